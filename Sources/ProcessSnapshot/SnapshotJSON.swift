import Diagnostics
import FoundationEssentials

extension ProcessSnapshot {
  /// One line of JSON, keys in `snake_case` and in alphabetical order, without the line's end.
  package func json() -> [UInt8] {
    var text = JSONText()
    write(to: &text)
    return text.bytes
  }

  /// - Throws: `Diagnostics` that say what is not as it should be.
  package init(json: [UInt8]) throws {
    let decoder = JSONDecoder()
    do {
      self = try decoder.decode(ProcessSnapshot.self, from: Data(json))
    } catch {
      throw Diagnostics([Self.unreadable("\(error)")])
    }
    guard memfigSnapshot == 1 else { throw Diagnostics([Self.otherVersion(memfigSnapshot)]) }
  }

  static func unreadable(_ reason: String) -> Diagnostic {
    .error("the snapshot cannot be read: \(reason)", help: "memfig and memfig-trace must be of one version")
  }

  static func otherVersion(_ version: Int) -> Diagnostic {
    .error(
      "the snapshot has version \(version), where 1 is expected", help: "memfig and memfig-trace must be of one version"
    )
  }
}

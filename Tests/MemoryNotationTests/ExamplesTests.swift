import Foundation
import MemoryModel
import Testing

@testable import MemoryNotation

/// The examples people look at first, and copy from.
@Suite struct ExamplesTests {
  static let folder = URL(filePath: #filePath).appending(path: "../../../Examples").standardized

  /// Every `Examples/TOPIC/NAME.mem`, from the examples' folder on.
  static let names = ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".mem") }.sorted()

  private func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
  }

  @Test(arguments: names)
  func isReadWithoutDiagnostics(_ name: String) throws {
    let reading = Notation.read(try bytes(name), file: name)
    #expect(render(reading.diagnostics) == "")
    #expect(reading.model?.title != nil, "an example has a title")
  }

  /// As `memfig fmt` prints them.
  @Test(arguments: names)
  func isInCanonicalForm(_ name: String) throws {
    let bytes = try bytes(name)
    #expect(try Notation.format(bytes, file: name) == String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: names)
  func beginsWithWhatItShows(_ name: String) throws {
    let lines = String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n")
    #expect((1...2).contains(lines.prefix { $0.hasPrefix("// ") }.count), "one or two lines of comment come first")
  }

  @Test func everyTopicHasItsFolder() {
    let topics = [
      "arc-mutex-threads", "authors-cut", "box", "byte-view", "cell-vocabulary", "const-and-static", "deep-tree",
      "exam", "fat-pointers", "four-regions", "light-and-dark", "long-array", "matrix", "mutable-reference", "mutex",
      "owners-and-borrows", "pointer-vocabulary", "publish", "rc-and-weak", "rc-refcell-list", "refcell",
      "reference-cycle", "shared-references", "string-column",
    ]
    #expect(Self.names == topics.map { "\($0)/\($0).mem" })
  }

  @Test func everyKindOfPointerIsNamedByItsVariable() throws {
    let name = "pointer-vocabulary/pointer-vocabulary.mem"
    let model = try #require(Notation.read(try bytes(name), file: name).model)
    let state = try #require(model.states.first)
    let index = PlaceIndex(state)
    var named: [String] = []
    for cell in try #require(state.stacks.first?.frames.first).entries.cells {
      guard case .pointer(let pointer) = cell.value else { continue }
      named.append(cell.name)
      if cell.name == "dangling" {
        #expect(index.status(of: pointer) == .dangling)
      } else {
        #expect(pointer.kind.rawValue == cell.name)
        #expect(index.status(of: pointer) == .valid)
      }
    }
    #expect(Set(named) == Set(PointerKind.allCases.map(\.rawValue) + ["dangling"]))
  }

  /// The README's blocks that begin with a title.
  @Test func theREADMEIsRead() throws {
    let text = try String(contentsOf: Self.folder.appending(path: "../README.md"), encoding: .utf8)
    let blocks = text.components(separatedBy: "```\n").filter { $0.hasPrefix("memory ") }
    #expect(blocks.count == 2)
    for block in blocks {
      #expect(render(Notation.read(Array(block.utf8), file: "README.md").diagnostics) == "")
    }
  }
}

import Glibc
import MemFig

/// Where the author's directives for an input come from, beside those in it.
package enum CutChoice: Hashable, Sendable {
  /// `prog.cut` beside `prog.mem` or `prog.rs`, `memfig.cut` in a package, where there is one.
  case beside
  case file(String)
  case none

  /// The text; nil where there is none.
  func text(for input: InputFile, limit: Int) throws(Failure) -> CutText? {
    switch self {
    case .none: return nil
    case .file(let name): return try Self.read(name, limit: limit)
    case .beside:
      guard let name = input.cutName, access(name, F_OK) == 0 else { return nil }
      return try Self.read(name, limit: limit)
    }
  }

  private static func read(_ name: String, limit: Int) throws(Failure) -> CutText {
    let text = try InputFile(name).read(limit: limit, as: .cut)
    return CutText(text.bytes, file: text.file)
  }
}

extension InputFile {
  /// The file of directives that belongs to it by its name.
  fileprivate var cutName: String? {
    if isStandardInput { return nil }
    if argument == "Cargo.toml" { return "memfig.cut" }
    if argument.hasSuffix("/Cargo.toml") { return argument.dropLast("Cargo.toml".count) + "memfig.cut" }
    if isProgram, !argument.hasSuffix(".rs") { return argument + "/memfig.cut" }
    return stem + ".cut"
  }
}

import ArgumentParser
import RenderJob

/// Text of memfig's own for standard output.
enum Page {
  static func print(_ text: String) throws {
    let code = OutputFile.print(text)
    if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
  }
}

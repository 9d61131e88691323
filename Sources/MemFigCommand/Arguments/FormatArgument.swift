import ArgumentParser
import RenderJob

/// Formats as they are named on the command line.
enum FormatArgument {
  static func format(_ text: String, among formats: [OutputFormat]) throws -> OutputFormat {
    guard let format = OutputFormat(rawValue: text.lowercased()), formats.contains(format) else {
      throw ValidationError("formats are \(names(formats))")
    }
    return format
  }

  /// The format that a file's name says by its ending.
  static func format(ofFile name: String, among formats: [OutputFormat]) throws -> OutputFormat {
    guard let format = OutputFormat(endingOf: name), formats.contains(format) else {
      throw ValidationError(
        "the ending of \"\(name)\" names no format: endings are \(names(formats, prefix: ".")); or name it with -T")
    }
    return format
  }

  private static func names(_ formats: [OutputFormat], prefix: String = "") -> String {
    formats.map { prefix + $0.rawValue }.joined(separator: ", ")
  }
}

extension OutputPlan.Destination {
  init(argument: String) throws {
    if argument.isEmpty { throw ValidationError("the output's name is empty") }
    self = argument == "-" || argument == "/dev/stdout" ? .standardOutput : .file(argument)
  }
}

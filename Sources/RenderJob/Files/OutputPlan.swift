import Glibc

/// Where the outputs of each input go, and in which formats.
package struct OutputPlan: Hashable, Sendable {
  package enum Destination: Hashable, Sendable {
    case standardOutput
    /// In a name, `{n}` is a state's number and `{state}` its label; `{sheet}` is `exam` or `key`.
    case file(String)
    /// The input's name with the format's ending.
    case afterInput
    /// The input itself.
    case inPlace
  }

  package struct Target: Hashable, Sendable {
    package var format: OutputFormat
    package var destination: Destination

    package init(_ format: OutputFormat, to destination: Destination) {
      self.format = format
      self.destination = destination
    }

    /// Whether it is one file a state.
    var isSplit: Bool {
      guard case .file(let name) = destination else { return false }
      return name.contains("{n}") || name.contains("{state}")
    }

    /// Whether the sheets of an exam are files of their own.
    var namesSheet: Bool {
      guard case .file(let name) = destination else { return false }
      return name.contains("{sheet}")
    }

    /// Whether it is one file for all inputs.
    package var isFixedFile: Bool {
      if case .file = destination { return !isSplit }
      return false
    }

    /// The name of a file that is not the input's neighbour.
    var file: String? {
      if case .file(let name) = destination { name } else { nil }
    }

    /// Whether it would write bytes to a terminal that are no text.
    package var spoilsTerminal: Bool {
      destination == .standardOutput && format.isBinary && isatty(STDOUT_FILENO) == 1
    }

    /// The file's name; nil is standard output.
    func path(for input: InputFile, state: StateName?) -> String? {
      switch destination {
      case .standardOutput: return nil
      case .inPlace: return input.argument
      case .afterInput: return "\(input.stem).\(format.rawValue)"
      case .file(let name):
        guard var state else { return name }
        if state.sheet.isEmpty { state.sheet = "{sheet}" }
        return name.replacing("{sheet}", with: state.sheet).replacing("{n}", with: String(state.number)).replacing(
          "{state}", with: state.slug)
      }
    }
  }

  package var targets: [Target]

  package init(_ targets: [Target]) { self.targets = targets }
}

/// A state as a part of file names.
struct StateName: Hashable, Sendable {
  /// Counted from 1.
  var number: Int
  var slug: String
  /// Of a figure with blanks `exam` or `key`; empty where the name does not say it.
  var sheet = ""
}

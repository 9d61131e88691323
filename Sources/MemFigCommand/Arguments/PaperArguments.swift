import ArgumentParser
import Glibc
import MemFig

/// What is said of the finished picture.
struct PaperArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Draw only this state, by its label or its number.", valueName: "label"))
  var state: String?

  @Option(
    help: ArgumentHelp("Pixels an inch in PNG (default: 300).", valueName: "number"),
    transform: { text in
      guard let dpi = Double(text), (1...2400).contains(dpi) else {
        throw ValidationError("expected a number from 1 to 2400")
      }
      return dpi
    })
  var dpi: Double = 300

  @Option(
    help: ArgumentHelp("The background: #RRGGBB, #RRGGBBAA, white, black, or none.", valueName: "color"),
    transform: BackgroundArgument.init)
  var background: BackgroundArgument?

  @Option(
    help: ArgumentHelp("The sentence that says what the picture shows, for those who do not see it.", valueName: "text")
  )
  var alt: String?

  func applied(to options: DrawingOptions) throws -> DrawingOptions {
    var options = options
    options.dpi = dpi
    options.summary = alt
    if let background {
      if background.color != nil, options.followsScheme { throw Diagnostics([Self.fixedBackground]) }
      options.style.background = background.color
    }
    options.date = try Self.sourceDate()
    return options
  }

  static var fixedBackground: Diagnostic {
    .error(
      "a background of one colour does not go with a style that follows what a reader prefers",
      help: "use --background none, or a style sheet that extends \"auto\"")
  }

  /// The date that reproducible builds ask for.
  private static func sourceDate() throws -> Int? {
    guard let text = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }), !text.isEmpty else { return nil }
    // The year 9999 is the last that documents can name.
    guard let date = Int(text), (0...253_402_300_799).contains(date) else {
      throw ValidationError("SOURCE_DATE_EPOCH is \"\(text)\": expected seconds since 1970")
    }
    return date
  }
}

struct BackgroundArgument {
  /// nil is transparent.
  let color: Color?

  init(_ text: String) throws {
    switch text.lowercased() {
    case "none", "transparent": color = nil
    case "white": color = Color(hex: "#FFFFFF")
    case "black": color = Color(hex: "#000000")
    default:
      guard let color = Color(hex: text) else {
        throw ValidationError("expected #RRGGBB, #RRGGBBAA, white, black or none")
      }
      self.color = color
    }
  }
}

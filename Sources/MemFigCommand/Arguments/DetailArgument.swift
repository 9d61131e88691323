import ArgumentParser
import RustDecoding

/// How much to show: `bytes` of everything, `main.v=bytes` of one variable.
enum DetailArgument {
  case everything(Detail)
  case variable(DetailChoices.Named)

  init(argument: String) throws {
    let (name, level) =
      if let sign = argument.lastIndex(of: "=") {
        (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
      } else {
        ("", argument)
      }
    guard let detail = Detail(rawValue: level) else {
      throw ValidationError(
        "expected \"teaching\", \"std\" or \"bytes\", or one of them for a variable: \"main.v=bytes\"")
    }
    guard argument.contains("=") else {
      self = .everything(detail)
      return
    }
    guard !name.isEmpty, !name.hasSuffix("."), !name.hasPrefix(".") else {
      throw ValidationError("expected the name of a variable before \"=\"")
    }
    self = .variable(DetailChoices.Named(name, detail))
  }
}

import Diagnostics

extension Style {
  /// The styles that come with the program; the first is the default.
  package static let builtInNames = ["print", "mono", "dark", "textbook", "auto"]

  /// A built-in style.
  ///
  /// - Throws: `Diagnostics` where there is none of this name.
  package static func named(_ name: String) throws -> Style {
    guard let sheet = StyleSheet(builtIn: name) else {
      throw Diagnostics([.error(unknown(name).message, help: unknown(name).help)])
    }
    return try sheet.style()
  }

  /// The text of a built-in style's sheet, to start one's own from.
  package static func sheet(ofBuiltIn name: String) -> [UInt8]? { StyleSheet(builtIn: name)?.bytes }

  /// A style sheet's style.
  ///
  /// - Parameter file: its name for messages; what it extends is looked for beside it.
  /// - Throws: `Diagnostics` with all that is wrong in it and in what it extends.
  package static func read(_ bytes: [UInt8], file: String) throws -> Style {
    try StyleSheet(bytes: bytes, file: file).style()
  }

  /// - Throws: `Diagnostics`, also where the file cannot be read.
  package static func read(file: String) throws -> Style { try StyleSheet(file: file).style() }

  /// A built-in style by its name, or a sheet by its path, which has a `/` in it or ends in `.toml`.
  package static func find(_ nameOrPath: String) throws -> Style {
    isPath(nameOrPath) ? try read(file: nameOrPath) : try named(nameOrPath)
  }

  static func isPath(_ text: String) -> Bool { text.contains("/") || text.hasSuffix(".toml") }

  static func unknown(_ name: String) -> (message: String, help: String) {
    var nearest = NearestName()
    let near = nearest.among(builtInNames, to: name).map { "did you mean \"\($0)\"?" }
    return (
      "there is no style \"\(name)\"",
      near ?? "styles are \(builtInNames.joined(separator: ", ")), or a file: \"./\(name).toml\""
    )
  }
}

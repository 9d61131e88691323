import Diagnostics
import Glibc

/// The bytes of a style sheet, and where they come from.
struct StyleSheet {
  let name: String
  /// As it stands in messages.
  let file: String
  let bytes: [UInt8]

  /// The longest sheet that is read, in bytes.
  static let longest = 1 << 20

  init?(builtIn name: String) {
    switch name {
    case "print": bytes = PackageResources.print_toml
    case "mono": bytes = PackageResources.mono_toml
    case "dark": bytes = PackageResources.dark_toml
    case "textbook": bytes = PackageResources.textbook_toml
    default: return nil
    }
    self.name = name
    file = "Styles/\(name).toml"
  }

  init(bytes: [UInt8], file: String) {
    var name = file.split(separator: "/").last.map(String.init) ?? file
    if name.hasSuffix(".toml") { name.removeLast(5) }
    self.name = name
    self.file = file
    self.bytes = bytes
  }

  /// - Throws: `Diagnostics` where the file cannot be read.
  init(file: String) throws {
    guard let stream = fopen(file, "re") else { throw Self.unreadable(file, errno) }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= Self.longest {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    if ferror(stream) != 0 { throw Self.unreadable(file, errno) }
    self.init(bytes: bytes, file: file)
  }

  // MARK: The style

  /// - Throws: `Diagnostics` with all that is wrong here and in what is extended.
  func style() throws -> Style { try style(extendedBy: []) }

  private func style(extendedBy chain: [StyleSheet]) throws -> Style {
    if bytes.count > Self.longest { throw Diagnostics([Self.tooLong(file)]) }
    let text = TOMLText(bytes)
    var problems = text.problems
    var inherited: [Diagnostic] = []
    var base: Style?
    let extended = text.entries.first { $0.path == [StyleKey.extends] }?.value
    if let extended {
      do {
        base = try self.sheet(extended, extendedBy: chain).style(extendedBy: chain + [self])
      } catch let problem as StyleProblem {
        problems.append(problem)
      } catch let diagnostics as Diagnostics {
        inherited = diagnostics.all
      }
    }
    let reader = StyleReader(text.entries, onto: base ?? .blank)
    problems += reader.problems
    if extended == nil, problems.isEmpty, !reader.missing.isEmpty { problems.append(.incomplete(reader.missing)) }
    let diagnostics = StyleProblem.diagnostics(problems, in: bytes, file: file) + inherited
    if !diagnostics.isEmpty { throw Diagnostics(diagnostics) }
    var style = reader.style
    style.name = name
    return style
  }

  /// The sheet that this one extends.
  private func sheet(_ extended: TOMLValue, extendedBy chain: [StyleSheet]) throws -> StyleSheet {
    guard case .string(let name) = extended.content else {
      throw StyleProblem.wrongType(
        StyleKey.extends, expected: "a style's name or path", found: extended.kind, extended.range)
    }
    if !Style.isPath(name) {
      guard let sheet = StyleSheet(builtIn: name) else {
        let unknown = Style.unknown(name)
        throw StyleProblem(unknown.message, extended.range, help: unknown.help)
      }
      return sheet
    }
    let path = name.hasPrefix("/") ? name : folder + name
    let files = (chain + [self]).map(\.file)
    if let first = files.firstIndex(where: { Self.isSame($0, path) }) {
      throw StyleProblem.extendsItself(Array(files[first...]) + [path], extended.range)
    }
    do {
      return try StyleSheet(file: path)
    } catch let diagnostics as Diagnostics {
      throw StyleProblem(diagnostics.all[0].message, extended.range)
    }
  }

  /// The folder of the file, with a slash at its end; empty for the current one.
  private var folder: String { file.lastIndex(of: "/").map { String(file[...$0]) } ?? "" }

  private static func isSame(_ path: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(path, &first) == 0, stat(other, &second) == 0 else { return path == other }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  // MARK: Messages

  static func unreadable(_ file: String, _ code: Int32) -> Diagnostics {
    let reason = code == ENOENT ? "there is no such file" : String(cString: strerror(code)).lowercased()
    return Diagnostics([.error("cannot read the style \"\(file)\": \(reason)")])
  }

  static func tooLong(_ file: String) -> Diagnostic {
    .error("the style sheet is longer than \(longest >> 20) MiB", at: SourceLocation(file: file))
  }
}

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
    case "auto": bytes = PackageResources.auto_toml
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
  func style() throws -> Style { try read(extendedBy: []).followingDark() }

  private func read(extendedBy chain: [StyleSheet]) throws -> StyleReading {
    if bytes.count > Self.longest { throw Diagnostics([Self.tooLong(file)]) }
    let text = TOMLText(bytes)
    var problems = text.problems
    var inherited: [Diagnostic] = []
    /// What another sheet says that this one names.
    func other(_ key: String) throws -> (isNamed: Bool, reading: StyleReading?) {
      guard let name = text.entries.first(where: { $0.path == [key] })?.value else { return (false, nil) }
      do {
        return (true, try self.sheet(name, key, extendedBy: chain).read(extendedBy: chain + [self]))
      } catch let problem as StyleProblem {
        problems.append(problem)
      } catch let diagnostics as Diagnostics {
        inherited += diagnostics.all
      }
      return (true, nil)
    }
    let (isExtending, base) = try other(StyleKey.extends)
    let (_, dark) = try other(StyleKey.dark)
    let reader = StyleReader(text.entries, onto: base?.style ?? .blank)
    problems += reader.problems
    if !isExtending, problems.isEmpty, !reader.missing.isEmpty { problems.append(.incomplete(reader.missing)) }
    let diagnostics = StyleProblem.diagnostics(problems, in: bytes, file: file) + inherited
    if !diagnostics.isEmpty { throw Diagnostics(diagnostics) }
    var reading = base ?? StyleReading(style: reader.style)
    reading.style = reader.style
    reading.style.name = name
    reading.colors.merge(reader.colors) { $1 }
    if let dark { reading.darkColors = dark.colors }
    return reading
  }

  /// The sheet that this one names under a key.
  private func sheet(_ extended: TOMLValue, _ key: String, extendedBy chain: [StyleSheet]) throws -> StyleSheet {
    guard case .string(let name) = extended.content else {
      throw StyleProblem.wrongType(
        key, expected: "a style's name or path", found: extended.kind, extended.range)
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

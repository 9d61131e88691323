import Diagnostics
import Glibc

/// Builds a program whose root is one source file, by calling rustc.
struct SingleFileBuild {
  let request: CaptureRequest
  let compiler: Compiler
  /// The root's folder.
  let root: String
  /// Ours: the instrumented copy and what comes of it.
  let workspace: String

  init(_ request: CaptureRequest, in workspace: String) throws(CaptureFailure) {
    guard let path = FilePath.resolved(request.path) else {
      throw .unreadable(request.path, SystemError("cannot read it", errno))
    }
    self.request = request
    self.workspace = workspace
    root = FilePath.folder(of: path)
    compiler = try Compiler.find()
  }

  func build(_ signals: borrowing HeldSignals) throws -> BuiltProgram {
    let sources = try sources(signals)
    let choice = try MarkerChoice(among: sources, of: request)
    try writeCopy(of: sources, with: choice.chosen)
    let emitted = "link=\(executable),mir=\(mir)"
    let result = try compiler.run(
      [copy] + common(emitting: emitted) + Compiler.readable
        + ["--remap-path-prefix", "\(copyFolder)=\(root)"], folder: workspace, signals: signals)
    if !result.succeeded { throw try failure(result, choice, signals) }
    return BuiltProgram(
      executable: executable, mir: [mir], markers: choice.chosen,
      sources: Dictionary(
        sources.map { (original($0.file), String(decoding: $0.text, as: UTF8.self)) }, uniquingKeysWith: { $1 }),
      names: Dictionary(sources.map { (original($0.file), $0.file) }, uniquingKeysWith: { $1 }), root: root)
  }

  private var fileName: String { FilePath.name(of: request.path) }
  private var copyFolder: String { workspace + "/src" }
  private var copy: String { "\(copyFolder)/\(fileName)" }
  private var executable: String { "\(workspace)/program" }
  private var mir: String { "\(workspace)/program.mir" }

  /// The full path of a source as the user named it.
  private func original(_ file: String) -> String { "\(root)/\(path(fromRoot: file))" }

  /// Sources are named after the root file as the user named it.
  private func path(fromRoot file: String) -> String {
    let folder = FilePath.folder(of: request.path)
    return folder == "." && !request.path.hasPrefix("./") ? file : FilePath.relative(file, to: folder) ?? file
  }

  private func common(emitting: String) -> [String] {
    var arguments = ["--edition", request.edition.rawValue, "--crate-type", "bin", "--emit", emitting]
    let stem = fileName.hasSuffix(".rs") ? String(fileName.dropLast(3)) : fileName
    // Other names than these rustc does not make a crate's name of by itself.
    if !stem.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x5F || 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
    ) {
      arguments += ["--crate-name", "program"]
    }
    if request.isColored { arguments += ["--color", "always"] }
    return arguments
  }

  /// The root, and the files of the modules in it that are the user's own.
  private func sources(_ signals: borrowing HeldSignals) throws -> [MarkedSource] {
    let first = MarkedSource(try Self.read(request.path), file: request.path)
    guard first.reachesOtherFiles else { return [first] }
    let list = workspace + "/program.d"
    var command = Command(
      compiler.executable, [request.path] + common(emitting: "dep-info=\(list)") + ["--cap-lints", "allow"])
    command.environment = ["RUSTC_BOOTSTRAP": "1"]
    let result = try command.run(signals)
    if !result.succeeded { throw CaptureFailure.doesNotCompile(request.path, result.errorText) }
    var sources = [first]
    for file in DependencyFile.sources(in: try FileTree.read(list)) where file.hasSuffix(".rs") && file != request.path
    {
      guard let path = FilePath.resolved(file), FilePath.relative(path, to: root) != nil else { continue }
      let id = 1 + sources.reduce(0) { $0 + $1.markers.count }
      sources.append(MarkedSource(try Self.read(file), file: file, firstID: id))
    }
    return sources
  }

  private static func read(_ file: String) throws(CaptureFailure) -> [UInt8] {
    do { return try FileTree.read(file) } catch { throw .unreadable(file, error) }
  }

  private func writeCopy(of sources: [MarkedSource], with markers: [Marker]) throws(SystemError) {
    var files: [String: [UInt8]] = [:]
    for source in sources {
      files[path(fromRoot: source.file)] = source.instrumented(
        for: markers.filter { $0.file == source.file }, edition: request.edition)
    }
    if sources[0].reachesOtherFiles {
      try SourceMirror.make(of: root, at: copyFolder, with: files)
    } else {
      try FileTree.makeFolder(copyFolder)
      for (name, bytes) in files { try FileTree.write(bytes, to: "\(copyFolder)/\(name)") }
    }
  }

  // MARK: What went wrong

  private func failure(
    _ result: Command.Result, _ choice: MarkerChoice, _ signals: borrowing HeldSignals
  ) throws -> CaptureFailure {
    // As the user wrote it: rustc then speaks of the user's own lines and columns.
    var original = Command(
      compiler.executable,
      [request.path] + common(emitting: "metadata=\(workspace)/original") + ["--cap-lints", "allow"])
    original.environment = ["RUSTC_BOOTSTRAP": "1"]
    let check = try original.run(signals)
    if !check.succeeded { return .doesNotCompile(request.path, check.errorText) }
    var refused: [Marker: String] = [:]
    try findRefused(choice.chosen, of: choice.sources, into: &refused, signals)
    if refused.isEmpty { return .cannotLink(request.path, result.errorText) }
    let spots = choice.sources.flatMap { zip($0.markers, $0.spots) }
    return CaptureFailure(
      .program,
      spots.compactMap { marker, spot in refused[marker].map { marker.refused(at: spot, reason: $0) } })
  }

  /// Halves the markers until those are found that do not compile, with rustc's reason.
  private func findRefused(
    _ markers: [Marker], of sources: [MarkedSource], into refused: inout [Marker: String],
    _ signals: borrowing HeldSignals
  ) throws {
    try writeCopy(of: sources, with: markers)
    let result = try compiler.run(
      [copy] + common(emitting: "metadata=\(workspace)/check") + ["--cap-lints", "allow"], folder: workspace,
      signals: signals)
    if result.succeeded { return }
    if markers.count == 1 {
      refused[markers[0]] = Self.firstError(in: result.errorText)
      return
    }
    let half = markers.count / 2
    try findRefused(Array(markers[..<half]), of: sources, into: &refused, signals)
    try findRefused(Array(markers[half...]), of: sources, into: &refused, signals)
  }

  /// `error[E0308]: mismatched types` without what is not words.
  static func firstError(in text: String) -> String {
    let plain = text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    let line = plain.split(separator: "\n").first { $0.hasPrefix("error") } ?? ""
    return String(line.drop { $0 != ":" }.dropFirst(2))
  }
}

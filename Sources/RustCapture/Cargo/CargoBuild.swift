import Diagnostics
import Glibc

/// Builds a target of a Cargo package, with probes in a mirror of its sources; the package itself stays as it is.
struct CargoBuild {
  let request: CaptureRequest
  let cargo: String
  let compiler: Compiler
  let manifest: String
  /// Ours.
  let workspace: String
  /// What is built; a kept one is the user's, and holds what earlier captures built.
  let targetFolder: String

  init(_ request: CaptureRequest, in workspace: String) throws(CaptureFailure) {
    self.request = request
    self.workspace = workspace
    let path = FilePath.isFolder(request.path) ? request.path + "/Cargo.toml" : request.path
    guard let manifest = FilePath.resolved(path) else {
      throw .unreadable(path, SystemError("cannot read it", errno))
    }
    self.manifest = manifest
    compiler = try Compiler.find()
    let name = getenv("CARGO").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "cargo"
    guard let cargo = FilePath.executable(name) else { throw .missingTool(name, package: "cargo") }
    self.cargo = cargo
    targetFolder = try Self.folder(request.cargo.targetFolder ?? workspace + "/target")
  }

  private static func folder(_ path: String) throws(CaptureFailure) -> String {
    do { try FileTree.makeFolder(path) } catch { throw .system(error) }
    return FilePath.resolved(path) ?? path
  }

  func build(_ signals: borrowing HeldSignals) throws -> BuiltProgram {
    let metadata = try metadata(signals)
    let target = try CargoTarget(request.cargo, in: metadata, manifest: manifest, of: request.path)
    let marked = try WorkspaceSources.marked(in: metadata, shown: { shown($0, root: metadata.workspaceRoot) })
    if marked.isEmpty, !request.hasOtherStops { throw CaptureFailure.noMarker(request.path) }
    try mirror(marked, metadata)
    try prepareWrapper(metadata, signals)
    let lock = KeptFile(metadata.workspaceRoot + "/Cargo.lock")
    let (messages, result) = try run(target, signals)
    _ = lock
    if !result.succeeded { throw failure(messages, result, marked, metadata) }
    guard let executable = messages.last(where: target.isBuilt)?.executable else {
      throw CaptureFailure.doesNotCompile(request.path, result.errorText)
    }
    let compiled = try compiledFiles(metadata)
    let sources = marked.filter { compiled.contains($0.path) }.map(\.source)
    let choice = try MarkerChoice(among: sources, of: request)
    let texts = try texts(of: compiled, in: metadata)
    return BuiltProgram(
      executable: executable, mir: FileTree.names(in: mir).map { "\(mir)/\($0)" }, markers: choice.chosen,
      sources: texts,
      names: Dictionary(
        texts.keys.map { ($0, shown($0, root: metadata.workspaceRoot)) }, uniquingKeysWith: { $1 }),
      root: metadata.workspaceRoot, libraries: try libraries(signals),
      folder: target.isTest ? target.package.folder : nil)
  }

  private var mirror: String { workspace + "/src" }
  private var mir: String { workspace + "/mir" }
  /// In the folder that is kept: Cargo compiles anew what another wrapper compiled.
  private var wrapper: String { "\(targetFolder)/\(CompilerWrapper.name)" }
  private var settings: String { workspace + "/settings" }

  /// A file as the user may name it.
  private func shown(_ path: String, root: String) -> String {
    let folder = FilePath.isFolder(request.path) ? request.path : FilePath.folder(of: request.path)
    guard let resolved = FilePath.resolved(folder), let rest = FilePath.relative(path, to: resolved) else {
      return path
    }
    if folder == "." { return rest }
    return folder.hasSuffix("/") ? folder + rest : "\(folder)/\(rest)"
  }

  private func metadata(_ signals: borrowing HeldSignals) throws -> CargoMetadata {
    var command = Command(
      cargo, ["metadata", "--no-deps", "--format-version", "1", "--manifest-path", manifest])
    command.folder = FilePath.folder(of: manifest)
    let result = try command.run(signals)
    if !result.succeeded { throw CaptureFailure.cargoRefuses(request.path, result.errorText) }
    do { return try CargoMetadata(json: result.output) } catch {
      throw CaptureFailure.cargoRefuses(request.path, "\(error)\n")
    }
  }

  private func mirror(
    _ marked: [(path: String, source: MarkedSource)], _ metadata: CargoMetadata
  ) throws(SystemError) {
    var files: [String: [UInt8]] = [:]
    for (path, source) in marked {
      // Whether those that cannot be statements matter is known only after the build.
      let bad = Set(source.problems.map(\.location))
      files[path] = source.instrumented(
        for: source.markers.filter { !bad.contains($0.location) },
        edition: WorkspaceSources.edition(of: "\(metadata.workspaceRoot)/\(path)", in: metadata))
    }
    try SourceMirror.make(of: metadata.workspaceRoot, at: mirror, with: files)
    try FileTree.makeFolder(mir)
  }

  private func prepareWrapper(_ metadata: CargoMetadata, _ signals: borrowing HeldSignals) throws {
    var flags: [String] = []
    for candidate in Compiler.unstable where !candidate.isEmpty {
      var command = Command(compiler.executable, candidate + ["--print", "sysroot"])
      command.environment = ["RUSTC_BOOTSTRAP": "1"]
      command.folder = FilePath.folder(of: manifest)
      if try command.run(signals).succeeded {
        flags = candidate
        break
      }
    }
    let content = CompilerWrapper.Settings(root: metadata.workspaceRoot, mirror: mirror, mir: mir, unstable: flags)
    try FileTree.write(Array(content.text.utf8), to: settings)
    guard let own = Installation.wrapper else { throw CaptureFailure.missingPart(CompilerWrapper.name) }
    // Renamed into place: another capture may be using the one that is there.
    let link = "\(wrapper)-\(getpid())"
    if symlink(own, link) != 0 || rename(link, wrapper) != 0 {
      throw SystemError("cannot link \"\(wrapper)\"", errno)
    }
  }

  private func run(
    _ target: CargoTarget, _ signals: borrowing HeldSignals
  ) throws -> ([CargoMessage], Command.Result) {
    var arguments = target.arguments
    let format = request.isColored ? "json-diagnostic-rendered-ansi" : "json"
    arguments += ["--message-format", format, "--manifest-path", manifest, "--target-dir", targetFolder]
    if !request.cargo.features.isEmpty { arguments += ["--features", request.cargo.features.joined(separator: ",")] }
    if request.cargo.allFeatures { arguments.append("--all-features") }
    if request.cargo.noDefaultFeatures { arguments.append("--no-default-features") }
    var command = Command(cargo, arguments)
    command.folder = FilePath.folder(of: manifest)
    command.environment = [
      "RUSTC_WORKSPACE_WRAPPER": wrapper, "RUSTC_WRAPPER": "", "CARGO_INCREMENTAL": "0", "CARGO_BUILD_TARGET": nil,
      "CARGO_TERM_COLOR": request.isColored ? "always" : "never", CompilerWrapper.settingsVariable: settings,
    ]
    let result = try command.run(signals)
    return (CargoMessage.messages(in: result.output), result)
  }

  /// The workspace's files that were compiled, by their paths from the root on.
  private func compiledFiles(_ metadata: CargoMetadata) throws -> Set<String> {
    var files: Set<String> = []
    for folder in ["deps", "examples"].map({ "\(targetFolder)/debug/\($0)" }) {
      for name in FileTree.names(in: folder) where name.hasSuffix(".d") {
        for file in DependencyFile.sources(in: try FileTree.read("\(folder)/\(name)")) {
          if let path = FilePath.relative(file, to: mirror) ?? FilePath.relative(file, to: metadata.workspaceRoot) {
            files.insert(path)
          }
        }
      }
    }
    return files
  }

  /// Where Cargo has programs look for libraries; where there are any, for Rust's own too.
  private func libraries(_ signals: borrowing HeldSignals) throws -> [String] {
    let folders = ["\(targetFolder)/debug", "\(targetFolder)/debug/deps"]
    guard folders.contains(where: { FileTree.names(in: $0).contains { $0.hasSuffix(".so") } }) else { return [] }
    let own = try Command(compiler.executable, ["--print", "target-libdir"]).run(signals)
    return folders + String(decoding: own.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func texts(of files: Set<String>, in metadata: CargoMetadata) throws(SystemError) -> [String: String] {
    var texts: [String: String] = [:]
    for path in files.sorted() where path.hasSuffix(".rs") {
      let full = "\(metadata.workspaceRoot)/\(path)"
      texts[full] = String(decoding: try FileTree.read(full), as: UTF8.self)
    }
    return texts
  }

  private func failure(
    _ messages: [CargoMessage], _ result: Command.Result, _ marked: [(path: String, source: MarkedSource)],
    _ metadata: CargoMetadata
  ) -> CaptureFailure {
    let errors = messages.compactMap(\.message).filter { $0.level.hasPrefix("error") }
    var refused: [Diagnostic] = []
    for (path, source) in marked {
      for (marker, spot) in zip(source.markers, source.spots) {
        let error = errors.first { error in
          error.spans.contains {
            $0.lineStart == marker.line
              && ($0.fileName.hasSuffix("/" + path) || $0.fileName == path)
          }
        }
        if let error { refused.append(marker.refused(at: spot, reason: error.message)) }
      }
    }
    if !refused.isEmpty { return CaptureFailure(.program, refused) }
    let rendered = errors.compactMap(\.rendered).joined()
    return rendered.isEmpty ? .cargoRefuses(request.path, result.errorText) : .cannotLink(request.path, rendered)
  }
}

extension CaptureFailure {
  /// Cargo's own words stand before it.
  static func cargoRefuses(_ path: String, _ transcript: String) -> CaptureFailure {
    CaptureFailure(
      .program, .error("cargo cannot build the package", at: SourceLocation(file: path)), transcript: transcript)
  }
}

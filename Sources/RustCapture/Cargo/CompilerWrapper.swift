import Glibc

/// What Cargo calls instead of rustc for the crates of the workspace: the same with other sources and further flags.
///
/// A link by this name to the executable itself, which finds its settings by the environment: Cargo passes no arguments
/// of ours.
package enum CompilerWrapper {
  package static let name = "memfig-rustc"
  static let settingsVariable = "MEMFIG_RUSTC_SETTINGS"

  struct Settings: Hashable {
    /// The workspace, and its mirror with probes.
    var root: String
    var mirror: String
    /// Where intermediate code goes.
    var mir: String
    var unstable: [String]

    var text: String { ([root, mirror, mir] + unstable).joined(separator: "\n") }

    init(root: String, mirror: String, mir: String, unstable: [String]) {
      (self.root, self.mirror, self.mir, self.unstable) = (root, mirror, mir, unstable)
    }

    init?(text: String) {
      let lines = text.split(separator: "\n").map(String.init)
      guard lines.count >= 3 else { return nil }
      self.init(root: lines[0], mirror: lines[1], mir: lines[2], unstable: Array(lines[3...]))
    }
  }

  /// Whether this process was started as the wrapper.
  package static func isCalled(_ arguments: [String]) -> Bool {
    arguments.count > 1 && FilePath.name(of: arguments[0]) == name
  }

  /// Becomes the compiler.
  package static func run(_ arguments: [String]) -> Never {
    var call = Array(arguments[1...])
    if let path = getenv(settingsVariable), let bytes = try? FileTree.read(String(cString: path)),
      let settings = Settings(text: String(decoding: bytes, as: UTF8.self)),
      let changed = changed(call, with: settings, folder: FilePath.currentFolder)
    {
      call = changed
      if !settings.unstable.isEmpty { setenv("RUSTC_BOOTSTRAP", "1", 1) }
    }
    var pointers = call.map { strdup($0) } + [nil]
    execvp(call[0], &pointers)
    let words = Array("memfig: \(SystemError("cannot run \"\(call[0])\"", errno).message)\n".utf8)
    _ = write(STDERR_FILENO, words, words.count)
    exit(1)
  }

  /// The call with the mirror's source; nil where it is to stay: build scripts and macros run in the build, unprobed.
  static func changed(_ call: [String], with settings: Settings, folder: String) -> [String]? {
    let name = value("--crate-name", in: call)
    guard let name, !name.hasPrefix("build_script_"), value("--crate-type", in: call) != "proc-macro",
      let index = call.indices.dropFirst().first(where: { call[$0].hasSuffix(".rs") && !call[$0].hasPrefix("-") })
    else { return nil }
    let source = call[index].hasPrefix("/") ? call[index] : "\(folder)/\(call[index])"
    guard let path = FilePath.relative(source, to: settings.root) else { return nil }
    let copy = "\(settings.mirror)/\(path)"
    guard FilePath.isFile(copy) else { return nil }
    var changed = call
    changed[index] = copy
    return changed + Compiler.readable + [
      "-C", "strip=none", "-C", "lto=off", "--remap-path-prefix", "\(settings.mirror)=\(settings.root)",
      "--emit=mir=\(settings.mir)/\(name)-\(getpid()).mir",
    ] + settings.unstable
  }

  private static func value(_ option: String, in call: [String]) -> String? {
    for (index, word) in call.enumerated() {
      if word == option, index + 1 < call.count { return call[index + 1] }
      if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
    }
    return nil
  }
}

import Diagnostics
import Glibc

/// rustc, and the flags it is called with.
struct Compiler {
  let executable: String

  /// The compiler that `RUSTC` names, or else the first in `PATH`.
  static func find() throws(CaptureFailure) -> Compiler {
    let name = getenv("RUSTC").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "rustc"
    guard let path = FilePath.executable(name) else { throw .missingTool(name, package: "rustc") }
    return Compiler(executable: path)
  }

  /// What the program is compiled with whatever it is, so that its memory can be read.
  static let readable = [
    "-C", "debuginfo=2", "-C", "opt-level=0", "-C", "force-frame-pointers=yes", "--cap-lints", "allow",
  ]

  /// Flags that only nightly compilers take without `RUSTC_BOOTSTRAP=1`, from all to none: older ones refuse some.
  ///
  /// Without the first, values that functions return lose their place; the second says where in the source code stands.
  static let unstable = [["-Zmir-opt-level=0", "-Zmir-include-spans=on"], ["-Zmir-opt-level=0"], []]

  static func refusesFlags(_ errors: String) -> Bool {
    errors.contains("unknown unstable option") || errors.contains("unknown debugging option")
      || errors.contains("the option `Z` is only accepted")
  }

  /// Runs it with as many of the unstable flags as it takes.
  func run(_ arguments: [String], folder: String?, signals: borrowing HeldSignals) throws -> Command.Result {
    var last: Command.Result?
    for flags in Self.unstable {
      var command = Command(executable, arguments + flags)
      command.environment = flags.isEmpty ? [:] : ["RUSTC_BOOTSTRAP": "1"]
      command.folder = folder
      let result = try command.run(signals)
      if result.succeeded || !Self.refusesFlags(result.errorText) { return result }
      last = result
    }
    return last ?? Command.Result(status: 1, signal: 0, output: [], errors: [])
  }
}

extension CaptureFailure {
  static func missingTool(_ name: String, package: String) -> CaptureFailure {
    CaptureFailure(
      .missing,
      .error(
        "\"\(name)\" is missing: a Rust program must be compiled",
        help: "install Rust, with \"apt-get install \(package)\" or from https://rustup.rs"))
  }

  /// The compiler's own messages stand before it.
  static func doesNotCompile(_ file: String, _ transcript: String) -> CaptureFailure {
    CaptureFailure(
      .program, .error("it does not compile", at: SourceLocation(file: file)), transcript: transcript)
  }

  static func cannotLink(_ file: String, _ transcript: String) -> CaptureFailure {
    guard transcript.contains("linker `") && transcript.contains("not found") else {
      return doesNotCompile(file, transcript)
    }
    return CaptureFailure(
      .missing,
      .error(
        "the linker that rustc calls is missing", at: SourceLocation(file: file),
        help: "install a C compiler: \"apt-get install gcc\""), transcript: transcript)
  }
}

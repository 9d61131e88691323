import Diagnostics
import Glibc

/// Where the parts of memfig are that run beside it.
enum Installation {
  /// The executable that serves as the compiler's wrapper.
  static var wrapper: String? { part("memfig") }
  static var tracer: String? { part("memfig-trace") }
  static var heapRecorder: String? { part("libmemfigheap.so") }

  /// Where `MEMFIG_LIBEXEC` says, else beside this executable, else in `../libexec/memfig` from it.
  private static func part(_ name: String) -> String? {
    var folders: [String] = []
    if let folder = getenv("MEMFIG_LIBEXEC") { folders.append(String(cString: folder)) }
    if let own = FilePath.resolved("/proc/self/exe") {
      let folder = FilePath.folder(of: own)
      folders += [folder, folder + "/../libexec/memfig", folder + "/../bin"]
    }
    return folders.map { "\($0)/\(name)" }.first { FilePath.isFile($0) }.flatMap(FilePath.resolved)
  }
}

extension CaptureFailure {
  static func missingPart(_ name: String) -> CaptureFailure {
    CaptureFailure(
      .missing,
      .error(
        "\"\(name)\" is missing: it belongs beside memfig, or in ../libexec/memfig",
        help: "build it with \"make build\", or say in MEMFIG_LIBEXEC which folder it is in"))
  }
}

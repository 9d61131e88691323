import CRenderJobSupport
import Glibc

/// Puts bytes where they belong: a file appears whole or stays as it was.
package enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if !exists, errno != ENOENT { throw .cannotCreate(path, errno) }
    if path.hasSuffix("/") || exists && status.st_mode & S_IFMT == S_IFDIR { throw .outputIsFolder(path) }
    if exists, status.st_mode & S_IFMT != S_IFREG { return try writeDirectly(bytes, to: path) }
    if exists, access(path, W_OK) != 0 { throw .cannotCreate(path, errno) }
    do throws(Failure) {
      try replace(path: exists ? resolved(path) : path, with: bytes, like: exists ? status : nil)
    } catch {
      // By the name that it was given.
      var failure = error
      failure.diagnostic.location?.file = path
      throw failure
    }
  }

  /// Prints text; says itself what goes wrong.
  package static func print(_ text: String) -> ExitCode {
    memfig_answer_signals()
    do throws(Failure) {
      return try writeToStandardOutput(Array(text.utf8)) ? .done : .inputOutput
    } catch {
      DiagnosticPrinter().print([error.diagnostic])
      return error.code
    }
  }

  /// - Returns: Whether somebody still reads it.
  static func writeToStandardOutput(_ bytes: [UInt8]) throws(Failure) -> Bool {
    let error = Descriptor.write(bytes, to: STDOUT_FILENO)
    if error == EPIPE { return false }
    if error != 0 { throw .cannotWrite("<stdout>", error) }
    return true
  }

  /// Devices and pipes have no whole to keep.
  private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotCreate(path, errno) }
    let error = Descriptor.write(bytes, to: descriptor)
    guard close(descriptor) == 0, error == 0 else { throw .cannotWrite(path, error != 0 ? error : errno) }
  }

  /// A link is followed: what it leads to is replaced.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func replace(path: String, with bytes: [UInt8], like old: stat?) throws(Failure) {
    let (temporary, descriptor) = try create(beside: path)
    defer { memfig_guard_file(nil) }
    if let old {
      if old.st_uid != geteuid() || old.st_gid != getegid() { _ = fchown(descriptor, old.st_uid, old.st_gid) }
      _ = fchmod(descriptor, old.st_mode & 0o7777)
    }
    var error = Descriptor.write(bytes, to: descriptor)
    if close(descriptor) != 0, error == 0 { error = errno }
    if error != 0 {
      unlink(temporary)
      throw .cannotWrite(path, error)
    }
    if rename(temporary, path) != 0 {
      error = errno
      unlink(temporary)
      throw .cannotCreate(path, error)
    }
  }

  /// A new file in the folder of `path`, which ^C removes.
  private static func create(beside path: String) throws(Failure) -> (name: String, descriptor: Int32) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    for attempt in 0..<100 {
      let name = "\(folder).memfig-\(getpid())-\(attempt)"
      memfig_guard_file(name)
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (name, descriptor) }
      let error = errno
      memfig_guard_file(nil)
      if error != EEXIST { throw .cannotCreate(path, error) }
    }
    throw .cannotCreate(path, EEXIST)
  }
}

extension Failure {
  static func cannotCreate(_ file: String, _ number: Int32) -> Failure {
    Failure("cannot create it: \(Descriptor.reason(number))", in: file, .cannotCreate)
  }

  static func outputIsFolder(_ file: String) -> Failure {
    Failure(
      "cannot create it: it is a folder", in: file,
      help: "name a file in it, or use -O to name outputs after their inputs",
      .cannotCreate)
  }

  static func cannotWrite(_ file: String, _ number: Int32) -> Failure {
    Failure("cannot write it: \(Descriptor.reason(number))", in: file, .inputOutput)
  }
}

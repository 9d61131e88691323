import Diagnostics
import Glibc
import MemFig

/// The sources that a model's states name.
enum SourceFiles {
  /// By their paths in the model.
  static func texts(of model: MemoryModel, in file: String, limit: Int) throws(Failure) -> [String: String] {
    var texts: [String: String] = [:]
    for state in model.states {
      guard let source = state.source, texts[source.path] == nil else { continue }
      let path = SourcePath.path(of: source.path, besideModel: file)
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { throw .noSource(source.path, errno, in: file) }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw .noSource(source.path, EISDIR, in: file)
      }
      guard let bytes = Descriptor.read(from: descriptor, limit: limit + 1, expecting: 0) else {
        throw .noSource(source.path, errno, in: file)
      }
      if bytes.count > limit { throw .tooLong(path, limit: limit) }
      texts[source.path] = String(decoding: bytes, as: UTF8.self)
    }
    return texts
  }
}

extension Failure {
  static func noSource(_ path: String, _ number: Int32, in file: String) -> Failure {
    let reason = number == EISDIR ? "it is no file" : Descriptor.reason(number)
    return Failure(
      "cannot read the source \"\(path)\": \(reason)", in: file,
      help: "the path is relative to the model's folder; leave out --code, or mend \"source\"", .noInput)
  }
}

extension Diagnostic {
  static func noSource(in file: String) -> Diagnostic {
    .warning(
      "no state says where in the source it is, so --code shows nothing", at: SourceLocation(file: file),
      help: "write it into each state, for example: source \"main.rs\" line 12")
  }
}

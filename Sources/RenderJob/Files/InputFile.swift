import Glibc
import MemFig

/// An input as it was named on the command line; `-` is notation on standard input.
package struct InputFile: Hashable, Sendable {
  package let argument: String

  package init(_ argument: String) { self.argument = argument }

  package var isStandardInput: Bool { argument == "-" }
  /// What diagnostics call it.
  package var name: String { isStandardInput ? "<stdin>" : argument }

  /// Whether it is to be compiled, run and read: a Rust source file or a Cargo package.
  package var isProgram: Bool {
    if isStandardInput { return false }
    return argument.hasSuffix(".rs") || argument == "Cargo.toml" || argument.hasSuffix("/Cargo.toml")
      || access(argument + "/Cargo.toml", F_OK) == 0
  }

  /// What a model of the program is called: its file's or folder's name.
  var programName: String {
    guard let real = realpath(argument, nil) else { return argument }
    defer { free(real) }
    var parts = String(cString: real).split(separator: "/")
    if parts.last == "Cargo.toml" { parts.removeLast() }
    return parts.last.map(String.init) ?? argument
  }

  /// The name without its ending.
  var stem: String {
    var argument = argument
    while argument.count > 1, argument.hasSuffix("/") { argument.removeLast() }
    guard let dot = argument.lastIndex(of: "."), argument[dot...].allSatisfy({ $0 != "/" }),
      dot > argument.startIndex, argument[argument.index(before: dot)] != "/"
    else { return argument }
    return String(argument[..<dot])
  }

  /// Reads the text, never more than one byte beyond the limit.
  package func read(limit: Int, as wanted: ModelText.Format? = nil) throws(Failure) -> ModelText {
    if isStandardInput { return ModelText(try bytes(of: STDIN_FILENO, size: 0, limit: limit), file: name) }
    let descriptor = open(argument, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(name, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotRead(name, errno) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .isFolder(name) }
    let isFile = kind == S_IFREG
    guard let format = wanted ?? format ?? (isFile ? nil : .notation) else { throw .unknownInput(name) }
    return ModelText(
      try bytes(of: descriptor, size: isFile ? Int(status.st_size) : 0, limit: limit), file: name, format: format)
  }

  private var format: ModelText.Format? {
    switch OutputFormat(endingOf: argument) {
    case .mem: .notation
    case .json: .json
    default: argument.hasSuffix(".cut") ? .cut : nil
    }
  }

  private func bytes(of descriptor: Int32, size: Int, limit: Int) throws(Failure) -> [UInt8] {
    if size > limit { throw .tooLong(name, limit: limit) }
    guard let bytes = Descriptor.read(from: descriptor, limit: limit + 1, expecting: size) else {
      throw .cannotRead(name, errno)
    }
    if bytes.count > limit { throw .tooLong(name, limit: limit) }
    return bytes
  }
}

extension Failure {
  static func cannotRead(_ file: String, _ number: Int32) -> Failure {
    let isMissing = [ENOENT, ENOTDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG, ENXIO].contains(number)
    return Failure("cannot read it: \(Descriptor.reason(number))", in: file, isMissing ? .noInput : .inputOutput)
  }

  static func isFolder(_ file: String) -> Failure {
    Failure("it is a folder", in: file, help: "name the files in it, for example \"\(file)/*.mem\"", .noInput)
  }

  static func unknownInput(_ file: String) -> Failure {
    Failure(
      "the name's ending says nothing of what it holds", in: file, help: "inputs end in .mem, .json or .rs", .usage)
  }

  static func tooLong(_ file: String, limit: Int) -> Failure {
    Failure(
      "the input has more bytes than the limit of \(limit)", in: file, help: "raise the limit with --max-input",
      .badInput)
  }
}

import Glibc

/// The files a run has written: none twice, and none that it reads.
struct Claims {
  private var owners: [String: InputFile] = [:]
  private let inputs: [String: InputFile]

  init(inputs: [InputFile]) {
    let files = inputs.filter { !$0.isStandardInput }.map { (Self.identity($0.argument), $0) }
    self.inputs = Dictionary(files) { first, _ in first }
  }

  /// What is clear before any work is done: names that more than one output would have.
  func check(_ plan: OutputPlan, for inputs: [InputFile]) throws(Failure) {
    var claims = self
    for input in inputs {
      for target in plan.targets where !target.isSplit && target.destination != .inPlace {
        if input.isStandardInput, target.destination == .afterInput { throw .namelessInput }
        if let path = target.path(for: input, state: nil) { try claims.claim(path, for: input) }
      }
    }
  }

  mutating func claim(_ path: String, for input: InputFile) throws(Failure) {
    let identity = Self.identity(path)
    if inputs[identity] != nil { throw .outputIsInput(path) }
    if let owner = owners[identity] { throw .writtenTwice(path, owner: owner.name, input: input.name) }
    owners[identity] = input
  }

  /// One text for all spellings of a file's name, whether it is there or not.
  private static func identity(_ path: String) -> String {
    if let real = real(path) { return real }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    return "\(real(folder) ?? folder)/\(name)"
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

extension Failure {
  static var namelessInput: Failure {
    Failure("standard input has no name to call outputs after", in: "<stdin>", help: "name the output with -o", .usage)
  }

  static func outputIsInput(_ path: String) -> Failure {
    Failure(
      "it would be overwritten: it is an input of this run", in: path, help: "give the output another name", .usage)
  }

  static func writtenTwice(_ path: String, owner: String, input: String) -> Failure {
    let message =
      owner == input
      ? "two outputs of \"\(input)\" would be written to it"
      : "the outputs of \"\(owner)\" and \"\(input)\" would both be written to it"
    return Failure(
      message, in: path, help: "give each output a name of its own, or use -O to name outputs after their inputs",
      .usage)
  }
}

#if Capture
/// What the parent process asks for.
struct Options {
  enum Source {
    case run(program: String, arguments: [String])
    case attach(pid: Int32)
    case core(file: String, program: String)
  }

  var source: Source
  /// The heap recorder to preload.
  var heapRecorder: String?
  /// Seconds the program may take.
  var timeout = 10.0
  /// Bytes of data the program may have; 0 for as many as it likes.
  var memory = 0
  /// The user's sources stand below these; without any, everything but the standard library's and registries'.
  var userPrefixes: [String] = []
  /// The user's crates; without any, all below the prefixes.
  var crates: Set<String> = []
  /// The markers to stop at; without any, all. With the one that each is counted with.
  var markers: [Int: Int] = [:]
  /// The hit of each marker to stop at; nil for all.
  var hit: Int?
  /// How many states are kept; of each marker the first, in any case.
  var mostStates = 256
  var onPanic = false
  var onCrash = false
  var onTimeout = false
  /// Look for what still leads to blocks.
  var leaks = false
  var noNetwork = false
  /// Leave the program its randomness: addresses, and the order of hash maps.
  var random = false
  /// Where the lines go; nil for the descriptor 3.
  var output: String?

  static let usage = """
    usage: memfig-trace run --exe PROGRAM [options] -- ARGUMENTS
           memfig-trace --pid PID [options]
           memfig-trace --core FILE --exe PROGRAM [options]
    options: --heap LIBRARY --timeout SECONDS --memory BYTES --user-prefix PATH --crate NAME
             --marker ID,... (those of one list are counted together) --hit N --states N
             --on-panic --on-crash --on-timeout --leaks --no-network --random --output FILE

    """

  init(_ arguments: [String]) throws(UsageError) {
    var words = arguments[...]
    let runs = words.first == "run"
    if runs { words.removeFirst() }
    var program: String?
    var pid: Int32?
    var core: String?
    var rest: [String] = []
    source = .attach(pid: 0)
    while let word = words.popFirst() {
      func value() throws(UsageError) -> String {
        guard let value = words.popFirst() else { throw UsageError("\(word) needs a value") }
        return value
      }
      func number<Number: LosslessStringConvertible & Comparable & Numeric>() throws(UsageError) -> Number {
        let text = try value()
        guard let number = Number(text), number >= .zero else {
          throw UsageError("\(word) needs a number, not \"\(text)\"")
        }
        return number
      }
      switch word {
      case "--exe": program = try value()
      case "--pid": pid = try number()
      case "--core": core = try value()
      case "--heap": heapRecorder = try value()
      case "--timeout": timeout = try number()
      case "--memory": memory = try number()
      case "--user-prefix": userPrefixes.append(try value())
      case "--crate": crates.insert(try value())
      case "--marker":
        let text = try value()
        let ids = text.split(separator: ",").map { Int($0) }
        guard let first = ids.first, let first, !ids.contains(nil) else {
          throw UsageError("\(word) needs numbers, not \"\(text)\"")
        }
        for case let id? in ids { markers[id] = first }
      case "--states": mostStates = try number()
      case "--hit": hit = try number()
      case "--on-panic": onPanic = true
      case "--on-crash": onCrash = true
      case "--on-timeout": onTimeout = true
      case "--leaks": leaks = true
      case "--no-network": noNetwork = true
      case "--random": random = true
      case "--output": output = try value()
      case "--":
        rest = Array(words)
        words = []
      default: throw UsageError("there is no option \"\(word)\"")
      }
    }
    switch (runs, program, pid, core) {
    case (true, let program?, nil, nil): source = .run(program: program, arguments: rest)
    case (false, _, let pid?, nil): source = .attach(pid: pid)
    case (false, let program?, nil, let core?): source = .core(file: core, program: program)
    default: throw UsageError("say either run --exe PROGRAM, or --pid PID, or --core FILE --exe PROGRAM")
    }
  }
}

struct UsageError: Error {
  var message: String

  init(_ message: String) { self.message = message }
}
#endif

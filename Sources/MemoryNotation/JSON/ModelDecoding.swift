import MemoryModel

/// Makes a model of JSON; what is wrong is reported, and reading goes on with the next value.
struct ModelDecoding {
  typealias Failure = JSONReader.Failure

  /// A status that was written for a pointer at a place, to be compared with what the place makes it.
  struct WrittenStatus {
    var state: Int
    var pointer: Pointer
    var status: PointerStatus
    var range: Range<Int>
    var path: ModelPath
  }

  /// A place that was written without its region.
  struct BarePlace {
    var state: Int
    var written: WrittenPlace
    var range: Range<Int>
    var path: ModelPath
  }

  var reader: JSONReader
  var parts: PartReading
  var statuses: [WrittenStatus] = []
  var barePlaces: [BarePlace] = []
  /// The number of the state being read.
  var state = 0
  var depth = 0
  var cells = 0
  /// Whether a cell had no name, so that any place could be the one meant.
  var lacksNames = false

  init(_ reader: JSONReader) {
    self.reader = reader
    parts = PartReading(limits: reader.limits)
  }

  /// The model, or nil where the text is no JSON.
  mutating func run() -> MemoryModel? {
    guard let model = try? document() else { return nil }
    checkBarePlaces(model)
    checkStatuses(model)
    checkModel(model)
    return model
  }

  private mutating func document() throws(Failure) -> MemoryModel {
    reader.skipSpace()
    if reader.at >= reader.end { throw reader.expected("a memory model, which is an object") }
    let model = try self.model()
    reader.skipSpace()
    if reader.at < reader.end { throw reader.expected("the end of the file") }
    return model
  }

  private mutating func model() throws(Failure) -> MemoryModel {
    var model = MemoryModel(states: [])
    guard var object = try reader.object("a memory model", [.memfig, .title, .cut, .states]) else { return model }
    while let key = try reader.next(in: &object) {
      switch key {
      case .memfig: try version()
      case .title: model.title = try reader.string("the title")?.text
      case .cut: model.cut = try cut()
      default:
        guard var list = try reader.list("states") else { continue }
        while try reader.next(in: &list) {
          state = model.states.count
          model.states.append(try memoryState())
        }
      }
    }
    reader.require(.memfig, in: object)
    reader.require(.states, in: object)
    return model
  }

  private mutating func version() throws(Failure) {
    reader.skipSpace()
    let start = reader.at
    guard let version = try reader.wholeNumber("the version of the format"), version != ModelJSON.version else {
      return
    }
    reader.report(
      "version \(version) of the format is not known", start..<reader.at,
      help: "this memfig reads version \(ModelJSON.version)")
  }

  private mutating func memoryState() throws(Failure) -> MemoryState {
    var state = MemoryState()
    guard var object = try reader.object("a state", [.label, .cut, .source, .code, .globals, .heap, .stacks]) else {
      return state
    }
    while let key = try reader.next(in: &object) {
      switch key {
      case .label: state.label = try reader.string("the label")?.text
      case .cut: state.cut = try cut()
      case .source: state.source = try source()
      case .globals: state.globals = try entries("cells")
      case .heap: state.heap = try entries("cells")
      case .code:
        guard var list = try reader.list("functions") else { continue }
        while try reader.next(in: &list) {
          let (name, _, entries) = try function("a function", [.function, .cells])
          state.code.append(Function(name: name, entries: entries))
        }
      default:
        guard var list = try reader.list("stacks") else { continue }
        while try reader.next(in: &list) { state.stacks.append(try stack()) }
      }
    }
    return state
  }

  private mutating func stack() throws(Failure) -> Stack {
    var stack = Stack()
    guard var object = try reader.object("a stack", [.thread, .frames]) else { return stack }
    while let key = try reader.next(in: &object) {
      if key == .thread {
        stack.thread = try reader.string("the thread's name")?.text ?? stack.thread
      } else {
        guard var list = try reader.list("frames") else { continue }
        while try reader.next(in: &list) {
          let (name, line, entries) = try function("a frame", [.function, .line, .cells])
          stack.frames.append(Frame(function: name, line: line, entries: entries))
        }
      }
    }
    return stack
  }

  private mutating func source() throws(Failure) -> SourceLine? {
    var path: String?
    var line: Int?
    guard var object = try reader.object("a source", [.path, .line]) else { return nil }
    while let key = try reader.next(in: &object) {
      if key == .path {
        path = try reader.string("the source's path")?.text
      } else {
        line = try reader.wholeNumber("the number of a line")
      }
    }
    reader.require(.path, in: object)
    reader.require(.line, in: object)
    guard let path, let line else { return nil }
    return SourceLine(path: path, line: line)
  }

  private mutating func function(
    _ what: String, _ keys: [ModelPath.Key]
  ) throws(Failure) -> (name: String, line: Int?, entries: [Entry]) {
    var name = ""
    var line: Int?
    var entries: [Entry] = []
    guard var object = try reader.object(what, keys) else { return (name, line, entries) }
    while let key = try reader.next(in: &object) {
      switch key {
      case .function: name = try reader.string("the function's name")?.text ?? name
      case .line: line = try reader.wholeNumber("the number of a line")
      default: entries = try self.entries("cells")
      }
    }
    reader.require(.function, in: object)
    return (name, line, entries)
  }
}

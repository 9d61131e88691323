/// What a program's memory holds at one or several moments.
///
/// The value everything meets in: notation and capture write it, layout draws it.
public struct MemoryModel: Hashable, Sendable {
  public var title: String?
  /// The author's directives for all states.
  public var cut: [CutDirective] = []
  /// At least one in a valid model; in the order of time.
  public var states: [MemoryState]

  public init(title: String? = nil, cut: [CutDirective] = [], states: [MemoryState]) {
    self.title = title
    self.cut = cut
    self.states = states
  }
}

/// Memory at one moment, by region.
public struct MemoryState: Hashable, Sendable {
  public var label: String?
  /// The author's directives for this state alone.
  public var cut: [CutDirective] = []
  /// The line at which it was taken, for `--code`; nil where none is known.
  public var source: SourceLine?
  /// The code region, by function.
  public var code: [Function]
  public var globals: [Entry]
  /// One cell an allocation.
  public var heap: [Entry]
  /// One a thread; the first is the main thread's.
  public var stacks: [Stack]

  public init(
    label: String? = nil, source: SourceLine? = nil, code: [Function] = [], globals: [Entry] = [], heap: [Entry] = [],
    stacks: [Stack] = []
  ) {
    self.label = label
    self.source = source
    self.code = code
    self.globals = globals
    self.heap = heap
    self.stacks = stacks
  }
}

/// The four regions of memory, in the order of the rows of a figure.
public enum Region: String, Hashable, Sendable, CaseIterable {
  case code, globals, heap, stack
}

/// A function in the code region: consts inlined into it, statics it uses.
public struct Function: Hashable, Sendable {
  public var name: String
  public var entries: [Entry]

  public init(name: String, entries: [Entry] = []) {
    self.name = name
    self.entries = entries
  }
}

/// The stack of one thread.
public struct Stack: Hashable, Sendable {
  public var thread: String
  /// From the outermost call to the innermost.
  public var frames: [Frame]

  public init(thread: String = "main", frames: [Frame] = []) {
    self.thread = thread
    self.frames = frames
  }
}

/// One call on a stack.
public struct Frame: Hashable, Sendable {
  public var function: String
  /// Where in the state's source it stands, counted from 1: the call's line in outer frames; nil where none is known.
  public var line: Int?
  /// In order of declaration; of two variables of one name the later is the newer.
  public var entries: [Entry]

  public init(function: String, line: Int? = nil, entries: [Entry] = []) {
    self.function = function
    self.line = line
    self.entries = entries
  }
}

/// Everything in a state that a place can start with: functions, statics, heap blocks, frames and their variables.
///
/// Looking a name up costs the same in a state of fifty thousand blocks as in one of five.
public struct PlaceNames: Sendable {
  /// A frame, by the positions of its stack and itself.
  public struct FrameID: Hashable, Sendable {
    public var stack: Int
    public var frame: Int

    public init(stack: Int, frame: Int) {
      self.stack = stack
      self.frame = frame
    }
  }

  struct FrameName: Hashable {
    var thread: String
    var name: Place.Name
  }

  struct VariableName: Hashable {
    var frame: FrameID
    var name: Place.Name
  }

  /// Position in the state's `code`.
  private(set) var functions: [Place.Name: Int] = [:]
  /// Positions of entries; of several of one name (an error) the first.
  private(set) var globals: [String: Int] = [:]
  private(set) var heap: [String: Int] = [:]
  private(set) var threads: [String: Int] = [:]
  private(set) var frames: [FrameName: FrameID] = [:]
  /// The frames of one name, in the order of the stacks; several only where several threads have one.
  private(set) var framesByName: [Place.Name: [FrameID]] = [:]
  private(set) var variables: [VariableName: Int] = [:]
  /// How the frames are called, by stack.
  private var names: [[FrameName]] = []

  public init(_ state: MemoryState) {
    var functionCounts = Occurrences()
    for (index, function) in state.code.enumerated() { functions[functionCounts.next(function.name)] = index }
    globals = Self.positions(state.globals)
    heap = Self.positions(state.heap)
    for (stackIndex, stack) in state.stacks.enumerated() {
      if threads[stack.thread] == nil { threads[stack.thread] = stackIndex }
      var frameCounts = Occurrences()
      var stackNames: [FrameName] = []
      for (frameIndex, frame) in stack.frames.enumerated() {
        let id = FrameID(stack: stackIndex, frame: frameIndex)
        let name = FrameName(thread: stack.thread, name: frameCounts.next(frame.function))
        stackNames.append(name)
        // A thread named twice is an error of its own; its first stack counts.
        if frames[name] == nil {
          frames[name] = id
          framesByName[name.name, default: []].append(id)
        }
        var variableCounts = Occurrences()
        for (index, entry) in frame.entries.enumerated() {
          guard case .cell(let cell) = entry else { continue }
          variables[VariableName(frame: id, name: variableCounts.next(cell.name))] = index
        }
      }
      names.append(stackNames)
    }
  }

  private static func positions(_ entries: [Entry]) -> [String: Int] {
    var positions: [String: Int] = [:]
    positions.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      if case .cell(let cell) = entry, positions[cell.name] == nil { positions[cell.name] = index }
    }
    return positions
  }

  /// The frame a variable stands in, or nil for another place or a frame that does not exist.
  public func frame(of root: Place.Root) -> FrameID? {
    guard case .variable(let thread, let frame, _) = root else { return nil }
    return frames[FrameName(thread: thread, name: frame)]
  }

  /// A variable's place.
  public func root(frame: FrameID, variable: Place.Name) -> Place.Root {
    let name = names[frame.stack][frame.frame]
    return .variable(thread: name.thread, frame: name.name, name: variable)
  }

  /// How a frame is called in places.
  public func name(of frame: FrameID) -> Place.Name { names[frame.stack][frame.frame].name }

  func thread(of frame: FrameID) -> String { names[frame.stack][frame.frame].thread }

  /// Whether a block, static, function or variable of this name exists.
  public func contains(_ root: Place.Root) -> Bool {
    switch root {
    case .code(let name): return functions[name] != nil
    case .global(let name): return globals[name] != nil
    case .heap(let name): return heap[name] != nil
    case .variable(_, _, let name):
      guard let frame = frame(of: root) else { return false }
      return variables[VariableName(frame: frame, name: name)] != nil
    }
  }
}

/// Numbers names that may repeat: the second `fact` becomes `fact#2`.
public struct Occurrences: Sendable {
  private var counts: [String: Int] = [:]

  public init() {}

  /// The name with its number among those asked for so far.
  public mutating func next(_ text: String) -> Place.Name {
    let count = counts[text, default: 0] + 1
    counts[text] = count
    return Place.Name(text, occurrence: count)
  }
}

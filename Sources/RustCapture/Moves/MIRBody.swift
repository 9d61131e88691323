/// A function as MIR prints it, as far as moves need it.
struct MIRBody {
  var arguments: Int
  /// The types of locals.
  var types: [Int: MIRText] = [:]
  var debug: [DebugEntry] = []
  /// Each scope's parent; a scope that is not listed has none.
  var parents: [Int: Int] = [:]
  /// By number; gaps are empty blocks.
  var blocks: [MIRBlock] = []
  /// Unnamed locals that were copied from a place once.
  var copies: [Int: MIRPlace] = [:]
  var span: MIRSpan?

  /// `debug x => _1;`
  struct DebugEntry {
    var name: String
    /// nil where it is no place.
    var place: MIRPlace?
    var scope: Int
    var span: MIRSpan?
  }

  func isVisible(_ scope: Int, from inner: Int) -> Bool {
    var current: Int? = inner
    for _ in 0...parents.count {
      guard let here = current else { break }
      if here == scope { return true }
      current = parents[here]
    }
    return scope == 0
  }

  /// Resolves temporaries that hold a box's pointer: `(*_9)` is `(*_1)` where `_9` was copied from `_1`'s pointer.
  func resolve(_ place: MIRPlace) -> MIRPlace {
    var place = place
    // A chain of copies is no longer than there are locals.
    for _ in 0..<64 {
      guard let first = place.projections.first, first == .deref || first == .boxPointer,
        let source = copies[place.local]
      else { break }
      place = MIRPlace(local: source.local, projections: source.projections + place.projections)
    }
    return place.withBoxesFolded
  }
}

/// `a.rs:49:14: 49:124`; columns count from 1.
struct MIRSpan: Hashable {
  var file: String
  var line: Int
  var column: Int
  var endLine: Int
  var endColumn: Int

  /// In a macro of std's.
  var isForeign: Bool { file.hasPrefix("/rustc/") || file.hasPrefix("<") }

  init?(_ text: MIRText) {
    guard let separator = text.last(": "), let (endLine, rest) = text[(separator + 2)...].number,
      let (endColumn, _) = rest.dropFirst().number
    else { return nil }
    let start = text[..<separator]
    guard let second = start.lastIndex(of: UInt8(ascii: ":")),
      let first = start[..<second].lastIndex(of: UInt8(ascii: ":")),
      let line = start[(first + 1)...].number?.value, let column = start[(second + 1)...].number?.value
    else { return nil }
    (file, self.line, self.column) = (start[..<first].string, line, column)
    (self.endLine, self.endColumn) = (endLine, endColumn)
  }
}

struct MIRBlock {
  /// In order, with the terminator's operands.
  var effects: [MIREffect] = []
  /// What happens on the way to `successors` other than unwinding.
  var returnEffects: [MIREffect] = []
  var successors: [Int] = []
  var unwinds: [Int] = []
  var terminator = Terminator.other
  /// What a call is given, and what it gives a value.
  var handed: [MIRPlace] = []
  var scope = 0
  /// Of the terminator.
  var span: MIRSpan?
  /// The lines of the user's own statements.
  var lines: Set<Int> = []
  var isCleanup = false
  /// Of the probe that stands here.
  var probe: Int?
  /// Where it decides by an enum's variant.
  var decision: Decision?
  /// Variants that are named here, by the place of the enum.
  var namedVariants: [MIRPlace: String] = [:]
  /// The state that a coroutine is left in.
  var suspends: (coroutine: MIRPlace, state: Int)?

  enum Terminator: Hashable {
    case call(callee: String)
    case drop
    case other
  }

  struct Decision {
    var place: MIRPlace
    var targets: [Int]
    /// The values that lead there.
    var values: [Int?]
  }
}

enum MIREffect: Hashable {
  case initialize(MIRPlace)
  case move(MIRPlace)
  case uninitialize(Int)
}

import MemoryModel

/// A stretch of a text, in bytes.
struct Span: Hashable, Sendable {
  private var from: Int32
  private var upTo: Int32

  init(_ start: Int, _ end: Int) {
    from = Int32(truncatingIfNeeded: start)
    upTo = Int32(truncatingIfNeeded: end)
  }

  static let none = Span(0, 0)

  var start: Int { Int(from) }
  var end: Int { Int(upTo) }
  var range: Range<Int> { start..<end }
  var isEmpty: Bool { from == upTo }
}

/// A file as written: the model's tree with places still unresolved, positions, and comments.
///
/// Entries stand in the same order as in the model, so that a `ModelPath` leads to its syntax.
struct FileSyntax: Sendable {
  // The parser holds a file by value, in frames that have to be small.
  var title: Span?
  /// Whether the only state stands without a `state` block.
  var isBare = false
  private var shortTitleTrivia: Int32 = 0
  private var shortClosing: Int32 = 0
  /// At most one.
  private var cuts: [CutSyntax] = []
  var states: [StateSyntax] = []
  var places: [PlaceSyntax] = []
  /// The first is empty: what has no comments refers to it.
  var trivia: [Trivia] = [Trivia()]

  var titleTrivia: Int {
    get { Int(shortTitleTrivia) }
    set { shortTitleTrivia = Int32(truncatingIfNeeded: newValue) }
  }

  /// Comments after everything else.
  var closing: Int {
    get { Int(shortClosing) }
    set { shortClosing = Int32(truncatingIfNeeded: newValue) }
  }

  /// The directives for all states.
  var cut: CutSyntax {
    get { cuts.first ?? CutSyntax() }
    set { cuts = [newValue] }
  }
}

struct StateSyntax: Sendable {
  var span = Span.none
  var label: Span?
  var cut = CutSyntax()
  var source: SourceSyntax?
  var code = BlockSyntax()
  var globals = BlockSyntax()
  var heap = BlockSyntax()
  var stacks: [BlockSyntax] = []
  var trivia = 0
  var inner = 0
}

/// `source "main.rs" line 12`.
struct SourceSyntax: Sendable {
  var span = Span.none
  /// With its quotes.
  var path = Span.none
  var line = 0
  var lineSpan = Span.none
  var hasBlankBefore = false
  var trivia = 0
}

/// A region, a stack, a function or a frame.
struct BlockSyntax: Sendable {
  var span = Span.none
  /// A thread's or function's name, with its quotes; empty where none is written.
  var name = Span.none
  /// Where in the source a frame stands, and where that is written.
  var line: Int?
  var lineSpan = Span.none
  var entries: [EntrySyntax] = []
  var blocks: [BlockSyntax] = []
  var isWritten = false
  var hasBlankBefore = false
  /// Comments around the block.
  var trivia = 0
  /// Comments inside its braces.
  var inner = 0
}

/// A cell, a gap, or an element of an array.
struct EntrySyntax: Sendable {
  var span = Span.none
  /// With its quotes; empty for gaps and elements.
  var name = Span.none
  var type = Span.none
  var value: ValueSyntax?
  var address: UInt64?
  var size: Int?
  var storage = Storage.ordinary
  var lifecycle = Lifecycle.live
  var isGap = false
  var hasBlankBefore = false
  var trivia = 0
}

struct ValueSyntax: Sendable {
  enum Kind: UInt8, Sendable {
    case scalar, uninitialized, opaque, fields, tuple, elements, variant, tupleVariant, elided, spare
    case place, address, null, dangling, hidden
  }

  var kind: Kind
  var span: Span
  /// A variant's name.
  var name = Span.none
  var children: [EntrySyntax] = []
  /// An index into the file's `places`, an address, or how many elements are left out.
  var number: UInt64 = 0
  /// Written after `as`.
  var pointerKind: PointerKind?
  var inner = 0
}

/// A written place with its position.
struct PlaceSyntax: Sendable {
  var written: WrittenPlace
  var range: Range<Int>?
  var span: Span
  var rangeSpan = Span.none
}

/// The comments that belong to a piece of syntax.
struct Trivia: Sendable {
  struct Line: Sendable {
    var span: Span
    var hasBlankBefore: Bool
  }

  /// On their own lines before it.
  var leading: [Line] = []
  /// At the end of its last line.
  var trailing: Span?
  /// Right after its opening bracket.
  var opening: Span?
  /// On their own lines before its closing bracket.
  var closing: [Line] = []
}

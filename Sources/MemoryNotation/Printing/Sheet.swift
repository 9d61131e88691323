/// A notation text before it is laid out: what stands in it, in order, with its comments.
struct Sheet {
  var blocks: [Block] = []
  /// Comments after everything else.
  var closing: [Comment] = []

  /// A comment on a line of its own.
  struct Comment {
    var text: String
    var hasBlankBefore: Bool
  }

  /// The comments around a block or an item.
  struct Comments {
    var leading: [Comment] = []
    /// At the end of its last line.
    var trailing: String?
  }

  /// The comments inside a pair of brackets.
  struct InnerComments {
    /// Right after the opening bracket.
    var opening: String?
    var closing: [Comment] = []
  }

  /// The title, a state, a region, a stack, a function or a frame.
  struct Block {
    enum Form {
      /// A line without braces.
      case line
      /// Always braces, each part on a line of its own.
      case open
      /// No braces where it is empty, and one line where it fits on one.
      case foldable
      /// No braces where it is empty.
      case frame
    }

    var form: Form
    var head: String
    var blocks: [Block] = []
    var items: [Item] = []
    /// Whether empty lines set it apart from what stands around it.
    var isSetApart = false
    var hasBlankBefore = false
    var comments: Comments?
    var inner: InnerComments?
  }

  /// A cell, a gap, or an element of an array or tuple.
  struct Item {
    /// Lifecycle or `static`, with a space after it.
    var words = ""
    /// Empty for elements; `...` for a gap.
    var name = ""
    var type = ""
    /// ` @0x7ffe10 size 4`, with the space before it.
    var attributes = ""
    var value: Piece?
    var hasBlankBefore = false
    var comments: Comments?
    /// In columns on one line, or `mustBreak`.
    private(set) var width = 0
    /// In columns, up to and with the colon; 0 where there is no type.
    private(set) var nameWidth = 0
  }

  /// A value: text alone, or brackets around items.
  struct Piece {
    /// A whole value, or an opening bracket with the variant's name before it.
    var text: String
    /// Empty where `text` is the whole value.
    var closing = ""
    var items: [Item] = []
    var inner: InnerComments?
    private(set) var width = 0

    /// Whether items are named, and end at line ends; else commas separate them.
    var isBraces: Bool { closing == "}" }
    /// A tuple of one field has a comma behind it.
    var needsComma: Bool { text == "(" && items.count == 1 && items[0].name.isEmpty }
  }

  /// The width of what cannot stand on one line.
  static let mustBreak = 1 << 40

  /// The columns a text takes.
  static func columns(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.count
  }
}

extension Sheet.Item {
  mutating func measure() {
    nameWidth = type.isEmpty ? 0 : Sheet.columns(name) + 1
    width = words.utf8.count + (type.isEmpty ? Sheet.columns(name) : nameWidth + 1 + Sheet.columns(type))
    width += attributes.utf8.count
    if let value { width = min(width + (name.isEmpty ? 0 : 3) + value.width, Sheet.mustBreak) }
  }
}

extension Sheet.Piece {
  mutating func measure() {
    width = Sheet.columns(text) + closing.utf8.count
    if closing.isEmpty { return }
    if inner != nil || items.contains(where: { $0.comments != nil }) {
      width = Sheet.mustBreak
      return
    }
    for item in items { width = min(width + item.width, Sheet.mustBreak) }
    width += max(0, items.count - 1) * 2 + (isBraces && !items.isEmpty ? 2 : 0) + (needsComma ? 1 : 0)
  }
}

import Diagnostics
import FigureStyle

/// A finished picture: everything has its place, font and colour, and nothing is looked up after it.
///
/// Coordinates are in points with the origin at a page's lower left and y growing upwards, as in Graphviz and PDF.
package struct Figure: Hashable, Sendable {
  package var title: String
  /// One a state, all of one size.
  package var pages: [FigurePage]
  /// nil is transparent.
  package var background: Color?
  /// Looks shared by all pointers: Graphviz's `arrowsize`.
  package var arrowSize: Double
  /// By family, the generic one that a reader without it uses: `monospace`, `sans-serif`.
  package var genericFamilies: [String: String]
  /// What of the author's wishes could not be met.
  package var warnings: [Diagnostic] = []
  /// What part of its natural size it is drawn at, all of it; 1 where its page is large enough.
  package var scale = 1.0
  /// What the page has over and under the figure beyond the style's margin, each, in points.
  package var slack = 0.0

  package init(
    title: String, pages: [FigurePage], background: Color?, arrowSize: Double, genericFamilies: [String: String] = [:]
  ) {
    self.title = title
    self.pages = pages
    self.background = background
    self.arrowSize = arrowSize
    self.genericFamilies = genericFamilies
  }
}

/// The picture of one state.
package struct FigurePage: Hashable, Sendable {
  /// The state's label as written, or nil.
  package var label: String?
  /// The label as a part of file names, unique among the pages: lower case, `-` for runs of other characters.
  package var slug: String
  package var size: Size
  /// A short sentence that says what the picture shows (alt text).
  package var summary: String
  /// What the picture shows, region by region, one sentence a line.
  package var description: String
  /// Regions from top to bottom; in painting order.
  package var groups: [Group]
  /// Texts that stand outside all groups (`--show-title`).
  package var texts: [Label]
  /// Crosses of dangling pointers; painted over the groups.
  package var shapes: [Shape]
  /// Painted last, over all groups.
  package var arrows: [Arrow]
  /// Thin lines from notes to what they are about.
  package var leaders: [Leader] = []
  /// The notes in words, in their order.
  package var notes: [PageNote] = []
  /// Under the figure.
  package var caption: String?

  package init(
    label: String?, slug: String, size: Size, summary: String, description: String, groups: [Group],
    texts: [Label] = [], shapes: [Shape] = [], arrows: [Arrow] = []
  ) {
    self.label = label
    self.slug = slug
    self.size = size
    self.summary = summary
    self.description = description
    self.groups = groups
    self.texts = texts
    self.shapes = shapes
    self.arrows = arrows
  }
}

/// A region, stack, frame or block: a box with boxes in it. A cluster of the graph.
package struct Group: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable {
    case region, stack, frame, block
    /// The key to what is used.
    case legend
    /// The program's text beside the memory.
    case source
  }

  /// Canonical, unique on its page, without `cluster_`: `heap`, `stack/main`, `stack/main/add`, `heap/shared`.
  package var id: String
  package var role: Role
  /// What it is, in words, for readers who do not see it; nil where its cells say it all.
  package var title: String?
  package var rect: Rect
  package var paint: Paint
  package var groups: [Group]
  package var shapes: [Shape]
  package var texts: [Label]

  package init(
    id: String, role: Role, title: String?, rect: Rect, paint: Paint, groups: [Group] = [], shapes: [Shape] = [],
    texts: [Label] = []
  ) {
    self.id = id
    self.role = role
    self.title = title
    self.rect = rect
    self.paint = paint
    self.groups = groups
    self.shapes = shapes
    self.texts = texts
  }
}

/// A cell, a band, or a small sign: a node of the graph.
package struct Shape: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable {
    case cell, band
    /// Under the cells a slice covers.
    case bar
    /// Where a dangling pointer's head would be.
    case cross
    /// The ground sign in a null pointer's cell.
    case null
    /// Where elements are left out.
    case more
    /// A note beside the figure, in its box.
    case note
    /// An outline around what is highlighted.
    case highlight
    /// The line on which a reader writes.
    case blank
    /// A pointer's tail glyph in a cell whose pointer has no arrow (dangling or an address that is not drawn).
    case stub
    /// Over a block whose cells are as wide as they have bytes.
    case ruler
    /// Says what has changed here since the last state.
    case mark
    /// A sample of a look, in the legend.
    case key
    /// A state's number, at the memory and at its line of source.
    case badge
    /// A frame's name, at the line of source at which the frame stands.
    case call
    /// A line of source.
    case line
  }

  /// Canonical, unique on its page: `heap/shared.strong`, `heap/shared#band`.
  package var id: String
  package var role: Role
  /// Further classes after the role's: a cell's lifecycle where not live, `tag`, `pad`, `const`, `spare`, `gap`.
  package var classes: [String]
  /// What it is, in words: `strong: usize = 3`; the whole text where the drawn one is shortened.
  package var title: String?
  package var rect: Rect
  package var paint: Paint
  /// How it is outlined: a rectangle for cells, bands and bars; the sign itself for the others.
  package var form: Form
  /// Each inside `rect`.
  package var texts: [Label]

  package enum Form: Hashable, Sendable {
    case rectangle
    /// Two diagonals of `rect`, in the paint's line.
    case cross
    /// A stem from the top of `rect` and three shorter and shorter bars, in the paint's line.
    case ground
    /// A tail glyph that fills `rect`, in the paint's line.
    case glyph(PointerStyle.Tail)
    /// A rectangle with slanting lines in it, but for so many points at its top.
    case hatched(free: Double)
    /// Marks that hang from the upper edge of `rect`.
    case ruler([Tick])
    /// `rect`, filled, with a sign in the colour and pen of the line.
    case change(Change)
    /// A rectangle whose short sides are half circles; a circle where it is square.
    case pill
  }

  package init(
    id: String, role: Role, classes: [String] = [], title: String? = nil, rect: Rect, paint: Paint,
    form: Form = .rectangle, texts: [Label] = []
  ) {
    self.id = id
    self.role = role
    self.classes = classes
    self.title = title
    self.rect = rect
    self.paint = paint
    self.form = form
    self.texts = texts
  }
}

/// A mark of a ruler.
package struct Tick: Hashable, Sendable {
  /// From the ruler's left edge, in points.
  package var x: Double
  /// In points.
  package var length: Double

  package static let longest = 2.8
  static let shortest = 1.4
}

/// How a box is filled and outlined.
package struct Paint: Hashable, Sendable {
  package var fill: Color?
  package var line: Color?
  /// Width of the outline, which straddles the box's edge; 0 where there is none.
  package var pen: Double
  package var dash: Dash
  /// Radius of the corners; 0 for square ones.
  package var radius: Double

  package enum Dash: String, Hashable, Sendable {
    case solid, dashed, dotted
  }

  package init(fill: Color? = nil, line: Color? = nil, pen: Double = 0, dash: Dash = .solid, radius: Double = 0) {
    self.fill = fill
    self.line = line
    self.pen = pen
    self.dash = dash
    self.radius = radius
  }
}

/// One line of text with its place.
package struct Label: Hashable, Sendable {
  /// `heap/shared.strong#value`; unique on its page.
  package var id: String
  /// As drawn: shortened, control characters replaced by their pictures.
  package var text: String
  package var font: Font
  package var color: Color
  /// Its box as measured, centred on where the text stands.
  package var rect: Rect
  package var struckThrough: Bool

  package init(id: String, text: String, font: Font, color: Color, rect: Rect, struckThrough: Bool = false) {
    self.id = id
    self.text = text
    self.font = font
    self.color = color
    self.rect = rect
    self.struckThrough = struckThrough
  }
}

package struct Font: Hashable, Sendable {
  package var family: String
  /// In points.
  package var size: Double
  package var bold: Bool
  package var italic: Bool

  package init(family: String, size: Double, bold: Bool = false, italic: Bool = false) {
    self.family = family
    self.size = size
    self.bold = bold
    self.italic = italic
  }
}

/// A pointer, from its source cell to its target: an edge of the graph.
package struct Arrow: Hashable, Sendable {
  /// The source's place; a cell has at most one pointer.
  package var id: String
  /// The kind, as in JSON: `strong`, `ref-mut`.
  package var kind: String
  package var isDangling: Bool
  /// In words: `a, a strong pointer to shared`.
  package var title: String
  /// Ids of shapes of the page: a cell, and a cell, band or bar (also where a cross stands before it).
  package var source: String
  package var target: String
  package var tail: PointerStyle.Tail
  package var head: PointerStyle.Head
  package var line: PointerStyle.Line
  package var color: Color
  package var pen: Double
  /// Where the tail glyph, 8 × arrow size across (a diamond 12 along its line), is centred.
  package var start: Point
  /// Where the head's drawn tip touches the outer edge of its target's outline; where dangling, the cross's middle.
  package var end: Point
  /// Cubic Béziers, one point and then three a piece, from `start` to `end`. The first and the last piece are straight
  /// and longer than the glyphs that cover their ends: 6 and 10 × arrow size (20 × for `normalnormal`).
  package var path: [Point]
  /// Whether the tail stands by itself, in its cell, as a shape; the path then starts at the edge of the cell's line.
  package var hasTailApart = false

  package init(
    id: String, kind: String, isDangling: Bool, title: String, source: String, target: String,
    tail: PointerStyle.Tail, head: PointerStyle.Head, line: PointerStyle.Line, color: Color, pen: Double,
    start: Point, end: Point, path: [Point]
  ) {
    self.id = id
    self.kind = kind
    self.isDangling = isDangling
    self.title = title
    self.source = source
    self.target = target
    self.tail = tail
    self.head = head
    self.line = line
    self.color = color
    self.pen = pen
    self.start = start
    self.end = end
    self.path = path
  }
}

/// A thin line from a note to what it is about, which it touches with a dot.
package struct Leader: Hashable, Sendable {
  /// `note/1#leader`.
  package var id: String
  /// The note's shape.
  package var note: String
  /// A shape or group of the page.
  package var target: String
  /// The corners of the line, from the note to the dot's middle.
  package var points: [Point]
  package var color: Color
  package var pen: Double

  /// Radius of the dot.
  package static let dot = 1.6

  package init(id: String, note: String, target: String, points: [Point], color: Color, pen: Double) {
    self.id = id
    self.note = note
    self.target = target
    self.points = points
    self.color = color
    self.pen = pen
  }
}

/// A note in words.
package struct PageNote: Hashable, Sendable {
  /// Counted from 1.
  package var number: Int
  /// What it is about: `shared`, `a in main`.
  package var subject: String
  package var text: String
}

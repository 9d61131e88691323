import MemoryModel

/// What the author asks of a layout, beyond the style.
package struct LayoutOptions: Hashable, Sendable {
  /// The page's width in points; rows are laid out anew to fit. nil is the natural width.
  package var width: Double?
  /// The page's height in points; nil is as high as the figure comes.
  package var height: Double?
  /// How high the page may be at most, in points, where it has no height of its own.
  package var heightLimit: Double?
  /// What becomes of a figure that is too large for its page.
  package var fit: Fit
  /// Texts longer than this many characters are shortened in the middle.
  package var maxText: Int
  /// Draw the title and the state's label over the figure.
  package var showsTitle: Bool
  package var title: String?
  package var arrays: Arrays
  /// Arrays longer than this are elided, or wrapped.
  package var maxElements: Int
  /// Which pointers are looked at; nil is all.
  package var view: OwnershipView?
  /// What is left for the reader to fill in.
  package var blanks: [Blank] = []
  /// Whether pages with the answers, marked, follow those with blanks.
  package var hasKey = false
  /// Mark what has changed since the last state.
  package var marksChanges = false
  /// Add a key of the pointers, looks and marks that are used.
  package var showsLegend = false
  /// Set the source at which each state was taken beside the figure; nil leaves it out.
  package var code: CodeOptions?
  /// How many pointers lead from the stack to the farthest block that is drawn; nil draws all.
  package var depth: Int?

  package enum Fit: String, Hashable, Sendable, CaseIterable {
    /// Rows wrap, spacing shrinks, and only then is all of it scaled.
    case wrap
    /// Rows stay as wide as they come; all of it is scaled.
    case scale
    /// Rows wrap and spacing shrinks; what is still too large is an error.
    case error
  }

  /// How long arrays are drawn.
  package enum Arrays: String, Hashable, Sendable, CaseIterable {
    case elide
    /// In lines of equal length, where no pointer leads into the array or out of it; elided elsewhere.
    case wrap
    /// One under the other, with what they own beside them, where no pointer leads elsewhere; elided elsewhere.
    case column
  }

  /// Which blocks are drawn to scale, with a ruler, where their bytes are known.
  package var bytes: ByteView

  package enum ByteView: Hashable, Sendable {
    case none, all
    /// Variables and statics by their names: `v` in any frame, `main.v` in one.
    case named(Set<String>)
  }

  package init(
    width: Double? = nil, maxText: Int = 40, showsTitle: Bool = false, title: String? = nil,
    arrays: Arrays = .elide, maxElements: Int = 8, height: Double? = nil, heightLimit: Double? = nil, fit: Fit = .wrap,
    depth: Int? = nil, bytes: ByteView = .none
  ) {
    self.bytes = bytes
    self.width = width
    self.height = height
    self.heightLimit = heightLimit
    self.fit = fit
    self.depth = depth
    self.maxText = maxText
    self.showsTitle = showsTitle
    self.title = title
    self.arrays = arrays
    self.maxElements = maxElements
  }
}

import MemoryModel

/// What the author asks of a layout, beyond the style.
package struct LayoutOptions: Hashable, Sendable {
  /// The page's width in points; rows are laid out anew to fit. nil is the natural width.
  package var width: Double?
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

  /// How long arrays are drawn.
  package enum Arrays: String, Hashable, Sendable, CaseIterable {
    case elide
    /// In lines of equal length, where no pointer leads into the array or out of it; elided elsewhere.
    case wrap
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
    arrays: Arrays = .elide, maxElements: Int = 8, bytes: ByteView = .none
  ) {
    self.bytes = bytes
    self.width = width
    self.maxText = maxText
    self.showsTitle = showsTitle
    self.title = title
    self.arrays = arrays
    self.maxElements = maxElements
  }
}

/// How figures look: colours, fonts, sizes and spacing. All lengths are in points.
package struct Style: Hashable, Sendable {
  package var name: String
  /// nil is transparent.
  package var background: Color?
  package var inks: Inks
  package var cell: CellPaint
  package var regions: Regions
  package var frame: FramePaint
  package var fonts: Fonts
  package var sizes: FontSizes
  package var spacing: Spacing
  package var pointers: Pointers
  package var changes: ChangePaint
  package var code: CodePaint
  /// By type as it is written, `[u8; 5]`, or `[u8]` for any length: how long arrays are drawn in full.
  package var maxElements: [String: Int] = [:]

  package init(
    name: String, background: Color?, inks: Inks, cell: CellPaint, regions: Regions, frame: FramePaint,
    fonts: Fonts, sizes: FontSizes, spacing: Spacing, pointers: Pointers, changes: ChangePaint = ChangePaint(),
    code: CodePaint = CodePaint()
  ) {
    self.name = name
    self.background = background
    self.inks = inks
    self.cell = cell
    self.regions = regions
    self.frame = frame
    self.fonts = fonts
    self.sizes = sizes
    self.spacing = spacing
    self.pointers = pointers
    self.changes = changes
    self.code = code
  }
}

/// The colours of text and of ghosts.
package struct Inks: Hashable, Sendable {
  /// Values, names.
  package var ink: Color
  /// Types, field names.
  package var sub: Color
  /// What is not there any more: moved, uninitialised, freed.
  package var ghost: Color
  /// Addresses and other asides.
  package var faint: Color
  /// Pointers in the background.
  package var faded: Color
  /// What the author marks.
  package var mark: Color

  /// Where they are not said, pointers fade to asides and marks are as values.
  package init(
    ink: Color, sub: Color, ghost: Color, faint: Color, faded: Color? = nil, mark: Color? = nil
  ) {
    self.faded = faded ?? faint
    self.mark = mark ?? ink
    self.ink = ink
    self.sub = sub
    self.ghost = ghost
    self.faint = faint
  }
}

package struct CellPaint: Hashable, Sendable {
  package var fill: Color
  package var line: Color
  /// Width of the outline.
  package var pen: Double
  /// Behind an enum's tag and an inlined const.
  package var tagFill: Color
  /// Behind padding.
  package var padFill: Color

  package init(fill: Color, line: Color, pen: Double, tagFill: Color, padFill: Color) {
    self.fill = fill
    self.line = line
    self.pen = pen
    self.tagFill = tagFill
    self.padFill = padFill
  }
}

/// A region's ground (nil: none) and the colour of its blocks' bands.
package struct RegionPaint: Hashable, Sendable {
  package var fill: Color?
  package var band: Color

  package init(fill: Color?, band: Color) {
    self.fill = fill
    self.band = band
  }
}

package struct Regions: Hashable, Sendable {
  package var code: RegionPaint
  package var globals: RegionPaint
  package var heap: RegionPaint
  package var stack: RegionPaint

  package init(code: RegionPaint, globals: RegionPaint, heap: RegionPaint, stack: RegionPaint) {
    self.code = code
    self.globals = globals
    self.heap = heap
    self.stack = stack
  }
}

package struct FramePaint: Hashable, Sendable {
  package var fill: Color
  package var line: Color

  package init(fill: Color, line: Color) {
    self.fill = fill
    self.line = line
  }
}

/// Families as fontconfig knows them, each with what it lacks looked up in `fallbacks` in order.
package struct Fonts: Hashable, Sendable {
  package var sans: String
  package var mono: String
  package var type: String
  package var fallbacks: [String]
  /// Files and folders of fonts that need not be installed; before those that are.
  package var paths: [String]

  package init(sans: String, mono: String, type: String, fallbacks: [String], paths: [String] = []) {
    self.sans = sans
    self.mono = mono
    self.type = type
    self.fallbacks = fallbacks
    self.paths = paths
  }

  /// The families that figures are drawn with where these have the characters.
  var mains: [String] { [sans, mono, type] }

  /// Draws with another family what is drawn with `sans`; types too, where the style has them in that.
  package mutating func replaceSans(with family: String) {
    if type == sans { type = family }
    sans = family
  }

  /// The same for `mono`.
  package mutating func replaceMono(with family: String) {
    if type == mono { type = family }
    mono = family
  }
}

/// Font sizes, in points.
package struct FontSizes: Hashable, Sendable {
  package var value: Double
  package var name: Double
  package var type: Double
  package var field: Double
  package var region: Double
  package var frame: Double
  /// Lines of source.
  package var code: Double

  package init(
    value: Double, name: Double, type: Double, field: Double, region: Double, frame: Double, code: Double = 8
  ) {
    self.code = code
    self.value = value
    self.name = name
    self.type = type
    self.field = field
    self.region = region
    self.frame = frame
  }
}

package struct Spacing: Hashable, Sendable {
  /// On both sides of a text in its cell.
  package var paddingX: Double
  /// The narrowest a cell may be.
  package var leastCell: Double
  /// Heights of the rows a block is made of.
  package var value: Double
  package var field: Double
  package var band: Double
  package var variableBand: Double
  /// Between blocks, between variables of a frame, between frames.
  package var gap: Double
  package var variableGap: Double
  package var frameGap: Double
  /// Between a region's edge and its blocks.
  package var rowPad: Double
  /// Between two rows, for pointers to run in.
  package var channel: Double
  /// Around the whole figure.
  package var margin: Double
  /// For the regions' names, at the left.
  package var labelColumn: Double
  /// What it shrinks to where a page is too small.
  package var least: Least

  /// The bounds of spacing that may shrink.
  package struct Least: Hashable, Sendable {
    package var paddingX: Double
    package var cell: Double
    package var gap: Double
    package var variableGap: Double
    package var frameGap: Double
    package var rowPad: Double
    package var channel: Double
    package var labelColumn: Double

    package init(
      paddingX: Double, cell: Double, gap: Double, variableGap: Double, frameGap: Double, rowPad: Double,
      channel: Double, labelColumn: Double
    ) {
      self.paddingX = paddingX
      self.cell = cell
      self.gap = gap
      self.variableGap = variableGap
      self.frameGap = frameGap
      self.rowPad = rowPad
      self.channel = channel
      self.labelColumn = labelColumn
    }
  }

  package init(
    paddingX: Double, leastCell: Double, value: Double, field: Double, band: Double, variableBand: Double,
    gap: Double, variableGap: Double, frameGap: Double, rowPad: Double, channel: Double, margin: Double,
    labelColumn: Double, least: Least
  ) {
    self.paddingX = paddingX
    self.leastCell = leastCell
    self.value = value
    self.field = field
    self.band = band
    self.variableBand = variableBand
    self.gap = gap
    self.variableGap = variableGap
    self.frameGap = frameGap
    self.rowPad = rowPad
    self.channel = channel
    self.margin = margin
    self.labelColumn = labelColumn
    self.least = least
  }
}

extension Style {
  /// With values of this size, in points, and all that stands around texts in proportion.
  package func withValues(ofSize size: Double) -> Style {
    let factor = size / sizes.value
    var style = self
    let texts: [WritableKeyPath<FontSizes, Double>] = [\.value, \.name, \.type, \.field, \.region, \.frame]
    for key in texts { style.sizes[keyPath: key] *= factor }
    style.sizes.value = size
    let lengths: [WritableKeyPath<Spacing, Double>] = [
      \.paddingX, \.leastCell, \.value, \.field, \.band, \.variableBand, \.gap, \.variableGap, \.frameGap, \.rowPad,
      \.channel, \.labelColumn, \.least.paddingX, \.least.cell, \.least.gap, \.least.variableGap, \.least.frameGap,
      \.least.rowPad, \.least.channel, \.least.labelColumn,
    ]
    // Blocks keep whole points: an outline that lies between two pixels is blurred.
    for key in lengths { style.spacing[keyPath: key] = (style.spacing[keyPath: key] * factor).rounded(.up) }
    style.pointers.arrowSize *= min(max(factor, 0.75), 1.6)
    return style
  }

  /// With spacing part of the way from its own, 0, to the least there may be, 1.
  package func shrunk(by part: Double) -> Style {
    var style = self
    let bounds: [(WritableKeyPath<Spacing, Double>, Double)] = [
      (\.paddingX, spacing.least.paddingX), (\.leastCell, spacing.least.cell), (\.gap, spacing.least.gap),
      (\.variableGap, spacing.least.variableGap), (\.frameGap, spacing.least.frameGap),
      (\.rowPad, spacing.least.rowPad), (\.channel, spacing.least.channel),
      (\.labelColumn, spacing.least.labelColumn),
    ]
    for (key, least) in bounds {
      let own = spacing[keyPath: key]
      if least < own { style.spacing[keyPath: key] = (own - (own - least) * part).rounded() }
    }
    return style
  }
}

import FigureStyle

/// A pointer that has no arrow, in its cell.
enum Stub {
  /// The width of a tail, a short line and a cross.
  static func danglingWidth(_ style: Style) -> Double { 8 * style.pointers.arrowSize + 12 }

  /// The width of the ground sign.
  static let nullWidth = 11.0
}

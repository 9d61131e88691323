/// The marks of what has changed since the last state.
package struct ChangePaint: Hashable, Sendable {
  /// Of the mark, and of the sign in it.
  package var color: Color
  package var sign: Color

  package init(
    color: Color = Color(red: 0, green: 0, blue: 0), sign: Color = Color(red: 255, green: 255, blue: 255)
  ) {
    self.color = color
    self.sign = sign
  }
}

/// The excerpt of source beside a figure.
package struct CodePaint: Hashable, Sendable {
  /// Behind the line at which the state was taken.
  package var strip: Color

  package init(strip: Color = Color(red: 238, green: 238, blue: 238)) { self.strip = strip }
}

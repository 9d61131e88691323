/// How one kind of pointer is drawn. Tail, line and head differ between kinds, so that they survive black and white.
package struct PointerStyle: Hashable, Sendable {
  package var tail: Tail
  package var head: Head
  package var line: Line
  package var color: Color
  /// Width of the line, in points.
  package var pen: Double

  /// The glyph at the source, in its cell; named as Graphviz's arrow types are.
  package enum Tail: String, Hashable, Sendable, CaseIterable {
    case dot, odot, odiamond, box
  }

  package enum Head: String, Hashable, Sendable, CaseIterable {
    case normal, normalnormal, onormal, vee
    /// No head: a cross stands where it would be.
    case none
  }

  package enum Line: String, Hashable, Sendable, CaseIterable {
    case solid, dashed, dotted
  }

  package init(tail: Tail, head: Head, line: Line, color: Color, pen: Double) {
    self.tail = tail
    self.head = head
    self.line = line
    self.color = color
    self.pen = pen
  }
}

/// The looks of all kinds of pointers, and of a dangling one, whose tail is its own kind's.
package struct Pointers: Hashable, Sendable {
  /// Scales heads and tails, as Graphviz's `arrowsize`: a `normal` head is 10 × arrowSize points long.
  package var arrowSize: Double
  package var owner: PointerStyle
  package var strong: PointerStyle
  package var weak: PointerStyle
  package var shared: PointerStyle
  package var mutable: PointerStyle
  package var ref: PointerStyle
  package var refMut: PointerStyle
  package var `guard`: PointerStyle
  package var raw: PointerStyle
  package var function: PointerStyle
  package var vtable: PointerStyle
  package var dangling: PointerStyle

  package init(
    arrowSize: Double, owner: PointerStyle, strong: PointerStyle, weak: PointerStyle, shared: PointerStyle,
    mutable: PointerStyle, ref: PointerStyle, refMut: PointerStyle, guard: PointerStyle, raw: PointerStyle,
    function: PointerStyle, vtable: PointerStyle, dangling: PointerStyle
  ) {
    self.arrowSize = arrowSize
    self.owner = owner
    self.strong = strong
    self.weak = weak
    self.shared = shared
    self.mutable = mutable
    self.ref = ref
    self.refMut = refMut
    self.guard = `guard`
    self.raw = raw
    self.function = function
    self.vtable = vtable
    self.dangling = dangling
  }
}

/// A pointer's value: what kind of pointer it is, and where it points.
public struct Pointer: Hashable, Sendable {
  public var kind: PointerKind
  public var target: Target
  /// True where the author asked for a kind that contradicts the pointer's type.
  public var overridesType: Bool

  public enum Target: Hashable, Sendable {
    /// A place of the model; with a range, these elements of it (bytes of a `str`).
    case place(Place, Range<Int>? = nil)
    /// An address at which nothing is drawn.
    case address(UInt64)
    /// Nowhere that can be named.
    case dangling
    case null
    /// At something that is there and not shown.
    case hidden
  }

  public init(_ kind: PointerKind, to target: Target, overridesType: Bool = false) {
    self.kind = kind
    self.target = target
    self.overridesType = overridesType
  }
}

/// What a pointer means: who owns what it points to, and what may be done through it.
public enum PointerKind: String, Hashable, Sendable, CaseIterable {
  case owner, strong, weak, shared, mutable, ref
  case refMut = "ref-mut"
  case `guard`, raw, function, vtable
}

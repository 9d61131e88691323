/// A place as MIR writes it: `((*_1).0: T)`, `((_4 as Some).0: T)`, `_1[0 of 3]`.
struct MIRPlace: Hashable {
  enum Projection: Hashable {
    case deref
    case field(Int)
    /// A field of a box's own: its pointer, its allocator.
    case boxPointer
    case variant(String)
    case element(Int)
    /// Of a place that is not known before the program runs, or a range.
    case anyElement
  }

  var local: Int
  var projections: [Projection] = []

  /// Reads a place at the beginning of a text.
  static func read(_ text: MIRText) -> (place: MIRPlace, rest: MIRText)? {
    guard let (place, rest) = readBase(text) else { return nil }
    var result = place
    var remaining = rest
    while remaining.first == UInt8(ascii: "["), let close = remaining.closing(remaining.startIndex) {
      let index = remaining[(remaining.startIndex + 1)..<close]
      if let (element, of) = index.number, of.begins(with: " of ") {
        result.projections.append(.element(element))
      } else {
        result.projections.append(.anyElement)
      }
      remaining = remaining[(close + 1)...]
    }
    return (result, remaining)
  }

  private static func readBase(_ text: MIRText) -> (MIRPlace, MIRText)? {
    if let digits = text.after("_") { return digits.number.map { (MIRPlace(local: $0.value), $0.rest) } }
    guard text.first == UInt8(ascii: "("), let close = text.closing(text.startIndex) else { return nil }
    let inner = text[(text.startIndex + 1)..<close]
    let rest = text[(close + 1)...]
    if let pointed = inner.after("*") {
      guard var (place, _) = read(pointed) else { return nil }
      place.projections.append(.deref)
      return (place, rest)
    }
    guard case (var place, let tail)? = read(inner) else { return nil }
    if let name = tail.after(" as ") {
      if !name.begins(with: "subtype ") { place.projections.append(.variant(name.string)) }
    } else if let field = tail.after("."), let (index, type) = field.number {
      let name = type.prefix { $0 != UInt8(ascii: "<") }
      let isBoxes = name.last("ptr::Unique") != nil || name.last("alloc::Global") != nil
      place.projections.append(isBoxes ? .boxPointer : .field(index))
    }
    return (place, rest)
  }

  /// With a box's way to its content, `*((b.0: Unique).0: NonNull)`, as one dereference.
  var withBoxesFolded: MIRPlace {
    guard projections.contains(.boxPointer) else { return self }
    var folded = MIRPlace(local: local)
    var inBox = false
    for projection in projections {
      if projection == .boxPointer { inBox = true }
      if projection == .deref { inBox = false }
      if !inBox { folded.projections.append(projection) }
    }
    // Not its content, but the box taken apart to free it.
    if inBox { folded.projections.append(.boxPointer) }
    return folded
  }
}

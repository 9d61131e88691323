import ProcessSnapshot

/// Numbers, bool, char, unit.
enum Primitives {
  static let read: Family = { reader, type, site in
    switch type.kind {
    case .signed, .unsigned, .float, .bool, .char, .unit, .never:
      Reading(Scalars.content(type, at: site.address, in: reader.memory) ?? .opaque)
    default: nil
    }
  }
}

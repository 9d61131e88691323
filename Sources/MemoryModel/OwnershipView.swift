/// Which pointers of a model are looked at.
public enum OwnershipView: String, Hashable, Sendable, CaseIterable {
  /// What owns what: owners and strong pointers alone.
  case owners
  /// Who borrows what, over a faint tree of owners.
  case borrows
}

extension PointerKind {
  /// Whether it owns what it points to, alone or with others.
  package var isOwning: Bool { self == .owner || self == .strong }

  /// Whether it is a borrow, of the compiler's or of a cell's or lock's own.
  package var isBorrowing: Bool {
    switch self {
    case .shared, .mutable, .ref, .refMut, .guard: true
    case .owner, .strong, .weak, .raw, .function, .vtable: false
    }
  }
}

extension MemoryModel {
  /// The model with what a view leaves out: of owners alone, code goes, and other pointers lead to what is not shown.
  package func showing(_ view: OwnershipView?) -> MemoryModel {
    guard view == .owners else { return self }
    var model = self
    for index in model.states.indices {
      model.states[index].code = []
      model.states[index].mapPointers { if !$0.kind.isOwning { $0.target = .hidden } }
    }
    return model
  }
}

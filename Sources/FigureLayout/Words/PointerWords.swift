import MemoryModel

extension PointerKind {
  /// With its article: `a strong pointer`.
  var words: String {
    switch self {
    case .owner: "an owning pointer"
    case .strong: "a strong pointer"
    case .weak: "a weak pointer"
    case .shared: "a shared reference"
    case .mutable: "a mutable reference"
    case .ref: "a shared borrow"
    case .refMut: "a mutable borrow"
    case .guard: "a lock guard"
    case .raw: "a raw pointer"
    case .function: "a function pointer"
    case .vtable: "a vtable pointer"
    }
  }
}

extension Lifecycle {
  /// nil for what is live.
  var words: String? {
    switch self {
    case .live: nil
    case .moved: "moved out"
    case .maybeMoved: "maybe moved out"
    case .uninitialized: "uninitialised"
    case .dropped: "dropped"
    case .freed: "freed"
    }
  }
}

/// Whether there is something where a pointer points.
public enum PointerStatus: String, Hashable, Sendable, CaseIterable {
  case valid, dangling, null
}

extension PlaceIndex {
  /// A pointer is dangling where its target, or a cell around it, is dropped or freed.
  public func status(of pointer: Pointer) -> PointerStatus {
    switch pointer.target {
    case .place(let place, _): find(place)?.isGone == true ? .dangling : .valid
    case .address, .hidden: .valid
    case .dangling: .dangling
    case .null: .null
    }
  }
}

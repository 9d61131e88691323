/// What an author's directive is about: a cell or function, or something that holds many.
///
/// Printed as `heap`, `stack/main`, `stack/main/add`, `stack/main/add.x`, `heap/shared.strong`.
public enum CutPlace: Hashable, Sendable {
  case region(Region)
  case thread(String)
  case frame(thread: String, name: Place.Name)
  case cell(Place)
}

extension CutPlace: CustomStringConvertible {
  public var description: String {
    switch self {
    case .region(let region): region.rawValue
    case .thread(let thread): "stack/" + Place.quoted(thread)
    case .frame(let thread, let name): "stack/\(Place.quoted(thread))/\(name)"
    case .cell(let place): place.description
    }
  }
}

/// A place of a directive as a person writes it.
public enum WrittenCutPlace: Hashable, Sendable {
  case region(Region)
  case thread(String)
  /// A cell, a function, or a frame by its name.
  case place(WrittenPlace)
}

extension WrittenCutPlace: CustomStringConvertible {
  public var description: String {
    switch self {
    case .region(let region): region.rawValue
    case .thread(let thread): "stack/" + Place.quoted(thread)
    case .place(let place): place.description
    }
  }
}

extension WrittenCutPlace {
  /// The one a canonical place is written as, in full.
  public init(_ place: CutPlace) {
    switch place {
    case .region(let region): self = .region(region)
    case .thread(let thread): self = .thread(thread)
    case .frame(let thread, let name):
      self = .place(WrittenPlace(region: .stack, thread: thread, name: name))
    case .cell(let place): self = .place(WrittenPlace(place))
    }
  }
}

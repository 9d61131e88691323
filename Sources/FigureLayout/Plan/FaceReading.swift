import MemoryModel

/// What a part takes from the cell around it in one state.
struct Inherited {
  var lifecycle: Lifecycle
  var isGone: Bool
}

extension Face {
  /// The face of a cell that is drawn as one, or of a compound (`content` is then what stands in it when it has no
  /// value of its shape).
  init(of cell: Cell, in inherited: Inherited, _ options: LayoutOptions) {
    let lifecycle = cell.lifecycle == .live ? inherited.lifecycle : cell.lifecycle
    self.init(
      content: Face.content(of: cell.value, lifecycle: lifecycle, options),
      lifecycle: cell.value == .uninitialized && lifecycle == .live ? .uninitialized : lifecycle,
      isGone: inherited.isGone || cell.lifecycle == .dropped || cell.lifecycle == .freed,
      type: Face.type(of: cell, limit: options.maxText),
      isConst: cell.storage == .const,
      title: Words.title(of: cell))
  }

  /// The type as a band says it.
  private static func type(of cell: Cell, limit: Int) -> String? {
    let type = cell.type.map { DrawnText.shown($0, limit: limit) }
    let words =
      switch cell.storage {
      case .ordinary, .const: type
      case .static(let mutable): [mutable ? "static mut" : "static", type].compactMap { $0 }.joined(separator: " ")
      }
    return cell.lifecycle == .maybeMoved ? [words, "maybe moved"].compactMap { $0 }.joined(separator: ", ") : words
  }

  /// What stands in a leaf.
  static func content(of value: Value?, lifecycle: Lifecycle, _ options: LayoutOptions) -> Content {
    // What was moved out of a cell is not there any more, whatever bytes remain.
    if lifecycle == .moved { return .empty }
    func text(_ string: String, _ role: TextRole) -> Content {
      .text(DrawnText.shown(string, limit: options.maxText), role)
    }
    switch value {
    case nil: return lifecycle == .uninitialized ? .text("?", .unknown) : .empty
    case .scalar("()"): return .empty
    case .scalar(let string): return text(string, .value)
    case .variant(let name, _): return text(name, .variant)
    case .fields: return .empty
    case .elements: return .text("[]", .value)
    case .uninitialized: return .text("?", .unknown)
    case .opaque: return .text("…", .aside)
    case .pointer(let pointer):
      // Among owners alone the others are named, not drawn.
      if options.view == .owners, !pointer.kind.isOwning { return .text(pointer.kind.sign, .aside) }
      return .pointer(pointer)
    }
  }
}

extension PointerKind {
  /// How a cell says that such a pointer stands in it, where it is not drawn.
  fileprivate var sign: String {
    switch self {
    case .owner, .strong: "own"
    case .weak: "weak"
    case .shared: "&"
    case .mutable: "&mut"
    case .ref: "ref"
    case .refMut: "ref mut"
    case .guard: "guard"
    case .raw: "raw"
    case .function: "fn"
    case .vtable: "vtable"
    }
  }
}

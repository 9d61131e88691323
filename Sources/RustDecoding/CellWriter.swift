import MemoryModel

/// Turns nodes into the model's cells, their addresses into places.
struct CellWriter {
  let finder: PlaceFinder
  /// Whether cells have their addresses and sizes in every detail.
  let showsPlaces: Bool
  /// Of what is being written.
  private var isInBytes = false

  init(finder: PlaceFinder, showsPlaces: Bool) {
    self.finder = finder
    self.showsPlaces = showsPlaces
  }

  /// A variable, static or block.
  func root(_ node: Node, _ detail: Detail) -> Cell {
    var writer = self
    writer.isInBytes = detail == .bytes
    return writer.cell(node, nil)
  }

  private func entries(_ nodes: [Node], _ context: KindContext?) -> [Entry] {
    guard isInBytes else { return nodes.map { .cell(cell($0, context)) } }
    return nodes.sorted { $0.address < $1.address }.map { .cell(cell($0, context)) }
  }

  private func cell(_ node: Node, _ context: KindContext?) -> Cell {
    let inner = context.map { $0.field(named: node.name, type: node.type) } ?? KindContext(type: node.type)
    var cell = Cell(
      name: node.name, type: node.type, lifecycle: node.lifecycle, storage: node.storage)
    if let content = node.content { cell.value = value(content, of: node, inner) }
    if isInBytes || showsPlaces, !MemoryImage.isRegister(node.address) {
      cell.address = node.address
      cell.size = node.size
    }
    return cell
  }

  private func value(_ content: Content, of node: Node, _ context: KindContext) -> Value {
    switch content {
    case .scalar(let text): return .scalar(text)
    case .uninitialized: return .uninitialized
    case .opaque: return .opaque
    case .reference(let reference): return .pointer(pointer(reference, context))
    case .fields(let fields): return .fields(padded(fields, in: node, context))
    case .variant(let name, let fields): return .variant(name, padded(fields, in: node, context.variant(name)))
    case .elements(let elements):
      let inner = context.element
      return .elements(
        elements.compactMap { element in
          switch element {
          case .value(let node):
            // A lost element is still one.
            .value(node.content.map { value($0, of: node, inner) } ?? .uninitialized)
          case .elided(let count): count > 0 ? .elided(count) : nil
          case .spare(let count): count > 0 ? .spare(count) : nil
          }
        })
    }
  }

  /// The fields, and the bytes between them where bytes count.
  private func padded(_ fields: [Node], in node: Node, _ context: KindContext) -> [Entry] {
    let entries = entries(fields, context)
    // What has one variant alone, and no fields, is a name.
    guard isInBytes, !fields.isEmpty else { return entries }
    var result: [Entry] = []
    var at = node.address
    var padding = Padding(besides: fields.map(\.name))
    func pad(to end: UInt64) {
      guard end > at, end - at < 1 << 20 else { return }
      result.append(.cell(padding.cell(Int(end - at), at: at)))
    }
    for entry in entries {
      guard let cell = entry.cell, let address = cell.address else { return entries }
      pad(to: address)
      result.append(entry)
      at = max(at, address.addingClamped(UInt64(max(0, cell.size ?? 0))))
    }
    pad(to: node.address.addingClamped(UInt64(max(0, node.size))))
    return result
  }

  private func pointer(_ reference: Reference, _ context: KindContext) -> Pointer {
    let overrides = context.implied.map { $0 != reference.kind } ?? false
    return Pointer(reference.kind, to: target(of: reference), overridesType: overrides)
  }

  private func target(of reference: Reference) -> Pointer.Target {
    switch reference.target {
    case .null: return .null
    case .dangling: return .dangling
    case .address(let address):
      if reference.kind == .function {
        return finder.function(at: address).map { .place($0) } ?? .address(address)
      }
      guard let found = finder.find(address, pointee: reference.pointee, count: reference.count) else {
        return .address(address)
      }
      return .place(found.place, found.range)
    }
  }
}

import Diagnostics
import MemoryModel

/// Makes a sheet of a model; every place is written as short as its meaning allows.
struct ModelPrinting {
  private var names = PlaceNames(MemoryState())
  private var frame: PlaceNames.FrameID?

  static func sheet(of model: MemoryModel) -> Sheet {
    var printing = ModelPrinting()
    var sheet = Sheet()
    if let title = model.title {
      sheet.blocks.append(Sheet.Block(form: .line, head: "memory " + Place.inQuotes(title), isSetApart: true))
    }
    let isBare =
      model.states.count == 1 && model.states[0].label == nil && !model.states[0].isBlank
      && model.states[0].cut.isEmpty
    if !model.cut.isEmpty {
      var cut = cut(model.cut)
      cut.isSetApart = true
      sheet.blocks.append(cut)
    }
    for state in model.states {
      let cuts = state.cut.isEmpty ? [] : [cut(state.cut)]
      let regions = cuts + printing.regions(state)
      if isBare {
        sheet.blocks += regions
      } else {
        let head = "state" + (state.label.map { " " + Place.inQuotes($0) } ?? "")
        sheet.blocks.append(Sheet.Block(form: .open, head: head, blocks: regions, isSetApart: true))
      }
    }
    return sheet
  }

  /// Places are written in full: what they mean does not hang on where they stand.
  static func cut(_ directives: [CutDirective]) -> Sheet.Block {
    Sheet.Block(form: .open, head: "cut", items: directives.map { .directive(text(of: $0)) })
  }

  private static func text(of directive: CutDirective) -> String {
    let places = directive.places.map(\.description).joined(separator: ", ")
    let start = directive.word.rawValue + (places.isEmpty ? "" : " " + places)
    switch directive {
    case .hide, .keep, .highlight, .order: return start
    case .rename(_, let text), .note(_, let text), .caption(let text): return start + " " + Place.inQuotes(text)
    case .detail(_, let detail): return start + " " + detail.rawValue
    }
  }

  private mutating func regions(_ state: MemoryState) -> [Sheet.Block] {
    names = PlaceNames(state)
    frame = nil
    var regions: [Sheet.Block] = []
    if let source = state.source {
      regions.append(
        Sheet.Block(form: .line, head: "source \(Place.inQuotes(source.path)) line \(source.line)"))
    }
    if !state.code.isEmpty {
      let functions = state.code.map {
        Sheet.Block(form: .foldable, head: "fn " + Place.quoted($0.name), items: items($0.entries))
      }
      regions.append(Sheet.Block(form: .open, head: "code", blocks: functions))
    }
    if !state.globals.isEmpty {
      regions.append(Sheet.Block(form: .open, head: "globals", items: items(state.globals)))
    }
    if !state.heap.isEmpty { regions.append(Sheet.Block(form: .open, head: "heap", items: items(state.heap))) }
    for (stackNumber, stack) in state.stacks.enumerated() {
      var block = Sheet.Block(form: .open, head: "stack")
      if stack.thread != "main" { block.head += " " + Place.inQuotes(stack.thread) }
      for (number, frame) in stack.frames.enumerated() {
        self.frame = PlaceNames.FrameID(stack: stackNumber, frame: number)
        block.blocks.append(
          Sheet.Block(
            form: .frame, head: .frame(frame.function, line: frame.line), items: items(frame.entries)))
      }
      regions.append(block)
    }
    return regions
  }

  // MARK: Cells

  private func items(_ entries: [Entry], in context: KindContext? = nil) -> [Sheet.Item] {
    entries.map { entry in
      guard case .cell(let cell) = entry else { return Self.gap }
      var item = Sheet.Item()
      item.type = cell.type ?? ""
      item.setHead(
        name: cell.name, lifecycle: cell.lifecycle, storage: cell.storage, address: cell.address, size: cell.size,
        isFollowed: cell.value != nil)
      item.value = cell.value.map {
        piece($0, context?.field(named: cell.name, type: cell.type) ?? KindContext(type: cell.type))
      }
      item.measure()
      return item
    }
  }

  private static let gap = {
    var gap = Sheet.Item(name: "...")
    gap.measure()
    return gap
  }()

  private func piece(_ value: Value, _ context: KindContext) -> Sheet.Piece {
    var piece: Sheet.Piece
    switch value {
    case .scalar(let text): piece = Sheet.Piece(text: text)
    case .uninitialized: piece = Sheet.Piece(text: "?")
    case .opaque: piece = Sheet.Piece(text: "_")
    case .pointer(let pointer): piece = Sheet.Piece(text: text(of: pointer, context))
    case .fields(let entries):
      let isTuple = Self.isTuple(entries)
      piece = Sheet.Piece(text: isTuple ? "(" : "{", closing: isTuple ? ")" : "}")
      piece.items = isTuple ? tuple(entries, context) : items(entries, in: context)
    case .variant(let name, let entries):
      let isTuple = Self.isTuple(entries)
      let context = context.variant(name)
      piece = .variant(name, isTuple: isTuple, isEmpty: entries.isEmpty)
      piece.items = isTuple ? tuple(entries, context) : items(entries, in: context)
    case .elements(let elements):
      let context = context.element
      piece = Sheet.Piece(text: "[", closing: "]")
      piece.items = elements.map { element in
        var item = Sheet.Item()
        switch element {
        case .value(let value): item.value = self.piece(value, context)
        case .elided(let count): item.value = Self.run("... \(count) more")
        case .spare(let count): item.value = Self.run("... \(count) spare")
        }
        item.measure()
        return item
      }
    }
    piece.measure()
    return piece
  }

  private static func run(_ text: String) -> Sheet.Piece {
    var piece = Sheet.Piece(text: text)
    piece.measure()
    return piece
  }

  /// Whether fields can be written without their names: values numbered from 0, and at most a gap at their end.
  private static func isTuple(_ entries: [Entry]) -> Bool {
    guard case .cell? = entries.first else { return false }
    for (number, entry) in entries.enumerated() {
      guard case .cell(let cell) = entry else { return number == entries.count - 1 }
      guard let value = cell.value, cell == Cell(name: String(number), value: value) else { return false }
    }
    return true
  }

  private func tuple(_ entries: [Entry], _ context: KindContext) -> [Sheet.Item] {
    entries.map { entry in
      guard case .cell(let cell) = entry else { return Self.gap }
      var item = Sheet.Item()
      item.value = cell.value.map { piece($0, context.field(named: cell.name, type: nil)) }
      item.measure()
      return item
    }
  }

  // MARK: Pointers

  private func text(of pointer: Pointer, _ context: KindContext) -> String {
    let kind = pointer.kind == context.implied ?? .raw ? "" : " as " + pointer.kind.rawValue
    switch pointer.target {
    case .null: return "null" + kind
    case .hidden: return "&..." + kind
    case .dangling: return "dangling" + kind
    case .address(let address): return "&0x" + String(address, radix: 16) + kind
    case .place(let place, let range):
      let range = range.map { "[\($0.lowerBound)..\($0.upperBound)]" } ?? ""
      return "&" + text(of: place) + range + kind
    }
  }

  /// The shortest way to write a place that means it here.
  private func text(of place: Place) -> String {
    let full = WrittenPlace(place)
    var short = full
    short.region = nil
    short.thread = nil
    switch place.root {
    case .code: return full.description
    case .global, .heap: return means(short, place) ? short.description : full.description
    case .variable(_, _, let variable):
      var own = short
      own.name = variable
      own.steps.removeFirst()
      if names.frame(of: place.root) == frame, means(own, place) { return own.description }
      return means(short, place) ? short.description : full.description
    }
  }

  private func means(_ written: WrittenPlace, _ place: Place) -> Bool {
    // `&mut x` is not a place called "mut".
    if written.name.text == "mut" { return false }
    var nearest = NearestName(budget: 0)
    return names.resolve(written, in: frame, suggesting: &nearest) == .found(place)
  }
}

extension MemoryState {
  /// Whether nothing would be written for it.
  fileprivate var isBlank: Bool {
    source == nil && code.isEmpty && globals.isEmpty && heap.isEmpty && stacks.isEmpty
  }
}

extension String {
  /// What a frame starts with: `fn add`, `fn add line 7`.
  static func frame(_ function: String, line: Int?) -> String {
    "fn " + Place.quoted(function) + (line.map { " line \($0)" } ?? "")
  }
}

import MemoryModel

/// Arrays and strings: what of them is shown, left out, or cut in pieces.
extension PlanBuilder {
  mutating func addElements(_ values: [Value?], of part: Int, at place: Place, inherited: [Inherited?]) {
    let states = values.map { value -> [Element]? in
      if case .elements(let elements) = value { elements } else { nil }
    }
    let limit = limit(of: plan.parts[part].faces.lazy.compactMap { $0?.type }.first)
    if addColumn(states, of: part, at: place, inherited: inherited, limit: limit) { return }
    var pointed = pointedAt.elements[place] ?? []
    for range in pointedAt.ranges[place] ?? [] {
      pointed.formUnion(range.count <= limit ? Array(range) : [range.lowerBound, range.upperBound - 1])
    }
    let wraps = options.arrays == .wrap && pointed.isEmpty && states.allSatisfy(Self.isPlain)
    let runs = ArrayRun.runs(of: states, pointedAt: pointed, limit: wraps ? .max : limit)
    let byIndex = states.map(Self.valuesByIndex)
    let block = plan.parts[part].block
    plan.parts[part].isArray = true
    let stride = plan.parts[part].bytes.map { $0 / max(states.lazy.compactMap { $0?.total }.max() ?? 1, 1) }
    if wraps, runs.count > limit { plan.parts[part].columns = Self.columns(for: runs.count) }
    var mores = 0
    for run in runs {
      switch run {
      case .element(let index):
        let cells = states.indices.map { state -> Cell? in
          if let value = byIndex[state][index] { return Cell(name: String(index), value: value) }
          return values[state] == nil && inherited[state] != nil ? Cell(name: String(index)) : nil
        }
        let child = addCell(
          cells, at: place.appending(.index(index)), name: String(index), block: block, parent: part,
          inherited: inherited)
        plan.parts[child].elements = index..<index + 1
        plan.parts[child].bytes = stride
      case .elided(let range), .spare(let range):
        mores += 1
        for state in states.indices { hide(range.lazy.compactMap { byIndex[state][$0] }) }
        let isSpare = if case .spare = run { true } else { false }
        let text = isSpare ? "\(range.count) spare" : "… \(range.count) more"
        let faces = inherited.map { inherited in
          inherited.map {
            Face(
              content: .text(text, .aside), lifecycle: $0.lifecycle, isGone: $0.isGone, type: nil,
              title: isSpare ? "room for \(range.count) more elements" : "\(range.count) more elements, not shown")
          }
        }
        let more = addPart(
          place, isSpare ? .spare : .more, suffix: mores == 1 ? "#more" : "#more\(mores)", faces: faces, block: block,
          parent: part, elements: range)
        if options.marksChanges, !isSpare {
          plan.parts[more].hiddenChanges = Set(
            states.indices.dropFirst().filter { state in
              range.contains { byIndex[state][$0] != byIndex[state - 1][$0] }
            })
        }
      }
    }
  }

  static func valuesByIndex(_ elements: [Element]?) -> [Int: Value] {
    var found: [Int: Value] = [:]
    var index = 0
    for element in elements ?? [] {
      if case .value(let value) = element { found[index] = value }
      index += element.count
    }
    return found
  }

  /// How long an array of a type may be that is drawn in full: what the style says of the type, or of arrays of its
  /// elements, `[T]`, before what is asked for all.
  private func limit(of type: String?) -> Int {
    guard let type, !limits.isEmpty else { return options.maxElements }
    if let limit = limits[type] { return limit }
    return ArrayType.element(of: type).flatMap { limits["[\($0)]"] } ?? options.maxElements
  }

  /// Whether an array holds nothing but values that stand in one cell and point nowhere.
  private static func isPlain(_ elements: [Element]?) -> Bool {
    (elements ?? []).allSatisfy { element in
      switch element {
      case .value(.scalar), .value(.uninitialized), .value(.opaque): true
      case .value(.variant(_, let entries)): entries.isEmpty
      case .value, .elided, .spare: false
      }
    }
  }

  /// The length of a line that leaves the last one as full as possible; ten, where several do.
  private static func columns(for count: Int) -> Int {
    [10, 8, 12, 9, 7, 11, 6].max { missing(count, $0) > missing(count, $1) } ?? 10
  }

  private static func missing(_ count: Int, _ columns: Int) -> Int { (columns - count % columns) % columns }

  private mutating func hide(_ values: some Sequence<Value>) {
    for value in values {
      switch value {
      case .pointer(let pointer):
        if case .place(let place, _) = pointer.target { hiddenTargets.insert(place.block) }
      case .fields(let entries), .variant(_, let entries): hide(entries.lazy.compactMap { $0.cell?.value })
      case .elements(let elements):
        hide(elements.lazy.compactMap { if case .value(let value) = $0 { value } else { nil } })
      case .scalar, .uninitialized, .opaque: continue
      }
    }
  }

  /// A string that slices point into, in pieces.
  mutating func addPieces(_ values: [Value?], of part: Int, at place: Place, inherited: [Inherited?]) {
    guard let ranges = pointedAt.ranges[place] else { return }
    let texts = values.map { value -> String? in
      if case .scalar(let text) = value { text } else { nil }
    }
    guard let length = texts.lazy.compactMap({ $0.map { StringPieces.bytes(of: $0).count } }).max() else { return }
    let cuts = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] } + [0, length]).filter { $0 <= length }.sorted()
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let faces = zip(texts, inherited).map { text, inherited -> Face? in
        guard let text, let inherited else { return nil }
        let piece = StringPieces.piece(from..<to, of: text)
        return Face(
          content: .text(DrawnText.shown(piece, limit: options.maxText), .value), lifecycle: inherited.lifecycle,
          isGone: inherited.isGone, type: nil, title: "bytes \(from)..\(to): \(piece)")
      }
      _ = addPart(
        place, .piece, suffix: "[\(from)..\(to)]", name: "\(from)..\(to)", faces: faces,
        block: plan.parts[part].block, parent: part, elements: from..<to)
    }
  }
}

import MemoryModel

/// Arrays whose elements stand one under the other.
extension PlanBuilder {
  /// Sets an array as a column, where that is asked for and it has the shape; or as a matrix, where it is one.
  /// - Returns: whether it did.
  mutating func addColumn(
    _ states: [[Element]?], of part: Int, at place: Place, inherited: [Inherited?], limit: Int
  ) -> Bool {
    guard plan.parts[part].parent == nil, !shapes.blocked.contains(place), shapes.cellOfSatellite[place] == nil else {
      return false
    }
    let values = states.flatMap { $0 ?? [] }
    if let width = matrixWidth(values), !pointedAt.reachesInside(place) {
      addMatrix(states, of: part, at: place, inherited: inherited, width: width, limit: limit)
      return true
    }
    guard options.arrays == .column, values.count > limit, let paths = shapes.accept(states, at: place) else {
      return false
    }
    let runs = ArrayRun.runs(of: states, pointedAt: [], limit: .max)
    startColumn(part, rows: runs.count, names: paths.count > 1 ? paths.map { $0.last ?? "" } : [], mayBreak: true)
    addRows(runs, states, of: part, at: place, inherited: inherited) { builder, row, index, values, inherited in
      let leaves = values.map { $0.flatMap(\.columnLeaves) }
      for (number, path) in paths.enumerated() {
        let cells = leaves.map { leaves in
          leaves.map { Cell(name: path.last ?? "\(index)", value: $0[number].value) }
        }
        let own = path.reduce(place.appending(.index(index))) { $0.appending(.field($1)) }
        builder.addCell(
          cells, at: own, name: nil, block: builder.plan.parts[part].block, parent: row, inherited: inherited)
      }
    }
    return true
  }

  private mutating func startColumn(_ part: Int, rows: Int, names: [String], mayBreak: Bool) {
    plan.parts[part].isArray = true
    let shown = names.map { DrawnText.shown($0, limit: options.maxText) }
    plan.blocks[plan.parts[part].block].column = Column(names: shown, rowCount: rows, mayBreak: mayBreak)
  }

  // MARK: Matrices

  /// The cells in a line of an array of plain arrays that all have one length.
  private func matrixWidth(_ elements: [Element]) -> Int? {
    var width: Int?
    for element in elements {
      guard case .value(let value) = element, let own = value.matrixColumns, width ?? own == own else { return nil }
      width = own
    }
    return elements.count > 1 ? width : nil
  }

  private mutating func addMatrix(
    _ states: [[Element]?], of part: Int, at place: Place, inherited: [Inherited?], width: Int, limit: Int
  ) {
    let limit = options.arrays == .elide ? limit : .max
    let runs = ArrayRun.runs(of: states, pointedAt: [], limit: limit)
    let columns = ArrayRun.runs(
      of: [Array(repeating: .value(.opaque), count: width)], pointedAt: [], limit: limit)
    startColumn(part, rows: runs.count, names: [], mayBreak: false)
    addRows(runs, states, of: part, at: place, inherited: inherited) { builder, row, index, values, inherited in
      let line = place.appending(.index(index))
      for column in columns {
        switch column {
        case .element(let number):
          let cells = values.map { value -> Cell? in
            guard case .elements(let elements) = value, case .value(let value) = elements[number] else { return nil }
            return Cell(name: "\(number)", value: value)
          }
          builder.addCell(
            cells, at: line.appending(.index(number)), name: nil, block: builder.plan.parts[part].block, parent: row,
            inherited: inherited)
        case .elided(let range), .spare(let range):
          builder.addMore(range, "#more", at: line, in: row, text: "…", inherited: inherited)
        }
      }
    }
  }

  // MARK: Lines

  private mutating func addRows(
    _ runs: [ArrayRun], _ states: [[Element]?], of part: Int, at place: Place, inherited: [Inherited?],
    cells: (inout PlanBuilder, _ row: Int, _ index: Int, [Value?], [Inherited?]) -> Void
  ) {
    let block = plan.parts[part].block
    let byIndex = states.map(Self.valuesByIndex)
    var mores = 0
    for run in runs {
      switch run {
      case .element(let index):
        let values = byIndex.map { $0[index] }
        let around = zip(inherited, values).map { inherited, value in value == nil ? nil : inherited }
        let own = place.appending(.index(index))
        let faces = around.map { around in
          around.map {
            Face(content: .empty, lifecycle: $0.lifecycle, isGone: $0.isGone, type: nil, title: "element \(index)")
          }
        }
        let row = addPart(
          own, .row, suffix: "#row", faces: faces, block: block, parent: part, elements: index..<index + 1)
        let label = faces.map { face in
          face.map { face in
            var face = face
            face.content = .text("\(index)", .aside)
            return face
          }
        }
        _ = addPart(own, .index, suffix: "#index", faces: label, block: block, parent: row)
        cells(&self, row, index, values, around)
      case .elided(let range), .spare(let range):
        mores += 1
        let isSpare = if case .spare = run { true } else { false }
        let faces = inherited.map { inherited in
          inherited.map {
            Face(content: .empty, lifecycle: $0.lifecycle, isGone: $0.isGone, type: nil, title: "elements \(range)")
          }
        }
        let row = addPart(
          place, .row, suffix: "#row\(mores)", faces: faces, block: block, parent: part, elements: range)
        addMore(
          range, mores == 1 ? "#more" : "#more\(mores)", at: place, in: row,
          text: isSpare ? "\(range.count) spare" : "… \(range.count) more", inherited: inherited, isSpare: isSpare)
      }
    }
  }

  private mutating func addMore(
    _ range: Range<Int>, _ suffix: String, at place: Place, in row: Int, text: String, inherited: [Inherited?],
    isSpare: Bool = false
  ) {
    let faces = inherited.map { inherited in
      inherited.map {
        Face(
          content: .text(text, .aside), lifecycle: $0.lifecycle, isGone: $0.isGone, type: nil,
          title: isSpare ? "room for \(range.count) more elements" : "\(range.count) more elements, not shown")
      }
    }
    _ = addPart(
      place, isSpare ? .spare : .more, suffix: suffix, faces: faces, block: plan.parts[row].block, parent: row,
      elements: range)
  }

  /// Puts the blocks that stand beside lines there. What points to an element points to its line.
  mutating func setSatellites() {
    for index in plan.edges.indices {
      let target = plan.edges[index].target
      if let row = plan.parts[target].parent, plan.parts[row].role == .row { plan.edges[index].target = row }
    }
    for (target, cell) in shapes.cellOfSatellite {
      guard let root = plan.partByPlace[target], let leaf = plan.partByPlace[cell], let row = plan.parts[leaf].parent,
        plan.parts[row].role == .row
      else { continue }
      let block = plan.parts[root].block
      plan.blocks[block].satelliteOf = row
      var open = [root]
      while let part = open.popLast() {
        plan.parts[part].name = nil
        open += plan.parts[part].children
      }
    }
  }
}

extension PointedAt {
  /// Whether a pointer leads to a part of an array, not to the whole.
  func reachesInside(_ place: Place) -> Bool {
    !(elements[place] ?? []).isEmpty || !(ranges[place] ?? []).isEmpty
  }
}

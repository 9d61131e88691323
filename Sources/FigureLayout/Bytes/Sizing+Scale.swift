/// Blocks to scale: every byte of a block has one width, of whole points.
extension Sizing {
  /// The least width of a byte, in points.
  private static let leastPitch = 9.0
  /// Left and right of a text, in points: at least, and where there is room.
  private static let leastInset = 1.5
  private static let inset = 3.5

  mutating func sizeToScale(_ block: Int) {
    let root = plan.blocks[block].root
    let spans = plan.spans(of: block)
    var pitch = spans.reduce(Self.leastPitch) { max($0, leastPitch(of: $1.part, bytes: $1.bytes.count)) }
    // Wider bytes leave more room for texts and heads; each time at least by a point.
    for _ in 0..<64 {
      setWidths(of: spans, pitch: pitch)
      var missing = 0.0
      measureToScale(root, &missing)
      place(root, at: 0)
      let lines = placeLines(in: root)
      for (index, crossing) in lines where !crossing.isEmpty {
        if let lack = lack(ofRoomFor: index, between: crossing) {
          missing = max(missing, 2 * lack.width / share(index))
        }
      }
      if missing == 0 { break }
      pitch += missing.rounded(.up)
    }
    for span in spans { setTextScales(of: span.part) }
    plan.blocks[block].width = plan.parts[root].width
  }

  /// The bytes that grow with the pitch, at least one.
  private func share(_ part: Int) -> Double { Double(max(plan.parts[part].bytes ?? 1, 1)) }

  private func leastPitch(of part: Int, bytes: Int) -> Double {
    if bytes == 0 || plan.parts[part].isBreak { return 0 }
    let value = valueWidth(of: part, scale: plan.parts[part].valueScales.last ?? 1, inset: Self.leastInset)
    return (max(value, nameWidth(of: part, scale: Part.leastNameScale, inset: Self.leastInset)) / Double(bytes))
      .rounded(.up)
  }

  /// What a cell's value or sign needs.
  private func valueWidth(of index: Int, scale: Double, inset: Double) -> Double {
    let inset = plan.parts[index].hasCellMark ? max(inset, ChangeMark(style).room) : inset
    return plan.parts[index].faces.reduce(0) { width, face in
      switch face?.content {
      case .text(let text, let role):
        max(width, sizes[text, typography.font(for: role).scaled(by: scale)].width + 2 * inset)
      case .pointer: max(width, leafWidth(index))
      case .empty, nil: width
      }
    }
  }

  private func nameWidth(of part: Int, scale: Double, inset: Double) -> Double {
    guard let name = plan.parts[part].name else { return 0 }
    return sizes[name, typography.field.scaled(by: scale)].width + 2 * inset
  }

  private mutating func setTextScales(of index: Int) {
    let part = plan.parts[index]
    let value = part.valueScales.first { valueWidth(of: index, scale: $0, inset: Self.inset) <= part.width }
    let name = part.nameScales.first { nameWidth(of: index, scale: $0, inset: Self.leastInset) <= part.width }
    plan.parts[index].textScales = (value ?? part.valueScales.last ?? 1, name ?? part.nameScales.last ?? 1)
  }

  private mutating func setWidths(of spans: [(part: Int, bytes: Range<Int>)], pitch: Double) {
    for (part, bytes) in spans {
      let isNatural = bytes.isEmpty || plan.parts[part].isBreak
      plan.parts[part].width = isNatural ? leafWidth(part) : Double(bytes.count) * pitch
    }
  }

  /// Sets the widths and depths of compounds.
  ///
  /// - Parameter missing: by how much a byte has to be wider for all that crosses or stands in the part.
  @discardableResult
  private mutating func measureToScale(_ part: Int, _ missing: inout Double) -> (below: Lines, above: Lines) {
    var below = lines(of: arrivals.atBottom[part] ?? [], departs: plan.parts[part].leavesDownwards)
    var above = lines(of: arrivals.atTop[part] ?? [], departs: departsUpwards[part])
    let children = plan.parts[part].children
    for child in children {
      let lines = measureToScale(child, &missing)
      below += lines.below
      above += lines.above
      if let heads = landings[child] {
        missing = max(missing, (heads + 2 * Arrivals.inset - plan.parts[child].width) / share(child))
      }
    }
    plan.parts[part].depth = children.isEmpty ? 0 : 1 + (children.map { plan.parts[$0].depth }.max() ?? 0)
    if !children.isEmpty { plan.parts[part].width = childrenWidth(part) }
    let least = max(bandWidth(part), arrivalWidth(part), below.width, above.width)
    missing = max(missing, (least - plan.parts[part].width) / share(part))
    return (below, above)
  }
}

import MemoryModel

/// What a band says in one state.
struct BandText: Hashable {
  var name: String?
  var type: String?
}

extension Plan {
  /// The text of a compound's, or a whole block's, band; nil where it is not there in this state.
  func bandText(of part: Int, in state: Int) -> BandText? {
    guard let face = parts[part].faces[state] else { return nil }
    let block = blocks[parts[part].block]
    if block.root == part {
      switch block.header {
      case .variable(let name): return BandText(name: name, type: face.type)
      case .line:
        return BandText(name: nil, type: Self.joined([face.type, face.mark?.rawValue]))
      }
    }
    return BandText(name: parts[part].name, type: face.type)
  }

  private static func joined(_ words: [String?]) -> String? {
    let words = words.compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: " · ")
  }

  /// Whether a part has a band under it: compounds and whole blocks do, gaps between blocks and stubs do not.
  func hasBand(_ part: Int) -> Bool {
    switch parts[part].role {
    case .row, .index, .gap, .more: return false
    case .cell, .tag, .spare, .piece, .function, .padding: break
    }
    let isOuter = parts[part].parent == nil
    if isOuter, parts[part].block >= 0, blocks[parts[part].block].satelliteOf != nil { return false }
    return isOuter || !parts[part].isLeaf
  }

  /// All texts that are drawn, to be measured.
  func texts(in typography: Typography) -> [MeasuredText] {
    var texts: [MeasuredText] = []
    for (index, part) in parts.enumerated() where part.block >= 0 {
      for (state, face) in part.faces.enumerated() {
        guard let face else { continue }
        if part.isLeaf || isSplitString(index) {
          if case .text(let text, let role) = face.content {
            texts += part.valueScales.map { MeasuredText(text, typography.font(of: part, role).scaled(by: $0)) }
          }
          if case .pointer(let pointer) = face.content, let text = Face.stubText(of: pointer) {
            texts.append(MeasuredText(text, typography.field))
          }
        }
        if hasBand(index), let band = bandText(of: index, in: state) {
          let nameFont = part.parent == nil ? typography.name : typography.member
          if let name = band.name { texts.append(MeasuredText(name, nameFont)) }
          if let type = band.type { texts.append(MeasuredText(type, typography.type)) }
        }
      }
      if let name = part.name {
        texts += part.nameScales.map { MeasuredText(name, typography.field.scaled(by: $0)) }
      }
    }
    for column in blocks.lazy.compactMap(\.column) {
      texts += column.names.map { MeasuredText($0, typography.field) }
    }
    for frame in frames { texts.append(MeasuredText(frame.function, typography.frame)) }
    for thread in threads { texts.append(MeasuredText(Self.threadSuffix(thread.name), typography.thread)) }
    texts += RegionName.all.map { MeasuredText($0, typography.region) }
    texts.append(MeasuredText(Part.padText, typography.field))
    texts += rulerTexts.map { MeasuredText($0, typography.ruler) }
    if omittedBlocks > 0 { texts.append(MeasuredText(omittedText, typography.field)) }
    return texts
  }

  /// Whether a part is a string in pieces, which has the whole text of its own too.
  func isSplitString(_ part: Int) -> Bool { parts[part].children.first.map { parts[$0].role == .piece } ?? false }

  /// Stands behind a frame's name where there are several threads.
  static func threadSuffix(_ thread: String) -> String { " · " + thread }

  var omittedText: String { "… \(omittedBlocks) more" }
}

extension Plan {
  /// Names for what stands in place of parts in states that do not have them: by the parts' order, so that they are
  /// the same in every state.
  func padIDs() -> [Int: String] {
    var ids: [Int: String] = [:]
    for part in parts.indices {
      var count = 0
      for child in parts[part].children where parts[child].faces.contains(where: { $0 == nil }) {
        count += 1
        ids[child] = parts[part].id + (count == 1 ? "#pad" : "#pad\(count)")
      }
    }
    return ids
  }
}

extension Face {
  /// What stands beside the tail of a pointer to what is not drawn.
  static func stubText(of pointer: Pointer) -> String? {
    switch pointer.target {
    case .address(let address): "0x" + String(address, radix: 16)
    case .hidden: "not shown"
    case .place, .dangling, .null: nil
    }
  }
}

extension Part {
  /// What stands in a place that one state needs and another does not.
  static let padText = "pad"
}

/// The regions' names as they stand at the left margin.
enum RegionName {
  static let code = "Code"
  static let globals = "Globals"
  static let heap = "Heap"
  static let stack = "Stack"
  static let stacks = "Stacks"
  static let all = [code, globals, heap, stack, stacks]
}

extension Plan {
  /// How far a band's text stays from a line that crosses the band, in points.
  /// The widest open head is the widest of them.
  static let lineClearance = 7.0

  /// Between a nested compound's name and its type.
  static let memberGap = 6.0

  /// The width of a band's text: two lines for a variable, else name and type beside one another.
  func width(of band: BandText, part: Int, sizes: TextSizes, typography: Typography) -> Double {
    let type = band.type.map { sizes[$0, typography.type].width } ?? 0
    if parts[part].parent == nil {
      return max(band.name.map { sizes[$0, typography.name].width } ?? 0, type)
    }
    let name = band.name.map { sizes[$0, typography.member].width } ?? 0
    return name + type + (band.name != nil && band.type != nil ? Self.memberGap : 0)
  }
}

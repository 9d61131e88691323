import MemoryModel

extension Plan {
  /// Notes what became of every cell, block and frame since the state before. What is in something that is new, moved
  /// or gone as a whole has no mark of its own.
  mutating func markChanges() {
    let none = [Change?](repeating: nil, count: stateCount)
    for part in parts.indices { (parts[part].cellChanges, parts[part].bandChanges) = (none, none) }
    for frame in frames.indices {
      frames[frame].changes = frames[frame].isPresent.indices.map { state in
        if state == 0 { return nil }
        switch (frames[frame].isPresent[state - 1], frames[frame].isPresent[state]) {
        case (false, true): return .new
        case (true, false): return .gone
        default: return nil
        }
      }
    }
    for block in blocks.indices {
      for state in 1..<max(stateCount, 1) {
        if let frame = blocks[block].frame, frames[frame].changes[state] != nil { continue }
        markBlock(block, in: state)
      }
    }
  }

  private mutating func markBlock(_ block: Int, in state: Int) {
    let root = blocks[block].root
    let (before, now) = (parts[root].faces[state - 1], parts[root].faces[state])
    // Code and globals are there from the start; states may show more of them or less.
    let comesAndGoes = blocks[block].region == .heap || blocks[block].region == .stack
    switch (before, now) {
    case (nil, nil): return
    case (nil, _?): if comesAndGoes, parts[root].role != .gap { parts[root].bandChanges[state] = .new }
    case (_?, nil): if comesAndGoes, parts[root].role != .gap { parts[root].bandChanges[state] = .gone }
    case (let before?, let now?):
      mark(root, before, now, around: nil, in: state)
    }
  }

  /// How a cell came from one stage of its life to another.
  private struct Passage: Equatable {
    var from: Lifecycle
    var to: Lifecycle
  }

  /// - Parameter around: what happened to the whole that the part is in, and is told there.
  private mutating func mark(_ part: Int, _ before: Face, _ now: Face, around: Passage?, in state: Int) {
    let passage = Passage(from: before.lifecycle, to: now.lifecycle)
    var told = around
    if passage.from != passage.to, passage.to != around?.to {
      told = passage
      let change: Change
      switch now.lifecycle {
      case .moved, .maybeMoved: change = .moved
      case .dropped, .freed: change = .gone
      case .live, .uninitialized: change = .changed
      }
      // A value that comes to be is a cell's matter, one that goes also the name's.
      if hasBand(part), change != .changed || !parts[part].isLeaf {
        parts[part].bandChanges[state] = change
      } else {
        parts[part].cellChanges[state] = change
      }
    }
    if parts[part].isLeaf {
      if told?.to == passage.to, passage.from != passage.to { return }
      if parts[part].cellChanges[state] == nil, parts[part].bandChanges[state] == nil {
        parts[part].cellChanges[state] = changeOfContent(part, before, now, in: state)
      }
      return
    }
    let hasTag = parts[part].children.contains { parts[$0].role == .tag }
    for child in parts[part].children {
      switch (parts[child].faces[state - 1], parts[child].faces[state]) {
      case (let before?, let now?): mark(child, before, now, around: told, in: state)
      case (nil, _?):
        // Of a variant's fields the tag tells.
        if hasTag || told != nil || parts[child].role == .gap { continue }
        if hasBand(child) { parts[child].bandChanges[state] = .new } else { parts[child].cellChanges[state] = .new }
      default: continue
      }
    }
  }

  private func changeOfContent(_ part: Int, _ before: Face, _ now: Face, in state: Int) -> Change? {
    switch parts[part].role {
    case .more: return parts[part].hiddenChanges.contains(state) ? .changed : nil
    case .gap, .spare, .function, .padding, .row, .index: return nil
    case .cell, .tag, .piece: break
    }
    if now.lifecycle == .moved { return nil }
    switch (before.content, now.content) {
    case (.pointer(let old), .pointer(let new)):
      return old.target == new.target && old.kind == new.kind ? nil : .retargeted
    case (let old, let new) where old == new:
      // A text that is drawn shortened may differ where nobody sees it.
      guard case .text(_, .value) = new else { return nil }
      return before.title == now.title || before.lifecycle != now.lifecycle ? nil : .changed
    default: return .changed
    }
  }
}

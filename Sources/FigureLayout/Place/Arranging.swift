import FigureStyle
import MemoryModel

/// Puts blocks into rows: code, globals, the heap's levels from the highest down, stacks.
struct Arranging {
  private let plan: Plan
  private let style: Style
  /// Of a frame's name.
  private let nameWidth: (Int) -> Double
  /// Frames whose names find room only behind their variables.
  private let namesAside: Set<Int>
  /// Room for a row's items, in points; nil where rows are as wide as they come.
  private let available: Double?
  /// What of a line's room pointers need that pass it.
  private let reserve: [Arrangement.LineKey: Double]
  /// By block, those that stand beside its lines.
  private let satellites: [Int: [Int]]
  private var arrangement: Arrangement

  static func arrange(
    _ plan: Plan, levels: HeapLevels, style: Style, available: Double?,
    reserve: [Arrangement.LineKey: Double], namesAside: Set<Int>, nameWidth: (Int) -> Double
  ) -> Arrangement {
    withoutActuallyEscaping(nameWidth) { nameWidth in
      var arranging = Arranging(
        plan, style: style, nameWidth: nameWidth, namesAside: namesAside, available: available, reserve: reserve)
      arranging.addRow(of: .code)
      arranging.addRow(of: .globals)
      arranging.addHeap(levels)
      arranging.addStacks()
      return arranging.arrangement
    }
  }

  private init(
    _ plan: Plan, style: Style, nameWidth: @escaping (Int) -> Double, namesAside: Set<Int>, available: Double?,
    reserve: [Arrangement.LineKey: Double]
  ) {
    self.plan = plan
    self.style = style
    self.nameWidth = nameWidth
    self.namesAside = namesAside
    self.available = available
    self.reserve = reserve
    satellites = plan.satellites()
    let zeros = Array(repeating: 0, count: plan.blocks.count)
    arrangement = Arrangement(itemOfBlock: zeros, position: zeros)
  }

  private mutating func addRow(of region: Region) {
    let items = plan.blocks.indices.filter { plan.blocks[$0].region == region }.map {
      Arrangement.Item([$0], gap: 0, in: plan)
    }
    for (line, row) in wrapped(items, in: region).enumerated() {
      add(row, to: region, Arrangement.LineKey(region: region, line: line))
    }
  }

  private mutating func addHeap(_ levels: HeapLevels) {
    var byLevel: [[[Int]]] = []
    for chain in levels.chains {
      guard let first = chain.first else { continue }
      let level = levels.level[first]
      while byLevel.count <= level { byLevel.append([]) }
      byLevel[level].append(chain)
    }
    for (level, chains) in byLevel.enumerated().reversed() {
      let items = chains.flatMap { split($0) }.map { Arrangement.Item($0, gap: Arrangement.listGap, in: plan) }
      // The start of a wrapped level is nearest to the stack.
      for (line, row) in wrapped(items, in: .heap, level: level).enumerated().reversed() {
        add(row, to: .heap, Arrangement.LineKey(region: .heap, level: level, line: line))
      }
    }
  }

  private mutating func addStacks() {
    var rows: [[Arrangement.Item]] = []
    var width = 0.0
    var isOpen = false
    let wholes = plan.frames.indices.map(wholeFrame)
    let natural = wholes.reduce(-style.spacing.frameGap) { $0 + $1.width + style.spacing.frameGap }
    let isTooWide = natural > available ?? .infinity
    var thread: Int?
    for (frame, whole) in zip(plan.frames.indices, wholes) {
      let lines = lines(of: frame)
      // Threads stand side by side where all of them fit, and have their own rows where they do not.
      if isTooWide, thread != plan.frames[frame].thread { isOpen = false }
      thread = plan.frames[frame].thread
      if lines.count > 1 {
        // A frame of several lines has its rows to itself, and lets pointers pass between its variables.
        for (number, line) in lines.enumerated() {
          rows.append(pieces(of: line, in: frame, isLast: number + 1 == lines.count))
        }
        isOpen = false
        continue
      }
      width += style.spacing.frameGap + whole.width
      if isOpen, width <= available ?? .infinity {
        rows[rows.count - 1].append(whole)
      } else {
        rows.append([whole])
        width = whole.width
        isOpen = true
      }
    }
    for row in rows { add(row, to: .stack) }
  }

  /// A frame with all its variables in one line.
  private func wholeFrame(_ frame: Int) -> Arrangement.Item {
    let blocks = plan.frames[frame].blocks
    let name = nameWidth(frame)
    let aside = namesAside.contains(frame) ? stripWidth(of: blocks) + style.spacing.gap : 0
    var whole = Arrangement.Item(
      blocks, gap: style.spacing.variableGap, inset: Arrangement.framePadding,
      leastWidth: name + aside + 2 * Arrangement.framePadding, in: plan)
    whole.frame = frame
    return whole
  }

  // MARK: Items

  /// A list in pieces that fit the page.
  private func split(_ chain: [Int]) -> [[Int]] {
    pieces(of: chain, gap: Arrangement.listGap, inset: 0)
  }

  /// A frame's variables in lines that fit the page.
  private func lines(of frame: Int) -> [[Int]] {
    let blocks = plan.frames[frame].blocks
    return blocks.isEmpty
      ? [[]] : pieces(of: blocks, gap: style.spacing.variableGap, inset: Arrangement.framePadding)
  }

  /// A line of a frame in pieces, between which pointers pass. What stands over the frame's name is one piece.
  private func pieces(of line: [Int], in frame: Int, isLast: Bool) -> [Arrangement.Item] {
    let name = isLast ? nameWidth(frame) : 0
    var covered = min(line.count, 1)
    while covered < line.count, stripWidth(of: Array(line[..<covered])) < name { covered += 1 }
    var pieces = [
      Arrangement.Item(Array(line[..<covered]), gap: style.spacing.variableGap, leastWidth: name, in: plan)
    ]
    pieces += line[covered...].map { Arrangement.Item([$0], gap: 0, in: plan) }
    if isLast, namesAside.contains(frame) {
      pieces[pieces.count - 1].leastWidth = pieces[pieces.count - 1].width + style.spacing.gap + name
      pieces[pieces.count - 1].fit(to: plan)
    }
    for index in pieces.indices {
      pieces[index].frame = frame
      pieces[index].isPieceOfFrame = true
    }
    return pieces
  }

  private func stripWidth(of blocks: [Int]) -> Double {
    Arrangement.Item(blocks, gap: style.spacing.variableGap, in: plan).width
  }

  private func pieces(of blocks: [Int], gap: Double, inset: Double) -> [[Int]] {
    guard let available else { return [blocks] }
    var pieces: [[Int]] = []
    var width = 0.0
    for block in blocks {
      let own = plan.blocks[block].extent
      if pieces.isEmpty || width + gap + own > available {
        pieces.append([block])
        width = 2 * inset + own
      } else {
        pieces[pieces.count - 1].append(block)
        width += gap + own
      }
    }
    return pieces
  }

  private func wrapped(
    _ items: [Arrangement.Item], in region: Region, level: Int = 0
  ) -> [[Arrangement.Item]] {
    var rows: [[Arrangement.Item]] = []
    var width = 0.0
    func room(_ line: Int) -> Double {
      (available ?? .infinity) - (reserve[Arrangement.LineKey(region: region, level: level, line: line)] ?? 0)
    }
    for item in items {
      if rows.isEmpty || width + style.spacing.gap + item.width > room(rows.count - 1) {
        rows.append([item])
        width = item.width
      } else {
        rows[rows.count - 1].append(item)
        width += style.spacing.gap + item.width
      }
    }
    return rows
  }

  private mutating func add(_ items: [Arrangement.Item], to region: Region, _ line: Arrangement.LineKey? = nil) {
    let row = arrangement.rows.count
    arrangement.rows.append(Arrangement.Row(region: region, line: line))
    for var item in items {
      item.row = row
      for (index, block) in item.blocks.enumerated() {
        arrangement.itemOfBlock[block] = arrangement.items.count
        arrangement.position[block] = index
        for satellite in satellites[block] ?? [] { arrangement.itemOfBlock[satellite] = arrangement.items.count }
      }
      arrangement.rows[row].items.append(arrangement.items.count)
      arrangement.items.append(item)
    }
  }
}

import FigureStyle
import MemoryModel

/// Puts blocks into rows: code, globals, the heap's levels from the highest down, stacks.
struct Arranging {
  private let plan: Plan
  private let style: Style
  private let frameWidth: (Int) -> Double
  /// Room for a row's items, in points; nil where rows are as wide as they come.
  private let available: Double?
  private var arrangement: Arrangement

  static func arrange(
    _ plan: Plan, levels: HeapLevels, style: Style, available: Double?, labelWidth: (Int) -> Double
  ) -> Arrangement {
    withoutActuallyEscaping(labelWidth) { labelWidth in
      var arranging = Arranging(plan: plan, style: style, frameWidth: labelWidth, available: available)
      arranging.addRow(of: .code)
      arranging.addRow(of: .globals)
      arranging.addHeap(levels)
      arranging.addStacks()
      return arranging.arrangement
    }
  }

  private init(plan: Plan, style: Style, frameWidth: @escaping (Int) -> Double, available: Double?) {
    self.plan = plan
    self.style = style
    self.frameWidth = frameWidth
    self.available = available
    let zeros = Array(repeating: 0, count: plan.blocks.count)
    arrangement = Arrangement(itemOfBlock: zeros, position: zeros)
  }

  private mutating func addRow(of region: Region) {
    let items = plan.blocks.indices.filter { plan.blocks[$0].region == region }.map { item(of: [$0]) }
    for row in wrapped(items, gap: style.spacing.gap) { add(row, to: region) }
  }

  private mutating func addHeap(_ levels: HeapLevels) {
    var byLevel: [[[Int]]] = []
    for chain in levels.chains {
      guard let first = chain.first else { continue }
      let level = levels.level[first]
      while byLevel.count <= level { byLevel.append([]) }
      byLevel[level].append(chain)
    }
    for chains in byLevel.reversed() {
      let items = chains.flatMap { split($0) }.map { item(of: $0) }
      // The start of a wrapped level is nearest to the stack.
      for row in wrapped(items, gap: style.spacing.gap).reversed() { add(row, to: .heap) }
    }
  }

  private mutating func addStacks() {
    var rows: [[Arrangement.Item]] = []
    var width = 0.0
    var isOpen = false
    for frame in plan.frames.indices {
      let lines = lines(of: frame)
      if lines.count > 1 {
        // A frame of several lines has its rows to itself, and lets pointers pass between its variables.
        for (number, line) in lines.enumerated() {
          let isLast = number + 1 == lines.count
          rows.append(pieces(of: line, in: frame, overName: isLast ? frameWidth(frame) : 0))
        }
        isOpen = false
        continue
      }
      var whole = item(of: lines[0], gap: style.spacing.variableGap, inset: Arrangement.framePadding)
      whole.width = max(whole.width, frameWidth(frame) + 2 * Arrangement.framePadding).rounded(.up)
      whole.frame = frame
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

  // MARK: Items

  private func item(of blocks: [Int], gap: Double = Arrangement.listGap, inset: Double = 0) -> Arrangement.Item {
    var offsets: [Double] = []
    var x = inset
    for block in blocks {
      offsets.append(x)
      x += plan.blocks[block].width + gap
    }
    return Arrangement.Item(
      row: 0, blocks: blocks, offsets: offsets, width: blocks.isEmpty ? 2 * inset : x - gap + inset)
  }

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

  /// A line of a frame. What stands over the frame's name is one piece: nothing runs through the name.
  private func pieces(of line: [Int], in frame: Int, overName width: Double) -> [Arrangement.Item] {
    var covered = 0
    var reached = 0.0
    while covered < line.count, covered == 0 || reached < width {
      reached += (covered == 0 ? 0 : style.spacing.variableGap) + plan.blocks[line[covered]].width
      covered += 1
    }
    var first = item(of: Array(line[..<covered]), gap: style.spacing.variableGap)
    first.width = max(first.width, width).rounded(.up)
    return ([first] + line[covered...].map { item(of: [$0]) }).map { piece in
      var piece = piece
      piece.frame = frame
      piece.isPieceOfFrame = true
      return piece
    }
  }

  private func pieces(of blocks: [Int], gap: Double, inset: Double) -> [[Int]] {
    guard let available else { return [blocks] }
    var pieces: [[Int]] = []
    var width = 0.0
    for block in blocks {
      let own = plan.blocks[block].width
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

  private func wrapped(_ items: [Arrangement.Item], gap: Double) -> [[Arrangement.Item]] {
    var rows: [[Arrangement.Item]] = []
    var width = 0.0
    for item in items {
      if rows.isEmpty || width + gap + item.width > available ?? .infinity {
        rows.append([item])
        width = item.width
      } else {
        rows[rows.count - 1].append(item)
        width += gap + item.width
      }
    }
    return rows
  }

  private mutating func add(_ items: [Arrangement.Item], to region: Region) {
    let row = arrangement.rows.count
    arrangement.rows.append(Arrangement.Row(region: region))
    for var item in items {
      item.row = row
      for (index, block) in item.blocks.enumerated() {
        arrangement.itemOfBlock[block] = arrangement.items.count
        arrangement.position[block] = index
      }
      arrangement.rows[row].items.append(arrangement.items.count)
      arrangement.items.append(item)
    }
  }
}

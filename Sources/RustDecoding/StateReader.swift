import MemoryModel
import ProcessSnapshot

/// Where something is read, and what is known of it there.
struct Site {
  var address: UInt64
  /// For blocks that are reached from here.
  var name: String
  var depth = 0
  /// The types that this place stands in. None can hold itself; damaged ones do.
  var around: [Int] = []
  /// Fields that are moved or uninitialised.
  var parts: [Variable.Part] = []
  /// Whether pointers here may be garbage, so that nothing is reached through them.
  var isUncertain = false
  /// Whether the fields here are those of a suspended state machine.
  var isStateMachine = false
  /// The field of a state machine that this place stands in, which may have been moved on.
  var doubt: UInt64?

  /// Those of what a box here holds.
  var partsBehindPointer: [Variable.Part] {
    parts.compactMap { $0.path.first == "*" ? Variable.Part(path: Array($0.path.dropFirst()), state: $0.state) : nil }
  }

  func moved(by offset: UInt64) -> Site {
    var site = self
    site.address &+= offset
    return site
  }
}

/// Reads the cells of one stop, and the blocks that they lead to.
struct StateReader {
  let snapshot: ProcessSnapshot
  let layout: Layout
  /// Of what is being read.
  var detail = Detail.teaching
  var memory: MemoryImage
  let map: RegionMap
  var names: BlockNames

  /// By where they begin.
  var blocks: [UInt64: Block] = [:]
  private(set) var owned: [Target] = []
  private var borrowed: [Target] = []
  /// How many of them are read.
  private var borrowedDone = 0
  private var solelyOwned: Set<UInt64> = []
  /// Of each block that is owned, the state machine's field that leads to it, if it is one.
  private var doubts: [UInt64: UInt64?] = [:]
  /// Fields of state machines whose values were moved on.
  var disowned: Set<UInt64> = []

  /// A figure of more blocks than this has no reader.
  static let mostBlocks = 50_000
  /// Nor of more cells.
  static let mostCells = 400_000
  /// What is left of them, for the root that is being read and in all.
  private var cellsLeft = Self.mostCellsOfRoot
  private var cellsLeftInAll = Self.mostCells
  /// Types that hold themselves, which only damage makes, would never end.
  private static let mostCellsOfRoot = 50_000

  /// Before a variable, static or block is read.
  mutating func beginRoot() {
    cellsLeftInAll -= Self.mostCellsOfRoot - cellsLeft
    cellsLeft = min(Self.mostCellsOfRoot, max(0, cellsLeftInAll))
  }

  /// Of longer arrays the middle is left out.
  static let longestArray = 1024

  init(_ snapshot: ProcessSnapshot, names: BlockNames) {
    self.snapshot = snapshot
    self.names = names
    layout = Layout(types: snapshot.types)
    memory = MemoryImage(snapshot.memory)
    map = RegionMap(snapshot)
  }

  // MARK: Cells

  /// What stands at a place, by the first family that knows the type.
  mutating func read(_ id: Int, at site: Site) -> Reading {
    guard let type = layout[id], site.depth < Layout.deepest, type.size >= 0, cellsLeft > 0 else { return .opaque }
    guard !site.around.contains(id) else { return .opaque }
    cellsLeft -= 1
    guard type.size == 0 || memory.covers(site.address, count: min(type.size, 1)) else { return .opaque }
    var site = site
    site.depth += 1
    site.around.append(id)
    guard detail == .teaching || type.kind != .struct || layout.isFat(type) || !layout.isStd(type) else {
      // What it leads to is worth knowing; what it looks like is as it is.
      for family in Families.leading where family(&self, type, site) != nil { break }
      return Structs.asItIs(&self, type, site)
    }
    for family in detail == .teaching ? Families.all : Families.unfolded {
      if let reading = family(&self, type, site) { return reading }
    }
    return .opaque
  }

  /// A cell of a type.
  mutating func node(_ name: String, _ id: Int, at site: Site) -> Node {
    let reading = read(id, at: site)
    var shown = layout[id]
    if let type = shown, type.name.hasPrefix("core::num::niche_types::"), let inner = reading.folded.last {
      shown = layout[inner]
    }
    return Node(
      name: name, type: reading.type ?? shown.flatMap { layout.shortName($0.id) }, address: site.address,
      size: max(0, layout[id]?.size ?? 0), standsFor: [id] + reading.folded, content: reading.content)
  }

  /// A field, for whose blocks its name is the better one.
  mutating func field(_ name: String, _ id: Int, of site: Site, offset: Int, naming: Bool = true) -> Node? {
    guard offset >= 0, !site.address.addingReportingOverflow(UInt64(offset)).overflow else { return nil }
    var inner = site.moved(by: UInt64(offset))
    if site.isStateMachine { (inner.isStateMachine, inner.doubt) = (false, site.doubt ?? inner.address) }
    inner.parts = site.parts.compactMap {
      $0.path.first == name ? Variable.Part(path: Array($0.path.dropFirst()), state: $0.state) : nil
    }
    if naming, let first = name.utf8.first, !(0x30...0x39).contains(first) { inner.name = name }
    if let state = inner.parts.first(where: \.path.isEmpty)?.state, let gone = Lifecycle(state) {
      return Node(
        name: name, type: layout.shortName(id), address: inner.address,
        size: max(0, layout[id]?.size ?? 0), standsFor: [id], lifecycle: gone,
        content: gone == .maybeMoved ? .opaque : nil)
    }
    return node(name, id, at: inner)
  }

  /// Whether the linker has left a static out that nothing uses: its address is then the program's first.
  func isLinkedAway(_ item: Static) -> Bool {
    let magic: [UInt8] = [0x7F, 0x45, 0x4C, 0x46]
    return item.address.value & 0xFFF == 0
      && (1...4).contains { count in
        count == min(4, max(1, layout[item.type]?.size ?? 4))
          && memory.bytes(at: item.address.value, count: count).map(Array.init) == Array(magic.prefix(count))
      }
  }

  // MARK: Blocks

  /// Notes that something points at a block; owners know best what it holds.
  mutating func reach(_ target: Target, isOwner: Bool, from site: Site) {
    guard !site.isUncertain, target.address >= 4096, blocks.count + owned.count < Self.mostBlocks * 2 else { return }
    var target = target
    target.detail = detail
    target.doubt = site.doubt
    if isOwner { owned.append(target) } else { borrowed.append(target) }
  }

  /// Reads everything that is reached, breadth first, what owners hold before what is only borrowed.
  mutating func readBlocks() {
    while blocks.count < Self.mostBlocks {
      if !owned.isEmpty {
        let targets = owned
        owned = []
        for target in targets where blocks.count < Self.mostBlocks {
          if !target.isCounted { own(target) }
          read(target)
        }
      } else if borrowedDone < borrowed.count {
        borrowedDone += 1
        read(borrowed[borrowedDone - 1])
      } else {
        return
      }
    }
  }

  /// No block has two owners: a state machine's field that leads to another's was moved on.
  private mutating func own(_ target: Target) {
    solelyOwned.insert(target.address)
    if let first = doubts.updateValue(target.doubt, forKey: target.address), let doubt = target.doubt ?? first {
      disowned.insert(doubt)
    }
  }

  /// For a trial.
  mutating func forgetTargets() { (owned, borrowed, borrowedDone) = ([], [], 0) }

  /// Whether a live owner, the only one that can be, leads to the block there.
  func isSolelyOwned(_ address: UInt64) -> Bool { solelyOwned.contains(address) }

  /// Whether what an owner leads to is freed, or dropped.
  func isGone(_ target: Target) -> Bool {
    if map.block(at: target.address)?.state == .freed { return true }
    guard case .counted(let id, _) = target.shape, !target.isWeak, let type = layout[id] else { return false }
    return number("strong", in: type, at: Site(address: target.address, name: "")) == 0
  }

  private mutating func read(_ target: Target) {
    guard let home = map.home(of: target.address, pointer: target) else { return }
    guard !isRead(home.range) else { return }
    beginRoot()
    detail = target.detail
    let start = max(home.range.lowerBound, target.address &- target.back)
    var node: Node
    if home.isFreed {
      node = Blocks.freed(&self, target, at: start)
    } else {
      node = Blocks.read(&self, target, at: start)
    }
    if node.size == 0, case .heap = home.region { node.size = home.range.count }
    let name = names.name(home.key, suggestion: target.name)
    node.name = name
    let end = max(home.range.upperBound, start &+ UInt64(max(1, node.size)))
    blocks[home.range.lowerBound] = Block(
      node: node, region: home.region, frame: home.frame, key: home.key, name: name,
      range: home.range.lowerBound..<(home.isExact ? home.range.upperBound : end), isExact: home.isExact,
      detail: target.detail)
  }

  private func isRead(_ range: Range<UInt64>) -> Bool { blocks[range.lowerBound] != nil }
}

extension Lifecycle {
  /// nil for what is alive.
  init?(_ state: Variable.State) {
    switch state {
    case .live, .unknown: return nil
    case .moved: self = .moved
    case .uninitialized: self = .uninitialized
    case .maybe: self = .maybeMoved
    }
  }
}

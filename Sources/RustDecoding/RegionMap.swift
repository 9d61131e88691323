import MemoryModel
import ProcessSnapshot

/// Which part of memory an address is in.
struct RegionMap {
  /// Where a block lies that stands in no variable.
  struct Home {
    var region: Region
    var frame: FrameID?
    var key: BlockNames.Key
    var range: Range<UInt64>
    /// Whether the heap recorder knows its extent.
    var isExact: Bool
    var isFreed: Bool
  }

  struct FrameID: Hashable {
    var thread: Int
    var frame: Int
  }

  /// By address.
  private let heap: [HeapBlock]
  private let hasTable: Bool
  /// Where frames and statics lie.
  private let taken: [Range<UInt64>]
  private let frames: [(range: Range<UInt64>, id: FrameID)]
  /// Where the program's own image ends: code, constants, statics.
  private let image: Range<UInt64>?
  private let vtables: [UInt64: VTable]
  private let memory: MemoryImage

  init(_ snapshot: ProcessSnapshot) {
    // Orders are what blocks are known by; damage may give two blocks one.
    var orders: Set<Int> = []
    heap = (snapshot.heap ?? []).filter { orders.insert($0.order).inserted }
      .sorted { ($0.address, $0.order) < ($1.address, $1.order) }
    hasTable = snapshot.heap != nil
    memory = MemoryImage(snapshot.memory)
    var taken: [Range<UInt64>] = []
    var frames: [(range: Range<UInt64>, id: FrameID)] = []
    for (threadIndex, thread) in snapshot.threads.enumerated() {
      for (frameIndex, frame) in thread.frames.enumerated() {
        if let cfa = frame.cfa?.value, cfa > frame.sp.value {
          let range = (frame.sp.value < 128 ? 0 : frame.sp.value - 128)..<cfa
          frames.append((range, FrameID(thread: threadIndex, frame: frameIndex)))
        }
        for variable in frame.variables {
          if let start = variable.address?.value { taken.append(Self.range(start, variable.size)) }
        }
      }
    }
    self.frames = frames
    for item in snapshot.statics {
      let size = snapshot.types.indices.contains(item.type) ? snapshot.types[item.type].size : 0
      taken.append(Self.range(item.address.value, size))
    }
    self.taken = taken
    let known =
      snapshot.threads.flatMap(\.frames).map(\.pc.value) + snapshot.code.map(\.address.value)
      + snapshot.vtables.map(\.address.value) + snapshot.statics.filter { $0.thread == nil }.map(\.address.value)
    if let low = known.min(), let high = known.max() {
      let room: UInt64 = 64 << 20
      image = (low < room ? 0 : low - room)..<high.addingClamped(hasTable ? room : 0)
    } else {
      image = nil
    }
    vtables = Dictionary(snapshot.vtables.map { ($0.address.value, $0) }) { first, _ in first }
  }

  private static func range(_ start: UInt64, _ size: Int) -> Range<UInt64> {
    start..<start.addingClamped(UInt64(max(0, size)))
  }

  /// The recorded block around an address.
  func block(at address: UInt64) -> HeapBlock? {
    var (low, high) = (0, heap.count)
    while low < high {
      let middle = (low + high) / 2
      if heap[middle].address.value <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let block = heap[low - 1]
    return address - block.address.value < UInt64(max(1, block.size)) ? block : nil
  }

  func vtable(at address: UInt64) -> VTable? { vtables[address] }

  /// Whether an address lies in a variable or static, which need no block.
  func isTaken(_ address: UInt64) -> Bool { taken.contains { $0.contains(address) } || MemoryImage.isRegister(address) }

  func home(of address: UInt64, pointer: Target) -> Home? {
    let start = address >= pointer.back ? address - pointer.back : address
    if let block = block(at: start) {
      return Home(
        region: .heap, key: .order(block.order), range: Self.range(block.address.value, max(1, block.size)),
        isExact: true, isFreed: block.state == .freed)
    }
    guard !isTaken(start), memory.covers(start) else { return nil }
    var home = Home(
      region: .heap, key: .address(start), range: start..<start.addingClamped(1), isExact: false, isFreed: false)
    if let frame = frames.first(where: { $0.range.contains(start) }) {
      guard pointer.isReference else { return nil }
      (home.region, home.frame) = (.stack, frame.id)
      return home
    }
    if image?.contains(start) != true { return hasTable ? nil : home }
    home.region = .globals
    return home
  }
}

extension UInt64 {
  func addingClamped(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

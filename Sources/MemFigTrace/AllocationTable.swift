#if Capture
import CElfutils
import ProcessSnapshot

/// The places in the user's code that allocated, taken from the heap's record as they are asked for.
final class AllocationTable {
  private let debugInfo: DebugInfo
  private let memory: Memory
  private let heap: HeapRecord
  private let bias: UInt64
  private(set) var allocations: [Allocation] = []
  private var known: [Int: Int?] = [:]
  private var places: [Allocation: Int] = [:]

  init(_ debugInfo: DebugInfo, _ memory: Memory, _ heap: HeapRecord, bias: UInt64) {
    self.debugInfo = debugInfo
    self.memory = memory
    self.heap = heap
    self.bias = bias
  }

  /// Where a block was allocated, as a place in the list; nil where that is not known, or not the user's doing.
  func place(of block: HeapRecord.Block) -> Int? {
    if let known = known[block.chain] { return known }
    let place = allocation(heap.calls(of: block.chain)).map { allocation in
      if let place = places[allocation] { return place }
      allocations.append(allocation)
      places[allocation] = allocations.count - 1
      return allocations.count - 1
    }
    known[block.chain] = .some(place)
    return place
  }

  private func allocation(_ calls: [UInt64]) -> Allocation? {
    var owner: String?
    var inner: UInt64?
    for call in calls {
      let pc = call &- bias &- 1
      if let skipped = skipped(by: call, inner: inner) {
        return Allocation(
          function: debugInfo.path(ofFunction: skipped), file: skipped.declarationFile, line: skipped.declarationLine,
          column: nil, owner: owner)
      }
      if let function = debugInfo.function(at: pc) {
        let (users, calls) = links(function, at: pc)
        for outer in calls.compactMap(self.owner(in:)) where owner.map({ Self.isMade(outer, of: $0) }) != false {
          owner = outer
        }
        if let (die, place) = users {
          return Allocation(
            function: debugInfo.path(ofFunction: die), file: place?.file, line: place?.line, column: place?.column,
            owner: owner)
        }
      }
      inner = pc
    }
    return nil
  }

  /// The user's function that a call calls, where it is not the one that the next inner call stands in: what it called
  /// itself keeps no frame pointer, as older standard libraries do not, and so its own place is lost.
  private func skipped(by call: UInt64, inner: UInt64?) -> DIE? {
    guard let target = Machine.target(ofCallBefore: call, memory),
      let function = debugInfo.function(at: target &- bias), function.range.lowerBound == target &- bias,
      debugInfo.isUsers(function.die), inner.map({ function.range.contains($0) }) != true
    else { return nil }
    return function.die
  }

  /// The innermost function of the user's at an address, and where in its source that is; and the calls of others that
  /// were inlined in it, from the innermost.
  private func links(
    _ function: DebugInfo.Function, at pc: UInt64
  ) -> (users: (die: DIE, place: DebugInfo.SourcePlace?)?, calls: [DIE]) {
    var calls: [DIE] = []
    var found: (DIE, DebugInfo.SourcePlace?)?
    var current: DIE? = function.die
    while let die = current {
      current = inlined(in: die, at: pc)
      guard debugInfo.isUsers(die) else {
        calls.insert(die, at: 0)
        continue
      }
      calls = []
      if let call = current {
        let file = call.number(Int(DW_AT_call_file)).flatMap { debugInfo.file($0, in: function) }
        let column = call.number(Int(DW_AT_call_column)).map { Int($0) }
        let line = call.number(Int(DW_AT_call_line)).map { Int($0) }
        let place = line.flatMap { line in file.map { DebugInfo.SourcePlace(file: $0, line: line, column: column) } }
        found = (die, place)
      } else {
        found = (die, debugInfo.place(of: pc, in: function))
      }
    }
    return (found, calls)
  }

  private func inlined(in die: DIE, at pc: UInt64) -> DIE? {
    var found: DIE?
    die.eachChild { child in
      guard found == nil, child.tag == Int(DW_TAG_inlined_subroutine) || child.tag == Int(DW_TAG_lexical_block),
        child.contains(pc)
      else { return }
      found = child.tag == Int(DW_TAG_lexical_block) ? inlined(in: child, at: pc) : child
    }
    return found
  }

  // MARK: Owners

  /// The type of std's that a method of it, or a function that makes one, allocates for.
  private func owner(in function: DIE) -> String? {
    var type = function.reference(Int(DW_AT_type))
    function.eachChild { child in
      guard child.tag == Int(DW_TAG_formal_parameter), child.name == "self" else { return }
      var own = child.reference(Int(DW_AT_type))
      while let pointer = own, pointer.tag == Int(DW_TAG_pointer_type), pointer.name?.hasPrefix("&") == true {
        own = pointer.reference(Int(DW_AT_type))
      }
      if let own, let name = debugInfo.typeName(own), Self.isOwner(name) { type = own }
    }
    guard let type, let name = debugInfo.typeName(type), Self.isOwner(name) else { return nil }
    return name
  }

  private static func isOwner(_ name: String) -> Bool {
    guard let owner = owners.first(where: { name.hasPrefix($0) }) else { return false }
    // An Rc is made of a box of its counts, collections are of boxes of their nodes.
    let content = name.dropFirst(owner.count)
    return owner != "alloc::boxed::Box<" || !inner.contains { content.hasPrefix($0) }
  }

  /// Whether a type is a thin one around another.
  private static func isMade(_ outer: String, of inner: String) -> Bool {
    thin.contains { outer.hasPrefix($0.0) && inner.hasPrefix($0.1) }
  }

  private static let thin = [
    ("alloc::string::String", "alloc::vec::Vec<u8"), ("std::ffi::os_str::OsString", "alloc::vec::Vec<u8"),
    ("std::path::PathBuf", "std::ffi::os_str::OsString"), ("alloc::ffi::c_str::CString", "alloc::vec::Vec<u8"),
    ("alloc::collections::binary_heap::BinaryHeap<", "alloc::vec::Vec<"),
    ("alloc::collections::btree::set::BTreeSet<", "alloc::collections::btree::map::BTreeMap<"),
    ("std::collections::hash::set::HashSet<", "std::collections::hash::map::HashMap<"),
  ]
  private static let owners = [
    "alloc::boxed::Box<", "alloc::rc::Rc<", "alloc::sync::Arc<", "alloc::vec::Vec<", "alloc::string::String",
    "alloc::collections::vec_deque::VecDeque<", "alloc::collections::btree::map::BTreeMap<",
    "alloc::collections::btree::set::BTreeSet<", "alloc::collections::binary_heap::BinaryHeap<",
    "alloc::collections::linked_list::LinkedList<", "std::collections::hash::map::HashMap<",
    "std::collections::hash::set::HashSet<", "alloc::ffi::c_str::CString", "std::ffi::os_str::OsString",
    "std::path::PathBuf",
  ]
  private static let inner = [
    "alloc::rc::", "alloc::sync::ArcInner<", "alloc::collections::", "core::mem::maybe_uninit::MaybeUninit<",
  ]
}
#endif

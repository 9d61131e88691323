import Diagnostics
import ProcessSnapshot

/// Memory that the program lost: blocks from one place that nothing leads to any more.
package struct Leak: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Nothing leads to any of them.
    case lost
    /// They lead to each other.
    case ring
    /// They own each other by reference counts.
    case countedRing
  }

  package var kind: Kind
  /// Where the first was allocated, and others of a ring.
  package var places: [SourceLocation]
  /// The type of std's that the first was allocated for: `alloc::rc::Rc<prog::Node>`.
  package var owner: String?
  /// How often it happened.
  package var times: Int
  package var blocks: Int
  package var bytes: Int
  /// What only these hold.
  package var furtherBlocks: Int
  package var furtherBytes: Int
  /// The marker at which it was seen first.
  package var seenAt: SourceLocation?

  /// - Parameter name: shortens a type's name.
  package func warning(_ name: (String) -> String?) -> Diagnostic {
    var notes = places.dropFirst().map { Diagnostic.Note("another of them is allocated here", at: $0) }
    if furtherBlocks > 0 {
      notes.append(Diagnostic.Note("with it goes what only it holds: \(Self.count(furtherBlocks, furtherBytes))"))
    }
    if let seenAt { notes.append(Diagnostic.Note("seen at this marker", at: seenAt)) }
    return .warning("leak: \(message(owner.flatMap(name)))", at: places.first, notes: notes, help: help)
  }

  private func message(_ owner: String?) -> String {
    let all = Self.count(blocks, bytes)
    let one = (owner.map { "a block of a \"\($0)\", " } ?? "a block, ") + Self.size(bytes)
    switch kind {
    case .lost where blocks == 1: return one + ", that nothing leads to any more"
    case .lost: return all + (owner.map { ", each of a \"\($0)\"" } ?? "") + ", that nothing leads to any more"
    case .ring where blocks == 1: return one + ", that only leads to itself"
    case .ring: return all + ", that lead to each other, and nothing else to them" + often
    case .countedRing where blocks == 1: return one + ", keeps itself alive by its reference count"
    case .countedRing where blocks == times: return all + ", keep themselves alive by their reference counts"
    case .countedRing: return all + ", keep each other alive by reference counts" + often
    }
  }

  private var often: String { times > 1 ? ", \(times) times" : "" }

  private var help: String {
    switch kind {
    case .countedRing:
      "make one of the pointers a Weak, or take it out before the last pointer from outside goes"
    case .lost, .ring:
      "what is forgotten, leaked or made a raw pointer must be owned again, as by Box::from_raw, to be freed"
    }
  }

  private static func size(_ bytes: Int) -> String { bytes == 1 ? "1 byte" : "\(bytes) bytes" }

  private static func count(_ blocks: Int, _ bytes: Int) -> String {
    "\(blocks) block\(blocks == 1 ? "" : "s"), \(size(bytes))"
  }
}

extension Leak {
  /// The leaks of a run, each where it was seen first.
  static func all(in snapshots: [ProcessSnapshot], of program: BuiltProgram) -> [Leak] {
    let markers = Dictionary(program.markers.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    var seen: Set<Int> = []
    var leaks: [Leak] = []
    for snapshot in snapshots {
      let leaked = (snapshot.heap ?? []).filter { $0.leaked == true && seen.insert($0.order).inserted }
      let marker = snapshot.stop.marker.flatMap { markers[$0] }
      for group in LeakGroup.groups(of: leaked) {
        guard var leak = Leak(group, snapshot.allocations ?? [], program) else { continue }
        leak.seenAt = marker?.location
        leaks.add(leak)
      }
    }
    return leaks
  }

  /// nil of what the user's code did not allocate.
  private init?(_ group: LeakGroup, _ allocations: [Allocation], _ program: BuiltProgram) {
    let sites = group.blocks.map { $0.allocatedAt.flatMap { allocations.indices.contains($0) ? allocations[$0] : nil } }
    guard let first = sites.compactMap({ $0 }).first else { return nil }
    let owners = sites.compactMap { $0?.owner }
    let isCounted = owners.contains { $0.hasPrefix("alloc::rc::Rc<") || $0.hasPrefix("alloc::sync::Arc<") }
    kind = !group.isRing ? .lost : isCounted ? .countedRing : .ring
    places = []
    for site in sites.compactMap({ $0 }) {
      if let place = program.location(of: site), !places.contains(place), places.count < 4 { places.append(place) }
    }
    owner = first.owner
    times = 1
    blocks = group.blocks.count
    bytes = group.blocks.reduce(0) { $0 + $1.size }
    furtherBlocks = group.alsoLost.count
    furtherBytes = group.alsoLost.reduce(0) { $0 + $1.size }
  }
}

extension [Leak] {
  /// What happens at one place many times is one leak.
  fileprivate mutating func add(_ leak: Leak) {
    guard
      let known = firstIndex(where: {
        $0.kind == leak.kind && $0.places == leak.places && $0.owner == leak.owner && $0.seenAt == leak.seenAt
          && $0.blocks / $0.times == leak.blocks
      })
    else { return append(leak) }
    self[known].times += 1
    self[known].blocks += leak.blocks
    self[known].bytes += leak.bytes
    self[known].furtherBlocks += leak.furtherBlocks
    self[known].furtherBytes += leak.furtherBytes
  }
}

extension BuiltProgram {
  /// A place in the sources as the user named them; nil where it is in none of them.
  fileprivate func location(of allocation: Allocation) -> SourceLocation? {
    guard let file = allocation.file, let line = allocation.line,
      let path = [file, root + "/" + file].first(where: { names[$0] != nil }), let name = names[path]
    else { return nil }
    let lines = sources[path]?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    guard lines.indices.contains(line - 1) else { return SourceLocation(file: name, line: line, column: 1) }
    let text = String(lines[line - 1])
    let indentation = text.utf8.prefix { $0 == 0x20 }.count
    let before = (allocation.column ?? indentation + 1) - 1
    let column = String(decoding: text.utf8.prefix(before), as: UTF8.self).unicodeScalars.count + 1
    return SourceLocation(
      file: name, line: line, column: column, length: Self.length(of: text.unicodeScalars.dropFirst(column - 1)),
      sourceLine: text)
  }

  /// A call up to its closing bracket, else its name.
  private static func length(of text: Substring.UnicodeScalarView) -> Int {
    var depth = 0
    for (index, scalar) in text.enumerated() {
      switch scalar {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return index + 1 }
        if depth < 0 { return max(1, index) }
      case _ where depth == 0 && index > 0 && ";, .".unicodeScalars.contains(scalar): return index
      default: break
      }
    }
    return max(1, text.prefix { $0 != "(" }.count)
  }
}

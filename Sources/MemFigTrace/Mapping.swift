#if Capture
import CTraceSupport

/// A stretch of a process's address space, as `/proc/PID/maps` lists them.
struct Mapping {
  var range: Range<UInt64>
  var isWritable: Bool
  /// Of no file.
  var isAnonymous: Bool

  static func all(of pid: Int32) -> [Mapping]? {
    guard let text = SystemFiles.text("/proc/\(pid)/maps") else { return nil }
    return text.split(separator: "\n").compactMap { Mapping(line: $0) }
  }

  /// `7ffff7d84000-7ffff7d87000 rw-p 00000000 00:00 0   [stack]`
  init?(line: Substring) {
    let words = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
    let ends = words.first?.split(separator: "-").compactMap { UInt64($0, radix: 16) } ?? []
    guard words.count >= 5, ends.count == 2, ends[0] < ends[1] else { return nil }
    range = ends[0]..<ends[1]
    isWritable = words[1].dropFirst().first == "w" && words[1].first == "r"
    isAnonymous = words.count == 5
    let name = words.count > 5 ? words[5].drop { $0 == " " } : ""
    // What devices map need not be memory.
    if name.hasPrefix("/dev/") && !name.hasPrefix("/dev/shm/") && !name.hasPrefix("/dev/zero") { isWritable = false }
  }

  /// Of the heap recorder: its places are far from where anything else is.
  var isRecorders: Bool {
    [UInt64(MEMFIG_HEAP_TABLE), UInt64(MEMFIG_HEAP_CALLERS), UInt64(MEMFIG_HEAP_ARENA)]
      .contains { $0 <= range.lowerBound && range.lowerBound < $0 + 1 << 40 }
  }
}
#endif

#if Capture
import CTraceSupport

/// The memory of a process at rest, read by pages.
final class Memory {
  /// Reads bytes into a buffer; the number it got, or less than 1.
  typealias Source = (_ address: UInt64, _ buffer: UnsafeMutableRawBufferPointer) -> Int

  private let source: Source
  private var pages: [UInt64: [UInt8]] = [:]
  private static let pageSize: UInt64 = 4096

  init(_ source: @escaping Source) { self.source = source }

  convenience init(process: Int32) {
    self.init { address, buffer in Int(memfig_peek(process, address, buffer.baseAddress, UInt64(buffer.count))) }
  }

  /// Forgets what it read, once the process has moved on.
  func forget() { pages.removeAll(keepingCapacity: true) }

  /// All of them, or nil.
  func bytes(at address: UInt64, count: Int) -> [UInt8]? {
    guard count > 0 else { return [] }
    guard address &+ UInt64(count) > address else { return nil }
    if count > 16 * Int(Self.pageSize) { return direct(address, count) }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var next = address
    let end = address + UInt64(count)
    while next < end {
      guard let page = page(next) else { return nil }
      let start = Int(next % Self.pageSize)
      let length = min(page.count - start, Int(end - next))
      result.append(contentsOf: page[start..<start + length])
      next += UInt64(length)
    }
    return result
  }

  func word(at address: UInt64) -> UInt64? { number(at: address, size: 8) }

  /// An unsigned number of at most 8 bytes.
  func number(at address: UInt64, size: Int) -> UInt64? {
    let start = Int(address % Self.pageSize)
    if start + size <= Int(Self.pageSize), address < .max - Self.pageSize {
      guard let page = page(address) else { return nil }
      var value: UInt64 = 0
      for index in 0..<min(size, 8) { value |= UInt64(page[start + index]) << UInt64(index * 8) }
      return value
    }
    return bytes(at: address, count: min(size, 8))?.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  }

  private func page(_ address: UInt64) -> [UInt8]? {
    let base = address / Self.pageSize * Self.pageSize
    if let known = pages[base] { return known.isEmpty ? nil : known }
    let page = direct(base, Int(Self.pageSize)) ?? []
    pages[base] = page
    return page.isEmpty ? nil : page
  }

  private func direct(_ address: UInt64, _ count: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, source(address, UnsafeMutableRawBufferPointer(buffer)))
    }
    return bytes.count == count ? bytes : nil
  }
}
#endif

#if Capture
import CTraceSupport

/// What a panic says, read where it begins to unwind: `rust_panic` is called with a `&mut dyn PanicPayload`.
///
/// std's own debug information has no types. What the payload is, is known by the names of its vtable's functions; a
/// `String` in it by being one: a capacity, a length that fits, and text where it points.
struct PanicMessage {
  let executable: Executable
  let debugInfo: DebugInfo
  let memory: Memory
  let bias: UInt64

  /// nil where the payload is no text, or is not known.
  func text(ofThread thread: Int32) -> String? {
    var arguments: (UInt64, UInt64) = (0, 0)
    guard memfig_arguments(thread, &arguments.0, &arguments.1) == 0 else { return nil }
    let (payload, vtable) = arguments
    guard let words = words(at: vtable, count: 5) else { return nil }
    let functions = [0, 3, 4].compactMap { executable.functionSymbols[words[$0] &- bias]?.name }
    let known = (functions + [debugInfo.vtables[vtable &- bias]?.name ?? ""]).joined(separator: " ")
    func isNamed(_ parts: StaticString...) -> Bool { parts.contains { known.firstPlace(of: $0) != nil } }
    if isNamed("StaticStrPayload", "StrPanicPayload", "PayloadRe", "Payload<&str>") {
      return self.words(at: payload, count: 2).flatMap { utf8(at: $0[0], count: $0[1]) }
    }
    let isFormatted = isNamed("FormatStringPayload", "begin_panic_handler..PanicPayload")
    guard isFormatted || isNamed("Payload<alloc::string::String>", "Payload$LT$alloc..string..String$GT$"),
      words[1] <= 64
    else { return nil }
    return self.words(at: payload, count: Int(words[1] / 8)).flatMap(string(in:))
  }

  /// The fields of a `String` follow one another, in an order of the compiler's.
  private func string(in words: [UInt64]) -> String? {
    for start in words.indices.dropLast(2) {
      let fields = words[start..<start + 3]
      for pointer in fields.indices {
        let sizes = fields.indices.filter { $0 != pointer }.map { words[$0] }
        if sizes.max()! <= 1 << 20, let text = utf8(at: words[pointer], count: sizes.min()!) { return text }
      }
    }
    return nil
  }

  private func words(at address: UInt64, count: Int) -> [UInt64]? {
    let words = (0..<UInt64(count)).compactMap { memory.word(at: address &+ 8 * $0) }
    return words.count == count ? words : nil
  }

  /// Bytes that are read; a message is the first line of that.
  private static let most: UInt64 = 4096

  private func utf8(at address: UInt64, count: UInt64) -> String? {
    guard count > 0, address > 4096, var bytes = memory.bytes(at: address, count: Int(min(count, Self.most))) else {
      return nil
    }
    // Where it is cut, not in the middle of a character.
    if count > Self.most { while let last = bytes.popLast(), last & 0xC0 == 0x80 {} }
    return String(validating: bytes, as: UTF8.self)
  }
}
#endif

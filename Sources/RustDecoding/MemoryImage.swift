import ProcessSnapshot

/// What is known of a process's memory, by address. Reading elsewhere gives nil.
struct MemoryImage {
  private struct Piece {
    var start: UInt64
    var bytes: [UInt8]
    var end: UInt64 { start + UInt64(bytes.count) }
  }

  /// By address.
  private var pieces: [Piece] = []

  init(_ ranges: [MemoryRange]) {
    for range in ranges { add(range.bytes, at: range.address.value) }
    pieces.sort { $0.start < $1.start }
  }

  /// Adds a variable's value that stands in no memory, and returns an invented address for it.
  mutating func addRegister(_ bytes: String, number: Int) -> UInt64? {
    let address = Self.registers + UInt64(number) << 16
    guard number < 1 << 20, add(bytes, at: address) else { return nil }
    pieces.sort { $0.start < $1.start }
    return address
  }

  private static let registers: UInt64 = 0xFFFF_F000_0000_0000

  static func isRegister(_ address: UInt64) -> Bool { address >= registers }

  @discardableResult
  private mutating func add(_ text: String, at address: UInt64) -> Bool {
    guard let bytes = Self.bytes(ofHexadecimal: text), !bytes.isEmpty,
      !address.addingReportingOverflow(UInt64(bytes.count)).overflow
    else { return false }
    pieces.append(Piece(start: address, bytes: bytes))
    return true
  }

  /// nil where the text is not made of pairs of digits.
  private static func bytes(ofHexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46, 0x61...0x66: (digit | 0x20) - 0x57
    default: nil
    }
  }

  /// All of `count` bytes, or nil.
  func bytes(at address: UInt64, count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0 else { return nil }
    if count == 0 { return [] }
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let piece = pieces[low - 1]
    let offset = address - piece.start
    guard offset < UInt64(piece.bytes.count), count <= piece.bytes.count - Int(offset) else { return nil }
    return piece.bytes[Int(offset)..<(Int(offset) + count)]
  }

  func covers(_ address: UInt64, count: Int = 1) -> Bool { bytes(at: address, count: count) != nil }

  /// A little-endian number of 0 to 8 bytes.
  func number(at address: UInt64, size: Int) -> UInt64? {
    guard size <= 8, let bytes = bytes(at: address, count: size) else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  func pointer(at address: UInt64) -> UInt64? { number(at: address, size: 8) }
}

/// Writes values one after the other, for the other side of a pipe to read in the same order.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ data: [UInt8]) {
    put(data.count)
    bytes.append(contentsOf: data)
  }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ text: String?) {
    put(text == nil ? 0 : 1)
    if let text { put(text) }
  }
}

/// Reads what a `WireWriter` wrote.
struct WireReader {
  /// What came does not fit what was expected.
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ count: Int) throws(Malformed) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - at else { throw Malformed() }
    defer { at += count }
    return bytes[at..<(at + count)]
  }

  mutating func number() throws(Malformed) -> Int {
    Int(try take(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }.signed)
  }

  mutating func data() throws(Malformed) -> [UInt8] { Array(try take(number())) }

  mutating func text() throws(Malformed) -> String { String(decoding: try take(number()), as: UTF8.self) }

  mutating func optionalText() throws(Malformed) -> String? { try number() == 0 ? nil : text() }
}

extension UInt64 {
  fileprivate var signed: Int64 { Int64(bitPattern: self) }
}

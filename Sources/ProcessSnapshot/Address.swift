/// A place in a process's memory; in JSON a string, `0x7ffd5e08`.
package struct Address: Hashable, Sendable, Comparable {
  package var value: UInt64

  package init(_ value: UInt64) { self.value = value }

  package static func < (a: Address, b: Address) -> Bool { a.value < b.value }
}

extension Address: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard text.hasPrefix("0x"), let value = UInt64(text.dropFirst(2), radix: 16) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "an address is written 0x…, not \(text)")
    }
    self.value = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Address: CustomStringConvertible {
  package var description: String { "0x" + String(value, radix: 16) }
}

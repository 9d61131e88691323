/// Makes cells for bytes that belong to no field, under names that no field beside them has.
package struct Padding {
  private static let word = "padding"
  private var taken: Set<String>
  private var count = 0

  package init(besides fields: some Sequence<String>) { taken = Set(fields) }

  /// - Parameter size: in bytes.
  package mutating func cell(_ size: Int, at address: UInt64? = nil) -> Cell {
    var name: String
    repeat {
      count += 1
      name = count == 1 ? Self.word : "\(Self.word) \(count)"
    } while !taken.insert(name).inserted
    return Cell(name: name, value: .uninitialized, address: address, size: size)
  }

  fileprivate static func names(_ name: String) -> Bool { name == word || name.hasPrefix(word + " ") }
}

extension Cell {
  /// Whether it stands for bytes that belong to no field.
  package var isPadding: Bool { type == nil && value == .uninitialized && Padding.names(name) }
}

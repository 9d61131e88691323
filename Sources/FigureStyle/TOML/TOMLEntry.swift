/// A key of a TOML file with its value, and where both stand.
struct TOMLEntry {
  /// From the file's top.
  var path: [String]
  /// The bytes of the path's last parts, those that stand in this line.
  var keys: [Range<Int>]
  var value: TOMLValue

  /// The bytes of a part of the path, or what of the line comes nearest.
  func key(_ part: Int) -> Range<Int> { keys[max(0, part - (path.count - keys.count))] }
}

/// What stands behind a key, with its bytes.
struct TOMLValue {
  enum Content {
    case string(String)
    /// Integers too; `inf` and `nan` are numbers.
    case number(Double)
    case boolean
    /// Dates and times.
    case date
    case array([TOMLValue])
    /// The table itself; its entries follow as entries of their own.
    case table
  }

  var content: Content
  var range: Range<Int>

  /// As it stands in a message.
  var kind: String {
    switch content {
    case .string: "a string"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a date"
    case .array: "an array"
    case .table: "a table"
    }
  }
}

import MemoryModel

/// Where in a JSON text the values stand that some paths lead to, found in one walk however many paths there are.
struct JSONPositions {
  private struct Node {
    var children: [ModelPath.Step: Int] = [:]
    var range: Range<Int>?
  }

  private var nodes = [Node()]

  /// The text must be JSON.
  init(of paths: [ModelPath], in reader: JSONReader) {
    for path in paths {
      var node = 0
      for step in path.steps {
        if let next = nodes[node].children[step] {
          node = next
        } else {
          nodes.append(Node())
          nodes[node].children[step] = nodes.count - 1
          node = nodes.count - 1
        }
      }
    }
    var reader = JSONReader(reader)
    try? walk(&reader, 0)
  }

  /// The value's bytes, or those of the innermost value around it that is there.
  subscript(path: ModelPath) -> Range<Int> {
    var node = 0
    var range = nodes[0].range ?? 0..<0
    for step in path.steps {
      guard let next = nodes[node].children[step] else { break }
      node = next
      range = nodes[node].range ?? range
    }
    return range
  }

  private mutating func walk(_ reader: inout JSONReader, _ node: Int) throws(JSONReader.Failure) {
    reader.skipSpace()
    let start = reader.at
    let children = nodes[node].children
    switch reader.bytes[start] {
    case UInt8(ascii: "{") where !children.isEmpty:
      // Of an object the brace is shown; the rest is seldom on its line.
      nodes[node].range = start..<(start + 1)
      reader.at += 1
      reader.skipSpace()
      if reader.take(UInt8(ascii: "}")) { return }
      repeat {
        reader.skipSpace()
        let key = ModelPath.Key(rawValue: try reader.string().text)
        try reader.colon()
        try part(&reader, key.flatMap { children[.key($0)] })
      } while reader.take(UInt8(ascii: ","))
      _ = reader.take(UInt8(ascii: "}"))
    case UInt8(ascii: "[") where !children.isEmpty:
      nodes[node].range = start..<(start + 1)
      reader.at += 1
      reader.skipSpace()
      if reader.take(UInt8(ascii: "]")) { return }
      var number = 0
      repeat {
        try part(&reader, children[.index(number)])
        number += 1
      } while reader.take(UInt8(ascii: ","))
      _ = reader.take(UInt8(ascii: "]"))
    default:
      try reader.skip()
      let isBracket = reader.bytes[start] == UInt8(ascii: "{") || reader.bytes[start] == UInt8(ascii: "[")
      nodes[node].range = start..<(isBracket ? start + 1 : reader.at)
    }
  }

  private mutating func part(_ reader: inout JSONReader, _ node: Int?) throws(JSONReader.Failure) {
    // Of two values under one key the first counts, as in reading.
    if let node, nodes[node].range == nil { try walk(&reader, node) } else { try reader.skip() }
    reader.skipSpace()
  }
}

import MemoryModel

/// A JSON value on its way into text, with the columns it takes on one line.
struct JSONNode: Sendable {
  indirect enum Content: Sendable {
    case text(String)
    case object([(key: ModelPath.Key, value: JSONNode)])
    case array([JSONNode])
  }

  var content: Content
  var width: Int

  static func literal(_ text: String) -> JSONNode { JSONNode(content: .text(text), width: Sheet.columns(text)) }

  static func number(_ number: Int) -> JSONNode { literal(String(number)) }

  static func string(_ text: String) -> JSONNode { literal(quoted(text)) }

  static let yes = literal("true")

  static func object(_ members: [(key: ModelPath.Key, value: JSONNode)]) -> JSONNode {
    let width = members.reduce(2) { $0 + $1.key.rawValue.utf8.count + 6 + $1.value.width }
    return JSONNode(content: .object(members), width: width)
  }

  static func array(_ elements: [JSONNode]) -> JSONNode {
    JSONNode(content: .array(elements), width: elements.reduce(2) { $0 + $1.width + 2 })
  }

  /// A string literal of JSON.
  static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      return "\"" + text + "\""
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 {
          result += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}

/// Writes JSON, two spaces a level; what fits into 120 columns stands on one line.
struct JSONText {
  private static let lineWidth = 120

  private(set) var text = ""
  private var level = 0
  private var isFirst = true

  /// A bracket whose parts stand on lines of their own; in an object under a key.
  mutating func open(_ bracket: String, under key: ModelPath.Key? = nil) {
    startPart(key)
    text += bracket
    level += 1
    isFirst = true
  }

  mutating func close(_ bracket: String) {
    level -= 1
    if !isFirst { newLine() }
    text += bracket
    isFirst = false
    if level == 0 { text += "\n" }
  }

  mutating func part(_ node: JSONNode, under key: ModelPath.Key? = nil) {
    startPart(key)
    write(node, column: level * 2 + (key.map { $0.rawValue.utf8.count + 4 } ?? 0))
  }

  private mutating func startPart(_ key: ModelPath.Key?) {
    if !isFirst { text += "," }
    if level > 0 { newLine() }
    isFirst = false
    if let key { write(key) }
  }

  private mutating func newLine() { text += "\n" + String(repeating: " ", count: level * 2) }

  private mutating func write(_ key: ModelPath.Key) { text += "\"" + key.rawValue + "\": " }

  private mutating func write(_ node: JSONNode, column: Int) {
    // A comma may follow.
    if column + node.width < Self.lineWidth { return flat(node) }
    switch node.content {
    case .text(let text): self.text += text
    case .object(let members):
      text += "{"
      level += 1
      for (number, member) in members.enumerated() {
        if number > 0 { text += "," }
        newLine()
        write(member.key)
        write(member.value, column: level * 2 + member.key.rawValue.utf8.count + 4)
      }
      level -= 1
      newLine()
      text += "}"
    case .array(let elements):
      text += "["
      level += 1
      var column = Self.lineWidth
      for (number, element) in elements.enumerated() {
        if number > 0 { text += "," }
        // Short elements share lines.
        if element.width <= 30, column + element.width + 2 < Self.lineWidth {
          text += " "
          column += element.width + 2
        } else {
          newLine()
          column = element.width <= 30 ? level * 2 + element.width : Self.lineWidth
        }
        write(element, column: level * 2)
      }
      level -= 1
      newLine()
      text += "]"
    }
  }

  private mutating func flat(_ node: JSONNode) {
    switch node.content {
    case .text(let text): self.text += text
    case .object(let members):
      text += "{ "
      for (number, member) in members.enumerated() {
        if number > 0 { text += ", " }
        write(member.key)
        flat(member.value)
      }
      text += " }"
    case .array(let elements):
      text += "["
      for (number, element) in elements.enumerated() {
        if number > 0 { text += ", " }
        flat(element)
      }
      text += "]"
    }
  }
}

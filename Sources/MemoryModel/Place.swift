/// The canonical name of a cell, unique in its state: region, owner, and the way down to the cell.
///
/// Printed as `stack/main/add.x`, `heap/shared.strong`, `heap/buffer[2]`, `code/hello`.
public struct Place: Hashable, Sendable {
  public enum Root: Hashable, Sendable {
    /// A function of the code region.
    case code(Name)
    case global(String)
    case heap(String)
    /// A variable of a frame.
    case variable(thread: String, frame: Name, name: Name)
  }

  /// A name that may repeat where it stands: the second `fact` is `fact#2`.
  public struct Name: Hashable, Sendable {
    public var text: String
    /// Counted from 1.
    public var occurrence: Int

    public init(_ text: String, occurrence: Int = 1) {
      self.text = text
      self.occurrence = occurrence
    }
  }

  public enum Step: Hashable, Sendable {
    case field(String)
    case index(Int)
  }

  public var root: Root
  public var path: [Step]

  public init(_ root: Root, _ path: [Step] = []) {
    self.root = root
    self.path = path
  }

  public var region: Region {
    switch root {
    case .code: .code
    case .global: .globals
    case .heap: .heap
    case .variable: .stack
    }
  }

  /// The place of the whole block this one is in.
  public var block: Place { Place(root) }

  public func appending(_ step: Step) -> Place { Place(root, path + [step]) }
}

extension Place: CustomStringConvertible {
  public var description: String {
    var text: String
    switch root {
    case .code(let name): text = "code/" + name.description
    case .global(let name): text = "globals/" + Place.quoted(name)
    case .heap(let name): text = "heap/" + Place.quoted(name)
    case .variable(let thread, let frame, let name):
      text = "stack/\(Place.quoted(thread))/\(frame).\(name)"
    }
    for step in path { text += step.description }
    return text
  }

  /// A part of a place: as it is where it is an identifier or a number, else in double quotes.
  public static func quoted(_ name: String) -> String {
    isPlain(name) ? name : inQuotes(name)
  }

  /// Any text as a string literal.
  public static func inQuotes(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0": text += "\\0"
      default:
        if scalar.properties.generalCategory == .control {
          text += "\\u{" + String(scalar.value, radix: 16) + "}"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }

  /// Whether a name needs no quotes: a Rust identifier (`r#type` is one), or a tuple field's number.
  public static func isPlain(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first else { return false }
    if bytes.starts(with: "r#".utf8), let third = bytes.dropFirst(2).first {
      let rest = name.dropFirst(2)
      return third < 0x80 && !(0x30...0x39).contains(third) && !rest.contains("#") && isPlain(String(rest))
    }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      if (0x30...0x39).contains(first) { return bytes.allSatisfy { (0x30...0x39).contains($0) } }
      return name != "_"
        && bytes.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
    }
    let scalars = name.unicodeScalars
    guard let head = scalars.first, head == "_" || head.properties.isXIDStart else { return false }
    return scalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
  }
}

extension Place.Name: CustomStringConvertible {
  public var description: String {
    Place.quoted(text) + (occurrence > 1 ? "#\(occurrence)" : "")
  }
}

extension Place.Step: CustomStringConvertible {
  public var description: String {
    switch self {
    case .field(let name): "." + Place.quoted(name)
    case .index(let index): "[\(index)]"
    }
  }
}

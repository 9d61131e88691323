/// Reads the outermost layers of a Rust type by its brackets.
struct TypeReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ type: String) { bytes = Array(type.utf8) }

  /// What a pointer of this type is, or nil where the type does not say.
  mutating func kind() -> PointerKind? {
    while true {
      skipSpaces()
      guard at < bytes.count else { return nil }
      switch bytes[at] {
      case UInt8(ascii: "&"): return borrow()
      case UInt8(ascii: "*"): return .raw
      case UInt8(ascii: "["): at += 1
      default:
        guard let name = path() else { return nil }
        switch name {
        case "Option", "Pin", "Cell", "ManuallyDrop", "MaybeUninit":
          guard enter(UInt8(ascii: "<")) else { return nil }
        case "unsafe", "async": continue
        case "extern": skipABI()
        case "for":
          guard enter(UInt8(ascii: "<")) else { return nil }
          _ = skipToClosing()
        default: return Self.kind(ofName: name)
        }
      }
    }
  }

  private static func kind(ofName name: String) -> PointerKind? {
    switch name {
    case "Box", "Vec", "String", "Unique": .owner
    case "VecDeque", "BinaryHeap", "HashMap", "HashSet", "BTreeMap", "BTreeSet", "PathBuf", "OsString", "CString":
      .owner
    // What leads to their parts.
    case "RawTable", "NodeRef", "BoxedNode": .owner
    case "vtable": .function
    case "Rc", "Arc": .strong
    case "Weak": .weak
    case "Ref": .ref
    case "RefMut": .refMut
    case "NonNull": .raw
    case "fn": .function
    case "MutexGuard", "MappedMutexGuard": .guard
    default:
      name.hasSuffix("Guard") && (name.hasPrefix("RwLock") || name.hasPrefix("MappedRwLock")) ? .guard : nil
    }
  }

  /// The type that stands at `index` among the arguments of the type's outermost brackets, with the name before them:
  /// `("Result", "i32")` is the first of `Result<i32, String>`, `("(", "bool")` the second of `(i32, bool)`.
  mutating func argument(_ index: Int) -> (of: String, type: String)? {
    skipSpaces()
    guard at < bytes.count else { return nil }
    let head: String
    switch bytes[at] {
    case UInt8(ascii: "("), UInt8(ascii: "["):
      head = String(UnicodeScalar(bytes[at]))
      at += 1
    default:
      guard let name = path(), enter(UInt8(ascii: "<")) else { return nil }
      head = name
    }
    for _ in 0..<index { guard skipToClosing(stoppingAtComma: true) == UInt8(ascii: ",") else { return nil } }
    skipSpaces()
    let start = at
    guard skipToClosing(stoppingAtComma: true) != nil, at - 1 > start else { return nil }
    return (head, String(decoding: bytes[start..<(at - 1)], as: UTF8.self))
  }

  // MARK: Pieces

  private mutating func skipSpaces() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x09 { at += 1 }
  }

  private mutating func identifier() -> Range<Int>? {
    let start = at
    while at < bytes.count, Self.isNameByte(bytes[at]) { at += 1 }
    return at > start ? start..<at : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// The last part of the path that stands here.
  private mutating func path() -> String? {
    guard var last = identifier() else { return nil }
    while at + 1 < bytes.count, bytes[at] == UInt8(ascii: ":"), bytes[at + 1] == UInt8(ascii: ":") {
      at += 2
      guard let next = identifier() else { break }
      last = next
    }
    return String(decoding: bytes[last], as: UTF8.self)
  }

  private mutating func borrow() -> PointerKind {
    at += 1
    skipSpaces()
    if at < bytes.count, bytes[at] == UInt8(ascii: "'") {
      at += 1
      _ = identifier()
      skipSpaces()
    }
    guard let word = identifier() else { return .shared }
    return String(decoding: bytes[word], as: UTF8.self) == "mut" ? .mutable : .shared
  }

  private mutating func enter(_ bracket: UInt8) -> Bool {
    skipSpaces()
    guard at < bytes.count, bytes[at] == bracket else { return false }
    at += 1
    return true
  }

  private mutating func skipABI() {
    skipSpaces()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return }
    repeat { at += 1 } while at < bytes.count && bytes[at] != UInt8(ascii: "\"")
    at += 1
  }

  /// Goes past the bracket that closes the one entered last, or past a comma or semicolon before it, and returns what
  /// was found.
  private mutating func skipToClosing(stoppingAtComma: Bool = false) -> UInt8? {
    var depth = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">") where at > 1 && bytes[at - 2] == UInt8(ascii: "-"): break
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
        if depth == 0 { return byte }
        depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        if depth == 0, stoppingAtComma { return byte }
      default: break
      }
    }
    return nil
  }
}

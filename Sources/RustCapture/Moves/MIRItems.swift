/// The items of a crate's MIR: functions, consts and statics, not yet read.
struct MIRItems {
  /// Functions by the last part of their path: `push`, `{closure#0}`.
  private(set) var functions: [String: [Function]] = [:]
  private(set) var constants: [Constant] = []
  /// Promoted constants by their whole path.
  private(set) var promoted: [String: Constant] = [:]
  private(set) var statics: [Static] = []
  /// Those of `<impl at a.rs:18:1: 18:17>`, as far as they are known.
  var headers: [String: ImplHeader] = [:]
  /// The statics behind `alloc13`.
  private(set) var allocations: [Int: String] = [:]

  struct Function {
    /// `["<impl at a.rs:18:1: 18:17>", "push"]`.
    var path: [String]
    var arguments: Int
    /// Of arguments, by their locals; one with a comma in angle brackets ends there.
    var argumentTypes: [Int: MIRText] = [:]
    var lines: [MIRText]
  }

  struct Constant {
    var path: [String]
    var type: String
    /// Behind `=`, where it is written on one line.
    var value: MIRText?
    var lines: [MIRText] = []
  }

  struct Static {
    var path: [String]
    var isMutable: Bool
  }

  init(_ text: [UInt8]) {
    var body: [MIRText] = []
    var header: MIRText?
    var forEvaluation = false
    for line in text.split(separator: UInt8(ascii: "\n")) {
      if let opened = header {
        if line.count == 1, line.first == UInt8(ascii: "}") {
          if !forEvaluation { addItem(opened, body) }
          (header, forEvaluation) = (nil, false)
          body.removeAll()
        } else {
          body.append(line)
        }
      } else if line.begins(with: "// MIR FOR CTFE") {
        forEvaluation = true
      } else if line.last == UInt8(ascii: "{"), line.first != UInt8(ascii: " ") {
        header = line.dropLast().trimmed
      } else if line.begins(with: "const ") {
        addItem(line.last == UInt8(ascii: ";") ? line.dropLast() : line, [])
      }
    }
  }

  private mutating func addItem(_ header: MIRText, _ lines: [MIRText]) {
    if let declaration = header.after("fn ") {
      addFunction(declaration, lines)
    } else if let declaration = header.after("alloc") {
      guard let (id, rest) = declaration.number, let name = rest.after(" (static: ") else { return }
      allocations[id] = name.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") }.string
    } else if let declaration = header.after("static ") {
      let mutable = declaration.after("mut ")
      let named = mutable ?? declaration
      guard let colon = named.first(": ") else { return }
      statics.append(Static(path: Self.path(named[..<colon].string), isMutable: mutable != nil))
    } else {
      addConstant(header.after("const ") ?? header, lines)
    }
  }

  private mutating func addFunction(_ declaration: MIRText, _ lines: [MIRText]) {
    guard let open = declaration.first("(_1: ") ?? declaration.first("() ->") else { return }
    let path = Self.path(declaration[..<open].string)
    guard let name = path.last, let close = declaration.closing(open) else { return }
    let arguments = declaration[(open + 1)..<close].commaSeparated.filter { $0.first == UInt8(ascii: "_") }
    var types: [Int: MIRText] = [:]
    for argument in arguments {
      guard let (local, rest) = argument.dropFirst().number, let type = rest.after(": ") else { continue }
      types[local] = type
    }
    functions[name, default: []].append(
      Function(path: path, arguments: arguments.count, argumentTypes: types, lines: lines))
  }

  /// `NAME: TYPE = VALUE`, or `main::promoted[0]: TYPE =`; older, `promoted[0] in main: TYPE =`.
  private mutating func addConstant(_ declaration: MIRText, _ lines: [MIRText]) {
    // Paths have `: ` in `<impl at a.rs:18:1: 18:17>`.
    let nameStart = declaration.first(">::").map { $0 + 3 } ?? declaration.startIndex
    guard let colon = declaration[nameStart...].first(": ") else { return }
    let type = declaration[(colon + 2)...]
    guard let equals = type.first(" =") else { return }
    let value = type[(equals + 2)...].trimmed
    var name = declaration[..<colon].string
    if name.hasPrefix("promoted["), let split = declaration[..<colon].first(" in ") {
      name = declaration[(split + 4)..<colon].string + "::" + declaration[..<split].string
    }
    let constant = Constant(
      path: Self.path(name), type: type[..<equals].string, value: value.isEmpty ? nil : value, lines: lines)
    if name.contains("::promoted[") {
      promoted[name] = constant
    } else if !name.contains("{") {
      constants.append(constant)
    }
  }

  /// Parts between `::` that stand in no angle brackets, without their generic arguments.
  static func path(_ name: String) -> [String] {
    var parts: [[UInt8]] = [[]]
    var depth = 0
    let bytes = Array(name.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">") where index > 0 && bytes[index - 1] == UInt8(ascii: "-"): break
      case UInt8(ascii: ">"): depth -= 1
      default: break
      }
      if depth == 0, byte == UInt8(ascii: ":"), index > 0, bytes[index - 1] == UInt8(ascii: ":") {
        _ = parts[parts.count - 1].popLast()
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
    }
    return parts.map { part in
      let text = part[...]
      // `<impl at …>` and `<T as Trait>` are names of their own.
      guard text.first != UInt8(ascii: "<"), let generic = text.firstIndex(of: UInt8(ascii: "<")) else {
        return text.string
      }
      return text[..<generic].string
    }.filter { !$0.isEmpty && (!$0.hasPrefix("<") || $0.hasPrefix("<impl at") || $0.contains(" as ")) }
  }
}

import MemoryModel
import ProcessSnapshot

/// Vtables: drop glue, size, alignment, methods.
enum VTables {
  /// `bell_as_play` of `<prog::Bell as prog::Play>::{vtable}`.
  static func name(of table: VTable) -> String {
    let title = title(of: table)
    var name = ""
    for scalar in title.unicodeScalars {
      if scalar.properties.isXIDContinue {
        name += scalar.properties.lowercaseMapping
      } else if !name.isEmpty, !name.hasSuffix("_") {
        name += "_"
      }
    }
    while name.hasSuffix("_") { name.removeLast() }
    return Place.isPlain(name) ? name : "vtable"
  }

  /// `Bell as Play`.
  private static func title(of table: VTable) -> String {
    let path = RustPath.parts(table.name).first { $0.hasPrefix("<") } ?? table.name
    return FunctionName.ofCode(path).filter { $0 != "\"" }.droppingBrackets
  }

  private static let header = ["drop", "size", "align"]

  /// The methods of closures' traits, each of which has those of the ones before it, and of state machines'.
  private static func callName(_ index: Int, of table: VTable) -> String? {
    if table.name.contains("future::Future"), index == 3 { return "poll" }
    guard table.name.contains("ops::function::Fn"), (3...5).contains(index) else { return nil }
    return ["call_once", "call_mut", "call"][index - 3]
  }

  private static func dropType(of table: VTable, _ reader: StateReader) -> String? {
    table.concreteType.flatMap(reader.layout.shortName).map { "fn(*mut \($0))" }
  }

  /// Of functions that somebody wrote: debug information does not tell all parameters of those that the compiler makes.
  private static func methodType(at word: UInt64, _ index: Int, of table: VTable, _ reader: StateReader) -> String? {
    guard callName(index, of: table) == nil, let symbol = reader.code(at: word), symbol.address.value == word,
      !symbol.name.contains("{")
    else { return nil }
    return symbol.type.flatMap(TypeName.short)
  }

  static func node(_ reader: inout StateReader, _ table: VTable, at address: UInt64) -> Node {
    let words = max(3, min(table.size / 8, 512))
    var fields: [Node] = []
    var taken: Set<String> = []
    for index in 0..<words {
      let place = address &+ UInt64(8 * index)
      guard let word = reader.memory.pointer(at: place) else { break }
      var name = index < header.count ? header[index] : "method"
      let content: Content
      var type: String?
      if index == 1 || index == 2 {
        content = .scalar(String(word))
      } else {
        if let call = callName(index, of: table) {
          name = call
        } else if index > 2, let symbol = reader.code(at: word) {
          name = RustPath.withoutArguments(RustPath.parts(symbol.name).last ?? name)
          if name.hasPrefix("{") { name = RustPath.compilerName(name) ?? "method" }
          name = FunctionName.drawable(name)
        } else if index > 2, reader.code(at: word) == nil {
          name = "supertrait"
        }
        type = index == 0 ? dropType(of: table, reader) : methodType(at: word, index, of: table, reader)
        let kind: PointerKind = name == "supertrait" ? .vtable : .function
        if kind == .vtable, let table = reader.map.vtable(at: word) {
          reader.reach(
            Target(address: word, shape: .vtable(table), name: self.name(of: table)), isOwner: true,
            from: Site(address: place, name: ""))
        }
        content = .reference(Reference(kind: kind, target: Pointers.target(word, kind: kind, size: 8)))
      }
      var unique = name
      var number = 1
      while !taken.insert(unique).inserted {
        number += 1
        unique = "\(name) \(number)"
      }
      fields.append(
        Node(
          name: unique, type: index == 1 || index == 2 ? "usize" : type, address: place, size: 8, standsFor: [],
          content: content))
    }
    let type = TypeName.short("vtable<\(title(of: table))>") ?? "vtable"
    return Node(
      name: "", type: type, address: address, size: 8 * words, standsFor: [],
      content: fields.isEmpty ? .opaque : .fields(fields))
  }
}

extension String {
  /// Without the angle brackets around it.
  fileprivate var droppingBrackets: String { hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self }
}

extension StateReader {
  /// The function an address is in.
  func code(at address: UInt64) -> CodeSymbol? {
    snapshot.code.first { $0.address.value == address }
      ?? snapshot.code.first { address >= $0.address.value && address - $0.address.value < UInt64(max(0, $0.size)) }
  }
}

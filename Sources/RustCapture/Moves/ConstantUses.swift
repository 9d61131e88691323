import ProcessSnapshot

/// The consts and statics that a function names.
struct ConstantUses {
  /// As they are written: `ANSWER`, `Stack::<T>::CAP`.
  private(set) var constants: [[String]] = []
  private(set) var statics: [String] = []
  private var seenPromoted: Set<String> = []

  init(_ function: MIRItems.Function, in items: MIRItems) {
    read(function.lines, items)
  }

  private mutating func read(_ lines: [MIRText], _ items: MIRItems) {
    for line in lines where !line.trimmed.begins(with: "//") {
      var index = line.startIndex
      while index < line.endIndex {
        let next = line.afterLiteral(index)
        if next > index {
          index = next
        } else if line[index] == UInt8(ascii: "c"), let operand = line[index...].after("const ") {
          let text = operand.operand
          add(text, items)
          index = Swift.max(text.endIndex, index + 1)
        } else {
          index += 1
        }
      }
    }
  }

  private mutating func add(_ operand: MIRText, _ items: MIRItems) {
    if let allocation = operand.after("{alloc")?.number {
      if let name = items.allocations[allocation.value], !statics.contains(name) { statics.append(name) }
      return
    }
    guard let first = operand.first, !isDigit(first), !"\"'-({b".utf8.contains(first) || operand.first("::") != nil
    else { return }
    let text = operand.string
    if let promoted = items.promoted[text] {
      if seenPromoted.insert(text).inserted { read(promoted.lines, items) }
      return
    }
    let path = MIRItems.path(text)
    if !constants.contains(path) { constants.append(path) }
  }
}

extension MIRText {
  /// What stands here up to the end of an operand.
  var operand: MIRText {
    var depth = 0
    var index = startIndex
    while index < endIndex {
      let next = afterLiteral(index)
      if next > index {
        index = next
        continue
      }
      switch self[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">") where index > startIndex && self[index - 1] == UInt8(ascii: "-"): break
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
        if depth == 0 { return self[..<index].trimmed }
        depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        if depth == 0 { return self[..<index].trimmed }
      case UInt8(ascii: " "):
        if depth == 0, self[index...].begins(with: " as ") || self[index...].begins(with: " ->") {
          return self[..<index].trimmed
        }
      default: break
      }
      index += 1
    }
    return trimmed
  }
}

extension MovesAnalysis {
  /// The crate's functions that do not stand on a stack: they may use consts too. Methods are those of types, as their
  /// blocks' headers name them; ones of a name that another has are told apart by their traits.
  func otherFunctions(
    than known: [(name: String, function: MIRItems.Function)], in snapshot: ProcessSnapshot
  ) -> [(name: String, function: MIRItems.Function)] {
    guard let crate = known.lazy.compactMap({ MIRItems.path($0.name).first }).first else { return [] }
    let paths = Set(known.map(\.function.path))
    var others: [String: [MIRItems.Function]] = [:]
    for function in items.functions.values.joined() where !paths.contains(function.path) {
      guard let path = items.readable(function.path) else { continue }
      others[([crate] + path).joined(separator: "::"), default: []].append(function)
    }
    // What points at a function knows its whole name.
    let symbols = Dictionary(
      snapshot.code.map { (MIRItems.path($0.name).joined(separator: "::"), $0.name) },
      uniquingKeysWith: { first, _ in first })
    let names = Set(known.map(\.name))
    return others.sorted { $0.key < $1.key }.flatMap { name, functions in
      functions.sorted { $0.path.lexicographicallyPrecedes($1.path) }.map { function in
        let isAlone = functions.count == 1 && !names.contains(name)
        return (isAlone ? symbols[name] ?? name : qualified(function.path, crate) ?? name, function)
      }
    }
  }

  /// `prog::<prog::Point as prog::Shape>::area`.
  private func qualified(_ path: [String], _ crate: String) -> String? {
    guard let index = path.firstIndex(where: { $0.hasPrefix("<impl at ") }), let header = items.headers[path[index]],
      let trait = header.trait
    else { return nil }
    let own = "<\(crate)::\(header.type) as \(crate)::\(trait)>"
    return ([crate] + path[..<index] + [own] + path[(index + 1)...]).joined(separator: "::")
  }

  /// Adds the consts that functions of the snapshot use, and says who uses which static.
  ///
  /// - Parameter functions: with their names in the snapshot.
  func addConstants(of functions: [(name: String, function: MIRItems.Function)], to snapshot: inout ProcessSnapshot) {
    var evaluator = ConstantEvaluator(items)
    for (name, function) in functions {
      let uses = ConstantUses(function, in: items)
      let crate = MIRItems.path(name).first ?? ""
      for path in uses.constants {
        guard let constant = items.constant(path), !constant.type.contains("LocalKey<") else { continue }
        let named = ([crate] + path.map { MIRItems.type($0) ?? $0 }).joined(separator: "::")
        if let known = snapshot.consts.firstIndex(where: { $0.name == named }) {
          if !snapshot.consts[known].usedIn.contains(name) { snapshot.consts[known].usedIn.append(name) }
        } else {
          let value = evaluator.value(of: constant)?.description ?? "_"
          snapshot.consts.append(Const(name: named, type: constant.type, value: value, usedIn: [name]))
        }
      }
      for index in snapshot.statics.indices {
        var users = snapshot.statics[index].usedIn ?? []
        let path = MIRItems.path(snapshot.statics[index].name)
        let isUsed = uses.statics.contains { used in
          let used = MIRItems.path(used)
          return path.suffix(used.count) == used[...]
        }
        if isUsed, !users.contains(name) { users.append(name) }
        snapshot.statics[index].usedIn = users
      }
    }
    for index in snapshot.statics.indices {
      let path = MIRItems.path(snapshot.statics[index].name)
      snapshot.statics[index].mutable = items.statics.first { path.suffix($0.path.count) == $0.path[...] }?.isMutable
    }
  }
}

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
  /// The crate's functions that do not stand on a stack: they may use consts too. Methods have no name of their own in
  /// MIR, and are left out.
  func otherFunctions(than known: [String]) -> [(name: String, function: MIRItems.Function)] {
    guard let crate = known.lazy.compactMap({ MIRItems.path($0).first }).first else { return [] }
    let known = Set(known)
    let others = items.functions.values.joined().filter { function in !function.path.contains { $0.hasPrefix("<") } }
    return others.map { (name: ([crate] + $0.path).joined(separator: "::"), function: $0) }
      .filter { !known.contains($0.name) }.sorted { $0.name < $1.name }
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
        let named = ([crate] + path.map(Self.typeName)).joined(separator: "::")
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

  /// `Point` of `<Point as Shape>`.
  private static func typeName(_ part: String) -> String {
    guard part.hasPrefix("<"), let end = part[...].utf8.split(separator: UInt8(ascii: " ")).first else { return part }
    return MIRItems.path(String(end.dropFirst()) ?? part).last ?? part
  }
}

extension MIRItems {
  /// The item that a path names; nil where it is not this crate's, or could be one of several.
  func constant(_ path: [String]) -> Constant? {
    let named = constants.filter { $0.path.last == path.last }
    if named.count <= 1 { return named.first }
    let exact = named.filter { $0.path == path }
    if let only = exact.first, exact.count == 1 { return only }
    let ofImpls = named.filter { $0.path.first?.hasPrefix("<impl at") == (path.count > 1) }
    return ofImpls.count == 1 ? ofImpls[0] : nil
  }
}

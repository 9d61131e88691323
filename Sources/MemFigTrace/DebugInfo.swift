#if Capture
import CElfutils

/// What the debug information says of the user's compilation units; addresses are those of linking.
final class DebugInfo {
  struct Function {
    var range: Range<UInt64>
    var die: DIE
    var unit: Int
  }

  struct Variable {
    var die: DIE
    var scope: Int
    var address: UInt64
  }

  /// A static of which each thread has its own.
  struct ThreadLocal {
    var die: DIE
    /// With the crate.
    var path: String
    /// In the executable's part of a thread's storage.
    var offset: UInt64
  }

  let executable: Executable
  let userCode: UserCode
  private let dwarf: OpaquePointer
  /// Of the user's.
  private(set) var units: [DIE] = []
  private(set) var producer = ""
  /// By address.
  private(set) var functions: [Function] = []
  private(set) var statics: [Variable] = []
  private(set) var threadLocals: [ThreadLocal] = []
  /// By address; `name` is that of debug information.
  private(set) var vtables: [UInt64: DIE] = [:]
  /// Paths of namespaces, types and functions.
  private var scopes = [""]
  /// The scope a type, function or static stands in, by its place in the debug information; libdw has no parents.
  private var scopeOf: [UInt64: Int] = [:]
  /// What closures take along, by their types' paths.
  private var environments: [String: DIE] = [:]
  /// The methods of traits' implementations, by the paths of these.
  private var implementations: [String: [DIE]] = [:]
  private var userFunctions: [UInt64: Bool] = [:]

  /// nil where there is no debug information.
  init?(_ executable: Executable, _ userCode: UserCode) {
    guard let dwarf = dwarf_begin_elf(executable.elf, DWARF_C_READ, nil) else { return nil }
    self.executable = executable
    self.userCode = userCode
    self.dwarf = dwarf
    var hasUnits = false
    for root in Self.units(of: dwarf) {
      hasUnits = true
      guard Self.isUsers(unit: root, userCode) else { continue }
      if producer.isEmpty, let text = root.text(Int(DW_AT_producer)) { producer = text }
      units.append(root)
      index(root, scope: 0)
    }
    guard hasUnits else { return nil }
    functions.sort { $0.range.lowerBound < $1.range.lowerBound }
    threadLocals.sort { ($0.die.declarationLine ?? 0, $0.path) < ($1.die.declarationLine ?? 0, $1.path) }
  }

  deinit { dwarf_end(dwarf) }

  private func index(_ die: DIE, scope: Int) {
    die.eachChild { child in
      switch child.tag {
      case Int(DW_TAG_namespace):
        index(child, scope: inner(scope, child.name ?? "?"))
      case Int(DW_TAG_structure_type), Int(DW_TAG_union_type), Int(DW_TAG_enumeration_type):
        scopeOf[child.offset] = scope
        guard child.firstChild != nil, let name = child.name, child.tag != Int(DW_TAG_enumeration_type) else { return }
        if name.hasPrefix("{") { environments[path(name, in: scope)] = child }
        index(child, scope: inner(scope, name))
      case Int(DW_TAG_subprogram):
        scopeOf[child.offset] = scope
        if scopes[scope].hasSuffix("}") { implementations[scopes[scope], default: []].append(child) }
        for range in child.ranges { functions.append(Function(range: range, die: child, unit: units.count - 1)) }
      case Int(DW_TAG_variable):
        indexStatic(child, scope: scope)
      default: break
      }
    }
  }

  private func indexStatic(_ die: DIE, scope: Int) {
    guard let name = die.name else { return }
    guard let address = die.fixedAddress else { return indexThreadLocal(die, name, scope: scope) }
    if name.hasSuffix("::{vtable}") {
      vtables[address] = die
    } else if let file = die.declarationFile, userCode.owns(file: file),
      userCode.owns(crate: scopes[scope].prefix { $0 != ":" })
    {
      statics.append(Variable(die: die, scope: scope, address: address))
    }
  }

  /// `thread_local!` makes a static inside functions of its own: `prog::COUNTER::{constant#0}::…`, or `…::__getit`.
  private func indexThreadLocal(_ die: DIE, _ name: String, scope: Int) {
    // Of what std's macro makes some compilers say that std's file declares it: the crate tells.
    guard let symbol = die.text(Int(DW_AT_linkage_name)), let offset = executable.threadLocals[symbol],
      let unit = units.last?.name, scopes[scope].prefix(while: { $0 != ":" }) == UserCode.crate(ofUnit: unit)
    else { return }
    var path = path(name, in: scope)
    let inside = scopes[scope].firstPlace(of: "::{constant#") ?? scopes[scope].firstPlace(of: "::__getit")
    if let inside {
      // Beside the value may stand a flag.
      guard ["VAL", "__KEY", "__RUST_STD_INTERNAL_VAL"].contains(name) else { return }
      path = String(scopes[scope][..<inside])
    }
    threadLocals.append(ThreadLocal(die: die, path: path, offset: offset))
  }

  private func inner(_ scope: Int, _ name: String) -> Int {
    scopes.append(scope == 0 ? name : scopes[scope] + "::" + name)
    return scopes.count - 1
  }

  /// The path of a static.
  func path(of variable: Variable) -> String { path(variable.die.name ?? "?", in: variable.scope) }

  private func path(_ name: String, in scope: Int) -> String { scope == 0 ? name : scopes[scope] + "::" + name }

  /// A type's name with the path it stands in; those of pointers and tuples are whole already.
  func typeName(_ die: DIE) -> String? {
    guard let name = die.name else { return nil }
    guard let scope = scopeOf[die.offset] else { return name }
    return path(name, in: scope)
  }

  func function(at address: UInt64) -> Function? {
    var low = 0
    var high = functions.count
    while low < high {
      let middle = (low + high) / 2
      if functions[middle].range.lowerBound <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0, functions[low - 1].range.contains(address) else { return nil }
    return functions[low - 1]
  }

  /// Whether a function begins there.
  func isFunction(_ address: UInt64) -> Bool {
    guard codeRange.contains(address) else { return false }
    return function(at: address)?.range.lowerBound == address || executable.functionSymbols[address] != nil
  }

  private lazy var codeRange: Range<UInt64> = {
    let code = executable.sections.filter(\.isCode).map(\.range)
    return (code.map(\.lowerBound).min() ?? 0)..<(code.map(\.upperBound).max() ?? 0)
  }()

  /// In bytes.
  func vtableSize(_ vtable: DIE) -> Int {
    Int(vtable.reference(Int(DW_AT_type))?.number(Int(DW_AT_byte_size)) ?? 24)
  }

  func concreteType(ofVTable vtable: DIE) -> DIE? {
    vtable.reference(Int(DW_AT_type))?.reference(Int(DW_AT_containing_type))
  }

  /// Whether a function, or one that was inlined, is the user's own.
  func isUsers(_ die: DIE) -> Bool {
    let offset = die.offset
    if let known = userFunctions[offset] { return known }
    let users =
      die.declarationFile.map(userCode.owns(file:)) == true
      && userCode.owns(crate: scopes[scope(of: die)].prefix { $0 != ":" })
    userFunctions[offset] = users
    return users
  }

  private func scope(of function: DIE) -> Int {
    if let declaration = function.reference(Int(DW_AT_abstract_origin)) { return scope(of: declaration) }
    if let declaration = function.reference(Int(DW_AT_specification)) { return scope(of: declaration) }
    return scopeOf[function.offset] ?? 0
  }

  /// `prog::Stack<i32>::push<i32>`; of a trait's implementation, the path of its type stands for `{impl#0}`.
  func path(ofFunction die: DIE) -> String {
    let scope = scope(of: die)
    let whole = path(die.name ?? "?", in: scope)
    guard let start = whole.firstPlace(of: "{impl#"), let end = whole[start...].firstIndex(of: "}") else {
      return whole
    }
    let rest = whole[whole.index(after: end)...]
    let implementation = String(whole[...end])
    let ofMethod = scopes[scope] == implementation ? selfType(of: die) : nil
    guard let type = ofMethod ?? implementations[implementation]?.lazy.compactMap(selfType(of:)).first else {
      return whole
    }
    return type + rest
  }

  /// `fn(&prog::Circle) -> f64`; nil where a type has no name.
  func signature(ofFunction die: DIE) -> String? {
    var parameters: [String?] = []
    die.eachChild { child in
      guard child.tag == Int(DW_TAG_formal_parameter) else { return }
      parameters.append(child.reference(Int(DW_AT_type)).flatMap(typeName))
    }
    let result = die.reference(Int(DW_AT_type)).map(typeName)
    guard !parameters.contains(nil), result != .some(nil) else { return nil }
    let text = "fn(" + parameters.compactMap { $0 }.joined(separator: ", ") + ")"
    return result.flatMap { $0 }.map { $0 == "()" ? text : text + " -> " + $0 } ?? text
  }

  /// What a closure's function finds its captures in; nil of other functions.
  func closureEnvironment(ofFunction die: DIE) -> ClosureEnvironment? {
    guard let name = die.name, let type = ClosureEnvironment.typeName(ofFunction: name) else { return nil }
    return environments[path(type, in: scope(of: die))].map(ClosureEnvironment.init)
  }

  /// The type of `self` without its references, of a method that has it.
  private func selfType(of function: DIE) -> String? {
    var parameter: DIE?
    function.eachChild { child in
      if parameter == nil, child.tag == Int(DW_TAG_formal_parameter), child.name == "self" { parameter = child }
    }
    guard var type = parameter?.reference(Int(DW_AT_type)) else { return nil }
    while type.tag == Int(DW_TAG_pointer_type), let target = type.reference(Int(DW_AT_type)) { type = target }
    return typeName(type)
  }

  struct SourcePlace {
    var file: String
    var line: Int
    /// Counted from 1 in bytes.
    var column: Int?
  }

  /// The source line of an address.
  func place(of address: UInt64, in function: Function) -> SourcePlace? {
    var unit = units[function.unit].raw
    guard let line = dwarf_getsrc_die(&unit, address) else { return nil }
    var number: Int32 = 0
    guard dwarf_lineno(line, &number) == 0, let file = dwarf_linesrc(line, nil, nil) else { return nil }
    var column: Int32 = 0
    let hasColumn = dwarf_linecol(line, &column) == 0 && column > 0
    return SourcePlace(file: String(cString: file), line: Int(number), column: hasColumn ? Int(column) : nil)
  }

  /// The name of a call's file.
  func file(_ number: UInt64, in function: Function) -> String? {
    var unit = units[function.unit].raw
    var files: OpaquePointer?
    var count = 0
    guard dwarf_getsrcfiles(&unit, &files, &count) == 0, let files,
      let name = dwarf_filesrc(files, Int(number), nil, nil)
    else { return nil }
    return String(cString: name)
  }
}
#endif

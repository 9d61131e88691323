/// Random functions of moves. They keep book of themselves: run, the program prints what each leaf was at each marker.
struct RandomMoves {
  struct Variable {
    var name: String
    var kind: RandomKind
    /// A number of its own for each leaf.
    var slots: [Int]
  }

  struct Marker {
    var id: Int
    var function: Int
    /// The innermost of each name.
    var variables: [Variable]
  }

  enum Line {
    case text(String)
    case marker(Int)
  }

  private(set) var functions: [(header: String, call: String, lines: [Line])] = []
  private(set) var markers: [Marker] = []

  private var random: SeededRandom
  private var slotCount = 0
  private var lines: [Line] = []
  /// What is in scope, from the outermost block; those before `barrier` cannot be named in a closure.
  private var scopes: [[Variable]] = []
  private var barrier = 0
  /// What each slot may be here, as far as seen going once from top to bottom; nil where nothing comes.
  private var state: [LeafState]? = []
  private var loops: [Loop] = []
  private var budget = 0
  private var labels = 0

  private struct Loop {
    var label: String
    var depth: Int
    var entry: [LeafState]
    var breaks: [[LeafState]] = []
    var continues: [[LeafState]] = []
    /// A labelled block knows no `continue`.
    var repeats: Bool
  }

  init(seed: UInt64, functions count: Int) {
    random = SeededRandom(seed: seed)
    for _ in 0..<8 { _ = random.next() }
    for _ in 0..<count { addFunction() }
  }

  // MARK: chance

  private mutating func below(_ limit: Int) -> Int { Int(random.next() >> 33) % limit }
  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  private mutating func pick<T>(_ from: [T]) -> T { from[below(from.count)] }

  // MARK: text and book

  private mutating func emit(_ text: String) { lines.append(.text(text)) }

  private static func list(_ slots: [Int]) -> String { "&[\(slots.map(String.init).joined(separator: ","))]" }

  private mutating func set(_ slots: [Int], _ to: LeafState) {
    for slot in slots { state?[slot] = to }
    emit("s(\(Self.list(slots)), \(to.rawValue));")
  }

  private mutating func markMoved(_ slots: [Int]) {
    for slot in slots { noteMoved(slot) }
    emit("m(\(Self.list(slots)));")
  }

  private mutating func noteMoved(_ slot: Int) {
    guard let old = state?[slot] else { return }
    state?[slot] = old.contains(.live) ? old.subtracting(.live).union(.moved) : old
  }

  // MARK: values

  /// An expression and what its leaves are.
  private enum Value {
    case fresh(String, [LeafState])
    case place(String, [Int])

    var text: String {
      switch self {
      case .fresh(let text, _), .place(let text, _): text
      }
    }
  }

  private mutating func fresh(_ kind: RandomKind) -> Value {
    let count = kind.leaves.count
    switch kind {
    case .option: return .fresh("maybe()", [])
    case .shape: return .fresh("shape()", [])
    case .text: return .fresh("t()", [.live])
    case .pair: return .fresh("(t(), t())", [.live, .live])
    case .array: return .fresh("[t(), t()]", [.live, .live])
    case .person: return .fresh("person()", Array(repeating: .live, count: count))
    case .boxed: return .fresh("Box::new(t())", [.live])
    case .boxedPerson: return .fresh("Box::new(person())", Array(repeating: .live, count: count))
    case .list: return .fresh("list()", [.live])
    case .number: return .fresh("5", [.live])
    }
  }

  private var visible: [Variable] {
    var names: Set<String> = []
    return scopes[barrier...].reversed().flatMap { $0.reversed() }.filter { names.insert($0.name).inserted }
  }

  private func isLive(_ slots: [Int]) -> Bool {
    guard let state else { return false }
    return slots.allSatisfy { !state[$0].isEmpty && state[$0].isSubset(of: [.live, .absent]) }
  }

  private func livePlaces(
    _ kind: RandomKind?, wholeOnly: Bool = false
  ) -> [(text: String, kind: RandomKind, slots: [Int])] {
    visible.flatMap { variable in
      variable.kind.places.compactMap { place in
        let slots = place.leaves.map { variable.slots[$0] }
        guard kind == nil || place.kind == kind, place.kind != .number, isLive(slots) else { return nil }
        if wholeOnly, !place.before.isEmpty || !place.after.isEmpty { return nil }
        return (place.before + variable.name + place.after, place.kind, slots)
      }
    }
  }

  private mutating func value(_ kind: RandomKind) -> Value {
    let places = livePlaces(kind)
    if places.isEmpty || chance(25) { return fresh(kind) }
    let place = pick(places)
    return .place(place.text, place.slots)
  }

  /// Books that a value goes into slots.
  private mutating func book(_ value: Value, into slots: [Int]) {
    switch value {
    case .fresh(let text, []):
      // Which variant it is the program finds out.
      for slot in slots { state?[slot] = [.live, .absent] }
      emit("\(text == "maybe()" ? "o" : "e")(\(Self.list(slots)));")
    case .fresh(_, let states):
      for (slot, leaf) in zip(slots, states) { state?[slot] = leaf }
      emit("s(\(Self.list(slots)), \(states[0].rawValue));")
    case .place(_, let from):
      for (source, slot) in zip(from, slots) {
        let known = state![source]
        state![slot] = known
      }
      emit("c(\(Self.list(from)), \(Self.list(slots)));")
      markMoved(from)
    }
  }

  private mutating func book(_ value: Value) { if case .place(_, let from) = value { markMoved(from) } }

  private mutating func variable(_ kind: RandomKind) -> Variable {
    let slots = Array(slotCount..<(slotCount + kind.leaves.count))
    slotCount += slots.count
    state?.append(contentsOf: slots.map { _ in [] })
    return Variable(name: pick(["u", "v", "w", "x", "y", "z", "q"]), kind: kind, slots: slots)
  }

  private mutating func declare(_ variable: Variable) { scopes[scopes.count - 1].append(variable) }

  // MARK: ways

  private static func union(_ first: [LeafState]?, _ second: [LeafState]?) -> [LeafState]? {
    guard let first, let second else { return first ?? second }
    return (0..<max(first.count, second.count)).map { index in
      (index < first.count ? first[index] : []).union(index < second.count ? second[index] : [])
    }
  }

  /// States that were left earlier know of fewer slots.
  private func padded(_ state: [LeafState]?) -> [LeafState]? {
    state.map { $0 + Array(repeating: [], count: slotCount - $0.count) }
  }

  private mutating func block(_ depth: Int, _ prologue: (inout RandomMoves) -> Void = { _ in }) {
    scopes.append([])
    prologue(&self)
    for _ in 0..<(1 + below(4)) where state != nil { statement(depth + 1) }
    scopes.removeLast()
  }

  // MARK: functions

  private mutating func addFunction() {
    (lines, scopes, barrier, loops, budget) = ([], [[]], 0, [], 22)
    state = Array(repeating: [], count: slotCount)
    var parameters: [Variable] = []
    for _ in 0..<below(3) {
      let parameter = variable(pick([.text, .pair, .person, .option, .boxed]))
      guard !parameters.contains(where: { $0.name == parameter.name }) else { continue }
      parameters.append(parameter)
      declare(parameter)
    }
    var arguments: [String] = []
    for parameter in parameters {
      let value = fresh(parameter.kind)
      book(value, into: parameter.slots)
      // Booked where it is made, which is before the call.
      guard case .text(let booked) = lines.removeLast() else { continue }
      arguments.append("{ \(booked) \(value.text) }")
    }
    for _ in 0..<4 { letStatement() }
    scopes.append([])
    while budget > 0, state != nil { statement(0) }
    if state != nil { marker() }
    let list = parameters.map { "mut \($0.name): \($0.kind.type)" }.joined(separator: ", ")
    functions.append(("(\(list)) -> Option<()>", "(\(arguments.joined(separator: ", ")))", lines))
  }

  private mutating func marker() {
    let id = markers.count + 1
    markers.append(Marker(id: id, function: functions.count, variables: visible))
    lines.append(.marker(id))
  }

  private mutating func statement(_ depth: Int) {
    budget -= 1
    if chance(30) { marker() }
    let isDeep = depth > 3 || budget < 0
    switch below(isDeep ? 14 : 26) {
    case 0...2: letStatement()
    case 3: lateLet()
    case 4, 5: call()
    case 6: assign()
    case 7: assignPart()
    case 8: destructure()
    case 9: replace()
    case 10: closureCall()
    case 11: leave()
    case 12: conditionalValue()
    case 13: look()
    case 14, 15: ifElse(depth)
    case 16: condition(depth)
    case 17...19: loop(depth)
    case 20, 21: match(depth)
    case 22: ifLet(depth)
    case 23: nested(depth)
    case 24: closure(depth)
    default: letElse()
    }
  }

  // MARK: simple statements

  private mutating func letStatement() {
    let made = variable(pick(RandomKind.allCases))
    let v: Value
    switch (made.kind, below(5)) {
    case (.pair, 0):
      let x = value(.text)
      book(x, into: [made.slots[0]])
      set([made.slots[1]], .live)
      emit("let mut \(made.name) = (\(x.text), t());")
      return declare(made)
    case (.person, 0):
      // The rest of another one: its number is copied.
      guard let from = livePlaces(.person).randomElement(using: &random) else { return }
      emit("c(\(Self.list(Array(from.slots[1...2]))), \(Self.list(Array(made.slots[1...2]))));")
      markMoved(Array(from.slots[1...2]))
      set(made.slots, .live)
      emit("let mut \(made.name) = Person { a: t(), ..\(from.text.hasPrefix("*") ? "(\(from.text))" : from.text) };")
      return declare(made)
    case (.option, 0), (.option, 1):
      let x = value(.text)
      book(x, into: made.slots)
      emit("let mut \(made.name) = Some(\(x.text));")
      return declare(made)
    case (.boxed, 0):
      let x = value(.text)
      book(x, into: made.slots)
      emit("let mut \(made.name) = Box::new(\(x.text));")
      return declare(made)
    case (.shape, 0):
      let x = value(.text)
      book(x, into: [made.slots[2]])
      set(Array(made.slots[0...1]), .absent)
      emit("let mut \(made.name) = Shape::One(\(x.text));")
      return declare(made)
    case (.list, 0):
      let x = value(.text)
      book(x)
      set(made.slots, .live)
      emit("let mut \(made.name) = vec![\(x.text)];")
      return declare(made)
    default: v = value(made.kind)
    }
    book(v, into: made.slots)
    emit("let mut \(made.name): \(made.kind.type) = \(v.text);")
    declare(made)
  }

  private mutating func lateLet() {
    let made = variable(pick([.text, .pair, .person, .boxed, .number]))
    set(made.slots, .uninitialized)
    emit("let mut \(made.name): \(made.kind.type);")
    declare(made)
    if chance(50) { marker() }
  }

  private mutating func call() {
    guard let place = livePlaces(nil).randomElement(using: &random) else { return }
    markMoved(place.slots)
    let text = place.text.hasPrefix("*") ? "(\(place.text))" : place.text
    switch below(5) {
    case 0: emit("\(text).eat();")
    case 1 where barrier == 0: emit("give(\(place.text))?;")
    case 2: emit("{ let _kept = \(place.text); }")
    case 3: emit("let _ = (\(place.text), 1);")
    default: emit("take(\(place.text));")
    }
  }

  private mutating func assign() {
    guard let target = visible.randomElement(using: &random) else { return }
    var v = value(target.kind)
    if case .place(_, let from) = v, from == target.slots {
      emit("\(target.name) = same(\(v.text));")
      return
    }
    if case .place(_, let from) = v, !Set(from).isDisjoint(with: target.slots) { v = fresh(target.kind) }
    book(v, into: target.slots)
    emit("\(target.name) = \(v.text);")
  }

  /// A field of what is not wholly moved, or what a box holds.
  private mutating func assignPart() {
    let targets = visible.flatMap { variable in
      variable.kind.places.filter { place in
        guard place.kind == .text || place.before == "*", !(place.before.isEmpty && place.after.isEmpty) else {
          return false
        }
        let others = variable.slots.indices.filter { !place.leaves.contains($0) }
        if variable.kind == .boxed { return isKnown(variable.slots) }
        return !others.isEmpty && others.allSatisfy { isLive([variable.slots[$0]]) }
      }.map { (variable, $0) }
    }
    guard let (variable, place) = targets.randomElement(using: &random), place.before.isEmpty || variable.kind == .boxed
    else { return }
    set(place.leaves.map { variable.slots[$0] }, .live)
    emit("\(place.before)\(variable.name)\(place.after) = t();")
  }

  private func isKnown(_ slots: [Int]) -> Bool { slots.allSatisfy { state?[$0] == .live } }

  private mutating func destructure() {
    let kinds: [RandomKind] = [.pair, .array, .person]
    let places = kinds.flatMap { livePlaces($0) }
    guard let place = places.randomElement(using: &random) else { return }
    let (x, y) = (variable(.text), variable(.text))
    guard x.name != y.name else { return }
    let text = place.text
    func bind(_ variable: Variable, _ leaf: Int) {
      book(.place("", [place.slots[leaf]]), into: variable.slots)
      declare(variable)
    }
    switch (place.kind, below(3)) {
    case (.pair, 0):
      bind(x, 0)
      bind(y, 1)
      emit("let (mut \(x.name), mut \(y.name)) = \(text);")
    case (.pair, 1):
      bind(x, 0)
      emit("let (mut \(x.name), _) = \(text);")
    case (.pair, _):
      bind(x, 1)
      emit("let (ref _looked, mut \(x.name)) = \(text);")
    case (.array, 0):
      bind(x, 0)
      bind(y, 1)
      emit("let [mut \(x.name), mut \(y.name)] = \(text);")
    case (.array, 1):
      bind(x, 0)
      emit("let [mut \(x.name), ..] = \(text);")
    case (.array, _):
      bind(x, 1)
      emit("let [.., mut \(x.name)] = \(text);")
    case (_, 0):
      bind(x, 0)
      bind(y, 2)
      emit("let Person { a: mut \(x.name), b: (_, mut \(y.name)), .. } = \(text);")
    case (_, _):
      bind(x, 1)
      emit("let Person { b: (mut \(x.name), _), n: _n, .. } = \(text);")
    }
  }

  private mutating func replace() {
    let places = livePlaces(.text)
    switch below(4) {
    case 0:
      guard let place = places.randomElement(using: &random) else { return }
      let made = variable(.text)
      let text = "&mut \(place.text)"
      set(made.slots, .live)
      emit("let mut \(made.name) = std::mem::\(chance(50) ? "take(\(text))" : "replace(\(text), t())");")
      declare(made)
    case 1:
      let wholes = livePlaces(.text, wholeOnly: true)
      guard wholes.count > 1 else { return }
      let first = pick(wholes)
      guard let second = wholes.first(where: { $0.text != first.text }) else { return }
      if chance(50) {
        emit("std::mem::swap(&mut \(first.text), &mut \(second.text));")
      } else {
        emit("(\(first.text), \(second.text)) = (\(second.text), \(first.text));")
      }
    case 2:
      guard let place = livePlaces(.option).randomElement(using: &random) else { return }
      let made = variable(.option)
      emit("c(\(Self.list(place.slots)), \(Self.list(made.slots)));")
      for (from, to) in zip(place.slots, made.slots) {
        let known = state![from]
        state![to] = known
      }
      emit("let mut \(made.name) = \(place.text).take();")
      let renewed = fresh(.option)
      book(renewed, into: place.slots)
      emit("\(place.text) = \(renewed.text);")
      declare(made)
    default:
      guard let place = places.randomElement(using: &random) else { return }
      let made = variable(.option)
      markMoved(place.slots)
      let text = place.text
      // A closure takes a box whole.
      guard !text.hasPrefix("*"), !isBoxed(place.slots) else { return emit("take(\(text));") }
      emit("let mut \(made.name) = flip().then(|| \(text));")
      emit("s(\(Self.list(made.slots)), if \(made.name).is_some() { 2 } else { 8 });")
      state?[made.slots[0]] = [.live, .absent]
      declare(made)
    }
  }

  private func isBoxed(_ slots: [Int]) -> Bool {
    visible.contains { $0.slots.contains(slots[0]) && [.boxed, .boxedPerson].contains($0.kind) }
  }

  private mutating func closureCall() {
    guard let place = livePlaces(nil).randomElement(using: &random), !place.text.hasPrefix("*"),
      !isBoxed(place.slots) || !place.text.contains(".")
    else { return }
    switch below(4) {
    case 0:
      markMoved(place.slots)
      emit("(move || take(\(place.text)))();")
    case 1:
      markMoved(place.slots)
      emit("let _never = || take(\(place.text));")
    case 2:
      guard !place.text.contains(".") else { return }
      markMoved(place.slots)
      emit("let _future = async move { take(\(place.text)); };")
    default: emit("(|| look(&\(place.text)))();")
    }
  }

  private mutating func leave() {
    switch below(4) {
    case 0 where barrier == 0: emit("if flip() { return None; }")
    case 1:
      guard let index = loops.indices.randomElement(using: &random) else { return }
      jump(index, breaks: true, isConditional: chance(70))
    case 2:
      guard let index = loops.indices.filter({ loops[$0].repeats }).randomElement(using: &random) else { return }
      // Always in an `if`: it has to end.
      jump(index, breaks: false, isConditional: true)
    default: emit(barrier == 0 ? "may()?;" : "if flip() { return; }")
    }
  }

  private mutating func jump(_ index: Int, breaks: Bool, isConditional: Bool) {
    guard let before = state else { return }
    let wanted = breaks ? [] : lost(since: loops[index])
    let seen = visible
    guard wanted.allSatisfy({ lost in seen.contains { $0.slots == lost.slots } }) else { return }
    if isConditional { emit("if flip() {") }
    for variable in wanted { renew(variable) }
    if breaks { loops[index].breaks.append(state!) } else { loops[index].continues.append(state!) }
    emit("\(breaks ? "break" : "continue") \(loops[index].label);")
    if isConditional { emit("}") }
    state = isConditional ? before : nil
  }

  private mutating func conditionalValue() {
    let made = variable(pick([.text, .pair, .option, .boxed]))
    let before = state
    let isMatch = chance(50)
    emit("let mut \(made.name): \(made.kind.type) = \(isMatch ? "match flip() { true =>" : "if flip()") {")
    let first = value(made.kind)
    book(first, into: made.slots)
    emit(first.text)
    emit(isMatch ? "} false => {" : "} else {")
    let then = state
    state = before
    let second = value(made.kind)
    book(second, into: made.slots)
    emit(second.text)
    emit(isMatch ? "}};" : "};")
    state = Self.union(then, state)
    declare(made)
  }

  private mutating func look() {
    guard let place = livePlaces(nil).randomElement(using: &random) else { return }
    emit("look(&\(place.text));")
  }

  // MARK: ways through

  private mutating func ifElse(_ depth: Int) {
    let before = state
    emit("if flip() {")
    block(depth)
    let then = state
    state = padded(before)
    if chance(60) {
      emit("} else {")
      block(depth)
    }
    emit("}")
    state = Self.union(padded(then), padded(state))
  }

  private mutating func condition(_ depth: Int) {
    guard let place = livePlaces(nil).randomElement(using: &random) else { return }
    let before = state
    emit("if flip() \(chance(50) ? "&&" : "& true &&") {")
    markMoved(place.slots)
    let eaten = state
    emit("take(\(place.text)); flip() } {")
    block(depth)
    let then = state
    state = Self.union(padded(before), padded(eaten))
    if chance(60) {
      emit("} else {")
      block(depth)
    }
    emit("}")
    state = Self.union(padded(then), padded(state))
  }

  /// What was live at a loop's beginning and is not now.
  private func lost(since loop: Loop) -> [Variable] {
    guard let state else { return [] }
    return scopes[barrier..<max(loop.depth, barrier)].flatMap { $0 }.filter { variable in
      variable.slots.contains { slot in
        slot < loop.entry.count && loop.entry[slot].isSubset(of: [.live, .absent]) && !loop.entry[slot].isEmpty
          && !state[slot].isSubset(of: [.live, .absent])
      }
    }
  }

  private mutating func renew(_ variable: Variable) {
    let value = fresh(variable.kind)
    book(value, into: variable.slots)
    emit("\(variable.name) = \(value.text);")
  }

  private mutating func loop(_ depth: Int) {
    labels += 1
    let label = "'l\(labels)"
    var isEndless = false
    var binding: Variable?
    var prologueText: String?
    var taken: (text: String, kind: RandomKind, slots: [Int])?
    switch below(6) {
    case 0, 1: emit("\(label): while flip() {")
    case 2:
      isEndless = true
      emit("\(label): loop {")
    case 3:
      guard let list = livePlaces(.list).randomElement(using: &random) else { return }
      let made = variable(.text)
      markMoved(list.slots)
      emit("\(label): for mut \(made.name) in \(list.text) {")
      binding = made
    case 4:
      guard let list = livePlaces(.list).randomElement(using: &random) else { return }
      let made = variable(.text)
      emit("\(label): while let Some(mut \(made.name)) = \(list.text).pop() {")
      binding = made
    default:
      guard let option = livePlaces(.option).randomElement(using: &random) else { return }
      let made = variable(.text)
      emit("\(label): while let Some(mut \(made.name)) = \(option.text).take() {")
      prologueText = "s(\(Self.list(option.slots)), 8);"
      binding = made
      taken = option
    }
    guard let entry = state else { return }
    loops.append(Loop(label: label, depth: scopes.count, entry: entry, repeats: true))
    if let prologueText { emit(prologueText) }
    emit("{")
    block(depth) { program in
      if let binding {
        program.set(binding.slots, .live)
        program.declare(binding)
      }
    }
    emit("}")
    if state != nil {
      for variable in lost(since: loops.last!) { renew(variable) }
      if isEndless {
        emit("if flip() { break; }")
        loops[loops.count - 1].breaks.append(state!)
      }
    }
    emit("}")
    let done = loops.removeLast()
    var after = isEndless ? nil : Self.union(padded(entry), padded(state))
    for left in done.breaks + (isEndless ? [] : done.continues) { after = Self.union(padded(after), padded(left)) }
    state = after
    // What is known to be empty would make ways that are never gone.
    if let taken, state != nil, visible.contains(where: { $0.slots == taken.slots }) {
      let renewed = fresh(.option)
      book(renewed, into: taken.slots)
      emit("\(taken.text) = \(renewed.text);")
    }
  }

  private mutating func nested(_ depth: Int) {
    guard chance(50) else {
      emit("{")
      block(depth)
      return emit("}")
    }
    labels += 1
    emit("'l\(labels): {")
    loops.append(Loop(label: "'l\(labels)", depth: scopes.count, entry: state!, repeats: false))
    block(depth)
    emit("}")
    var after = padded(state)
    for left in loops.removeLast().breaks { after = Self.union(after, padded(left)) }
    state = after
  }

  // MARK: patterns

  private mutating func match(_ depth: Int) {
    guard let shape = livePlaces(.shape).randomElement(using: &random) else { return }
    let before = state
    var ends: [[LeafState]?] = []
    let byReference = chance(20)
    emit("match \(byReference ? "&" : "")\(shape.text) {")
    func arm(_ pattern: String, _ bound: [(Variable, Int)], isGuarded: Bool, known: [LeafState]?) {
      state = padded(before)
      if let known { for (slot, leaf) in zip(shape.slots, known) { state?[slot] = leaf } }
      emit("\(pattern) \(isGuarded ? "if flip() " : "")=> {")
      block(depth) { program in
        for (variable, leaf) in bound {
          program.book(.place("", [shape.slots[leaf]]), into: variable.slots)
          program.declare(variable)
        }
      }
      emit("}")
      ends.append(state)
    }
    if byReference {
      arm("Shape::Two(_x, _)", [], isGuarded: chance(30), known: [.live, .live, .absent])
      arm("_", [], isGuarded: false, known: nil)
    } else {
      let (x, y, z) = (variable(.text), variable(.text), variable(.text))
      let isGuarded = chance(30)
      switch below(4) {
      case 0 where x.name != y.name:
        arm(
          "Shape::Two(mut \(x.name), mut \(y.name))", [(x, 0), (y, 1)], isGuarded: isGuarded,
          known: [.live, .live, .absent])
      case 1: arm("Shape::Two(_, mut \(x.name))", [(x, 1)], isGuarded: isGuarded, known: [.live, .live, .absent])
      case 2:
        arm("Shape::Two(ref _r, mut \(x.name))", [(x, 1)], isGuarded: isGuarded, known: [.live, .live, .absent])
      default: arm("Shape::Two(mut \(x.name), _)", [(x, 0)], isGuarded: isGuarded, known: [.live, .live, .absent])
      }
      if chance(60) {
        arm("Shape::One(mut \(z.name))", [(z, 2)], isGuarded: chance(30), known: [.absent, .absent, .live])
      }
      arm("_", [], isGuarded: false, known: nil)
    }
    emit("}")
    state = ends.reduce(nil) { Self.union(padded($0), padded($1)) }
  }

  private mutating func ifLet(_ depth: Int) {
    guard let option = livePlaces(.option).randomElement(using: &random) else { return }
    let before = state
    let made = variable(.text)
    let byReference = chance(25)
    emit("if let Some(\(byReference ? "_r" : "mut \(made.name)")) = \(byReference ? "&" : "")\(option.text) {")
    block(depth) { program in
      guard !byReference else { return }
      program.book(.place("", option.slots), into: made.slots)
      program.state?[made.slots[0]] = .live
      program.declare(made)
    }
    let then = state
    state = padded(before)
    if chance(60) {
      emit("} else {")
      for slot in option.slots { state?[slot] = .absent }
      block(depth)
    }
    emit("}")
    state = Self.union(padded(then), padded(state))
  }

  private mutating func letElse() {
    let leaving = barrier == 0 ? "return None" : "return"
    if let shape = livePlaces(.shape).randomElement(using: &random), chance(50) {
      let made = variable(.text)
      emit("let Shape::Two(mut \(made.name), _) = \(shape.text) else { \(leaving); };")
      for (slot, leaf) in zip(shape.slots, [.live, .live, .absent] as [LeafState]) { state?[slot] = leaf }
      book(.place("", [shape.slots[0]]), into: made.slots)
      declare(made)
    } else if let option = livePlaces(.option).randomElement(using: &random) {
      let made = variable(.text)
      emit("let Some(mut \(made.name)) = \(option.text) else { \(leaving); };")
      for slot in option.slots { state?[slot] = .live }
      book(.place("", option.slots), into: made.slots)
      declare(made)
    }
  }

  // MARK: closures

  private mutating func closure(_ depth: Int) {
    let captured = livePlaces(nil, wholeOnly: true)
    guard barrier == 0, let first = captured.randomElement(using: &random) else { return }
    let inner = variable(first.kind)
    let mine = Variable(name: first.text, kind: first.kind, slots: inner.slots)
    book(.place("", first.slots), into: mine.slots)
    let outside = state!
    labels += 1
    emit("let mut call\(labels) = move || {")
    let name = "call\(labels)"
    emit("look(&\(mine.name));")
    let (kept, keptBarrier) = (loops, barrier)
    (loops, barrier) = ([], scopes.count)
    scopes.append([mine])
    state = padded(outside)
    block(depth)
    scopes.removeLast()
    (loops, barrier) = (kept, keptBarrier)
    emit("};")
    state = padded(outside)
    if chance(80) { emit("\(name)();") }
  }
}

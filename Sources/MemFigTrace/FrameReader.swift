#if Capture
import CElfutils
import ProcessSnapshot

/// Reads the frames of a thread and their variables.
struct FrameReader {
  let debugInfo: DebugInfo
  let types: TypeTable
  let memory: Memory
  let bias: UInt64

  static let mostFrames = 64

  /// The user's frames of a thread, innermost first, and the number of those beyond the limit.
  func frames(of thread: Int, atMarker: Bool, _ unwinder: Unwinder) -> (frames: [Frame], hidden: Int) {
    var frames: [Frame] = []
    var hidden = 0
    var waiting: Unwinder.RawFrame?
    var isInnermost = true
    unwinder.eachFrame(of: thread) { raw in
      if let inner = waiting {
        add(inner, outer: raw, isInnermost, atMarker, to: &frames, &hidden)
        isInnermost = false
      }
      waiting = raw
      return true
    }
    if let last = waiting { add(last, outer: nil, isInnermost, atMarker, to: &frames, &hidden) }
    return (frames, hidden)
  }

  private func add(
    _ raw: Unwinder.RawFrame, outer: Unwinder.RawFrame?, _ isInnermost: Bool, _ atMarker: Bool,
    to frames: inout [Frame], _ hidden: inout Int
  ) {
    // Behind a call, and behind a probe, stands code that may be of another scope.
    let pc = raw.pc &- bias &- (raw.isActivation && !(isInnermost && atMarker) ? 0 : 1)
    guard let function = debugInfo.function(at: pc) else { return }
    let chain = chain(of: function.die, at: pc)
    guard chain.contains(where: { debugInfo.isUsers($0.die) }) else { return }
    if frames.count >= Self.mostFrames {
      hidden += 1
      return
    }
    let sp = raw.registers[Machine.stackPointer] ?? 0
    let cfa = outer?.registers[Machine.stackPointer]
    var context = FrameContext(
      registers: raw.registers, cfa: cfa, bias: bias, frameBase: nil, word: { memory.word(at: $0) })
    context.frameBase = context.base(of: function.die, at: pc)
    let extent = cfa.map { (isInnermost ? sp &- Machine.redZone : sp)..<max($0, sp) }
    for (index, link) in chain.enumerated().reversed() where debugInfo.isUsers(link.die) {
      let place: DebugInfo.SourcePlace?
      if index == chain.count - 1 {
        place = debugInfo.place(of: pc, in: function)
      } else {
        place = callPlace(chain[index + 1].die, in: function)
      }
      frames.append(
        Frame(
          function: debugInfo.path(ofFunction: link.die), file: place?.file, line: place?.line, column: place?.column,
          pc: Address(raw.pc),
          sp: Address(sp), cfa: index == 0 ? cfa.map { Address($0) } : nil,
          variables: variables(link, at: pc, context, extent)))
    }
  }

  /// A function, or a call of one that was inlined, with the entries of its variables.
  private struct Link {
    var die: DIE
    var variables: [DIE] = []
  }

  /// A function and the inlined calls in it that stand at an address, from the outermost.
  private func chain(of die: DIE, at pc: UInt64) -> [Link] {
    var link = Link(die: die)
    var inlined: DIE?
    collect(die, at: pc, into: &link.variables, &inlined)
    guard let inlined else { return [link] }
    return [link] + chain(of: inlined, at: pc)
  }

  private func collect(_ die: DIE, at pc: UInt64, into variables: inout [DIE], _ inlined: inout DIE?) {
    die.eachChild { child in
      switch child.tag {
      case Int(DW_TAG_formal_parameter), Int(DW_TAG_variable): variables.append(child)
      case Int(DW_TAG_lexical_block): if child.contains(pc) { collect(child, at: pc, into: &variables, &inlined) }
      case Int(DW_TAG_inlined_subroutine): if inlined == nil, child.contains(pc) { inlined = child }
      default: break
      }
    }
  }

  private func callPlace(_ call: DIE, in function: DebugInfo.Function) -> DebugInfo.SourcePlace? {
    guard let line = call.number(Int(DW_AT_call_line)), let number = call.number(Int(DW_AT_call_file)),
      let file = debugInfo.file(number, in: function)
    else { return nil }
    return DebugInfo.SourcePlace(
      file: file, line: Int(line), column: call.number(Int(DW_AT_call_column)).map { Int($0) })
  }

  private func variables(
    _ link: Link, at pc: UInt64, _ context: FrameContext, _ extent: Range<UInt64>?
  ) -> [Variable] {
    let environment = debugInfo.closureEnvironment(ofFunction: link.die)
    var variables: [Variable] = []
    for die in link.variables {
      guard die.fixedAddress == nil, let name = die.name, let typeDIE = die.reference(Int(DW_AT_type)) else { continue }
      let type = types.id(of: typeDIE)
      let size = types.types[type].size
      var variable = Variable(
        name: name, type: type, address: nil, size: size, line: die.declarationLine,
        argument: die.tag == Int(DW_TAG_formal_parameter))
      switch context.location(of: die, at: pc) {
      case .address(let address):
        variable.address = Address(address)
        variable.captured =
          !variable.argument && extent.map { !$0.contains(address) } == true
          && environment.map { $0.refers(to: name) } != false
      case .bytes(let bytes): if bytes.count >= size { variable.bytes = Hexadecimal.text(bytes.prefix(size)) }
      case nil: break
      }
      variables.append(variable)
    }
    var later: Set<String> = []
    for index in variables.indices.reversed() {
      variables[index].shadowed = !later.insert(variables[index].name).inserted
    }
    return variables
  }
}
#endif

/// Where a terminator leads: `-> [return: bb1, unwind: bb4]`, `-> [0: bb5, otherwise: bb4]`, `-> bb6`.
struct MIRTargets {
  /// With the value of a `switchInt`; nil for `otherwise` and for everything else.
  var normal: [(value: Int?, block: Int)] = []
  var unwinds: [Int] = []

  static func read(_ text: MIRText) -> (arrow: MIRText.Index, targets: MIRTargets)? {
    guard let arrow = text.last("-> ") else { return nil }
    let list = text[(arrow + 3)...]
    var targets = MIRTargets()
    if let (block, rest) = list.after("bb")?.number, rest.isEmpty {
      targets.normal = [(nil, block)]
    } else if list.begins(with: "unwind ") {
      return (arrow, targets)
    } else if list.first == UInt8(ascii: "["), list.last == UInt8(ascii: "]") {
      let parts = list.dropFirst().dropLast().commaSeparated
      guard parts.allSatisfy({ $0.first(": bb") != nil || $0.begins(with: "unwind ") }) else { return nil }
      for part in parts {
        guard let label = part.first(": bb"), let block = part[(label + 4)...].number?.value else { continue }
        let name = part[..<label]
        if name.begins(with: "unwind") || name.begins(with: "cleanup") {
          targets.unwinds.append(block)
        } else {
          targets.normal.append((Self.value(name), block))
        }
      }
    } else {
      return nil
    }
    return (arrow, targets)
  }

  /// `1`, or as older compilers write it `1_isize`, `false`.
  private static func value(_ label: MIRText) -> Int? {
    switch label.string {
    case "false": 0
    case "true": 1
    case let text: Int(text.prefix { $0 != "_" })
    }
  }
}

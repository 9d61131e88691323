import MemoryModel

extension Plan {
  /// What has changed since the state before, a sentence for each kind of change.
  func changeWords(in state: Int) -> [String] {
    if state == 0 { return [] }
    var things: [Change: [String]] = [:]
    for frame in frames {
      if let change = frame.changes[at: state] {
        things[change, default: []].append("the " + PlaceWords.readable(frame.id))
      }
    }
    for part in parts.indices where parts[part].block >= 0 {
      let name = PlaceWords.readable(parts[part].id)
      if let change = parts[part].bandChanges[at: state] {
        let lifecycle = change == .gone ? parts[part].faces[state]?.lifecycle.words : nil
        things[change, default: []].append(name + (lifecycle.map { ", \($0)" } ?? ""))
      }
      if let change = parts[part].cellChanges[at: state] {
        things[change, default: []].append(name + values(of: part, change, in: state))
      }
    }
    if things.isEmpty { return ["Nothing has changed since the last state."] }
    return Change.allCases.compactMap { change in
      guard let names = things[change] else { return nil }
      let start = change.words.prefix(1).uppercased() + change.words.dropFirst()
      return Words.shown("\(start) since the last state: \(names.joined(separator: "; ")).")
    }
  }

  private func values(of part: Int, _ change: Change, in state: Int) -> String {
    guard change == .changed, case .text(let now, _)? = parts[part].faces[state]?.content,
      case .text(let before, _)? = parts[part].faces[state - 1]?.content, before != now
    else { return "" }
    return ", from \(before) to \(now)"
  }
}

extension Words {
  /// Where in the source a state is.
  static func line(of source: SourceLine) -> String {
    shown("The program stands at line \(source.line) of \(source.path).")
  }
}

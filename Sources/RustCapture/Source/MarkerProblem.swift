import Diagnostics

extension Marker {
  /// Why no statement can stand there; nil where one may.
  func problem(at spot: MarkerSpot) -> Diagnostic? {
    if !spot.isInMacro {
      switch spot.context {
      case nil: return outsideOfFunctions
      case .items(let keyword): return amongItems(keyword)
      case .arms: return amongArms(spot)
      case .list: return insideStatement(spot)
      case .block, .unknown: break
      }
    }
    switch spot.before {
    case nil, ";", "{": return nil
    case "}":
      if spot.after == "else" { return beforeElse }
      if spot.after == "." || spot.after == "?" || spot.statementHead == "let" {
        return insideStatement(spot)
      }
      return nil
    case "]" where spot.statementHead == "#": return behindAttribute(spot)
    default: return spot.after == "}" && spot.context == .block ? behindValue(spot) : insideStatement(spot)
    }
  }

  private var outsideOfFunctions: Diagnostic {
    .error(
      "no statement can stand here: the marker is outside of all functions", at: location,
      help: "put it into the body of a function, after a statement")
  }

  private func amongItems(_ keyword: String) -> Diagnostic {
    .error(
      "no statement can stand here: the marker is among the parts of \(Self.article(keyword)) \(keyword)", at: location,
      help: "put it into the body of a function, after a statement")
  }

  private static func article(_ word: String) -> String { "aeiou".contains(word.first ?? " ") ? "an" : "a" }

  private func amongArms(_ spot: MarkerSpot) -> Diagnostic {
    let help =
      if let line = spot.blockLine {
        line == self.line
          ? "put it inside of the arm's block, before its \"}\""
          : "put it inside of the arm's block that begins on line \(line), before its \"}\""
      } else {
        "make the arm a block, \"=> { ...; }\", and put the marker inside of it"
      }
    return .error(
      "no statement can stand here: the marker is between the arms of a match", at: location, help: help)
  }

  private func insideStatement(_ spot: MarkerSpot) -> Diagnostic {
    let help = spot.endLine.map { "put it at the end of line \($0), where the statement ends" }
    return .error(
      "no statement can stand here: the marker is in the middle of another statement", at: location,
      help: help ?? "put it after a statement, at the end of its line, or on a line of its own")
  }

  private var beforeElse: Diagnostic {
    .error(
      "no statement can stand here: the marker is before \"else\"", at: location,
      help: "put it inside of the block, before its \"}\"")
  }

  private func behindAttribute(_ spot: MarkerSpot) -> Diagnostic {
    .error(
      "no statement can stand here: the marker is between an attribute and what it belongs to", at: location,
      help: "put it on a line of its own before line \(spot.statementLine ?? line)")
  }

  private func behindValue(_ spot: MarkerSpot) -> Diagnostic {
    let line = spot.statementLine ?? self.line
    return .error(
      "no statement can stand here: the marker is behind the value of its block", at: location,
      help: "put it on a line of its own before line \(line), or end the value with \";\" if it is \"()\"")
  }

  /// The compiler refused the probe.
  func refused(at spot: MarkerSpot, reason: String?) -> Diagnostic {
    let notes = reason.map { [Diagnostic.Note("rustc says: \($0)")] } ?? []
    var help = "put it after another statement of the function, or on a line of its own"
    if spot.before == "}", spot.after == "}", let line = spot.statementLine ?? spot.blockLine {
      help = "what ends here is the value of its block: put the marker on a line of its own before line \(line)"
    }
    if let reason, reason.contains("inline assembly is not allowed in") {
      help = "what the compiler computes does not run: put the marker into an ordinary function"
    }
    return .error("the compiler takes no statement here", at: location, notes: notes, help: help)
  }
}

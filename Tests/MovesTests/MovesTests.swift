import Foundation
import ProcessSnapshot
import Testing

@testable import RustCapture

@Suite(.enabled(if: Rustc.isThere, "rustc is not installed"), .serialized) struct MovesTests {
  /// `name`, then each part as `name.0`, of what is not live.
  static func notLive(_ variables: [VariableMoves]) -> [String: String] {
    var found: [String: String] = [:]
    // The innermost of a name wins.
    for variable in variables where !variable.compilers {
      found = found.filter { $0.key != variable.name && !$0.key.hasPrefix(variable.name + ".") }
      if variable.state != .live { found[variable.name] = variable.state.rawValue }
      // What may be is told of each part, for the heap.
      let parts = variable.parts.filter { part in
        let around = variable.parts.filter { $0.path.count < part.path.count && part.path.starts(with: $0.path) }
        return (around.max { $0.path.count < $1.path.count }?.state ?? variable.state) != part.state
      }
      if !parts.isEmpty { found[variable.name] = "partial" }
      for part in parts where part.state != .live {
        found[([variable.name] + part.path).joined(separator: ".")] = part.state.rawValue
      }
    }
    return found
  }

  @Test(arguments: ["moves", "patterns", "newer"]) func everyMarkerSaysWhatItsCommentSays(_ name: String) throws {
    let program = try RustProgram(named: name)
    var analysis = MovesAnalysis(
      mir: try Rustc.mir(program.instrumented), sources: ["prog.rs": program.instrumented])
    for marker in program.markers {
      let found = analysis.variables(atProbe: marker.id)
      let variables = try #require(found, "marker \(marker.id)")
      #expect(Self.notLive(variables) == marker.expected, "marker \(marker.id)")
    }
  }

  /// A use of each variable at its marker is an error where, and only where, it is not wholly live.
  @Test(arguments: ["moves", "patterns", "newer"]) func theBorrowCheckerAgrees(_ name: String) throws {
    let program = try RustProgram(named: name)
    var analysis = MovesAnalysis(
      mir: try Rustc.mir(program.instrumented), sources: ["prog.rs": program.instrumented])
    // One marker of each function a run: a second use of what is moved is not reported again.
    var runs: [[RustProgram.Marker]] = []
    for group in Dictionary(grouping: program.markers, by: \.function).values {
      for (index, marker) in group.enumerated() {
        if index == runs.count { runs.append([]) }
        runs[index].append(marker)
      }
    }
    var checked = 0
    for run in runs {
      var names: [Int: [String]] = [:]
      var states: [Int: [String: String]] = [:]
      for marker in run {
        let found = analysis.variables(atProbe: marker.id)
        let variables = try #require(found).filter { !$0.compilers }
        names[marker.id] = Array(Set(variables.map(\.name))).sorted()
        states[marker.line] = Self.notLive(variables)
      }
      let source = program.replacingMarkers { marker in
        (names[marker.id] ?? []).map { "{ let _ = &\($0); }" }.joined(separator: " ")
      }
      var said: [Int: [String: String]] = [:]
      for error in try Rustc.errors(source) {
        guard let match = error.wholeMatch(of: /[^:]*:(\d+):\d+: error\[(E038[12])\]: ([^`]*)`\*?([a-z_]+)[^`]*`(.*)/)
        else {
          // Lifetimes and mutability do not matter here; what does not compile at all does.
          #expect(
            !error.contains("error[E04") && !(error.hasPrefix("prog.rs") && error.contains("error: ")), "\(error)")
          continue
        }
        said[Int(match.1)!, default: [:]][String(match.4)] = Self.state(String(match.2), String(match.3 + match.5))
      }
      for marker in run {
        let expected = (states[marker.line] ?? [:]).filter { !$0.key.contains(".") }
        let names = names[marker.id] ?? []
        for name in names {
          checked += 1
          let says = said[marker.line]?[name]
          let isRight =
            switch says {
            case nil: expected[name] == nil
            case "moved": ["moved", "maybe"].contains(expected[name])
            case "uninitialized": ["uninitialized", "maybe"].contains(expected[name])
            default: expected[name] == says
            }
          #expect(isRight, "marker \(marker.id): \(name) is \(expected[name] ?? "live"), rustc says \(says ?? "live")")
        }
      }
    }
    #expect(checked > ["moves": 150, "patterns": 80, "newer": 5][name]!)
  }

  /// Neither tells certain from perhaps: "possibly uninitialized" is said wherever there is an assignment at all.
  static func state(_ code: String, _ message: String) -> String {
    if code == "E0381" { return "uninitialized" }
    return message.contains("partially") ? "partial" : "moved"
  }
}

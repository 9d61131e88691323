import Diagnostics
import MemoryModel

/// The source of a model's states as it is shown: excerpts, and what stands at which line.
struct CodeView {
  struct Call: Hashable {
    var line: Int
    var name: String
  }

  /// What is shown of one state.
  struct Page {
    var path: String
    var line: Int
    var excerpt: Int
    /// Frames, from the outermost to the innermost.
    var calls: [Call]
  }

  /// One a state; nil where it has no source.
  private(set) var pages: [Page?] = []
  private(set) var excerpts: [(path: String, rows: CodeExcerpt)] = []
  private(set) var texts: [String: SourceText] = [:]
  /// The states that were taken at a line, counted from 0.
  private(set) var markers: [Spot: [Int]] = [:]
  /// Whether states come from several sources, so that each is named.
  var hasSeveralSources: Bool { Set(pages.compactMap { $0?.path }).count > 1 }

  struct Spot: Hashable {
    var path: String
    var line: Int
  }

  /// nil where no state has a source.
  ///
  /// - Throws: `Diagnostics` where a state stands at a line that its source does not have.
  init?(_ model: MemoryModel, options: CodeOptions) throws {
    for path in Set(model.states.compactMap(\.source?.path)) {
      if let text = options.sources[path] { texts[path] = SourceText(text) }
    }
    try check(model)
    let calls = model.states.map { Self.calls(in: $0, texts: texts) }
    let essential = model.states.indices.map { Set([model.states[$0].source?.line ?? 0] + calls[$0].map(\.line)) }
    let shared = options.lines == nil ? Self.sharedExcerpts(model, essential, texts) : []
    var groups: [Group: [Int]] = [:]
    var order: [Group] = []
    let keys = model.states.map { state -> Group? in
      guard let source = state.source, let text = texts[source.path] else { return nil }
      if shared.contains(source.path) { return Group(path: source.path, lines: 1...text.lines.count) }
      let function = options.lines == nil ? text.scanner.function(at: source.line)?.lines : nil
      return Group(path: source.path, lines: function ?? source.line...source.line)
    }
    for (state, key) in keys.enumerated() {
      guard let key else { continue }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(state)
    }
    for key in order {
      guard let states = groups[key], let text = texts[key.path], let first = model.states[states[0]].source else {
        continue
      }
      let lines = states.reduce(into: Set<Int>()) { $0.formUnion(essential[$1]) }
      excerpts.append(
        (
          key.path,
          CodeExcerpt(
            of: text, marker: first.line, essential: lines.filter { (1...text.lines.count).contains($0) },
            count: options.lines)
        ))
    }
    pages = model.states.indices.map { state in
      guard let key = keys[state], let source = model.states[state].source, let excerpt = order.firstIndex(of: key)
      else { return nil }
      markers[Spot(path: source.path, line: source.line), default: []].append(state)
      return Page(path: source.path, line: source.line, excerpt: excerpt, calls: calls[state])
    }
    if excerpts.isEmpty { return nil }
  }

  /// States that share an excerpt.
  private struct Group: Hashable {
    var path: String
    var lines: ClosedRange<Int>
  }

  /// The sources of which all functions that states stand in fit into one excerpt, so that not even the code moves.
  private static func sharedExcerpts(
    _ model: MemoryModel, _ essential: [Set<Int>], _ texts: [String: SourceText]
  ) -> Set<String> {
    texts.keys.reduce(into: Set()) { shared, path in
      guard let text = texts[path] else { return }
      var lines: Set<Int> = []
      for (state, own) in zip(model.states, essential) where state.source?.path == path {
        for line in own {
          guard let function = text.scanner.function(at: line)?.lines else { return }
          lines.formUnion(function)
        }
      }
      if lines.count <= CodeExcerpt.longest { shared.insert(path) }
    }
  }

  private func check(_ model: MemoryModel) throws {
    var problems: [Diagnostic] = []
    for (number, state) in model.states.enumerated() {
      guard let source = state.source, let text = texts[source.path] else { continue }
      if source.line > text.lines.count {
        problems.append(.noSuchLine(source, lines: text.lines.count, state: number, label: state.label))
      }
    }
    if !problems.isEmpty { throw Diagnostics(problems) }
  }

  /// The lines at which frames stand; where none is known, the innermost frame of the marker's function stands there.
  private static func calls(in state: MemoryState, texts: [String: SourceText]) -> [Call] {
    func name(_ frame: Frame, of stack: Stack) -> String {
      let function = DrawnText.shown(frame.function, limit: 24)
      return state.stacks.count > 1 ? function + Plan.threadSuffix(stack.thread) : function
    }
    var calls: [Call] = []
    for stack in state.stacks {
      for frame in stack.frames {
        if let line = frame.line { calls.append(Call(line: line, name: name(frame, of: stack))) }
      }
    }
    guard calls.isEmpty, let source = state.source, let text = texts[source.path],
      let function = text.scanner.function(at: source.line)?.name
    else { return calls }
    for stack in state.stacks {
      for frame in stack.frames.reversed() where Self.lastName(of: frame.function) == function {
        return [Call(line: source.line, name: name(frame, of: stack))]
      }
    }
    return []
  }

  /// Of `Stack<i32>::push` the last part.
  private static func lastName(of function: String) -> Substring {
    function[...].split(separator: ":", omittingEmptySubsequences: true).last ?? ""
  }
}

extension Diagnostic {
  static func noSuchLine(_ source: SourceLine, lines: Int, state: Int, label: String?) -> Diagnostic {
    let name = label.map { "\"\($0)\"" } ?? "\(state + 1)"
    return .error(
      "the state \(name) stands at line \(source.line) of \"\(source.path)\", which has \(Words.count(lines, "line"))",
      help: "the source may have changed since: write the line it has now")
  }
}

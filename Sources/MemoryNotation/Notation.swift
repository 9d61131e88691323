import Diagnostics
import MemoryModel

/// The memory notation: `.mem` text to and from models.
package enum Notation {
  /// Reads, resolves and validates a text; all its errors are reported.
  package static func read(_ bytes: [UInt8], file: String, limits: ReadingLimits = .standard) -> Reading {
    let source = NotationSource(bytes, limits: limits)
    return Reading(model: source.model, diagnostics: SourceMap(bytes: bytes, file: file).diagnostics(source.problems))
  }
}

/// A text with its syntax, its model and what is wrong with it.
struct NotationSource {
  var parser: Parser?
  var model: MemoryModel?
  var problems: [Problem]

  init(_ bytes: [UInt8], limits: ReadingLimits) {
    if let problem = SourceCheck.problem(in: bytes, limits: limits) {
      problems = [problem]
      return
    }
    var parser = Parser(bytes, limits: limits)
    parser.parse()
    problems = parser.problems
    let isClean = problems.isEmpty
    if isClean, parser.file.states.isEmpty {
      problems.append(Problem(.error, Finding.emptyModel.message, 0..<0, help: Finding.emptyModel.help))
      return
    }
    var lowering = Lowering(parser)
    let model = lowering.model()
    if parser.isTorn {
      // What stands somewhere in the file is not missed because a bracket before it is.
      let names = parser.file.names(parser)
      lowering.problems.removeAll { $0.missingName.map(names.contains) == true }
    }
    problems += lowering.problems
    let broken = parser.file.names(ofEntriesWith: problems, parser)
    for finding in model.findings().prefix(Problem.most) {
      if !isClean, finding.severity == .warning || finding.message == Finding.emptyModel.message { continue }
      // What stands in an entry that could not be read is not missed once more.
      if let target = finding.target, broken.contains(target.root.name) { continue }
      problems.append(parser.file.problem(finding))
    }
    self.parser = parser
    self.model = model
  }
}

extension FileSyntax {
  /// The names of the blocks and variables in which a problem lies.
  fileprivate func names(ofEntriesWith problems: [Problem], _ parser: Parser) -> Set<String> {
    if problems.isEmpty { return [] }
    let positions = problems.map(\.range.lowerBound).sorted()
    var names: Set<String> = []
    for state in states {
      for block in [state.globals, state.heap] + state.code.blocks + state.stacks.flatMap(\.blocks) {
        for entry in block.entries where !entry.isGap {
          let next = positions.partitioningIndex { $0 >= entry.span.start }
          if next < positions.count, positions[next] < entry.span.end { names.insert(parser.nameText(entry.name)) }
        }
      }
    }
    return names
  }
}

extension FileSyntax {
  /// The names of all entries, those inside others too.
  fileprivate func names(_ parser: Parser) -> Set<String> {
    var names: Set<String> = []
    var open: [[EntrySyntax]] = []
    for state in states {
      open += [state.globals.entries, state.heap.entries]
      open += (state.code.blocks + state.stacks.flatMap(\.blocks)).map(\.entries)
    }
    while let entries = open.popLast() {
      for entry in entries {
        if !entry.name.isEmpty { names.insert(parser.nameText(entry.name)) }
        if let value = entry.value { open.append(value.children) }
      }
    }
    return names
  }
}

extension [Int] {
  /// The first index from which on the condition holds.
  fileprivate func partitioningIndex(_ condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Place.Root {
  fileprivate var name: String {
    switch self {
    case .code(let name), .variable(_, _, let name): name.text
    case .global(let name), .heap(let name): name
    }
  }
}

import Diagnostics
import MemFig

/// One of a model's states, picked by its label, its number counted from 1, or its label as it stands in file names.
enum StateChoice {
  /// The states to draw: all where none was picked.
  static func states(of model: MemoryModel, picked: String?, in file: String) throws(Failure) -> Range<Int> {
    guard let picked else { return 0..<model.states.count }
    let number = Int(picked).map { $0 - 1 }.flatMap { model.states.indices.contains($0) ? $0 : nil }
    let byLabel = model.states.firstIndex { $0.label == picked }
    guard let index = byLabel ?? number ?? model.stateSlugs.firstIndex(of: picked) else {
      throw .noSuchState(picked, labels: model.states.map(\.label), in: file)
    }
    return index..<(index + 1)
  }
}

extension Failure {
  static func noSuchState(_ state: String, labels: [String?], in file: String) -> Failure {
    let known = labels.compactMap { $0.map { "\"\($0)\"" } }.prefix(8).joined(separator: ", ")
    let numbers = labels.count == 1 ? "the one state is 1" : "the states are 1 to \(labels.count)"
    return Failure(
      "there is no state \"\(state)\"", in: file, help: known.isEmpty ? numbers : "\(numbers): \(known)", .usage)
  }

  static func severalSheets(_ format: OutputFormat, in file: String) -> Failure {
    Failure(
      "the exam and its key are two figures, and a file in the format \"\(format.rawValue)\" holds one", in: file,
      help: "write {sheet} in the output's name, as in -o 'figure-{sheet}.\(format.rawValue)', or write a PDF", .usage)
  }

  static func severalStates(_ count: Int, _ format: OutputFormat, in file: String) -> Failure {
    Failure(
      "the model has \(count) states, and a file in the format \"\(format.rawValue)\" holds one", in: file,
      help:
        "write {n} or {state} in the output's name, as in -o 'figure-{n}.\(format.rawValue)', or pick one with --state",
      .usage)
  }
}

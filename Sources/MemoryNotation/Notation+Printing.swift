import Diagnostics
import MemoryModel

extension Notation {
  /// The canonical text of a model; reading it gives the same model, if that is valid and its types and literals are
  /// ones that can be written.
  package static func text(of model: MemoryModel) -> String { SheetLayout.text(of: ModelPrinting.sheet(of: model)) }

  /// The text in canonical form: white space, quotes, commas and the spelling of addresses change; comments, order and
  /// everything that is said stay. Fails where the text cannot be read; unknown places and the like do not matter.
  package static func format(
    _ bytes: [UInt8], file: String, limits: ReadingLimits = .standard
  ) throws(Diagnostics) -> String {
    let map = SourceMap(bytes: bytes, file: file)
    if let problem = SourceCheck.problem(in: bytes, limits: limits) { throw Diagnostics(map.diagnostics([problem])) }
    var parser = Parser(bytes, limits: limits)
    parser.parse()
    if !parser.problems.isEmpty { throw Diagnostics(map.diagnostics(parser.problems)) }
    return SheetLayout.text(of: SyntaxPrinting(parser: parser).sheet())
  }
}

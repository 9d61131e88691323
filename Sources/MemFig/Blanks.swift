import MemoryModel
import MemoryNotation

extension DrawingOptions {
  /// The options with the blanks looked up among what is drawn of a model.
  ///
  /// - Throws: `Diagnostics` with what is not there.
  package func resolved(for model: MemoryModel) throws -> DrawingOptions {
    if blanks.isEmpty { return self }
    var options = self
    let states = CutModel(model).model.states
    options.layout.blanks = try blanks.map { word in
      switch word {
      case "values": return .values
      case "pointers": return .pointers
      default:
        switch CutFile.place(word, in: states) {
        case .success(let place): return .place(place)
        case .failure(let fault): throw Diagnostics([fault])
        }
      }
    }
    return options
  }
}

import FigureLayout

extension Change {
  /// Its sign as a character.
  var character: String {
    switch self {
    case .new: "+"
    case .changed: "•"
    case .retargeted: "→"
    case .moved: "»"
    case .gone: "×"
    }
  }
}

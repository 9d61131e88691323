import MemoryModel

extension CutDirective {
  /// As JSON: one key says what it does, with the place it is about.
  var json: JSONNode {
    let place = places.first.map { JSONNode.string($0.description) } ?? JSONNode.string("")
    switch self {
    case .hide, .keep, .highlight: return .object([(key, place)])
    case .rename(_, let name): return .object([(key, place), (.name, .string(name))])
    case .note(_, let text): return .object([(key, place), (.text, .string(text))])
    case .detail(_, let detail): return .object([(key, place), (.level, .string(detail.rawValue))])
    case .order(let places): return .object([(key, .array(places.map { .string($0.description) }))])
    case .caption(let text): return .object([(key, .string(text))])
    }
  }
}

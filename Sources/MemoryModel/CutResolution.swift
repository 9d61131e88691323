import Diagnostics

/// What a directive's written place turns out to mean in the states it is about.
package enum CutResolution: Hashable, Sendable {
  case found(CutPlace)
  case ambiguous([CutPlace])
  /// With the place that was probably meant, as one would write it.
  case unknown(suggestion: String?)
  case malformed(String)
}

extension WrittenCutPlace {
  /// What it means: the same in all states that have it, or it has two meanings.
  package func resolved(in states: [PlaceNames], suggesting nearest: inout NearestName) -> CutResolution {
    var found: [CutPlace] = []
    var suggestion: String?
    for names in states {
      switch resolved(in: names, suggesting: &nearest) {
      case .found(let place): if !found.contains(place) { found.append(place) }
      case .ambiguous(let places): return .ambiguous(places)
      case .unknown(let near): suggestion = suggestion ?? near
      case .malformed(let reason): return .malformed(reason)
      }
    }
    if let place = found.first { return found.count == 1 ? .found(place) : .ambiguous(found) }
    return .unknown(suggestion: suggestion)
  }

  private func resolved(in names: PlaceNames, suggesting nearest: inout NearestName) -> CutResolution {
    switch self {
    case .region(let region): return .found(.region(region))
    case .thread(let thread):
      if names.threads[thread] != nil { return .found(.thread(thread)) }
      let near = nearest.among(names.threads.keys, to: thread)
      return .unknown(suggestion: near.map { CutPlace.thread($0).description })
    case .place(let written):
      switch names.resolve(written, in: nil, suggesting: &nearest) {
      case .found(let place): return .found(.cell(place))
      case .ambiguous(let places): return .ambiguous(places.map(CutPlace.cell))
      case .unknown(let suggestion): return .unknown(suggestion: suggestion)
      case .malformed(let reason): return .malformed(reason)
      case .frame:
        if let thread = written.thread { return .found(.frame(thread: thread, name: written.name)) }
        let frames = (names.framesByName[written.name] ?? []).map {
          CutPlace.frame(thread: names.thread(of: $0), name: written.name)
        }
        return frames.count == 1 ? .found(frames[0]) : .ambiguous(frames)
      }
    }
  }
}

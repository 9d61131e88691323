import Diagnostics

/// What a written place turns out to mean.
public enum PlaceResolution: Hashable, Sendable {
  /// The block exists; whether the path into it does is for `PlaceIndex` to say.
  case found(Place)
  /// Several places, in full.
  case ambiguous([Place])
  /// Nothing of that name; with the place that was probably meant, as one would write it.
  case unknown(suggestion: String?)
  /// A frame's name alone.
  case frame
  /// The place could be one, but for the `#2` on this name or the index where a name is due.
  case malformed(String)
}

extension PlaceNames {
  /// What `written` means where it stands: in `frame`, or outside all frames.
  package func resolve(
    _ written: WrittenPlace, in frame: FrameID?, suggesting nearest: inout NearestName
  ) -> PlaceResolution {
    guard let region = written.region else { return resolveBare(written, in: frame, suggesting: &nearest) }
    switch region {
    case .code:
      guard functions[written.name] != nil else {
        return unknown(written, nearest.among(functions.keys.lazy.map(\.text), to: written.name.text))
      }
      return path(written.steps[...], on: .code(written.name))
    case .globals, .heap:
      let names = region == .heap ? heap : globals
      guard written.name.occurrence == 1 else { return .malformed(Self.onlySomeAreNumbered(written.name)) }
      guard names[written.name.text] != nil else {
        return unknown(written, nearest.among(names.keys, to: written.name.text))
      }
      return path(
        written.steps[...], on: region == .heap ? .heap(written.name.text) : .global(written.name.text))
    case .stack:
      guard let thread = written.thread else {
        var full = written
        full.thread = "main"
        return .unknown(suggestion: frames[FrameName(thread: "main", name: written.name)].map { _ in full.description })
      }
      guard threads[thread] != nil else {
        var full = written
        full.thread = nearest.among(threads.keys, to: thread)
        return .unknown(suggestion: full.thread.map { _ in full.description })
      }
      guard let id = frames[FrameName(thread: thread, name: written.name)] else {
        guard nearest.mayLook(through: frames.count) else { return .unknown(suggestion: nil) }
        let names = frames.keys.lazy.filter { $0.thread == thread }.map(\.name.text)
        return unknown(written, nearest.among(names, to: written.name.text))
      }
      return variable(written, frame: id, suggesting: &nearest)
    }
  }

  private func resolveBare(
    _ written: WrittenPlace, in frame: FrameID?, suggesting nearest: inout NearestName
  ) -> PlaceResolution {
    let name = written.name
    if let frame, variables[VariableName(frame: frame, name: name)] != nil {
      return path(written.steps[...], on: root(frame: frame, variable: name))
    }
    let ids = framesByName[name] ?? []
    var candidates: [Place.Root] = []
    if name.occurrence == 1 {
      if heap[name.text] != nil { candidates.append(.heap(name.text)) }
      if globals[name.text] != nil { candidates.append(.global(name.text)) }
    }
    // A frame alone is no place, so its name stands in nobody's way.
    if case .field(let variable)? = written.steps.first, ids.count + candidates.count > 1, !ids.isEmpty {
      let rest = written.steps.dropFirst()
      return .ambiguous(
        ids.map { Place(root(frame: $0, variable: variable), rest.map(Place.Step.init)) }
          + candidates.map { Place($0, written.steps.map(Place.Step.init)) })
    }
    if candidates.count > 1 { return .ambiguous(candidates.map { Place($0, written.steps.map(Place.Step.init)) }) }
    if let root = candidates.first { return path(written.steps[...], on: root) }
    if let id = ids.first { return variable(written, frame: id, suggesting: &nearest) }
    return .unknown(suggestion: suggestion(for: written, in: frame, &nearest))
  }

  /// `written` with its name taken for a frame.
  private func variable(
    _ written: WrittenPlace, frame id: FrameID, suggesting nearest: inout NearestName
  ) -> PlaceResolution {
    guard let first = written.steps.first else { return .frame }
    guard case .field(let name) = first else { return .malformed("a frame has variables, no elements") }
    guard variables[VariableName(frame: id, name: name)] != nil else {
      guard let text = nearest.among(variableNames(of: id, &nearest), to: name.text) else {
        return .unknown(suggestion: nil)
      }
      var meant = written
      meant.steps[0] = .field(Place.Name(text))
      return .unknown(suggestion: meant.description)
    }
    return path(written.steps.dropFirst(), on: root(frame: id, variable: name))
  }

  private func path(_ steps: ArraySlice<WrittenPlace.Step>, on root: Place.Root) -> PlaceResolution {
    for case .field(let name) in steps where name.occurrence > 1 { return .malformed(Self.onlySomeAreNumbered(name)) }
    return .found(Place(root, steps.map(Place.Step.init)))
  }

  /// Why a place with a number where none can stand is none.
  package static func onlySomeAreNumbered(_ name: Place.Name) -> String {
    "only functions, frames and variables are numbered, \"\(name)\" is none"
  }

  // MARK: Suggestions

  private func unknown(_ written: WrittenPlace, _ name: String?) -> PlaceResolution {
    guard let name else { return .unknown(suggestion: nil) }
    var meant = written
    meant.name = Place.Name(name)
    return .unknown(suggestion: meant.description)
  }

  private func variableNames(of frame: FrameID, _ nearest: inout NearestName) -> [String] {
    guard nearest.mayLook(through: variables.count) else { return [] }
    return variables.keys.filter { $0.frame == frame }.map(\.name.text)
  }

  /// A frame that has a variable of this name.
  private func frame(having variable: Place.Name, _ nearest: inout NearestName) -> FrameID? {
    guard nearest.mayLook(through: variables.count) else { return nil }
    return variables.keys.lazy.filter { $0.name == variable }.map(\.frame)
      .min { ($0.stack, $0.frame) < ($1.stack, $1.frame) }
  }

  private func suggestion(for written: WrittenPlace, in frame: FrameID?, _ nearest: inout NearestName) -> String? {
    var meant = written
    if functions[written.name] != nil {
      meant.region = .code
      return meant.description
    }
    if let owner = self.frame(having: written.name, &nearest) {
      meant.steps.insert(.field(written.name), at: 0)
      meant.name = name(of: owner)
      if framesByName[meant.name]?.count != 1 {
        meant.region = .stack
        meant.thread = thread(of: owner)
      }
      return meant.description
    }
    let name = written.name.text
    var names = [heap.keys, globals.keys].compactMap { nearest.among($0, to: name) }
    if let near = nearest.among(framesByName.keys.lazy.map(\.text), to: name) { names.append(near) }
    if let frame, let near = nearest.among(variableNames(of: frame, &nearest), to: name) { names.append(near) }
    guard let text = nearest.among(names, to: name) else { return nil }
    meant.name = Place.Name(text)
    return meant.description
  }
}

extension Place.Step {
  init(_ step: WrittenPlace.Step) {
    switch step {
    case .field(let name): self = .field(name.text)
    case .index(let index): self = .index(index)
    }
  }
}

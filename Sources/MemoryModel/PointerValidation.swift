import Diagnostics

extension StateValidation {
  mutating func pointer(_ pointer: Pointer, context: KindContext) {
    path.push(.pointer)
    defer { path.pop(1) }
    let implied = context.implied
    let contradicts = implied != nil && implied != pointer.kind
    if contradicts, !pointer.overridesType, let implied {
      findings.append(.contradictsType(pointer.kind, implied: implied, at: path.appending(.kind)))
    } else if pointer.overridesType, !contradicts {
      findings.append(.needlessOverride(pointer.kind, at: path.appending(.override)))
    }
    guard case .place(let place, let range) = pointer.target else { return }
    switch index.walk(place) {
    case .missing(let step, let parent):
      var finding = missing(place, step: step, in: parent)
      finding.target = place
      findings.append(finding)
    case .found(let found):
      guard let range else { return }
      if let problem = problem(with: range, of: place, content: found.content) {
        var finding = Finding.badRange(problem, at: path.appending(.range))
        finding.target = place
        findings.append(finding)
      }
    }
  }

  private mutating func missing(_ place: Place, step: Int?, in parent: PlaceIndex.Content?) -> Finding {
    let path = path.appending(.to)
    guard let step, let parent else {
      var suggestion: String?
      if case .unknown(let text) = index.names.resolve(WrittenPlace(place), in: nil, suggesting: &nearest) {
        suggestion = text
      }
      return .unknownPlace(place.description, suggestion: suggestion, at: path)
    }
    return .missing(place, step: step, in: parent, at: path, nearest: &nearest)
  }

  private mutating func problem(with range: Range<Int>, of place: Place, content: PlaceIndex.Content) -> String? {
    let total: Int
    switch content.value {
    case .elements(let elements): total = index.count(of: elements, at: place)
    case .scalar(let literal):
      if strings[place] == nil { strings[place] = RustLiteral.bytes(ofString: literal) }
      guard let bytes = strings[place] else { return "\"\(place)\" has no elements" }
      if range.lowerBound >= 0, range.upperBound <= bytes.count {
        for edge in [range.lowerBound, range.upperBound] where edge < bytes.count && bytes[edge] & 0xC0 == 0x80 {
          return "byte \(edge) of \"\(place)\" is in the middle of a character"
        }
      }
      total = bytes.count
    case nil, .uninitialized, .opaque:
      guard case .cell(let cell) = content, let type = cell.type else { return nil }
      guard ArrayType.hasElements(type) else { return "\"\(place)\" has no elements" }
      guard let length = ArrayType.length(of: type) else { return nil }
      total = length
    case .pointer, .fields, .variant: return "\"\(place)\" has no elements"
    }
    if range.lowerBound >= 0, range.upperBound <= total { return nil }
    return "range \"\(range.lowerBound)..\(range.upperBound)\" ends outside \"\(place)\", which has \(total) "
      + (content.value.flatMap(\.isScalar) == true ? "bytes" : total == 1 ? "element" : "elements")
  }
}

extension Value {
  var isScalar: Bool? {
    if case .scalar = self { true } else { nil }
  }
}

extension Finding {
  /// What there is of a place ends before the step of this number.
  static func missing(
    _ place: Place, step: Int, in parent: PlaceIndex.Content, at path: ModelPath, nearest: inout NearestName
  ) -> Finding {
    let owner = Place(place.root, Array(place.path[..<step]))
    switch (place.path[step], parent.value) {
    case (.index(let index), .elements(let elements)):
      return .noSuchElement(index, of: owner, count: elements.total, at: path)
    case (.index, _):
      return .noElements(owner, at: path)
    case (.field(let name), .fields(let entries)), (.field(let name), .variant(_, let entries)):
      guard let near = nearest.among(entries.lazy.compactMap(\.cell?.name), to: name) else { break }
      let meant = Place(place.root, place.path[..<step] + [.field(near)] + place.path[(step + 1)...])
      return .unknownPlace(place.description, suggestion: meant.description, at: path)
    case (.field, _):
      if case .function = parent { break }
      return .noFields(owner, at: path)
    }
    return .unknownPlace(place.description, suggestion: nil, at: path)
  }

  /// The message for a place that is not there.
  package static func unknownPlace(_ place: String) -> String { "there is no \"\(place)\"" }

  /// The help that names what was probably meant.
  package static func didYouMean(_ name: String?) -> String? { name.map { "did you mean \"\($0)\"?" } }

  static func unknownPlace(_ place: String, suggestion: String?, at path: ModelPath) -> Finding {
    Finding(.error, unknownPlace(place), at: path, help: didYouMean(suggestion))
  }

  static func noSuchElement(_ index: Int, of place: Place, count: Int, at path: ModelPath) -> Finding {
    Finding(
      .error, "\"\(place)\" has no element \(index)", at: path,
      help: count == 0 ? "it is empty" : "its elements are numbered from 0 to \(count - 1)")
  }

  static func noElements(_ place: Place, at path: ModelPath) -> Finding {
    Finding(
      .error, "\"\(place)\" has no elements that are shown", at: path, help: "point at the whole: \"\(place)\"")
  }

  static func noFields(_ place: Place, at path: ModelPath) -> Finding {
    Finding(
      .error, "\"\(place)\" has no fields that are shown", at: path, help: "point at the whole: \"\(place)\"")
  }

  static func badRange(_ message: String, at path: ModelPath) -> Finding { Finding(.error, message, at: path) }

  static func contradictsType(_ kind: PointerKind, implied: PointerKind, at path: ModelPath) -> Finding {
    Finding(
      .error, "a pointer of kind \"\(kind.rawValue)\" contradicts its type, which says \"\(implied.rawValue)\"",
      at: path, help: "if that is meant, say so: \"override\": true")
  }

  static func needlessOverride(_ kind: PointerKind, at path: ModelPath) -> Finding {
    Finding(
      .error, "kind \"\(kind.rawValue)\" does not override anything: no type says otherwise", at: path,
      help: "leave \"override\" out")
  }
}

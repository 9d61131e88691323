import MemoryModel

extension Parser {
  /// A place after `&`, with the range that may end it.
  mutating func place(_ what: String = "a place after \"&\"") throws(Failure) -> PlaceSyntax {
    let start = at
    if take(word: "mut"), bytes[at] == 0x20, isNameStart(at: skippingSpaces(at)) {
      throw fail(
        "expected a place after \"&\", found \"mut\"", start..<(start + 3),
        help: "write \"&\" and the place; that the pointer is mutable is said by its type")
    }
    at = start
    var written = WrittenPlace(name: Place.Name(""))
    if let end = identifierEnd(at: at), bytes[end] == UInt8(ascii: "/"), bytes[end + 1] != UInt8(ascii: "/") {
      written.region = try region(at..<end)
      at = end + 1
      if written.region == .stack {
        let first = try name("a thread")
        guard take(UInt8(ascii: "/")) else {
          throw fail(
            "a place on a stack is written with its thread", start..<at,
            help: "\"stack/main/\(Place.quoted(nameText(first)))\" for the thread \"main\"")
        }
        written.thread = nameText(first)
      }
    }
    written.name = try numbered(written.region == nil ? what : "a name")
    while true {
      if bytes[at] == UInt8(ascii: "."), bytes[at + 1] != UInt8(ascii: ".") {
        at += 1
        written.steps.append(.field(try numbered("a field's name")))
      } else if bytes[at] == UInt8(ascii: "[") {
        let open = at
        at += 1
        let from = try number("the number of an element")
        if bytes[at] == UInt8(ascii: "."), bytes[at + 1] == UInt8(ascii: ".") {
          at += 2
          if bytes[at] == UInt8(ascii: "=") {
            throw fail("a range ends before its second number", (at - 2)..<(at + 1), help: "write \"[\(from)..N]\"")
          }
          let to = try number("the number the range ends before")
          guard from <= to else {
            throw fail("range \"\(from)..\(to)\" ends before it starts", (open + 1)..<at)
          }
          guard take(UInt8(ascii: "]")) else { throw expected("\"]\"") }
          let span = Span(start, at)
          if bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: "[") {
            throw fail("nothing can stand after a range", at..<(at + 1))
          }
          return PlaceSyntax(written: written, range: from..<to, span: span, rangeSpan: Span(open, at))
        }
        guard take(UInt8(ascii: "]")) else { throw expected("\"]\" or \"..\"") }
        written.steps.append(.index(from))
      } else {
        return PlaceSyntax(written: written, range: nil, span: Span(start, at))
      }
      guard written.steps.count <= limits.depth else {
        problems.append(.tooDeep(limit: limits.depth, start..<at))
        throw Failure()
      }
    }
  }

  func skippingSpaces(_ position: Int) -> Int {
    var next = position
    while bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    return next
  }

  private mutating func region(_ word: Range<Int>) throws(Failure) -> Region {
    if let region = Region(rawValue: text(word)) { return region }
    let near = nearest.among(Region.allCases.map(\.rawValue), to: text(word))
    throw fail(
      "there is no region \"\(text(word))\"", word,
      help: near.map { "did you mean \"\($0)/\"?" } ?? "the regions are code, globals, heap and stack")
  }

  /// A name and, where there are several of it, its number: `fact#2`.
  private mutating func numbered(_ what: String) throws(Failure) -> Place.Name {
    let name = nameText(try name(what))
    guard bytes[at] == UInt8(ascii: "#") else { return Place.Name(name) }
    let start = at
    at += 1
    let occurrence = try number("a number after \"#\"")
    guard occurrence > 1 else {
      throw fail("only the second and later of one name are numbered", start..<at, help: "leave \"#\(occurrence)\" out")
    }
    return Place.Name(name, occurrence: occurrence)
  }
}

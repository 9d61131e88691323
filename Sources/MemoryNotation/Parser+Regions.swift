import MemoryModel

extension Parser {
  /// Reads the whole file.
  mutating func parse() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    var bare = StateSyntax()
    var hasState = false
    var hasRegion = false
    while true {
      let hasBlank = skipBlank()
      if at >= end { break }
      unwinding = .none
      let leading = takePending()
      let start = at
      do {
        guard let wordEnd = identifierEnd(at: at) else { throw expected("a region such as \"stack\"") }
        let word = start..<wordEnd
        if isWord(word, "memory") {
          try title(isFirst: !hasState && !hasRegion, leading: leading)
        } else if isWord(word, "state") {
          if hasRegion, !hasState { throw mixed(word) }
          hasState = true
          var state = try self.state()
          state.trivia = trivia(leading: leading, trailing: commentOnLine())
          file.states.append(state)
        } else if startsCut {
          var own = file.cut
          defer { file.cut = own }
          try cut(into: &own, leading: leading, hasBlank: hasBlank)
        } else {
          if hasState, !hasRegion { report(Self.mixedMessage, word, help: Self.mixedHelp) }
          hasRegion = true
          if startsSource {
            try source(into: &bare, leading: leading, hasBlank: hasBlank)
          } else {
            try region(into: &bare, leading: leading, hasBlank: hasBlank)
          }
        }
        if unwinding == .none { try endOfLine() }
      } catch {
        if unwinding == .none { recoverTop(from: start) }
      }
    }
    if hasRegion {
      bare.span = Span(0, 0)
      if !hasState { file.isBare = true }
      file.states.append(bare)
    }
    file.closing = trivia(opening: nil, closing: takePending())
  }

  private static let mixedMessage = "regions stand either in states or outside, not both"
  private static let mixedHelp = "write \"state \"…\" { … }\" around these regions"

  private mutating func mixed(_ word: Range<Int>) -> Failure {
    fail(Self.mixedMessage, word, help: "write \"state \"…\" { … }\" around the regions before")
  }

  private mutating func title(isFirst: Bool, leading: [Trivia.Line]) throws(Failure) {
    let word = at..<(at + 6)
    at += 6
    skipSpaces()
    guard bytes[at] == UInt8(ascii: "\"") else { throw expected("a title in double quotes") }
    let start = at
    try string()
    if file.title != nil { throw fail("the memory has a title already", word) }
    if !isFirst { throw fail("the title stands before everything else", word, help: "move it to the first line") }
    let text = try unquoted(Span(start, at))
    try checkText(text, start..<at)
    file.title = Span(start, at)
    file.titleTrivia = trivia(leading: leading, trailing: commentOnLine())
  }

  mutating func checkText(_ text: String, _ range: Range<Int>) throws(Failure) {
    if let scalar = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
      throw fail("the control character \(scalar.code) cannot be drawn", range, help: "leave it out")
    }
  }

  private mutating func endOfLine() throws(Failure) {
    skipSpaces()
    if atLineEnd || atComment { return }
    throw expected("the end of the line")
  }

  /// Goes to the end of the line, or of the block that starts on it.
  private mutating func recoverTop(from start: Int) {
    at = start
    if Self.isClosing(bytes[at]) { at += 1 }
    recover(from: at, closing: 0)
    if Self.isClosing(bytes[at]), at < end { at += 1 }
  }

  // MARK: States

  private mutating func state() throws(Failure) -> StateSyntax {
    var state = StateSyntax()
    let start = at
    at += 5
    skipSpaces()
    if bytes[at] == UInt8(ascii: "\"") {
      let label = at
      try string()
      let text = try unquoted(Span(label, at))
      try checkText(text, label..<at)
      state.label = Span(label, at)
    }
    let open = try openBrace()
    let opening = commentOnLine()
    while true {
      let hasBlank = skipBlank()
      if take(UInt8(ascii: "}")) { break }
      if at >= end || startsState {
        reportUnclosed(open)
        break
      }
      let leading = takePending()
      let regionStart = at
      do {
        guard identifierEnd(at: at) != nil else { throw expected("a region such as \"stack\"") }
        if startsCut {
          try cut(into: &state.cut, leading: leading, hasBlank: hasBlank)
        } else if startsSource {
          try source(into: &state, leading: leading, hasBlank: hasBlank)
        } else {
          try region(into: &state, leading: leading, hasBlank: hasBlank)
        }
        skipSpaces()
        if bytes[at] == UInt8(ascii: "}") { continue }
        try endOfLine()
      } catch {
        switch unwinding {
        case .none: recover(from: regionStart, closing: UInt8(ascii: "}"))
        case .toEntry: unwinding = .none
        case .toTop where at < end && !startsState: unwinding = .none
        case .toTop: break
        }
      }
    }
    state.inner = trivia(opening: opening, closing: takePending())
    state.span = Span(start, at)
    return state
  }

  private var startsState: Bool {
    identifierEnd(at: at).map { isWord(at..<$0, "state") || isWord(at..<$0, "memory") } ?? false
  }

  private mutating func openBrace() throws(Failure) -> Int {
    skipSpaces()
    let open = at
    guard take(UInt8(ascii: "{")) else { throw expected("\"{\"") }
    return open
  }

  // MARK: Regions

  private mutating func region(
    into state: inout StateSyntax, leading: [Trivia.Line], hasBlank: Bool
  ) throws(Failure) {
    let start = at
    let word = at..<(identifierEnd(at: at) ?? at)
    let region = try regionName(word)
    at = word.upperBound
    var block = BlockSyntax()
    block.isWritten = true
    block.hasBlankBefore = hasBlank
    skipSpaces()
    if bytes[at] == UInt8(ascii: "\"") || identifierEnd(at: at) != nil {
      guard region == .stack else { throw expected("\"{\"", help: "only stacks have a name, their thread's") }
      block.name = try name("a thread")
    }
    let open = try openBrace()
    let opening = commentOnLine()
    switch region {
    case .globals: block.entries = entries(until: UInt8(ascii: "}"), openedAt: open, home: .globals)
    case .heap: block.entries = entries(until: UInt8(ascii: "}"), openedAt: open, home: .heap)
    case .code: block.blocks = functions(openedAt: open, home: .code)
    case .stack: block.blocks = functions(openedAt: open, home: .frame)
    }
    block.span = Span(start, at)
    block.inner = trivia(opening: opening, closing: takePending())
    block.trivia = trivia(leading: leading, trailing: commentOnLine())
    switch region {
    case .code: add(block, to: &state.code, word)
    case .globals: add(block, to: &state.globals, word)
    case .heap: add(block, to: &state.heap, word)
    case .stack: state.stacks.append(block)
    }
    if unwinding != .none { throw Failure() }
  }

  /// The region of this name; one that is nearly right is reported and read on, so that its cells are known.
  private mutating func regionName(_ word: Range<Int>) throws(Failure) -> Region {
    if let region = Region(rawValue: text(word)) { return region }
    let near = nearest.among(Region.allCases.map(\.rawValue) + ["state", "memory", "cut"], to: text(word))
    let help = isWord(word, "fn") ? "frames stand in \"stack { … }\", functions in \"code { … }\"" : nil
    let failure = fail(
      "there is no region \"\(text(word.prefix(60)))\"", word,
      help: Finding.didYouMean(near) ?? help ?? "the regions are code, globals, heap and stack")
    guard let region = near.flatMap(Region.init) else { throw failure }
    return region
  }

  private mutating func add(_ block: BlockSyntax, to region: inout BlockSyntax, _ word: Range<Int>) {
    guard region.isWritten else {
      region = block
      return
    }
    // What stands in it still counts, so that places in it are not reported as unknown.
    region.entries += block.entries
    region.blocks += block.blocks
    if Region(rawValue: text(word)) == nil { return }
    let first = region.span.start..<(region.span.start + word.count)
    report(
      "there are two regions \"\(text(word))\"", word,
      notes: [Problem.Note(message: "the first one is here", range: first)], help: "write everything in one")
  }

  private mutating func functions(openedAt open: Int, home: Home) -> [BlockSyntax] {
    var functions: [BlockSyntax] = []
    while true {
      let hasBlank = skipBlank()
      if take(UInt8(ascii: "}")) { return functions }
      if at >= end || startsRegion {
        reportUnclosed(open)
        return functions
      }
      let leading = takePending()
      let start = at
      var function = BlockSyntax()
      function.isWritten = true
      function.hasBlankBefore = hasBlank
      do {
        guard take(word: "fn") else {
          throw expected("\"fn\"", help: home == .frame ? "variables stand in a frame: \"fn main { … }\"" : nil)
        }
        skipSpaces()
        function.name = try name("a function's name")
        if home == .frame, let (line, span) = try lineAttribute() {
          function.line = line
          function.lineSpan = span
        }
        skipSpaces()
        if bytes[at] == UInt8(ascii: "{") {
          let open = at
          at += 1
          let opening = commentOnLine()
          function.entries = entries(until: UInt8(ascii: "}"), openedAt: open, home: home)
          function.inner = trivia(opening: opening, closing: takePending())
        } else if bytes[at] == UInt8(ascii: "(") || bytes[at] == UInt8(ascii: "<") {
          throw fail(
            "expected \"{\" or the end of the line, found \(describe(token()))", token(),
            help: "only the function's name is written: \"fn \(text(function.name.range)) { … }\"")
        } else if bytes[at] == UInt8(ascii: ":") {
          throw fail(
            "expected \"{\" or the end of the line, found \":\"", token(), help: "such a name stands in quotes")
        }
        function.span = Span(start, at)
        if unwinding == .toTop, at < end, !startsRegion {
          // The brace was forgotten before another function.
          unwinding = .none
        } else if unwinding != .none {
          functions.append(function)
          return functions
        } else {
          try endOfEntry(closing: UInt8(ascii: "}"))
        }
      } catch {
        function.span = Span(start, max(start, at))
        unwinding = .none
        recover(from: start, closing: UInt8(ascii: "}"))
      }
      function.trivia = trivia(leading: leading, trailing: commentOnLine())
      if !function.name.isEmpty { functions.append(function) }
    }
  }

  private var startsRegion: Bool {
    guard let wordEnd = identifierEnd(at: at) else { return false }
    return isWord(at..<wordEnd, "state") || isWord(at..<wordEnd, "memory") || isWord(at..<wordEnd, "source")
      || Region(rawValue: text(at..<wordEnd)) != nil || startsCut
  }
}

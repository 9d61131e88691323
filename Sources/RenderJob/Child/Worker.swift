import CRenderJobSupport
import Diagnostics
import Glibc
import MemFig

/// The child's side: does the work on each text that comes.
struct Worker {
  let work: Work
  let targets: [OutputPlan.Target]
  let limits: JobLimits
  /// Warnings fail.
  let isStrict: Bool

  /// Serves the parent until it closes its side.
  func serve(_ channel: Channel) -> Never {
    while let wire = try? channel.receive(), let text = try? ModelText(wire: wire) {
      memfig_limit_cpu(Int64(limits.seconds))
      TestFault.happen()
      do {
        let code = try answer(text, on: channel)
        try channel.send(Message.end(code).wire)
      } catch {
        _exit(1)
      }
    }
    _exit(0)
  }

  private func answer(_ text: ModelText, on channel: Channel) throws(Channel.Silence) -> ExitCode {
    var session = Session(channel: channel, isStrict: isStrict)
    do {
      switch work {
      case .draw(let options, let state): try draw(text, options, state: state, &session)
      case .describe(let options, let state, let isShort):
        try describe(text, options, state: state, isShort: isShort, &session)
      case .convert: try draw(text, nil, state: nil, &session)
      case .check(let options): try check(text, options, &session)
      case .format: try session.send(try text.formatted(within: limits.reading), for: 0)
      }
      return session.code
    } catch let silence as Channel.Silence {
      throw silence
    } catch is ActiveFonts.Stale {
      try channel.send(Message.again.wire)
      _exit(0)
    } catch let failure as Failure {
      try session.report([failure.diagnostic])
      return failure.code
    } catch {
      // What a phase throws is about the whole input, unless it says where.
      let diagnostics = (error as? Diagnostics)?.all ?? [error as? Diagnostic ?? .error("\(error)")]
      try session.report(diagnostics.map { $0.located(in: text.file) })
      return .badInput
    }
  }

  private func draw(
    _ text: ModelText, _ options: DrawingOptions?, state: String?, _ session: inout Session
  ) throws {
    let targets = targets.enumerated().filter { text.isFor($0.element.format) }
    guard !targets.isEmpty || self.targets.isEmpty else { return }
    let reading = text.read(within: limits.reading)
    if text.captured == .onlyJSON {
      // All that is to be said is said once, of the other outputs.
      guard reading.model != nil, !isStrict || reading.diagnostics.isEmpty else { return }
    } else {
      try session.report(reading.diagnostics)
    }
    guard session.code == .done, let model = reading.model else { return }
    let states = try StateChoice.states(of: model, picked: state, in: text.file)
    for (_, target) in targets where !target.format.holdsSeveralStates && !target.isSplit && states.count > 1 {
      throw Failure.severalStates(states.count, target.format, in: text.file)
    }
    var options = try options.map { try Self.resolved($0, for: model, in: text.file) }
    options?.nameIDs(after: text.file)
    let sheets = options.map { $0.layout.blanks.isEmpty ? [] : $0.hasKey ? ["exam", "key"] : ["exam"] } ?? []
    for (_, target) in targets where sheets.count > 1 && !target.format.holdsSeveralStates && !target.namesSheet {
      throw Failure.severalSheets(target.format, in: text.file)
    }
    let isDrawn = targets.contains { $0.element.format.figure != nil }
    let drawing =
      try isDrawn
      ? options.map { options in
        let options = try withSources(options, of: model, in: text.file, &session)
        return try Drawing(ofChecked: model, options: options, fonts: .forFirstTexts)
      } : nil
    try session.report((drawing?.warnings ?? []).map { $0.located(in: text.file) })
    guard session.code == .done else { return }
    let slugs = model.stateSlugs
    for (number, target) in targets where target.format != .snapshot {
      for range in target.isSplit ? states.map({ $0..<($0 + 1) }) : [states] {
        var name = target.isSplit ? StateName(number: range.lowerBound + 1, slug: slugs[range.lowerBound]) : nil
        guard let drawing, let format = target.format.figure else {
          let format: ModelText.Format = target.format == .json ? .json : .notation
          let states = model.only(range)
          let written = target.file.map { states.movingSources(from: text.file, to: $0) } ?? states
          try session.send(ModelText(of: written, file: "", format: format).bytes, for: number, state: name)
          continue
        }
        // The key's pages stand behind all others.
        let all = max(sheets.count, 1)
        for part in target.namesSheet && !sheets.isEmpty ? (0..<all).map({ $0..<($0 + 1) }) : [0..<all] {
          if target.namesSheet, !sheets.isEmpty {
            name = StateName(number: name?.number ?? 0, slug: name?.slug ?? "", sheet: sheets[part.lowerBound])
          }
          let pages = part.flatMap { sheet in range.map { sheet * model.states.count + $0 } }
          try session.send(try drawing.bytes(as: format, of: pages), for: number, state: name)
        }
      }
    }
  }

  private static func resolved(
    _ options: DrawingOptions, for model: MemoryModel, in file: String
  ) throws -> DrawingOptions {
    do {
      return try options.resolved(for: model)
    } catch let error as Diagnostics {
      throw Failure(error.all[0].located(in: file), .usage)
    }
  }

  private func describe(
    _ text: ModelText, _ options: DrawingOptions, state: String?, isShort: Bool, _ session: inout Session
  ) throws {
    let reading = text.read(within: limits.reading)
    try session.report(reading.diagnostics)
    guard session.code == .done, let model = reading.model else { return }
    let states = try StateChoice.states(of: model, picked: state, in: text.file)
    let descriptions = try model.descriptions(options: Self.resolved(options, for: model, in: text.file))
    for (number, target) in targets.enumerated() {
      for range in target.isSplit ? states.map({ $0..<($0 + 1) }) : [states] {
        let name =
          target.isSplit ? StateName(number: range.lowerBound + 1, slug: descriptions[range.lowerBound].slug) : nil
        let bytes = DescriptionText.bytes(of: Array(descriptions[range]), as: target.format, isShort: isShort)
        try session.send(bytes, for: number, state: name)
      }
    }
  }

  /// The options with the texts of the sources that the model names, where they are to be shown.
  private func withSources(
    _ options: DrawingOptions, of model: MemoryModel, in file: String, _ session: inout Session
  ) throws -> DrawingOptions {
    guard options.showsCode else { return options }
    var options = options
    options.sources = try SourceFiles.texts(of: model, in: file, limit: limits.reading.inputBytes)
    if options.sources.isEmpty { try session.report([.noSource(in: file)]) }
    return options
  }

  private func check(_ text: ModelText, _ options: DrawingOptions, _ session: inout Session) throws {
    let reading = text.read(within: limits.reading)
    try session.report(reading.diagnostics)
    guard let model = reading.model else { return }
    let options = try withSources(Self.resolved(options, for: model, in: text.file), of: model, in: text.file, &session)
    let drawing = try Drawing(ofChecked: model, options: options, fonts: .forFirstTexts)
    try session.report(drawing.warnings.map { $0.located(in: text.file) })
    try session.report(drawing.brokenPromises().map { $0.located(in: text.file) })
  }
}

extension ModelText {
  fileprivate func isFor(_ format: OutputFormat) -> Bool {
    switch captured {
    case .everything, nil: true
    case .onlyJSON: format == .json
    case .allButJSON: format != .json
    }
  }
}

extension Diagnostic {
  fileprivate func located(in file: String) -> Diagnostic {
    var diagnostic = self
    diagnostic.location = location ?? SourceLocation(file: file)
    return diagnostic
  }
}

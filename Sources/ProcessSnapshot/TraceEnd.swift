import FoundationEssentials

/// The last line of a trace, behind its snapshots: how it ended.
package struct TraceEnd: Hashable, Sendable, Codable {
  package enum Reason: String, Hashable, Sendable, Codable {
    case exited
    /// By a signal.
    case killed
    case timeout
    /// It became another program, or was let go: a running process after its snapshot.
    case released
    /// The trace itself: `message` says why.
    case failed
  }

  package struct Hits: Hashable, Sendable, Codable {
    package var marker: Int
    package var count: Int

    package init(marker: Int, count: Int) {
      self.marker = marker
      self.count = count
    }
  }

  /// What a trace may not have more of.
  package enum Limit: String, Hashable, Sendable, Codable {
    case states, bytes, time
  }

  /// The version of this form; tells the line from a snapshot.
  package var memfigEnd = 1
  package var reason: Reason
  /// The program's exit status, where it exited.
  package var status: Int?
  /// The name of the signal that ended it.
  package var signal: String?
  /// How often each marker of the program was met, selected or not; 0 for never. By marker. Once no more of its hits
  /// can be states they are not counted.
  package var hits: [Hits]
  /// How many threads have panicked.
  package var panics: Int
  /// What the first of them said; nil where that is not known.
  package var panicMessage: String?
  /// Why hits that were asked for are no states; nil where all are.
  package var limit: Limit?
  /// Whether the heap recorder was at work; nil where nothing was asked.
  package var heapRecorded: Bool?
  /// What did not go as it should.
  package var notes: [String]
  /// Of a trace that failed.
  package var message: String?
  package var help: String?

  package init(
    reason: Reason, status: Int? = nil, signal: String? = nil, hits: [Hits] = [], panics: Int = 0,
    panicMessage: String? = nil, limit: Limit? = nil, heapRecorded: Bool? = nil, notes: [String] = [],
    message: String? = nil, help: String? = nil
  ) {
    self.reason = reason
    self.status = status
    self.signal = signal
    self.hits = hits
    self.panics = panics
    self.panicMessage = panicMessage
    self.limit = limit
    self.heapRecorded = heapRecorded
    self.notes = notes
    self.message = message
    self.help = help
  }

  /// One line of JSON, without the line's end.
  package func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  /// nil where the line is another one.
  package init?(json: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let end = try? decoder.decode(TraceEnd.self, from: Data(json)) else { return nil }
    self = end
  }
}

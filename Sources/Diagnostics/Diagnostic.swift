/// One thing that is wrong, or doubtful, told to a person: what, where, and what to do about it.
///
/// `message` is lower case, without a full stop, values in quotes.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    case error, warning
  }

  /// A further place or fact that explains the message.
  public struct Note: Hashable, Sendable {
    public var message: String
    public var location: SourceLocation?

    public init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  public var severity: Severity
  public var message: String
  public var location: SourceLocation?
  public var notes: [Note]
  /// What to do, printed after `help:`.
  public var help: String?

  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation? = nil, notes: [Note] = [],
    help: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.notes = notes
    self.help = help
  }

  public static func error(
    _ message: String, at location: SourceLocation? = nil, notes: [Note] = [], help: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, message, at: location, notes: notes, help: help)
  }

  public static func warning(
    _ message: String, at location: SourceLocation? = nil, notes: [Note] = [], help: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, message, at: location, notes: notes, help: help)
  }
}

/// The diagnostics that stopped a phase; at least one of them is an error.
public struct Diagnostics: Error, Hashable, Sendable {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) { self.all = all }
}

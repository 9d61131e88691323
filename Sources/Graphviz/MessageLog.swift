import CGraphvizSupport
import Diagnostics
import Synchronization

/// What Graphviz says while it works, collected whole instead of printed.
enum MessageLog {
  private struct Message {
    var isError: Bool
    var text: String
  }

  private static let messages = Mutex<[Message]>([])

  static func install() { memfig_set_message_sink(receive) }

  /// Runs a body, and throws the messages that came meanwhile where one of them is an error.
  static func collecting<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
    messages.withLock { $0 = [] }
    let result = try body()
    let found = messages.withLock { $0 }
    guard found.contains(where: \.isError) else { return result }
    throw Diagnostics(
      found.map { Diagnostic($0.isError ? .error : .warning, said($0.text), help: $0.isError ? help : nil) })
  }

  // A callback of C, on whatever thread.
  private static let receive: memfig_message_sink = { level, text in
    guard let text else { return }
    let said = String(cString: text)
    messages.withLock { messages in
      if level == 2, !messages.isEmpty {
        messages[messages.count - 1].text += said
      } else {
        messages.append(Message(isError: level != 0, text: said))
      }
    }
  }

  static func said(_ text: String) -> String {
    "Graphviz says: " + text.split(whereSeparator: \.isNewline).joined(separator: "; ")
  }

  static let help = "this is a fault of memfig: please report it with the input"
}

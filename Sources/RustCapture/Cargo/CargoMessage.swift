import FoundationEssentials

/// A line of what `cargo build --message-format=json` tells.
struct CargoMessage: Decodable {
  struct Target: Decodable {
    var name: String
    var kind: [String]
  }

  struct Span: Decodable {
    var fileName: String
    var lineStart: Int
    var lineEnd: Int
  }

  /// A compiler's diagnostic.
  struct Diagnostic: Decodable {
    var message: String
    var level: String
    var spans: [Span]
    var rendered: String?
  }

  var reason: String
  var target: Target?
  var executable: String?
  var message: Diagnostic?

  static func messages(in output: [UInt8]) -> [CargoMessage] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    // Build scripts may print lines of their own.
    return output.split(separator: 0x0A).compactMap { try? decoder.decode(CargoMessage.self, from: Data($0)) }
  }
}

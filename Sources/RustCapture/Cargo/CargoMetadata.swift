import FoundationEssentials

/// What `cargo metadata` says of a workspace.
struct CargoMetadata: Decodable {
  struct Target: Decodable {
    var name: String
    var kind: [String]
    var srcPath: String

    func isKind(_ kind: String) -> Bool { self.kind.contains(kind) }
    var isLibrary: Bool { kind.contains { $0.hasSuffix("lib") || $0 == "proc-macro" } }
  }

  struct Package: Decodable {
    var name: String
    var id: String
    var manifestPath: String
    var edition: String
    var defaultRun: String?
    var targets: [Target]

    var folder: String { FilePath.folder(of: manifestPath) }
    /// The names of its targets of a kind.
    func names(_ kind: String) -> [String] { targets.filter { $0.isKind(kind) }.map(\.name) }
  }

  var packages: [Package]
  var workspaceMembers: [String]
  var workspaceDefaultMembers: [String]?
  var workspaceRoot: String
  var targetDirectory: String

  init(json: [UInt8]) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(CargoMetadata.self, from: Data(json))
  }
}

import Diagnostics

/// The one target of a package that is built and run.
struct CargoTarget {
  var package: CargoMetadata.Package
  var target: CargoMetadata.Target
  /// Compiled with the test harness.
  var isTest: Bool

  init(
    _ choice: CargoChoice, in metadata: CargoMetadata, manifest: String, of path: String
  ) throws(CaptureFailure) {
    package = try Self.package(choice, in: metadata, manifest: manifest, of: path)
    let asksForTest: Bool
    if case .test = choice.target { asksForTest = true } else { asksForTest = false }
    isTest = asksForTest
    let (kind, name): (String, String?)
    switch choice.target {
    case .bin(let bin): (kind, name) = ("bin", bin)
    case .example(let example): (kind, name) = ("example", example)
    case .test(let test): (kind, name) = ("test", test)
    case nil: (kind, name) = ("bin", package.defaultRun)
    }
    let candidates = package.targets.filter {
      $0.isKind(kind) && (name == nil || $0.name == name) || asksForTest && $0.isLibrary && $0.name == name
    }
    if candidates.isEmpty { throw .noTarget(kind, name, in: package, of: path) }
    if candidates.count > 1 { throw .severalBinaries(candidates.map(\.name), of: path) }
    target = candidates[0]
  }

  private static func package(
    _ choice: CargoChoice, in metadata: CargoMetadata, manifest: String, of path: String
  ) throws(CaptureFailure) -> CargoMetadata.Package {
    let members = metadata.packages.filter { metadata.workspaceMembers.contains($0.id) }
    if let name = choice.package {
      guard let package = members.first(where: { $0.name == name }) else {
        throw .noPackage(name, among: members.map(\.name), of: path)
      }
      return package
    }
    if let package = members.first(where: { $0.manifestPath == manifest }) { return package }
    let ids = metadata.workspaceDefaultMembers ?? metadata.workspaceMembers
    let candidates = members.filter { ids.contains($0.id) && !$0.names("bin").isEmpty }
    guard candidates.count == 1 else { throw .whichPackage(members.map(\.name), of: path) }
    return candidates[0]
  }

  /// How Cargo is asked for it.
  var arguments: [String] {
    let selection =
      if target.isKind("bin") {
        ["--bin", target.name]
      } else if target.isKind("example") {
        ["--example", target.name]
      } else if target.isKind("test") {
        ["--test", target.name]
      } else {
        ["--lib"]
      }
    return (isTest ? ["test", "--no-run"] : ["build"]) + ["--package", package.name] + selection
  }

  func isBuilt(by message: CargoMessage) -> Bool {
    message.executable != nil && message.target?.name == target.name && message.target?.kind == target.kind
  }
}

extension CaptureFailure {
  static func noTarget(
    _ kind: String, _ name: String?, in package: CargoMetadata.Package, of path: String
  ) -> CaptureFailure {
    let words = ["bin": "binary", "example": "example", "test": "test"][kind] ?? kind
    let known = package.names(kind).map { "\"\($0)\"" }.joined(separator: ", ")
    var help = known.isEmpty ? nil : "there are \(known)"
    if known.isEmpty, name == nil {
      let examples = package.names("example") + package.names("test")
      help = examples.isEmpty ? "give it a src/main.rs" : "name an example with --example, or a test with --test"
    }
    return CaptureFailure(
      .usage,
      .error(
        "the package \"\(package.name)\" has no \(words)" + (name.map { " \"\($0)\"" } ?? ""),
        at: SourceLocation(file: path), help: help))
  }

  static func severalBinaries(_ names: [String], of path: String) -> CaptureFailure {
    CaptureFailure(
      .usage,
      .error(
        "it has \(names.count) binaries", at: SourceLocation(file: path),
        help: "pick one with --bin: \(names.map { "\"\($0)\"" }.joined(separator: ", "))"))
  }

  static func noPackage(_ name: String, among names: [String], of path: String) -> CaptureFailure {
    CaptureFailure(
      .usage,
      .error(
        "there is no package \"\(name)\"", at: SourceLocation(file: path),
        help: "there are \(names.map { "\"\($0)\"" }.joined(separator: ", "))"))
  }

  static func whichPackage(_ names: [String], of path: String) -> CaptureFailure {
    CaptureFailure(
      .usage,
      .error(
        "it is a workspace of \(names.count) packages", at: SourceLocation(file: path),
        help: "pick one with --package: \(names.map { "\"\($0)\"" }.joined(separator: ", "))"))
  }
}

import Foundation
import Testing

/// Debian's rustc 1.63, which `make test` unpacks into `.build`. Several targets have this file, by links.
enum OldCompiler {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(".build/rustc-1.63")

  /// Its path, or nil where it could not be had.
  static let rustc: String? = {
    let path = folder.appendingPathComponent("rustc").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  static var isThere: Bool { rustc != nil }

  static let whyNot: Comment = {
    let said = try? String(contentsOf: folder.appendingPathComponent("missing"), encoding: .utf8)
    return Comment(rawValue: said ?? "\"make old-rustc\" fetches rustc 1.63")
  }()
}

import Glibc

/// A user's file that a tool may write: it is as it was when this goes.
struct KeptFile: ~Copyable {
  private let path: String
  /// nil where there was none.
  private let text: [UInt8]?

  init(_ path: String) {
    self.path = path
    text = try? FileTree.read(path)
  }

  deinit {
    guard let now = try? FileTree.read(path), now != text else { return }
    if let text { try? FileTree.write(text, to: path) } else { unlink(path) }
  }
}

import Glibc

/// A folder for this user's eyes alone, removed with all that is in it.
struct TemporaryFolder: ~Copyable {
  let path: String

  /// - Throws: The error's number.
  init() throws(SystemError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    guard let template = strdup(parent + "/memfig-XXXXXX") else { throw SystemError("cannot name a folder", errno) }
    defer { free(template) }
    guard mkdtemp(template) != nil else { throw SystemError("cannot create a folder in \"\(parent)\"", errno) }
    let made = String(cString: template)
    path = FilePath.resolved(made) ?? made
  }

  /// The full name of what is in it.
  func file(_ name: String) -> String { path + "/" + name }

  deinit { FileTree.remove(path) }
}

import Glibc

/// A folder for this user's eyes alone, removed with all that is in it.
struct TemporaryFolder: ~Copyable {
  let path: String

  /// - Throws: The error's number.
  init() throws(SystemError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    guard let made = (parent + "/memfig-XXXXXX").withCString({ template -> String? in
      let copy = strdup(template)
      defer { free(copy) }
      return mkdtemp(copy).map { String(cString: $0) }
    }) else { throw SystemError("cannot create a folder in \"\(parent)\"", errno) }
    path = FilePath.resolved(made) ?? made
  }

  /// The full name of what is in it.
  func file(_ name: String) -> String { path + "/" + name }

  deinit { FileTree.remove(path) }
}

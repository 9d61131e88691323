import Glibc

/// Files and folders, read, written and removed.
enum FileTree {
  static func read(_ path: String) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError("cannot read it", errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      var got = 0
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
        repeat { got = Glibc.read(descriptor, buffer.baseAddress, 1 << 18) } while got < 0 && errno == EINTR
        count = max(got, 0)
      }
      if got < 0 { throw SystemError("cannot read it", errno) }
      if got == 0 { return bytes }
      bytes += piece
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemError("cannot write \"\(path)\"", errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw SystemError("cannot write \"\(path)\"", errno) }
      rest = rest.dropFirst(count)
    }
  }

  static func makeFolder(_ path: String) throws(SystemError) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw SystemError("cannot create \"\(path)\"", errno) }
    try makeFolder(FilePath.folder(of: path))
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemError("cannot create \"\(path)\"", errno) }
  }

  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder, in order; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file or a whole folder; links are not followed.
  static func remove(_ path: String) {
    if unlink(path) == 0 || errno != EISDIR && errno != EPERM { return }
    for name in names(in: path) { remove(path + "/" + name) }
    rmdir(path)
  }
}

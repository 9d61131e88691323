import Glibc

/// A copy of a folder in which some files are others: what need not differ are links.
enum SourceMirror {
  /// - Parameter files: New texts, by their paths from `folder` on.
  static func make(of folder: String, at copy: String, with files: [String: [UInt8]]) throws(SystemError) {
    var changed: [String: [String: [UInt8]]] = [:]
    var own: [String: [UInt8]] = [:]
    for (path, bytes) in files {
      let parts = path.split(separator: "/", maxSplits: 1)
      if parts.count == 1 {
        own[path] = bytes
      } else {
        changed[String(parts[0]), default: [:]][String(parts[1])] = bytes
      }
    }
    try FileTree.makeFolder(copy)
    for name in FileTree.names(in: folder) where own[name] == nil && changed[name] == nil {
      if symlink("\(folder)/\(name)", "\(copy)/\(name)") != 0, errno != EEXIST {
        throw SystemError("cannot link \"\(name)\"", errno)
      }
    }
    for (name, bytes) in own { try FileTree.write(bytes, to: "\(copy)/\(name)") }
    for (name, files) in changed { try make(of: "\(folder)/\(name)", at: "\(copy)/\(name)", with: files) }
  }
}

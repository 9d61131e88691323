/// The Rust files of a workspace.
enum WorkspaceSources {
  /// - Parameters:
  ///   - shown: What the workspace's folder is called in messages.
  /// - Returns: The files with markers, by their paths from the root on.
  static func marked(
    in metadata: CargoMetadata, shown: (String) -> String
  ) throws(SystemError) -> [(path: String, source: MarkedSource)] {
    let root = metadata.workspaceRoot
    var found: [(path: String, source: MarkedSource)] = []
    var count = 0
    func walk(_ folder: String) throws(SystemError) {
      for name in FileTree.names(in: folder) where !name.hasPrefix(".") {
        let path = "\(folder)/\(name)"
        if FileTree.isLink(path) { continue }
        if name.hasSuffix(".rs") {
          let text = try FileTree.read(path)
          let source = MarkedSource(text, file: shown(path), firstID: count + 1)
          count += source.markers.count
          if !source.markers.isEmpty { found.append((FilePath.relative(path, to: root) ?? path, source)) }
        } else if path != metadata.targetDirectory, FilePath.isFolder(path),
          !FilePath.isFile(path + "/CACHEDIR.TAG")
        {
          try walk(path)
        }
      }
    }
    try walk(root)
    return found
  }

  /// The edition of a file: that of the package that it is in.
  static func edition(of path: String, in metadata: CargoMetadata) -> Edition {
    let package = metadata.packages.filter { FilePath.relative(path, to: $0.folder) != nil }
      .max { $0.folder.count < $1.folder.count }
    return package.flatMap { Edition(rawValue: $0.edition) } ?? .e2021
  }
}

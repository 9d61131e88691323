#if Capture
/// Which code is the user's own.
struct UserCode {
  let prefixes: [String]
  let crates: Set<String>

  init(_ options: Options) {
    prefixes = options.userPrefixes
    crates = options.crates
  }

  /// A source file, as a unit of the user's names it: by its full path, or from the unit's folder on.
  func owns(file: String) -> Bool {
    if !file.hasPrefix("/") { return true }
    if !prefixes.isEmpty { return prefixes.contains { file.hasPrefix($0) } }
    return !file.hasPrefix("/rustc/") && !file.hasPrefix("/rust/deps/") && !file.contains("/.cargo/registry/")
      && !file.contains("/lib/rustlib/src/") && !file.contains("/.cargo/git/")
  }

  func owns(crate: Substring) -> Bool { crates.isEmpty || crates.contains(String(crate)) }

  /// A compilation unit is named after its crate's root: `src/main.rs/@/prog.4c2faf61c2d5dfd7-cgu.0`.
  func owns(unit name: String, in folder: String?) -> Bool {
    guard let root = name.split(separator: "/@/", maxSplits: 1).first else { return false }
    let path = root.hasPrefix("/") ? String(root) : (folder ?? "") + "/" + root
    let crate = Self.crate(ofUnit: name)
    return owns(file: path) && (crate.isEmpty || owns(crate: crate))
  }

  static func crate(ofUnit name: String) -> Substring {
    let parts = name.split(separator: "/@/", maxSplits: 1)
    return parts.count > 1 ? parts[1].prefix { $0 != "." } : ""
  }
}
#endif

import Glibc
import MemFig

/// Paths of sources, which are written relative to the folder of the model's file.
enum SourcePath {
  /// The folder of a file, without a slash at its end.
  static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// A source as it is found from here.
  static func path(of source: String, besideModel file: String) -> String {
    let folder = folder(of: file)
    return source.hasPrefix("/") || folder == "." ? source : folder + (folder == "/" ? "" : "/") + source
  }

  /// A path from here, written relative to a folder; as it is where the folder is not there.
  static func relative(_ path: String, to folder: String) -> String {
    guard let from = resolved(folder), let home = resolved(Self.folder(of: path)) else { return path }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let target = home.split(separator: "/") + [name[...]]
    let start = from.split(separator: "/")
    let shared = zip(start, target.dropLast()).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: start.count - shared) + target[shared...].map(String.init)
    return steps.joined(separator: "/")
  }

  private static func resolved(_ folder: String) -> String? {
    guard let real = realpath(folder, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

extension MemoryModel {
  /// With its sources as they are found from beside another file.
  func movingSources(from file: String, to other: String) -> MemoryModel {
    mappingSources { path in
      let (old, new) = (SourcePath.folder(of: file), SourcePath.folder(of: other))
      if old == new || path.hasPrefix("/") { return path }
      return SourcePath.relative(SourcePath.path(of: path, besideModel: file), to: new)
    }
  }

  func mappingSources(_ body: (String) -> String) -> MemoryModel {
    var model = self
    for index in model.states.indices {
      if let source = model.states[index].source { model.states[index].source?.path = body(source.path) }
    }
    return model
  }
}

import CGraphviz
import CGraphvizSupport
import Diagnostics
import Glibc

/// Graphviz, started: loads its plugins, lays graphs out and renders them.
///
/// Its C libraries keep global state, so that only one context lives in a process at a time: a second one waits for the
/// first to end, which it does with the last graph that it laid out.
public struct Context: ~Copyable {
  let handle: ContextHandle

  /// - Throws: `Diagnostics` where this thread has a context already, or Graphviz cannot be started.
  public init() throws { handle = try ContextHandle() }

  /// Graphviz's version, as it reports it: `2.43.0`.
  public var version: String { String(cString: gvcVersion(handle.pointer)) }

  /// Has texts that are measured from now on look for their fonts anew.
  public static func fontsHaveChanged() { memfig_fonts_changed() }

  /// The names of the plugins it knows of a kind: `render`, `layout`, `device`, `textlayout`, `loadimage`.
  public func plugins(of kind: String) -> [String] {
    var count: Int32 = 0
    var kindName = Array(kind.utf8CString)
    guard let list = gvPluginList(handle.pointer, &kindName, &count, nil) else { return [] }
    let names = (0..<Int(count)).compactMap { list[$0].map { String(cString: $0) } }
    for index in 0..<Int(count) { free(list[index]) }
    free(list)
    return names
  }
}

/// What keeps a context alive as long as a graph that is laid out needs it.
final class ContextHandle {
  let pointer: OpaquePointer

  init() throws {
    guard Turn.take() else { throw Diagnostics([Self.taken]) }
    MessageLog.install()
    guard let pointer = memfig_context() else {
      Turn.giveBack()
      throw Diagnostics([Self.notStarted])
    }
    self.pointer = pointer
  }

  deinit {
    gvFreeContext(pointer)
    Turn.giveBack()
  }

  static var taken: Diagnostic {
    .error("Graphviz is at work already in this thread", help: "end the first renderer before the second")
  }

  static var notStarted: Diagnostic {
    .error("Graphviz cannot be started", help: "install the package graphviz")
  }
}

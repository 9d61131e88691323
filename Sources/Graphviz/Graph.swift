import CGraphviz
import CGraphvizSupport
import Diagnostics
import Glibc

/// A directed graph with clusters.
public struct Graph: ~Copyable {
  let pointer: UnsafeMutablePointer<Agraph_t>
  private let memory = Memory()

  /// - Throws: `Diagnostics` where the name cannot be given to Graphviz.
  public init(named name: String) throws {
    guard let pointer = memfig_open_graph(try Self.checked(name)) else {
      throw Diagnostics([Self.notMade("graph", name)])
    }
    self.pointer = pointer
  }

  deinit { agclose(pointer) }

  public var root: GraphRoot { GraphRoot(handle: ObjectHandle(pointer)) }

  // MARK: Objects

  /// A cluster named `cluster_` and `name`, in another one or in the graph itself.
  public func addCluster(named name: String, in parent: Cluster? = nil) throws -> Cluster {
    let graph = parent?.graph ?? pointer
    guard let cluster = memfig_add_subgraph(graph, try Self.checked("cluster_" + name)) else {
      throw Diagnostics([Self.notMade("cluster", name)])
    }
    return Cluster(handle: ObjectHandle(cluster))
  }

  /// A node, in a cluster or in the graph itself. Two nodes of one name are one.
  public func addNode(named name: String, in cluster: Cluster? = nil) throws -> Node {
    guard let node = memfig_add_node(cluster?.graph ?? pointer, try Self.checked(name)) else {
      throw Diagnostics([Self.notMade("node", name)])
    }
    return Node(handle: ObjectHandle(node))
  }

  public func addEdge(named name: String, from tail: Node, to head: Node) throws -> Edge {
    guard let edge = memfig_add_edge(pointer, tail.node, head.node, try Self.checked(name)) else {
      throw Diagnostics([Self.notMade("edge", name)])
    }
    return Edge(handle: ObjectHandle(edge))
  }

  // MARK: Attributes

  /// Sets an attribute of one object.
  ///
  /// - Throws: `Diagnostics` for a value that Graphviz cannot take: a number that is not finite, control characters.
  public func set<Object, Value>(_ attribute: Attribute<Object, Value>, _ value: Value, on object: Object) throws {
    let symbol = self.symbol(attribute.name, Object.kind.code)
    try withSpelling(of: value, for: attribute) { text in
      if value.isHTML {
        memfig_set_html(pointer, object.handle.pointer, symbol, text)
      } else {
        memfig_set(object.handle.pointer, symbol, text)
      }
    }
  }

  /// Sets an attribute of all objects of a kind that have none of their own. For clusters, of those made later.
  public func setDefault<Object, Value>(_ attribute: Attribute<Object, Value>, _ value: Value) throws {
    try withSpelling(of: value, for: attribute) { text in
      _ = memfig_declare(pointer, Object.kind.code, attribute.name.utf8, text)
    }
  }

  private func symbol(_ name: AttributeName, _ kind: Int32) -> UnsafeMutablePointer<Agsym_t>? {
    let key = Memory.Key(name: name.utf8, kind: kind)
    if let known = memory.symbols[key] { return known }
    let symbol = memfig_find(pointer, kind, name.utf8) ?? memfig_declare(pointer, kind, name.utf8, "")
    memory.symbols[key] = symbol
    return symbol
  }

  /// Hands on a value's spelling, which ends with a NUL.
  private func withSpelling<Object, Value>(
    of value: Value, for attribute: Attribute<Object, Value>, _ body: (UnsafePointer<CChar>) -> Void
  ) throws {
    memory.spelling.removeAll(keepingCapacity: true)
    guard value.spell(into: &memory.spelling) else {
      throw Diagnostics([Self.unusable("\(value)", for: attribute.name.description)])
    }
    memory.spelling.append(0)
    memory.spelling.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { if let text = $0.baseAddress { body(text) } }
    }
  }

  private static func checked(_ name: String) throws -> String {
    guard let text = name.spelling else { throw Diagnostics([unusable(name, for: "name")]) }
    return text
  }

  /// The graph in the DOT language, with all its attributes.
  public func dot() throws -> [UInt8] {
    try MessageLog.collecting {
      var bytes: UnsafeMutablePointer<CChar>?
      var count = 0
      defer { free(bytes) }
      guard memfig_write(pointer, &bytes, &count) == 0, let bytes else { throw Diagnostics([Self.notWritten]) }
      return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
  }

  // MARK: Messages

  static func notMade(_ what: String, _ name: String) -> Diagnostic {
    .error("Graphviz makes no \(what) \"\(name)\"", help: MessageLog.help)
  }

  static func unusable(_ value: String, for what: String) -> Diagnostic {
    .error("Graphviz cannot take \"\(value.prefix(60))\" as \(what)", help: MessageLog.help)
  }

  static var notWritten: Diagnostic { .error("the graph cannot be written as DOT", help: MessageLog.help) }
}

/// What a graph remembers while it is made.
private final class Memory {
  struct Key: Hashable {
    /// Where the program has the name, which may be more than one place.
    var name: UnsafePointer<CChar>
    var kind: Int32
  }

  /// The attributes that are declared; cgraph would look each up by its name.
  var symbols: [Key: UnsafeMutablePointer<Agsym_t>] = [:]
  /// Room for one value, used again and again.
  var spelling: [UInt8] = []
}

import CGraphviz
import CGraphvizSupport
import Diagnostics
import Glibc

/// A directed graph with clusters.
public struct Graph: ~Copyable {
  let pointer: UnsafeMutablePointer<Agraph_t>

  /// - Throws: `Diagnostics` where the name cannot be given to Graphviz.
  public init(named name: String) throws {
    guard let pointer = memfig_open_graph(try Self.checked(name)) else {
      throw Diagnostics([Self.notMade("graph", name)])
    }
    self.pointer = pointer
  }

  deinit { agclose(pointer) }

  public var root: GraphRoot { GraphRoot(pointer: UnsafeMutableRawPointer(pointer)) }

  // MARK: Objects

  /// A cluster named `cluster_` and `name`, in another one or in the graph itself.
  public func addCluster(named name: String, in parent: Cluster? = nil) throws -> Cluster {
    let graph = parent?.graph ?? pointer
    guard let cluster = memfig_add_subgraph(graph, try Self.checked("cluster_" + name)) else {
      throw Diagnostics([Self.notMade("cluster", name)])
    }
    return Cluster(pointer: UnsafeMutableRawPointer(cluster))
  }

  /// A node, in a cluster or in the graph itself. Two nodes of one name are one.
  public func addNode(named name: String, in cluster: Cluster? = nil) throws -> Node {
    guard let node = memfig_add_node(cluster?.graph ?? pointer, try Self.checked(name)) else {
      throw Diagnostics([Self.notMade("node", name)])
    }
    return Node(pointer: UnsafeMutableRawPointer(node))
  }

  public func addEdge(named name: String, from tail: Node, to head: Node) throws -> Edge {
    guard let edge = memfig_add_edge(pointer, tail.node, head.node, try Self.checked(name)) else {
      throw Diagnostics([Self.notMade("edge", name)])
    }
    return Edge(pointer: UnsafeMutableRawPointer(edge))
  }

  // MARK: Attributes

  /// Sets an attribute of one object.
  ///
  /// - Throws: `Diagnostics` for a value that Graphviz cannot take: a number that is not finite, control characters.
  public func set<Object, Value>(_ attribute: Attribute<Object, Value>, _ value: Value, on object: Object) throws {
    let text = try Self.spelling(of: value, for: attribute)
    let symbol = self.symbol(attribute.name, Object.kind, default: "")
    if value.isHTML {
      memfig_set_html(pointer, object.pointer, symbol, text)
    } else {
      memfig_set(object.pointer, symbol, text)
    }
  }

  /// Sets an attribute of all objects of a kind that have none of their own. For clusters, of those made later.
  public func setDefault<Object, Value>(_ attribute: Attribute<Object, Value>, _ value: Value) throws {
    let text = try Self.spelling(of: value, for: attribute)
    memfig_declare(pointer, Object.kind, attribute.name.utf8, text)
  }

  private func symbol(
    _ name: AttributeName, _ kind: Int32, default value: String
  ) -> UnsafeMutablePointer<Agsym_t>? {
    memfig_find(pointer, kind, name.utf8) ?? memfig_declare(pointer, kind, name.utf8, value)
  }

  private static func spelling<Object, Value>(
    of value: Value, for attribute: Attribute<Object, Value>
  ) throws -> String {
    guard let text = value.spelling, !text.utf8.contains(0) else {
      throw Diagnostics([unusable("\(value)", for: attribute.name.description)])
    }
    return text
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

import CGraphviz

/// What has attributes: a graph, a cluster, a node or an edge. Valid as long as its graph.
public protocol GraphObject {
  static var kind: ObjectKind { get }
  var handle: ObjectHandle { get }
}

/// The kinds of objects that attributes are declared for.
public enum ObjectKind: Sendable {
  case graph, node, edge

  var code: Int32 {
    switch self {
    case .graph: AGRAPH
    case .node: AGNODE
    case .edge: AGEDGE
    }
  }
}

/// Where Graphviz has an object.
public struct ObjectHandle {
  let pointer: UnsafeMutableRawPointer

  init(_ pointer: UnsafeMutablePointer<some Any>) { self.pointer = UnsafeMutableRawPointer(pointer) }
}

/// An object that can be seen.
public protocol Drawn: GraphObject {}

/// The graph itself.
public struct GraphRoot: GraphObject {
  public static var kind: ObjectKind { .graph }
  public let handle: ObjectHandle
}

public struct Cluster: Drawn {
  public static var kind: ObjectKind { .graph }
  public let handle: ObjectHandle

  var graph: UnsafeMutablePointer<Agraph_t> { handle.pointer.assumingMemoryBound(to: Agraph_t.self) }
}

public struct Node: Drawn {
  public static var kind: ObjectKind { .node }
  public let handle: ObjectHandle

  var node: UnsafeMutablePointer<Agnode_t> { handle.pointer.assumingMemoryBound(to: Agnode_t.self) }
}

public struct Edge: Drawn {
  public static var kind: ObjectKind { .edge }
  public let handle: ObjectHandle
}

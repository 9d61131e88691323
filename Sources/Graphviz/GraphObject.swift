import CGraphviz

/// What has attributes: a graph, a cluster, a node or an edge. Valid as long as its graph.
public protocol GraphObject {
  static var kind: Int32 { get }
  var pointer: UnsafeMutableRawPointer { get }
}

/// An object that can be seen.
public protocol Drawn: GraphObject {}

/// The graph itself.
public struct GraphRoot: GraphObject {
  public static var kind: Int32 { AGRAPH }
  public let pointer: UnsafeMutableRawPointer
}

public struct Cluster: Drawn {
  public static var kind: Int32 { AGRAPH }
  public let pointer: UnsafeMutableRawPointer

  var graph: UnsafeMutablePointer<Agraph_t> { pointer.assumingMemoryBound(to: Agraph_t.self) }
}

public struct Node: Drawn {
  public static var kind: Int32 { AGNODE }
  public let pointer: UnsafeMutableRawPointer

  var node: UnsafeMutablePointer<Agnode_t> { pointer.assumingMemoryBound(to: Agnode_t.self) }
}

public struct Edge: Drawn {
  public static var kind: Int32 { AGEDGE }
  public let pointer: UnsafeMutableRawPointer
}

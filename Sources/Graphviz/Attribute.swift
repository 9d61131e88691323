/// An attribute of Graphviz, by the kind of object it belongs to and the kind of value it takes.
public struct Attribute<Object: GraphObject, Value: AttributeValue>: Hashable, Sendable {
  public let name: AttributeName

  init(_ name: StaticString) { self.name = AttributeName(text: name) }
}

/// A name known when the program is compiled.
public struct AttributeName: Hashable, Sendable, CustomStringConvertible {
  let text: StaticString

  public static func == (a: Self, b: Self) -> Bool { a.description == b.description }
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
  public var description: String { text.description }

  /// Ends with a NUL.
  var utf8: UnsafePointer<CChar> { UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self) }
}

extension Attribute where Object == GraphRoot, Value == Double {
  /// Points around the drawing, of paged formats.
  public static var margin: Self { Self("margin") }
  /// Inches around the drawing.
  public static var pad: Self { Self("pad") }
}

extension Attribute where Object == GraphRoot, Value == Bool {
  public static var splines: Self { Self("splines") }
}

extension Attribute where Object == GraphRoot, Value == OutputOrder {
  public static var outputOrder: Self { Self("outputorder") }
}

extension Attribute where Object == GraphRoot, Value == GraphColor {
  public static var background: Self { Self("bgcolor") }
}

extension Attribute where Object == Cluster, Value == GraphColor {
  public static var background: Self { Self("bgcolor") }
}

extension Attribute where Object == Cluster, Value == Box {
  /// The cluster's place, for layouts that keep places.
  public static var box: Self { Self("bb") }
}

extension Attribute where Object == Node, Value == Position {
  /// The node's centre.
  public static var position: Self { Self("pos") }
}

extension Attribute where Object == Node, Value == Inches {
  public static var width: Self { Self("width") }
  public static var height: Self { Self("height") }
}

extension Attribute where Object == Node, Value == SizeRule {
  public static var sizeRule: Self { Self("fixedsize") }
}

extension Attribute where Object == Node, Value == NodeShape {
  public static var shape: Self { Self("shape") }
}

extension Attribute where Object == Node, Value == Double {
  /// Inches between the label and the node's edge.
  public static var margin: Self { Self("margin") }
}

extension Attribute where Object == Edge, Value == EdgePath {
  public static var path: Self { Self("pos") }
}

extension Attribute where Object == Edge, Value == Arrowhead {
  public static var head: Self { Self("arrowhead") }
  public static var tail: Self { Self("arrowtail") }
}

extension Attribute where Object == Edge, Value == EdgeDirection {
  public static var direction: Self { Self("dir") }
}

extension Attribute where Object == Edge, Value == Double {
  public static var arrowSize: Self { Self("arrowsize") }
}

extension Attribute where Object: Drawn, Value == String {
  /// Words for CSS, separated by spaces.
  public static var classes: Self { Self("class") }
  public static var id: Self { Self("id") }
}

extension Attribute where Object: Drawn, Value == PlainText {
  /// What the object is, in a sentence.
  public static var title: Self { Self("tooltip") }
}

extension Attribute where Object: Drawn, Value == GraphLabel {
  public static var label: Self { Self("label") }
}

extension Attribute where Object: Drawn, Value == LineStyle {
  public static var style: Self { Self("style") }
}

extension Attribute where Object: Drawn, Value == GraphColor {
  public static var color: Self { Self("color") }
  public static var fillColor: Self { Self("fillcolor") }
  public static var fontColor: Self { Self("fontcolor") }
}

extension Attribute where Object: Drawn, Value == Double {
  /// Width of the outline, in points.
  public static var penWidth: Self { Self("penwidth") }
  /// In points.
  public static var fontSize: Self { Self("fontsize") }
}

extension Attribute where Object: Drawn, Value == FontName {
  public static var font: Self { Self("fontname") }
}

import CGraphvizSupport

/// A pen and a fill.
public struct Stroke: Hashable, Sendable {
  /// Transparent for none.
  public var fill: GraphColor
  public var line: GraphColor
  /// In points.
  public var width: Double
  public var style: LineStyle.Stroke

  public init(
    fill: GraphColor = .transparent, line: GraphColor = .transparent, width: Double = 0,
    style: LineStyle.Stroke = .solid
  ) {
    self.fill = fill
    self.line = line
    self.width = width
    self.style = style
  }
}

/// What a graph is made of.
public enum GraphPart: Int32, Sendable {
  case cluster = 1
  case node = 2
  case edge = 3
}

/// Takes a rendered graph, shape by shape, in painting order. Places are in points, y growing upwards.
public protocol VectorCanvas {
  mutating func begin(_ part: GraphPart, name: String, classes: String, title: String)
  mutating func end()
  mutating func polygon(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke)
  mutating func polyline(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke)
  /// One point, and three more a cubic piece; closed where it is filled.
  mutating func bezier(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke)
  mutating func ellipse(center: Position, radius: Position, _ stroke: Stroke)
  /// One line of text, whose baseline's middle is at `center`. `font` is as `FontName` spells it.
  mutating func text(_ text: String, font: String, size: Double, color: GraphColor, center: Position, width: Double)
}

/// A canvas as C hands it through.
struct CanvasBox {
  var canvas: any VectorCanvas

  static func install() {
    var sink = memfig_svg_sink()
    sink.begin_object = { target, kind, name, classes, title in
      guard let part = GraphPart(rawValue: kind) else { return }
      CanvasBox.at(target) { canvas in
        canvas.begin(
          part, name: name.map { String(cString: $0) } ?? "", classes: classes.map { String(cString: $0) } ?? "",
          title: title.map { PlainText.unescaped(String(cString: $0)) } ?? "")
      }
    }
    sink.end_object = { target in CanvasBox.at(target) { $0.end() } }
    sink.polygon = { target, xy, count, paint in
      CanvasBox.at(target) { $0.polygon(CanvasBox.points(xy, count), Stroke(paint)) }
    }
    sink.polyline = { target, xy, count, paint in
      CanvasBox.at(target) { $0.polyline(CanvasBox.points(xy, count), Stroke(paint)) }
    }
    sink.bezier = { target, xy, count, paint in
      CanvasBox.at(target) { $0.bezier(CanvasBox.points(xy, count), Stroke(paint)) }
    }
    sink.ellipse = { target, x, y, rx, ry, paint in
      CanvasBox.at(target) { $0.ellipse(center: Position(x: x, y: y), radius: Position(x: rx, y: ry), Stroke(paint)) }
    }
    sink.text = { target, x, y, width, text, font, size, color in
      guard let text, let font else { return }
      CanvasBox.at(target) {
        $0.text(
          String(cString: text), font: String(cString: font), size: size, color: GraphColor(rgba: color),
          center: Position(x: x, y: y), width: width)
      }
    }
    memfig_set_svg_sink(sink)
  }

  private static func at(_ target: UnsafeMutableRawPointer?, _ body: (inout any VectorCanvas) -> Void) {
    guard let target else { return }
    body(&target.assumingMemoryBound(to: CanvasBox.self).pointee.canvas)
  }

  private static func points(_ xy: UnsafePointer<Double>?, _ count: Int32) -> UnsafeBufferPointer<Position> {
    UnsafeRawPointer(xy).map {
      UnsafeBufferPointer(start: $0.assumingMemoryBound(to: Position.self), count: Int(count))
    } ?? UnsafeBufferPointer(start: nil, count: 0)
  }
}

extension Stroke {
  init(_ paint: memfig_paint) {
    self.init(
      fill: GraphColor(rgba: paint.fill), line: GraphColor(rgba: paint.line), width: paint.width,
      style: paint.dash == 1 ? .dashed : paint.dash == 2 ? .dotted : .solid)
  }

  var paint: memfig_paint {
    memfig_paint(
      fill: fill.rgba, line: line.rgba, width: width, dash: style == .dashed ? 1 : style == .dotted ? 2 : 0)
  }
}

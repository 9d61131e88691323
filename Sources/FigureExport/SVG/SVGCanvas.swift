import FigureLayout
import FigureStyle
import Graphviz

/// Writes SVG as a graph is rendered. y is turned to grow downwards.
struct SVGCanvas: VectorCanvas {
  /// What follows the root's own title and style.
  private var bytes: [UInt8] = []
  private let page: FigurePage
  private let figure: Figure
  private let height: Double
  private let idPrefix: String
  private var fontAttributes: [String: String] = [:]
  /// nil where no colour changes with what the reader prefers.
  private var colors: SVGColors?
  private let texts: SVGTexts

  init(_ page: FigurePage, of figure: Figure, idPrefix: String, colors: SVGColors?, texts: SVGTexts) {
    self.page = page
    self.figure = figure
    height = page.size.height
    self.idPrefix = idPrefix
    self.colors = colors
    self.texts = texts
    bytes.reserveCapacity(1 << 16)
    if let background = figure.background {
      write("<rect class=\"background")
      if let name = self.colors?.use(background, isFill: true) { write(" " + name) }
      write("\" width=\"\(ShortDecimal.text(page.size.width))\" height=\"\(ShortDecimal.text(height))\"")
      attribute(" fill", GraphColor(background))
      write("/>\n")
    }
  }

  consuming func finished() -> [UInt8] {
    let body = bytes
    bytes = []
    writeHead()
    return bytes + body + Array("</svg>\n".utf8)
  }

  private mutating func writeHead() {
    let width = ShortDecimal.text(page.size.width)
    let tall = ShortDecimal.text(height)
    let sheet = colors?.sheet()
    write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
    // What came before SVG 2 knows references by this name alone.
    if case .outlined = texts { write(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"") }
    write(" class=\"memfig")
    if let sheet { write(" " + sheet.scope) }
    write("\" width=\"\(width)pt\" height=\"\(tall)pt\" viewBox=\"0 0 \(width) \(tall)\" role=\"img\" xml:lang=\"en\"")
    // As measured, whatever the reader's screen would make of small text.
    write(" text-rendering=\"geometricPrecision\"")
    // Cairo's; with SVG's own of 4 the barbs of open heads would be cut off.
    write(" stroke-miterlimit=\"10\">\n<title>")
    escape([figure.title, page.label ?? ""].filter { !$0.isEmpty }.joined(separator: ": "))
    write("</title>\n<desc>")
    escape(page.summary + "\n" + page.description)
    write("</desc>\n")
    var rules = sheet?.text ?? ""
    if case .embedded(let fonts) = texts { rules = fonts.rules + rules }
    if !rules.isEmpty { write("<style>\n\(rules)</style>\n") }
    if case .outlined(let outlines) = texts { write(outlines.outlines) }
  }

  private mutating func write(_ outlines: [(name: String, path: String)]) {
    if outlines.isEmpty { return }
    write("<defs>\n")
    for (name, path) in outlines { write("<path id=\"\(idPrefix)\(name)\" d=\"\(path)\"/>\n") }
    write("</defs>\n")
  }

  // MARK: Objects

  mutating func begin(_ part: GraphPart, name: String, classes: String, title: String) {
    write("<g id=\"")
    escape(idPrefix + name)
    write("\" class=\"")
    escape(classes)
    write("\">")
    if !title.isEmpty {
      write("<title>")
      escape(title)
      write("</title>")
    }
  }

  mutating func end() { write("</g>\n") }

  // MARK: Shapes

  mutating func polygon(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke) {
    if points.count == 4, points[0].y == points[1].y, points[1].x == points[2].x, points[2].y == points[3].y,
      points[3].x == points[0].x
    {
      rectangle(points[0], points[2], stroke)
    } else if points.count == 4, points[0].x == points[1].x, points[1].y == points[2].y, points[2].x == points[3].x,
      points[3].y == points[0].y
    {
      rectangle(points[0], points[2], stroke)
    } else {
      write("<polygon points=\"")
      corners(points)
      write("\"")
      paint(stroke)
      write("/>")
    }
  }

  private mutating func rectangle(_ a: Position, _ b: Position, _ stroke: Stroke) {
    attribute("<rect x", min(a.x, b.x))
    attribute(" y", height - max(a.y, b.y))
    attribute(" width", abs(b.x - a.x))
    attribute(" height", abs(b.y - a.y))
    paint(stroke)
    write("/>")
  }

  mutating func polyline(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke) {
    write("<polyline points=\"")
    corners(points)
    write("\"")
    paint(stroke)
    write("/>")
  }

  mutating func bezier(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke) {
    guard points.count > 1 else { return }
    write("<path d=\"M")
    corner(points[0])
    write("C")
    corners(UnsafeBufferPointer(rebasing: points[1...]))
    write("\"")
    paint(stroke)
    write("/>")
  }

  mutating func ellipse(center: Position, radius: Position, _ stroke: Stroke) {
    attribute("<ellipse cx", center.x)
    attribute(" cy", height - center.y)
    attribute(" rx", radius.x)
    attribute(" ry", radius.y)
    paint(stroke)
    write("/>")
  }

  mutating func text(
    _ text: String, font: String, size: Double, color: GraphColor, center: Position, width: Double
  ) {
    let key = SVGTextKey(text, font: font, size: size)
    if case .outlined(let outlines) = texts, let glyphs = outlines.glyphs(of: key) {
      return outline(key, glyphs, color, left: Position(x: center.x - width / 2, y: center.y))
    }
    attribute("<text x", center.x)
    attribute(" y", height - center.y)
    write(" text-anchor=\"middle\"")
    var own: [String] = []
    if case .embedded(let fonts) = texts { own = fonts.families(of: key) }
    write(fontAttributes(of: font, own))
    attribute(" font-size", size)
    paint(fill: color, line: nil)
    if text.first == " " || text.last == " " || text.contains("  ") { write(" xml:space=\"preserve\"") }
    write(">")
    escape(text)
    write("</text>")
  }

  private mutating func outline(
    _ key: SVGTextKey, _ glyphs: [GlyphOutlines.Glyph], _ color: GraphColor, left: Position
  ) {
    write("<g transform=\"translate(")
    ShortDecimal.append(left.x, digits: 2, to: &bytes)
    write(",")
    ShortDecimal.append(height - left.y, digits: 2, to: &bytes)
    write(")scale(")
    ShortDecimal.append(key.size / GlyphOutlines.unitsPerSize, digits: 5, to: &bytes)
    write(")\"")
    paint(fill: color, line: nil)
    write(" aria-label=\"")
    escape(key.text)
    write("\">")
    for glyph in glyphs {
      write("<use xlink:href=\"#\(idPrefix)\(glyph.name)\"")
      if glyph.x != 0 { write(" x=\"\(glyph.x)\"") }
      if glyph.y != 0 { write(" y=\"\(glyph.y)\"") }
      write("/>")
    }
    write("</g>")
  }

  /// From `Inter, Bold`, as a font of one family is named to Graphviz.
  ///
  /// - Parameter own: Families that the figure brings.
  private mutating func fontAttributes(of font: String, _ own: [String]) -> String {
    let key = own.joined(separator: ", ") + "; " + font
    if let known = fontAttributes[key] { return known }
    let parts = font.split(separator: ",", maxSplits: 1)
    let family = String(parts.first ?? "")
    let traits = parts.count > 1 ? parts[1] : ""
    let all = own + [family] + (figure.genericFamilies[family].map { [$0] } ?? [])
    let list = all.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: ", ")
    var text = " font-family=\"" + Markup.escaped(list) + "\""
    if traits.contains("Bold") { text += " font-weight=\"bold\"" }
    if traits.contains("Italic") { text += " font-style=\"italic\"" }
    fontAttributes[key] = text
    return text
  }

  // MARK: Parts of elements

  private mutating func paint(_ stroke: Stroke) {
    let hasLine = stroke.line.rgba & 0xFF != 0 && stroke.width > 0
    paint(fill: stroke.fill, line: hasLine ? stroke.line : nil)
    guard hasLine else { return }
    if stroke.width != 1 { attribute(" stroke-width", stroke.width) }
    // As Graphviz's cairo renderer has them, so that all formats look alike.
    switch stroke.style {
    case .solid: break
    case .dashed: write(" stroke-dasharray=\"6\"")
    case .dotted: write(" stroke-dasharray=\"2 6\"")
    }
  }

  /// Attributes, which stand in every viewer, and the classes by which a style sheet changes them.
  private mutating func paint(fill: GraphColor, line: GraphColor?) {
    var classes: [String] = []
    paint(" fill", fill, isFill: true, &classes)
    if let line { paint(" stroke", line, isFill: false, &classes) }
    if !classes.isEmpty { write(" class=\"" + classes.joined(separator: " ") + "\"") }
  }

  private mutating func paint(_ name: StaticString, _ color: GraphColor, isFill: Bool, _ classes: inout [String]) {
    guard colors != nil else { return attribute(name, color) }
    guard let own = colors?.color(of: color) ?? nil else { return attribute(name, .transparent) }
    attribute(name, GraphColor(own))
    if let use = colors?.use(own, isFill: isFill) { classes.append(use) }
  }

  private mutating func attribute(_ name: StaticString, _ value: Double) {
    write(name)
    write("=\"")
    ShortDecimal.append(value, digits: 2, to: &bytes)
    write("\"")
  }

  private mutating func attribute(_ name: StaticString, _ color: GraphColor) {
    write(name)
    write("=\"")
    let alpha = color.rgba & 0xFF
    write(alpha == 0 ? "none" : color.opaque.spelling ?? "none")
    write("\"")
    if alpha != 0, alpha != 0xFF {
      write(name)
      write("-opacity=\"")
      ShortDecimal.append(Double(alpha) / 255, to: &bytes)
      write("\"")
    }
  }

  private mutating func corners(_ points: some Sequence<Position>) {
    var isFirst = true
    for point in points {
      if !isFirst { write(" ") }
      corner(point)
      isFirst = false
    }
  }

  private mutating func corner(_ point: Position) {
    ShortDecimal.append(point.x, digits: 2, to: &bytes)
    write(",")
    ShortDecimal.append(height - point.y, digits: 2, to: &bytes)
  }

  private mutating func escape(_ text: String) { Markup.append(text, to: &bytes) }

  private mutating func write(_ text: String) { bytes += text.utf8 }

  private mutating func write(_ text: StaticString) {
    bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }
}

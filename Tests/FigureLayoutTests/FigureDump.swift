@testable import FigureLayout

/// A figure as text, one line a thing, in points: what it is, its left and lower edge, its width and height.
extension Figure {
  var dump: String {
    pages.map { page in
      "page \(page.slug) \(number(page.size.width)) \(number(page.size.height))\n"
        + page.groups.map { $0.dump(indent: "  ") }.joined()
        + page.texts.map { "  " + $0.dump }.joined()
        + page.shapes.map { $0.dump(indent: "  ") }.joined()
        + page.arrows.map(\.dump).joined()
    }.joined()
  }
}

/// With at most one decimal.
private func number(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  return sign + "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
}

private func place(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

extension Rect {
  fileprivate var dump: String { "\(number(x)),\(number(y)) \(number(width))x\(number(height))" }
}

extension Group {
  fileprivate func dump(indent: String) -> String {
    "\(indent)\(role.rawValue) \(id) \(rect.dump)\n"
      + texts.map { indent + "  " + $0.dump }.joined()
      + shapes.map { $0.dump(indent: indent + "  ") }.joined()
      + groups.map { $0.dump(indent: indent + "  ") }.joined()
  }
}

extension Shape {
  fileprivate func dump(indent: String) -> String {
    let dash = paint.dash == .solid ? "" : " " + paint.dash.rawValue
    let classes = classes.isEmpty ? "" : " (" + classes.joined(separator: " ") + ")"
    return "\(indent)\(role.rawValue) \(id) \(rect.dump)\(dash)\(classes)\n"
      + texts.map { indent + "  " + $0.dump }.joined()
  }
}

extension Label {
  fileprivate var dump: String {
    let looks = [font.bold ? " bold" : "", font.italic ? " italic" : "", struckThrough ? " struck" : ""].joined()
    return "text \(id) \"\(text)\" \(rect.dump)\(looks)\n"
  }
}

extension Arrow {
  fileprivate var dump: String {
    "  arrow \(id) \(kind)\(isDangling ? " dangling" : "") to \(target) \(tail.rawValue) \(line.rawValue) "
      + "\(head.rawValue) \(number(pen))\n    " + path.map(place).joined(separator: " ") + "\n"
  }
}

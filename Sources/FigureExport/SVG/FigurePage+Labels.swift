import FigureLayout

extension FigurePage {
  /// Every text of the page, in the order of its groups.
  var labels: [Label] { groups.flatMap(\.labels) + texts + shapes.flatMap(\.texts) }
}

extension Group {
  fileprivate var labels: [Label] { groups.flatMap(\.labels) + shapes.flatMap(\.texts) + texts }
}

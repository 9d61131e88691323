/// Lays ordered lists over one another: every element once, each list's own order kept where they agree.
///
/// An element that only a later list has goes before the one it precedes there, so behind what earlier lists had in its
/// place. Linear in the lists.
func unionOrder<Element: Hashable>(of lists: [[Element]]) -> [Element] {
  var order = lists.first ?? []
  var known = Set(order)
  for list in lists.dropFirst() {
    var preceding: [Element: [Element]] = [:]
    var run: [Element] = []
    for element in list {
      if known.insert(element).inserted {
        run.append(element)
      } else if !run.isEmpty {
        preceding[element, default: []] += run
        run = []
      }
    }
    if !preceding.isEmpty { order = order.flatMap { (preceding[$0] ?? []) + [$0] } }
    order += run
  }
  return order
}

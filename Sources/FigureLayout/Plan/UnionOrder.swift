/// Lays ordered lists over one another: every element once, each list's own order kept where they agree.
///
/// An element that only a later list has goes behind the one it follows there. Linear in the lists.
func unionOrder<Element: Hashable>(of lists: [[Element]]) -> [Element] {
  guard let first = lists.first else { return [] }
  var order = first
  var known = Set(first)
  for list in lists.dropFirst() {
    let added = list.contains { !known.contains($0) }
    if !added { continue }
    var following: [Element: [Element]] = [:]
    var leading: [Element] = []
    var last: Element?
    for element in list {
      if known.contains(element) {
        last = element
      } else if known.insert(element).inserted {
        if let last { following[last, default: []].append(element) } else { leading.append(element) }
      }
    }
    order = leading + order.flatMap { [$0] + (following[$0] ?? []) }
  }
  return order
}

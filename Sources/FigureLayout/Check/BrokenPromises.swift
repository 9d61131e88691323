import Diagnostics

extension Figure {
  /// What the figure does not keep of what every figure promises: one error for each thing that is wrong.
  ///
  /// 1. No pointer crosses a text, nor any cell but its own source and target.
  /// 2. Every head ends on the border of what it points to; a dangling pointer's cross stands before it.
  /// 3. No two heads share a spot, no two texts overlap, no text leaves its box.
  /// 4. Cells of one block touch; blocks, frames and regions do not overlap.
  /// 5. What is in two states has the same place in both, and all pages have one size.
  /// 6. Nothing lies outside the page, and the page has no margin but the style's.
  /// 7. Kinds of pointers differ in shape or line, never by colour alone.
  ///
  /// Takes time in proportion to the figure's size, but for the logarithm of a sort.
  /// - Parameter margin: around the whole figure, in points.
  package func brokenPromises(margin: Double) -> [Diagnostic] {
    // Distances that can be told apart are the natural size's.
    if scale != 1 { return scaled(by: 1 / scale).brokenPromises(margin: margin) }
    let pages = pages.map { CheckedPage($0, arrowSize: arrowSize) }
    var found: [Diagnostic] = []
    for (index, page) in pages.enumerated() {
      let broken =
        page.crossedThings() + page.strayHeads() + page.crowdedThings() + page.looseCells()
        + page.strayLeaders()
      found += broken.map { $0.diagnostic(on: pages.count > 1 ? index : nil, label: self.pages[index].label) }
    }
    let broken =
      Self.movedThings(on: pages) + Self.strayInk(on: pages, margin: margin, slack: slack) + confusableKinds()
    return found + broken.map { $0.diagnostic(on: nil, label: nil) }
  }
}

/// One thing in a figure that is not as promised.
struct BrokenPromise {
  /// As the promises are counted in `brokenPromises`.
  var number: Int
  var message: String

  /// - Parameter page: counted from 0; nil where the figure has one page, or where the message names pages itself.
  func diagnostic(on page: Int?, label: String?) -> Diagnostic {
    let notes = page.map { page in
      [Diagnostic.Note("in state \(page + 1)" + (label.map { ", \"\($0)\"" } ?? ""))]
    }
    return .error("promise \(number): \(message)", notes: notes ?? [], help: number == 7 ? Self.styleHelp : Self.help)
  }

  private static let help = "this is a fault of the layout, not of the model: please report it with the model"
  private static let styleHelp = "give the kinds different tails, heads, lines or pens in the style"

  /// A length as messages say it.
  static func points(_ length: Double) -> String { "\((length * 10).rounded() / 10) pt" }
}

import ArgumentParser
import MemFig

enum LengthArgument {
  /// A page's length in points.
  static func points(_ text: String, or names: [String]) throws -> Double {
    guard let points = Length.points(text) else {
      throw ValidationError(
        "expected a length such as 120mm, 12cm, 3.4in or 345pt, or one of " + names.joined(separator: ", "))
    }
    // What PDF can do.
    guard (3...14_400).contains(points) else { throw ValidationError("expected a length from 3pt to 14400pt (200in)") }
    return points
  }
}

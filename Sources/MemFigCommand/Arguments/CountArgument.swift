import ArgumentParser

enum CountArgument {
  static func count(_ text: String, in range: ClosedRange<Int>) throws -> Int {
    guard let count = Int(text), range.contains(count) else {
      throw ValidationError("expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return count
  }

  /// A number of bytes, also in K, M or G.
  static func bytes(_ text: String) throws -> Int {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let unit = text.last.flatMap { units[$0] }
    guard let number = Int(unit == nil ? text[...] : text.dropLast()), (1...(1 << 32)).contains(number) else {
      throw ValidationError("expected a number of bytes such as 1000000, 500K or 64M")
    }
    return number * (unit ?? 1)
  }
}

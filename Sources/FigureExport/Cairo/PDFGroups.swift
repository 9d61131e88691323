/// The transparency groups that cairo gives every page: a page without anything translucent needs none, and pdfTeX
/// warns where two figures with groups stand on one page.
enum PDFGroups {
  private static let start = Array("/Group <<".utf8)
  private static let end = Array(">>".utf8)

  /// Blanks the groups out; lengths and offsets stay.
  static func removed(from bytes: [UInt8], isOpaque: Bool) -> [UInt8] {
    guard isOpaque else { return bytes }
    var bytes = bytes
    var index = 0
    while let found = position(of: start, in: bytes, from: index) {
      guard let close = position(of: end, in: bytes, from: found) else { break }
      for place in found..<close + end.count where bytes[place] != 0x0A { bytes[place] = 0x20 }
      index = close
    }
    return bytes
  }

  private static func position(of pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    var index = start
    while index <= bytes.count - pattern.count {
      if bytes[index] == pattern[0], bytes[index..<index + pattern.count].elementsEqual(pattern) { return index }
      index += 1
    }
    return nil
  }
}

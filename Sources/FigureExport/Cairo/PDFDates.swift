/// The dates of a document, which cairo writes without the `D:` they begin with.
enum PDFDates {
  /// Puts it in where the blank before a date and the `Z` after it stood; lengths and offsets stay.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for key in ["/CreationDate (", "/ModDate ("] {
      let key = Array(key.utf8)
      guard let found = bytes.lastRange(of: key),
        let end = bytes[found.upperBound...].firstIndex(of: UInt8(ascii: ")")),
        bytes[end - 1] == UInt8(ascii: "Z")
      else { continue }
      let digits = bytes[found.upperBound..<end - 1]
      bytes.replaceSubrange(
        found.lowerBound...end, with: key.dropLast(2) + Array("(D:".utf8) + digits + Array(")".utf8))
    }
    return bytes
  }
}

extension [UInt8] {
  fileprivate func lastRange(of pattern: [UInt8]) -> Range<Int>? {
    var start = count - pattern.count
    while start >= 0 {
      if self[start] == pattern[0], self[start..<start + pattern.count].elementsEqual(pattern) {
        return start..<start + pattern.count
      }
      start -= 1
    }
    return nil
  }
}

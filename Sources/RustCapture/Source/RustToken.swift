/// A piece of Rust source that is neither white space nor comment.
struct RustToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A name or a keyword; raw names (`r#match`) keep their prefix.
    case word
    case lifetime
    /// A string, a character or a number.
    case literal
    /// One byte of punctuation.
    case sign(UInt8)
  }

  var kind: Kind
  /// Offsets in the text, in bytes.
  var range: Range<Int>
  /// Of its first byte, counted from 1.
  var line: Int

  func isSign(_ sign: Unicode.Scalar) -> Bool { kind == .sign(UInt8(ascii: sign)) }
}

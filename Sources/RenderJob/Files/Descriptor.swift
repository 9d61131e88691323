import Glibc

/// The file descriptor calls, whole and uninterrupted.
enum Descriptor {
  /// Writes all bytes; 0 or the error's number.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count < 0 { return errno }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }

  /// Reads to the end, but at most `limit` bytes; nil, with `errno` set, where that fails.
  static func read(from descriptor: Int32, limit: Int, expecting: Int = 0) -> [UInt8]? {
    var bytes: [UInt8] = []
    var room = min(max(expecting + 1, 64 << 10), limit)
    while bytes.count < limit {
      room = min(room, limit - bytes.count)
      var failed = false
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var got = Glibc.read(descriptor, buffer.baseAddress, room)
        while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, room) }
        failed = got < 0
        count = max(got, 0)
      }
      if failed { return nil }
      if piece.isEmpty { break }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      room = min(room * 2, 1 << 20)
    }
    return bytes
  }

  /// What the system says to an error's number: `no such file or directory`.
  static func reason(_ number: Int32) -> String {
    let text = String(cString: strerror(number))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

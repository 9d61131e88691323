import Glibc

/// One side of the socket between the parent and its drawing child; carries whole packets.
struct Channel {
  let descriptor: Int32

  /// Why no packet came.
  enum Silence: Error {
    /// The other side is gone.
    case closed
    /// Nothing came for too long.
    case timeout
  }

  func send(_ packet: [UInt8]) throws(Silence) {
    var header = WireWriter()
    header.put(packet.count)
    guard Descriptor.write(header.bytes, to: descriptor) == 0, Descriptor.write(packet, to: descriptor) == 0 else {
      throw .closed
    }
  }

  /// Waits for the next packet, as long as it takes.
  func receive() throws(Silence) -> [UInt8] { try receive(patience: .infinity, orWhile: { true }) }

  /// Waits for the next packet, `patience` seconds for each part of it, and again as long as `mayGoOn` says so.
  func receive(patience: Double, orWhile mayGoOn: () -> Bool) throws(Silence) -> [UInt8] {
    var header = WireReader(try take(8, patience, mayGoOn))
    guard let count = try? header.number(), count >= 0 else { throw .closed }
    return try take(count, patience, mayGoOn)
  }

  private func take(_ count: Int, _ patience: Double, _ mayGoOn: () -> Bool) throws(Silence) -> [UInt8] {
    var silence: Silence?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        while !isReady(within: patience) {
          if mayGoOn() { continue }
          silence = .timeout
          return
        }
        let got = read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
        if got < 0, errno == EINTR { continue }
        if got <= 0 {
          silence = .closed
          return
        }
        filled += got
      }
    }
    if let silence { throw silence }
    return bytes
  }

  /// Whether there is something to read within so many seconds.
  private func isReady(within patience: Double) -> Bool {
    if patience == .infinity { return true }
    let deadline = Self.seconds(of: CLOCK_MONOTONIC) + patience
    while true {
      let left = deadline - Self.seconds(of: CLOCK_MONOTONIC)
      guard left > 0 else { return false }
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&request, 1, Int32(min(left * 1000, 3_600_000).rounded(.up)))
      if ready > 0 || ready < 0 && errno != EINTR { return true }
    }
  }

  static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

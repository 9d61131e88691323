import Glibc

/// One side of the socket between the parent and its drawing child; carries whole packets.
struct Channel {
  let descriptor: Int32

  /// Why no packet came.
  enum Silence: Error {
    /// The other side is gone.
    case closed
    case deadline
  }

  func send(_ packet: [UInt8]) throws(Silence) {
    var header = WireWriter()
    header.put(packet.count)
    guard Descriptor.write(header.bytes, to: descriptor) == 0, Descriptor.write(packet, to: descriptor) == 0 else {
      throw .closed
    }
  }

  /// Waits for the next packet, at most until `deadline`, in seconds of the monotonic clock.
  func receive(until deadline: Double = .infinity) throws(Silence) -> [UInt8] {
    var header = WireReader(try receive(8, until: deadline))
    guard let count = try? header.number(), count >= 0 else { throw .closed }
    return try receive(count, until: deadline)
  }

  private func receive(_ count: Int, until deadline: Double) throws(Silence) -> [UInt8] {
    var silence: Silence?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        if !waits(until: deadline) {
          silence = .deadline
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

  /// Whether there is something to read before the deadline.
  private func waits(until deadline: Double) -> Bool {
    if deadline == .infinity { return true }
    while true {
      let left = deadline - Self.now
      guard left > 0 else { return false }
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&request, 1, Int32(min(left * 1000, 3_600_000).rounded(.up)))
      if ready > 0 || ready < 0 && errno != EINTR { return true }
    }
  }

  /// Seconds of the monotonic clock.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

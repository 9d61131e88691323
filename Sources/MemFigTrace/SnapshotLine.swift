import ProcessSnapshot

extension ProcessSnapshot {
  /// One line of JSON.
  func line() -> [UInt8] { (try? json()) ?? [] }
}

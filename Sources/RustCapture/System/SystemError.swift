import Glibc

/// What the system refused, in words.
struct SystemError: Error {
  var message: String
  var number: Int32

  init(_ what: String, _ number: Int32) {
    let reason = String(cString: strerror(number))
    message = "\(what): \(reason.prefix(1).lowercased())\(reason.dropFirst())"
    self.number = number
  }
}

enum Version {
  static let number = "0.1.0"

  /// The compiler that built this.
  static var swift: String {
    #if compiler(>=6.4)
    "6.4 or newer"
    #elseif compiler(>=6.3)
    "6.3"
    #elseif compiler(>=6.2)
    "6.2"
    #else
    "6.1"
    #endif
  }
}

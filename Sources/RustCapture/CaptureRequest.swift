/// What to capture, and how.
package struct CaptureRequest: Sendable {
  /// A Rust source file, a package's folder or its Cargo.toml.
  package var path: String
  /// What diagnostics call the program.
  package var edition = Edition.e2021
  package var cargo = CargoChoice()
  /// The one marker to stop at, by its label or line; all where it is nil.
  package var marker: String?
  /// The one time to stop at it, counted from 1; every time where it is nil.
  package var hit: Int?
  /// How many states are kept; of each marker the first, in any case.
  package var mostStates = 256
  /// Seconds the program may run.
  package var timeout = 10.0
  /// Bytes the program may have; 0 is as many as it likes.
  package var memory = 0
  /// Ends that are states too.
  package var onPanic = false
  package var onCrash = false
  package var onTimeout = false
  package var noNetwork = false
  /// Look for blocks that nothing leads to any more.
  package var leaks = false
  /// Leave the program its randomness.
  package var random = false
  /// A file for the program's standard input; it is empty where it is nil.
  package var input: String?
  package var arguments: [String] = []
  /// Compilers' messages in colour.
  package var isColored = false

  package init(path: String) { self.path = path }

  /// Whether there may be a state without a marker.
  var hasOtherStops: Bool { onPanic || onCrash || onTimeout }

  /// Whether it is a package, not a source file.
  var isPackage: Bool { FilePath.name(of: path) == "Cargo.toml" || FilePath.isFolder(path) }
}

/// What of a package to build and run; in Cargo's words.
package struct CargoChoice: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    case bin(String)
    case example(String)
    /// Integration tests, or, by the library's name, its unit tests.
    case test(String)
  }

  package var package: String?
  /// nil is the one binary that the package has.
  package var target: Target?
  package var features: [String] = []
  package var allFeatures = false
  package var noDefaultFeatures = false
  /// Where what is built stays for later captures; a folder that is removed where it is nil.
  package var targetFolder: String?

  package init() {}
}

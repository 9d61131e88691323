/// A program with probes, ready to run.
struct BuiltProgram {
  var executable: String
  /// The compiler's intermediate code of the user's crates, as text, one a crate.
  var mir: [String]
  /// The markers that stand in it.
  var markers: [Marker]
  /// The texts of its sources, by the paths that debug information has.
  var sources: [String: String]
  /// What the user calls them, by the same paths.
  var names: [String: String]
  /// The folder that the user's own code stands in.
  var root: String
  /// Folders of libraries that it loads, beside the system's.
  var libraries: [String] = []
  /// The folder it runs in; nil is where memfig does.
  var folder: String?
}

import ArgumentParser
import RenderJob

/// Where the author's directives come from.
struct CutArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Take the author's directives from this file, instead of from prog.cut beside prog.rs or prog.mem, or memfig.cut \
      in a package.
      """, valueName: "file"))
  var cut: String?

  @Flag(help: "Take no directives from a file.")
  var noCut = false

  func validate() throws {
    if cut != nil, noCut { throw ValidationError("--cut and --no-cut exclude one another") }
    if cut?.isEmpty ?? false { throw ValidationError("the name of the file of directives is empty") }
  }

  var choice: CutChoice { noCut ? .none : cut.map(CutChoice.file) ?? .beside }
}

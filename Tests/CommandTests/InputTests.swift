import Foundation
import Testing

@Suite struct InputTests {
  let memfig: Memfig
  var folder: TemporaryFolder { memfig.folder }

  init() throws {
    memfig = try Memfig()
    try folder.write(Models.one, to: "one.mem")
  }

  @Test(arguments: ["render", "check", "fmt", "convert"])
  func missingInput(subcommand: String) throws {
    let result = try memfig(subcommand, "nowhere.mem")
    #expect(result.status == 66)
    #expect(result.errors == "nowhere.mem: error: cannot read it: no such file or directory\n")
  }

  @Test func inputIsAFolder() throws {
    try FileManager.default.createDirectory(at: folder["models"], withIntermediateDirectories: false)
    let result = try memfig("render", "models")
    #expect(result.status == 66)
    #expect(result.errors.hasPrefix("models: error: it is a folder\nhelp: "))
  }

  @Test(.enabled(if: geteuid() != 0, "root reads everything"))
  func unreadable() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder["one.mem"].path)
    let result = try memfig("render", "one.mem")
    #expect(result.status == 66)
    #expect(result.errors == "one.mem: error: cannot read it: permission denied\n")
  }

  @Test func unknownEnding() throws {
    try folder.write(Models.one, to: "one.txt")
    let result = try memfig("render", "one.txt")
    #expect(result.status == 64)
    #expect(
      result.errors
        == "one.txt: error: the name's ending says nothing of what it holds\nhelp: inputs end in .mem, .json or .rs\n")
  }

  @Test func largeInputIsNotRead() throws {
    // 20 MB that nobody could read in time: a sparse file, and a pipe without end.
    let file = try memfig.shell("truncate -s 20000000 large.mem; \"$memfig\" check large.mem")
    #expect(file.status == 65)
    #expect(
      file.errors
        == "large.mem: error: the input has more bytes than the limit of 16777216\nhelp: raise the limit with --max-input\n"
    )
    let pipe = try memfig.shell("yes | \"$memfig\" check -")
    #expect(pipe.status == 65)
    #expect(pipe.errors.contains("<stdin>: error: the input has more bytes than the limit of 16777216"))
    #expect(try memfig("check", "one.mem", "--max-input", "10").status == 65)
    #expect(try memfig("check", "one.mem", "--max-input", "1K").status == 0)
  }

  @Test func limitsReachTheReader() throws {
    try folder.write("stack { fn main { a = [[[[[1]]]], [2], [3]] } }", to: "deep.mem")
    for (option, small, large) in [("--max-depth", "2", "20"), ("--max-cells", "2", "20")] {
      let refused = try memfig("check", "deep.mem", option, small)
      #expect(refused.status == 65)
      #expect(refused.errors.contains("more") || refused.errors.contains("deeper"))
      #expect(refused.errors.contains("help: raise the limit with \(option)\n"))
      #expect(try memfig("check", "deep.mem", option, large).status == 0)
    }
  }

  @Test(arguments: ["", "\0\u{1}\u{2}binary", "stack { fn main { a: &str = \"never ends } }", "heep { }", "{"])
  func badInput(text: String) throws {
    let result = try memfig("render", "-", "-o", "out.svg", input: text)
    #expect(result.status == 65)
    #expect(result.errors.contains("<stdin>:1:"))
    #expect(result.errors.contains("error: "))
    #expect(try folder.names == ["one.mem"])
  }

  @Test func oneBadInputDoesNotKeepTheOthers() throws {
    try folder.write(Models.unknownPlace, to: "bad.mem")
    let result = try memfig("render", "-O", "bad.mem", "nowhere.mem", "one.mem")
    #expect(result.status == 66)
    #expect(result.errors.contains("bad.mem:4:20: error: there is no \"aa\""))
    #expect(result.errors.contains("nowhere.mem: error: cannot read it"))
    #expect(try folder.names == ["bad.mem", "one.mem", "one.svg"])
  }
}

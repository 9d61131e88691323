import Foundation
import Testing

@Suite struct OutputTests {
  let memfig: Memfig
  var folder: TemporaryFolder { memfig.folder }

  init() throws {
    memfig = try Memfig()
    try folder.write(Models.one, to: "one.mem")
  }

  @Test func noSuchFolder() throws {
    let result = try memfig("render", "one.mem", "-o", "nowhere/a.svg")
    #expect(result.status == 73)
    #expect(result.errors == "nowhere/a.svg: error: cannot create it: no such file or directory\n")
  }

  @Test func outputIsAFolder() throws {
    try FileManager.default.createDirectory(at: folder["a.svg"], withIntermediateDirectories: false)
    let result = try memfig("render", "one.mem", "-o", "a.svg")
    #expect(result.status == 73)
    #expect(result.errors.hasPrefix("a.svg: error: cannot create it: it is a folder\nhelp: "))
  }

  @Test(.enabled(if: geteuid() != 0, "root writes everywhere"))
  func unwritableFileStays() throws {
    try folder.write("old", to: "a.svg")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder["a.svg"].path)
    let result = try memfig("render", "one.mem", "-o", "a.svg")
    #expect(result.status == 73)
    #expect(result.errors == "a.svg: error: cannot create it: permission denied\n")
    #expect(try folder.text("a.svg") == "old")
  }

  @Test func badInputLeavesTheOldFile() throws {
    try folder.write("old", to: "a.svg")
    try folder.write(Models.unknownPlace, to: "bad.mem")
    #expect(try memfig("render", "bad.mem", "-o", "a.svg").status == 65)
    #expect(try folder.text("a.svg") == "old")
  }

  @Test func whatCannotBeWrittenWholeLeavesTheOldFile() throws {
    try folder.write("old", to: "a.svg")
    let result = try memfig.shell("ulimit -f 1; \"$memfig\" render one.mem -o a.svg")
    #expect(result.status == 74)
    #expect(result.errors == "a.svg: error: cannot write it: file too large\n")
    #expect(try folder.text("a.svg") == "old")
    #expect(try folder.names == ["a.svg", "one.mem"])
  }

  @Test func fullDisk() throws {
    let device = try memfig("render", "one.mem", "-T", "svg", "-o", "/dev/full")
    #expect(device.status == 74)
    #expect(device.errors == "/dev/full: error: cannot write it: no space left on device\n")
    let stream = try memfig.shell("\"$memfig\" render one.mem > /dev/full")
    #expect(stream.status == 74)
    #expect(stream.errors == "<stdout>: error: cannot write it: no space left on device\n")
    #expect(try memfig.shell("\"$memfig\" styles > /dev/full").status == 74)
  }

  @Test func oneOutputThatFailsDoesNotKeepTheOthers() throws {
    let result = try memfig("render", "one.mem", "-o", "nowhere/a.svg", "-o", "a.svg")
    #expect(result.status == 73)
    #expect(try folder.names == ["a.svg", "one.mem"])
  }

  @Test func readerThatLeavesIsNoFault() throws {
    let result = try memfig.shell("\"$memfig\" render one.mem | true")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test func modeAndLinksAreKept() throws {
    try folder.write("old", to: "real.svg")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder["real.svg"].path)
    try FileManager.default.createSymbolicLink(atPath: folder["a.svg"].path, withDestinationPath: "real.svg")
    #expect(try memfig("render", "one.mem", "-o", "a.svg").status == 0)
    #expect(try folder.text("real.svg").contains("</svg>"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder["real.svg"].path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    let link = try FileManager.default.attributesOfItem(atPath: folder["a.svg"].path)
    #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func newFilesFollowTheMask() throws {
    let result = try memfig.shell("umask 027; \"$memfig\" render one.mem -o a.svg; stat -c %a a.svg")
    #expect(result.text == "640\n")
  }

  @Test func pipesAreWrittenTo() throws {
    let result = try memfig.shell("mkfifo pipe; \"$memfig\" render one.mem -T dot -o pipe & cat pipe; wait $!")
    #expect(result.status == 0)
    #expect(result.text.contains("digraph"))
    #expect(try folder.names == ["one.mem", "pipe"])
  }
}

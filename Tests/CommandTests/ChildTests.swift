import Foundation
import Testing

@Suite struct ChildTests {
  let memfig: Memfig

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Models.one, to: "one.mem")
    try memfig.folder.write(Models.one, to: "two.mem")
    try memfig.folder.write("old", to: "one.svg")
  }

  private func render(_ fault: String) throws -> Memfig.Result {
    try memfig(
      "render", "-O", "one.mem", "two.mem", "--max-seconds", "1", environment: ["MEMFIG_TEST_CHILD": fault])
  }

  @Test(arguments: [
    ("crash", "drawing crashed: illegal instruction", "note: RenderJob/TestFault.swift"),
    ("exit", "drawing crashed: it ended with status 3", "help: this is a fault of memfig: please report it"),
    ("spin", "drawing took more than 1 s of CPU time and was stopped", "help: raise the limit with --max-seconds"),
    ("sleep", "drawing did not end within 5 s and was stopped", "help: raise the limit with --max-seconds"),
  ])
  func faultIsAMessage(fault: String, message: String, more: String) throws {
    let result = try render(fault)
    #expect(result.status == 70)
    #expect(result.signal == nil)
    // Each input is tried, in a child of its own.
    #expect(result.errors.contains("one.mem: error: \(message)"))
    #expect(result.errors.contains("two.mem: error: \(message)"))
    #expect(result.errors.contains(more))
    #expect(try memfig.folder.names == ["one.mem", "one.svg", "two.mem"])
    #expect(try memfig.folder.text("one.svg") == "old")
  }

  @Test func nextInputGoesOn() throws {
    // What is nested too deep for the stack crashes the reader, if it is allowed to.
    let deep = String(repeating: "[", count: 500_000)
    try memfig.folder.write("stack { fn main { a = \(deep) } }", to: "deep.mem")
    let result = try memfig("render", "-O", "deep.mem", "one.mem", "--max-depth", "1000000")
    #expect(result.status == 70)
    #expect(result.errors.contains("deep.mem: error: drawing crashed: segmentation fault"))
    #expect(try memfig.folder.text("one.svg").contains("</svg>"))
  }

  @Test(arguments: ["check", "convert", "fmt"])
  func allWorkIsDoneInTheChild(subcommand: String) throws {
    let result = try memfig(subcommand, "one.mem", environment: ["MEMFIG_TEST_CHILD": "exit"])
    #expect(result.status == 70)
    #expect(result.text == "")
  }

  @Test func memoryIsLimited() throws {
    let result = try memfig(
      "render", "one.mem", "--max-memory", "512", environment: ["MEMFIG_TEST_CHILD": "allocate"])
    #expect(result.status == 70)
    #expect(result.errors.contains("one.mem: error: drawing crashed: "))
    #expect(result.errors.contains("help: it used much memory: raise the limit of 512 MiB with --max-memory\n"))
    #expect(result.text == "")
  }
}

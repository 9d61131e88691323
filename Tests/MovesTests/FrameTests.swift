import Foundation
import ProcessSnapshot
import Testing

@testable import RustCapture

/// Frames that call others, found by their lines.
@Suite(.enabled(if: Rustc.isThere, "rustc is not installed"), .serialized) struct FrameTests {
  struct Program {
    let text: RustProgram
    var analysis: MovesAnalysis

    init() throws {
      text = try RustProgram(named: "frames")
      analysis = MovesAnalysis(mir: try Rustc.mir(text.instrumented), sources: ["prog.rs": text.instrumented])
    }

    /// The line and the column of a text that stands once in the program.
    func at(_ part: String) -> (line: Int, column: Int) {
      let before = text.text[..<text.text.range(of: part)!.lowerBound]
      return (
        before.count { $0 == "\n" } + 1, before.split(separator: "\n", omittingEmptySubsequences: false).last!.count + 1
      )
    }

    /// The states of variables, named with what stands at their declaration, in a frame that stands at a part of the text.
    mutating func states(
      in function: String, at part: String, column: Bool = false, calling callee: String?,
      of names: [(String, at: String)],
      marker: Int? = nil
    ) -> [String] {
      let place = at(part)
      let variables = names.map { Variable.named($0.0, line: at($0.at).line) }
      let frame = Frame.at(function, line: place.line, column: column ? place.column : nil, variables: variables)
      let inner = callee.map { [Frame.at($0, line: 1)] } ?? []
      var snapshot = ProcessSnapshot.stopped(marker: marker, frames: inner + [frame])
      analysis.apply(to: &snapshot)
      return snapshot.threads[0].frames.last!.variables.map { "\($0.name) \($0.state.rawValue)" }
    }
  }

  @Test func theCallSeesItsArgumentsMoved() throws {
    var program = try Program()
    let names = [("stack", at: "let mut stack"), ("text", at: "let text = String::from"), ("name", at: "let name")]
    #expect(
      program.states(
        in: "prog::main", at: "stack.push(text)", calling: "prog::Stack<&str>::push", of: Array(names.prefix(2)))
        == ["stack live", "text moved"])
    #expect(
      program.states(in: "prog::main", at: "let loud = Loud", calling: "prog::Loud::new", of: names)
        == ["stack live", "text moved", "name moved"])
  }

  @Test func callsOfOneLineAreToldApart() throws {
    var program = try Program()
    let names = [("a", at: "a: String, b: String"), ("b", at: "a: String, b: String")]
    let line = "let n = second(&a)"
    #expect(
      program.states(in: "prog::two_calls", at: line, calling: "prog::first", of: names) == ["a moved", "b maybe"])
    #expect(
      program.states(in: "prog::two_calls", at: "second(&a) +", column: true, calling: "prog::second", of: names)
        == ["a live", "b live"])
    #expect(
      program.states(in: "prog::two_calls", at: "second(&b); first", column: true, calling: "prog::second", of: names)
        == ["a moved", "b live"])
  }

  /// Drops at the end of a scope run in reverse order; the variables in scope tell which of them it is.
  @Test func dropsAreCalls() throws {
    var program = try Program()
    let names = [("a", at: "let a = Loud"), ("b", at: "let b = Loud"), ("moved", at: "let moved")]
    let loud = "<prog::Loud as core::ops::drop::Drop>::drop"
    #expect(
      program.states(in: "prog::scopes", at: "second(\"x\")", calling: "prog::second", of: names)
        == ["a live", "b live", "moved moved"])
    #expect(
      program.states(in: "prog::scopes", at: "}\n\nfn reverse", calling: loud, of: names)
        == ["a moved", "b live", "moved moved"])
    // `late` is out of scope while it is dropped, and so is `early`.
    #expect(
      program.states(in: "prog::reverse", at: "}\n\nfn closures", calling: loud, of: [("early", at: "let early")])
        == ["early live"])
  }

  @Test func closuresAreFrames() throws {
    var program = try Program()
    let names = [("s", at: "let mut run = |s"), ("n", at: "let n = second(&s);")]
    #expect(
      program.states(
        in: "prog::closures::{closure#0}", at: "let n = second(&s);", calling: "prog::second", of: [names[0]])
        == ["s live"])
    #expect(
      program.states(in: "prog::closures::{closure#0}", at: "first(s);", calling: "prog::first", of: names)
        == ["s moved", "n live"])
    let outer = [("text", at: "fn closures(text"), ("run", at: "let mut run = |s"), ("late", at: "let late;")]
    #expect(
      program.states(
        in: "prog::closures", at: "run(text);", calling: "prog::closures::{closure#0}", of: Array(outer.prefix(2)))
        == ["text moved", "run live"])
    // Its caller is a function of std's that is not listed.
    #expect(
      program.states(in: "prog::closures", at: "late = [1", calling: "prog::closures::{closure#1}", of: outer)
        == ["text moved", "run live", "late uninitialized"])
  }

  @Test func callsInMacrosAreFound() throws {
    var program = try Program()
    let names = [("a", at: "fn printing(a"), ("b", at: "let b = a;")]
    #expect(
      program.states(in: "prog::printing", at: "println!(\"{} {}\", b, sec", calling: "prog::second", of: names)
        == ["a moved", "b live"])
    #expect(
      program.states(in: "prog::printing", at: "panic!(\"no", calling: nil, of: names) == ["a moved", "b live"])
  }

  @Test func functionsOfOneNameAreToldApartByTheirLines() throws {
    var program = try Program()
    let marker = try #require(program.text.markers.first { $0.id == 3 })
    var snapshot = ProcessSnapshot.stopped(
      marker: 3,
      frames: [
        .at("prog::Loud::new", line: marker.line, variables: [.named("name", line: program.at("name: String").line)])
      ])
    program.analysis.apply(to: &snapshot)
    #expect(snapshot.threads[0].frames[0].variables[0].state == .live)
  }

  @Test func otherCratesFramesStayUnknown() throws {
    var program = try Program()
    #expect(
      program.states(in: "other::elsewhere", at: "fn main", calling: nil, of: [("a", at: "fn main")]) == ["a unknown"])
    #expect(
      program.states(in: "prog::main", at: "struct Loud(", calling: nil, of: [("a", at: "fn main")]) == ["a unknown"])
  }
}

import ProcessSnapshot
import Testing

/// Frames, variables and where they are.
@Suite(.enabled(if: Workshop.hasCompiler, "rustc is not installed")) struct FrameTests {
  @Test func aStopHasTheUsersFramesAlone() throws {
    let trace = try Trace("references")
    let first = try trace.snapshot(1)
    #expect(first.stop.reason == .marker)
    #expect(first.stop.file == "/sample/references.rs")
    #expect(first.stop.line == 7)
    #expect(first.threads.count == 1)
    #expect(first.threads[0].atMarker)
    #expect(first.threads[0].name == nil)
    #expect(first.threads[0].frames.map(\.function) == ["references::longest", "references::main"])
    #expect(first.threads[0].frames.map(\.line) == [7, 25])
    #expect(trace.end.reason == .exited)
    #expect(trace.end.status == 0)
    #expect(trace.end.hits == [.init(marker: 1, count: 1), .init(marker: 2, count: 1)])
    #expect(trace.status == 0)
  }

  /// They tell calls of one line apart.
  @Test func callsHaveTheirColumns() throws {
    let frames = try Trace("methods").snapshot(1).threads[0].frames
    #expect(frames.map(\.line) == [11, 14, 25])
    #expect(frames.dropFirst().map(\.column) == [9, 35])
  }

  @Test func parametersAndLocalsHaveTheirPlaces() throws {
    let snapshot = try Trace("references").snapshot(1)
    let frame = try snapshot.frame("references::longest")
    #expect(frame.variables.map(\.name) == ["a", "b"])
    #expect(frame.variables.map(\.argument) == [true, true])
    #expect(try snapshot.number("count", in: "references::main") == 5)
    let shared = try snapshot.number("shared", in: "references::main")
    #expect(shared == (try snapshot.variable("count", in: "references::main")).address?.value)
  }

  @Test func variablesAreThereOnceDeclared() throws {
    let trace = try Trace("references")
    #expect(try trace.snapshot(1).frame("references::main").variables.last?.name == "part")
    #expect(try trace.snapshot(2).frame("references::main").variables.last?.name == "pair")
  }

  @Test func whatTextPointsAtIsThere() throws {
    let snapshot = try Trace("references").snapshot(2)
    let word = try #require(try snapshot.variable("word", in: "references::main").address).value
    let text = try snapshot.bytes(at: try snapshot.number(at: word), count: Int(try snapshot.number(at: word + 8)))
    #expect(String(decoding: text, as: UTF8.self) == "tide")
  }

  @Test func methodsAreNamedAfterTheirTypes() throws {
    let trace = try Trace("objects")
    #expect(try trace.snapshot(1).threads[0].frames.map(\.function) == ["objects::Circle::area", "objects::main"])
    #expect(try trace.snapshot(2).threads[0].frames[0].function == "objects::Counter::hit")
    #expect(try trace.snapshot(3).threads[0].frames[0].function == "objects::main::{closure#0}")
    let methods = try Trace("methods")
    #expect(try methods.snapshot(1).threads[0].frames[0].function == "methods::Square::area::{closure#0}")
    #expect(try methods.snapshot(2).threads[0].frames[0].function == "methods::Square::unit")
  }

  @Test func capturesByReferenceAreMarked() throws {
    let snapshot = try Trace("objects").snapshot(3)
    let frame = try snapshot.frame("objects::main::{closure#0}")
    let captured = frame.variables.filter(\.captured)
    #expect(captured.map(\.name).sorted() == ["factor", "sum"])
    #expect(frame.variables.filter { !$0.captured }.map(\.name) == ["x"])
    for variable in captured {
      #expect(variable.address == (try snapshot.variable(variable.name, in: "objects::main")).address)
    }
  }

  @Test func laterVariablesHideEarlierOnesByScope() throws {
    let trace = try Trace("shadows")
    func shadowed(_ marker: Int) throws -> [Bool] {
      try trace.snapshot(marker).frame("shadows::main").variables.filter { $0.name == "sea" }.map(\.shadowed)
    }
    #expect(try shadowed(1) == [true, true, false])
    #expect(try shadowed(2) == [true, true, false])
    #expect(try shadowed(4) == [true, false])
  }

  @Test func hitsAreCounted() throws {
    let trace = try Trace("shadows", ["--marker", "3"])
    #expect(trace.snapshots.map(\.stop.hit) == [1, 2, 3])
    #expect(try trace.snapshots.map { try $0.number("square", in: "shadows::main") } == [0, 1, 4])
    #expect(trace.end.hits.first { $0.marker == 4 }?.count == 1)
    let second = try Trace("shadows", ["--marker", "3", "--hit", "2"])
    #expect(second.snapshots.map(\.stop.hit) == [2])
  }

  @Test func staticsAndFunctionsAreThere() throws {
    let snapshot = try Trace("objects").snapshot(4)
    #expect(snapshot.statics.map(\.name).sorted() == ["objects::GREETING", "objects::LIMITS", "objects::VISITS"])
    let visits = try #require(snapshot.statics.first { $0.name == "objects::VISITS" })
    #expect(try snapshot.number(at: visits.address.value, size: 4) == 8)
    let function = try snapshot.number("function", in: "objects::main")
    #expect(snapshot.code.first { $0.address.value == function }?.name == "objects::double")
  }

  @Test func vtablesNameTheirTypes() throws {
    let snapshot = try Trace("objects").snapshot(4)
    let borrowed = try #require(try snapshot.variable("borrowed", in: "objects::main").address).value
    let vtable = try snapshot.number(at: borrowed + 8)
    let found = try #require(snapshot.vtables.first { $0.address.value == vtable })
    #expect(found.name == "<objects::Circle as objects::Shape>::{vtable}")
    #expect(found.concreteType.map { snapshot.types[$0].name } == "objects::Circle")
  }
}

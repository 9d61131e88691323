import ProcessSnapshot
import Testing

/// Types as debug information has them, and functions' names and types.
@Suite(.enabled(if: Workshop.hasCompiler, "rustc is not installed")) struct TypeTests {
  private func type(_ name: String) throws -> (type: Type, snapshot: ProcessSnapshot) {
    let snapshot = try Trace("types").snapshot(1)
    return (try #require(snapshot.types.first { $0.name == name }), snapshot)
  }

  /// Numbers with a sign are written in as few bytes as hold them.
  @Test func discriminantsHaveTheirSigns() throws {
    let signed = try type("types::Signed").type
    #expect(signed.variants.map(\.value) == [UInt64(bitPattern: -7), 200, 3])
    let plain = try type("types::Plain")
    #expect(plain.type.variants.map(\.value) == [0x1_0000 - 300, 255])
    let number = try #require(plain.type.discriminant)
    #expect(plain.snapshot.types[number.type].name == "i16")
    #expect(number.offset == 0)
  }

  @Test func discriminantsMayHaveSixteenBytes() throws {
    let type = try type("core::option::Option<u128>").type
    #expect(type.discriminant?.size == 16)
    #expect(Dictionary(uniqueKeysWithValues: type.variants.map { ($0.name, $0.value) }) == ["None": 0, "Some": 1])
  }

  @Test func statesHaveTheirNames() throws {
    let machine = try type("types::wait::{async_fn_env#0}").type
    #expect(machine.variants.map(\.name) == ["Unresumed", "Returned", "Panicked", "Suspend0"])
  }

  @Test func methodsHaveTheirTypes() throws {
    let snapshot = try Trace("types").snapshot(1)
    let area = try #require(snapshot.code.first { $0.name.hasSuffix("::area") })
    #expect(area.type == "fn(&types::Square, f64) -> f64")
  }

  /// Of functions that only the symbol table knows.
  @Test func symbolsAreSpelledOut() throws {
    let names = try Trace("types").snapshot(1).code.map(\.name)
    #expect(!names.contains { $0.hasPrefix("_R") || $0.hasPrefix("_ZN") }, "\(names)")
    #expect(names.contains { $0.hasSuffix("as core::fmt::Display>::fmt") || $0.hasSuffix("for i32>::fmt") }, "\(names)")
  }

  @Test func pathsAreTaken() throws {
    let snapshot = try Trace("types").snapshot(1)
    let path = try #require(try snapshot.variable("path", in: "types::main").address).value
    let text = try snapshot.bytes(at: try snapshot.number(at: path), count: Int(try snapshot.number(at: path + 8)))
    #expect(String(decoding: text, as: UTF8.self) == "/a/path/of/some/length")
  }
}

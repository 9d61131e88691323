import Foundation
import Testing

/// How much of a program's memory is shown, and where it lies.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace"))
struct DetailCommandTests {
  let memfig: Memfig

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(
      """
      struct Pair { left: u8, right: u32 }
      static LIMIT: u32 = 4;
      fn add(v: &Pair) -> u32 {
          let sum = v.left as u32 + v.right; // <---
          sum + LIMIT
      }
      fn main() {
          let v = Pair { left: 1, right: 2 };
          let boxed = Box::new(add(&v));
          println!("{boxed}");
      }
      """, to: "prog.rs")
  }

  private func run(_ arguments: String...) throws -> Memfig.Result { try memfig(arguments) }

  @Test func jsonHasPlacesAndNotationHasNot() throws {
    #expect(try run("capture", "prog.rs", "-o", "m.json").status == 0)
    #expect(try memfig.folder.text("m.json").contains("\"address\""))
    #expect(try !run("capture", "prog.rs").text.contains("@0x"))
    #expect(try run("capture", "prog.rs", "--addresses").text.contains("sum: u32 @0x"))
  }

  /// Both at once, of one run.
  @Test func figuresHaveNoPlacesBesideJSON() throws {
    #expect(try run("render", "prog.rs", "-o", "m.json", "-o", "m.svg").status == 0)
    #expect(try memfig.folder.text("m.json").contains("\"address\""))
    #expect(try !memfig.folder.text("m.svg").contains(" at 0x"))
    #expect(try run("render", "prog.rs", "-o", "n.svg").status == 0)
    #expect(try memfig.folder.text("m.svg") == memfig.folder.text("n.svg"))
    #expect(try run("render", "prog.rs", "--addresses", "-o", "n.svg").status == 0)
    #expect(try memfig.folder.text("n.svg").contains(" at 0x"))
  }

  @Test func theSameJSONOnEveryRun() throws {
    let first = try run("capture", "prog.rs", "-T", "json").text
    for _ in 0..<2 { #expect(try run("capture", "prog.rs", "-T", "json").text == first) }
  }

  @Test func aVariableHasADetailOfItsOwn() throws {
    let text = try run("capture", "prog.rs", "--detail", "main.v=bytes", "--detail", "LIMIT=bytes").text
    #expect(text.contains("padding @0x"))
    #expect(text.contains("static LIMIT: u32 @0x"))
    #expect(text.contains("v:   &Pair = &main.v"))
  }

  @Test func aNameThatThereIsNoneOfIsAnError() throws {
    let result = try run("capture", "prog.rs", "--detail", "LIMT=bytes")
    #expect(result.status == 64)
    #expect(
      result.errors == """
        prog.rs: error: at no marker is there a variable "LIMT", for which a detail is asked
        help: did you mean "LIMIT"?

        """)
    for argument in ["v=all", "=std", "main.=std", "all"] {
      #expect(try run("capture", "prog.rs", "--detail", argument).status == 64, "\(argument)")
    }
  }
}

import Testing

@testable import MemoryModel

@Suite struct PlaceTests {
  @Test func placesArePrintedInFull() {
    let variable = Place(
      .variable(thread: "main", frame: Place.Name("add"), name: Place.Name("x")), [.field("value"), .index(2)])
    #expect(variable.description == "stack/main/add.x.value[2]")
    #expect(Place(.heap("shared")).description == "heap/shared")
    #expect(Place(.global("EMOTION")).description == "globals/EMOTION")
    #expect(Place(.code(Place.Name("hello"))).description == "code/hello")
  }

  @Test func partsThatAreNoIdentifiersAreQuoted() {
    let place = Place(
      .variable(thread: "worker 1", frame: Place.Name("main::{closure#0}"), name: Place.Name("a")), [.field("b.c")])
    #expect(place.description == "stack/\"worker 1\"/\"main::{closure#0}\".a.\"b.c\"")
    #expect(Place(.heap("a\"b\\c\n")).description == "heap/\"a\\\"b\\\\c\\n\"")
  }

  @Test func laterOnesOfANameAreNumbered() {
    let place = Place(
      .variable(
        thread: "main", frame: Place.Name("fact", occurrence: 2), name: Place.Name("two words", occurrence: 3)))
    #expect(place.description == "stack/main/fact#2.\"two words\"#3")
  }

  @Test(arguments: ["a", "_a", "größe", "日本", "r#type", "0", "12", "moved", "A1"])
  func plainNames(_ name: String) { #expect(Place.quoted(name) == name) }

  @Test(arguments: ["", "_", "1a", "a b", "a-b", "a.b", "a#2", "r#", "r#1", "r#é", "r#r#a", "w.upgrade()", "é b", "😯"])
  func otherNames(_ name: String) { #expect(Place.quoted(name) == "\"\(name)\"") }

  @Test func regionAndBlock() {
    let place = Place(.heap("a"), [.field("b"), .index(1)])
    #expect(place.region == .heap)
    #expect(place.block == Place(.heap("a")))
    #expect(Place(.heap("a")).appending(.field("b")).appending(.index(1)) == place)
  }

  @Test func pathsArePrintedAsInJSON() {
    let path = ModelPath().appending(.states, 0).appending(.heap, 2).appending(.value).appending(.elements, 1)
    #expect(path.description == "states[0].heap[2].value.elements[1]")
    #expect(ModelPath().description == "")
  }
}

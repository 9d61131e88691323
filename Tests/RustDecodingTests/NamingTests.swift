import MemoryModel
import ProcessSnapshot
import Testing

@testable import RustDecoding

@Suite struct NamingTests {
  @Test(arguments: [
    ("alloc::vec::Vec<i32, alloc::alloc::Global>", "Vec<i32>"),
    ("core::option::Option<alloc::boxed::Box<prog::Tree, alloc::alloc::Global>>", "Option<Box<Tree>>"),
    ("&mut [prog::a::Point; 3]", "&mut [Point; 3]"),
    (
      "alloc::boxed::Box<dyn core::ops::function::Fn<(i32), Output=i32>, alloc::alloc::Global>",
      "Box<dyn Fn(i32) -> i32>"
    ),
    ("fn(&prog::Cup) -> core::option::Option<u8>", "fn(&Cup) -> Option<u8>"),
    ("prog::main::{closure_env#1}<i32>", "closure<i32>"),
    ("(i32, alloc::string::String)", "(i32, String)"),
    (
      "std::collections::hash::map::HashMap<i32, u8, std::hash::random::RandomState, alloc::alloc::Global>",
      "HashMap<i32, u8>"
    ),
    ("*const prog::Node<prog::T>", "*const Node<T>"), ("(i32)", "(i32,)"), ("((u8), [prog::A; 2])", "((u8,), [A; 2])"),
    ("alloc::boxed::Box<(dyn core::error::Error + core::marker::Send), alloc::alloc::Global>", "Box<dyn Error + Send>"),
    ("&(dyn core::error::Error + core::marker::Send)", "&(dyn Error + Send)"),
    ("extern \"C\" fn(i32) -> i32", "extern \"C\" fn(i32) -> i32"),
    ("core::future::from_generator::GenFuture<prog::main::{async_block_env#0}>", "async_block"),
    ("std::sync::lazy_lock::LazyLock<i32, fn() -> i32>", "LazyLock<i32>"),
    ("std::sync::lazy_lock::LazyLock<i32, prog::F>", "LazyLock<i32, F>"),
  ]) func types(full: String, short: String) {
    #expect(TypeName.short(full) == short)
  }

  @Test(arguments: ["", "Vec<", "a>b", "x)", "a\u{1}b"]) func namesThatAreNone(full: String) {
    #expect(TypeName.short(full) == nil)
  }

  @Test(arguments: [
    ("prog::main", "main", "main"),
    ("prog::shapes::Stack<i32>::push", "Stack::push", "shapes::Stack::push"),
    ("prog::main::{closure#0}", "closure", "main::closure"),
    ("prog::fetch::{async_fn#0}", "fetch", "fetch"),
    ("prog::main::{async_block#0}", "async_block", "main::async_block"),
    ("<prog::Circle as prog::Shape>::area", "<Circle as Shape>::area", "<Circle as Shape>::area"),
    ("core::ptr::drop_in_place<prog::Circle>", "drop_in_place", "drop_in_place::<Circle>"),
  ]) func functions(path: String, frame: String, code: String) {
    #expect(FunctionName.ofFrame(path).hasSuffix(frame))
    #expect(FunctionName.ofCode(path).hasSuffix(code))
  }

  @Test func blocksKeepTheirNames() {
    var first = Stopped()
    let i32 = first.i32()
    let box = first.box(of: i32, "i32")
    let one = first.block(Stopped.int(1))
    var second = first
    first.variable("a", box, Stopped.word(one))
    let two = second.block(Stopped.int(2))
    second.variable("a", box, Stopped.word(two))
    second.variable("b", box, Stopped.word(one))
    let model = RustDecoding.model(of: [first.snapshot, second.snapshot])
    #expect(model.states[0].heap.cells.map(\.name) == ["a_box"])
    #expect(model.states[1].heap.cells.map(\.name) == ["a_box", "a_box_2"])
    #expect(model.states[1].heap.cells.map(\.value) == [.scalar("1"), .scalar("2")])
  }

  @Test func hitsOfALabelCountTogether() {
    var stop = Stopped().snapshot
    var other = stop
    stop.stop.label = nil
    stop.stop.file = "src/prog.rs"
    stop.stop.line = 14
    other.stop.marker = 2
    let labels = RustDecoding.model(of: [other, stop, other, stop]).states.map(\.label)
    #expect(labels == ["here", "prog.rs:14", "here (2)", "prog.rs:14 (2)"])
  }

  @Test func threadsKeepTheirNumbers() {
    var names = ThreadNames()
    func thread(_ id: Int, _ name: String? = nil) -> StoppedThread {
      StoppedThread(id: id, name: name, atMarker: false)
    }
    #expect(
      names.names(of: [thread(1), thread(2), thread(3, "ann"), thread(4)]) == ["main", "thread 1", "ann", "thread 3"])
    #expect(names.names(of: [thread(1), thread(4), thread(5)]) == ["main", "thread 3", "thread 4"])
  }

  @Test func aNewerVariableOfOneNameIsTheSecond() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let reference = stopped.type("&i32", .pointer, size: 8, target: i32)
    stopped.variable("sea", i32, Stopped.int(1))
    let newer = stopped.variable("sea", i32, Stopped.int(2))
    stopped.variable("r", reference, Stopped.word(newer))
    #expect(
      RustDecoding.model(of: [stopped.snapshot]).dump.contains("r: &i32 = pointer shared -> stack/main/main.sea#2"))
  }
}

import ProcessSnapshot
import Testing

@testable import RustCapture

/// Consts of types, of traits and inside methods stand under the functions that use them.
@Suite struct AssociatedConstantTests {
  static let source = """
    trait Named { const ID: u32 = 7; fn id(&self) -> u32 { Self::ID } }
    struct A; struct B; struct Pair<T>(T);
    impl Named for A { const ID: u32 = 1; }
    impl Named for B {}
    unsafe impl<T: Fn() -> i32>
    Named for Pair<T>
    { const ID: u32 = 3; }
    impl A { const LIMIT: usize = 10; fn f(&self) { const STEP: usize = 3; } }
    impl B { const LIMIT: usize = 20; fn f(&self) {} }
    """

  /// As rustc prints it, cut down.
  static let mir = """
    const Named::ID: u32 = const 7_u32;

    fn Named::id(_1: &Self) -> u32 {
        bb0: {
            _0 = const <Self as Named>::ID;
        }
    }

    const <impl at p.rs:3:1: 3:17>::ID: u32 = const 1_u32;

    const <impl at p.rs:5:1: 6:18>::ID: u32 = const 3_u32;

    const <impl at p.rs:8:1: 8:7>::LIMIT: usize = const 10_usize;

    const <impl at p.rs:9:1: 9:7>::LIMIT: usize = const 20_usize;

    const <impl at p.rs:8:1: 8:7>::f::STEP: usize = const 3_usize;

    fn <impl at p.rs:8:1: 8:7>::f(_1: &A) -> () {
        bb0: {
            _2 = AddWithOverflow(const A::LIMIT, const A::f::STEP);
        }
    }

    fn <impl at p.rs:9:1: 9:7>::f(_1: &B) -> () {
        bb0: {
            _2 = const B::LIMIT;
        }
    }

    fn main() -> () {
        bb0: {
            _1 = AddWithOverflow(const <A as Named>::ID, const <B as Named>::ID);
            _2 = const <Pair<fn() -> i32> as Named>::ID;
        }
    }

    """

  static func found(sources: [String: String] = ["p.rs": source]) -> [String: [String]] {
    var analysis = MovesAnalysis(mir: mir, sources: sources)
    var snapshot = ProcessSnapshot.stopped(marker: 1, frames: [.at("prog::main", line: 1)])
    analysis.apply(to: &snapshot)
    if let main = analysis.items.functions["main"]?.first {
      analysis.addConstants(
        of: [("prog::main", main)] + analysis.otherFunctions(than: [("prog::main", main)], in: snapshot), to: &snapshot)
    }
    var found: [String: [String]] = [:]
    for const in snapshot.consts {
      for user in const.usedIn { found[user, default: []].append("\(const.name) = \(const.value)") }
    }
    return found
  }

  @Test func constsStandUnderTheMethodsThatUseThem() {
    let found = Self.found()
    #expect(found["prog::A::f"] == ["prog::A::LIMIT = 10", "prog::A::f::STEP = 3"])
    #expect(found["prog::B::f"] == ["prog::B::LIMIT = 20"])
  }

  @Test func aTraitsOwnConstIsThatOfTypesWithoutOne() {
    #expect(Self.found()["prog::main"] == ["prog::A::ID = 1", "prog::B::ID = 7", "prog::Pair::ID = 3"])
  }

  @Test func whatDependsOnTheTypeHasNoValue() {
    #expect(Self.found()["prog::Named::id"] == ["prog::Self::ID = _"])
  }

  /// Without the source nobody knows which type a block is for.
  @Test func nothingIsGuessedWithoutTheSource() {
    let found = Self.found(sources: [:])
    #expect(found.keys.allSatisfy { !$0.contains("::f") })
    #expect(!found.values.joined().contains { $0.contains("LIMIT") || $0.contains("= 1") })
  }

  @Test(arguments: [
    ("impl A {", "A", nil), ("impl<T> Stack<T> where T: Fn(i32) -> i32 {", "Stack", nil),
    ("unsafe impl<'a, T: for<'b> Fn(&'b T)> m::Trait<T> for &'a mut n::Type<T> {", "Type", "Trait"),
  ]) func headers(text: String, type: String, trait: String?) {
    let header = ImplHeader(text)
    #expect(header?.type == type)
    #expect(header?.trait == trait)
  }

  @Test func textsThatAreNoHeader() {
    for text in ["", "impl", "impl<T", "struct A {", "impl<", "macro! {"] {
      #expect(ImplHeader(text) == nil, "\(text)")
    }
  }
}

import Testing

@testable import MemoryModel

@Suite struct PointerKindTests {
  @Test(
    arguments: [
      ("&T", PointerKind.shared), ("&'a T", .shared), ("&'static str", .shared), ("&mut T", .mutable),
      ("&'a mut T", .mutable), ("&mutable", .shared), ("Box<i32>", .owner), ("alloc::boxed::Box<T>", .owner),
      ("Vec<i32>", .owner), ("String", .owner), ("Unique<i32>", .owner), ("Rc<i32>", .strong), ("Arc<i32>", .strong),
      ("Weak<i32>", .weak), ("rc::Weak<i32>", .weak), ("Ref<'b, T>", .ref), ("RefMut<'b, T>", .refMut),
      ("MutexGuard<'_, T>", .guard), ("RwLockReadGuard<T>", .guard), ("RwLockWriteGuard<T>", .guard),
      ("MappedMutexGuard<T>", .guard), ("MappedRwLockReadGuard<T>", .guard), ("Guard<T>", nil), ("*const T", .raw),
      ("*mut T", .raw),
      ("NonNull<T>", .raw), ("fn(i32) -> i32", .function), ("unsafe extern \"C\" fn()", .function),
      ("for<'a> fn(&'a T)", .function), ("Option<Box<T>>", .owner), ("Pin<&mut T>", .mutable), ("Cell<&T>", .shared),
      ("ManuallyDrop<Rc<T>>", .strong), ("MaybeUninit<Weak<T>>", .weak), ("Option<Option<fn()>>", .function),
      ("HashMap<K, V>", .owner), ("BTreeSet<T>", .owner), ("VecDeque<T>", .owner), ("BinaryHeap<T>", .owner),
      ("PathBuf", .owner), ("RawTable<(K, V)>", .owner), ("Option<NodeRef<Owned, K, V, LeafOrInternal>>", .owner),
      ("[BoxedNode<K, V>; 2]", .owner), ("vtable<A as B>", .function),
      ("[Box<T>; 2]", .owner), ("[[&mut T; 2]; 3]", .mutable), ("i32", nil), ("RefCell<Box<T>>", nil), ("Node", nil),
      ("(Box<T>, i32)", nil), ("", nil), ("Option", nil), ("Result<Box<T>, E>", nil), ("dyn Fn(i32) -> i32", nil),
    ] as [(String, PointerKind?)])
  func kindsComeFromTheType(_ type: String, _ kind: PointerKind?) {
    #expect(PointerKind.implied(byType: type) == kind)
  }

  @Test func anUntypedFieldHasTheKindOfTheValueItStandsIn() {
    let context = KindContext(type: "&[i32]")
    #expect(context.field(named: "ptr", type: nil).implied == .shared)
    #expect(context.field(named: "ptr", type: "*const i32").implied == .raw)
    #expect(context.field(named: "len", type: "usize").implied == nil)
    #expect(KindContext(type: nil).implied == nil)
  }

  @Test func aFieldCalledVtableIsOne() {
    #expect(KindContext(type: "Box<dyn Shape>").field(named: "vtable", type: nil).implied == .vtable)
    #expect(KindContext(type: nil).field(named: "vtable", type: "&'static VTable").implied == .vtable)
  }

  @Test func variantsHandTheKindThrough() {
    let option = KindContext(type: "Option<Rc<T>>").variant("Some")
    #expect(option.field(named: "0", type: nil).implied == .strong)
    let result = KindContext(type: "Result<Box<T>, &str>")
    #expect(result.variant("Ok").field(named: "0", type: nil).implied == .owner)
    #expect(result.variant("Err").field(named: "0", type: nil).implied == .shared)
    #expect(KindContext(type: "Option<(i32, Weak<T>)>").variant("Some").field(named: "0", type: nil).implied == nil)
  }

  @Test func arraysAndTuplesHandTheKindOfTheirPartsOn() {
    #expect(KindContext(type: "[Box<T>; 2]").element.implied == .owner)
    #expect(KindContext(type: "[fn(&T) -> Box<T>; 2]").element.implied == .function)
    let tuple = KindContext(type: "(i32, &mut T, Option<Weak<T>>)")
    #expect(tuple.field(named: "0", type: nil).implied == nil)
    #expect(tuple.field(named: "1", type: nil).implied == .mutable)
    #expect(tuple.field(named: "2", type: nil).implied == .weak)
  }
}

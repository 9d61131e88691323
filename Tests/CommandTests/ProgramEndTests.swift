import Foundation
import Testing

/// Programs of all manners: each gives a figure or a clear message, and nothing of it stays.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace"))
struct ProgramEndTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var source: String
    var options: [String] = []
    var status: Int32 = 0
    /// In its messages; none but what is listed where it is nil.
    var says: [String] = []
    /// In its model.
    var shows: [String] = []
    var input: String?
    /// Of a Cargo package, beside its `src/main.rs`.
    var files: [String: String] = [:]

    var testDescription: String { name }
  }

  private static let c = """
    extern "C" {
        fn fork() -> i32; fn waitpid(p: i32, s: *mut i32, o: i32) -> i32; fn setsid() -> i32; fn _exit(n: i32) -> !;
        fn sleep(n: u32) -> u32; fn signal(n: i32, h: usize) -> usize; fn raise(n: i32) -> i32; fn alarm(n: u32) -> u32;
        fn pause() -> i32; fn kill(p: i32, s: i32) -> i32; fn close(n: i32) -> i32;
        fn sigfillset(s: *mut [u64; 16]) -> i32;
        fn sigprocmask(h: i32, s: *const [u64; 16], o: *mut [u64; 16]) -> i32;
    }

    """

  static let cases = [
    Case(
      name: "never there", source: "fn main() { if std::env::args().count() > 1 { let a = 1; // <---\n} }", status: 65,
      says: ["the program never reached the marker", "it ended with status 0"]),
    Case(
      name: "loops",
      source: "fn main() { let a = 1; loop { std::thread::yield_now(); if a > 1 { let b = 1; // <---\n} } }",
      options: ["--timeout", "0.3"], status: 65, says: ["it was still running after 0.3 s and was stopped"]),
    Case(
      name: "loops behind it", source: "fn main() { let a = 1; // <---\nloop {} }", options: ["--timeout", "0.3"],
      says: ["the program was still running after 0.3 s and was stopped", "--timeout"], shows: ["a: i32 = 1"]),
    Case(
      name: "panics before", source: "fn main() { let v = vec![1]; let i = v.len(); v[i]; // <---\n}", status: 65,
      says: ["it panicked: index out of bounds: the len is 1 but the index is 1, and ended with status 101"]),
    Case(
      name: "panics in a thread",
      source: "fn main() { let r = std::thread::spawn(|| panic!(\"in a thread\")).join().is_err(); // <---\n}",
      says: ["the program panicked: in a thread"], shows: ["r: bool = true"]),
    Case(
      name: "panic that is caught",
      source: "fn main() { let n = 4; let r = std::panic::catch_unwind(|| panic!(\"no {n}\")).is_err(); // <---\n}",
      options: ["--on-panic"], shows: ["state \"panic: no 4\"", "r: bool = true"]),
    Case(
      name: "panic in a panic",
      source: """
        struct D;
        impl Drop for D { fn drop(&mut self) { panic!("second") } }
        fn main() { let d = D; let a = 1; // <---
            if a == 1 { panic!("first") } }
        """, says: ["the program panicked and was ended by SIGABRT"], shows: ["a: i32 = 1"]),
    Case(
      name: "exits before",
      source: "fn main() { println!(\"bye\"); if true { std::process::exit(7) } let a = 1; // <---\n}",
      status: 65, says: ["bye\n", "it ended with status 7"]),
    Case(
      name: "writes where it may not",
      source: "fn main() { let a = 8; // <---\nunsafe { *(a as *mut u8) = 1 } }", options: ["--on-crash"],
      shows: ["state \"SIGSEGV\""]),
    Case(
      name: "overflows its stack",
      source: "fn deeper(n: u64) -> u64 { deeper(n + 1) + n }\nfn main() { let a = 1; // <---\ndeeper(a); }",
      options: ["--on-crash"], shows: ["state \"SIGABRT\"", " more frames\""]),
    Case(
      name: "overflows its stack at the marker",
      source: "fn deeper(n: u64) -> u64 { let a = n; // <---\ndeeper(n + 1) + a }\nfn main() { deeper(1); }",
      options: ["--max-states", "20"],
      says: ["reached more than 20 times: the first 20 states are kept", "--max-states", "ended by SIGABRT"]),
    Case(
      name: "forks, and both come to the marker",
      source: c
        + """
        fn meet(who: i32) { let here = who; // <--- met
        }
        fn main() {
            let child = unsafe { fork() };
            meet(child.min(1));
            let mut s = 0;
            if child > 0 { unsafe { waitpid(child, &mut s, 0) }; let status = s; // <--- waited
            }
        }
        """, shows: ["who:  i32 = 1", "status: i32 = 0"]),
    Case(
      name: "starts another program",
      source: "fn main() { let ok = std::process::Command::new(\"true\").status().unwrap().success(); // <---\n}",
      shows: ["ok: bool = true"]),
    Case(
      name: "leaves a program behind",
      source: "fn main() { let c = std::process::Command::new(\"sleep\").arg(\"3000\").spawn().is_ok(); // <---\n}",
      shows: ["c: bool = true"]),
    Case(
      name: "becomes a daemon",
      source: c
        + """
        fn main() {
            unsafe {
                let first = fork();
                if first == 0 { setsid(); if fork() == 0 { sleep(3000); } _exit(0) }
                let mut s = 0;
                waitpid(first, &mut s, 0);
            }
            let a = 1; // <---
        }
        """, shows: ["a: i32 = 1"]),
    Case(
      name: "leaves a daemon behind at the time limit",
      source: c
        + """
        fn main() {
            unsafe { if fork() == 0 { setsid(); sleep(3000); _exit(0) } }
            let a = 1; // <---
            loop { std::thread::park(); }
        }
        """, options: ["--timeout", "0.3"], says: ["still running after 0.3 s"], shows: ["a: i32 = 1"]),
    Case(
      name: "has signal handlers",
      source: c
        + """
        use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
        static SEEN: AtomicI32 = AtomicI32::new(0);
        extern "C" fn on(n: i32) { SEEN.fetch_add(n, SeqCst); }
        fn main() {
            unsafe {
                for n in [5, 14, 10] { signal(n, on as usize); }
                raise(5); raise(10); alarm(1); pause();
            }
            let n = SEEN.load(SeqCst); // <---
            unsafe { raise(5) };
            let more = SEEN.load(SeqCst); // <---
        }
        """, shows: ["n: i32 = 29", "more: i32 = 34"]),
    Case(
      name: "blocks all signals",
      source: c
        + """
        fn main() {
            let mut s = [0u64; 16];
            unsafe { sigfillset(&mut s); sigprocmask(0, &s, std::ptr::null_mut()); }
            let a = 1; // <---
            let b = 2; // <---
        }
        """, shows: ["b: i32 = 2"]),
    Case(
      name: "kills its group", source: c + "fn main() { let a = 1; // <---\nunsafe { kill(0, 9) }; }",
      says: ["ended by SIGKILL"], shows: ["a: i32 = 1"]),
    Case(
      name: "stops itself", source: c + "fn main() { let a = 1; // <---\nunsafe { raise(19) }; }",
      options: ["--timeout", "0.3"], says: ["still running after 0.3 s"], shows: ["a: i32 = 1"]),
    Case(
      name: "reads nothing",
      source: "fn main() { let mut t = String::new(); let n = std::io::stdin().read_line(&mut t).unwrap(); // <---\n}",
      shows: ["n: usize = 0"], input: "not for it\n"),
    Case(
      name: "reads what it is given",
      source: "fn main() { let mut t = String::new(); let n = std::io::stdin().read_line(&mut t).unwrap(); // <---\n}",
      options: ["--stdin", "/dev/stdin"], shows: ["n: usize = 4"], input: "abc\n"),
    Case(
      name: "writes 10 MB",
      source: "fn main() { let l = \"x\".repeat(1000); for _ in 0..10_000 { println!(\"{l}\"); } let a = 1; // <---\n}",
      shows: ["a: i32 = 1"]),
    Case(
      name: "writes without end", source: "fn main() { let a = 1; // <---\nloop { println!(\"{a}\") } }",
      options: ["--timeout", "0.3"], says: ["still running after 0.3 s"], shows: ["a: i32 = 1"]),
    Case(
      name: "closes everything",
      source: c + "fn main() { unsafe { for n in 0..99 { close(n); } } let a = 1; // <---\n}",
      shows: ["a: i32 = 1"]),
    Case(
      name: "comes by 100 000 times",
      source: "fn main() { let mut n = 0; for i in 0..100_000u64 { n += i; // <--- hit\n} let e = n; // <--- end\n}",
      options: ["--max-states", "5"], says: ["the markers were reached more than 5 times: the first 6 states are kept"],
      shows: ["state \"hit (5)\"", "state \"end\"", "e: u64 = 4999950000"]),
    Case(
      name: "the 50 000th time",
      source: "fn main() { let mut n = 0; for i in 0..60_000u64 { n += i; // <--- hit\n} let e = n; // <--- end\n}",
      options: ["--marker", "hit", "--hit", "50000"], shows: ["i: u64 = 49999"]),
    Case(
      name: "10 000 deep",
      source: """
        fn down(n: u32) -> u32 { if n == 0 { let bottom = 1; // <---
            return bottom; } down(n - 1) + 1 }
        fn main() { down(10_000); }
        """, shows: ["fn \"… 9938 more frames\"", "bottom: u32 = 1"]),
    Case(
      name: "a thread spins",
      source: """
        use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
        static STOP: AtomicBool = AtomicBool::new(false);
        fn main() {
            let t = std::thread::spawn(|| { let mut n = 0u64; while !STOP.load(SeqCst) { n += 1; } n });
            let a = 1; // <---
            STOP.store(true, SeqCst); t.join().unwrap();
        }
        """, shows: ["a: i32 = 1"]),
    Case(
      name: "200 threads",
      source: """
        use std::sync::{Arc, Barrier};
        fn main() {
            let b = Arc::new(Barrier::new(201));
            let ts: Vec<_> = (0..200).map(|i| { let b = b.clone(); std::thread::spawn(move || { b.wait(); i }) }).collect();
            let k = ts.len(); // <---
            b.wait();
            for t in ts { t.join().unwrap(); }
        }
        """, options: ["--timeout", "60"], shows: ["k:", "usize = 200", "stack \"thread 200\""]),
    Case(
      name: "statics of each thread",
      source: """
        use std::cell::{Cell, RefCell};
        thread_local! {
            static COUNTER: Cell<u32> = const { Cell::new(7) };
            static NAMES: RefCell<Vec<u8>> = RefCell::new(vec![]);
        }
        fn main() {
            COUNTER.set(8); NAMES.with_borrow_mut(|n| n.push(3));
            let t = std::thread::Builder::new().name("worker".into()).spawn(|| { COUNTER.set(9); let k = 1; // <--- both
            }).unwrap();
            t.join().unwrap();
        }
        """,
      shows: [
        "static \"COUNTER (main)\": Cell<u32> = 8", "static \"COUNTER (worker)\": Cell<u32> = 9",
        "static \"NAMES (main)\": RefCell<Vec<u8>>",
      ]),
    Case(
      name: "a static of its only thread",
      source: """
        thread_local! { static LATE: std::cell::Cell<u64> = std::cell::Cell::new(std::env::args().count() as u64); }
        fn main() { let a = 1; // <--- before
            LATE.set(5); let b = 2; // <--- behind
        }
        """, shows: ["static LATE: Cell<u64> = 5"]),
    Case(
      name: "an allocator of its own",
      source: """
        use std::alloc::{GlobalAlloc, Layout, System};
        struct A;
        unsafe impl GlobalAlloc for A {
            unsafe fn alloc(&self, l: Layout) -> *mut u8 { System.alloc(l) }
            unsafe fn dealloc(&self, p: *mut u8, l: Layout) { System.dealloc(p, l) }
        }
        #[global_allocator] static GLOBAL: A = A;
        fn main() { let b = Box::new(5); // <---
        }
        """, shows: ["b: Box<i32> = &", "i32 = 5"]),
    Case(
      name: "no main",
      source: """
        #![no_main]
        #[no_mangle] pub extern "C" fn main(_n: i32, _w: *const *const u8) -> i32 { let b = Box::new(5); // <---
            *b - 5 }
        """, shows: ["b:", "i32 = 5"]),
    Case(
      name: "edition 2015", source: "fn main() { let async = vec![1, 2]; // <---\n}", options: ["--edition", "2015"],
      shows: ["async: Vec<i32>"]),
    Case(
      name: "forbids unsafe code", source: "#![forbid(unsafe_code)]\nfn main() { let a = 1; // <---\n}",
      shows: ["a: i32 = 1"]),
    Case(
      name: "does not compile", source: "fn main() { let a: i32 = \"x\"; // <---\n}", status: 65,
      says: ["error[E0308]: mismatched types", "it does not compile"]),
    Case(
      name: "no marker", source: "fn main() {}", status: 65,
      says: ["there is no marker in it", "write \"// <---\" at the end of the line"]),
    Case(
      name: "50 MB", source: "fn main() { let v = vec![7u8; 50_000_000]; // <---\n}",
      says: ["not all of it was read"], shows: ["len: usize = 50000000"]),
    Case(
      name: "20 000 boxes",
      source: "fn main() { let v: Vec<Box<u32>> = (0..20_000).map(Box::new).collect(); // <---\n}",
      shows: ["len: usize = 20000"]),
    Case(
      name: "a list of 20 000, and little room for its model",
      source: """
        struct Node { value: u32, next: Option<Box<Node>> }
        fn main() {
            let mut head: Option<Box<Node>> = None;
            for value in 0..20_000 { head = Some(Box::new(Node { value, next: head })); } // <--- filling
            let n = head.as_ref().unwrap().value; // <---
            while let Some(mut b) = head { head = b.next.take(); }
        }
        """, options: ["--marker", "5", "--max-input", "1M"], status: 65,
      says: ["the program's memory makes a model of", "--max-input"]),
  ]

  private static let package = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"

  static let packages = [
    Case(
      name: "linked statically", source: "fn main() { let b = Box::new(5); // <---\n}",
      says: ["the heap could not be recorded", "the recorder needs a dynamically linked program"],
      shows: ["b: Box<i32> = &b_box", "b_box: i32 = 5"],
      files: [
        "Cargo.toml": package,
        ".cargo/config.toml": "[build]\nrustflags = [\"-C\", \"target-feature=+crt-static\"]\n",
      ]),
    Case(
      name: "a dynamic library of its own",
      source: "fn main() { let two = 2; let r = dep::call(&|n| { let m = n * two; // <---\nm }); println!(\"{r}\"); }",
      says: ["frames, statics and markers in \"libdep.so\" are not shown"], shows: ["m:", "u32 = 10", "fn main"],
      files: [
        "Cargo.toml": package + "[dependencies]\ndep = { path = \"dep\" }\n",
        "dep/Cargo.toml": package.replacing("app", with: "dep") + "[lib]\ncrate-type = [\"dylib\"]\n",
        "dep/src/lib.rs": "pub fn call(f: &dyn Fn(u32) -> u32) -> u32 { let inside = 5; f(inside) + 1 }",
      ]),
  ]

  @Test(arguments: cases + packages) func isAFigureOrAMessage(program: Case) throws {
    let memfig = try Memfig()
    let temporary = try TemporaryFolder()
    let left = Leftovers()
    for (name, text) in program.files.merging(["src/main.rs": program.source], uniquingKeysWith: { $1 }) {
      let file = memfig.folder["package/" + name]
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try memfig.folder.write(program.source, to: "prog.rs")
    let environment = left.environment.merging(["TMPDIR": temporary.url.path, "RUST_BACKTRACE": "0"]) { $1 }
    let result = try memfig(
      ["capture", program.files.isEmpty ? "prog.rs" : "package"] + program.options, input: program.input,
      environment: environment)
    #expect(try left.processesSoon == [])
    #expect(try temporary.names == [])
    #expect(result.status == program.status, "\(result.errors)")
    for text in program.says { #expect(result.errors.contains(text), "\(result.errors)") }
    if program.says.isEmpty { #expect(result.errors == "" || result.errors.contains("heap could not be recorded")) }
    for text in program.shows { #expect(result.text.contains(text), "\(result.text.prefix(3000))\n\(result.errors)") }
  }
}

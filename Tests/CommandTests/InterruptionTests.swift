import Foundation
import Testing

/// Signals that end memfig in the middle of a capture.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace"))
struct InterruptionTests {
  enum Phase: String, CaseIterable {
    /// The compiler runs, and has a child.
    case compiling
    /// The program runs, and has a child in a session of its own.
    case running
    /// The program is at its end; what was found is read.
    case reading
  }

  static let all = Phase.allCases.flatMap { phase in [SIGINT, SIGTERM, SIGHUP].map { (phase, $0) } }

  @Test(arguments: all) func nothingIsLeft(phase: Phase, signal: Int32) throws {
    let memfig = try Memfig()
    let temporary = try TemporaryFolder()
    let left = Leftovers()
    try memfig.folder.write("#!/bin/sh\nsleep 3000 & echo $$ > '\(memfig.folder["there"].path)'; wait", to: "rustc")
    try memfig.folder.write(Self.program, to: "prog.rs")
    var environment = left.environment.merging(["TMPDIR": temporary.url.path]) { $1 }
    if phase == .compiling { environment["RUSTC"] = memfig.folder["rustc"].path }
    let variables = environment.map { "export \($0.key)='\($0.value)'" }.joined(separator: "\n")
    let script = """
      \(variables)
      chmod +x rustc
      set -m
      trap - INT
      "$memfig" capture prog.rs --timeout 100 -- \(phase) there -o /dev/null & memfig=$!
      for turn in $(seq 6000); do [ -s there ] && break; sleep 0.01; done
      \(phase == .reading ? "for turn in $(seq 6000); do [ -d /proc/$(cat there) ] || break; sleep 0.01; done" : "")
      kill -\(signal) $memfig
      wait $memfig; echo $?
      """
    let result = try memfig.shell(script)
    #expect(result.text == "\(128 + signal)\n", "\(result.errors)")
    #expect(try left.processesSoon == [])
    #expect(try temporary.names == [])
  }

  private static let program = """
    extern "C" { fn fork() -> i32; fn setsid() -> i32; fn sleep(n: u32) -> u32; }
    struct Node { value: u32, next: Option<Box<Node>> }
    fn main() {
        let words: Vec<String> = std::env::args().collect();
        let there = || std::fs::write(&words[2], std::process::id().to_string()).unwrap();
        if words[1] == "running" {
            if unsafe { fork() } == 0 { unsafe { setsid(); sleep(3000); } }
            there();
            loop { std::thread::park(); }
        }
        let mut head: Option<Box<Node>> = None;
        for value in 0..60_000 { head = Some(Box::new(Node { value, next: head })); }
        let n = head.as_ref().unwrap().value; // <---
        there();
        while let Some(mut b) = head { head = b.next.take(); }
        println!("{n}");
    }
    """
}

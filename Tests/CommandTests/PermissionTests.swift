import Foundation
import Testing

/// A system that does not let one process trace another, as containers may not.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace"))
struct PermissionTests {
  /// Denies system calls with EPERM, then becomes another program.
  private static let launcher = """
    use std::os::unix::process::CommandExt;
    #[repr(C)] struct Instruction { code: u16, yes: u8, no: u8, k: u32 }
    #[repr(C)] struct Program { count: u16, first: *const Instruction }
    extern "C" { fn prctl(option: i32, ...) -> i32; }
    fn main() {
        let words: Vec<String> = std::env::args().collect();
        let mut filter = vec![Instruction { code: 0x20, yes: 0, no: 0, k: 0 }];
        for call in words[1].split(',') {
            filter.push(Instruction { code: 0x15, yes: 0, no: 1, k: call.parse().unwrap() });
            filter.push(Instruction { code: 0x06, yes: 0, no: 0, k: 0x0005_0001 });
        }
        filter.push(Instruction { code: 0x06, yes: 0, no: 0, k: 0x7fff_0000 });
        let program = Program { count: filter.len() as u16, first: filter.as_ptr() };
        unsafe {
            assert_eq!(prctl(38, 1u64, 0u64, 0u64, 0u64), 0);
            assert_eq!(prctl(22, 2u64, &program as *const Program), 0);
        }
        panic!("{}", std::process::Command::new(&words[2]).args(&words[3..]).exec());
    }
    """

  private static let (readOtherMemory, ptrace, personality) = (310, 101, 135)

  private func run(denying calls: Int...) throws -> Memfig.Result {
    let memfig = try Memfig()
    let temporary = try TemporaryFolder()
    let left = Leftovers()
    try memfig.folder.write(Self.launcher, to: "launcher.rs")
    try memfig.folder.write("fn main() { let b = Box::new(5); // <---\n}", to: "prog.rs")
    let list = calls.map(String.init).joined(separator: ",")
    let variables = left.environment.merging(["TMPDIR": temporary.url.path]) { $1 }
      .map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    let result = try memfig.shell(
      "rustc --edition 2021 launcher.rs && env \(variables) ./launcher \(list) \"$memfig\" capture prog.rs")
    #expect(try left.processesSoon == [])
    #expect(try temporary.names == [])
    return result
  }

  @Test func withoutPtraceItSaysWhatToAllow() throws {
    let result = try run(denying: Self.ptrace)
    #expect(result.status == 69)
    #expect(result.errors.contains("prog.rs: error: the program cannot be traced: operation not permitted\n"))
    #expect(result.errors.contains("--cap-add=SYS_PTRACE") || result.errors.contains("ptrace_scope"))
    #expect(result.text == "")
  }

  /// What older containers deny beside it has other ways.
  @Test func withoutItsNeighboursItWorks() throws {
    let result = try run(denying: Self.readOtherMemory, Self.personality)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text.contains("i32 = 5"))
  }
}

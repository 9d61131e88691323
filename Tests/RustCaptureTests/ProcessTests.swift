import Glibc
import Testing

@testable import RustCapture

/// Other programs, run without a shell.
@Suite struct ProcessTests {
  private func shell(_ script: String, _ change: (inout Command) -> Void = { _ in }) throws -> Command.Result {
    var command = Command("/bin/sh", ["-c", script])
    change(&command)
    return try command.run(HeldSignals())
  }

  @Test func statusOutputAndErrors() throws {
    let result = try shell("echo out; echo err >&2; exit 3")
    #expect(result.status == 3)
    #expect(result.output == Array("out\n".utf8))
    #expect(result.errorText == "err\n")
    #expect(try shell("kill -9 $$").signal == SIGKILL)
  }

  @Test func largeOutputIsTakenWhole() throws {
    #expect(try shell("head -c 3000000 /dev/zero").output.count == 3_000_000)
  }

  @Test func theEnvironmentIsChanged() throws {
    let result = try shell("echo $ADDED-$HOME") { $0.environment = ["ADDED": "a b", "HOME": nil] }
    #expect(result.output == Array("a b-\n".utf8))
  }

  @Test func itReadsNothingAndStandsInItsFolder() throws {
    #expect(try shell("cat; pwd") { $0.folder = "/usr" }.output == Array("/usr\n".utf8))
  }

  @Test func whatTakesTooLongIsKilledWithItsChildren() throws {
    let result = try shell("sleep 600 & sleep 600") { $0.patience = 0.05 }
    #expect(result.isLate)
    #expect(result.signal == SIGKILL)
  }

  /// A child that goes on must not keep us waiting for the end of its output.
  @Test func childrenOfItsOwnAreNotWaitedFor() throws {
    #expect(try shell("sleep 600 & echo done").output == Array("done\n".utf8))
  }

  @Test func whatIsNotThere() {
    #expect(throws: SystemError.self) { try Command("/nowhere/at-all", []).run(HeldSignals()) }
  }

  @Test func anExecutableIsNamedAbsolutely() throws {
    #expect(FilePath.executable("/bin/sh") == "/bin/sh")
    let here = FilePath.currentFolder
    let up = String(repeating: "../", count: here.split(separator: "/").count) + "bin/sh"
    #expect(FilePath.executable(up) == "\(here)/\(up)")
    #expect(FilePath.executable("./no-such-program") == nil)
  }
}

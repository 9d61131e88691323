import Diagnostics
import Foundation
import ProcessSnapshot
import Testing

@testable import RustCapture

@Suite struct CargoTests {
  private static let settings = CompilerWrapper.Settings(
    root: "/home/a/ws", mirror: Fixture.folder.path, mir: "/tmp/m", unstable: ["-Zx"])

  @Test func theWrapperCompilesTheMirror() throws {
    let call = ["rustc", "--crate-name", "app", "everywhere.rs", "--crate-type", "bin"]
    let changed = try #require(CompilerWrapper.changed(call, with: Self.settings, folder: "/home/a/ws"))
    #expect(
      changed.prefix(6) == ["rustc", "--crate-name", "app", Fixture.path("everywhere.rs"), "--crate-type", "bin"])
    #expect(changed.contains("\(Fixture.folder.path)=/home/a/ws"))
    #expect(changed.last == "-Zx")
  }

  @Test(arguments: [
    "rustc -vV", "rustc - --crate-name ___ --print=file-names",
    "rustc --crate-name build_script_build everywhere.rs",
    "rustc --crate-name m everywhere.rs --crate-type proc-macro",
    "rustc --crate-name m /elsewhere/everywhere.rs", "rustc --crate-name m unknown.rs",
  ])
  func theWrapperLeavesOthersAlone(call: String) {
    let words = call.split(separator: " ").map(String.init)
    #expect(CompilerWrapper.changed(words, with: Self.settings, folder: "/home/a/ws") == nil)
  }

  @Test func settingsReadBack() {
    #expect(CompilerWrapper.Settings(text: Self.settings.text) == Self.settings)
    #expect(CompilerWrapper.Settings(text: "/a") == nil)
  }

  @Test func dependenciesWithSpaces() {
    let text = "out/a.d: src/main.rs /a\\ b/c.rs\n\nsrc/main.rs:\n/a\\ b/c.rs:\n# env-dep:X=a: b\n"
    #expect(DependencyFile.sources(in: Array(text.utf8)) == ["src/main.rs", "/a b/c.rs"])
  }

  @Test(.enabled(if: Rust.hasCargo && Rust.canCapture, "needs cargo and memfig-trace"))
  func aPackageWithALibraryAnExampleAndATest() throws {
    let program = try Program(
      "",
      files: [
        "Cargo.toml": """
        [package]
        name = "app"
        version = "0.1.0"
        edition = "2021"
        [features]
        extra = []
        [profile.dev]
        opt-level = 3
        """,
        "src/lib.rs": """
        #![forbid(unsafe_code)]
        pub fn twice(x: i32) -> i32 {
            let y = x * 2; // <--- in the library
            y
        }
        """,
        "src/main.rs": """
        fn main() {
            let n = app::twice(4);
            let extra = cfg!(feature = "extra"); // <--- in main
        }
        """,
        "build.rs": "fn main() { println!(\"cargo:rerun-if-changed=build.rs\"); }",
        "examples/ex.rs": "fn main() { let b = Box::new(7); // <--- ex\n}",
        "tests/it.rs": "#[test]\nfn it() { let v = vec![1]; // <--- it\n}",
      ])
    let before = try FileManager.default.subpathsOfDirectory(atPath: program.folder.path).sorted()
    func labels(_ change: (inout CaptureRequest) -> Void) throws -> [String?] {
      let capture = try program.capture {
        $0.path = program.folder.path
        change(&$0)
      }
      #expect(capture.snapshots.allSatisfy { !$0.threads.flatMap(\.frames).isEmpty })
      return capture.snapshots.map(\.stop.label)
    }
    #expect(try labels { _ in } == ["in the library", "in main"])
    #expect(try labels { ($0.cargo.features, $0.marker) = (["extra"], "in main") } == ["in main"])
    #expect(try labels { $0.cargo.target = .example("ex") } == ["ex"])
    #expect(try labels { $0.cargo.target = .test("it") } == ["it"])
    let failure = try program.failure {
      $0.path = program.folder.path + "/Cargo.toml"
      $0.cargo.target = .bin("nix")
    }
    #expect(failure.cause == .usage)
    #expect(failure.diagnostics[0].message == "the package \"app\" has no binary \"nix\"")
    #expect(failure.diagnostics[0].help == "there are \"app\"")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: program.folder.path).sorted() == before)
  }
}

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

  /// The second time, only the package itself is compiled, with its new probes.
  @Test(.enabled(if: Rust.hasCargo && Rust.canCapture, "needs cargo and memfig-trace"))
  func aKeptFolderKeepsDependencies() throws {
    let program = try Program(
      "",
      files: [
        "app/Cargo.toml": """
        [package]
        name = "app"
        version = "0.1.0"
        edition = "2021"
        [workspace]
        [dependencies]
        far = { path = "../far" }
        """,
        "app/src/main.rs": "fn main() { let n = far::one(); // <--- first\n}",
        "far/Cargo.toml": "[package]\nname = \"far\"\nversion = \"0.1.0\"\nedition = \"2021\"",
        "far/src/lib.rs": "pub fn one() -> i32 { 1 }",
      ])
    let kept = program.folder.appending(path: "kept")
    func labels() throws -> [String?] {
      try program.capture {
        $0.path = program.folder.appending(path: "app").path
        $0.cargo.targetFolder = kept.path
      }.snapshots.map(\.stop.label)
    }
    func library() throws -> [String: Date] {
      let folder = kept.appending(path: "debug/deps")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".rlib") }
      return try names.reduce(into: [:]) { dates, name in
        let path = folder.appending(path: name).path
        dates[name] = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      }
    }
    #expect(try labels() == ["first"])
    let built = try library()
    #expect(built.count == 1)
    let main = program.folder.appending(path: "app/src/main.rs")
    try "fn main() {\n  let n = far::one() + 1; // <--- second\n}".write(to: main, atomically: true, encoding: .utf8)
    #expect(try labels() == ["second"])
    #expect(try labels() == ["second"])
    #expect(try library() == built)
    // Nothing but links of the wrapper's name and what Cargo makes.
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.path).filter { $0.contains("memfig") }.count == 1)
  }
}

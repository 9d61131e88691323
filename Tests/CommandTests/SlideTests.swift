import Foundation
import Testing

/// Many states in one document, and what `--changes`, `--legend` and `--code` need of files.
@Suite struct SlideTests {
  let memfig: Memfig
  var folder: TemporaryFolder { memfig.folder }

  init() throws { memfig = try Memfig() }

  private static let source = """
    fn main() {
        let mut sum = 0;
        for n in 1..=30 {
            sum += n; // <--- one more
        }
        println!("{sum}");
    }

    """

  /// Thirty states of a program that grows, shrinks and moves things.
  private static let states = (1...30).map { n in
    """
    state "turn \(n)" {
        source "main.rs" line 4
        heap {
            list: [u64; 8] = [\((0..<8).map { "\(($0 + n) * n * n * n)" }.joined(separator: ", "))]
            \(n % 3 == 0 ? "guest: Node = { id: u32 = \(n), next: Option<Box<Node>> = None }" : "")
            \(n > 20 ? "dropped rc: RcBox<u32> = { strong: usize = 0, weak: usize = 1, value: u32 = ? }" : "rc: RcBox<u32> = { strong: usize = \(n), weak: usize = 1, value: u32 = 7 }")
        }
        stack {
            fn main line 4 {
                n: u32 = \(n)
                all: &[u64] = { ptr = &list[0..\(1 + n % 8)], len: usize = \(1 + n % 8) }
                \(n > 20 ? "moved a: Rc<u32>" : "a: Rc<u32> = &rc")
                w: Weak<u32> = &rc
            }
            \(n % 2 == 0 ? "fn turn { x: &u32 = &main.n }" : "")
        }
    }
    """
  }.joined(separator: "\n")

  @Test func thirtyStatesStandStill() throws {
    try folder.write(Self.source, to: "main.rs")
    try folder.write(Self.states, to: "turns.mem")
    let options = ["--changes", "--legend", "--code"]
    let started = Date()
    let result = try memfig(["render", "turns.mem", "-o", "turns.pdf", "-o", "turns-{n}.dot"] + options)
    #expect(result.errors == "" && result.status == 0)
    #expect(Date().timeIntervalSince(started) < 30)
    #expect(try memfig(["check", "--strict", "turns.mem"] + options).status == 0)
    // One size, each font once (cairo keeps Latin letters and others apart), no more than 15 kB a page.
    let info = try memfig.shell("pdfinfo -f 1 -l 30 turns.pdf").text
    #expect(info.contains("Pages:           30"))
    let sizes = Set(
      info.split(separator: "\n").filter { $0.contains(" size:") && $0.hasPrefix("Page ") }.map {
        $0.split(separator: ":")[1]
      })
    #expect(sizes.count == 1, "\(sizes)")
    let fonts = try memfig.shell("pdffonts turns.pdf").text.split(separator: "\n").dropFirst(2)
      .map { $0.split(separator: " ")[0].split(separator: "+").last ?? "" }
    #expect(fonts.count >= 3)
    for font in fonts { #expect(fonts.count { $0 == font } <= 2, "\(fonts)") }
    #expect(try folder.data("turns.pdf").count < 30 * 15_000)
    #expect(!String(decoding: try folder.data("turns.pdf"), as: UTF8.self).contains("/Group"))
    // What is a cell in several states stands in one place, to a tenth of a point.
    var places: [String: String] = [:]
    var shared = 0
    for number in 1...30 {
      for (name, place) in try cells(folder.text("turns-\(number).dot")) {
        if let known = places[name] {
          shared += 1
          #expect(known == place, "\(name) on page \(number)")
        }
        places[name] = place
      }
    }
    #expect(shared > 500)
  }

  /// Cells, bands and lines of source with position and size, rounded to a tenth of a point.
  private func cells(_ dot: String) -> [(String, String)] {
    var found: [(String, String)] = []
    for statement in dot.components(separatedBy: "];") {
      guard let bracket = statement.range(of: "\\s\\[", options: .regularExpression),
        statement.contains("class=cell") || statement.contains("class=band")
          || statement.contains("class=\"cell") || statement.contains("class=line"), !statement.contains("->")
      else { continue }
      func value(_ key: String) -> [Double] {
        guard let start = statement.range(of: "\(key)=") else { return [] }
        return statement[start.upperBound...].prefix { $0 != "\n" && $0 != "]" }.split { "\", ".contains($0) }
          .compactMap { Double($0) }
      }
      let name = statement[..<bracket.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
      let numbers = value("pos") + (value("width") + value("height")).map { $0 * 72 }
      found.append((name, numbers.map { String(format: "%.1f", $0) }.joined(separator: " ")))
    }
    return found
  }

  // MARK: Sources

  private static let model = "source \"src/main.rs\" line 4\nstack { fn main { n: u32 = 1 } }\n"

  @Test func theSourceIsReadFromBesideTheModel() throws {
    try folder.write(Self.model, to: "a.mem")
    #expect(try memfig("render", "a.mem", "-T", "txt").status == 0)
    let missing = try memfig("render", "a.mem", "--code", "-o", "a.svg")
    #expect(missing.status == 66)
    #expect(
      missing.errors == """
        a.mem: error: cannot read the source "src/main.rs": no such file or directory
        help: the path is relative to the model's folder; leave out --code, or mend "source"

        """)
    #expect(try memfig("check", "a.mem", "--code").status == 66)
    try FileManager.default.createDirectory(at: folder["src"], withIntermediateDirectories: true)
    #expect(try memfig("render", "a.mem", "--code", "-T", "txt").status == 66)
    try folder.write(Self.source, to: "src/main.rs")
    let result = try memfig("render", "a.mem", "--code", "-T", "txt")
    #expect(result.status == 0 && result.text.contains(">4          sum += n;  (1) one more  [main]"), "\(result.text)")
    #expect(try memfig("render", "a.mem", "--code-lines", "1", "-T", "txt").text.hasPrefix(">4  sum += n;"))
    // From elsewhere, too.
    let other = try memfig.shell("mkdir x && cd x && $memfig render ../a.mem --code -T txt")
    #expect(other.status == 0 && other.text == result.text)
  }

  @Test func whatIsWrongWithTheSourceIsSaid() throws {
    try folder.write("x\n", to: "main.rs")
    try folder.write("state \"end\" { source \"main.rs\" line 4\nstack { fn main { n: u32 = 1 } } }", to: "a.mem")
    let beyond = try memfig("render", "a.mem", "--code", "-T", "txt")
    #expect(beyond.status == 65)
    #expect(
      beyond.errors == """
        a.mem: error: the state "end" stands at line 4 of "main.rs", which has 1 line
        help: the source may have changed since: write the line it has now

        """)
    try folder.write("stack { fn main { n: u32 = 1 } }", to: "b.mem")
    let none = try memfig("render", "b.mem", "--code", "-T", "txt")
    #expect(none.status == 0)
    #expect(none.errors.hasPrefix("b.mem: warning: no state says where in the source it is, so --code shows nothing\n"))
    #expect(try memfig("render", "b.mem", "--code", "--strict", "-T", "txt").status == 65)
    #expect(try memfig("render", "b.mem", "--code-lines", "0", "-T", "txt").status == 64)
    try folder.write(String(repeating: "x\n", count: 2000), to: "main.rs")
    #expect(try memfig("render", "a.mem", "--code", "--max-input", "1000", "-T", "txt").status == 65)
  }

  @Test func pathsFollowTheModelToOtherFolders() throws {
    try FileManager.default.createDirectory(at: folder["in"], withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: folder["out/deep"], withIntermediateDirectories: true)
    try folder.write("source \"main.rs\" line 1\nstack { fn main { n: u32 = 1 } }", to: "in/a.mem")
    for target in ["out/deep/a.json", "in/b.json", "a.mem", folder["out/c.mem"].path] {
      #expect(try memfig("convert", "in/a.mem", "-o", target).status == 0)
    }
    #expect(try folder.text("out/deep/a.json").contains(#""path": "../../in/main.rs""#))
    #expect(try folder.text("in/b.json").contains(#""path": "main.rs""#))
    #expect(try folder.text("a.mem").contains(#"source "in/main.rs" line 1"#))
    #expect(try folder.text("out/c.mem").contains(#"source "../in/main.rs" line 1"#))
    #expect(try memfig("convert", "out/deep/a.json", "-o", "in/d.mem").status == 0)
    #expect(try folder.text("in/d.mem").contains(#"source "main.rs" line 1"#))
    #expect(try memfig("fmt", "in/a.mem").text.hasPrefix("source \"main.rs\" line 1\nstack {\n"))
  }

  @Test func theSVGHasTheSourceAsText() throws {
    try folder.write(Self.source, to: "main.rs")
    try folder.write("source \"main.rs\" line 4\nstack { fn main { n: u32 = 1 } }", to: "a.mem")
    #expect(try memfig("render", "a.mem", "--code", "--legend", "-o", "a.svg").status == 0)
    let svg = try folder.text("a.svg")
    #expect(svg.contains(">sum += n;</text>") && svg.contains("class=\"badge current\""))
    #expect(svg.contains("The program stands at line 4 of main.rs."))
    #expect(!svg.contains("&lt;---"))
  }
}

/// Programs say themselves where they are.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace")) struct CapturedSourceTests {
  @Test func aCapturedModelNamesItsSource() throws {
    let memfig = try Memfig()
    try FileManager.default.createDirectory(at: memfig.folder["src"], withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: memfig.folder["figures"], withIntermediateDirectories: true)
    try memfig.folder.write(
      """
      fn half(n: u32) -> u32 {
          let half = n / 2; // <--- in half
          half
      }

      fn main() {
          let n = half(7);
          println!("{n}"); // <--- after it
      }
      """, to: "src/prog.rs")
    #expect(try memfig("capture", "src/prog.rs", "-o", "figures/prog.mem").status == 0)
    let text = try memfig.folder.text("figures/prog.mem")
    for part in [
      "source \"../src/prog.rs\" line 2", "fn main line 7\n", "fn half line 2 {", "source \"../src/prog.rs\" line 8",
      "fn main line 8 {",
    ] { #expect(text.contains(part), "\(part)\n\(text)") }
    let fromModel = try memfig("render", "figures/prog.mem", "--code", "--state", "1", "-T", "txt")
    #expect(fromModel.status == 0)
    #expect(fromModel.text.contains(">2      let half = n / 2;  (1) in half  [half]"), "\(fromModel.text)")
    #expect(fromModel.text.contains("7      let n = half(7);  [main]"))
    let direct = try memfig("render", "src/prog.rs", "--code", "--state", "1", "-T", "txt")
    #expect(direct.status == 0 && direct.text == fromModel.text)
    #expect(try memfig("capture", memfig.folder["src/prog.rs"].path, "-o", memfig.folder["b.mem"].path).status == 0)
    #expect(try memfig.folder.text("b.mem").contains("source \"src/prog.rs\" line 2"))
    // From within, a model on standard output is as the program's neighbour has it.
    #expect(try memfig("capture", "src/prog.rs").text.contains("source \"prog.rs\" line 2"))
  }
}

import FigureStyle
import Foundation
import Testing

/// SVG as browsers show it, by screenshot.
@Suite(.enabled(if: Browser.executable != nil, Comment(rawValue: Browser.isMissing)), .serialized)
struct BrowserTests {
  private let memfig: Memfig
  private var browser: Browser { Browser(folder: memfig.folder) }

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Self.model, to: "lamp.mem")
  }

  private static let model = """
    memory "Lamp"
    heap { dropped lamp: RcBox<u32> = { strong: usize = 0, weak: usize = 1, value: u32 = 60 } }
    stack { fn main { hall: Weak<u32> = &lamp, count: i32 = 7, dim: &i32 = &count, moved gone: Rc<u32>, none: Option<u8> = None } }
    """

  private static let fonts = URL(filePath: #filePath).appending(path: "../Fonts").standardized.path

  private func render(_ name: String, _ options: String...) throws -> SeenSVG {
    let result = try memfig(["render", "--strict", "lamp.mem", "-o", name] + options)
    #expect(result.errors == "")
    return SeenSVG(try memfig.folder.text(name))
  }

  /// The places of a figure whose colours are known, by what its style calls them.
  private func grounds(_ style: Style) -> [(id: String, color: Color?)] {
    [
      ("background", style.background), ("cluster_heap", style.regions.heap.fill),
      ("heap/lamp#band", style.regions.heap.band), ("heap/lamp.strong", style.cell.fill),
      ("stack/main/main.count#band", style.regions.stack.band), ("cluster_stack/main/main", style.frame.fill),
      ("cluster_stack", style.regions.stack.fill),
    ]
  }

  private func look(_ picture: Picture, _ svg: SeenSVG, _ style: Style, at origin: (x: Double, y: Double) = (0, 0)) {
    for (id, color) in grounds(style) {
      guard let spot = svg.spot(in: id), let color else {
        Issue.record("no \(id)")
        continue
      }
      let pixel = (Int((spot.x * 4 / 3 + origin.x) * 2), Int((spot.y * 4 / 3 + origin.y) * 2))
      #expect(picture.color(pixel.0, pixel.1) == color.hex, "\(id)")
    }
  }

  // MARK: Light and dark

  @Test(arguments: ["live", "paths"]) func oneFileIsLightAndDark(text: String) throws {
    let svg = try render("auto.svg", "--style", "auto", "--text", text)
    let (print, dark) = (try Style.named("print"), try Style.named("dark"))
    let light = try browser.picture(of: "auto.svg", width: svg.pixelWidth, height: svg.pixelHeight, .light)
    let night = try browser.picture(of: "auto.svg", width: svg.pixelWidth, height: svg.pixelHeight, .dark)
    look(light, svg, print)
    look(night, svg, dark)
    // Ink and pointers too: somewhere stands each colour of theirs, and none of the other's.
    for (picture, own, other) in [(light, print, dark), (night, dark, print)] {
      for color in [\Style.inks.ink, \.pointers.dangling.color, \.pointers.shared.color, \.cell.line] {
        let (mine, others) = (
          picture.count(of: own[keyPath: color].number), picture.count(of: other[keyPath: color].number)
        )
        #expect(mine > 20 && others < mine / 50)
      }
    }
    // Light, it is the same picture as print's.
    _ = try render("print.svg", "--text", text)
    let plain = try browser.picture(of: "print.svg", width: svg.pixelWidth, height: svg.pixelHeight, .dark)
    #expect(plain.pixels == light.pixels)
  }

  @Test func withoutAGroundItShowsThePage() throws {
    let svg = try render("clear.svg", "--style", "auto", "--background", "none")
    func corner(_ file: String, _ scheme: Browser.Scheme) throws -> String {
      try browser.picture(of: file, width: svg.pixelWidth, height: svg.pixelHeight, scheme).color(4, 4)
    }
    // Alone, on the browser's own canvas.
    #expect(try corner("clear.svg", .light) == "#FFFFFF")
    #expect(try corner("clear.svg", .dark) == "#121212")
    try memfig.folder.write(
      "<!doctype html><body style=\"margin:0;background:#336699\"><img src=\"clear.svg\">", to: "page.html")
    #expect(try corner("page.html", .light) == "#336699")
    #expect(try corner("page.html", .dark) == "#336699")
  }

  // MARK: Pages

  /// Several figures in one page: inlined with a style of each, as images, and things of the page's own beside them.
  @Test func figuresInOnePageDoNotTouchOneAnother() throws {
    let first = try render("a.svg", "--style", "auto", "--text", "embed", "--id-prefix", "{name}-a-")
    let second = try render("b.svg", "--style", "print", "--text", "paths", "--id-prefix", "b-")
    try memfig.folder.write("extends = \"dark\"\n[cell]\nfill = \"#003300\"\n", to: "night.toml")
    try memfig.folder.write("extends = \"print\"\ndark = \"night.toml\"\n[cell]\nfill = \"#FFEEDD\"\n", to: "ours.toml")
    let third = try render("c.svg", "--style", "ours.toml", "--text", "paths", "--id-prefix", "c-")
    let page = """
      <!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
      <style>body { margin: 0 } svg, img, p { display: block; margin: 0 } p { width: 50px; height: 20px }</style>
      \(first.inline)\(second.inline)\(third.inline)<img src="a.svg">
      <p class="cell fill-cell background" style="background:#123456"></p>
      <script>
        const all = [...document.querySelectorAll('[id]')].map(e => e.id);
        const facts = [
          all.length, new Set(all).size, document.querySelectorAll('.memfig .pointer.weak.dangling').length,
          document.getElementById('lamp-a-heap/lamp.strong').classList[0],
          document.querySelector('[id="b-stack/main/main.dim#pointer"] title').textContent,
          document.querySelectorAll('.memfig .cell.moved').length,
        ];
        document.title = facts.join(' | ');
      </script>
      """
    try memfig.folder.write(page, to: "page.html")
    let title = try #require(browser.markup(of: "page.html").firstMatch(of: /<title>([^<]*\|[^<]*)<\/title>/)).output.1
    let facts = title.components(separatedBy: " | ")
    #expect(facts[0] == facts[1] && Int(facts[0])! > 60)
    #expect(facts[2...] == ["3", "cell", "dim in main, a shared reference to count in main", "3"])

    let (print, dark) = (try Style.named("print"), try Style.named("dark"))
    var (warm, green) = (print, dark)
    warm.cell.fill = try #require(Color(hex: "#FFEEDD"))
    green.cell.fill = try #require(Color(hex: "#003300"))
    let night = try browser.picture(of: "page.html", width: 800, height: first.pixelHeight * 4 + 20, .dark)
    let day = try browser.picture(of: "page.html", width: 800, height: first.pixelHeight * 4 + 20, .light)
    let tall = first.height * 4 / 3
    look(night, first, dark)
    look(day, first, print)
    look(night, second, print, at: (0, tall))
    look(night, third, green, at: (0, tall * 2))
    look(day, third, warm, at: (0, tall * 2))
    look(night, first, dark, at: (0, tall * 3))
    #expect(night.color(10, Int(tall * 8) + 10) == "#123456")
  }

  @Test func figuresScaleWithTheirPage() throws {
    let svg = try render("a.svg", "--id-prefix", "a-")
    try memfig.folder.write(
      """
      <!doctype html><style>div { width: 120px } svg, img { max-width: 100%; height: auto }</style>
      <div>\(svg.inline)</div><div><img src="a.svg"></div>\(svg.inline)
      <script>onload = () => { document.title = [...document.querySelectorAll('svg, img')].map(e => {
        const r = e.getBoundingClientRect(); return r.width.toFixed(1) + 'x' + r.height.toFixed(1) }).join(' ') }</script>
      """, to: "page.html")
    let small = String(format: "120.0x%.1f", svg.height / svg.width * 120)
    let whole = String(format: "%.1fx%.1f", svg.width * 4 / 3, svg.height * 4 / 3)
    #expect(try browser.markup(of: "page.html").contains("<title>\(small) \(small) \(whole)</title>"))
  }

  // MARK: Text

  /// A machine that has no font but DejaVu.
  private func bare() throws -> Browser {
    try memfig.folder.write(
      "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>\(memfig.folder["cache"].path)</cachedir></fontconfig>",
      to: "fonts.conf")
    return Browser(folder: memfig.folder, environment: ["FONTCONFIG_FILE": memfig.folder["fonts.conf"].path])
  }

  @Test(arguments: ["print", "textbook"]) func embeddedFontsAndOutlinesLookAsInstalledFonts(style: String) throws {
    let svg = try render("live.svg", "--style", style)
    _ = try render("embed.svg", "--style", style, "--text", "embed")
    _ = try render("paths.svg", "--style", style, "--text", "paths")
    func picture(_ browser: Browser, _ file: String) throws -> Picture {
      try browser.picture(of: file, width: svg.pixelWidth, height: svg.pixelHeight)
    }
    let bare = try bare()
    let live = try picture(browser, "live.svg")
    #expect(try picture(browser, "embed.svg").pixels == live.pixels)
    #expect(try picture(bare, "embed.svg").pixels == live.pixels)
    // Outlines have softer edges than letters.
    let limit = live.pixels.count / 250
    #expect(try picture(bare, "paths.svg").differences(from: live) < limit)
    // Without either, it is another picture: what is compared can differ.
    #expect(try picture(bare, "live.svg").differences(from: live) > limit)
  }

  /// A block is 0.35 of its size high, one in bold 0.7; on the variable font's axis bold (700 of 900) is between.
  @Test(arguments: [("Blocks", 0.7), ("Sliding Blocks", 0.56)], ["embed", "paths"])
  func fontsThatAreNotInstalledAreSeen(font: (family: String, bold: Double), text: String) throws {
    let svg = try render("own.svg", "--font", font.family, "--font-path", Self.fonts, "--text", text)
    let picture = try browser.picture(of: "own.svg", width: svg.pixelWidth, height: svg.pixelHeight)
    func height(ofWord word: String, ink: Color) throws -> Double {
      let box = try #require(svg.word(word))
      // Down the middle of its first letter.
      let column = Int((box.x * 4 / 3 + box.size * 0.4) * 2)
      let rows = (Int((box.baseline - box.size) * 8 / 3)..<Int((box.baseline + 1) * 8 / 3))
      return Double(rows.count { picture.color(column, $0) == ink.hex }) / (box.size * 8 / 3)
    }
    let style = try Style.named("print")
    #expect(abs(try height(ofWord: "Heap", ink: style.inks.ink) - font.bold) < 0.08)
    #expect(abs(try height(ofWord: "weak", ink: style.inks.sub) - 0.35) < 0.08)
  }
}

extension Color {
  fileprivate var number: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}

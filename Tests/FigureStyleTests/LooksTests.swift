import FigureStyle
import Testing

@Suite("Built-in styles") struct LooksTests {
  @Test("Text stands out from every ground it can stand on", arguments: Style.builtInNames)
  func textContrast(name: String) throws {
    let style = try Style.named(name)
    for (ink, color) in [("ink", style.inks.ink), ("sub", style.inks.sub), ("faint", style.inks.faint)] {
      for ground in style.grounds {
        let contrast = color.contrast(with: ground)
        #expect(contrast >= 4.5, "\(ink) \(color.hex) on \(ground.hex)")
      }
    }
    #expect(style.inks.sub.contrast(with: style.cell.padFill) >= 4.5)
  }

  @Test("Ghosts can be read", arguments: Style.builtInNames)
  func ghostContrast(name: String) throws {
    let style = try Style.named(name)
    for ground in style.emptyGrounds + [style.cell.padFill] {
      #expect(style.inks.ghost.contrast(with: ground) >= 3, "\(style.inks.ghost.hex) on \(ground.hex)")
    }
  }

  @Test("Pointers stand out from every ground they run over", arguments: Style.builtInNames)
  func pointerContrast(name: String) throws {
    let style = try Style.named(name)
    for (kind, look) in style.pointerLooks + [("dangling", style.pointers.dangling)] {
      for ground in style.grounds {
        #expect(look.color.contrast(with: ground) >= 4.5, "\(kind) \(look.color.hex) on \(ground.hex)")
      }
    }
  }

  @Test("Faint pointers and marks can be seen on every ground", arguments: Style.builtInNames)
  func markContrast(name: String) throws {
    let style = try Style.named(name)
    for (ink, color) in [("faded", style.inks.faded), ("mark", style.inks.mark)] {
      for ground in style.grounds {
        #expect(color.contrast(with: ground) >= 3, "\(ink) \(color.hex) on \(ground.hex)")
      }
    }
  }

  @Test("Marks and source stand out from their grounds", arguments: Style.builtInNames)
  func marksAndSource(name: String) throws {
    let style = try Style.named(name)
    #expect(style.changes.sign.contrast(with: style.changes.color) >= 4.5)
    for ground in style.grounds {
      #expect(style.changes.color.contrast(with: ground) >= 3, "mark on \(ground.hex)")
    }
    for ink in [style.inks.ink, style.inks.sub] { #expect(ink.contrast(with: style.code.strip) >= 4.5, "\(ink.hex)") }
    #expect(style.cell.fill.contrast(with: style.inks.ink) >= 4.5, "numbers of states")
  }

  @Test("Kinds of pointers differ in tail, line or head", arguments: Style.builtInNames)
  func kindsDiffer(name: String) throws {
    let style = try Style.named(name)
    // A line at least 1.4 times as wide is another line; functions and vtables are one kind to the eye, as specified.
    let looks = style.pointerLooks.filter { $0.kind != "vtable" }
    for (index, first) in looks.enumerated() {
      for second in looks[(index + 1)...] {
        let (a, b) = (first.look, second.look)
        let pens = max(a.pen, b.pen) / min(a.pen, b.pen)
        let differ = a.tail != b.tail || a.head != b.head || a.line != b.line || pens >= 1.4
        #expect(differ, "\(first.kind) and \(second.kind)")
      }
    }
    #expect(style.pointerLooks.allSatisfy { $0.look.head != .none })
    #expect(style.pointers.dangling.head == .none)
  }

  @Test("Filled tails own, open ones do not; thick lines are exclusive", arguments: Style.builtInNames)
  func meaning(name: String) throws {
    let style = try Style.named(name)
    for (kind, look) in style.pointerLooks {
      #expect((look.tail == .dot) == ["owner", "strong"].contains(kind), "\(kind)")
      let isThick = look.pen >= 1.4 * style.pointers.shared.pen
      #expect(isThick == ["mutable", "ref-mut", "guard"].contains(kind), "\(kind)")
    }
  }

  @Test("mono has no hue") func monoIsGrey() throws {
    let style = try Style.named("mono")
    let colors =
      style.grounds + [style.inks.ink, style.inks.sub, style.inks.ghost, style.inks.faint, style.cell.line]
      + [style.cell.padFill, style.frame.line, style.pointers.dangling.color]
      + [style.changes.color, style.changes.sign, style.code.strip] + style.pointerLooks.map(\.look.color)
    for color in colors { #expect(color.isGrey, "\(color.hex)") }
  }

  @Test("The main values are those specified") func values() throws {
    let print = try Style.named("print")
    #expect(print.name == "print")
    #expect(print.fonts.sans == "Inter" && print.fonts.mono == "Hack")
    #expect(print.sizes.value == 11 && print.spacing.channel == 40 && print.pointers.arrowSize == 0.62)
    let dark = try Style.named("dark")
    #expect(dark.background == Color(hex: "#14171C"))
    #expect(dark.pointers.owner.pen == 1.65 && dark.pointers.owner.tail == .dot)
    #expect(dark.sizes.name == 10.5 && dark.spacing.gap == 16)
    let textbook = try Style.named("textbook")
    #expect(textbook.name == "textbook")
    #expect(textbook.regions.heap.fill == nil && textbook.fonts.sans == "Charis SIL")
    #expect(textbook.pointers.weak.pen == 0.88 && textbook.pointers.weak.color == print.pointers.weak.color)
  }

  @Test("Sheets set every value of a style") func sheetsAreWhole() throws {
    // The name comes from the file, paths of fonts from the command, the dangling pointer's tail from its kind, its
    // head is a cross.
    let text = String(decoding: try #require(Style.sheet(ofBuiltIn: "print")), as: UTF8.self)
    let fromSheet = 2 + Mirror.leaves(of: try Style.named("print")) { $0.contains("fallbacks") }
    let lines = text.split(separator: "\n").map { $0.prefix { $0 != "#" || $0 == "\"" } }
    let values = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
      .filter { $0 == "=" }.count
    let tables = lines.filter { $0.contains("{") }.count
    #expect(values - tables == fromSheet - 7)
  }
}

extension Mirror {
  /// How many values without parts a value has; an array that `isWhole` names is one.
  static func leaves(of value: Any, path: String = "", isWhole: (String) -> Bool) -> Int {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      return mirror.children.first.map { leaves(of: $0.value, path: path, isWhole: isWhole) } ?? 1
    }
    guard !mirror.children.isEmpty, !(value is Color), !isWhole(path) else { return 1 }
    return mirror.children.reduce(0) {
      $0 + leaves(of: $1.value, path: path + "." + ($1.label ?? ""), isWhole: isWhole)
    }
  }
}

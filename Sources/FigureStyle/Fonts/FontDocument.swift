/// The text of a fontconfig configuration.
enum FontDocument {
  /// A configuration of these folders alone. Caches are those that the machine's own configuration uses.
  static func whole(folders: [String], fallbacks: [String]) -> String {
    let dirs = folders.map { "<dir>\(escaped($0))</dir>" }.joined()
    let caches =
      "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
    return "<fontconfig>" + dirs + caches + synthesis + self.fallbacks(fallbacks) + "</fontconfig>"
  }

  /// What is added to the machine's own configuration. Values stay monospaced where their font is missing.
  static func addition(fallbacks: [String], missingMonos: [String] = []) -> String {
    "<fontconfig>" + missingMonos.map(standIn).joined() + self.fallbacks(fallbacks) + "</fontconfig>"
  }

  private static func standIn(forMono family: String) -> String {
    let others = ["DejaVu Sans Mono", "Hack", "Noto Sans Mono", "Liberation Mono", "monospace"]
      .map { "<string>\($0)</string>" }.joined()
    return "<match target=\"pattern\"><test name=\"family\"><string>\(escaped(family))</string></test>"
      + "<edit name=\"family\" mode=\"append\" binding=\"same\">\(others)</edit></match>"
  }

  /// What a font lacks is looked up in these first.
  private static func fallbacks(_ families: [String]) -> String {
    if families.isEmpty { return "" }
    let strings = families.map { "<string>\(escaped($0))</string>" }.joined()
    return "<match target=\"pattern\"><edit name=\"family\" mode=\"append_last\" binding=\"strong\">\(strings)"
      + "</edit></match>"
  }

  /// A family without an italic face is slanted, one without a bold face thickened.
  private static let synthesis = """
    <match target="font">\
    <test name="slant"><const>roman</const></test>\
    <test target="pattern" name="slant" compare="more"><const>roman</const></test>\
    <edit name="slant" mode="assign"><const>oblique</const></edit>\
    <edit name="matrix" mode="assign"><times><name>matrix</name>\
    <matrix><double>1</double><double>0.2</double><double>0</double><double>1</double></matrix></times></edit>\
    </match>\
    <match target="font">\
    <test name="weight" compare="less_eq"><const>medium</const></test>\
    <test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>\
    <edit name="weight" mode="assign"><const>bold</const></edit>\
    <edit name="embolden" mode="assign"><bool>true</bool></edit>\
    </match>
    """

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

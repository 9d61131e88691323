import Glibc

/// A font that Debian packages: which package holds it, and where it puts it.
struct KnownFont {
  let package: String
  let folder: String

  /// nil for a family that none of the packages holds.
  init?(family: String) {
    let folders = "/usr/share/fonts/"
    switch family.lowercased() {
    case "inter", "inter display": (package, folder) = ("fonts-inter", folders + "opentype/inter")
    case "hack": (package, folder) = ("fonts-hack", folders + "truetype/hack")
    case "charis sil": (package, folder) = ("fonts-sil-charis", folders + "truetype/charis")
    case "inconsolata": (package, folder) = ("fonts-inconsolata", folders + "truetype/inconsolata")
    case "symbola": (package, folder) = ("fonts-symbola", folders + "truetype/ancient-scripts")
    case "dejavu sans", "dejavu sans mono", "dejavu serif":
      (package, folder) = ("fonts-dejavu-core", folders + "truetype/dejavu")
    case let name where name.hasPrefix("noto sans cjk") || name.hasPrefix("noto serif cjk"):
      (package, folder) = ("fonts-noto-cjk", folders + "opentype/noto")
    case let name where name.hasPrefix("noto sans") || name.hasPrefix("noto serif"):
      (package, folder) = ("fonts-noto-core", folders + "truetype/noto")
    default: return nil
    }
  }

  /// Debian's package of a family, also where its folder is not known here.
  static func package(of family: String) -> String? {
    KnownFont(family: family)?.package ?? packages.first { family.lowercased().hasPrefix($0.start) }?.package
  }

  private static let packages: [(start: String, package: String)] = [
    ("jetbrains mono", "fonts-jetbrains-mono"), ("fira code", "fonts-firacode"),
    ("roboto", "fonts-roboto"), ("open sans", "fonts-open-sans"), ("lato", "fonts-lato"),
    ("liberation", "fonts-liberation2"), ("linux libertine", "fonts-linuxlibertine"),
    ("linux biolinum", "fonts-linuxlibertine"), ("lm ", "fonts-lmodern"), ("latin modern", "fonts-lmodern"),
    ("eb garamond", "fonts-ebgaramond"), ("cantarell", "fonts-cantarell"), ("tex gyre", "fonts-texgyre"),
    ("mononoki", "fonts-mononoki"), ("carlito", "fonts-crosextra-carlito"), ("freesans", "fonts-freefont-otf"),
    ("freemono", "fonts-freefont-otf"), ("freeserif", "fonts-freefont-otf"),
    ("courier prime", "fonts-courier-prime"), ("anonymous pro", "fonts-anonymous-pro"), ("go mono", "fonts-go"),
    ("comic neue", "fonts-comic-neue"), ("stix", "fonts-stix"),
  ]

  var isInstalled: Bool { access(folder, R_OK) == 0 }

  /// The package to look for a character in that no installed font has.
  static func package(for scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFFEF, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
      "fonts-noto-cjk"
    case 0x2190...0x2BFF, 0x1F000...0x1FAFF: "fonts-symbola"
    default: "fonts-noto-core"
    }
  }
}

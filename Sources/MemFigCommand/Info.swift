import ArgumentParser
import Glibc
import MemFig

struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print versions and what was found on this machine: what a bug report needs.",
    discussion: """
      Names the versions of memfig, of the Swift compiler it was built with, of Graphviz, cairo and HarfBuzz, the plugins that \
      Graphviz knows, and where the default style's fonts were found:

        memfig info
      """)

  func run() throws {
    var lines = [
      ("memfig", Version.number), ("Swift", Version.swift), ("system", Self.system),
    ]
    do {
      let installation = try Installation.current()
      lines += [
        ("Graphviz", installation.graphviz), ("cairo", installation.cairo), ("HarfBuzz", installation.harfBuzz),
      ]
      lines += installation.plugins.map { ("\($0.kind) plugins", $0.names.joined(separator: " ")) }
    } catch let thrown as Diagnostics {
      lines.append(("Graphviz", thrown.all.map(\.message).joined(separator: "; ")))
    }
    for font in try DrawingOptions().fonts {
      lines.append(("font \(font.family)", font.file ?? "missing"))
    }
    try Page.print(lines.map { "\($0): \($1)\n" }.joined())
  }

  private static var system: String {
    var name = utsname()
    guard uname(&name) == 0 else { return "unknown" }
    func text<Field>(_ field: Field) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return "\(text(name.sysname)) \(text(name.release)) \(text(name.machine))"
  }
}

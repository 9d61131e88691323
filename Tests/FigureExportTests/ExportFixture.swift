import FigureLayout
import FigureStyle
import Foundation
import MemoryNotation
import Testing

@testable import FigureExport

/// Two states with a box, a weak pointer that dangles in the second, a struck name, and texts that need escaping.
enum ExportFixture {
  static let text = """
    memory "Ends & <means>"

    state "before" {
        heap {
            shared: RcBox<i32> = { strong: usize = 1, weak: usize = 1, value: i32 = 42 }
        }
        stack {
            fn main {
                a: Rc<i32> = &shared
                w: Weak<i32> = &shared
                s: &str = "a <b> & \\"c\\""
                n: *const u8 = null
                far: *const u8 = &0x7ffe10
                later: u8 = ?
            }
        }
    }

    state "after" {
        heap {
            dropped shared: RcBox<i32> = { strong: usize = 0, weak: usize = 1, value: i32 = 42 }
        }
        stack {
            fn main {
                moved a: Rc<i32>
                w: Weak<i32> = &shared
                s: &str = "a <b> & \\"c\\""
                n: *const u8 = null
                far: *const u8 = &0x7ffe10
                later: u8 = 5
            }
        }
    }
    """

  static func figure(_ renderer: borrowing Renderer, style: String = "print") throws -> Figure {
    let reading = Notation.read(Array(text.utf8), file: "fixture.mem")
    return try Figure.layOut(try #require(reading.model), style: try Style.named(style), measuring: renderer)
  }

  /// The bytes of the fixture in a format; of its first page where a file holds one.
  static func bytes(
    _ format: FigureFormat, page: Int = 0, options: ExportOptions = ExportOptions(), style: String = "print"
  ) throws -> [UInt8] {
    let renderer = try Renderer()
    let figure = try figure(renderer, style: style)
    let pages = format.holdsSeveralPages ? 0..<figure.pages.count : page..<page + 1
    return try renderer.export(figure, pages: pages, as: format, options: options)
  }
}

/// Runs a tool on bytes that it reads from a file, and gives what it printed.
func run(_ tool: String, _ arguments: [String], on bytes: [UInt8], ending: String) throws -> (
  output: String, code: Int32
) {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("memfig-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent("figure." + ending)
  try Data(bytes).write(to: file)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [tool] + arguments.map { $0 == "FILE" ? file.path : $0 }
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: output, as: UTF8.self), process.terminationStatus)
}

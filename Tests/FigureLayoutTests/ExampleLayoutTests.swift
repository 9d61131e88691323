import FigureStyle
import Foundation
import Testing

@testable import FigureLayout

/// The examples, laid out without fonts.
@Suite struct ExampleLayoutTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../Examples").standardized
  static let topics = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  private func text(_ topic: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: "\(topic)/\(topic).mem"), encoding: .utf8)
  }

  @Test func thereAreSome() { #expect(Self.topics.count >= 14) }

  @Test(arguments: topics) func looksAsRecorded(_ topic: String) throws {
    try Golden.expect(try figure(try text(topic)), "example-" + topic)
  }

  @Test(arguments: topics) func keepsPromisesInEveryStyle(_ topic: String) throws {
    for name in Style.builtInNames {
      let style = try Style.named(name)
      #expect(try figure(try text(topic), style: style).faults(style: style) == [], "\(name)")
    }
  }
}

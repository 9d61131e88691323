import Foundation
import MemoryModel
import Testing

@testable import MemoryNotation

/// An example with a program of its own.
struct Example: CustomTestStringConvertible {
  static let folder = URL(filePath: #filePath).appending(path: "../../../Examples").standardized

  static let all = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    .filter { FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/main.rs").path) }
    .map(Example.init)

  let topic: String

  var testDescription: String { topic }
  var program: String { Self.folder.appending(path: "\(topic)/main.rs").path }

  /// The model beside the program.
  func written() throws -> MemoryModel {
    try Self.model(Data(contentsOf: Self.folder.appending(path: "\(topic)/\(topic).mem")))
  }

  /// What `memfig capture` makes of the program.
  func captured(by rustc: String? = nil) throws -> MemoryModel {
    let memfig = try Memfig()
    let environment = rustc.map { ["RUSTC": $0] } ?? [:]
    let result = try memfig("capture", program, environment: environment)
    #expect(result.errors == "")
    return try Self.model(result.output)
  }

  private static func model(_ text: Data) throws -> MemoryModel {
    try #require(Notation.read([UInt8](text), file: "main.mem").model)
  }
}

import Foundation
import Testing

/// The heap recorder is preloaded into strangers' programs: it may bring nothing with it.
@Suite struct RecorderTests {
  @Test func needsTheCLibraryAlone() throws {
    let library = try Workshop.shared.recorder
    let listing = try Workshop.shell("readelf -d '\(library)'")
    let needed = listing.split(separator: "\n").filter { $0.contains("(NEEDED)") }
    #expect(needed.count == 1)
    #expect(needed.allSatisfy { $0.contains("[libc.so.6]") }, "\(needed)")
  }
}

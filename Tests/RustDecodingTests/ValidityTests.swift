import MemoryModel
import ProcessSnapshot
import Testing

@testable import RustDecoding

@Suite struct ValidityTests {
  @Test func nothingIsStillAModel() {
    let model = RustDecoding.model(of: [])
    #expect(model.findings().filter { $0.severity == .error }.isEmpty)
  }
}

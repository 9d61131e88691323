import Testing

@testable import RustDecoding

@Suite struct ScalarTests {
  /// As `{:?}` prints them.
  @Test(
    arguments: [
      (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (-2.5, "-2.5"), (0.1, "0.1"), (0.0001, "0.0001"), (0.00001, "1e-5"),
      (1.25e-7, "1.25e-7"), (123456.789, "123456.789"), (1e15, "1000000000000000.0"), (1e16, "1e16"),
      (9_007_199_254_740_994, "9007199254740994.0"), (1.5e300, "1.5e300"), (.nan, "NaN"), (-.infinity, "-inf"),
      (1.7976931348623157e308, "1.7976931348623157e308"), (.leastNonzeroMagnitude, "5e-324"), (100, "100.0"),
    ] as [(Double, String)])
  func doubles(value: Double, text: String) {
    #expect(Scalars.float(value) == text)
  }

  @Test(
    arguments: [
      (16_777_218, "16777218.0"), (3.4028235e38, "3.4028235e38"), (0.3, "0.3"),
      (1e10, "10000000000.0"),
    ] as [(Float, String)])
  func floats(value: Float, text: String) {
    #expect(Scalars.float(value) == text)
  }
}

import Foundation
import MemoryModel
import ProcessSnapshot
import RustDecoding
import Testing

@testable import MemoryNotation
@testable import RustCapture

/// What is captured does not change from run to run: each example is built once and run ten times.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace")) struct RepeatedRunTests {
  @Test(arguments: Example.all) func tenRunsGiveTheSame(example: Example) throws {
    let memfig = try Memfig()
    let models = try runs(of: example, 10)
    // With several threads it is the picture that is promised.
    let isThreaded = models[0].states.contains { $0.stacks.count > 1 }
    #expect(isThreaded == (example.topic == "arc-mutex-threads"))
    var different: [String] = []
    for model in models {
      let text = ModelJSON.text(of: model)
      if !different.contains(text) { different.append(text) }
    }
    guard isThreaded else {
      #expect(different.count == 1)
      return
    }
    var pictures: Set<String> = []
    for text in different {
      try memfig.folder.write(text, to: "model.json")
      let drawn = try memfig("render", "model.json", "-T", "svg", "-o", "-")
      #expect(drawn.status == 0 && drawn.text.contains("<svg"))
      pictures.insert(drawn.text)
    }
    #expect(pictures.count == 1)
  }

  private func runs(of example: Example, _ times: Int) throws -> [MemoryModel] {
    let signals = HeldSignals()
    let folder = try TemporaryFolder()
    var request = CaptureRequest(path: example.program)
    request.timeout = 30
    let program = try SingleFileBuild(request, in: folder.url.path).build(signals)
    return try (0..<times).map { _ in
      let snapshots = try Capture.run(program, request, in: folder.url.path, signals).snapshots
      return RustDecoding.model(of: snapshots, title: example.topic, details: DetailChoices(.teaching))
    }
  }
}

import ArgumentParser
import MemFig

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of models in JSON.",
    discussion: """
      For editors and validators, in the draft of 2020-12:

        memfig schema > memfig.schema.json
      """)

  func run() throws {
    let schema = ModelText.schema
    try Page.print(schema.hasSuffix("\n") ? schema : schema + "\n")
  }
}

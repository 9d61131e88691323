import ArgumentParser

@main
struct MemFigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "memfig")
}

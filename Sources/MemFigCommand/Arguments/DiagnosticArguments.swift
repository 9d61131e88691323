import ArgumentParser
import Glibc
import MemFig
import RenderJob

/// How errors and warnings are told, and which of them fail.
struct DiagnosticArguments: ParsableArguments {
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Flag(help: "Let warnings fail, with exit status 65.")
  var strict = false

  @Option(
    help: ArgumentHelp("When to color diagnostics; auto is on a terminal, unless NO_COLOR is set.", valueName: "when"))
  var color: Color = .auto

  @Option(help: ArgumentHelp("How to print diagnostics: for people, or as lines of JSON.", valueName: "form"))
  var diagnostics: DiagnosticPrinter.Form = .human

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell which files are written.")
  var verbose = false

  var printer: DiagnosticPrinter {
    DiagnosticPrinter(form: diagnostics, isColored: isColored, showsWarnings: !quiet || strict)
  }

  func job(
    _ inputs: [String], _ work: Work, _ outputs: OutputPlan, _ limits: LimitArguments, programs: ProgramOptions? = nil,
    cut: CutChoice = .none
  ) -> Job {
    var job = Job(
      inputs.map(InputFile.init), work, outputs: outputs, limits: limits.limits, programs: programs, printer: printer,
      isStrict: strict, isVerbose: verbose)
    job.cut = cut
    return job
  }

  private var isColored: Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if let noColor = getenv("NO_COLOR"), noColor.pointee != 0 { return false }
      if let terminal = getenv("TERM"), strcmp(terminal, "dumb") == 0 { return false }
      return isatty(STDERR_FILENO) == 1
    }
  }
}

extension DiagnosticPrinter.Form: ExpressibleByArgument {}

import CRenderJobSupport
import Diagnostics
import MemFig

/// Many inputs and the work to be done on each; one that fails does not keep the others.
package struct Job {
  package var inputs: [InputFile]
  package var work: Work
  package var outputs: OutputPlan
  package var limits: JobLimits
  package var printer: DiagnosticPrinter
  /// Warnings fail.
  package var isStrict: Bool
  /// Tells what is written.
  package var isVerbose: Bool

  package init(
    _ inputs: [InputFile], _ work: Work, outputs: OutputPlan = OutputPlan([]), limits: JobLimits = JobLimits(),
    printer: DiagnosticPrinter = DiagnosticPrinter(), isStrict: Bool = false, isVerbose: Bool = false
  ) {
    self.inputs = inputs
    self.work = work
    self.outputs = outputs
    self.limits = limits
    self.printer = printer
    self.isStrict = isStrict
    self.isVerbose = isVerbose
  }

  /// Works through the inputs, prints what is to be said, and gives the highest exit code.
  package func run() -> ExitCode {
    memfig_answer_signals()
    var claims = Claims(inputs: inputs)
    do throws(Failure) {
      try claims.check(outputs, for: inputs)
    } catch {
      printer.print([error.diagnostic])
      return error.code
    }
    let worker = Worker(work: work, targets: outputs.targets, limits: limits, isStrict: isStrict)
    var child = DrawingChild(limits: limits) { worker.serve($0) }
    var highest = ExitCode.done
    for input in inputs {
      var answer = Answer(to: input, outputs: outputs)
      do throws(Failure) {
        let text = try input.read(limit: limits.reading.inputBytes)
        answer.source = text.bytes
        let code = try child.ask(text) { message in answer.take(message, &claims) }
        answer.end(code)
        if isVerbose { for line in child.takeLog() { answer.written.append("said: \(line)") } }
      } catch {
        answer.fail(error)
      }
      printer.print(answer.diagnostics)
      if isVerbose, !answer.written.isEmpty {
        DiagnosticPrinter.say(answer.written.map { "\(input.name): \($0)\n" }.joined())
      }
      highest = max(highest, answer.code)
    }
    return highest
  }
}

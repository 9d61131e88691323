import CRenderJobSupport
import Diagnostics
import MemFig
import RustCapture
import RustDecoding

/// Many inputs and the work to be done on each; one that fails does not keep the others.
package struct Job {
  package var inputs: [InputFile]
  package var work: Work
  package var outputs: OutputPlan
  package var limits: JobLimits
  /// How programs among the inputs are captured; nil takes none.
  package var programs: ProgramOptions?
  package var printer: DiagnosticPrinter
  /// Warnings fail.
  package var isStrict: Bool
  /// Tells what is written.
  package var isVerbose: Bool
  /// Where directives come from, beside those in the inputs; they matter to figures, and to what a capture shows.
  package var cut = CutChoice.none

  package init(
    _ inputs: [InputFile], _ work: Work, outputs: OutputPlan = OutputPlan([]), limits: JobLimits = JobLimits(),
    programs: ProgramOptions? = nil, printer: DiagnosticPrinter = DiagnosticPrinter(), isStrict: Bool = false,
    isVerbose: Bool = false
  ) {
    self.inputs = inputs
    self.work = work
    self.outputs = outputs
    self.limits = limits
    self.programs = programs
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
        for text in try self.texts(of: input, &answer, &claims) {
          let code = try child.ask(text) { message in answer.take(message, &claims) }
          answer.end(code)
          if isVerbose { for line in child.logged() { answer.written.append("said: \(line)") } }
        }
      } catch {
        answer.fail(error)
      }
      printer.print(answer.diagnostics, after: answer.transcript)
      if isVerbose, !answer.written.isEmpty {
        DiagnosticPrinter.say(answer.written.map { "\(input.name): \($0)\n" }.joined())
      }
      highest = max(highest, answer.code)
    }
    return highest
  }

  /// What the drawing child is asked; nothing where nothing is left for it.
  private func texts(of input: InputFile, _ answer: inout Answer, _ claims: inout Claims) throws(Failure) -> [ModelText]
  {
    let cut = try cut.text(for: input, limit: limits.reading.inputBytes)
    guard input.isProgram else {
      var text = try input.read(limit: limits.reading.inputBytes)
      answer.source = text.bytes
      if work.usesCut { text.cut = cut }
      return [text]
    }
    guard var programs else { throw .isProgram(input.name) }
    if let cut {
      do {
        // Of two wishes the last counts: the command line's.
        programs.details.named.insert(
          contentsOf: try cut.details(within: limits.reading).map { name, detail in
            DetailChoices.Named(name, Detail(rawValue: detail.rawValue) ?? .teaching)
          }, at: 0)
      } catch {
        for diagnostic in error.all { answer.fail(Failure(diagnostic, .badInput)) }
        return []
      }
    }
    do {
      // Here, not in the child: it is the child that may not start others.
      let capture = try ProgramCapture(of: input, programs, for: outputs.targets.map(\.format))
      answer.warn(capture.warnings, fail: isStrict)
      if isStrict, !capture.warnings.isEmpty { return [] }
      for (number, target) in outputs.targets.enumerated() where target.format == .snapshot {
        answer.take(.output(target: number, state: nil, capture.snapshots), &claims)
      }
      for model in capture.models where model.bytes.count > limits.reading.inputBytes {
        throw Failure.modelIsTooLarge(input.name, model.bytes.count, limits)
      }
      if !work.usesCut { return capture.models }
      return capture.models.map { model in
        var text = model
        text.cut = cut
        return text
      }
    } catch let failure as CaptureFailure {
      answer.fail(failure)
      return []
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.error("\(error)"), .internal)
    }
  }
}

extension Failure {
  static func modelIsTooLarge(_ file: String, _ bytes: Int, _ limits: JobLimits) -> Failure {
    Failure(
      "the program's memory makes a model of \(bytes) bytes, more than the limit of \(limits.reading.inputBytes)",
      in: file, help: "choose a state with less in it (--marker, --hit), or raise the limit with --max-input", .badInput
    )
  }

  static func isProgram(_ file: String) -> Failure {
    Failure(
      "it is a program, not a model", in: file, help: "write its model with \"memfig capture\" first", .usage)
  }
}

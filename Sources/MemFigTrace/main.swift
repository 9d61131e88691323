#if Capture
import Glibc
import ProcessSnapshot

func tell(_ text: String) {
  let bytes = Array(text.utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

func complain(_ message: String, _ help: String? = nil) {
  tell("error: \(message)\n" + (help.map { "help: \($0)\n" } ?? ""))
}

let options: Options
do {
  options = try Options(Array(CommandLine.arguments.dropFirst()))
} catch {
  complain(error.message)
  tell(Options.usage)
  exit(64)
}
guard let output = Output(path: options.output) else {
  complain("the snapshots have nowhere to go", "open the descriptor 3, or give --output FILE")
  exit(64)
}
// A reader that has gone is an error like others.
signal(SIGPIPE, SIG_IGN)
let end: TraceEnd
var status: Int32 = 0
do {
  switch options.source {
  case .run(let program, let arguments): end = try Launch(options: options, output: output).run(program, arguments)
  case .attach(let pid): end = try Attachment(options: options, output: output, pid: pid).run()
  case .core(let file, let program):
    end = try CoreFile(options, output, file: file, program: program).run()
  }
} catch {
  end = TraceEnd(reason: .failed, message: error.message, help: error.help)
  status = error.status
}
guard let line = try? end.json(), output.write(line: line) else {
  complain(end.message ?? "the end of the trace cannot be written", end.help)
  exit(status == 0 ? 74 : status)
}
exit(status)
#else
import Glibc

let message = "error: this memfig was built without capture\n"
_ = message.withCString { write(STDERR_FILENO, $0, message.utf8.count) }
exit(69)
#endif

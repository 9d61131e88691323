import Diagnostics
import MemFig

/// What the drawing child tells its parent.
enum Message {
  case diagnostic(Diagnostic)
  /// The bytes for one of the plan's targets; the state, where each has a file of its own.
  case output(target: Int, state: StateName?, [UInt8])
  /// All that was told is void: the input needs a new process.
  case again
  /// The input is done with.
  case end(ExitCode)

  var wire: [UInt8] {
    var writer = WireWriter()
    switch self {
    case .diagnostic(let diagnostic):
      writer.put(1)
      writer.put(diagnostic)
    case .output(let target, let state, let bytes):
      writer.put(2)
      writer.put(target)
      writer.put(state?.number ?? 0)
      writer.put(state?.slug ?? "")
      writer.put(state?.sheet ?? "")
      writer.put(bytes)
    case .end(let code):
      writer.put(3)
      writer.put(Int(code.rawValue))
    case .again: writer.put(4)
    }
    return writer.bytes
  }

  init(wire: [UInt8]) throws(WireReader.Malformed) {
    var reader = WireReader(wire)
    switch try reader.number() {
    case 1: self = .diagnostic(try reader.diagnostic())
    case 2:
      let target = try reader.number()
      let state = StateName(number: try reader.number(), slug: try reader.text(), sheet: try reader.text())
      let isOne = state.number == 0 && state.sheet.isEmpty
      self = .output(target: target, state: isOne ? nil : state, try reader.data())
    case 3: self = .end(ExitCode(rawValue: Int32(truncatingIfNeeded: try reader.number())) ?? .internal)
    case 4: self = .again
    default: throw WireReader.Malformed()
    }
  }
}

extension ModelText {
  var wire: [UInt8] {
    var writer = WireWriter()
    writer.put(file)
    writer.put(format == .json ? 1 : format == .cut ? 2 : 0)
    writer.put(captured?.rawValue ?? -1)
    writer.put(bytes)
    writer.put(cut == nil ? 0 : 1)
    if let cut {
      writer.put(cut.file)
      writer.put(cut.bytes)
    }
    return writer.bytes
  }

  init(wire: [UInt8]) throws(WireReader.Malformed) {
    var reader = WireReader(wire)
    let file = try reader.text()
    let number = try reader.number()
    let format: Format = number == 1 ? .json : number == 2 ? .cut : .notation
    let captured = Captured(rawValue: try reader.number())
    self.init(try reader.data(), file: file, format: format)
    self.captured = captured
    guard try reader.number() == 1 else { return }
    let cutFile = try reader.text()
    cut = CutText(try reader.data(), file: cutFile)
  }
}

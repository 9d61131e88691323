import Foundation
import ProcessSnapshot
import Testing

/// What `memfig-trace` made of a program.
struct Trace {
  var snapshots: [ProcessSnapshot]
  var end: TraceEnd
  /// Of the program.
  var output: String
  var errors: String
  /// Of `memfig-trace`.
  var status: Int32

  /// Traces a program of these tests, with the heap recorder unless it is not wanted.
  init(
    _ name: String, _ options: [String] = [], arguments: [String] = [], recorder: Bool = true,
    compiler: String? = nil, options compilerOptions: String = ""
  ) throws {
    let program = try Workshop.shared.program(name, options: compilerOptions, compiler: compiler)
    let heap = recorder ? ["--heap", try Workshop.shared.recorder] : []
    try self.init(
      ["run", "--exe", program, "--user-prefix", "/sample/"] + heap + options + ["--"] + arguments)
  }

  init(_ arguments: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("memfig-trace-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = ["lines", "out", "err"].map { folder.appendingPathComponent($0) }
    for name in names { try Data().write(to: name) }
    let process = Process()
    // What hangs fails.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    let output = ["--output", names[0].path]
    let words = arguments[0] == "run" ? ["run"] + output + arguments.dropFirst() : output + arguments
    process.arguments = ["--foreground", "--signal=KILL", "200", Workshop.tracer] + words
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = try String(contentsOf: names[1], encoding: .utf8)
    errors = try String(contentsOf: names[2], encoding: .utf8)
    let lines = try Data(contentsOf: names[0]).split(separator: UInt8(ascii: "\n")).map { Array($0) }
    let last = try #require(lines.last, "\(errors)")
    end = try #require(TraceEnd(json: last))
    snapshots = try lines.dropLast().map { try ProcessSnapshot(json: $0) }
  }

  /// The only snapshot at a marker.
  func snapshot(_ marker: Int, hit: Int = 1) throws -> ProcessSnapshot {
    try #require(snapshots.first { $0.stop.marker == marker && $0.stop.hit == hit })
  }
}

extension ProcessSnapshot {
  func frame(_ function: String) throws -> Frame {
    try #require(threads.flatMap(\.frames).first { $0.function == function })
  }

  /// The last variable of a name in a function.
  func variable(_ name: String, in function: String) throws -> Variable {
    try #require(try frame(function).variables.last { $0.name == name })
  }

  func type(of variable: Variable) -> Type { types[variable.type] }

  func bytes(at address: UInt64, count: Int) throws -> [UInt8] {
    let range = try #require(
      memory.first {
        $0.address.value <= address && address + UInt64(count) <= $0.address.value + UInt64($0.bytes.utf8.count / 2)
      }, "memory at \(Address(address)) is in the snapshot")
    var text = range.bytes
    return text.withUTF8 { text in
      func digit(_ at: Int) -> UInt8 { text[at] < 0x3a ? text[at] - 0x30 : text[at] - 0x61 + 10 }
      let start = 2 * Int(address - range.address.value)
      return stride(from: start, to: start + 2 * count, by: 2).map { digit($0) << 4 | digit($0 + 1) }
    }
  }

  func number(at address: UInt64, size: Int = 8) throws -> UInt64 {
    try bytes(at: address, count: size).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A variable's value as an unsigned number.
  func number(_ name: String, in function: String) throws -> UInt64 {
    let variable = try variable(name, in: function)
    return try number(at: try #require(variable.address).value, size: variable.size)
  }

  func block(at address: UInt64) throws -> HeapBlock {
    try #require(heap?.first { $0.address.value <= address && address < $0.address.value + UInt64(max($0.size, 1)) })
  }
}

import ProcessSnapshot

extension ProcessSnapshot {
  /// A stop at a marker, with its frames from the innermost.
  static func stopped(marker: Int?, frames: [Frame]) -> ProcessSnapshot {
    ProcessSnapshot(
      target: "x86_64-unknown-linux-gnu", producer: "rustc",
      stop: Stop(reason: marker == nil ? .timeout : .marker, marker: marker, thread: 1),
      threads: [Thread(id: 1, name: nil, atMarker: marker != nil, frames: frames)])
  }
}

extension Frame {
  static func at(_ function: String, line: Int, column: Int? = nil, variables: [Variable] = []) -> Frame {
    Frame(
      function: function, file: "/home/somebody/prog.rs", line: line, column: column, pc: Address(0), sp: Address(0),
      cfa: nil, variables: variables)
  }
}

extension Variable {
  static func named(_ name: String, line: Int?, type: Int = 0, address: UInt64? = nil) -> Variable {
    Variable(name: name, type: type, address: address.map { Address($0) }, size: 8, line: line)
  }
}

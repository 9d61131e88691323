#if Capture
import CElfutils
import CTraceSupport
import Glibc
import ProcessSnapshot

/// A snapshot of what is left of a process.
struct CoreFile {
  let options: Options
  let output: Output
  private let elf: OpaquePointer
  private let descriptor: Int32
  private let executable: Executable
  private let debugInfo: DebugInfo

  init(_ options: Options, _ output: Output, file: String, program: String) throws(Failure) {
    guard let executable = Executable(path: program) else { throw .noExecutable(program) }
    guard let debugInfo = DebugInfo(executable, UserCode(options)) else { throw .noDebugInformation(program) }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    var header = GElf_Ehdr()
    guard descriptor >= 0, let elf = elf_begin(descriptor, ELF_C_READ_MMAP, nil), gelf_getehdr(elf, &header) != nil,
      header.e_type == ET_CORE
    else { throw .unreadableCore(file) }
    self.options = options
    self.output = output
    self.elf = elf
    self.descriptor = descriptor
    self.executable = executable
    self.debugInfo = debugInfo
  }

  func run() throws(Failure) -> TraceEnd {
    var end = TraceEnd(reason: .released)
    guard let entry = notes.entry else { throw .unreadableCore("core") }
    let bias = entry &- executable.entry
    guard let unwinder = Unwinder(.core(elf: elf, program: executable.path)) else { throw .cannotUnwind }
    let threads = unwinder.threads
    guard let first = threads.first else { throw .cannotUnwind }
    var stop = Stop(reason: .attached, thread: first)
    if let signal = notes.signal, signal > 0 {
      stop.reason = .signal
      stop.message = String(cString: memfig_signal_name(signal))
    }
    let builder = SnapshotBuilder(debugInfo: debugInfo, memory: memory(bias), bias: bias)
    let stopped = threads.map { SnapshotBuilder.StoppedThread(id: $0, name: nil, atMarker: false) }
    let result = builder.snapshot(stop, stopped, unwinder)
    end.heapRecorded = result.snapshot.heap != nil
    guard output.write(line: result.snapshot.json()) else { throw .cannotWrite }
    elf_end(elf)
    close(descriptor)
    return end
  }

  /// What the core has, and what it leaves to the program's file.
  private func memory(_ bias: UInt64) -> Memory {
    let segments = self.segments
    return Memory { [descriptor, executable] address, buffer in
      if let segment = segments.first(where: { $0.addresses.contains(address) }) {
        let count = min(buffer.count, Int(segment.addresses.upperBound - address))
        return pread(
          descriptor, buffer.baseAddress, count, off_t(segment.offset + address - segment.addresses.lowerBound))
      }
      guard let bytes = executable.bytes(at: address &- bias, count: buffer.count) else { return 0 }
      buffer.copyBytes(from: bytes)
      return bytes.count
    }
  }

  private var headers: [GElf_Phdr] {
    var count = 0
    guard elf_getphdrnum(elf, &count) == 0 else { return [] }
    return (0..<count).compactMap { number in
      var header = GElf_Phdr()
      return gelf_getphdr(elf, Int32(number), &header) == nil ? nil : header
    }
  }

  private var segments: [(addresses: Range<UInt64>, offset: UInt64)] {
    headers.filter { $0.p_type == PT_LOAD && $0.p_filesz > 0 }
      .map { ($0.p_vaddr..<$0.p_vaddr + $0.p_filesz, $0.p_offset) }
  }

  /// Where the program begins, and the signal that ended it.
  private var notes: (entry: UInt64?, signal: Int32?) {
    var found: (entry: UInt64?, signal: Int32?)
    for header in headers where header.p_type == PT_NOTE {
      guard let data = elf_getdata_rawchunk(elf, Int64(header.p_offset), Int(header.p_filesz), ELF_T_NHDR) else {
        continue
      }
      var offset = 0
      while true {
        var note = GElf_Nhdr()
        var name = 0
        var content = 0
        offset = gelf_getnote(data, offset, &note, &name, &content)
        guard offset > 0, let bytes = data.pointee.d_buf else { break }
        if note.n_type == NT_AUXV {
          for at in stride(from: content, to: content + Int(note.n_descsz) - 15, by: 16)
          where bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) == UInt64(AT_ENTRY) {
            found.entry = bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
          }
        } else if note.n_type == NT_PRSTATUS, found.signal == nil {
          found.signal = Int32(bytes.loadUnaligned(fromByteOffset: content + 12, as: UInt16.self))
        }
      }
    }
    return found
  }
}
#endif

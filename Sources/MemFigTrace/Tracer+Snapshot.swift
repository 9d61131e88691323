#if Capture
import CTraceSupport
import ProcessSnapshot

extension Tracer {
  /// Writes a snapshot of the process, whose threads stand still.
  ///
  /// Returns the number of its bytes.
  @discardableResult func write(_ stop: Stop) throws(Failure) -> Int {
    memory.forget()
    if unwinder == nil {
      unwinder = Unwinder(.process(pid))
      noteLibraries()
    }
    guard let unwinder else { throw .cannotUnwind }
    let builder = SnapshotBuilder(debugInfo: debugInfo, memory: memory, bias: bias)
    let own = SystemFiles.name(of: pid, in: pid)
    let stopped = order.filter { threads[$0]?.isStopped == true && threads[$0]?.isHeld == false }.map { id in
      let name = SystemFiles.name(of: id, in: pid)
      return SnapshotBuilder.StoppedThread(
        id: Int(id), name: id == pid || name == own ? nil : name, atMarker: threads[id]?.marker != nil,
        threadPointer: threadPointer(id))
    }
    let result = builder.snapshot(stop, stopped, unwinder, options.leaks ? surroundings() : nil)
    if result.isTruncated { note("the memory the program's variables lead to is too large: not all of it was read") }
    heapRecorded = result.snapshot.heap != nil
    let line = result.snapshot.json()
    guard output.write(line: line) else { throw .cannotWrite }
    return line.count
  }

  private func surroundings() -> SnapshotBuilder.Surroundings? {
    let pointers = order.map(threadPointer)
    let all = pointers.contains(nil) ? nil : Set(pointers.compactMap { $0 })
    return Mapping.all(of: pid).map { SnapshotBuilder.Surroundings(mappings: $0, threadPointers: all) }
  }

  private func noteLibraries() {
    for library in SystemFiles.libraries(of: pid) where DebugInfo.hasUsersCode(library, debugInfo.userCode) {
      let name = library.split(separator: "/").last.map(String.init) ?? library
      note("frames, statics and markers in \"\(name)\" are not shown: only the program itself is read")
    }
  }

  private func threadPointer(_ id: Int32) -> UInt64? {
    var pointer: UInt64 = 0
    return memfig_thread_pointer(id, &pointer) == 0 && pointer != 0 ? pointer : nil
  }
}
#endif

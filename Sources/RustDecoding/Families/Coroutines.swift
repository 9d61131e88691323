import MemoryModel
import ProcessSnapshot

/// The state machines that async functions and blocks become.
enum Coroutines {
  static let read: Family = { reader, type, site in
    guard isCoroutine(type), let variant = Enums.variant(of: type, at: site, reader) else { return nil }
    // While it runs, its variables stand in its frame, and the state is the one before.
    guard !reader.isRunning(site.address, size: type.size) else { return .opaque }
    let isAsleep = variant.name.hasPrefix("Suspend")
    // What has returned has nothing left; debug information lists what it once captured.
    var fields = isAsleep || variant.name == "Unresumed" ? variant.fields : []
    if reader.detail == .teaching {
      // Numbers are what the compiler keeps: flags of what is still to be dropped.
      fields.removeAll { Int($0.name) != nil && reader.layout[$0.type]?.kind == .bool }
    }
    var site = site
    site.parts = isAsleep ? parts(of: fields, at: site, reader) : []
    site.isStateMachine = isAsleep
    var nodes = Structs.nodes(&reader, fields, site, showsTypes: true)
    if reader.detail == .bytes, let tag = Enums.tag(of: type, in: variant, at: site, reader) { nodes.append(tag) }
    return Reading(.variant(FunctionName.drawable(variant.name), nodes))
  }

  private static func isCoroutine(_ type: Type) -> Bool {
    guard type.kind == .enum, type.name.contains("{") else { return false }
    let last = RustPath.parts(type.name).last ?? ""
    return ["{async_", "{gen_", "{coroutine", "{generator"].contains(where: last.hasPrefix)
  }

  /// The fields that own a block which is freed or dropped, or somebody else's: what was moved on leaves its bytes behind.
  private static func parts(of fields: [Type.Field], at site: Site, _ reader: StateReader) -> [Variable.Part] {
    fields.compactMap { field in
      guard let type = reader.layout[field.type], !isCoroutine(type), field.offset >= 0 else { return nil }
      let place = site.address &+ UInt64(field.offset)
      var trial = reader
      trial.forgetTargets()
      _ = trial.read(field.type, at: Site(address: place, name: ""))
      let isStale = reader.disowned.contains(place) || trial.owned.contains(where: reader.isGone)
      return isStale ? Variable.Part(path: [field.name], state: .moved) : nil
    }
  }
}

extension StateReader {
  /// Whether a frame has variables inside.
  fileprivate func isRunning(_ address: UInt64, size: Int) -> Bool {
    snapshot.threads.contains { thread in
      thread.frames.contains { frame in
        frame.function.contains("{")
          && frame.variables.contains { variable in
            guard !variable.captured, let place = variable.address?.value, place >= address else { return false }
            return place - address < UInt64(max(0, size))
          }
      }
    }
  }
}

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
    var captured = 0
    if isAsleep {
      captured = count(ofCapturedIn: variant, of: type)
      if isFunction(type) {
        // Arguments were moved to variables at the start.
        fields.removeLast(captured)
        captured = 0
      }
    }
    if reader.detail == .teaching {
      // Numbers are what the compiler keeps: flags of what is still to be dropped.
      fields.removeAll { Int($0.name) != nil && reader.layout[$0.type]?.kind == .bool }
    }
    var site = site
    site.parts = isAsleep ? parts(of: fields, captured: captured, at: site, reader) : []
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

  private static func isFunction(_ type: Type) -> Bool {
    RustPath.parts(type.name).last?.hasPrefix("{async_fn") == true
  }

  /// How many of a state's fields are what the machine captured: they stand at the end, as before it ran.
  private static func count(ofCapturedIn variant: Type.Variant, of type: Type) -> Int {
    let given = type.variants.first { $0.name == "Unresumed" }?.fields.map(\.name) ?? []
    return variant.fields.suffix(given.count).map(\.name) == given ? given.count : 0
  }

  /// The fields that own a block which is freed or dropped, or somebody else's: what was moved on leaves its bytes behind.
  /// Of what was captured nothing else tells; the compiler leaves out variables that are not alive.
  private static func parts(
    of fields: [Type.Field], captured: Int, at site: Site, _ reader: StateReader
  ) -> [Variable.Part] {
    fields.enumerated().compactMap { index, field in
      guard let type = reader.layout[field.type], !isCoroutine(type), field.offset >= 0 else { return nil }
      let place = site.address &+ UInt64(field.offset)
      var trial = reader
      trial.forgetTargets()
      _ = trial.read(field.type, at: Site(address: place, name: ""))
      let isStale = reader.disowned.contains(place) || trial.owned.contains(where: reader.isGone)
      if isStale { return Variable.Part(path: [field.name], state: .moved) }
      let isDoubtful = index >= fields.count - captured && trial.owned.isEmpty && !stays(type, reader.layout)
      return isDoubtful ? Variable.Part(path: [field.name], state: .maybe) : nil
    }
  }

  /// Whether a value stays where it was copied from.
  private static func stays(_ type: Type, _ layout: Layout, depth: Int = 0) -> Bool {
    guard depth < Layout.deepest else { return false }
    switch type.kind {
    case .signed, .unsigned, .float, .bool, .char, .unit, .never: return true
    case .pointer: return Pointers.kind(of: type, layout) != .owner
    case .array: return type.target.flatMap { layout[$0] }.map { stays($0, layout, depth: depth + 1) } ?? false
    case .tuple: return type.fields.allSatisfy { layout[$0.type].map { stays($0, layout, depth: depth + 1) } ?? false }
    case .struct: return layout.isFat(type) && Pointers.kind(of: type, layout) != .owner
    default: return false
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

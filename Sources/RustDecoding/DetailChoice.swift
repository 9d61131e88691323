import ProcessSnapshot

/// How much a model shows of everything, and of variables with a wish of their own.
package struct DetailChoices: Hashable, Sendable {
  /// `v` in any frame, `main.v` in one, or a static.
  package struct Named: Hashable, Sendable {
    package var frame: String?
    package var variable: String
    package var detail: Detail

    /// - Parameter name: as it is written; what stands before the last dot is a frame's.
    package init(_ name: String, _ detail: Detail) {
      self.detail = detail
      guard let dot = name.lastIndex(of: ".") else {
        variable = name
        return
      }
      frame = String(name[..<dot])
      variable = String(name[name.index(after: dot)...])
    }

    /// As it was written.
    package var name: String { (frame.map { $0 + "." } ?? "") + variable }
  }

  package var standard: Detail
  package var named: [Named]

  package init(_ standard: Detail = .teaching, named: [Named] = []) {
    self.standard = standard
    self.named = named
  }

  /// Of several choices the one that names the frame, else the last.
  func detail(of variable: String, in frame: String?) -> Detail {
    guard !named.isEmpty else { return standard }
    let own = named.filter { $0.variable == variable }
    return (own.last { $0.frame != nil && $0.frame == frame } ?? own.last { $0.frame == nil })?.detail ?? standard
  }

  /// The choices that name nothing in any of the snapshots, and all names that there are.
  package func unknown(in snapshots: [ProcessSnapshot]) -> (choices: [Named], names: Set<String>) {
    guard !named.isEmpty else { return ([], []) }
    var names: Set<String> = []
    for snapshot in snapshots {
      for item in snapshot.statics { names.insert(item.drawnName) }
      for frame in snapshot.threads.lazy.flatMap(\.frames) {
        let function = FunctionName.ofFrame(frame.function)
        for variable in frame.variables {
          names.insert(variable.name)
          names.insert(function + "." + variable.name)
        }
      }
    }
    return (named.filter { !names.contains($0.name) }, names)
  }
}

extension Static {
  /// The last part of its path.
  var drawnName: String { FunctionName.drawable(RustPath.parts(name).last ?? name) }
}

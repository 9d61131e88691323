/// The way to a part of a model, as JSON spells it: `states[0].heap[2].value`.
public struct ModelPath: Hashable, Sendable {
  /// The keys under which the parts of a model stand in its JSON.
  public enum Key: String, Hashable, Sendable, CaseIterable {
    case memfig, title, states, label, source, path, line
    case code, globals, heap, stacks, frames, cells
    case function, thread, name, type, value, lifecycle, const, `static`, mutable, address, size
    case scalar, fields, elements, variant, pointer, uninitialized, opaque, elided, spare, gap
    case to, range, kind, override, status
    case cut, hide, keep, rename, note, text, highlight, order, detail, level, caption
  }

  public enum Step: Hashable, Sendable {
    case key(Key)
    case index(Int)
  }

  public var steps: [Step]

  public init(_ steps: [Step] = []) { self.steps = steps }

  public func appending(_ key: Key) -> ModelPath { ModelPath(steps + [.key(key)]) }
  public func appending(_ key: Key, _ index: Int) -> ModelPath { ModelPath(steps + [.key(key), .index(index)]) }
  public func appending(_ index: Int) -> ModelPath { ModelPath(steps + [.index(index)]) }

  package mutating func push(_ key: Key, _ index: Int) {
    steps.append(.key(key))
    steps.append(.index(index))
  }

  package mutating func push(_ key: Key) { steps.append(.key(key)) }

  package mutating func push(_ index: Int) { steps.append(.index(index)) }

  package mutating func pop(_ count: Int) { steps.removeLast(count) }
}

extension ModelPath: CustomStringConvertible {
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + key.rawValue
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

import MemoryModel

/// Invented names of blocks: unique, and the same in all states.
struct BlockNames {
  /// What makes a block the same one in another state.
  enum Key: Hashable {
    /// A recorded block, by its order of allocation.
    case order(Int)
    /// Else where it lies.
    case address(UInt64)
  }

  private var names: [Key: (name: String, number: Int)] = [:]
  private var taken: Set<String>

  /// - Parameter taken: names that statics and frames have.
  init(taken: Set<String>) { self.taken = taken }

  /// The block's name; one made of `suggestion` where it is met for the first time.
  mutating func name(_ key: Key, suggestion: String) -> String {
    if let known = names[key] { return known.name }
    let base = FunctionName.drawable(suggestion)
    var name = base
    var number = 1
    while !taken.insert(name).inserted {
      number = max(number + 1, counts[base, default: 1] + 1)
      counts[base] = number
      name = "\(base)_\(number)"
    }
    names[key] = (name, names.count)
    return name
  }

  private var counts: [String: Int] = [:]

  /// In which order blocks were first met.
  func number(_ key: Key) -> Int { names[key]?.number ?? .max }
}

import ProcessSnapshot

/// The types that random programs move about.
enum RandomKind: CaseIterable {
  case text, pair, array, person, boxed, boxedPerson, option, shape, list, number

  /// A part that can be in a state of its own, named as `VariableMoves` does.
  var leaves: [[String]] {
    switch self {
    case .text, .list, .number: [[]]
    case .pair, .array: [["0"], ["1"]]
    case .person: [["0"], ["1", "0"], ["1", "1"], ["2"]]
    case .boxed: [["*"]]
    case .boxedPerson: RandomKind.person.leaves.map { ["*"] + $0 }
    case .option: [["Some", "0"]]
    case .shape: [["Two", "0"], ["Two", "1"], ["One", "0"]]
    }
  }

  var type: String {
    switch self {
    case .text: "String"
    case .pair: "(String, String)"
    case .array: "[String; 2]"
    case .person: "Person"
    case .boxed: "Box<String>"
    case .boxedPerson: "Box<Person>"
    case .option: "Option<String>"
    case .shape: "Shape"
    case .list: "Vec<String>"
    case .number: "i32"
    }
  }

  /// The places within a variable that can be moved out: what is written around its name, and the leaves' numbers.
  var places: [(before: String, after: String, kind: RandomKind, leaves: [Int])] {
    switch self {
    case .pair: [("", "", self, [0, 1]), ("", ".0", .text, [0]), ("", ".1", .text, [1])]
    case .person, .boxedPerson:
      [
        ("", "", self, [0, 1, 2, 3]), ("", ".a", .text, [0]), ("", ".b", .pair, [1, 2]), ("", ".b.0", .text, [1]),
        ("", ".b.1", .text, [2]),
      ] + (self == .boxedPerson ? [("*", "", .person, [0, 1, 2, 3])] : [])
    case .boxed: [("", "", self, [0]), ("*", "", .text, [0])]
    default: [("", "", self, Array(leaves.indices))]
    }
  }
}

/// What a leaf was when the program ran, or may be: `absent` where the enum is another variant.
struct LeafState: OptionSet, Hashable {
  var rawValue: UInt8
  static let uninitialized = LeafState(rawValue: 1)
  static let live = LeafState(rawValue: 2)
  static let moved = LeafState(rawValue: 4)
  static let absent = LeafState(rawValue: 8)
}

extension LeafState {
  /// Whether nothing that was seen contradicts what is said.
  func agrees(with said: Variable.State) -> Bool {
    switch said {
    case .live: isSubset(of: [.live, .absent])
    case .moved: isSubset(of: [.moved, .uninitialized, .absent])
    case .uninitialized: isSubset(of: [.uninitialized, .absent])
    case .maybe: true
    default: false
    }
  }
}

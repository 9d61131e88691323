/// What a tuple's type says of its members.
package enum TupleType {
  /// `u16` and `bool` for `(u16, bool)`; nil for what is no tuple.
  package static func members(of type: String) -> [String]? {
    var members: [String] = []
    while true {
      var reader = TypeReader(type)
      guard let argument = reader.argument(members.count) else { break }
      guard argument.of == "(" else { return nil }
      members.append(argument.type)
    }
    return members.isEmpty ? nil : members
  }
}

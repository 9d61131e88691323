#if Capture
import CElfutils

/// What a closure, or a coroutine, has taken along.
struct ClosureEnvironment {
  var die: DIE

  /// Whether it holds a variable of another frame by reference.
  func refers(to variable: String) -> Bool {
    var found = false
    die.eachChild { if $0.tag == Int(DW_TAG_member), $0.name == "_ref__" + variable { found = true } }
    return found
  }

  /// The name of the environment's type, of a function's name `{closure#0}` or `{async_fn#0}<i32>`.
  static func typeName(ofFunction name: String) -> String? {
    guard name.hasPrefix("{"), let number = name.firstIndex(of: "#"), !name.hasPrefix("{impl#") else { return nil }
    return name[..<number] + "_env" + name[number...]
  }
}
#endif

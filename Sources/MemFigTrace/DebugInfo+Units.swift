#if Capture
import CElfutils

/// Compilation units.
extension DebugInfo {
  static func units(of dwarf: OpaquePointer) -> some Sequence<DIE> {
    sequence(state: OpaquePointer?.none) { unit in
      var next: OpaquePointer?
      var die = Dwarf_Die()
      guard dwarf_get_units(dwarf, unit, &next, nil, nil, &die, nil) == 0 else { return nil }
      unit = next
      return DIE(die)
    }
  }

  static func isUsers(unit: DIE, _ userCode: UserCode) -> Bool {
    guard unit.number(Int(DW_AT_language)) == UInt64(DW_LANG_Rust), let name = unit.name else { return false }
    return userCode.owns(unit: name, in: unit.text(Int(DW_AT_comp_dir)))
  }

  /// Whether a library has code of the user's.
  static func hasUsersCode(_ library: String, _ userCode: UserCode) -> Bool {
    guard let file = Executable(path: library), let dwarf = dwarf_begin_elf(file.elf, DWARF_C_READ, nil) else {
      return false
    }
    defer { dwarf_end(dwarf) }
    return units(of: dwarf).contains { isUsers(unit: $0, userCode) }
  }
}
#endif

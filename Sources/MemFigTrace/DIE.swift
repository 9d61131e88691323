#if Capture
import CElfutils

/// One entry of debug information.
struct DIE {
  var raw: Dwarf_Die

  init(_ raw: Dwarf_Die) { self.raw = raw }

  var offset: UInt64 {
    var die = raw
    return dwarf_dieoffset(&die)
  }

  var tag: Int {
    var die = raw
    return Int(dwarf_tag(&die))
  }

  /// Of its origin or specification too.
  var name: String? {
    var die = raw
    guard let name = dwarf_diename(&die) else { return nil }
    return String(cString: name)
  }

  var firstChild: DIE? {
    var die = raw
    var child = Dwarf_Die()
    return dwarf_child(&die, &child) == 0 ? DIE(child) : nil
  }

  var sibling: DIE? {
    var die = raw
    var next = Dwarf_Die()
    return dwarf_siblingof(&die, &next) == 0 ? DIE(next) : nil
  }

  @inline(__always)
  func eachChild(_ body: (DIE) -> Void) {
    var child = firstChild
    while let next = child {
      body(next)
      child = next.sibling
    }
  }

  /// Its own alone.
  func attribute(_ code: Int) -> Dwarf_Attribute? {
    var die = raw
    var attribute = Dwarf_Attribute()
    return dwarf_attr(&die, UInt32(code), &attribute) == nil ? nil : attribute
  }

  /// Of its origin or specification too.
  func inheritedAttribute(_ code: Int) -> Dwarf_Attribute? {
    var die = raw
    var attribute = Dwarf_Attribute()
    return dwarf_attr_integrate(&die, UInt32(code), &attribute) == nil ? nil : attribute
  }

  func has(_ code: Int) -> Bool {
    var die = raw
    return dwarf_hasattr(&die, UInt32(code)) != 0
  }

  func number(_ code: Int) -> UInt64? {
    guard var attribute = attribute(code) else { return nil }
    var value: Dwarf_Word = 0
    return dwarf_formudata(&attribute, &value) == 0 ? value : nil
  }

  /// A number that may be negative, written in as few bytes as hold it with its sign.
  func signedNumber(_ code: Int) -> UInt64? {
    guard var attribute = attribute(code) else { return nil }
    var value: Dwarf_Sword = 0
    return dwarf_formsdata(&attribute, &value) == 0 ? UInt64(bitPattern: value) : nil
  }

  /// A small number of 16 bytes.
  func wideNumber(_ code: Int) -> UInt64? {
    guard var attribute = attribute(code) else { return nil }
    var block = Dwarf_Block()
    guard dwarf_formblock(&attribute, &block) == 0, block.length == 16, let data = block.data else { return nil }
    let bytes = UnsafeRawPointer(data)
    guard bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self) == 0 else { return nil }
    return bytes.loadUnaligned(as: UInt64.self)
  }

  func text(_ code: Int) -> String? {
    guard var attribute = attribute(code), let text = dwarf_formstring(&attribute) else { return nil }
    return String(cString: text)
  }

  func reference(_ code: Int) -> DIE? {
    guard var attribute = inheritedAttribute(code) else { return nil }
    var die = Dwarf_Die()
    return dwarf_formref_die(&attribute, &die) == nil ? nil : DIE(die)
  }

  func contains(_ address: UInt64) -> Bool {
    var die = raw
    return dwarf_haspc(&die, address) == 1
  }

  var declarationFile: String? {
    var die = raw
    guard let file = dwarf_decl_file(&die) else { return nil }
    return String(cString: file)
  }

  var declarationLine: Int? {
    var die = raw
    var line: Int32 = 0
    return dwarf_decl_line(&die, &line) == 0 ? Int(line) : nil
  }

  var ranges: [Range<UInt64>] {
    var die = raw
    var ranges: [Range<UInt64>] = []
    var base: Dwarf_Addr = 0
    var start: Dwarf_Addr = 0
    var end: Dwarf_Addr = 0
    var next = dwarf_ranges(&die, 0, &base, &start, &end)
    while next > 0 {
      // Functions the linker left out begin at 0 or 1.
      if start > 1, start < end { ranges.append(start..<end) }
      next = dwarf_ranges(&die, next, &base, &start, &end)
    }
    return ranges
  }

  /// Where it stands in memory as it is linked: of a static.
  var fixedAddress: UInt64? {
    guard var attribute = attribute(Int(DW_AT_location)) else { return nil }
    var operations: UnsafeMutablePointer<Dwarf_Op>?
    var count = 0
    guard dwarf_getlocation(&attribute, &operations, &count) == 0, count == 1, let operation = operations else {
      return nil
    }
    switch Int(operation.pointee.atom) {
    case Int(DW_OP_addr): return operation.pointee.number
    case Int(DW_OP_addrx), Int(DW_OP_GNU_addr_index):
      var result = Dwarf_Attribute()
      var address: Dwarf_Addr = 0
      guard dwarf_getlocation_attr(&attribute, operation, &result) == 0, dwarf_formaddr(&result, &address) == 0 else {
        return nil
      }
      return address
    default: return nil
    }
  }
}
#endif

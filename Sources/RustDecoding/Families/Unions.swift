import MemoryModel
import ProcessSnapshot

/// Unions: which field holds is nobody's knowledge.
enum Unions {
  static let read: Family = { reader, type, site in
    guard type.kind == .union else { return nil }
    guard !reader.layout.isStd(type) else { return .opaque }
    var site = site
    site.isUncertain = true
    return Reading(.fields(Structs.nodes(&reader, type.fields, site, showsTypes: true)))
  }
}

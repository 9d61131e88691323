#if Capture
import CElfutils
import ProcessSnapshot

/// The types of a snapshot, taken from debug information as they are met.
final class TypeTable {
  private let debugInfo: DebugInfo
  private(set) var types: [Type] = []
  private var ids: [UInt64: Int] = [:]
  /// Units repeat the types they share.
  private var named: [String: Int] = [:]

  init(_ debugInfo: DebugInfo) { self.debugInfo = debugInfo }

  func id(of die: DIE) -> Int {
    let offset = die.offset
    if let id = ids[offset] { return id }
    let tag = die.tag
    switch tag {
    case Int(DW_TAG_typedef), Int(DW_TAG_const_type), Int(DW_TAG_volatile_type):
      if let target = die.reference(Int(DW_AT_type)) {
        let id = id(of: target)
        ids[offset] = id
        return id
      }
    default: break
    }
    let name = debugInfo.typeName(die)
    let size = Int(die.number(Int(DW_AT_byte_size)) ?? 0)
    let isDeclaration = die.has(Int(DW_AT_declaration))
    if let name, !isDeclaration {
      let key = "\(tag) \(size) \(name)"
      if let id = named[key] {
        ids[offset] = id
        return id
      }
      named[key] = types.count
    }
    let id = types.count
    ids[offset] = id
    types.append(Type(id: id, name: name ?? "?", size: size, kind: .opaque))
    var type = types[id]
    type.align = die.number(Int(DW_AT_alignment)).map { Int($0) }
    if !isDeclaration { fill(&type, die, tag) }
    types[id] = type
    return id
  }

  private func fill(_ type: inout Type, _ die: DIE, _ tag: Int) {
    switch tag {
    case Int(DW_TAG_base_type):
      type.kind = baseKind(type.name, Int(die.number(Int(DW_AT_encoding)) ?? 0))
    case Int(DW_TAG_pointer_type):
      type.kind = .pointer
      type.size = 8
      type.target = die.reference(Int(DW_AT_type)).map(id(of:))
    case Int(DW_TAG_subroutine_type):
      type.kind = .function
      type.name = "fn"
    case Int(DW_TAG_union_type):
      type.kind = .union
      addMembers(&type, die)
    case Int(DW_TAG_structure_type):
      type.kind = type.name.hasPrefix("(") ? .tuple : .struct
      addMembers(&type, die)
    case Int(DW_TAG_enumeration_type):
      type.kind = .enum
      addEnumerators(&type, die)
    case Int(DW_TAG_array_type):
      addElements(&type, die)
    default: break
    }
  }

  private func baseKind(_ name: String, _ encoding: Int) -> Type.Kind {
    if name == "()" { return .unit }
    if name == "!" { return .never }
    switch encoding {
    case Int(DW_ATE_boolean): return .bool
    case Int(DW_ATE_float): return .float
    case Int(DW_ATE_signed), Int(DW_ATE_signed_char): return .signed
    case Int(DW_ATE_UTF): return .char
    // The compiler says that a char is an unsigned number, in some versions.
    default: return name == "char" ? .char : .unsigned
    }
  }

  private func addMembers(_ type: inout Type, _ die: DIE) {
    var fields: [Type.Field] = []
    var template: [Int] = []
    var variantPart: DIE?
    die.eachChild { child in
      switch child.tag {
      case Int(DW_TAG_member): fields.append(field(child))
      case Int(DW_TAG_template_type_parameter):
        if let parameter = child.reference(Int(DW_AT_type)) { template.append(id(of: parameter)) }
      case Int(DW_TAG_variant_part): variantPart = child
      default: break
      }
    }
    type.fields = fields
    type.template = template
    if let variantPart { addVariants(&type, variantPart) }
  }

  private func field(_ die: DIE, offset: Int = 0) -> Type.Field {
    var name = die.name ?? ""
    if name.hasPrefix("__"), Int(name.dropFirst(2)) != nil { name.removeFirst(2) }
    return Type.Field(
      name: name, type: die.reference(Int(DW_AT_type)).map(id(of:)) ?? unknown,
      offset: offset + Int(die.number(Int(DW_AT_data_member_location)) ?? 0))
  }

  /// Each variant is a member whose type is a struct of the variant's name.
  private func addVariants(_ type: inout Type, _ part: DIE) {
    type.kind = .enum
    if let tag = part.reference(Int(DW_AT_discr)), part.has(Int(DW_AT_discr)) {
      let field = field(tag)
      type.discriminant = Type.Discriminant(type: field.type, offset: field.offset, size: types[field.type].size)
    }
    let size = type.discriminant?.size ?? 8
    let isSigned = type.discriminant.map { types[$0.type].kind == .signed } ?? false
    var variants: [Type.Variant] = []
    var template = type.template
    part.eachChild { child in
      guard child.tag == Int(DW_TAG_variant) else { return }
      let attribute = Int(DW_AT_discr_value)
      let number =
        (isSigned ? child.signedNumber(attribute) : child.number(attribute)) ?? child.wideNumber(attribute)
      let value = number.map { size < 8 ? $0 & (1 << UInt64(size * 8) - 1) : $0 }
      child.eachChild { member in
        guard member.tag == Int(DW_TAG_member) else { return }
        let start = Int(member.number(Int(DW_AT_data_member_location)) ?? 0)
        let contents = member.reference(Int(DW_AT_type))
        var variant = Type.Variant(name: Self.name(ofVariant: member, contents), value: value, fields: [])
        contents?.eachChild { inner in
          if inner.tag == Int(DW_TAG_member) { variant.fields.append(field(inner, offset: start)) }
          if template.isEmpty, inner.tag == Int(DW_TAG_template_type_parameter),
            let parameter = inner.reference(Int(DW_AT_type))
          {
            variantTemplate.append(id(of: parameter))
          }
        }
        if template.isEmpty { template = variantTemplate }
        variantTemplate = []
        variants.append(variant)
      }
    }
    type.variants = variants
    type.template = template
  }

  /// A state machine's variants are numbered; their structs are called `Unresumed`, `Suspend0`.
  private static func name(ofVariant member: DIE, _ contents: DIE?) -> String {
    guard let name = member.name, Int(name) == nil else { return contents?.name ?? member.name ?? "?" }
    return name
  }

  /// Type parameters of an enum stand in its variants.
  private var variantTemplate: [Int] = []

  private func addEnumerators(_ type: inout Type, _ die: DIE) {
    let mask = type.size < 8 ? UInt64(1) << UInt64(type.size * 8) - 1 : .max
    var variants: [Type.Variant] = []
    die.eachChild { child in
      guard child.tag == Int(DW_TAG_enumerator) else { return }
      let value = child.signedNumber(Int(DW_AT_const_value)).map { $0 & mask }
      variants.append(Type.Variant(name: child.name ?? "?", value: value, fields: []))
    }
    type.variants = variants
    if let number = die.reference(Int(DW_AT_type)) {
      type.discriminant = Type.Discriminant(type: id(of: number), offset: 0, size: type.size)
    }
  }

  private func addElements(_ type: inout Type, _ die: DIE) {
    type.kind = .array
    let target = die.reference(Int(DW_AT_type)).map(id(of:)) ?? unknown
    var count = 0
    die.eachChild { child in
      guard child.tag == Int(DW_TAG_subrange_type) else { return }
      if let number = child.number(Int(DW_AT_count)) {
        count = Int(number)
      } else if let last = child.number(Int(DW_AT_upper_bound)) {
        count = Int(last) + 1
      }
    }
    type.target = target
    type.count = count
    type.size = types[target].size * count
    type.name = "[\(types[target].name); \(count)]"
  }

  /// Where debug information names no type.
  private lazy var unknown: Int = {
    types.append(Type(id: types.count, name: "?", size: 0, kind: .opaque))
    return types.count - 1
  }()
}
#endif

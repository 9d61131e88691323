import FigureStyle
import MemoryModel

extension Pointers {
  func look(of kind: PointerKind) -> PointerStyle {
    switch kind {
    case .owner: owner
    case .strong: strong
    case .weak: weak
    case .shared: shared
    case .mutable: mutable
    case .ref: ref
    case .refMut: refMut
    case .guard: `guard`
    case .raw: raw
    case .function: function
    case .vtable: vtable
    }
  }
}

extension Regions {
  func paint(of region: Region) -> RegionPaint {
    switch region {
    case .code: code
    case .globals: globals
    case .heap: heap
    case .stack: stack
    }
  }
}

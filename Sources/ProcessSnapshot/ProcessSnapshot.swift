/// A stopped process as values: threads, variables, types and raw bytes. What they mean is decided later.
///
/// The contract between tracing, which writes one a stop as a line of JSON, and decoding.
package struct ProcessSnapshot: Hashable, Sendable, Codable {
  /// The version of this form.
  package var memfigSnapshot = 1
  /// The program's machine: `x86_64-unknown-linux-gnu`.
  package var target: String
  /// The compiler, as its debug information names it.
  package var producer: String
  package var stop: Stop
  /// In order of spawning; the first is the main thread.
  package var threads: [Thread]
  package var statics: [Static]
  /// Functions that something points at.
  package var code: [CodeSymbol]
  package var consts: [Const]
  package var vtables: [VTable]
  /// What the heap recorder knows, in order of allocation; nil where there is no recorder.
  package var heap: [HeapBlock]?
  /// Where blocks were allocated; nil where leaks were not looked for.
  package var allocations: [Allocation]?
  /// By id, which is its place in the list.
  package var types: [Type]
  /// Disjoint, by address.
  package var memory: [MemoryRange]

  // Keys are written out: converting each while reading takes as long as the rest.
  private enum CodingKeys: String, CodingKey {
    case memfigSnapshot = "memfig_snapshot"
    case target, producer, stop, threads, statics, code, consts, vtables, heap, allocations, types, memory
  }

  package init(
    target: String, producer: String, stop: Stop, threads: [Thread] = [], statics: [Static] = [],
    code: [CodeSymbol] = [], consts: [Const] = [], vtables: [VTable] = [], heap: [HeapBlock]? = nil,
    allocations: [Allocation]? = nil, types: [Type] = [], memory: [MemoryRange] = []
  ) {
    self.target = target
    self.producer = producer
    self.stop = stop
    self.threads = threads
    self.statics = statics
    self.code = code
    self.consts = consts
    self.vtables = vtables
    self.heap = heap
    self.allocations = allocations
    self.types = types
    self.memory = memory
  }
}

/// Why and where the process stands still.
package struct Stop: Hashable, Sendable, Codable {
  package enum Reason: String, Hashable, Sendable, Codable {
    case marker, panic, signal, timeout
    /// Somebody asked for it: a running process, or a core file.
    case attached
  }

  package var reason: Reason
  /// The number of the probe in the instrumented source; of markers alone.
  package var marker: Int?
  package var label: String?
  package var file: String?
  package var line: Int?
  /// How often this marker was met, counted from 1 over all threads.
  package var hit: Int?
  /// The system's id of the thread that met it.
  package var thread: Int
  /// The panic's message, or the signal's name.
  package var message: String?

  package init(
    reason: Reason, marker: Int? = nil, label: String? = nil, file: String? = nil, line: Int? = nil, hit: Int? = nil,
    thread: Int, message: String? = nil
  ) {
    self.reason = reason
    self.marker = marker
    self.label = label
    self.file = file
    self.line = line
    self.hit = hit
    self.thread = thread
    self.message = message
  }
}

package struct Thread: Hashable, Sendable, Codable {
  package var id: Int
  /// As the program named it; nil where it did not.
  package var name: String?
  package var atMarker: Bool
  /// Frames beyond those listed.
  package var hiddenFrames: Int
  /// Of the user's code alone, from the innermost to the outermost.
  package var frames: [Frame]

  private enum CodingKeys: String, CodingKey {
    case id, name, frames
    case atMarker = "at_marker"
    case hiddenFrames = "hidden_frames"
  }

  package init(id: Int, name: String?, atMarker: Bool, hiddenFrames: Int = 0, frames: [Frame] = []) {
    self.id = id
    self.name = name
    self.atMarker = atMarker
    self.hiddenFrames = hiddenFrames
    self.frames = frames
  }
}

package struct Frame: Hashable, Sendable, Codable {
  /// Its path with the crate: `prog::Stack<i32>::push`, `prog::main::{closure#0}`.
  package var function: String
  package var file: String?
  /// Where it stands: the call's line in outer frames.
  package var line: Int?
  /// Of the call, counted from 1 in bytes; tells calls of one line apart.
  package var column: Int?
  package var pc: Address
  package var sp: Address
  /// The canonical frame address; nil for inlined calls.
  package var cfa: Address?
  /// In order of declaration.
  package var variables: [Variable]
  /// What of its stretch of the stack leads to blocks that are not held; nil where leaks were not looked for, and of
  /// inlined calls.
  package var words: [Word]?
  /// Whether it stands in a call of code that is not the user's; nil where leaks were not looked for.
  package var callsLibrary: Bool?

  /// A word of memory that is the address of a place in a block, which is named by its order.
  package struct Word: Hashable, Sendable, Codable {
    package var address: Address
    package var block: Int

    package init(address: Address, block: Int) {
      self.address = address
      self.block = block
    }
  }

  private enum CodingKeys: String, CodingKey {
    case function, file, line, column, pc, sp, cfa, variables, words
    case callsLibrary = "calls_library"
  }

  package init(
    function: String, file: String?, line: Int?, column: Int? = nil, pc: Address, sp: Address, cfa: Address?,
    variables: [Variable] = [], words: [Word]? = nil, callsLibrary: Bool? = nil
  ) {
    self.function = function
    self.file = file
    self.line = line
    self.column = column
    self.pc = pc
    self.sp = sp
    self.cfa = cfa
    self.variables = variables
    self.words = words
    self.callsLibrary = callsLibrary
  }
}

package struct Variable: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable {
    case live, moved, uninitialized, maybe, unknown
  }

  /// A field whose state differs from its variable's: `["0", "name"]`. `*` is what a box holds; an enum's fields stand
  /// behind their variant: `["Some", "0"]`.
  package struct Part: Hashable, Sendable, Codable {
    package var path: [String]
    package var state: State

    package init(path: [String], state: State) {
      self.path = path
      self.state = state
    }
  }

  package var name: String
  package var type: Int
  /// nil where it has none: in registers, or optimised away.
  package var address: Address?
  /// The value of a variable without an address, as hexadecimal bytes.
  package var bytes: String?
  package var size: Int
  /// Of its declaration.
  package var line: Int?
  package var argument: Bool
  /// Whether a later variable of its name hides it.
  package var shadowed: Bool
  package var state: State
  package var parts: [Part]
  /// Whether it is another frame's, captured by reference.
  package var captured: Bool

  package init(
    name: String, type: Int, address: Address?, bytes: String? = nil, size: Int, line: Int? = nil,
    argument: Bool = false, shadowed: Bool = false, state: State = .unknown, parts: [Part] = [], captured: Bool = false
  ) {
    self.name = name
    self.type = type
    self.address = address
    self.bytes = bytes
    self.size = size
    self.line = line
    self.argument = argument
    self.shadowed = shadowed
    self.state = state
    self.parts = parts
    self.captured = captured
  }
}

package struct Static: Hashable, Sendable, Codable {
  /// Its path with the crate: `prog::EMOTION`.
  package var name: String
  package var type: Int
  package var address: Address
  /// Declared `static mut`; nil where that is not known.
  package var mutable: Bool?
  /// Paths of the snapshot's functions that use it; nil where that is not known.
  package var usedIn: [String]?
  /// The thread whose own it is, of a `thread_local!`; each has one from its first use on.
  package var thread: Int?

  package init(
    name: String, type: Int, address: Address, mutable: Bool? = nil, usedIn: [String]? = nil, thread: Int? = nil
  ) {
    self.name = name
    self.type = type
    self.address = address
    self.mutable = mutable
    self.usedIn = usedIn
    self.thread = thread
  }
}

package struct CodeSymbol: Hashable, Sendable, Codable {
  /// Its path with the crate.
  package var name: String
  /// `fn(&prog::Circle) -> f64`; nil where that is not known.
  package var type: String?
  package var address: Address
  package var size: Int

  package init(name: String, type: String? = nil, address: Address, size: Int) {
    self.name = name
    self.type = type
    self.address = address
    self.size = size
  }
}

/// A `const` that was inlined.
package struct Const: Hashable, Sendable, Codable {
  /// Its path with the crate.
  package var name: String
  package var type: String
  /// As Rust prints it.
  package var value: String
  /// Paths of the functions that use it.
  package var usedIn: [String]

  private enum CodingKeys: String, CodingKey {
    case name, type, value
    case usedIn = "used_in"
  }

  package init(name: String, type: String, value: String, usedIn: [String]) {
    self.name = name
    self.type = type
    self.value = value
    self.usedIn = usedIn
  }
}

package struct VTable: Hashable, Sendable, Codable {
  package var address: Address
  /// As debug information names it: `<prog::Circle as prog::Shape>::{vtable}`.
  package var name: String
  /// The type it is for.
  package var concreteType: Int?
  /// Bytes.
  package var size: Int

  private enum CodingKeys: String, CodingKey {
    case address, name, size
    case concreteType = "concrete_type"
  }

  package init(address: Address, name: String, concreteType: Int?, size: Int) {
    self.address = address
    self.name = name
    self.concreteType = concreteType
    self.size = size
  }
}

package struct HeapBlock: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable {
    case live, freed
  }

  package var address: Address
  /// As asked for, in bytes.
  package var size: Int
  package var state: State
  /// Counted from 1 over all threads.
  package var order: Int
  /// The system's id of the thread that allocated it.
  package var thread: Int
  /// Whether something of the user's leads there.
  package var reached: Bool
  /// Where it was allocated, as a place in the snapshot's `allocations`; nil where that is not known or not the user's.
  package var allocatedAt: Int?
  /// Whether something other than the user's frames leads there, by however many steps: statics, libraries and what
  /// they have on the stacks; nil where leaks were not looked for.
  package var held: Bool?
  /// Live blocks that are not held and that it leads to, by their order; of blocks that are not held.
  package var leadsTo: [Int]?
  /// Whether nothing leads there any more; nil where that is not known.
  package var leaked: Bool?

  private enum CodingKeys: String, CodingKey {
    case address, size, state, order, thread, reached, held, leaked
    case allocatedAt = "allocated_at"
    case leadsTo = "leads_to"
  }

  package init(
    address: Address, size: Int, state: State, order: Int, thread: Int, reached: Bool, allocatedAt: Int? = nil,
    held: Bool? = nil, leadsTo: [Int]? = nil, leaked: Bool? = nil
  ) {
    self.address = address
    self.size = size
    self.state = state
    self.order = order
    self.thread = thread
    self.reached = reached
    self.allocatedAt = allocatedAt
    self.held = held
    self.leadsTo = leadsTo
    self.leaked = leaked
  }
}

/// A place in the user's code that allocates.
package struct Allocation: Hashable, Sendable, Codable {
  /// Its path with the crate.
  package var function: String
  package var file: String?
  package var line: Int?
  /// Counted from 1 in bytes; nil where only the function is known, and `line` is its declaration's.
  package var column: Int?
  /// The std type that made it its own, where the call says that: `alloc::rc::Rc<prog::Node>`.
  package var owner: String?

  package init(function: String, file: String?, line: Int?, column: Int?, owner: String?) {
    self.function = function
    self.file = file
    self.line = line
    self.column = column
    self.owner = owner
  }
}

/// A stretch of memory.
package struct MemoryRange: Hashable, Sendable, Codable {
  package var address: Address
  /// Hexadecimal, two digits a byte.
  package var bytes: String

  package init(address: Address, bytes: String) {
    self.address = address
    self.bytes = bytes
  }
}

/// A place as a person writes it: `main.a`, `#2` and a range of steps, with its region in front or without.
public struct WrittenPlace: Hashable, Sendable {
  public enum Step: Hashable, Sendable {
    /// A field; right after a frame's name, a variable.
    case field(Place.Name)
    case index(Int)
  }

  /// nil where the place is written bare.
  public var region: Region?
  /// Only where `region` is the stack.
  public var thread: String?
  /// A frame, variable, block, static or function.
  public var name: Place.Name
  public var steps: [Step]

  public init(region: Region? = nil, thread: String? = nil, name: Place.Name, steps: [Step] = []) {
    self.region = region
    self.thread = thread
    self.name = name
    self.steps = steps
  }

  /// A canonical place, written in full.
  public init(_ place: Place) {
    self.init(name: Place.Name(""), steps: place.path.map(Step.init))
    region = place.region
    switch place.root {
    case .code(let name): self.name = name
    case .global(let name), .heap(let name): self.name = Place.Name(name)
    case .variable(let thread, let frame, let variable):
      self.thread = thread
      name = frame
      steps.insert(.field(variable), at: 0)
    }
  }
}

extension WrittenPlace.Step {
  init(_ step: Place.Step) {
    switch step {
    case .field(let name): self = .field(Place.Name(name))
    case .index(let index): self = .index(index)
    }
  }
}

extension WrittenPlace: CustomStringConvertible {
  public var description: String {
    var text = region.map { $0.rawValue + "/" } ?? ""
    if let thread { text += Place.quoted(thread) + "/" }
    text += name.description
    for step in steps {
      switch step {
      case .field(let name): text += "." + name.description
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

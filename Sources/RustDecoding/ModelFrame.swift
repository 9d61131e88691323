import MemoryModel

/// The model's frame, where a stopped one is about too.
typealias ModelFrame = Frame

import ProcessSnapshot

/// The snapshot's frame, where a drawn one is about too.
typealias StoppedFrame = Frame

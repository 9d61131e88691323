import Glibc
import Synchronization

/// Whose turn it is to use Graphviz's libraries, which keep global state.
enum Turn {
  private static let free = Semaphore()
  /// The thread that took the turn; 0 where nobody has it.
  private static let holder = Atomic<UInt>(0)

  /// Waits until nobody else has the turn.
  /// - Returns: false where this thread has it already, and would wait for ever.
  static func take() -> Bool {
    let own = UInt(pthread_self())
    if holder.load(ordering: .acquiring) == own { return false }
    free.wait()
    holder.store(own, ordering: .releasing)
    return true
  }

  static func giveBack() {
    holder.store(0, ordering: .releasing)
    free.signal()
  }
}

/// A POSIX semaphore with one place; any thread may signal it.
private final class Semaphore: Sendable {
  private let pointer: UnsafeMutablePointerBox

  // The semaphore's own functions are all that touch it.
  private struct UnsafeMutablePointerBox: @unchecked Sendable {
    let semaphore: UnsafeMutablePointer<sem_t>
  }

  init() {
    let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    sem_init(semaphore, 0, 1)
    pointer = UnsafeMutablePointerBox(semaphore: semaphore)
  }

  func wait() { while sem_wait(pointer.semaphore) != 0 {} }

  func signal() { sem_post(pointer.semaphore) }
}

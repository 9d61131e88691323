import Foundation

/// Chromium without a window.
struct Browser {
  /// nil where it is not installed.
  static let executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static let isMissing = "chromium is not installed: make test installs it"

  enum Scheme: String {
    // As Chromium numbers them.
    case dark = "0"
    case light = "1"
  }

  let folder: TemporaryFolder
  var environment: [String: String] = [:]

  struct Failure: Error {
    var messages: String
  }

  /// What is seen of a file in the folder, two pixels for each of CSS.
  func picture(of file: String, width: Int, height: Int, _ scheme: Scheme = .light) throws -> Picture {
    _ = try run([
      "--screenshot=\(folder["seen.png"].path)", "--window-size=\(width),\(height)", "--force-device-scale-factor=2",
      "--hide-scrollbars", "--blink-settings=preferredColorScheme=\(scheme.rawValue)", folder[file].absoluteString,
    ])
    return try Picture(folder["seen.png"])
  }

  /// The page's markup after its scripts have run.
  func markup(of file: String) throws -> String { try run(["--dump-dom", folder[file].absoluteString]) }

  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    let profile = try TemporaryFolder()
    process.arguments =
      ["--kill-after=5", "120", Self.executable ?? "chromium"]
      // Sandboxes need rights that containers lack; what is shown is ours.
      + [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=\(profile.url.path)",
      ]
      + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    // Both are read: neither may fill up.
    let messages = LockedData()
    errors.fileHandleForReading.readabilityHandler = { messages.append($0.availableData) }
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    errors.fileHandleForReading.readabilityHandler = nil
    guard process.terminationStatus == 0 else { throw Failure(messages: messages.text) }
    return String(decoding: text, as: UTF8.self)
  }
}

private final class LockedData: @unchecked Sendable {
  private let lock = NSLock()
  private var data = Data()

  func append(_ more: Data) { lock.withLock { data += more } }
  var text: String { lock.withLock { String(decoding: data, as: UTF8.self) } }
}

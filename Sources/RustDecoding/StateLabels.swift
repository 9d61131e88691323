import ProcessSnapshot

/// States' labels: the marker's, with its number from the second hit on, else the line.
struct StateLabels {
  private var counts: [String: Int] = [:]

  mutating func next(_ stop: Stop) -> String {
    let label = FunctionName.drawable(base(stop))
    let count = counts[label, default: 0] + 1
    counts[label] = count
    return count == 1 ? label : "\(label) (\(count))"
  }

  private func base(_ stop: Stop) -> String {
    let file = stop.file?.split(separator: "/").last.map(String.init)
    let line = [file, stop.line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    switch stop.reason {
    case .marker: return stop.label ?? (line.isEmpty ? "marker" : line)
    case .panic:
      if let message = stop.message?.split(whereSeparator: \.isNewline).first {
        return "panic: " + (message.count > 80 ? message.prefix(79) + "…" : message)
      }
      return line.isEmpty ? "panic" : "panic at " + line
    case .signal: return stop.message ?? "signal"
    case .timeout: return "time limit"
    case .attached: return line.isEmpty ? "attached" : line
    }
  }
}

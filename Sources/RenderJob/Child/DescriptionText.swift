import MemFig

/// Descriptions as they are written: for people, or for programs.
enum DescriptionText {
  /// - Parameter isShort: The one sentence only.
  static func bytes(of descriptions: [Description], as format: OutputFormat, isShort: Bool) -> [UInt8] {
    let texts = descriptions.map { format == .json ? json($0, isShort: isShort) : text($0, isShort: isShort) }
    if format == .json { return Array("{\"states\":[\n\(texts.joined(separator: ",\n"))\n]}\n".utf8) }
    return Array(texts.joined(separator: isShort ? "" : "\n").utf8)
  }

  private static func text(_ description: Description, isShort: Bool) -> String {
    ([description.alt] + (isShort ? [] : [""] + description.sentences)).joined(separator: "\n") + "\n"
  }

  /// One line.
  private static func json(_ description: Description, isShort: Bool) -> String {
    var members = [("slug", JSONText.quoted(description.slug)), ("alt", JSONText.quoted(description.alt))]
    if let label = description.label { members.insert(("label", JSONText.quoted(label)), at: 0) }
    if !isShort {
      members.append(("description", "[\(description.sentences.map(JSONText.quoted).joined(separator: ","))]"))
    }
    return JSONText.object(members)
  }
}

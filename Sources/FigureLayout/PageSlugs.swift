/// States' labels as parts of file names.
package enum PageSlugs {
  /// One a state: the label in lower case, each run of other characters than letters and digits one `-`; the number
  /// of a state without one; `-2` behind the second of one spelling.
  package static func slugs(of labels: [String?]) -> [String] {
    var counts: [String: Int] = [:]
    return labels.enumerated().map { index, label in
      let slug = slug(of: label ?? "", fallback: String(index + 1))
      counts[slug, default: 0] += 1
      let count = counts[slug] ?? 1
      return count == 1 ? slug : "\(slug)-\(count)"
    }
  }

  private static func slug(of label: String, fallback: String) -> String {
    var slug = ""
    for character in label.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? fallback : slug
  }
}

public import TwinSource

/// Names that a message, a note or a label may begin with although they begin with a capital letter.
private let properNames = ["DTDL", "JSON", "YAML", "Unicode", "U+"]

/// The texts of a finding that are not in the one style of the project: a lower-case first letter, unless the text begins
/// with a proper name or with code; no final period; one clause, or several joined by semicolons.
public func styleFaults(of finding: Finding) -> [String] {
  let texts =
    [("message", finding.message)] + finding.notes.map { ("note", $0) }
    + finding.related.map { ("label", $0.label) } + finding.fixIts.map { ("summary", $0.summary) }
  return texts.compactMap { kind, text in
    styleFault(of: text).map { "\(finding.rule): the \(kind) \($0): \(text)" }
  }
}

/// Why `text` is not in style, or nil when it is. What stands in backticks or single quotes is not judged.
public func styleFault(of text: String) -> String? {
  guard let first = text.first, let last = text.last else { return "is empty" }
  if first.isWhitespace || last.isWhitespace { return "has space around it" }
  if first.isUppercase, !properNames.contains(where: { text.hasPrefix($0) }) { return "begins with a capital letter" }
  if ".!;:,".contains(last) { return "ends with `\(last)`" }
  let words = text.replacing(/`[^`]*`|'[^']*'/, with: "_")
  if words.contains(/[.!?]\s/) || words.contains("\n") { return "holds several sentences" }
  return nil
}

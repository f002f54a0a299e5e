/// The reference page of the source language, in Markdown, derived from `LanguageDefinition`: every construct with its
/// summary, what may stand for it in short, its keys and its example; keys that many constructs share stand once.
/// O(size of the table).
public func languageReference() -> String {
  let edition = LanguageDefinition.editions.upperBound
  var page = Markdown()
  page.heading(1, "The Gemel source language, edition \(edition)")
  page.paragraph("<!-- Generated from the language definition; edits here are lost. -->")
  page.paragraph(
    "A package is a directory with a `gemel.yaml`, its [manifest](#manifest); every other `*.yaml` below it is a "
      + "[source file](#source-file). Files whose names begin with `gemel.`, [change records](#change-record) in its "
      + "directory `changes` and those of a workspace's catalogue of [rules](#rule) are none. An empty value stands for an empty mapping."
  )
  page.list(LanguageDefinition.constructs.map { "\(link($0.id)): \(escaped($0.summary))" })
  for construct in LanguageDefinition.constructs { page.section(construct) }
  page.heading(2, valueHeading)
  page.paragraph(
    "What describes a value. One of `type`, `array`, `map`, `object` and `enum` gives its type; the others constrain it."
  )
  page.table(LanguageDefinition.valueKeys)
  page.heading(2, metadataHeading)
  page.paragraph("What every element may carry.")
  page.table(LanguageDefinition.metadataKeys)
  return page.text
}

private let valueHeading = "Keys of a value"
private let metadataHeading = "Metadata"

private struct Markdown {
  private(set) var text = ""

  mutating func heading(_ level: Int, _ title: String) {
    paragraph(String(repeating: "#", count: level) + " " + title)
  }

  mutating func paragraph(_ body: String) {
    if !text.isEmpty { text += "\n" }
    text += body + "\n"
  }

  mutating func list(_ items: [String]) { paragraph(items.map { "- " + $0 }.joined(separator: "\n")) }

  mutating func section(_ construct: Construct) {
    heading(2, title(construct.id))
    paragraph(escaped(construct.summary))
    if let shorthand = construct.shorthand {
      paragraph("In short: \(value(shorthand.shape)) in its place is \(escaped(shorthand.meaning)).")
    }
    let groups = [
      (keys: LanguageDefinition.valueKeys, name: "[keys of a value](#\(anchor(valueHeading)))"),
      (keys: LanguageDefinition.metadataKeys, name: "[metadata](#\(anchor(metadataHeading)))"),
    ].filter { group in group.keys.allSatisfy { key in construct.keys.contains { isSame($0, key) } } }
    let own = construct.keys.filter { key in !groups.contains { $0.keys.contains { isSame($0, key) } } }
    if !own.isEmpty { table(own) }
    if !groups.isEmpty {
      paragraph(
        (own.isEmpty ? "It takes the " : "It also takes the ") + groups.map(\.name).joined(separator: " and ") + ".")
    }
    let fence = fence(around: construct.example)
    paragraph("\(fence)yaml\n\(construct.example)\n\(fence)")
  }

  mutating func table(_ keys: [KeyDefinition]) {
    let first = Int(LanguageDefinition.editions.lowerBound)
    let rows = keys.map { key in
      let since = key.since > first ? " Since edition \(key.since)." : ""
      let cells = [
        "`\(key.key.spelling)`", value(key.shape), key.isRequired ? "yes" : "", escaped(key.summary) + since,
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    paragraph((["| Key | Value | Required | Meaning |", "| --- | --- | --- | --- |"] + rows).joined(separator: "\n"))
  }
}

private func isSame(_ a: KeyDefinition, _ b: KeyDefinition) -> Bool { a.key == b.key && a.summary == b.summary }

/// What stands as a value, with a link to the construct it consists of.
private func value(_ shape: Shape) -> String {
  switch shape {
  case .construct(let id):
    guard let shorthand = LanguageDefinition.construct(id).shorthand else { return "\(link(id)): a mapping" }
    return "\(link(id)): a mapping, or \(escaped(shorthand.meaning))"
  case .entries(let id): return "a mapping from names to \(link(id, id.plural))"
  case .ruleEntries(let id): return "a mapping from rule ids to \(link(id, id.plural))"
  case .list(let id): return "a list of \(link(id, id.plural))"
  case .enumeration:
    return "a mapping from names to \(link(.enumerationValue, ConstructID.enumerationValue.plural)), or a list of names"
  default: return escaped(shape.expectation)
  }
}

private func title(_ id: ConstructID) -> String { id.name.prefix(1).uppercased() + id.name.dropFirst() }

private func link(_ id: ConstructID, _ text: String? = nil) -> String { "[\(text ?? id.name)](#\(anchor(title(id))))" }

/// The anchor that Markdown hosts give a heading.
private func anchor(_ heading: String) -> String {
  heading.lowercased().split(separator: " ").joined(separator: "-")
}

/// A run of backticks longer than any in `text`.
private func fence(around text: String) -> String {
  let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
  return String(repeating: "`", count: max(3, longest + 1))
}

/// Text of the table, which is prose with code in backticks, for a paragraph or a table's cell: what Markdown would take
/// for marks is escaped outside code, and a pipe everywhere.
private func escaped(_ text: String) -> String {
  var result = ""
  var isCode = false
  for character in text {
    switch character {
    case "`": isCode.toggle()
    case "|": result += "\\"
    case "\\", "*", "_", "<", ">", "[", "]": if !isCode { result += "\\" }
    case "\n":
      result += " "
      continue
    default: break
    }
    result.append(character)
  }
  return result
}

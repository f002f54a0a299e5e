import TwinModel
public import TwinOutput

/// The reference page of the source language, in Markdown, derived from `LanguageDefinition`.
public func languageReference() -> String {
  let head: [MarkdownBlock] = [
    .heading(1, [.text("The Gemel source language, edition \(LanguageDefinition.editions.upperBound)")], anchor: nil),
    .marker("Generated from the language definition; edits here are lost."),
  ]
  return String(decoding: printMarkdown(head + languageReferenceBlocks()), as: UTF8.self)
}

/// What the reference page says below its heading: every construct with its summary, what may stand for it in short, its keys and its
/// example; keys that many constructs share stand once. Links lead to the headings. O(size of the table).
public func languageReferenceBlocks() -> [MarkdownBlock] {
  var blocks: [MarkdownBlock] = [
    .paragraph(
      markdownSpans("A package is a directory with a `gemel.yaml`, its ") + [
        link(.manifest), .text("; every other "), .code("*.yaml"), .text(" below it is a "), link(.sourceFile),
        .text(". Files whose names begin with "), .code("gemel."), .text(", "), link(.changeRecord, "change records"),
        .text(" in its directory "), .code("changes"), .text(" and those of a workspace's catalogue of "),
        link(.rule, "rules"), .text(" are none. An empty value stands for an empty mapping."),
      ]),
    .list(LanguageDefinition.constructs.map { [link($0.id), .text(": ")] + markdownSpans($0.summary) }),
  ]
  for construct in LanguageDefinition.constructs { blocks += section(construct) }
  blocks += [
    .heading(2, [.text(valueHeading)], anchor: nil),
    .paragraph(
      markdownSpans(
        "What describes a value. One of `type`, `array`, `map`, `object` and `enum` gives its type; the others constrain it. The "
      ) + [
        .link("built-in types", .local("#" + anchor(typeHeading))), .text(" stand below."),
      ]),
    table(LanguageDefinition.valueKeys), .heading(2, [.text(typeHeading)], anchor: nil),
    .paragraph(
      markdownSpans("What `type` may be beside the name of a schema, and what stands in data, which is JSON, for it.")),
    .table(
      columns: ["Type", "In data"],
      rows: Primitive.allCases.map { [[[.code($0.name)]], [markdownSpans($0.wordsOfData)]] }),
    .paragraph(
      markdownSpans(
        "Numbers are what they are worth, however they are written: `5.0` and `0.5e1` are whole numbers, and equal to `5`, as in JSON Schema; what "
          + "passes data on may write them anew. Of base64, bits of the last character that stand for no octet may be set, as most decoders "
          + "allow (RFC 4648 §3.5). Texts are equal when they are the same characters, those in base64 too.")),
    .heading(2, [.text(metadataHeading)], anchor: nil),
    .paragraph([.text("What every element may carry.")]), table(LanguageDefinition.metadataKeys),
  ]
  return blocks
}

private let valueHeading = "Keys of a value"
private let typeHeading = "Built-in types"
private let metadataHeading = "Metadata"

private func section(_ construct: Construct) -> [MarkdownBlock] {
  var blocks: [MarkdownBlock] = [
    .heading(2, [.text(title(construct.id))], anchor: nil), .paragraph(markdownSpans(construct.summary)),
  ]
  if let shorthand = construct.shorthand {
    blocks.append(
      .paragraph(
        [.text("In short: ")] + value(shorthand.shape) + [.text(" in its place is ")]
          + markdownSpans(shorthand.meaning) + [.text(".")]))
  }
  let groups = [
    (
      keys: LanguageDefinition.valueKeys, name: MarkdownSpan.link("keys of a value", .local("#" + anchor(valueHeading)))
    ),
    (keys: LanguageDefinition.metadataKeys, name: MarkdownSpan.link("metadata", .local("#" + anchor(metadataHeading)))),
  ].filter { group in group.keys.allSatisfy { key in construct.keys.contains { isSame($0, key) } } }
  let own = construct.keys.filter { key in !groups.contains { $0.keys.contains { isSame($0, key) } } }
  if !own.isEmpty { blocks.append(table(own)) }
  if !groups.isEmpty {
    let names = groups.map { [$0.name] }.joined(separator: [.text(" and ")])
    blocks.append(.paragraph([.text(own.isEmpty ? "It takes the " : "It also takes the ")] + names + [.text(".")]))
  }
  return blocks + [.code(construct.example, language: "yaml")]
}

private func table(_ keys: [KeyDefinition]) -> MarkdownBlock {
  let first = Int(LanguageDefinition.editions.lowerBound)
  return .table(
    columns: ["Key", "Value", "Required", "Meaning"],
    rows: keys.map { key in
      let since = key.since > first ? " Since edition \(key.since)." : ""
      return [
        [[.code(key.key.spelling)]], [value(key.shape)], [[.text(key.isRequired ? "yes" : "")]],
        [markdownSpans(key.summary + since)],
      ]
    })
}

private func isSame(_ a: KeyDefinition, _ b: KeyDefinition) -> Bool { a.key == b.key && a.summary == b.summary }

/// What stands as a value, with a link to the construct it consists of.
private func value(_ shape: Shape) -> [MarkdownSpan] {
  switch shape {
  case .construct(let id):
    guard let shorthand = LanguageDefinition.construct(id).shorthand else { return [link(id), .text(": a mapping")] }
    return [link(id), .text(": a mapping, or ")] + markdownSpans(shorthand.meaning)
  case .entries(let id): return [.text("a mapping from names to "), link(id, id.plural)]
  case .ruleEntries(let id): return [.text("a mapping from rule ids to "), link(id, id.plural)]
  case .list(let id): return [.text("a list of "), link(id, id.plural)]
  case .enumeration:
    return [
      .text("a mapping from names to "), link(.enumerationValue, ConstructID.enumerationValue.plural),
      .text(", or a list of names"),
    ]
  default: return markdownSpans(shape.expectation)
  }
}

private func title(_ id: ConstructID) -> String { id.name.prefix(1).uppercased() + id.name.dropFirst() }

private func link(_ id: ConstructID, _ text: String? = nil) -> MarkdownSpan {
  .link(text ?? id.name, .local("#" + anchor(title(id))))
}

/// The anchor that Markdown hosts give a heading.
private func anchor(_ heading: String) -> String {
  heading.lowercased().split(separator: " ").joined(separator: "-")
}

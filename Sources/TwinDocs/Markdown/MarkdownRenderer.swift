import TwinModel
import TwinOutput

/// Writes content as Markdown files. A class, so that what all files share is passed on at the cost of one reference.
final class MarkdownRenderer: Sendable {
  let builder: ContentBuilder
  let plan: SitePlan

  init(builder: ContentBuilder, plan: SitePlan) {
    self.builder = builder
    self.plan = plan
  }

  func render(_ page: Documentation.Page) -> [UInt8] {
    guard case .subject(let subject) = page.content else { return [] }
    let content = builder.content(subject, addresses: plan.addresses)
    return printMarkdown(MarkdownPage(renderer: self, path: page.path).blocks(content))
  }
}

/// Writes the content of one file.
struct MarkdownPage {
  let renderer: MarkdownRenderer
  let path: String

  func blocks(_ content: Content) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    if !content.trail.isEmpty {
      blocks.append(.paragraph(Array(content.trail.map { [span($0)] }.joined(separator: [.text(" / ")]))))
    }
    blocks.append(.heading(1, [.text((content.kind.map { $0 + " " } ?? "") + content.title)], anchor: nil))
    if !content.badges.isEmpty {
      blocks.append(.paragraph(Array(content.badges.map { [.emphasis($0.text)] }.joined(separator: [.text(" · ")]))))
    }
    for block in content.blocks { append(block, to: &blocks) }
    return blocks
  }

  private func append(_ block: Block, to blocks: inout [MarkdownBlock]) {
    switch block {
    case .heading(let level, let text, let id): blocks.append(.heading(level, [.text(text)], anchor: slug(id)))
    case .paragraph(let line): blocks.append(.paragraph(spans(line)))
    case .description(let text, let language):
      let tag: [MarkdownSpan] = language.isEmpty ? [] : [.emphasis(language), .text(": ")]
      append(descriptionParts(text), after: tag, to: &blocks)
    case .facts(let facts):
      blocks.append(.list(facts.map { [.strong($0.label), .text(": ")] + spans($0.value) }))
    case .list(let entries), .dense(let entries): blocks.append(.list(entries.map(spans)))
    case .nested(let entries):
      blocks.append(.entries(entries.map { MarkdownEntry(spans($0.line), below: $0.below.map(spans)) }))
    case .code(let text, let language): blocks.append(.code(text, language: language))
    case .table(let table): blocks.append(self.table(table))
    case .callout(_, let lines): blocks.append(.quote(lines.map(spans)))
    case .diagram(let diagram): blocks.append(.code(diagram.mermaid(), language: "mermaid"))
    }
  }

  private func append(
    _ parts: [DescriptionPart], after tag: [MarkdownSpan], to blocks: inout [MarkdownBlock]
  ) {
    var tag = tag
    for part in parts {
      if case .paragraph(let text) = part {
        blocks.append(.paragraph(tag + spans(descriptionLine(text))))
      } else {
        if !tag.isEmpty { blocks.append(.paragraph(tag)) }
        switch part {
        case .paragraph: break
        case .list(let entries, isNumbered: false): blocks.append(.list(entries.map { spans(descriptionLine($0)) }))
        case .list(let entries, isNumbered: true):
          blocks.append(.numbered(entries.map { spans(descriptionLine($0)) }))
        case .code(let text): blocks.append(.code(text, language: ""))
        }
      }
      tag = []
    }
  }

  /// A description in a cell, which has nothing but lines.
  private func cellLines(_ text: String) -> [[MarkdownSpan]] {
    descriptionParts(text).flatMap { part -> [[MarkdownSpan]] in
      switch part {
      case .paragraph(let text): [spans(descriptionLine(text))]
      case .list(let entries, isNumbered: false): entries.map { [.text("• ")] + spans(descriptionLine($0)) }
      case .list(let entries, isNumbered: true): numbered(entries)
      case .code(let text): text.split(separator: "\n").map { [.code(String($0))] }
      }
    }
  }

  private func numbered(_ entries: [String]) -> [[MarkdownSpan]] {
    entries.enumerated().map { [.text("\($0.offset + 1). ")] + spans(descriptionLine($0.element)) }
  }

  private func table(_ table: ContentTable) -> MarkdownBlock {
    let rows = table.rows.map { row in
      row.cells.enumerated().map { index, lines in
        lines.enumerated().flatMap { number, line -> [[MarkdownSpan]] in
          let anchor = index == 0 && number == 0 ? row.anchor.map { [MarkdownSpan.anchor(slug($0))] } ?? [] : []
          let indent: [MarkdownSpan] = line.depth > 0 ? [.indent(line.depth)] : []
          if line.style == .description { return cellLines(line.content.plainText).map { indent + $0 } }
          return [anchor + indent + spans(line.content)]
        }
      }
    }
    return .table(columns: table.columns, rows: rows)
  }

  private func spans(_ line: [Inline]) -> [MarkdownSpan] { line.map(span) }

  private func span(_ inline: Inline) -> MarkdownSpan {
    switch inline {
    case .text(let text), .muted(let text), .localized(let text, _): .text(text)
    case .strong(let text): .strong(text)
    case .code(let text): .code(text)
    case .link(let text, let target): .link(text, link(target))
    case .codeLink(let text, let target): .codeLink(text, link(target))
    case .external(let text): Link.external(text).map { .link(text, $0) } ?? .code(text)
    case .reference(let label, let address): Link.external(address).map { .codeLink(label, $0) } ?? .code(label)
    case .badge(let badge): .emphasis(badge.text)
    case .lineBreak: .lineBreak
    }
  }

  private func link(_ target: Target) -> Link {
    if case .section(let id) = target { return .anchor(id) }
    guard let place = renderer.plan.place(of: target) else { return .anchor("") }
    return .site(place.path, from: path, anchor: place.anchor)
  }
}

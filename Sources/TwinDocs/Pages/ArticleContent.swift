import TwinModel
import TwinOutput

extension ContentBuilder {
  /// The package of the model that an article is about.
  func package(ofArticle index: Int) -> ID<Package>? { packageName(ofArticle: index).flatMap(references.package) }

  /// Name of the package that an article is about.
  private func packageName(ofArticle index: Int) -> String? {
    guard case .release(let package, _) = options.articles[index].subject else { return nil }
    return package
  }

  /// One page of an article.
  func article(_ index: Int, part: Int) -> Content {
    let article = options.articles[index]
    var blocks: [Block] = []
    if part == 0, !article.facts.isEmpty {
      blocks.append(.facts(article.facts.map { Fact(label: $0.label, value: inlines($0.value)) }))
    }
    blocks += ArticleBody(article.parts[part](), builder: self, package: packageName(ofArticle: index)).blocks
    blocks += pager(chunk: part, of: article.parts.count) { .article(index, $0) }
    return Content(
      title: article.title + (article.parts.count > 1 ? " (\(part + 1) of \(article.parts.count))" : ""),
      kind: article.kind, trail: trail(of: article),
      badges: article.marks.map(badge), summary: article.summary, blocks: blocks)
  }

  private func trail(of article: Article) -> [Inline] {
    let home = Inline.link(options.title, .home)
    switch article.subject {
    case .rules, .language: return [home]
    case .rule: return [home] + (references.article(.rules).map { [.link("Rules", $0)] } ?? [])
    case .release(let name, _):
      return [home] + (references.packagePage(name).map { [.link(name, $0)] } ?? [])
    }
  }

  /// A mark as pages show it.
  func badge(_ mark: ArticleMark) -> Badge {
    let style: Badge.Style =
      switch mark.style {
      case .plain: .plain
      case .good: .good
      case .caution: .caution
      case .danger: .danger
      }
    return Badge(text: mark.text, style: style)
  }

  /// Markdown as pages have it; what it names leads to the page about that.
  ///
  /// In what is said about `package`, names of its elements need not be whole. `sections` are the headings of the page, to which links may lead.
  func inlines(_ spans: [MarkdownSpan], in package: String? = nil, sections: Set<String> = []) -> [Inline] {
    spans.map { span in
      switch span {
      case .text(let text): .text(text)
      case .strong(let text): .strong(text)
      case .emphasis(let text): .muted(text)
      case .code(let text): references.target(of: text, in: package).map { .codeLink(text, $0) } ?? .code(text)
      case .link(let text, let link): inline(text, link, sections) ?? .text(text)
      case .codeLink(let text, let link):
        if let named = NamedElement(link) {
          references.target(of: named).map { .codeLink(text, $0) } ?? .code(text)
        } else {
          inline(text, link, sections) ?? .code(text)
        }
      case .anchor: .text("")
      case .lineBreak, .paragraphBreak: .lineBreak
      case .indent(let levels): .text(String(repeating: "\u{A0}\u{A0}", count: max(0, min(levels, 16))))
      }
    }
  }

  /// A link of an article: outside, or to a heading of the same page. Others mean files that are not here.
  private func inline(_ text: String, _ link: Link, _ sections: Set<String>) -> Inline? {
    if link.isExternal { return text == link.address ? .external(text) : .reference(text, link.address) }
    guard link.address.hasPrefix("#") else { return nil }
    let id = sectionID(String(link.address.dropFirst()))
    return sections.contains(id) ? .link(text, .section(id)) : nil
  }

  /// `text` with what stands between backticks as code, which leads to what `names` tells or, where that says nothing of it, to what has
  /// the name.
  func message(_ text: String, naming names: [String: NamedElement], in package: String) -> [Inline] {
    inlines(markdownSpans(text, naming: names), in: package)
  }
}

/// The id of a heading that an article calls `anchor`: no id of the page's frame.
private func sectionID(_ anchor: String) -> String { "s-" + slug(anchor) }

/// Makes blocks of pages from blocks of Markdown.
private struct ArticleBody {
  private let builder: ContentBuilder
  private let package: String?
  /// Ids of the headings, in order.
  private var ids: [String] = []
  private var sections: Set<String> = []
  private var heading = 0
  /// What was made.
  private(set) var blocks: [Block] = []

  init(_ source: [MarkdownBlock], builder: ContentBuilder, package: String?) {
    self.builder = builder
    self.package = package
    for block in source { collect(block) }
    for block in source { append(block) }
  }

  /// Notes the ids of headings: those that the article gives, else their words; no id comes twice.
  private mutating func collect(_ block: MarkdownBlock) {
    switch block {
    case .heading(let level, let spans, let anchor) where level > 1:
      let id = sectionID(anchor ?? words(builder.inlines(spans).plainText))
      var candidate = id
      var attempt = 2
      while !sections.insert(candidate).inserted {
        candidate = id + "_\(attempt)"
        attempt += 1
      }
      ids.append(candidate)
    case .folded(_, let inner): for block in inner { collect(block) }
    default: break
    }
  }

  private func line(_ spans: [MarkdownSpan]) -> [Inline] {
    builder.inlines(spans, in: package, sections: sections)
  }

  private mutating func append(_ block: MarkdownBlock) {
    switch block {
    case .marker: break
    case .heading(let level, _, _) where level <= 1: break
    case .heading(let level, let spans, _):
      // One was collected for each of these, in the same order.
      blocks.append(.heading(level == 2 ? 2 : 3, line(spans).plainText, id: ids[heading]))
      heading += 1
    case .paragraph(let spans): blocks.append(.paragraph(line(spans)))
    case .list(let entries), .numbered(let entries): blocks.append(.list(entries.map(line)))
    case .entries(let entries):
      blocks.append(.nested(entries.map { NestedEntry(line: line($0.line), below: $0.below.map(line)) }))
    case .quote(let lines): blocks.append(.callout(.plain, lines.map(line)))
    case .table(let columns, let rows):
      blocks.append(
        .table(
          ContentTable(
            style: .values, columns: columns,
            rows: rows.map { row in .init(cells: row.map { $0.map { Line(line($0)) } }) })))
    case .code(let text, let language): blocks.append(.code(text, language: language))
    case .folded(let summary, let inner):
      blocks.append(.paragraph([.strong(summary)]))
      for block in inner { append(block) }
    }
  }

  /// The letters and digits of a heading, for its id.
  private func words(_ text: String) -> String {
    var id = ""
    for scalar in text.lowercased().unicodeScalars.prefix(80) {
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      if isPlain { id.unicodeScalars.append(scalar) } else if id.last != "-" { id += "-" }
    }
    return id
  }
}

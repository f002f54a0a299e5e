public import TwinDocs
import TwinOutput
import TwinReaders
public import TwinRules
import TwinSource

/// Pages about the language and the rules of `catalogue`: an index, and a page for each rule. What is found in a rule's examples is
/// computed when its page is made.
public func referenceArticles(_ catalogue: Catalogue) -> [Article] {
  var articles = [
    Article(
      // On one page, since its parts lead to each other.
      .language, title: "The source language, edition \(LanguageDefinition.editions.upperBound)",
      summary: "Every construct of the language with its keys.", parts: [{ languageReferenceBlocks() }])
  ]
  // Rules lead to their pages by their ids.
  let index = pages(of: ruleIndex(catalogue) { id, pass in .local(id?.name ?? pass) }.map(withRulesAsCode))
  articles.append(
    Article(
      .rules, title: "Rules", summary: "What is checked, and why.",
      parts: index.map { part in { part } }))
  articles += catalogue.rules.map { rule in
    Article(
      .rule(rule.id.name), title: rule.id.name, kind: "Rule",
      marks: [ArticleMark(rule.impact == nil ? rule.severity.name : "by policy", style(rule))], summary: rule.summary,
      parts: [{ ruleBlocks(of: rule, catalogue: catalogue) }])
  }
  return articles
}

private func style(_ rule: Rule) -> ArticleMark.Style {
  if rule.impact != nil { return .plain }
  return switch rule.severity {
  case .error: .danger
  case .warning: .caution
  case .note: .plain
  }
}

/// The same with rules named by their ids as code, which articles lead to their pages.
private func withRulesAsCode(_ block: MarkdownBlock) -> MarkdownBlock {
  func spans(_ spans: [MarkdownSpan]) -> [MarkdownSpan] {
    spans.flatMap { span -> [MarkdownSpan] in
      guard case .link(let text, let link) = span, !link.isExternal else { return [span] }
      if text == link.address { return text.contains("/") ? [.code(text)] : [.text(text)] }
      return [.code(link.address), .lineBreak, .text(text)]
    }
  }
  switch block {
  case .heading(let level, let line, let anchor): return .heading(level, spans(line), anchor: anchor)
  case .table(let columns, let rows):
    return .table(columns: columns, rows: rows.map { $0.map { $0.map(spans) } })
  default: return block
  }
}

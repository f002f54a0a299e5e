/// A block of a Markdown document (CommonMark with GitHub's tables).
enum MarkdownBlock: Sendable {
  case heading(Int, [MarkdownSpan], anchor: String?)
  case paragraph([MarkdownSpan])
  case list([[MarkdownSpan]])
  case quote([[MarkdownSpan]])
  /// Cells are lines of spans, broken within the cell.
  case table(columns: [String], rows: [[[[MarkdownSpan]]]])
}

/// A piece of a line. Texts are escaped by the printer, so input cannot become markup.
enum MarkdownSpan: Sendable {
  case text(String)
  case strong(String)
  case emphasis(String)
  case code(String)
  case link(String, Link)
  case codeLink(String, Link)
  /// A place others point at; the name is a slug.
  case anchor(String)
  /// Room before a nested line.
  case indent(Int)
}

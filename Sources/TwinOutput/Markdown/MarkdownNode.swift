/// A block of a Markdown document (CommonMark with GitHub's tables).
public indirect enum MarkdownBlock: Sendable {
  /// A heading of a level from 1, and the name under which others point at it.
  case heading(Int, [MarkdownSpan], anchor: String?)
  /// A paragraph.
  case paragraph([MarkdownSpan])
  /// Entries with bullets.
  case list([[MarkdownSpan]])
  /// Entries with numbers from 1.
  case numbered([[MarkdownSpan]])
  /// Entries with bullets, each with entries below it.
  case entries([MarkdownEntry])
  /// Paragraphs of a quotation.
  case quote([[MarkdownSpan]])
  /// Cells are lines of spans, broken within the cell.
  case table(columns: [String], rows: [[[[MarkdownSpan]]]])
  /// Text of a source or a document, line by line as it is. The language is a word of our own, or empty.
  case code(String, language: StaticString)
  /// Blocks that are shown on request, under a line that always is.
  case folded(String, [MarkdownBlock])
  /// A comment that is not shown, by which a program knows the document again. A literal, never input.
  case marker(StaticString)
}

/// An entry of a list, with entries below it.
public struct MarkdownEntry: Sendable {
  /// Its line.
  public var line: [MarkdownSpan]
  /// The lines of the entries below it.
  public var below: [[MarkdownSpan]]

  /// An entry.
  public init(_ line: [MarkdownSpan], below: [[MarkdownSpan]] = []) {
    self.line = line
    self.below = below
  }
}

/// A piece of a line. Texts are escaped by the printer, so input cannot become markup.
public enum MarkdownSpan: Sendable {
  /// Text as it is.
  case text(String)
  /// Text that matters.
  case strong(String)
  /// Text that stands out.
  case emphasis(String)
  /// Text of a source or of a command.
  case code(String)
  /// A text that leads somewhere.
  case link(String, Link)
  /// Text of a source that leads somewhere.
  case codeLink(String, Link)
  /// A place others point at.
  case anchor(String)
  /// The end of a line within a paragraph; in a heading a blank.
  case lineBreak
  /// The end of a paragraph of the same entry; in a heading a blank.
  case paragraphBreak
  /// Room before a nested line.
  case indent(Int)
}

/// `text` with what stands between backticks as code, as messages have it; all text where backticks come in no pairs.
public func markdownSpans(_ text: String) -> [MarkdownSpan] {
  guard text.utf8.contains(0x60) else { return text.isEmpty ? [] : [.text(text)] }
  let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
  guard parts.count % 2 == 1 else { return [.text(text)] }
  return parts.enumerated().filter { !$0.element.isEmpty }
    .map { $0.offset % 2 == 0 ? .text($0.element) : .code($0.element) }
}

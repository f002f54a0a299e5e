public import TwinOutput

/// How a comparison is written.
public enum DiffFormat: String, CaseIterable, Sendable {
  /// For people at a terminal.
  case text
  /// A comment on a pull request.
  case markdown
  /// One JSON document, which `diffSchema()` describes.
  case json
  /// One page with all in it, without script.
  case html
  /// What each audience does, change by change, as a Markdown document.
  case migration
}

extension DiffReport {
  /// The report as a JSON document, to be a part of another one.
  public var json: JSONValue { diffJSON(DiffContent(self)) }
}

extension DiffFormat {
  /// Writes a report. Linear in its size; text is wrapped to `width` columns, of which it takes at least 40.
  ///
  /// Text from the input is neutralised for where it is shown. Colour is for text alone.
  public func bytes(_ report: DiffReport, usesColour: Bool = false, width: Int = 100) -> [UInt8] {
    let content = DiffContent(report)
    return switch self {
    case .text: Array(TextDiffWriter(content: content, usesColour: usesColour, width: max(40, width)).text.utf8)
    case .markdown: printMarkdown(MarkdownDiffWriter(content: content).blocks, for: .comment)
    case .json: jsonForLogs(diffJSON(content), layout: .pretty)
    case .migration: MigrationNotes(of: report).bytes
    // Two number signs in a row stand in texts only.
    case .html: withoutLogCommands(printHTML(HTMLDiffWriter(content: content).page), escape: "&#35;")
    }
  }
}

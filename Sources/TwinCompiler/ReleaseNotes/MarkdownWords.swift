import TwinOutput
import TwinRegistry

/// What people wrote, in lines and paragraphs as they wrote it, with what stands between backticks as code.
func markdownLines(_ text: String) -> [MarkdownSpan] {
  var spans: [MarkdownSpan] = []
  var isAfterBlank = false
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    let words = line.drop { $0.isWhitespace }
    if words.isEmpty {
      isAfterBlank = true
      continue
    }
    if !spans.isEmpty { spans.append(isAfterBlank ? .paragraphBreak : .lineBreak) }
    isAfterBlank = false
    spans += markdownSpans(String(words))
  }
  return spans
}

/// The words of a change, or `text` that holds them.
func markdownSpans(_ element: ChangedElement, of text: String? = nil) -> [MarkdownSpan] {
  markdownSpans(text ?? element.message, holding: [element.before, element.after])
}

/// `text` as messages have it. Backticks in `values` of the model that it holds, as in a default, are their own, and mark no code.
func markdownSpans(_ text: String, holding values: [String?]) -> [MarkdownSpan] {
  // No source may have this character, so that no message has it.
  let standIn = "\u{0}"
  var text = text
  for case let value? in values where value.contains("`") {
    text = text.replacing(value, with: value.replacing("`", with: standIn))
  }
  return markdownSpans(text).map { span in
    switch span {
    case .text(let text): .text(text.replacing(standIn, with: "`"))
    case .code(let text): .code(text.replacing(standIn, with: "`"))
    default: span
    }
  }
}

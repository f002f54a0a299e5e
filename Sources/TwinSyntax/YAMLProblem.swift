internal import CLibYAML
internal import TwinSource

extension YAMLReader {
  /// Reports what made libyaml stop, in a modeller's words.
  mutating func reportProblem(_ parser: UnsafeMutablePointer<yaml_parser_t>) {
    let state = parser.pointee
    switch state.error {
    case YAML_MEMORY_ERROR: reportOutOfMemory()
    case YAML_READER_ERROR:
      // The scan before has reported the character, unless libyaml refuses more than it does.
      guard builder.findings.findings.isEmpty else { return }
      let offset = UInt32(truncatingIfNeeded: min(base + Int(state.problem_offset), source.count))
      let place = builder.place(offset, offset)
      builder.findings.add("syntax/invalid-yaml") {
        Finding(
          "syntax/invalid-yaml", .error, "a character at offset \(offset) cannot be read", at: place,
          notes: ["remove it, or write it as an escape in double quotes"])
      }
    default:
      let problem = YAMLProblem(
        what: state.problem.map { String(cString: $0) } ?? "",
        context: state.context.map { String(cString: $0) } ?? "",
        offset: Int(cursor.offset(state.problem_mark.index)),
        contextOffset: state.context == nil ? nil : Int(cursor.offset(state.context_mark.index)))
      let finding = problem.finding(in: source, file: builder.tree.file)
      builder.findings.add(finding.rule) { finding }
    }
  }

  /// Reports that libyaml could not get memory.
  mutating func reportOutOfMemory() {
    let place = builder.place(builder.lastEnd, builder.lastEnd)
    builder.findings.add("syntax/invalid-yaml") {
      Finding(
        "syntax/invalid-yaml", .error, "the file could not be read to its end, for want of memory", at: place)
    }
  }
}

/// A syntax error as libyaml words it, with offsets in bytes.
struct YAMLProblem {
  var what: String
  var context: String
  var offset: Int
  var contextOffset: Int?

  /// The finding: place, reason, way out.
  func finding(in source: UnsafeBufferPointer<UInt8>, file: FileID) -> Finding {
    let text = SourceLines(source: source)
    let words = words(in: text)
    let start = words.start ?? offset
    let end = words.end ?? text.characterEnd(start)
    func place(_ start: Int, _ end: Int) -> Place {
      Place(file, ByteRange(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end)))
    }
    var related: [RelatedPlace] = []
    if let label = words.contextLabel, let contextOffset {
      related = [RelatedPlace(place(contextOffset, text.characterEnd(contextOffset)), label)]
    }
    let fixIts = words.insertion.map { FixIt($0, [Edit(place(end, end), " ")]) }
    return Finding(
      words.rule, .error, words.message, at: place(start, end), related: related, notes: words.notes,
      fixIts: fixIts.map { [$0] } ?? [])
  }

  private struct Words {
    var message: String
    var notes: [String]
    var rule: RuleID = "syntax/invalid-yaml"
    /// Label of the context's place, when it is worth showing.
    var contextLabel: String?
    var start: Int?
    var end: Int?
    /// What a mend that inserts a space at `end` does, if there is one.
    var insertion: String?
  }

  private func words(in text: SourceLines) -> Words {
    if text.hasTabIndentation(at: offset) || what.hasPrefix("found a tab character") {
      let line = text.lineStart(offset)
      let tab = text.firstTab(from: line)
      return Words(
        message: "a tab is used for indentation", notes: ["YAML indents with spaces only; replace the tab by spaces"],
        start: tab, end: tab.map { $0 + 1 })
    }
    let character = text.character(offset)
    if what == "did not find expected key" || what.hasSuffix("<document start>"), character == "]" || character == "}" {
      return Words(
        message: "a `\(character)` closes nothing", notes: ["remove it, or write the bracket that it should close"])
    }
    switch what {
    case "mapping values are not allowed in this context": return unexpectedColon(in: text)
    case "could not find expected ':'": return missingColon(in: text)
    case "found character that cannot start any token": return badStart(in: text)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let (bracket, name) = what.hasSuffix("']'") ? ("]", "list") : ("}", "mapping")
      if offset >= text.contentEnd {
        return Words(
          message: "the \(name) is never closed with `\(bracket)`",
          notes: ["write `\(bracket)` where the \(name) ends"], contextLabel: "it is opened here")
      }
      return Words(
        message: "expected `,` or `\(bracket)` here",
        notes: ["entries of the \(name) are separated by commas; write `,` before this, or close with `\(bracket)`"],
        contextLabel: "the \(name) is opened here")
    case "found unexpected end of stream":
      return Words(
        message: "the quoted text is never closed",
        notes: ["write the same quote mark where the text ends"], contextLabel: "the quote is opened here")
    case "found unexpected document indicator":
      return Words(
        message: "a line that begins with `---` or `...` ends the document inside a quoted text",
        notes: ["close the quote before it, or indent the line"], contextLabel: "the quote is opened here")
    case "found unknown escape character":
      return Words(
        message: "the escape `\(text.excerpt(offset, length: 2))` does not exist",
        notes: [
          "write `\\\\` for a backslash, or use single quotes, in which a backslash is a character like any other"
        ],
        end: min(offset + 2, text.count))
    case "did not find expected hexdecimal number":
      return Words(
        message: "an escape lacks hexadecimal digits",
        notes: ["`\\x` takes two digits, `\\u` four, `\\U` eight"], contextLabel: "in the text opened here")
    case "found invalid Unicode character escape code":
      return Words(
        message: "the escape is of no Unicode character",
        notes: ["surrogates (D800 to DFFF) and numbers above 10FFFF are no characters"],
        contextLabel: "in the text opened here")
    case "did not find expected key":
      return Words(
        message: text.closesQuoteBefore(offset)
          ? "text follows a closing quote" : "expected a key of the mapping, or its end, here",
        notes: text.closesQuoteBefore(offset)
          ? ["put the whole text inside the quotes"]
          : [
            "keys of one mapping begin in the same column; check the indentation of this line",
            "a value that begins with a quote or bracket ends with it; nothing may follow on the line",
          ],
        contextLabel: "the mapping begins here")
    case "did not find expected '-' indicator":
      return Words(
        message: "expected `- ` or the end of the list here",
        notes: ["entries of one list begin with `- ` in the same column; check the indentation of this line"],
        contextLabel: "the list begins here")
    case "block sequence entries are not allowed in this context":
      return Words(
        message: "a list entry (`- `) cannot begin here",
        notes: ["begin the list on a line of its own; quote a text that begins with `- `"])
    case "mapping keys are not allowed in this context":
      return Words(
        message: "a key (`? `) cannot begin here", notes: ["quote a text that begins with `? `"])
    case "did not find expected node content":
      if text.character(offset) == "%" { return badStart(in: text) }
      return Words(
        message: "expected a value here", notes: ["write a value, or remove the comma or bracket too many"])
    case "did not find expected <document start>":
      return Words(
        message: "text follows the end of the document's value",
        notes: [
          "a file is one mapping or one list; check the indentation of this line and what stands before it",
          "a value that begins with a quote or bracket ends with it",
        ])
    case "found undefined tag handle":
      return Words(
        message: "a tag is not part of the language",
        notes: [
          "a value is read by what is expected where it stands, so it needs no tag; remove it",
          "text that begins with `!` needs quotes",
        ], rule: "syntax/tag", start: contextOffset)
    default: return byContext(in: text)
    }
  }

  private func byContext(in text: SourceLines) -> Words {
    switch context {
    case "while scanning an anchor", "while scanning an alias":
      let name = context.hasSuffix("alias") ? "alias" : "anchor"
      return Words(
        message: "\(name == "alias" ? "an alias (`*`)" : "an anchor (`&`)") is not part of the language",
        notes: ["text that begins with `\(name == "alias" ? "*" : "&")` needs quotes"],
        rule: name == "alias" ? "syntax/alias" : "syntax/anchor", start: contextOffset)
    case "while scanning a tag", "while parsing a tag":
      return Words(
        message: "a tag (`!`) is not part of the language", notes: ["text that begins with `!` needs quotes"],
        rule: "syntax/tag", start: contextOffset)
    case "while scanning a block scalar":
      return Words(
        message: "the head of a block text is malformed",
        notes: ["after `|` or `>` only a digit from 1 to 9, `+` or `-`, and a comment may follow on the line"],
        contextLabel: "the block text begins here")
    case "while scanning a plain scalar":
      return Words(
        message: "a colon inside a list or mapping in brackets is not clear",
        notes: ["put a space after the colon that ends a key, and quotes around a text that holds a colon"])
    case let directive where directive.contains("directive") || what.contains("directive") || what.contains("version"):
      return Words(
        message: "a line cannot begin with `%`", notes: ["quote the text, or remove the line if it is a directive"],
        rule: "syntax/directive", start: contextOffset)
    default:
      return Words(
        message: "the file is not valid YAML here: \(what)",
        notes: ["check indentation, quotes and brackets before this"],
        contextLabel: contextOffset == nil ? nil : "\(context) that begins here")
    }
  }

  /// A `: ` where no key can be.
  private func unexpectedColon(in text: SourceLines) -> Words {
    if text.hasKeyColon(before: offset) {
      return Words(
        message: "a second `: ` stands on the line",
        notes: [
          "the value already began after the first one",
          "quote a value that holds `: `, or put the inner mapping on lines of its own, indented",
        ])
    }
    if let colon = text.colonWithoutSpace(onLineBefore: offset) {
      return missingSpace(after: colon)
    }
    return Words(
      message: "a key cannot begin on this line",
      notes: [
        "the line above already has a value, so this line cannot be indented under it",
        "indent this line like its neighbours, or remove the value above; quote a text of several lines that holds `: `",
      ])
  }

  private func missingSpace(after colon: Int) -> Words {
    Words(
      message: "a space is missing after the colon",
      notes: ["a colon ends a key only when a space or the line's end follows: write `key: value`"],
      start: colon, end: colon + 1, insertion: "insert a space")
  }

  /// A line that is neither `key: value` nor an entry.
  private func missingColon(in text: SourceLines) -> Words {
    let start = contextOffset ?? offset
    let end = text.lineEnd(start)
    if let colon = text.colonWithoutSpace(from: start, to: end) {
      return missingSpace(after: colon)
    }
    return Words(
      message: "a line of a mapping has no `: `",
      notes: [
        "write `key: value`; indent the line more than the key before it if it goes on with that value",
        "a key is at most 1024 characters long, on one line",
      ], start: start, end: max(end, start))
  }

  /// A character that is reserved at the start of a value.
  private func badStart(in text: SourceLines) -> Words {
    let character = text.character(offset)
    return Words(
      message: "a value cannot begin with `\(character)`",
      notes: ["YAML reserves the character; put quotes around the text"])
  }
}

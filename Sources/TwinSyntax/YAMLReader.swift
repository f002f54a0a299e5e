internal import CLibYAML
internal import Glibc
internal import TwinSource

/// Reads YAML from `start` of `bytes` through libyaml's events into `builder`; trees of documents before the last one
/// that is read go to `earlier`.
func readYAML(
  _ bytes: [UInt8], from start: Int, isASCII: Bool, documents: Int, into builder: inout TreeBuilder,
  earlier: inout [SyntaxTree]
) {
  bytes.withUnsafeBufferPointer { source in
    let skipped = skipDirectives(source, from: start, findings: &builder.findings, file: builder.tree.file)
    let text = UnsafeBufferPointer(rebasing: source[skipped...])
    var reader = YAMLReader(
      source: source, base: skipped, cursor: CodePointCursor(text, base: skipped, isASCII: isASCII), builder: builder,
      documentLimit: documents)
    // One owner of the arrays, so that growing them does not copy them.
    builder = TreeBuilder(file: builder.tree.file, bytes: [], limits: builder.limits)
    let finished: Void? = withLibYAML(text) { parser, event in reader.read(parser, event) }
    if finished == nil { reader.reportOutOfMemory() }
    builder = reader.builder
    earlier = reader.trees
  }
}

/// The event loop and what it needs to know about the source.
struct YAMLReader {
  /// The whole file; valid for the reader's life.
  let source: UnsafeBufferPointer<UInt8>
  /// Offset in the file of the text that libyaml reads.
  let base: Int
  var cursor: CodePointCursor
  var builder: TreeBuilder
  /// Trees of the documents before the present one.
  private(set) var trees: [SyntaxTree] = []
  let documentLimit: Int
  private var documents = 0

  init(source: UnsafeBufferPointer<UInt8>, base: Int, cursor: CodePointCursor, builder: TreeBuilder, documentLimit: Int)
  {
    self.source = source
    self.base = base
    self.cursor = cursor
    self.builder = builder
    self.documentLimit = documentLimit
  }

  /// Takes events until the stream ends, an error, or a limit.
  mutating func read(_ parser: UnsafeMutablePointer<yaml_parser_t>, _ event: UnsafeMutablePointer<yaml_event_t>) {
    while true {
      guard yaml_parser_parse(parser, event) == 1 else { return reportProblem(parser) }
      let goesOn = take(event)
      yaml_event_delete(event)
      guard goesOn else { return }
    }
  }

  /// Puts one event into the tree. False when reading ends here.
  @inline(__always)
  private mutating func take(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT:
      return takeScalar(event)
    case YAML_MAPPING_START_EVENT:
      let data = event.pointee.data.mapping_start
      return openCollection(event, isMapping: true, properties: properties(data.anchor, data.tag))
    case YAML_SEQUENCE_START_EVENT:
      let data = event.pointee.data.sequence_start
      return openCollection(event, isMapping: false, properties: properties(data.anchor, data.tag))
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      // A closing bracket is a token of its own; where a block or the `a: b` of `[a: b]` ends, the marks coincide, and
      // they stand where the next token does.
      let (start, end) = (event.pointee.start_mark.index, event.pointee.end_mark.index)
      let isBracket = end == start + 1 && isClosingBracket(at: Int(cursor.offset(start)))
      builder.closeCollection(end: isBracket ? cursor.offset(end) : nil)
      return true
    case YAML_ALIAS_EVENT:
      return takeAlias(event)
    case YAML_DOCUMENT_START_EVENT:
      return startDocument(event)
    case YAML_DOCUMENT_END_EVENT:
      return endDocument(event)
    case YAML_STREAM_END_EVENT:
      return false
    default:
      return true
    }
  }

  @inline(__always)
  private mutating func takeScalar(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    let data = event.pointee.data.scalar
    var start = cursor.offset(event.pointee.start_mark.index)
    var end = max(start, cursor.offset(event.pointee.end_mark.index))
    let properties = properties(data.anchor, data.tag)
    if properties > 0 { start = skipProperties(properties, from: start, to: end) }
    let style = SyntaxTree.Style(data.style)
    let text = UnsafeBufferPointer<UInt8>(start: data.value, count: data.length)
    var count = text.count
    if count > builder.limits.scalarLength { count = builder.shorten(text, start: start, end: end) }

    switch style {
    case .plain:
      if text.isEmpty, start == end, properties == 0 {
        start = placeOfNothing(start)
        end = start
      }
    case .literal, .folded:
      end = endOfBlockScalar(from: start, to: end)
    case .singleQuoted, .doubleQuoted:
      break
    }
    let quote: UInt32 = style == .singleQuoted || style == .doubleQuoted ? 1 : 0
    if Int(end - start) == text.count + 2 * Int(quote), isSlice(text, at: Int(start + quote)) {
      if style == .plain, builder.expectsKey, isMergeKey(text) { reportMergeKey(start, end) }
      return builder.addScalar(
        style, start: start, end: end, isDecoded: false, textStart: start + quote,
        textCount: UInt32(truncatingIfNeeded: count))
    }
    if style == .doubleQuoted { checkEscapes(from: start, to: end) }
    // Decoding makes text at most half as long again (`\L` becomes three bytes), so the offset fits.
    let textStart = UInt32(truncatingIfNeeded: builder.tree.decodedText.count)
    builder.tree.decodedText.append(contentsOf: text.prefix(count))
    return builder.addScalar(
      style, start: start, end: end, isDecoded: true, textStart: textStart, textCount: UInt32(truncatingIfNeeded: count)
    )
  }

  /// Whether `text` stands in the source at `offset` as it is. The caller has compared lengths.
  @inline(__always)
  private func isSlice(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard let found = text.baseAddress, let written = source.baseAddress, offset + text.count <= source.count else {
      return text.isEmpty
    }
    return memcmp(found, written + offset, text.count) == 0
  }

  @inline(__always)
  private func properties(_ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?) -> Int {
    (anchor == nil ? 0 : 1) + (tag == nil ? 0 : 1)
  }

  private mutating func openCollection(
    _ event: UnsafeMutablePointer<yaml_event_t>, isMapping: Bool, properties: Int
  ) -> Bool {
    var start = cursor.offset(event.pointee.start_mark.index)
    if properties > 0 {
      start = skipProperties(properties, from: start, to: UInt32(truncatingIfNeeded: source.count))
    }
    return builder.openCollection(isMapping: isMapping, start: start)
  }

  private mutating func takeAlias(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    let start = cursor.offset(event.pointee.start_mark.index)
    let end = cursor.offset(event.pointee.end_mark.index)
    reportAlias(start, end)
    return builder.addScalar(.plain, start: start, end: end, isDecoded: false, textStart: start, textCount: 0)
  }

  private mutating func startDocument(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    documents += 1
    guard documents > 1 else { return true }
    if documents <= documentLimit {
      trees.append(builder.takeTree())
      return true
    }
    let start = cursor.offset(event.pointee.start_mark.index)
    reportFurtherDocument(start, cursor.offset(event.pointee.end_mark.index))
    return false
  }

  /// Stops before libyaml sees directives of a second document: it compares each `%TAG` with all earlier ones.
  private mutating func endDocument(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    let end = Int(cursor.offset(event.pointee.end_mark.index))
    guard let directive = nextContent(from: end), source[directive] == UInt8(ascii: "%") else { return true }
    reportFurtherDocument(UInt32(truncatingIfNeeded: directive), UInt32(truncatingIfNeeded: directive + 1))
    return false
  }

  private func isClosingBracket(at offset: Int) -> Bool {
    offset < source.count && (source[offset] == UInt8(ascii: "]") || source[offset] == UInt8(ascii: "}"))
  }
}

extension SyntaxTree.Style {
  @inline(__always)
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

@inline(__always)
private func isMergeKey(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  text.count == 2 && text[0] == UInt8(ascii: "<") && text[1] == UInt8(ascii: "<")
}

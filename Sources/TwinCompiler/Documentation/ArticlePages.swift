import TwinOutput

/// `blocks` in pages, so that none gets large (the limit is about three times the bytes of a page): parted before headings where that can be, inside long tables and lists where it must.
/// O(size).
func pages(of blocks: [MarkdownBlock], limit: Int = 90_000) -> [[MarkdownBlock]] {
  var pages: [[MarkdownBlock]] = [[]]
  var size = 0
  for block in blocks.flatMap({ pieces(of: $0, limit: limit / 2) }) {
    let own = weight(block)
    // A heading moves on with what stands below it.
    let isSection = if case .heading(2, _, _) = block { true } else { false }
    if size > 0, size + own > limit || (isSection && size > limit * 2 / 3) {
      var head: [MarkdownBlock] = []
      while let last = pages[pages.count - 1].last, case .heading = last {
        head.insert(last, at: 0)
        pages[pages.count - 1].removeLast()
      }
      if pages[pages.count - 1].isEmpty { pages.removeLast() }
      pages.append(head)
      size = head.reduce(0) { $0 + weight($1) }
    }
    pages[pages.count - 1].append(block)
    size += own
  }
  return pages
}

/// A block that is longer than `limit` in several of the same kind.
private func pieces(of block: MarkdownBlock, limit: Int) -> [MarkdownBlock] {
  switch block {
  case .table(let columns, let rows):
    return parts(rows, limit) { $0.reduce(40) { $0 + $1.reduce(20) { $0 + weight($1) } } }
      .map { .table(columns: columns, rows: $0) }
  case .list(let entries): return parts(entries, limit, weight).map { .list($0) }
  case .entries(let entries):
    return parts(entries, limit) { weight($0.line) + $0.below.reduce(0) { $0 + weight($1) } }.map { .entries($0) }
  default: return [block]
  }
}

private func parts<Entry>(_ entries: [Entry], _ limit: Int, _ weight: (Entry) -> Int) -> [[Entry]] {
  var parts: [[Entry]] = []
  var size = limit
  for entry in entries {
    let own = weight(entry)
    if size + own > limit {
      parts.append([])
      size = 0
    }
    parts[parts.count - 1].append(entry)
    size += own
  }
  return parts
}

/// About how many bytes of a page a block takes.
private func weight(_ block: MarkdownBlock) -> Int {
  switch block {
  case .heading(_, let spans, _), .paragraph(let spans): weight(spans) + 80
  case .list(let entries), .numbered(let entries), .quote(let entries): entries.reduce(40) { $0 + weight($1) }
  case .entries(let entries): entries.reduce(40) { $0 + weight($1.line) + $1.below.reduce(0) { $0 + weight($1) } }
  case .table(_, let rows):
    rows.reduce(200) { $0 + 40 + $1.reduce(0) { $0 + 20 + $1.reduce(0) { $0 + weight($1) } } }
  case .code(let text, _): text.utf8.count + 80
  case .folded(let summary, let blocks): blocks.reduce(summary.utf8.count + 80) { $0 + weight($1) }
  case .marker: 0
  }
}

private func weight(_ spans: [MarkdownSpan]) -> Int {
  spans.reduce(12) { sum, span in
    switch span {
    case .text(let text): sum + text.utf8.count
    case .strong(let text), .emphasis(let text): sum + text.utf8.count + 30
    case .code(let text): sum + 2 * text.utf8.count + 60
    case .link(let text, let link), .codeLink(let text, let link):
      sum + text.utf8.count + link.address.utf8.count + 80
    case .anchor, .lineBreak, .paragraphBreak, .indent: sum + 10
    }
  }
}

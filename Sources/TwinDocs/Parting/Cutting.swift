import TwinOutput

/// Cuts what is too long for a page. Pieces that follow each other say all that was said, in its order.
enum Cutting {
  // MARK: Lines

  /// About how many bytes of a page `inline` takes, at least as many as it does.
  static func cost(_ inline: Inline) -> Int {
    switch inline {
    case .text(let text): textCost(text)
    case .strong(let text), .muted(let text), .localized(let text, _): textCost(text) + 60
    case .code(let text): nameCost(text) + 20
    case .link(let text, _), .codeLink(let text, _): nameCost(text) + 320
    case .external(let text): 3 * textCost(text) + 60
    case .reference(let label, let address): textCost(label) + 3 * textCost(address) + 60
    case .badge(let badge): textCost(badge.text) + textCost(badge.hint ?? "") + 60
    case .lineBreak: 4
    }
  }

  /// `line` in lines that take at most `limit` bytes each.
  static func lines(_ line: [Inline], limit: Int) -> [[Inline]] {
    packed(line.flatMap { inlines($0, limit: limit) }, limit: limit, cost)
  }

  /// `inline` in pieces. Addresses and labels that are cut lead nowhere.
  private static func inlines(_ inline: Inline, limit: Int) -> [Inline] {
    guard cost(inline) > limit else { return [inline] }
    switch inline {
    case .text(let text): return textChunks(text, limit: limit).map { .text($0) }
    case .strong(let text): return textChunks(text, limit: limit).map { .strong($0) }
    case .muted(let text): return textChunks(text, limit: limit).map { .muted($0) }
    case .localized(let text, let language):
      return textChunks(text, limit: limit).map { .localized($0, language: language) }
    case .code(let text), .external(let text): return textChunks(text, limit: limit, cost: nameCost).map { .code($0) }
    case .reference(let label, let address):
      return [label, address].flatMap { textChunks($0, limit: limit, cost: nameCost) }.map { .code($0) }
    case .link(let text, let target): return [.link(shortened(text, to: limit / 2), target)]
    case .codeLink(let text, let target): return [.codeLink(shortened(text, to: limit / 2), target)]
    case .badge(let badge): return textChunks(badge.text, limit: limit).map { .muted($0) }
    case .lineBreak: return [inline]
    }
  }

  /// `entries` in runs that take at most `limit` together, but for single ones that take more.
  static func packed<Entry>(_ entries: [Entry], limit: Int, _ cost: (Entry) -> Int) -> [[Entry]] {
    var runs: [[Entry]] = []
    var size = limit
    for entry in entries {
      let own = cost(entry)
      if runs.isEmpty || size + own > limit {
        runs.append([])
        size = 0
      }
      runs[runs.count - 1].append(entry)
      size += own
    }
    return runs
  }

  /// A line of a cell in lines.
  private static func lines(_ line: Line, limit: Int) -> [Line] {
    if line.style == .description {
      return descriptions(line.content.plainText, limit: limit).map {
        Line(.description, depth: line.depth, [.text($0)])
      }
    }
    return lines(line.content, limit: limit).map { Line(line.style, depth: line.depth, $0) }
  }

  private static func cost(_ line: Line) -> Int { line.content.reduce(60) { $0 + cost($1) } }

  // MARK: Descriptions

  /// A description in descriptions, parted between its paragraphs and entries where that can be.
  static func descriptions(_ text: String, limit: Int) -> [String] {
    guard textCost(text) > limit else { return [text] }
    let parts = descriptionParts(text).flatMap { descriptions($0, limit: limit) }
    return packed(parts, limit: limit) { textCost($0) + 40 }.map { $0.joined(separator: "\n\n") }
  }

  private static func descriptions(_ part: DescriptionPart, limit: Int) -> [String] {
    switch part {
    case .paragraph(let text): return textChunks(text, limit: limit)
    case .list(let entries, let isNumbered):
      let marked = entries.enumerated().flatMap { number, entry -> [String] in
        var chunks = textChunks(entry, limit: limit)
        if !chunks.isEmpty { chunks[0] = (isNumbered ? "\(number + 1). " : "- ") + chunks[0] }
        return chunks
      }
      return packed(marked, limit: limit) { textCost($0) + 20 }.map { $0.joined(separator: "\n") }
    case .code(let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { textChunks(String($0), limit: limit) }
      // A fence that is longer than all that stands inside.
      let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
      return packed(lines, limit: limit) { textCost($0) + 1 }.map {
        ([fence] + $0 + [fence]).joined(separator: "\n")
      }
    }
  }

  private static func longestRun(of mark: Character, in text: String) -> Int {
    var (longest, current) = (0, 0)
    for character in text {
      current = character == mark ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  // MARK: Blocks

  /// `block` in blocks of one row, entry, fact, line or part each.
  static func pieces(of block: Block) -> [Block] {
    switch block {
    case .facts(let facts): return facts.map { .facts([$0]) }
    case .list(let entries): return entries.map { .list([$0]) }
    case .dense(let entries): return entries.map { .dense([$0]) }
    case .nested(let entries): return entries.map { .nested([$0]) }
    case .table(let table):
      var pieces: [Block] = []
      var group: [ContentTable.Row] = []
      for row in table.rows {
        group.append(row)
        // What stands below a line across the table begins with it.
        if row.isGroup { continue }
        var part = table
        part.rows = group
        pieces.append(.table(part))
        group = []
      }
      if !group.isEmpty {
        var part = table
        part.rows = group
        pieces.append(.table(part))
      }
      return pieces.isEmpty ? [block] : pieces
    case .heading, .paragraph, .description, .code, .callout, .diagram: return [block]
    }
  }

  /// A piece that takes too much in pieces that take about `limit` bytes each.
  static func cut(_ piece: Block, limit: Int) -> [Block] {
    switch piece {
    case .heading(let level, let text, let id): return [.heading(level, shortened(text, to: limit / 4), id: id)]
    case .paragraph(let line): return lines(line, limit: limit).map { .paragraph($0) }
    case .description(let text, let language):
      return descriptions(text, limit: limit).map { .description($0, language: language) }
    case .facts(let facts):
      return facts.flatMap { fact in
        lines(fact.value, limit: limit).enumerated().map { number, value in
          .facts([Fact(label: fact.label + (number == 0 ? "" : " (continued)"), value: value)])
        }
      }
    case .list(let entries): return entries.flatMap { lines($0, limit: limit).map { .list([$0]) } }
    case .dense(let entries): return entries.flatMap { lines($0, limit: limit).map { .dense([$0]) } }
    case .nested(let entries): return entries.flatMap { nested($0, limit: limit) }.map { .nested([$0]) }
    case .code(let text, let language):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { textChunks(String($0), limit: limit) }
      return packed(lines, limit: limit) { textCost($0) + 1 }
        .map { .code($0.joined(separator: "\n"), language: language) }
    case .callout(let style, let all):
      let pieces = all.flatMap { lines($0, limit: limit) }
      return packed(pieces, limit: limit) { $0.reduce(10) { $0 + cost($1) } }.map { .callout(style, $0) }
    case .table(let table):
      return table.rows.flatMap { rows($0, limit: limit) }.map { row in
        var part = table
        part.rows = [row]
        return .table(part)
      }
    case .diagram: return [piece]
    }
  }

  private static func nested(_ entry: NestedEntry, limit: Int) -> [NestedEntry] {
    var starts = lines(entry.line, limit: limit / 2).map { NestedEntry(line: $0, below: []) }
    let below = packed(entry.below.flatMap { lines($0, limit: limit / 2) }, limit: limit / 2) {
      $0.reduce(20) { $0 + cost($1) }
    }
    for (number, entries) in below.enumerated() {
      if number == 0, !starts.isEmpty {
        starts[starts.count - 1].below = entries
      } else {
        starts.append(NestedEntry(line: [.muted("continued")], below: entries))
      }
    }
    return starts
  }

  /// A row in rows: the first has the beginning of each cell, the others what is left.
  private static func rows(_ row: ContentTable.Row, limit: Int) -> [ContentTable.Row] {
    guard !row.isGroup, !row.cells.isEmpty else { return [row] }
    let share = limit / row.cells.count
    var (first, rest) = (row, [(cell: Int, line: Line)]())
    for (cell, all) in row.cells.enumerated() {
      var room = share
      first.cells[cell] = []
      for line in all.flatMap({ lines($0, limit: share) }) {
        room -= cost(line)
        if room >= 0 || first.cells[cell].isEmpty { first.cells[cell].append(line) } else { rest.append((cell, line)) }
      }
    }
    let name = row.cells[0].first.map { [Line($0.content + [.muted(" (continued)")])] } ?? []
    let further = packed(rest, limit: limit) { cost($0.line) }.map { part -> ContentTable.Row in
      var cells = [[Line]](repeating: [], count: row.cells.count)
      if name.reduce(0, { $0 + cost($1) }) < limit / 4 { cells[0] = name }
      for (cell, line) in part { cells[cell].append(line) }
      return ContentTable.Row(isDeprecated: row.isDeprecated, cells: cells)
    }
    return [first] + further
  }

  // MARK: Joining

  /// A piece, and the number of the block that it is of.
  struct Piece {
    var block: Block
    var size: Int
    var origin: Int
  }

  /// Blocks of pieces that follow each other: those of one block are one again.
  static func blocks(of pieces: [Piece]) -> [Block] {
    var blocks: [Block] = []
    var last: Int?
    for piece in pieces {
      if let end = blocks.last, piece.origin == last, let joined = joined(end, piece.block) {
        blocks[blocks.count - 1] = joined
      } else {
        blocks.append(piece.block)
      }
      last = piece.origin
    }
    return blocks
  }

  private static func joined(_ a: Block, _ b: Block) -> Block? {
    switch (a, b) {
    case (.facts(let a), .facts(let b)): return .facts(a + b)
    case (.list(let a), .list(let b)): return .list(a + b)
    case (.dense(let a), .dense(let b)): return .dense(a + b)
    case (.nested(let a), .nested(let b)): return .nested(a + b)
    case (.callout(let style, let a), .callout(_, let b)): return .callout(style, a + b)
    case (.code(let a, let language), .code(let b, _)): return .code(a + "\n" + b, language: language)
    case (.description(let a, let language), .description(let b, _)):
      return .description(a + "\n\n" + b, language: language)
    case (.table(var a), .table(let b)):
      a.rows += b.rows
      return .table(a)
    default: return nil
    }
  }
}

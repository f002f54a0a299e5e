import TwinSource

/// Pages that say more than a page may hold, in several: the page itself has the beginning of each section, and what a section has beyond
/// that stands on pages of its own.
struct PartedPages: Sendable {
  private var contents: [PageSubject: Content] = [:]
  private var further: [PageSubject: [PageSubject]] = [:]
  /// Where anchors stand that have no room on a subject's own page.
  private var moved: [PageSubject: [String: PageSubject]] = [:]

  /// No page in parts.
  init() {}

  /// Those of `subjects` that say too much, as `site` writes them.
  init(of subjects: [PageSubject], _ site: SiteRenderer) {
    let sizes = PageSizes(of: site.builder)
    let parted = parallelMap(subjects.count) { index -> [(subject: PageSubject, content: Content)] in
      let subject = subjects[index]
      guard sizes.mayBeLarge(subject) else { return [] }
      let page = PageRenderer(site: site, path: site.plan.path(subject), subject: subject)
      let content = site.builder.content(subject, addresses: site.plan.addresses)
      guard page.page(content).count > PageParting.limit else { return [] }
      return PageParting(of: content, subject, page).pages
    }
    for (subject, pages) in zip(subjects, parted) where !pages.isEmpty { add(pages, of: subject) }
  }

  private mutating func add(_ pages: [(subject: PageSubject, content: Content)], of subject: PageSubject) {
    var anchors: [String: PageSubject] = [:]
    for (page, content) in pages {
      contents[page] = content
      for anchor in content.anchors where anchors[anchor] == nil { anchors[anchor] = page }
    }
    further[subject] = pages.map(\.subject).filter { $0 != subject }
    moved[subject] = anchors.filter { $0.value != subject }
  }

  /// What stands on the page of `subject`, where that is one of several.
  func content(_ subject: PageSubject) -> Content? { contents[subject] }

  /// The pages that go on with `subject`.
  func pages(after subject: PageSubject) -> [PageSubject] { further[subject] ?? [] }

  /// The page that has `anchor` of `subject`, or of one that goes on with another.
  func page(with anchor: String, of subject: PageSubject) -> PageSubject {
    if contents.isEmpty { return subject }
    guard case .further(let base, _, _) = subject else { return moved[subject]?[anchor] ?? subject }
    return contents[subject]?.anchors.contains(anchor) == true ? subject : moved[base]?[anchor] ?? base
  }
}

extension Content {
  /// The anchors of its headings and rows.
  var anchors: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(_, _, let id): [id]
      case .table(let table): table.rows.compactMap(\.anchor)
      default: []
      }
    }
  }
}

/// Parts one page.
struct PageParting {
  /// Bytes of a page beyond which it is parted.
  static let limit = 96_000
  /// Bytes of a row, an entry or the like beyond which the rest of it stands elsewhere, and what stays about.
  private static let (longestPiece, cutPiece) = (12_000, 6_000)
  /// Bytes of a drawing that has room on a page of its own.
  private static let longestDiagram = 64_000
  /// How many sections are told apart; what is behind them counts as one.
  private static let mostSections = 60
  /// Bytes that leading on takes.
  private static let linkRoom = 700

  /// A run of pieces that goes on on pages of its own.
  private struct Section {
    var id: String
    var title: String
    var pieces: [Cutting.Piece] = []

    var size: Int { pieces.reduce(0) { $0 + $1.size } }
  }

  /// The pages, that of the subject first.
  private(set) var pages: [(subject: PageSubject, content: Content)] = []

  private let content: Content
  private let subject: PageSubject
  private let page: PageRenderer
  private var sections: [Section] = []
  /// What is left of rows and the like that were cut.
  private var rests: [Section] = []

  init(of content: Content, _ subject: PageSubject, _ page: PageRenderer) {
    self.content = content
    self.subject = subject
    self.page = page
    collect()
    var frame = content
    frame.blocks = content.blocks.filter { if case .heading(2, _, _) = $0 { true } else { false } }
    let room = max(Self.limit - page.page(frame).count, Self.limit / 4)
    let share = share(of: room)
    var own: [Cutting.Piece] = []
    var further: [Section] = []
    for section in sections {
      let (kept, rest) = section.size <= share ? (section.pieces, []) : split(section.pieces, at: share)
      own += kept
      guard !rest.isEmpty else { continue }
      further.append(Section(id: section.id, title: section.title, pieces: rest))
      own.append(Cutting.Piece(block: .paragraph([lead(to: section.id)]), size: 0, origin: -1))
    }
    var first = content
    first.blocks = Cutting.blocks(of: own)
    pages = [(subject, first)]
    for section in further + rests { append(section, room: max(room - 1_000, Self.limit / 4)) }
  }

  private func lead(to id: String) -> Inline { .link("Continued …", .page(.further(subject, section: id, 0))) }

  // MARK: Sections

  /// The blocks as sections of pieces, none of which is long.
  private mutating func collect() {
    for (origin, block) in content.blocks.enumerated() {
      begin(with: block)
      for piece in Cutting.pieces(of: block) { append(piece, origin) }
    }
  }

  /// Begins a section with a heading, and with each block before the first one: what follows a long description stays.
  private mutating func begin(with block: Block) {
    var isHeaded = sections.last.map { $0.title.isEmpty } == false
    if case .heading(2, let text, let id) = block {
      guard sections.count < Self.mostSections else { return }
      sections.append(Section(id: id, title: text))
      return
    }
    if sections.isEmpty { isHeaded = false }
    guard !isHeaded, sections.count < Self.mostSections else { return }
    let id: String
    switch block {
    case .description: id = "description"
    case .facts: id = "facts"
    default: id = "about"
    }
    let taken = sections.count { $0.id == id || $0.id.hasPrefix(id + "-") }
    sections.append(Section(id: taken == 0 ? id : "\(id)-\(taken + 1)", title: ""))
  }

  private mutating func append(_ piece: Block, _ origin: Int) {
    let size = page.size(of: piece)
    guard size > Self.longestPiece, !sections.isEmpty else { return keep(piece, size, origin) }
    if case .diagram(let diagram) = piece { return append(diagram, size, origin) }
    var parts = Cutting.cut(piece, limit: Self.cutPiece)
    guard !parts.isEmpty else { return }
    switch piece {
    case .table, .facts, .list, .dense, .nested:
      // Its neighbours stay where they are.
      guard parts.count > 1 else { return keep(parts[0], page.size(of: parts[0]), origin) }
      let section = sections[sections.count - 1]
      let id = section.id + ".\(section.pieces.count + 1)"
      rests.append(
        Section(
          id: id, title: section.title,
          pieces: parts.dropFirst().map { Cutting.Piece(block: $0, size: page.size(of: $0), origin: 0) }))
      let first = Self.leading(parts.removeFirst(), lead(to: id))
      keep(first, page.size(of: first), origin)
    default: for part in parts { keep(part, page.size(of: part), origin) }
    }
  }

  /// A drawing stays where it has room, or stands on a page of its own.
  private mutating func append(_ diagram: Diagram, _ size: Int, _ origin: Int) {
    if size <= Self.limit / 3 { return keep(.diagram(diagram), size, origin) }
    let section = sections[sections.count - 1]
    let isDrawable = size <= Self.longestDiagram
    let id = section.id + ".\(section.pieces.count + 1)"
    let way = isDrawable ? lead(to: id) : .text("It has no room on a page: `gemel diagram` draws it.")
    let note = Block.paragraph([.muted(diagram.title + ". "), way])
    keep(note, page.size(of: note), origin)
    if isDrawable {
      rests.append(
        Section(
          id: id, title: diagram.title,
          pieces: [Cutting.Piece(block: .diagram(diagram), size: size, origin: 0)]))
    }
  }

  private mutating func keep(_ block: Block, _ size: Int, _ origin: Int) {
    guard !sections.isEmpty else { return }
    sections[sections.count - 1].pieces.append(Cutting.Piece(block: block, size: size, origin: origin))
  }

  /// `block` with `link` at its end.
  private static func leading(_ block: Block, _ link: Inline) -> Block {
    switch block {
    case .table(var table):
      guard let row = table.rows.indices.last, let cell = table.rows[row].cells.indices.last else { return block }
      table.rows[row].cells[cell].append(Line([link]))
      return .table(table)
    case .facts(var facts):
      guard let last = facts.indices.last else { return block }
      facts[last].value += [.text(" "), link]
      return .facts(facts)
    case .list(let entries): return .list(entries.map { $0 + [.text(" "), link] })
    case .dense(let entries): return .dense(entries.map { $0 + [.text(" "), link] })
    case .nested(var entries):
      guard let last = entries.indices.last else { return block }
      entries[last].line += [.text(" "), link]
      return .nested(entries)
    default: return block
    }
  }

  // MARK: Pages

  /// How many bytes each section may have on the page, so that all of them have room: short ones leave theirs to long ones.
  private func share(of room: Int) -> Int {
    var (left, count) = (room, sections.count)
    for size in sections.map(\.size).sorted() {
      guard size * count > left else {
        (left, count) = (left - size, count - 1)
        continue
      }
      return left / count
    }
    return .max
  }

  /// The pieces that a page has room for, with that for a link, and the others. No heading is the last.
  private func split(
    _ pieces: [Cutting.Piece], at room: Int
  ) -> (kept: [Cutting.Piece], rest: [Cutting.Piece]) {
    var (end, size) = (0, Self.linkRoom)
    while end < pieces.count, size + pieces[end].size <= room || end == 0 {
      size += pieces[end].size
      end += 1
    }
    while end > 1, end < pieces.count, case .heading(let level, _, _) = pieces[end - 1].block, level > 2 { end -= 1 }
    return (Array(pieces[..<end]), Array(pieces[end...]))
  }

  /// The further pages of `section`.
  private mutating func append(_ section: Section, room: Int) {
    var parts: [[Cutting.Piece]] = []
    var rest = section.pieces
    while !rest.isEmpty {
      let (kept, left) = split(rest, at: room)
      parts.append(kept)
      rest = left
    }
    let words = section.title.isEmpty ? "continued" : section.title
    for (number, pieces) in parts.enumerated() {
      var next = content
      next.title = shortened(content.title, to: 600) + ": " + shortened(words, to: 200)
      if parts.count > 1 { next.title += " (\(number + 1) of \(parts.count))" }
      next.trail.append(.link(shortened(content.title, to: 600), .page(subject)))
      (next.badges, next.summary) = ([], next.title)
      next.blocks = Cutting.blocks(of: pieces) + pager(number, of: parts.count, section.id)
      pages.append((.further(subject, section: section.id, number), next))
    }
  }

  private func pager(_ number: Int, of count: Int, _ id: String) -> [Block] {
    let back: Target = number == 0 ? .page(subject) : .page(.further(subject, section: id, number - 1))
    var line: [Inline] = [.link("← Previous", back)]
    if number + 1 < count {
      line += [.text(" · "), .link("Next →", .page(.further(subject, section: id, number + 1)))]
    }
    return [.paragraph(line)]
  }
}

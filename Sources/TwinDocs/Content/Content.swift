import TwinModel

/// What a page says, apart from how it is written: the site and the Markdown are made from the same content.
struct Content: Sendable {
  /// Heading.
  var title: String
  /// Word before the heading: the kind of element.
  var kind: String?
  /// Way to the page, outermost first.
  var trail: [Inline] = []
  /// Short marks after the heading.
  var badges: [Badge] = []
  /// One line for search engines and link previews.
  var summary: String = ""
  /// Everything below the heading.
  var blocks: [Block] = []
}

/// A short mark.
struct Badge: Sendable {
  enum Style: String, Sendable { case plain, good, caution, danger }
  var text: String
  var style: Style
  /// What it means, for a tooltip.
  var hint: String?
}

/// Where a link of a page leads.
enum Target: Sendable, Hashable {
  case home
  case package(ID<Package>)
  /// The first listing page of a package's elements of a kind.
  case listing(ID<Package>, ElementKind)
  case element(Element)
  /// What became of an element and its members, on its page.
  case history(Element)
  /// One of the elements that are gone.
  case former(Int)
  case member(ID<Twin>, Symbol)
  /// One of the pages with the members of a type; 0 is its own.
  case members(ID<Twin>, Int)
  /// One of these pages.
  case listingPage(ID<Package>, ElementKind, Int)
  /// The first page of a long list.
  case uses(Element, Aspect)
  /// One of these pages.
  case usesPage(Element, Aspect, Int)
  /// One of the articles, and one of its parts.
  case article(Int, Int)
  /// The page about something.
  case page(PageSubject)
  /// A section of the same page.
  case section(String)
}

/// A piece of a line.
enum Inline: Sendable {
  case text(String)
  case strong(String)
  case muted(String)
  case code(String)
  case link(String, Target)
  case codeLink(String, Target)
  /// A name or address from input: a link where its scheme is safe, code otherwise.
  case external(String)
  /// A label that leads to an address outside, where that is a safe one.
  case reference(String, String)
  /// Text in a language of its own.
  case localized(String, language: String)
  case badge(Badge)
  case lineBreak
}

extension [Inline] {
  /// The words alone.
  var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .strong(let text), .muted(let text), .code(let text), .link(let text, _),
        .codeLink(let text, _), .external(let text), .reference(let text, _), .localized(let text, _):
        text
      case .badge(let badge): badge.text
      case .lineBreak: " "
      }
    }.joined()
  }
}

/// A piece of a page.
enum Block: Sendable {
  /// A section's heading; level 2 or 3. The id is made of our own words.
  case heading(Int, String, id: String)
  case paragraph([Inline])
  /// A description from input, as `descriptionParts` reads it.
  case description(String, language: String)
  /// Labels and what they say.
  case facts([Fact])
  /// One entry a line.
  case list([[Inline]])
  /// Entries with entries below them.
  case nested([NestedEntry])
  /// A source or a document as it is. The language is a word of our own, or empty.
  case code(String, language: StaticString)
  /// Many short entries, side by side where there is room.
  case dense([[Inline]])
  case table(ContentTable)
  case callout(Badge.Style, [[Inline]])
  case diagram(Diagram)
}

/// An entry of a list, with entries below it.
struct NestedEntry: Sendable {
  var line: [Inline]
  var below: [[Inline]]
}

/// A label and what it says.
struct Fact: Sendable {
  var label: String
  var value: [Inline]
}

/// A table.
struct ContentTable: Sendable {
  /// How wide its columns are and how it folds on a narrow screen.
  enum Style: String, Sendable { case members, elements, values }
  var style: Style
  var columns: [String]
  var rows: [Row]

  struct Row: Sendable {
    /// Anchor, if others point here.
    var anchor: String?
    /// A line across the table instead of cells.
    var isGroup = false
    /// Whether it is on its way out.
    var isDeprecated = false
    var cells: [[Line]]
  }

  /// The table without columns in which no row says anything.
  var withoutEmptyColumns: ContentTable {
    if rows.isEmpty { return self }
    let shown = columns.indices.filter { column in rows.contains { !$0.cells[column].isEmpty } }
    var table = self
    table.columns = shown.map { columns[$0] }
    for row in rows.indices { table.rows[row].cells = shown.map { rows[row].cells[$0] } }
    return table
  }
}

/// One line of a cell.
struct Line: Sendable {
  enum Style: String, Sendable { case plain, description, fact, field }
  var style: Style
  /// Levels of nesting of the field it describes.
  var depth = 0
  var content: [Inline]

  init(_ content: [Inline]) {
    style = .plain
    self.content = content
  }

  init(_ style: Style, depth: Int = 0, _ content: [Inline]) {
    self.style = style
    self.depth = depth
    self.content = content
  }
}

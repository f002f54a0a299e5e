public import TwinOutput

/// A page that is not about an element of the model: a rule, the language, a release.
///
/// Its body is Markdown as a value, so that what is written elsewhere as Markdown, such as migration notes, is not written twice. Code in it
/// that is the identity of an element, the id of a rule or `PACKAGE@VERSION` leads to the page about that, where there is one; what had the name
/// once, or is one of several with that name, is told by the link of a `NamedElement`.
public struct Article: Sendable {
  /// What it is about, which decides where it stands.
  public enum Subject: Hashable, Sendable {
    /// All rules.
    case rules
    /// A rule, by its id.
    case rule(String)
    /// The source language.
    case language
    /// A release of a package.
    case release(package: String, version: String)
  }

  /// A label and what it says.
  public typealias Fact = (label: String, value: [MarkdownSpan])

  /// What it is about.
  public var subject: Subject
  /// Heading.
  public var title: String
  /// Word before the heading.
  public var kind: String?
  /// Short marks after the heading.
  public var marks: [ArticleMark]
  /// One line for search engines and link previews.
  public var summary: String
  /// Facts below the heading, on the first page.
  public var facts: [Fact]
  /// The body, a page each; there is one at least. Each is made when its page is.
  public var parts: [@Sendable () -> [MarkdownBlock]]

  /// An article.
  public init(
    _ subject: Subject, title: String, kind: String? = nil, marks: [ArticleMark] = [], summary: String = "",
    facts: [Fact] = [], parts: [@Sendable () -> [MarkdownBlock]]
  ) {
    self.subject = subject
    self.title = title
    self.kind = kind
    self.marks = marks
    self.summary = summary
    self.facts = facts
    self.parts = parts
  }
}

/// A short mark of an article.
public struct ArticleMark: Hashable, Sendable {
  /// How it looks.
  public enum Style: Hashable, Sendable { case plain, good, caution, danger }

  /// Its word.
  public var text: String
  /// How it looks.
  public var style: Style

  /// A mark.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

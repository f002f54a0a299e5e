/// A piece of an HTML document or of an SVG drawing inside one.
///
/// There is no case for markup as text: tag and attribute names are enumerations, values and texts are escaped by the
/// printer, and addresses are `Link`s, which only safe schemes become. So input cannot become markup.
public enum HTMLNode: Sendable {
  /// Text, which stands for itself.
  case text(String)
  /// An element.
  case element(HTMLElement)
  /// Style sheets inside a page that has no files beside it. Literals, never input.
  case style([StaticString])
}

/// An element with attributes in the order in which they are printed.
public struct HTMLElement: Sendable {
  /// Its name.
  public var tag: HTMLTag
  /// Its attributes.
  public var attributes: [HTMLAttribute]
  /// What is inside it.
  public var content: [HTMLNode]

  /// An element.
  public init(tag: HTMLTag, attributes: [HTMLAttribute], content: [HTMLNode]) {
    self.tag = tag
    self.attributes = attributes
    self.content = content
  }
}

/// Elements that pages use. `script` is here for external files only: its content is never printed.
public enum HTMLTag: String, Sendable {
  case html, head, meta, title, link, script, body
  case header, nav, main, footer, section, div, span, figure, figcaption
  case h1, h2, h3, h4, p, ul, ol, li, dl, dt, dd, table, thead, tbody, tr, th, td, details, summary
  case a, code, pre, strong, em, br, wbr, button, input, label
  case svg, g, rect, path, text, desc

  /// Whether it has neither content nor end tag.
  var isVoid: Bool {
    switch self {
    case .meta, .link, .br, .wbr, .input: true
    default: false
    }
  }

  /// Whether a line feed after it changes nothing that is shown.
  var endsLine: Bool {
    switch self {
    case .title, .span, .a, .code, .strong, .em, .br, .wbr, .button, .input, .label, .text, .th, .td, .dt: false
    default: true
    }
  }
}

/// An attribute.
public enum HTMLAttribute: Sendable {
  /// A value that is shown or matched, never fetched or run.
  case text(HTMLAttributeName, String)
  /// A whole number.
  case number(HTMLAttributeName, Int)
  /// Class names.
  case `class`(String)
  /// Anchor.
  case id(String)
  /// Where an anchor or a stylesheet leads.
  case href(Link)
  /// Where a script of the site comes from.
  case source(Link)
  /// A name without value.
  case flag(HTMLFlag)
}

/// Names of attributes whose values are plain text. Names whose values are fetched, run or parsed as style are absent.
public enum HTMLAttributeName: String, Sendable {
  case name, content, charset, lang, dir, title, rel, role, type, placeholder, autocomplete, spellcheck, scope, colspan
  case tabindex
  case ariaLabel = "aria-label"
  case ariaHidden = "aria-hidden"
  case ariaCurrent = "aria-current"
  case ariaControls = "aria-controls"
  case ariaExpanded = "aria-expanded"
  case ariaLabelledBy = "aria-labelledby"
  case ariaAutocomplete = "aria-autocomplete"
  case dataRoot = "data-root"
  case xmlns, viewBox, width, height, x, y, rx, d, textLength, lengthAdjust
  case textAnchor = "text-anchor"
}

/// Attributes without a value.
public enum HTMLFlag: String, Sendable {
  case hidden, open
}

/// An element.
public func node(_ tag: HTMLTag, _ attributes: HTMLAttribute..., content: [HTMLNode] = []) -> HTMLNode {
  .element(HTMLElement(tag: tag, attributes: attributes, content: content))
}

/// An element that holds a text.
public func node(_ tag: HTMLTag, _ attributes: HTMLAttribute..., text: String) -> HTMLNode {
  .element(HTMLElement(tag: tag, attributes: attributes, content: [.text(text)]))
}

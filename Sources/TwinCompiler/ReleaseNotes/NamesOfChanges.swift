import TwinChanges
import TwinDocs
import TwinModel
import TwinOutput
import TwinRegistry

/// Says what a name in words about a change of a release is the name of now; nil where words are for a file, in which no name is a link.
typealias NameResolver = @Sendable (NamedElement) -> NamedElement

extension ChangedElement {
  /// What kind of element it is, or is inside of; nil where that is not told.
  var elementOrOwner: ElementKind? {
    ElementKind.allCases.first { $0.wordOfChanges == elementKind } ?? (subject.contains("/") ? .twin : nil)
  }

  /// What the code in `text`, which is about this change, is the name of, where it is the element as it is or was called.
  func names(in text: String) -> [String: NamedElement] {
    var names: [String: NamedElement] = [:]
    for case .code(let code) in markdownSpans(self, of: text) { names[code] = named(code) }
    return names
  }

  /// What `code` is the name of, in words about this change.
  private func named(_ code: String) -> NamedElement? {
    if isName(code, of: subject) {
      // What goes inside of a value leaves the element there.
      let isGone = path.isEmpty && MigrationSteps.Family(kind) == .removal
      return NamedElement(elementOrOwner, subject, isFormer: isGone)
    }
    guard let former, isName(code, of: former) else { return nil }
    return NamedElement(elementOrOwner, former, isFormer: true)
  }

  /// Whether words call `identity` so: by all of it or by what follows a dot or a slash, with the place inside its value or without.
  private func isName(_ code: String, of identity: String) -> Bool {
    let place = path.prefix { $0 != "=" }
    let name = !place.isEmpty && code.hasSuffix(place) ? code.dropLast(place.count) : code[...]
    return !name.isEmpty && (name == identity || identity.hasSuffix("." + name) || identity.hasSuffix("/" + name))
  }
}

/// `text` about the change of `element`, with its names as links where `resolve` says what they are.
func markdownSpans(_ element: ChangedElement, of text: String? = nil, _ resolve: NameResolver?) -> [MarkdownSpan] {
  let text = text ?? element.message
  let spans = markdownSpans(element, of: text)
  guard let resolve else { return spans }
  let names = element.names(in: text)
  return spans.map { span in
    guard case .code(let code) = span, let named = names[code] else { return span }
    return .codeLink(code, resolve(named).link)
  }
}

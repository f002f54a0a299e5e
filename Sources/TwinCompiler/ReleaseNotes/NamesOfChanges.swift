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
    if let replacement = replacement(in: text), names[replacement.code] == nil {
      names[replacement.code] = replacement.named
    }
    return names
  }

  /// What takes the place of the element, by what advice about this change calls it; nil where `text` names none. What is inside of a value has
  /// no page, and is told of by that of what it is in.
  func replacement(in text: String) -> (code: String, named: NamedElement)? {
    guard let code = ChangeWords.replacement(in: text) else { return nil }
    guard path.isEmpty else { return (code, NamedElement(elementOrOwner, subject)) }
    // It is named as seen from where the element is, or by all of its identity.
    guard let mark = subject.lastIndex(where: { $0 == "/" || $0 == "." }), !code.contains(".") else {
      return (code, NamedElement(elementOrOwner, code))
    }
    return (code, NamedElement(elementOrOwner, subject[...mark] + code))
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

extension ChangedElement {
  /// Whether only what was said of a deprecation is another matter: nothing that data or code would notice.
  var isNoticeAlone: Bool {
    switch kind {
    case .deprecationChanged, .removalBroughtForward, .removalPutOff: true
    default: false
    }
  }
}

extension ReleasedChange {
  /// What takes the place of what it takes away, in words that follow its message; nil where nothing does.
  var successor: String? { advice.first { $0.hasPrefix("use ") && ChangeWords.replacement(in: $0) != nil } }

  /// What takes the place of its element, or of its member; nil where its advice names nothing.
  var replacement: NamedElement? { advice.lazy.compactMap { self.element.replacement(in: $0)?.named }.first }
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

public import TwinOutput

/// What a name in words about changes is the name of. A name alone does not tell: another element may have it since.
public struct NamedElement: Hashable, Sendable {
  /// What it is, or what has the member that it is; nil where that is not known.
  public var kind: ElementKind?
  /// Its identity.
  public var identity: String
  /// Whether the words are about something that has this name no more, so that nothing that has it now is meant.
  public var isFormer: Bool

  /// A name of `identity`.
  public init(_ kind: ElementKind?, _ identity: String, isFormer: Bool = false) {
    self.kind = kind
    self.identity = identity
    self.isFormer = isFormer
  }

  private static let scheme = "element"

  /// How articles refer to it: as the address of a link, which pages know, and which leads nowhere outside of them.
  public var link: Link {
    let parts = [Self.scheme, isFormer ? "former" : "present", kind?.folder ?? "", identity]
    return .local(parts.joined(separator: ":"))
  }

  /// What `link` refers to; nil for other links.
  init?(_ link: Link) {
    let parts = link.address.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard !link.isExternal, parts.count == 4, parts[0] == Self.scheme else { return nil }
    self.init(
      ElementKind.allCases.first { $0.folder == parts[2] }, String(parts[3]), isFormer: parts[1] == "former")
  }
}

/// `text` with what stands between backticks as code, and with links to what `names` tells of that.
func markdownSpans(_ text: String, naming names: [String: NamedElement]) -> [MarkdownSpan] {
  markdownSpans(text).map { span in
    guard case .code(let code) = span, let named = names[code] else { return span }
    return .codeLink(code, named.link)
  }
}

public import TwinSource

/// What documentation depends on beside the model.
public struct DocumentationOptions: Sendable {
  /// Name of the whole, on every page.
  public var title: String
  /// BCP 47 tag of the language to prefer for titles and descriptions.
  public var language: String
  /// Where a place can be read, if anywhere. Only `http` and `https` addresses become links.
  public var source: (@Sendable (Place) -> SourceReference?)?

  /// Options; none of them is required.
  public init(
    title: String = "Model documentation", language: String = "en",
    source: (@Sendable (Place) -> SourceReference?)? = nil
  ) {
    self.title = title
    self.language = language
    self.source = source
  }
}

/// Where a declaration can be read.
public struct SourceReference: Hashable, Sendable {
  /// What to show: a path and a line.
  public var label: String
  /// The address of it, if it has one.
  public var address: String?

  /// A reference.
  public init(label: String, address: String? = nil) {
    self.label = label
    self.address = address
  }
}

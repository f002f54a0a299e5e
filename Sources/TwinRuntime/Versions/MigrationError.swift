/// Why there is no migration.
public enum MigrationError: Error, Hashable, Sendable {
  /// The records do not lead from one version to the other.
  case history(HistoryError)
  /// The version has nothing that the element became; `removal` is what records or its deprecation say of that.
  case noCounterpart(element: String, version: String, removal: ElementRemoval? = nil)
  /// The other image is of another package.
  case otherPackage(String, String)
  /// The forms are of more parts than are looked at.
  case tooLarge
}

extension MigrationError: CustomStringConvertible {
  /// What is wrong, and the way out. It holds names of the models: whoever shows it must expect control characters.
  public var description: String {
    switch self {
    case .history(let error): error.description
    case .noCounterpart(let element, let version, let removal):
      "`\(element)` has no counterpart in \(version): \(removal?.description ?? "it is gone, or was renamed without `formerly`")"
    case .otherPackage(let one, let other): "one image is of `\(one)`, the other of `\(other)`, and has no such package"
    case .tooLarge: "the documents have more than \(PlanBuilder.nodeLimit) kinds of values; migrate parts of them"
    }
  }
}

/// That an element is gone, as far as anybody said.
public struct ElementRemoval: Hashable, Sendable, CustomStringConvertible {
  /// The release that took it away; nil where no record tells.
  public let version: SemanticVersion?
  /// What takes its place, and why it had to go, in words of its deprecation; nil where nothing was said.
  public let advice: String?

  /// That in words. It holds names of the models: whoever shows it must expect control characters.
  public var description: String {
    "it was removed" + (version.map { " in \($0)" } ?? "") + (advice.map { "; " + $0 } ?? "")
  }
}

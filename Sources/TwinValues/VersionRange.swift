/// Which versions a reader takes: all bounds hold, `>=1.2.0 <3.0.0`. Manifests have one bound for each dependency, a `VersionRequirement`.
public struct VersionRange: Hashable, Sendable {
  /// One bound.
  private enum Bound: Hashable {
    case requirement(VersionRequirement)
    case above(SemanticVersion)
    case below(SemanticVersion)
    case atMost(SemanticVersion)

    /// The version that is written in it.
    var version: SemanticVersion {
      switch self {
      case .requirement(let requirement): requirement.version
      case .above(let version), .below(let version), .atMost(let version): version
      }
    }

    /// Whether `candidate` will do, which some bound asks for as a prerelease if `isNamed` is true.
    func admits(_ candidate: SemanticVersion, isNamed: Bool) -> Bool {
      switch self {
      case .requirement(let requirement): requirement.admits(candidate)
      case .above(let version): candidate > version
      // What leads to a version is not below it, where nobody asks for such.
      case .below(let version): candidate < version && (isNamed || !candidate.leads(to: version))
      case .atMost(let version): candidate <= version
      }
    }
  }

  /// None for `*`.
  private let bounds: [Bound]
  /// More are nothing that people write.
  private static let limit = 16

  /// Reads `^1.2.0`, `~1.2.0`, `>=1.2.0`, `>1.2.0`, `<3.0.0`, `<=3.0.0`, `=1.2.0`, `1.2.0`, several of them with a space or a comma between them, or `*`;
  /// nil for anything else. After `>=` and `<`, parts that are not written are zero: `>=1.2 <3`.
  public init?(_ text: String) {
    var texts: [String] = []
    for part in text.split(separator: ",", maxSplits: Self.limit, omittingEmptySubsequences: false) {
      let words = part.split(separator: " ")
      if words.isEmpty { return nil }
      for word in words {
        // An operator may have a space behind it.
        if let last = texts.last, Self.operators.contains(last) {
          texts[texts.count - 1] += word
        } else {
          texts.append(String(word))
        }
      }
      if let last = texts.last, Self.operators.contains(last) { return nil }
    }
    if texts == ["*"] {
      bounds = []
      return
    }
    let read = texts.prefix(Self.limit + 1).map(Self.bound)
    guard read.count <= Self.limit, !read.contains(nil) else { return nil }
    bounds = read.compactMap(\.self)
  }

  private static let operators: Set<String> = ["^", "~", ">=", ">", "<=", "<", "="]

  private static func bound(_ text: String) -> Bound? {
    func version(_ count: Int, isWhole: Bool = true) -> SemanticVersion? {
      let rest = String(text.dropFirst(count))
      let missing = isWhole ? 0 : max(0, 2 - rest.count { $0 == "." })
      return SemanticVersion(rest + String(repeating: ".0", count: rest.contains("-") ? 0 : missing))
    }
    if text.hasPrefix(">=") {
      return version(2, isWhole: false).flatMap { VersionRequirement(">=\($0)") }.map { .requirement($0) }
    }
    if text.hasPrefix("<=") { return version(2).map { .atMost($0) } }
    if text.hasPrefix("<") { return version(1, isWhole: false).map { .below($0) } }
    if text.hasPrefix(">") { return version(1).map { .above($0) } }
    return VersionRequirement(text).map { .requirement($0) }
  }

  /// Whether `candidate` will do.
  public func admits(_ candidate: SemanticVersion) -> Bool {
    let isNamed = namesPrerelease(of: candidate)
    return bounds.allSatisfy { $0.admits(candidate, isNamed: isNamed) }
  }

  /// Whether a bound is a prerelease of the version that `candidate` is a prerelease of, so that it asks for such.
  public func namesPrerelease(of candidate: SemanticVersion) -> Bool {
    bounds.contains { !$0.version.prerelease.isEmpty && candidate.leads(to: $0.version) }
  }
}

extension SemanticVersion {
  /// Whether this is `version`, or one of its prereleases.
  fileprivate func leads(to version: SemanticVersion) -> Bool {
    (major, minor, patch) == (version.major, version.minor, version.patch)
  }
}

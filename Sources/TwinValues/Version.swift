/// A semantic version (semver.org 2.0.0) without build metadata.
public struct SemanticVersion: Hashable, Sendable {
  /// Raised by breaking changes.
  public var major: UInt32
  /// Raised by additions.
  public var minor: UInt32
  /// Raised by mends.
  public var patch: UInt32
  /// Dot-separated identifiers after the hyphen, or empty.
  public var prerelease: String

  /// A version from its parts.
  public init(_ major: UInt32, _ minor: UInt32, _ patch: UInt32, prerelease: String = "") {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
  }

  /// Reads `major.minor.patch[-prerelease]`; nil for anything else, numbers with leading zeros included.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false).map { Self.number($0) }
    guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2] else { return nil }
    var prerelease = ""
    if parts.count == 2 {
      for identifier in parts[1].split(separator: ".", omittingEmptySubsequences: false) {
        guard !identifier.isEmpty, identifier.utf8.allSatisfy(Self.isIdentifierByte) else { return nil }
        if Self.isNumeric(identifier), identifier.utf8.count > 1, identifier.first == "0" { return nil }
      }
      prerelease = String(parts[1])
    }
    self.init(major, minor, patch, prerelease: prerelease)
  }

  private static func number(_ text: Substring) -> UInt32? {
    isNumeric(text) && (text == "0" || text.first != "0") ? UInt32(text) : nil
  }

  /// Whether `text` is digits alone, however many.
  fileprivate static func isNumeric(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x2D
  }
}

extension SemanticVersion: Comparable {
  /// Precedence by semver.org §11.
  public static func < (a: SemanticVersion, b: SemanticVersion) -> Bool {
    if (a.major, a.minor, a.patch) != (b.major, b.minor, b.patch) {
      return (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
    }
    if a.prerelease.isEmpty || b.prerelease.isEmpty { return !a.prerelease.isEmpty && b.prerelease.isEmpty }
    let left = a.prerelease.split(separator: ".")
    let right = b.prerelease.split(separator: ".")
    for (one, other) in zip(left, right) where one != other {
      switch (isNumeric(one), isNumeric(other)) {
      case (true, true):
        // Without leading zeros, more digits are a larger number.
        let (digits, others) = (one.utf8.count, other.utf8.count)
        return digits == others ? one < other : digits < others
      case (true, false): return true
      case (false, true): return false
      case (false, false): return one < other
      }
    }
    return left.count < right.count
  }
}

extension SemanticVersion: CustomStringConvertible {
  /// `major.minor.patch[-prerelease]`.
  public var description: String { "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-" + prerelease) }
}

/// Which versions of a dependency will do.
public struct VersionRequirement: Hashable, Sendable {
  /// How the bound is meant.
  public enum Operator: UInt8, Sendable {
    /// `^1.2.0`: compatible by semver: same major, or same minor while the major is zero.
    case compatible
    /// `~1.2.0`: same minor.
    case sameMinor
    /// `>=1.2.0`: this or any later one.
    case atLeast
    /// `1.2.0` or `=1.2.0`: this one only.
    case exactly
  }

  /// How the bound is meant.
  public var `operator`: Operator
  /// The bound.
  public var version: SemanticVersion

  /// Reads `^1.2.0`, `~1.2.0`, `>=1.2.0`, `=1.2.0` or `1.2.0`; nil for anything else.
  public init?(_ text: String) {
    let forms: [(String, Operator)] = [
      ("^", .compatible), ("~", .sameMinor), (">=", .atLeast), ("=", .exactly), ("", .exactly),
    ]
    for (prefix, meaning) in forms where text.hasPrefix(prefix) {
      guard let version = SemanticVersion(String(text.dropFirst(prefix.count).drop { $0 == " " })) else { return nil }
      self.operator = meaning
      self.version = version
      return
    }
    return nil
  }

  /// Whether `candidate` will do.
  public func admits(_ candidate: SemanticVersion) -> Bool {
    guard candidate >= version else { return false }
    switch self.operator {
    case .compatible:
      return candidate.major == version.major && (version.major > 0 || candidate.minor == version.minor)
    case .sameMinor: return candidate.major == version.major && candidate.minor == version.minor
    case .atLeast: return true
    case .exactly: return candidate == version
    }
  }

  /// Whether the bound is a prerelease of the version that `candidate` is a prerelease of, so that it asks for such.
  public func namesPrerelease(of candidate: SemanticVersion) -> Bool {
    !version.prerelease.isEmpty && version.major == candidate.major && version.minor == candidate.minor
      && version.patch == candidate.patch
  }
}

extension VersionRequirement: CustomStringConvertible {
  /// The form that `init` reads.
  public var description: String {
    switch self.operator {
    case .compatible: "^\(version)"
    case .sameMinor: "~\(version)"
    case .atLeast: ">=\(version)"
    case .exactly: "\(version)"
    }
  }
}

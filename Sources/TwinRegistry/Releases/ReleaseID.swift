public import TwinModel

/// The reverse-DNS name of a package: two or more names joined by dots, each a letter and then letters, digits, `_` or `-`.
///
/// Safe as the name of a directory, whatever wrote it.
public struct PackageName: Hashable, Sendable {
  /// The name as people write it.
  public let text: String

  /// Bytes that a name may have: those of a directory's name.
  public static let maximumLength = 255

  /// Reads a name; nil for anything else.
  public init?(_ text: String) {
    let names = text.split(separator: ".", omittingEmptySubsequences: false)
    guard names.count >= 2, text.utf8.count <= Self.maximumLength, names.allSatisfy(Self.isName) else { return nil }
    self.text = text
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F || $0 == 0x2D }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}

extension PackageName: Comparable, CustomStringConvertible {
  /// Orders bytewise.
  public static func < (a: PackageName, b: PackageName) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  /// The name as people write it.
  public var description: String { text }
}

/// One version of one package, where the version can be the name of a file.
public struct ReleaseID: Hashable, Sendable {
  /// The package.
  public let package: PackageName
  /// Its version.
  public let version: SemanticVersion

  /// Characters that a version may have.
  public static let maximumVersionLength = 128

  /// A release; nil where the version is too long for the name of a file, or ends as the files of statuses
  /// and attestations do (`1.0.0-rc.status.1`).
  public init?(_ package: PackageName, _ version: SemanticVersion) {
    let text = version.description
    guard text.utf8.count <= Self.maximumVersionLength, RegistryPath.numberedSuffix(of: text[...]) == nil else {
      return nil
    }
    self.package = package
    self.version = version
  }
}

extension ReleaseID: Comparable, CustomStringConvertible {
  /// Orders by package, then by version.
  public static func < (a: ReleaseID, b: ReleaseID) -> Bool {
    a.package == b.package ? a.version < b.version : a.package < b.package
  }

  /// `com.example.hvac 1.4.0`.
  public var description: String { "\(package) \(version)" }
}

extension SemanticVersion {
  /// Whether those who are at `other` move up to this version, or from it: within a major version, or a minor one while that is zero.
  public func isInLine(of other: SemanticVersion) -> Bool {
    major == other.major && (major > 0 || minor == other.minor)
  }
}

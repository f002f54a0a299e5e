public import TwinModel

/// Where things stand in a registry, relative to it. Made from checked names only, so that nothing leads out of it.
public enum RegistryPath {
  /// The file that says that a directory is a registry, and of which format.
  public static let format = "registry.json"
  /// What tells OCI tools the layout; derived.
  public static let layout = "oci-layout"
  /// The list of releases for OCI tools; derived.
  public static let index = "index.json"
  /// How git is to treat the files of a registry; written when it is made, and nobody's who keeps it elsewhere.
  public static let attributes = ".gitattributes"
  /// The directory of all content.
  public static let blobs = "blobs/sha256"
  /// The directory of all packages.
  public static let packages = "packages"

  /// The highest number of a status.
  public static let lastStatus = 999_999
  /// The highest number of an attestation.
  public static let lastAttestation = 999

  /// Where the content with `digest` stands.
  public static func blob(_ digest: ContentDigest) -> String { blobs + "/" + digest.hexadecimal }

  /// The directory of a package.
  public static func directory(of package: PackageName) -> String { packages + "/" + package.text }

  /// The record of a release.
  public static func record(_ release: ReleaseID) -> String {
    directory(of: release.package) + "/" + recordName(release.version)
  }

  /// The record of what was said of a release as its `number`th status.
  public static func status(_ release: ReleaseID, _ number: Int) -> String {
    directory(of: release.package) + "/" + statusName(release.version, number)
  }

  /// The record of what was signed of a release as its `number`th attestation.
  public static func attestation(_ release: ReleaseID, _ number: Int) -> String {
    directory(of: release.package) + "/" + attestationName(release.version, number)
  }

  /// Name of a record within the directory of its package.
  public static func recordName(_ version: SemanticVersion) -> String { "\(version).json" }

  /// Name of a status within the directory of its package.
  public static func statusName(_ version: SemanticVersion, _ number: Int) -> String {
    "\(version).status.\(number).json"
  }

  /// Name of an attestation within the directory of its package.
  public static func attestationName(_ version: SemanticVersion, _ number: Int) -> String {
    "\(version).attestation.\(number).json"
  }

  /// What a file in the directory of a package is, by its name.
  public enum Entry: Hashable, Sendable {
    case release(SemanticVersion)
    case status(SemanticVersion, Int)
    case attestation(SemanticVersion, Int)
    /// A name that nothing here has.
    case other
  }

  /// What the name of a file in the directory of a package says that it is.
  public static func entry(_ name: String) -> Entry {
    guard name.hasSuffix(".json") else { return .other }
    let stem = name.dropLast(5)
    if let (kind, number, length) = numberedSuffix(of: stem),
      let version = SemanticVersion(String(stem.dropLast(length)))
    {
      return kind == .status ? .status(version, number) : .attestation(version, number)
    }
    guard let version = SemanticVersion(String(stem)) else { return .other }
    return .release(version)
  }

  /// What is said of a release in files of its own, one after the other.
  enum Series: String, CaseIterable {
    case status, attestation

    var last: Int {
      switch self {
      case .status: lastStatus
      case .attestation: lastAttestation
      }
    }
  }

  /// What `.status.<n>` or `.attestation.<n>` at the end of `text` says, and its length: n is from 1 to the last of its kind, without
  /// leading zeros.
  static func numberedSuffix(of text: Substring) -> (kind: Series, number: Int, length: Int)? {
    let digits = text.utf8.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    let number = text.suffix(digits)
    guard number.first != "0", let value = Int(number) else { return nil }
    let stem = text.dropLast(digits)
    for kind in Series.allCases where stem.hasSuffix(".\(kind.rawValue).") && value <= kind.last {
      return (kind, value, digits + kind.rawValue.utf8.count + 2)
    }
    return nil
  }
}

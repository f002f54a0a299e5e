@_exported public import struct TwinValues.SemanticVersion
@_exported public import struct TwinValues.VersionRange

/// Why no version was chosen.
public enum VersionChoiceError: Error, Hashable, Sendable {
  /// The text is no range of versions.
  case invalidRange(String)
  /// The text is no semantic version.
  case invalidVersion(String)
  /// No version at hand will do; with what there is, and why it will not.
  case noneFits(range: String, rejected: [String])
  /// The images are of several packages, which have these names: a range is of one.
  case severalPackages([String])
}

extension VersionChoiceError: CustomStringConvertible {
  /// What is wrong, and the way out.
  public var description: String {
    switch self {
    case .invalidRange(let text):
      "`\(text)` is no range of versions; write `^1.2.0`, `~1.2.0`, `>=1.2.0`, `>=1.2 <3`, `1.2.0` or `*`"
    case .invalidVersion(let text): "`\(text)` is no version; versions are written like `1.2.0` or `2.0.0-rc.1`"
    case .noneFits(let range, let rejected):
      "no version will do for `\(range)`: "
        + (rejected.isEmpty ? "there is none" : rejected.joined(separator: "; "))
    case .severalPackages(let names):
      "a range is of one package, and these images are of \(names.prefix(3).map { "`\($0)`" }.joined(separator: ", "))"
        + (names.count > 3 ? " and \(names.count - 3) more" : "") + "; give those of one"
    }
  }
}

extension VersionRange {
  /// The newest of `versions` that will do, as the resolution of dependencies chooses it: what was withdrawn (yanked, or past its sunset)
  /// only where it is `locked`, which goes first; a pre-release only where this range names one of the same version, or where
  /// it is locked.
  public func best(
    of versions: some Sequence<SemanticVersion>, withdrawn: Set<SemanticVersion> = [], locked: SemanticVersion? = nil
  ) -> SemanticVersion? {
    let admitted = versions.filter(admits)
    if let locked, admitted.contains(locked) { return locked }
    return admitted.filter { ($0.prerelease.isEmpty || namesPrerelease(of: $0)) && !withdrawn.contains($0) }.max()
  }
}

/// The newest of `versions` that `range` admits; see `VersionRange.best(of:withdrawn:locked:)`. The range is written as in manifests, `^1.2.0`,
/// `~1.2.0`, `>=1.2.0`, `=1.2.0` or `1.2.0`, or with several bounds, `>=1.2 <3`, or is `*`.
public func chooseVersion(
  _ range: String, of versions: [String], withdrawn: [String] = [], locked: String? = nil
) throws(VersionChoiceError) -> String {
  guard let requirement = VersionRange(range) else { throw .invalidRange(range) }
  let offered = try versions.map(readVersion)
  let gone = Set(try withdrawn.map(readVersion))
  let best = requirement.best(of: offered, withdrawn: gone, locked: try locked.map(readVersion))
  if let best { return best.description }
  // The newest few say enough.
  let rejected = Set(offered).sorted().suffix(5).reversed().map { version in
    let reason =
      !requirement.admits(version)
      ? "is outside" : gone.contains(version) ? "was withdrawn" : "is a pre-release that the range does not name"
    return "\(version) \(reason)"
  }
  throw .noneFits(range: range, rejected: rejected)
}

private func readVersion(_ text: String) throws(VersionChoiceError) -> SemanticVersion {
  guard let version = SemanticVersion(text) else { throw .invalidVersion(text) }
  return version
}

extension Registry {
  /// The version of the package that the image was made of.
  public var version: SemanticVersion { package.semanticVersion }

  /// Of images of one package, under its name or former ones of it, the one of the version that `range` means; see
  /// `chooseVersion(_:of:withdrawn:locked:)`. Of several with that version, the first. Images of several packages are refused.
  public static func choose(
    _ range: String, of registries: [Registry], withdrawn: [String] = []
  ) throws(VersionChoiceError) -> Registry {
    let names = Set(registries.map(\.package.name))
    guard names.count < 2 || registries.contains(where: { names.subtracting($0.package.names).isEmpty }) else {
      throw .severalPackages(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
    let version = try chooseVersion(range, of: registries.map { $0.package.version }, withdrawn: withdrawn)
    guard let chosen = registries.first(where: { $0.package.version == version }) else {
      throw .noneFits(range: range, rejected: [])
    }
    return chosen
  }
}

extension Package {
  /// What it is called, and was called before.
  fileprivate var names: [String] { [name] + metadata.formerNames }

  /// Its version. The compiler writes no other text into an image; 0.0.0 stands for what was forged.
  public var semanticVersion: SemanticVersion { SemanticVersion(version) ?? SemanticVersion(0, 0, 0) }
}

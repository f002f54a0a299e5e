import TwinChanges
import TwinModel
public import TwinSource
import TwinSyntax

/// The versions of the twin types `types` of `release`, in that order: each rises by what changed at that type, at what it holds or at
/// what it inherits, whatever happened to others. Types of a first release start at 1.0.0, or at 0.1.0 while the package itself promises
/// nothing; a type that comes later starts at the version of the release that brings it, which is above all that a type of that name, had it
/// been there before, ever had: versions of types are never above that of their package.
///
/// `changes` lead from the release in which types had the versions `previous`; nil for a first release.
public func typeVersions(
  of types: [String], in release: ReleaseID, previous: [TypeVersion]?, changes: [ReleasedChange]
) -> [TypeVersion] {
  var bumps: [String: Bump] = [:]
  var formerNames: [String: String] = [:]
  for change in changes {
    if let former = change.element.former { formerNames[change.element.subject] = former }
    for type in change.types { bumps[type] = max(bumps[type] ?? .none, change.impact.bump) }
  }
  let versions = Dictionary((previous ?? []).map { ($0.type, $0.version) }) { first, _ in first }
  let first =
    previous == nil
    ? release.version.major == 0 ? SemanticVersion(0, 1, 0) : SemanticVersion(1, 0, 0)
    : SemanticVersion(release.version.major, release.version.minor, release.version.patch)
  return types.map { type in
    let before = versions[type] ?? formerNames[type].flatMap { versions[$0] }
    return TypeVersion(type: type, version: before?.raised(by: bumps[type] ?? .none) ?? first)
  }
}

extension ReleasedChange {
  /// Identities of the types that it is about or reaches, and of other elements, which no type is called like.
  fileprivate var types: [String] { element.types + reach.types + consequences.flatMap(\.types) }
}

extension ReleasedConsequence {
  fileprivate var types: [String] { element.types + consequences.flatMap(\.types) }
}

extension ChangedElement {
  fileprivate var types: [String] {
    [subject.split(separator: "/", maxSplits: 1).first.map(String.init) ?? subject]
  }
}

/// Reads the identities of the twin types of `package` from its `model.json`; the rest of it is passed over. Total. O(bytes).
public func readTypes(ofModel bytes: [UInt8], of package: PackageName, file: FileID) -> ReadRecord<[String]> {
  RecordReader.json(bytes, file, limits: SyntaxLimits()) { reader, root in
    let fields = reader.openFields(root, of: "the model", [], optional: ["twins"])
    return reader.list(fields["twins"]) { reader, node in
      reader.text(reader.openFields(node, of: "a twin type", ["name"])["name"]).map { "\(package).\($0)" }
    }
  }
}

import TwinChanges
public import TwinModel
public import TwinRegistry

/// The versions of the twin types of a package: each rises by what changed at that type, at what it holds or at what it
/// inherits, whatever happened to others. A new type starts at 1.0.0, or at 0.1.0 while the package itself promises nothing.
///
/// `changes` lead from the release in which types had the versions `previous`.
public func typeVersions(
  of package: ID<Package>, in model: Model, previous: [TypeVersion], changes: [JudgedChange]
) -> [TypeVersion] {
  var bumps: [String: Bump] = [:]
  var formerNames: [String: String] = [:]
  for judged in changes {
    if case .twin = judged.change.new, let former = judged.change.former { formerNames[judged.change.subject] = former }
    for type in judged.change.types { bumps[type] = max(bumps[type] ?? .none, judged.impact.bump) }
  }
  let versions = Dictionary(previous.map { ($0.type, $0.version) }) { first, _ in first }
  let row = model.packages[package]
  let first = row.version.major == 0 ? SemanticVersion(0, 1, 0) : SemanticVersion(1, 0, 0)
  return row.twins.map { twin in
    let type = model.identity(model.twins[twin].header)
    let before = versions[type] ?? formerNames[type].flatMap { versions[$0] }
    return TypeVersion(type: type, version: before?.raised(by: bumps[type] ?? .none) ?? first)
  }
}

extension Change {
  /// Identities of the types that it is about or reaches, and of other elements, which no type is called like.
  fileprivate var types: [String] {
    let own = subject.split(separator: "/", maxSplits: 1).first.map(String.init) ?? subject
    return [own] + reach.types + consequences.flatMap(\.types)
  }
}

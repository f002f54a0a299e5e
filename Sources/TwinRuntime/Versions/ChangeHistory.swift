/// Why recorded changes do not lead from one version to another.
public enum HistoryError: Error, Hashable, Sendable {
  /// Two records are of one release and differ.
  case contradiction(package: String, version: SemanticVersion)
  /// There is no record of a release that lies on the way.
  case missing(package: String, version: SemanticVersion, on: String)
  /// The chain of releases goes past a version without meeting it.
  case passedOver(package: String, version: SemanticVersion, by: SemanticVersion, previous: SemanticVersion?)
}

extension HistoryError: CustomStringConvertible {
  /// What is wrong, and the way out. It holds text of the records: whoever shows it must expect control characters.
  public var description: String {
    switch self {
    case .contradiction(let package, let version):
      "two different records are of `\(package)` \(version); one of them is not what was released"
    case .missing(let package, let version, let way):
      "nothing is recorded of `\(package)` \(version), which lies on the way \(way); give its changes.json too"
    case .passedOver(let package, let version, let release, let previous):
      if let previous {
        "`\(package)` \(release) was compared with \(previous), so that \(version) does not lie before it; what is between them is not recorded"
      } else {
        "`\(package)` \(release) is a first release, so that nothing is recorded of what lies between it and \(version)"
      }
    }
  }
}

/// What is recorded of releases, of one package or of several, whatever their order.
public struct ChangeHistory: Sendable {
  private struct Key: Hashable {
    var package: String
    var version: SemanticVersion
  }

  private let releases: [Key: RecordedChanges]

  /// Nothing is recorded.
  public init() { releases = [:] }

  /// The records of releases.
  public init(_ records: [RecordedChanges]) throws(HistoryError) {
    var releases: [Key: RecordedChanges] = [:]
    for record in records {
      let known = releases.updateValue(record, forKey: Key(package: record.package, version: record.version))
      if let known, known != record { throw .contradiction(package: record.package, version: record.version) }
    }
    self.releases = releases
  }

  /// Whether nothing is recorded of any version of `package`.
  func isSilent(of package: String) -> Bool { !releases.keys.contains { $0.package == package } }

  /// The records that lead from the lower of two versions of `package`, without it, to the higher one, in that order. `package` is the
  /// name at the higher one; where it was called otherwise before, its records go on under that name.
  public func records(
    of package: String, between one: SemanticVersion, and other: SemanticVersion
  ) throws(HistoryError) -> [RecordedChanges] {
    let (low, high) = (min(one, other), max(one, other))
    var name = package
    var next = high
    var found: [RecordedChanges] = []
    // Every step goes to a lower version, so that this ends.
    while next > low {
      guard let record = releases[Key(package: name, version: next)] else {
        throw .missing(package: name, version: next, on: "from \(low) to \(high)")
      }
      found.append(record)
      guard let previous = record.previous, previous >= low else {
        throw .passedOver(package: name, version: low, by: next, previous: record.previous)
      }
      next = previous
      let renamed = record.changes.first { $0.element.kind == "package-renamed" && $0.element.subject == name }
      if let former = renamed?.element.former { name = former }
    }
    return found.reversed()
  }
}

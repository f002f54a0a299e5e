/// What kind of document is read: it decides who writes it and who reads it.
public enum DataKind: Hashable, Sendable, CaseIterable {
  /// State of twins, or properties of edges.
  case state
  /// Telemetry and events.
  case stream
  /// What commands are called with.
  case request
  /// What they answer.
  case response
}

/// Whether data of one version can be read by a reader at another, from what releases recorded.
public struct Readability: Hashable, Sendable {
  /// The answer.
  public enum Verdict: Hashable, Sendable {
    /// It can, and means what it meant.
    case readable
    /// It depends on the data or on what the reader does with it.
    case conditional
    /// Some of it is refused, or is read as something else.
    case unreadable
  }

  /// A change that counts.
  public struct Entry: Hashable, Sendable {
    /// The release that brought it.
    public let version: SemanticVersion
    /// The change.
    public let change: RecordedChange
    /// What it does to those who are asked about.
    public let effect: RecordedEffect
    /// Who they are, in the words of the record.
    public let audience: RecordedAudience
  }

  /// Changes that stand in the way: what was written is no longer valid, or not yet.
  public let obstacles: [Entry]
  /// Changes after which all is still accepted and means something else.
  public let newMeanings: [Entry]
  /// Changes of which it depends.
  public let conditions: [Entry]

  /// The answer. What means something else is not readable.
  public var verdict: Verdict {
    if !obstacles.isEmpty || !newMeanings.isEmpty { return .unreadable }
    return conditions.isEmpty ? .readable : .conditional
  }
}

extension ChangeHistory {
  /// Whether data that was written at the version `data` of `package` can be read by a reader at the version `reader`, older or newer.
  ///
  /// - Parameters:
  ///   - package: Name of the package, at the higher of the versions.
  ///   - type: Identity of a type at either version, to ask for documents of that type alone; nil asks for all of the package.
  ///   - registry: An image that has `type`: its supertypes and parts then count too. Without one, what the records say the changes
  ///     reach.
  ///   - kind: What is read.
  /// - Throws: Where the records do not lead from one version to the other.
  public func readability(
    ofDataAt data: SemanticVersion, byReaderAt reader: SemanticVersion, of package: String, type: String? = nil,
    in registry: Registry? = nil, kind: DataKind = .state
  ) throws(HistoryError) -> Readability {
    let records = try records(of: package, between: data, and: reader)
    let scope = type.map { TypeScope($0, in: registry.map { [$0] } ?? [], records) }
    let found = entries(of: records, isReaderNewer: reader > data, kind) { change, _ in
      change.concerns(kind) && scope?.concerns(change) ?? true
    }
    return Readability(found.map(\.entry))
  }

  /// The same with the images of both versions at hand: what releases on the way changed and later ones took back does not count.
  ///
  /// A change was taken back where the elements that it is about are at both versions as they were: with the same names, and, as the
  /// records tell, the same behind them. What went and came back under its name is another thing, as it is to `Migration`.
  ///
  /// - Parameters:
  ///   - data: The image of the version that the data was written at.
  ///   - reader: The image of the version of the reader, older or newer.
  ///   - type: Identity of a type at either version, to ask for documents of that type alone; nil asks for all of the package.
  ///   - kind: What is read.
  /// - Throws: Where the records do not lead from one version to the other.
  public func readability(
    of data: Registry, by reader: Registry, type: String? = nil, kind: DataKind = .state
  ) throws(HistoryError) -> Readability {
    let records = try self.records(between: data, and: reader)
    let scope = type.map { TypeScope($0, in: [data, reader], records) }
    return readability(of: data, by: reader, records, kind) { change, _ in
      change.concerns(kind) && scope?.concerns(change) ?? true
    }
  }

  /// Whether documents of one form can be read by a reader at another version: what happens to the rest of the type does not count.
  ///
  /// - Parameters:
  ///   - form: What the documents are, at the version that they were written at.
  ///   - reader: The image of the version of the reader, older or newer.
  /// - Throws: Where the records do not lead from one version to the other.
  public func readability(of form: DocumentForm, by reader: Registry) throws(HistoryError) -> Readability {
    let data = form.type.registry
    let records = try self.records(between: data, and: reader)
    if case .state(let type) = form {
      let scope = TypeScope(type.id, in: [data, reader], records, isStateAlone: true)
      return readability(of: data, by: reader, records, form.kind) { change, _ in
        change.concerns(form.kind) && scope.concerns(change)
      }
    }
    let scope = FormScope(form, reader, records)
    return readability(of: data, by: reader, records, form.kind) { change, record in
      change.concerns(form.kind) && scope.concerns(change, of: record)
    }
  }

  private func records(between one: Registry, and other: Registry) throws(HistoryError) -> [RecordedChanges] {
    let new = one.version < other.version ? other : one
    return try records(of: new.package.name, between: one.version, and: other.version)
  }

  private func readability(
    of data: Registry, by reader: Registry, _ records: [RecordedChanges], _ kind: DataKind,
    _ concerns: (RecordedChange, _ record: Int) -> Bool
  ) -> Readability {
    let isReaderNewer = reader.version > data.version
    let (old, new) = isReaderNewer ? (data, reader) : (reader, data)
    let found = entries(of: records, isReaderNewer: isReaderNewer, kind, concerns)
    // What one release changed alone nobody took back.
    guard records.count > 1, !found.isEmpty else { return Readability(found.map(\.entry)) }
    var ends = VersionEnds(old, new, RecordedNames(records))
    return Readability(found.filter { !ends.areSame(for: $0.entry.change, of: $0.record) }.map(\.entry))
  }

  /// The changes that harm those who read data of `kind`, with the place of the record that tells of each. What came after the data concerns
  /// none of it.
  private func entries(
    of records: [RecordedChanges], isReaderNewer: Bool, _ kind: DataKind,
    _ concerns: (RecordedChange, _ record: Int) -> Bool
  ) -> [(record: Int, entry: Readability.Entry)] {
    let isOfLater = LaterElements.tests(of: records, isReaderNewer: isReaderNewer)
    return records.enumerated().flatMap { index, record in
      record.changes.compactMap { change in
        guard concerns(change, index), !isOfLater[index](change) else { return nil }
        let asked = kind.audiences(isReaderNewer: isReaderNewer)
        let worst = asked.max { change.effects[$0] ?? .safe < change.effects[$1] ?? .safe }
        guard let worst, let effect = change.effects[worst], effect != .safe else { return nil }
        return (
          index, Readability.Entry(version: record.version, change: change, effect: effect, audience: worst)
        )
      }
    }
  }
}

extension Readability {
  fileprivate init(_ entries: [Entry]) {
    obstacles = entries.filter { $0.effect == .breaks }
    newMeanings = entries.filter { $0.effect == .silent }
    conditions = entries.filter { $0.effect == .conditional }
  }
}

extension DataKind {
  /// In whose words the effect on a reader is recorded. What old writers wrote and a new reader reads is the producers' column, what
  /// new writers write and an old reader reads the readers'; of a command, callers write requests and read responses.
  fileprivate func audiences(isReaderNewer: Bool) -> [RecordedAudience] {
    switch self {
    case .state: isReaderNewer ? [.producers, .graph] : [.readers]
    case .stream: isReaderNewer ? [.producers] : [.readers]
    case .request: isReaderNewer ? [.callers] : [.producers]
    case .response: isReaderNewer ? [.producers] : [.callers]
    }
  }

  fileprivate var positions: Set<String> {
    switch self {
    case .state: ["property", "writable-property"]
    case .stream: ["stream"]
    case .request: ["request"]
    case .response: ["response"]
    }
  }
}

extension RecordedChange {
  /// Whether the change may be about data of this kind. What follows from it elsewhere stands at positions that are not recorded.
  fileprivate func concerns(_ kind: DataKind) -> Bool {
    positions.isEmpty || !consequences.isEmpty || !kind.positions.isDisjoint(with: positions)
  }
}

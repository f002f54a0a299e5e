extension DocumentForm {
  /// What kind of document it is.
  public var kind: DataKind {
    switch self {
    case .state, .edgeProperties: .state
    case .telemetry: .stream
    case .payload(let member): member.kind == .property ? .state : .stream
    case .request: .request
    case .response: .response
    }
  }
}

/// What documents of one form are made of, other than the state of a twin, under all names that it had on the way.
struct FormScope {
  /// What the records call the members that the documents are of, release by release.
  private let members: [Set<String>]
  /// What the type is called after each release.
  private let types: [String]
  /// Whether documents hold the members by name.
  private let holdsNames: Bool
  /// What records call a member whose name stands around each of its documents: an event, a command, a relationship.
  private let named: String?
  private let namesType: Bool
  /// Whether the member has no value of its own, but parts of one.
  private let hasParts: Bool

  /// The scope of documents of `form` for a reader at the version `reader`.
  init(_ form: DocumentForm, _ reader: Registry, _ records: [RecordedChanges]) {
    let type = form.type
    let isBackward = reader.version < type.registry.version
    let names = RecordedNames(records)
    let correspondence =
      isBackward
      ? Correspondence(old: reader, new: type.registry, names: names)
      : Correspondence(old: type.registry, new: reader, names: names)
    let other = (isBackward ? correspondence.types.earlier : correspondence.types.later)[type.id].flatMap(reader.type)
    let (old, new) = isBackward ? (other, type) : (type, other)
    func line(_ type: TwinType) -> RecordedNames.TypeLine {
      RecordedNames.TypeLine(id: type.id, above: type.supertypes.map(\.id))
    }
    /// Names of the members that documents of a version are of.
    func memberNames(_ type: TwinType?) -> [String] {
      guard let member = form.member else {
        return type?.members.filter { $0.kind == .telemetry }.map(\.name) ?? []
      }
      return type == form.type ? [member.name] : []
    }
    members = names.members(of: old.map(line), new.map(line)).identities(of: memberNames(old), memberNames(new))
    var present = old?.id ?? type.id
    types = names.releases.map { release in
      present = RecordedNames.present(present, release)
      return present
    }
    holdsNames = form.member == nil
    named = form.namedMember.map { "\($0.kind)" }
    namesType = form.namesType
    hasParts = form.member?.relationship != nil
  }

  /// Whether `change`, of the record number `record`, is of what documents hold.
  func concerns(_ change: RecordedChange, of record: Int) -> Bool {
    guard members.indices.contains(record) else { return false }
    let members = members[record]
    if change.element.kind.hasPrefix("twin-made-"), change.element.subject == types[record] { return namesType }
    return !members.isDisjoint(with: change.reachedMembers) && isOfValue(change.element)
      || ([change.element] + change.consequences).contains { element in
        (members.contains(element.subject) || element.former.map(members.contains) ?? false)
          && (isOfValue(element) || isOfName(element) || isOfEnds(element))
      }
  }

  /// Whether what happened is about values, and not about the member that holds them: its name, and whether it is there.
  private func isOfValue(_ element: RecordedElement) -> Bool {
    if holdsNames || !element.path.isEmpty { return true }
    return !hasParts && !Self.memberKinds.contains { element.kind.hasPrefix($0) || element.kind.hasSuffix($0) }
  }

  /// Whether the name changed that documents stand under.
  private func isOfName(_ element: RecordedElement) -> Bool {
    named.map { element.kind == $0 + "-renamed" || element.kind == $0 + "-removed" } ?? false
  }

  /// Whether it is about what edges may lead to and how many there may be.
  private func isOfEnds(_ element: RecordedElement) -> Bool {
    hasParts && Self.endKinds.contains { element.kind.hasPrefix($0) }
  }

  private static let endKinds = ["target-", "cardinality-", "inverse-minimum-", "inverse-maximum-"]
  private static let memberKinds = ["-renamed", "made-", "default-"]
}

extension DocumentForm {
  fileprivate var member: Member? {
    switch self {
    case .state, .telemetry: nil
    case .payload(let member), .request(let member), .response(let member), .edgeProperties(let member): member
    }
  }

  /// The event, command or relationship that records of such documents name.
  var namedMember: Member? { member.flatMap { [.event, .command, .relationship].contains($0.kind) ? $0 : nil } }

  /// Whether records of such documents name their type: those of edges name the twins at their ends, and values stand alone.
  var namesType: Bool {
    switch self {
    case .state, .telemetry, .request, .response: true
    case .payload(let member): member.kind == .event
    case .edgeProperties: false
    }
  }
}

/// Brings documents of one form from one version of a package to another, older or newer. Made once, used from any number of threads.
///
/// Members, fields and values of enumerations that were renamed get their new names, codes that changed are replaced, numbers are
/// converted to another unit, exactly, defaults are filled in for what must be there now and for what stood elsewhere. Everything
/// else keeps its bytes: numbers, members that no model knows, white space, the order of keys. What no program can decide is
/// refused with all reasons, and so is what the version does not allow.
///
/// What happened between the versions is read from the records of their releases and from the two images. Without records, the
/// images alone tell, by pinned ids and `formerly`.
public struct Migration: Sendable {
  /// What documents are.
  public let source: DocumentForm
  /// What they become.
  public let target: DocumentForm
  private let options: MigrationOptions
  private let plan: MigrationPlan
  private let before: DocumentValidator
  private let after: DocumentValidator
  private let versions: (before: String, after: String)

  /// What is done, and what cannot be, in the order of the model. Bounds that are tighter, of which releases recorded that, stand behind the
  /// others, in the order of these releases along the migration.
  public var steps: [MigrationStep] { plan.steps }

  /// The migration of documents of `source` to the version whose image `registry` is.
  ///
  /// - Parameters:
  ///   - history: Records of the releases between both versions. Where there are any of the package, none may be missing; of packages
  ///     that it needs, those that are there count.
  public init(
    of source: DocumentForm, to registry: Registry, history: ChangeHistory = ChangeHistory(),
    options: MigrationOptions = MigrationOptions()
  ) throws(MigrationError) {
    let type = source.type
    let package = type.package
    let isBackward = try Self.isBackward(type.registry, registry)
    let (old, new) = isBackward ? (registry, type.registry) : (type.registry, registry)
    let names = try Self.names(old, new, history)
    let correspondence = Correspondence(old: old, new: new, names: names)
    var builder = PlanBuilder(correspondence, isBackward: isBackward, options: options)
    let version = "`\(registry.package.name)` \(registry.package.version)"
    guard let id = builder.counterpart(type.id, correspondence.types), let other = registry.type(id) else {
      throw .noCounterpart(
        element: type.id, version: version,
        removal: isBackward ? nil : Self.farewell(to: .element(type.id), type.metadata, names))
    }
    self.source = source
    target = try builder.build(source, other, version)
    builder.noteNames(from: source, to: target)
    builder.makeNodes()
    if builder.isTooLarge { throw .tooLarge }
    var plan = builder.plan
    plan.settle()
    self.plan = plan
    self.options = options
    let validation = ValidationOptions(unknownMembers: options.unknownMembers, violationLimit: options.reasonLimit)
    before = DocumentValidator(source, options: validation)
    after = DocumentValidator(target, options: validation)
    versions = ("\(package.name) \(package.version)", "\(other.package.name) \(other.package.version)")
  }

  /// Why there is nothing that the element of the earlier version became, as far as anybody said; nil where nobody did.
  fileprivate static func farewell(
    to owner: RecordedNames.Owner, _ metadata: Metadata, _ names: RecordedNames
  ) -> ElementRemoval? {
    let removal = names.removal(at: [RecordedNames.Address(owner: owner)])
    let advice = removal?.advice ?? metadata.successor
    return removal == nil && advice == nil ? nil : ElementRemoval(version: removal?.version, advice: advice)
  }

  private static func isBackward(_ source: Registry, _ target: Registry) throws(MigrationError) -> Bool {
    let (one, other) = (source.package, target.package)
    if one.name == other.name { return one.semanticVersion > other.semanticVersion }
    if other.metadata.formerNames.contains(one.name) { return false }
    if one.metadata.formerNames.contains(other.name) { return true }
    throw .otherPackage(one.name, other.name)
  }

  /// What the records between two images say of names, of all packages that both have.
  private static func names(_ old: Registry, _ new: Registry, _ history: ChangeHistory) throws(MigrationError)
    -> RecordedNames
  {
    var records: [RecordedChanges] = []
    for package in new.packages where !history.isSilent(of: package.name) {
      let isMain = package.name == new.package.name
      guard let former = isMain ? old.package : old.package(package.name),
        former.semanticVersion != package.semanticVersion
      else { continue }
      do {
        records += try history.records(
          of: package.name, between: former.semanticVersion, and: package.semanticVersion)
      } catch {
        if isMain { throw .history(error) }
      }
    }
    return RecordedNames(records)
  }

  /// `document` as the new version has it.
  ///
  /// - Throws: Why it is not migrated: it is not valid where it comes from, or it holds something that no step brings along.
  /// - Complexity: O(bytes), beside what validation costs; numbers that are converted have at most 400 places,
  ///   digits and power of ten together, and others are refused.
  public func migrate(_ document: [UInt8]) throws(MigrationRefusal) -> [UInt8] {
    let violations = before.violations(in: document.span)
    if !violations.isEmpty {
      throw MigrationRefusal(
        isInvalidBefore: true,
        obstacles: violations.map { invalid($0, at: $0.pointer, versions.before) })
    }
    if let impossible = plan.impossible { throw refusal([obstacle(impossible)]) }
    // Blank bytes, which stand for no payload.
    guard let parsed = try? JSONDocument(document) else {
      guard let missing = plan.missing else { return document }
      throw refusal([obstacle(missing)])
    }
    if let unexpected = plan.unexpected { throw refusal([obstacle(unexpected)]) }
    var walk = MigrationWalk(plan, parsed, limit: options.reasonLimit)
    if let root = plan.root { walk.walk(0, root) }
    let result = walk.result
    let obstacles = walk.obstacles + remaining(result, walk)
    if !obstacles.isEmpty { throw refusal(Array(obstacles.prefix(max(1, options.reasonLimit)))) }
    return result
  }

  /// `document` with all that is done to it, whatever is in the way, and held to neither version: for those who ask after single values.
  /// Nil for what is no JSON.
  package func carried(_ document: [UInt8]) -> [UInt8]? {
    guard let parsed = try? JSONDocument(document) else { return nil }
    var walk = MigrationWalk(plan, parsed, limit: 1)
    if let root = plan.root { walk.walk(0, root) }
    return walk.result
  }

  private func obstacle(_ step: Int) -> MigrationObstacle {
    let step = plan.steps[step]
    return MigrationObstacle(pointer: "", kind: step.kind, element: step.element, reason: step.message)
  }

  private func refusal(_ obstacles: [MigrationObstacle]) -> MigrationRefusal {
    MigrationRefusal(isInvalidBefore: false, obstacles: obstacles)
  }

  /// What is wrong with the result apart from what is told already, at its places in the document that was given.
  private func remaining(_ result: [UInt8], _ walk: MigrationWalk) -> [MigrationObstacle] {
    after.violations(in: result.span).compactMap { violation in
      let pointer = former(violation.pointer, walk.renames)
      // Two members that become one are told of where the second stands.
      if isBelow(pointer, walk.told) || isBelow(violation.pointer, walk.told)
        || violation.rule == .required && walk.lacking.contains(pointer)
      {
        return nil
      }
      return invalid(violation, at: pointer, versions.after)
    }
  }

  private func invalid(_ violation: Violation, at pointer: String, _ version: String) -> MigrationObstacle {
    MigrationObstacle(
      pointer: pointer, kind: nil, element: nil,
      reason:
        "is not valid at \(version): expected \(violation.expected), found \(violation.actual) (\(violation.rule.rawValue))"
    )
  }

  /// The place in the document that was given.
  private func former(_ pointer: String, _ renames: [(new: String, old: String)]) -> String {
    let best = renames.filter { pointer == $0.new || pointer.hasPrefix($0.new + "/") }
      .max { $0.new.utf8.count < $1.new.utf8.count }
    return best.map { $0.old + pointer.dropFirst($0.new.count) } ?? pointer
  }

  private func isBelow(_ pointer: String, _ told: Set<String>) -> Bool {
    var rest = pointer[...]
    while true {
      if told.contains(String(rest)) { return true }
      guard let slash = rest.lastIndex(of: "/") else { return false }
      rest = rest[..<slash]
    }
  }
}

/// That a document is not migrated.
public struct MigrationRefusal: Error, Hashable, Sendable {
  /// Whether it is not even valid where it comes from.
  public let isInvalidBefore: Bool
  /// All reasons, up to the limit of the options; at least one.
  public let obstacles: [MigrationObstacle]
}

extension DocumentForm {
  /// The type that a document belongs to.
  public var type: TwinType {
    switch self {
    case .state(let type), .telemetry(let type): type
    case .payload(let member), .request(let member), .response(let member), .edgeProperties(let member): member.type
    }
  }
}

extension PlanBuilder {
  /// Makes the plan for documents of `source`; returns what they become.
  fileprivate mutating func build(_ source: DocumentForm, _ type: TwinType, _ version: String) throws(MigrationError)
    -> DocumentForm
  {
    switch source {
    case .state(let former):
      setRoot(twin(former, type))
      return .state(type)
    case .telemetry(let former):
      setRoot(twin(former, type, isTelemetry: true))
      return .telemetry(type)
    case .payload(let member):
      let other = try found(member, type, version)
      payload((member.value, true), (other.value, true), "payload", nil, member, other)
      return .payload(other)
    case .request(let member):
      let other = try found(member, type, version)
      payload(content(member.request), content(other.request), "request", .request, member, other)
      return .request(other)
    case .response(let member):
      let other = try found(member, type, version)
      payload(content(member.response), content(other.response), "response", .response, member, other)
      return .response(other)
    case .edgeProperties(let member):
      let other = try found(member, type, version)
      let fields = (member.relationship?.properties ?? [], other.relationship?.properties ?? [])
      let place = place(member, other, nil)
      setRoot(edge(fields.0, fields.1, at: place))
      noteTighterEnds(member, other, at: place)
      return .edgeProperties(other)
    }
  }

  /// Tells what records around documents are to be called by.
  fileprivate mutating func noteNames(from source: DocumentForm, to target: DocumentForm) {
    if let one = source.namedMember, let other = target.namedMember, one.name != other.name {
      _ = step(
        "\(one.kind)-renamed", one.id, .mechanical, "`\(one.name)` becomes `\(other.name)`",
        StepFacts(
          before: one.name, after: other.name, addresses: Self.addresses(of: isBackward ? other : one)))
    }
    let (old, new) = (source.type, target.type)
    guard source.namesType, new.isAbstract, !old.isAbstract else { return }
    let below = new.subtypes.filter { !$0.isAbstract && $0.id != new.id }.map { "`\($0.id)`" }
    let ways =
      below.isEmpty
      ? "and nothing that is not abstract extends it"
      : "choose one of those that extend it: " + below.prefix(3).joined(separator: ", ")
        + (below.count > 3 ? ", …" : "")
    setImpossible(
      step(
        "twin-made-abstract", old.id, .manual,
        "`\(new.id)` is abstract at \(new.package.version), so that no data is of it; \(ways)"))
  }

  private func found(_ member: Member, _ type: TwinType, _ version: String) throws(MigrationError) -> Member {
    guard let other = counterpart(of: member, in: type) else {
      let owner = RecordedNames.Owner.member(member.name, of: member.declaringType.id)
      throw .noCounterpart(
        element: member.id, version: version,
        removal: isBackward ? nil : Migration.farewell(to: owner, member.metadata, correspondence.names))
    }
    return other
  }

  private func place(_ member: Member, _ other: Member, _ step: RecordedNames.Step?) -> Place {
    let old = isBackward ? other : member
    let place = Place(Self.addresses(of: old), label: member.id)
    return step.map { place.stepping($0) } ?? place
  }

  /// What a document of a form may hold, and whether there must be one.
  private typealias Content = (value: ValueType?, mustBeThere: Bool)

  private func content(_ field: Field?) -> Content { (field?.value, field?.mustBeThere ?? false) }

  private mutating func payload(
    _ source: Content, _ target: Content, _ word: String, _ step: RecordedNames.Step?, _ member: Member,
    _ counterpart: Member
  ) {
    let place = place(member, counterpart, step)
    let isNew = source.value == nil
    if target.value != nil, target.mustBeThere, isNew || !source.mustBeThere {
      setMissing(
        self.step(
          isNew ? word + "-added" : "made-required", member.id, .conditional, isLack: true, "a \(word) must be there"))
    }
    switch (source.value, target.value) {
    case (let value?, let other?): setRoot(self.value(value, other, at: place))
    case (.some, nil):
      setUnexpected(
        self.step(word + "-removed", member.id, .manual, "there is no \(word) any more; leave such documents out"))
    default: return
    }
  }
}

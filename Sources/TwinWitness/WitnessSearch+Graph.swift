import TwinChanges
import TwinOutput
import TwinRuntime
import TwinSource

extension WitnessSearch {
  /// A graph that shows the change.
  func graphWitness(_ probe: Probe, _ isRead: Bool) -> Witness? {
    guard let registry = finder.registries[probe.side] else { return nil }
    if let witness = askedWitness(probe, registry, isRead) { return witness }
    guard let type = probe.type(probe.side) else { return nil }
    let maker = SceneMaker(SceneCompleter(registry))
    let other: Witness.Side = probe.side == .old ? .new : .old
    let name = probe.memberName
    // Of a type without a member of that name, twins alone may lack what is asked of them.
    guard let name, let member = type.member(name), member.kind == .relationship else {
      return twinWitness(probe, type, isRead)
    }
    let partner = (other == .old ? site.oldMember : site.newMember).flatMap { probe.type(other)?.member($0) }
    let scenes = maker.scenes(of: member, beside: partner)
    if isExact, signs.aspects.contains(.relation), let witness = relationWitness(probe, member, partner, scenes, isRead)
    {
      return witness
    }
    if isExact, let partner, let witness = misreadEdge(probe, member, partner, scenes) { return witness }
    return refused(probe, scenes, isRead)
  }

  /// An edge whose properties mean something else by the other model.
  private func misreadEdge(_ probe: Probe, _ member: Member, _ partner: Member, _ scenes: [Scene]) -> Witness? {
    let aspects = signs.aspects.subtracting([.relation, .concept])
    guard !aspects.isEmpty, let meanings = finder.meanings, partner.kind == .relationship else { return nil }
    for scene in scenes {
      for edge in scene.edges where edge.relationship == member.name {
        let properties = edge.properties ?? Array("{}".utf8)
        let (mine, others) = (member.readings(edgeProperties: properties), partner.readings(edgeProperties: properties))
        let (before, after) = probe.side == .old ? (mine, others) : (others, mine)
        guard let (reading, counterpart, found) = firstDifference(before, after, meanings, aspects, probe),
          violations(of: scene, by: probe.side, unknown: .refused, asIs: true).isEmpty,
          violations(of: scene, by: probe.side == .old ? .new : .old, unknown: .refused).isEmpty
        else { continue }
        var witness = witness(probe, scene, .misread)
        witness.before.readings = [words(reading, found, finder.registries[.old])]
        witness.after.readings = [words(counterpart, found, finder.registries[.new])]
        witness.note = meanings.consequence(reading, counterpart) ?? witness.note
        return witness
      }
    }
    return nil
  }

  private func refused(_ probe: Probe, _ scenes: [Scene], _ isRead: Bool) -> Witness? {
    let other: Witness.Side = probe.side == .old ? .new : .old
    let isLoss = isRead && probe.side == .old
    if !isRead, probe.side == .new { return nil }
    let options: [ValidationOptions.UnknownMembers] = probe.side == .new ? [.allowed, .refused] : [.refused]
    let carrier = isExact && change.kind.isOfQuantities ? probe.carrier() : nil
    for unknown in options {
      for scene in scenes {
        let carried = carrier.map { scene.carried(by: $0, of: probe.memberName ?? "") } ?? scene
        let found = violations(of: carried, by: other, unknown: unknown).filter { isSign($0, scene, probe, isLoss) }
        guard !found.isEmpty, violations(of: scene, by: probe.side, unknown: .refused, asIs: true).isEmpty else {
          continue
        }
        let outcome: Witness.Outcome =
          isLoss ? .lost : probe.side == .new && unknown == .refused ? .refusedIfStrict : .refused
        var witness = witness(probe, scene, outcome)
        let words = found.map { describe($0, scene) }
        if carried != scene { witness.note = Self.conversion(to: carried.text) }
        if other == .new { witness.after.violations = words } else { witness.before.violations = words }
        return witness
      }
    }
    return nil
  }

  private func describe(_ violation: GraphViolation, _ scene: Scene) -> String {
    let place =
      switch violation.subject {
      case .twin(let index): "twin `\(scene.twins[index].id)`"
      case .edge(let index):
        "edge `\(scene.edges[index].source)` \(scene.edges[index].relationship) `\(scene.edges[index].target)`"
      }
    let pointer = violation.property.map { $0.pointer.isEmpty ? "" : " `\($0.pointer)`" } ?? ""
    return "\(place)\(pointer): expected \(violation.expected), found \(violation.actual) [\(violation.rule.rawValue)]"
  }

  /// What `side` says of `scene`, which calls types as the model that made it does.
  private func violations(
    of scene: Scene, by side: Witness.Side, unknown: ValidationOptions.UnknownMembers, asIs: Bool = false
  ) -> [GraphViolation] {
    guard let registry = finder.registries[side] else { return [] }
    let twins = asIs || site.typeName != nil ? scene.twins : scene.twins.map { finder.translated($0, to: side) }
    let found = GraphCheck(registry).check(
      twins: twins, edges: scene.edges, options: ValidationOptions(unknownMembers: unknown))
    // Types that extend abstract ones and add nothing stand for them, but for the type that became one.
    let names = [site.oldType, site.newType]
    let isOfAbstractness = change.kind == .twinMadeAbstract || change.kind == .twinMadeConcrete
    return found.filter { violation in
      guard violation.rule == .abstractType else { return true }
      guard isOfAbstractness, case .twin(let index) = violation.subject else { return false }
      return index < scene.twins.count && names.contains(scene.twins[index].type)
    }
  }

  private func isSign(_ violation: GraphViolation, _ scene: Scene, _ probe: Probe, _ isLoss: Bool) -> Bool {
    let name = probe.memberName
    let names = [site.oldMember, site.newMember].compactMap { $0 }
    func isOfMember() -> Bool {
      if names.isEmpty { return true }
      if case .edge(let index) = violation.subject, index < scene.edges.count {
        return names.contains(scene.edges[index].relationship)
      }
      guard let origin = violation.origin, let slash = origin.lastIndex(of: "/") else { return true }
      return names.contains(String(origin[origin.index(after: slash)...]))
    }
    if isLoss {
      switch violation.rule {
      case .unknownType, .unknownRelationship: return isOfMember() && (!isExact || signs.graph.contains(violation.rule))
      case .properties where violation.property?.rule == .unknownMember: break
      default: return false
      }
    }
    if violation.rule == .properties, let property = violation.property {
      guard isOfMember(), name != nil else { return false }
      return isExact
        ? signs.rules.contains(property.rule) && probe.isPlace(property.tokens, inside: signs.isWhole)
        : Signs.shape.contains(property.rule)
    }
    if !isExact { return isOfMember() && [.unknownRelationship, .targetType, .unknownType].contains(violation.rule) }
    guard signs.graph.contains(violation.rule) else { return false }
    if Signs.restrictions.contains(violation.rule) { return true }
    return isOfMember()
  }

  func witness(_ probe: Probe, _ scene: Scene, _ outcome: Witness.Outcome) -> Witness {
    Witness(
      audience: audience, form: .graph, type: site.typeName ?? probe.type(probe.side)?.id ?? "",
      member: probe.memberName, text: scene.text, side: probe.side, outcome: outcome,
      before: Witness.Verdict(violations: [], readings: []), after: Witness.Verdict(violations: [], readings: []),
      note: probe.type(probe.side)?.isAbstract == true ? "of a type that extends it and adds nothing" : nil)
  }

  // MARK: - Twins alone

  private func twinWitness(_ probe: Probe, _ type: TwinType, _ isRead: Bool) -> Witness? {
    guard let registry = finder.registries[probe.side] else { return nil }
    let completer = SceneCompleter(registry)
    var scene = Scene()
    _ = scene.add(type)
    if let name = site.typeName { scene.twins[0].type = name }
    if isExact, signs.aspects.contains(.concept) { return conceptWitness(probe, type, scene) }
    return refused(probe, [completer.completed(scene)].compactMap { $0 }, isRead)
  }

  /// Twins of types that the relationship asks for sources, which they do without by the old model.
  private func askedWitness(_ probe: Probe, _ registry: Registry, _ isRead: Bool) -> Witness? {
    guard isExact, probe.side == .old, signs.graph.contains(.inverseMinimumCardinality), let name = site.newMember,
      let asked = probe.type(.new)?.member(name)?.relationship, asked.inverseCardinality.minimum > 0
    else { return nil }
    let completer = SceneCompleter(registry)
    let formers = asked.targets.flatMap { [$0] + $0.subtypes }.compactMap(finder.former)
    for type in formers.filter({ !$0.isAbstract }) + formers.filter(\.isAbstract) {
      var scene = Scene()
      _ = scene.add(type)
      guard let whole = completer.completed(scene), var witness = refused(probe, [whole], isRead) else { continue }
      witness.type = type.id
      return witness
    }
    return nil
  }

  private func conceptWitness(_ probe: Probe, _ type: TwinType, _ scene: Scene) -> Witness? {
    guard audience == .readers, probe.side == .old, change.isOfConcept,
      let concept = finder.registries[.old]?.concept(change.subject), type.realises(concept),
      finder.registries[.new]?.concept(change.subject) == nil
    else { return nil }
    var witness = witness(probe, scene, .lost)
    witness.before.readings = ["`\(scene.twins[0].id)` is a `\(concept.name)`"]
    witness.after.violations = ["there is no concept `\(concept.id)`"]
    return witness
  }

  // MARK: - What edges mean

  private func relationWitness(
    _ probe: Probe, _ member: Member, _ partner: Member?, _ scenes: [Scene], _ isRead: Bool
  ) -> Witness? {
    // What comes by the new model is read with the old one.
    guard probe.side == (isRead ? .new : .old) || probe.side == .old, let partner else { return nil }
    let (before, after) = probe.side == .old ? (member, partner) : (partner, member)
    let meant = RelationMeaning(before.relationship?.relation)
    let means = RelationMeaning(after.relationship?.relation)
    guard
      let words = meant.difference(
        means, renamed: finder.relationNames, withBroader: change.kind == .relationRemoved)
    else { return nil }
    if change.isOfRelation, !meant.mentions(change.former ?? change.subject) { return nil }
    let other: Witness.Side = probe.side == .old ? .new : .old
    for scene in scenes where scene.edges.contains(where: { $0.relationship == member.name }) {
      guard violations(of: scene, by: probe.side, unknown: .refused, asIs: true).isEmpty else { continue }
      // Readers follow this relationship, whatever else they do not know.
      let against = violations(of: scene, by: other, unknown: .allowed).filter { violation in
        guard isRead, case .edge(let index) = violation.subject else {
          return !isRead || violation.origin == partner.id
        }
        return index < scene.edges.count && scene.edges[index].relationship == member.name
      }
      guard against.isEmpty else { continue }
      let isLost = partner.relationship?.relation == nil && change.kind == .relationRemoved
      if isLost, !isRead { return nil }
      var witness = witness(probe, scene, isLost ? .lost : .misread)
      witness.before.readings = [words.before]
      if isLost { witness.after.violations = [words.after] } else { witness.after.readings = [words.after] }
      return witness
    }
    return nil
  }
}

/// What an edge of a relation says: the relation, what is above it, what is backwards, and what follows.
private struct RelationMeaning {
  /// Lines such as "feeds", "feeds backwards: isFedBy", "feeds is transitive".
  private var lines: [(relation: String, text: String, other: String?)] = []
  private var identity: String?
  private var name: String?

  init(_ relation: Relation?) {
    guard let relation else { return }
    identity = relation.id
    name = relation.name
    var waiting = [relation]
    var seen: Set<String> = []
    while let next = waiting.popLast(), seen.count < 256 {
      guard seen.insert(next.id).inserted else { continue }
      for (flag, word) in [
        (Characteristics.symmetric, "symmetric"), (.transitive, "transitive"), (.reflexive, "reflexive"),
      ] where next.characteristics.contains(flag) {
        lines.append((next.id, word, nil))
      }
      if let inverse = next.inverse { lines.append((next.id, "inverse", inverse.id)) }
      lines.append((next.id, "", nil))
      waiting += next.broader
    }
  }

  func mentions(_ relation: String) -> Bool { lines.contains { $0.relation == relation || $0.other == relation } }

  /// What both say in words, where they differ in what follows from an edge.
  func difference(
    _ new: RelationMeaning, renamed: [String: String], withBroader: Bool
  ) -> (before: String, after: String)? {
    func keys(_ meaning: RelationMeaning, _ names: [String: String]) -> Set<String> {
      Set(
        meaning.lines.filter { withBroader || !$0.text.isEmpty || $0.relation == meaning.identity }.map { line in
          "\(names[line.relation] ?? line.relation) \(line.text) \(line.other.map { names[$0] ?? $0 } ?? "")"
        })
    }
    let (mine, others) = (keys(self, renamed), keys(new, [:]))
    guard mine != others else { return nil }
    return (words(mine.subtracting(others)), new.words(others.subtracting(mine)))
  }

  private func words(_ lines: Set<String>) -> String {
    guard let name else { return "an edge means no relation" }
    let parts = lines.sorted().compactMap { line -> String? in
      let words = line.split(separator: " ")
      if words.count == 1, let broader = words.first, broader != identity ?? "" { return "it is a `\(broader)`" }
      if words.count == 2 { return "`\(words[0])` is \(words[1])" }
      return words.count == 3 ? "`\(words[0])` has the inverse `\(words[2])`" : nil
    }
    return "an edge means `\(name)`" + (parts.isEmpty ? "" : ", and " + parts.joined(separator: ", "))
  }
}

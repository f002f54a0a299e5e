import TwinChanges
import TwinRuntime
import TwinSource

/// The search for a witness at one site.
struct WitnessSearch {
  let finder: WitnessFinder
  let change: Change
  let site: Site
  let signs: Signs
  let audience: Audiences
  /// Whether only what shows this very change counts, and not what else is in its way.
  let isExact: Bool

  /// What data is for an audience.
  private enum Role {
    /// It was written by the old model, or is kept from then.
    case written
    /// It comes by the new model, to those who know the old one.
    case read
  }

  private func role(_ form: Witness.Form, isWritable: Bool) -> Role? {
    switch form {
    case .state:
      audience == .readers ? .read : audience == .callers ? (isWritable ? .written : nil) : .written
    case .graph: audience == .readers ? .read : .written
    case .telemetry, .event: audience == .producers ? .written : audience == .readers ? .read : nil
    case .request: audience == .callers ? .written : audience == .producers ? .read : nil
    case .response: audience == .callers ? .read : audience == .producers ? .written : nil
    }
  }

  func result() -> Witness? {
    for form in forms {
      for side in [Witness.Side.old, .new] {
        let probe = Probe(registries: finder.registries, site: site, form: form, side: side)
        guard isForm(form, of: probe.memberKind), let role = role(form, isWritable: isWritable(probe)) else { continue }
        if let witness = form == .graph ? graphWitness(probe, role == .read) : witness(probe, role) { return witness }
      }
    }
    return nil
  }

  private var forms: [Witness.Form] {
    if change.path.hasPrefix(".request"), finder.sites.isCommand(change) { return [.request] }
    if change.path.hasPrefix(".response"), finder.sites.isCommand(change) { return [.response] }
    switch change.kind {
    case .requestAdded, .requestRemoved: return [.request]
    case .responseAdded, .responseRemoved: return [.response]
    default: return [.state, .telemetry, .event, .request, .response, .graph]
    }
  }

  /// Whether data of `form` is about a member of `kind`; nil for what the model that makes the data lacks.
  private func isForm(_ form: Witness.Form, of kind: MemberKind?) -> Bool {
    switch (form, kind) {
    case (.state, .property?), (.state, .component?), (.telemetry, .telemetry?), (.event, .event?),
      (.request, .command?), (.response, .command?), (.graph, .relationship?):
      true
    case (.graph, nil), (.state, nil): true
    // What has become a relationship may be one that twins need.
    case (.graph, _?): change.kind == .memberKindChanged
    default: false
    }
  }

  private func isWritable(_ probe: Probe) -> Bool {
    probe.memberName.flatMap { probe.type(probe.side)?.member($0)?.isWritable } ?? false
  }

  // MARK: - Documents

  private func witness(_ probe: Probe, _ role: Role) -> Witness? {
    // Of a kind of change that shows in what is read, that comes first; what is refused stands in for it.
    let isMeaning = !signs.aspects.isEmpty
    guard isExact || !isMeaning || !signs.aspects.contains(.relation) else { return nil }
    let documents = probe.documents()
    if isExact, isMeaning, let witness = misread(probe, documents) { return witness }
    let structural: Set<ViolationRule> = [.unknownMember, .required, .type, .unexpectedValue, .enumeration, .format]
    let rules = isExact ? signs.rules : structural
    guard !rules.isEmpty else { return nil }
    switch (role, probe.side) {
    case (.written, .old): return refused(probe, documents, rules, unknown: .refused)
    case (.read, .new):
      return refused(probe, documents, rules, unknown: .allowed)
        ?? (isExact ? refused(probe, documents, rules, unknown: .refused) : nil)
    case (.read, .old):
      var lost = rules.intersection([.unknownMember, .unexpectedValue])
      if isExact, signs.losesValues { lost.insert(.enumeration) }
      return lost.isEmpty ? nil : refused(probe, documents, lost, unknown: .refused)
    case (.written, .new): return nil
    }
  }

  private func refused(
    _ probe: Probe, _ documents: [[UInt8]], _ rules: Set<ViolationRule>, unknown: ValidationOptions.UnknownMembers
  ) -> Witness? {
    let other: Witness.Side = probe.side == .old ? .new : .old
    let carrier = isExact && change.kind.isOfQuantities ? probe.carrier() : nil
    for document in documents {
      let carried = carrier?.carried(document) ?? document
      let against = probe.judge(carried, by: other, unknown: unknown)
      guard !against.isValid, let found = sign(in: against, probe, rules) else { continue }
      guard probe.judge(document, by: probe.side, unknown: .refused).isValid else { continue }
      var witness = self.witness(probe, document, .refused)
      if probe.side == .new, unknown == .refused { witness.outcome = .refusedIfStrict }
      if probe.side == .old, role(probe.form, isWritable: true) == .read { witness.outcome = .lost }
      if probe.side == .old { witness.after.violations = found } else { witness.before.violations = found }
      if carried != document { witness.note = Self.conversion(to: String(decoding: carried, as: UTF8.self)) }
      return witness
    }
    return nil
  }

  /// What data that was converted came to.
  static func conversion(to text: String) -> String { "in the units of the other model it is \(text)" }

  /// What in `verdict` shows the change, in words.
  private func sign(in verdict: DocumentVerdict, _ probe: Probe, _ rules: Set<ViolationRule>) -> [String]? {
    if let missing = verdict.missing {
      return rules.contains(.unknownMember) ? [missing] : nil
    }
    let found = verdict.violations.filter { violation in
      let isMeant = rules.contains(violation.rule) || (violation.rule == .mapKey && site.path.contains(.key))
      guard isMeant else { return false }
      return isExact
        ? probe.isPlace(violation.tokens, inside: signs.isWhole) : probe.isAround(violation.tokens)
    }
    return found.isEmpty ? nil : found.map(\.description)
  }

  private func misread(_ probe: Probe, _ documents: [[UInt8]]) -> Witness? {
    guard let meanings = finder.meanings else { return nil }
    let other: Witness.Side = probe.side == .old ? .new : .old
    for document in documents {
      let (mine, others) = (probe.readings(document, by: probe.side), probe.readings(document, by: other))
      let (before, after) = probe.side == .old ? (mine, others) : (others, mine)
      guard let (reading, counterpart, aspects) = firstDifference(before, after, meanings, signs.aspects, probe),
        probe.judge(document, by: probe.side, unknown: .refused).isValid,
        probe.judge(document, by: other, unknown: .refused).isValid
      else { continue }
      var witness = self.witness(probe, document, .misread)
      witness.before.readings = [words(reading, aspects, finder.registries[.old])]
      witness.after.readings = [words(counterpart, aspects, finder.registries[.new])]
      witness.note = [meanings.consequence(reading, counterpart), witness.note].compactMap { $0 }.first
      return witness
    }
    return nil
  }

  /// The first reading at the place of the change that means something else by the other model, in one of `aspects`.
  func firstDifference(
    _ before: [Reading], _ after: [Reading], _ meanings: Meanings, _ aspects: Set<MeaningAspect>, _ probe: Probe
  ) -> (Reading, Reading, Set<MeaningAspect>)? {
    let byPointer = Dictionary(after.map { ($0.pointer, $0) }) { first, _ in first }
    for reading in before where isMeant(reading, probe) {
      guard let counterpart = byPointer[reading.pointer] else { continue }
      let found = meanings.differences(reading, counterpart).intersection(aspects)
      if !found.isEmpty { return (reading, counterpart, found) }
    }
    return nil
  }

  private func isMeant(_ reading: Reading, _ probe: Probe) -> Bool {
    change.isOfMeasure || probe.isPlace(pointerTokens(reading.pointer), inside: true)
  }

  private func witness(_ probe: Probe, _ document: [UInt8], _ outcome: Witness.Outcome) -> Witness {
    let type = probe.type(probe.side)
    return Witness(
      audience: audience, form: probe.form, type: site.typeName ?? type?.id ?? "",
      member: probe.form == .state || probe.form == .telemetry ? nil : probe.memberName,
      text: String(decoding: document, as: UTF8.self), side: probe.side, outcome: outcome,
      before: Witness.Verdict(violations: [], readings: []), after: Witness.Verdict(violations: [], readings: []),
      note: type?.isAbstract == true ? "of a type that extends it and adds nothing" : nil)
  }
}

/// A default for people.
func shownDefault(_ text: [UInt8]) -> String { String(decoding: text.prefix(60), as: UTF8.self) }

/// What is put where something is absent.
extension PlanBuilder {
  /// What to do where a member or field of both versions is absent.
  mutating func fill(_ a: Part, _ b: Part, _ node: Int, at place: Place) -> MigrationPlan.Fill? {
    let label = label(a, place)
    let former = Array(a.listed.name.utf8)
    let standing = b.defaultValue.flatMap { jsonText(of: $0.literal, as: $0.type) }
    var facts = StepFacts(
      after: standing.map { String(decoding: $0, as: UTF8.self) },
      addresses: self.place(inside: a, b, place).addresses)
    if let (literal, type) = a.defaultValue, let text = jsonText(of: literal, as: type) {
      // What it is when it has been migrated, and whether that is the same, shows when all is planned: `MigrationPlan.settle`.
      let kind = standing == nil ? "default-removed" : "default-changed"
      facts.before = String(decoding: text, as: UTF8.self)
      let step = step(
        kind, label, .mechanical, "where `\(a.listed.name)` is absent, what stood for it", facts)
      return MigrationPlan.Fill(
        former: former, name: b.listed.name, content: .former(text, node: node, standing: standing, step: step),
        value: b.value)
    }
    guard !a.isRequired, a.word != "telemetry" else { return nil }
    guard b.isRequired else {
      if let standing {
        _ = step(
          "default-added", label, .conditional,
          "check by hand: where `\(a.listed.name)` is absent, nothing stood for it, and \(shownDefault(standing)) stands for it now;"
            + " be sure that it is true of the documents that lack it", facts)
      }
      return nil
    }
    guard let standing else {
      let step = step(
        "made-required", label, .conditional, isLack: true,
        "`\(b.listed.name)` must be there, and has no default to be filled in; write it into documents that lack it",
        facts)
      return MigrationPlan.Fill(former: former, name: b.listed.name, content: .missing(step))
    }
    let step = step(
      "made-required-with-default", label, .mechanical,
      "where `\(a.listed.name)` is absent, its default is filled in: \(shownDefault(standing))", facts)
    return MigrationPlan.Fill(former: former, name: b.listed.name, content: .new(standing, step: step))
  }

  /// What to do about a member or field that is new.
  mutating func fill(_ part: Part, at place: Place) -> MigrationPlan.Fill? {
    guard part.isRequired, case .value = part.content, part.word != "telemetry" else { return nil }
    let label = place.label + "/" + part.listed.name
    var facts = StepFacts(addresses: addresses(of: part, place))
    guard let (literal, type) = part.defaultValue, let text = jsonText(of: literal, as: type) else {
      let step = step(
        part.word + "-added-required", label, .manual, isLack: true,
        "`\(part.listed.name)` is new, must be there, and has no default to be filled in; write it into documents beforehand",
        facts)
      return MigrationPlan.Fill(former: nil, name: part.listed.name, content: .missing(step))
    }
    facts.after = String(decoding: text, as: UTF8.self)
    let step = step(
      part.word + "-added-with-default", label, .mechanical,
      "`\(part.listed.name)` is new and is filled in with its default, \(shownDefault(text))", facts)
    return MigrationPlan.Fill(former: nil, name: part.listed.name, content: .new(text, step: step))
  }
}

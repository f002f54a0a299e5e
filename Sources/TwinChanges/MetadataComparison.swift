import TwinModel

extension ValueComparison {
  /// Whether two elements say the same beside their definition. Pinned ids and former names are what identity is made of, and are
  /// compared there.
  func haveSameMetadata(_ a: ID<Metadata>?, _ b: ID<Metadata>?) -> Bool {
    guard a != nil || b != nil else { return true }
    let (x, y) = (row(a, of: old), row(b, of: new))
    return haveSameWords(x, y) && identities.same(x.owner, y.owner) && x.stability == y.stability
      && x.classification == y.classification && haveSameDeprecation(x, y) && haveSameMappings(x, y)
      && haveSameSource(x, y) && haveSameAnnotations(x, y)
  }

  private func row(_ id: ID<Metadata>?, of model: Model) -> Metadata { id.map { model.metadata[$0] } ?? Metadata() }

  /// What differs between what two elements say beside their definition.
  func metadataDifferences(_ a: ID<Metadata>?, _ b: ID<Metadata>?, at path: String) -> [Difference] {
    if haveSameMetadata(a, b) { return [] }
    let (x, y) = (row(a, of: old), row(b, of: new))
    var found: [Difference] = []
    func add(_ kind: ChangeKind, _ before: String? = nil, _ after: String? = nil) {
      found.append(Difference(kind: kind, path: path, before: before, after: after))
    }
    if !haveSameWords(x, y) { add(.documentationChanged) }
    if !identities.same(x.owner, y.owner) { add(.ownerChanged, x.owner.map(old.string), y.owner.map(new.string)) }
    if (x.stability ?? .stable) != (y.stability ?? .stable) {
      add(
        y.stability == .experimental ? .stabilityLowered : .stabilityRaised, (x.stability ?? .stable).name,
        (y.stability ?? .stable).name)
    }
    if x.classification != y.classification {
      let (before, after) = (x.classification ?? .public, y.classification ?? .public)
      let raised = x.classification == nil || (y.classification != nil && before < after)
      add(raised ? .classificationRaised : .classificationLowered, x.classification?.name, y.classification?.name)
    }
    found += deprecationDifferences(x.deprecation, y.deprecation, at: path)
    found += mappingDifferences(x, y, at: path)
    if !haveSameSource(x, y) { add(.sourceChanged, x.source.map { text($0, old) }, y.source.map { text($0, new) }) }
    for (before, after) in annotationDifferences(x, y) { add(.annotationChanged, before, after) }
    return found
  }

  private func text(_ source: Lineage, _ model: Model) -> String {
    model.string(source.system) + (source.field.map { " " + model.string($0) } ?? "")
  }

  // MARK: - Parts

  private func haveSameWords(_ x: Metadata, _ y: Metadata) -> Bool {
    haveSameTexts(x.title, y.title) && haveSameTexts(x.description, y.description)
      && identities.same(x.comment, y.comment) && x.synonyms.count == y.synonyms.count
      && zip(x.synonyms, y.synonyms).allSatisfy(identities.same)
  }

  private func haveSameTexts(_ a: IDRange<LocalizedText>, _ b: IDRange<LocalizedText>) -> Bool {
    a.count == b.count
      && zip(old.texts[a], new.texts[b]).allSatisfy {
        identities.same($0.text, $1.text) && identities.same($0.language, $1.language)
      }
  }

  private func haveSameDeprecation(_ x: Metadata, _ y: Metadata) -> Bool {
    guard let a = x.deprecation, let b = y.deprecation else { return x.deprecation == nil && y.deprecation == nil }
    return a.since == b.since && a.removeIn == b.removeIn && identities.same(a.reason, b.reason)
      && identities.same(a.replacedBy, b.replacedBy)
  }

  private func deprecationDifferences(_ a: Deprecation?, _ b: Deprecation?, at path: String) -> [Difference] {
    func difference(_ kind: ChangeKind, _ before: String? = nil, _ after: String? = nil) -> Difference {
      Difference(kind: kind, path: path, before: before, after: after)
    }
    guard let a else { return b == nil ? [] : [difference(.deprecated, nil, b?.removeIn?.description)] }
    guard let b else { return [difference(.undeprecated, a.removeIn?.description)] }
    var found: [Difference] = []
    let (before, after) = (a.removeIn?.description, b.removeIn?.description)
    switch (a.removeIn, b.removeIn) {
    case (let x?, let y?) where x != y:
      found.append(difference(y < x ? .removalBroughtForward : .removalPutOff, before, after))
    default: break
    }
    let isNews = (a.removeIn == nil) != (b.removeIn == nil)
    if isNews || a.since != b.since || !identities.same(a.reason, b.reason)
      || !identities.same(a.replacedBy, b.replacedBy)
    {
      found.append(difference(.deprecationChanged, text(a, old), text(b, new)))
    }
    return found
  }

  /// What a deprecation says: "Use level.; replaced by `level`; since 1.2.0; removed in 2.0.0".
  private func text(_ deprecation: Deprecation, _ model: Model) -> String? {
    let parts = [
      deprecation.reason.map(model.string), deprecation.replacedBy.map { "replaced by `\(model.string($0))`" },
      deprecation.since.map { "since \($0)" }, deprecation.removeIn.map { "removed in \($0)" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func haveSameMappings(_ x: Metadata, _ y: Metadata) -> Bool {
    x.mappings.count == y.mappings.count
      && zip(x.mappings, y.mappings).allSatisfy { $0.kind == $1.kind && identities.same($0.target, $1.target) }
  }

  private func mappingDifferences(_ x: Metadata, _ y: Metadata, at path: String) -> [Difference] {
    if haveSameMappings(x, y) { return [] }
    func text(_ mapping: Mapping, _ model: Model) -> String { mapping.kind.name + " " + model.string(mapping.target) }
    let (before, after) = (x.mappings.map { text($0, old) }, y.mappings.map { text($0, new) })
    return before.filter { !after.contains($0) }.map { Difference(kind: .mappingRemoved, path: path, before: $0) }
      + after.filter { !before.contains($0) }.map { Difference(kind: .mappingAdded, path: path, after: $0) }
  }

  private func haveSameSource(_ x: Metadata, _ y: Metadata) -> Bool {
    guard let a = x.source, let b = y.source else { return x.source == nil && y.source == nil }
    return identities.same(a.system, b.system) && identities.same(a.field, b.field)
  }

  private func haveSameAnnotations(_ x: Metadata, _ y: Metadata) -> Bool {
    x.annotations.count == y.annotations.count
      && zip(x.annotations, y.annotations).allSatisfy { identities.same($0.key, $1.key) && same($0.value, $1.value) }
  }

  /// What annotations that are not the same say on either side, in the order of their keys: `dashboard: {icon: "gate"}`.
  private func annotationDifferences(_ x: Metadata, _ y: Metadata) -> [(before: String?, after: String?)] {
    if haveSameAnnotations(x, y) { return [] }
    let before = byKey(x.annotations.map { ($0.key, $0.value) }, old)
    let after = byKey(y.annotations.map { ($0.key, $0.value) }, new)
    return differingKeys(before, after).compactMap { key in
      guard case .object(let a)? = before[key], case .object(let b)? = after[key] else {
        return (before[key].map { text($0, of: key, old) }, after[key].map { text($0, of: key, new) })
      }
      let keys = differingKeys(byKey(a.map { ($0.key, $0.value) }, old), byKey(b.map { ($0.key, $0.value) }, new))
      // Entries in another order say the same.
      guard !keys.isEmpty else { return nil }
      let shown = keys.prefix(Self.shownEntries)
      let more = keys.count > shown.count ? " and \(keys.count - shown.count) more" : ""
      return (
        text(.object(a.filter { shown.contains(old.string($0.key)) }), of: key, old) + more,
        text(.object(b.filter { shown.contains(new.string($0.key)) }), of: key, new) + more
      )
    }
  }

  private static var shownEntries: Int { 3 }

  private func byKey(_ entries: [(Symbol, Literal)], _ model: Model) -> [String: Literal] {
    Dictionary(entries.map { (model.string($0.0), $0.1) }) { first, _ in first }
  }

  /// Keys under which the two sides do not have the same, in order.
  private func differingKeys(_ before: [String: Literal], _ after: [String: Literal]) -> [String] {
    Set(before.keys).union(after.keys).sorted(by: precedes).filter { key in
      guard let a = before[key], let b = after[key] else { return true }
      return !same(a, b)
    }
  }

  private func text(_ literal: Literal, of key: String, _ model: Model) -> String {
    key + ": " + model.text(of: literal, limit: 80)
  }
}

import TwinModel

/// A key of the source language that rules can ask for, by the word that sources use.
enum ElementKey: String, CaseIterable {
  case title, description, comment, id, owner, stability, formerly, synonyms, mappings, annotations, classification,
    source
  case summary, owners
  case quantity, unit, minimum, maximum, multipleOf, precision, minLength, maxLength, pattern, minItems, maxItems,
    const,
    `default`, examples
  case sampling, freshness, severity, payload, request, response, relation, target, inverse, use
  case realises = "is"
  case broader, domain, range, symbol
}

extension Model {
  /// The word of a type: that of sources for a built-in one.
  func word(of type: DataType) -> String {
    switch type {
    case .primitive(let primitive): primitive.name
    case .array: "array"
    case .map: "map"
    case .object: "object"
    case .enumeration: "enum"
    case .schema(let schema): string(schemas[schema].header.name)
    }
  }

  /// The element and what it takes its definition from: the members that it narrows, nearest first, then the point that it
  /// uses.
  func definitions(of element: ElementRef) -> [ElementRef] {
    guard case .member(let first) = element, members[first].refines != nil || members[first].point != nil else {
      return [element]
    }
    var result = [element]
    var current = first
    // Inheritance has at most 64 levels.
    while let refined = members[current].refines, result.count <= 64 {
      result.append(.member(refined))
      current = refined
    }
    if let point = members[first].point { result.append(.point(point)) }
    return result
  }

  /// The classification that an element gives itself or has from what it narrows or uses.
  func statedClassification(of element: ElementRef) -> Classification? {
    for definition in definitions(of: element) {
      if let found = metadata(of: definition).flatMap({ metadata[$0].classification }) { return found }
    }
    return nil
  }
}

/// Whether elements have keys.
struct KeyPresence {
  let model: Model
  let facts: ModelFacts
  /// By package: whether it, or what it depends on, declares concepts, relations, points.
  private let seesConcepts: [Bool]
  private let seesRelations: [Bool]
  private let seesPoints: [Bool]
  /// By package: whether it names somebody who answers for it.
  private let isOwned: [Bool]

  init(_ model: Model, _ facts: ModelFacts) {
    self.model = model
    self.facts = facts
    func sees(_ declares: (Package) -> Bool) -> [Bool] {
      model.packages.rows.map { package in
        declares(package) || package.dependencies.contains { declares(model.packages[$0.package]) }
      }
    }
    seesConcepts = sees { !$0.concepts.isEmpty }
    seesRelations = sees { !$0.relations.isEmpty }
    seesPoints = sees { !$0.points.isEmpty }
    isOwned = model.packages.ids.map { !model.owners(of: $0).isEmpty }
  }

  /// Whether `element` has `key`; nil where it cannot have it.
  func has(_ key: ElementKey, _ element: ElementRef) -> Bool? {
    switch key {
    case .title, .description, .comment, .id, .owner, .stability, .formerly, .synonyms, .mappings, .annotations,
      .classification, .source:
      return hasMetadata(key, element)
    case .summary, .owners:
      guard case .package(let id) = element else { return nil }
      return key == .summary ? model.packages[id].summary != nil : isOwned[id.index]
    case .quantity, .unit, .minimum, .maximum, .multipleOf, .precision, .minLength, .maxLength, .pattern, .minItems,
      .maxItems, .const, .default, .examples:
      return model.value(of: element).flatMap { hasValueKey(key, $0) }
    case .sampling, .freshness, .severity, .payload, .request, .response, .relation, .target, .inverse, .use:
      guard case .member(let id) = element else { return nil }
      return hasMemberKey(key, id)
    case .realises:
      guard case .twin(let id) = element, seesConcepts[model.twins[id].header.package.index] else { return nil }
      // What a parent realises, its children do.
      return !model.twins[id].concepts.isEmpty || model.ancestors(of: id).contains { !model.twins[$0].concepts.isEmpty }
    case .broader, .domain, .range, .symbol:
      return hasMeaningKey(key, element)
    }
  }

  /// Whether what encloses `element` has `key`.
  func encloserHas(_ key: ElementKey, _ element: ElementRef) -> Bool {
    var current = facts.enclosing(element, in: model)
    while let next = current {
      if has(key, next) ?? false { return true }
      current = facts.enclosing(next, in: model)
    }
    guard let package = facts.package(of: element, in: model) else { return false }
    if key == .owner, isOwned[package.index] { return true }
    if case .package = element { return false }
    return has(key, .package(package)) ?? false
  }

  private func hasMetadata(_ key: ElementKey, _ element: ElementRef) -> Bool {
    // Nearly all elements say it themselves or have nobody who says it for them.
    if hasOwnMetadata(key, element) { return true }
    guard case .member(let id) = element, model.members[id].refines != nil || model.members[id].point != nil else {
      return false
    }
    return model.definitions(of: element).contains { hasOwnMetadata(key, $0) }
  }

  private func hasOwnMetadata(_ key: ElementKey, _ element: ElementRef) -> Bool {
    guard let id = model.metadata(of: element) else { return false }
    return switch key {
    case .title: !model.metadata[id].title.isEmpty
    case .description: !model.metadata[id].description.isEmpty
    case .comment: model.metadata[id].comment != nil
    case .id: model.metadata[id].externalID != nil
    case .owner: model.owner(id) != nil
    case .stability: model.metadata[id].stability != nil
    case .formerly: !model.metadata[id].formerly.isEmpty
    case .synonyms: !model.metadata[id].synonyms.isEmpty
    case .mappings: !model.metadata[id].mappings.isEmpty
    case .annotations: !model.metadata[id].annotations.isEmpty
    case .classification: model.metadata[id].classification != nil
    case .source: model.metadata[id].source != nil
    default: false
    }
  }

  private func hasValueKey(_ key: ElementKey, _ value: ValueSpec) -> Bool? {
    let innermost = model.innermostType(of: value)
    switch (key, innermost) {
    case (.quantity, .primitive(let type)), (.unit, .primitive(let type)), (.minimum, .primitive(let type)),
      (.maximum, .primitive(let type)), (.multipleOf, .primitive(let type)), (.precision, .primitive(let type)):
      guard type.isNumeric else { return nil }
    case (.minLength, .primitive(let type)), (.maxLength, .primitive(let type)):
      guard type == .string || type == .bytes else { return nil }
    case (.pattern, .primitive(let type)):
      guard type == .string else { return nil }
    case (.quantity, _), (.unit, _), (.minimum, _), (.maximum, _), (.multipleOf, _), (.precision, _), (.minLength, _),
      (.maxLength, _), (.pattern, _):
      return nil
    case (.minItems, _), (.maxItems, _):
      let holdsEntries = model.anyValue(inside: value) { inner in
        switch model.dataTypes[inner.type] {
        case .array, .map: true
        default: false
        }
      }
      guard holdsEntries else { return nil }
    default: break
    }
    return model.anyValue(inside: value) { inner in
      switch key {
      case .quantity: inner.quantity != nil
      case .unit: inner.unit != nil
      default: model.constraints[inner.constraints].contains { key.holds(for: $0) }
      }
    }
  }

  private func hasMemberKey(_ key: ElementKey, _ id: ID<Member>) -> Bool? {
    let member = model.members[id]
    switch (key, member.detail) {
    case (.sampling, _), (.freshness, _):
      guard member.kind == .telemetry else { return nil }
      return model.definitions(of: .member(id)).contains { definition in
        guard case .member(let id) = definition, case .telemetry(let row) = model.members[id].detail else {
          return false
        }
        let detail = model.telemetryDetails[row]
        return (key == .sampling ? detail.sampling : detail.freshness) != nil
      }
    case (.severity, .event(let severity)): return !severity.isEmpty
    case (.payload, .event): return member.value != nil
    case (.request, .command(let request, _)): return request != nil
    case (.response, .command(_, let response)): return response != nil
    case (.relation, .relationship(let row)):
      guard seesRelations[model.twins[member.twin].header.package.index] else { return nil }
      return model.relationshipDetails[row].relation != nil
    case (.target, .relationship(let row)):
      let detail = model.relationshipDetails[row]
      return !detail.targets.isEmpty || !detail.externalTargets.isEmpty
    case (.inverse, .relationship(let row)): return model.relationshipDetails[row].inverse != nil
    case (.use, _):
      guard member.kind == .property || member.kind == .telemetry,
        seesPoints[model.twins[member.twin].header.package.index]
      else { return nil }
      return member.point != nil
    default: return nil
    }
  }

  private func hasMeaningKey(_ key: ElementKey, _ element: ElementRef) -> Bool? {
    switch (key, element) {
    case (.broader, .concept(let id)): !model.concepts[id].broader.isEmpty
    case (.broader, .relation(let id)): !model.relations[id].broader.isEmpty
    case (.broader, .quantity(let id)): !model.quantities[id].broader.isEmpty
    case (.domain, .relation(let id)): !model.relations[id].domain.isEmpty
    case (.range, .relation(let id)): !model.relations[id].range.isEmpty
    case (.symbol, .unit(let id)): model.units[id].symbol != nil
    case (.quantity, .term(let id)): model.terms[id].quantity != nil
    default: nil
    }
  }
}

extension ElementKey {
  /// Whether a constraint is what the key says; bounds are so whether or not they are part of what they bound.
  fileprivate func holds(for constraint: Constraint) -> Bool {
    switch (self, constraint) {
    case (.minimum, .minimum), (.minimum, .exclusiveMinimum), (.maximum, .maximum), (.maximum, .exclusiveMaximum),
      (.multipleOf, .multipleOf), (.precision, .precision), (.minLength, .minLength), (.maxLength, .maxLength),
      (.pattern, .pattern), (.minItems, .minItems), (.maxItems, .maxItems), (.const, .const), (.default, .default),
      (.examples, .example):
      true
    default: false
    }
  }
}

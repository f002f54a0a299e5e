import TwinModel

/// Something that sources can say of an element and targets may have no words for.
private enum Detail: String, CaseIterable {
  case abstract, sealed, refinement, required, cardinality, inverse, inverseCardinality, relation, sampling, freshness
  case severity, open, deprecated, translations
}

let unsaidDetail = Check(
  "unsaid-detail", "Elements say nothing that a target has no words for.", selection: .named,
  parameters: [.words("details", Detail.allCases.map(\.rawValue), [], "What the target has no words for.")],
  values: ["details"]
) { run in
  let wanted = Detail.allCases.filter { run.options.texts("details").contains($0.rawValue) }
  guard !wanted.isEmpty else { return }
  for element in run.elements {
    let said = wanted.filter { run.model.says($0, element) }
    if !said.isEmpty { run.report(element, ["details": said.map(\.rawValue).codeList]) }
  }
  // Enums without a name of their own stand where their values are declared.
  guard wanted.contains(.open), !run.selection.isDisjoint(with: [.schema, .property, .telemetry, .event, .field]) else {
    return
  }
  for carrier in run.valueCarriers where !carrier.isNarrowed {
    guard case .enumeration(let id) = run.model.dataTypes[carrier.value.type], run.model.enumerations[id].isOpen else {
      continue
    }
    run.report(carrier.element, ["details": [Detail.open.rawValue].codeList], discriminator: "open")
  }
}

extension Model {
  fileprivate func says(_ detail: Detail, _ element: ElementRef) -> Bool {
    switch (detail, element) {
    case (.abstract, .twin(let id)): twins[id].isAbstract
    case (.sealed, .twin(let id)): twins[id].isSealed
    case (.refinement, .member(let id)): members[id].refines != nil
    case (.required, .member(let id)): members[id].isRequired
    case (.required, .field(let id)): fields[id].isRequired
    case (.severity, .member(let id)):
      if case .event(let severity) = members[id].detail { !severity.isEmpty } else { false }
    case (.deprecated, _): metadata(of: element).map { metadata[$0].deprecation != nil } ?? false
    case (.translations, _):
      metadata(of: element).map { metadata[$0].title.count > 1 || metadata[$0].description.count > 1 } ?? false
    case (_, .member(let id)): says(detail, members[id].detail)
    default: false
    }
  }

  private func says(_ detail: Detail, _ member: MemberDetail) -> Bool {
    switch member {
    case .telemetry(let row):
      switch detail {
      case .sampling: telemetryDetails[row].sampling != nil
      case .freshness: telemetryDetails[row].freshness != nil
      default: false
      }
    case .relationship(let row):
      switch detail {
      case .cardinality: relationshipDetails[row].cardinality != .any
      case .inverse: relationshipDetails[row].inverse != nil
      case .inverseCardinality: relationshipDetails[row].inverseCardinality != .any
      case .relation: relationshipDetails[row].relation != nil
      default: false
      }
    default: false
    }
  }
}

let excludedKind = Check(
  "excluded-kind", "There are no elements of kinds that a target does not have.", selection: .members,
  parameters: [.words("kinds", MemberKind.allCases.map(\.name), [], "Kinds that the target does not have.")]
) { run in
  let excluded = Set(run.options.texts("kinds"))
  for id in run.members where excluded.contains(run.model.members[id].kind.name) { run.report(.member(id)) }
}

let enumerationCode = Check(
  "enumeration-code", "Values of enums are encoded in ways that a target has.",
  selection: [.property, .telemetry, .event, .schema, .field],
  parameters: [.natural("bits", 0, "Size of the integers that codes may be, signed; 0 where there is no limit.")],
  values: ["code", "bits", "value"]
) { run in
  let bits = run.options.natural("bits")
  guard bits > 0, bits < 64 else { return }
  let limit = Int64(1) << Int64(bits - 1)
  for carrier in run.valueCarriers where !carrier.isNarrowed {
    guard case .enumeration(let id) = run.model.dataTypes[carrier.value.type],
      run.model.enumerations[id].encoding == .integer
    else { continue }
    for value in run.model.enumerations[id].values {
      guard case .number(let number) = run.model.enumerationValues[value].encoded,
        !(number.int64.map { $0 >= -limit && $0 < limit } ?? false)
      else { continue }
      let name = run.model.string(run.model.enumerationValues[value].name)
      run.report(
        carrier.element, ["code": number.description, "bits": "\(bits)", "value": name], discriminator: name)
    }
  }
}

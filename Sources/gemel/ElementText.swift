import TwinModel
import TwinOutput

/// An element as text for a terminal: what it is, what it says, what it inherits.
struct ElementText {
  let model: Model

  func text(of element: ModelElement) -> String {
    var lines: [String] = []
    let names = ElementNames(of: model)
    func head(_ kind: String, _ metadata: ID<Metadata>?) {
      lines.append("\(kind) \(names.identity(of: element))")
      lines += describe(metadata)
    }
    switch element {
    case .package(let id):
      let row = model.packages[id]
      head("package", row.metadata)
      lines.append("version: \(row.version)  kind: \(row.kind.name)  edition: \(row.edition)")
      if let summary = row.summary { lines.append(model.string(summary)) }
      if !row.owners.isEmpty { lines.append("owners: " + row.owners.map(model.string).joined(separator: ", ")) }
      for dependency in row.dependencies {
        let package = model.packages[dependency.package]
        lines.append("depends on \(model.string(package.name)) \(dependency.requirement) (\(package.version) here)")
      }
      lines.append(
        "holds \(row.twins.count) twins, \(row.schemas.count) schemas, \(row.concepts.count) concepts, "
          + "\(row.relations.count) relations, \(row.quantities.count) quantities, \(row.units.count) units, "
          + "\(row.points.count) points, \(row.terms.count) terms")
    case .concept(let id):
      head("concept", model.concepts[id].header.metadata)
      lines += list("broader", model.concepts[id].broader.map { model.identity(model.concepts[$0].header) })
    case .relation(let id):
      let row = model.relations[id]
      head("relation", row.header.metadata)
      lines += list("domain", row.domain.map { model.identity(model.concepts[$0].header) })
      lines += list("range", row.range.map { model.identity(model.concepts[$0].header) })
      lines += list("inverse", row.inverse.map { [model.identity(model.relations[$0].header)] } ?? [])
      lines += list("broader", row.broader.map { model.identity(model.relations[$0].header) })
      lines += list("characteristics", row.characteristics.names)
    case .quantity(let id):
      let row = model.quantities[id]
      head("quantity", row.header.metadata)
      lines.append("dimension: \(row.dimension)")
      lines += list("broader", row.broader.map { model.identity(model.quantities[$0].header) })
      lines += list("coherent unit", row.coherentUnit.map { [model.string(model.units[$0].header.name)] } ?? [])
      let units = model.units.rows.filter { $0.quantity == id }.map { model.string($0.header.name) }
      lines += list("units", units)
    case .unit(let id):
      let row = model.units[id]
      head("unit", row.header.metadata)
      if let symbol = row.symbol { lines.append("symbol: " + model.string(symbol)) }
      lines.append("quantity: " + model.identity(model.quantities[row.quantity].header))
      lines.append("factor: \(row.factor)  offset: \(row.offset)")
    case .term(let id):
      head("term", model.terms[id].header.metadata)
      lines.append("role: " + model.string(model.terms[id].role))
      lines += list("abbreviations", model.terms[id].abbreviations.map(model.string))
    case .point(let id):
      head("point", model.points[id].header.metadata)
      lines.append(value(model.points[id].value))
    case .schema(let id):
      head("schema", model.schemas[id].header.metadata)
      lines.append(value(model.schemas[id].value))
    case .twin(let id): lines += twin(id, names.identity(of: element))
    case .member(let twin, let id):
      head(model.members[id].kind.name, model.members[id].metadata)
      lines.append(summary(of: id))
      if case .relationship(let row) = model.members[id].detail { lines += edge(model.relationshipDetails[row]) }
      if model.members[id].twin != twin {
        lines.append("inherited from \(model.identity(model.twins[model.members[id].twin].header))")
      }
      if let refined = model.members[id].refines {
        lines.append("narrows \(model.identity(of: model.members[refined]))")
      }
      if let point = model.members[id].point { lines.append("uses \(model.identity(model.points[point].header))") }
    }
    return lines.map { neutralised($0) + "\n" }.joined()
  }

  private func twin(_ id: ID<Twin>, _ identity: String) -> [String] {
    let row = model.twins[id]
    let flags = [row.isAbstract ? "abstract " : "", row.isSealed ? "sealed " : ""].joined()
    var lines = ["\(flags)twin \(identity)"] + describe(row.header.metadata)
    lines += list("is", row.concepts.map { model.identity(model.concepts[$0].header) })
    lines += list("extends", row.parents.map { model.identity(model.twins[$0].header) })
    for kind in MemberKind.allCases {
      let members = model.effectiveMembers(of: id).filter { model.members[$0].kind == kind }
      guard !members.isEmpty else { continue }
      lines.append("\(kind.section):")
      let width = members.map { model.string(model.members[$0].name).count }.max() ?? 0
      for member in members {
        let name = model.string(model.members[member].name)
        let origin = model.members[member].twin
        let inherited = origin == id ? "" : "  (from \(model.string(model.twins[origin].header.name)))"
        let padding = String(repeating: " ", count: width - name.count)
        lines.append("  \(name)\(padding)  \(summary(of: member))\(inherited)")
      }
    }
    return lines
  }

  private func describe(_ metadata: ID<Metadata>?) -> [String] {
    guard let metadata else { return [] }
    let row = model.metadata[metadata]
    var lines: [String] = []
    for text in model.texts[row.title] { lines.append("title\(language(text)): \(model.string(text.text))") }
    for text in model.texts[row.description] {
      lines.append("description\(language(text)): \(model.string(text.text))")
    }
    if let id = row.externalID { lines.append("id: " + model.string(id)) }
    if let owner = row.owner { lines.append("owner: " + model.string(owner)) }
    if let stability = row.stability { lines.append("stability: " + stability.name) }
    if let classification = row.classification { lines.append("classification: " + classification.name) }
    if let deprecation = row.deprecation {
      let parts = [
        deprecation.since.map { "since \($0)" }, deprecation.removeIn.map { "to be removed in \($0)" },
        deprecation.replacedBy.map { "replaced by \(model.string($0))" }, deprecation.reason.map(model.string),
      ]
      lines.append("deprecated: " + parts.compactMap { $0 }.joined(separator: ", "))
    }
    lines += list("formerly", row.formerly.map(model.string))
    lines += list("synonyms", row.synonyms.map(model.string))
    for mapping in row.mappings { lines.append("\(mapping.kind.name): \(model.string(mapping.target))") }
    if let source = row.source {
      lines.append("source: " + model.string(source.system) + (source.field.map { " / " + model.string($0) } ?? ""))
    }
    if let comment = row.comment { lines.append("comment: " + model.string(comment)) }
    for annotation in row.annotations {
      lines.append("annotation \(model.string(annotation.key)): \(compactJSON(annotation.value))")
    }
    return lines
  }

  /// What a relationship says beside its targets: how it reads backwards, and what its links carry.
  private func edge(_ detail: RelationshipDetail) -> [String] {
    var lines = list("inverse", detail.inverse.map { [model.string($0)] } ?? [])
    lines.append("inverse cardinality: \(detail.inverseCardinality)")
    guard !detail.properties.isEmpty else { return lines }
    lines.append("link properties:")
    for field in model.fields[detail.properties] {
      lines.append("  \(model.string(field.name))  \(value(field.value))")
    }
    return lines
  }

  private func language(_ text: LocalizedText) -> String {
    text.language.isEmpty ? "" : " (\(model.string(text.language)))"
  }

  private func list(_ label: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["\(label): " + items.joined(separator: ", ")]
  }

  /// One line about a member: type, unit, bounds, flags.
  private func summary(of id: ID<Member>) -> String {
    let member = model.members[id]
    var parts: [String] = []
    if let spec = member.value { parts.append(value(spec)) }
    switch member.detail {
    case .none, .event: break
    case .telemetry(let row):
      let detail = model.telemetryDetails[row]
      if let sampling = detail.sampling { parts.append("every \(sampling) ms") }
      if let freshness = detail.freshness { parts.append("fresh for \(freshness) ms") }
    case .command(let request, let response):
      parts.append(request.map { value(model.fields[$0].value) } ?? "()")
      if let response { parts.append("→ " + value(model.fields[response].value)) }
    case .relationship(let row):
      let detail = model.relationshipDetails[row]
      let targets =
        detail.targets.map { model.string(model.twins[$0].header.name) } + detail.externalTargets.map(model.string)
      parts.append("→ " + (targets.isEmpty ? "any" : targets.joined(separator: " | ")))
      parts.append("\(detail.cardinality)")
      if let relation = detail.relation { parts.append("(\(model.string(model.relations[relation].header.name)))") }
    case .component(let part): parts.append(model.string(model.twins[part].header.name))
    }
    if member.isRequired { parts.append("required") }
    if member.isWritable { parts.append("writable") }
    return parts.joined(separator: " ")
  }

  private func value(_ spec: ValueSpec) -> String {
    var parts = [type(spec.type)]
    if let unit = spec.unit {
      parts.append(model.units[unit].symbol.map(model.string) ?? model.string(model.units[unit].header.name))
    }
    if let quantity = spec.quantity { parts.append("[\(model.string(model.quantities[quantity].header.name))]") }
    parts += model.constraints[spec.constraints].map(constraint)
    return parts.joined(separator: " ")
  }

  private func type(_ id: ID<DataType>) -> String {
    switch model.dataTypes[id] {
    case .primitive(let primitive): primitive.name
    case .array(let element): "array of \(value(model.fields[element].value))"
    case .map(_, let element): "map of \(value(model.fields[element].value))"
    case .object(let fields): "{" + model.fields[fields].map { model.string($0.name) }.joined(separator: ", ") + "}"
    case .enumeration(let row):
      "enum ("
        + model.enumerationValues[model.enumerations[row].values].map { model.string($0.name) }.joined(separator: ", ")
        + (model.enumerations[row].isOpen ? ", ...)" : ")")
    case .schema(let schema): model.string(model.schemas[schema].header.name)
    }
  }

  private func constraint(_ constraint: Constraint) -> String {
    switch constraint {
    case .minimum(let bound): "≥ \(bound)"
    case .maximum(let bound): "≤ \(bound)"
    case .exclusiveMinimum(let bound): "> \(bound)"
    case .exclusiveMaximum(let bound): "< \(bound)"
    case .multipleOf(let step): "multiple of \(step)"
    case .precision(let digits): "\(digits) \(digits == 1 ? "digit" : "digits")"
    case .minLength(let count): "length ≥ \(count)"
    case .maxLength(let count): "length ≤ \(count)"
    case .pattern(let text): "matching \(model.string(text))"
    case .minItems(let count): "≥ \(count) \(count == 1 ? "entry" : "entries")"
    case .maxItems(let count): "≤ \(count) \(count == 1 ? "entry" : "entries")"
    case .uniqueItems: "unique"
    case .const(let row): "= \(literal(model.literals[row]))"
    case .default(let row): "default \(literal(model.literals[row]))"
    case .example(let row): "e.g. \(literal(model.literals[row]))"
    }
  }

  private func literal(_ literal: Literal) -> String {
    switch literal {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let number): "\(number)"
    case .string(let text): model.string(text)
    case .array(let elements): "[" + elements.map(self.literal).joined(separator: ", ") + "]"
    case .object(let entries):
      "{" + entries.map { model.string($0.key) + ": " + self.literal($0.value) }.joined(separator: ", ") + "}"
    }
  }

  private func compactJSON(_ literal: Literal) -> String {
    switch literal {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let number): "\(number)"
    case .string(let text): String(decoding: json(.string(model.string(text)), layout: .compact), as: UTF8.self)
    case .array(let elements): "[" + elements.map(compactJSON).joined(separator: ", ") + "]"
    case .object(let entries):
      "{"
        + entries.map { entry in compactJSON(.string(entry.key)) + ": " + compactJSON(entry.value) }
        .joined(separator: ", ") + "}"
    }
  }
}

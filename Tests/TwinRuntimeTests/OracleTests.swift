import Foundation
import Testing
import TwinModel
import TwinReaders
import TwinRegistry
import TwinResolver
import TwinRuntime
import TwinSource
import TwinSyntax
import TwinTestSupport

/// Compares every answer of the runtime with what the model says.
@Suite struct OracleTests {
  @Test func `a registry answers what the model says`() throws {
    var facts = 0
    for seed in 0..<40 as Range<UInt64> {
      let model = randomModel(seed: seed)
      for package in model.packages.ids {
        let registry = try Registry(bytes: runtimeImage(of: package, in: model))
        var oracle = Oracle(model: model, registry: registry, main: package)
        oracle.compare()
        facts += oracle.facts
        if let first = oracle.differences.first { Issue.record("seed \(seed), package \(package): \(first)") }
      }
    }
    #expect(facts > 50_000)
  }

  @Test func `a registry with many packages and deep hierarchies answers what the model says`() throws {
    for seed in 1000..<1002 as Range<UInt64> {
      let model = randomModel(seed: seed, shape: RandomModelShape(packages: 5, elements: 30, twins: 60, members: 9))
      for package in model.packages.ids.suffix(2) {
        let registry = try Registry(bytes: runtimeImage(of: package, in: model))
        var oracle = Oracle(model: model, registry: registry, main: package)
        oracle.compare()
        if let first = oracle.differences.first { Issue.record("seed \(seed), package \(package): \(first)") }
      }
    }
  }

  @Test func `an image of version 1 answers what the model of its release says`() throws {
    let releases = try ReleasesOfVersion1()
    #expect(releases.images.count >= 12)
    for image in releases.images {
      let registry = try Registry(bytes: image)
      let model = try releases.model(of: registry)
      let main = try #require(
        model.packages.ids.first { model.string(model.packages[$0].name) == registry.package.name })
      var oracle = Oracle(model: model, registry: registry, main: main)
      oracle.compare()
      if let first = oracle.differences.first { Issue.record("\(registry.package.name): \(first)") }
      #expect(oracle.facts > 100)
    }
  }
}

/// Images of format version 1, as they were released with the example, and the models that they were made of.
struct ReleasesOfVersion1 {
  private(set) var images: [[UInt8]] = []
  /// The `model.json` of each package and version.
  private var documents: [String: Declarations] = [:]

  init() throws {
    let blobs = repository.appending(path: "Ontologies/examples/campus/registry/blobs/sha256")
    let files = try FileManager.default.contentsOfDirectory(at: blobs, includingPropertiesForKeys: nil)
    for file in files.sorted(by: { $0.path < $1.path }) {
      let bytes = [UInt8](try Data(contentsOf: file))
      if bytes.starts(with: "GEMELIMG".utf8) {
        if bytes[8] == 1 { images.append(bytes) }
        continue
      }
      let tree = parseJSON(bytes, file: FileID(UInt32(documents.count)), limits: .artifact).tree
      guard looksLikeArtifact(tree) else { continue }
      let declarations = readArtifact(tree).declarations
      let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let package = object?["package"] as? [String: Any]
      if let name = package?["name"] as? String, let version = package?["version"] as? String {
        documents["\(name) \(version)"] = declarations
      }
    }
  }

  /// The model that an image was made of.
  func model(of registry: Registry) throws -> Model {
    let sources = try registry.packages.map { package in
      PackageSources(manifest: try #require(documents["\(package.name) \(package.version)"]), sources: [])
    }
    return resolve(sources).model
  }
}

private struct Oracle {
  let model: Model
  let registry: Registry
  let main: ID<TwinModel.Package>
  var held: [ID<TwinModel.Package>] = []
  var facts = 0
  var differences: [String] = []

  init(model: Model, registry: Registry, main: ID<TwinModel.Package>) {
    self.model = model
    self.registry = registry
    self.main = main
    var waiting = [main]
    while let next = waiting.popLast() {
      guard !held.contains(next) else { continue }
      held.append(next)
      waiting += model.packages[next].dependencies.map(\.package)
    }
    held.sort()
  }

  mutating func same<Value: Equatable>(_ actual: Value, _ expected: Value, _ what: @autoclosure () -> String) {
    facts += 1
    if actual != expected { differences.append("\(what()): \(actual), the model says \(expected)") }
  }

  func string(_ symbol: Symbol?) -> String? { symbol.flatMap { $0.isEmpty ? nil : model.string($0) } }

  mutating func compare() {
    same(registry.package.name, model.string(model.packages[main].name), "package")
    same(registry.packages.map(\.name), held.map { model.string(model.packages[$0].name) }, "packages")
    same(registry.type("com.example.Absent") == nil, true, "absent type")
    same(registry.member("/") == nil, true, "absent member")
    same(registry.package("") == nil, true, "absent package")
    for id in held { package(model.packages[id]) }
    for id in held.flatMap({ Array(model.packages[$0].twins) }) { twin(id) }
    ontology()
  }

  mutating func package(_ row: TwinModel.Package) {
    guard let package = registry.package(model.string(row.name)) else {
      differences.append("no package \(model.string(row.name))")
      return
    }
    same(package.version, row.version.description, "version")
    same(package.edition, Int(row.edition), "edition")
    same(package.isOntology, row.kind == .ontology, "kind")
    same(package.summary, string(row.summary), "summary")
    same(package.owners, row.owners.map { model.string($0) }, "owners")
    metadata(package.metadata, row.metadata)
    same(
      package.dependencies.map(\.package.name), row.dependencies.map { model.string(model.packages[$0.package].name) },
      "needs")
    same(package.dependencies.map(\.alias), row.dependencies.map { model.string($0.alias) }, "aliases")
    same(package.dependencies.map(\.requirement), row.dependencies.map(\.requirement.description), "requirements")
    same(package.types.map(\.id), row.twins.map { model.identity(model.twins[$0].header) }, "types")
    same(package.schemas.map(\.id), row.schemas.map { model.identity(model.schemas[$0].header) }, "schemas")
    same(package.units.map(\.id), row.units.map { model.identity(model.units[$0].header) }, "units")
    same(package.concepts.map(\.id), row.concepts.map { model.identity(model.concepts[$0].header) }, "concepts")
    same(package.relations.map(\.id), row.relations.map { model.identity(model.relations[$0].header) }, "relations")
    same(package.quantities.map(\.id), row.quantities.map { model.identity(model.quantities[$0].header) }, "quantities")
    same(package.points.map(\.id), row.points.map { model.identity(model.points[$0].header) }, "points")
  }

  mutating func header<Element: PackageElement>(
    _ element: Element?, _ header: ElementHeader, _ find: (String) -> Element?
  ) {
    guard let element else {
      differences.append("no \(model.identity(header))")
      return
    }
    same(element.name, model.string(header.name), "name")
    same(element.id, model.identity(header), "id")
    same(element.package.name, model.string(model.packages[header.package].name), "package")
    metadata(element.metadata, header.metadata)
    let written = header.metadata.flatMap { model.metadata[$0].deprecation }
    let deprecation = element.deprecation
    same(deprecation == nil, written == nil, "deprecation")
    if let written, let deprecation {
      same(deprecation.reason, string(written.reason), "reason")
      same(deprecation.since, written.since?.description, "since")
      same(deprecation.removeIn, written.removeIn?.description, "removeIn")
      if let name = written.replacedBy {
        let plain = model.string(model.packages[header.package].name) + "." + model.string(name)
        let replacement = find(plain)
        same(deprecation.replacement, replacement, "replacement")
        same(deprecation.replacedBy, replacement == nil ? model.string(name) : plain, "replacedBy")
      }
    }
    // A pinned id leads to the first element that has it.
    if let external = string(header.metadata.flatMap { model.metadata[$0].externalID }) {
      same(find(external)?.externalID, external, "external id")
    }
  }

  mutating func metadata(_ metadata: TwinRuntime.Metadata, _ id: ID<TwinModel.Metadata>?) {
    let row = id.map { model.metadata[$0] } ?? TwinModel.Metadata()
    for language in ["en", "de", "fr", "it"] {
      same(metadata.title(in: language), model.title(id, language: language), "title in \(language)")
      same(metadata.description(in: language), model.description(id, language: language), "description in \(language)")
    }
    same(metadata.titles.map(\.text), model.texts[row.title].map { model.string($0.text) }, "titles")
    same(metadata.titles.map(\.language), model.texts[row.title].map { model.string($0.language) }, "languages")
    same(metadata.descriptions.map(\.text), model.texts[row.description].map { model.string($0.text) }, "descriptions")
    same(metadata.externalID, string(row.externalID), "externalID")
    same(metadata.owner, string(row.owner), "owner")
    same(metadata.isStable, row.stability.map { $0 == .stable }, "stability")
    same(metadata.classification?.rawValue, row.classification?.rawValue, "classification")
    same(metadata.formerNames, row.formerly.map { model.string($0) }, "formerly")
    same(metadata.mappings.map(\.target), row.mappings.map { model.string($0.target) }, "mappings")
    same(metadata.mappings.map(\.kind.rawValue), row.mappings.map(\.kind.rawValue), "mapping kinds")
  }

  mutating func twin(_ id: ID<Twin>) {
    let twin = id
    let row = model.twins[id]
    header(registry.type(model.identity(row.header)), row.header) { [registry] in registry.type($0) }
    guard let type = registry.type(model.identity(row.header)) else { return }
    same(type.isAbstract, row.isAbstract, "abstract")
    same(type.isSealed, row.isSealed, "sealed")
    same(type.concepts.map(\.id), row.concepts.map { model.identity(model.concepts[$0].header) }, "concepts")
    same(type.parents.map(\.id), row.parents.map { model.identity(model.twins[$0].header) }, "parents")
    same(
      type.supertypes.map(\.id), model.ancestors(of: id).map { model.identity(model.twins[$0].header) }, "supertypes")
    let all = held.flatMap { Array(model.packages[$0].twins) }
    let below = all.filter { $0 != id && model.isSubtype($0, of: id) }
    same(Set(type.subtypes.map(\.id)), Set(below.map { model.identity(model.twins[$0].header) }), "subtypes")
    same(type.subtypes.count, below.count, "number of subtypes")
    for other in all.prefix(300) {
      guard let otherType = registry.type(model.identity(model.twins[other].header)) else { continue }
      same(type.isSubtype(of: otherType), model.isSubtype(id, of: other), "\(type) below \(otherType)")
    }
    let members = model.effectiveMembers(of: id)
    same(type.members.map(\.id), members.map { model.identity(of: model.members[$0]) }, "members of \(type)")
    same(type.members.count, members.count, "number of members")
    same(type.ownMembers.map(\.id), row.members.map { model.identity(of: model.members[$0]) }, "own members")
    for (member, id) in zip(type.members, members) {
      same(member.isInherited, model.members[id].twin != twin, "inherited")
      same(member.type, type, "type of member")
      same(type.member(member.name), member, "member by name")
      same(type.members[member.name], member, "member by subscript")
      same(registry.member(type.id + "/" + member.name), member, "member by identity")
      self.member(member, model.members[id])
    }
  }

  mutating func member(_ member: TwinRuntime.Member, _ row: TwinModel.Member) {
    same(member.name, model.string(row.name), "name")
    same(member.kind.rawValue, row.kind.rawValue, "kind")
    same(member.isRequired, row.isRequired, "required")
    same(member.isWritable, row.isWritable, "writable")
    same(member.point?.id, row.point.map { model.identity(model.points[$0].header) }, "point")
    same(member.refined?.id, row.refines.map { model.identity(of: model.members[$0]) }, "refines")
    metadata(member.metadata, row.metadata)
    if let external = string(row.metadata.flatMap { model.metadata[$0].externalID }) {
      same(registry.member(external)?.externalID, external, "external id of member")
    }
    optional(member.value, row.value)
    var detail = (
      sampling: nil as UInt64?, freshness: nil as UInt64?, severity: nil as String?, component: nil as String?
    )
    var fields: (ID<TwinModel.Field>?, ID<TwinModel.Field>?) = (nil, nil)
    switch row.detail {
    case .none: break
    case .telemetry(let id):
      detail.sampling = model.telemetryDetails[id].sampling
      detail.freshness = model.telemetryDetails[id].freshness
    case .event(let severity): detail.severity = string(severity)
    case .command(let request, let response): fields = (request, response)
    case .relationship(let id): relationship(member.relationship, model.relationshipDetails[id])
    case .component(let twin): detail.component = model.identity(model.twins[twin].header)
    }
    same(member.sampling, detail.sampling, "sampling")
    same(member.freshness, detail.freshness, "freshness")
    same(member.severity, detail.severity, "severity")
    same(member.component?.id, detail.component, "component")
    same(member.request == nil, fields.0 == nil, "request")
    same(member.response == nil, fields.1 == nil, "response")
    if let actual = member.request, let expected = fields.0 { field(actual, model.fields[expected], depth: 0) }
    if let actual = member.response, let expected = fields.1 { field(actual, model.fields[expected], depth: 0) }
  }

  mutating func relationship(_ relationship: Relationship?, _ row: RelationshipDetail) {
    guard let relationship else {
      differences.append("no relationship")
      return
    }
    same(relationship.relation?.id, row.relation.map { model.identity(model.relations[$0].header) }, "relation")
    same(relationship.targets.map(\.id), row.targets.map { model.identity(model.twins[$0].header) }, "targets")
    same(relationship.externalTargets, row.externalTargets.map { model.string($0) }, "external targets")
    same(relationship.cardinality.minimum, row.cardinality.minimum, "minimum")
    same(relationship.cardinality.maximum, row.cardinality.maximum, "maximum")
    same(relationship.inverseCardinality.minimum, row.inverseCardinality.minimum, "inverse minimum")
    same(relationship.inverseCardinality.maximum, row.inverseCardinality.maximum, "inverse maximum")
    same(relationship.inverse, string(row.inverse), "inverse")
    self.fields(relationship.properties, row.properties, depth: 0)
  }

  mutating func optional(_ value: ValueType?, _ row: ValueSpec?) {
    same(value == nil, row == nil, "value")
    if let value, let row { self.value(value, row, depth: 0) }
  }

  mutating func value(_ value: ValueType, _ row: ValueSpec, depth: Int) {
    same(value.quantity?.id, row.quantity.map { model.identity(model.quantities[$0].header) }, "quantity")
    same(value.unit?.id, row.unit.map { model.identity(model.units[$0].header) }, "unit")
    same(value.constraints.map(text), model.constraints[row.constraints].map(text), "constraints")
    let resolved = model.resolved(row.type)
    switch (value.resolvedShape, resolved.type) {
    case (.primitive(let a), .primitive(let b)): same(a.rawValue, b.rawValue, "resolved primitive")
    case (.array, .array), (.map, .map), (.object, .object), (.enumeration, .enumeration), (.schema, .schema):
      facts += 1
    default: differences.append("resolved shape differs")
    }
    switch (value.shape, model.dataTypes[row.type]) {
    case (.primitive(let actual), .primitive(let expected)): same(actual.rawValue, expected.rawValue, "primitive")
    case (.array(let element), .array(let id)): field(element, model.fields[id], depth: depth)
    case (.map(let key, let value), .map(let keyID, let valueID)):
      field(key, model.fields[keyID], depth: depth)
      field(value, model.fields[valueID], depth: depth)
    case (.object(let fields), .object(let range)): self.fields(fields, range, depth: depth)
    case (.enumeration(let enumeration), .enumeration(let id)): self.enumeration(enumeration, model.enumerations[id])
    case (.schema(let schema), .schema(let id)): same(schema.id, model.identity(model.schemas[id].header), "schema")
    default: differences.append("shape differs")
    }
  }

  mutating func fields(_ fields: [TwinRuntime.Field], _ range: IDRange<TwinModel.Field>, depth: Int) {
    same(fields.count, range.count, "number of fields")
    for (field, id) in zip(fields, range) { self.field(field, model.fields[id], depth: depth) }
  }

  mutating func field(_ field: TwinRuntime.Field, _ row: TwinModel.Field, depth: Int) {
    same(field.name, model.string(row.name), "field")
    same(field.isRequired, row.isRequired, "required")
    same(field.isWritable, row.isWritable, "writable")
    metadata(field.metadata, row.metadata)
    if depth < 10 { value(field.value, row.value, depth: depth + 1) }
  }

  mutating func enumeration(_ enumeration: TwinRuntime.Enumeration, _ row: TwinModel.Enumeration) {
    same(enumeration.encoding.rawValue, row.encoding.rawValue, "encoding")
    same(enumeration.isOpen, row.isOpen, "open")
    same(enumeration.values.map(\.name), model.enumerationValues[row.values].map { model.string($0.name) }, "values")
    same(
      enumeration.values.map { text($0.encoded) }, model.enumerationValues[row.values].map { text($0.encoded) },
      "encoded")
    for (value, row) in zip(enumeration.values, model.enumerationValues[row.values]) {
      metadata(value.metadata, row.metadata)
    }
  }

  func text(_ constraint: TwinRuntime.Constraint) -> String {
    switch constraint {
    case .minimum(let bound): "minimum \(text(bound))"
    case .maximum(let bound): "maximum \(text(bound))"
    case .exclusiveMinimum(let bound): "exclusiveMinimum \(text(bound))"
    case .exclusiveMaximum(let bound): "exclusiveMaximum \(text(bound))"
    case .multipleOf(let bound): "multipleOf \(text(bound))"
    case .precision(let count): "precision \(count)"
    case .minLength(let count): "minLength \(count)"
    case .maxLength(let count): "maxLength \(count)"
    case .pattern(let pattern): "pattern \(pattern)"
    case .minItems(let count): "minItems \(count)"
    case .maxItems(let count): "maxItems \(count)"
    case .uniqueItems: "uniqueItems"
    case .const(let literal): "const \(text(literal))"
    case .default(let literal): "default \(text(literal))"
    case .example(let literal): "example \(text(literal))"
    }
  }

  func text(_ constraint: TwinModel.Constraint) -> String {
    switch constraint {
    case .minimum(let bound): "minimum \(text(bound))"
    case .maximum(let bound): "maximum \(text(bound))"
    case .exclusiveMinimum(let bound): "exclusiveMinimum \(text(bound))"
    case .exclusiveMaximum(let bound): "exclusiveMaximum \(text(bound))"
    case .multipleOf(let bound): "multipleOf \(text(bound))"
    case .precision(let count): "precision \(count)"
    case .minLength(let count): "minLength \(count)"
    case .maxLength(let count): "maxLength \(count)"
    case .pattern(let pattern): "pattern \(model.string(pattern))"
    case .minItems(let count): "minItems \(count)"
    case .maxItems(let count): "maxItems \(count)"
    case .uniqueItems: "uniqueItems"
    case .const(let id): "const \(text(model.literals[id]))"
    case .default(let id): "default \(text(model.literals[id]))"
    case .example(let id): "example \(text(model.literals[id]))"
    }
  }

  func text(_ number: ExactNumber) -> String {
    "\(number.isNegative ? "-" : "")\(number.magnitude)e\(number.exponent)=\(number.double)"
  }
  func text(_ number: Number) -> String {
    "\(number.isNegative ? "-" : "")\(number.magnitude)e\(number.exponent)=\(number.double)"
  }

  func text(_ literal: TwinRuntime.Literal) -> String {
    switch literal.content {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let number): text(number)
    case .string(let text): "'\(text)'"
    case .array(let items): "[\(items.map(text).joined(separator: ","))]"
    case .object(let entries): "{\(entries.map { "\($0.key):\(text($0.value))" }.joined(separator: ","))}"
    }
  }

  func text(_ literal: TwinModel.Literal) -> String {
    switch literal {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let number): text(number)
    case .string(let text): "'\(model.string(text))'"
    case .array(let items): "[\(items.map(text).joined(separator: ","))]"
    case .object(let entries): "{\(entries.map { "\(model.string($0.key)):\(text($0.value))" }.joined(separator: ","))}"
    }
  }

  mutating func ontology() {
    for package in held.map({ model.packages[$0] }) {
      for id in package.concepts {
        let row = model.concepts[id]
        header(registry.concept(model.identity(row.header)), row.header) { [registry] in registry.concept($0) }
        guard let concept = registry.concept(model.identity(row.header)) else { continue }
        same(concept.broader.map(\.id), row.broader.map { model.identity(model.concepts[$0].header) }, "broader")
        let all = registry.concepts
        let below = all.filter { other in
          other != concept && reaches(other.id, concept.id) { id in registry.concept(id)?.broader.map(\.id) ?? [] }
        }
        same(Set(concept.narrower), Set(below), "narrower")
        for other in all {
          same(other.isNarrower(than: concept), other == concept || below.contains(other), "narrower")
        }
      }
      for id in package.relations {
        let row = model.relations[id]
        header(registry.relation(model.identity(row.header)), row.header) { [registry] in registry.relation($0) }
        guard let relation = registry.relation(model.identity(row.header)) else { continue }
        same(relation.domain.map(\.id), row.domain.map { model.identity(model.concepts[$0].header) }, "domain")
        same(relation.range.map(\.id), row.range.map { model.identity(model.concepts[$0].header) }, "range")
        same(relation.broader.map(\.id), row.broader.map { model.identity(model.relations[$0].header) }, "broader")
        same(relation.inverse?.id, row.inverse.map { model.identity(model.relations[$0].header) }, "inverse")
        same(relation.characteristics.rawValue, row.characteristics.rawValue, "characteristics")
      }
      for id in package.quantities {
        let row = model.quantities[id]
        header(registry.quantity(model.identity(row.header)), row.header) { [registry] in registry.quantity($0) }
        guard let quantity = registry.quantity(model.identity(row.header)) else { continue }
        same(quantity.dimension, row.dimension.exponents.map { Int($0) }, "dimension")
        same(quantity.broader.map(\.id), row.broader.map { model.identity(model.quantities[$0].header) }, "broader")
        same(
          quantity.coherentUnit?.id, row.coherentUnit.map { model.identity(model.units[$0].header) }, "coherent unit")
      }
      for id in package.units {
        let row = model.units[id]
        header(registry.unit(model.identity(row.header)), row.header) { [registry] in registry.unit($0) }
        guard let unit = registry.unit(model.identity(row.header)) else { continue }
        same(unit.symbol, string(row.symbol), "symbol")
        same(unit.quantity.id, model.identity(model.quantities[row.quantity].header), "quantity")
        same(abs(unit.factor - row.factor.double) <= row.factor.double.ulp, true, "factor of \(unit)")
        same(abs(unit.offset - row.offset.double) <= row.offset.double.ulp, true, "offset of \(unit)")
      }
      for id in package.schemas {
        let row = model.schemas[id]
        header(registry.schema(model.identity(row.header)), row.header) { [registry] in registry.schema($0) }
        if let schema = registry.schema(model.identity(row.header)) { value(schema.value, row.value, depth: 0) }
      }
      for id in package.points {
        let row = model.points[id]
        header(registry.point(model.identity(row.header)), row.header) { [registry] in registry.point($0) }
        if let point = registry.point(model.identity(row.header)) { value(point.value, row.value, depth: 0) }
      }
    }
  }

  /// Whether `goal` is above `start`.
  func reaches(_ start: String, _ goal: String, _ above: (String) -> [String]) -> Bool {
    var seen: Set<String> = []
    var waiting = [start]
    while let next = waiting.popLast() {
      if next == goal { return true }
      if seen.insert(next).inserted { waiting += above(next) }
    }
    return false
  }
}

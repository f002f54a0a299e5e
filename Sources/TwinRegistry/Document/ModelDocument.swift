public import TwinModel
import TwinOutput

/// Version of the layout of `model.json`. Readers refuse a higher one.
public let modelDocumentVersion: Int64 = 1

/// The resolved model of `package` as a JSON document: everything it declares, with inheritance laid out, and its dependencies by
/// name and version. Canonical (RFC 8785): equal models give equal bytes.
///
/// References are identities: `com.example.hvac.Fan`, for a member `com.example.hvac.Fan/speed`. What is false, empty or not given
/// is left out. A number is a JSON number when the double nearest to it prints as that number again, otherwise a string with
/// its digits; within literals, where a string would be one, it is `{"$number": "digits"}`. `modelSchema()` describes the
/// document.
/// - Parameter versions: Versions that dependencies are said to have, by their names, in place of those in the model.
/// - Complexity: O(rows of the package).
public func modelJSON(
  of package: ID<Package>, in model: Model, dependencyVersions versions: [String: SemanticVersion] = [:]
) -> [UInt8] {
  let document = ModelDocument(model: model, dependencyVersions: versions)
  let row = model.packages[package]
  var json = JSONWriter(layout: .canonical, capacity: document.expectedSize(of: row))
  document.write(row, to: &json)
  return json.finish()
}

/// Writes rows of a model as JSON.
///
/// Without value trees, which would cost several times the printing: each function writes a value, or those entries of an object
/// about which there is something to say. Keys stand in canonical order, which tests hold against the printer of value trees.
/// Rows are read one by one where there are many: a slice of a table counts references to it, and with the image made at the same
/// time the two would wait for each other.
struct ModelDocument: ~Copyable {
  let model: Model
  let dependencyVersions: [String: SemanticVersion]
  /// The identities of all twin types: a large part of what is written, since members are named with them wherever they are
  /// inherited.
  private var identities: [UInt8] = []
  /// Where each starts in `identities`, and where the last one ends.
  private var starts: [Int] = [0]

  init(model: Model, dependencyVersions: [String: SemanticVersion] = [:]) {
    self.model = model
    self.dependencyVersions = dependencyVersions
    for twin in model.twins.rows {
      model.symbols.utf8(model.packages[twin.header.package].name).withUnsafeBufferPointer { identities += $0 }
      identities.append(UInt8(ascii: "."))
      model.symbols.utf8(twin.header.name).withUnsafeBufferPointer { identities += $0 }
      starts.append(identities.count)
    }
  }

  /// The identity of `twin`, in UTF-8.
  @_lifetime(borrow self)
  func identity(of twin: ID<Twin>) -> Span<UInt8> {
    _overrideLifetime(identities.span.extracting(starts[twin.index]..<starts[twin.index + 1]), borrowing: self)
  }

  /// About what `package` takes, in bytes; rather more than less.
  func expectedSize(of package: Package) -> Int {
    let members = package.twins.reduce(0) { $0 + model.twins[$1].members.count }
    let references = package.twins.reduce(0) { $0 + model.twins[$1].effectiveMembers.count }
    let elements =
      package.concepts.count + package.relations.count + package.quantities.count + package.units.count
      + package.terms.count + package.points.count + package.twins.count + package.schemas.count
    return 512 * (members + elements + 8) + 72 * references
  }

  func write(_ package: Package, to json: inout JSONWriter) {
    json.beginObject()
    json.array("concepts") { json in for row in model.concepts[package.concepts] { concept(row, &json) } }
    json.key("format")
    json.integer(modelDocumentVersion)
    json.key("package")
    self.package(package, &json)
    json.array("points") { json in for row in model.points[package.points] { shared(row.header, row.value, &json) } }
    json.array("quantities") { json in for row in model.quantities[package.quantities] { quantity(row, &json) } }
    json.array("relations") { json in for row in model.relations[package.relations] { relation(row, &json) } }
    json.array("schemas") { json in for row in model.schemas[package.schemas] { shared(row.header, row.value, &json) } }
    json.array("terms") { json in for row in model.terms[package.terms] { term(row, &json) } }
    json.array("twins") { json in for id in package.twins { twin(id, &json) } }
    json.array("units") { json in for row in model.units[package.units] { unit(row, &json) } }
    json.endObject()
  }

  // MARK: Packages and ontology

  private func package(_ package: Package, _ json: inout JSONWriter) {
    json.beginObject()
    json.array("dependencies") { json in for dependency in package.dependencies { self.dependency(dependency, &json) } }
    json.key("edition")
    json.integer(Int64(package.edition))
    json.key("kind")
    json.string(package.kind.name)
    metadata(package.metadata, &json)
    text("name", package.name, &json)
    texts("owners", package.owners, &json)
    text("summary", package.summary, &json)
    flag("unversioned", !package.isVersioned, &json)
    json.key("version")
    json.string(package.version.description)
    json.endObject()
  }

  private func dependency(_ dependency: Dependency, _ json: inout JSONWriter) {
    let package = model.packages[dependency.package]
    json.beginObject()
    text("alias", dependency.alias, &json)
    text("package", package.name, &json)
    json.key("requirement")
    json.string(dependency.requirement.description)
    json.key("version")
    json.string((dependencyVersions[model.string(package.name)] ?? package.version).description)
    json.endObject()
  }

  private func concept(_ concept: Concept, _ json: inout JSONWriter) {
    json.beginObject()
    json.array("broader") { json in for id in concept.broader { reference(id, &json) } }
    header(concept.header, &json)
    json.endObject()
  }

  private func relation(_ relation: Relation, _ json: inout JSONWriter) {
    json.beginObject()
    json.array("broader") { json in for id in relation.broader { reference(id, &json) } }
    json.array("characteristics") { json in for name in relation.characteristics.names { json.string(name) } }
    json.array("domain") { json in for id in relation.domain { reference(id, &json) } }
    self.id(relation.header, &json)
    if let inverse = relation.inverse {
      json.key("inverse")
      reference(inverse, &json)
    }
    metadata(relation.header.metadata, &json)
    text("name", relation.header.name, &json)
    json.array("range") { json in for id in relation.range { reference(id, &json) } }
    json.endObject()
  }

  private func quantity(_ quantity: Quantity, _ json: inout JSONWriter) {
    json.beginObject()
    json.array("broader") { json in for id in quantity.broader { reference(id, &json) } }
    if let unit = quantity.coherentUnit {
      json.key("coherentUnit")
      reference(unit, &json)
    }
    json.key("dimension")
    json.string(quantity.dimension.description)
    header(quantity.header, &json)
    json.endObject()
  }

  private func unit(_ unit: Unit, _ json: inout JSONWriter) {
    json.beginObject()
    factor("factor", unit.factor, &json)
    header(unit.header, &json)
    factor("offset", unit.offset, &json)
    json.key("quantity")
    reference(unit.quantity, &json)
    text("symbol", unit.symbol, &json)
    json.endObject()
  }

  private func factor(_ key: StaticString, _ factor: ExactFactor, _ json: inout JSONWriter) {
    json.key(key)
    json.beginObject()
    number("denominator", factor.denominator, &json)
    number("numerator", factor.numerator, &json)
    json.key("piPower")
    json.integer(Int64(factor.piPower))
    json.endObject()
  }

  private func term(_ term: Term, _ json: inout JSONWriter) {
    json.beginObject()
    texts("abbreviations", term.abbreviations, &json)
    json.key("id")
    json.string(model.identity(ofTerm: term))
    metadata(term.header.metadata, &json)
    text("name", term.header.name, &json)
    if let quantity = term.quantity {
      json.key("quantity")
      reference(quantity, &json)
    }
    text("role", term.role, &json)
    json.endObject()
  }

  /// A point or a schema.
  private func shared(_ header: ElementHeader, _ value: ValueSpec, _ json: inout JSONWriter) {
    json.beginObject()
    self.header(header, &json)
    self.value("value", value, &json)
    json.endObject()
  }

  private func twin(_ id: ID<Twin>, _ json: inout JSONWriter) {
    let twin = model.twins[id]
    json.beginObject()
    flag("abstract", twin.isAbstract, &json)
    json.array("ancestors") { json in for row in twin.ancestors { reference(model.ancestors[row], &json) } }
    json.array("concepts") { json in for id in twin.concepts { reference(id, &json) } }
    json.array("effectiveMembers") { json in
      for row in twin.effectiveMembers { reference(model.effectiveMembers[row], &json) }
    }
    json.array("extends") { json in for id in twin.parents { reference(id, &json) } }
    self.id(twin.header, &json)
    json.array("members") { json in for id in twin.members { member(id, &json) } }
    metadata(twin.header.metadata, &json)
    text("name", twin.header.name, &json)
    flag("sealed", twin.isSealed, &json)
    json.endObject()
  }
}

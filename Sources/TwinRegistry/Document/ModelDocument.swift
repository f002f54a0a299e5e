public import TwinModel
public import TwinOutput

/// Version of the layout of `model.json`. Readers refuse a higher one.
public let modelDocumentVersion: Int64 = 1

/// The resolved model of `package` as a JSON document: everything it declares, with inheritance laid out, and its dependencies by
/// name and version. Print it with `.canonical` (RFC 8785).
///
/// References are identities: `com.example.hvac.Fan`, for a member `com.example.hvac.Fan/speed`. What is false, empty or not given
/// is left out. A number is a JSON number when the double nearest to it prints as that number again, otherwise a string with
/// its digits; within literals, where a string would be one, it is `{"$number": "digits"}`. `modelSchema()` describes the
/// document.
/// - Complexity: O(rows of the package).
public func modelJSON(of package: ID<Package>, in model: Model) -> JSONValue {
  ModelDocument(model: model).document(package)
}

/// Writes rows of a model as JSON.
struct ModelDocument {
  let model: Model

  func document(_ id: ID<Package>) -> JSONValue {
    let package = model.packages[id]
    return .object([
      "format": .integer(modelDocumentVersion),
      "package": self.package(package),
      "concepts": list(model.concepts[package.concepts], concept),
      "relations": list(model.relations[package.relations], relation),
      "quantities": list(model.quantities[package.quantities], quantity),
      "units": list(model.units[package.units], unit),
      "terms": list(model.terms[package.terms], term),
      "points": list(model.points[package.points], point),
      "schemas": list(model.schemas[package.schemas], schema),
      "twins": list(package.twins, twin),
    ])
  }

  // MARK: Values

  func text(_ symbol: Symbol) -> JSONValue { .string(model.string(symbol)) }
  func optionalText(_ symbol: Symbol?) -> JSONValue? { symbol.map { text($0) } }
  func texts(_ symbols: [Symbol]) -> JSONValue? { list(symbols, text) }
  func flag(_ value: Bool) -> JSONValue? { value ? .boolean(true) : nil }

  /// An array; nil for an empty one.
  func list<Items: Sequence>(_ items: Items, _ value: (Items.Element) -> JSONValue) -> JSONValue? {
    let values = items.map(value)
    return values.isEmpty ? nil : .array(values)
  }

  func id(_ id: ID<Concept>) -> JSONValue { .string(model.identity(model.concepts[id].header)) }
  func id(_ id: ID<Relation>) -> JSONValue { .string(model.identity(model.relations[id].header)) }
  func id(_ id: ID<Quantity>) -> JSONValue { .string(model.identity(model.quantities[id].header)) }
  func id(_ id: ID<Unit>) -> JSONValue { .string(model.identity(model.units[id].header)) }
  func id(_ id: ID<Point>) -> JSONValue { .string(model.identity(model.points[id].header)) }
  func id(_ id: ID<Schema>) -> JSONValue { .string(model.identity(model.schemas[id].header)) }
  func id(_ id: ID<Twin>) -> JSONValue { .string(model.identity(model.twins[id].header)) }
  func id(_ id: ID<Member>) -> JSONValue { .string(model.identity(of: model.members[id])) }

  /// A number as a JSON number where that is exact, otherwise as a string.
  func number(_ number: Number) -> JSONValue { exact(number) ?? .string(number.description) }

  /// A number as a JSON number, if its printed form reads back as the same number.
  private func exact(_ number: Number) -> JSONValue? {
    let double = number.double
    return Number(shortestJSON(double)) == number ? .number(double) : nil
  }

  /// A literal. Objects that look like a tagged number are tagged themselves.
  func literal(_ literal: Literal) -> JSONValue {
    switch literal {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .number(let value): return exact(value) ?? .object(["$number": .string(value.description)])
    case .string(let value): return text(value)
    case .array(let items): return .array(items.map { self.literal($0) })
    case .object(let entries):
      let object = JSONValue.object(entries.map { JSONEntry(model.string($0.key), self.literal($0.value)) })
      let isTagged = entries.count == 1 && ["$number", "$object"].contains(model.string(entries[0].key))
      return isTagged ? .object(["$object": object]) : object
    }
  }

  // MARK: Packages and ontology

  private func package(_ package: Package) -> JSONValue {
    .object([
      "name": text(package.name),
      "kind": .string(package.kind.name),
      "version": .string(package.version.description),
      "edition": .integer(Int64(package.edition)),
      "summary": optionalText(package.summary),
      "owners": texts(package.owners),
      "dependencies": list(package.dependencies, dependency),
      "metadata": metadata(package.metadata),
    ])
  }

  private func dependency(_ dependency: Dependency) -> JSONValue {
    .object([
      "package": text(model.packages[dependency.package].name),
      "version": .string(model.packages[dependency.package].version.description),
      "alias": text(dependency.alias),
      "requirement": .string(dependency.requirement.description),
    ])
  }

  /// An object that starts with what every element has.
  private func element(_ header: ElementHeader, id: String? = nil, _ entries: KeyValuePairs<String, JSONValue?>)
    -> JSONValue
  {
    let head: [(String, JSONValue?)] = [
      ("id", .string(id ?? model.identity(header))), ("name", text(header.name)),
      ("metadata", metadata(header.metadata)),
    ]
    return .object(
      (head + entries.map { ($0.key, $0.value) }).compactMap { key, value in
        value.map { JSONEntry(key, $0) }
      })
  }

  private func concept(_ concept: Concept) -> JSONValue {
    element(concept.header, ["broader": list(concept.broader, id)])
  }

  private func relation(_ relation: Relation) -> JSONValue {
    element(
      relation.header,
      [
        "domain": list(relation.domain, id), "range": list(relation.range, id),
        "inverse": relation.inverse.map { id($0) },
        "broader": list(relation.broader, id),
        "characteristics": list(relation.characteristics.names) { .string($0) },
      ])
  }

  private func quantity(_ quantity: Quantity) -> JSONValue {
    element(
      quantity.header,
      [
        "dimension": .string(quantity.dimension.description), "broader": list(quantity.broader, id),
        "coherentUnit": quantity.coherentUnit.map { id($0) },
      ])
  }

  private func unit(_ unit: Unit) -> JSONValue {
    element(
      unit.header,
      [
        "symbol": optionalText(unit.symbol), "quantity": id(unit.quantity), "factor": factor(unit.factor),
        "offset": factor(unit.offset),
      ])
  }

  private func factor(_ factor: ExactFactor) -> JSONValue {
    .object([
      "numerator": number(factor.numerator), "denominator": number(factor.denominator),
      "piPower": .integer(Int64(factor.piPower)),
    ])
  }

  private func term(_ term: Term) -> JSONValue {
    element(
      term.header, id: model.identity(ofTerm: term),
      [
        "role": text(term.role), "quantity": term.quantity.map { id($0) }, "abbreviations": texts(term.abbreviations),
      ])
  }

  private func point(_ point: Point) -> JSONValue { element(point.header, ["value": value(point.value)]) }
  private func schema(_ schema: Schema) -> JSONValue { element(schema.header, ["value": value(schema.value)]) }

  private func twin(_ id: ID<Twin>) -> JSONValue {
    let twin = model.twins[id]
    return element(
      twin.header,
      [
        "abstract": flag(twin.isAbstract), "sealed": flag(twin.isSealed), "concepts": list(twin.concepts, self.id),
        "extends": list(twin.parents, self.id), "members": list(model.members[twin.members], member),
        "ancestors": list(model.ancestors(of: id), self.id),
        "effectiveMembers": list(model.effectiveMembers(of: id), self.id),
      ])
  }
}

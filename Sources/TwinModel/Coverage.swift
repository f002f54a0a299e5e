import TwinSource

/// What should be said of the elements of a package.
public enum CoverageAspect: Sendable, CaseIterable {
  /// A description, its own or that of the point that a member uses; of fields and values of enumerations too, each where it is declared, once.
  /// Units and terms need none. What stands in the place of one, as `TBD`, says nothing.
  case description
  /// The unit or the kind of quantity of what holds numbers: a member, a field of an object, a property of a relationship, the request or the
  /// response of a command; behind arrays, maps and schemas too. A field counts where it is declared, once.
  case unit
  /// Who answers for an element: it says so itself, or its package does. What names nobody, as `n/a`, says nothing.
  case owner
  /// How confidential the data of a member is: it says so itself, or its point, type or package does.
  case classification
}

extension Model {
  /// Those who answer for what `package` declares, as it names them: without what names nobody.
  public func owners(of package: ID<Package>) -> [String] {
    packages[package].owners.map(string).filter { !namesNobody($0) }
  }

  /// Who answers for the element that has `id`, if it says so itself.
  public func owner(_ id: ID<Metadata>?) -> String? {
    guard let owner = id.flatMap({ metadata[$0].owner }).map(string), !namesNobody(owner) else { return nil }
    return owner
  }

  /// Calls `body` with each element of `package` that should have something, and whether it has. O(elements and fields).
  public func forEachCovered(
    in package: ID<Package>, _ body: (_ aspect: CoverageAspect, _ element: ElementRef, _ isThere: Bool) -> Void
  ) {
    let row = packages[package]
    let isPackageOwned = !owners(of: package).isEmpty
    for element in elements(of: package) {
      let metadata = metadata(of: element)
      switch element {
      case .unit, .term: break
      default: body(.description, element, isDescribed(metadata))
      }
      body(.owner, element, isPackageOwned || owner(metadata) != nil)
    }
    for twin in row.twins {
      for member in twins[twin].members { forEachCovered(member, of: twin, body) }
    }
    let parts = DeclaredParts(of: package, in: self)
    for id in parts.fields where parts.isNamed(id) {
      body(.description, .field(id), isDescribed(fields[id].metadata))
    }
    for id in parts.values { body(.description, .enumerationValue(id), isDescribed(enumerationValues[id].metadata)) }
    for id in parts.fields where parts.holdsOwnValue(id) && holdsNumbers(fields[id].value) {
      body(.unit, .field(id), hasUnit(fields[id].value))
    }
  }

  /// Whether a value comes down to a number.
  fileprivate func holdsNumbers(_ value: ValueSpec) -> Bool {
    if case .primitive(let primitive) = innermostType(of: value) { primitive.isNumeric } else { false }
  }

  private func hasUnit(_ value: ValueSpec) -> Bool {
    anyValue(inside: value) { $0.unit != nil || $0.quantity != nil }
  }

  /// Whether a description says something, in one language at least.
  private func isDescribed(_ id: ID<Metadata>?) -> Bool {
    guard let id else { return false }
    return texts[metadata[id].description].contains { !Placeholders.usual.include(symbols.utf8($0.text)) }
  }

  private func isClassified(_ id: ID<Metadata>?) -> Bool { id.map { metadata[$0].classification != nil } ?? false }

  private func forEachCovered(
    _ id: ID<Member>, of twin: ID<Twin>, _ body: (CoverageAspect, ElementRef, Bool) -> Void
  ) {
    let member = members[id]
    let point = member.point.flatMap { points[$0].header.metadata }
    body(.description, .member(id), isDescribed(member.metadata) || isDescribed(point))
    if let value = member.value, holdsNumbers(value) { body(.unit, .member(id), hasUnit(value)) }
    switch member.kind {
    case .property, .telemetry, .event, .command:
      let header = twins[twin].header
      body(
        .classification, .member(id),
        isClassified(member.metadata) || isClassified(point) || isClassified(header.metadata)
          || isClassified(packages[header.package].metadata))
    case .relationship, .component: break
    }
  }

  /// The elements that `package` declares by name, by kind, then in the order of the model.
  public func elements(of package: ID<Package>) -> [ElementRef] {
    let row = packages[package]
    return row.twins.map { .twin($0) } + row.schemas.map { .schema($0) } + row.concepts.map { .concept($0) }
      + row.relations.map { .relation($0) } + row.quantities.map { .quantity($0) } + row.units.map { .unit($0) }
      + row.terms.map { .term($0) } + row.points.map { .point($0) }
  }
}

import TwinSource

/// What should be said of the elements of a package.
public enum CoverageAspect: Sendable, CaseIterable {
  /// A description, its own or that of the point that a member uses. Units and terms need none. What stands in the place of one, as `TBD`, says
  /// nothing.
  case description
  /// The unit or the kind of quantity of a member that holds a number.
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

  /// Calls `body` with each element of `package` that should have something, and whether it has. O(elements).
  public func forEachCovered(
    in package: ID<Package>, _ body: (_ aspect: CoverageAspect, _ element: ElementRef, _ isThere: Bool) -> Void
  ) {
    let row = packages[package]
    let isPackageOwned = !owners(of: package).isEmpty
    for element in elements(of: package) {
      let metadata = metadata(of: element)
      switch element {
      case .unit, .term: break
      default: body(.description, element, metadata.map(isDescribed) ?? false)
      }
      body(.owner, element, isPackageOwned || owner(metadata) != nil)
    }
    for twin in row.twins {
      for member in twins[twin].members { forEachCovered(member, of: twin, body) }
    }
  }

  /// Whether a description says something, in one language at least.
  private func isDescribed(_ id: ID<Metadata>) -> Bool {
    texts[metadata[id].description].contains { !Placeholders.usual.include(symbols.utf8($0.text)) }
  }

  private func forEachCovered(
    _ id: ID<Member>, of twin: ID<Twin>, _ body: (CoverageAspect, ElementRef, Bool) -> Void
  ) {
    let member = members[id]
    let own = [member.metadata, member.point.flatMap { points[$0].header.metadata }].compactMap { $0 }
    body(.description, .member(id), own.contains(where: isDescribed))
    if let value = member.value, case .primitive(let primitive) = resolved(value.type).type, primitive.isNumeric {
      body(.unit, .member(id), value.unit != nil || value.quantity != nil)
    }
    switch member.kind {
    case .property, .telemetry, .event, .command:
      let around = [twins[twin].header.metadata, packages[twins[twin].header.package].metadata].compactMap { $0 }
      body(.classification, .member(id), (own + around).contains { metadata[$0].classification != nil })
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

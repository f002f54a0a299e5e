public import TwinSource

/// Names one element of a model, whatever its kind.
public enum ElementRef: Hashable, Sendable {
  case package(ID<Package>)
  case concept(ID<Concept>)
  case relation(ID<Relation>)
  case quantity(ID<Quantity>)
  case unit(ID<Unit>)
  case term(ID<Term>)
  case point(ID<Point>)
  case twin(ID<Twin>)
  case schema(ID<Schema>)
  /// A member as it is declared, in the twin type that declares it.
  case member(ID<Member>)
  /// A field of an object, a property of a relationship, an element, key, value or payload.
  case field(ID<Field>)
  case enumerationValue(ID<EnumerationValue>)
}

extension Model {
  /// Package, name, metadata and place of `element`, where it is one that a package declares by name.
  public func header(of element: ElementRef) -> ElementHeader? {
    switch element {
    case .concept(let id): concepts[id].header
    case .relation(let id): relations[id].header
    case .quantity(let id): quantities[id].header
    case .unit(let id): units[id].header
    case .term(let id): terms[id].header
    case .point(let id): points[id].header
    case .twin(let id): twins[id].header
    case .schema(let id): schemas[id].header
    case .package, .member, .field, .enumerationValue: nil
    }
  }

  /// The name of `element`; empty for a field that has none, such as the element of an array.
  public func name(of element: ElementRef) -> Symbol {
    switch element {
    case .package(let id): packages[id].name
    case .member(let id): members[id].name
    case .field(let id): fields[id].name
    case .enumerationValue(let id): enumerationValues[id].name
    default: header(of: element)?.name ?? .empty
    }
  }

  /// Where `element` is named.
  public func place(of element: ElementRef) -> Place {
    switch element {
    case .package(let id): packages[id].place
    case .member(let id): members[id].place
    case .field(let id): fields[id].place
    case .enumerationValue(let id): enumerationValues[id].place
    default: header(of: element)?.place ?? .none
    }
  }

  /// The metadata of `element`, if any.
  public func metadata(of element: ElementRef) -> ID<Metadata>? {
    switch element {
    case .package(let id): packages[id].metadata
    case .member(let id): members[id].metadata
    case .field(let id): fields[id].metadata
    case .enumerationValue(let id): enumerationValues[id].metadata
    default: header(of: element)?.metadata
    }
  }
}

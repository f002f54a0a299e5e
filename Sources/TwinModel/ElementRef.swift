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

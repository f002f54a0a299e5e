public import TwinModel
import TwinReaders
public import TwinSource

/// A place in the sources that names an element declared elsewhere.
public struct SourceReference: Hashable, Sendable {
  /// The name as written, quotes included: plain, qualified, or a pinned external identity.
  public var place: Place
  /// What it names.
  public var element: ElementRef

  /// A reference.
  public init(_ place: Place, _ element: ElementRef) {
    self.place = place
    self.element = element
  }
}

extension ElementKind {
  /// The element of this kind in row `row`; nil for packages, which are not bound like elements.
  func element(_ row: UInt32) -> ElementRef? {
    switch self {
    case .package: nil
    case .concept: .concept(ID(row))
    case .relation: .relation(ID(row))
    case .quantity: .quantity(ID(row))
    case .unit: .unit(ID(row))
    case .term: .term(ID(row))
    case .point: .point(ID(row))
    case .twin: .twin(ID(row))
    case .schema, .type: .schema(ID(row))
    }
  }
}

/// Collecting references: one append each, never looked at here.
extension Resolver {
  /// Notes that `range` of a file names `element`.
  mutating func note(_ range: ByteRange, in file: Int, names element: ElementRef) {
    references.append(SourceReference(place(range, in: file), element))
  }

  /// Notes the elements that names stand for which are kept as names: inverses of relationships, replacements.
  mutating func noteReferencesByName() {
    for (member, place) in inversePlaces { noteInverse(of: member, at: place) }
    inversePlaces = []
    for enumeration in model.enumerations.rows {
      noteReplacements(among: enumeration.values, { ($0.name, $0.metadata) }, in: model.enumerationValues) {
        .enumerationValue($0)
      }
    }
    for case .object(let fields) in model.dataTypes.rows {
      noteReplacements(among: fields, { ($0.name, $0.metadata) }, in: model.fields) { .field($0) }
    }
    for detail in model.relationshipDetails.rows {
      noteReplacements(among: detail.properties, { ($0.name, $0.metadata) }, in: model.fields) { .field($0) }
    }
  }

  private mutating func noteInverse(of member: ID<Member>, at place: Place) {
    guard case .relationship(let row) = model.members[member].detail,
      let name = model.relationshipDetails[row].inverse
    else { return }
    for target in model.relationshipDetails[row].targets {
      for found in model.effectiveMembers(of: target)
      where model.members[found].name == name && model.members[found].kind == .relationship {
        references.append(SourceReference(place, .member(found)))
      }
    }
  }

  /// Where the inverse of `member` is named: where it says so itself, or where what it refines does.
  mutating func noteInversePlace(_ declared: ByteRange?, of member: ID<Member>, in file: Int) {
    if let declared {
      inversePlaceOf[member] = place(declared, in: file)
    } else if let refined = model.members[member].refines, let inherited = inversePlaceOf[refined] {
      inversePlaceOf[member] = inherited
    } else {
      return
    }
    if let place = inversePlaceOf[member] { inversePlaces.append((member, place)) }
  }

  private mutating func noteReplacements<Row>(
    among range: IDRange<Row>, _ facts: (Row) -> (name: Symbol, metadata: ID<Metadata>?), in table: Table<Row>,
    _ element: (ID<Row>) -> ElementRef
  ) {
    for id in range {
      guard let metadata = facts(table[id]).metadata, let deprecation = model.metadata[metadata].deprecation,
        let name = deprecation.replacedBy, let replacement = range.first(where: { facts(table[$0]).name == name })
      else { continue }
      references.append(SourceReference(deprecation.replacedByPlace, element(replacement)))
    }
  }

  // MARK: - Names that are written again

  /// A refinement may write an inherited inline type again, and two parents may declare the same one. What such a copy
  /// names must go on having the names of the original, so each of its names counts as a reference to the original's.
  mutating func noteCopy(_ copy: ID<DataType>, of original: ID<DataType>) {
    if copy == original { return }
    switch (model.dataTypes[copy], model.dataTypes[original]) {
    case (.array(let one), .array(let other)): noteCopy(one, of: other)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      noteCopy(key, of: otherKey)
      noteCopy(value, of: otherValue)
    case (.object(let one), .object(let other)): noteCopy(one, of: other)
    case (.enumeration(let one), .enumeration(let other)):
      for (copied, value) in zip(model.enumerations[one].values, model.enumerations[other].values) {
        references.append(SourceReference(model.enumerationValues[copied].place, .enumerationValue(value)))
      }
    default: break
    }
  }

  /// The same for fields in order.
  mutating func noteCopy(_ copy: IDRange<Field>, of original: IDRange<Field>) {
    for (one, other) in zip(copy, original) { noteCopy(one, of: other) }
  }

  /// The same for a field.
  mutating func noteCopy(_ copy: ID<Field>, of original: ID<Field>) {
    if copy == original { return }
    if !model.fields[copy].name.isEmpty {
      references.append(SourceReference(model.fields[copy].place, .field(original)))
    }
    noteCopy(model.fields[copy].value.type, of: model.fields[original].value.type)
  }

  /// The same for a member that says what another parent's member of its name says.
  mutating func noteCopy(_ copy: ID<Member>, of original: ID<Member>) {
    let (one, other) = (model.members[copy], model.members[original])
    if let value = one.value, let base = other.value { noteCopy(value.type, of: base.type) }
    switch (one.detail, other.detail) {
    case (.command(let request, let response), .command(let otherRequest, let otherResponse)):
      if let request, let otherRequest { noteCopy(request, of: otherRequest) }
      if let response, let otherResponse { noteCopy(response, of: otherResponse) }
    case (.relationship(let row), .relationship(let base)):
      noteCopies(of: model.relationshipDetails[base].properties, in: model.relationshipDetails[row].properties)
    default: break
    }
  }

  /// Notes those of `fields` that have the name of one of `originals`.
  mutating func noteCopies(of originals: IDRange<Field>, in fields: IDRange<Field>) {
    if originals == fields { return }
    for original in originals {
      let name = model.fields[original].name
      if let copy = fields.first(where: { model.fields[$0].name == name }) { noteCopy(copy, of: original) }
    }
  }
}

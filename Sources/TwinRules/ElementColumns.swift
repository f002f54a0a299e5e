import TwinModel
import TwinSource

/// The elements of a model as columns: going through all of them for those of some kinds in some files reads six bytes each,
/// where the rows of the tables are tens of bytes long and lie apart.
struct ElementColumns: Sendable {
  /// Every element that has a name, by kind, then in the model's order.
  private(set) var elements: [ElementRef] = []
  private var kinds: [ElementKinds] = []
  private var files: [FileID] = []
  /// Where the members, and the named fields, stand among them.
  private(set) var members = 0..<0
  private(set) var fields = 0..<0

  init(_ model: Model, isNamed: (ID<Field>) -> Bool) {
    let count = model.members.count + model.fields.count + model.enumerationValues.count + model.twins.count
    elements.reserveCapacity(count)
    kinds.reserveCapacity(count)
    files.reserveCapacity(count)
    for id in model.packages.ids { add(.package(id), .package, model.packages[id].place) }
    for id in model.concepts.ids { add(.concept(id), .concept, model.concepts[id].header.place) }
    for id in model.relations.ids { add(.relation(id), .relation, model.relations[id].header.place) }
    for id in model.quantities.ids { add(.quantity(id), .quantity, model.quantities[id].header.place) }
    for id in model.units.ids { add(.unit(id), .unit, model.units[id].header.place) }
    for id in model.terms.ids { add(.term(id), .term, model.terms[id].header.place) }
    for id in model.points.ids { add(.point(id), .point, model.points[id].header.place) }
    for id in model.twins.ids { add(.twin(id), .twin, model.twins[id].header.place) }
    for id in model.schemas.ids { add(.schema(id), .schema, model.schemas[id].header.place) }
    let firstMember = elements.count
    for id in model.members.ids { add(.member(id), ElementKinds(model.members[id].kind), model.members[id].place) }
    let firstField = elements.count
    for id in model.fields.ids where isNamed(id) { add(.field(id), .field, model.fields[id].place) }
    let firstValue = elements.count
    for id in model.enumerationValues.ids {
      add(.enumerationValue(id), .enumerationValue, model.enumerationValues[id].place)
    }
    members = firstMember..<firstField
    fields = firstField..<firstValue
  }

  private mutating func add(_ element: ElementRef, _ kind: ElementKinds, _ place: Place) {
    elements.append(element)
    kinds.append(kind)
    files.append(place.file)
  }

  /// The elements of `positions` that are of `selection` and in `scope`, each made into something. O(positions).
  func pick<Element>(
    _ positions: Range<Int>, _ selection: ElementKinds, _ scope: FileScope, _ make: (ElementRef, Int) -> Element
  ) -> [Element] {
    var result: [Element] = []
    for position in positions where selection.contains(kinds[position]) && scope.contains(files[position]) {
      result.append(make(elements[position], position))
    }
    return result
  }
}

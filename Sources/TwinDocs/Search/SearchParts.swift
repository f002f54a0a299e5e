import TwinModel
import TwinOutput

/// The columns of the index about fields and values of enumerations. A part is a kind and a name, whatever it is inside of.
struct PartColumns {
  private enum Kind: Int, CaseIterable {
    case field, value

    var word: String { self == .field ? "Field" : "Value" }
    var anchor: String { self == .field ? "field" : "value" }
  }

  private struct Part {
    var name: Symbol
    /// Positions of schemas and points with a row of it.
    var rows: [Int] = []
    /// Where else it is: `type:member` and `schema.anchor`; and behind a slash the number of a field between that and it, the nearest.
    var places: [String] = []
    /// Other names, each with the place that is first called so: among the rows, or behind them.
    var otherNames: [(name: String, row: Int?, place: Int)] = []
  }

  private let index: SearchIndex
  private var byKind = [[Part]](repeating: [], count: Kind.allCases.count)
  private var found = [[Symbol: Int]](repeating: [:], count: Kind.allCases.count)

  private var model: Model { index.model }

  /// How many places of one name are told apart beside rows of its own.
  private static let longestPlaceList = 200

  init(of index: SearchIndex, _ members: MemberColumns) {
    self.index = index
    for position in index.shippedElements..<index.elements.count {
      let element = index.elements[position]
      switch element.kind {
      case .schema: addRows(of: model.schemas[ID(element.row)].value, at: position)
      case .point: addRows(of: model.points[ID(element.row)].value, at: position)
      default: continue
      }
    }
    members.forEachDeclarer { number, declarer, id in
      let member = model.members[id]
      // What a member has from a point, or from the one that it narrows, is told with that.
      guard member.point == nil, member.refines == nil else { return }
      let place = String(declarer - index.shippedElements, radix: 36) + ":" + String(number, radix: 36)
      for value in values(of: member) { addInside(value, place, depth: 0) }
      if case .relationship(let detail) = member.detail {
        addFields(model.relationshipDetails[detail].properties, place, depth: 0)
      }
    }
  }

  var value: JSONValue {
    .array(
      Kind.allCases.compactMap { kind -> JSONValue? in
        let parts = byKind[kind.rawValue]
        guard !parts.isEmpty else { return nil }
        let anchors = parts.enumerated().flatMap { number, part -> [JSONValue] in
          let (name, anchor) = (model.string(part.name), slug(model.string(part.name)))
          return anchor == name ? [] : [.integer(Int64(number)), .string(anchor)]
        }
        let others = parts.enumerated().flatMap { number, part in otherNames(of: part, number) }
        let columns: [JSONValue] = [
          .string(kind.word), .string(kind.anchor), .string(index.lines(parts.map { model.string($0.name) })),
          .string(parts.map { index.differences($0.rows, from: index.shippedElements) }.joined(separator: "\n")),
          .string(parts.map { $0.places.joined(separator: " ") }.joined(separator: "\n")), .array(anchors),
        ]
        return .array(columns + (others.isEmpty ? [] : [.array(others)]))
      })
  }

  private func otherNames(of part: Part, _ number: Int) -> [JSONValue] {
    guard !part.otherNames.isEmpty else { return [] }
    let rows = part.rows.sorted()
    let lines = part.otherNames.map { name, row, place in
      let number = row.map { row in rows.firstIndex(of: row) ?? 0 } ?? rows.count + place
      return number == 0 ? name : name + "\t" + String(number, radix: 36)
    }
    return [.integer(Int64(number)), .string(lines.joined(separator: "\n"))]
  }

  /// Notes what `metadata` calls a part beside its name, at the row or the place that was added last.
  private mutating func noteOtherNames(_ kind: Kind, _ number: Int, _ metadata: ID<Metadata>?, row: Int? = nil) {
    guard metadata != nil else { return }
    let part = byKind[kind.rawValue][number]
    for name in index.otherNames(than: model.string(part.name), metadata)
    where !part.otherNames.contains(where: { $0.name == name }) {
      byKind[kind.rawValue][number].otherNames.append((name, row, part.places.count - 1))
    }
  }

  private func values(of member: Member) -> [ValueSpec] {
    let value = member.value.map { [$0] } ?? []
    switch member.detail {
    case .command(let request, let response):
      return value + [request, response].compactMap { $0.map { model.fields[$0].value } }
    case .none, .telemetry, .event, .component, .relationship: return value
    }
  }

  private mutating func part(_ kind: Kind, _ name: Symbol) -> Int {
    if let known = found[kind.rawValue][name] { return known }
    let place = byKind[kind.rawValue].count
    found[kind.rawValue][name] = place
    byKind[kind.rawValue].append(Part(name: name))
    return place
  }

  /// The rows of a page about what `value` is, and what is inside those.
  private mutating func addRows(of value: ValueSpec, at position: Int) {
    let start = String(position - index.shippedElements, radix: 36) + "."
    switch model.dataTypes[value.type] {
    case .primitive, .schema: return
    case .enumeration(let id):
      for value in model.enumerationValues[model.enumerations[id].values] {
        let place = part(.value, value.name)
        byKind[Kind.value.rawValue][place].rows.append(position)
        noteOtherNames(.value, place, value.metadata, row: position)
      }
    case .object(let fields):
      for id in fields {
        let field = model.fields[id]
        let place = part(.field, field.name)
        byKind[Kind.field.rawValue][place].rows.append(position)
        noteOtherNames(.field, place, field.metadata, row: position)
        addInside(field.value, start + fieldAnchor(model.string(field.name)), depth: 1)
      }
    case .array, .map: addInside(value, start + "entries", depth: 0)
    }
  }

  /// What is inside `value`, which stands at `place`, as deep as pages tell of it.
  private mutating func addInside(_ value: ValueSpec, _ place: String, depth: Int, holder: Int? = nil) {
    guard depth < Words.deepestField else { return }
    switch model.dataTypes[value.type] {
    case .primitive, .schema: return
    case .enumeration(let id):
      for value in model.enumerationValues[model.enumerations[id].values] {
        add(.value, value.name, place, value.metadata, holder)
      }
    case .object(let fields): addFields(fields, place, depth: depth, holder: holder)
    case .array(let element): addInside(model.fields[element].value, place, depth: depth + 1, holder: holder)
    case .map(let key, let entry):
      addInside(model.fields[key].value, place, depth: depth + 1, holder: holder)
      addInside(model.fields[entry].value, place, depth: depth + 1, holder: holder)
    }
  }

  /// `fields` of an object or a relationship, with what is inside them.
  private mutating func addFields(_ fields: IDRange<Field>, _ place: String, depth: Int, holder: Int? = nil) {
    for id in fields {
      let field = model.fields[id]
      add(.field, field.name, place, field.metadata, holder)
      addInside(field.value, place, depth: depth + 1, holder: part(.field, field.name))
    }
  }

  private mutating func add(
    _ kind: Kind, _ name: Symbol, _ place: String, _ metadata: ID<Metadata>?, _ holder: Int?
  ) {
    let number = part(kind, name)
    let place = place + (holder.map { "/" + String($0, radix: 36) } ?? "")
    guard byKind[kind.rawValue][number].places.count < Self.longestPlaceList else { return }
    if byKind[kind.rawValue][number].places.last != place { byKind[kind.rawValue][number].places.append(place) }
    noteOtherNames(kind, number, metadata)
  }
}

/// The anchors of the rows of a field and of a value. Functions of the names alone, as those of members are.
func fieldAnchor(_ name: String) -> String { "field-" + slug(name) }
func valueAnchor(_ name: String) -> String { "value-" + slug(name) }

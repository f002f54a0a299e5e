import TwinModel

extension CheckRun {
  /// Every element of the selected kinds, wherever it is declared: what names are held against. A member that narrows an
  /// inherited one did not choose its name and is left out, and so is what has no name.
  var population: [ElementRef] {
    var result: [ElementRef] = []
    func add<Row>(_ kind: ElementKinds, _ table: Table<Row>, _ element: (ID<Row>) -> ElementRef) {
      if selection.contains(kind) { result += table.ids.map(element) }
    }
    add(.concept, model.concepts) { .concept($0) }
    add(.relation, model.relations) { .relation($0) }
    add(.quantity, model.quantities) { .quantity($0) }
    add(.unit, model.units) { .unit($0) }
    add(.term, model.terms) { .term($0) }
    add(.point, model.points) { .point($0) }
    add(.twin, model.twins) { .twin($0) }
    add(.schema, model.schemas) { .schema($0) }
    if !selection.isDisjoint(with: .members) {
      for id in model.members.ids where model.members[id].refines == nil {
        if selection.contains(ElementKinds(model.members[id].kind)) { result.append(.member(id)) }
      }
    }
    if selection.contains(.field) {
      for id in model.fields.ids where facts.isNamedField(id) { result.append(.field(id)) }
    }
    add(.enumerationValue, model.enumerationValues) { .enumerationValue($0) }
    return result
  }

  /// Whether the rule speaks about `element`.
  func covers(_ element: ElementRef) -> Bool { covers(model.place(of: element)) }
}

/// What sort of thing a name is for: names are alike or at odds only among things of one sort.
enum NameSort: UInt8 {
  case type, value, command, event, relationship, component, other

  init(_ element: ElementRef, in model: Model) {
    switch element {
    case .twin, .schema, .concept: self = .type
    case .point, .field: self = .value
    case .relation: self = .relationship
    case .member(let id):
      switch model.members[id].kind {
      case .property, .telemetry: self = .value
      case .event: self = .event
      case .command: self = .command
      case .relationship: self = .relationship
      case .component: self = .component
      }
    default: self = .other
    }
  }
}

/// How a value looks, as far as readers of data must know it.
enum ValueClass: UInt8 {
  case none, boolean, number, text, time, geometry, enumeration, structure

  init(_ value: ValueSpec?, in model: Model) {
    guard let value else {
      self = .none
      return
    }
    switch model.resolved(value.type).type {
    case .primitive(.boolean): self = .boolean
    case .primitive(let type) where type.isNumeric: self = .number
    case .primitive(let type) where type.isTemporal: self = .time
    case .primitive(let type) where type.isGeometry: self = .geometry
    case .primitive: self = .text
    case .enumeration: self = .enumeration
    case .array, .map, .object, .schema: self = .structure
    }
  }

  /// In words, with the article.
  var phrase: String {
    switch self {
    case .none: "no value"
    case .boolean: "a boolean"
    case .number: "a number"
    case .text: "a text"
    case .time: "a time"
    case .geometry: "a place"
    case .enumeration: "one of a list"
    case .structure: "a structure"
    }
  }
}

extension Model {
  /// What a property, telemetry, event, point, schema or field holds.
  func value(of element: ElementRef) -> ValueSpec? {
    switch element {
    case .member(let id): members[id].value
    case .point(let id): points[id].value
    case .schema(let id): schemas[id].value
    case .field(let id): fields[id].value
    default: nil
    }
  }
}

extension CheckRun {
  /// What a value measures, as it is declared or as its unit tells.
  func declaredQuantity(of value: ValueSpec?) -> ID<Quantity>? {
    value?.quantity ?? value?.unit.map { model.units[$0].quantity }
  }

  /// Whether the name says when a value holds, though `current` is a measurement: the current temperature is none of
  /// electricity, unless what is measured is.
  func saysNow(_ element: ElementRef) -> Bool {
    guard let first = facts.words(of: element, in: model).first, facts.words.text(first) == "current" else {
      return false
    }
    guard let declared = declaredQuantity(of: model.value(of: element)) else { return true }
    return !model.terms.rows.contains { term in
      guard let quantity = term.quantity, model.string(term.header.name) == "current" else { return false }
      return model.quantities[quantity].dimension == model.quantities[declared].dimension
    }
  }
}

/// The words of one name as they are written, to be put together in another way in the style of the name.
struct NamePieces {
  /// The words with their capitals.
  let pieces: [String]
  private let style: NameStyle?

  init(_ name: String) {
    let bytes = Array(name.utf8)
    style = NameStyle.allCases.first { $0.holds(bytes.span) }
    var rest = bytes[...]
    var pieces: [String] = []
    for word in NameWords.of(name) {
      // Words are the bytes of the name in lower case, so that their lengths lead through it.
      rest = rest.drop { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
      pieces.append(String(decoding: rest.prefix(word.utf8.count), as: UTF8.self))
      rest = rest.dropFirst(word.utf8.count)
    }
    self.pieces = pieces
  }

  /// A name of `words` in the style of this one; nil when there is no style to follow, or no such name.
  func name(of words: [String]) -> String? {
    guard let style else { return nil }
    guard style == .lowerCamel || style == .upperCamel else { return style.name(of: words.map { $0.lowercased() }) }
    guard let first = words.first, first.utf8.first.map({ $0 < 0x30 || $0 > 0x39 }) ?? false else { return nil }
    let isAcronym = first.utf8.count > 1 && first == first.uppercased()
    let small = isAcronym ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    return (style == .lowerCamel ? small : first.capitalisedWord)
      + words.dropFirst().map(\.capitalisedWord).joined()
  }
}

/// The names that are taken, so that no mend makes two elements one. Collected when first asked for: O(members).
struct TakenNames {
  private var declared: Set<UInt64>?
  private let model: Model

  init(_ model: Model) { self.model = model }

  private static func key(_ owner: UInt32, _ name: Symbol) -> UInt64 { UInt64(owner) << 32 | UInt64(name.rawValue) }

  private mutating func collected() -> Set<UInt64> {
    if let declared { return declared }
    var all: Set<UInt64> = []
    all.reserveCapacity(model.members.count)
    for row in model.members.rows { all.insert(Self.key(row.twin.rawValue, row.name)) }
    declared = all
    return all
  }

  /// Whether the type of `member` has, itself or from above, no member called `name`.
  private mutating func isFree(_ name: String, for member: ID<Member>) -> Bool {
    guard let symbol = model.symbols.find(name) else { return true }
    let declared = collected()
    let twin = model.members[member].twin
    return !declared.contains(Self.key(twin.rawValue, symbol))
      && !model.ancestors(of: twin).contains { declared.contains(Self.key($0.rawValue, symbol)) }
  }

  /// A rename of `element`, unless its type has the name already.
  mutating func rename(_ element: ElementRef, to name: String?) -> [Mend] {
    guard let name else { return [] }
    if case .member(let id) = element, !isFree(name, for: id) { return [] }
    return [.rename(element, to: name)]
  }
}

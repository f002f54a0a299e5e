/// Fields and values of enumerations that a package declares, wherever they stand, each once.
struct DeclaredParts {
  private let model: Model
  /// In the order of the model.
  private(set) var fields: [ID<Field>] = []
  /// Likewise.
  private(set) var values: [ID<EnumerationValue>] = []
  private var seenFields: Set<ID<Field>> = []
  private var seenEnumerations: Set<ID<Enumeration>> = []
  /// Elements of arrays, and keys and values of maps: of these the value around them tells.
  private var entries: Set<ID<Field>> = []
  /// Requests and responses, which are called after their commands.
  private var payloads: Set<ID<Field>> = []
  private var pending: [ID<DataType>] = []

  init(of package: ID<Package>, in model: Model) {
    self.model = model
    let row = model.packages[package]
    for schema in row.schemas { addParts(of: model.schemas[schema].value.type) }
    for point in row.points { addParts(of: model.points[point].value.type) }
    for twin in row.twins {
      for member in model.twins[twin].members { addParts(of: model.members[member]) }
    }
    fields.sort { $0.index < $1.index }
    values.sort { $0.index < $1.index }
  }

  /// Whether `field` is one that has its name for itself: a field of an object, a property of a relationship.
  func isNamed(_ field: ID<Field>) -> Bool { !entries.contains(field) && !payloads.contains(field) }

  /// Whether `field` has a value of its own, and is not what another value is made of.
  func holdsOwnValue(_ field: ID<Field>) -> Bool { !entries.contains(field) }

  /// Adds what `member` declares itself; what it takes from a point, or from the member that it narrows, is declared there.
  private mutating func addParts(of member: Member) {
    let origin = member.refines.flatMap { model.members[$0].value } ?? member.point.map { model.points[$0].value }
    if let type = member.value?.type, type != origin?.type { pending.append(type) }
    switch member.detail {
    case .command(let request, let response):
      for field in [request, response].compactMap(\.self) {
        payloads.insert(field)
        add(field)
      }
    case .relationship(let detail):
      for field in model.relationshipDetails[detail].properties { add(field) }
    default: break
    }
    drain()
  }

  /// Adds what values of `type` hold; a shared schema has its own where it is declared.
  private mutating func addParts(of type: ID<DataType>) {
    pending.append(type)
    drain()
  }

  /// No recursion: nesting is input.
  private mutating func drain() {
    while let next = pending.popLast() {
      switch model.dataTypes[next] {
      case .primitive, .schema: break
      case .enumeration(let id):
        if seenEnumerations.insert(id).inserted { values += model.enumerations[id].values }
      case .array(let element): addEntry(element)
      case .map(let key, let entry):
        addEntry(key)
        addEntry(entry)
      case .object(let fields): for field in fields { add(field) }
      }
    }
  }

  private mutating func addEntry(_ field: ID<Field>) {
    entries.insert(field)
    add(field)
  }

  private mutating func add(_ field: ID<Field>) {
    guard seenFields.insert(field).inserted else { return }
    fields.append(field)
    pending.append(model.fields[field].value.type)
  }
}

extension Model {
  /// `package` and all that it declares, each once: elements, members of its types, fields and values of enumerations wherever they stand.
  /// O(what it declares).
  public func declarations(of package: ID<Package>) -> [ElementRef] {
    let parts = DeclaredParts(of: package, in: self)
    return [.package(package)] + elements(of: package)
      + packages[package].twins.flatMap { twin in twins[twin].members.map { ElementRef.member($0) } }
      + parts.fields.map { .field($0) } + parts.values.map { .enumerationValue($0) }
  }
}

import TwinModel

/// What kind of element a page or an entry is about.
public enum ElementKind: UInt8, CaseIterable, Sendable {
  case twin, schema, concept, relation, quantity, unit, term, point

  /// The word for one, with a capital.
  var title: String {
    switch self {
    case .twin: "Twin"
    case .schema: "Schema"
    case .concept: "Concept"
    case .relation: "Relation"
    case .quantity: "Quantity"
    case .unit: "Unit"
    case .term: "Term"
    case .point: "Point"
    }
  }

  /// What changes call one of the kind: "the twin type `Fan` is new".
  public var wordOfChanges: String {
    switch self {
    case .twin: "twin type"
    case .quantity: "quantity kind"
    default: title.lowercased()
    }
  }

  /// The word for several, with a capital.
  var plural: String {
    switch self {
    case .quantity: "Quantities"
    default: title + "s"
    }
  }

  /// The folder or page of a package that holds them, and the section on its page.
  var folder: String { plural.lowercased() }

  /// Whether lists of them say more of each than a description. Those stand on pages of their own, and each row has an anchor.
  var hasOwnLists: Bool { self == .unit || self == .term || self == .point }
}

/// An element of the model, by kind and row.
struct Element: Hashable, Sendable {
  var kind: ElementKind
  var row: UInt32

  init(_ kind: ElementKind, _ row: UInt32) {
    self.kind = kind
    self.row = row
  }

  init(_ id: ID<Twin>) { self.init(.twin, id.rawValue) }
  init(_ id: ID<Schema>) { self.init(.schema, id.rawValue) }
  init(_ id: ID<Concept>) { self.init(.concept, id.rawValue) }
  init(_ id: ID<Relation>) { self.init(.relation, id.rawValue) }
  init(_ id: ID<Quantity>) { self.init(.quantity, id.rawValue) }
  init(_ id: ID<TwinModel.Unit>) { self.init(.unit, id.rawValue) }
  init(_ id: ID<Term>) { self.init(.term, id.rawValue) }
  init(_ id: ID<Point>) { self.init(.point, id.rawValue) }
}

extension Package {
  /// Its version, where its sources say one.
  var versionWords: String { isVersioned ? version.description : "not versioned" }
}

extension Model {
  /// Package, name, metadata and place of `element`.
  func header(_ element: Element) -> ElementHeader {
    switch element.kind {
    case .twin: twins[ID(element.row)].header
    case .schema: schemas[ID(element.row)].header
    case .concept: concepts[ID(element.row)].header
    case .relation: relations[ID(element.row)].header
    case .quantity: quantities[ID(element.row)].header
    case .unit: units[ID(element.row)].header
    case .term: terms[ID(element.row)].header
    case .point: points[ID(element.row)].header
    }
  }

  /// Name of `element` inside its package.
  func name(_ element: Element) -> String { string(header(element).name) }

  /// Rows of the elements of `kind` in `package`.
  func rows(of kind: ElementKind, in package: Package) -> Range<Int> {
    switch kind {
    case .twin: package.twins.rows
    case .schema: package.schemas.rows
    case .concept: package.concepts.rows
    case .relation: package.relations.rows
    case .quantity: package.quantities.rows
    case .unit: package.units.rows
    case .term: package.terms.rows
    case .point: package.points.rows
    }
  }

  /// Number of elements of `kind`.
  func count(of kind: ElementKind) -> Int {
    switch kind {
    case .twin: twins.count
    case .schema: schemas.count
    case .concept: concepts.count
    case .relation: relations.count
    case .quantity: quantities.count
    case .unit: units.count
    case .term: terms.count
    case .point: points.count
    }
  }

  /// The element of `kind` called `name` in `package`; O(log n), for elements are sorted by name.
  func element(_ kind: ElementKind, named name: Symbol, in package: ID<Package>) -> Element? {
    let rows = rows(of: kind, in: packages[package])
    var low = rows.lowerBound
    var high = rows.upperBound
    while low < high {
      let middle = (low + high) / 2
      if symbols.precedes(header(Element(kind, UInt32(middle))).name, name) { low = middle + 1 } else { high = middle }
    }
    guard low < rows.upperBound, header(Element(kind, UInt32(low))).name == name else { return nil }
    return Element(kind, UInt32(low))
  }

  /// The element of `kind` that `name`, as written inside `package`, means: plain, qualified by an alias, or whole.
  func resolve(_ name: Symbol, kind: ElementKind, in package: ID<Package>) -> Element? {
    if let own = element(kind, named: name, in: package) { return own }
    let text = string(name)
    for dependency in packages[package].dependencies {
      for prefix in [dependency.alias, packages[dependency.package].name] {
        let start = string(prefix) + "."
        guard text.hasPrefix(start), let rest = symbols.find(String(text.dropFirst(start.count))) else { continue }
        if let found = element(kind, named: rest, in: dependency.package) { return found }
      }
    }
    let start = string(packages[package].name) + "."
    guard text.hasPrefix(start), let rest = symbols.find(String(text.dropFirst(start.count))) else { return nil }
    return element(kind, named: rest, in: package)
  }
}

import TwinImage
public import TwinModel

/// The binary image of `package` and everything it depends on, as `TwinRuntime` reads it.
///
/// Equal models give equal bytes, whatever the order in which their strings were interned. Holds what a running system asks for;
/// terms, comments, synonyms, annotations and lineage stay in `model.json`.
/// - Complexity: O(rows of the packages held).
public func runtimeImage(of package: ID<Package>, in model: Model) -> [UInt8] {
  runtimeImage(of: package, with: [], in: model)
}

/// The same, with `others` and everything that they depend on: several packages that are looked at together.
public func runtimeImage(of package: ID<Package>, with others: [ID<Package>], in model: Model) -> [UInt8] {
  var packages = others.reduce(into: dependencyClosure(of: package, in: model)) { closure, other in
    closure.formUnion(dependencyClosure(of: other, in: model))
  }
  while true {
    var writer = ImageWriter(model: model, packages: packages, main: package)
    writer.write()
    // A reference to a package that is not declared as a dependency: it has to be held all the same.
    guard !writer.missing.isEmpty else { return writer.finished() }
    packages = packages.union(writer.missing)
  }
}

/// `package` and the packages it needs, transitively.
func dependencyClosure(of package: ID<Package>, in model: Model) -> Set<ID<Package>> {
  var closure: Set<ID<Package>> = []
  var waiting = [package]
  while let next = waiting.popLast() {
    guard closure.insert(next).inserted else { continue }
    waiting.append(contentsOf: model.packages[next].dependencies.map(\.package))
  }
  return closure
}

/// Fills the columns of an image, table by table. Rows of the model are read one by one where there are many, as in
/// `ModelDocument`.
struct ImageWriter {
  let model: Model
  /// The packages held, in the model's order.
  let packages: [ID<Package>]
  let main: ID<Package>
  let numbering: ImageNumbering
  var columns = ImageColumns()
  var strings: ImageStrings
  /// The texts of titles and descriptions.
  var prose: ImageStrings
  /// Of each row of `texts` the one of `prose`.
  var proseOfText: [UInt32] = []
  var interned: Interned
  /// Packages that are referred to and not held.
  private(set) var missing: Set<ID<Package>> = []
  /// Rows of `members` by the model's.
  var memberRows: RowMap<Member>

  init(model: Model, packages: Set<ID<Package>>, main: ID<Package>) {
    self.model = model
    self.packages = packages.sorted()
    self.main = main
    numbering = ImageNumbering(model: model, packages: self.packages)
    strings = ImageStrings(model.symbols)
    prose = ImageStrings(model.symbols)
    interned = Interned(model: model)
    memberRows = RowMap(count: model.members.count)
  }

  mutating func write() {
    beginTables()
    beginMemberNames()
    writePackages()
    writeElements()
    writeRelations()
    writeQuantitiesAndUnits()
    writeTwins()
    for schema in numbering.schemas.order { columns.append(.schemaValue, value(model.schemas[schema].value)) }
    for point in numbering.points.order { columns.append(.pointValue, value(model.points[point].value)) }
    writeMembers()
    writeDefinitions()
    writeExternals()
  }

  /// The empty rows that every image has: the empty string, empty lists, metadata that says nothing.
  private mutating func beginTables() {
    _ = texts([])
    _ = twins([])
    _ = concepts([])
    _ = intervals([])
    _ = texts(.empty)
    _ = mappings([])
    _ = endList(begin(.segmentLists), .segmentListStart, [.segmentStart, .segmentCount])
    _ = constraints(.empty)
    _ = fieldRun(.empty)
    emptyMetadata()
  }

  /// The image's bytes; the writer is spent.
  mutating func finished() -> [UInt8] {
    columns.append(.imagePackage, row(main))
    writeHash()
    writeStrings()
    // The end of the last run of every table of runs.
    let sections = ImageColumn.sections(ofVersion: ImageHeader.version) ?? []
    for column in sections {
      guard case .starts(let items) = column.content, column != .packageElementsStart,
        let item = sections.first(where: { $0.table == items && !$0.isStart }), !item.isBytes
      else { continue }
      columns.beginRun(column, items: item)
    }
    return columns.encoded()
  }

  /// Writes the strings in order of first use, and the texts.
  private mutating func writeStrings() {
    let prose = CodedProse(proseOfText, of: prose)
    columns.proseBytes = prose.bytes
    for start in prose.starts { columns.append(.textStart, start) }
    columns.wordBytes = prose.wordBytes
    for start in prose.wordStarts { columns.append(.wordStart, start) }
    columns.stringBytes = strings.bytes
    for start in strings.starts { columns.append(.stringStart, start) }
  }
}

extension ImageColumn {
  /// Whether its values are starts of runs.
  var isStart: Bool { if case .starts = content { true } else { false } }
}

extension ImageWriter {
  /// The row of `package`.
  mutating func row(_ package: ID<Package>) -> UInt32 {
    guard let row = numbering.packages[package] else {
      missing.insert(package)
      return 0
    }
    return row
  }

  /// The row of `id` among the rows of its kind.
  mutating func row(_ id: ID<Twin>) -> UInt32 { row(numbering.twins.rows[id], in: model.twins[id].header) }
  /// The row of `id` among the rows of its kind.
  mutating func row(_ id: ID<Concept>) -> UInt32 { row(numbering.concepts.rows[id], in: model.concepts[id].header) }
  /// The row of `id` among the rows of its kind.
  mutating func row(_ id: ID<Relation>) -> UInt32 { row(numbering.relations.rows[id], in: model.relations[id].header) }
  /// The row of `id` among the rows of its kind.
  mutating func row(_ id: ID<Quantity>) -> UInt32 {
    row(numbering.quantities.rows[id], in: model.quantities[id].header)
  }
  /// The row of `id` among the rows of its kind.
  mutating func row(_ id: ID<Unit>) -> UInt32 { row(numbering.units.rows[id], in: model.units[id].header) }
  /// The row of `id` among the rows of its kind.
  mutating func row(_ id: ID<Schema>) -> UInt32 { row(numbering.schemas.rows[id], in: model.schemas[id].header) }
  /// The row of `id` among the rows of its kind.
  mutating func row(_ id: ID<Point>) -> UInt32 { row(numbering.points.rows[id], in: model.points[id].header) }

  private mutating func row(_ row: UInt32?, in header: ElementHeader) -> UInt32 {
    if let row { return row }
    missing.insert(header.package)
    return 0
  }

  /// The string of a symbol of the model.
  mutating func string(_ symbol: Symbol?) -> UInt32 {
    guard let symbol else { return 0 }
    return strings.row(symbol, in: model.symbols)
  }

  /// A string of the image.
  mutating func string(_ text: String) -> UInt32 { strings.row(text, in: model.symbols) }
}

internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// Reads the units and quantities of a specification into an ontology of their own.
///
/// The files say what units are called and what they measure, not how they convert. Those whose conversion is well known
/// share their quantity; every other unit has a quantity of its own, so that nothing converts by a guess.
struct VSSUnitReader {
  let files: [ForeignFile]
  let packageName: String
  /// Names of units by the spellings that nodes use.
  private(set) var names: [String: String] = [:]
  private(set) var sources: [Declarations] = []
  private(set) var findings: [Finding] = []
  private var writer = DeclarationWriter(.none)
  private let version: SemanticVersion
  private var quantities: [String: Quantity] = [:]
  private var taken: Set<String> = []

  private struct Quantity {
    var name: String
    var dimension: String?
    /// Where it is declared: a file's position among those read, and a row.
    var source: Int
    var row: Int
  }

  /// Whether there is a file of units at all; old releases have none.
  private(set) var isDeclared = false

  init(_ files: [ForeignFile], name: String, version: SemanticVersion) {
    self.files = files
    self.version = version
    packageName = name
  }

  var manifest: Declarations {
    var manifest = DeclarationWriter(files.first?.trees.first?.file ?? sources.first?.file ?? .none)
    manifest.declarePackage(
      packageName, .ontology, version, summary: "Units of a vehicle signal specification.", dependencies: [])
    return manifest.declarations
  }

  /// Reads the files: quantities before the units that name them.
  mutating func read() {
    let isQuantities = { (file: ForeignFile) in (file.path.split(separator: "/").last ?? "").hasPrefix("quantities") }
    for tree in files.filter(isQuantities).flatMap(\.trees) {
      begin(tree.file)
      for (key, value) in entries(of: tree, "quantities") { readQuantity(key, value, of: tree) }
      sources.append(writer.declarations)
    }
    for tree in files.filter({ !isQuantities($0) }).flatMap(\.trees) {
      isDeclared = true
      begin(tree.file)
      for (key, value) in entries(of: tree, "units") { readUnit(key, value, of: tree) }
      sources.append(writer.declarations)
    }
  }

  /// Declares `units`, of which no file says anything.
  mutating func declare(used units: [String], in file: FileID) {
    begin(file)
    for unit in units {
      declare(unit: unit, quantity: nil, at: ByteRange(0, 0), Metadata())
    }
    sources.append(writer.declarations)
  }

  private mutating func begin(_ file: FileID) { writer = DeclarationWriter(file) }

  /// The entries of a file: below `key` in its older form.
  private mutating func entries(
    of tree: SyntaxTree, _ key: StaticString
  ) -> [(key: SyntaxTree.NodeID, value: SyntaxTree.NodeID)] {
    guard let root = tree.root else { return [] }
    guard tree.kind(root) == .mapping else {
      report("a file of units or quantities is a mapping", at: root, of: tree)
      return []
    }
    if let inner = tree.value(of: key, in: root), tree.kind(inner) == .mapping { return tree.pairs(inner) }
    return tree.pairs(root)
  }

  private mutating func readQuantity(_ key: SyntaxTree.NodeID, _ value: SyntaxTree.NodeID, of tree: SyntaxTree) {
    let name = tree.string(key)
    guard tree.kind(value) == .mapping else {
      return report("quantity `\(name)` is not a mapping with a `definition`", at: key, of: tree)
    }
    var metadata = Metadata()
    var kept: [(key: String, value: Literal)] = []
    for (key, value) in tree.pairs(value) {
      switch tree.string(key) {
      case "definition", "description": metadata.description = writer.text(tree.string(value))
      case "comment": metadata.comment = writer.symbol(tree.string(value))
      case let other: kept.append((other, writer.literal(value, of: tree)))
      }
    }
    metadata.annotations = writer.annotation("vss", kept)
    guard quantities[name] == nil else {
      return report("quantity `\(name)` is declared twice", at: key, of: tree)
    }
    _ = declare(quantity: name, at: tree.range(key), metadata)
  }

  private mutating func readUnit(_ key: SyntaxTree.NodeID, _ value: SyntaxTree.NodeID, of tree: SyntaxTree) {
    let unit = tree.string(key)
    guard tree.kind(value) == .mapping else {
      return report("unit `\(unit)` is not a mapping with a `quantity`", at: key, of: tree)
    }
    guard names[unit] == nil else { return report("unit `\(unit)` is declared twice", at: key, of: tree) }
    var metadata = Metadata()
    var kept: [(key: String, value: Literal)] = []
    var quantity: String?
    for (key, value) in tree.pairs(value) {
      switch tree.string(key) {
      case "definition", "description": metadata.description = writer.text(tree.string(value))
      case "unit", "label": metadata.title = writer.text(tree.string(value))
      case "quantity", "domain": quantity = tree.string(value)
      case let other: kept.append((other, writer.literal(value, of: tree)))
      }
    }
    metadata.annotations = writer.annotation("vss", kept)
    declare(unit: unit, quantity: quantity, at: tree.range(key), metadata)
  }

  private mutating func declare(unit: String, quantity: String?, at range: ByteRange, _ metadata: Metadata) {
    let known = KnownUnit(unit)
    var measured = quantity.map { quantities[$0] ?? declare(quantity: $0, at: range, Metadata()) }
    if let known, let found = measured, let name = quantity,
      found.dimension == nil || found.dimension == known.dimension
    {
      setDimension(known.dimension, of: name)
    } else {
      var own = Metadata()
      if let quantity { own.annotations = writer.annotation("vss", [("quantity", .string(writer.symbol(quantity)))]) }
      measured = declare(quantity: "quantity of " + unit, at: range, own)
      if let known { setDimension(known.dimension, of: "quantity of " + unit) }
    }
    let name = free(modelName(unit))
    var declaration = UnitDeclaration(
      header: writer.header(name, at: range, metadata),
      quantity: Reference(writer.symbol(measured?.name ?? ""), range))
    declaration.symbol = writer.symbol(unit)
    if let known { (declaration.factor, declaration.offset) = (known.factor, known.offset) }
    writer.declarations.units.append(declaration)
    names[unit] = name
  }

  private mutating func declare(quantity spelling: String, at range: ByteRange, _ metadata: Metadata) -> Quantity {
    let name = free(modelName(spelling))
    var declaration = QuantityDeclaration(header: writer.header(name, at: range, metadata))
    declaration.dimension = .one
    declaration.dimensionRange = range
    let quantity = Quantity(
      name: name, source: sources.count, row: writer.declarations.quantities.count)
    writer.declarations.quantities.append(declaration)
    quantities[spelling] = quantity
    return quantity
  }

  private mutating func setDimension(_ text: String, of spelling: String) {
    guard let quantity = quantities[spelling], quantity.dimension == nil, let dimension = Dimension(parsing: text)
    else {
      return
    }
    quantities[spelling]?.dimension = text
    if quantity.source == sources.count {
      writer.declarations.quantities[quantity.row].dimension = dimension
    } else {
      sources[quantity.source].quantities[quantity.row].dimension = dimension
    }
  }

  /// `name`, or what tells it from names that are taken.
  private mutating func free(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  private mutating func report(_ message: String, at node: SyntaxTree.NodeID, of tree: SyntaxTree) {
    findings.append(
      Finding(
        "vss/invalid-unit", .error, message, at: tree.place(node),
        notes: ["an entry has a `definition`, a unit the `quantity` that it measures as well"], subject: packageName))
  }
}

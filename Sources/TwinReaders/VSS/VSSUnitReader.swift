internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// Reads the units and quantities of a specification into an ontology of their own. Units keep their names; a quantity that is
/// called like a unit is numbered.
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
  private let version: SemanticVersion?
  /// Names of quantities by their spellings.
  private var quantities: [String: String] = [:]
  /// Dimensions of quantities, by their spellings: those of the first of their units that is well known.
  private var dimensions: [String: String] = [:]
  private var declared: Set<String> = []
  private var taken: Set<String> = []

  /// Whether there is a file of units at all; old releases have none.
  private(set) var isDeclared = false

  init(_ files: [ForeignFile], name: String, version: SemanticVersion?) {
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
    let unitTrees = files.filter { !isQuantities($0) }.flatMap(\.trees)
    for tree in unitTrees { survey(tree) }
    for tree in files.filter(isQuantities).flatMap(\.trees) {
      begin(tree.file)
      for (key, value) in entries(of: tree, "quantities") { readQuantity(key, value, of: tree) }
      sources.append(writer.declarations)
    }
    for tree in unitTrees {
      isDeclared = true
      begin(tree.file)
      for (key, value) in entries(of: tree, "units") { readUnit(key, value, of: tree) }
      sources.append(writer.declarations)
    }
  }

  /// Declares `units`, of which no file says anything.
  mutating func declare(used units: [String], in file: FileID) {
    begin(file)
    for unit in units { name(unit) }
    for unit in units { declare(unit: unit, quantity: nil, at: ByteRange(0, 0), Metadata()) }
    sources.append(writer.declarations)
  }

  /// Names the units of a file, before any quantity takes a name, and notes what is known of the quantities that they measure.
  private mutating func survey(_ tree: SyntaxTree) {
    guard let root = tree.root else { return }
    for (key, value) in Self.entries(of: tree, "units", in: root) where tree.kind(value) == .mapping {
      let unit = tree.string(key)
      guard names[unit] == nil else { continue }
      name(unit)
      guard let known = KnownUnit(unit), let quantity = Self.quantity(of: value, in: tree) else { continue }
      if dimensions[quantity] == nil { dimensions[quantity] = known.dimension }
    }
  }

  private mutating func name(_ unit: String) { if names[unit] == nil { names[unit] = free(modelName(unit)) } }

  /// What a unit says that it measures.
  private static func quantity(of unit: SyntaxTree.NodeID, in tree: SyntaxTree) -> String? {
    tree.pairs(unit).last { ["quantity", "domain"].contains(tree.string($0.key)) }.map { tree.string($0.value) }
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
    return Self.entries(of: tree, key, in: root)
  }

  private static func entries(
    of tree: SyntaxTree, _ key: StaticString, in root: SyntaxTree.NodeID
  ) -> [(key: SyntaxTree.NodeID, value: SyntaxTree.NodeID)] {
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
    guard quantities[name] == nil else {
      return report("quantity `\(name)` is declared twice", at: key, of: tree)
    }
    _ = declare(quantity: name, dimensions[name], at: tree.range(key), metadata, keeping: kept)
  }

  private mutating func readUnit(_ key: SyntaxTree.NodeID, _ value: SyntaxTree.NodeID, of tree: SyntaxTree) {
    let unit = tree.string(key)
    guard tree.kind(value) == .mapping else {
      return report("unit `\(unit)` is not a mapping with a `quantity`", at: key, of: tree)
    }
    guard declared.insert(unit).inserted else { return report("unit `\(unit)` is declared twice", at: key, of: tree) }
    var metadata = Metadata()
    var kept: [(key: String, value: Literal)] = []
    for (key, value) in tree.pairs(value) {
      switch tree.string(key) {
      case "definition", "description": metadata.description = writer.text(tree.string(value))
      case "unit", "label": metadata.title = writer.text(tree.string(value))
      case "quantity", "domain": break
      case let other: kept.append((other, writer.literal(value, of: tree)))
      }
    }
    metadata.annotations = writer.annotation("vss", kept)
    declare(unit: unit, quantity: Self.quantity(of: value, in: tree), at: tree.range(key), metadata)
  }

  private mutating func declare(unit: String, quantity: String?, at range: ByteRange, _ metadata: Metadata) {
    let known = KnownUnit(unit)
    var measured = ""
    if let quantity {
      measured = quantities[quantity] ?? declare(quantity: quantity, dimensions[quantity], at: range, Metadata())
    }
    let isShared = known != nil && quantity.map { dimensions[$0] == known?.dimension } ?? false
    if !isShared {
      let broader = quantity.map { [(key: "quantity", value: Literal.string(writer.symbol($0)))] } ?? []
      measured = declare(
        quantity: "quantity of " + unit, known?.dimension, at: range, Metadata(), keeping: broader)
    }
    var declaration = UnitDeclaration(
      header: writer.header(names[unit] ?? modelName(unit), at: range, metadata),
      quantity: Reference(writer.symbol(measured), range))
    declaration.symbol = writer.symbol(unit)
    if let known { (declaration.factor, declaration.offset) = (known.factor, known.offset) }
    writer.declarations.units.append(declaration)
  }

  /// Declares a quantity, and returns its name. A dimension that nothing tells is noted to be unknown.
  private mutating func declare(
    quantity spelling: String, _ dimension: String?, at range: ByteRange, _ metadata: Metadata,
    keeping kept: [(key: String, value: Literal)] = []
  ) -> String {
    let name = free(modelName(spelling))
    let known = dimension.flatMap { Dimension(parsing: $0) }
    let isTold = known != nil || kept.contains { $0.key == "dimension" }
    let unknown = isTold ? [] : [(key: "dimension", value: Literal.string(writer.symbol("unknown")))]
    var metadata = metadata
    metadata.annotations = writer.annotation("vss", kept + unknown)
    var declaration = QuantityDeclaration(header: writer.header(name, at: range, metadata))
    declaration.dimension = known ?? .one
    declaration.dimensionRange = range
    writer.declarations.quantities.append(declaration)
    quantities[spelling] = name
    return name
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

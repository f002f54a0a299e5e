import TwinModel
import TwinSource
import TwinSyntax

extension GemelReader {
  /// Reads the sections of a source file.
  mutating func readSource(_ root: Node) {
    forEachKey(of: root, .sourceFile) { reader, key, value in
      guard reader.tree.kind(value) == .mapping else { return }
      reader.path.append(reader.declarations.symbols.intern(key.spelling))
      reader.forEachEntry(of: value) { reader, header, node in
        switch key {
        case .concepts: reader.readConcept(node, header)
        case .relations: reader.readRelation(node, header)
        case .quantities: reader.readQuantity(node, header)
        case .units: reader.readUnit(node, header)
        case .terms: reader.readTerm(node, header)
        case .points: reader.readPoint(node, header)
        case .twins: reader.readTwin(node, header)
        case .schemas: reader.readSchema(node, header)
        default: break
        }
      }
      reader.path.removeLast()
    }
  }

  private mutating func readConcept(_ node: Node, _ header: DeclarationHeader) {
    var concept = ConceptDeclaration(header: header)
    var metadata: Metadata?
    forEachKey(of: node, .concept) { reader, key, value in
      switch key {
      case .broader: concept.broader = reader.readReferences(value, .references(.concept))
      default: reader.readMetadata(key, value, into: &metadata)
      }
    }
    concept.header.metadata = store(metadata)
    declarations.concepts.append(concept)
  }

  private mutating func readRelation(_ node: Node, _ header: DeclarationHeader) {
    var relation = RelationDeclaration(header: header)
    var metadata: Metadata?
    forEachKey(of: node, .relation) { reader, key, value in
      switch key {
      case .domain: relation.domain = reader.readReferences(value, .references(.concept))
      case .range: relation.range = reader.readReferences(value, .references(.concept))
      case .inverse: relation.inverse = reader.readReference(value)
      case .broader: relation.broader = reader.readReferences(value, .references(.relation))
      case .characteristics: relation.characteristics = reader.readCharacteristics(value)
      default: reader.readMetadata(key, value, into: &metadata)
      }
    }
    relation.header.metadata = store(metadata)
    declarations.relations.append(relation)
  }

  private mutating func readCharacteristics(_ node: Node) -> Characteristics {
    var result: Characteristics = []
    var next = tree.firstChild(node)
    while let element = next {
      next = tree.sibling(after: element, in: node)
      guard tree.kind(element) == .scalar else {
        reportShape(element, "expected \(Shape.words(Characteristics.names).expectation)")
        continue
      }
      if let index = readWord(element, Characteristics.names) {
        result.insert(Characteristics(rawValue: 1 << UInt16(index)))
      }
    }
    return result
  }

  private mutating func readQuantity(_ node: Node, _ header: DeclarationHeader) {
    var quantity = QuantityDeclaration(header: header)
    var metadata: Metadata?
    forEachKey(of: node, .quantity) { reader, key, value in
      switch key {
      case .dimension:
        quantity.dimension = Dimension(parsing: reader.tree.string(value))
        quantity.dimensionRange = reader.tree.range(value)
        if quantity.dimension == nil {
          reader.reportValue(
            value, .dimension, notes: ["base symbols with whole exponents, separated by spaces, each at most once"])
        }
      case .broader: quantity.broader = reader.readReferences(value, .references(.quantity))
      case .coherentUnit: quantity.coherentUnit = reader.readReference(value)
      default: reader.readMetadata(key, value, into: &metadata)
      }
    }
    quantity.header.metadata = store(metadata)
    declarations.quantities.append(quantity)
  }

  private mutating func readUnit(_ node: Node, _ header: DeclarationHeader) {
    var unit = UnitDeclaration(header: header, quantity: Reference(.empty, tree.range(node)))
    var metadata: Metadata?
    forEachKey(of: node, .unit) { reader, key, value in
      switch key {
      case .symbol: unit.symbol = reader.readText(value)
      case .quantity: unit.quantity = reader.readReference(value)
      case .factor:
        unit.factor = reader.readFactor(value) ?? .one
        if unit.factor.numerator.magnitude == 0 { reader.reportValue(value, .factor, notes: ["a factor is not zero"]) }
      case .offset: unit.offset = reader.readFactor(value) ?? .zero
      default: reader.readMetadata(key, value, into: &metadata)
      }
    }
    unit.header.metadata = store(metadata)
    declarations.units.append(unit)
  }

  private mutating func readTerm(_ node: Node, _ header: DeclarationHeader) {
    var term = TermDeclaration(header: header, role: .empty)
    var metadata: Metadata?
    forEachKey(of: node, .term) { reader, key, value in
      switch key {
      case .role: term.role = reader.readText(value)
      case .quantity: term.quantity = reader.readReference(value)
      case .abbreviations: term.abbreviations = reader.readTexts(value)
      default: reader.readMetadata(key, value, into: &metadata)
      }
    }
    term.header.metadata = store(metadata)
    declarations.terms.append(term)
  }

  private mutating func readPoint(_ node: Node, _ header: DeclarationHeader) {
    let (value, metadata) = readStandaloneValue(node, .point)
    var header = header
    header.metadata = metadata
    declarations.points.append(PointDeclaration(header: header, value: value))
  }

  private mutating func readSchema(_ node: Node, _ header: DeclarationHeader) {
    let (value, metadata) = readStandaloneValue(node, .schema)
    var header = header
    header.metadata = metadata
    declarations.schemas.append(SchemaDeclaration(header: header, value: value))
  }

  /// A construct of value keys and metadata only.
  private mutating func readStandaloneValue(
    _ node: Node, _ construct: ConstructID
  ) -> (ValueDeclaration, ID<Metadata>?) {
    if isShorthand(node) { return (shorthandValue(node), nil) }
    var value = startValue(node)
    var nested = NestedValue()
    var metadata: Metadata?
    let isMapping = forEachKey(of: node, construct) { reader, key, child in
      if !reader.readValueKey(key, child, into: &value, nested: &nested) {
        reader.readMetadata(key, child, into: &metadata)
      }
    }
    finishValue(&value, nested: nested, at: node, isReadable: isMapping)
    return (value, store(metadata))
  }
}

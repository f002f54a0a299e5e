import TwinModel
import TwinSource
import TwinSyntax

extension ArtifactReader {
  mutating func readPackage(_ node: Node) {
    var header: DeclarationHeader?
    var kind: PackageKind?
    var version: SemanticVersion?
    var edition: UInt16?
    var metadata: ID<Metadata>?
    var summary: Symbol?
    var owners: [Symbol] = []
    var dependencies: [DependencyDeclaration] = []
    var isVersioned = true
    object(node, "the package", required: ["name", "kind", "version", "edition"]) { reader, key, node in
      switch key {
      case "name": header = reader.packageName(node)
      case "kind": kind = reader.word(node, PackageKind.allCases, \.name)
      case "version": version = reader.version(node)
      case "edition":
        edition = reader.parsed(node, "an edition that this compiler reads") { text in
          UInt16(text).flatMap { LanguageDefinition.editions.contains($0) ? $0 : nil }
        }
      case "summary": summary = reader.text(node)
      case "owners": owners = reader.texts(node)
      case "dependencies": dependencies = reader.list(node) { $0.dependency($1) }
      case "metadata": metadata = reader.metadata(node)
      case "unversioned": isVersioned = !reader.flag(node)
      default: return false
      }
      return true
    }
    guard var header, let kind, let version, let edition else { return }
    header.metadata = metadata
    prefix = declarations.symbols[header.name] + "."
    declarations.package = PackageDeclaration(
      header: header, kind: kind, version: version, edition: edition, summary: summary, owners: owners,
      dependencies: dependencies)
    declarations.package?.isVersioned = isVersioned
  }

  mutating func version(_ node: Node) -> SemanticVersion? { parsed(node, "a version", SemanticVersion.init(_:)) }

  /// Names joined by dots, so that none leads anywhere as a path.
  private mutating func packageName(_ node: Node) -> DeclarationHeader? {
    let name = parsed(node, "the name of a package") { text in
      let segments = text.split(separator: ".", omittingEmptySubsequences: false)
      let isName =
        text.utf8.count <= 512 && segments.count > 1
        && segments.allSatisfy {
          !$0.isEmpty && !$0.unicodeScalars.contains { $0 <= " " || "/\\:".unicodeScalars.contains($0) }
        }
      return isName ? text : nil
    }
    return name.map { DeclarationHeader(name: declarations.symbols.intern($0), range: tree.range(node)) }
  }

  private mutating func dependency(_ node: Node) -> DependencyDeclaration? {
    var package: DeclarationHeader?
    var requirement: VersionRequirement?
    var alias: Reference?
    object(node, "a dependency", required: ["package", "alias", "requirement"]) { reader, key, node in
      switch key {
      case "package": package = reader.packageName(node)
      case "version": _ = reader.version(node)
      case "alias": alias = Reference(reader.text(node), reader.tree.range(node))
      case "requirement": requirement = reader.parsed(node, "versions such as ^1.2.0", VersionRequirement.init(_:))
      default: return false
      }
      return true
    }
    guard let package, let requirement else { return nil }
    return DependencyDeclaration(
      package: Reference(package.name, package.range), requirement: requirement, alias: alias)
  }

  /// Reads an element: its header, and by `body` the keys that only its kind has. Nil where it has no name.
  private mutating func element(
    _ node: Node, _ what: String, required: [String] = [], _ body: (inout ArtifactReader, String, Node) -> Bool
  ) -> DeclarationHeader? {
    var header: DeclarationHeader?
    var metadata: ID<Metadata>?
    if tree.kind(node) == .mapping { subject = tree.value(of: "id", in: node).map { tree.string($0) } ?? "" }
    object(node, what, required: ["name"] + required) { reader, key, node in
      switch key {
      case "id": break
      case "name": header = reader.name(node)
      case "metadata": metadata = reader.metadata(node)
      default: return body(&reader, key, node)
      }
      return true
    }
    subject = ""
    header?.metadata = metadata
    return header
  }

  mutating func readConcept(_ node: Node) {
    var broader: [Reference] = []
    let header = element(node, "a concept") { reader, key, node in
      if key == "broader" { broader = reader.references(node) }
      return key == "broader"
    }
    if let header { declarations.concepts.append(ConceptDeclaration(header: header, broader: broader)) }
  }

  mutating func readRelation(_ node: Node) {
    var row = RelationDeclaration(header: DeclarationHeader(name: .empty, range: tree.range(node)))
    let header = element(node, "a relation") { reader, key, node in
      switch key {
      case "domain": row.domain = reader.references(node)
      case "range": row.range = reader.references(node)
      case "inverse": row.inverse = reader.reference(node)
      case "broader": row.broader = reader.references(node)
      case "characteristics":
        let indices = reader.list(node) {
          $0.word($1, Array(Characteristics.names.indices)) { Characteristics.names[$0] }
        }
        row.characteristics = Characteristics(rawValue: indices.reduce(0) { $0 | 1 << UInt16($1) })
      default: return false
      }
      return true
    }
    guard let header else { return }
    row.header = header
    declarations.relations.append(row)
  }

  mutating func readQuantity(_ node: Node) {
    var row = QuantityDeclaration(header: DeclarationHeader(name: .empty, range: tree.range(node)))
    let header = element(node, "a quantity", required: ["dimension"]) { reader, key, node in
      switch key {
      case "dimension":
        row.dimensionRange = reader.tree.range(node)
        row.dimension = reader.parsed(node, "a dimension such as M L2 T-3", Dimension.init(parsing:))
      case "broader": row.broader = reader.references(node)
      case "coherentUnit": row.coherentUnit = reader.reference(node)
      default: return false
      }
      return true
    }
    guard let header else { return }
    row.header = header
    declarations.quantities.append(row)
  }

  mutating func readUnit(_ node: Node) {
    var symbol: Symbol?
    var quantity: Reference?
    var (factor, offset) = (ExactFactor.one, ExactFactor.zero)
    let header = element(node, "a unit", required: ["quantity", "factor", "offset"]) { reader, key, node in
      switch key {
      case "symbol": symbol = reader.text(node)
      case "quantity": quantity = reader.reference(node)
      case "factor": factor = reader.factor(node) ?? .one
      case "offset": offset = reader.factor(node) ?? .zero
      default: return false
      }
      return true
    }
    guard let header, let quantity else { return }
    declarations.units.append(
      UnitDeclaration(header: header, symbol: symbol, quantity: quantity, factor: factor, offset: offset))
  }

  private mutating func factor(_ node: Node) -> ExactFactor? {
    var (numerator, denominator, power) = (Number?.none, Number?.none, Int8?.none)
    object(node, "a factor", required: ["numerator", "denominator", "piPower"]) { reader, key, node in
      switch key {
      case "numerator": numerator = reader.parsed(node, "a number", Number.init(_:))
      case "denominator": denominator = reader.parsed(node, "a number", Number.init(_:))
      case "piPower":
        power = reader.parsed(node, "a power of π from -7 to 7") { Int8($0).flatMap { abs(Int($0)) < 8 ? $0 : nil } }
      default: return false
      }
      return true
    }
    guard let numerator, let denominator, let power else { return nil }
    let powers = String(repeating: power < 0 ? "/pi" : "*pi", count: abs(Int(power)))
    if let factor = ExactFactor(parsing: "\(numerator)/\(denominator)\(powers)") { return factor }
    report("structure/invalid-value", "a factor has something but zero below the line", at: node)
    return nil
  }

  mutating func readTerm(_ node: Node) {
    var role = Symbol.empty
    var quantity: Reference?
    var abbreviations: [Symbol] = []
    let header = element(node, "a term", required: ["role"]) { reader, key, node in
      switch key {
      case "role": role = reader.text(node)
      case "quantity": quantity = reader.reference(node)
      case "abbreviations": abbreviations = reader.texts(node)
      default: return false
      }
      return true
    }
    if let header {
      declarations.terms.append(
        TermDeclaration(header: header, role: role, quantity: quantity, abbreviations: abbreviations))
    }
  }

  mutating func readPoint(_ node: Node) {
    if let (header, value) = named(node, "a point") {
      declarations.points.append(PointDeclaration(header: header, value: value))
    }
  }

  mutating func readSchema(_ node: Node) {
    if let (header, value) = named(node, "a schema") {
      declarations.schemas.append(SchemaDeclaration(header: header, value: value))
    }
  }

  private mutating func named(_ node: Node, _ what: String) -> (DeclarationHeader, ValueDeclaration)? {
    var value: ValueDeclaration?
    let header = element(node, what, required: ["value"]) { reader, key, node in
      if key == "value" { value = reader.value(node) }
      return key == "value"
    }
    guard let header, let value else { return nil }
    return (header, value)
  }

  // MARK: - Twins

  mutating func readTwin(_ node: Node) {
    var twin = TwinDeclaration(header: DeclarationHeader(name: .empty, range: tree.range(node)))
    let header = element(node, "a twin") { reader, key, node in
      switch key {
      case "abstract": twin.isAbstract = reader.flag(node)
      case "sealed": twin.isSealed = reader.flag(node)
      case "concepts": twin.concepts = reader.references(node)
      case "extends": twin.parents = reader.references(node)
      case "members":
        let subject = reader.subject
        let start = reader.declarations.members.count
        for member in reader.list(node, { $0.member($1) }) { reader.declarations.members.append(member) }
        twin.members = IDRange(start, reader.declarations.members.count)
        reader.subject = subject
      case "ancestors", "effectiveMembers": break
      default: return false
      }
      return true
    }
    guard let header else { return }
    twin.header = header
    declarations.twins.append(twin)
  }

  private mutating func member(_ node: Node) -> MemberDeclaration? {
    var kind: MemberKind?
    var row = MemberDeclaration(
      header: DeclarationHeader(name: .empty, range: tree.range(node)), kind: .property)
    var (telemetry, severity) = (TelemetryDetail?.none, Symbol?.none)
    var (request, response) = (ID<FieldDeclaration>?.none, ID<FieldDeclaration>?.none)
    var (relationship, component) = (RelationshipDeclaration?.none, Reference?.none)
    let header = element(node, "a member", required: ["kind"]) { reader, key, node in
      switch key {
      case "kind": kind = reader.word(node, MemberKind.allCases, \.name)
      case "required": row.isRequired = reader.flag(node)
      case "writable": row.isWritable = reader.flag(node)
      case "value": row.value = reader.value(node)
      case "point": row.use = reader.reference(node)
      case "refines": break
      case "telemetry": telemetry = reader.telemetry(node)
      case "severity": severity = reader.text(node)
      case "request": request = reader.storedField(node)
      case "response": response = reader.storedField(node)
      case "relationship": relationship = reader.relationship(node)
      case "component": component = reader.reference(node)
      default: return false
      }
      return true
    }
    guard let header, let kind else { return nil }
    row.header = header
    row.kind = kind
    switch kind {
    case .property: break
    case .telemetry: if let telemetry { row.detail = .telemetry(telemetry) }
    case .event: row.detail = .event(severity: severity ?? .empty)
    case .command: row.detail = .command(request: request, response: response)
    case .relationship: row.detail = .relationship(relationship ?? RelationshipDeclaration())
    case .component: row.detail = .component(component)
    }
    return row
  }

  private mutating func telemetry(_ node: Node) -> TelemetryDetail {
    var detail = TelemetryDetail(sampling: nil, freshness: nil)
    object(node, "telemetry") { reader, key, node in
      switch key {
      case "samplingMilliseconds": detail.sampling = reader.milliseconds(node)
      case "freshnessMilliseconds": detail.freshness = reader.milliseconds(node)
      default: return false
      }
      return true
    }
    return detail
  }

  private mutating func milliseconds(_ node: Node) -> UInt64? {
    parsed(node, "a number of milliseconds") { text in
      guard let number = Number(text), number.isInteger, !number.isNegative, number <= Number(UInt64.max) else {
        return nil
      }
      return (0..<Int(number.exponent)).reduce(number.magnitude) { value, _ in value &* 10 }
    }
  }

  private mutating func relationship(_ node: Node) -> RelationshipDeclaration {
    var row = RelationshipDeclaration()
    object(node, "a relationship", required: ["cardinality", "inverseCardinality"]) { reader, key, node in
      let range = reader.tree.range(node)
      switch key {
      case "relation": row.relation = reader.reference(node)
      case "targets": row.targets = reader.references(node)
      case "externalTargets": row.externalTargets = reader.texts(node)
      case "cardinality": row.cardinality = reader.cardinality(node).map { ($0, range) }
      case "inverseCardinality": row.inverseCardinality = reader.cardinality(node).map { ($0, range) }
      case "inverse": row.inverse = Reference(reader.text(node), range)
      case "properties": row.properties = reader.fields(node)
      default: return false
      }
      return true
    }
    return row
  }

  private mutating func cardinality(_ node: Node) -> Cardinality? {
    parsed(node, "a cardinality such as 0..1", Cardinality.init(_:))
  }
}

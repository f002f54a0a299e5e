import TwinModel
import TwinSource
import TwinSyntax

extension GemelReader {
  mutating func readTwin(_ node: Node, _ header: DeclarationHeader) {
    var twin = TwinDeclaration(header: header)
    var metadata: Metadata?
    let start = declarations.members.count
    forEachKey(of: node, .twin) { reader, key, value in
      switch key {
      case .realises: twin.concepts = reader.readReferences(value, .references(.concept))
      case .extends: twin.parents = reader.readReferences(value, .references(.twin))
      case .abstract: twin.isAbstract = reader.readBoolean(value) ?? false
      case .sealed: twin.isSealed = reader.readBoolean(value) ?? false
      case .properties: reader.forEachEntry(of: value) { $0.readProperty($2, $1) }
      case .telemetry: reader.forEachEntry(of: value) { $0.readTelemetry($2, $1) }
      case .events: reader.forEachEntry(of: value) { $0.readEvent($2, $1) }
      case .commands: reader.forEachEntry(of: value) { $0.readCommand($2, $1) }
      case .relationships: reader.forEachEntry(of: value) { $0.readRelationship($2, $1) }
      case .components: reader.forEachEntry(of: value) { $0.readComponent($2, $1) }
      default: reader.readMetadata(key, value, into: &metadata)
      }
    }
    twin.members = IDRange(start, declarations.members.count)
    twin.header.metadata = store(metadata)
    declarations.twins.append(twin)
  }

  private mutating func readProperty(_ node: Node, _ header: DeclarationHeader) {
    if isShorthand(node) {
      declarations.members.append(MemberDeclaration(header: header, kind: .property, value: shorthandValue(node)))
      return
    }
    var member = MemberDeclaration(header: header, kind: .property)
    var value = startValue(node)
    var nested = NestedValue()
    var metadata: Metadata?
    let isMapping = forEachKey(of: node, .property) { reader, key, child in
      switch key {
      case .use: member.use = reader.readReference(child)
      case .required: member.isRequired = reader.readBoolean(child)
      case .writable: member.isWritable = reader.readBoolean(child)
      default:
        if !reader.readValueKey(key, child, into: &value, nested: &nested) {
          reader.readMetadata(key, child, into: &metadata)
        }
      }
    }
    finishValue(&value, nested: nested, at: node, isReadable: isMapping)
    member.value = value
    member.header.metadata = store(metadata)
    declarations.members.append(member)
  }

  private mutating func readTelemetry(_ node: Node, _ header: DeclarationHeader) {
    var member = MemberDeclaration(header: header, kind: .telemetry)
    if isShorthand(node) {
      member.value = shorthandValue(node)
      declarations.members.append(member)
      return
    }
    var value = startValue(node)
    var nested = NestedValue()
    var metadata: Metadata?
    var detail = TelemetryDetail(sampling: nil, freshness: nil)
    let isMapping = forEachKey(of: node, .telemetry) { reader, key, child in
      switch key {
      case .use: member.use = reader.readReference(child)
      case .sampling: detail.sampling = reader.readDuration(child)
      case .freshness: detail.freshness = reader.readDuration(child)
      default:
        if !reader.readValueKey(key, child, into: &value, nested: &nested) {
          reader.readMetadata(key, child, into: &metadata)
        }
      }
    }
    finishValue(&value, nested: nested, at: node, isReadable: isMapping)
    member.value = value
    if detail.sampling != nil || detail.freshness != nil { member.detail = .telemetry(detail) }
    member.header.metadata = store(metadata)
    declarations.members.append(member)
  }

  private mutating func readEvent(_ node: Node, _ header: DeclarationHeader) {
    var member = MemberDeclaration(header: header, kind: .event)
    if isShorthand(node) {
      member.value = shorthandValue(node)
      member.detail = .event(severity: .empty)
      declarations.members.append(member)
      return
    }
    var metadata: Metadata?
    var severity = Symbol.empty
    forEachKey(of: node, .event) { reader, key, child in
      switch key {
      case .payload: member.value = reader.payload(child)
      case .severity:
        if reader.readWord(child, ["info", "warning", "error", "critical"]) != nil {
          severity = reader.readText(child)
        }
      default: reader.readMetadata(key, child, into: &metadata)
      }
    }
    member.detail = .event(severity: severity)
    member.header.metadata = store(metadata)
    declarations.members.append(member)
  }

  /// An event's payload: a value.
  private mutating func payload(_ node: Node) -> ValueDeclaration {
    let field = readPart(node, .payload)
    return declarations.fields[field].value
  }

  private mutating func readCommand(_ node: Node, _ header: DeclarationHeader) {
    var member = MemberDeclaration(header: header, kind: .command)
    var metadata: Metadata?
    var request: ID<FieldDeclaration>?
    var response: ID<FieldDeclaration>?
    forEachKey(of: node, .command) { reader, key, child in
      switch key {
      case .request: request = reader.readPart(child, .request)
      case .response: response = reader.readPart(child, .response)
      default: reader.readMetadata(key, child, into: &metadata)
      }
    }
    member.detail = .command(request: request, response: response)
    member.header.metadata = store(metadata)
    declarations.members.append(member)
  }

  private mutating func readRelationship(_ node: Node, _ header: DeclarationHeader) {
    var member = MemberDeclaration(header: header, kind: .relationship)
    var relationship = RelationshipDeclaration()
    if isShorthand(node) {
      relationship.targets = [readReference(node)]
      member.detail = .relationship(relationship)
      declarations.members.append(member)
      return
    }
    var metadata: Metadata?
    forEachKey(of: node, .relationship) { reader, key, child in
      switch key {
      case .relation: relationship.relation = reader.readReference(child)
      case .target: relationship.targets = reader.readReferences(child, .references(.twin))
      case .cardinality: relationship.cardinality = reader.readCardinality(child)
      case .inverseCardinality: relationship.inverseCardinality = reader.readCardinality(child)
      case .inverse: relationship.inverse = reader.readReference(child)
      case .properties: relationship.properties = reader.readFields(child)
      case .writable: member.isWritable = reader.readBoolean(child)
      default: reader.readMetadata(key, child, into: &metadata)
      }
    }
    member.detail = .relationship(relationship)
    member.header.metadata = store(metadata)
    declarations.members.append(member)
  }

  private mutating func readComponent(_ node: Node, _ header: DeclarationHeader) {
    var member = MemberDeclaration(header: header, kind: .component)
    if isShorthand(node) {
      member.detail = .component(readReference(node))
      declarations.members.append(member)
      return
    }
    var metadata: Metadata?
    var type: Reference?
    forEachKey(of: node, .component) { reader, key, child in
      switch key {
      case .type: type = reader.readReference(child)
      default: reader.readMetadata(key, child, into: &metadata)
      }
    }
    member.detail = .component(type)
    member.header.metadata = store(metadata)
    declarations.members.append(member)
  }
}

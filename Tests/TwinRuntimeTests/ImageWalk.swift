import TwinImage
import TwinRuntime

/// Calls every accessor of everything in `registry`, to a bounded depth; the result is how much there was.
func walkEverything(_ registry: Registry) -> Int {
  var walk = Walk()
  walk.package(registry.package)
  for package in registry.packages {
    walk.package(package)
    walk.count += registry.package(package.name) == nil ? 0 : 1
    walk.elements(package.types, package.schemas, package.units)
  }
  for type in registry.types.prefix(200) { walk.type(type) }
  for concept in registry.concepts.prefix(200) {
    walk.element(concept)
    walk.count += concept.broader.count + concept.narrower.prefix(50).map(\.id).count
    walk.count += registry.concept(concept.id) == nil ? 0 : 1
    for other in concept.broader { walk.count += concept.isNarrower(than: other) ? 1 : 0 }
  }
  for relation in registry.relations.prefix(200) {
    walk.element(relation)
    walk.count += relation.domain.map(\.id).count + relation.range.map(\.id).count + relation.broader.map(\.id).count
    walk.count += (relation.inverse?.id.utf8.count ?? 0) + Int(relation.characteristics.rawValue)
    walk.count += registry.relation(relation.id) == nil ? 0 : 1
  }
  for quantity in registry.quantities.prefix(200) {
    walk.element(quantity)
    walk.count += quantity.dimension.count + quantity.broader.map(\.id).count + (quantity.coherentUnit?.id.count ?? 0)
    walk.count += registry.quantity(quantity.id) == nil ? 0 : 1
  }
  for unit in registry.units.prefix(50) {
    walk.element(unit)
    walk.count += (unit.symbol?.count ?? 0) + unit.quantity.id.count + (registry.unit(unit.id) == nil ? 0 : 1)
    for other in registry.units.prefix(50) {
      walk.count += (try? registry.convert(unit.factor + unit.offset, from: unit, to: other)) == nil ? 0 : 1
    }
  }
  for schema in registry.schemas.prefix(200) {
    walk.element(schema)
    walk.value(schema.value, depth: 0)
    walk.count += registry.schema(schema.id) == nil ? 0 : 1
  }
  for point in registry.points.prefix(200) {
    walk.element(point)
    walk.value(point.value, depth: 0)
    walk.count += registry.point(point.id) == nil ? 0 : 1
  }
  walk.judge(registry)
  return walk.count
}

private struct Walk {
  var count = 0

  /// Judges documents and a graph that touch as much of a few types as there is.
  mutating func judge(_ registry: Registry) {
    let values = ["1.5", "\"a\"", "{\"a\": [1]}", "[1, 1.0, {}]", "true"]
    var twins: [GraphTwin] = []
    var edges: [GraphEdge] = []
    for (index, type) in registry.types.prefix(6).enumerated() {
      twins.append(GraphTwin(id: "\(index)", type: type.id))
      let members = type.members.prefix(10)
      let entries = members.enumerated().map { "\"\($1.name)\": \(values[$0 % values.count])" }
      let document = Array("{\(entries.joined(separator: ","))}".utf8)
      count += type.validate(state: document).count + type.validate(telemetry: document).count
      count += type.readings(state: document, limit: 100).count + type.readings(state: [0x7B, 0x7D], limit: 100).count
      for member in members {
        edges.append(GraphEdge(source: "\(index)", relationship: member.name, target: "0"))
        for text in values {
          count += member.validate(payload: Array(text.utf8)).count + member.validate(request: Array(text.utf8)).count
        }
      }
    }
    count += GraphCheck(registry).check(twins: twins, edges: edges).count
  }

  mutating func elements(
    _ types: ElementList<TwinType>, _ schemas: ElementList<Schema>, _ units: ElementList<UnitOfMeasure>
  ) {
    count += types.count + schemas.count + units.count
  }

  mutating func metadata(_ metadata: Metadata) {
    count += (metadata.title(in: "de-AT")?.count ?? 0) + (metadata.description()?.count ?? 0)
    count += metadata.titles.count + metadata.descriptions.count + (metadata.externalID?.count ?? 0)
    count += (metadata.owner?.count ?? 0) + (metadata.isStable == true ? 1 : 0)
    count += Int(metadata.classification?.rawValue ?? 0) + metadata.formerNames.count + metadata.mappings.count
  }

  mutating func element<Element: PackageElement>(_ element: Element) {
    count += element.id.utf8.count + element.name.utf8.count + element.package.name.utf8.count
    metadata(element.metadata)
    if let deprecation = element.deprecation {
      count += (deprecation.since?.count ?? 0) + (deprecation.replacement?.id.count ?? 0)
    }
  }

  mutating func package(_ package: Package) {
    count += package.name.count + package.version.count + package.edition + package.owners.count
    count += (package.summary?.count ?? 0) + package.dependencies.map(\.alias).count + (package.isOntology ? 1 : 0)
    metadata(package.metadata)
  }

  mutating func type(_ type: TwinType) {
    element(type)
    let registry = type.registry
    count += (type.isAbstract ? 1 : 0) + (type.isSealed ? 1 : 0)
    count += type.concepts.map(\.id).count + type.parents.map(\.id).count
    for supertype in type.supertypes { count += type.isSubtype(of: supertype) ? 1 : 0 }
    for subtype in type.subtypes.prefix(50) { count += subtype.isSubtype(of: type) ? 1 : 0 }
    for concept in type.concepts { count += type.realises(concept) ? 1 : 0 }
    count += registry.type(type.id) == nil ? 0 : 1
    count += type.members.count
    for member in type.members.prefix(100) { self.member(member) }
  }

  mutating func member(_ member: Member) {
    count += member.id.utf8.count + member.declaringType.name.utf8.count + (member.isInherited ? 1 : 0)
    count += member.registry.member(member.id) == nil ? 0 : 1
    count += (member.isRequired ? 1 : 0) + (member.isWritable ? 1 : 0) + Int(member.kind.rawValue)
    metadata(member.metadata)
    if let value = member.value { self.value(value, depth: 0) }
    count += (member.point?.id.count ?? 0) + (member.refined?.id.count ?? 0) + (member.unit?.id.count ?? 0)
    count += (member.deprecation?.replacement?.id.count ?? 0) + Int(truncatingIfNeeded: member.sampling ?? 0) & 1
    count += Int(truncatingIfNeeded: member.freshness ?? 0) & 1 + (member.severity?.count ?? 0)
    if let field = member.request { self.field(field, depth: 0) }
    if let field = member.response { self.field(field, depth: 0) }
    count += member.component?.id.count ?? 0
    if let relationship = member.relationship {
      count += (relationship.relation?.id.count ?? 0) + relationship.targets.map(\.id).count
      count += relationship.externalTargets.count + Int(relationship.cardinality.minimum) & 1
      count += Int(relationship.inverseCardinality.maximum ?? 0) & 1 + (relationship.inverse?.count ?? 0)
      for field in relationship.properties.prefix(50) { self.field(field, depth: 0) }
    }
  }

  mutating func field(_ field: Field, depth: Int) {
    count += field.name.utf8.count + (field.isRequired ? 1 : 0) + (field.isWritable ? 1 : 0)
    metadata(field.metadata)
    value(field.value, depth: depth + 1)
  }

  mutating func value(_ value: ValueType, depth: Int) {
    count += (value.quantity?.id.count ?? 0) + (value.unit?.id.count ?? 0)
    for constraint in value.constraints.prefix(50) {
      switch constraint {
      case .const(let literal), .default(let literal), .example(let literal): self.literal(literal, depth: 0)
      case .minimum(let number): count += number.exponent
      default: count += 1
      }
    }
    _ = value.resolvedShape
    guard depth < 5 else { return }
    switch value.shape {
    case .primitive(let primitive): count += Int(primitive.rawValue)
    case .array(let element): field(element, depth: depth)
    case .map(let key, let value):
      field(key, depth: depth)
      field(value, depth: depth)
    case .object(let fields): for field in fields.prefix(8) { self.field(field, depth: depth) }
    case .enumeration(let enumeration):
      count += Int(enumeration.encoding.rawValue) + (enumeration.isOpen ? 1 : 0)
      for value in enumeration.values.prefix(50) {
        count += value.name.count
        literal(value.encoded, depth: 0)
        metadata(value.metadata)
      }
    case .schema(let schema): count += schema.id.count
    }
  }

  mutating func literal(_ literal: Literal, depth: Int) {
    guard depth < 8 else { return }
    switch literal.content {
    case .null: count += 1
    case .boolean(let value): count += value ? 1 : 0
    case .number(let number): count += number.isNegative ? 1 : 0
    case .string(let text): count += text.count
    case .array(let items): for item in items.prefix(20) { self.literal(item, depth: depth + 1) }
    case .object(let entries): for entry in entries.prefix(20) { self.literal(entry.value, depth: depth + 1) }
    }
  }
}

/// An image whose checksums are made to agree with what it holds now; nil when its section table leaves the file.
func resealed(_ image: [UInt8]) -> [UInt8]? {
  var image = image
  guard image.count >= ImageHeader.byteCount else { return nil }
  func read(_ offset: Int, _ width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(image[offset + $1]) << UInt64($1 * 8)) }
  }
  func write(_ value: UInt64, at offset: Int) {
    for byte in 0..<8 { image[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt64(byte * 8)) }
  }
  let tableEnd = ImageHeader.byteCount + read(ImageHeader.sectionCountOffset, 4) * ImageSectionEntry.byteCount
  guard tableEnd <= image.count, tableEnd >= 0 else { return nil }
  var sums: [(Int, UInt64)] = []
  image.withUnsafeBytes { raw in
    for entry in stride(from: ImageHeader.byteCount, to: tableEnd, by: ImageSectionEntry.byteCount) {
      let width = read(entry + ImageSectionEntry.widthOffset, 2)
      let count = read(entry + ImageSectionEntry.countOffset, 4)
      let offset = read(entry + ImageSectionEntry.offsetOffset, 8)
      let length = imageAligned(width * count)
      guard offset >= 0, offset % 8 == 0, offset <= raw.count, length <= raw.count - offset, let base = raw.baseAddress
      else { continue }
      sums.append((entry + ImageSectionEntry.checksumOffset, imageChecksum(base + offset, count: length)))
    }
  }
  for (offset, sum) in sums { write(sum, at: offset) }
  let header = image.withUnsafeBytes { raw in raw.baseAddress.map { imageHeaderChecksum($0, tableEnd: tableEnd) } }
  write(header ?? 0, at: ImageHeader.checksumOffset)
  return image
}

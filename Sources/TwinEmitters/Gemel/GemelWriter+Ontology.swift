internal import TwinModel
import TwinOutput

extension GemelWriter {
  func concept(_ row: Concept) -> YAMLNode {
    var entries: [YAMLEntry] = []
    if !row.broader.isEmpty { entries.append(YAMLEntry("broader", .sequence(row.broader.map { name($0) }))) }
    return body(entries, row.header)
  }

  func relation(_ row: Relation) -> YAMLNode {
    var entries: [YAMLEntry] = []
    if !row.broader.isEmpty { entries.append(YAMLEntry("broader", .sequence(row.broader.map { name($0) }))) }
    if !row.domain.isEmpty { entries.append(YAMLEntry("domain", .sequence(row.domain.map { name($0) }))) }
    if !row.range.isEmpty { entries.append(YAMLEntry("range", .sequence(row.range.map { name($0) }))) }
    if let inverse = row.inverse { entries.append(YAMLEntry("inverse", name(inverse))) }
    if !row.characteristics.isEmpty {
      entries.append(YAMLEntry("characteristics", .sequence(row.characteristics.names.map { .text($0) })))
    }
    return body(entries, row.header)
  }

  func quantity(_ row: Quantity) -> YAMLNode {
    var entries: [YAMLEntry] = []
    let base = row.broader.first.map { model.quantities[$0] }
    if !row.broader.isEmpty { entries.append(YAMLEntry("broader", .sequence(row.broader.map { name($0) }))) }
    if row.dimension != base?.dimension { entries.append(YAMLEntry("dimension", .word(row.dimension.description))) }
    if let unit = row.coherentUnit, unit != base?.coherentUnit { entries.append(YAMLEntry("coherentUnit", name(unit))) }
    return body(entries, row.header)
  }

  func unit(_ row: Unit) -> YAMLNode {
    var entries: [YAMLEntry] = []
    if let symbol = row.symbol { entries.append(YAMLEntry("symbol", text(symbol))) }
    entries.append(YAMLEntry("quantity", name(row.quantity)))
    if row.factor != .one { entries.append(YAMLEntry("factor", .word(row.factor.description))) }
    if row.offset != .zero { entries.append(YAMLEntry("offset", .word(row.offset.description))) }
    return body(entries, row.header)
  }

  func term(_ row: Term) -> YAMLNode {
    var entries = [YAMLEntry("role", text(row.role))]
    if let quantity = row.quantity { entries.append(YAMLEntry("quantity", name(quantity))) }
    if !row.abbreviations.isEmpty {
      entries.append(YAMLEntry("abbreviations", .sequence(row.abbreviations.map { text($0) })))
    }
    return body(entries, row.header)
  }

  /// A point or a schema: a value with metadata.
  func standalone(_ value: ValueSpec, _ header: ElementHeader) -> YAMLNode {
    shortened(
      self.value(value) + leadingMetadata(header.metadata) + trailingMetadata(header.metadata))
  }

  private func body(_ entries: [YAMLEntry], _ header: ElementHeader) -> YAMLNode {
    .mapping(entries + leadingMetadata(header.metadata) + trailingMetadata(header.metadata))
  }

  /// Entries of `gemel.yaml`.
  func manifest() -> [YAMLEntry] {
    var entries = [
      YAMLEntry("edition", .word("\(package.edition)")), YAMLEntry("package", text(package.name)),
      YAMLEntry("kind", .text(package.kind.name)), YAMLEntry("version", .word(package.version.description)),
    ]
    entries += leadingMetadata(package.metadata)
    if let summary = package.summary { entries.append(YAMLEntry("summary", text(summary))) }
    if !package.owners.isEmpty { entries.append(YAMLEntry("owners", .sequence(package.owners.map { text($0) }))) }
    if !package.dependencies.isEmpty {
      entries.append(YAMLEntry("dependencies", .section(package.dependencies.map { dependency($0) })))
    }
    return entries + trailingMetadata(package.metadata)
  }

  private func dependency(_ row: Dependency) -> YAMLEntry {
    let name = string(model.packages[row.package].name)
    let text = row.requirement.description
    if let last = name.split(separator: ".").last, last == string(row.alias) {
      // A plain scalar cannot begin with `>`, which begins a folded one.
      return YAMLEntry(name, row.requirement.operator == .atLeast ? .text(text) : .word(text))
    }
    return YAMLEntry(name, .mapping([YAMLEntry("version", .text(text)), YAMLEntry("as", self.text(row.alias))]))
  }
}

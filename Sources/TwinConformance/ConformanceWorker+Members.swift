import TwinRuntime

extension ConformanceWorker {
  private func table(_ key: ConformanceCounts.Table) -> MemberTable? {
    if let known = tables[key] { return known }
    guard let type = registry.type(key.type) else { return nil }
    let validator = DocumentValidator(key.isState ? .state(type) : .telemetry(type))
    let table = MemberTable(
      type, key.isState ? [.property, .component] : [.telemetry], places: validator.memberPlaces ?? [])
    tables[key] = table
    return table
  }

  /// The table of the members that documents of `kind` have.
  func members(of kind: DocumentKind) -> MemberTable? {
    if kind.members == nil, let key = kind.table { kind.members = table(key) }
    return kind.members
  }

  /// Counts the members that a document has, of which the validator told those at `places`. Components are counted by the members of their
  /// own types.
  func tally(_ places: UInt64, _ bytes: BlockBytes, _ range: Range<Int>, _ kind: DocumentKind) {
    guard let table = members(of: kind) else { return }
    if kind.tellsMembers, table.tally(places: places) { return }
    var waiting: [ComponentPlace]
    if let known = known(range) {
      waiting = table.tally(bytes, known)
    } else {
      guard scan.scan(bytes.all, range) != nil else { return }
      waiting = table.tally(bytes, scan)
    }
    // Each stands inside another, so that there are no more of them than brackets.
    while let component = waiting.popLast() {
      guard let table = self.table(of: component), scan.scan(bytes.all, component.range) != nil else { continue }
      waiting += table.tally(bytes, scan)
    }
  }

  /// The scan of `range`, where the reader of records made it.
  private func known(_ range: Range<Int>) -> MemberScan? { fixed == nil ? reader.scan(of: range) : nil }

  private func table(of component: ComponentPlace) -> MemberTable? {
    table(ConformanceCounts.Table(type: component.type.typeNumber, isState: true))
  }

  /// A member of a document, or of a component in it, from its key to the end of its value.
  struct PlacedMember {
    var table: MemberTable
    var number: Int
    var range: Range<Int>
  }

  /// The members that a document has, components by those of their own types: ascending, and none inside another. Beside them, the components.
  func members(
    _ bytes: BlockBytes, _ range: Range<Int>, _ kind: DocumentKind
  ) -> (members: [PlacedMember], components: [PlacedMember]) {
    guard let table = members(of: kind) else { return ([], []) }
    var found: [PlacedMember] = []
    var components: [PlacedMember] = []
    var waiting: [ComponentPlace] = []
    func take(_ scan: MemberScan, _ table: MemberTable) {
      found.reserveCapacity(found.count + scan.count)
      table.forEachMember(bytes, scan) { number, range, component in
        let member = PlacedMember(table: table, number: number, range: range)
        if let component { waiting.append(component) }
        if component == nil { found.append(member) } else { components.append(member) }
      }
    }
    if let known = known(range) {
      take(known, table)
    } else if scan.scan(bytes.all, range) != nil {
      take(scan, table)
    }
    while let component = waiting.popLast() {
      if let table = self.table(of: component), scan.scan(bytes.all, component.range) != nil { take(scan, table) }
    }
    // Those of one object come in order.
    if !components.isEmpty { found.sort { $0.range.lowerBound < $1.range.lowerBound } }
    return (found, components)
  }
}

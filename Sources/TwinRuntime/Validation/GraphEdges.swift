extension GraphRun {
  mutating func checkEdges() {
    checkDuplicateEdges()
    var useOfNames: [UInt64: UInt32] = [:]
    var last: (key: UInt64, use: UInt32) = (.max, GraphData.none)
    let data = self.data
    for edge in 0..<data.edgeCount {
      let (source, target) = (data.sourceTwin(edge), data.targetTwin(edge))
      if source == nil {
        report(
          .edge(edge), .unknownSource, expected: "the id of a twin", actual: "`\(data.source(ofEdge: edge))`")
      }
      if target == nil {
        report(
          .edge(edge), .unknownTarget, expected: "the id of a twin", actual: "`\(data.target(ofEdge: edge))`")
      }
      // Nothing is known of the relationships of a source whose type is not.
      guard let source, let type = type(source) else { continue }
      let key = UInt64(data.twinType[source]) << 32 | UInt64(data.edgeName[edge])
      if last.key != key {
        let known = useOfNames[key] ?? use(of: data.edgeName[edge], by: type)
        useOfNames[key] = known
        last = (key, known)
      }
      guard last.use != GraphData.none else {
        report(
          .edge(edge), .unknownRelationship, expected: "a relationship of `\(type.id)`",
          actual: "`\(data.relationship(ofEdge: edge))`")
        continue
      }
      useOfEdge[edge] = last.use
      if let target { checkTarget(edge, target, Int(last.use)) }
    }
    checkProperties()
    // Without a target there is nothing more to hold an edge to.
    for edge in 0..<data.edgeCount where data.targetTwin(edge) == nil { useOfEdge[edge] = GraphData.none }
  }

  /// The use of the relationship called `name` by twins of `type`; `GraphData.none` where they have none.
  private mutating func use(of name: UInt32, by type: TwinType) -> UInt32 {
    guard let member = type.member(data.names.string(name)), member.kind == .relationship,
      let relationship = member.relationship
    else { return GraphData.none }
    uses.append(Use(member: member, relationship: relationship, lineage: member.lineage.map(\.row)))
    return UInt32(truncatingIfNeeded: uses.count - 1)
  }

  private mutating func checkTarget(_ edge: Int, _ target: Int, _ use: Int) {
    let name = data.twinType[target]
    // A twin of a type that nobody knows is told where it stands, not once more for each edge that leads to it.
    if isUnknownType[Int(name)] { return }
    let isAllowed: Bool
    if let known = uses[use].allows[name] {
      isAllowed = known
    } else {
      isAllowed = uses[use].relationship.allows(typeOfName[Int(name)], named: data.names.string(name))
      uses[use].allows[name] = isAllowed
    }
    guard !isAllowed else { return }
    let (data, member, relationship) = (data, uses[use].member, uses[use].relationship)
    let type = type(target)?.id ?? data.names.string(name)
    report(
      .edge(edge), .targetType, origin: member.id, expected: relationship.targetWords,
      actual: "`\(data.id(ofTwin: target))` of `\(type)`")
  }

  private mutating func checkDuplicateEdges() {
    let data = self.data
    guard !data.edgeID.isEmpty else { return }
    var first: [UInt64: UInt32] = [:]
    first.reserveCapacity(data.edgeCount)
    for (edge, id) in data.edgeID.enumerated() where id != GraphData.none {
      let key = UInt64(data.edgeSource[edge]) << 32 | UInt64(id)
      if let known = first[key] {
        report(
          .edge(edge), .duplicateEdge, expected: "each id once among the edges of a twin",
          actual: "`\(data.edgeIDs.string(id))`, which another edge has", first: .edge(Int(known)))
      } else {
        first[key] = UInt32(truncatingIfNeeded: edge)
      }
    }
  }

  /// The properties of edges whose relationship is known.
  private mutating func checkProperties() {
    let data = self.data
    var next = 0
    let withProperties = data.edgesWithProperties
    var validators: [UInt32: (strict: DocumentValidator, asked: DocumentValidator)] = [:]
    var found: [(Int, [Violation])] = []
    data.forEachEdgeWithProperties { edge, properties in
      let use = useOfEdge[edge]
      guard use != GraphData.none else { return }
      let form = DocumentForm.edgeProperties(uses[Int(use)].member)
      let (strict, asked) =
        validators[use] ?? (DocumentValidator(form), DocumentValidator(form, options: options))
      validators[use] = (strict, asked)
      // What has no unknown members and breaks nothing is most.
      if strict.accepts(properties) { return }
      note(strict.tally(properties), of: edge)
      if !asked.accepts(properties) { found.append((edge, asked.violations(in: properties))) }
    }
    for (edge, violations) in found { note(violations, of: edge) }
    for edge in 0..<data.edgeCount {
      if next < withProperties.count, withProperties[next] == edge {
        next += 1
        continue
      }
      let use = useOfEdge[edge]
      guard use != GraphData.none else { continue }
      if uses[Int(use)].withoutProperties == nil {
        uses[Int(use)].withoutProperties = uses[Int(use)].member.validate(
          edgeProperties: Array("{}".utf8), options: options)
      }
      if let violations = uses[Int(use)].withoutProperties, !violations.isEmpty { note(violations, of: edge) }
    }
  }

  private func note(_ tally: ViolationTally, of edge: Int) {
    guard !tally.unknownMembers.isEmpty || tally.unnamedMembers > 0 else { return }
    noteUndeclared?(
      UndeclaredMembers(
        edge: edge, relationship: uses[Int(useOfEdge[edge])].member.id, counts: tally.unknownMembers,
        unnamed: tally.unnamedMembers))
  }

  private mutating func note(_ violations: [Violation], of edge: Int) {
    let member = uses[Int(useOfEdge[edge])].member
    for violation in violations {
      collector.report(
        .edge(edge), .properties,
        GraphViolation(
          subject: .edge(edge), rule: .properties, origin: member.id, expected: violation.expected,
          actual: violation.actual, property: violation))
    }
  }
}

extension Member {
  /// It and what it narrows, nearest first.
  var lineage: [Member] {
    var members = [self]
    // Each is declared by a type further up; an image that was forged may lead in a circle.
    while members.count <= 64, let next = members.last?.refined { members.append(next) }
    return members
  }
}

extension Relationship {
  /// Whether it may lead to a twin of `type`, which its source calls `name`.
  func allows(_ type: TwinType?, named name: String) -> Bool {
    if targets.isEmpty, externalTargets.isEmpty { return true }
    if let type, targets.contains(where: { type.isSubtype(of: $0) }) { return true }
    let names = [name, type?.id, type?.externalID].compactMap { $0 }
    return externalTargets.contains { target in names.contains { target.utf8.elementsEqual($0.utf8) } }
  }

  /// What it may lead to, in words.
  fileprivate var targetWords: String {
    let names = targets.map(\.id) + externalTargets
    return "a target of `" + names.prefix(6).joined(separator: "`, `") + (names.count > 6 ? "`, …" : "`")
  }
}

extension GraphRun {
  /// How many targets each source has; where `inverses` says so, that edges of relationships that are each other's inverse agree.
  mutating func checkCardinalities(inverses: Bool) {
    let groups = targetGroups()
    var bounded: [UInt32: [(Member, Cardinality)]] = [:]
    for twin in 0..<data.twinCount {
      guard let type = type(twin) else { continue }
      let members = bounded[type.number] ?? boundedMembers(of: type)
      bounded[type.number] = members
      guard !members.isEmpty else { continue }
      let group = groups.keys[Int(groups.starts[twin])..<Int(groups.starts[twin + 1])]
      for (member, cardinality) in members {
        let count = distinct(group, of: member.row)
        check(count, cardinality, .twin(twin), member, "target", .minimumCardinality, .maximumCardinality)
      }
    }
    if inverses { checkInverses(groups) }
  }

  /// Relationships of a type that bound how many targets there are.
  private func boundedMembers(of type: TwinType) -> [(Member, Cardinality)] {
    type.members.compactMap { member in
      guard member.kind == .relationship, let cardinality = member.relationship?.cardinality,
        cardinality.minimum > 0 || cardinality.maximum != nil
      else { return nil }
      return (member, cardinality)
    }
  }

  /// Row of the relationship's member and target of each edge, by source: sorted within a source.
  struct Groups {
    var starts: [UInt32]
    var keys: [UInt64]
  }

  private func targetGroups() -> Groups {
    var starts = [UInt32](repeating: 0, count: data.twinCount + 1)
    for edge in 0..<data.edgeCount where useOfEdge[edge] != GraphData.none {
      if let source = data.sourceTwin(edge) { starts[source + 1] += 1 }
    }
    for twin in 0..<data.twinCount { starts[twin + 1] += starts[twin] }
    var keys = [UInt64](repeating: 0, count: Int(starts[data.twinCount]))
    var next = starts
    for edge in 0..<data.edgeCount where useOfEdge[edge] != GraphData.none {
      guard let source = data.sourceTwin(edge), let target = data.targetTwin(edge) else { continue }
      let row = uses[Int(useOfEdge[edge])].member.row
      keys[Int(next[source])] = UInt64(row) << 32 | UInt64(UInt32(truncatingIfNeeded: target))
      next[source] += 1
    }
    for twin in 0..<data.twinCount where starts[twin + 1] - starts[twin] > 1 {
      keys[Int(starts[twin])..<Int(starts[twin + 1])].sort()
    }
    return Groups(starts: starts, keys: keys)
  }

  /// How many different keys of a sorted group are of `row`.
  private func distinct(_ group: ArraySlice<UInt64>, of row: UInt32) -> Int {
    var count = 0
    var last: UInt64?
    for key in group[firstIndex(in: group, atLeast: UInt64(row) << 32)...] {
      if key >> 32 != UInt64(row) { break }
      if key != last { count += 1 }
      last = key
    }
    return count
  }

  private func firstIndex(in group: ArraySlice<UInt64>, atLeast key: UInt64) -> Int {
    var (low, high) = (group.startIndex, group.endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if group[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// That where a relationship has an inverse, and the target has edges of that, one of them leads back.
  private mutating func checkInverses(_ groups: Groups) {
    var inverse: [UInt64: UInt32] = [:]
    let data = self.data
    for edge in 0..<data.edgeCount where useOfEdge[edge] != GraphData.none {
      guard let source = data.sourceTwin(edge), let target = data.targetTwin(edge) else { continue }
      let key = UInt64(useOfEdge[edge]) << 32 | UInt64(data.twinType[target])
      let row = inverse[key] ?? inverseRow(Int(useOfEdge[edge]), type(target))
      inverse[key] = row
      guard row != GraphData.none else { continue }
      let group = groups.keys[Int(groups.starts[target])..<Int(groups.starts[target + 1])]
      let first = firstIndex(in: group, atLeast: UInt64(row) << 32)
      guard first < group.endIndex, group[first] >> 32 == UInt64(row) else { continue }
      let wanted = UInt64(row) << 32 | UInt64(UInt32(truncatingIfNeeded: source))
      let place = firstIndex(in: group, atLeast: wanted)
      if place < group.endIndex, group[place] == wanted { continue }
      let member = uses[Int(useOfEdge[edge])].member
      report(
        .edge(edge), .inverse, origin: member.id,
        expected: "an edge `\(member.relationship?.inverse ?? "")` of `\(data.id(ofTwin: target))` back to"
          + " `\(data.id(ofTwin: source))`", actual: "edges to others alone")
    }
  }

  /// The row of the relationship of `type` that reads a use backwards; `GraphData.none` where there is none.
  private func inverseRow(_ use: Int, _ type: TwinType?) -> UInt32 {
    guard let name = uses[use].relationship.inverse, let member = type?.member(name), member.kind == .relationship
    else { return GraphData.none }
    return member.row
  }

  // MARK: - Sources

  /// How many sources each target has. What a type narrows is counted with what it narrows.
  mutating func checkInverseCardinalities() {
    let bounds = inverseBounds()
    guard !bounds.maximum.isEmpty || !bounds.minimum.isEmpty else { return }
    let (starts, edges) = edgesByTarget()
    var asked: [UInt32: [(Member, UInt32)]] = [:]
    var rows: [UInt32: UInt32] = [:]
    var keys: [UInt64] = []
    for twin in 0..<data.twinCount {
      keys.removeAll(keepingCapacity: true)
      for edge in edges[Int(starts[twin])..<Int(starts[twin + 1])] {
        guard let source = data.sourceTwin(Int(edge)) else { continue }
        for row in uses[Int(useOfEdge[Int(edge)])].lineage where bounds.rows.contains(row) {
          keys.append(UInt64(row) << 32 | UInt64(UInt32(truncatingIfNeeded: source)))
        }
      }
      keys.sort()
      rows.removeAll(keepingCapacity: true)
      var index = 0
      while index < keys.count {
        let row = UInt32(truncatingIfNeeded: keys[index] >> 32)
        let count = distinct(keys[index...], of: row)
        rows[row] = UInt32(truncatingIfNeeded: count)
        if let (member, maximum) = bounds.maximum[row] {
          check(
            count, Cardinality(minimum: 0, maximum: maximum), .twin(twin), member, "source",
            .inverseMinimumCardinality, .inverseMaximumCardinality)
        }
        index = firstIndex(in: keys[index...], atLeast: (UInt64(row) + 1) << 32)
      }
      guard !bounds.minimum.isEmpty, let type = type(twin) else { continue }
      // Only twins that the relationship names as its targets have to have sources.
      let members =
        asked[type.number] ?? bounds.minimum.filter { $0.0.relationship.map { $0.names(type) } ?? false }
      asked[type.number] = members
      for (member, minimum) in members {
        check(
          Int(rows[member.row] ?? 0), Cardinality(minimum: minimum, maximum: nil), .twin(twin), member, "source",
          .inverseMinimumCardinality, .inverseMaximumCardinality)
      }
    }
  }

  /// Relationships of the model that bound how many sources there are.
  private struct InverseBounds {
    var maximum: [UInt32: (Member, UInt32)] = [:]
    var minimum: [(Member, UInt32)] = []
    /// Rows of both.
    var rows: Set<UInt32> = []
  }

  private func inverseBounds() -> InverseBounds {
    var bounds = InverseBounds()
    for member in registry.types.flatMap(\.ownMembers) {
      guard let cardinality = member.relationship?.inverseCardinality else { continue }
      if let maximum = cardinality.maximum { bounds.maximum[member.row] = (member, maximum) }
      // What a narrower relationship only repeats is asked once, of the one that says it.
      if cardinality.minimum > member.refined?.relationship?.inverseCardinality.minimum ?? 0 {
        bounds.minimum.append((member, cardinality.minimum))
      }
    }
    bounds.rows = Set(bounds.maximum.keys).union(bounds.minimum.map(\.0.row))
    return bounds
  }

  private func edgesByTarget() -> (starts: [UInt32], edges: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: data.twinCount + 1)
    for edge in 0..<data.edgeCount where useOfEdge[edge] != GraphData.none {
      if let target = data.targetTwin(edge) { starts[target + 1] += 1 }
    }
    for twin in 0..<data.twinCount { starts[twin + 1] += starts[twin] }
    var edges = [UInt32](repeating: 0, count: Int(starts[data.twinCount]))
    var next = starts
    for edge in 0..<data.edgeCount where useOfEdge[edge] != GraphData.none {
      guard let target = data.targetTwin(edge) else { continue }
      edges[Int(next[target])] = UInt32(truncatingIfNeeded: edge)
      next[target] += 1
    }
    return (starts, edges)
  }

  private mutating func check(
    _ count: Int, _ cardinality: Cardinality, _ subject: GraphViolation.Subject, _ member: Member, _ noun: String,
    _ below: GraphRule, _ above: GraphRule
  ) {
    func words(_ bound: UInt32) -> String { "\(bound) \(noun)\(bound == 1 ? "" : "s") by `\(member.name)`" }
    if count < cardinality.minimum {
      report(subject, below, origin: member.id, expected: "at least \(words(cardinality.minimum))", actual: "\(count)")
    } else if let maximum = cardinality.maximum, count > maximum {
      report(subject, above, origin: member.id, expected: "at most \(words(maximum))", actual: "\(count)")
    }
  }
}

extension Relationship {
  /// Whether it says by name that it may lead to twins of `type`.
  fileprivate func names(_ type: TwinType) -> Bool { targets.contains { type.isSubtype(of: $0) } }
}

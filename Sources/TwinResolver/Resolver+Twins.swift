import TwinModel
import TwinReaders
import TwinSource

/// Bounds on inheritance. What passes them is a finding, and the surplus is left out.
enum InheritanceLimits {
  /// Types on the longest way up.
  static let depth = 64
  /// Types above one type.
  static let ancestors = 1_024
  /// Effective members of one type.
  static let members = 20_000
  /// Inherited members that all types together look at, and effective members of all of them.
  static let allMembers = 50_000_000
}

extension Resolver {
  /// Fills twin types: parents, members, ancestors, effective members. Parents come before their children.
  mutating func fillTwins() {
    for row in model.twins.rows.indices { bindTwin(row) }
    reportCycles(model.twins.rows.map { ($0.header, $0.parents.map(\.index)) }, kind: "twin", key: "extends")
    let order = orderedByParents()
    let origins = declareMembers()
    var layout = InheritanceLayout(twins: model.twins.count, symbols: model.symbols.count)
    for twin in order {
      layOutAncestors(of: ID(twin), &layout)
      layOutMembers(of: ID(twin), origins, &layout)
    }
  }

  private mutating func bindTwin(_ row: Int) {
    let origin = twinOrigins[row]
    let declaration = files[origin.file].twins[origin.row]
    model.twins.rows[row].isAbstract = declaration.isAbstract
    model.twins.rows[row].isSealed = declaration.isSealed
    if declaration.concepts.isEmpty, declaration.parents.isEmpty { return }
    let subject = Subject.element(model.twins.rows[row].header)
    model.twins.rows[row].concepts = bindAll(declaration.concepts, .concept, in: origin.file, subject)
    model.twins.rows[row].parents = bindAll(declaration.parents, .twin, in: origin.file, subject)
    for reference in declaration.parents {
      let name = symbol(reference.name, in: origin.file)
      let parent = model.twins.rows[row].parents.first { model.twins[$0].header.name == name }
      guard let parent, files[twinOrigins[parent.index].file].twins[twinOrigins[parent.index].row].isSealed else {
        continue
      }
      report(
        "structure/sealed-parent", "`\(text(reference.name, in: origin.file))` is sealed: no type may extend it",
        at: reference.range, in: origin.file,
        related: [RelatedPlace(model.twins[parent].header.place, "declared `sealed` here")], subject: identity(subject))
    }
  }

  /// Twin rows, parents first. A step that would close a circle, reported already, is taken out of the model.
  private mutating func orderedByParents() -> [Int] {
    enum State { case new, open, done }
    var state = [State](repeating: .new, count: model.twins.count)
    var order: [Int] = []
    order.reserveCapacity(model.twins.count)
    var stack: [(twin: Int, next: Int)] = []
    for root in model.twins.rows.indices where state[root] == .new {
      stack.append((root, 0))
      state[root] = .open
      while let top = stack.last {
        if top.next < model.twins.rows[top.twin].parents.count {
          let parent = model.twins.rows[top.twin].parents[top.next].index
          if state[parent] == .open {
            model.twins.rows[top.twin].parents.remove(at: top.next)
            continue
          }
          stack[stack.count - 1].next += 1
          if state[parent] == .new {
            state[parent] = .open
            stack.append((parent, 0))
          }
        } else {
          state[top.twin] = .done
          order.append(top.twin)
          stack.removeLast()
        }
      }
    }
    return order
  }

  /// Makes a row for each member, by twin, then kind, then as written; returns where each is declared.
  private mutating func declareMembers() -> [Int] {
    var origins: [Int] = []
    let total = twinOrigins.reduce(0) { $0 + files[$1.file].twins[$1.row].members.count }
    origins.reserveCapacity(total)
    model.members.rows.reserveCapacity(total)
    for (row, origin) in twinOrigins.enumerated() {
      let start = model.members.count
      let range = files[origin.file].twins[origin.row].members.rows
      let rows = files[origin.file].members.rows
      for kind in MemberKind.allCases {
        for member in range where rows[member].kind == kind {
          let header = rows[member].header
          origins.append(member)
          model.members.append(
            Member(
              twin: ID(row), name: symbol(header.name, in: origin.file), kind: kind, isRequired: false,
              isWritable: false, value: nil, point: nil, refines: nil, detail: .none,
              metadata: metadata(header.metadata, in: origin.file), place: place(header.range, in: origin.file)))
        }
      }
      model.twins.rows[row].members = IDRange(start, model.members.count)
    }
    return origins
  }

  private mutating func layOutAncestors(of twin: ID<Twin>, _ layout: inout InheritanceLayout) {
    let parents = model.twins[twin].parents
    let depth = 1 + (parents.map { layout.depths[$0.index] }.max() ?? -1)
    layout.depths[twin.index] = min(depth, InheritanceLimits.depth)
    guard !parents.isEmpty else { return }
    if depth > InheritanceLimits.depth {
      reportLimit(twin, "is \(depth) levels deep", "at most \(InheritanceLimits.depth) levels")
      model.twins[twin].parents = []
      layout.depths[twin.index] = 0
      return
    }
    let start = model.ancestors.count
    layout.generation += 1
    layout.twinMarks[twin.index] = layout.generation
    var queue = parents
    var next = 0
    while next < queue.count {
      let ancestor = queue[next]
      next += 1
      guard layout.twinMarks[ancestor.index] != layout.generation else { continue }
      layout.twinMarks[ancestor.index] = layout.generation
      if model.ancestors.count - start == InheritanceLimits.ancestors {
        reportLimit(twin, "has too many types above it", "at most \(InheritanceLimits.ancestors)")
        break
      }
      model.ancestors.append(ancestor)
      queue += model.twins[ancestor].parents
    }
    model.twins[twin].ancestors = IDRange(start, model.ancestors.count)
  }

  private mutating func reportLimit(_ twin: ID<Twin>, _ problem: String, _ limit: String) {
    let header = model.twins[twin].header
    findings.append(
      Finding(
        "structure/inheritance-limit", .error, "the inheritance of `\(model.string(header.name))` \(problem)",
        at: header.place, notes: ["the limit is \(limit)"], subject: model.identity(header)))
  }

  /// Settles the own members of `twin` against what it inherits, and lists its effective members.
  private mutating func layOutMembers(of twin: ID<Twin>, _ origins: [Int], _ layout: inout InheritanceLayout) {
    let file = twinOrigins[twin.index].file
    layout.generation += 1
    var inherited: [ID<Member>] = []
    var conflicts: [(kept: ID<Member>, other: ID<Member>)] = []
    for parent in model.twins[twin].parents {
      mergedMembers += model.twins[parent].effectiveMembers.count
      if mergedMembers > InheritanceLimits.allMembers {
        reportLimit(twin, "comes after too many others", "\(InheritanceLimits.allMembers) inherited members in all")
        break
      }
      for member in model.effectiveMembers(of: parent) {
        let name = Int(model.members[member].name.rawValue)
        guard let position = layout.position(of: name) else {
          layout.mark(name, position: inherited.count)
          inherited.append(member)
          continue
        }
        let kept = inherited[position]
        if kept == member || isRefinement(kept, of: member) { continue }
        if isRefinement(member, of: kept) {
          inherited[position] = member
        } else if sameMember(kept, member) {
          noteCopy(member, of: kept)
        } else {
          conflicts.append((kept, member))
        }
      }
    }
    let start = model.effectiveMembers.count
    for member in model.twins[twin].members {
      let name = model.members[member].name
      let base = layout.position(of: Int(name.rawValue)).map { inherited[$0] }
      fill(member, origins[member.index], in: file, narrowing: base)
      if let first = layout.own(Int(name.rawValue)) {
        reportRepeated("member", name, model.members[member].place, model.members[first].place, .member(twin, name))
      } else {
        layout.mark(Int(name.rawValue), own: member)
        model.effectiveMembers.append(member)
      }
    }
    for conflict in conflicts {
      if let own = layout.own(Int(model.members[conflict.kept].name.rawValue)) {
        checkNarrowing(own, conflict.other, in: file)
      } else {
        reportConflict(twin, conflict.kept, conflict.other)
      }
    }
    for member in inherited where layout.own(Int(model.members[member].name.rawValue)) == nil {
      model.effectiveMembers.append(member)
    }
    limitEffective(of: twin, from: start)
  }

  /// Makes the rows from `start` on the effective members of `twin`; what passes the limits is left out.
  private mutating func limitEffective(of twin: ID<Twin>, from start: Int) {
    let count = model.effectiveMembers.count - start
    let room = max(0, min(InheritanceLimits.members, InheritanceLimits.allMembers - start))
    if count > room {
      reportLimit(twin, "gives it \(count) members", "at most \(InheritanceLimits.members) for one type")
      model.effectiveMembers.rows.removeLast(count - room)
    }
    model.twins[twin].effectiveMembers = IDRange(start, model.effectiveMembers.count)
  }

  /// Whether `member` narrows `other`, directly or through others.
  private func isRefinement(_ member: ID<Member>, of other: ID<Member>) -> Bool {
    var current = model.members[member].refines
    while let base = current {
      if base == other { return true }
      current = model.members[base].refines
    }
    return false
  }

  /// Whether two members from different types say the same, so that a diamond may have both.
  private func sameMember(_ a: ID<Member>, _ b: ID<Member>) -> Bool {
    let (one, other) = (model.members[a], model.members[b])
    guard one.kind == other.kind, one.isRequired == other.isRequired, one.isWritable == other.isWritable else {
      return false
    }
    switch (one.value, other.value) {
    case (nil, nil): break
    case (let left?, let right?): if !sameValue(left, right) { return false }
    default: return false
    }
    switch (one.detail, other.detail) {
    case (.telemetry(let left), .telemetry(let right)):
      return model.telemetryDetails[left] == model.telemetryDetails[right]
    case (.command(let request, let response), .command(let otherRequest, let otherResponse)):
      return samePayload(request, otherRequest) && samePayload(response, otherResponse)
    case (.relationship(let left), .relationship(let right)):
      var (one, other) = (model.relationshipDetails[left], model.relationshipDetails[right])
      let fields = zip(model.fields[one.properties], model.fields[other.properties])
      guard one.properties.count == other.properties.count, fields.allSatisfy({ sameField($0, $1) }) else {
        return false
      }
      one.properties = .empty
      other.properties = .empty
      return one == other
    default: return one.detail == other.detail
    }
  }

  func samePayload(_ a: ID<Field>?, _ b: ID<Field>?) -> Bool {
    switch (a, b) {
    case (nil, nil): true
    case (let one?, let other?): sameField(model.fields[one], model.fields[other])
    default: false
    }
  }

  private mutating func reportConflict(_ twin: ID<Twin>, _ kept: ID<Member>, _ other: ID<Member>) {
    let (one, two) = (model.members[kept], model.members[other])
    let header = model.twins[twin].header
    let paths = [one, two].map { inheritancePath(from: twin, to: $0.twin) }
    findings.append(
      Finding(
        "structure/inheritance-conflict", .error,
        "`\(model.string(header.name))` inherits two different `\(model.string(one.name))`: "
          + paths.joined(separator: " and "),
        at: header.place,
        related: [RelatedPlace(one.place, "one of them"), RelatedPlace(two.place, "the other")],
        notes: ["rename one of them, make them agree, or move one definition to a common parent"],
        subject: model.identity(header)))
  }

  /// The way up from `twin` to `ancestor`, for messages: "`Fan` → `Equipment`".
  func inheritancePath(from twin: ID<Twin>, to ancestor: ID<Twin>) -> String {
    var path = [twin]
    while let last = path.last, last != ancestor {
      guard let step = model.twins[last].parents.first(where: { model.isSubtype($0, of: ancestor) }) else { break }
      path.append(step)
    }
    return path.map { "`\(model.string(model.twins[$0].header.name))`" }.joined(separator: " → ")
  }

  /// Reports twin types that would be part of themselves.
  mutating func checkComponentCycles() {
    var parts = [[Int]](repeating: [], count: model.twins.count)
    var hasParts = false
    for twin in model.twins.ids {
      for member in model.effectiveMembers(of: twin) {
        if case .component(let part) = model.members[member].detail {
          parts[twin.index].append(part.index)
          hasParts = true
        }
      }
    }
    if hasParts {
      reportCycles(
        model.twins.ids.map { (model.twins[$0].header, parts[$0.index]) }, kind: "component", key: "components")
    }
  }
}

/// Scratch space of laying out inheritance: marks that are cleared by counting up.
struct InheritanceLayout {
  var depths: [Int]
  var twinMarks: [UInt32]
  var generation: UInt32 = 0
  private var nameMarks: [UInt32]
  private var positions: [Int32]
  private var ownMarks: [UInt32]
  private var ownMembers: [ID<Member>]

  init(twins: Int, symbols: Int) {
    depths = [Int](repeating: 0, count: twins)
    twinMarks = [UInt32](repeating: 0, count: twins)
    nameMarks = [UInt32](repeating: 0, count: symbols)
    positions = [Int32](repeating: 0, count: symbols)
    ownMarks = [UInt32](repeating: 0, count: symbols)
    ownMembers = [ID<Member>](repeating: ID(0 as UInt32), count: symbols)
  }

  /// Where the name stands in the list being made.
  func position(of name: Int) -> Int? {
    nameMarks[name] == generation ? Int(positions[name]) : nil
  }

  mutating func mark(_ name: Int, position: Int) {
    nameMarks[name] = generation
    positions[name] = Int32(position)
  }

  /// The first member of the name that the type itself declares.
  func own(_ name: Int) -> ID<Member>? { ownMarks[name] == generation ? ownMembers[name] : nil }

  mutating func mark(_ name: Int, own member: ID<Member>) {
    ownMarks[name] = generation
    ownMembers[name] = member
  }
}

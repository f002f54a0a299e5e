import TwinModel

/// Which members of types stand on which page: of most types all on the type's own, of those with hundreds the first ones there and the others
/// on further pages, so that no page gets large. Decided by what members hold, without making their rows.
struct MemberPages: Sendable {
  /// About how many bytes of rows a type's own page takes beside everything else on it, and a further page.
  private static let room = (own: 62_000, further: 80_000)

  /// Where the pages of a type begin in its members, and the page of each of its names.
  private struct Parts: Sendable {
    var starts: [Int]
    var pages: [Symbol: Int]
  }

  /// What a row counts at most: of one that is longer, the rest stands elsewhere.
  private static let longestRow = 12_000

  private var parts: [ID<Twin>: Parts] = [:]
  /// About how many bytes the row of each member takes.
  private let weights: [Int]

  /// Looks at the members of every type of `model`. O(effective members).
  init(of model: Model, _ costs: TextCosts) {
    weights = model.members.rows.map { model.weight(of: $0, costs) }
    for id in model.twins.ids {
      let effective = model.effectiveMembers(of: id)
      guard effective.reduce(0, { $0 + min(weights[$1.index], Self.longestRow) }) > Self.room.own else { continue }
      var split = Parts(starts: [0], pages: [:])
      var left = Self.room.own
      for (position, member) in model.membersByKind(of: id).enumerated() {
        let weight = min(weights[member.index], Self.longestRow)
        if weight > left, position > split.starts[split.starts.count - 1] {
          split.starts.append(position)
          left = Self.room.further
        }
        left -= weight
        split.pages[model.members[member].name] = split.starts.count - 1
      }
      if split.starts.count > 1 { parts[id] = split }
    }
  }

  /// About how many bytes the row of `member` takes, as far as pages go by it.
  func weight(of member: ID<Member>) -> Int { weights[member.index] }

  /// How many pages the members of `twin` have.
  func count(of twin: ID<Twin>) -> Int { parts[twin]?.starts.count ?? 1 }

  /// The page of `twin` that has the member called `name`; 0 is the type's own.
  func page(of name: Symbol, in twin: ID<Twin>) -> Int { parts[twin]?.pages[name] ?? 0 }

  /// Positions on the page `page` of `twin`, among its members by kind, of which there are `count`.
  func positions(on page: Int, of twin: ID<Twin>, count: Int) -> Range<Int> {
    guard let starts = parts[twin]?.starts, starts.indices.contains(page) else { return 0..<count }
    let end = page + 1 < starts.count ? starts[page + 1] : count
    return min(starts[page], end)..<end
  }
}

extension Model {
  /// The members of a type, kind by kind; those of a kind in their order.
  func membersByKind(of twin: ID<Twin>) -> [ID<Member>] {
    let effective = effectiveMembers(of: twin)
    return MemberKind.allCases.flatMap { kind in effective.filter { members[$0].kind == kind } }
  }

  /// About how many bytes the row of `member` takes.
  fileprivate func weight(of member: Member, _ costs: TextCosts) -> Int {
    var weight = 320 + 5 * costs[member.name]
    if let metadata = member.metadata.map({ metadata[$0] }) { weight += metadata.size(self, costs) }
    if let point = member.point {
      weight += 160 + 2 * costs[points[point].header.name]
      weight += points[point].header.metadata.map { metadata[$0].size(self, costs) } ?? 0
    }
    if let value = member.value { weight += self.weight(of: value, levels: Words.deepestField + 1, costs) }
    switch member.detail {
    case .relationship(let id):
      let detail = relationshipDetails[id]
      weight += (detail.targets.count + detail.externalTargets.count) * 130
      for target in detail.targets { weight += costs[twins[target].header.name] }
      for target in detail.externalTargets { weight += 3 * costs[target] }
      for field in detail.properties {
        weight += 350 + self.weight(of: fields[field].metadata, costs)
        weight += self.weight(of: fields[field].value, levels: Words.deepestField, costs)
      }
    case .command(let request, let response):
      for field in [request, response].compactMap(\.self) {
        weight += self.weight(ofPart: field, levels: Words.deepestField + 1, costs)
      }
    case .none, .telemetry, .event, .component: break
    }
    return weight
  }

  private func weight(of metadata: ID<Metadata>?, _ costs: TextCosts) -> Int {
    metadata.map { self.metadata[$0].size(self, costs) } ?? 60
  }

  /// About how many bytes the lines of a part without a key of its own take.
  private func weight(ofPart id: ID<Field>, levels: Int, _ costs: TextCosts) -> Int {
    let field = fields[id]
    let own = field.metadata == nil ? 0 : 350 + weight(of: field.metadata, costs)
    return own + 3 * costs[field.name] + weight(of: field.value, levels: levels, costs)
  }

  /// About how many bytes the lines of `value` take.
  func weight(of value: ValueSpec, levels: Int, _ costs: TextCosts) -> Int {
    guard levels > 0 else { return 0 }
    var own = (value.quantity == nil ? 0 : 160) + (value.unit == nil ? 0 : 120)
    for constraint in constraints[value.constraints] {
      own += 60
      switch constraint {
      case .pattern(let pattern): own += 6 * costs[pattern]
      case .const(let id), .default(let id), .example(let id): own += 2 * costs[literals[id]] + 40
      default: break
      }
    }
    switch dataTypes[value.type] {
    case .primitive: return own + 40
    case .schema: return own + 140
    case .enumeration(let id):
      let values = enumerationValues[enumerations[id].values]
      return own
        + values.reduce(0) { $0 + 190 + 3 * costs[$1.name] + costs[$1.encoded] + weight(of: $1.metadata, costs) }
    case .array(let element): return own + weight(ofPart: element, levels: levels - 1, costs)
    case .map(let key, let entry):
      return own + weight(ofPart: key, levels: levels - 1, costs) + weight(ofPart: entry, levels: levels - 1, costs)
    case .object(let inner):
      var sum = own
      for field in inner where sum < 100_000 {
        sum += 350 + 3 * costs[fields[field].name] + weight(of: fields[field].metadata, costs)
        sum += weight(of: fields[field].value, levels: levels - 1, costs)
      }
      return sum
    }
  }
}

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

  private var parts: [ID<Twin>: Parts] = [:]

  /// Looks at the members of every type of `model`. O(effective members).
  init(of model: Model) {
    let weights = model.members.rows.map { model.weight(of: $0) }
    for id in model.twins.ids {
      let effective = model.effectiveMembers(of: id)
      guard effective.reduce(0, { $0 + weights[$1.index] }) > Self.room.own else { continue }
      var split = Parts(starts: [0], pages: [:])
      var left = Self.room.own
      for (position, member) in model.membersByKind(of: id).enumerated() {
        let weight = weights[member.index]
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
  fileprivate func weight(of member: Member) -> Int {
    var weight = 320 + 5 * string(member.name).utf8.count
    if let id = member.metadata {
      let metadata = self.metadata[id]
      weight += texts[metadata.title].reduce(0) { $0 + string($1.text).utf8.count }
      weight += texts[metadata.description].reduce(0) { max($0, string($1.text).utf8.count) }
      weight += metadata.annotations.prefix(12).count * 120 + metadata.mappings.count * 150
      weight += (metadata.synonyms + metadata.formerly).reduce(0) { $0 + string($1).utf8.count + 40 }
      if metadata.deprecation != nil { weight += 300 }
    }
    if let point = member.point { weight += 160 + 2 * string(points[point].header.name).utf8.count }
    if let value = member.value { weight += self.weight(of: value, levels: 8) }
    switch member.detail {
    case .relationship(let id):
      let detail = relationshipDetails[id]
      weight += min(detail.targets.count + detail.externalTargets.count, 60) * 130
      for field in detail.properties { weight += 350 + self.weight(of: fields[field].value, levels: 7) }
    case .command(let request, let response):
      for field in [request, response].compactMap(\.self) { weight += self.weight(of: fields[field].value, levels: 8) }
    case .none, .telemetry, .event, .component: break
    }
    return weight
  }

  private func weight(of metadata: ID<Metadata>?) -> Int {
    guard let metadata = metadata.map({ self.metadata[$0] }) else { return 0 }
    let longest = [metadata.title, metadata.description].map { range in
      texts[range].reduce(0) { max($0, string($1.text).utf8.count) }
    }
    return longest[0] + longest[1] + (metadata.deprecation == nil ? 60 : 360)
  }

  private func weight(of value: ValueSpec, levels: Int) -> Int {
    guard levels > 0 else { return 0 }
    let own = value.constraints.count * 60 + (value.quantity == nil ? 0 : 160) + (value.unit == nil ? 0 : 120)
    switch dataTypes[value.type] {
    case .primitive: return own + 40
    case .schema: return own + 140
    case .enumeration(let id):
      let values = enumerationValues[enumerations[id].values].prefix(Words.longestValueList)
      return own + values.reduce(0) { $0 + 190 + weight(of: $1.metadata) }
    case .array(let element): return own + weight(of: fields[element].value, levels: levels - 1)
    case .map(_, let entry): return own + weight(of: fields[entry].value, levels: levels - 1)
    case .object(let inner):
      var sum = own
      for field in inner where sum < 100_000 { sum += 350 + weight(of: fields[field].value, levels: levels - 1) }
      return sum
    }
  }
}

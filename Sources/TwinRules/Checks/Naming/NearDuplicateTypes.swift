import TwinModel
import TwinOutput
import TwinSource

let nearDuplicateType = Check(
  "near-duplicate-type", "No type says once more what most of another type says, without building on it.",
  selection: [.twin], needsWholeModel: true,
  parameters: [
    .natural("share", 75, "Percent of a type's members that make it a near duplicate."),
    .natural("members", 5, "So many members must be common at least."),
    .boolean("within", false, "Whether types of one package are held against each other too."),
  ],
  values: ["share", "common", "total", "other"]
) { run in
  var search = DuplicateSearch(run)
  search.findCandidates()
  for (twin, match) in search.matches(run) {
    let other = run.model.twins[match.other].header
    let identity = run.model.identity(other)
    run.report(
      .twin(twin),
      ["share": match.shareText, "common": "\(match.common)", "total": "\(match.total)", "other": identity],
      discriminator: identity, related: [.init(other.place, "`\(identity)`")])
  }
}

/// Finds types that have most members in common without holding every type against every other.
///
/// Two types are held against each other when both declare a member that few types declare, or when samples of their
/// members agree (MinHash over bands). What they share is then counted exactly. The number of pairs per type is bounded.
private struct DuplicateSearch {
  /// A type that another one resembles.
  struct Match {
    var other: ID<Twin>
    var common: Int
    /// Members of the type that are not one and the same in both.
    var total: Int
    /// The share rounded down, so that none meets a share that it only comes near to.
    var percent: Int { common * 100 / max(1, total) }
    /// The share as people are told it.
    var shareText: String { TwinOutput.shareText(common, of: total, scale: 100, digits: 0) ?? "\(percent)" }
  }

  private let model: Model
  private let share: Int
  private let leastCommon: Int
  private let isWithin: Bool
  private let signatures: MemberSignatures
  /// By type: earlier types to hold it against.
  private var candidates: [[ID<Twin>]]

  /// A member that more types declare says little about any of them.
  private static let fewTypes = 32
  /// How many types one is held against for its rare members.
  private static let mostCandidates = 4

  init(_ run: CheckRun) {
    model = run.model
    share = min(100, max(1, run.options.natural("share")))
    leastCommon = max(1, run.options.natural("members"))
    isWithin = run.options.boolean("within")
    signatures = MemberSignatures(run.model)
    candidates = [[ID<Twin>]](repeating: [], count: run.model.twins.count)
  }

  mutating func findCandidates() {
    addTypesWithRareMembers()
    addTypesWithLikeSamples()
  }

  private func areComparable(_ a: ID<Twin>, _ b: ID<Twin>) -> Bool {
    isWithin || model.twins[a].header.package != model.twins[b].header.package
  }

  // MARK: - Rare members

  private mutating func addTypesWithRareMembers() {
    let users = RareUsers(model, signatures, atMost: Self.fewTypes)
    var tally = [Int32](repeating: 0, count: model.twins.count)
    var touched: [ID<Twin>] = []
    for twin in model.twins.ids where model.effectiveMembers(of: twin).count >= leastCommon {
      touched.removeAll(keepingCapacity: true)
      for member in model.twins[twin].members {
        for other in users.of(signatures[member]) where other < twin && areComparable(twin, other) {
          if tally[other.index] == 0 { touched.append(other) }
          tally[other.index] += 1
        }
      }
      touched.sort { (tally[$1.index], $0) < (tally[$0.index], $1) }
      candidates[twin.index] += touched.prefix(Self.mostCandidates)
      for other in touched { tally[other.index] = 0 }
    }
  }

  // MARK: - Samples

  /// Two types of which one half is common agree in a band with a probability of a quarter; of eight bands, in one at least
  /// with one of nine tenths.
  private static let bands = 8

  private mutating func addTypesWithLikeSamples() {
    var samples: [(key: UInt64, twin: ID<Twin>)] = []
    for twin in model.twins.ids {
      let members = model.twins[twin].members
      guard !members.isEmpty, model.effectiveMembers(of: twin).count >= leastCommon else { continue }
      for band in 0..<Self.bands {
        var least = (UInt64.max, UInt64.max)
        for member in members {
          let hash = mix(UInt64(signatures[member]) &+ 1, UInt64(band) &+ 1)
          least = (min(least.0, hash), min(least.1, mix(hash, 0x5851_F42D_4C95_7F2D)))
        }
        samples.append((mix(least.0, least.1 &+ UInt64(band)), twin))
      }
    }
    samples.sort { ($0.key, $0.twin) < ($1.key, $1.twin) }
    var start = 0
    while start < samples.count {
      var end = start
      while end < samples.count, samples[end].key == samples[start].key { end += 1 }
      for position in start..<end { addNeighbours(in: samples[start..<end], before: position) }
      start = end
    }
  }

  /// The first types of a bucket and those just before: copies of one type are all held against the first.
  private mutating func addNeighbours(in bucket: ArraySlice<(key: UInt64, twin: ID<Twin>)>, before position: Int) {
    let twin = bucket[position].twin
    let before = bucket[..<position]
    for other in before.prefix(2) + before.suffix(2)
    where areComparable(twin, other.twin) && !candidates[twin.index].contains(other.twin) {
      candidates[twin.index].append(other.twin)
    }
  }

  // MARK: - Exact shares

  /// The types that resemble another one most, in the model's order.
  func matches(_ run: CheckRun) -> [(twin: ID<Twin>, match: Match)] {
    var best = [Match?](repeating: nil, count: model.twins.count)
    var marks = Marks(members: model.members.count, signatures: signatures.count)
    for twin in model.twins.ids {
      for other in candidates[twin.index] {
        guard run.covers(.twin(twin)) || run.covers(.twin(other)), !model.isSubtype(twin, of: other),
          !model.isSubtype(other, of: twin)
        else { continue }
        let counted = count(twin, other, &marks)
        guard counted.common >= leastCommon else { continue }
        let (late, early) = order(twin, other, counted)
        let (total, others) = late == twin ? (counted.own, counted.others) : (counted.others, counted.own)
        let match = Match(other: early, common: counted.common, total: total)
        // Nobody extends a type of which most is foreign.
        guard match.percent >= share, counted.common * 2 >= others, run.covers(.twin(late)) else { continue }
        if match.percent > best[late.index]?.percent ?? 0 { best[late.index] = match }
      }
    }
    return model.twins.ids.compactMap { twin in best[twin.index].map { (twin, $0) } }
  }

  private struct Counts {
    /// Members of both, declared twice.
    var common = 0
    /// Members of each that are not one and the same, inherited by both.
    var own = 0, others = 0
  }

  private struct Marks {
    var members: [UInt32]
    var signatures: [UInt32]
    var round: UInt32 = 0

    init(members: Int, signatures: Int) {
      self.members = [UInt32](repeating: 0, count: members)
      self.signatures = [UInt32](repeating: 0, count: signatures)
    }
  }

  private func count(_ twin: ID<Twin>, _ other: ID<Twin>, _ marks: inout Marks) -> Counts {
    var counts = Counts()
    marks.round += 1
    for member in model.effectiveMembers(of: other) {
      marks.members[member.index] = marks.round
      marks.signatures[signatures[member]] = marks.round
    }
    var inherited = 0
    for member in model.effectiveMembers(of: twin) {
      if marks.members[member.index] == marks.round {
        inherited += 1
        continue
      }
      counts.own += 1
      if marks.signatures[signatures[member]] == marks.round { counts.common += 1 }
    }
    counts.others = model.effectiveMembers(of: other).count - inherited
    return counts
  }

  /// Which of two types ought to build on the other: that of a package that needs the other's, or else the one that has less
  /// of its own, or else the later.
  private func order(_ a: ID<Twin>, _ b: ID<Twin>, _ counts: Counts) -> (late: ID<Twin>, early: ID<Twin>) {
    let packages = (model.twins[a].header.package, model.twins[b].header.package)
    if model.packages[packages.0].dependencies.contains(where: { $0.package == packages.1 }) { return (a, b) }
    if model.packages[packages.1].dependencies.contains(where: { $0.package == packages.0 }) { return (b, a) }
    if counts.own != counts.others { return counts.own < counts.others ? (a, b) : (b, a) }
    return a < b ? (b, a) : (a, b)
  }
}

/// By signature: the types that declare it, where they are few. Rows of one list, one behind the other.
private struct RareUsers {
  private var starts: [Int32]
  private var users: [ID<Twin>]

  init(_ model: Model, _ signatures: MemberSignatures, atMost limit: Int) {
    var counts = [Int32](repeating: 0, count: signatures.count)
    for twin in model.twins.ids {
      for member in model.twins[twin].members { counts[signatures[member]] += 1 }
    }
    // Of those that only one type declares, nobody asks.
    func isRare(_ count: Int32) -> Bool { count > 1 && count <= Int32(limit) }
    var next: Int32 = 0
    starts = []
    starts.reserveCapacity(counts.count + 1)
    for count in counts {
      starts.append(next)
      if isRare(count) { next += count }
    }
    starts.append(next)
    users = [ID<Twin>](repeating: ID(0), count: Int(next))
    var filled = starts
    for twin in model.twins.ids {
      for member in model.twins[twin].members where isRare(counts[signatures[member]]) {
        users[Int(filled[signatures[member]])] = twin
        filled[signatures[member]] += 1
      }
    }
  }

  func of(_ signature: Int) -> ArraySlice<ID<Twin>> { users[Int(starts[signature])..<Int(starts[signature + 1])] }
}

/// Numbers of members: equal numbers are members of one name and kind that hold, or point at, the same.
private struct MemberSignatures {
  private var numbers: [Int32] = []
  private(set) var count = 0

  init(_ model: Model) {
    // Keys of 64 bits stand for all that makes a signature: two that meet by chance make one member look like another.
    var known: [UInt64: Int32] = [:]
    var shapes = Shapes(model)
    numbers.reserveCapacity(model.members.count)
    for row in model.members.rows {
      let named = mix(UInt64(row.name.rawValue) + 1, UInt64(row.kind.rawValue) + 1)
      let unit = row.value?.unit.map { UInt64($0.rawValue) + 1 } ?? 0
      let quantity = row.value?.quantity.map { UInt64($0.rawValue) + 1 } ?? 0
      let key = mix(mix(named, shapes.shape(of: row)), quantity << 32 | unit)
      let number = known[key] ?? Int32(known.count)
      if Int(number) == known.count { known[key] = number }
      numbers.append(number)
    }
    count = known.count
  }

  subscript(member: ID<Member>) -> Int { Int(numbers[member.index]) }
}

/// Numbers that stand for what data types look like, wherever they are declared.
private struct Shapes {
  private let model: Model
  private var known: [UInt64?]

  init(_ model: Model) {
    self.model = model
    known = [UInt64?](repeating: nil, count: model.dataTypes.count)
  }

  mutating func shape(of member: Member) -> UInt64 {
    switch member.detail {
    case .component(let twin): return mix(1, UInt64(twin.rawValue))
    case .relationship(let detail):
      let row = model.relationshipDetails[detail]
      let targets = row.targets.reduce(UInt64(2)) { mix($0, UInt64($1.rawValue)) }
      return mix(targets, row.relation.map { UInt64($0.rawValue) + 1 } ?? 0)
    case .command(let request, let response):
      let asked = request.map { shape(of: model.fields[$0].value.type, depth: 0) } ?? 3
      return mix(asked, response.map { shape(of: model.fields[$0].value.type, depth: 0) } ?? 3)
    case .none, .telemetry, .event: return member.value.map { shape(of: $0.type, depth: 0) } ?? 4
    }
  }

  /// What lies deeper than a few levels makes no difference here.
  private mutating func shape(of type: ID<DataType>, depth: Int) -> UInt64 {
    if let shape = known[type.index] { return shape }
    let shape: UInt64
    switch model.resolved(type).type {
    case .primitive(let primitive): shape = UInt64(primitive.rawValue) + 16
    case .enumeration(let enumeration):
      shape = model.enumerations[enumeration].values.reduce(5) {
        mix($0, UInt64(model.enumerationValues[$1].name.rawValue))
      }
    case .schema: shape = 6
    case _ where depth > 3: return 7
    case .array(let element): shape = mix(8, self.shape(of: model.fields[element].value.type, depth: depth + 1))
    case .map(_, let value): shape = mix(9, self.shape(of: model.fields[value].value.type, depth: depth + 1))
    case .object(let fields):
      var combined: UInt64 = 10
      for field in fields {
        let row = model.fields[field]
        combined = mix(mix(combined, UInt64(row.name.rawValue)), self.shape(of: row.value.type, depth: depth + 1))
      }
      shape = combined
    }
    if depth == 0 { known[type.index] = shape }
    return shape
  }
}

/// One number of two, the same in every run.
private func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = (a ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: b ^ 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}

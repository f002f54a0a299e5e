public import TwinRuntime
import TwinSource

// How a report is made of what was counted.

extension ConformanceReport {
  /// Examples that a report has at most.
  static let sampleLimit = 1_000
  /// Unknown types for which others are looked for.
  private static let suggestionLimit = 20

  /// Makes a report of what was counted.
  /// - Parameters:
  ///   - graph: What the graph was found to be, where one was gathered.
  ///   - blocks: The blocks in order: places are counted from them.
  ///   - unread: What was not read, in any order.
  public init(
    _ counts: ConformanceCounts, of registry: Registry, graph findings: GraphFindings? = nil, model: String,
    inputs: [ConformanceInput], blocks: [BlockLines], unread: [UnreadRest] = []
  ) {
    let places = Places(inputs: inputs, blocks: blocks)
    self.model = model
    packages = Dictionary(grouping: registry.types, by: \.package.name).values.compactMap(\.first)
      .map { JudgedPackage(name: $0.package.name, version: $0.package.version) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    self.inputs = inputs.map(\.name)
    records = counts.records
    let subjects = counts.subjects.compactMap { subject, documents in
      registry.type(subject.type).map { (type: $0.id, subject: subject, documents: documents) }
    }.sorted { ($0.type, $0.subject.form.rank) < ($1.type, $1.subject.form.rank) }
    documents = subjects.map { Documents($0.type, $0.subject.form, $0.documents, places) }
    self.unread = unread.sorted { $0.block < $1.block }.map { places.sample($0) }
    all = Share()
    messages = Share()
    twins = Share()
    members = Share()
    for (_, subject, documents) in subjects {
      let share = Share(conforming: documents.conforming, total: documents.total)
      if subject.form.isTwin { twins = twins + share } else { messages = messages + share }
      // What an event carries, or a command, is one value.
      if ![.state, .telemetry, .event("")].contains(subject.form) { members = members + share }
    }
    graph = nil
    if let findings {
      // A twin that is right by itself may be wrong in the graph.
      let wrongTwins = twins.conforming - records.missingID - findings.conformingTwins
      records.conforming += findings.relationships.conforming - wrongTwins
      records.wrongInGraph = wrongTwins + findings.relationships.total - findings.relationships.conforming
      twins = Share(conforming: findings.conformingTwins, total: twins.total + counts.unknownTwins)
      graph = Graph(findings, places)
    }
    all = Share(conforming: records.conforming, total: records.judged)
    memberShares = Self.memberShares(counts, registry)
    members = memberShares.reduce(members) { $0 + $1.share }
    unknownTypes = Self.suggesting(typesOf: registry, for: Names(counts.unknownTypes, places))
    unseen = Unseen(counts, registry)
    samples = Self.samples(counts, subjects.map { ($0.type, $0.subject.form, $0.documents) }, places)
  }

  /// Whether all documents have a member that the model does not know and by which records tell their type.
  public func isOfEnvelopes(typeKey: String) -> Bool {
    !documents.isEmpty
      && documents.allSatisfy { documents in
        documents.undeclared.entries.contains { $0.name == "/" + typeKey && $0.count == documents.share.total }
      }
  }

  /// Says of types that the model does not have which of its own may be meant: those of that name in any package, or with nearly the same identity.
  private static func suggesting(typesOf registry: Registry, for names: Names) -> Names {
    if names.entries.isEmpty { return names }
    var names = names
    let types = registry.types.filter { !$0.isAbstract }
    let named = Dictionary(grouping: types, by: { $0.name.lowercased() })
    let identities = types.map(\.id)
    for index in names.entries.indices.prefix(suggestionLimit) {
      let name = names.entries[index].name
      let last = name.split { ".:;".contains($0) }.last { !$0.allSatisfy(\.isNumber) }.map(String.init) ?? name
      let same = named[last.lowercased()] ?? []
      let near =
        nearest(to: name, in: identities).flatMap { near in types.first { $0.id == near } }
        ?? nearest(to: last, in: types.lazy.map(\.name)).flatMap { near in types.first { $0.name == near } }
      // In the words of the data, which may be those of another system.
      names.entries[index].suggestion = (same.count == 1 ? same[0] : near ?? same.first).map {
        name.hasPrefix("dtmi:") ? $0.externalID ?? $0.id : $0.id
      }
    }
    return names
  }

  private static func memberShares(_ counts: ConformanceCounts, _ registry: Registry) -> [MemberShare] {
    counts.members.compactMap { table, members in
      registry.type(table.type).map { (type: $0.id, isState: table.isState, members: members) }
    }.sorted { ($0.type, $0.isState ? 0 : 1) < ($1.type, $1.isState ? 0 : 1) }.flatMap { table in
      table.members.filter { $0.seen > 0 && !$0.isComponent }.map {
        MemberShare(
          type: table.type, member: $0.name, share: Share(conforming: $0.seen - $0.wrong, total: $0.seen))
      }
    }
  }

  private static func samples(
    _ counts: ConformanceCounts, _ subjects: [(String, RecordForm, ConformanceCounts.Documents)], _ places: Places
  ) -> [Sample] {
    var found: [(turn: Int, place: RecordPlace, sample: Sample)] = []
    func add(_ list: SampleList, _ rule: String, _ type: String? = nil, _ form: RecordForm? = nil) {
      for (turn, sample) in list.samples.enumerated() {
        found.append(
          (
            turn, sample.place,
            Sample(
              place: places.place(sample.place), value: places.value(sample), type: type, form: form?.text, rule: rule,
              pointer: sample.pointer, expected: sample.expected, actual: sample.actual)
          ))
      }
    }
    add(counts.unreadable, "unreadable")
    add(counts.untyped, "untyped")
    add(counts.missingID, "missingID")
    for (type, form, documents) in subjects {
      for rule in ConformanceCounts.Rule.all {
        if let counts = documents.rules[rule] { add(counts.samples, rule.word, type, form) }
      }
    }
    // Of more than there is room for, the first of each rule go before the second of any.
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      found[a].place == found[b].place ? a < b : found[a].place < found[b].place
    }
    let kept = found.indices.sorted { a, b in
      found[a].turn == found[b].turn ? isBefore(a, b) : found[a].turn < found[b].turn
    }.prefix(sampleLimit)
    return kept.sorted(by: isBefore).map { found[$0].sample }
  }
}

extension ConformanceReport.Graph {
  fileprivate init(_ findings: GraphFindings, _ places: Places) {
    relationships = findings.relationships
    rules = GraphRule.allCases.compactMap { rule in
      findings.counts[rule].map { Rule(rule: rule.rawValue, violations: $0) }
    }
    undeclared = findings.undeclared.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { id, counts in
      (id, ConformanceReport.Names(counts, places))
    }
    samples = findings.samples.map { place, sample in
      let first = sample.first.map { ", at \(places.place($0).text)" } ?? ""
      return Sample(
        place: places.place(place), subject: sample.subject, rule: sample.rule.rawValue, origin: sample.origin,
        pointer: sample.pointer, expected: sample.expected, actual: sample.actual + first)
    }
  }
}

extension ConformanceReport.Documents {
  fileprivate init(_ type: String, _ form: RecordForm, _ counts: ConformanceCounts.Documents, _ places: Places) {
    self.type = type
    self.form = form == .event("") ? "undeclared" : form.text
    share = Share(conforming: counts.conforming, total: counts.total)
    rules = ConformanceCounts.Rule.all.compactMap { rule in
      counts.rules[rule].map {
        ConformanceReport.RuleCount(rule: rule.word, violations: $0.violations, documents: $0.documents)
      }
    }
    undeclared = ConformanceReport.Names(counts.undeclared, places)
  }
}

extension ConformanceReport.Names {
  fileprivate init(_ counts: NameCounts, _ places: Places) {
    total = counts.total
    isCutShort = counts.isOverfull
    entries = counts.ordered.map { name, entry in
      Entry(name: name, count: counts.isOverfull ? nil : entry.count, first: places.place(entry.first))
    }
  }
}

extension ConformanceReport.Unseen {
  fileprivate init(_ counts: ConformanceCounts, _ registry: Registry) {
    let subjects = counts.subjects.filter { $0.value.total > 0 }.map(\.key)
    let seen = Set(subjects.map(\.type)).union(
      counts.members.filter { $0.value.contains { $0.seen > 0 } }.map(\.key.type))
    types = []
    members = []
    for type in registry.types where !type.isAbstract {
      guard seen.contains(type.typeNumber) else {
        types.append(type.id)
        continue
      }
      for isState in [true, false] {
        let table = ConformanceCounts.Table(type: type.typeNumber, isState: isState)
        members += (counts.members[table] ?? []).filter { $0.seen == 0 }.map { type.id + "/" + $0.name }
      }
      let forms = Set(subjects.filter { $0.type == type.typeNumber }.map(\.form))
      members += type.members.filter { !$0.isSeen(in: forms) }.map { type.id + "/" + $0.name }
    }
  }
}

extension Member {
  /// Whether, among the forms of documents of its type that were seen, there is one of this event or command; all others
  /// count as seen, and so do events where no event was.
  fileprivate func isSeen(in forms: Set<RecordForm>) -> Bool {
    switch kind {
    case .event: forms.contains(.event(name)) || !forms.contains { if case .event = $0 { true } else { false } }
    case .command:
      forms.contains(.request(name)) || forms.contains(.response(name))
        || !forms.contains {
          switch $0 {
          case .request, .response: true
          default: false
          }
        }
    default: true
    }
  }
}

extension RecordForm {
  /// By which forms are sorted.
  fileprivate var rank: String {
    switch self {
    case .state: "0"
    case .telemetry: "1"
    case .event(let name): "2" + name
    case .request(let name): "3" + name
    case .response(let name): "4" + name
    }
  }
}

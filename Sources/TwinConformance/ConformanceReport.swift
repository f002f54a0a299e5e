public import TwinRuntime
import TwinSource

/// An input, by the name that people gave it.
public struct ConformanceInput: Hashable, Sendable {
  /// Its path, or what stands for it.
  public var name: String
  /// Whether it is one array, so that its records are elements and not lines.
  public var isArray: Bool

  /// An input.
  public init(name: String, isArray: Bool) {
    self.name = name
    self.isArray = isArray
  }
}

/// How many lines, or elements, a block of an input had.
public struct BlockLines: Hashable, Sendable {
  /// The input's number.
  public var input: Int
  /// Lines, or elements.
  public var count: Int
  /// The lines that end before the block begins, where they are not the records.
  public var linesBefore: Int?

  /// A block's lines.
  public init(input: Int, count: Int, linesBefore: Int? = nil) {
    self.input = input
    self.count = count
    self.linesBefore = linesBefore
  }
}

/// What is left of an input that was not read to its end, from the beginning of a block on.
public struct UnreadRest: Hashable, Sendable {
  let block: Int
  let offset: Int
  let lineStart: Int
  let expected: String
  let actual: String

  /// A rest, which begins at `offset` of its input, in a line that begins at `lineStart`.
  public init(block: Int, offset: Int, lineStart: Int, expected: String, actual: String) {
    (self.block, self.offset, self.lineStart) = (block, offset, lineStart)
    (self.expected, self.actual) = (expected, actual)
  }
}

/// How data conforms to a model: values, to be written in one way or another.
public struct ConformanceReport: Sendable {
  /// Where a record stands.
  public struct Place: Hashable, Sendable {
    /// The input's name.
    public var path: String
    /// Its line, from one.
    public var line: Int
    /// Its place in the array, from one; nil where it is in none.
    public var element: Int?
    /// First byte of the record; in what was unpacked, where the input is compressed.
    public var offset: Int
  }

  /// Where a value stands.
  public struct Value: Hashable, Sendable {
    /// Its line, and its first byte there, from one.
    public var line: Int, column: Int
    /// Its first byte in the input, from zero; in what was unpacked, where that is compressed.
    public var offset: Int
  }

  /// What was wrong with a record, as an example.
  public struct Sample: Hashable, Sendable {
    /// Where the record stands.
    public var place: Place
    /// Where the value stands; of what is missing, the object that lacks it.
    public var value: Value
    /// The type of the document; nil where the record is none.
    public var type: String?
    /// Its form, by the word of the command line.
    public var form: String?
    /// The rule that is broken, or why the record is no document: `unreadable`, `untyped`, `missingID`.
    public var rule: String
    /// The value inside the document, as a JSON Pointer; empty for all of it.
    public var pointer: String
    /// What had to be there, in words.
    public var expected: String
    /// What is there. Text of the data.
    public var actual: String
  }

  /// A rule and how often it is broken.
  public struct RuleCount: Hashable, Sendable {
    /// Its word.
    public var rule: String
    /// How often it is broken.
    public var violations: Int
    /// Documents in which it is broken.
    public var documents: Int
  }

  /// Names that data has and the model has not.
  public struct Names: Hashable, Sendable {
    /// A name, how often it occurs and where first.
    public struct Entry: Hashable, Sendable {
      /// Text of the data, shortened.
      public var name: String
      /// Nil where there are too many names to count each.
      public var count: Int?
      /// The first record that has it.
      public var first: Place
      /// What of the model was perhaps meant.
      public var suggestion: String?
    }

    /// Occurrences of all.
    public var total: Int
    /// The first ones, in order.
    public var entries: [Entry]
    /// Whether there are more.
    public var isCutShort: Bool
  }

  /// Documents of one form of one type.
  public struct Documents: Hashable, Sendable {
    /// Identity of the type.
    public var type: String
    /// The form, by the word of the command line; `undeclared` for events and commands that the type does not have.
    public var form: String
    /// Those that conform.
    public var share: Share
    /// `abstractType`, then in the order of `ViolationRule`.
    public var rules: [RuleCount]
    /// Members that the model does not know, by pointer, in which `*` is any number.
    public var undeclared: Names
  }

  /// A member of a type that data is of.
  public struct MemberShare: Hashable, Sendable {
    /// Identity of the type.
    public var type: String
    /// Name of the member.
    public var member: String
    /// Values that are there, and of these those with which nothing is wrong, themselves or inside.
    public var share: Share
  }

  /// What the model has and data has not.
  public struct Unseen: Hashable, Sendable {
    /// Types that have instances of their own, by identity.
    public var types: [String]
    /// Members of types that were seen, as `TYPE/MEMBER`, of the forms that were seen of that type.
    public var members: [String]
  }

  /// What twins and relationships say of each other.
  public struct Graph: Sendable {
    /// A rule of graphs and how often it is broken.
    public struct Rule: Hashable, Sendable {
      /// Its word, by `GraphRule`.
      public var rule: String
      /// How often it is broken.
      public var violations: Int
    }

    /// A twin or a relationship and what is wrong with it.
    public struct Sample: Hashable, Sendable {
      /// Where its record stands.
      public var place: Place
      /// The twin or relationship, by its ids.
      public var subject: String
      /// Its word, by `GraphRule`.
      public var rule: String
      /// Identity of the relationship's member, or of the relation, that says so.
      public var origin: String?
      /// In the properties of a relationship.
      public var pointer: String?
      /// What had to be there, in words.
      public var expected: String
      /// What is there. Text of the data.
      public var actual: String
    }

    /// Relationships with which nothing is wrong.
    public var relationships: Share
    /// In the order of `GraphRule`.
    public var rules: [Rule]
    /// Members of relationships that the model does not know, by identity of the relationship.
    public var undeclared: [(relationship: String, names: Names)]
    /// The first of each rule: twins before relationships.
    public var samples: [Sample]
  }

  /// A package by whose types data was judged.
  public struct JudgedPackage: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its version; 1.0.0 where its sources say none.
    public var version: String
  }

  /// What people call the model.
  public var model: String
  /// The packages of the model that have types, by name.
  public var packages: [JudgedPackage]
  /// Names of the inputs.
  public var inputs: [String]
  /// What became of each record.
  public var records: ConformanceCounts.Records
  /// All records but those that are no data of twins.
  public var all: Share
  /// Telemetry, events, requests and responses.
  public var messages: Share
  /// Documents of state; of a graph, twins with which nothing is wrong in their documents and in the graph, among all, those of unknown types too.
  public var twins: Share
  /// Values of members that are there, as `memberShares` has them; and what events and commands carry, each one value.
  public var members: Share
  /// Nil where no graph was asked for.
  public var graph: Graph?
  /// By type, then form.
  public var documents: [Documents]
  /// Members that are in a record, by type, in the order of the model.
  public var memberShares: [MemberShare]
  /// Types that records name and the model does not have.
  public var unknownTypes: Names
  /// What the model has and no record.
  public var unseen: Unseen
  /// By place.
  public var samples: [Sample]
  /// Inputs of which only what stands before a place was read, and why. What is behind it counts as one record that is unreadable.
  public var unread: [Sample]
}

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

/// Lines by blocks.
struct Places {
  private let inputs: [ConformanceInput]
  private let blocks: [BlockLines]
  /// Lines of the same input before each block.
  private let before: [Int]

  init(inputs: [ConformanceInput], blocks: [BlockLines]) {
    self.inputs = inputs
    self.blocks = blocks
    var before: [Int] = []
    before.reserveCapacity(blocks.count)
    var (lines, input) = (0, -1)
    for block in blocks {
      if block.input != input { (lines, input) = (0, block.input) }
      before.append(lines)
      lines += block.count
    }
    self.before = before
  }

  func value(_ sample: RecordSample) -> ConformanceReport.Value {
    let block = sample.place.block
    guard blocks.indices.contains(block), inputs.indices.contains(blocks[block].input) else {
      return ConformanceReport.Value(line: 1, column: 1, offset: sample.value.offset)
    }
    return ConformanceReport.Value(
      line: (blocks[block].linesBefore ?? before[block]) + sample.value.line + 1, column: sample.value.column + 1,
      offset: sample.value.offset)
  }

  func sample(_ rest: UnreadRest) -> ConformanceReport.Sample {
    let sample = RecordSample(
      place: RecordPlace(block: rest.block, line: 0, offset: rest.offset),
      value: ValuePlace(line: 0, column: rest.offset - rest.lineStart, offset: rest.offset), pointer: "",
      expected: rest.expected, actual: rest.actual)
    return ConformanceReport.Sample(
      place: place(sample.place), value: value(sample), type: nil, form: nil, rule: "unreadable", pointer: "",
      expected: rest.expected, actual: rest.actual)
  }

  func place(_ place: RecordPlace) -> ConformanceReport.Place {
    guard blocks.indices.contains(place.block), inputs.indices.contains(blocks[place.block].input) else {
      return ConformanceReport.Place(path: "", line: place.line + 1, offset: place.offset)
    }
    let block = blocks[place.block]
    let input = inputs[block.input]
    return ConformanceReport.Place(
      path: input.name, line: (block.linesBefore ?? before[place.block]) + place.line + 1,
      element: input.isArray ? before[place.block] + place.element + 1 : nil, offset: place.offset)
  }
}

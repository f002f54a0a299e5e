import TwinRuntime

/// What a worker, or all of them together, counted. Sums and firsts alone, so that it is the same however the records were
/// shared out.
public struct ConformanceCounts: Sendable {
  /// Every record is one of these.
  public struct Records: Hashable, Sendable {
    /// Nothing is wrong with it.
    public var conforming = 0
    /// Something is wrong with it.
    public var violating = 0
    /// It names a type that the model does not have.
    public var unknownType = 0
    /// It does not say what it is.
    public var untyped = 0
    /// It is no JSON, beyond a bound, or cut off.
    public var unreadable = 0
    /// Where a graph is asked for: a twin without an id, with which nothing else is wrong; no relationship can lead to it.
    public var missingID = 0
    /// Where a graph is asked for: a twin that is right by itself, or a relationship, and wrong in the graph.
    public var wrongInGraph = 0
    /// It is no data of twins: a header, a model; a relationship where no graph is asked for.
    public var other = 0

    /// All of them but `other`.
    public var judged: Int {
      conforming + violating + unknownType + untyped + unreadable + missingID + wrongInGraph
    }

    mutating func merge(_ next: Records) {
      conforming += next.conforming
      violating += next.violating
      unknownType += next.unknownType
      untyped += next.untyped
      unreadable += next.unreadable
      missingID += next.missingID
      wrongInGraph += next.wrongInGraph
      other += next.other
    }
  }

  /// What a document can break: a rule of values, or that its type has no instances of its own.
  enum Rule: Hashable, Sendable {
    case abstractType
    case value(ViolationRule)

    /// All but `syntax` and `limit`: who breaks those is unreadable.
    static let all =
      [Rule.abstractType] + ViolationRule.allCases.filter { $0 != .syntax && $0 != .limit }.map { .value($0) }

    /// The word for reports.
    var word: String {
      switch self {
      case .abstractType: GraphRule.abstractType.rawValue
      case .value(let rule): rule.rawValue
      }
    }
  }

  /// Documents of one form of one type.
  struct Documents: Sendable {
    struct Broken: Sendable {
      var violations = 0
      var documents = 0
      var samples: SampleList
    }

    var total = 0
    var conforming = 0
    var rules: [Rule: Broken] = [:]
    var undeclared = NameCounts()

    /// Counts a document in which `rule` is broken `count` times; `add` adds examples.
    mutating func note(_ rule: Rule, _ count: Int, sampleLimit: Int, _ add: (inout SampleList) -> Void) {
      func note(in broken: inout Broken) {
        broken.violations += count
        broken.documents += 1
        add(&broken.samples)
      }
      note(in: &rules[rule, default: Broken(samples: SampleList(limit: sampleLimit))])
    }

    mutating func merge(_ other: Documents) {
      total += other.total
      conforming += other.conforming
      for (rule, counts) in other.rules {
        guard var known = rules[rule] else {
          rules[rule] = counts
          continue
        }
        known.violations += counts.violations
        known.documents += counts.documents
        known.samples.merge(counts.samples)
        rules[rule] = known
      }
      undeclared.merge(other.undeclared)
    }
  }

  struct Subject: Hashable, Sendable {
    var type: TypeNumber
    var form: RecordForm
  }

  /// The table of a type's members of some kinds.
  struct Table: Hashable, Sendable {
    var type: TypeNumber
    var isState: Bool
  }

  struct MemberCount: Hashable, Sendable {
    var name: String
    var seen: Int
    var wrong: Int
    /// Whether it holds members of its own, which are counted in its place.
    var isComponent: Bool
  }

  var records = Records()
  var subjects: [Subject: Documents] = [:]
  /// Members in the order of the model.
  var members: [Table: [MemberCount]] = [:]
  var unknownTypes = NameCounts()
  /// Twins of a graph that are of such types.
  var unknownTwins = 0
  /// Examples of records that are no documents, by why.
  var unreadable: SampleList
  var untyped: SampleList
  var missingID: SampleList

  init(sampleLimit: Int) {
    unreadable = SampleList(limit: sampleLimit)
    untyped = SampleList(limit: sampleLimit)
    missingID = SampleList(limit: sampleLimit)
  }

  /// Adds what another worker counted.
  public mutating func merge(_ other: ConformanceCounts) {
    records.merge(other.records)
    for (subject, documents) in other.subjects {
      if subjects[subject]?.merge(documents) == nil { subjects[subject] = documents }
    }
    for (table, counts) in other.members {
      guard var known = members[table], known.count == counts.count else {
        members[table] = counts
        continue
      }
      for index in known.indices {
        known[index].seen += counts[index].seen
        known[index].wrong += counts[index].wrong
      }
      members[table] = known
    }
    unknownTypes.merge(other.unknownTypes)
    unknownTwins += other.unknownTwins
    unreadable.merge(other.unreadable)
    untyped.merge(other.untyped)
    missingID.merge(other.missingID)
  }
}

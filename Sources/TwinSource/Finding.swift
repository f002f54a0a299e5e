/// Identifies a rule, for example `structure/unknown-key`: the pass, a slash, the bad thing in kebab case.
public struct RuleID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The id as people write it.
  public let name: String

  /// A rule id from a literal.
  public init(stringLiteral value: String) { name = value }

  /// A rule id read from data.
  public init(_ name: String) { self.name = name }

  /// The id as people write it.
  public var description: String { name }

  /// Orders by spelling.
  public static func < (a: RuleID, b: RuleID) -> Bool { a.name < b.name }
}

/// How much a finding matters. Errors fail a check; warnings do on request; notes never.
public enum Severity: UInt8, Comparable, Sendable, CaseIterable {
  case note, warning, error

  /// `note`, `warning` or `error`.
  public var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// Orders from note to error.
  public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// Those whom a change of a model can break.
public struct Audiences: OptionSet, Hashable, Sendable {
  /// One bit an audience.
  public let rawValue: UInt8

  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Devices and pipelines that write data the old way.
  public static let producers = Audiences(rawValue: 1)
  /// Dashboards, analytics, saved queries that read new data with the old model.
  public static let readers = Audiences(rawValue: 2)
  /// Stored twins and relationships.
  public static let graph = Audiences(rawValue: 4)
  /// Clients of commands and writable properties.
  public static let callers = Audiences(rawValue: 8)
  /// Generated or hand-written source.
  public static let code = Audiences(rawValue: 16)
  /// Packages that extend, compose or target the type.
  public static let models = Audiences(rawValue: 32)

  /// The words for the members, in the order of the declarations above.
  public static let words = ["producers", "readers", "graph", "callers", "code", "models"]

  /// The audience that `word` stands for; nil where it stands for none.
  public init?(word: String) {
    guard let index = Self.words.firstIndex(of: word) else { return nil }
    self.init(rawValue: 1 << UInt8(index))
  }

  /// All of them.
  public static let all = Audiences(rawValue: 63)

  /// Words of the members, in that order.
  public var names: [String] {
    Self.words.indices.filter { rawValue & (1 << UInt8($0)) != 0 }.map { Self.words[$0] }
  }
}

/// A second place that explains a finding: the other declaration, the parent's bound, the step of a cycle.
public struct RelatedPlace: Hashable, Sendable {
  /// Where.
  public var place: Place
  /// What stands there, in a few words: lower-case, no final period.
  public var label: String

  /// A labelled place.
  public init(_ place: Place, _ label: String) {
    self.place = place
    self.label = label
  }
}

/// A replacement of source bytes.
public struct Edit: Hashable, Sendable {
  /// The bytes to replace; an empty range inserts.
  public var place: Place
  /// What to put there.
  public var replacement: String

  /// A replacement of the bytes at `place`.
  public init(_ place: Place, _ replacement: String) {
    self.place = place
    self.replacement = replacement
  }
}

/// A mechanical mend of a finding: one or more edits that belong together.
public struct FixIt: Hashable, Sendable {
  /// What applying it does, as an instruction: "rename `propertes` to `properties`".
  public var summary: String
  /// The edits; they do not overlap.
  public var edits: [Edit]

  /// A mend of at least one edit.
  public init(_ summary: String, _ edits: [Edit]) {
    self.summary = summary
    self.edits = edits
  }
}

/// That someone accepted one finding, for a reason and for a time.
public struct Waiver: Hashable, Sendable {
  /// Who answers for it.
  public var owner: String
  /// Why it is accepted.
  public var reason: String
  /// Who approved it.
  public var approver: String
  /// The last day on which it holds, as `2026-12-31`.
  public var expires: String

  /// A waiver; all of it is needed.
  public init(owner: String, reason: String, approver: String, expires: String) {
    self.owner = owner
    self.reason = reason
    self.approver = approver
    self.expires = expires
  }
}

/// What a stage or a pass has to say about the sources: the only finding type there is.
public struct Finding: Hashable, Sendable {
  /// The rule that speaks.
  public var rule: RuleID
  /// How much it matters.
  public var severity: Severity
  /// A headline: lower-case unless it begins with a name or with code, and without a final period. Text from the input
  /// stands in it as it is; writers neutralise it.
  public var message: String
  /// Where the finding is.
  public var place: Place
  /// Other places that explain it, in telling order.
  public var related: [RelatedPlace]
  /// Reasons and ways out, in the style of the message: a clause each, or several joined by semicolons.
  public var notes: [String]
  /// Mechanical mends, the best first.
  public var fixIts: [FixIt]
  /// Identity of the element it is about (`com.example.hvac.Fan/speed`), or empty. Part of the fingerprint.
  public var subject: String
  /// Who breaks, for findings about changes.
  public var audiences: Audiences
  /// What tells it from other findings of its rule about the same element: the other type, the word, the key. Part of the
  /// fingerprint; the message where nil.
  public var discriminator: String?
  /// The waiver that accepts it; a waived finding is shown in reports and fails nothing.
  public var waiver: Waiver? {
    get { waivers.first }
    set { waivers = newValue.map { [$0] } ?? [] }
  }
  /// At most one, out of line: findings are many, and few of them are waived.
  private var waivers: [Waiver] = []

  /// A finding; everything but the first four is optional.
  public init(
    _ rule: RuleID, _ severity: Severity, _ message: String, at place: Place, related: [RelatedPlace] = [],
    notes: [String] = [], fixIts: [FixIt] = [], subject: String = "", audiences: Audiences = [],
    discriminator: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.place = place
    self.related = related
    self.notes = notes
    self.fixIts = fixIts
    self.subject = subject
    self.audiences = audiences
    self.discriminator = discriminator
  }

  /// Structural identity: the rule, the element and what tells the finding from others about it, never the place, so that
  /// it survives moved lines and unrelated changes.
  ///
  /// 64-bit FNV-1a in hexadecimal: stable across machines and runs. It names a finding; it protects nothing.
  public var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in [rule.name, subject, discriminator ?? message] {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Finding {
  /// The one order in which findings are shown: by file, place, rule, then message.
  public static func inOrder(_ a: Finding, _ b: Finding) -> Bool {
    if a.place != b.place { return a.place < b.place }
    if a.rule != b.rule { return a.rule < b.rule }
    if a.message != b.message { return a.message < b.message }
    return a.subject < b.subject
  }
}

public import TwinSource

/// What a change does to an audience, from harmless to worst.
public enum Effect: String, Sendable, CaseIterable, Comparable {
  /// Nothing.
  case safe
  /// It depends on what they do with the model.
  case conditional
  /// What they have or do is no longer valid.
  case breaks
  /// All still parses, and means something else.
  case silent

  /// Orders from harmless to worst.
  public static func < (a: Effect, b: Effect) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .safe: 0
    case .conditional: 1
    case .breaks: 2
    case .silent: 3
    }
  }
}

/// Effects on the six audiences.
public struct Effects: Hashable, Sendable {
  /// Devices and pipelines that write data.
  public var producers: Effect
  /// Those who read data.
  public var readers: Effect
  /// Stored twins and relationships.
  public var graph: Effect
  /// Clients of commands and writable properties.
  public var callers: Effect
  /// Generated or hand-written source.
  public var code: Effect
  /// Packages that build on the model.
  public var models: Effect

  /// Effects by audience; none by default.
  public init(
    producers: Effect = .safe, readers: Effect = .safe, graph: Effect = .safe, callers: Effect = .safe,
    code: Effect = .safe, models: Effect = .safe
  ) {
    self.producers = producers
    self.readers = readers
    self.graph = graph
    self.callers = callers
    self.code = code
    self.models = models
  }

  /// The audiences in the order in which they are always named, with the effect on each.
  public var byAudience: [(audience: Audiences, effect: Effect)] {
    [
      (.producers, producers), (.readers, readers), (.graph, graph), (.callers, callers), (.code, code),
      (.models, models),
    ]
  }

  /// The effect on one audience.
  public subscript(audience: Audiences) -> Effect {
    byAudience.filter { audience.contains($0.audience) }.map(\.effect).max() ?? .safe
  }

  /// For each audience the worse of two effects.
  public func joined(_ other: Effects) -> Effects {
    Effects(
      producers: max(producers, other.producers), readers: max(readers, other.readers),
      graph: max(graph, other.graph), callers: max(callers, other.callers), code: max(code, other.code),
      models: max(models, other.models))
  }

  /// Audiences on which the effect is at least `effect`.
  public func audiences(atLeast effect: Effect) -> Audiences {
    byAudience.reduce(into: []) { if $1.effect >= effect { $0.insert($1.audience) } }
  }
}

/// The part of a version that a change takes (semver.org).
public enum Bump: String, Sendable, CaseIterable, Comparable {
  case none, patch, minor, major

  /// Orders from none to major.
  public static func < (a: Bump, b: Bump) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Who has to take the new model first.
public enum UpgradeOrder: String, Sendable, CaseIterable {
  /// No one has to.
  case any
  /// Those who read, since those who write may then write what is new.
  case readersFirst = "readers-first"
  /// Those who write, since those who read may then rely on it.
  case producersFirst = "producers-first"
  /// All at once, or through a version that has both.
  case together

  /// The order that satisfies both.
  public func joined(_ other: UpgradeOrder) -> UpgradeOrder {
    if self == .any || self == other { return other }
    return other == .any ? self : .together
  }
}

/// What it takes to bring stored data to the new model, from nothing to more than can be done.
public enum MigrationClass: String, Sendable, CaseIterable, Comparable {
  /// Nothing.
  case none
  /// The default is filled in.
  case fill
  /// A program can do it: rename, convert a unit, map an enumeration.
  case mechanical
  /// People have to decide.
  case manual
  /// What would be needed was never recorded.
  case impossible

  /// Orders from nothing to impossible.
  public static func < (a: MigrationClass, b: MigrationClass) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A row of the impact table: what a kind of change means, and to whom.
public struct Impact: Hashable, Sendable {
  /// On whom it has which effect.
  public var effects: Effects
  /// The part of the version that it takes.
  public var bump: Bump
  /// Who goes first.
  public var upgrade: UpgradeOrder
  /// What it takes to bring data along.
  public var migration: MigrationClass
  /// The opposite kind of change, or its own kind where the opposite is of the same kind.
  public var mirror: String

  /// A row.
  public init(
    effects: Effects, bump: Bump, upgrade: UpgradeOrder, migration: MigrationClass, mirror: String
  ) {
    self.effects = effects
    self.bump = bump
    self.upgrade = upgrade
    self.migration = migration
    self.mirror = mirror
  }

  /// What both together mean.
  public func joined(_ other: Impact) -> Impact {
    Impact(
      effects: effects.joined(other.effects), bump: max(bump, other.bump), upgrade: upgrade.joined(other.upgrade),
      migration: max(migration, other.migration), mirror: mirror)
  }
}

/// Where a value stands, which decides who writes it and who reads it.
public struct ValuePositions: OptionSet, Hashable, Sendable {
  /// One bit a position.
  public let rawValue: UInt8

  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// State that is stored: a property, or a property of a relationship.
  public static let property = ValuePositions(rawValue: 1)
  /// Likewise, and clients may change it.
  public static let writableProperty = ValuePositions(rawValue: 2)
  /// Telemetry or the payload of an event: it flows and is not stored.
  public static let stream = ValuePositions(rawValue: 4)
  /// What is sent with a command: callers write it, devices read it.
  public static let request = ValuePositions(rawValue: 8)
  /// What a command answers: devices write it, callers read it.
  public static let response = ValuePositions(rawValue: 16)
  /// Nowhere that holds data: a shared schema or point that nothing uses yet.
  public static let unused = ValuePositions(rawValue: 32)

  /// Where values stand in both models, `self` and `other`. Where they stand only after a change there is nothing that it could
  /// harm, and what becomes of those that are gone is told with their members. A property stays one when it becomes writable.
  func common(with other: ValuePositions) -> ValuePositions {
    let state: ValuePositions = [.property, .writableProperty]
    var found = intersection(other)
    if !isDisjoint(with: state), !other.isDisjoint(with: state) { found.formUnion(union(other).intersection(state)) }
    return found.isEmpty ? .unused : found
  }

  /// What positions are called, in the order in which they are always named.
  public static let words: [(position: ValuePositions, name: String)] = [
    (.property, "property"), (.writableProperty, "writable-property"), (.stream, "stream"), (.request, "request"),
    (.response, "response"), (.unused, "unused"),
  ]

  /// Names of the members.
  public var names: [String] { Self.words.filter { contains($0.position) }.map(\.name) }

  /// The positions, one by one.
  var each: [ValuePositions] {
    (0..<6).map { ValuePositions(rawValue: 1 << $0) }.filter(contains)
  }
}

extension Effects {
  /// A row's effects where the value stands at `positions`; as they are where there are none.
  ///
  /// A row says what happens to those who write a value (producers) and to those who read it (readers). Who they are is up to the
  /// position: nothing of a stream is stored, a property that is not writable has no callers, callers write requests that
  /// devices read, and read responses that devices write.
  public func at(_ positions: ValuePositions) -> Effects {
    guard !positions.isEmpty else { return self }
    return positions.each.map(at(position:)).reduce(Effects()) { $0.joined($1) }
  }

  private func at(position: ValuePositions) -> Effects {
    var result = self
    switch position {
    case .property: result.callers = .safe
    case .writableProperty: break
    case .stream:
      result.graph = .safe
      result.callers = .safe
    case .request:
      result.callers = producers
      result.producers = readers
      result.readers = .safe
      result.graph = .safe
    case .response:
      result.callers = readers
      result.readers = .safe
      result.graph = .safe
    default: result = Effects(code: code, models: models)
    }
    return result
  }
}

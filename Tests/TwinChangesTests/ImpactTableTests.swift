import Testing
import TwinChanges
import TwinCompiler
import TwinRules
import TwinSource
import TwinTestSupport

/// The impact table: its rows held to the kinds of change, to each other, and to the examples that they come with.
@Suite struct ImpactTableTests {
  static let rules = ShippedRules.completeCatalogue.rules.filter { $0.impact != nil }
  static let impacts = Dictionary(uniqueKeysWithValues: rules.map { ($0.id.name, $0.impact) })

  static func impact(_ kind: ChangeKind) -> Impact? { impacts[kind.rule.name] ?? nil }

  /// The examples, compared in both directions.
  static let examples: [(rule: Rule, number: Int, forward: [Change], backward: [Change])] = {
    let pairs = rules.flatMap { rule in
      rule.examples.enumerated().compactMap { index, example in
        example.former.map { (rule: rule, number: index + 1, old: $0, new: example.sources) }
      }
    }
    return parallelMap(pairs.count) { index in
      let pipeline = CompilerPipeline(isParallel: false)
      let (old, new) = (
        pipeline.compile(pairs[index].old.compilerInput), pipeline.compile(pairs[index].new.compilerInput)
      )
      let (before, after) = (
        ModelVersion(old.model, packages: old.givenPackages), ModelVersion(new.model, packages: new.givenPackages)
      )
      return (
        pairs[index].rule, pairs[index].number, changes(from: before, to: after), changes(from: after, to: before)
      )
    }
  }()

  /// The kinds of `changes`, consequences among them.
  static func kinds(_ changes: [Change]) -> Set<ChangeKind> {
    Set(changes.flatMap { [$0] + $0.consequences }.map(\.kind))
  }

  @Test func `every kind of change has a row, and every row a kind`() {
    let rows = Set(Self.rules.map(\.id))
    let kinds = Set(ChangeKind.allCases.map(\.rule))
    #expect(kinds.subtracting(rows) == [])
    #expect(rows.subtracting(kinds) == [])
  }

  /// A variant of an addition has the one removal for its mirror, as has a removal that was announced.
  static let variants: [ChangeKind: ChangeKind] = [
    .propertyAddedRequired: .propertyAdded, .propertyAddedWithDefault: .propertyAdded,
    .fieldAddedRequired: .fieldAdded, .fieldAddedWithDefault: .fieldAdded,
    .relationshipAddedRequired: .relationshipAdded, .announcedRemoval: .undeprecated,
    .packageDissolved: .packageRemoved, .enumNamesDropped: .typeWidened,
  ]

  @Test func `every row has its mirror`() throws {
    for kind in ChangeKind.allCases {
      let mirror = try #require(ChangeKind(rawValue: Self.impact(kind)?.mirror ?? ""), "\(kind.rawValue)")
      let back = Self.impact(mirror)?.mirror
      #expect(back == (Self.variants[kind] ?? kind).rawValue, "\(kind.rawValue) is undone by \(mirror.rawValue)")
    }
  }

  @Test func `a row that harms takes a major version, and one that harms nobody none`() throws {
    for kind in ChangeKind.allCases {
      let impact = try #require(Self.impact(kind))
      let worst = impact.effects[.all]
      if worst >= .breaks { #expect(impact.bump == .major, "\(kind.rawValue)") }
      if worst == .safe { #expect(impact.bump < .major, "\(kind.rawValue)") }
      #expect(impact.bump > .none, "\(kind.rawValue)")
    }
  }

  /// What is narrower for those who write is wider on the way back, so that no row may call both ways safe for them and
  /// harmful for nobody.
  @Test func `those who write go first where only they are harmed, and those who read where only they are`() throws {
    for kind in ChangeKind.allCases {
      let impact = try #require(Self.impact(kind))
      let writers = max(impact.effects.producers, impact.effects.callers)
      if impact.upgrade == .readersFirst { #expect(writers < .breaks, "\(kind.rawValue)") }
      if impact.upgrade == .producersFirst { #expect(impact.effects.readers < .breaks, "\(kind.rawValue)") }
    }
  }

  @Test func `an example is of its kind, and backwards of the kind that undoes it`() throws {
    for (rule, number, forward, backward) in Self.examples {
      let kind = try #require(ChangeKind(rawValue: String(rule.id.name.dropFirst("compatibility/".count))))
      let mirror = try #require(ChangeKind(rawValue: Self.impact(kind)?.mirror ?? ""))
      let (there, back) = (Self.kinds(forward), Self.kinds(backward))
      #expect(there.contains(kind), "\(rule.id) \(number): found \(there.map(\.rawValue).sorted())")
      guard kind != .announcedRemoval else { continue }
      let isUndone = kind.isIdentity ? !back.isEmpty : back.contains(mirror) || isVariant(mirror, in: back)
      #expect(isUndone, "\(rule.id) \(number): backwards \(back.map(\.rawValue).sorted())")
    }
    #expect(Set(Self.examples.map(\.rule.id)) == Set(Self.rules.map(\.id)), "every row has a pair")
  }

  private func isVariant(_ kind: ChangeKind, in found: Set<ChangeKind>) -> Bool {
    Self.variants.contains { $0.value == kind && found.contains($0.key) }
  }

  /// One row's false alarm on another's example is seen here. `UPDATE_GOLDENS=1` writes the file.
  @Test func `what the whole table says about every pair is the snapshot`() throws {
    var lines: [String] = []
    for (rule, number, forward, backward) in Self.examples {
      for (direction, found) in [("", forward), (" backwards", backward)] {
        let bump = found.compactMap { $0.impact(Self.impact) }.map(\.bump).max() ?? .none
        lines.append("\(rule.id) \(number)\(direction): \(bump.rawValue)")
        for change in found { lines += Self.lines(change, indent: "  ") }
      }
    }
    try expectGolden(Array((lines.joined(separator: "\n") + "\n").utf8), "impacts.txt")
  }

  /// Producers, readers, graph, callers, code, models.
  private static let signs: [Effect: String] = [.safe: "-", .conditional: "?", .breaks: "X", .silent: "~"]

  static func lines(_ change: Change, indent: String) -> [String] {
    let place = change.subject + (change.path.isEmpty ? "" : " " + change.path)
    let values = change.before == nil && change.after == nil ? "" : ": \(change.before ?? "-") → \(change.after ?? "-")"
    let effects = change.impact(Self.impact).map { impact in
      impact.effects.byAudience.map { signs[$0.effect] ?? "" }.joined(separator: " ")
    }
    let reach =
      change.reach.isEmpty ? "" : " (reaches \(change.reach.types.count) types, \(change.reach.members.count) members)"
    return ["\(indent)\(change.kind.rawValue) \(place)\(values) [\(effects ?? "?")]\(reach)"]
      + change.consequences.flatMap { lines($0, indent: indent + "  ") }
  }
}

extension ChangeKind {
  /// Whether the way back is no mirror, since the old state does not say under which name things go.
  fileprivate var isIdentity: Bool { rawValue.hasSuffix("-renamed") || rawValue.hasSuffix("-moved") }
}

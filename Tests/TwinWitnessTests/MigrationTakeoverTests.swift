import Foundation
import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinResolver
import TwinRuntime
import TwinSource
import TwinTestSupport

/// What is removed, added, renamed, moved between a type and its supertype, and takes the name of something else, release by release:
/// migration at once never takes one for the other, and refuses what release by release is refused.
@Suite struct MigrationTakeoverTests {
  /// What the names are of.
  private enum Named: CaseIterable {
    case property, telemetry, event, command, component, field, value, codedValue, openValue, openCodedValue

    /// Whether it is of members, which types inherit.
    var isMember: Bool {
      switch self {
      case .property, .telemetry, .event, .command, .component: true
      default: false
      }
    }

    /// Whether it is of values of an open enumeration, in which data may hold what has no name.
    var isOpen: Bool { self == .openValue || self == .openCodedValue }
  }

  /// The types, each above the next: which of them declares a member.
  private static let types = ["B", "T", "C"]

  /// One name of a version.
  private struct Entry {
    var name: String
    var formerNames: [String] = []
    var code: Int
    /// The place in `types` of the one that declares it, where it is a member.
    var level = 0

    /// In the sources, as `content` with a way to tell earlier names.
    func text(_ content: String) -> String {
      let formers = formerNames.isEmpty ? "" : "formerly: [\(formerNames.joined(separator: ", "))]"
      return "\(name): {\([content, formers].filter { !$0.isEmpty }.joined(separator: ", "))}"
    }
  }

  private struct Outcome: Sendable {
    var problems: [String] = []
    var chains = 0
    var documents = 0
    var moved = 0
    var refused = 0
  }

  /// `GEMEL_TAKEOVER_CHAINS` sets how many chains there are of each kind of name.
  private static let chainsOfEach =
    ProcessInfo.processInfo.environment["GEMEL_TAKEOVER_CHAINS"].flatMap { Int($0) } ?? 60

  @Test func `no way over several releases puts one thing in the place of another that has its name now`() {
    let kinds = Named.allCases
    let outcomes = parallelMap(kinds.count * Self.chainsOfEach) { index in
      Self.outcome(kinds[index % kinds.count], SeededGenerator(seed: UInt64(index + 1)))
    }
    var total = Outcome()
    for outcome in outcomes {
      total.problems += outcome.problems
      total.chains += outcome.chains
      total.documents += outcome.documents
      total.moved += outcome.moved
      total.refused += outcome.refused
    }
    for problem in total.problems.prefix(5) { Issue.record("\(problem)") }
    let count = (total.chains, total.documents, total.moved, total.refused, total.problems.count)
    #expect(count.0 * 10 > outcomes.count * 8 && count.2 > count.0 && count.3 > count.0, "\(count)")
  }

  private static func outcome(_ kind: Named, _ generator: SeededGenerator) -> Outcome {
    var random = generator
    let names = ["aa", "bb", "cc", "dd"]
    let keepsFormerNames = random.chance(50)
    var versions: [[Entry]] = [
      names.shuffled(using: &random).prefix(2 + random.below(2)).enumerated().map { code, name in
        Entry(name: name, code: code, level: random.below(2))
      }
    ]
    for _ in 0..<(2 + random.below(2)) {
      versions.append(next(versions[versions.count - 1], names, keepsFormerNames, &random))
    }
    let viewer = kind.isMember ? random.below(types.count) : 1
    var outcome = Outcome()
    let models = versions.enumerated().compactMap { model(kind, $1, UInt32($0 + 1)) }
    guard models.count == versions.count else { return outcome }
    let registries = models.compactMap { model -> Registry? in
      guard let first = model.packages.ids.first else { return nil }
      return try? Registry(bytes: runtimeImage(of: first, with: Array(model.packages.ids), in: model))
    }
    guard registries.count == versions.count else { return outcome }
    outcome.chains = 1
    let history = releasedHistory(
      zip(models, models.dropFirst()).map { old, new in
        ReleasedStep(
          changes: changes(from: ModelVersion(old), to: ModelVersion(new)), model: new,
          previous: old.packages[old.packages.ids.first ?? ID(0)].version)
      })
    for (way, entries) in [(registries, versions[0]), (registries.reversed(), versions[versions.count - 1])] {
      for entry in entries where !kind.isMember || entry.level <= viewer {
        guard let form = form(kind, entry, types[viewer], way[0]) else {
          outcome.problems.append("\(entry.name) has no form")
          continue
        }
        let document = Array(document(kind, entry).utf8)
        let stepped = migrated(document, form, way.dropFirst(), history)
        let direct = migrated(document, form, way.suffix(1), history)
        outcome.documents += 1
        if stepped == nil { outcome.refused += 1 } else { outcome.moved += 1 }
        guard stepped != direct else { continue }
        if kind.isOpen {
          // At once it is known that what has no name on the way is not what is called so in the end, and step by step what its code is there.
          if direct == nil, isNamelessOnTheWay(document, form, way, versions, kind, history) { continue }
          // Going back, what came on the way has no name in the end, whatever has its name between.
          let isUnknown = !versions[0].contains { self.document(kind, $0) == document.text }
          if way[0].version > way[1].version, direct == document.text, isUnknown { continue }
        }
        outcome.problems.append(
          "\(kind) of \(types[viewer]), \(way[0].version) → \(way[way.count - 1].version) of \(document.text): step by step \(stepped ?? "refused"), "
            + "at once \(direct ?? "refused")\n" + versions.map { source(kind, $0) }.joined(separator: "\n"))
      }
    }
    return outcome
  }

  /// Whether some later version on the way has no name for what `document` is there.
  private static func isNamelessOnTheWay(
    _ document: [UInt8], _ form: DocumentForm, _ way: [Registry], _ versions: [[Entry]], _ kind: Named,
    _ history: ChangeHistory
  ) -> Bool {
    (1..<way.count).contains { count in
      let entries = way[0].version < way[1].version ? versions[count] : versions[versions.count - 1 - count]
      let between = migrated(document, form, way[1...count], history)
      return between.map { text in !entries.contains { self.document(kind, $0) == text } } ?? false
    }
  }

  /// The version after `entries`: some are gone, most are called otherwise, by each other's names too, and one may be new.
  private static func next(
    _ entries: [Entry], _ names: [String], _ keepsFormerNames: Bool, _ random: inout SeededGenerator
  ) -> [Entry] {
    var kept = entries.filter { _ in random.chance(85) }
    if kept.isEmpty { kept = Array(entries.prefix(1)) }
    var given = names.shuffled(using: &random)
    for index in kept.indices {
      let old = kept[index].name
      let staysPut = random.chance(50) && given.contains(old)
      let name = staysPut ? old : given[0]
      given.removeAll { $0 == name }
      if random.chance(25) { kept[index].level = random.below(types.count) }
      let formers = keepsFormerNames ? kept[index].formerNames.filter { $0 != name && $0 != old } : []
      kept[index].name = name
      kept[index].formerNames = name == old ? formers : [old] + formers
    }
    if random.chance(50), let name = given.first {
      let code = (0..<6).filter { code in !kept.contains { $0.code == code } }.randomElement(using: &random)
      kept.append(Entry(name: name, code: code ?? 6, level: random.below(2)))
    }
    return kept
  }

  // MARK: - Sources

  private static func source(_ kind: Named, _ entries: [Entry]) -> String {
    func list(_ entries: [Entry], _ content: (Entry) -> String) -> String {
      "{\(entries.map { $0.text(content($0)) }.joined(separator: ", "))}"
    }
    func members(_ key: String, _ content: String) -> String {
      let own = types.indices.map { level in
        let list = list(entries.filter { $0.level == level }) { _ in content }
        return "\(types[level]): {\(level > 0 ? "extends: [\(types[level - 1])], " : "")\(key): \(list)}"
      }
      return own.joined(separator: ", ") + ", P: {properties: {n: int32}}"
    }
    let twins =
      switch kind {
      case .property: members("properties", "type: int32")
      case .telemetry: members("telemetry", "type: int32")
      case .event: members("events", "payload: int32")
      case .command: members("commands", "request: int32")
      case .component: members("components", "type: P")
      case .field: "T: {properties: {o: {object: \(list(entries) { _ in "type: int32" })}}}"
      case .value, .openValue: "T: {properties: {o: {enum: \(list(entries) { _ in "" }), open: \(kind.isOpen)}}}"
      case .codedValue, .openCodedValue:
        "T: {properties: {o: {enum: \(list(entries) { "value: \($0.code)" }), open: \(kind.isOpen)}}}"
      }
    return "twins: {\(twins)}"
  }

  private static func model(_ kind: Named, _ entries: [Entry], _ version: UInt32) -> Model? {
    let manifest = "edition: 2026\npackage: com.example\nversion: \(version).0.0\n"
    let resolved = resolveGemel([
      [("gemel.yaml", Array(manifest.utf8)), ("model.yaml", Array(source(kind, entries).utf8))]
    ])
    return resolved.findings.contains { $0.severity == .error } ? nil : resolved.model
  }

  // MARK: - Documents

  private static func document(_ kind: Named, _ entry: Entry) -> String {
    switch kind {
    case .property, .telemetry: #"{"\#(entry.name)":7}"#
    case .event, .command: "7"
    case .component: #"{"\#(entry.name)":{"n":7}}"#
    case .field: #"{"o":{"\#(entry.name)":7}}"#
    case .value, .openValue: #"{"o":"\#(entry.name)"}"#
    case .codedValue, .openCodedValue: #"{"o":\#(entry.code)}"#
    }
  }

  private static func form(_ kind: Named, _ entry: Entry, _ type: String, _ registry: Registry) -> DocumentForm? {
    guard let type = registry.type("com.example." + type) else { return nil }
    let member = type.members.first { $0.name == entry.name }
    return switch kind {
    case .telemetry: .telemetry(type)
    case .event: member.map { .payload($0) }
    case .command: member.map { .request($0) }
    default: .state(type)
    }
  }

  /// What becomes of a document on the way over `versions`, with the member that it is of in the end; nil where it is refused.
  private static func migrated(
    _ document: [UInt8], _ form: DocumentForm, _ versions: ArraySlice<Registry>, _ history: ChangeHistory
  ) -> String? {
    var (document, form) = (document, form)
    for version in versions {
      guard let migration = try? Migration(of: form, to: version, history: history),
        let result = try? migration.migrate(document)
      else { return nil }
      (document, form) = (result, migration.target)
    }
    let member =
      switch form {
      case .payload(let member), .request(let member): member.name + " "
      default: ""
      }
    return member + document.text
  }
}

extension [UInt8] {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}

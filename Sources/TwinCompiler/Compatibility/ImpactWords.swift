public import TwinChanges
import TwinSource

extension Effects {
  /// Who is harmed, and how: "breaks producers and graph; silently changes what readers see; depends for code".
  public var sentence: String {
    func names(_ effect: Effect) -> String? {
      let names = byAudience.filter { $0.effect == effect }.flatMap(\.audience.names)
      return names.isEmpty ? nil : listed(names)
    }
    let parts = [
      names(.breaks).map { "breaks \($0)" }, names(.silent).map { "changes what data means, unseen, for \($0)" },
      names(.conditional).map { "may break \($0)" },
    ]
    let said = parts.compactMap { $0 }
    return said.isEmpty ? "breaks nobody" : said.joined(separator: "; ")
  }
}

extension Impact {
  /// What it takes: "takes a major version; those who write data go first; stored data is brought along by hand".
  public var terms: String {
    [bump.words, upgrade.words, migration.words].compactMap { $0 }.joined(separator: "; ")
  }
}

extension Bump {
  var words: String { self == .none ? "takes no new version" : "takes a \(rawValue) version" }
}

extension UpgradeOrder {
  /// Who goes first; nil where it does not matter.
  public var words: String? {
    switch self {
    case .any: nil
    case .readersFirst: "those who read data upgrade first"
    case .producersFirst: "those who write data upgrade first"
    case .together: "all upgrade together"
    }
  }
}

extension MigrationClass {
  /// What becomes of stored data; nil where nothing does.
  public var words: String? {
    switch self {
    case .none: nil
    case .fill: "the default is filled in for stored data"
    case .mechanical: "stored data can be brought along by a program"
    case .manual: "stored data is brought along by hand"
    case .impossible: "stored data cannot be brought along"
    }
  }
}

extension Reach {
  /// "reaches 143 types, 2 relationships in 3 packages: a, b, c and 142 more"; nil where it reaches nothing.
  public var sentence: String? {
    guard let counts else { return nil }
    let elements = types + members + relationships
    let examples = elements.prefix(3).map { "`\($0)`" }
    let more = elements.count - examples.count
    return counts + ": " + examples.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// "reaches 143 types and 2 relationships in 3 packages"; nil where it reaches nothing.
  var counts: String? {
    let parts = [(types.count, "type"), (members.count, "member"), (relationships.count, "relationship")]
      .filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    guard !parts.isEmpty else { return nil }
    return "reaches " + listed(parts) + (packages.count > 1 ? " in \(packages.count) packages" : "")
  }
}

extension Change {
  /// That it was gone before the time that was announced; nil where nothing was announced, or was kept.
  var announcement: String? {
    guard let announcedFor, kind != .announcedRemoval else { return nil }
    return "it was deprecated, and its removal announced for \(announcedFor), which is still to come"
  }
}

extension RenameHint {
  /// What to write if it is a rename.
  var sentence: String { "if `\(identity)` is the same under another name, write `formerly: [\(formerName)]` there" }
}

/// "a", "a and b", "a, b and c".
func listed(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

/// "1 change", "2 changes".
func counted(_ number: Int, _ one: String) -> String { "\(number) \(one)\(number == 1 ? "" : "s")" }

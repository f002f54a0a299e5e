import TwinOutput
import TwinRuntime

/// What `gemel migrate --plan` shows: the steps of a migration, and whether readers can do without.
struct MigrationReport {
  let migration: Migration
  let before: VersionImage
  let after: VersionImage
  let history: ChangeHistory

  /// Whether readers at the new version can do without; nil where the records do not tell.
  private var readability: Readability? {
    try? history.readability(of: migration.source, by: after.registry)
  }

  // MARK: - For people

  var text: String {
    let (source, target) = (migration.source.type, migration.target.type)
    var lines = [
      "\(source.id) \(before.version) to "
        + (source.id == target.id ? "" : "\(target.id) ") + "\(after.version): "
        + (migration.steps.isEmpty ? unchanged : counted)
    ]
    func add(_ title: String, _ isMeant: (MigrationStep) -> Bool) {
      let steps = migration.steps.filter(isMeant)
      if steps.isEmpty { return }
      lines.append(title)
      for step in steps {
        lines.append("  \(step.element): \(step.message) [\(step.kind)]")
        if step.isRemoval, step.class == .manual { lines.append("    drop it with --drop \(step.element)") }
      }
    }
    add("done by itself:") { $0.class == .mechanical }
    add(
      "to be checked by hand; values are kept where the version allows them, and documents refused where it does not:"
    ) {
      $0.class == .conditional && !$0.isLack
    }
    add("to be there now; documents that lack it are refused:") { $0.isLack }
    add("to be decided by people; documents with such values are refused:") { $0.class == .manual && !$0.isLack }
    lines += readabilityLines
    return lines.map { neutralised($0) + "\n" }.joined()
  }

  /// What is said where there are no steps.
  private var unchanged: String {
    readability?.verdict == .readable
      ? "nothing to do" : "nothing to change; documents that are not valid at \(after.version) are refused"
  }

  private var counted: String {
    func count(_ words: String, _ isMeant: (MigrationStep) -> Bool) -> String? {
      let count = migration.steps.count(where: isMeant)
      return count == 0 ? nil : "\(count) \(words)"
    }
    let parts = [
      count("done by itself") { $0.class == .mechanical },
      count("to be checked by hand") { $0.class == .conditional && !$0.isLack },
      count("to be there now", \.isLack),
      count("to be decided by people") { $0.class == .manual && !$0.isLack },
    ]
    return (migration.steps.count == 1 ? "1 step, " : "\(migration.steps.count) steps, ")
      + parts.compactMap(\.self).joined(separator: ", ")
  }

  private var readabilityLines: [String] {
    guard let found = readability else { return [] }
    var lines = ["without migration, a reader at \(after.version) reads this data: \(found.verdict.words)"]
    for (entries, word) in [
      (found.obstacles, "in the way"), (found.newMeanings, "means something else"), (found.conditions, "it depends"),
    ] {
      for entry in entries {
        lines.append("  \(entry.version), \(word): \(entry.change.element.message) [\(entry.change.element.kind)]")
      }
    }
    return lines
  }

  // MARK: - For programs

  var json: JSONValue {
    MigrationJSON(package: after.registry.package.name, before: before, after: after, source: migration.source)
      .document(
        target: migration.target, steps: migration.steps.map(MigrationJSON.step), readability)
  }
}

extension Readability.Verdict {
  fileprivate var words: String {
    switch self {
    case .readable: "yes"
    case .conditional: "it depends"
    case .unreadable: "no"
    }
  }
}

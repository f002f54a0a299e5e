import TwinChanges
import TwinRules
import TwinSource

/// How many changes matter how much by the policy.
struct DiffCounts: Hashable {
  var errors = 0
  var warnings = 0
  var notes = 0
  /// Those whose rules the workspace turned off.
  var off = 0

  init(_ changes: [JudgedChange]) {
    for change in changes {
      switch change.severity {
      case .error?: errors += 1
      case .warning?: warnings += 1
      case .note?: notes += 1
      case nil: off += 1
      }
    }
  }

  /// "14 changes: 3 break someone protected, 4 may, 7 harm nobody".
  var description: String {
    func part(_ count: Int, _ one: String, _ many: String? = nil) -> String? {
      count == 0 ? nil : "\(count) \(count == 1 ? one : many ?? one)"
    }
    let parts = [
      part(errors, "breaks someone protected", "break someone protected"),
      part(warnings, errors > 0 ? "may" : "may break someone protected"),
      part(notes, "harms nobody", "harm nobody").map { errors + warnings > 0 ? $0 : $0 + " protected" },
      part(off, "is not judged", "are not judged"),
    ].compactMap { $0 }
    let total = errors + warnings + notes + off
    return parts.isEmpty ? "nothing changed" : counted(total, "change") + ": " + parts.joined(separator: ", ")
  }
}

/// Changes of one severity, by package.
struct DiffGroup {
  /// Nil where the workspace turned the rules off.
  var severity: Severity?
  var packages: [(name: String, entries: [DiffEntry])]

  var count: Int { packages.reduce(0) { $0 + $1.entries.count } }

  /// "3 changes break someone protected".
  var title: String {
    let isOne = count == 1
    let what =
      switch severity {
      case .error?: isOne ? "breaks someone protected" : "break someone protected"
      case .warning?: "may break someone protected"
      case .note?: isOne ? "harms nobody protected" : "harm nobody protected"
      case nil: isOne ? "is not judged, since its rule is off" : "are not judged, since their rules are off"
      }
    return counted(count, "change") + " " + what
  }
}

/// A change with its places in lines and columns.
struct DiffEntry {
  /// Its index in the comparison.
  var index: Int
  var judged: JudgedChange
  /// Where it is in the new sources.
  var place: FindingSpan?
  /// Where it was in the old ones.
  var oldPlace: FindingSpan?
  var witnesses: [DiffWitness]

  /// The witnesses for people: one that shows the same for several audiences stands once.
  var shownWitnesses: [DiffWitness] {
    var groups: [(witness: DiffWitness, audiences: [String])] = []
    for witness in witnesses {
      let known = groups.firstIndex {
        $0.witness.form == witness.form && $0.witness.text == witness.text && $0.witness.verdict == witness.verdict
      }
      if let known {
        groups[known].audiences.append(witness.audience)
      } else {
        groups.append((witness, [witness.audience]))
      }
    }
    return groups.map {
      DiffWitness(
        audience: listed($0.audiences), form: $0.witness.form, text: $0.witness.text,
        verdict: $0.witness.verdict)
    }
  }

  var change: Change { judged.change }
  var severityName: String { judged.severity?.name ?? "off" }

  /// Whether it is only counted unless all is asked for: nobody needs a new minor version for it, or nobody judges it.
  var isMinor: Bool {
    guard let severity = judged.severity else { return true }
    return severity == .note && judged.impact.bump <= .patch
  }
}

/// A report with what the writers need of it worked out once.
struct DiffContent {
  let report: DiffReport
  let counts: DiffCounts
  /// All changes, in the order of the comparison.
  let entries: [DiffEntry]

  init(_ report: DiffReport) {
    self.report = report
    let changes = report.comparison.changes
    counts = DiffCounts(changes)
    var places = FindingPlaces(files: report.comparison.files)
    for judged in changes { places.add(judged.finding) }
    entries = changes.enumerated().map { index, judged in
      // A finding that is shown nowhere else is shown at its place in the old sources.
      let old = judged.finding.related.first?.place
      let place = judged.finding.place
      return DiffEntry(
        index: index, judged: judged, place: place == old ? nil : places.span(place),
        oldPlace: old.flatMap { places.span($0) }, witnesses: report.witnesses[index] ?? [])
    }
  }

  var bump: Bump { report.comparison.bump }

  /// Those that are listed.
  var listed: [DiffEntry] { report.showsAll ? entries : entries.filter { !$0.isMinor } }

  /// What is only counted; nil where all is listed.
  var unlisted: String? {
    guard !report.showsAll else { return nil }
    let minor = entries.filter(\.isMinor)
    let off = minor.count { $0.judged.severity == nil }
    let patch = minor.count - off
    let parts = [
      patch == 0 ? nil : counted(patch, "change") + " of a patch version",
      off == 0 ? nil : counted(off, "change") + " whose rules are off",
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "not listed: " + parts.joined(separator: ", ") + "; `gemel diff --all` lists all"
  }

  /// Groups of those that are listed, the gravest first; within a group by package, then in the order of the comparison.
  func groups(_ listed: [DiffEntry]) -> [DiffGroup] {
    let severities: [Severity?] = [.error, .warning, .note, nil]
    return severities.compactMap { severity in
      let entries = listed.filter { $0.judged.severity == severity }
      guard !entries.isEmpty else { return nil }
      let byPackage = Dictionary(grouping: entries, by: \.judged.package)
      return DiffGroup(
        severity: severity,
        packages: byPackage.sorted { $0.key < $1.key }.map {
          (name: $0.key.isEmpty ? "no package" : $0.key, entries: $0.value)
        })
    }
  }

  /// Each audience with how many changes do what to it.
  var byAudience: [(audience: Audiences, isProtected: Bool, counts: [Effect: Int])] {
    var counts: [[Effect: Int]] = Array(repeating: [:], count: Audiences.words.count)
    for entry in entries {
      for (index, pair) in entry.judged.impact.effects.byAudience.enumerated() {
        counts[index][pair.effect, default: 0] += 1
      }
    }
    return Effects().byAudience.enumerated().map { index, pair in
      (pair.audience, report.comparison.protection.audiences.contains(pair.audience), counts[index])
    }
  }

  /// What the comparison is of: "from main to the working tree".
  var title: String { "from \(report.old) to \(report.new)" }

  /// "protected: producers, readers (preset data)".
  var protection: String {
    let protection = report.comparison.protection
    let names = protection.audiences.names
    let preset = protection.preset.map { " (preset \($0))" } ?? ""
    return "protected: " + (names.isEmpty ? "nobody" : names.joined(separator: ", ")) + preset
  }
}

extension JudgedChange {
  /// What follows from it in a flat list, each with how many others it follows from.
  var flatConsequences: [(depth: Int, message: String)] {
    var result: [(depth: Int, message: String)] = []
    var stack = Array(consequences.reversed().map { (depth: 0, consequence: $0) })
    while let next = stack.popLast() {
      result.append((next.depth, next.consequence.message))
      stack += next.consequence.consequences.reversed().map { (depth: next.depth + 1, consequence: $0) }
    }
    return result
  }
}

extension Reach {
  /// What it reaches: types, then members, then relationships.
  var elements: [String] { types + members + relationships }
}

public import TwinChanges
public import TwinModel
import TwinReaders
public import TwinRegistry
public import TwinRules
public import TwinSource
import TwinSyntax

/// An old state of the model: where it is from, and what it was compiled to.
public struct Baseline: Sendable {
  /// What people call it: `main`, `v1.4.0`, a path.
  public var name: String
  /// The old model.
  public var compilation: Compilation
  /// Where only one package of it counts: its name, or the last segment of it.
  public var package: String?
  /// What that package was called then, if it was renamed since.
  public var formerPackage: String?
  /// Whether released packages that the given ones need are compared with them.
  public var includesReleased = false
  /// Whether it was released, so that its change records stay as they are.
  public var isReleased = false
  /// What else is known where it is a release of a registry.
  public var release: ReleaseBaseline?

  /// What the one package that counts is called in it.
  var oldPackage: String? { formerPackage ?? package }

  /// A baseline.
  public init(name: String, compilation: Compilation) {
    self.name = name
    self.compilation = compilation
  }
}

/// What is known of a baseline that is a release of a package.
public struct ReleaseBaseline: Sendable {
  /// What was out on the day from which the notice of a removal counts.
  public indirect enum Notice: Sendable {
    /// Nothing is asked, or nothing is known.
    case unknown
    /// The baseline itself.
    case itself
    /// An older release, as a baseline that is called by its version, and those between it and the baseline that may have lifted a
    /// deprecation.
    case older(Baseline, later: [Baseline], on: CalendarDay)
    /// No release.
    case nothing(on: CalendarDay)
  }

  /// The change records that it or a release before it had, by name: some had several under one.
  public var records: [String: Set<ContentDigest>]
  /// What was out when the notice began.
  public var notice: Notice
  /// Whether the next release is to follow it, and not only to be held against it.
  public var isFollowed = false

  /// What is known of a release.
  public init(records: [String: Set<ContentDigest>], notice: Notice = .unknown) {
    self.records = records
    self.notice = notice
  }
}

/// A change with what it means.
public struct JudgedChange: Sendable {
  /// The change.
  public var change: Change
  /// Its row of the impact table, read where the value stands, with those of its consequences.
  public var impact: Impact
  /// What is said about it: severity by policy, at its place in the new sources or, where it is gone, near there.
  public var finding: Finding
  /// How much it matters by the policy; nil where the workspace turned the rule off.
  public var severity: Severity?
  /// Whether it breaks someone whom the policy protects, whatever the workspace's own `rules` make of it: records and notice are asked by
  /// what a change does.
  public var isBreaking: Bool
  /// What its element is: "property", "twin type".
  public var elementKind: String
  /// The package of its element, as it is called now.
  public var package: String
  /// What its rule says beneath the headline.
  public var advice: [String]
  /// The way out, as its rule has it; may be empty.
  public var fix: String
  /// What follows from it at other elements.
  public var consequences: [JudgedConsequence]
}

/// What follows from a change, in words.
public struct JudgedConsequence: Sendable {
  /// The change at the other element.
  public var change: Change
  /// What is said about it.
  public var message: String
  /// What its element is.
  public var elementKind: String
  /// What follows from it in turn.
  public var consequences: [JudgedConsequence]
}

/// What changed between two compilations, judged by the policy of the new one.
public struct ModelComparison: Sendable {
  /// The changes, in order of element and kind.
  public var changes: [JudgedChange]
  /// Whom the policy protects.
  public var protection: Protection
  /// Files of the new sources, then those of the old, as findings number them.
  public var files: [InputFile]

  /// The part of the version that all of it takes.
  public var bump: Bump { changes.map(\.impact.bump).max() ?? .none }
}

/// What the gate makes of a model held against its baselines.
public struct GateOutcome: Sendable {
  /// Findings about changes that the policy does not call harmless, each with what would mend it.
  public var proposals: [MendProposal] = []
  /// The part of the version that all changes take.
  public var bump = Bump.none
  /// How many changes harm nobody whom the policy protects.
  public var harmless = 0
  /// How many are of kinds whose rules the workspace turned off.
  public var unjudged = 0
  /// Files of the baselines, which findings number after those of the model.
  public var files: [InputFile] = []
  /// The packages, held against each baseline in turn.
  public var packages: [GovernedPackage] = []
  /// What was compared, by baseline.
  public var comparisons: [ModelComparison] = []
  /// How many findings a change record accepts.
  public var accepted = 0

  /// The changes and the version that they take, in a sentence.
  public var notice: String {
    let count = proposals.count + harmless + unjudged
    guard count > 0 else { return "nothing changed from the baseline" }
    var parts = ["\(count) change\(count == 1 ? "" : "s") from the baseline"]
    if harmless > 0 { parts.append("\(harmless) of which \(harmless == 1 ? "harms" : "harm") nobody protected") }
    if unjudged > 0 {
      parts.append(
        "\(unjudged) of which \(unjudged == 1 ? "is" : "are") not judged, since the workspace turned the rule off")
    }
    if accepted > 0 { parts.append("\(accepted) accepted by a change record") }
    return parts.joined(separator: ", ") + "; together they take a \(bump.rawValue) version"
  }
}

extension JudgedChange {
  /// What would make it another change: a former name, where an addition can hardly be anything else than what is gone.
  var mends: [Mend] {
    guard let hint = change.hint, hint.isLikely else { return [] }
    return [.set(hint.element, key: "formerly", value: .list([hint.formerName]))]
  }
}

extension CompilerPipeline {
  /// Compares `new` with `baseline`. Findings number the files of `new` from zero, and those of the baseline from `firstOldFile`.
  public func compare(
    _ new: Compilation, with baseline: Baseline, configurations: [WorkspaceRules], firstOldFile: Int? = nil
  ) -> ModelComparison {
    let old = baseline.compilation
    let configurations = configurations.isEmpty ? [.shipped] : configurations
    let found = changes(
      from: ModelVersion(old.model, packages: old.packages(of: baseline, called: baseline.oldPackage)),
      to: ModelVersion(new.model, packages: new.packages(of: baseline, called: baseline.package)))
    var judge = ChangeJudge(
      old: old, new: new, changes: found, configurations: configurations, baseline: baseline.name,
      firstOldFile: firstOldFile ?? new.files.count, limits: limits)
    return ModelComparison(
      changes: found.compactMap { judge.judged($0) },
      protection: configurations.first?.configuration.protection ?? Protection(audiences: .all),
      files: new.files + old.files)
  }

  /// Compares `new` with each of `baselines`, of which the first counts where several say the same, and returns what is to be
  /// looked at: what the policy does not call harmless. The findings' files are those of `new`, then of each baseline in turn.
  public func changeFindings(
    _ new: Compilation, against baselines: [Baseline], configurations: [WorkspaceRules]
  ) -> GateOutcome {
    var outcome = GateOutcome(files: baselines.flatMap(\.compilation.files))
    var seen: Set<String> = []
    var firstOldFile = new.files.count
    for baseline in baselines {
      let comparison = compare(new, with: baseline, configurations: configurations, firstOldFile: firstOldFile)
      firstOldFile += baseline.compilation.files.count
      outcome.bump = max(outcome.bump, comparison.bump)
      outcome.packages += governedPackages(of: comparison, new, baseline, configurations)
      outcome.comparisons.append(comparison)
      for judged in comparison.changes {
        guard seen.insert(judged.finding.fingerprint).inserted else { continue }
        guard let severity = judged.severity else {
          outcome.unjudged += 1
          continue
        }
        if severity == .note {
          outcome.harmless += 1
        } else {
          outcome.proposals.append(MendProposal(judged.finding, judged.mends))
        }
      }
    }
    return outcome
  }
}

extension Compilation {
  /// The packages that are compared with `baseline`, or are those of it, where `name` is that of the one that counts.
  fileprivate func packages(of baseline: Baseline, called name: String?) -> [ID<Package>] {
    packages(called: name) + (baseline.includesReleased ? releasedPackages : [])
  }

  /// The packages that were given; where `name` is one, those of that name or that last segment.
  func packages(called name: String?) -> [ID<Package>] {
    guard let name else { return givenPackages }
    return givenPackages.filter { id in
      let full = model.string(model.packages[id].name)
      return full == name || full.hasSuffix("." + name)
    }
  }
}

/// Turns changes into findings.
private struct ChangeJudge {
  let old: Compilation
  let new: Compilation
  let configurations: [WorkspaceRules]
  let baseline: String
  let firstOldFile: Int
  private let words: ChangeWords
  private var newTrees: SourceTrees
  private var oldTrees: SourceTrees
  private lazy var lostPlaces = LostPlaces(old: old, new: new)

  init(
    old: Compilation, new: Compilation, changes: [Change], configurations: [WorkspaceRules], baseline: String,
    firstOldFile: Int, limits: SyntaxLimits
  ) {
    self.old = old
    self.new = new
    self.configurations = configurations
    self.baseline = baseline
    self.firstOldFile = firstOldFile
    words = ChangeWords(old: old.model, new: new.model, changes: changes)
    newTrees = new.sourceTrees(limits: limits)
    oldTrees = old.sourceTrees(limits: limits)
  }

  mutating func judged(_ change: Change) -> JudgedChange? {
    var change = change
    // Other languages have no word for an earlier name.
    if let hint = change.hint, new.isForeign(new.model.place(of: hint.element)) {
      change.hint = nil
    }
    let place = place(of: change)
    guard let home = configurations.first(where: { $0.files.contains(place.file) }) ?? configurations.first else {
      return nil
    }
    let configuration = home.configuration
    guard let impact = change.impact({ configuration.impact(of: $0) }),
      let rule = configuration.catalogue.rule(change.kind.rule)
    else { return nil }
    let path = Int(place.file.rawValue) < new.files.count ? new.files[Int(place.file.rawValue)].path : nil
    let severity = configuration.severity(
      of: rule.id, impact.effects, at: path.flatMap { path in workspace(home)?.relativePath(of: path) })
    let advice =
      rule.notes.compactMap { $0.text { words.value($0, of: change) } }
      + [words.farewell(change), words.successor(change)].compactMap(\.self)
    let consequences = change.consequences.map { consequence($0, configuration.catalogue) }
    var finding = Finding(
      rule.id, severity ?? .note, message(of: change, rule), at: place, related: related(change, shownAt: place),
      notes: notes(change, impact, advice, consequences), subject: change.subject,
      audiences: impact.effects.audiences(atLeast: .breaks),
      discriminator: [change.path, change.before ?? "", change.after ?? ""].joined(separator: "\u{0}"))
    if finding.place.isNone {
      finding.place =
        new.workspaces.first?.manifest.place(ByteRange(0, 0)) ?? finding.related.first?.place ?? .none
    }
    return JudgedChange(
      change: change, impact: impact, finding: finding, severity: severity,
      isBreaking: severity == .error || configuration.harm(of: rule.id, impact.effects) == .error,
      elementKind: words.value("kind", of: change) ?? "element", package: words.package(change), advice: advice,
      fix: rule.fix, consequences: consequences)
  }

  private func consequence(_ change: Change, _ catalogue: Catalogue) -> JudgedConsequence {
    JudgedConsequence(
      change: change, message: catalogue.rule(change.kind.rule).map { message(of: change, $0) } ?? change.subject,
      elementKind: words.value("kind", of: change) ?? "element",
      consequences: change.consequences.map { consequence($0, catalogue) })
  }

  private func workspace(_ rules: WorkspaceRules) -> ReadWorkspace? {
    new.workspaces.first { $0.root == rules.root }
  }

  private func message(of change: Change, _ rule: Rule) -> String {
    rule.message?.text { words.value($0, of: change) } ?? rule.summary
  }

  // MARK: - Notes

  private func notes(
    _ change: Change, _ impact: Impact, _ advice: [String], _ consequences: [JudgedConsequence]
  ) -> [String] {
    var notes = [impact.effects.sentence]
    if impact.bump > .patch { notes.append(impact.terms) }
    notes += advice
    if let reach = change.reach.sentence { notes.append(reach) }
    if !consequences.isEmpty {
      let shown = consequences.prefix(3).map(\.message)
      let more = consequences.count - shown.count
      notes.append("with it: " + shown.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : ""))
    }
    return notes + [change.announcement, change.hint?.sentence].compactMap { $0 }
  }

  // MARK: - Places

  /// Where the change is shown in the new sources: the key that differs, the element, or what it was a part of. What is gone
  /// from those of another language is shown near where it was, or else in the old ones. What is inherited from a package that is
  /// only referred to is shown at the type that inherits it.
  private mutating func place(of change: Change) -> Place {
    let places = [change.new, change.newOwner].compactMap { $0.map { new.model.place(of: $0) } }.filter { !$0.isNone }
    if let place = places.first(where: { $0.file.rawValue < UInt32(new.givenFileCount) }) ?? places.first {
      return keyPlace(of: change.kind, at: place, in: &newTrees, isForeign: new.isForeign(place))
    }
    if let element = change.oldOwner, old.isForeign(old.model.place(of: element)) {
      if case .package = element { return .none }
      return lostPlaces.place(of: element) ?? shifted(old.model.place(of: element))
    }
    let package = change.oldOwner.flatMap { packageName($0, old.model) }
    let counterpart = new.model.packages.ids.first { new.model.string(new.model.packages[$0].name) == package }
    return counterpart.map { new.model.packages[$0].place } ?? .none
  }

  /// The key below the element named at `place` that leads to what differs, or the element itself.
  private func keyPlace(
    of kind: ChangeKind, at place: Place, in trees: inout SourceTrees, isForeign: Bool
  ) -> Place {
    guard isForeign else { return trees.place(of: place, path: kind.keys) ?? place }
    for key in kind.foreignKeys { if let found = trees.place(of: place, path: [key]) { return found } }
    return place
  }

  /// A place of the old sources as findings number their files.
  private func shifted(_ place: Place) -> Place {
    Place(FileID(place.file.rawValue + UInt32(firstOldFile)), place.range)
  }

  private mutating func related(_ change: Change, shownAt place: Place) -> [RelatedPlace] {
    guard let element = change.old ?? change.oldOwner else { return [] }
    let there = old.model.place(of: element)
    guard !there.isNone, Int(there.file.rawValue) < old.files.count, shifted(there) != place else { return [] }
    let isJSON = old.files[Int(there.file.rawValue)].path.hasSuffix(".json")
    let exact =
      isJSON ? there : keyPlace(of: change.kind, at: there, in: &oldTrees, isForeign: old.isForeign(there))
    let label = change.new == nil ? "was here in \(baseline)" : "as it was in \(baseline)"
    return [RelatedPlace(shifted(exact), label)]
  }

  private func packageName(_ element: ElementRef, _ model: Model) -> String? {
    switch element {
    case .package(let id): model.string(model.packages[id].name)
    case .member(let id): model.string(model.packages[model.twins[model.members[id].twin].header.package].name)
    default: model.header(of: element).map { model.string(model.packages[$0.package].name) }
    }
  }
}

extension ChangeKind {
  /// The rule with its row of the impact table.
  public var rule: RuleID { RuleID("compatibility/" + rawValue) }
}

extension RuleConfiguration {
  /// The row for `kind`.
  public func impact(of kind: ChangeKind) -> Impact? { catalogue.rule(kind.rule)?.impact }
}

extension WorkspaceRules {
  /// What holds where there is no workspace, and no file that could belong to one.
  fileprivate static var shipped: WorkspaceRules {
    var findings: [Finding] = []
    return WorkspaceRules(
      root: nil, files: FileScope([]),
      configuration: RuleConfiguration(catalogue: ShippedRules.catalogue, manifest: nil, findings: &findings),
      rulesInForce: [])
  }
}

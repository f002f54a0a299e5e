public import TwinModel
import TwinReaders
public import TwinRules
public import TwinSource
public import TwinSyntax

/// What the passes made of a compilation.
public struct CheckedCompilation: Sendable {
  /// Findings of reading, resolving, configuring and of the rules in force, waived ones included, in order of place, each
  /// with what would mend it.
  public var proposals: [MendProposal]
  /// The configurations, one for each workspace; one for everything where there is none.
  public var configurations: [WorkspaceRules]
  /// What became of the model since the baselines; nil where it was held against none.
  public var gate: GateOutcome?
  /// What the rules could not look at; nil when there was nothing of the kind.
  public var heldBack: HeldBackRules?

  /// The findings, in order of place.
  public var findings: [Finding] { proposals.map(\.finding) }
}

/// Rules that hold elements against each other and said nothing around errors: what is not there yet would be missed.
public struct HeldBackRules: Sendable {
  /// How many rules.
  public var rules: Int
  /// The packages that they said nothing about, in order.
  public var packages: [String]

  /// The same in a sentence.
  public var notice: String {
    let shown = packages.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    let more = packages.count > 3 ? " and \(packages.count - 3) more" : ""
    let subject = rules == 1 ? "1 rule that holds" : "\(rules) rules that hold"
    return
      "\(subject) elements against each other said nothing about \(shown)\(more): there are errors in or around them"
  }
}

extension CheckedCompilation {
  /// What the catalogue says of the rules that `findings` are of.
  public func texts(of findings: [Finding]) -> [RuleID: RuleText] {
    var texts: [RuleID: RuleText] = [:]
    for id in Set(findings.map(\.rule)) {
      guard let rule = configurations.lazy.compactMap({ $0.configuration.catalogue.rule(id) }).first else { continue }
      texts[id] = RuleText(summary: rule.summary, rationale: rule.rationale, fix: rule.fix)
    }
    return texts
  }
}

/// The rules of one workspace, or of what belongs to none.
public struct WorkspaceRules: Sendable {
  /// Its directory with a slash at the end, as it is shown; nil where files belong to no workspace.
  public var root: String?
  /// Files that belong to it.
  public var files: FileScope
  /// Catalogue, packs, settings.
  public var configuration: RuleConfiguration
  /// The rules in force.
  public var rulesInForce: [RuleInForce]
}

extension CompilerPipeline {
  /// Stage 4: configuration and model → findings.
  ///
  /// Rules speak about what was given, not about what ships with the compiler. `extraPacks` come after those of every
  /// workspace; `day` is the day that waivers are held against. `catalogue` is that of the tool. Changes since `baselines` are held
  /// to the policy; their findings' places in old sources number the files of the baselines after those of `compilation`.
  /// `firstReleases` are packages that are to be released and have no release yet. A model with errors is held against
  /// nothing: what it lacks may only be unreadable.
  public func check(
    _ compilation: Compilation, catalogue: Catalogue = ShippedRules.catalogue, extraPacks: [String] = [],
    baselines: [Baseline] = [], firstReleases: [ID<Package>] = [], asOf day: CalendarDay
  ) -> CheckedCompilation {
    var stageFindings = compilation.findings
    let configurations = configure(compilation, catalogue, extraPacks, &stageFindings)
    stageFindings += changeConfigurationFindings(compilation, configurations, asOf: day)
    let found = ruleFindings(of: configurations.flatMap(\.rulesInForce), in: compilation)
    var gate =
      (baselines.isEmpty && firstReleases.isEmpty) || compilation.hasErrors
      ? nil : changeFindings(compilation, against: baselines, configurations: configurations)
    gate?.packages += firstReleases.map { firstRelease(of: $0, in: compilation, configurations) }
    let proposals =
      stageFindings.map { MendProposal($0) } + found.map { MendProposal($0.finding, $0.mends) }
      + (gate?.proposals ?? [])
    var findings = proposals.map(\.finding)
    var problems: [Finding] = []
    for (index, workspace) in compilation.workspaces.enumerated() {
      guard let waivers = workspace.waivers else { continue }
      problems += apply(
        waivers: waivers, to: &findings, isWhole: !compilation.hasErrors,
        seesChanges: gate != nil && !baselines.isEmpty,
        in: configurations[index].files,
        configuration: configurations[index].configuration, asOf: day)
    }
    if let changes = gate {
      let first = findings.count - changes.proposals.count
      var ofChanges = Array(findings[first...])
      let outcome = govern(changes.packages, findings: &ofChanges, asOf: day)
      findings.replaceSubrange(first..., with: ofChanges)
      problems += outcome.problems
      gate?.accepted = outcome.accepted
    }
    let all = zip(findings, proposals).map { MendProposal($0, $1.mends) } + problems.map { MendProposal($0) }
    return CheckedCompilation(
      proposals: all.sorted { Finding.inOrder($0.finding, $1.finding) }, configurations: configurations, gate: gate,
      heldBack: compilation.heldBack(of: configurations.flatMap(\.rulesInForce)))
  }

  // MARK: - Configuration

  /// The configurations of a compilation, one for each workspace, without what is wrong with them.
  public func configurations(
    of compilation: Compilation, catalogue: Catalogue = ShippedRules.catalogue
  ) -> [WorkspaceRules] {
    var findings: [Finding] = []
    return configure(compilation, catalogue, [], &findings)
  }

  /// Each workspace with the files that belong to it; what belongs to none comes last, under the default configuration.
  private func configure(
    _ compilation: Compilation, _ catalogue: Catalogue, _ extraPacks: [String], _ findings: inout [Finding]
  ) -> [WorkspaceRules] {
    var rest: [(id: FileID, path: String)] = (0..<compilation.givenFileCount).map {
      (FileID(UInt32($0)), compilation.files[$0].path)
    }
    // The innermost workspace around a file is its own: the one that leaves the shortest path.
    var files = [[(id: FileID, path: String)]](repeating: [], count: compilation.workspaces.count)
    rest.removeAll { file in
      let paths = compilation.workspaces.map { $0.relativePath(of: file.path) }
      let nearest = paths.indices.filter { paths[$0] != nil }.min { (paths[$0] ?? "").count < (paths[$1] ?? "").count }
      guard let nearest, let path = paths[nearest] else { return false }
      files[nearest].append((file.id, path))
      return true
    }
    var result: [WorkspaceRules] = []
    for (workspace, files) in zip(compilation.workspaces, files) {
      var own = catalogue
      own.add(rules: workspace.rules, packs: workspace.packs, findings: &findings)
      let configuration = RuleConfiguration(
        catalogue: own, manifest: workspace.manifest, extraPacks: extraPacks, findings: &findings)
      findings += configuration.unmatchedPatterns(files.map(\.path))
      result.append(
        WorkspaceRules(
          root: workspace.root, files: FileScope(files.map(\.id)), configuration: configuration,
          rulesInForce: configuration.rulesInForce(for: files)))
    }
    if !rest.isEmpty {
      let configuration = RuleConfiguration(
        catalogue: catalogue, manifest: nil, extraPacks: extraPacks, findings: &findings)
      result.append(
        WorkspaceRules(
          root: nil, files: FileScope(rest.map(\.id)), configuration: configuration,
          rulesInForce: configuration.rulesInForce(for: rest)))
    }
    return result
  }

  // MARK: - Passes

  /// What `rules` find in a compiled model, each finding at its place, in no order that matters.
  public func findings(of rules: [RuleInForce], in compilation: Compilation) -> [Finding] {
    ruleFindings(of: rules, in: compilation).map(\.finding)
  }

  private func ruleFindings(of rules: [RuleInForce], in compilation: Compilation) -> [RuleFinding] {
    guard !rules.isEmpty else { return [] }
    var trees = compilation.sourceTrees(limits: limits)
    let pass = RulePass(compilation.model, sources: trees, holed: compilation.holedPackages)
    let found =
      isParallel ? parallelMap(rules.count) { pass.findings(of: rules[$0]) } : rules.map { pass.findings(of: $0) }
    // What is said around an error is not what was meant: rules say nothing of the element.
    let errors = ErrorPlaces(compilation.findings)
    var findings: [RuleFinding] = []
    findings.reserveCapacity(found.reduce(0) { $0 + $1.count })
    for finding in found.joined() {
      let element = finding.finding.place
      if errors.hasAny(in: element.file), trees.extent(of: element).map(errors.hasAny) ?? false {
        continue
      }
      findings.append(finding)
      if !finding.path.isEmpty, let place = trees.place(of: element, path: finding.path) {
        findings[findings.count - 1].finding.place = place
      }
    }
    return findings
  }
}

extension Compilation {
  /// Packages with errors, what they see of the packages given, and what sees them: a type there may be extended, pointed at
  /// or repeated by one that could not be read.
  var holedPackages: Set<ID<Package>> {
    let errors = findings.filter { $0.severity == .error }
    guard !errors.isEmpty else { return [] }
    var ids: [String: ID<Package>] = [:]
    for id in model.packages.ids { ids[model.string(model.packages[id].name)] = id }
    var broken: Set<ID<Package>> = []
    for error in errors {
      let file = Int(error.place.file.rawValue)
      guard file < packageNames.count else { return Set(model.packages.ids) }
      // The other files of a workspace say nothing about the model.
      if packageNames[file].isEmpty, file >= foreignFileCount { continue }
      guard let id = ids[packageNames[file]] else { return Set(model.packages.ids) }
      broken.insert(id)
    }
    var users = [[ID<Package>]](repeating: [], count: model.packages.count)
    for id in model.packages.ids {
      for dependency in model.packages[id].dependencies { users[dependency.package.index].append(id) }
    }
    return reached(from: broken) { users[$0.index] }
      .union(reached(from: broken) { model.packages[$0].dependencies.map(\.package) })
  }

  private func reached(from first: Set<ID<Package>>, _ next: (ID<Package>) -> [ID<Package>]) -> Set<ID<Package>> {
    var found = first
    var pending = Array(first)
    while let id = pending.popLast() {
      for other in next(id) where found.insert(other).inserted { pending.append(other) }
    }
    return found
  }

  /// What `rules` cannot say.
  fileprivate func heldBack(of rules: [RuleInForce]) -> HeldBackRules? {
    let holed = holedPackages
    let packages = givenPackages.filter(holed.contains).map { model.string(model.packages[$0].name) }
    let ids = Set(rules.filter(\.rule.needsWholeModel).map(\.rule.id))
    return packages.isEmpty || ids.isEmpty ? nil : HeldBackRules(rules: ids.count, packages: packages)
  }

  /// Its sources, to be looked into.
  public func sourceTrees(limits: SyntaxLimits = SyntaxLimits()) -> SourceTrees {
    SourceTrees(
      files.enumerated().map { index, file in
        SourceTrees.Source(
          bytes: file.bytes,
          syntax: index < dtdlFileCount ? .dtdl : index < foreignFileCount ? .foreignYAML : .gemel,
          isEditable: index < givenFileCount)
      }, limits: limits)
  }

  /// Mends those of `proposals` that are not waived: the new content of files, what was mended, and what was not and why.
  /// `inventedNames` are those that came up while mending and that nobody has used.
  public func mend(_ proposals: [MendProposal], inventedNames: Set<String> = []) -> MendReport {
    var trees = sourceTrees()
    return applyMends(
      proposals.filter { $0.finding.waiver == nil }, to: model, references: references,
      context: MendContext(waivedSubjects: waivedSubjects(of: proposals), inventedNames: inventedNames),
      sources: &trees)
  }

  private func waivedSubjects(of proposals: [MendProposal]) -> Set<String> {
    Set(proposals.lazy.filter { $0.finding.waiver != nil }.map(\.finding.subject))
  }

  /// `proposals` with their mends as fix-its, edits and all, for as many as `limit`; the others stay as they are.
  public func withFixIts(_ proposals: [MendProposal], limit: Int = 2_000) -> [Finding] {
    guard proposals.contains(where: { !$0.mends.isEmpty }) else { return proposals.map(\.finding) }
    let writer = MendWriter(
      model, references: references, context: MendContext(waivedSubjects: waivedSubjects(of: proposals)))
    var trees = sourceTrees()
    var room = limit
    return proposals.map { proposal in
      var finding = proposal.finding
      guard room > 0, let best = proposal.mends.first else { return finding }
      room -= 1
      if case .success(let edits) = writer.edits(of: best, &trees), !edits.isEmpty {
        finding.fixIts.append(FixIt(best.summary(model), edits))
      }
      return finding
    }
  }
}

import TwinReaders
public import TwinRules
public import TwinSource

/// What the passes made of a compilation.
public struct CheckedCompilation: Sendable {
  /// Findings of reading, resolving, configuring and of the rules in force, waived ones included, in order of place.
  public var findings: [Finding]
  /// The configurations, one for each workspace; one for everything where there is none.
  public var configurations: [WorkspaceRules]
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
  /// workspace; `day` is the day that waivers are held against. `catalogue` is that of the tool.
  public func check(
    _ compilation: Compilation, catalogue: Catalogue = ShippedRules.catalogue, extraPacks: [String] = [],
    asOf day: CalendarDay
  ) -> CheckedCompilation {
    var findings = compilation.findings
    let configurations = configure(compilation, catalogue, extraPacks, &findings)
    findings += self.findings(of: configurations.flatMap(\.rulesInForce), in: compilation)
    for (index, workspace) in compilation.workspaces.enumerated() {
      guard let waivers = workspace.waivers else { continue }
      findings += applyWaivers(waivers, of: configurations[index], to: &findings, day)
    }
    return CheckedCompilation(findings: findings.sorted(by: Finding.inOrder), configurations: configurations)
  }

  // MARK: - Configuration

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

  /// What `rules` find in a compiled model, in no order that matters.
  public func findings(of rules: [RuleInForce], in compilation: Compilation) -> [Finding] {
    guard !rules.isEmpty else { return [] }
    let pass = RulePass(compilation.model, hasHoles: compilation.hasErrors)
    let found =
      isParallel ? parallelMap(rules.count) { pass.findings(of: rules[$0]) } : rules.map { pass.findings(of: $0) }
    return found.flatMap { $0.map(\.finding) }
  }

  // MARK: - Waivers

  private func applyWaivers(
    _ waivers: Declarations, of rules: WorkspaceRules, to findings: inout [Finding], _ day: CalendarDay
  ) -> [Finding] {
    func belongs(_ finding: Finding) -> Bool { rules.files.contains(finding.place.file) }
    var own = findings.filter(belongs)
    findings.removeAll(where: belongs)
    let problems = apply(waivers: waivers, to: &own, configuration: rules.configuration, asOf: day)
    findings += own
    return problems
  }
}

import TwinCompiler
import TwinDocs
import TwinModel
import TwinOutput
import TwinRegistry
import TwinRules
import TwinSource
import TwinStore
import TwinWitness

/// What documentation says beside the model: sources, examples, rules, what a check found, what a registry tells.
struct DocumentationFacts {
  let workspace: Workspace
  let compilation: Compilation
  let terms: DependencyTerms
  /// `https://…/{path}#L{line}`, or `git`; nil for no links.
  var sourceAddress: String?
  /// Name of the whole; nil for one that the packages give.
  var title: String?
  /// What of the registry could not be read.
  private(set) var unreadable: [String] = []

  init(
    _ workspace: Workspace, _ compilation: Compilation, _ terms: DependencyTerms, sourceAddress: String? = nil,
    title: String? = nil
  ) {
    self.workspace = workspace
    self.compilation = compilation
    self.terms = terms
    self.sourceAddress = sourceAddress
    self.title = title
  }

  /// All of it, for the pages of the model.
  mutating func options() throws -> DocumentationOptions {
    let registry = try RegistryOptions.directoryIfNamed(terms, for: workspace).map {
      try LocalRegistry.openNamed($0, "to tell the releases of")
    }
    let upcoming = try UpcomingReleases(
      registry == nil ? [] : compilation.givenPackages, of: compilation, workspace, in: registry, on: terms.day)
    let checked = CompilerPipeline().check(compilation, baselines: upcoming.baselines, asOf: terms.day)
    let released = try registry.map { try releasedPackages(in: $0, upcoming, checked) } ?? []
    let gone = try registry.map { try formerPackages(in: $0) } ?? []
    var options = DocumentationOptions()
    if let title = title ?? siteTitle(of: compilation.givenPackages, in: compilation.model, options.language) {
      options.title = title
    }
    let places = try SourcePlaces(of: compilation, workspace, address: sourceAddress)
    options.source = { places.reference(to: $0) }
    addExamples(to: &options)
    options.articles = referenceArticles(catalogue()) + (released + gone).flatMap(releaseArticles)
    options.histories = try registry.map { try histories(of: released + gone, in: $0) } ?? []
    options.formerPackages = registry.map { former(gone, options.histories, in: $0) } ?? []
    options.findings = findings(checked)
    options.shipped = Set(
      compilation.shippedPackages.map { compilation.model.string(compilation.model.packages[$0].name) })
    options.abbreviations = shippedAbbreviations()
    return options
  }

  /// The rules of the tool and of the workspaces.
  private func catalogue() -> Catalogue {
    var catalogue = ShippedRules.completeCatalogue
    var findings: [Finding] = []
    for workspace in compilation.workspaces {
      catalogue.add(rules: workspace.rules, packs: workspace.packs, findings: &findings)
    }
    return catalogue
  }

  /// Documents for each type, by the image of all packages, and why there is none.
  private func addExamples(to options: inout DocumentationOptions) {
    let model = compilation.model
    guard model.twins.count > 0, let first = model.packages.ids.first else { return }
    let image = runtimeImage(of: first, with: Array(model.packages.ids), in: model)
    do {
      let writer = try ExampleWriter(image: image)
      options.examples = { id in
        writer.examples(of: model.identity(model.twins[id].header)).map {
          ExampleDocument(title: $0.title, member: $0.member, text: $0.text, leftOut: $0.leftOut)
        }
      }
      options.obstacles = { id in
        writer.obstacle(to: model.identity(model.twins[id].header)).map { obstacle in
          guard let pattern = obstacle.pattern else {
            return "No example of a state: no value of `\(obstacle.place)` was found that the model allows."
          }
          return
            "No example of a state: pattern `\(pattern)` of `\(obstacle.place)` has no text that the generator finds."
        }
      }
    } catch {
      Terminal.note(neutralised("gemel: there are no examples of documents: \(error)"))
    }
  }

  // MARK: - Findings

  private func findings(_ checked: CheckedCompilation) -> [FindingCount] {
    var counts: [FindingCount: Int] = [:]
    for (package, findings) in ReleasePlanner.findings(of: checked, compilation) {
      for finding in findings {
        let key = FindingCount(
          package: package, rule: finding.rule.name, severity: finding.severity, isWaived: finding.waiver != nil,
          count: 0)
        counts[key, default: 0] += 1
      }
    }
    return counts.map { key, count in
      var counted = key
      counted.count = count
      return counted
    }
  }

  // MARK: - Releases

  /// What the registry holds of the packages that are documented.
  private mutating func releasedPackages(
    in registry: LocalRegistry, _ upcoming: UpcomingReleases, _ checked: CheckedCompilation
  ) throws -> [ReleasedPackage] {
    let model = compilation.model
    let policy = keyPolicy()
    var packages: [ReleasedPackage] = []
    for id in model.packages.ids {
      let row = model.packages[id]
      guard let name = PackageName(model.string(row.name)) else { continue }
      let releases = try self.releases(of: name, in: registry)
      guard !releases.isEmpty else { continue }
      var package = ReleasedPackage(
        package: name, releases: try told(releases, in: registry, policy), version: row.version)
      if let index = upcoming[id]?.baseline, let gate = checked.gate, gate.comparisons.indices.contains(index) {
        package.upcoming = gate.comparisons[index].changes.map { ReleasedChange($0) }
      }
      packages.append(package)
    }
    return packages
  }

  /// The releases of a package until the day that pages are of.
  private mutating func releases(of name: PackageName, in registry: LocalRegistry) throws -> [RegisteredRelease] {
    let found = try registry.with { try $0.readableReleases(of: name) }
    unreadable += found.unreadable.map { "\($0)" }
    return found.releases.filter { $0.record.released <= terms.day }
  }

  /// `releases` with what they say of their changes, and who signed them.
  private mutating func told(
    _ releases: [RegisteredRelease], in registry: LocalRegistry, _ policy: KeyPolicy?
  ) throws -> [ReleasedPackage.Release] {
    let models = RegistryModels(registry: registry)
    let day = terms.day
    return try releases.map { release in
      let signatures = try registry.with { try ReleaseSignatures(of: release.record, in: $0, policy, on: day) }
      if let damage = signatures.damage { unreadable.append("\(damage)") }
      return ReleasedPackage.Release(
        registered: release, changes: try models.changes(of: release.record),
        signatures: signatures.rows.map { $0.dropFirst().joined(separator: " ") })
    }
  }

  /// The packages that were released and are not in the workspace, nor needed by what is: nothing tells which of them once were. What ships with
  /// the tool is in it.
  private mutating func formerPackages(in registry: LocalRegistry) throws -> [ReleasedPackage] {
    let model = compilation.model
    let known = Set(model.packages.rows.map { model.string($0.name) } + ShippedOntologies.names)
    let policy = keyPolicy()
    var packages: [ReleasedPackage] = []
    for name in try registry.with({ try $0.packages() }) where !known.contains(name.text) {
      let releases = try releases(of: name, in: registry)
      guard let last = releases.last?.record else { continue }
      packages.append(
        ReleasedPackage(
          package: name, releases: try told(releases, in: registry, policy), version: last.release.version))
    }
    return packages
  }

  /// What the last releases of `packages` say.
  private mutating func former(
    _ packages: [ReleasedPackage], _ histories: [PackageHistory], in registry: LocalRegistry
  ) -> [FormerPackage] {
    let models = RegistryModels(registry: registry)
    return packages.compactMap { package in
      guard let last = package.releases.last?.registered.record,
        let history = histories.first(where: { $0.package == package.package.text })
      else { return nil }
      var model: Model?
      do {
        model = try models.workspace(of: last).compile().model
      } catch {
        let reason = (error as? CommandFailure)?.message ?? "\(error)"
        unreadable.append("pages do not tell what \(package.package) was: \(reason)")
      }
      return FormerPackage(
        package.package.text, last: last.release.version, in: model, history,
        language: DocumentationOptions().language)
    }
  }

  /// What became of the elements of `packages`, with what the last releases that had a name say of those that have it no more.
  private mutating func histories(of packages: [ReleasedPackage], in registry: LocalRegistry) throws -> [PackageHistory]
  {
    let models = RegistryModels(registry: registry)
    return try packages.map { package in
      var history = packageHistory(of: package)
      var read: [SemanticVersion: Model] = [:]
      for index in history.former.indices {
        let former = history.former[index]
        guard let last = former.last,
          let release = package.releases.first(where: { $0.registered.record.release.version == last })
        else { continue }
        do {
          let model = try read[last] ?? models.workspace(of: release.registered.record).compile().model
          read[last] = model
          history.former[index].definition = FormerElement.Definition(
            of: former.kind, former.identity, in: model, language: DocumentationOptions().language)
        } catch let failure as CommandFailure {
          unreadable.append("pages do not tell what \(former.identity) was: \(failure.message)")
        }
      }
      return history
    }
  }

  private func keyPolicy() -> KeyPolicy? {
    do {
      return try KeyPolicyOptions.declaredPolicy(around: SourceCommit.home(of: workspace))
    } catch {
      // What was released is known without it.
      let reason = (error as? CommandFailure)?.message ?? "\(error)"
      Terminal.note("gemel: " + neutralised("signatures are told by what they call their keys: \(reason)"))
      return nil
    }
  }
}

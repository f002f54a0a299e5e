import TwinModel
import TwinReaders
import TwinSource

extension Resolver {
  /// Makes a row for each package and brings every file's symbols, texts and metadata into the model.
  mutating func declarePackages() {
    for package in packages {
      guard let declaration = package.manifest.package else { continue }
      let id = ID<Package>(model.packages.count)
      let manifest = files.count
      for file in [package.manifest] + package.sources { add(file, to: id) }
      let name = symbol(declaration.header.name, in: manifest)
      if let first = names.packages[name] {
        report(
          "structure/duplicate-name", "package `\(model.string(name))` is declared twice",
          at: declaration.header.range, in: manifest,
          related: [RelatedPlace(model.packages[first].place, "first declared here")], subject: model.string(name))
      } else {
        names.packages[name] = id
      }
      var row = Package(
        name: name, kind: declaration.kind, version: declaration.version, edition: declaration.edition,
        summary: declaration.summary.map { symbol($0, in: manifest) },
        owners: declaration.owners.map { symbol($0, in: manifest) }, dependencies: [],
        metadata: self.metadata(declaration.header.metadata, in: manifest),
        place: place(declaration.header.range, in: manifest))
      row.isVersioned = declaration.isVersioned
      model.packages.append(row)
      names.manifests.append(manifest)
    }
  }

  private mutating func add(_ file: Declarations, to package: ID<Package>) {
    let slot = files.count
    files.append(file)
    filePackages.append(package)
    symbolMaps.append(model.symbols.merge(file.symbols))
    metadataOffsets.append(model.metadata.count)
    let texts = model.texts.count
    for text in file.texts.rows {
      model.texts.append(
        LocalizedText(language: symbol(text.language, in: slot), text: symbol(text.text, in: slot)))
    }
    for row in file.metadata.rows { model.metadata.append(moved(metadata: row, from: slot, texts: texts)) }
  }

  /// A file's metadata in terms of the model's symbols and texts.
  private func moved(metadata row: Metadata, from file: Int, texts: Int) -> Metadata {
    var result = row
    result.title = IDRange(row.title.rows.lowerBound + texts, row.title.rows.upperBound + texts)
    result.description = IDRange(row.description.rows.lowerBound + texts, row.description.rows.upperBound + texts)
    result.comment = row.comment.map { symbol($0, in: file) }
    result.externalID = row.externalID.map { symbol($0, in: file) }
    result.owner = row.owner.map { symbol($0, in: file) }
    result.deprecation?.replacedBy = row.deprecation?.replacedBy.map { symbol($0, in: file) }
    result.deprecation?.reason = row.deprecation?.reason.map { symbol($0, in: file) }
    result.formerly = row.formerly.map { symbol($0, in: file) }
    result.synonyms = row.synonyms.map { symbol($0, in: file) }
    result.mappings = row.mappings.map { Mapping($0.kind, symbol($0.target, in: file)) }
    result.source = row.source.map {
      Lineage(system: symbol($0.system, in: file), field: $0.field.map { symbol($0, in: file) })
    }
    result.annotations = row.annotations.map {
      Annotation(key: symbol($0.key, in: file), value: moved(literal: $0.value, from: file))
    }
    return result
  }

  private func moved(literal: Literal, from file: Int) -> Literal {
    switch literal {
    case .null, .boolean, .number: literal
    case .string(let text): .string(symbol(text, in: file))
    case .array(let elements): .array(elements.map { moved(literal: $0, from: file) })
    case .object(let entries):
      .object(
        entries.map { LiteralEntry(key: symbol($0.key, in: file), value: moved(literal: $0.value, from: file)) })
    }
  }

  /// Binds the dependencies of every package; reports missing ones, wrong versions, kinds and cycles.
  mutating func bindDependencies() {
    for id in model.packages.ids {
      let manifest = names.manifests[id.index]
      var dependencies: [Dependency] = []
      for declared in files[manifest].package?.dependencies ?? [] {
        if let dependency = bind(declared, of: id, in: manifest) { dependencies.append(dependency) }
      }
      dependencies.sort { model.symbols.precedes(model.packages[$0.package].name, model.packages[$1.package].name) }
      model.packages[id].dependencies = dependencies
    }
    checkDependencyCycles()
    for id in model.packages.ids { names.visible.append(closure(of: id)) }
  }

  private mutating func bind(
    _ declared: DependencyDeclaration, of id: ID<Package>, in manifest: Int
  ) -> Dependency? {
    let name = symbol(declared.package.name, in: manifest)
    let spelled = model.string(name)
    let subject = model.string(model.packages[id].name)
    guard let package = names.packages[name] else {
      let names = model.packages.rows.map { model.string($0.name) } + knownPackages
      let suggestion = nearest(to: spelled, in: names.filter { $0 != spelled && $0 != subject })
      let reasons = absences[spelled] ?? []
      // Where it could have come from knows better.
      let isSuggested = reasons.contains { $0.contains("did you mean") }
      let notes = reasons + (isSuggested ? [] : suggestion.map { ["did you mean `\($0)`?"] } ?? [])
      report(
        "structure/unresolved-package", "there is no package `\(spelled)`", at: declared.package.range, in: manifest,
        notes: notes.isEmpty
          ? ["packages come from the workspace first, then from those that ship with the compiler"] : notes,
        subject: subject)
      let alias = declared.alias.map { symbol($0.name, in: manifest) } ?? shortName(of: spelled)
      for called in [alias, name] { self.names.absent[NameIndex.key(id, called)] = name }
      return nil
    }
    if !declared.requirement.admits(model.packages[package].version) {
      report(
        "structure/unmet-requirement",
        "`\(spelled)` is at \(model.packages[package].version), which `\(declared.requirement)` does not admit",
        at: declared.package.range, in: manifest,
        related: [RelatedPlace(model.packages[package].place, "the package")],
        notes: ["change the requirement, or use a release of the package that meets it"], subject: subject)
    }
    if model.packages[id].kind == .ontology, model.packages[package].kind == .model {
      report(
        "structure/ontology-needs-model", "an ontology depends on the model `\(spelled)`",
        at: declared.package.range, in: manifest,
        notes: ["meaning does not depend on contracts: move what is needed into an ontology"], subject: subject)
    }
    let alias = declared.alias.map { symbol($0.name, in: manifest) } ?? shortName(of: spelled)
    let key = NameIndex.key(id, alias)
    if let other = names.aliases[key], other != package {
      report(
        "structure/duplicate-alias",
        "`\(model.string(alias))` would mean both `\(model.string(model.packages[other].name))` and `\(spelled)`",
        at: declared.alias?.range ?? declared.package.range, in: manifest,
        notes: ["give one of them an alias: `\(spelled): {version: ..., as: other}`"], subject: subject)
    } else {
      names.aliases[key] = package
    }
    return Dependency(package: package, alias: alias, requirement: declared.requirement)
  }

  /// What a package is called where no alias is given: the last segment of its name.
  private mutating func shortName(of package: String) -> Symbol {
    model.symbols.intern(package.split(separator: ".").last.map(String.init) ?? package)
  }

  private mutating func checkDependencyCycles() {
    let cycles = findCycles(count: model.packages.count) { index in
      model.packages.rows[index].dependencies.map(\.package.index)
    }
    for cycle in cycles {
      let path = (cycle + [cycle[0]]).map { model.string(model.packages.rows[$0].name) }
      let manifest = names.manifests[cycle[0]]
      report(
        "structure/dependency-cycle", "packages depend on each other: " + path.joined(separator: " → "),
        at: files[manifest].package?.header.range ?? ByteRange(0, 0), in: manifest,
        related: cycle.dropFirst().map { RelatedPlace(model.packages.rows[$0].place, "a step of the cycle") },
        notes: ["move what both need into a package of its own"], subject: path[0])
    }
  }

  /// `id` and everything it depends on, directly or not: itself first, then breadth first.
  private func closure(of id: ID<Package>) -> [ID<Package>] {
    var seen: Set<ID<Package>> = [id]
    var result = [id]
    var next = 0
    while next < result.count {
      for dependency in model.packages[result[next]].dependencies where seen.insert(dependency.package).inserted {
        result.append(dependency.package)
      }
      next += 1
    }
    return result
  }
}

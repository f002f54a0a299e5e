import TwinChanges
import TwinModel
import TwinReaders
public import TwinRules
public import TwinSource

extension RuleExample {
  /// The day on which examples are checked: waivers in them are held against it.
  static var day: CalendarDay { CalendarDay(daysSinceEpoch: 20_605) }
}

extension MarkedSources {
  /// The files as the compiler takes them: a package for each directory, `*.json` as DTDL documents, other source languages
  /// by their paths where there is no package, `gemel.yaml` at the top as a workspace with the rules below `rules/` and
  /// `gemel.waivers.yaml`, and below the `changes/` of a package its change records.
  public var compilerInput: CompilerInput {
    let inputs = files.map { InputFile(path: $0.path, bytes: $0.bytes) }
    var input = CompilerInput(packages: [], dtdl: inputs.filter { $0.path.hasSuffix(".json") })
    if !inputs.contains(where: { $0.path == "gemel.yaml" || $0.path.hasSuffix("/gemel.yaml") }) {
      let languages = ForeignLanguage.languages(of: inputs.map(\.path))
      input.vss = zip(inputs, languages).filter { $1 == .vss }.map(\.0)
      input.digitalBuildings = zip(inputs, languages).filter { $1 == .digitalBuildings }.map(\.0)
    }
    let manifests = inputs.filter { $0.path.hasSuffix("/gemel.yaml") }
    for manifest in manifests {
      let directory = String(manifest.path.dropLast("gemel.yaml".count))
      let own = inputs.filter { file in
        file.path.hasPrefix(directory) && file.path.hasSuffix(".yaml") && file.path != manifest.path
          && !manifests.contains {
            $0.path.hasPrefix(directory) && $0.path != manifest.path
              && file.path.hasPrefix(String($0.path.dropLast("gemel.yaml".count)))
          }
      }
      let changes = own.filter { $0.path.hasPrefix(directory + "changes/") }
      input.packages.append(
        PackageInput(
          manifest: manifest, sources: own.filter { !$0.path.hasPrefix(directory + "changes/") }, changes: changes))
    }
    if let manifest = inputs.first(where: { $0.path == "gemel.yaml" }) {
      let own = inputs.filter { $0.path.hasPrefix("rules/") }
      input.workspaces = [
        WorkspaceInput(
          manifest: manifest, rules: own.filter { !$0.path.hasPrefix("rules/packs/") },
          packs: own.filter { $0.path.hasPrefix("rules/packs/") },
          waivers: inputs.first { $0.path == "gemel.waivers.yaml" })
      ]
    }
    return input
  }

  /// What differs between what must be found and `findings`: empty when the example holds.
  public func differences(_ findings: [Finding], files: [InputFile]) -> [String] {
    var missing = expectations
    var surplus: [String] = []
    for finding in findings {
      guard Int(finding.place.file.rawValue) < files.count else {
        surplus.append("without a place: \(finding.rule): \(finding.message)")
        continue
      }
      let file = files[Int(finding.place.file.rawValue)]
      let index = LineIndex(file.bytes)
      let line = index.line(of: Int(finding.place.range.start)) + 1
      let column = index.scalarColumn(of: Int(finding.place.range.start))
      let texts = [finding.message] + finding.notes + finding.related.map(\.label)
      let match = missing.firstIndex { expectation in
        expectation.path == file.path && expectation.line == line && (expectation.column ?? column) == column
          && expectation.rule == finding.rule.name
          && (expectation.text.isEmpty || texts.contains { $0.contains(expectation.text) })
      }
      if let match {
        missing.remove(at: match)
      } else {
        surplus.append("\(file.path):\(line):\(column + 1) \(finding.rule): \(finding.message)")
      }
    }
    return missing.map { "missing: \($0)" } + surplus.map { "not expected: \($0)" }
  }
}

/// What came of an example of a rule.
public struct ExampleOutcome: Sendable {
  /// What differs from the marks; empty when the example holds.
  public var differences: [String]
  /// Findings of reading and resolving, and of the rules that were asked.
  public var findings: [Finding]
  /// The files that they point into.
  public var files: [InputFile]
}

/// Runs the example at `position` of `rule` and holds what is found to its marks.
///
/// The rule alone is in force, with the options that the example gives it. Where the example has a workspace of its own,
/// the workspace decides, and findings of other rules' checks do not count.
public func outcome(of rule: Rule, example position: Int, catalogue: Catalogue) -> ExampleOutcome {
  let example = rule.examples[position]
  if let former = example.former {
    return rule.impact == nil
      ? outcome(of: rule, against: former, example, catalogue)
      : outcome(of: rule, from: former, to: example.sources)
  }
  let pipeline = CompilerPipeline(isParallel: false)
  let input = example.sources.compilerInput
  let compilation = pipeline.compile(input)
  var findings = compilation.findings
  if input.workspaces.isEmpty {
    findings += pipeline.findings(of: [rule.alone(example.options, in: compilation)], in: compilation)
  } else {
    findings = pipeline.check(compilation, catalogue: catalogue, asOf: RuleExample.day).findings.filter { finding in
      finding.rule == rule.id || catalogue.rule(finding.rule)?.isAlwaysInForce ?? true
    }
  }
  findings.sort(by: Finding.inOrder)
  var differences = example.expected.filter { id in !findings.contains { $0.rule == id } }.map { "missing: \($0)" }
  if example.expected.isEmpty {
    differences = example.sources.differences(findings, files: compilation.files)
  }
  if example.fails, example.expected.isEmpty, !example.sources.expectations.contains(where: { $0.rule == rule.id.name })
  {
    differences.append("it marks no finding of `\(rule.id)`")
  }
  return ExampleOutcome(differences: differences, findings: findings, files: compilation.files)
}

/// Checks the new state of an example against the old one, a release that is called `old`, as its workspace has it.
private func outcome(
  of rule: Rule, against former: MarkedSources, _ example: RuleExample, _ catalogue: Catalogue
) -> ExampleOutcome {
  let pipeline = CompilerPipeline(isParallel: false)
  let (old, new) = (pipeline.compile(former.compilerInput), pipeline.compile(example.sources.compilerInput))
  var baseline = Baseline(name: "old", compilation: old)
  baseline.isReleased = true
  let checked = pipeline.check(new, catalogue: catalogue, baselines: [baseline], asOf: RuleExample.day)
  let findings = checked.findings.filter { $0.rule == rule.id || catalogue.rule($0.rule)?.isAlwaysInForce ?? true }
  var differences = old.findings.map { "\($0.rule): \($0.message)" }
  differences += example.sources.differences(findings, files: new.files)
  if example.fails, !example.sources.expectations.contains(where: { $0.rule == rule.id.name }) {
    differences.append("it marks no finding of `\(rule.id)`")
  }
  return ExampleOutcome(differences: differences, findings: findings, files: new.files + old.files)
}

/// Compares the two states of an example, of which `rule` must say something.
private func outcome(of rule: Rule, from former: MarkedSources, to sources: MarkedSources) -> ExampleOutcome {
  let pipeline = CompilerPipeline(isParallel: false)
  let (old, new) = (pipeline.compile(former.compilerInput), pipeline.compile(sources.compilerInput))
  let comparison = pipeline.compare(new, with: Baseline(name: "old", compilation: old), configurations: [])
  let findings = comparison.changes.map(\.finding)
  var differences = (old.findings + new.findings).map { "\($0.rule): \($0.message)" }
  let kinds = comparison.changes.flatMap { [$0.change] + $0.change.consequences }.map(\.kind.rule)
  if !kinds.contains(rule.id) { differences.append("missing: \(rule.id); found: \(kinds)") }
  return ExampleOutcome(differences: differences, findings: findings, files: comparison.files)
}

extension Rule {
  /// The rule in force for everything that was given, with `options` over its own.
  public func alone(_ options: Options = Options(), in compilation: Compilation) -> RuleInForce {
    RuleInForce(
      rule: self, severity: severity, options: Options(defaults.values.merging(options.values) { $1 }),
      scope: FileScope((0..<compilation.givenFileCount).map { FileID(UInt32($0)) }))
  }
}

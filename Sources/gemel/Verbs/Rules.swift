import ArgumentParser
import TwinCompiler
import TwinOutput
import TwinReaders
import TwinRules
import TwinSource

/// `gemel rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules in force and why; lists packs and checks; tests a workspace's own rules.",
    subcommands: [List.self, Packs.self, Checks.self, Test.self], defaultSubcommand: List.self)
}

extension Rules {
  /// `gemel rules list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists the rules in force for a workspace: severity, options, and what decided it.",
      discussion: """
        The workspace is the nearest at or above the path; without one, the rules are those of the pack `recommended`. \
        Rules are listed as they stand for what is at the path; one that an override takes out of force is listed as off. \
        `gemel explain RULE` explains one.
        """)

    @Argument(help: "Workspace, or a file or directory in one.", completion: .file())
    var path: String = "."

    @OptionGroup var options: RuleOptions

    @Flag(help: "List the whole catalogue, rules out of force included.")
    var all = false

    @Option(help: "How the list is written: text or json.")
    var format: ListFormat = .text

    func run() throws {
      let listing = try listing()
      let rows = listing.parts.flatMap(rows)
      switch format {
      case .text:
        if let remark = listing.remark { Terminal.note("gemel: " + neutralised(remark)) }
        Terminal.print(columns(rows.map { [$0.severity, $0.id, $0.why] }))
        let count = Set(rows.filter(\.isInForce).map(\.id)).count
        Terminal.note("\(count) rule\(count == 1 ? "" : "s") in force" + (all ? "" : "; `--all` lists the rest"))
      case .json:
        let values = rows.map { row -> JSONValue in
          .object([
            "rule": .string(row.id), "severity": .string(row.severity),
            "reasons": .array(row.reasons.map { .string($0) }),
            "options": .object(row.options.map { JSONEntry($0.name, .string($0.value)) }),
          ])
        }
        Terminal.print(json(.object(["version": 1, "rules": .array(values)]), layout: .pretty))
      }
      try listing.stopOnErrors()
    }

    /// What the list is made from.
    private struct Listing {
      /// A configuration, and the files that it is listed for.
      struct Part {
        var configuration: RuleConfiguration
        var files: [(id: FileID, path: String)]
      }

      /// What is to be said beside the list.
      var remark: String?
      var parts: [Part]
      /// Errors of the configuration.
      var errors: FindingReport?

      /// Shows errors of the configuration on standard error, since the list is on the other, and stops there.
      func stopOnErrors() throws {
        guard let errors, !errors.findings.isEmpty else { return }
        Terminal.noteInPlace(String(decoding: FindingFormat.text.bytes(errors), as: UTF8.self))
        throw CommandFailure(code: CommandFailure.badUsage, message: "the configuration has errors")
      }
    }

    private func listing() throws -> Listing {
      guard let workspace = try Workspace.around(path, DependencyTerms(writesLock: false)) else {
        var findings: [Finding] = []
        let configuration = RuleConfiguration(
          catalogue: ShippedRules.catalogue, manifest: nil, extraPacks: options.packs, findings: &findings)
        try options.holdPacks(to: [configuration.catalogue])
        return Listing(
          remark: "no workspace at or above \(path): the rules that hold without one",
          parts: [Listing.Part(configuration: configuration, files: [(FileID(0), "")])])
      }
      let compilation = workspace.compile()
      let checked = try options.check(compilation)
      let listed = compilation.files.prefix(compilation.givenFileCount).enumerated()
        .filter { workspace.isInScope($0.element.path) }
      let parts = zip(compilation.workspaces, checked.configurations).map { read, rules in
        let files = listed.compactMap { index, file in
          read.relativePath(of: file.path).map { (id: FileID(UInt32(index)), path: $0) }
        }
        return Listing.Part(configuration: rules.configuration, files: files.filter { rules.files.contains($0.id) })
      }
      let errors = checked.findings.filter(\.isConfigurationError)
      return Listing(
        remark: workspace.isAbout(path)
          ? nil : "the workspace lists nothing at \(path): the rules of all that it lists",
        parts: parts,
        errors: FindingReport(errors, of: compilation, summary: "read the configuration"))
    }

    private struct Row {
      var severity: String
      var id: String
      var options: [(name: String, value: String)] = []
      var reasons: [String]
      var why: String
      var isInForce = true
    }

    private func rows(_ part: Listing.Part) -> [Row] {
      var rows = part.configuration.rulesInForce(for: part.files).map(row)
      rows += part.configuration.rulesOutOfForce(for: part.files).filter { all || $0.isByPath }.map(row)
      if all {
        let listed = Set(rows.map(\.id))
        rows += part.configuration.catalogue.rules.filter { !listed.contains($0.id.name) }.map(row)
      }
      return rows.sorted { ($0.id, $0.why) < ($1.id, $1.why) }
    }

    private func row(_ inForce: RuleInForce) -> Row {
      let changed = inForce.options.values.filter { inForce.rule.defaults.values[$0.key] != $0.value }
        .sorted { $0.key < $1.key }.map { (name: $0.key, value: "\($0.value)") }
      let settings = changed.map { " \($0.name)=\($0.value)" }.joined()
      return Row(
        severity: inForce.severity.name, id: inForce.rule.id.name, options: changed, reasons: inForce.reasons,
        why: inForce.reasons.joined(separator: " > ") + settings)
    }

    private func row(_ off: RuleOutOfForce) -> Row {
      Row(
        severity: "off", id: off.rule.id.name, reasons: off.reasons, why: off.reasons.joined(separator: " > "),
        isInForce: false)
    }

    /// A rule that nothing is said about.
    private func row(_ rule: Rule) -> Row {
      guard rule.isAlwaysInForce else {
        return Row(severity: "off", id: rule.id.name, reasons: [], why: rule.summary, isInForce: false)
      }
      let reason = "always in force"
      return Row(severity: rule.severity.name, id: rule.id.name, reasons: [reason], why: reason)
    }
  }

  /// `gemel rules packs`.
  struct Packs: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "packs", abstract: "Lists the packs, target profiles, and presets of whom changes must not harm.")

    @Argument(help: "Workspace whose own packs count.", completion: .directory)
    var path: String = "."

    func run() throws {
      let catalogue = try catalogue(around: path)
      Terminal.print(
        columns(
          catalogue.packs.map { pack in
            let extends = pack.extends.isEmpty ? "" : " (extends \(pack.extends.map(\.name).joined(separator: ", ")))"
            let count = pack.settings.count
            let what = pack.protection == nil ? "\(count) rule\(count == 1 ? "" : "s")" : "preset"
            return [pack.name, what, pack.summary + extends]
          }))
    }
  }

  /// `gemel rules checks`.
  struct Checks: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "checks",
      abstract: "Lists the checks that a workspace's own rules can make, with their options and values.",
      discussion: """
        A rule is a YAML file in the directory that the workspace names as its `catalogue`; `gemel schema rule` prints its \
        JSON Schema.
        """)

    @Argument(help: "A check, for its options alone.")
    var name: String?

    func run() throws {
      let known = builtInChecks.sorted { $0.name < $1.name }
      if let name, !known.contains(where: { $0.name == name }) {
        let suggestion = nearest(to: name, in: known.map(\.name)).map { "; did you mean `\($0)`?" } ?? ""
        throw CommandFailure.usage("there is no check `\(name)`" + suggestion)
      }
      for check in known where name == nil || check.name == name {
        var text = "\(check.name): \(check.summary)\n"
        text += "    select: \(check.selection.names.joined(separator: ", "))\n"
        for parameter in check.parameters {
          let type = parameter.words.isEmpty ? parameter.type.rawValue : parameter.words.joined(separator: " | ")
          text += "    \(parameter.name) (\(type)), by default \(parameter.defaultValue): \(parameter.summary)\n"
        }
        let values = CheckRun.commonValues + check.values
        text += "    message values: \(values.map { "{\($0)}" }.joined(separator: " "))\n"
        Terminal.print(text)
      }
    }
  }

  /// `gemel rules test`.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Runs the examples of a workspace's own rules.",
      discussion: """
        An example is a whole small source with the findings that it must have marked in comments; see the construct \
        `example` of the language reference. Exit code 1 when one does not hold.
        """)

    @Argument(help: "The workspace.", completion: .directory)
    var path: String = "."

    func run() throws {
      let workspace = try Workspace.load([path], DependencyTerms(writesLock: false))
      let compilation = workspace.compile()
      var catalogue = ShippedRules.completeCatalogue
      var findings = compilation.findings
      for workspace in compilation.workspaces {
        catalogue.add(rules: workspace.rules, packs: workspace.packs, findings: &findings)
      }
      let ruleFiles = Set(compilation.workspaces.flatMap { $0.rules + $0.packs }.map(\.file))
      let faults = findings.filter { ruleFiles.contains($0.place.file) }.sorted(by: Finding.inOrder)
      if !faults.isEmpty {
        try FindingOutput().write(FindingReport(faults, of: compilation, summary: "the rules cannot be tested"))
        throw CommandFailure(code: CommandFailure.badUsage, message: "")
      }
      let own = catalogue.ownRules
      guard !own.isEmpty else {
        throw CommandFailure.usage(
          "`\(path)` has no rules of its own; `catalogue` of its workspace names their directory")
      }
      var examples = 0
      var failures = 0
      for rule in own {
        if rule.examples.isEmpty { Terminal.note("gemel: `\(rule.id)` has no examples") }
        for index in rule.examples.indices {
          examples += 1
          let outcome = outcome(of: rule, example: index, catalogue: catalogue)
          guard !outcome.differences.isEmpty else { continue }
          failures += 1
          let file = compilation.files[Int(rule.examples[index].place.file.rawValue)]
          let line = LineIndex(file.bytes).line(of: Int(rule.examples[index].place.range.start)) + 1
          Terminal.print(neutralised("\(file.path):\(line): \(rule.id), example \(index + 1)") + "\n")
          for difference in outcome.differences { Terminal.print(neutralised("  \(difference)") + "\n") }
        }
      }
      func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
      let verdict = failures == 0 ? "all hold" : "\(failures) of them \(failures == 1 ? "does" : "do") not hold"
      Terminal.note("\(count(own.count, "rule")), \(count(examples, "example")): \(verdict)")
      if failures > 0 { throw CommandFailure.hasFindings }
    }
  }
}

/// How lists are written.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Rows in columns, each as wide as its widest cell, made safe for a terminal.
/// They stand below those of `others`, where these are given.
func columns(_ rows: [[String]], alignedWith others: [[String]] = []) -> String {
  let safe = rows.map { $0.map { neutralised($0) } }
  let all = safe + others.map { $0.map { neutralised($0) } }
  let count = all.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
  return safe.map { row in
    row.enumerated().map { index, cell in
      index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - cell.count)
    }.joined(separator: "  ") + "\n"
  }.joined()
}

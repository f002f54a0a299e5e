import ArgumentParser
import TwinCompiler
import TwinOutput
import TwinReaders
import TwinRules
import TwinSource

/// `gemel rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the rules in force and why; lists packs and checks; tests a workspace's own rules.",
    subcommands: [List.self, Packs.self, Checks.self, Test.self], defaultSubcommand: List.self)
}

extension Rules {
  /// `gemel rules list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the rules in force for a workspace: severity, options, and what decided it.",
      discussion: "`gemel explain RULE` explains one.")

    @Argument(help: "Workspace, package or directory of DTDL documents.", completion: .directory)
    var path: String = "."

    @OptionGroup var options: RuleOptions

    @Flag(help: "List the whole catalogue, rules out of force included.")
    var all = false

    @Option(help: "How the list is written: text or json.")
    var format: ListFormat = .text

    func run() throws {
      let configurations = try configurations()
      let rows = configurations.flatMap { self.rows($0) }
      switch format {
      case .text:
        if configurations.isEmpty { Terminal.note("gemel: no workspace at \(path): the rules that come with the tool") }
        Terminal.print(columns(rows.map { [$0.severity, $0.id, $0.why] }))
        Terminal.note("\(rows.count) rules\(all ? "" : " in force; `--all` lists the rest")")
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
    }

    /// The configurations of the workspaces at the path. Without models there, `--all` still lists the catalogue.
    private func configurations() throws -> [WorkspaceRules] {
      let workspace: Workspace
      do {
        workspace = try Workspace.load([path])
      } catch is CommandFailure where all && path == "." {
        return []
      }
      return try options.check(workspace.compile()).configurations
    }

    private struct Row {
      var severity: String
      var id: String
      var options: [(name: String, value: String)]
      var reasons: [String]
      var why: String
    }

    private func rows(_ workspace: WorkspaceRules) -> [Row] {
      var rows = workspace.rulesInForce.map { inForce in
        let changed = inForce.options.values.filter { inForce.rule.defaults.values[$0.key] != $0.value }
          .sorted { $0.key < $1.key }.map { (name: $0.key, value: "\($0.value)") }
        let settings = changed.map { " \($0.name)=\($0.value)" }.joined()
        return Row(
          severity: inForce.severity.name, id: inForce.rule.id.name, options: changed, reasons: inForce.reasons,
          why: inForce.reasons.joined(separator: " > ") + settings)
      }
      if all {
        let listed = Set(rows.map(\.id))
        for rule in workspace.configuration.catalogue.rules where !listed.contains(rule.id.name) {
          rows.append(
            Row(
              severity: rule.isAlwaysInForce ? rule.severity.name : "off", id: rule.id.name, options: [],
              reasons: rule.isAlwaysInForce ? ["always in force"] : [],
              why: rule.isAlwaysInForce ? "always in force" : rule.summary))
        }
      }
      return rows.sorted { ($0.id, $0.why) < ($1.id, $1.why) }
    }
  }

  /// `gemel rules packs`.
  struct Packs: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the packs and target profiles.")

    @Argument(help: "Workspace whose own packs count.", completion: .directory)
    var path: String = "."

    func run() throws {
      let catalogue = try catalogue(around: path)
      Terminal.print(
        columns(
          catalogue.packs.map { pack in
            let extends = pack.extends.isEmpty ? "" : " (extends \(pack.extends.map(\.name).joined(separator: ", ")))"
            return [pack.name, "\(pack.settings.count) rules", pack.summary + extends]
          }))
    }
  }

  /// `gemel rules checks`.
  struct Checks: ParsableCommand {
    static let configuration = CommandConfiguration(
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
      abstract: "Runs the examples of a workspace's own rules.",
      discussion: """
        An example is a whole small source with the findings that it must have marked in comments; see the construct \
        `example` of the language reference. Exit code 1 when one does not hold.
        """)

    @Argument(help: "The workspace.", completion: .directory)
    var path: String = "."

    func run() throws {
      let workspace = try Workspace.load([path])
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
      let own = catalogue.rules.filter { !$0.isShipped }
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
      let verdict = failures == 0 ? "all hold" : "\(failures) of them do not hold"
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
func columns(_ rows: [[String]]) -> String {
  let safe = rows.map { $0.map { neutralised($0) } }
  let count = safe.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in safe.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
  return safe.map { row in
    row.enumerated().map { index, cell in
      index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - cell.count)
    }.joined(separator: "  ") + "\n"
  }.joined()
}

import ArgumentParser
import TwinCompiler
import TwinOutput
import TwinRules
import TwinSource

/// `gemel explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule: what it finds, why, how to mend it, with examples.",
    discussion: "Rules of the workspace at or above the current directory are explained too.")

  @Argument(help: ArgumentHelp("A rule's id, as findings show it in brackets.", valueName: "rule"))
  var rule: String

  @Argument(help: "Workspace whose own rules count.", completion: .directory)
  var path: String = "."

  func run() throws {
    let catalogue = try catalogue(around: path)
    guard let found = catalogue.rule(RuleID(rule)) else {
      let ids = catalogue.ruleIDs.map(\.name)
      let tail = ids.filter { $0.hasSuffix("/" + rule) }
      if tail.count == 1, let only = catalogue.rule(RuleID(tail[0])) {
        return Terminal.print(neutralised(explanation(of: only, catalogue: catalogue), keepingLines: true))
      }
      let suggestion = (tail.first ?? nearest(to: rule, in: ids)).map { "; did you mean `\($0)`?" }
      throw CommandFailure.usage("there is no rule `\(rule)`" + (suggestion ?? "; `gemel rules --all` lists them"))
    }
    Terminal.print(neutralised(explanation(of: found, catalogue: catalogue), keepingLines: true))
  }
}

/// The tool's catalogue with the rules of the workspace at or above `path`, if there is one. Examples included.
func catalogue(around path: String) throws -> Catalogue {
  guard let input = try Workspace.catalogueInput(around: path) else { return ShippedRules.completeCatalogue }
  let compilation = CompilerPipeline().compile(input)
  var catalogue = ShippedRules.completeCatalogue
  var findings: [Finding] = []
  for workspace in compilation.workspaces {
    catalogue.add(rules: workspace.rules, packs: workspace.packs, findings: &findings)
  }
  return catalogue
}

import TwinReaders
public import TwinRules
import TwinSource
import TwinSyntax

/// The rule catalogue that comes with the tool.
public enum ShippedRules {
  /// The catalogue without the examples, which only `explain`, the reference and the tests need. What is asked for is read
  /// at the first time.
  public static let catalogue = Catalogue(
    unread: UnreadCatalogue(
      rules: shippedRuleFiles.map { file in
        (RuleID(file.id.string), file.aliases.string.split(separator: " ").map { RuleID(String($0)) })
      },
      packs: shippedPackFiles.map(\.name.string),
      readRule: { readGemelRule(tree(shippedRuleFiles[$0].definition.string)).declarations },
      readPack: { readGemelPack(tree(shippedPackFiles[$0].text.string)).declarations }))

  /// The text of the shipped pack `name`; nil where there is none.
  public static func packText(_ name: String) -> String? {
    shippedPackFiles.first { $0.name.string == name }?.text.string
  }

  /// The catalogue, whole; read anew each time.
  public static var completeCatalogue: Catalogue {
    var findings: [Finding] = []
    let rules = parallelMap(shippedRuleFiles.count) { index in
      readGemelRule(tree(shippedRuleFiles[index].definition.string + shippedRuleFiles[index].examples.string))
        .declarations
    }
    let packs = shippedPackFiles.map { readGemelPack(tree($0.text.string)).declarations }
    return Catalogue(rules: rules, packs: packs, findings: &findings)
  }

  /// What was found in the examples of a shipped rule when the compiler was made, a list for each; nil where that is not known.
  static func findings(inExamplesOf rule: Rule) -> [[String]]? {
    guard let lines = findings[rule.id.name] else { return nil }
    var found = [[String]](repeating: [], count: rule.examples.count)
    for line in lines.split(separator: "\n") {
      guard let space = line.firstIndex(of: " "), let example = Int(line[..<space]), found.indices.contains(example)
      else { return nil }
      found[example].append(String(line[space...].dropFirst()))
    }
    return found
  }

  private static let findings = Dictionary(
    shippedRuleFindings.map { ($0.id.string, $0.lines.string) }
  ) { first, _ in first }

  private static func tree(_ text: String) -> SyntaxTree { parseYAML(Array(text.utf8), file: .none).tree }
}

extension StaticString {
  fileprivate var string: String { withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
}

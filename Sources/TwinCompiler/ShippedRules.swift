import TwinReaders
public import TwinRules
import TwinSource
import TwinSyntax

/// The rule catalogue that comes with the tool.
public enum ShippedRules {
  /// The catalogue without the examples, which only `explain`, the reference and the tests need: a tenth of the time.
  public static var catalogue: Catalogue { catalogue(withExamples: false) }

  /// The catalogue, whole.
  public static var completeCatalogue: Catalogue { catalogue(withExamples: true) }

  private static func catalogue(withExamples: Bool) -> Catalogue {
    var findings: [Finding] = []
    let rules = parallelMap(shippedRuleFiles.count) { index in
      let file = shippedRuleFiles[index]
      let text = withExamples ? file.definition.string + file.examples.string : file.definition.string
      return readGemelRule(tree(text)).declarations
    }
    let packs = shippedPackFiles.map { readGemelPack(tree($0.text.string)).declarations }
    return Catalogue(rules: rules, packs: packs, findings: &findings)
  }

  private static func tree(_ text: String) -> SyntaxTree { parseYAML(Array(text.utf8), file: .none).tree }
}

extension StaticString {
  fileprivate var string: String { withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
}

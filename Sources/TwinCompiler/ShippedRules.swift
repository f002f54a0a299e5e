import Dispatch
import TwinReaders
public import TwinRules
import TwinSource
import TwinSyntax

/// The rule catalogue that comes with the tool.
public enum ShippedRules {
  /// The catalogue without the examples, which only `explain`, the reference and the tests need: a tenth of the time.
  /// Read at its first use.
  public static let catalogue = read(withExamples: false)

  /// The catalogue, whole; read anew each time.
  public static var completeCatalogue: Catalogue { read(withExamples: true) }

  /// Begins to read the catalogue on another core, so that whoever asks for it finds it there.
  public static func prepare() { DispatchQueue.global(qos: .userInitiated).async { _ = catalogue } }

  /// Reads the catalogue.
  public static func read(withExamples: Bool) -> Catalogue {
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

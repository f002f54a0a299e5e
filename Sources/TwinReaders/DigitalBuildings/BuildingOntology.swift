internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// One building ontology: its files, what they name, and the packages that they become.
struct BuildingOntology {
  /// A file, and where it belongs.
  struct File {
    var tree: SyntaxTree
    var folder: String
    /// Empty for what is global.
    var namespace: String
    /// Its position among all files.
    var index: Int
  }

  /// A field: where it is declared, and its point.
  struct Field {
    var namespace: String
    var isTelemetry: Bool
    var isWritable: Bool
  }

  private(set) var files: [File] = []
  private var positions: [String: [Int]] = [:]
  private(set) var packages: [ReadPackage] = []
  private(set) var packageNames: [(index: Int, name: String)] = []
  var findings: [Finding] = []
  /// What `version.yaml` says; nil where it says nothing.
  var version: SemanticVersion?
  var suggester = Suggester()

  /// By namespace, then name.
  var subfields: [String: [String: String]] = [:]
  var states: [String: [String: String]] = [:]
  var fields: [String: [String: Field]] = [:]
  /// The quantity and standard unit of each measurement, by its name.
  var measurements: [String: (quantity: String, unit: String?)] = [:]

  static let prefix = "digitalbuildings."
  static let unitPackage = prefix + "units"

  mutating func add(_ tree: SyntaxTree, _ folder: String, namespace: String, index: Int) {
    positions[namespace, default: []].append(files.count)
    files.append(File(tree: tree, folder: folder, namespace: namespace, index: index))
  }

  mutating func read() {
    readUnits()
    let namespaces = positions.keys.sorted()
    // Words before the fields that are made of them, what is global before what is not.
    for namespace in namespaces { noteWords(namespace) }
    for namespace in namespaces { readVocabulary(namespace) }
    var types = BuildingTypes(self)
    types.read()
    packages += types.packages
    findings += types.findings
    for file in files {
      let name: String
      switch file.folder {
      case "entity_types": name = Self.modelPackage(file.namespace)
      case "units": name = Self.unitPackage
      default: name = Self.vocabularyPackage(file.namespace)
      }
      packageNames.append((file.index, name))
    }
  }

  /// The package of the types of a namespace.
  static func modelPackage(_ namespace: String) -> String {
    prefix + (namespace.isEmpty ? "global" : packagePart(namespace))
  }

  /// The package of the fields, subfields, states and connections of a namespace.
  static func vocabularyPackage(_ namespace: String) -> String {
    prefix + (namespace.isEmpty ? "" : packagePart(namespace) + ".") + "vocabulary"
  }

  /// A namespace as part of a package's name.
  static func packagePart(_ namespace: String) -> String {
    namespace.split(separator: "/").map { modelName(String($0)).lowercased() }.joined(separator: ".")
  }

  func files(of namespace: String) -> [File] { (positions[namespace] ?? []).map { files[$0] } }

  func files(_ folder: String, in namespace: String) -> [File] {
    files(of: namespace).filter { $0.folder == folder }
  }

  /// Adds an ontology.
  mutating func addPackage(
    _ name: String, summary: String, dependencies: [(package: String, alias: String)], _ sources: [Declarations]
  ) {
    guard let first = sources.first else { return }
    var manifest = DeclarationWriter(first.file)
    manifest.declarePackage(
      name, .ontology, version, summary: summary, dependencies: dependencies)
    packages.append(ReadPackage(manifest: manifest.declarations, sources: sources))
  }

  /// The entries of a file, which is a mapping.
  mutating func entries(_ file: File) -> [(key: SyntaxTree.NodeID, value: SyntaxTree.NodeID)] {
    guard let root = file.tree.root, !file.tree.isEmpty(root) else { return [] }
    if file.tree.kind(root) != .mapping {
      report("digitalbuildings/invalid-entry", "a file of `\(file.folder)` is a mapping", at: root, in: file.tree)
    }
    return file.tree.pairs(root)
  }

  mutating func report(
    _ rule: RuleID, severity: Severity = .error, _ message: String, at node: SyntaxTree.NodeID, in tree: SyntaxTree,
    notes: [String] = [], subject: String = ""
  ) {
    findings.append(Finding(rule, severity, message, at: tree.place(node), notes: notes, subject: subject))
  }
}

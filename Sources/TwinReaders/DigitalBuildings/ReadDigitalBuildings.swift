internal import TwinModel
public import TwinSource
internal import TwinSyntax

/// Reads building ontologies in the format of Google's Digital Buildings: YAML files in folders `entity_types`, `fields`,
/// `subfields`, `states`, `units` and `connections`, those of a namespace below a directory of its name, and a `version.yaml` beside them.
///
/// Every namespace becomes a model (`digitalbuildings.hvac`; what is global is in `digitalbuildings.global`), its fields,
/// subfields, states and connections an ontology (`digitalbuildings.vocabulary`), units one more. An entity type is a twin
/// with its GUID for an identity; a field is a point that types use as a member. The last subfield says what a member is:
/// sensors, accumulators, alarms, statuses, counts and timestamps are telemetry, commands and setpoints writable
/// properties, the rest properties. A field with states is an enumeration, one with a measurement a number in the standard
/// unit. What the model has no place for is kept as the annotation `digitalbuildings`.
///
/// A field that is required of one parent and optional of another is required; where no type on the way says so, the type
/// that has both as parents does. `packageNames` has a name for each of the files, in order. Linear in the files but for
/// the fields that types inherit.
public func readDigitalBuildings(
  _ files: [ForeignFile]
) -> (packages: [ReadPackage], packageNames: [String], findings: [Finding]) {
  let folders = files.map { ForeignLanguage.digitalBuildingsFolder(of: $0.path) }
  let roots = ontologyRoots(folders.compactMap { $0 })
  var ontologies: [String: BuildingOntology] = [:]
  for (index, (file, folder)) in zip(files, folders).enumerated() {
    // Asked of something below the directory, which may be a root itself.
    guard let folder, let root = outerDirectory(of: folder.directory + "/.", in: roots) else { continue }
    let namespace = String(folder.directory.dropFirst(root.count).drop { $0 == "/" })
    for tree in file.trees {
      ontologies[root, default: BuildingOntology()].add(tree, folder.folder, namespace: namespace, index: index)
    }
  }
  for file in files where ForeignLanguage.isDigitalBuildingsVersion(file.path) {
    let home = directory(of: file.path)
    // It stands beside the ontology's folders, or beside the directory that they are in.
    for root in ontologies.keys where root == home || directory(of: root) == home {
      ontologies[root]?.version = file.trees.lazy.compactMap(declaredVersion).first
    }
  }
  var packages: [ReadPackage] = []
  var findings: [Finding] = []
  var names = [String](repeating: "", count: files.count)
  for (_, unread) in ontologies.sorted(by: { $0.key < $1.key }) {
    var ontology = unread
    ontology.read()
    packages += ontology.packages
    findings += ontology.findings
    for (index, name) in ontology.packageNames { names[index] = name }
  }
  return (packages, names, findings.sorted(by: Finding.inOrder))
}

/// The version under the key `version`; nil where that is none.
private func declaredVersion(_ tree: SyntaxTree) -> SemanticVersion? {
  guard let root = tree.root, tree.kind(root) == .mapping, let value = tree.value(of: "version", in: root),
    tree.kind(value) == .scalar
  else { return nil }
  return SemanticVersion(tree.string(value))
}

/// Directories that ontologies are in: those with folders that are below no other.
private func ontologyRoots(_ folders: [(directory: String, folder: String)]) -> Set<String> {
  var contents: [String: Set<String>] = [:]
  for folder in folders { contents[folder.directory, default: []].insert(folder.folder) }
  var roots: Set<String> = []
  for (directory, held) in contents {
    // Where only namespaces are given, what they are in is the ontology.
    let name = directory.split(separator: "/").last ?? ""
    let isNamespace = held == ["entity_types"] && !name.isEmpty && name == name.uppercased()
    roots.insert(isNamespace ? TwinReaders.directory(of: directory) : directory)
  }
  return roots.filter { $0.isEmpty || outerDirectory(of: $0, in: roots) == nil }
}

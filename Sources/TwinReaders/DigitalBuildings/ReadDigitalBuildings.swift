internal import TwinModel
public import TwinSource
internal import TwinSyntax

/// Reads building ontologies in the format of Google's Digital Buildings: YAML files in folders `entity_types`, `fields`,
/// `subfields`, `states`, `units` and `connections`, those of a namespace below a directory of its name.
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
  var packages: [ReadPackage] = []
  var findings: [Finding] = []
  var names = [String](repeating: "", count: files.count)
  for root in roots {
    var ontology = BuildingOntology()
    for (index, (file, folder)) in zip(files, folders).enumerated() {
      guard let folder, let namespace = namespace(of: folder.directory, below: root, among: roots) else { continue }
      for tree in file.trees { ontology.add(tree, folder.folder, namespace: namespace, index: index) }
    }
    ontology.read()
    packages += ontology.packages
    findings += ontology.findings
    for (index, name) in ontology.packageNames { names[index] = name }
  }
  return (packages, names, findings.sorted(by: Finding.inOrder))
}

/// Directories that ontologies are in, sorted: those with folders that are below no other.
private func ontologyRoots(_ folders: [(directory: String, folder: String)]) -> [String] {
  var contents: [String: Set<String>] = [:]
  for folder in folders { contents[folder.directory, default: []].insert(folder.folder) }
  var roots: Set<String> = []
  for (directory, held) in contents {
    // Where only namespaces are given, what they are in is the ontology.
    let isNamespace =
      held == ["entity_types"] && directory.split(separator: "/").last.map { $0 == $0.uppercased() } ?? false
    roots.insert(isNamespace ? TwinReaders.directory(of: directory) : directory)
  }
  return roots.filter { root in !roots.contains { $0 != root && isBelow(root, $0) } }.sorted()
}

private func isBelow(_ path: String, _ directory: String) -> Bool {
  directory.isEmpty || path == directory || path.hasPrefix(directory + "/")
}

/// The namespace of a directory: empty for the root, nil for what belongs to another ontology.
private func namespace(of directory: String, below root: String, among roots: [String]) -> String? {
  if directory == root { return "" }
  guard isBelow(directory, root), !roots.contains(where: { $0 != root && isBelow(directory, $0) && isBelow($0, root) })
  else { return nil }
  return String(directory.dropFirst(root.isEmpty ? 0 : root.utf8.count + 1))
}

internal import TwinModel
public import TwinSource
internal import TwinSyntax

/// Reads vehicle signal specifications (VSS): `*.vspec` files, which include each other, with the units and quantities
/// beside them.
///
/// Each specification becomes a model and an ontology of its units. A branch is a twin, a branch below it a component, one
/// for each of its instances, named as data paths have it. Sensors are telemetry, actuators writable properties,
/// attributes properties; structs are schemas. Names stay as written, those of twins are made of the branches on the
/// way. What the model has no place for is kept as the annotation `vss`. The model has the version that the specification
/// gives itself.
///
/// `packageNames` has a name for each of the files, in order. Time and memory are linear in the nodes, which are counted
/// wherever a file is included, up to a limit that has a finding.
public func readVSS(
  _ files: [ForeignFile]
) -> (packages: [ReadPackage], packageNames: [String], findings: [Finding]) {
  var packages: [ReadPackage] = []
  var findings: [Finding] = []
  var names = [String](repeating: "", count: files.count)
  for group in specifications(among: files) {
    let own = group.map { files[$0] }
    let vocabulary = own.filter { !$0.path.hasSuffix(".vspec") }
    var tree = VSSTree(own.filter { $0.path.hasSuffix(".vspec") })
    tree.build()
    findings += tree.findings
    let version = tree.version
    let root = tree.nodes.first { $0.parent == nil }?.name ?? "Specification"
    let name = "vss." + modelName(root).lowercased()

    var units = VSSUnitReader(vocabulary, name: name + ".units", version: version)
    units.read()
    if !units.isDeclared { units.declare(used: tree.usedUnits, in: tree.parts.first?.file ?? .none) }
    findings += units.findings
    var reader = VSSReader(tree, units: units.names, areUnitsKnown: units.isDeclared)
    reader.read(name, version, unitPackage: units.packageName)
    findings += reader.findings
    packages.append(ReadPackage(manifest: reader.manifest, sources: [reader.writer.declarations]))
    packages.append(ReadPackage(manifest: units.manifest, sources: units.sources))
    for index in group { names[index] = files[index].path.hasSuffix(".vspec") ? name : units.packageName }
  }
  return (packages, names, findings.sorted(by: Finding.inOrder))
}

/// The name of the file that a specification begins with, where the catalogue's layout is kept.
let rootFileName = "VehicleSignalSpecification.vspec"

/// The files of each specification, by their indices: what is below a root file's directory belongs to it. Without root
/// files, all are one.
private func specifications(among files: [ForeignFile]) -> [[Int]] {
  let roots = Set(
    files.filter { $0.path.split(separator: "/").last ?? "" == rootFileName }.map { directory(of: $0.path) })
  guard roots.count > 1 else { return files.isEmpty ? [] : [Array(files.indices)] }
  var groups: [String: [Int]] = [:]
  for (index, file) in files.enumerated() {
    // What is below none, such as overlays beside a directory of specifications, goes to the first.
    groups[outerDirectory(of: file.path, in: roots) ?? roots.min() ?? "", default: []].append(index)
  }
  return groups.sorted { $0.key < $1.key }.map(\.value)
}

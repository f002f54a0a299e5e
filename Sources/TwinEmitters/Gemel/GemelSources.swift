public import TwinModel
import TwinOutput

/// The sources of `package` in the Gemel language: `gemel.yaml`, a file for each twin under `twins/`, and a file for each
/// other kind of element. Compiled again together with its dependencies they give an equal package, places apart.
///
/// Paths are relative to the package's directory, `/` between their parts, in ascending order; bytes are UTF-8. O(package).
public func gemelSources(of package: ID<Package>, in model: Model) -> [(path: String, bytes: [UInt8])] {
  let writer = GemelWriter(model, package)
  let row = model.packages[package]
  var files: [(path: String, bytes: [UInt8])] = [("gemel.yaml", YAMLPrinter.print(writer.manifest()))]

  func add<Row>(_ section: String, _ rows: ArraySlice<Row>, _ header: (Row) -> ElementHeader, _ body: (Row) -> YAMLNode)
  {
    guard !rows.isEmpty else { return }
    let entries = rows.map { YAMLEntry(model.string(header($0).name), body($0)) }
    files.append((section + ".yaml", YAMLPrinter.print([YAMLEntry(section, .section(entries))])))
  }
  add("concepts", model.concepts[row.concepts], \.header) { writer.concept($0) }
  add("relations", model.relations[row.relations], \.header) { writer.relation($0) }
  add("quantities", model.quantities[row.quantities], \.header) { writer.quantity($0) }
  add("units", model.units[row.units], \.header) { writer.unit($0) }
  add("terms", model.terms[row.terms], \.header) { writer.term($0) }
  add("points", model.points[row.points], \.header) { writer.standalone($0.value, $0.header) }
  add("schemas", model.schemas[row.schemas], \.header) { writer.standalone($0.value, $0.header) }

  // Names may differ in case alone, which some file systems do not tell apart.
  var taken: Set<String> = []
  for twin in model.twins[row.twins] {
    let name = model.string(twin.header.name)
    var path = "twins/\(name).yaml"
    var count = 2
    while !taken.insert(path.lowercased()).inserted {
      path = "twins/\(name)-\(count).yaml"
      count += 1
    }
    files.append((path, YAMLPrinter.print([YAMLEntry("twins", .section([YAMLEntry(name, writer.twin(twin))]))])))
  }
  return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

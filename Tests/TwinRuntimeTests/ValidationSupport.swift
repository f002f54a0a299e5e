import Testing
import TwinModel
import TwinRegistry
import TwinResolver
import TwinRuntime
import TwinSource
import TwinTestSupport

/// A registry of the package `com.example`, made of one source file, with the findings of its resolver.
func resolvedRegistry(
  _ source: String, version: String = "1.0.0", ontology: String? = nil
) throws -> (registry: Registry, findings: [Finding]) {
  func file(_ path: String, _ text: String) -> (path: String, bytes: [UInt8]) { (path, Array(text.utf8)) }
  var packages: [PackageFiles] = []
  var manifest = "edition: 2026\npackage: com.example\nversion: \(version)\n"
  if let ontology {
    manifest += "dependencies: {org.example.meaning: ^1.0.0}\n"
    packages.append([
      file("gemel.yaml", "edition: 2026\npackage: org.example.meaning\nkind: ontology\nversion: 1.0.0\n"),
      file("meaning.yaml", ontology),
    ])
  }
  packages.append([file("gemel.yaml", manifest), file("model.yaml", source)])
  let resolved = resolveGemel(packages)
  let main = try #require(
    resolved.model.packages.ids.first { resolved.model.string(resolved.model.packages[$0].name) == "com.example" })
  return (try Registry(bytes: runtimeImage(of: main, in: resolved.model)), resolved.findings)
}

/// The same for sources without an error.
func registry(_ source: String, version: String = "1.0.0", ontology: String? = nil) throws -> Registry {
  let (registry, findings) = try resolvedRegistry(source, version: version, ontology: ontology)
  #expect(findings.filter { $0.severity == .error }.map { "\($0.message) (\($0.subject))" } == [])
  return registry
}

/// Violations as `pointer rule`.
func brief(_ violations: [Violation]) -> [String] { violations.map { "\($0.pointer) \($0.rule.rawValue)" } }

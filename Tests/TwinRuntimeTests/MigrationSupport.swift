import Testing
import TwinModel
import TwinRegistry
import TwinResolver
import TwinRuntime
import TwinSource
import TwinTestSupport

/// An image of the package `com.example` at `version`, made of one source file without errors, and of an ontology `meaning`.
func versioned(_ source: String, _ version: String, ontology: String? = nil) throws -> Registry {
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
  #expect(resolved.findings.filter { $0.severity == .error }.map { "\($0.message) (\($0.subject))" } == [])
  let main = try #require(
    resolved.model.packages.ids.first { resolved.model.string(resolved.model.packages[$0].name) == "com.example" })
  return try Registry(bytes: runtimeImage(of: main, in: resolved.model))
}

/// Two versions of a model, and documents that go from one to the other.
struct VersionPair {
  let old: Registry
  let new: Registry
  var history = ChangeHistory()

  /// A model at 1.0.0 and at 2.0.0.
  init(_ old: String, _ new: String, ontology: String? = nil) throws {
    self.old = try versioned(old, "1.0.0", ontology: ontology)
    self.new = try versioned(new, "2.0.0", ontology: ontology)
  }

  /// The migration of the state of the type `T`, or of what `form` makes of it.
  func migration(
    backward: Bool = false, _ type: String = "T", _ options: MigrationOptions = MigrationOptions(),
    form: (TwinType) throws -> DocumentForm = { .state($0) }
  ) throws -> Migration {
    let (from, to) = backward ? (new, old) : (old, new)
    let source = try #require(from.type("com.example." + type))
    return try Migration(of: form(source), to: to, history: history, options: options)
  }
}

extension Migration {
  /// The migrated text.
  func text(_ document: String) throws -> String {
    do {
      return String(decoding: try migrate(Array(document.utf8)), as: UTF8.self)
    } catch {
      Issue.record("\(document) is refused: \(error.obstacles)")
      throw error
    }
  }

  /// Why a document is refused, as `pointer kind`; for what breaks a rule of a version, the kind is `-`.
  func reasons(_ document: String) -> [String] {
    do {
      _ = try migrate(Array(document.utf8))
      return []
    } catch {
      return error.obstacles.map { "\($0.pointer) \($0.kind ?? "-")" }
    }
  }
}

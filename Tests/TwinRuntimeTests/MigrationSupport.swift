import Testing
import TwinModel
import TwinRegistry
import TwinResolver
import TwinRuntime
import TwinSource
import TwinTestSupport

/// Two versions of a model, and documents that go from one to the other.
struct VersionPair {
  let old: Registry
  let new: Registry
  var history = ChangeHistory()

  /// A model at 1.0.0 and at 2.0.0.
  init(_ old: String, _ new: String, ontology: String? = nil) throws {
    self.old = try registry(old, version: "1.0.0", ontology: ontology)
    self.new = try registry(new, version: "2.0.0", ontology: ontology)
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

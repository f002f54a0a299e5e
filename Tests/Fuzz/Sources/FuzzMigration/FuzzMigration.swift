import Glibc
import TwinRuntime

/// Migrates hostile documents between two models, both ways, and by hostile records; libFuzzer calls it. The images are those of the
/// folders `old` and `new` below the directory that `GEMEL_FUZZ_IMAGES` names; the type is `GEMEL_FUZZ_TYPE`, `com.example.fuzz.Twin` without
/// it.
///
/// What is migrated is valid where it went; what is not has a reason.
@c(LLVMFuzzerTestOneInput)
public func fuzzMigration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  let (choice, rest) = (Choice(rawValue: first & 31), Array(bytes.dropFirst()))
  guard choice.contains(.byRecord) else {
    if let subject = Models.subjects[Int(choice.rawValue)] { subject.check(rest) }
    return 0
  }
  guard let record = try? RecordedChanges(rest), let history = try? ChangeHistory([record]) else { return 0 }
  let (from, to) = choice.models
  for version in [from.version, to.version] {
    _ = try? history.readability(
      ofDataAt: version, byReaderAt: record.version, of: record.package, type: Models.type, in: from)
  }
  guard let subject = choice.subject(history) else { return 0 }
  for document in Models.documents { subject.check(document) }
  return 0
}

/// What is migrated and how, by the first byte of an input.
private struct Choice: OptionSet {
  let rawValue: UInt8
  static let telemetry = Choice(rawValue: 1)
  static let backward = Choice(rawValue: 2)
  static let dropping = Choice(rawValue: 4)
  static let byRecord = Choice(rawValue: 8)
  static let refusing = Choice(rawValue: 16)

  var models: (from: Registry, to: Registry) {
    contains(.backward) ? (Models.new, Models.old) : (Models.old, Models.new)
  }

  var options: MigrationOptions {
    var options = MigrationOptions(unknownMembers: contains(.refusing) ? .refused : .allowed, reasonLimit: 10)
    if contains(.dropping) { options.dropping = .everything }
    return options
  }

  func subject(_ history: ChangeHistory) -> Subject? {
    models.from.type(Models.type).flatMap { type in
      (try? Migration(
        of: contains(.telemetry) ? .telemetry(type) : .state(type), to: models.to, history: history, options: options))
        .map { Subject($0, options) }
    }
  }
}

/// A migration with the judges of what it takes and gives.
private struct Subject {
  let migration: Migration
  let limit: Int
  let before: DocumentValidator
  let after: DocumentValidator

  init(_ migration: Migration, _ options: MigrationOptions) {
    self.migration = migration
    limit = options.reasonLimit
    let validation = ValidationOptions(unknownMembers: options.unknownMembers)
    before = DocumentValidator(migration.source, options: validation)
    after = DocumentValidator(migration.target, options: validation)
  }

  func check(_ document: [UInt8]) {
    do {
      let result = try migration.migrate(document)
      precondition(after.accepts(result.span), "what was migrated is not valid")
    } catch {
      precondition(!error.obstacles.isEmpty && error.obstacles.count <= limit * 2, "no reason, or too many")
      precondition(
        before.accepts(document.span) != error.isInvalidBefore, "the document is invalid, or not, against what is said")
    }
  }
}

private enum Models {
  static let type = getenv("GEMEL_FUZZ_TYPE").map { String(cString: $0) } ?? "com.example.fuzz.Twin"
  static let old = open("old")
  static let new = open("new")
  /// By choice, without records.
  static let subjects = (0..<32).map { Choice(rawValue: UInt8($0)).subject(ChangeHistory()) }
  static let documents = [
    #"{"pitch":1.5,"limits":{"low":1,"inner":[{"low":2}]},"mode":1,"word":"low","part":{"serial":"s","gone":""}}"#,
    #"{"angle":294.65,"limits":{"least":1,"must":1},"mode":0,"word":"lower","piece":{"number":"s"}}"#, "{}",
  ].map { Array($0.utf8) }

  private static func open(_ name: String) -> Registry {
    let folder = getenv("GEMEL_FUZZ_IMAGES").map { String(cString: $0) } ?? "images"
    guard let registry = try? Registry(path: "\(folder)/\(name)/model.image") else {
      // Without images there is nothing to fuzz: whoever started it has to build them first.
      fatalError("no image at \(folder)/\(name)/model.image; `make fuzz` makes them")
    }
    return registry
  }
}

import Glibc
import TwinRuntime

/// Migrates hostile documents between two models, both ways, and by hostile records; libFuzzer calls it. The images are those of the
/// folders `old` and `new` below the directory that `GEMEL_FUZZ_IMAGES` names.
///
/// What is migrated is valid where it went; what is not has a reason.
@c(LLVMFuzzerTestOneInput)
public func fuzzMigration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let rest = Array(bytes.dropFirst())
  let isBackward = choice & 2 != 0
  let (from, to) = isBackward ? (Models.new, Models.old) : (Models.old, Models.new)
  var options = MigrationOptions(unknownMembers: choice & 16 == 0 ? .allowed : .refused, reasonLimit: 10)
  if choice & 4 != 0 { options.dropping = .everything }
  var history = ChangeHistory()
  if choice & 8 != 0 {
    guard let record = try? RecordedChanges(rest), let only = try? ChangeHistory([record]) else { return 0 }
    history = only
    for version in [from.version, to.version] {
      _ = try? history.readability(
        ofDataAt: version, byReaderAt: record.version, of: record.package, type: "com.example.fuzz.Twin", in: from)
    }
  }
  guard let type = from.type("com.example.fuzz.Twin"),
    let migration = try? Migration(
      of: choice & 1 == 0 ? .state(type) : .telemetry(type), to: to, history: history, options: options)
  else { return 0 }
  for document in choice & 8 != 0 ? Models.documents : [rest] { check(migration, document, options) }
  return 0
}

private func check(_ migration: Migration, _ document: [UInt8], _ options: MigrationOptions) {
  let validation = ValidationOptions(unknownMembers: options.unknownMembers)
  do {
    let result = try migration.migrate(document)
    precondition(
      DocumentValidator(migration.target, options: validation).accepts(result.span), "what was migrated is not valid")
  } catch {
    precondition(!error.obstacles.isEmpty && error.obstacles.count <= options.reasonLimit * 2, "no reason, or too many")
    let isValid = DocumentValidator(migration.source, options: validation).accepts(document.span)
    precondition(isValid != error.isInvalidBefore, "the document is invalid, or not, against what is said")
  }
}

private enum Models {
  static let old = open("old")
  static let new = open("new")
  static let documents = [
    #"{"pitch":1.5,"limits":{"low":1,"inner":[{"low":2}]},"mode":1,"word":"low","part":{"serial":"s","gone":""}}"#,
    #"{"angle":294.65,"limits":{"least":1,"must":1},"mode":0,"word":"lower","piece":{"number":"s"}}"#, "{}",
  ].map { Array($0.utf8) }

  private static func open(_ name: String) -> Registry {
    let folder = getenv("GEMEL_FUZZ_IMAGES").map { String(cString: $0) } ?? "images"
    guard let registry = try? Registry(path: "\(folder)/\(name)/model.image") else {
      // Without images there is nothing to fuzz: whoever started it has to build them first.
      fatalError("no image at \(folder)/\(name)/model.image; the comment in Package.swift says how to make it")
    }
    return registry
  }
}

import TwinConformance
import TwinOutput
import TwinRuntime
import TwinSource

/// Why a record is not migrated: what is said of it, a line each.
struct RecordRefusal: Error {
  var reasons: [String]

  init(_ reasons: [String]) { self.reasons = reasons }
  init(_ reason: String) { reasons = [reason] }
}

/// The migration of documents of one form of one type, with what its records are held to.
struct DocumentMigration {
  let migration: Migration
  /// The same where members that the model does not know stay, for records that hold more than the document; nil where they stay anyway.
  let lenient: Migration?
  /// Names of the members that documents may have; nil where they are no objects of members.
  private let members: Set<[UInt8]>?
  private let otherForm: (name: String, members: Set<[UInt8]>)?

  init(_ migration: Migration, lenient: Migration? = nil) {
    (self.migration, self.lenient) = (migration, lenient)
    func names(_ type: TwinType, _ kinds: Set<MemberKind>) -> Set<[UInt8]> {
      Set(type.members.filter { kinds.contains($0.kind) }.map { Array($0.name.utf8) })
    }
    switch migration.source {
    case .state(let type):
      members = names(type, [.property, .component])
      otherForm = ("telemetry", names(type, [.telemetry]))
    case .telemetry(let type):
      members = names(type, [.telemetry])
      otherForm = ("state", names(type, [.property, .component]))
    default: (members, otherForm) = (nil, nil)
    }
  }

  /// Why `document` is of something else: there are members in it, and the form has none of them. Nil where it has, or where that cannot
  /// be told. Keys that begin with `$` are those of a service.
  func mistake(in document: [UInt8], isEnclosed: Bool) -> String? {
    guard let members, !members.isEmpty, let names = memberNames(of: document) else { return nil }
    let own = names.filter { $0.first != UInt8(ascii: "$") }
    guard !own.isEmpty, !own.contains(where: members.contains) else { return nil }
    let form = otherForm?.name == "state" ? "telemetry" : "state"
    let reason = "no member of it is one of the \(form) of `\(migration.source.type.id)`"
    if let otherForm, own.contains(where: otherForm.members.contains) {
      return reason + (isEnclosed ? ", and there are such of its \(otherForm.name)" : "; try --form \(otherForm.name)")
    }
    let envelope = ["type", "state", "telemetry", "event", "command", "payload", "data"].map { Array($0.utf8) }
    if !isEnclosed, own.contains(where: envelope.contains) {
      return reason
        + "; if it is an envelope, leave --type out, or name the key of the document with --data-key"
    }
    return reason + "; --unknown-members allow takes it all the same"
  }
}

/// Whether a relationship may wait for the twin that it leads from.
enum Patience {
  case mayWait
  /// As many are held as may wait.
  case isFull
  /// All records have come.
  case isOver
}

/// Migrates records, whatever each is of: their documents, and what they say of them.
struct RecordMigrator {
  private struct Key: Hashable {
    var type: String
    /// By the word of the command line.
    var form: String
  }

  /// Twins whose types are known so that relationships from them can be migrated: what is remembered of a stream.
  private static let twinLimit = 1 << 24

  private let before: Registry
  private let after: Registry
  private let shape: RecordShape
  /// Makes the migration of a form; throws where none can be made.
  private let make: (DocumentForm) throws -> DocumentMigration
  /// Whether documents of which no member is known are refused.
  private let looksForMistakes: Bool
  private var reader: RecordPartsReader
  private var known: [Key: Result<DocumentMigration, RecordRefusal>] = [:]
  /// The types of the twins that came so far, by id.
  private var typeOfTwin: [[UInt8]: TypeNumber] = [:]

  /// Nil where the earlier version has no twin types, or not the one that the shape names.
  init?(
    _ shape: RecordShape, from before: Registry, to after: Registry, looksForMistakes: Bool,
    make: @escaping (DocumentForm) throws -> DocumentMigration
  ) {
    guard let reader = RecordPartsReader(shape, before) else { return nil }
    (self.before, self.after, self.shape, self.reader) = (before, after, shape, reader)
    (self.looksForMistakes, self.make) = (looksForMistakes, make)
  }

  /// What the migrations that were made take away, by name.
  var removals: Set<String> {
    known.values.reduce(into: []) { found, made in
      guard case .success(let made) = made else { return }
      found.formUnion(made.migration.steps.filter(\.isRemoval).map(\.element))
    }
  }

  /// `record` at the later version; nil for a relationship whose twin has not come, if `patience` says that it may. Throws `RecordRefusal`, or why the
  /// migration as a whole cannot be.
  mutating func migrate(_ record: [UInt8], _ patience: Patience) throws -> [UInt8]? {
    switch reader.read(record) {
    case .document(let parts):
      if let id = parts.twinID, typeOfTwin.count < Self.twinLimit { typeOfTwin[id] = parts.type.typeNumber }
      return try migrate(record, parts)
    case .other: return record
    case .unreadable(let problem):
      throw RecordRefusal(
        "\(problem.pointer.isEmpty ? "the record" : problem.pointer): expected \(problem.expected), found \(problem.actual) (\(problem.rule.rawValue))"
      )
    case .unknownType(let name):
      let near = suggestion(for: name).map { "; did you mean `\($0)`?" } ?? ""
      throw RecordRefusal("the record: there is no type `\(name)` at \(before.package.version)\(near)")
    case .untyped(let expected):
      throw RecordRefusal("the record: expected \(expected); records that name no type take --type")
    case .contradictory(let keys): throw RecordRefusal("the record says that it is two things: it has \(keys)")
    case .component(let type):
      throw RecordRefusal(
        "the record is a message of a component; as one of the component's type, `\(type.id)`, it goes on, or its document with --type"
      )
    case .graph: throw RecordRefusal("the record is a whole graph: give its twins one a line")
    case .relationship(let source, let name):
      return try migrateRelationship(record, from: source, called: name, patience)
    }
  }

  /// An edge from a twin that came, which tells whose relationship it is; nil where that may still come.
  private mutating func migrateRelationship(
    _ record: [UInt8], from source: [UInt8], called name: String, _ patience: Patience
  ) throws -> [UInt8]? {
    guard let type = typeOfTwin[source].flatMap({ before.type($0) }) else {
      guard patience != .mayWait else { return nil }
      let isFull = typeOfTwin.count == Self.twinLimit ? " among the first \(Self.twinLimit)" : ""
      let twin =
        "no twin `\(String(decoding: source, as: UTF8.self))` \(patience == .isOver ? "is in the data" : "stands before it")\(isFull)"
      throw RecordRefusal(
        "the record: a relationship does not say the type that it leads from, and \(twin); "
          + (patience == .isFull
            ? "as many relationships as are held wait for theirs: put twins first, or " : "put its twin there, or ")
          + "by themselves its properties take --type and --form edge:NAME")
    }
    let relationships = Array(type.members).filter { $0.kind == .relationship }
    guard let member = relationships.first(where: { $0.name == name }) else {
      let near = nearest(to: name, in: relationships.map(\.name)).map { "; did you mean `\($0)`?" } ?? ""
      throw RecordRefusal("`\(type.id)` has no relationship `\(name)`\(near)")
    }
    let made = try migration(Key(type: type.id, form: "edge:" + name), keeps: true) { migrator in
      try migrator.made(.edgeProperties(member))
    }
    var named = NamedDocuments(made.migration, reader, typeKey: shape.typeKey)
    do {
      return try named.migrate(record) { try made.migration.migrate($0) }
    } catch let error as MigrationRefusal {
      throw RecordRefusal(error.obstacles.map { "`\(type.id)/\(name)`: \($0)" })
    }
  }

  /// The type that may be meant by `name`: the one that is called so in its package, or is spelt nearly so.
  private func suggestion(for name: String) -> String? {
    before.types.first { $0.name == name }?.id ?? nearest(to: name, in: before.types.map(\.id))
  }

  private mutating func migrate(_ record: [UInt8], _ parts: RecordParts) throws -> [UInt8] {
    let made = try migration(parts)
    let document = Array(record[parts.document])
    if looksForMistakes, let mistake = made.mistake(in: withoutType(record, parts), isEnclosed: parts.isEnclosed) {
      throw RecordRefusal("`\(parts.type.id)`: the \(parts.isEnclosed ? "document" : "record"): \(mistake)")
    }
    do {
      guard !parts.isEnclosed else {
        var named = NamedDocuments(made.migration, reader, typeKey: shape.typeKey)
        let result =
          parts.typeName == nil
          ? try named.migrate(document) { try made.migration.migrate($0) } : try made.migration.migrate(document)
        return edited(record, parts, made.migration, document: result)
      }
      // What names the type or the twin is no member: it is judged without, and changed with it.
      let isMixed = !parts.recordMembers.isEmpty
      if isMixed, made.lenient != nil { _ = try made.migration.migrate(withoutType(record, parts)) }
      let lenient = isMixed ? made.lenient : nil
      let result = try (lenient ?? made.migration).migrate(document)
      guard parts.typeName != nil, let name = reader.typeName(in: result) else { return result }
      return replacing([(name, made.migration.typeText(result[name]))], in: result)
    } catch let error as MigrationRefusal {
      throw RecordRefusal(error.obstacles.map { "`\(parts.type.id)`: \($0)" })
    }
  }

  /// The document of a record, without what names its type and its twin.
  private func withoutType(_ record: [UInt8], _ parts: RecordParts) -> [UInt8] {
    var document = Array(record[parts.document])
    for index in parts.recordMembers.joined() { document[index - parts.document.lowerBound] = UInt8(ascii: " ") }
    return document
  }

  private mutating func migration(_ parts: RecordParts) throws -> DocumentMigration {
    // What the model does not have is kept for no more than this one: data could name any number of events.
    let isKept = parts.form.document(of: parts.type) != nil
    return try migration(Key(type: parts.type.id, form: parts.form.text), keeps: isKept) { try $0.made(parts) }
  }

  /// The migration of `key`, which `make` makes where none is kept.
  private mutating func migration(
    _ key: Key, keeps isKept: Bool, _ make: (RecordMigrator) throws -> Result<DocumentMigration, RecordRefusal>
  ) throws -> DocumentMigration {
    if let known = known[key] { return try known.get() }
    let made = try make(self)
    if isKept { known[key] = made }
    return try made.get()
  }

  private func made(_ form: DocumentForm) throws -> Result<DocumentMigration, RecordRefusal> {
    do {
      return .success(try make(form))
    } catch let error as MigrationError {
      if case .history = error { throw error }
      return .failure(RecordRefusal("\(error)"))
    }
  }

  private func made(_ parts: RecordParts) throws -> Result<DocumentMigration, RecordRefusal> {
    guard let form = parts.form.document(of: parts.type) else {
      return .failure(RecordRefusal("`\(parts.type.id)` has no such event or command as \(parts.form.text)"))
    }
    if shape.type == nil, parts.type.isAbstract {
      return .failure(
        RecordRefusal("`\(parts.type.id)` is abstract at \(before.package.version), so that no data is of it"))
    }
    let result = try made(form)
    guard !parts.recordMembers.isEmpty, case .success(let made) = result,
      let type = [parts.type, made.migration.target.type].first(where: { $0.member(shape.typeKey) != nil })
    else { return result }
    return .failure(
      RecordRefusal(
        "`\(shape.typeKey)`, which names the type, is a member of `\(type.id)` too; take records of this type by themselves, with --type"
      ))
  }

  // MARK: - Editing

  private func edited(
    _ record: [UInt8], _ parts: RecordParts, _ migration: Migration, document: [UInt8]
  ) -> [UInt8] {
    var edits: [(Range<Int>, [UInt8])] = [(parts.document, document)]
    if let name = parts.typeName { edits.append((name, migration.typeText(record[name]))) }
    if let name = parts.memberName, let (old, new) = migration.memberNames, old != new {
      edits.append((name, json(.string(new), layout: .compact)))
    }
    return replacing(edits, in: record)
  }
}

/// `bytes` with texts in place of what stands at ranges that do not overlap.
func replacing(_ edits: [(Range<Int>, [UInt8])], in bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var next = 0
  for (range, text) in edits.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
    result += bytes[next..<range.lowerBound] + text
    next = range.upperBound
  }
  return result + bytes[next...]
}

extension Migration {
  /// What names the type in the later version, where `text` does in the earlier one: by identity or by external id. An earlier name stays
  /// where the type has no new one.
  func typeText(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let (old, new) = (source.type, target.type)
    func quoted(_ text: String) -> [UInt8] { json(.string(text), layout: .compact) }
    if let id = old.metadata.externalID, text.elementsEqual(quoted(id)) {
      let present = new.metadata.externalID ?? new.id
      return present == id ? Array(text) : quoted(present)
    }
    return old.id == new.id ? Array(text) : quoted(new.id)
  }

  /// What an event or a command is called before and after.
  fileprivate var memberNames: (old: String, new: String)? {
    switch (source, target) {
    case (.payload(let old), .payload(let new)), (.request(let old), .request(let new)),
      (.response(let old), .response(let new)):
      (old.name, new.name)
    default: nil
    }
  }
}

extension RecordedChanges {
  /// Reads `changes.json`. Keys that are not known here are passed over, so that later compilers may say more; what is known
  /// must be what it should be.
  /// - Complexity: O(bytes), in time and memory. Refuses documents of more than 64 MiB or 64 levels.
  public init(_ bytes: [UInt8]) throws(RecordedChangesError) {
    let document: JSONDocument
    do {
      document = try JSONDocument(bytes)
    } catch {
      throw RecordedChangesError(
        pointer: "", reason: "it is no JSON that is read here: expected \(error.expected) at byte \(error.offset)")
    }
    let reader = RecordReader(document: document)
    let root = try reader.object(0, at: "")
    let format = try reader.member("format", of: root, at: "")
    guard document[format].kind == .number, document.scalar(format) == "\(Self.format)" else {
      throw RecordedChangesError(
        pointer: "/format",
        reason: "the format is \(document.excerpt(format)), and this library reads \(Self.format); use a later one")
    }
    let package = try reader.text("package", of: root, at: "")
    let version = try reader.version("version", of: root, at: "")
    var previous: SemanticVersion?
    if let node = root["previous"] {
      previous = try reader.version("version", of: reader.object(node, at: "/previous"), at: "/previous")
    }
    if let previous, previous >= version {
      throw RecordedChangesError(
        pointer: "/previous/version", reason: "\(previous) does not come before \(version), which follows it")
    }
    var changes: [RecordedChange] = []
    for (index, node) in try reader.list("changes", of: root, at: "").enumerated() {
      changes.append(try reader.change(node, at: "/changes/\(index)"))
    }
    self.init(package: package, version: version, previous: previous, changes: changes)
  }
}

private struct RecordReader {
  typealias Object = [String: Int]

  let document: JSONDocument

  func fail<Value>(_ pointer: String, _ reason: String) throws(RecordedChangesError) -> Value {
    throw RecordedChangesError(pointer: pointer, reason: reason)
  }

  func object(_ node: Int, at pointer: String) throws(RecordedChangesError) -> Object {
    guard document[node].kind == .object else {
      return try fail(pointer, "expected an object, found \(document.excerpt(node))")
    }
    var object: Object = [:]
    for member in document.members(of: node) {
      let key = String(decoding: document.text(member.key), as: UTF8.self)
      guard object.updateValue(member.value, forKey: key) == nil else {
        return try fail(pointer, "the key \(document.excerpt(member.key)) stands twice")
      }
    }
    return object
  }

  func member(_ key: String, of object: Object, at pointer: String) throws(RecordedChangesError) -> Int {
    guard let node = object[key] else { return try fail(pointer, "`\(key)` is missing") }
    return node
  }

  private func text(_ node: Int, at pointer: String) throws(RecordedChangesError) -> String {
    guard document[node].kind == .string else {
      return try fail(pointer, "expected a text, found \(document.excerpt(node))")
    }
    return String(decoding: document.text(node), as: UTF8.self)
  }

  func text(_ key: String, of object: Object, at pointer: String) throws(RecordedChangesError) -> String {
    try text(member(key, of: object, at: pointer), at: pointer + "/" + key)
  }

  private func optionalText(_ key: String, of object: Object, at pointer: String) throws(RecordedChangesError)
    -> String?
  {
    guard let node = object[key] else { return nil }
    return try text(node, at: pointer + "/" + key)
  }

  func version(_ key: String, of object: Object, at pointer: String) throws(RecordedChangesError) -> SemanticVersion {
    let text = try text(key, of: object, at: pointer)
    guard let version = SemanticVersion(text) else { return try fail(pointer + "/" + key, "`\(text)` is no version") }
    return version
  }

  private func elements(_ node: Int, at pointer: String) throws(RecordedChangesError) -> [Int] {
    guard document[node].kind == .array else {
      return try fail(pointer, "expected an array, found \(document.excerpt(node))")
    }
    return document.elements(of: node)
  }

  func list(_ key: String, of object: Object, at pointer: String) throws(RecordedChangesError) -> [Int] {
    try elements(member(key, of: object, at: pointer), at: pointer + "/" + key)
  }

  private func texts(_ key: String, of object: Object, at pointer: String) throws(RecordedChangesError) -> [String] {
    guard let node = object[key] else { return [] }
    var texts: [String] = []
    for (index, element) in try elements(node, at: pointer + "/" + key).enumerated() {
      texts.append(try text(element, at: pointer + "/\(key)/\(index)"))
    }
    return texts
  }

  private func word<Word: RawRepresentable<String>>(
    _ key: String, of object: Object, at pointer: String, _ type: Word.Type
  ) throws(RecordedChangesError) -> Word {
    let text = try text(key, of: object, at: pointer)
    guard let word = Word(rawValue: text) else {
      return try fail(pointer + "/" + key, "`\(text)` is a word that this library does not know; use a later one")
    }
    return word
  }

  // MARK: - Changes

  func change(_ node: Int, at pointer: String) throws(RecordedChangesError) -> RecordedChange {
    let object = try object(node, at: pointer)
    let words = try self.object(member("effects", of: object, at: pointer), at: pointer + "/effects")
    var effects: [RecordedAudience: RecordedEffect] = [:]
    for audience in RecordedAudience.allCases {
      effects[audience] = try word(audience.rawValue, of: words, at: pointer + "/effects", RecordedEffect.self)
    }
    var types: [String] = []
    var members: [String] = []
    if let node = object["reach"] {
      let reach = try self.object(node, at: pointer + "/reach")
      types = try texts("types", of: reach, at: pointer + "/reach")
      for kind in ["members", "relationships"] { members += try texts(kind, of: reach, at: pointer + "/reach") }
    }
    var consequences: [RecordedElement] = []
    try addConsequences(of: object, at: pointer, to: &consequences)
    return RecordedChange(
      element: try element(object, at: pointer), effects: effects,
      migration: try word("migration", of: object, at: pointer, RecordedMigration.self),
      positions: try texts("positions", of: object, at: pointer), reachedTypes: types, reachedMembers: members,
      consequences: consequences, advice: try texts("advice", of: object, at: pointer))
  }

  private func element(_ object: Object, at pointer: String) throws(RecordedChangesError) -> RecordedElement {
    RecordedElement(
      kind: try text("kind", of: object, at: pointer), message: try text("message", of: object, at: pointer),
      elementKind: try text("elementKind", of: object, at: pointer),
      subject: try text("subject", of: object, at: pointer),
      former: try optionalText("former", of: object, at: pointer),
      path: try optionalText("path", of: object, at: pointer) ?? "",
      before: try optionalText("before", of: object, at: pointer),
      after: try optionalText("after", of: object, at: pointer),
      renamedValues: try renamedValues(of: object, at: pointer))
  }

  private func renamedValues(of object: Object, at pointer: String) throws(RecordedChangesError) -> [String: String] {
    guard let node = object["renamedValues"] else { return [:] }
    let values = try self.object(node, at: pointer + "/renamedValues")
    var names: [String: String] = [:]
    for (former, name) in values.sorted(by: { $0.value < $1.value }) {
      names[former] = try text(name, at: pointer + "/renamedValues/" + former)
    }
    return names
  }

  /// Consequences and theirs in turn; as deep as the document, which is bounded.
  private func addConsequences(
    of object: Object, at pointer: String, to found: inout [RecordedElement]
  ) throws(RecordedChangesError) {
    guard let node = object["consequences"] else { return }
    for (index, consequence) in try elements(node, at: pointer + "/consequences").enumerated() {
      let place = pointer + "/consequences/\(index)"
      let object = try self.object(consequence, at: place)
      found.append(try element(object, at: place))
      try addConsequences(of: object, at: place, to: &found)
    }
  }
}

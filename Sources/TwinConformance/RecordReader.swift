import TwinRuntime

/// What a record is, as far as its own keys say.
enum RecordReading {
  /// A document of a type.
  case document(RecordDocument)
  /// A twin or message of a type that the model does not have, by the name that it gives.
  case unknownType([UInt8])
  /// A header, a section's name, a model.
  case other
  /// An edge.
  case relationship(RecordRelationship)
  /// A graph in one record, as Azure Digital Twins Explorer exports it: its twins and relationships, records each.
  case graph([Range<Int>])
  /// It says two things at once; which keys do.
  case contradictory(String)
  /// It is of a component that its type does not have, or of what is no name of one; the type.
  case unknownComponent(String)
  /// It does not say what it is.
  case untyped
  /// It is no object of JSON, or something in it has to be looked at closely.
  case unclear
}

/// An edge in a record, its texts decoded.
struct RecordRelationship {
  var id: [UInt8]?
  var source: [UInt8]
  var name: [UInt8]
  var target: [UInt8]
  var properties: [UInt8]?
}

/// A document in a record.
struct RecordDocument {
  var type: TypeNumber
  var form: RecordForm
  /// Where it stands; empty where an event or command has none.
  var range: Range<Int>
  /// Parts of it that are the record's and not the document's.
  var blank: Blank?
  /// Where the name of its type is written.
  var typeName: Range<Int>
  /// Where the name of its event or command is written.
  var memberName: Range<Int>?
  /// A value among them that has to be proved to be JSON, since nobody else looks at it.
  var unproved: Range<Int>?
  /// Whether it is of a component, whose type is `type`, and not of the record's.
  var isOfComponent = false
  /// Whether the record is more than the document, so that the rest has to be proved to be JSON.
  var isEnclosed = false
}

/// Parts of a record to leave out of its document.
struct Blank {
  var first: Range<Int>
  var second: Range<Int>?

  var ranges: [Range<Int>] { [first] + (second.map { [$0] } ?? []) }
}

/// Reads what records are. Keeps what it needs from one record to the next, so one for each thread.
struct RecordReader {
  /// Keys that mean something beside the type key and the data key.
  enum Key: Int, CaseIterable {
    case metadata, twin, relationshipID, relationshipName, sourceID, targetID
    case section, fileVersion, context, modelType, digitalTwinsGraph
    case id, source, relationship, target, properties
    case state, telemetry, event, payload, command, request, response, component

    var name: String {
      switch self {
      case .metadata: "$metadata"
      case .twin: "$dtId"
      case .relationshipID: "$relationshipId"
      case .relationshipName: "$relationshipName"
      case .sourceID: "$sourceId"
      case .targetID: "$targetId"
      case .section: "Section"
      case .context: "@context"
      case .modelType: "@type"
      default: "\(self)"
      }
    }
  }

  let shape: RecordShape
  private let types: TypeNames
  private let keys: NameTable
  let typeKey: Int
  private let dataKey: Int?
  private let scan = MemberScan()
  private let inner = MemberScan()
  /// The member that has each key, of the record that was read last; -1 where none has.
  private var places: [Int]
  /// The type of the last record, by its text: neighbours are often alike.
  private var last: (text: [UInt8], type: TypeNumber?, taken: TakenKeys) = ([], nil, TakenKeys())
  /// The properties that edges of each name have anywhere in the model, once a record made it necessary to know them.
  private var edgeProperties: [String: Set<String>]?

  /// Which keys of envelopes are names of members of a type.
  private struct TakenKeys {
    var state = false
    var telemetry = false
    var event = false
    var command = false
    var id = false
    /// `component`, also where the type has no components.
    var component = false
    /// The type key.
    var type = false
    /// A key by which a record is an edge.
    var edge = false
  }

  init(_ shape: RecordShape, _ types: TypeNames) {
    self.shape = shape
    self.types = types
    var names = Key.allCases.map(\.name)
    func place(_ name: String) -> Int {
      if let place = names.firstIndex(of: name) { return place }
      names.append(name)
      return names.count - 1
    }
    typeKey = place(shape.typeKey)
    dataKey = shape.dataKey.map(place)
    keys = NameTable(names.map { Array($0.utf8) })
    places = [Int](repeating: -1, count: names.count)
  }

  /// Scans the record at `range` and notes the member of each key that means something. False where it is no object, or has such a key twice.
  mutating func scanKeys(_ bytes: BlockBytes, _ range: Range<Int>) -> Bool {
    guard let end = scan.scan(bytes.all, range, inner: inner), isBlank(bytes, end..<range.upperBound) else {
      return false
    }
    for index in places.indices { places[index] = -1 }
    for index in 0..<scan.count {
      let entry = scan[index]
      let key =
        entry.isEscaped
        ? bytes.decoded(entry.key).map { keys.number($0) } ?? -1
        : keys.number(bytes.base + entry.key.lowerBound, entry.key.count)
      guard key >= 0 else { continue }
      // A record that says twice what it is says nothing: the strict reader tells which name stands twice.
      if places[key] >= 0 { return false }
      places[key] = index
    }
    return true
  }

  private func isBlank(_ bytes: BlockBytes, _ range: Range<Int>) -> Bool {
    for index in range where !isJSONSpace(bytes.all[index]) { return false }
    return true
  }

  func member(_ place: Int) -> MemberScan.Entry? { places[place] < 0 ? nil : scan[places[place]] }
  func member(_ key: Key) -> MemberScan.Entry? { member(key.rawValue) }

  /// Reads the record at `range`.
  mutating func read(_ bytes: BlockBytes, _ range: Range<Int>) -> RecordReading {
    guard scanKeys(bytes, range) else { return .unclear }
    if let metadata = member(.metadata), let name = modelName(bytes, metadata.value) {
      return twin(bytes, of: name, range)
    }
    guard let entry = member(typeKey), bytes.all[entry.value.lowerBound] == 0x22 else { return untyped(bytes) }
    let named = type(bytes, entry.value)
    if let edge = edge(bytes, besideType: named) { return edge }
    guard let found = named else {
      return bytes.string(entry.value).map { .unknownType($0) } ?? .untyped
    }
    if let dataKey {
      guard let data = member(dataKey) else { return .untyped }
      return ofComponent(
        bytes,
        RecordDocument(
          type: found, form: shape.form ?? .state, range: data.value, typeName: entry.value, isEnclosed: true))
    }
    if let keys = contradiction(bytes) { return .contradictory(keys) }
    if let document = envelope(bytes, of: found, entry.value, range) {
      if let name = memberBeside(bytes, document) { return .contradictory(name) }
      return ofComponent(bytes, document)
    }
    if isUnnamedMessage(bytes) { return .untyped }
    let form = shape.form ?? .state
    var document = RecordDocument(
      type: found, form: form, range: range, blank: blank(places[typeKey], -1), typeName: entry.value)
    // The id is the record's where the type has no member of that name: of a twin, and of who measured something.
    if form == .state || form == .telemetry, !last.taken.id, let id = member(.id),
      bytes.all[id.value.lowerBound] == 0x22
    {
      document.blank = blank(places[typeKey], places[Key.id.rawValue])
      document.unproved = bytes.isPlainScalar(id.value) ? nil : id.value
    }
    return .document(document)
  }

  /// A twin whose type stands at `name`, as Azure Digital Twins keeps it. The type key may say the same. Its keys without `$` are its members, so that
  /// none of them alone says that it is something else.
  private mutating func twin(_ bytes: BlockBytes, of name: Range<Int>, _ range: Range<Int>) -> RecordReading {
    if azureRelationship(bytes) != nil { return .contradictory("`$model` and `$relationshipName`") }
    guard let found = type(bytes, name) else { return .unknownType(bytes.string(name) ?? []) }
    var document = RecordDocument(type: found, form: shape.form ?? .state, range: range, typeName: name)
    guard !last.taken.type, let entry = member(typeKey), let text = bytes.string(entry.value),
      let other = types.type(text)
    else { return .document(document) }
    if other.typeNumber != found { return .contradictory("`$model` and `\(shape.typeKey)` of two types") }
    if let part = envelope(bytes, of: found, entry.value, range) {
      return .contradictory("`$model` and `\(Self.keys(of: part.form)[0].name)`")
    }
    document.blank = blank(places[typeKey], -1)
    return .document(document)
  }

  /// The document in the member of the data key, of a record whose type is known; nil where there is none.
  mutating func readEnclosed(_ bytes: BlockBytes, _ range: Range<Int>) -> Range<Int>? {
    guard let dataKey, scanKeys(bytes, range) else { return nil }
    return member(dataKey)?.value
  }

  /// Where the record at `range` names its type, whether the model has that or not.
  mutating func typeName(_ bytes: BlockBytes, _ range: Range<Int>) -> Range<Int>? {
    guard scanKeys(bytes, range) else { return nil }
    return member(.metadata).flatMap { modelName(bytes, $0.value) } ?? member(typeKey)?.value
  }

  /// The scan of the object at `range` of the record that was read last, if it was made.
  func scan(of range: Range<Int>) -> MemberScan? {
    inner.range == range ? inner : scan.range == range ? scan : nil
  }

  /// What a record is that names no type.
  private mutating func untyped(_ bytes: BlockBytes) -> RecordReading {
    if let relationship = relationship(bytes) {
      guard member(.digitalTwinsGraph) != nil, case .relationship(let edge) = relationship,
        member(.relationshipName) == nil || !hasProperty(edge, [Key.digitalTwinsGraph.name])
      else { return relationship }
      let own: Key = member(.relationshipName) != nil ? .relationshipName : .relationship
      return .contradictory("`\(own.name)` and `\(Key.digitalTwinsGraph.name)`")
    }
    if let graph = member(.digitalTwinsGraph), inner.scan(bytes.all, graph.value) != nil {
      let lists = inner.all.filter { entry in Self.lists.contains { bytes.holds($0, at: entry.key) } }
      return .graph(lists.flatMap { elements(bytes, $0.value) })
    }
    let isKnown = [Key.context, .modelType, .section, .fileVersion].contains { member($0) != nil }
    return isKnown ? .other : .untyped
  }

  /// Where the text at `$model` of the object at `range` is written.
  func modelName(_ bytes: BlockBytes, _ range: Range<Int>) -> Range<Int>? {
    modelValue(bytes, range).flatMap { bytes.all[$0.lowerBound] == 0x22 ? $0 : nil }
  }

  /// Where the value at `$model` of the object at `range` is written, whatever it is.
  func modelValue(_ bytes: BlockBytes, _ range: Range<Int>) -> Range<Int>? {
    guard inner.range == range || inner.scan(bytes.all, range) != nil else { return nil }
    return inner.all.first { entry in
      entry.isEscaped ? bytes.decoded(entry.key) == Self.model : bytes.holds(Self.model, at: entry.key)
    }?.value
  }

  private static let model = Array("$model".utf8)
  private static let lists = [Array("digitalTwins".utf8), Array("relationships".utf8)]

  /// Where the elements of the array at `range` stand.
  private func elements(_ bytes: BlockBytes, _ range: Range<Int>) -> [Range<Int>] {
    guard bytes.all[range.lowerBound] == 0x5B else { return [] }
    var cutter = ArrayCutter()
    var (element, pieces) = (0, [Range<Int>]())
    _ = cutter.cut(bytes.slice(range), from: 0, element: &element, pieces: &pieces)
    return pieces.map { $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound }
  }

  /// The type whose name is written at `range`.
  private mutating func type(_ bytes: BlockBytes, _ range: Range<Int>) -> TypeNumber? {
    if let type = last.type, bytes.holds(last.text, at: range) { return type }
    guard let name = bytes.string(range), let type = types.type(name) else { return nil }
    func isTaken(_ key: Key) -> Bool { type.member(key.name) != nil }
    last = (
      Array(bytes.slice(range)), type.typeNumber,
      TakenKeys(
        state: isTaken(.state), telemetry: isTaken(.telemetry), event: isTaken(.event), command: isTaken(.command),
        id: isTaken(.id), component: isTaken(.component) || !type.members.contains { $0.kind == .component },
        type: type.member(shape.typeKey) != nil, edge: Self.edgeKeys.contains(where: isTaken))
    )
    return type.typeNumber
  }

  /// The text at `key` of an envelope; nil where there is none, or the key names a member of the type.
  private func name(_ bytes: BlockBytes, _ key: Key, _ isTaken: Bool) -> [UInt8]? {
    guard !isTaken, let entry = member(key), bytes.all[entry.value.lowerBound] == 0x22 else { return nil }
    return bytes.string(entry.value)
  }

  /// The keys of an envelope by which a record says that it is two things.
  private func contradiction(_ bytes: BlockBytes) -> String? {
    let taken = last.taken
    let isState = !taken.state && member(.state) != nil
    let isTelemetry = !taken.telemetry && member(.telemetry) != nil
    // What is no text names no event, and says all the same that the record is one.
    let isEvent = !taken.event && member(.event) != nil
    let isCommand = !taken.command && member(.command) != nil
    let said = (isState ? 1 : 0) + (isTelemetry ? 1 : 0) + (isEvent ? 1 : 0) + (isCommand ? 1 : 0)
    if said > 1 {
      let keys = [(Key.state, isState), (.telemetry, isTelemetry), (.event, isEvent), (.command, isCommand)]
      return keys.filter(\.1).map { "`\($0.0.name)`" }.joined(separator: " and ")
    }
    if isCommand, member(.request) != nil, member(.response) != nil { return "`request` and `response`" }
    guard said == 1, let part = partOfAnother(isEvent: isEvent, isCommand: isCommand) else { return nil }
    let own: Key = isState ? .state : isTelemetry ? .telemetry : isEvent ? .event : .command
    return "`\(own.name)` and `\(part.name)`"
  }

  /// Whether the record, which is no envelope, has what only one of an event or command carries, beside what is no name of one.
  private func isUnnamedMessage(_ bytes: BlockBytes) -> Bool {
    !last.taken.event && member(.event) != nil && member(.payload) != nil
      || !last.taken.command && member(.command) != nil && (member(.request) != nil || member(.response) != nil)
  }

  /// What only another envelope carries than the one that the record has.
  private func partOfAnother(isEvent: Bool, isCommand: Bool) -> Key? {
    if !isEvent, member(.payload) != nil { return .payload }
    if isCommand { return nil }
    return member(.request) != nil ? .request : member(.response) != nil ? .response : nil
  }

  /// The document that the record carries by the keys of an envelope; nil where it has none that the type leaves free.
  private func envelope(
    _ bytes: BlockBytes, of type: TypeNumber, _ typeName: Range<Int>, _ range: Range<Int>
  ) -> RecordDocument? {
    /// The document under `key`, whatever it is: what is no object is told by whoever judges it.
    func part(_ key: Key, _ isTaken: Bool) -> MemberScan.Entry? { isTaken ? nil : member(key) }
    func document(_ form: RecordForm, _ entry: MemberScan.Entry?, named: Key? = nil) -> RecordDocument {
      // What is not there is read as nothing at the end of the record.
      let place = entry?.value ?? range.upperBound..<range.upperBound
      return RecordDocument(
        type: type, form: form, range: place, typeName: typeName, memberName: named.flatMap { member($0)?.value },
        isEnclosed: true)
    }
    let taken = last.taken
    if let state = part(.state, taken.state) { return document(.state, state) }
    if let telemetry = part(.telemetry, taken.telemetry) { return document(.telemetry, telemetry) }
    if let name = name(bytes, .event, taken.event) {
      return document(.event(String(decoding: name, as: UTF8.self)), member(.payload), named: .event)
    }
    if let name = name(bytes, .command, taken.command) {
      let name = String(decoding: name, as: UTF8.self)
      if let response = member(.response) { return document(.response(name), response, named: .command) }
      return document(.request(name), member(.request), named: .command)
    }
    return nil
  }

  /// The keys of an envelope of `form`, the one first that says what it is.
  private static func keys(of form: RecordForm) -> [Key] {
    switch form {
    case .state: [.state]
    case .telemetry: [.telemetry]
    case .event: [.event, .payload]
    case .request, .response: [.command, .request, .response]
    }
  }

  /// A member of the type that stands beside the envelope of `document`, where nobody would look at it, and the envelope. A text in `id` tells the twin.
  private func memberBeside(_ bytes: BlockBytes, _ document: RecordDocument) -> String? {
    guard let type = types.type(document.type) else { return nil }
    let own = Self.keys(of: document.form)
    for index in 0..<scan.count {
      if index == places[typeKey] || own.contains(where: { places[$0.rawValue] == index }) { continue }
      let entry = scan[index]
      if index == places[Key.id.rawValue], bytes.all[entry.value.lowerBound] == 0x22 { continue }
      if index == places[Key.component.rawValue], !last.taken.component { continue }
      guard let name = bytes.decoded(entry.key),
        let member = type.member(String(decoding: name, as: UTF8.self)),
        [.property, .telemetry, .component].contains(member.kind)
      else { continue }
      return "`\(own[0].name)` and the member `\(member.name)` of `\(type.id)`"
    }
    return nil
  }

  /// `document`, of the component that the record names where it is a message of one: by name, or by a path of names in components.
  private func ofComponent(_ bytes: BlockBytes, _ document: RecordDocument) -> RecordReading {
    guard !document.form.isTwin, !last.taken.component, member(.component) != nil else { return .document(document) }
    let owner = types.type(document.type)
    // What is no text names no component either: the message is not its type's own.
    let path = name(bytes, .component, false)?.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let component = path?.reduce(owner) { type, name in
      type?.member(String(decoding: name, as: UTF8.self))?.component
    }
    guard let type = component ?? nil else { return .unknownComponent(owner?.id ?? "") }
    var document = document
    (document.type, document.isOfComponent) = (type.typeNumber, true)
    return .document(document)
  }

  /// What to leave out of the record so that its members number `a` and `b` are not in it: with one comma beside each. `b` is negative for none.
  private func blank(_ a: Int, _ b: Int) -> Blank {
    let (low, high) = b < 0 ? (a, a) : (min(a, b), max(a, b))
    if high - low <= 1 { return Blank(first: blank(low...high)) }
    return Blank(first: blank(low...low), second: blank(high...high))
  }

  private func blank(_ members: ClosedRange<Int>) -> Range<Int> {
    let key = scan[members.lowerBound].key.lowerBound - 1
    if members.upperBound + 1 < scan.count { return key..<scan[members.upperBound + 1].key.lowerBound - 1 }
    let start = members.lowerBound > 0 ? scan[members.lowerBound - 1].value.upperBound : key
    return start..<scan[members.upperBound].value.upperBound
  }

  /// Whether all of the record but the document at `range` is JSON for certain; false where it takes a closer look.
  func isPlain(_ bytes: BlockBytes, but range: Range<Int>) -> Bool {
    guard scan.count <= 16 else { return false }
    for index in 0..<scan.count {
      let entry = scan[index]
      guard !entry.isEscaped, bytes.isPlainText(entry.key), entry.value == range || bytes.isPlainScalar(entry.value)
      else { return false }
      for other in 0..<index where scan[other].key.count == entry.key.count {
        if bytes.slice(scan[other].key).elementsEqual(bytes.slice(entry.key)) { return false }
      }
    }
    return true
  }
}

// MARK: - Graphs

extension RecordReader {
  /// Whether the record that was read last says that it is no twin, as far as that can be told without its type.
  var isMessage: Bool {
    shape.form.map { !$0.isTwin } ?? false
      || member(.metadata) == nil && [Key.telemetry, .event, .command].contains { member($0) != nil }
  }

  /// The id of the twin of the record that was read last.
  func twinID(_ bytes: BlockBytes) -> [UInt8]? {
    (member(.twin) ?? member(.id)).flatMap { bytes.string($0.value) }
  }

  /// The keys of an edge that is not kept as Azure Digital Twins does.
  private static let edgeKeys = [Key.source, .relationship, .target]

  /// The relationship that a record is which names no type; nil where it is none.
  private mutating func relationship(_ bytes: BlockBytes) -> RecordReading? {
    let own = ownRelationship(bytes)
    guard let edge = azureRelationship(bytes) else { return own.map { .relationship($0) } }
    if own != nil, !hasProperty(edge, Self.edgeKeys.map(\.name)) {
      return .contradictory("`$relationshipName` and `relationship`")
    }
    return .relationship(edge)
  }

  /// What a record is that has the keys of an edge beside the name of a type, which is nil where the model does not have it. Nil where it has no such
  /// keys, or they are members of the type.
  private mutating func edge(_ bytes: BlockBytes, besideType type: TypeNumber?) -> RecordReading? {
    // A type key that is asked for is no key of an edge.
    guard member(.relationshipName) != nil || member(.relationship) != nil, typeKey >= Key.allCases.count else {
      return nil
    }
    if let edge = azureRelationship(bytes) {
      // Its keys without `$` are properties. The type key is one where what it says is no type.
      if type == nil || hasProperty(edge, [shape.typeKey]) { return relationship(bytes) }
      return .contradictory("`\(shape.typeKey)` and `$relationshipName`")
    }
    guard dataKey == nil, type == nil || !last.taken.edge, ownRelationship(bytes) != nil else { return nil }
    return .contradictory("`\(shape.typeKey)` and `relationship`")
  }

  /// Whether edges of the name of `edge` have a property of one of these names somewhere in the model: which one it is, only its source would tell.
  private mutating func hasProperty(_ edge: RecordRelationship, _ names: [String]) -> Bool {
    let known = edgeProperties ?? types.edgeProperties
    edgeProperties = known
    return known[String(decoding: edge.name, as: UTF8.self)]?.isDisjoint(with: names) == false
  }

  private func text(_ bytes: BlockBytes, _ key: Key) -> [UInt8]? { member(key).flatMap { bytes.string($0.value) } }

  /// The relationship that a record is by the keys of Azure Digital Twins, whose other keys are properties. Its source is in `$sourceId` where it was
  /// queried, and in `$dtId` in files of bulk jobs.
  private func azureRelationship(_ bytes: BlockBytes) -> RecordRelationship? {
    guard let name = text(bytes, .relationshipName), let target = text(bytes, .targetID),
      let source = text(bytes, .sourceID) ?? text(bytes, .twin)
    else { return nil }
    return RecordRelationship(
      id: text(bytes, .relationshipID), source: source, name: name, target: target, properties: ownMembers(bytes))
  }

  /// The relationship that a record is by `source`, `relationship` and `target`, perhaps with `id` and `properties`.
  private func ownRelationship(_ bytes: BlockBytes) -> RecordRelationship? {
    guard let name = text(bytes, .relationship), let source = text(bytes, .source), let target = text(bytes, .target)
    else { return nil }
    let properties = member(.properties).map { Array(bytes.slice($0.value)) }
    return RecordRelationship(
      id: text(bytes, .id), source: source, name: name, target: target, properties: properties)
  }

  /// What has to be in the record that was read last so that it is a relationship; nil where it has too little of one.
  func expectedOfRelationship(_ bytes: BlockBytes) -> String? {
    func isText(_ key: Key) -> Bool { member(key).flatMap { bytes.string($0.value) } != nil }
    for keys in [[Key.sourceID, .relationshipName, .targetID], [.source, .relationship, .target]] {
      let missing = keys.filter { !isText($0) && ($0 != .sourceID || !isText(.twin)) }
      guard missing.count < keys.count - 1 || isText(.relationshipName), !missing.isEmpty else { continue }
      return "a relationship, with " + missing.map { "a text in `\($0.name)`" }.joined(separator: " and ")
    }
    return nil
  }

  /// An object of the members whose keys do not begin with `$`; nil where there are none.
  private func ownMembers(_ bytes: BlockBytes) -> [UInt8]? {
    var object: [UInt8] = []
    for entry in scan.all where bytes.decoded(entry.key)?.first != UInt8(ascii: "$") {
      object.append(object.isEmpty ? 0x7B : 0x2C)
      object.append(contentsOf: bytes.slice(entry.key.lowerBound - 1..<entry.value.upperBound))
    }
    return object.isEmpty ? nil : object + [0x7D]
  }
}

/// Types by what data calls them: identity, external id, or an identity that a type had before it was renamed.
struct TypeNames: Sendable {
  private let registry: Registry
  private let former: [String: TwinType]

  init(_ registry: Registry) {
    self.registry = registry
    former = registry.typesByFormerIdentity
  }

  func type(_ number: TypeNumber) -> TwinType? { registry.type(number) }

  /// The names of the properties of all relationships of each name.
  var edgeProperties: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for member in registry.types.flatMap(\.members) {
      guard let relationship = member.relationship else { continue }
      found[member.name, default: []].formUnion(relationship.properties.map(\.name))
    }
    return found
  }

  func type(_ name: [UInt8]) -> TwinType? {
    if let number = registry.typeNumber(name.span) { return registry.type(number) }
    return former.isEmpty ? nil : former[String(decoding: name, as: UTF8.self)]
  }
}

import TwinRuntime

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
  let types: TypeNames
  private let keyNames: NameTable
  let typeKey: Int
  let dataKey: Int?
  let scan = MemberScan()
  private let inner = MemberScan()
  /// The member that has each key, of the record that was read last; -1 where none has.
  var places: [Int]
  /// The type of the last record, by its text: neighbours are often alike.
  var last: (text: [UInt8], type: TypeNumber?, taken: TakenKeys) = ([], nil, TakenKeys())
  /// The properties that edges of each name have anywhere in the model, once a record made it necessary to know them.
  var edgeProperties: [String: Set<String>]?

  /// Which keys of envelopes are names of members of a type.
  struct TakenKeys {
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
    keyNames = NameTable(names.map { Array($0.utf8) })
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
        ? bytes.decoded(entry.key).map { keyNames.number($0) } ?? -1
        : keyNames.number(bytes.base + entry.key.lowerBound, entry.key.count)
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

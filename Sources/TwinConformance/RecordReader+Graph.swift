import TwinRuntime

/// Edges, and twins of a graph.
extension RecordReader {
  /// Whether the record that was read last says that it is no twin, as far as that can be told without its type.
  var isMessage: Bool {
    shape.form.map { !$0.isTwin } ?? false
      || member(.metadata) == nil && [Key.telemetry, .event, .command].contains { member($0) != nil }
  }

  /// The id of the twin of the record that was read last; an empty text is none.
  func twinID(_ bytes: BlockBytes) -> [UInt8]? {
    (member(.twin) ?? member(.id)).flatMap { bytes.string($0.value) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The keys of an edge that is not kept as Azure Digital Twins does.
  static let edgeKeys = [Key.source, .relationship, .target]

  /// The relationship that a record is which names no type; nil where it is none.
  mutating func relationship(_ bytes: BlockBytes) -> RecordReading? {
    let own = ownRelationship(bytes)
    guard let edge = azureRelationship(bytes) else { return own.map { .relationship($0) } }
    if own != nil, !hasProperty(edge, Self.edgeKeys.map(\.name)) {
      return .contradictory("`$relationshipName` and `relationship`")
    }
    return .relationship(edge)
  }

  /// What a record is that has the keys of an edge beside the name of a type, which is nil where the model does not have it. Nil where it has no such
  /// keys, or they are members of the type.
  mutating func edge(_ bytes: BlockBytes, besideType type: TypeNumber?) -> RecordReading? {
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
  mutating func hasProperty(_ edge: RecordRelationship, _ names: [String]) -> Bool {
    let known = edgeProperties ?? types.edgeProperties
    edgeProperties = known
    return known[String(decoding: edge.name, as: UTF8.self)]?.isDisjoint(with: names) == false
  }

  private func text(_ bytes: BlockBytes, _ key: Key) -> [UInt8]? { member(key).flatMap { bytes.string($0.value) } }

  /// The relationship that a record is by the keys of Azure Digital Twins, whose other keys are properties. Its source is in `$sourceId` where it was
  /// queried, and in `$dtId` in files of bulk jobs.
  func azureRelationship(_ bytes: BlockBytes) -> RecordRelationship? {
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

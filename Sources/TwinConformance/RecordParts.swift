public import TwinRuntime

/// Where a record says what it is, and where its document stands: for those who change records instead of counting them.
public struct RecordParts: Hashable, Sendable {
  /// The type that the record names, or that all records are of.
  public let type: TwinType
  /// What the document says of a twin.
  public let form: RecordForm
  /// The document; empty where an event or command has none.
  public let document: Range<Int>
  /// Whether the record is more than the document. If not, it is the document, with what names the type in it.
  public let isEnclosed: Bool
  /// Where the name of the type is written, with its quotes; nil where the record does not say it.
  public let typeName: Range<Int>?
  /// The members of the document that are the record's, its type and its id, each with a comma beside it. Empty where the document is
  /// enclosed, or has none.
  public let recordMembers: [Range<Int>]
  /// Where the name of the event or command is written, with its quotes.
  public let memberName: Range<Int>?
  /// The id of the twin whose state it is, where the record tells it: relationships of the same data lead from there.
  public let twinID: [UInt8]?
}

/// What a record is, read for those who change it.
public enum RecordContent: Hashable, Sendable {
  /// A document of a type.
  case document(RecordParts)
  /// It names a type that the model does not have.
  case unknownType(String)
  /// It names no type; what a record has to have instead.
  case untyped(expected: String)
  /// It says that it is two things; by which keys.
  case contradictory(String)
  /// An edge of the relationship of this name, from the twin of this id; it does not say the type of that.
  case relationship(source: [UInt8], name: String)
  /// A message of a component of this type, which the record does not name.
  case component(of: TwinType)
  /// A whole graph, whose twins and relationships are records of their own.
  case graph
  /// A header, a section's name, a model: no data.
  case other
  /// It is no JSON.
  case unreadable(Violation)
}

/// Reads what records are, as `ConformanceWorker` does, and where its parts stand.
public struct RecordPartsReader {
  let registry: Registry
  private let shape: RecordShape
  private let fixed: TwinType?
  private let json: JSONCheck
  var reader: RecordReader

  /// A reader; nil where the model has no twin types, or not the one that the shape names.
  public init?(_ shape: RecordShape, _ registry: Registry) {
    let types = TypeNames(registry)
    guard let json = JSONCheck(registry) else { return nil }
    fixed = shape.type.flatMap { types.type(Array($0.utf8)) }
    if shape.type != nil, fixed == nil { return nil }
    (self.registry, self.shape, self.json) = (registry, shape, json)
    reader = RecordReader(shape, types)
  }

  /// Reads `record`, all of which is looked at.
  public mutating func read(_ record: [UInt8]) -> RecordContent {
    if let problem = json.problem(in: record.span) { return .unreadable(problem) }
    return record.withUnsafeBufferPointer { buffer in
      BlockBytes(buffer).map { content($0, 0..<record.count) } ?? .untyped(expected: shape.expectation)
    }
  }

  private mutating func content(_ bytes: BlockBytes, _ range: Range<Int>) -> RecordContent {
    if let fixed {
      guard shape.dataKey != nil else { return .document(parts(fixed, shape.form ?? .state, range)) }
      guard let data = reader.readEnclosed(bytes, range) else { return .untyped(expected: shape.expectation) }
      return .document(parts(fixed, shape.form ?? .state, data, isEnclosed: true))
    }
    switch reader.read(bytes, range) {
    case .document(let document):
      guard let type = registry.type(document.type) else { return .untyped(expected: shape.expectation) }
      if document.isOfComponent { return .component(of: type) }
      return .document(
        RecordParts(
          type: type, form: document.form, document: document.range, isEnclosed: document.isEnclosed,
          typeName: document.typeName, recordMembers: document.blank?.ranges ?? [],
          memberName: document.memberName, twinID: document.form.isTwin ? reader.twinID(bytes) : nil))
    case .unknownType(let name): return .unknownType(shortened(name))
    case .unknownComponent(let type): return .untyped(expected: "the name of a component of `\(type)` in `component`")
    case .contradictory(let keys): return .contradictory(keys)
    case .relationship(let edge):
      return .relationship(source: edge.source, name: String(decoding: edge.name, as: UTF8.self))
    case .graph: return .graph
    case .other: return .other
    case .untyped, .unclear: return .untyped(expected: shape.expectation)
    }
  }

  private func parts(
    _ type: TwinType, _ form: RecordForm, _ document: Range<Int>, isEnclosed: Bool = false
  ) -> RecordParts {
    RecordParts(
      type: type, form: form, document: document, isEnclosed: isEnclosed, typeName: nil, recordMembers: [],
      memberName: nil, twinID: nil)
  }

  /// Where `record`, which is read like the last one but may have other members, names its type.
  public mutating func typeName(in record: [UInt8]) -> Range<Int>? {
    record.withUnsafeBufferPointer { buffer in
      BlockBytes(buffer).flatMap { reader.typeName($0, 0..<record.count) }
    }
  }
}

/// The names of the members of the object that `document` is; nil where it is none.
public func memberNames(of document: [UInt8]) -> [[UInt8]]? {
  document.withUnsafeBufferPointer { buffer in
    let scan = MemberScan()
    guard let bytes = BlockBytes(buffer), scan.scan(buffer, 0..<buffer.count) != nil else { return nil }
    return scan.all.map { bytes.decoded($0.key) ?? Array(bytes.slice($0.key)) }
  }
}

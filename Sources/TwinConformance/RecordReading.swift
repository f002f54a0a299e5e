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

import TwinValues

/// What one kind of value is held to, in the form that the pass reads.
struct ProgramNode {
  enum Kind: UInt8 {
    case boolean, number, text, format, enumeratedText, enumeratedNumber, array, map, object, geometry
    /// The state of a twin whose tables are made when it is first met.
    case deferred
    /// A schema that leads back to itself: no value is one.
    case endless
  }

  var kind: Kind
  /// Whether what the other fields say is not all that a value is held to: it is looked at once more, exactly.
  var isExact = false
  /// For enumerations, whether other values may stand there.
  var isOpen = false
  /// For numbers, the digits after the point that `low`, `high` and `step` have; `unscaled` where they say nothing.
  var scale: UInt8 = 0
  /// For numbers, the most digits after the point.
  var fraction: UInt8 = .max
  /// A number's, map's or array's node; an object's row; an enumeration's names; a text's automaton plus one; the primitive of a format; the
  /// number of a deferred twin type.
  var first: UInt32 = 0
  /// The node of a map's values.
  var second: UInt32 = 0
  /// Bounds of a number at its scale, of a text's length, of the number of entries.
  var low: Int64 = .min
  var high: Int64 = .max
  /// What a number at its scale is a multiple of; zero for nothing.
  var step: Int64 = 0

  /// A scale of numbers without bounds.
  static let unscaled: UInt8 = .max
}

/// The members of an object.
struct ProgramObject {
  var names: NameTable
  var firstSlot: UInt32
  var slotCount: UInt32
  /// First of the words of `required`, one bit a slot.
  var firstRequired: UInt32
  /// The first of those words.
  var required: UInt64
  /// Whether names that begin with `$` are left alone.
  var hasSystemKeys: Bool
}

/// A member of an object.
struct ProgramSlot {
  var node: UInt32
  /// Its name among the bytes of all names.
  var nameOffset: UInt32
  var nameCount: UInt32
}

/// A pattern's table among those of all patterns.
struct ProgramAutomaton {
  var firstClass: UInt32
  var firstRun: UInt32
  var runCount: UInt32
  var firstTransition: UInt32
  var firstAccepting: UInt32
  var classCount: UInt32
}

/// A table that stays where it is for as long as its program lives.
///
/// Rows are numbers that the builder of a program wrote into other tables of it after it made those rows, or that are bounded by a count
/// that stands beside the table's start; so `at` looks at them only where `CheckedBytes` ask for it.
struct ProgramTable<Element: BitwiseCopyable> {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    base = .allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
  }

  func deallocate() { base.deallocate() }

  @inline(__always)
  func at<Bytes: DocumentBytes>(_ row: Int, _: Bytes.Type) -> UnsafePointer<Element> {
    if Bytes.isChecked { precondition(row >= 0 && row < count, "a row outside its table") }
    return UnsafePointer(base + row)
  }
}

/// The flat tables that a pass runs over.
struct ProgramTables {
  var nodes: ProgramTable<ProgramNode>
  var objects: ProgramTable<ProgramObject>
  var slots: ProgramTable<ProgramSlot>
  var required: ProgramTable<UInt64>
  var buckets: ProgramTable<UInt32>
  var entries: ProgramTable<NameEntry>
  var names: ProgramTable<UInt8>
  /// Whole numbers of enumerations, in ascending order: the rows of `ProgramNode.first..<second`.
  var integers: ProgramTable<Int64>
  var automata: ProgramTable<ProgramAutomaton>
  var classes: ProgramTable<UInt8>
  var runStarts: ProgramTable<UInt32>
  var runClasses: ProgramTable<UInt8>
  var transitions: ProgramTable<UInt16>
  var accepting: ProgramTable<Bool>

  func deallocate() {
    nodes.deallocate()
    objects.deallocate()
    slots.deallocate()
    required.deallocate()
    buckets.deallocate()
    entries.deallocate()
    names.deallocate()
    integers.deallocate()
    automata.deallocate()
    classes.deallocate()
    runStarts.deallocate()
    runClasses.deallocate()
    transitions.deallocate()
    accepting.deallocate()
  }
}

/// What is needed of a node where a value is looked at exactly, or found wrong.
struct ExactNode {
  var shape: ExactShape
  var checks: [ExactCheck] = []
}

/// A shape without what is inside.
enum ExactShape {
  case primitive(Primitive)
  case enumeration(EnumerationPlan)
  case array, map, object, endless
}

/// A constraint in its exact form.
enum ExactCheck {
  case bound(ViolationRule, JSONNumber)
  case multipleOf(ExactNumber)
  case precision(UInt32)
  case length(ViolationRule, UInt32)
  case pattern(Pattern)
  case items(ViolationRule, UInt32)
  case uniqueItems
  case const(ExactConst, words: String)
}

/// The one value that may stand somewhere.
enum ExactConst {
  /// What the compiler could not read, after it said so.
  case anything
  /// The canonical text of a scalar, see `JSONDocument.scalar`; nil for none.
  case scalar(String?)
  /// A list or mapping: a literal and the value that it is one of, by their rows in the image.
  case structured(literal: UInt32, value: UInt32)
}

/// A form of documents, compiled: what `ProgramBuilder` read of the image. Never changed after it is made.
final class ValidationProgram: @unchecked Sendable {
  /// What the tables are for.
  enum Root: Hashable, Sendable {
    case state(UInt32)
    /// The state of a twin type, the tables of its components left to be made when they are met.
    case component(UInt32)
    case telemetry(UInt32)
    case edge(typeNumber: UInt32, member: UInt32)
    case value(UInt32)
  }

  let tables: UnsafePointer<ProgramTables>
  /// By node.
  let exact: [ExactNode]
  /// Where a document begins.
  let root: Int

  init(tables: ProgramTables, exact: [ExactNode], root: Int) {
    let room = UnsafeMutablePointer<ProgramTables>.allocate(capacity: 1)
    room.initialize(to: tables)
    self.tables = UnsafePointer(room)
    self.exact = exact
    self.root = root
  }

  deinit {
    tables.pointee.deallocate()
    tables.deallocate()
  }

  /// Nodes and members.
  var size: Int { tables.pointee.nodes.count + tables.pointee.slots.count }

  /// The name of a slot.
  func name(_ slot: ProgramSlot) -> String {
    let bytes = (0..<Int(slot.nameCount)).map {
      tables.pointee.names.at(Int(slot.nameOffset) + $0, CheckedBytes.self).pointee
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

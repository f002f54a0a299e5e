import TwinModel
import TwinValues

/// Notes in a ledger what the target does not say of documents. What has which aspects is told here, once for all targets; which of them are lost
/// stands in the tables of the targets.
struct DocumentWalk {
  let model: Model
  private(set) var ledger: LossLedger
  /// What was walked, so that what is shared is walked once.
  private var twins: Set<ID<Twin>> = []
  private var schemas: Set<ID<Schema>> = []
  /// Schemas around the value that is walked, and those with no object between.
  private var around: [ID<Schema>] = []
  private var nameless: [ID<Schema>] = []

  /// The losses of `target` in `documents`.
  static func losses(_ documents: [EmittedDocument], _ target: EmitTarget, in model: Model) -> LossLedger {
    var walk = DocumentWalk(model: model, ledger: LossLedger(target))
    for document in documents { walk.walk(document) }
    walk.ledger.sort()
    return walk.ledger
  }

  private mutating func note(_ aspects: [DocumentAspect], _ element: String) {
    for aspect in aspects { ledger.note(aspect, of: element) }
  }

  private mutating func walk(_ document: EmittedDocument) {
    let element = document.identity(in: model)
    note([.syntax, .encoding, .limit, .duplicateMember, .repeatedValue, .longNumber], element)
    switch model.shape(of: document) {
    case .members(let object): walk(object, element)
    case .value(let value, let declared):
      if model.mayBeAbsent(value, declared) { note([.absentPayload], element) }
      walk(value, element)
    }
  }

  private mutating func walk(_ object: DocumentObject, _ element: String) {
    note([.unknownMember], element)
    if object.hasSystemKeys { note([.foreignMember, .foreignDuplicate], element) }
    for slot in object.slots {
      let inner = name(of: slot, in: element)
      if slot.isRequired { note([.required], inner) }
      switch slot.content {
      case .value(let value): walk(value, inner)
      case .twin(let twin):
        if twins.insert(twin).inserted {
          walk(model.state(of: twin), model.identity(model.twins[twin].header) + "/state")
        }
      }
    }
  }

  private func name(of slot: DocumentObject.Slot, in element: String) -> String {
    if case .member(let id) = slot.element { return model.identity(of: model.members[id]) }
    return element + "/" + slot.name
  }

  private mutating func walk(_ value: ValueSpec, _ element: String) {
    note([.type], element)
    let (type, _) = model.resolved(value.type)
    for constraint in model.constraints[value.constraints] { walk(constraint, of: value, type, element) }
    switch model.dataTypes[value.type] {
    case .schema(let schema):
      if nameless.contains(schema) { note([.namelessRecursion], element) }
      if around.contains(schema) { return note([.recursion], element) }
      guard schemas.insert(schema).inserted else { return }
      around.append(schema)
      nameless.append(schema)
      walk(model.schemas[schema].value, model.identity(model.schemas[schema].header))
      around.removeLast()
      nameless.removeLast()
    case .array(let field): walk(model.fields[field].value, element + "[]")
    case .map(let key, let field):
      let keys = model.fields[key].value
      if keys.constraints.isEmpty, model.resolved(keys.type).type == .primitive(.string) {
        // Every key will do.
      } else {
        note([.mapKey], element)
        walk(keys, element + "{keys}")
      }
      walk(model.fields[field].value, element + "{}")
    case .object(let fields):
      let outer = nameless
      nameless = []
      walk(model.object(fields), element)
      nameless = outer
    case .enumeration(let id):
      note([.enumeration], element)
      if model.enumerations[id].isOpen { note([.openEnumeration], element) }
    case .primitive(let primitive):
      note(primitive.aspects, element)
      if primitive == .decimal, model.decimalDigits(of: value) == nil { note([.unboundedDecimal], element) }
    }
  }

  private mutating func walk(_ constraint: Constraint, of value: ValueSpec, _ type: DataType, _ element: String) {
    switch constraint {
    case .minimum: note([.minimum], element)
    case .maximum: note([.maximum], element)
    case .exclusiveMinimum: note([.exclusiveMinimum], element)
    case .exclusiveMaximum: note([.exclusiveMaximum], element)
    case .multipleOf(let step): note([.multipleOf] + (step.exponent < 0 ? [.fractionalStep] : []), element)
    case .precision(let digits):
      // A decimal whose digits are known has those behind the point in its type, where there is such a type.
      let isOfType = type == .primitive(.decimal) && model.decimalDigits(of: value) != nil
      note([isOfType ? .decimalPrecision : .precision] + (digits > 0 ? [.fractionalStep] : []), element)
    case .minLength: note([type == .primitive(.bytes) ? .octetLength : .minLength], element)
    case .maxLength: note([type == .primitive(.bytes) ? .octetLength : .maxLength], element)
    case .pattern(let text):
      note([.pattern, .longText, .patternEnd], element)
      guard let pattern = try? Pattern(model.string(text)) else { return }
      if !pattern.spelling(.re2).fitsRE2 { note([.largePattern], element) }
    case .minItems: note([.minItems], element)
    case .maxItems: note([.maxItems], element)
    case .uniqueItems:
      note([.uniqueItems] + comparison(of: type, ofGeometry: .geometryUniqueItems, deep: .deepUniqueItems), element)
    case .const: note([.const] + comparison(of: type, ofGeometry: .geometryConst, deep: .deepConst), element)
    case .default(let id):
      if model.avroDefault(model.literals[id], of: value) == nil { note([.unwrittenDefault], element) }
    case .example: return
    }
  }

  /// What makes whole values of `type` hard to compare.
  private func comparison(of type: DataType, ofGeometry: DocumentAspect, deep: DocumentAspect) -> [DocumentAspect] {
    if model.holdsGeometry(type) { return [ofGeometry] }
    return model.nests(type, deeperThan: SQLChecker.comparisonLimit) ? [deep] : []
  }
}

extension Model {
  /// Whether a geometry is `type` or inside it.
  func holdsGeometry(_ type: DataType) -> Bool {
    var seen: Set<ID<Schema>> = []
    return holdsGeometry(type, &seen)
  }

  private func holdsGeometry(_ type: DataType, _ seen: inout Set<ID<Schema>>) -> Bool {
    switch type {
    case .primitive(let primitive): return primitive.isGeometry
    case .array(let field), .map(_, let field): return holdsGeometry(dataTypes[fields[field].value.type], &seen)
    case .object(let range):
      return fields[range].contains { holdsGeometry(dataTypes[$0.value.type], &seen) }
    case .schema(let schema):
      return seen.insert(schema).inserted && holdsGeometry(dataTypes[schemas[schema].value.type], &seen)
    case .enumeration: return false
    }
  }
}

extension Model {
  /// Whether arrays, maps and objects of `type` are inside one another more than `levels` times.
  func nests(_ type: DataType, deeperThan levels: Int) -> Bool {
    let inner: [ID<DataType>]
    switch type {
    case .primitive, .enumeration: return false
    case .array(let field), .map(_, let field): inner = [fields[field].value.type]
    case .object(let range): inner = fields[range].map(\.value.type)
    // Only what leads back to itself is still a schema.
    case .schema: return true
    }
    return levels == 0 || inner.contains { nests(resolved($0).type, deeperThan: levels - 1) }
  }

  /// Whether there may be no document of `value`, which is what a call, an answer or an event carries.
  func mayBeAbsent(_ value: ValueSpec, _ element: ElementRef) -> Bool {
    guard case .field(let id) = element else { return false }
    return !fields[id].isRequired || defaultValue(of: value) != nil
  }
}

extension PatternSpelling {
  /// Whether RE2 takes it: counts inside one another of a thousand at most, and an automaton of eight megabytes.
  var fitsRE2: Bool { nestedCount <= 1000 && size <= 40_000 }
}

extension Primitive {
  /// What there is to say of its values beside their kind.
  fileprivate var aspects: [DocumentAspect] {
    switch self {
    case .boolean, .string, .decimal: []
    case .int32, .int64: [.integerRange]
    case .int8, .int16, .uint8, .uint16, .uint32, .uint64: [.narrowRange]
    case .float: [.floatRange]
    case .double: [.doubleRange]
    case .bytes, .uuid, .date: [.format, .formatEnd]
    case .duration: [.format, .formatEnd, .durationDetail]
    case .time: [.timeOfDay, .formatEnd, .leapSecond]
    case .dateTime: [.format, .formatEnd, .leapSecond, .momentDetail]
    case .point, .lineString, .multiPoint, .multiLineString:
      [.geometry, .positionBounds, .foreignMember, .foreignDuplicate]
    case .polygon, .multiPolygon: [.geometry, .positionBounds, .closedRing, .foreignMember, .foreignDuplicate]
    }
  }
}

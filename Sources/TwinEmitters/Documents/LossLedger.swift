public import TwinOutput

/// What a target may or may not be able to say of documents. What the runtime tells of a document that breaks it is `rule`.
public enum DocumentAspect: String, Hashable, Sendable, CaseIterable {
  // Of a document as a whole.
  /// Bytes that are no JSON.
  case syntax
  /// Bytes that are no UTF-8.
  case encoding
  /// A payload that may be left out, so that there is no document.
  case absentPayload
  /// Size, depth, digits of exponents, steps of large patterns.
  case limit
  /// Names that stand twice in one object, in all objects that the model knows.
  case duplicateMember
  /// Of a name that stands twice, all values.
  case repeatedValue
  /// The same inside what the model does not know: members of the system, whose names begin with `$`, and extra members of geometries.
  case foreignDuplicate
  /// Numbers of more digits than a double has, and those that are larger or smaller than any.
  case longNumber
  /// No other members than those that the model knows.
  case unknownMember
  /// Members that the model does not know and that are kept: those of the system, and extra ones of geometries.
  case foreignMember

  // Of values.
  case required, type
  /// What integers of 32 and 64 bits with a sign hold; the other integers; what is finite as a float, as a double.
  case integerRange, narrowRange, floatRange, doubleRange
  /// Texts that are dates, moments, durations, UUIDs, base64; those that are times of day.
  case format, timeOfDay
  /// Second 60 only where leap seconds are put in.
  case leapSecond
  /// Offsets of moments, and digits behind microseconds.
  case momentDetail
  /// How a duration is written, and digits behind milliseconds.
  case durationDetail
  case geometry
  /// How many positions lines and rings have, and positions numbers; where longitudes and latitudes end.
  case positionBounds
  /// Rings that end where they begin.
  case closedRing
  case enumeration
  /// Values that an open enumeration does not list.
  case openEnumeration
  case mapKey
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, precision
  /// `precision` of a decimal whose bounds are known too.
  case decimalPrecision
  /// Steps that are no whole numbers, of `multipleOf` and `precision`.
  case fractionalStep
  case minLength, maxLength
  /// Lengths in octets.
  case octetLength
  case pattern
  /// That a text which a pattern, or the pattern of a format, takes does not go on with a line feed.
  case patternEnd, formatEnd
  /// A pattern that is larger than an engine takes.
  case largePattern
  /// A pattern on long texts.
  case longText
  case minItems, maxItems, uniqueItems, const
  /// `const` and `uniqueItems` of geometries, whose members are not all known.
  case geometryConst, geometryUniqueItems
  /// `const` and `uniqueItems` of values that nest deep.
  case deepConst, deepUniqueItems
  /// A default of a type whose defaults are written otherwise.
  case unwrittenDefault
  /// A decimal whose digits nothing bounds.
  case unboundedDecimal
  /// Values that lead back to their own schema; those with no object on the way.
  case recursion, namelessRecursion

  /// The rule of the runtime library (`ViolationRule`) that a document breaks which only this would have refused.
  public var rule: String {
    switch self {
    case .encoding: "syntax"
    case .foreignDuplicate, .repeatedValue: "duplicateMember"
    case .positionBounds, .closedRing: "geometry"
    case .foreignMember: "unknownMember"
    case .integerRange, .narrowRange, .floatRange, .doubleRange, .longNumber: "range"
    case .leapSecond, .timeOfDay, .momentDetail, .durationDetail, .formatEnd: "format"
    case .openEnumeration: "enumeration"
    case .largePattern, .longText, .patternEnd: "pattern"
    case .decimalPrecision: "precision"
    case .geometryConst, .deepConst: "const"
    case .geometryUniqueItems, .deepUniqueItems: "uniqueItems"
    case .fractionalStep: "multipleOf"
    case .absentPayload: "required"
    case .octetLength: "minLength"
    case .unwrittenDefault: "required"
    case .recursion, .namelessRecursion, .unboundedDecimal: "type"
    default: rawValue
    }
  }
}

extension DocumentAspect {
  /// Whether a target that does not say it lacks it in documents of any model, so that the model cannot do without.
  public var isOfEveryModel: Bool {
    switch self {
    case .syntax, .encoding, .limit, .duplicateMember, .foreignDuplicate, .repeatedValue, .longNumber, .unknownMember,
      .foreignMember:
      true
    default: false
    }
  }
}

/// Why a target does not say something, and what it says in its place. What it says is looser, and stricter only where that is said.
public struct TargetLimit: Hashable, Sendable {
  /// Why, as a sentence.
  public var reason: String
  /// What is emitted, as a sentence.
  public var instead: String
  /// Whether programs that go by it may refuse documents that are right.
  public var mayRefuse: Bool

  init(_ reason: String, instead: String, mayRefuse: Bool = false) {
    self.reason = reason
    self.instead = instead
    self.mayRefuse = mayRefuse
  }
}

/// Something of the model that a target does not say.
public struct Loss: Hashable, Sendable {
  /// What it is about: the identity of a document, or that of an element and the way inside it (`com.example.Fan/limits[]/upper`).
  public var element: String
  /// What of it is lost.
  public var aspect: DocumentAspect
  /// Why, and what is emitted.
  public var limit: TargetLimit
}

/// Everything that a target does not say of the documents that were emitted, each once, by element.
public struct LossLedger: Hashable, Sendable {
  /// The target.
  public var target: EmitTarget
  /// The losses.
  public private(set) var losses: [Loss] = []
  private var known: Set<String> = []

  init(_ target: EmitTarget) { self.target = target }

  /// Notes that `aspect` of `element` is lost, where the target's table says so.
  mutating func note(_ aspect: DocumentAspect, of element: String) {
    guard let limit = target.limits[aspect], known.insert(aspect.rawValue + " " + element).inserted else { return }
    losses.append(Loss(element: element, aspect: aspect, limit: limit))
  }

  mutating func sort() {
    let order = DocumentAspect.allCases
    losses.sort { a, b in
      a.element == b.element
        ? (order.firstIndex(of: a.aspect) ?? 0) < (order.firstIndex(of: b.aspect) ?? 0)
        : a.element.utf8.lexicographicallyPrecedes(b.element.utf8)
    }
  }

  /// How many elements lose what, by aspect, in the order of the aspects.
  public var counts: [(aspect: DocumentAspect, limit: TargetLimit, elements: Int)] {
    DocumentAspect.allCases.compactMap { aspect in
      let count = losses.count { $0.aspect == aspect }
      return target.limits[aspect].flatMap { count == 0 ? nil : (aspect, $0, count) }
    }
  }

  /// What this model has and the target does not say, beside what it says of no model.
  public var lossesOfModel: [Loss] { losses.filter { !$0.aspect.isOfEveryModel } }

  /// The ledger as a document.
  public var document: JSONValue {
    .object([
      "target": .string(target.rawValue),
      "losses": .array(
        losses.map {
          .object([
            "element": .string($0.element), "constraint": .string($0.aspect.rawValue), "rule": .string($0.aspect.rule),
            "of": $0.aspect.isOfEveryModel ? "format" : "model", "reason": .string($0.limit.reason),
            "instead": .string($0.limit.instead), "mayRefuse": $0.limit.mayRefuse ? true : nil,
          ])
        }),
    ])
  }
}

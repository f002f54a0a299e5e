import TwinModel
import TwinReaders
import TwinSource

extension Resolver {
  private static let constRank = ValueLiteral.Role.const.rank
  private static let defaultRank = ValueLiteral.Role.default.rank

  /// The constraints of a value as rows of the model: those it declares, and those of what it narrows that it leaves alone.
  mutating func settleConstraints(
    _ value: ValueDeclaration, of type: ID<DataType>, narrowing base: Base?, in file: Int, _ subject: Subject
  ) -> IDRange<Constraint> {
    var declared: [(constraint: Constraint, range: ByteRange)] = []
    for row in value.constraints.rows {
      var constraint = files[file].constraints.rows[row]
      if case .pattern(let text) = constraint { constraint = .pattern(symbol(text, in: file)) }
      declared.append((constraint, files[file].constraintRanges[row]))
    }
    checkApplicability(declared, to: type, in: file, subject)
    let inherited = base.map { Array(model.constraints[$0.spec.constraints]) } ?? []
    if let base { checkNarrowing(declared, inherited, base, in: file, subject) }

    let start = model.constraints.count
    var ranks: UInt32 = 0
    for (constraint, _) in declared {
      ranks |= 1 << UInt32(constraint.rank)
      model.constraints.append(constraint)
    }
    for literal in value.literals { ranks |= 1 << UInt32(literal.role.rank) }
    for constraint in inherited where ranks & 1 << UInt32(constraint.rank) == 0 { model.constraints.append(constraint) }
    let firstLiteral = model.literals.count
    for literal in value.literals {
      model.constraints.append(literal.role.constraint(model.literals.append(.null)))
    }
    sortConstraints(from: start)
    let range = IDRange<Constraint>(start, model.constraints.count)
    // Only inherited consts and defaults, and new consts, have anything to be held to.
    if let base, !base.spec.constraints.isEmpty,
      model.constraints[base.spec.constraints].contains(where: {
        $0.rank == Self.constRank || $0.rank == Self.defaultRank
      })
    {
      narrowedLiterals.append(
        NarrowedLiteral(
          type: type, constraints: range, inherited: base.spec.constraints, label: base.label, place: base.place,
          range: value.range, file: file, subject: subject))
    }
    if !declared.isEmpty {
      let pending = PendingRange(
        declared: declared, constraints: range, type: type, place: boundPlace(value, in: file), file: file,
        subject: subject)
      switch model.dataTypes[type] {
      case .schema: pendingRanges.append(pending)
      case .primitive(let primitive): check(pending, Bounds(), primitive)
      default: check(pending, Bounds(), nil)
      }
    }
    for (offset, literal) in value.literals.enumerated() {
      pendingLiterals.append(
        PendingLiteral(
          row: ID(firstLiteral + offset), declaration: literal.literal, role: literal.role, type: type,
          constraints: range, file: file, subject: subject))
    }
    return range
  }

  /// Insertion sort by rank of the few constraints of one value; examples keep the order in which they are written.
  private mutating func sortConstraints(from start: Int) {
    let end = model.constraints.count
    guard end - start > 1 else { return }
    for index in (start + 1)..<end {
      var position = index
      while position > start, model.constraints.rows[position].rank < model.constraints.rows[position - 1].rank {
        model.constraints.rows.swapAt(position, position - 1)
        position -= 1
      }
    }
  }

  /// Whether each constraint says something about values of `type`.
  private mutating func checkApplicability(
    _ declared: [(constraint: Constraint, range: ByteRange)], to type: ID<DataType>, in file: Int, _ subject: Subject
  ) {
    guard !declared.isEmpty else { return }
    let shape = declaredShape(of: type)
    for (constraint, range) in declared {
      let fits: Bool
      let wanted: String
      switch constraint {
      case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
        (fits, wanted) = (shape.isNumeric, "numbers")
      case .precision: (fits, wanted) = (shape.isFractional, "float, double and decimal")
      case .minLength, .maxLength: (fits, wanted) = (shape == .string || shape == .bytes, "strings and bytes")
      case .pattern: (fits, wanted) = (shape == .string, "strings")
      case .minItems, .maxItems: (fits, wanted) = (shape == .array || shape == .map, "arrays and maps")
      case .uniqueItems: (fits, wanted) = (shape == .array, "arrays")
      case .const, .default, .example: continue
      }
      if !fits, shape != .unknown {
        report(
          "structure/inapplicable-constraint", "`\(constraint.keyword)` applies to \(wanted), not to this type",
          at: range, in: file, subject: identity(subject))
      }
      if case .pattern(let text) = constraint { checkPattern(text, at: range, in: file, subject) }
    }
  }

  /// Checks the constraints of all values, now that those of the schemas behind their types are known. Linear.
  mutating func checkPendingRanges() {
    var chains = SchemaChains(count: model.schemas.count)
    for pending in pendingRanges {
      guard case .schema(let schema) = model.dataTypes[pending.type] else { continue }
      let inherited = chains.constraints(of: schema, in: model)
      check(pending, inherited.bounds, inherited.primitive)
    }
    pendingRanges = []
  }

  private mutating func check(_ pending: PendingRange, _ inherited: Bounds, _ primitive: Primitive?) {
    let isWithin = checkBounds(pending, of: primitive)
    checkConsistency(pending, inherited, isWithin ? primitive : nil)
  }

  /// Bounds of numbers lie within the type; steps are positive.
  private mutating func checkBounds(_ pending: PendingRange, of primitive: Primitive?) -> Bool {
    var isWithin = true
    for (constraint, range) in pending.declared {
      switch constraint {
      case .minimum(let bound), .maximum(let bound), .exclusiveMinimum(let bound), .exclusiveMaximum(let bound):
        guard let primitive else { continue }
        let reach: String
        if let limits = primitive.integerRange, bound < limits.least || bound > limits.greatest {
          reach = "\(limits.least) to \(limits.greatest)"
        } else if let greatest = primitive.greatestFraction, bound.absolute > greatest {
          reach = primitive == .float ? "up to about 3.4e+38" : "up to about 1.8e+308"
        } else {
          continue
        }
        isWithin = false
        report(
          "structure/bound-outside-type",
          "`\(constraint.keyword)` \(bound) is outside \(primitive.name) (\(reach))", at: range, in: pending.file,
          subject: identity(pending.subject))
      case .multipleOf(let step):
        if step.isNegative || step == .zero {
          report(
            "structure/invalid-value", "`multipleOf` must be above zero", at: range, in: pending.file,
            subject: identity(pending.subject))
        }
      default: continue
      }
    }
    return isWithin
  }

  /// Some value meets all constraints: the value's own, then those together with the ones of the schemas behind its type.
  private mutating func checkConsistency(_ pending: PendingRange, _ inherited: Bounds, _ primitive: Primitive?) {
    let own = Bounds(model.constraints[pending.constraints])
    var problems = own.contradictions(in: primitive)
    var related: [RelatedPlace] = []
    if problems.isEmpty, case .schema(let schema) = model.dataTypes[pending.type],
      inherited.contradictions(in: primitive).isEmpty
    {
      var all = inherited
      all.narrow(by: model.constraints[pending.constraints])
      problems = all.contradictions(in: primitive)
      related = [RelatedPlace(model.schemas[schema].header.place, "constraints of the schema count too")]
    }
    for problem in problems {
      report(
        "structure/empty-range", problem, at: pending.place, in: pending.file, related: related,
        notes: ["no value could be valid"], subject: identity(pending.subject))
    }
  }

  private func boundPlace(_ value: ValueDeclaration, in file: Int) -> ByteRange {
    value.constraints.isEmpty ? value.range : files[file].constraintRanges[value.constraints.rows.upperBound - 1]
  }

  /// A refinement narrows; it never widens.
  private mutating func checkNarrowing(
    _ declared: [(constraint: Constraint, range: ByteRange)], _ inherited: [Constraint], _ base: Base, in file: Int,
    _ subject: Subject
  ) {
    let outer = Bounds(inherited[...])
    for (constraint, range) in declared {
      let widened: String?
      switch constraint {
      case .minimum(let bound), .exclusiveMinimum(let bound):
        widened = outer.lower.flatMap { bound < $0.value ? "\($0.value)" : nil }
      case .maximum(let bound), .exclusiveMaximum(let bound):
        widened = outer.upper.flatMap { bound > $0.value ? "\($0.value)" : nil }
      case .multipleOf(let step): widened = outer.step.flatMap { step.isMultiple(of: $0) == true ? nil : "\($0)" }
      case .precision(let digits): widened = outer.precision.flatMap { digits > $0 ? "\($0)" : nil }
      case .minLength(let count): widened = outer.minLength.flatMap { count < $0 ? "\($0)" : nil }
      case .maxLength(let count): widened = outer.maxLength.flatMap { count > $0 ? "\($0)" : nil }
      case .minItems(let count): widened = outer.minItems.flatMap { count < $0 ? "\($0)" : nil }
      case .maxItems(let count): widened = outer.maxItems.flatMap { count > $0 ? "\($0)" : nil }
      case .pattern(let text): widened = outer.pattern.flatMap { $0 == text ? nil : model.string($0) }
      case .uniqueItems, .const, .default, .example: widened = nil
      }
      if let widened {
        reportRefinement(
          "`\(constraint.keyword)` widens that of \(base.label), which is \(widened)", at: range, in: file, base.place,
          subject, note: "a refinement may narrow what it inherits, never widen or replace it")
      }
    }
  }

  private mutating func checkPattern(_ text: Symbol, at range: ByteRange, in file: Int, _ subject: Subject) {
    guard patterns[text] == nil else {
      if case .some(nil) = patterns[text] { reportPattern("is not valid", [], at: range, in: file, subject) }
      return
    }
    do {
      patterns[text] = try Pattern(model.string(text))
    } catch {
      patterns[text] = .some(nil)
      reportPattern(error.description, [], at: range, in: file, subject)
    }
  }

  private mutating func reportPattern(
    _ reason: String, _ notes: [String], at range: ByteRange, in file: Int, _ subject: Subject
  ) {
    report(
      "structure/invalid-pattern", "the pattern is not valid: \(reason)", at: range, in: file, notes: notes,
      subject: identity(subject))
  }
}

extension ValueLiteral.Role {
  /// The constraint that holds a literal of this role.
  func constraint(_ literal: ID<Literal>) -> Constraint {
    switch self {
    case .const: .const(literal)
    case .default: .default(literal)
    case .example: .example(literal)
    }
  }

  var rank: Int { constraint(ID(0)).rank }

  var keyword: String {
    switch self {
    case .const: "const"
    case .default: "default"
    case .example: "example"
    }
  }
}

import TwinModel
import TwinReaders
import TwinSource

/// A value that narrows another one, to be looked at when all literals are read.
struct NarrowedLiteral {
  /// Its type.
  var type: ID<DataType>
  /// Its constraints, inherited ones included.
  var constraints: IDRange<Constraint>
  /// Those of what it narrows.
  var inherited: IDRange<Constraint>
  /// What it narrows, for messages, and where that is.
  var label: String
  var place: Place
  /// Where it stands.
  var range: ByteRange
  var file: Int
  var subject: Subject
}

extension Resolver {
  /// Holds a member to one more inherited member of its name: what it says in the end must narrow that one as well.
  mutating func checkNarrowing(_ member: ID<Member>, _ other: ID<Member>, in file: Int) {
    let (own, outer) = (model.members[member], model.members[other])
    guard let problem = contradiction(of: own, with: outer) else { return }
    findings.append(
      Finding(
        "structure/contradicts-inherited", .error,
        "\(problem), unlike the one that is inherited from `\(model.string(model.twins[outer.twin].header.name))`",
        at: own.place, related: [RelatedPlace(outer.place, "what it must narrow too")],
        notes: ["a member that several parents have narrows each of theirs"],
        subject: identity(.member(own.twin, own.name))))
  }

  /// In what `own` fails to narrow `outer`, as the beginning of a sentence; nil when it does narrow it.
  private func contradiction(of own: Member, with outer: Member) -> String? {
    let name = "`\(model.string(own.name))`"
    if own.kind != outer.kind { return "\(name) is a \(own.kind.name)" }
    if outer.isRequired, !own.isRequired { return "\(name) is optional" }
    if outer.isWritable != own.isWritable { return "\(name) is \(own.isWritable ? "writable" : "read-only")" }
    switch (own.value, outer.value) {
    case (let value?, let base?):
      if !sameType(value.type, base.type) { return "\(name) has another type" }
      if let unit = base.unit, value.unit != unit { return "\(name) has another unit" }
      if let quantity = base.quantity, !(value.quantity.map { broaderQuantities($0).contains(quantity) } ?? false) {
        return "\(name) has another quantity"
      }
      if !Bounds(model.constraints[value.constraints]).areWithin(Bounds(model.constraints[base.constraints])) {
        return "\(name) allows more values"
      }
    case (nil, .some): return "\(name) carries nothing"
    default: break
    }
    switch (own.detail, outer.detail) {
    case (.relationship(let row), .relationship(let base)):
      let (detail, wide) = (model.relationshipDetails[row], model.relationshipDetails[base])
      if !detail.cardinality.isWithin(wide.cardinality) || !detail.inverseCardinality.isWithin(wide.inverseCardinality)
      {
        return "\(name) has a wider cardinality"
      }
      if let relation = wide.relation, !(detail.relation.map { broaderRelations($0).contains(relation) } ?? false) {
        return "\(name) has another relation"
      }
      let targets = Set(wide.targets)
      let isAny = targets.isEmpty && wide.externalTargets.isEmpty
      if !isAny, detail.targets.isEmpty || detail.targets.contains(where: { !isBelow($0, anyOf: targets) }) {
        return "\(name) has other targets"
      }
    case (.component(let part), .component(let base)):
      if !isBelow(part, anyOf: [base]) { return "\(name) has another type" }
    case (.command(let request, let response), .command(let otherRequest, let otherResponse)):
      if !samePayload(request, otherRequest) || !samePayload(response, otherResponse) {
        return "\(name) has another request or response"
      }
    default: break
    }
    return nil
  }

  /// Holds inherited consts and defaults to the constraints that a refinement adds, and new consts to inherited ones.
  mutating func checkNarrowedLiterals() {
    for value in narrowedLiterals {
      let outer = Bounds(model.constraints[value.inherited])
      for constraint in model.constraints[value.constraints] {
        switch constraint {
        case .const(let row):
          if let const = outer.const, model.literals[const] != model.literals[row] {
            reportRefinement(
              "the const differs from that of \(value.label)", at: value.range, in: value.file, value.place,
              value.subject, note: "leave it out to keep the inherited one")
          } else if outer.const == row {
            check(row, "const", of: value)
          }
        case .default(let row):
          let isInherited = model.constraints[value.inherited].contains(constraint)
          if isInherited { check(row, "default", of: value) }
        default: continue
        }
      }
    }
    narrowedLiterals = []
  }

  private mutating func check(_ row: ID<Literal>, _ role: String, of value: NarrowedLiteral) {
    guard let problem = violation(of: model.literals[row], of: value.type, value.constraints) else { return }
    reportRefinement(
      "the \(role) of \(value.label) is not allowed here: \(problem)", at: value.range, in: value.file, value.place,
      value.subject, note: "give the refinement a \(role) of its own, or let its constraints admit the inherited one")
  }

  /// Names that lead to something without being bound to a row: inverses, replacements, coherent units.
  mutating func checkReferencesByName() {
    for (row, origin) in quantityOrigins.enumerated() {
      let quantity = model.quantities.rows[row]
      guard let reference = files[origin.file].quantities[origin.row].coherentUnit, let unit = quantity.coherentUnit,
        !broaderQuantities(ID(row)).contains(model.units[unit].quantity)
      else { continue }
      report(
        "structure/unit-mismatch",
        "`\(text(reference.name, in: origin.file))` is not a unit of `\(model.string(quantity.header.name))`",
        at: reference.range, in: origin.file, related: [RelatedPlace(model.units[unit].header.place, "the unit")],
        subject: model.identity(quantity.header))
    }
    for member in model.members.rows {
      checkInverse(of: member)
      checkReplacement(member.metadata, .member(member.twin, member.name)) { name, resolver in
        resolver.model.effectiveMembers(of: member.twin).first {
          resolver.model.string(resolver.model.members[$0].name) == name
        }.map { .member($0) }
      }
    }
    func check(_ kind: ElementKind, _ headers: [ElementHeader]) {
      for header in headers where header.metadata != nil {
        checkReplacement(header.metadata, .element(header)) { name, resolver in
          resolver.findRow(name, kind, seenFrom: header.package).flatMap { kind.element($0) }
        }
      }
    }
    check(.concept, model.concepts.rows.map(\.header))
    check(.relation, model.relations.rows.map(\.header))
    check(.quantity, model.quantities.rows.map(\.header))
    check(.unit, model.units.rows.map(\.header))
    check(.term, model.terms.rows.map(\.header))
    check(.point, model.points.rows.map(\.header))
    check(.twin, model.twins.rows.map(\.header))
    check(.schema, model.schemas.rows.map(\.header))
  }

  private mutating func checkInverse(of member: Member) {
    guard case .relationship(let row) = member.detail, let inverse = model.relationshipDetails[row].inverse else {
      return
    }
    for target in model.relationshipDetails[row].targets {
      let found = model.effectiveMembers(of: target).contains {
        model.members[$0].name == inverse && model.members[$0].kind == .relationship
      }
      if found { continue }
      let targetName = model.string(model.twins[target].header.name)
      findings.append(
        Finding(
          "structure/unresolved-name", .error,
          "the target `\(targetName)` has no relationship `\(model.string(inverse))`", at: member.place,
          related: [RelatedPlace(model.twins[target].header.place, "the target")],
          notes: ["`inverse` names the relationship on the target that reads this one backwards"],
          subject: identity(.member(member.twin, member.name))))
    }
  }

  private mutating func checkReplacement(
    _ metadata: ID<Metadata>?, _ subject: Subject, find: (String, Resolver) -> ElementRef?
  ) {
    guard let deprecation = metadata.flatMap({ model.metadata[$0].deprecation }), let name = deprecation.replacedBy
    else { return }
    if let replacement = find(model.string(name), self) {
      references.append(SourceReference(deprecation.replacedByPlace, replacement))
      return
    }
    findings.append(
      Finding(
        "structure/unresolved-name", .error, "the replacement `\(model.string(name))` is not there",
        at: deprecation.place, notes: ["`replacedBy` names an element of the same kind, or a member of the same twin"],
        subject: identity(subject)))
  }

  /// The row of `kind` that `package` sees under `name`, plain or qualified by an alias or a package.
  func findRow(_ name: String, _ kind: ElementKind, seenFrom package: ID<Package>) -> UInt32? {
    if let symbol = model.symbols.find(name),
      let row = names.row(kind, symbol, in: package) ?? names.row(kind, externalID: symbol)
    {
      return row
    }
    guard let dot = name.lastIndex(of: "."), let qualifier = model.symbols.find(String(name[..<dot])),
      let last = model.symbols.find(String(name[name.index(after: dot)...])),
      let target = names.aliases[NameIndex.key(package, qualifier)] ?? names.packages[qualifier]
    else { return nil }
    return names.row(kind, last, in: target)
  }
}

extension Bounds {
  /// Whether every value within these bounds is within `outer` as far as the bounds tell.
  func areWithin(_ outer: Bounds) -> Bool {
    if let wide = outer.lower {
      guard let lower,
        lower.value > wide.value || (lower.value == wide.value && (lower.isExclusive || !wide.isExclusive))
      else { return false }
    }
    if let wide = outer.upper {
      guard let upper,
        upper.value < wide.value || (upper.value == wide.value && (upper.isExclusive || !wide.isExclusive))
      else { return false }
    }
    func atLeast(_ own: UInt32?, _ wide: UInt32?) -> Bool { wide.map { own ?? 0 >= $0 } ?? true }
    func atMost(_ own: UInt32?, _ wide: UInt32?) -> Bool { wide.map { own ?? .max <= $0 } ?? true }
    return atLeast(minLength, outer.minLength) && atMost(maxLength, outer.maxLength)
      && atLeast(minItems, outer.minItems) && atMost(maxItems, outer.maxItems)
      && atMost(precision, outer.precision) && (outer.pattern == nil || pattern == outer.pattern)
      && (outer.step.map { wide in step?.isMultiple(of: wide) ?? false } ?? true)
  }
}

extension Cardinality {
  /// Whether every number that this allows is allowed by `outer`.
  func isWithin(_ outer: Cardinality) -> Bool {
    minimum >= outer.minimum && (maximum ?? .max) <= (outer.maximum ?? .max)
  }
}

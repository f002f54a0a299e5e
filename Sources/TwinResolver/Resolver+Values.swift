import TwinModel
import TwinReaders
import TwinSource

/// What a finding is about, named only when there is one.
enum Subject {
  case element(ElementHeader)
  case member(ID<Twin>, Symbol)
}

/// The definition that a value narrows: an inherited member or a point.
struct Base {
  var spec: ValueSpec
  /// "the inherited property of `HvacEquipment`".
  var label: String
  var place: Place
}

/// A const, default or example whose type is known and which is read when every schema is.
struct PendingLiteral {
  var row: ID<Literal>
  var declaration: LiteralDeclaration
  var role: ValueLiteral.Role
  var type: ID<DataType>
  var constraints: IDRange<Constraint>
  var file: Int
  var subject: Subject
}

extension Resolver {
  /// The identity that findings about `subject` carry.
  func identity(_ subject: Subject) -> String {
    switch subject {
    case .element(let header): model.identity(header)
    case .member(let twin, let name): model.identity(model.twins[twin].header) + "/" + model.string(name)
    }
  }

  /// Settles a value: its type, quantity and unit, its constraints together with those of what it narrows.
  ///
  /// Nil, with a finding, when there is no type to be had.
  mutating func resolve(_ value: ValueDeclaration, narrowing base: Base?, in file: Int, _ subject: Subject)
    -> ValueSpec?
  {
    var type = base?.spec.type
    if let declared = value.type {
      guard let resolved = resolve(declared, at: value.range, in: file, subject) else { return base?.spec }
      if let base, !sameType(resolved, base.spec.type) {
        reportRefinement(
          "the type differs from that of \(base.label)", at: value.range, in: file, base.place, subject,
          note: "leave `type` out to take the inherited one")
      } else if let base {
        noteCopy(resolved, of: base.spec.type)
      } else {
        type = resolved
      }
    }
    guard let type else {
      report(
        "structure/missing-key", "the value has no type", at: value.range, in: file,
        notes: ["give it one of `type`, `array`, `map`, `object`, `enum`"], subject: identity(subject))
      return nil
    }
    var spec = ValueSpec(type: type, quantity: base?.spec.quantity, unit: base?.spec.unit)
    settleUnit(of: &spec, value, narrowing: base, in: file, subject)
    if value.constraints.isEmpty, value.literals.isEmpty {
      spec.constraints = base?.spec.constraints ?? .empty
    } else {
      spec.constraints = settleConstraints(value, of: type, narrowing: base, in: file, subject)
    }
    return spec
  }

  // MARK: - Units

  private mutating func settleUnit(
    of spec: inout ValueSpec, _ value: ValueDeclaration, narrowing base: Base?, in file: Int, _ subject: Subject
  ) {
    guard value.quantity != nil || value.unit != nil else {
      if base == nil, case .schema(let schema) = model.dataTypes[spec.type] {
        spec.quantity = model.schemas[schema].value.quantity
        spec.unit = model.schemas[schema].value.unit
      }
      return
    }
    let place = (value.unit ?? value.quantity)?.range ?? value.range
    if !declaredShape(of: spec.type).isNumeric {
      report(
        "structure/unit-on-non-number", "a quantity or unit stands on a value that is no number", at: place, in: file,
        notes: ["put it on the number itself: the element of an array, the field of an object"],
        subject: identity(subject))
      return
    }
    let quantity = value.quantity.flatMap { reference in
      bind(reference, .quantity, in: file, subject).map { ID<Quantity>($0) }
    }
    let unit = value.unit.flatMap { reference in
      bind(reference, .unit, in: file, subject).map { ID<Unit>($0) }
    }
    if let base {
      if let quantity, let inherited = base.spec.quantity, !broaderQuantities(quantity).contains(inherited) {
        reportRefinement(
          "the quantity is `\(name(quantity))`, that of \(base.label) is `\(name(inherited))`",
          at: value.quantity?.range ?? place, in: file, base.place, subject,
          note: "a refinement may name a special case of the inherited quantity kind")
      }
      if let unit, let inherited = base.spec.unit, unit != inherited {
        reportRefinement(
          "the unit is `\(name(unit))`, that of \(base.label) is `\(name(inherited))`",
          at: value.unit?.range ?? place, in: file, base.place, subject,
          note: "readers of the inherited member would misread the values; declare a member of another name")
      }
    }
    if value.quantity != nil, quantity == nil { return }
    spec.quantity = quantity ?? spec.quantity
    spec.unit = unit ?? spec.unit
    guard let unit else { return }
    let measured = model.units[unit].quantity
    guard let quantity = spec.quantity else {
      spec.quantity = measured
      return
    }
    if !(quantity == measured || broaderQuantities(quantity).contains(measured)) {
      let fitting = model.units.rows.filter { $0.quantity == quantity }.prefix(5)
        .map { "`\(model.string($0.header.name))`" }
      report(
        "structure/unit-mismatch", "`\(name(unit))` is a unit of \(name(measured)), not of \(name(quantity))",
        at: value.unit?.range ?? place, in: file,
        related: [RelatedPlace(model.units[unit].header.place, "the unit")],
        notes: fitting.isEmpty ? [] : ["units of \(name(quantity)): " + fitting.joined(separator: ", ")],
        subject: identity(subject))
    }
  }

  private func name(_ quantity: ID<Quantity>) -> String { model.string(model.quantities[quantity].header.name) }
  private func name(_ unit: ID<Unit>) -> String { model.string(model.units[unit].header.name) }

  // MARK: - Types

  private mutating func resolve(_ type: TypeDeclaration, at range: ByteRange, in file: Int, _ subject: Subject)
    -> ID<DataType>?
  {
    switch type {
    case .named(let reference):
      if let primitive = primitive(symbol(reference.name, in: file)) { return primitive.id }
      return bind(reference, .type, in: file, subject).map { self.type(of: ID($0)) }
    case .array(let element):
      let field = model.fields.append(resolve(field: files[file].fields[element], in: file, subject))
      return model.dataTypes.append(.array(element: field))
    case .map(let key, let value): return resolveMap(key, value, in: file, subject)
    case .object(let fields): return model.dataTypes.append(.object(resolve(fields: fields, in: file, subject)))
    case .enumeration: return resolveEnumeration(type, at: range, in: file, subject)
    }
  }

  // The two below are apart to keep the frames small of what calls itself for nested values.

  private mutating func resolveMap(
    _ key: ID<FieldDeclaration>, _ value: ID<FieldDeclaration>, in file: Int, _ subject: Subject
  ) -> ID<DataType> {
    let keyRow = resolve(field: files[file].fields[key], in: file, subject)
    if declaredShape(of: keyRow.value.type) != .string {
      report(
        "structure/map-key", "the keys of a map are strings", at: files[file].fields[key].value.range, in: file,
        subject: identity(subject))
    }
    let keyField = model.fields.append(keyRow)
    let valueField = model.fields.append(resolve(field: files[file].fields[value], in: file, subject))
    return model.dataTypes.append(.map(key: keyField, value: valueField))
  }

  private mutating func resolveEnumeration(
    _ type: TypeDeclaration, at range: ByteRange, in file: Int, _ subject: Subject
  ) -> ID<DataType>? {
    guard case .enumeration(let encoding, let isOpen, let values) = type else { return nil }
    // With an encoding it stands for one of DTDL, where an enum may be empty.
    if values.isEmpty, !isOpen, encoding == nil {
      report(
        "structure/empty-range", "the enum has no values", at: range, in: file,
        notes: ["no value could be valid; list the values, or say `open: true`"], subject: identity(subject))
    }
    let enumeration = resolve(values, encoding: encoding, isOpen: isOpen, in: file, subject)
    return model.dataTypes.append(.enumeration(model.enumerations.append(enumeration)))
  }

  /// Fields as consecutive rows; a name used twice is a finding.
  mutating func resolve(fields: IDRange<FieldDeclaration>, in file: Int, _ subject: Subject) -> IDRange<Field> {
    var rows: [Field] = []
    var seen: [Symbol: Place] = [:]
    for declaration in files[file].fields[fields] {
      let field = resolve(field: declaration, in: file, subject)
      if let first = seen.updateValue(field.place, forKey: field.name) {
        reportRepeated("field", field.name, field.place, first, subject)
      }
      rows.append(field)
    }
    let start = model.fields.count
    model.fields.rows += rows
    return IDRange(start, model.fields.count)
  }

  /// One field; a string where its own type cannot be had.
  mutating func resolve(field: FieldDeclaration, in file: Int, _ subject: Subject) -> Field {
    Field(
      name: symbol(field.header.name, in: file),
      value: resolve(field.value, narrowing: nil, in: file, subject) ?? ValueSpec(type: Primitive.string.id),
      isRequired: field.isRequired, isWritable: field.isWritable,
      metadata: metadata(field.header.metadata, in: file), place: place(field.header.range, in: file))
  }

  private mutating func resolve(
    _ values: IDRange<EnumerationValueDeclaration>, encoding: Enumeration.Encoding?, isOpen: Bool, in file: Int,
    _ subject: Subject
  ) -> Enumeration {
    let declarations = Array(files[file].enumerationValues[values])
    let settled = encoding ?? inferredEncoding(declarations, in: file)
    var seenNames: [Symbol: Place] = [:]
    var seenCodes: [Literal: Place] = [:]
    let start = model.enumerationValues.count
    for declaration in declarations {
      let name = symbol(declaration.header.name, in: file)
      let place = place(declaration.header.range, in: file)
      let encoded = encode(declaration, name, settled, in: file, subject)
      if encoding == nil, settled == .string { refuseUnquotedCode(declaration, name, in: file, subject) }
      if let first = seenNames.updateValue(place, forKey: name) {
        reportRepeated("enum value", name, place, first, subject)
      } else if let first = seenCodes.updateValue(place, forKey: encoded) {
        findings.append(
          Finding(
            "structure/duplicate-code", .error, "two values of the enum have the same code", at: place,
            related: [RelatedPlace(first, "the first of them")],
            notes: ["readers could not tell them apart: give each a code of its own"], subject: identity(subject)))
      }
      model.enumerationValues.append(
        EnumerationValue(
          name: name, encoded: encoded, metadata: metadata(declaration.header.metadata, in: file), place: place))
    }
    return Enumeration(
      encoding: settled, isOpen: isOpen, values: IDRange(start, model.enumerationValues.count))
  }

  /// By name when no value has a code, by integer when all codes are integers, by string otherwise.
  private func inferredEncoding(_ values: [EnumerationValueDeclaration], in file: Int) -> Enumeration.Encoding {
    let codes = values.compactMap(\.encoded)
    if codes.isEmpty { return .name }
    let integers = codes.allSatisfy { code in
      guard case .plain(let text, _) = code else { return false }
      return Number(self.text(text, in: file))?.int64 != nil
    }
    return integers ? .integer : .string
  }

  private mutating func encode(
    _ value: EnumerationValueDeclaration, _ name: Symbol, _ encoding: Enumeration.Encoding, in file: Int,
    _ subject: Subject
  ) -> Literal {
    switch (encoding, value.encoded) {
    case (.name, nil): return .string(name)
    case (.name, .some(let code)):
      report(
        "structure/enum-code", "the enum is encoded by name, so `\(model.string(name))` has no code", at: code.range,
        in: file, notes: ["leave the code out, or drop `encoding: name`"], subject: identity(subject))
      return .string(name)
    case (.integer, .plain(let text, let range)):
      if let number = Number(self.text(text, in: file)), number.int64 != nil { return .number(number) }
      return rejectCode(name, "a 64-bit integer", at: range, in: file, subject)
    case (.string, .plain(let text, _)), (.string, .quoted(let text, _)): return .string(symbol(text, in: file))
    case (_, .some(let code)):
      return rejectCode(name, encoding == .integer ? "a 64-bit integer" : "a string", at: code.range, in: file, subject)
    case (_, nil):
      return rejectCode(
        name, encoding == .integer ? "a 64-bit integer" : "a string", at: value.header.range, in: file, subject)
    }
  }

  /// Tells a code that is meant to be something else than text, where the encoding is not written and comes out as text.
  private mutating func refuseUnquotedCode(
    _ value: EnumerationValueDeclaration, _ name: Symbol, in file: Int, _ subject: Subject
  ) {
    guard case .plain(let symbol, let range) = value.encoded else { return }
    let code = text(symbol, in: file)
    guard Number(code) != nil || ["true", "false", "null", "~"].contains(code) else { return }
    report(
      "structure/enum-code",
      "`\(model.string(name))` has the code `\(code)`, and its enum is not encoded by 64-bit integers alone",
      at: range, in: file,
      notes: [
        "the values of an enum are encoded all by name, all by integer, or all by string; where data has it as text, write `'\(code)'`"
      ], subject: identity(subject))
  }

  private mutating func rejectCode(
    _ name: Symbol, _ expectation: String, at range: ByteRange, in file: Int, _ subject: Subject
  ) -> Literal {
    report(
      "structure/enum-code", "`\(model.string(name))` needs \(expectation) as its code", at: range, in: file,
      notes: ["the values of an enum are encoded all by name, all by integer, or all by string"],
      subject: identity(subject))
    return .string(name)
  }

  mutating func reportRepeated(_ what: String, _ name: Symbol, _ place: Place, _ first: Place, _ subject: Subject) {
    findings.append(
      Finding(
        "structure/duplicate-name", .error, "\(what) `\(model.string(name))` is declared twice", at: place,
        related: [RelatedPlace(first, "first declared here")], subject: identity(subject)))
  }

  mutating func reportRefinement(
    _ message: String, at range: ByteRange, in file: Int, _ base: Place, _ subject: Subject, note: String
  ) {
    report(
      "structure/contradicts-inherited", message, at: range, in: file,
      related: base.isNone ? [] : [RelatedPlace(base, "what it narrows")], notes: [note], subject: identity(subject))
  }

  /// Whether two types are the same shape, names and codes included; places and metadata do not count.
  func sameType(_ a: ID<DataType>, _ b: ID<DataType>) -> Bool {
    if a == b { return true }
    switch (model.dataTypes[a], model.dataTypes[b]) {
    case (.array(let one), .array(let other)): return sameField(model.fields[one], model.fields[other])
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return sameField(model.fields[key], model.fields[otherKey])
        && sameField(model.fields[value], model.fields[otherValue])
    case (.object(let one), .object(let other)):
      return one.count == other.count && zip(model.fields[one], model.fields[other]).allSatisfy { sameField($0, $1) }
    case (.enumeration(let one), .enumeration(let other)):
      let (left, right) = (model.enumerations[one], model.enumerations[other])
      return left.encoding == right.encoding && left.isOpen == right.isOpen && left.values.count == right.values.count
        && zip(model.enumerationValues[left.values], model.enumerationValues[right.values]).allSatisfy {
          $0.name == $1.name && $0.encoded == $1.encoded
        }
    default: return false
    }
  }

  func sameField(_ a: Field, _ b: Field) -> Bool {
    a.name == b.name && a.isRequired == b.isRequired && a.isWritable == b.isWritable && sameValue(a.value, b.value)
  }

  /// Whether two values have the same type, unit, quantity and constraints.
  func sameValue(_ a: ValueSpec, _ b: ValueSpec) -> Bool {
    sameType(a.type, b.type) && a.quantity == b.quantity && a.unit == b.unit
      && a.constraints.count == b.constraints.count
      && zip(model.constraints[a.constraints], model.constraints[b.constraints]).allSatisfy { one, other in
        switch (one, other) {
        case (.const(let x), .const(let y)), (.default(let x), .default(let y)), (.example(let x), .example(let y)):
          model.literals[x] == model.literals[y]
        default: one == other
        }
      }
  }
}

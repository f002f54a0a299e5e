import TwinImage
import TwinModel

extension ImageWriter {
  /// The row of a value's type, constraints, quantity and unit.
  mutating func value(_ value: ValueSpec) -> UInt32 {
    intern(
      .values,
      [
        (.valueType, type(value.type)),
        (.valueConstraints, constraints(value.constraints)),
        (.valueQuantity, value.quantity.map { row($0) + 1 } ?? 0),
        (.valueUnit, value.unit.map { row($0) + 1 } ?? 0),
      ])
  }

  /// The row of `id`. A type stands behind the types it is made of, except where it passes through a shared schema. Its depth
  /// is bounded by the readers' limit on nesting.
  mutating func type(_ id: ID<DataType>) -> UInt32 {
    if case .primitive(let primitive) = model.dataTypes[id] { return type(.primitive, UInt32(primitive.rawValue), 0) }
    if let row = interned.types[id] { return row }
    // A type that holds itself without a schema in between, which no source can say, is cut to an object without fields.
    guard interned.typesInProgress.insert(id).inserted else { return type(.object, 0, 0) }
    let row =
      switch model.dataTypes[id] {
      case .primitive(let primitive): type(.primitive, UInt32(primitive.rawValue), 0)
      case .array(let element): type(.array, fields(IDRange(element.index, element.index + 1)), 0)
      case .map(let key, let value):
        type(
          .map, fields(IDRange(key.index, key.index + 1)), fields(IDRange(value.index, value.index + 1)))
      case .object(let range): type(.object, range.isEmpty ? 0 : fields(range), UInt32(range.count))
      case .enumeration(let id): type(.enumeration, enumeration(id), 0)
      case .schema(let schema): type(.schema, self.row(schema), 0)
      }
    interned.typesInProgress.remove(id)
    interned.types[id] = row
    return row
  }

  private mutating func type(_ kind: ImageTypeKind, _ first: UInt32, _ second: UInt32) -> UInt32 {
    intern(.types, [(.typeKind, UInt32(kind.rawValue)), (.typeFirst, first), (.typeSecond, second)])
  }

  /// The first row of a run of fields; zero for an empty one.
  mutating func fields(_ range: IDRange<Field>) -> UInt32 {
    if range.isEmpty { return 0 }
    let run = begin(.fields)
    for id in range {
      let field = model.fields[id]
      push(string(field.name))
      push(value(field.value))
      push((field.isRequired ? 1 : 0) | (field.isWritable ? 2 : 0))
      push(metadata(field.metadata, of: nil))
    }
    return end(run) { writer, values in
      let start = writer.columns.count(.fieldName)
      writer.append(values, to: [.fieldName, .fieldValue, .fieldFlags, .fieldMetadata])
      return start
    }
  }

  private mutating func enumeration(_ id: ID<Enumeration>) -> UInt32 {
    let enumeration = model.enumerations[id]
    let row = begin(.enumerations)
    push(UInt32(enumeration.encoding.rawValue))
    push(enumeration.isOpen ? 1 : 0)
    for id in enumeration.values {
      push(string(model.enumerationValues[id].name))
      push(literal(model.enumerationValues[id].encoded))
      push(metadata(model.enumerationValues[id].metadata, of: nil))
    }
    return end(row) { writer, values in
      writer.columns.append(.enumerationIsOpen, UInt32(enumeration.isOpen ? 1 : 0))
      writer.columns.beginRun(.enumerationValueStart, items: .enumerationValueName)
      writer.append(
        values.dropFirst(2), to: [.enumerationValueName, .enumerationValueEncoded, .enumerationValueMetadata])
      return writer.columns.append(.enumerationEncoding, UInt32(enumeration.encoding.rawValue))
    }
  }

  mutating func constraints(_ range: IDRange<Constraint>) -> UInt32 {
    let list = begin(.constraintLists)
    for id in range {
      let (kind, value) = encoded(model.constraints[id])
      push(UInt32(kind.rawValue))
      push(value)
    }
    return endList(list, .constraintListStart, [.constraintKind, .constraintValue])
  }

  private mutating func encoded(_ constraint: Constraint) -> (ImageConstraintKind, UInt32) {
    switch constraint {
    case .minimum(let bound): (.minimum, number(bound))
    case .maximum(let bound): (.maximum, number(bound))
    case .exclusiveMinimum(let bound): (.exclusiveMinimum, number(bound))
    case .exclusiveMaximum(let bound): (.exclusiveMaximum, number(bound))
    case .multipleOf(let divisor): (.multipleOf, number(divisor))
    case .precision(let digits): (.precision, digits)
    case .minLength(let length): (.minLength, length)
    case .maxLength(let length): (.maxLength, length)
    case .pattern(let pattern): (.pattern, string(pattern))
    case .minItems(let count): (.minItems, count)
    case .maxItems(let count): (.maxItems, count)
    case .uniqueItems: (.uniqueItems, 0)
    case .const(let id): (.const, literal(model.literals[id]))
    case .default(let id): (.default, literal(model.literals[id]))
    case .example(let id): (.example, literal(model.literals[id]))
    }
  }

  private mutating func number(_ number: Number) -> UInt32 {
    let scale = UInt32(Int(number.exponent) + 999) * 2 + (number.isNegative ? 1 : 0)
    let row = begin(.numbers)
    push(halvesOf: number.magnitude)
    push(scale)
    return end(row) { writer, _ in
      writer.columns.append(.numberMagnitude, wide: number.magnitude)
      writer.columns.append(.numberScale, scale)
      return writer.columns.append(.numberDouble, wide: number.double.bitPattern)
    }
  }

  private mutating func literal(_ literal: Literal) -> UInt32 {
    switch literal {
    case .null: scalar(.null, 0)
    case .boolean(let value): scalar(.boolean, value ? 1 : 0)
    case .number(let value): scalar(.number, number(value))
    case .string(let text): scalar(.string, string(text))
    case .array(let items): container(.array, items.map { (Symbol.empty, $0) })
    case .object(let entries): container(.object, entries.map { ($0.key, $0.value) })
    }
  }

  private mutating func scalar(_ kind: ImageLiteralKind, _ value: UInt32) -> UInt32 {
    let row = begin(.literals)
    push(UInt32(kind.rawValue))
    push(value)
    return end(row) { writer, _ in writer.literal(kind, value, 0) }
  }

  private mutating func container(_ kind: ImageLiteralKind, _ items: [(Symbol, Literal)]) -> UInt32 {
    let row = begin(.literals)
    push(UInt32(kind.rawValue))
    for (key, value) in items {
      push(string(key))
      push(literal(value))
    }
    return end(row) { writer, values in
      let start = writer.columns.count(.literalItemKey)
      writer.append(values.dropFirst(), to: [.literalItemKey, .literalItemValue])
      return writer.literal(kind, items.isEmpty ? 0 : start, UInt32(items.count))
    }
  }

  private mutating func literal(_ kind: ImageLiteralKind, _ first: UInt32, _ second: UInt32) -> UInt32 {
    columns.append(.literalKind, UInt32(kind.rawValue))
    columns.append(.literalFirst, first)
    return columns.append(.literalSecond, second)
  }
}

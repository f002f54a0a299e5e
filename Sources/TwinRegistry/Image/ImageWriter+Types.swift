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
    var rows: [[UInt32]] = []
    for id in range {
      let field = model.fields[id]
      let flags: UInt32 = (field.isRequired ? 1 : 0) | (field.isWritable ? 2 : 0)
      rows.append([string(field.name), value(field.value), flags, metadata(field.metadata, of: nil)])
    }
    if rows.isEmpty { return 0 }
    return intern(.fields, rows.flatMap { $0 }) { writer in
      let start = writer.columns.count(.fieldName)
      for row in rows {
        writer.columns.append(.fieldName, row[0])
        writer.columns.append(.fieldValue, row[1])
        writer.columns.append(.fieldFlags, row[2])
        writer.columns.append(.fieldMetadata, row[3])
      }
      return start
    }
  }

  private mutating func enumeration(_ id: ID<Enumeration>) -> UInt32 {
    let enumeration = model.enumerations[id]
    var rows: [[UInt32]] = []
    for id in enumeration.values {
      let value = model.enumerationValues[id]
      rows.append([string(value.name), literal(value.encoded), metadata(value.metadata, of: nil)])
    }
    let head = [UInt32(enumeration.encoding.rawValue), enumeration.isOpen ? 1 : 0]
    return intern(.enumerations, head + rows.flatMap { $0 }) { writer in
      writer.columns.append(.enumerationIsOpen, head[1])
      writer.columns.beginRun(.enumerationValueStart, items: .enumerationValueName)
      for row in rows {
        writer.columns.append(.enumerationValueName, row[0])
        writer.columns.append(.enumerationValueEncoded, row[1])
        writer.columns.append(.enumerationValueMetadata, row[2])
      }
      return writer.columns.append(.enumerationEncoding, head[0])
    }
  }

  mutating func constraints(_ range: IDRange<Constraint>) -> UInt32 {
    var items: [(UInt32, UInt32)] = []
    for id in range {
      let (kind, value) = encoded(model.constraints[id])
      items.append((UInt32(kind.rawValue), value))
    }
    return pairs(.constraintListStart, .constraintKind, .constraintValue, items)
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
    let halves = [UInt32(truncatingIfNeeded: number.magnitude), UInt32(number.magnitude >> 32)]
    return intern(.numbers, halves + [scale]) { writer in
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
    intern(.literals, [UInt32(kind.rawValue), value]) { $0.literal(kind, value, 0) }
  }

  private mutating func container(_ kind: ImageLiteralKind, _ items: [(Symbol, Literal)]) -> UInt32 {
    var rows: [(UInt32, UInt32)] = []
    for (key, value) in items { rows.append((string(key), literal(value))) }
    return intern(.literals, [UInt32(kind.rawValue)] + rows.flatMap { [$0.0, $0.1] }) { writer in
      let start = writer.columns.count(.literalItemKey)
      for (key, value) in rows {
        writer.columns.append(.literalItemKey, key)
        writer.columns.append(.literalItemValue, value)
      }
      return writer.literal(kind, rows.isEmpty ? 0 : start, UInt32(rows.count))
    }
  }

  private mutating func literal(_ kind: ImageLiteralKind, _ first: UInt32, _ second: UInt32) -> UInt32 {
    columns.append(.literalKind, UInt32(kind.rawValue))
    columns.append(.literalFirst, first)
    return columns.append(.literalSecond, second)
  }
}

import TwinImage

extension ImageCheck {
  /// That the elements listed for a package and a kind are of that kind.
  func checkElementsByName(_ kinds: ImageKinds, _ rows: RowCounts) throws(ImageError) {
    let kindCount = UInt32(ImageElementKind.allCases.count)
    let packages = UInt64(rows[.packages])
    guard UInt64(rows[.packageElements]) == packages * UInt64(kindCount), packages > 0 else {
      throw .malformed(section: "packageElementsStart", problem: "it has to have a row for each package and kind")
    }
    for kind in ImageElementKind.allCases {
      let first = UInt32(kind.rawValue) * rows[.packages]
      let start = self[.packageElementsStart][first]
      let end = self[.packageElementsStart][first + rows[.packages]]
      if start == end { continue }
      let bounds = self[.elementsByName].bounds(start..<end)
      guard kinds[kind].contains(bounds.least), kinds[kind].contains(bounds.greatest) else {
        throw .malformed(section: "elementsByName", problem: "an element of another kind stands among those of \(kind)")
      }
    }
  }

  /// That the elements in lists of concepts are concepts.
  func checkConcepts(_ kinds: ImageKinds) throws(ImageError) {
    let concepts = self[.conceptListItem]
    if concepts.count > 0 {
      let bounds = concepts.bounds(0..<concepts.count)
      guard kinds[.concept].contains(bounds.least), kinds[.concept].contains(bounds.greatest) else {
        throw .malformed(section: "conceptListItem", problem: "an element of another kind stands in the list")
      }
    }
  }

  /// That operands of types suit their tags, and that types hold themselves through schemas only.
  func checkTypes(_ rows: RowCounts) throws(ImageError) {
    let (fieldValues, valueTypes, typeKinds) = (self[.fieldValue], self[.valueType], self[.typeKind])
    // Whether the types of `fields` stand before `type` or refer to a schema.
    func holds(_ type: UInt32, _ fields: Range<UInt32>) -> Bool {
      for field in fields {
        let inner = valueTypes[fieldValues[field]]
        if inner >= type, typeKinds[inner] != UInt32(ImageTypeKind.schema.rawValue) { return false }
      }
      return true
    }
    let fieldCount = rows[.fields]
    var fields: UInt64 = 0
    var (kinds, firsts, seconds) = (RowPiece(), RowPiece(), RowPiece())
    for start in stride(from: UInt32(0), to: rows[.types], by: Int(RowPiece.count)) {
      self[.typeKind].copy(from: start, to: &kinds)
      self[.typeFirst].copy(from: start, to: &firsts)
      self[.typeSecond].copy(from: start, to: &seconds)
      for index in 0..<Int(min(RowPiece.count, rows[.types] - start)) {
        let (row, first, second) = (start + UInt32(index), firsts[index], seconds[index])
        let isSound: Bool
        switch ImageTypeKind(rawValue: UInt8(truncatingIfNeeded: kinds[index])) {
        case .primitive: isSound = UInt64(first) < ImageTypeKind.primitiveCount
        case .array: isSound = first < fieldCount && holds(row, first..<(first + 1))
        case .map:
          isSound =
            first < fieldCount && second < fieldCount && holds(row, first..<(first + 1))
            && holds(row, second..<(second + 1))
        case .object:
          // The runs of different objects are disjoint; a forged image cannot make this walk quadratic.
          fields += UInt64(second)
          isSound =
            UInt64(first) + UInt64(second) <= UInt64(fieldCount) && fields <= UInt64(fieldCount)
            && holds(row, first..<(first + second))
        case .enumeration: isSound = first < rows[.enumerations]
        case .schema: isSound = first < rows[.schemas]
        case nil: isSound = false
        }
        guard isSound else { throw .malformed(section: "typeFirst", problem: "an operand does not suit its type") }
      }
    }
  }

  /// That operands of constraints suit their tags.
  func checkConstraints(_ rows: RowCounts) throws(ImageError) {
    var limits = [16 of UInt64](repeating: 0)
    for kind in ImageConstraintKind.allCases {
      limits[Int(kind.rawValue)] =
        kind.isNumber
        ? UInt64(rows[.numbers])
        : kind.isLiteral ? UInt64(rows[.literals]) : kind == .pattern ? UInt64(rows[.strings]) : 1 << 32
    }
    var (kinds, values) = (RowPiece(), RowPiece())
    for start in stride(from: UInt32(0), to: rows[.constraints], by: Int(RowPiece.count)) {
      self[.constraintKind].copy(from: start, to: &kinds)
      self[.constraintValue].copy(from: start, to: &values)
      // Kinds were found to be fewer than sixteen. Rows behind the last one are of kind zero, and not looked at.
      for index in 0..<Int(min(RowPiece.count, rows[.constraints] - start))
      where UInt64(values[index]) >= limits[Int(kinds[index] & 15)] {
        throw .malformed(section: "constraintValue", problem: "an operand does not suit its constraint")
      }
    }
  }

  /// That operands of literals suit their tags, and that what a literal holds stands before it.
  func checkLiterals(_ rows: RowCounts) throws(ImageError) {
    var items: UInt64 = 0
    for row in 0..<rows[.literals] {
      let first = self[.literalFirst][row]
      let second = self[.literalSecond][row]
      var isSound = true
      switch ImageLiteralKind(rawValue: UInt8(truncatingIfNeeded: self[.literalKind][row])) {
      case .null: break
      case .boolean: isSound = first < 2
      case .number: isSound = first < rows[.numbers]
      case .string: isSound = first < rows[.strings]
      case .array, .object:
        items += UInt64(second)
        isSound = UInt64(first) + UInt64(second) <= UInt64(rows[.literalItems]) && items <= UInt64(rows[.literalItems])
        if isSound {
          for item in first..<(first + second) where self[.literalItemValue][item] >= row { isSound = false }
        }
      case nil: isSound = false
      }
      guard isSound else { throw .malformed(section: "literalFirst", problem: "an operand does not suit its literal") }
    }
  }

  /// That targets of external ids are of the kind they state.
  func checkReferences(_ kinds: ImageKinds, _ rows: RowCounts) throws(ImageError) {
    let kind = self[.externalKind]
    let target = self[.externalTarget]
    for row in 0..<rows[.externals] {
      let isSound =
        ImageElementKind(rawValue: UInt8(truncatingIfNeeded: kind[row])).map { kinds[$0].contains(target[row]) }
        ?? (target[row] < rows[.members])
      guard isSound else {
        throw .malformed(section: "externalTarget", problem: "an external id points to something of another kind")
      }
    }
  }
}

/// Some rows of a column as words, so that how wide its values are is asked once for all of them.
private struct RowPiece {
  /// Number of rows.
  static let count: UInt32 = 128
  private var values = [128 of UInt32](repeating: 0)

  subscript(index: Int) -> UInt32 {
    get { values[index] }
    set { values[index] = newValue }
  }
}

extension Column {
  /// Copies the rows from `first` on, as far as there are any.
  fileprivate func copy(from first: UInt32, to piece: inout RowPiece) {
    let copied = Int(min(RowPiece.count, count - min(first, count)))
    let start = base + Int(first) * Int(width)
    switch width {
    case 1: for index in 0..<copied { piece[index] = UInt32(start.load(fromByteOffset: index, as: UInt8.self)) }
    case 2: for index in 0..<copied { piece[index] = UInt32(start.load(fromByteOffset: index * 2, as: UInt16.self)) }
    case 4: for index in 0..<copied { piece[index] = start.load(fromByteOffset: index * 4, as: UInt32.self) }
    default: for index in 0..<copied { piece[index] = self[first + UInt32(index)] }
    }
  }
}

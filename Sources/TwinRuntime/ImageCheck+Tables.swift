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

  /// That operands of types and constraints suit their tags, and that types hold themselves through schemas only.
  func checkTypes(_ rows: RowCounts) throws(ImageError) {
    let (kinds, firsts, seconds) = (self[.typeKind], self[.typeFirst], self[.typeSecond])
    let (fieldValues, valueTypes) = (self[.fieldValue], self[.valueType])
    // Whether the types of `fields` stand before `type` or refer to a schema.
    func holds(_ type: UInt32, _ fields: Range<UInt32>) -> Bool {
      for field in fields {
        let inner = valueTypes[fieldValues[field]]
        if inner >= type, kinds[inner] != UInt32(ImageTypeKind.schema.rawValue) { return false }
      }
      return true
    }
    // How far the first operand goes, by kind; kinds were found to be below their number.
    let ends = ImageTypeKind.allCases.map { kind in
      switch kind {
      case .primitive: ImageTypeKind.primitiveCount
      case .array, .map: UInt64(rows[.fields])
      case .object: UInt64(rows[.fields]) + 1
      case .enumeration: UInt64(rows[.enumerations])
      case .schema: UInt64(rows[.schemas])
      }
    }
    var fields: UInt64 = 0
    for row in 0..<rows[.types] {
      let (kind, first, second) = (kinds[row], firsts[row], seconds[row])
      var isSound = UInt64(first) < ends[Int(kind)]
      switch ImageTypeKind(rawValue: UInt8(truncatingIfNeeded: kind)) {
      case .array: isSound = isSound && holds(row, first..<(first + 1))
      case .map:
        isSound =
          isSound && second < rows[.fields] && holds(row, first..<(first + 1)) && holds(row, second..<(second + 1))
      case .object:
        // The runs of different objects are disjoint; a forged image cannot make this walk quadratic.
        fields += UInt64(second)
        isSound =
          isSound && UInt64(first) + UInt64(second) <= UInt64(rows[.fields]) && fields <= UInt64(rows[.fields])
          && holds(row, first..<(first + second))
      default: break
      }
      guard isSound else { throw .malformed(section: "typeFirst", problem: "an operand does not suit its type") }
    }
    // The same of constraints.
    let limits = ImageConstraintKind.allCases.map { kind in
      kind.isNumber
        ? UInt64(rows[.numbers])
        : kind.isLiteral ? UInt64(rows[.literals]) : kind == .pattern ? UInt64(rows[.strings]) : 1 << 32
    }
    let constraintKinds = self[.constraintKind]
    let values = self[.constraintValue]
    for row in 0..<rows[.constraints] where UInt64(values[row]) >= limits[Int(constraintKinds[row])] {
      throw .malformed(section: "constraintValue", problem: "an operand does not suit its constraint")
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

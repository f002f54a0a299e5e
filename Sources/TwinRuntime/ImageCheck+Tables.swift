import TwinImage

extension ImageCheck {
  private func run(_ starts: ImageColumn, _ row: UInt32) -> Range<UInt32> {
    let start = self[starts][row]
    return start..<max(start, self[starts][row &+ 1])
  }

  /// Least item and one past the largest of every list: `.max` and 0 for an empty one.
  private func extents(_ starts: ImageColumn, from: ImageColumn, to: ImageColumn? = nil) -> [(UInt32, UInt32)] {
    let ends = self[starts].unpacked()
    let first = self[from].unpacked()
    let last = to.map { self[$0].unpacked() }
    var extents: [(UInt32, UInt32)] = []
    extents.reserveCapacity(ends.count)
    var start = 0
    // Runs were found to ascend and to end with their table.
    for end in ends.dropFirst() {
      var extent: (UInt32, UInt32) = (.max, 0)
      for item in start..<max(start, Int(end)) {
        extent.0 = min(extent.0, first[item])
        extent.1 = max(extent.1, last?[item] ?? first[item] &+ 1)
      }
      extents.append(extent)
      start = Int(end)
    }
    return extents
  }

  /// That what is above an element stands before it, and is of its kind: so no walk upwards goes in a circle.
  func checkHierarchies(_ kinds: ImageKinds) throws(ImageError) {
    let lists = extents(.elementListStart, from: .elementListItem)
    let intervals = extents(.intervalListStart, from: .intervalFrom, to: .intervalTo)
    try checkIntervals()
    let broader = self[.hierarchyBroader]
    let end = self[.hierarchyEnd]
    let more = self[.hierarchyMore]
    for kind in ImageElementKind.hierarchical {
      let rows = kinds[kind]
      if rows.isEmpty { continue }
      guard broader.lists(lists, in: rows, areFrom: rows.lowerBound, to: nil) else {
        throw .malformed(section: "hierarchyBroader", problem: "an element stands before one that is above it")
      }
      guard end.bounds(rows).greatest <= rows.upperBound, end.exceedsRow(in: rows) else {
        throw .malformed(section: "hierarchyEnd", problem: "what is below an element leaves its kind")
      }
      guard more.lists(intervals, in: rows, areFrom: rows.lowerBound, to: rows.upperBound) else {
        throw .malformed(section: "hierarchyMore", problem: "what is below an element leaves its kind")
      }
    }
    let ancestors = self[.twinAncestors]
    guard ancestors.lists(lists, in: kinds[.twin], areFrom: 0, to: nil) else {
      throw .malformed(section: "twinAncestors", problem: "a type stands before one of its ancestors")
    }
    try check(.twinConcepts, in: kinds[.concept], lists)
    try check(.relationDomain, in: kinds[.concept], lists)
    try check(.relationRange, in: kinds[.concept], lists)
    try check(.relationshipTargets, in: kinds[.twin], lists)
  }

  private func check(_ column: ImageColumn, in kind: Range<UInt32>, _ lists: [(UInt32, UInt32)]) throws(ImageError) {
    let values = self[column]
    guard values.lists(lists, in: 0..<values.count, areFrom: kind.lowerBound, to: kind.upperBound) else {
      throw .malformed(section: "\(column)", problem: "an element of another kind stands in the list")
    }
  }

  /// That each interval is not empty and those of a list ascend without touching.
  private func checkIntervals() throws(ImageError) {
    let from = self[.intervalFrom]
    let to = self[.intervalTo]
    let starts = self[.intervalListStart]
    for list in 0..<(starts.count &- 1) {
      var end: UInt32 = 0
      for interval in run(.intervalListStart, list) {
        guard from[interval] >= end, to[interval] > from[interval] else {
          throw .malformed(section: "intervalFrom", problem: "intervals overlap, are empty, or stand out of order")
        }
        end = to[interval]
      }
    }
  }

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

  /// Whether in each row the sum of two columns of one table is at most `limit`.
  private func sumsStay(_ starts: ImageColumn, _ counts: ImageColumn, within limit: UInt32) -> Bool {
    let starts = self[starts].unpacked()
    let counts = self[counts].unpacked()
    var excess: UInt64 = 0
    for row in starts.indices { excess |= UInt64(limit) &- (UInt64(starts[row]) &+ UInt64(counts[row])) }
    // A sum above the limit wraps around and sets the highest bit; none has more than 33 bits.
    return excess >> 63 == 0
  }

  func checkMembers(_ kinds: ImageKinds, _ rows: RowCounts) throws(ImageError) {
    guard sumsStay(.segmentStart, .segmentCount, within: rows[.members]) else {
      throw .malformed(section: "segmentCount", problem: "inherited members leave their table")
    }
    let refinements = self[.refinementMember].unpacked()
    guard zip(refinements, refinements.dropFirst()).reduce(true, { $0 && $1.0 < $1.1 }) else {
      throw .malformed(section: "refinementMember", problem: "its rows do not ascend")
    }
    // A start is a row plus one, or zero for no fields.
    guard sumsStay(.relationshipFieldStart, .relationshipFieldCount, within: rows[.fields] + 1),
      !zip(self[.relationshipFieldStart].unpacked(), self[.relationshipFieldCount].unpacked())
        .reduce(false, { $0 || ($1.0 == 0 && $1.1 != 0) })
    else {
      throw .malformed(section: "relationshipFieldCount", problem: "properties of an edge leave their table")
    }
    // The largest detail by kind of member, in the order of `ImageMemberKind`. Kinds were found to be below six.
    let limits: [UInt32] = [
      0, rows[.telemetry], rows[.strings] - 1, rows[.commands], rows[.relationships], rows[.twins],
    ]
    guard self[.definitionDetail].stays(within: limits, by: self[.definitionKind]) else {
      throw .malformed(section: "definitionDetail", problem: "a detail points outside its table")
    }
  }

  /// That operands of types and constraints suit their tags, and that types hold themselves through schemas only.
  func checkTypes(_ rows: RowCounts) throws(ImageError) {
    var fields: UInt64 = 0
    for row in 0..<rows[.types] {
      let first = self[.typeFirst][row]
      let second = self[.typeSecond][row]
      let isSound =
        switch ImageTypeKind(rawValue: UInt8(truncatingIfNeeded: self[.typeKind][row])) {
        case .primitive: UInt64(first) < ImageTypeKind.primitiveCount
        case .array: first < rows[.fields] && holds(row, first..<(first + 1))
        case .map:
          first < rows[.fields] && second < rows[.fields] && holds(row, first..<(first + 1))
            && holds(row, second..<(second + 1))
        case .object:
          // The runs of different objects are disjoint; a forged image cannot make this walk quadratic.
          UInt64(first) + UInt64(second) <= UInt64(rows[.fields])
            && {
              fields += UInt64($0); return fields <= UInt64(rows[.fields])
            }(second)
            && holds(row, first..<(first + second))
        case .enumeration: first < rows[.enumerations]
        case .schema: first < rows[.schemas]
        case nil: false
        }
      guard isSound else { throw .malformed(section: "typeFirst", problem: "an operand does not suit its type") }
    }
    for row in 0..<rows[.constraints] {
      let value = self[.constraintValue][row]
      let kind = ImageConstraintKind(rawValue: UInt8(truncatingIfNeeded: self[.constraintKind][row]))
      let isSound =
        switch kind {
        case .some(let kind) where kind.isNumber: value < rows[.numbers]
        case .some(let kind) where kind.isLiteral: value < rows[.literals]
        case .pattern: value < rows[.strings]
        default: kind != nil
        }
      guard isSound else {
        throw .malformed(section: "constraintValue", problem: "an operand does not suit its constraint")
      }
    }
  }

  /// Whether the types of `fields` stand before `type` or refer to a schema.
  private func holds(_ type: UInt32, _ fields: Range<UInt32>) -> Bool {
    for field in fields {
      let inner = self[.valueType][self[.fieldValue][field]]
      let isSchema = self[.typeKind][inner] == UInt32(ImageTypeKind.schema.rawValue)
      if !isSchema, inner >= type { return false }
    }
    return true
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

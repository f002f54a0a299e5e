/// The strings and brackets of a value of JSON that are open, while it comes. What cannot stand where it does shows at once, by what is next to
/// strings and brackets: damage is told where it is, and not where the data ends.
struct Nesting: Sendable {
  enum Step {
    /// The value goes on.
    case inside
    /// It ends before this index.
    case closed(Int)
    /// No JSON goes on like the byte at this index.
    case broken(Int)
    /// Whether the byte at this index belongs here is told by bytes that are not there.
    case unsettled(Int)
    /// What begins at this index should not be there, or something is missing before it. The value goes on.
    case misplaced(Int, PieceProblem)
  }

  /// Brackets that are open.
  private var depth = 0
  /// Whether each of them is a square one, the last one lowest.
  private var squares: UInt64 = 0
  private var isInString = false
  private var isEscape = false
  /// Whether the string that is read, or was read last, is a name of a member.
  private var isName = false
  private var isBehindString = false
  /// Whether a number or a word goes on.
  private var isInScalar = false
  /// The last byte that is no space.
  private var last: UInt8 = 0x3A
  /// Whether it is told when commas, colons and scalars do not stand where they should: of a value that nobody else reads, and once.
  private var isStrict: Bool

  /// A value before its opening bracket.
  init(isStrict: Bool = false) { self.isStrict = isStrict }

  private var isInArray: Bool { squares & 1 == 1 }
  /// No document has more levels.
  private static let depthLimit = 64

  /// Reads `cursor` from `start` on, where it stopped before: first at the opening bracket. A name at which `stopsAt` says that it is none of the
  /// value's, where as many brackets are open, is no part of it.
  mutating func scan(
    _ cursor: ByteCursor, from start: Int,
    stopsAt: (_ place: Int, _ depth: Int) -> Landmark.Found = { _, _ in .nothing }
  ) -> Step {
    var index = start
    while index < cursor.end {
      if isInString {
        if let place = passString(cursor, &index) { return .broken(place) }
        continue
      }
      if isBehindString {
        index = cursor.skipSpace(index)
        guard index < cursor.end else { break }
        isBehindString = false
        if !mayFollowString(cursor.base[index]) { return .broken(index) }
      }
      let stop = cursor.firstQuoteOrBracket(index)
      if isStrict {
        if let place = readScalars(cursor, index..<stop) { return tell(cursor, place) }
      } else {
        noteLast(cursor, index..<stop)
      }
      guard stop < cursor.end else { break }
      let byte = cursor.base[stop]
      switch byte {
      case 0x22:
        guard last == 0x3A ? !isInArray : last == 0x2C || last == (isInArray ? 0x5B : 0x7B) else {
          return .broken(stop)
        }
        isName = !isInArray && last != 0x3A
        if isName {
          switch stopsAt(stop, depth) {
          case .nothing: break
          case .mark: return .broken(stop)
          case .unsettled: return .unsettled(stop)
          }
        }
        isInString = true
      case 0x7B, 0x5B:
        let isPlaced = isInArray ? last == 0x2C || last == 0x5B : last == 0x3A
        guard isPlaced, depth < Self.depthLimit else { return .broken(stop) }
        depth += 1
        squares = squares << 1 | (byte == 0x5B ? 1 : 0)
      default:
        guard isInArray == (byte == 0x5D) else { return .broken(stop) }
        if isStrict, last == 0x2C || last == 0x3A { return tell(cursor, stop) }
        depth -= 1
        squares >>= 1
        if depth == 0 { return .closed(stop + 1) }
      }
      if !isInString { last = byte }
      isInScalar = false
      index = stop + 1
    }
    return .inside
  }

  /// Passes over a string, as far as it is there; gives the place of a line feed, which none has.
  private mutating func passString(_ cursor: ByteCursor, _ index: inout Int) -> Int? {
    switch cursor.passString(&index, &isEscape) {
    case .inside: break
    case .closed: (isInString, isBehindString, last) = (false, true, 0x22)
    case .feed(let place): return place
    }
    return nil
  }

  private func mayFollowString(_ byte: UInt8) -> Bool {
    isName ? byte == 0x3A : byte == 0x2C || byte == (isInArray ? 0x5D : 0x7D)
  }

  /// Reads what is between strings and brackets; gives the place of what does not belong there.
  private mutating func readScalars(_ cursor: ByteCursor, _ range: Range<Int>) -> Int? {
    for index in range {
      let byte = cursor.base[index]
      if isJSONSpace(byte) {
        isInScalar = false
        continue
      }
      switch byte {
      case 0x2C:
        guard isBehindValue else { return index }
        isInScalar = false
      case 0x3A: guard last == 0x22, isName else { return index }
      default:
        guard isOfScalar(byte), isInScalar || (isInArray ? last == 0x5B || last == 0x2C : last == 0x3A) else {
          return index
        }
        isInScalar = true
      }
      last = byte
    }
    return nil
  }

  /// Whether what was read last is a value, or its end.
  private var isBehindValue: Bool {
    switch last {
    case 0x7B, 0x5B, 0x2C, 0x3A: false
    case 0x22: !isName
    default: true
    }
  }

  /// Tells of what stands at `place`, and of nothing more: what one slip makes of all that follows it is not told again.
  private mutating func tell(_ cursor: ByteCursor, _ place: Int) -> Step {
    isStrict = false
    let expected = isBehindValue ? "a comma" : isInArray || last == 0x3A ? "a value" : "a key"
    return .misplaced(place, PieceProblem(expected: expected, actual: PieceProblem.kind(cursor.base[place])))
  }

  private mutating func noteLast(_ cursor: ByteCursor, _ range: Range<Int>) {
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      if !isJSONSpace(cursor.base[index]) {
        last = cursor.base[index]
        return
      }
    }
  }
}

/// Whether `byte` is one of a number, `true`, `false` or `null`.
func isOfScalar(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
  default: false
  }
}

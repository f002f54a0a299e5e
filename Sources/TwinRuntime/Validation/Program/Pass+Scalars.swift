import TwinValues

/// A number as it was read.
struct NumberScan {
  /// The byte after it; negative where the pass was stopped.
  var end: Int
  /// Its digits, before and after the point, with its sign.
  var digits: Int64 = 0
  /// How many of them are after the point.
  var fraction = 0
  /// Whether `digits` and `fraction` are all of it: no exponent, no more than 18 digits.
  var isShort = false
}

/// A string as it was read.
struct StringScan {
  /// The closing quote; negative where the pass was stopped.
  var close: Int
  /// Whether it was read to its end and its content is what its bytes are, a character each.
  var isPlain = true
  var hasEscapes = false
}

/// Ten to the power of `exponent`, which is at most 18. Compiles to one look-up.
@inline(__always)
private func powerOfTen(_ exponent: Int) -> Int64 {
  switch exponent {
  case 0: 1
  case 1: 10
  case 2: 100
  case 3: 1_000
  case 4: 10_000
  case 5: 100_000
  case 6: 1_000_000
  case 7: 10_000_000
  case 8: 100_000_000
  case 9: 1_000_000_000
  case 10: 10_000_000_000
  case 11: 100_000_000_000
  case 12: 1_000_000_000_000
  case 13: 10_000_000_000_000
  case 14: 100_000_000_000_000
  case 15: 1_000_000_000_000_000
  case 16: 10_000_000_000_000_000
  case 17: 100_000_000_000_000_000
  default: 1_000_000_000_000_000_000
  }
}

/// The digits that eight bytes begin with: how many, and what they come to where that is fewer than eight.
@inline(__always)
private func leadingDigits(_ word: UInt64) -> (count: Int, value: UInt64) {
  let digits = word ^ 0x3030_3030_3030_3030
  // A byte above 9 sets its highest bit, and may disturb those behind it.
  let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
  let count = others.trailingZeroBitCount &>> 3
  // The digits to the end of the word, zeros before them; then neighbours are joined: two, four, eight.
  var value = digits &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  value = (value &* 10 &+ value &>> 8) & 0x00FF_00FF_00FF_00FF
  value = (value &* 100 &+ value &>> 16) & 0x0000_FFFF_0000_FFFF
  value = (value &* 10_000 &+ value &>> 32) & 0xFFFF_FFFF
  return (count, value)
}

extension Pass {
  // MARK: Numbers

  /// Reads the number at `start`, where a digit or a minus is.
  @inline(__always)
  mutating func scanNumber(_ start: Int) -> NumberScan {
    let isNegative = bytes.byte(start) == 0x2D
    let first = start &+ (isNegative ? 1 : 0)
    let whole = leadingDigits(bytes.word(first))
    // Up to seven digits before the point and after it, and no exponent: most numbers.
    guard UInt(bitPattern: whole.count &- 1) < 7, whole.count == 1 || bytes.byte(first) != 0x30 else {
      return scanLongNumber(start)
    }
    var index = first &+ whole.count
    var digits = Int64(truncatingIfNeeded: whole.value)
    var fraction = 0
    if bytes.byte(index) == 0x2E {
      let part = leadingDigits(bytes.word(index &+ 1))
      guard UInt(bitPattern: part.count &- 1) < 7 else { return scanLongNumber(start) }
      fraction = part.count
      index &+= 1 &+ fraction
      digits = digits &* powerOfTen(fraction) &+ Int64(truncatingIfNeeded: part.value)
    }
    if bytes.byte(index) | 0x20 == 0x65 { return scanLongNumber(start) }
    return NumberScan(end: index, digits: isNegative ? 0 &- digits : digits, fraction: fraction, isShort: true)
  }

  /// Reads any number digit by digit.
  @inline(never)
  private mutating func scanLongNumber(_ start: Int) -> NumberScan {
    var index = start
    let isNegative = bytes.byte(index) == 0x2D
    if isNegative { index &+= 1 }
    let first = index
    var digits: UInt64 = 0
    var digit = bytes.byte(index) &- 0x30
    if digit > 9 { return NumberScan(end: fail("a digit", index)) }
    if digit == 0 {
      index &+= 1
    } else {
      repeat {
        digits = digits &* 10 &+ UInt64(digit)
        index &+= 1
        digit = bytes.byte(index) &- 0x30
      } while digit <= 9
    }
    var count = index &- first
    var fraction = 0
    if bytes.byte(index) == 0x2E {
      index &+= 1
      let point = index
      digit = bytes.byte(index) &- 0x30
      if digit > 9 { return NumberScan(end: fail("a digit", index)) }
      repeat {
        digits = digits &* 10 &+ UInt64(digit)
        index &+= 1
        digit = bytes.byte(index) &- 0x30
      } while digit <= 9
      fraction = index &- point
      count &+= fraction
    }
    if bytes.byte(index) | 0x20 == 0x65 { return NumberScan(end: scanExponent(index)) }
    // Up to 18 digits fit without wrapping; the digits of longer ones mean nothing.
    let magnitude = Int64(truncatingIfNeeded: digits)
    return NumberScan(
      end: index, digits: isNegative ? 0 &- magnitude : magnitude, fraction: fraction, isShort: count <= 18)
  }

  /// Reads the exponent whose letter is at `start`.
  @inline(never)
  private mutating func scanExponent(_ start: Int) -> Int {
    var index = start + 1
    if bytes.byte(index) == 0x2B || bytes.byte(index) == 0x2D { index += 1 }
    let first = index
    while bytes.byte(index) == 0x30 { index += 1 }
    let significant = index
    while bytes.byte(index) &- 0x30 <= 9 { index += 1 }
    if index == first { return fail("a digit", index) }
    if index - significant > JSONParser.exponentLimit {
      return fail("an exponent of at most \(JSONParser.exponentLimit) digits", first, isLimit: true)
    }
    return index
  }

  /// Whether the tables say that the number is right.
  @inline(__always)
  func passes(_ scan: NumberScan, _ node: UnsafePointer<ProgramNode>) -> Bool {
    guard scan.isShort, scan.fraction <= Int(node.pointee.fraction) else { return false }
    let scale = Int(node.pointee.scale)
    if scale == Int(ProgramNode.unscaled) { return true }
    let (low, high) = (node.pointee.low, node.pointee.high)
    if scan.fraction <= scale {
      let (value, overflow) = scan.digits.multipliedReportingOverflow(by: powerOfTen(scale &- scan.fraction))
      if overflow || value < low || value > high { return false }
      return node.pointee.step == 0 || value % node.pointee.step == 0
    }
    // Finer than the bounds: right where the numbers of their scale on both sides of it are.
    let value = scan.digits / powerOfTen(scan.fraction &- scale)
    return value > low && value < high && node.pointee.step == 0
  }

  /// Whether the tables say that the number is one of an enumeration's.
  @inline(__always)
  func isListed(_ scan: NumberScan, _ node: UnsafePointer<ProgramNode>) -> Bool {
    guard scan.isShort, scan.fraction == 0 else { return false }
    if node.pointee.isOpen { return true }
    var low = Int(node.pointee.first)
    var high = Int(node.pointee.second)
    while low < high {
      let middle = (low &+ high) &>> 1
      if tables.pointee.integers.at(middle, Bytes.self).pointee < scan.digits {
        low = middle &+ 1
      } else {
        high = middle
      }
    }
    return low < Int(node.pointee.second) && tables.pointee.integers.at(low, Bytes.self).pointee == scan.digits
  }

  // MARK: Strings

  /// Reads the string whose opening quote is at `open`.
  @inline(__always)
  mutating func scanString(_ open: Int) -> StringScan {
    var index = open &+ 1
    while true {
      let count = bytes.plainCharacters(index)
      index &+= count
      if count < 16 { break }
    }
    if bytes.byte(index) == 0x22 { return StringScan(close: index) }
    return scanMarkedString(index)
  }

  /// Reads on where a string has something else than plain characters.
  @inline(never)
  private mutating func scanMarkedString(_ start: Int) -> StringScan {
    var scan = StringScan(close: start, isPlain: false)
    var index = start
    while true {
      let byte = bytes.byte(index)
      switch byte {
      case 0x22:
        scan.close = index
        return scan
      case 0x5C:
        scan.hasEscapes = true
        index = scanEscape(index)
      case 0x80...:
        index = scanScalar(index)
      case 0x20...:
        index += 1
        while true {
          let count = bytes.plainCharacters(index)
          index += count
          if count < 16 { break }
        }
      default:
        scan.close =
          index < bytes.count
          ? fail("an escape in place of a control character", index) : fail("the closing quote", index)
        return scan
      }
      if index < 0 {
        scan.close = index
        return scan
      }
    }
  }

  private mutating func scanEscape(_ start: Int) -> Int {
    switch bytes.byte(start + 1) {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return start + 2
    case 0x75:
      guard let unit = hexadecimalUnit(start + 2) else { return fail("four hexadecimal digits", start + 2) }
      if unit & 0xF800 != 0xD800 { return start + 6 }
      guard unit & 0xFC00 == 0xD800, bytes.byte(start + 6) == 0x5C, bytes.byte(start + 7) == 0x75,
        let low = hexadecimalUnit(start + 8), low & 0xFC00 == 0xDC00
      else { return fail("a pair of surrogates, high and low", start) }
      return start + 12
    default: return fail("an escape of JSON", start)
    }
  }

  private func hexadecimalUnit(_ start: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in start..<(start + 4) {
      let byte = bytes.byte(index)
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }

  /// Reads the UTF-8 of a scalar that is no ASCII (Unicode §3.9, table 3-7).
  private mutating func scanScalar(_ start: Int) -> Int {
    let first = bytes.byte(start)
    let second = bytes.byte(start + 1)
    let width: Int
    let seconds: ClosedRange<UInt8>
    switch first {
    case 0xC2...0xDF: (width, seconds) = (2, 0x80...0xBF)
    case 0xE0: (width, seconds) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE, 0xEF: (width, seconds) = (3, 0x80...0xBF)
    case 0xED: (width, seconds) = (3, 0x80...0x9F)
    case 0xF0: (width, seconds) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (width, seconds) = (4, 0x80...0xBF)
    case 0xF4: (width, seconds) = (4, 0x80...0x8F)
    default: return fail("UTF-8", start)
    }
    guard seconds.contains(second) else { return fail("UTF-8", start) }
    for index in (start + 2)..<max(start + 2, start + width) where bytes.byte(index) & 0xC0 != 0x80 {
      return fail("UTF-8", start)
    }
    return start + width
  }

  /// Whether the tables say that the string whose opening quote is at `open` is right.
  mutating func passes(_ scan: StringScan, _ open: Int, _ node: UnsafePointer<ProgramNode>) -> Bool {
    if scan.isPlain { return passes(bytes, open &+ 1, scan.close &- open &- 1, node) }
    return passesMarked(scan, open, node)
  }

  @inline(never)
  mutating func passesMarked(_ scan: StringScan, _ open: Int, _ node: UnsafePointer<ProgramNode>) -> Bool {
    // No character is shorter than a byte, so that texts short enough by their bytes need no reading.
    if node.pointee.kind == .text, node.pointee.first == 0, node.pointee.low <= 0,
      Int64(scan.close &- open &- 1) <= node.pointee.high
    {
      return true
    }
    let text = scan.hasEscapes ? decoded.decode(bytes, open, scan.close) : bytes
    let start = scan.hasEscapes ? 0 : open + 1
    let count = scan.hasEscapes ? text.count : scan.close - open - 1
    guard node.pointee.kind == .text else { return passes(text, start, count, node) }
    var scalars: Int64 = 0
    for index in start..<(start + count) where text.byte(index) & 0xC0 != 0x80 { scalars += 1 }
    guard scalars >= node.pointee.low, scalars <= node.pointee.high else { return false }
    return node.pointee.first == 0 || matchesScalars(text, start, count, Int(node.pointee.first) - 1)
  }

  /// Whether the tables say that a text is right, which is ASCII where it is plain text.
  @inline(__always)
  func passes(_ text: Bytes, _ start: Int, _ count: Int, _ node: UnsafePointer<ProgramNode>) -> Bool {
    switch node.pointee.kind {
    case .text: passesText(text, start, count, node)
    case .enumeratedText: isListed(text, start, count, node)
    case .format: isFormatted(text, start, count, node)
    default: false
    }
  }

  @inline(__always)
  private func passesText(_ text: Bytes, _ start: Int, _ count: Int, _ node: UnsafePointer<ProgramNode>) -> Bool {
    guard Int64(count) >= node.pointee.low, Int64(count) <= node.pointee.high else { return false }
    return node.pointee.first == 0 || matches(text, start, count, Int(node.pointee.first) &- 1)
  }

  /// Whether the tables say that a text is one of an enumeration's.
  @inline(__always)
  private func isListed(_ text: Bytes, _ start: Int, _ count: Int, _ node: UnsafePointer<ProgramNode>) -> Bool {
    if node.pointee.isOpen { return true }
    let names = tables.pointee.objects.at(Int(node.pointee.first), Bytes.self).pointee.names
    return tables.pointee.find(text, start, count, in: names) != nil
  }

  @inline(__always)
  private func isFormatted(_ text: Bytes, _ start: Int, _ count: Int, _ node: UnsafePointer<ProgramNode>) -> Bool {
    let primitive = node.pointee.first
    if primitive == UInt32(Primitive.dateTime.rawValue), isPlainMoment(text, start, count) { return true }
    return text.withSpan(start, count) { isOfFormat(primitive, $0) }
  }

  /// Whether a text is a moment in UTC as most are, which takes no second look: no later day than the 28th, no leap second.
  @inline(__always)
  private func isPlainMoment(_ text: Bytes, _ start: Int, _ count: Int) -> Bool {
    guard count >= 20 else { return false }
    // `0000-00-`, `00T00:00` and `:00` as little-endian words: what is left of the text are digits where digits go, zeros elsewhere.
    let date = text.word(start) ^ 0x2D30_302D_3030_3030
    let day = text.word(start &+ 8) ^ 0x3030_3A30_3054_3030
    let second = text.word(start &+ 16) & 0xFF_FFFF ^ 0x30_303A
    // No byte above 9, none but zero where no digit goes: neither sum carries into the next byte unless its own bits tell.
    let excess =
      (date &+ 0x7F76_767F_7676_7676 | date) | (day &+ 0x7676_7F76_767F_7676 | day) | (second &+ 0x76_767F | second)
    if excess & 0x8080_8080_8080_8080 != 0 { return false }
    @inline(__always) func two(_ word: UInt64, _ byte: UInt64) -> UInt64 {
      (word &>> (8 &* byte) & 0xF) &* 10 &+ (word &>> (8 &* byte &+ 8) & 0xF)
    }
    guard two(date, 5) &- 1 < 12, two(day, 0) &- 1 < 28, two(day, 3) < 24, two(day, 6) < 60, two(second, 1) < 60 else {
      return false
    }
    var index = 19
    if text.byte(start &+ 19) == 0x2E {
      index &+= 1
      while text.byte(start &+ index) &- 0x30 <= 9 { index &+= 1 }
      if index == 20 { return false }
    }
    return index &+ 1 == count && text.byte(start &+ index) == 0x5A
  }

  /// Whether an automaton takes ASCII text.
  @inline(__always)
  private func matches(_ text: Bytes, _ start: Int, _ count: Int, _ automaton: Int) -> Bool {
    let automaton = tables.pointee.automata.at(automaton, Bytes.self).pointee
    var row = 0
    for index in start..<(start &+ count) {
      let `class` = tables.pointee.classes.at(Int(automaton.firstClass) &+ Int(text.byte(index)), Bytes.self).pointee
      row = Int(
        tables.pointee.transitions.at(Int(automaton.firstTransition) &+ row &+ Int(`class`), Bytes.self).pointee)
    }
    return isAccepting(row, automaton)
  }

  private func matchesScalars(_ text: Bytes, _ start: Int, _ count: Int, _ automaton: Int) -> Bool {
    let automaton = tables.pointee.automata.at(automaton, Bytes.self).pointee
    var row = 0
    var index = start
    while index < start + count {
      let (scalar, width) = scalar(text, index)
      index += width
      let `class`: UInt8
      if scalar < 0x80 {
        `class` = tables.pointee.classes.at(Int(automaton.firstClass) + Int(scalar), Bytes.self).pointee
      } else {
        var (low, high) = (Int(automaton.firstRun), Int(automaton.firstRun + automaton.runCount))
        while high - low > 1 {
          let middle = (low + high) / 2
          if tables.pointee.runStarts.at(middle, Bytes.self).pointee <= scalar { low = middle } else { high = middle }
        }
        `class` = tables.pointee.runClasses.at(low, Bytes.self).pointee
      }
      row = Int(tables.pointee.transitions.at(Int(automaton.firstTransition) + row + Int(`class`), Bytes.self).pointee)
    }
    return isAccepting(row, automaton)
  }

  @inline(__always)
  private func isAccepting(_ row: Int, _ automaton: ProgramAutomaton) -> Bool {
    let state = UInt32(truncatingIfNeeded: row) / automaton.classCount
    return tables.pointee.accepting.at(Int(automaton.firstAccepting) &+ Int(state), Bytes.self).pointee
  }

  /// The scalar at `index` of text that is known to be UTF-8, and its width.
  private func scalar(_ text: Bytes, _ index: Int) -> (UInt32, Int) {
    let first = UInt32(text.byte(index))
    if first < 0x80 { return (first, 1) }
    let second = UInt32(text.byte(index + 1)) & 0x3F
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(text.byte(index + 2)) & 0x3F
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(text.byte(index + 3)) & 0x3F, 4)
  }
}

/// Whether `text` has the form of a primitive that is written as a string.
func isOfFormat(_ primitive: UInt32, _ text: Span<UInt8>) -> Bool {
  switch Primitive(rawValue: UInt8(truncatingIfNeeded: primitive)) {
  case .dateTime: isDateTime(text)
  case .date: isDate(text)
  case .time: isTime(text)
  case .duration: isDuration(text)
  case .uuid: isUUID(text)
  case .bytes: isBase64(text)
  default: false
  }
}

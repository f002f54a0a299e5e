extension Pass {
  /// What is behind an entry of an array or object.
  enum Next {
    case entry(Int), end(Int), stop
  }

  /// Takes the comma or the closing bracket behind an entry that ends at `start`.
  @inline(__always)
  mutating func next(_ start: Int, closing bracket: UInt8) -> Next {
    let index = skipSpace(start)
    let byte = bytes.byte(index)
    if byte == 0x2C { return .entry(index &+ 1) }
    if byte == bracket { return .end(index &+ 1) }
    _ = fail(bracket == 0x7D ? "`,` or `}`" : "`,` or `]`", index)
    return .stop
  }

  @inline(__always)
  mutating func isTooDeep(_ index: Int, _ depth: Int) -> Bool {
    if depth < JSONParser.depthLimit { return false }
    _ = fail(
      "at most \(JSONParser.depthLimit) arrays and objects inside one another", index, isLimit: true)
    return true
  }

  /// Reads a key and its colon; `after` is negative where the pass was stopped.
  @inline(__always)
  mutating func scanKey(_ start: Int, _ depth: Int) -> (open: Int, scan: StringScan, after: Int) {
    let open = skipSpace(start)
    guard bytes.byte(open) == 0x22 else {
      return (open, StringScan(close: open, isPlain: false), fail("a key in quotes", open))
    }
    let scan = scanString(open)
    if scan.close < 0 { return (open, scan, Self.stop) }
    if Findings.keepsFindings { path.set(depth, StepPath.Step(start: open, end: scan.close)) }
    let colon = skipSpace(scan.close &+ 1)
    guard bytes.byte(colon) == 0x3A else { return (open, scan, fail("`:`", colon)) }
    return (open, scan, colon &+ 1)
  }

  /// The content of a key: where it is, and how long.
  @inline(__always)
  mutating func content(_ open: Int, _ scan: StringScan) -> (text: Bytes, start: Int, count: Int) {
    if !scan.hasEscapes { return (bytes, open &+ 1, scan.close &- open &- 1) }
    let text = decoded.decode(bytes, open, scan.close)
    return (text, 0, text.count)
  }

  /// Where the keys of an object begin that opens now.
  @inline(__always)
  var keyCount: Int { kept?.count ?? 0 }

  private var openObjects: OpenObjects {
    mutating get {
      if let kept { return kept }
      let made = OpenObjects()
      kept = made
      return made
    }
  }

  /// Notes a key that has no number; tells where it is there already. False where that ends the pass.
  @inline(never)
  mutating func note(_ open: Int, _ scan: StringScan, first: Int, _ depth: Int) -> Bool {
    let key = content(open, scan)
    let hash = keyedHash(key.text, key.start, key.count, seed: openObjects.seed)
    let isNew = openObjects.insert(bytes, hash: hash, open, scan.close, hasEscapes: scan.hasEscapes, first: first)
    return isNew || reportDuplicate(open, scan.close, depth + 1)
  }

  // MARK: What the model says nothing of

  /// Reads any value.
  mutating func any(at start: Int, _ depth: Int) -> Found {
    let index = skipSpace(start)
    switch bytes.byte(index) {
    case 0x7B: return anyObject(index, depth)
    case 0x5B: return anyArray(index, depth)
    case 0x22:
      let scan = scanString(index)
      return Found(index, scan.close < 0 ? Self.stop : scan.close + 1, .string)
    case 0x2D, 0x30...0x39: return Found(index, scanNumber(index).end, .number)
    case 0x74: return word("true", index, .true)
    case 0x66: return word("false", index, .false)
    case 0x6E: return word("null", index, .null)
    default: return Found(index, fail("a JSON value", index), .null)
    }
  }

  private mutating func word(_ word: StaticString, _ start: Int, _ kind: JSONKind) -> Found {
    for (distance, byte) in word.description.utf8.enumerated() where bytes.byte(start + distance) != byte {
      return Found(start, fail("`\(word)`", start + distance), kind)
    }
    return Found(start, start + word.utf8CodeUnitCount, kind)
  }

  private mutating func anyArray(_ open: Int, _ depth: Int) -> Found {
    var found = Found(open, Self.stop, .array)
    if isTooDeep(open, depth) { return found }
    var index = skipSpace(open + 1)
    if bytes.byte(index) == 0x5D {
      found.end = index + 1
      return found
    }
    while true {
      if Findings.keepsFindings { path.set(depth, StepPath.Step(start: found.count, end: -1)) }
      let element = any(at: index, depth + 1)
      if element.end < 0 { return found }
      found.count += 1
      switch next(element.end, closing: 0x5D) {
      case .entry(let start): index = start
      case .end(let end):
        found.end = end
        return found
      case .stop: return found
      }
    }
  }

  private mutating func anyObject(_ open: Int, _ depth: Int) -> Found {
    var found = Found(open, Self.stop, .object)
    if isTooDeep(open, depth) { return found }
    var index = skipSpace(open + 1)
    if bytes.byte(index) == 0x7D {
      found.end = index + 1
      return found
    }
    let first = keyCount
    while true {
      let key = scanKey(index, depth)
      guard key.after >= 0, note(key.open, key.scan, first: first, depth) else { return found }
      let member = any(at: key.after, depth + 1)
      if member.end < 0 { return found }
      found.count += 1
      switch next(member.end, closing: 0x7D) {
      case .entry(let start): index = start
      case .end(let end):
        kept?.close(first)
        found.end = end
        return found
      case .stop: return found
      }
    }
  }

  // MARK: Arrays and maps

  mutating func array(_ number: Int, at open: Int, _ depth: Int) -> Int {
    if isTooDeep(open, depth) { return Self.stop }
    let element = Int(node(number).pointee.first)
    var count = 0
    var index = skipSpace(open &+ 1)
    if bytes.byte(index) == 0x5D {
      index &+= 1
    } else {
      elements: while true {
        if Findings.keepsFindings { path.set(depth, StepPath.Step(start: count, end: -1)) }
        index = value(element, at: index, depth &+ 1)
        if index < 0 { return Self.stop }
        count &+= 1
        switch next(index, closing: 0x5D) {
        case .entry(let start): index = start
        case .end(let end):
          index = end
          break elements
        case .stop: return Self.stop
        }
      }
    }
    return closed(number, Found(open, index, .array, count: count), depth)
  }

  mutating func map(_ number: Int, at open: Int, _ depth: Int) -> Int {
    if isTooDeep(open, depth) { return Self.stop }
    let (keyNode, valueNode) = (Int(node(number).pointee.first), Int(node(number).pointee.second))
    var count = 0
    var index = skipSpace(open &+ 1)
    if bytes.byte(index) == 0x7D {
      index &+= 1
    } else {
      let first = keyCount
      entries: while true {
        let key = scanKey(index, depth)
        guard key.after >= 0, note(key.open, key.scan, first: first, depth),
          judgeKey(keyNode, key.open, key.scan, depth)
        else { return Self.stop }
        index = value(valueNode, at: key.after, depth &+ 1)
        if index < 0 { return Self.stop }
        count &+= 1
        switch next(index, closing: 0x7D) {
        case .entry(let start): index = start
        case .end(let end):
          index = end
          break entries
        case .stop: return Self.stop
        }
      }
      kept?.close(first)
    }
    return closed(number, Found(open, index, .object, count: count), depth)
  }

  /// Holds a map's key to its node, as a string. False where that ends the pass.
  private mutating func judgeKey(_ number: Int, _ open: Int, _ scan: StringScan, _ depth: Int) -> Bool {
    let node = node(number)
    switch node.pointee.kind {
    case .text, .format, .enumeratedText:
      if passes(scan, open, node), !node.pointee.isExact { return true }
    default: break
    }
    isKeyWrong = false
    defer { isKeyWrong = nil }
    let found = Found(open, scan.close + 1, .string)
    return exact(number, found, depth + 1)
  }

  // MARK: Objects

  /// Holds an object to its members: those that must be there are, and there are no others.
  @inline(never)
  mutating func object(_ number: Int, at open: Int, _ depth: Int) -> Int {
    if isTooDeep(open, depth) { return Self.stop }
    let object = tables.pointee.objects.at(Int(node(number).pointee.first), Bytes.self)
    let slots = Int(object.pointee.firstSlot)
    let isWide = object.pointee.slotCount > 64
    /// One bit for each of the first 64 members that is there, or where their bits begin if there are more.
    var seen: UInt64 = 0
    let firstWord = isWide ? openWide(Int(object.pointee.slotCount)) : 0
    let first = keyCount
    var count = 0
    var index = skipSpace(open &+ 1)
    if bytes.byte(index) == 0x7D {
      index &+= 1
    } else {
      members: while true {
        let key = scanKey(index, depth)
        if key.after < 0 { return Self.stop }
        let slot: Int?
        if key.scan.hasEscapes {
          slot = findDecoded(key.open, key.scan, object)
        } else {
          slot = tables.pointee.find(bytes, key.open &+ 1, key.scan.close &- key.open &- 1, in: object.pointee.names)
        }
        if let slot {
          let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: slot)
          let isTwice: Bool
          if isWide {
            isTwice = setPresent(firstWord &+ slot &>> 6, bit)
          } else {
            isTwice = seen & bit != 0
            seen |= bit
          }
          if Findings.keepsFindings, depth == 0, !isWide { findings.begin(member: slot) }
          if isTwice, !reportDuplicate(key.open, key.scan.close, depth &+ 1) { return Self.stop }
          index = memberValue(
            Int(tables.pointee.slots.at(slots &+ slot, Bytes.self).pointee.node), at: key.after, depth &+ 1)
        } else {
          if Findings.keepsFindings, depth == 0 { findings.begin(member: nil) }
          index = unknown(
            key.open, key.scan, key.after, first: first, hasSystemKeys: object.pointee.hasSystemKeys, depth)
        }
        if index < 0 { return Self.stop }
        count &+= 1
        switch next(index, closing: 0x7D) {
        case .entry(let start): index = start
        case .end(let end):
          index = end
          break members
        case .stop: return Self.stop
        }
      }
    }
    if keyCount > first { kept?.close(first) }
    if depth == 0 {
      membersPresent = seen
      findings.begin(member: nil)
    }
    let found = Found(open, index, .object, count: count)
    if isWide || seen & object.pointee.required != object.pointee.required {
      if !holdRequired(object.pointee, seen, firstWord, found, depth) { return Self.stop }
      if isWide { closeWide(firstWord) }
    }
    return closed(number, found, depth)
  }

  /// Makes room for the members of an object with many; where it begins.
  @inline(never)
  private mutating func openWide(_ slotCount: Int) -> Int {
    let first = openObjects.present.count
    openObjects.present += repeatElement(0, count: (slotCount + 63) / 64)
    return first
  }

  /// Sets the bit of a member of such an object. Whether it was set.
  @inline(never)
  private mutating func setPresent(_ word: Int, _ bit: UInt64) -> Bool {
    let before = openObjects.present[word]
    openObjects.present[word] = before | bit
    return before & bit != 0
  }

  private mutating func closeWide(_ first: Int) {
    openObjects.present.removeLast(openObjects.present.count - first)
  }

  @inline(never)
  private mutating func findDecoded(_ open: Int, _ scan: StringScan, _ object: UnsafePointer<ProgramObject>) -> Int? {
    let key = content(open, scan)
    return tables.pointee.find(key.text, key.start, key.count, in: object.pointee.names)
  }

  /// Reads a member that the model does not know.
  @inline(never)
  private mutating func unknown(
    _ open: Int, _ scan: StringScan, _ after: Int, first: Int, hasSystemKeys: Bool, _ depth: Int
  ) -> Int {
    if refusesUnknown, !(hasSystemKeys && isSystemKey(open, scan)),
      !reportUnknown(open, scan.close, depth + 1)
    {
      return Self.stop
    }
    guard note(open, scan, first: first, depth) else { return Self.stop }
    return any(at: after, depth + 1).end
  }

  private mutating func isSystemKey(_ open: Int, _ scan: StringScan) -> Bool {
    let key = content(open, scan)
    return key.count > 0 && key.text.byte(key.start) == UInt8(ascii: "$")
  }

  /// Tells which members must be there and are not. False where that ends the pass.
  @inline(never)
  private mutating func holdRequired(
    _ object: ProgramObject, _ seen: UInt64, _ firstWord: Int, _ found: Found, _ depth: Int
  ) -> Bool {
    for word in 0..<(Int(object.slotCount) + 63) / 64 {
      let there = object.slotCount > 64 ? openObjects.present[firstWord + word] : seen
      var missing = tables.pointee.required.at(Int(object.firstRequired) + word, Bytes.self).pointee & ~there
      while missing != 0 {
        guard Findings.keepsFindings else { return false }
        let slot = tables.pointee.slots.at(Int(object.firstSlot) + word * 64 + missing.trailingZeroBitCount, Bytes.self)
          .pointee
        let name = program.name(slot)
        guard report(.required, found, depth, expected: "the member `\(name)`", actual: "nothing") else {
          return false
        }
        if findings.isFull { return true }
        missing &= missing - 1
      }
    }
    return true
  }

  // MARK: Closing

  /// Holds an array or object that was read to what its node says of it as a whole.
  @inline(__always)
  mutating func closed(_ number: Int, _ found: Found, _ depth: Int) -> Int {
    let node = node(number)
    let count = Int64(found.count)
    if !node.pointee.isExact, count >= node.pointee.low, count <= node.pointee.high { return found.end }
    return holdChecks(number, found, depth) ? found.end : Self.stop
  }
}

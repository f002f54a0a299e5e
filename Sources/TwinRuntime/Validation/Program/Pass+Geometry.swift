// GeoJSON geometries (RFC 7946 §3.1): a kind, and positions nested as the kind has it. Of a name that stands twice, both are judged.

/// What the positions of a geometry are held to.
struct GeometryForm {
  /// The `type`.
  let kind: StaticString
  /// Arrays around the positions.
  let levels: Int
  /// Positions of a line, or of a ring, which ends where it begins; none of what is neither.
  let leastPositions: Int
  let isRing: Bool

  /// Nil for what is no geometry.
  init?(_ primitive: Primitive) {
    switch primitive {
    case .point: (kind, levels, leastPositions, isRing) = ("Point", 0, 0, false)
    case .multiPoint: (kind, levels, leastPositions, isRing) = ("MultiPoint", 1, 0, false)
    case .lineString: (kind, levels, leastPositions, isRing) = ("LineString", 1, 2, false)
    case .multiLineString: (kind, levels, leastPositions, isRing) = ("MultiLineString", 2, 2, false)
    case .polygon: (kind, levels, leastPositions, isRing) = ("Polygon", 2, 4, true)
    case .multiPolygon: (kind, levels, leastPositions, isRing) = ("MultiPolygon", 3, 4, true)
    default: return nil
    }
  }
}

extension Pass {
  mutating func geometry(_ number: Int, at open: Int, _ depth: Int) -> Int {
    if isTooDeep(open, depth) { return Self.stop }
    guard case .primitive(let primitive) = program.exact[number].shape, let form = GeometryForm(primitive) else {
      return any(at: open, depth).end
    }
    let mark = findings.mark
    var hasKind = false
    var isOtherKind = false
    var hasCoordinates = false
    var count = 0
    var index = skipSpace(open + 1)
    if bytes.byte(index) == 0x7D {
      index += 1
    } else {
      let first = keyCount
      members: while true {
        let key = scanKey(index, depth)
        guard key.after >= 0, note(key.open, key.scan, first: first, depth) else { return Self.stop }
        if isContent(key.open, key.scan, "coordinates") {
          hasCoordinates = true
          index = positions(form, form.levels, at: key.after, depth + 1)
        } else {
          let isKind = isContent(key.open, key.scan, "type")
          let member = any(at: key.after, depth + 1)
          if isKind {
            hasKind = true
            isOtherKind = isOtherKind || member.kind != .string || !isContent(member, form.kind)
          }
          index = member.end
        }
        if index < 0 { return Self.stop }
        count += 1
        switch next(index, closing: 0x7D) {
        case .entry(let start): index = start
        case .end(let end):
          index = end
          break members
        case .stop: return Self.stop
        }
      }
      kept?.close(first)
    }
    let found = Found(open, index, .object, count: count)
    let isOfKind = hasKind && !isOtherKind
    if !isOfKind,
      !report(
        .geometry, found, depth, before: mark, expected: "a GeoJSON geometry with `\"type\": \"\(form.kind)\"`")
    {
      return Self.stop
    }
    if !hasCoordinates,
      !report(.geometry, found, depth, expected: "a GeoJSON geometry with `coordinates`")
    {
      return Self.stop
    }
    return isOfKind && hasCoordinates ? closed(number, found, depth) : index
  }

  private mutating func isContent(_ open: Int, _ scan: StringScan, _ text: StaticString) -> Bool {
    let key = content(open, scan)
    guard key.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<key.count where key.text.byte(key.start + index) != text.utf8Start[index] { return false }
    return true
  }

  private func isContent(_ string: Found, _ text: StaticString) -> Bool {
    if string.end < 0 { return false }
    let source = bytes.array(string.start, string.end)
    return text.withUTF8Buffer { decodeJSONString(source[...]).elementsEqual($0) }
  }

  /// Reads positions below `levels` arrays; of none, one position.
  private mutating func positions(_ form: GeometryForm, _ levels: Int, at start: Int, _ depth: Int) -> Int {
    let open = skipSpace(start)
    guard bytes.byte(open) == 0x5B else {
      let found = any(at: open, depth)
      if found.end < 0 { return Self.stop }
      let isTold = report(
        .geometry, found, depth, expected: levels == 0 ? "a position: an array of numbers" : "an array")
      return isTold ? found.end : Self.stop
    }
    if isTooDeep(open, depth) { return Self.stop }
    let mark = findings.mark
    /// Where the first and the last element stand.
    var ends = (first: 0..<0, last: 0..<0)
    var count = 0
    var index = skipSpace(open + 1)
    if bytes.byte(index) == 0x5D {
      index += 1
    } else {
      elements: while true {
        if Findings.keepsFindings { path.set(depth, StepPath.Step(start: count, end: -1)) }
        let element = skipSpace(index)
        index =
          levels > 0 ? positions(form, levels - 1, at: element, depth + 1) : coordinate(count, at: element, depth + 1)
        if index < 0 { return Self.stop }
        ends.last = element..<index
        if count == 0 { ends.first = ends.last }
        count += 1
        switch next(index, closing: 0x5D) {
        case .entry(let start): index = start
        case .end(let end):
          index = end
          break elements
        case .stop: return Self.stop
        }
      }
    }
    let found = Found(open, index, .array, count: count)
    let isHeld =
      switch levels {
      case 0:
        count >= 2 || report(.geometry, found, depth, before: mark, expected: "a position of two numbers or more")
      case 1 where count < form.leastPositions:
        report(
          .geometry, found, depth, before: mark,
          expected: form.isRing ? "a ring of four positions or more" : "a line of two positions or more")
      case 1 where form.isRing && !isSamePosition(ends.first, ends.last):
        report(.geometry, found, depth, before: mark, expected: "a ring that ends at the position where it begins")
      default: true
      }
    return isHeld ? index : Self.stop
  }

  /// Reads the number at a place of a position: of the first two, a longitude and a latitude in degrees (RFC 7946 §4).
  private mutating func coordinate(_ place: Int, at start: Int, _ depth: Int) -> Int {
    let byte = bytes.byte(start)
    guard byte &- 0x30 <= 9 || byte == 0x2D else {
      let found = any(at: start, depth)
      if found.end < 0 { return Self.stop }
      return report(.geometry, found, depth, expected: "a number of a position") ? found.end : Self.stop
    }
    let scan = scanNumber(start)
    if scan.end < 0 { return Self.stop }
    if place > 1 || isWithin(place == 0 ? 180 : 90, scan, start) { return scan.end }
    let words = place == 0 ? "a longitude from -180 to 180" : "a latitude from -90 to 90"
    return report(.geometry, Found(start, scan.end, .number), depth, expected: words) ? scan.end : Self.stop
  }

  /// Whether a number is from `-limit` to `limit`.
  private func isWithin(_ limit: Int64, _ scan: NumberScan, _ start: Int) -> Bool {
    if scan.isShort, scan.fraction <= 15 {
      // 180 with fifteen zeros is less than 2^63.
      let scaled = (0..<scan.fraction).reduce(limit) { bound, _ in bound &* 10 }
      return scan.digits >= -scaled && scan.digits <= scaled
    }
    let number = JSONNumber(parsed: bytes.array(start, scan.end)[...])
    return number.absolute <= JSONNumber(isNegative: false, magnitude: UInt64(limit))
  }

  /// Whether two positions are of the same numbers; of what is no list of numbers, which is told where it stands, nothing is said.
  private func isSamePosition(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let (first, second) = (bytes.array(a.lowerBound, a.upperBound), bytes.array(b.lowerBound, b.upperBound))
    if first == second { return true }
    guard let one = numbers(first), let other = numbers(second) else { return true }
    return one == other
  }

  private func numbers(_ source: [UInt8]) -> [JSONNumber]? {
    guard let document = try? JSONDocument(source), document[0].kind == .array else { return nil }
    let elements = document.elements(of: 0)
    return elements.allSatisfy { document[$0].kind == .number } ? elements.map { document.number($0) } : nil
  }
}

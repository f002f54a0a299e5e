/// One pass over a document's bytes along a program: reads RFC 8259 as `JSONParser` does and holds each value to its node.
///
/// What is common is settled by the tables alone; what they do not settle goes to the exact checks, which say what is wrong. Functions take the
/// index where something begins and give the index after it, or `stop`: what is no JSON, and for a verdict anything wrong, ends the pass.
struct Pass<Bytes: DocumentBytes, Findings: FindingSink>: ~Copyable {
  let bytes: Bytes
  let refusesUnknown: Bool
  // Not counted, for counting references costs a document as much as some members: who makes a pass keeps both for as long as it runs.
  private let registryReference: Unmanaged<Registry>
  private var programReference: Unmanaged<ValidationProgram>
  /// Those of the program.
  private(set) var tables: UnsafePointer<ProgramTables>
  let path: StepPath
  var findings: Findings
  /// Nil as long as nothing of open objects has to be kept.
  var kept: OpenObjects?
  var decoded = DecodedText()
  /// What is left of the steps that patterns may take which are too large for tables: each looks at a state.
  var patternSteps = Self.patternStepLimit
  /// Tables that are made when they are met.
  private var late: LateTables
  /// While a map's key is judged: whether something was found wrong with it.
  var isKeyWrong: Bool?
  /// Where the document is an object of at most 64 members: which of them are there, a bit for each by its slot.
  var membersPresent: UInt64 = 0

  @inline(__always)
  init(
    _ bytes: Bytes, _ program: Unmanaged<ValidationProgram>, _ tables: UnsafePointer<ProgramTables>,
    _ registry: Unmanaged<Registry>, refusesUnknown: Bool, lateLimit: Int, _ findings: Findings,
    _ path: StepPath
  ) {
    late = LateTables(limit: lateLimit)
    self.bytes = bytes
    self.path = path
    registryReference = registry
    programReference = program
    self.tables = tables
    self.refusesUnknown = refusesUnknown
    self.findings = findings
  }

  var registry: Registry { registryReference.takeUnretainedValue() }
  var program: ValidationProgram { programReference.takeUnretainedValue() }

  /// Judges the whole document, which begins at the node `root`. False where the pass was stopped.
  mutating func run(_ root: Int) -> Bool {
    defer { decoded.deallocate() }
    var index = value(root, at: 0, 0)
    if index < 0 { return false }
    index = skipSpace(index)
    if index < bytes.count { index = fail("the end of the document", index) }
    return index >= 0
  }

  /// What ends the pass.
  static var stop: Int { -1 }

  /// Steps of patterns in one document: about a second of work.
  static var patternStepLimit: Int { 1 << 26 }

  /// Ends the pass: `expected` had to be at `index`.
  @inline(never)
  mutating func fail(_ expected: String, _ index: Int, isLimit: Bool = false) -> Int {
    if Findings.keepsFindings { findings.end(JSONProblem(isLimit: isLimit, expected: expected, offset: index)) }
    return Self.stop
  }

  @inline(__always)
  func node(_ number: Int) -> UnsafePointer<ProgramNode> { tables.pointee.nodes.at(number, Bytes.self) }

  @inline(__always)
  func skipSpace(_ start: Int) -> Int {
    var index = start
    while true {
      let byte = bytes.byte(index)
      if byte > 0x20 { return index }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return index }
      index &+= 1
    }
  }

  /// Judges what begins at `start` or after space there, `depth` arrays and objects deep.
  @inline(never)
  mutating func value(_ number: Int, at start: Int, _ depth: Int) -> Int { memberValue(number, at: start, depth) }

  /// The same where it is compiled into the one loop that most values are met in.
  ///
  /// What the first byte says is read before what the model says: while a processor still looks the member up, it reads the value.
  @inline(__always)
  mutating func memberValue(_ number: Int, at start: Int, _ depth: Int) -> Int {
    let index = skipSpace(start)
    let byte = bytes.byte(index)
    if byte == 0x22 {
      let scan = scanString(index)
      let node = node(number)
      if scan.isPlain, !node.pointee.isExact, passes(bytes, index &+ 1, scan.close &- index &- 1, node) {
        return scan.close &+ 1
      }
      return string(number, index, scan, depth)
    }
    if byte &- 0x30 <= 9 || byte == 0x2D {
      let scan = scanNumber(index)
      if scan.end < 0 { return Self.stop }
      let node = node(number)
      if node.pointee.kind == .number, passes(scan, node), !node.pointee.isExact { return scan.end }
      return self.number(number, index, scan, depth)
    }
    return otherValue(number, at: index, depth)
  }

  /// Judges a string that the tables did not settle at once.
  @inline(never)
  private mutating func string(_ number: Int, _ open: Int, _ scan: StringScan, _ depth: Int) -> Int {
    if scan.close < 0 { return Self.stop }
    let end = scan.close &+ 1
    let node = node(number)
    switch node.pointee.kind {
    case .text, .format, .enumeratedText:
      if !scan.isPlain, !node.pointee.isExact, passesMarked(scan, open, node) { return end }
      return exact(number, Found(open, end, .string), depth) ? end : Self.stop
    default: return otherValue(number, at: open, depth)
    }
  }

  /// Judges a number that the tables did not settle at once.
  @inline(never)
  private mutating func number(_ number: Int, _ index: Int, _ scan: NumberScan, _ depth: Int) -> Int {
    let node = node(number)
    switch node.pointee.kind {
    case .number: break
    case .enumeratedNumber: if isListed(scan, node), !node.pointee.isExact { return scan.end }
    default: return otherValue(number, at: index, depth)
    }
    return exact(number, Found(index, scan.end, .number), depth) ? scan.end : Self.stop
  }

  /// Judges what is neither string nor number, or should not be, at `index`.
  @inline(never)
  private mutating func otherValue(_ number: Int, at index: Int, _ depth: Int) -> Int {
    let node = node(number)
    let byte = bytes.byte(index)
    switch node.pointee.kind {
    case .boolean:
      // `true` and `fals` as little-endian words.
      let word = UInt32(truncatingIfNeeded: bytes.word(index))
      let end: Int
      if word == 0x6575_7274 {
        end = index &+ 4
      } else if word == 0x736C_6166, bytes.byte(index &+ 4) == 0x65 {
        end = index &+ 5
      } else {
        return mismatch(number, index, depth)
      }
      if !node.pointee.isExact { return end }
      return exact(number, Found(index, end, word == 0x6575_7274 ? .true : .false), depth) ? end : Self.stop
    case .object where byte == 0x7B: return object(number, at: index, depth)
    case .array where byte == 0x5B: return array(number, at: index, depth)
    case .map where byte == 0x7B: return map(number, at: index, depth)
    case .geometry where byte == 0x7B: return geometry(number, at: index, depth)
    case .deferred: return deferred(node.pointee.first, at: index, depth)
    default: return mismatch(number, index, depth)
    }
  }

  /// Reads what is no value of the kind that `number` asks for, and tells so.
  @inline(never)
  private mutating func mismatch(_ number: Int, _ index: Int, _ depth: Int) -> Int {
    guard Findings.keepsFindings else { return Self.stop }
    let found = any(at: index, depth)
    if found.end < 0 { return Self.stop }
    let words = program.exact[number].shape.words
    return report(.type, found, depth, expected: words) ? found.end : Self.stop
  }

  /// Judges the state of a twin by tables of its own.
  @inline(never)
  private mutating func deferred(_ typeNumber: UInt32, at index: Int, _ depth: Int) -> Int {
    guard let inner = late.program(ofState: typeNumber, in: registry) else {
      return fail(
        "components of types that have no more than \(late.limit) members and values together", skipSpace(index),
        isLimit: true)
    }
    let outer = (programReference, tables)
    defer { (programReference, tables) = outer }
    return withExtendedLifetime(inner) {
      programReference = Unmanaged.passUnretained(inner)
      tables = inner.tables
      return value(inner.root, at: index, depth)
    }
  }

  // MARK: Telling

  /// Tells what is wrong with `found`, to which `depth` steps lead. False where that ends the pass.
  @inline(__always)
  mutating func report(
    _ rule: ViolationRule, _ found: Found, _ depth: Int, before mark: Int? = nil,
    expected: @autoclosure () -> String, actual: @autoclosure () -> String? = nil
  ) -> Bool {
    guard Findings.keepsFindings else { return false }
    // Whatever is wrong with a key is told as one thing.
    if isKeyWrong == true { return true }
    let told = isKeyWrong == nil ? rule : .mapKey
    if findings.keepsWords(of: told, before: mark) {
      record(told, found, depth, before: mark, expected: expected(), actual: actual())
    } else {
      if isKeyWrong == false { isKeyWrong = true }
      findings.take(told, at: found.start)
    }
    return true
  }

  @inline(never)
  private mutating func record(
    _ rule: ViolationRule, _ found: Found, _ depth: Int, before mark: Int?, expected: String, actual: String?
  ) {
    var violation = violation(rule, found, depth, expected: expected, actual: actual)
    if isKeyWrong == false {
      isKeyWrong = true
      violation.expected = "a key that is " + expected
    }
    if let mark { findings.insert(violation, at: mark) } else { findings.append(violation) }
  }

  /// Tells that the key whose quotes are at `open` and `close` stands a second time in its object. False where that ends the pass.
  @inline(never)
  mutating func reportDuplicate(_ open: Int, _ close: Int, _ depth: Int) -> Bool {
    guard Findings.keepsFindings else { return false }
    guard findings.keepsWords(of: .duplicateMember, before: nil) else {
      findings.take(.duplicateMember, at: open)
      return true
    }
    findings.append(
      duplicate: violation(
        .duplicateMember, Found(open, close + 1, .string), depth, expected: "each name once", actual: nil))
    return true
  }

  private func violation(_ rule: ViolationRule, _ found: Found, _ depth: Int, expected: String, actual: String?)
    -> Violation
  {
    Violation(
      pointer: pointer(depth), rule: rule, expected: expected, actual: actual ?? excerpt(found), offset: found.start)
  }

  private func pointer(_ depth: Int) -> String { Self.pointer(bytes, path, depth) }

  /// The first `depth` steps of the way as a JSON Pointer, in which places in arrays are `*` if they are not told apart.
  private static func pointer(_ bytes: Bytes, _ path: StepPath, _ depth: Int, tellsPlaces: Bool = true) -> String {
    var pointer: [UInt8] = []
    for step in path.steps(depth) {
      if step.end >= 0 {
        pointer.reserveCapacity(pointer.count + step.end - step.start)
        PointerPath.append(decodeJSONString(bytes.array(step.start, step.end + 1)[...]), to: &pointer)
      } else {
        PointerPath.append(tellsPlaces ? Array(String(step.start).utf8) : [UInt8(ascii: "*")], to: &pointer)
      }
    }
    return String(decoding: pointer, as: UTF8.self)
  }

  /// Tells of a member that the model does not know, to which `depth` steps lead. False where that ends the pass.
  @inline(never)
  mutating func reportUnknown(_ open: Int, _ close: Int, _ depth: Int) -> Bool {
    guard Findings.keepsFindings else { return false }
    let (bytes, path) = (bytes, path)
    findings.take(unknownMember: { Self.pointer(bytes, path, depth, tellsPlaces: false) })
    return report(
      .unknownMember, Found(open, close + 1, .string), depth, expected: "no member that the model does not know")
  }

  private func excerpt(_ found: Found) -> String {
    switch found.kind {
    case .array: "an array of \(found.count)"
    case .object: "an object of \(found.count)"
    default: excerptOfJSON(bytes.array(found.start, found.end)[...])
    }
  }
}

/// A value that was read.
struct Found {
  var start: Int
  /// The byte after it; negative where the pass was stopped.
  var end: Int
  var kind: JSONKind
  /// Elements of an array, members of an object.
  var count = 0

  @inline(__always)
  init(_ start: Int, _ end: Int, _ kind: JSONKind, count: Int = 0) {
    self.start = start
    self.end = end
    self.kind = kind
    self.count = count
  }
}

public import TwinRuntime

/// What is asked of data, whoever judges it.
public struct ConformanceOptions: Hashable, Sendable {
  /// How records say what they are.
  public var shape: RecordShape
  /// Whether a document with members that the model does not know is wrong; they are counted anyway.
  public var refusesUnknownMembers: Bool
  /// Whether twins and relationships are gathered for `GraphCheck`.
  public var gathersGraph: Bool
  /// Examples that are kept of each rule of each kind of document: of as many places in documents as there are, then the first ones.
  public var sampleLimit: Int

  /// Options; by default members that the model does not know are counted and do no harm.
  public init(
    shape: RecordShape = RecordShape(), refusesUnknownMembers: Bool = false, gathersGraph: Bool = false,
    sampleLimit: Int = 3
  ) {
    self.shape = shape
    self.refusesUnknownMembers = refusesUnknownMembers
    self.gathersGraph = gathersGraph
    self.sampleLimit = sampleLimit
  }
}

/// Judges blocks of records, one after the other. One for each thread; what they counted is merged.
public final class ConformanceWorker {
  let registry: Registry
  private let options: ConformanceOptions
  var reader: RecordReader
  private var counts: ConformanceCounts
  private var kinds: [TypeNumber: [RecordForm: DocumentKind]] = [:]
  var tables: [ConformanceCounts.Table: MemberTable] = [:]
  /// The kind of all documents, where the options name one.
  let fixed: DocumentKind?
  /// Whether records are such documents, with nothing around them.
  private let isBare: Bool
  /// The kind of the last document: neighbours are often alike.
  private var last: (type: TypeNumber, form: RecordForm, kind: DocumentKind)?
  private let json: JSONCheck
  /// A copy of a record of which a part is left out.
  private var copy: [UInt8] = []
  let scan = MemberScan()
  private var rows = GraphRows()
  /// The block that is judged.
  private var block = BlockSpan()
  /// Where in the input the bytes begin that are judged: those of the block, or of a copy of a record.
  private var origin = 0

  /// A worker; nil where the model has no twin types, so that no data can be of it, or not the one that the options name.
  public init?(_ registry: Registry, _ options: ConformanceOptions) {
    let types = TypeNames(registry)
    guard let json = JSONCheck(registry) else { return nil }
    if let name = options.shape.type {
      guard let type = types.type(Array(name.utf8)) else { return nil }
      let kind = DocumentKind(type, options.shape.form ?? .state)
      guard kind.validator != nil, kind.abstractType == nil else { return nil }
      fixed = kind
      kinds[type.typeNumber] = [kind.subject.form: kind]
    } else {
      fixed = nil
    }
    isBare = fixed != nil && options.shape.dataKey == nil
    self.registry = registry
    self.options = options
    reader = RecordReader(options.shape, types)
    counts = ConformanceCounts(sampleLimit: options.sampleLimit)
    self.json = json
  }

  /// Judges the lines of a block, and gives how many there are.
  /// - Parameters:
  ///   - documents: Whole lines, the last one perhaps without its line feed.
  ///   - block: The block's number; blocks come in ascending order.
  ///   - offset: Where the block begins in its input.
  package func judgeLines(_ documents: DocumentBlock, block: Int, offset: Int) -> Int {
    let bytes = documents.bytes
    begin(bytes, offset: offset, lineStart: offset, isLines: true)
    func place(_ line: Int, _ range: Range<Int>) -> RecordPlace {
      RecordPlace(block: block, line: line, offset: offset + range.lowerBound)
    }
    guard let bare = bareDocuments else {
      var line = 0
      for range in LineRanges(bytes) {
        judge(bytes, range, place(line, range))
        line += 1
      }
      return line
    }
    // Most of what a long stream has, so nothing is looked up or counted for each that can be for all.
    var (start, accepted, refused) = (0, 0, 0)
    while true {
      let next = bare.validator.refusedLine(of: documents, from: start) {
        accepted += 1
        bare.members.tally(places: $0)
      }
      guard let range = next else { break }
      judge(bytes, range, place(accepted + refused, range), isRefused: true)
      refused += 1
      start = range.upperBound + 1
    }
    if accepted > 0 { noteConforming(bare.kind, accepted) }
    return accepted + refused
  }

  /// What judges and counts records that are documents of one kind with nothing around them or inside them that is counted by its own type;
  /// nil where they may be something else.
  private var bareDocuments: (kind: DocumentKind, validator: DocumentValidator, members: MemberTable)? {
    guard isBare, let fixed, fixed.abstractType == nil, fixed.tellsMembers, let validator = fixed.validator,
      let members = members(of: fixed), !members.hasComponents
    else { return nil }
    return (fixed, validator, members)
  }

  /// Judges records that stand at `ranges` of a block, which are elements of an array.
  /// - Parameters:
  ///   - problems: What is wrong with those that are none, where it is known.
  ///   - lineStart: Where in the input the line begins in which the block does.
  public func judgeElements(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>], _ problems: [Range<Int>: PieceProblem] = [:],
    block: Int,
    offset: Int, lineStart: Int
  ) -> Int {
    begin(bytes, offset: offset, lineStart: lineStart)
    var (line, counted) = (0, 0)
    for (index, range) in ranges.enumerated() {
      let start = bytes[range].firstIndex { !isJSONSpace($0) } ?? range.lowerBound
      line += bytes[counted..<start].count { $0 == 0x0A }
      counted = start
      let place = RecordPlace(block: block, line: line, element: index, offset: offset + start)
      if let problem = problems[range] {
        noteUnreadable(
          Violation(pointer: "", rule: .syntax, expected: problem.expected, actual: problem.actual, offset: 0),
          in: start..<range.upperBound, at: place)
      } else {
        judge(bytes, start..<range.upperBound, place, isElement: true)
      }
    }
    return ranges.count
  }

  /// Judges records that stand at `ranges` of a block, whatever lines they take.
  /// - Parameter lineStart: Where in the input the line begins in which the block does.
  public func judgeDocuments(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>], block: Int, offset: Int, lineStart: Int
  ) -> Int {
    begin(bytes, offset: offset, lineStart: lineStart)
    var (line, counted) = (0, 0)
    for range in ranges {
      let start = bytes[range].firstIndex { !isJSONSpace($0) } ?? range.upperBound
      line += bytes[counted..<start].count { $0 == 0x0A }
      counted = start
      judge(bytes, start..<range.upperBound, RecordPlace(block: block, line: line, offset: offset + start))
    }
    return ranges.count
  }

  private func begin(_ bytes: UnsafeBufferPointer<UInt8>, offset: Int, lineStart: Int, isLines: Bool = false) {
    block = BlockSpan(bytes: bytes, offset: offset, lineStart: lineStart, isLines: isLines)
    origin = offset
  }

  /// Counts a record that could not be read: cut off, or longer than is read. It begins where its block does.
  public func noteUnreadable(block: Int, offset: Int, lineStart: Int, expected: String, actual: String) {
    counts.records.unreadable += 1
    counts.unreadable.add("", expected) {
      RecordSample(
        place: RecordPlace(block: block, line: 0, offset: offset),
        value: ValuePlace(line: 0, column: offset - lineStart, offset: offset), pointer: "", expected: expected,
        actual: actual)
    }
  }

  /// The twins and relationships of the block that was judged last.
  public func takeGraphRows() -> GraphRows {
    defer { rows = GraphRows() }
    return rows
  }

  /// What was counted.
  public func finish() -> ConformanceCounts {
    for forms in kinds.values {
      for kind in forms.values where kind.counts.total > 0 { counts.subjects[kind.subject] = kind.counts }
    }
    for (key, table) in tables {
      counts.members[key] = table.names.indices.map { number in
        let (seen, wrong) = table.counts(number)
        return ConformanceCounts.MemberCount(
          name: String(decoding: table.names[number], as: UTF8.self), seen: seen, wrong: wrong,
          isComponent: table.components[number] != nil)
      }
    }
    return counts
  }
}

// MARK: - Records

extension ConformanceWorker {
  /// Judges the record at `range`.
  /// - Parameters:
  ///   - isElement: Whether it stands between commas.
  ///   - isRefused: Whether it is known not to be accepted.
  private func judge(
    _ all: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ place: RecordPlace, isElement: Bool = false,
    isRefused: Bool = false
  ) {
    guard let bytes = BlockBytes(all) else { return }
    guard let first = all[range].firstIndex(where: { !isJSONSpace($0) }) else {
      // An empty line is no record; between two commas there has to be one.
      if isElement { refuse(bytes, range, place) }
      return
    }
    if let fixed {
      if isBare { return judge(bytes, range, fixed, at: place, isRefused: isRefused) }
      guard let data = reader.readEnclosed(bytes, range) else { return classify(bytes, range, at: place) }
      if isPlain(bytes, range, but: data, at: place) { judge(bytes, data, fixed, at: place) }
      return
    }
    guard all[first] == 0x7B else { return classify(bytes, range, at: place) }
    switch reader.read(bytes, range) {
    case .document(let document):
      let conforming = counts.records.conforming
      let unreadable = counts.records.unreadable
      guard let kind = kind(of: document) else { return }
      judge(bytes, document, in: range, kind, at: place)
      guard options.gathersGraph, document.form.isTwin, counts.records.unreadable == unreadable else { return }
      let isWrong = counts.records.conforming == conforming
      if gatherTwin(bytes, registry.type(document.type)?.id ?? "", isWrong: isWrong, at: place) || isWrong { return }
      counts.records.conforming -= 1
      counts.records.missingID += 1
      note(missingIDAt: place)
    case .unknownType(let name): noteUnknownType(name, bytes, range, at: place)
    case .relationship(let relationship):
      guard isPlain(bytes, range, but: 0..<0, at: place) else { return }
      guard options.gathersGraph else { return counts.records.other += 1 }
      rows.add(relationship, at: place)
    case .other:
      if isPlain(bytes, range, but: 0..<0, at: place) { counts.records.other += 1 }
    case .graph(let records):
      // What is JSON as a whole is no deeper than its bound, and so is what is inside.
      guard isJSON(bytes, range, at: place) else { return }
      var (place, counted) = (place, range.lowerBound)
      for record in records {
        let start = all[record].firstIndex { !isJSONSpace($0) } ?? record.lowerBound
        place.line += all[counted..<start].count { $0 == 0x0A }
        place.offset = origin + start
        counted = start
        judge(all, start..<record.upperBound, place, isElement: isElement)
      }
    case .contradictory(let keys):
      guard isJSON(bytes, range, at: place) else { return }
      noteUnreadable(
        Violation(
          pointer: "", rule: .syntax, expected: "a record that says one thing", actual: "\(keys) in one", offset: 0),
        in: range, at: place)
    case .unknownComponent(let type):
      classify(bytes, range, at: place, expected: "the name of a component of `\(type)` in `component`")
    case .untyped: classify(bytes, range, at: place, expected: reader.expectedOfRelationship(bytes))
    case .unclear: classify(bytes, range, at: place)
    }
  }

  private func kind(of document: RecordDocument) -> DocumentKind? {
    let number = document.type
    if let last, last.type == number, last.form == document.form { return last.kind }
    let kind: DocumentKind
    if let known = kinds[number]?[document.form] {
      kind = known
    } else {
      guard let type = registry.type(number) else { return nil }
      kind = DocumentKind(type, document.form)
      // What the model does not have is kept for no more than this one: data could name any number of events.
      if kind.validator != nil { kinds[number, default: [:]][document.form] = kind }
    }
    last = (number, document.form, kind)
    return kind
  }

  /// Judges a document that is part of a record.
  private func judge(
    _ bytes: BlockBytes, _ document: RecordDocument, in record: Range<Int>, _ kind: DocumentKind, at place: RecordPlace
  ) {
    if document.isEnclosed, !isPlain(bytes, record, but: document.range, at: place) { return }
    if let value = document.unproved, !isJSON(bytes, value, at: place) { return }
    guard let blank = document.blank else { return judge(bytes, document.range, kind, at: place) }
    // The document is a copy of the record in which spaces stand for what is the record's, so that offsets stay.
    copy.removeAll(keepingCapacity: true)
    copy.append(contentsOf: bytes.slice(record))
    for range in blank.ranges {
      for index in range { copy[index - record.lowerBound] = 0x20 }
    }
    let count = copy.count
    let taken = copy
    let outer = origin
    origin += record.lowerBound
    taken.withUnsafeBufferPointer { if let bytes = BlockBytes($0) { judge(bytes, 0..<count, kind, at: place) } }
    origin = outer
  }

  /// Whether what is around the document of a record is JSON; if not, the record is counted as unreadable.
  private func isPlain(_ bytes: BlockBytes, _ record: Range<Int>, but range: Range<Int>, at place: RecordPlace) -> Bool
  {
    reader.isPlain(bytes, but: range) || isJSON(bytes, record, at: place)
  }

  /// Judges the document at `range`.
  private func judge(
    _ bytes: BlockBytes, _ range: Range<Int>, _ kind: DocumentKind, at place: RecordPlace, isRefused: Bool = false
  ) {
    if !isRefused, kind.abstractType == nil,
      let members = kind.validator?.acceptedMembers(UnsafeRawBufferPointer(bytes.slice(range)))
    {
      noteConforming(kind)
      tally(members, bytes, range, kind)
      return
    }
    guard let validator = kind.validator else { return noteUndeclared(kind, at: place) }
    let document = bytes.slice(range).span
    let harmless = options.refusesUnknownMembers ? nil : ViolationRule.unknownMember
    if kind.tellsMembers, let members = members(of: kind), !members.hasComponents {
      let tally = validator.tally(document, harmless: harmless, examples: options.sampleLimit)
      // A member that stands twice is two values, one of which may be right.
      if tally[.duplicateMember] == nil {
        if isRead(tally, range, at: place) {
          members.note(tally.members, wrong: tally.wrongMembers)
          note(tally, of: kind, in: range, at: place)
        }
        return
      }
    }
    let (members, components) = members(bytes, range, kind)
    let tally = validator.tally(
      document, parts: members.map { $0.range.lowerBound - range.lowerBound..<$0.range.upperBound - range.lowerBound },
      harmless: harmless, examples: options.sampleLimit)
    guard isRead(tally, range, at: place) else { return }
    for component in components { component.table.note(component.number, isWrong: false) }
    for (member, isWrong) in zip(members, tally.isPartWrong) { member.table.note(member.number, isWrong: isWrong) }
    note(tally, of: kind, in: range, at: place)
  }

  /// Whether a document could be read; if not, it is counted as unreadable.
  private func isRead(_ tally: ViolationTally, _ range: Range<Int>, at place: RecordPlace) -> Bool {
    guard let problem = (tally[.syntax] ?? tally[.limit])?.examples.first else { return true }
    noteUnreadable(problem, in: range, at: place)
    return false
  }

  private func noteConforming(_ kind: DocumentKind, _ count: Int = 1) {
    counts.records.conforming += count
    kind.counts.total += count
    kind.counts.conforming += count
  }

  /// Counts a document at `range`, with the members that the model does not know.
  private func note(_ tally: ViolationTally, of kind: DocumentKind, in range: Range<Int>, at place: RecordPlace) {
    if !tally.unknownMembers.isEmpty {
      // By name, so that it does not depend on what came before which of them are the first.
      for (name, count) in tally.unknownMembers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        kind.counts.undeclared.add(shortened(Array(name.utf8)), count, at: place)
      }
    }
    kind.counts.undeclared.addUnnamed(tally.unnamedMembers)
    note(tally.rules, of: kind, in: range, at: place)
  }

  /// Counts a document at `range` by what is broken in it.
  private func note(
    _ rules: [ViolationTally.BrokenRule], of kind: DocumentKind, in range: Range<Int>, at place: RecordPlace
  ) {
    var isRight = true
    func note(_ rule: ConformanceCounts.Rule, _ count: Int, _ examples: [Violation]) {
      isRight = false
      kind.counts.note(rule, count, sampleLimit: options.sampleLimit) { samples in
        for violation in examples {
          samples.add(violation.pointer, violation.expected) { sample(violation, in: range, at: place) }
        }
      }
    }
    for broken in rules where broken.rule != .unknownMember || options.refusesUnknownMembers {
      note(.value(broken.rule), broken.count, broken.examples)
    }
    if let type = kind.abstractType {
      let violation = Violation(
        pointer: "", rule: .type, expected: "a type that is not abstract", actual: "`\(type)`", offset: 0)
      note(.abstractType, 1, [violation])
    }
    if isRight { return noteConforming(kind) }
    kind.counts.total += 1
    counts.records.violating += 1
  }

  /// An event or a command that the type does not have: like a member that the model does not know.
  private func noteUndeclared(_ kind: DocumentKind, at place: RecordPlace) {
    guard let type = registry.type(kind.subject.type) else { return }
    let owner = self.kind(ofUndeclaredIn: type)
    let violation = Violation(
      pointer: "/" + kind.subject.form.text, rule: .unknownMember,
      expected: "an event or a command of `\(type.id)`", actual: kind.subject.form.text, offset: 0)
    owner.counts.undeclared.add(shortened(Array(violation.pointer.utf8)), at: place)
    let record = place.offset - origin
    let broken = ViolationTally.BrokenRule(rule: .unknownMember, count: 1, examples: [violation])
    note([broken], of: owner, in: record..<record, at: place)
  }

  /// Where events and commands are counted that `type` does not have.
  private func kind(ofUndeclaredIn type: TwinType) -> DocumentKind {
    let form = RecordForm.event("")
    if let known = kinds[type.typeNumber]?[form] { return known }
    let kind = DocumentKind(type, form)
    kinds[type.typeNumber, default: [:]][form] = kind
    return kind
  }

  private func noteUnknownType(_ name: [UInt8], _ bytes: BlockBytes, _ range: Range<Int>, at place: RecordPlace) {
    guard isJSON(bytes, range, at: place) else { return }
    counts.records.unknownType += 1
    counts.unknownTypes.add(shortened(name), at: place)
    guard options.gathersGraph, !reader.isMessage else { return }
    counts.unknownTwins += 1
    gatherTwin(bytes, String(decoding: name, as: UTF8.self), isWrong: true, at: place)
  }

  /// Keeps the twin of the record that was read last. False where it has no id, so that no relationship can lead to it.
  @discardableResult
  private func gatherTwin(_ bytes: BlockBytes, _ type: String, isWrong: Bool, at place: RecordPlace) -> Bool {
    guard let id = reader.twinID(bytes) else { return false }
    rows.addTwin(id: id, type: type, isWrong: isWrong, at: place)
    return true
  }

  private func note(missingIDAt place: RecordPlace) {
    counts.missingID.add("", "") {
      RecordSample(
        place: place, value: block.place(place.offset), pointer: "", expected: "an id in `$dtId` or `id`",
        actual: "a twin without one")
    }
  }

  /// Counts a record that is no document: as what is no JSON, or as what does not say what it is.
  private func classify(
    _ bytes: BlockBytes, _ range: Range<Int>, at place: RecordPlace, expected: String? = nil
  ) {
    guard isJSON(bytes, range, at: place) else { return }
    counts.records.untyped += 1
    let expected = expected ?? options.shape.expectation
    counts.untyped.add("", expected) {
      RecordSample(
        place: place, value: block.place(place.offset), pointer: "", expected: expected,
        actual: shortened(Array(bytes.slice(range)), to: 60))
    }
  }

  private func refuse(_ bytes: BlockBytes, _ range: Range<Int>, _ place: RecordPlace) {
    noteUnreadable(
      Violation(pointer: "", rule: .syntax, expected: "a JSON value", actual: "nothing", offset: 0), in: range,
      at: place)
  }

  /// Whether `range` is one value of JSON; if not, it is counted as unreadable.
  private func isJSON(_ bytes: BlockBytes, _ range: Range<Int>, at place: RecordPlace) -> Bool {
    guard let problem = json.problem(in: bytes.slice(range).span) else { return true }
    noteUnreadable(problem, in: range, at: place)
    return false
  }

  private func noteUnreadable(_ problem: Violation, in range: Range<Int>, at place: RecordPlace) {
    counts.records.unreadable += 1
    var problem = problem
    if block.isLines, problem.rule == .syntax, problem.offset >= range.count {
      problem.expected = "a record that ends in its line, as `jq -c .` writes them"
      problem.actual = "the end of the line inside of it"
    }
    counts.unreadable.add("", problem.expected) { sample(problem, in: range, at: place) }
  }

  /// What is wrong in the document at `range`, as an example.
  private func sample(_ violation: Violation, in range: Range<Int>, at place: RecordPlace) -> RecordSample {
    RecordSample(
      place: place, value: block.place(origin + range.lowerBound + violation.offset),
      pointer: shortened(Array(violation.pointer.utf8)),
      expected: shortened(Array(violation.expected.utf8), to: 400),
      actual: shortened(Array(violation.actual.utf8)))
  }
}

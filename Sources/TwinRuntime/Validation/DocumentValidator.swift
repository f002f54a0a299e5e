/// What a document is, and so what it is held to.
public enum DocumentForm: Hashable, Sendable {
  /// A twin's properties and, as objects inside, its components.
  case state(TwinType)
  /// Values of a type's telemetry by name, any part of it.
  case telemetry(TwinType)
  /// What an event carries, or the value of one property or telemetry.
  case payload(Member)
  /// What a command is called with, and what it answers.
  case request(Member), response(Member)
  /// The properties of an edge of a relationship.
  case edgeProperties(Member)
}

/// Judges documents of one form. Made once, used from any number of threads.
///
/// What the model says is read once, when a validator is made, into flat tables; a document is then one pass over its bytes, with no tree
/// and, for what is right and written plainly, no allocation.
///
/// The validator of an abstract type judges what documents of all types that extend it have in common; with unknown members allowed, those of
/// each are judged so. No document is of an abstract type: to refuse one that says so (`TwinType.isAbstract`) is for those who read what it says.
public struct DocumentValidator: Sendable {
  /// What documents are held to.
  public let form: DocumentForm
  /// How they are judged.
  public let options: ValidationOptions
  private let judge: DocumentJudge

  /// A validator of documents of `form`.
  /// - Complexity: O(what the model says of `form`) the first time that a registry is asked for it.
  public init(_ form: DocumentForm, options: ValidationOptions = ValidationOptions()) {
    self.form = form
    self.options = options
    judge = DocumentJudge(form)
  }

  /// A validator for a few documents of each of many forms: what is read of a type is kept for all types that it is a component of.
  package init(sharing form: DocumentForm, options: ValidationOptions = ValidationOptions()) {
    self.form = form
    self.options = options
    judge = DocumentJudge(sharing: form)
  }

  /// Whether nothing is wrong with `document`. Stops at what is.
  /// - Complexity: O(bytes), beside what `uniqueItems` and patterns beyond `PatternAutomaton` cost.
  public func accepts(_ document: Span<UInt8>) -> Bool {
    document.withUnsafeBytes { judge.accepts($0, options, UncheckedBytes.self) }
  }

  /// Whether nothing is wrong with `document`; see `accepts(_:)` for spans.
  public func accepts(_ document: UnsafeRawBufferPointer) -> Bool {
    judge.accepts(document, options, UncheckedBytes.self)
  }

  /// The names of the members that a document may have, by the places that `acceptedMembers(_:)` tells them by; nil where documents are
  /// no objects, or have more than 64 members.
  package var memberPlaces: [String]? { judge.memberPlaces }

  /// Which members are there in `document`, a bit for each by its place in `memberPlaces`; nil where something is wrong with it, as
  /// `accepts(_:)` says.
  @inline(__always)
  package func acceptedMembers(_ document: UnsafeRawBufferPointer) -> UInt64? {
    judge.acceptedMembers(document, options, UncheckedBytes.self)
  }

  /// Judges the lines of `block` from the byte at `start` on, as far as they are accepted.
  /// - Parameter accepted: Told of each line that is accepted, as `acceptedMembers(_:)` tells, which members are there.
  /// - Returns: Where the first line stands that is not accepted or is blank; nil where there is none.
  package func refusedLine(
    of block: DocumentBlock, from start: Int, _ accepted: (_ members: UInt64) -> Void
  ) -> Range<Int>? {
    judge.refusedLine(of: block, from: start, options, UncheckedBytes.self, accepted)
  }

  /// What is wrong with `document`, in its order, up to the limit of the options: first the names that stand twice, then the rest. What is
  /// no JSON is one violation.
  public func violations(in document: Span<UInt8>) -> [Violation] {
    document.withUnsafeBytes { judge.violations(in: $0, options, UncheckedBytes.self) }
  }

  /// What is wrong with `document`; see `violations(in:)` for spans.
  public func violations(in document: UnsafeRawBufferPointer) -> [Violation] {
    judge.violations(in: document, options, UncheckedBytes.self)
  }

  /// Everything that is wrong with `document`, counted, the unknown members whatever the options say of them.
  /// - Parameters:
  ///   - parts: Parts of the document, ascending and apart, of which is told whether something is wrong in them.
  ///   - harmless: What makes none of them wrong.
  ///   - examples: Violations of each rule that are told.
  package func tally(
    _ document: Span<UInt8>, parts: [Range<Int>] = [], harmless: ViolationRule? = nil, examples: Int = 1
  ) -> ViolationTally {
    document.withUnsafeBytes { judge.tally($0, parts, harmless: harmless, examples: examples) }
  }

  /// The same by code that checks every read: for tests and measurements.
  package func acceptsChecked(_ document: UnsafeRawBufferPointer) -> Bool {
    judge.accepts(document, options, CheckedBytes.self)
  }

  /// The same by code that checks every read: for tests and measurements.
  package func violationsChecked(in document: UnsafeRawBufferPointer) -> [Violation] {
    judge.violations(in: document, options, CheckedBytes.self)
  }
}

/// What documents of a form are held to, whatever the options are.
final class DocumentJudge: Sendable {
  /// What blank bytes are where a document may be missing.
  private struct Absence: Sendable {
    /// What a document of the form is called.
    var what: String
    /// Whether it must be there.
    var isRequired: Bool
  }

  private let registry: Registry
  /// Nil where no document may be.
  private let program: ValidationProgram?
  /// What a pass begins with, its references not counted: this object keeps them.
  private struct Start: @unchecked Sendable {
    var program: Unmanaged<ValidationProgram>
    var tables: UnsafePointer<ProgramTables>
    var registry: Unmanaged<Registry>
    var root: Int
  }
  private let start: Start?
  private let lateLimit: Int
  /// Nil where blank bytes are no JSON like others.
  private let absence: Absence?

  /// For documents of `form`.
  convenience init(_ form: DocumentForm) {
    switch form {
    case .state(let type): self.init(type.registry, .state(type.number))
    case .telemetry(let type): self.init(type.registry, .telemetry(type.number))
    case .payload(let member):
      self.init(member.registry, member.value, Absence(what: "payload", isRequired: true))
    case .request(let member):
      self.init(
        member.registry, member.request?.value,
        Absence(what: "request", isRequired: member.request?.mustBeThere ?? false))
    case .response(let member):
      self.init(
        member.registry, member.response?.value,
        Absence(what: "response", isRequired: member.response?.mustBeThere ?? false))
    case .edgeProperties(let member):
      self.init(member.registry, .edge(typeNumber: member.typeNumber, member: member.row))
    }
  }

  /// For documents of `form`, by tables that hold no components but lead to tables of theirs, which are made once for all that have them.
  convenience init(sharing form: DocumentForm) {
    switch form {
    case .state(let type): self.init(type.registry, .component(type.number))
    default: self.init(form)
    }
  }

  /// For values of `type`.
  convenience init(_ type: ValueType) { self.init(type.registry, .value(type.row)) }

  /// For states of `type`, with tables of its own that hold no more than `slotLimit` members in advance, and `lateLimit` nodes and members that are
  /// made for one document.
  convenience init(stateOf type: TwinType, slotLimit: Int, lateLimit: Int = ProgramCache.sizeLimit) {
    self.init(
      type.registry, ProgramBuilder.program(of: .state(type.number), in: type.registry, slotLimit: slotLimit), nil,
      lateLimit: lateLimit)
  }

  private convenience init(_ registry: Registry, _ value: ValueType?, _ absence: Absence) {
    self.init(registry, value.map { .value($0.row) }, absence)
  }

  private convenience init(_ registry: Registry, _ root: ValidationProgram.Root?, _ absence: Absence? = nil) {
    self.init(registry, root.map { registry.programs.program(of: $0, in: registry) }, absence)
  }

  private init(
    _ registry: Registry, _ program: ValidationProgram?, _ absence: Absence?, lateLimit: Int = ProgramCache.sizeLimit
  ) {
    self.registry = registry
    self.lateLimit = lateLimit
    self.absence = absence
    self.program = program
    start = program.map {
      Start(
        program: .passUnretained($0), tables: $0.tables, registry: .passUnretained(registry), root: $0.root)
    }
  }

  func accepts<Bytes: DocumentBytes>(
    _ document: UnsafeRawBufferPointer, _ options: ValidationOptions, _ access: Bytes.Type
  ) -> Bool { acceptedMembers(document, options, access) != nil }

  /// The names of the slots of the object that a document is, where it has no more of them than a word has bits.
  var memberPlaces: [String]? {
    guard let program else { return nil }
    let tables = program.tables.pointee
    let root = tables.nodes.at(program.root, CheckedBytes.self).pointee
    guard root.kind == .object else { return nil }
    let object = tables.objects.at(Int(root.first), CheckedBytes.self).pointee
    guard object.slotCount <= 64 else { return nil }
    return (0..<Int(object.slotCount)).map {
      program.name(tables.slots.at(Int(object.firstSlot) + $0, CheckedBytes.self).pointee)
    }
  }

  func acceptedMembers<Bytes: DocumentBytes>(
    _ document: UnsafeRawBufferPointer, _ options: ValidationOptions, _: Bytes.Type
  ) -> UInt64? {
    guard document.count <= JSONParser.sizeLimit else { return nil }
    if absence != nil, let verdict = verdictOfAbsence(document) { return verdict == nil ? 0 : nil }
    guard let start else { return nil }
    let refusesUnknown = options.unknownMembers == .refused
    return withExtendedLifetime(self) {
      Bytes.withPadded(document) { bytes in
        var pass = Pass(
          bytes, start.program, start.tables, start.registry, refusesUnknown: refusesUnknown,
          lateLimit: lateLimit, Verdict(), StepPath())
        return pass.run(start.root) ? pass.membersPresent : nil
      }
    }
  }

  func refusedLine<Bytes: DocumentBytes>(
    of block: DocumentBlock, from start: Int, _ options: ValidationOptions, _: Bytes.Type,
    _ accepted: (_ members: UInt64) -> Void
  ) -> Range<Int>? {
    var lines = LineRanges(block.bytes, from: start)
    // Where no document may be, none is right.
    guard let begin = self.start else { return lines.next() }
    let refusesUnknown = options.unknownMembers == .refused
    // What is counted by references is counted once for all lines.
    return withExtendedLifetime(self) {
      while let line = lines.next() {
        guard line.count <= JSONParser.sizeLimit else { return line }
        let members = block.withDocument(line) { (bytes: Bytes) -> UInt64? in
          var pass = Pass(
            bytes, begin.program, begin.tables, begin.registry, refusesUnknown: refusesUnknown,
            lateLimit: lateLimit, Verdict(), StepPath())
          return pass.run(begin.root) ? pass.membersPresent : nil
        }
        guard let members else { return line }
        accepted(members)
      }
      return nil
    }
  }

  func violations<Bytes: DocumentBytes>(
    in document: UnsafeRawBufferPointer, _ options: ValidationOptions, _: Bytes.Type
  ) -> [Violation] {
    guard document.count <= JSONParser.sizeLimit else { return [violation(of: JSONParser.tooLarge, in: document)] }
    if absence != nil, let verdict = verdictOfAbsence(document) { return verdict.map { [$0] } ?? [] }
    guard let start else { return [] }
    return withExtendedLifetime(self) {
      Bytes.withPadded(document) { bytes in
        StepPath.withSteps { path in
          var pass = Pass(
            bytes, start.program, start.tables, start.registry,
            refusesUnknown: options.unknownMembers == .refused, lateLimit: lateLimit,
            FindingList(limit: options.violationLimit), path)
          if pass.run(start.root) { return pass.findings.all }
          return pass.findings.problem.map { [violation(of: notUTF8(bytes) ?? $0, in: document)] } ?? []
        }
      }
    }
  }

  func tally(
    _ document: UnsafeRawBufferPointer, _ parts: [Range<Int>], harmless: ViolationRule?, examples: Int = 1
  ) -> ViolationTally {
    var findings = FindingTally(parts: parts, harmless: harmless, exampleLimit: examples)
    func single(_ violation: Violation) -> ViolationTally {
      // What is no JSON has no parts.
      findings = FindingTally(parts: [], harmless: nil)
      findings.append(violation)
      return findings.result
    }
    guard document.count <= JSONParser.sizeLimit else {
      return single(violation(of: JSONParser.tooLarge, in: document))
    }
    if absence != nil, let verdict = verdictOfAbsence(document) { return verdict.map(single) ?? findings.result }
    guard let start else { return findings.result }
    return withExtendedLifetime(self) {
      UncheckedBytes.withPadded(document) { bytes in
        StepPath.withSteps { path in
          var pass = Pass(
            bytes, start.program, start.tables, start.registry, refusesUnknown: true, lateLimit: lateLimit, findings,
            path)
          if pass.run(start.root) {
            var result = pass.findings.result
            result.members = pass.membersPresent
            return result
          }
          return pass.findings.problem.map { single(violation(of: notUTF8(bytes) ?? $0, in: document)) }
            ?? pass.findings.result
        }
      }
    }
  }

  /// What blank bytes come to, and any where no document may be; nil for documents to be read.
  private func verdictOfAbsence(_ document: UnsafeRawBufferPointer) -> Violation?? {
    guard let absence else { return nil }
    let isBlank = document.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    if program == nil {
      if isBlank { return .some(nil) }
      return Violation(
        pointer: "", rule: .unexpectedValue, expected: "nothing: the model gives it no \(absence.what)",
        actual: "a document", offset: 0)
    }
    guard isBlank else { return nil }
    if !absence.isRequired { return .some(nil) }
    return Violation(pointer: "", rule: .required, expected: "a \(absence.what)", actual: "nothing", offset: 0)
  }

  /// Where the bytes are no UTF-8: whatever else is wrong with them comes after that.
  private func notUTF8(_ bytes: some DocumentBytes) -> JSONProblem? {
    bytes.withSpan(0, bytes.count) { JSONParser.problem(ofUTF8: $0) }
  }

  /// What is no JSON, as a violation.
  private func violation(of problem: JSONProblem, in document: UnsafeRawBufferPointer) -> Violation {
    var actual = "the end"
    if problem.offset >= 0, problem.offset < document.count {
      let byte = document[problem.offset]
      actual =
        byte > 0x20 && byte < 0x7F
        ? "`\(Character(Unicode.Scalar(byte)))`" : "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return Violation(
      pointer: "", rule: problem.isLimit ? .limit : .syntax, expected: problem.expected, actual: actual,
      offset: problem.offset)
  }
}

import CLibTwinRuntime

/// Makes the calls of `twinruntime.h` that an input spells, one after the other, with what earlier ones gave: of decimals, versions, records of
/// releases, migration, graphs, documents and elements. libFuzzer calls it.
///
/// Every call has a status that the header knows, gives what it promises with `TWIN_OK` and nothing with another one, and what was migrated is valid
/// where it went. What is freed is not used again: the header does not allow it.
@c(LLVMFuzzerTestOneInput)
public func fuzzCalls(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var session = Session(Tape(Array(UnsafeBufferPointer(start: start, count: count))))
  session.run()
  session.end()
  return 0
}

/// The calls of one input, and the handles that they gave.
struct Session {
  var tape: Tape
  let arena = Arena()
  var histories: [OpaquePointer] = []
  var readabilities: [OpaquePointer] = []
  var migrations: [(handle: OpaquePointer, target: OpaquePointer, form: twin_form, refuses: Bool)] = []
  var graphs: [OpaquePointer] = []
  var validators: [OpaquePointer] = []

  init(_ tape: Tape) { self.tape = tape }

  mutating func run() {
    for _ in 0..<64 where !tape.isAtEnd {
      switch tape.number(below: 13) {
      case 0: convert()
      case 1: chooseVersion()
      case 2: chooseRegistry()
      case 3: makeHistory()
      case 4: askVersions()
      case 5: askImages()
      case 6: askForm()
      case 7: makeMigration()
      case 8: migrate()
      case 9: makeGraph()
      case 10: checkGraph()
      case 11: judge()
      default: askElement()
      }
    }
  }

  mutating func end() {
    free(histories, twin_history_free)
    free(readabilities, twin_readability_free)
    free(migrations.map(\.handle), twin_migration_free)
    free(graphs, twin_graph_free)
    free(validators, twin_validator_free)
  }

  private func free(
    _ handles: [OpaquePointer], _ call: (UnsafeMutablePointer<OpaquePointer?>?) -> twin_status
  ) {
    for handle in handles {
      var place: OpaquePointer? = handle
      precondition(call(&place) == TWIN_OK && place == nil, "a handle is not freed")
      precondition(call(&place) == TWIN_OK, "nothing is not freed")
    }
  }

  // MARK: - What calls are given

  mutating func registry() -> OpaquePointer { Models.registries[tape.number(below: Models.registries.count)] }

  /// One of `handles`; at times one of another kind, or none.
  mutating func handle(_ handles: [OpaquePointer]) -> OpaquePointer? {
    if tape.chance(16) { return tape.chance(2) ? nil : (graphs + validators + histories).first ?? Models.registries[0] }
    return handles.isEmpty ? nil : handles[tape.number(below: handles.count)]
  }

  /// A registry; at times another handle, or none.
  mutating func handleOfRegistry() -> OpaquePointer? { handle(Models.registries) }

  /// An element; at times one that nobody gave out.
  mutating func element(of registry: OpaquePointer?) -> twin_element {
    let (kind, name) = Models.elements[tape.number(below: Models.elements.count)]
    var element = twin_element()
    if twin_find(registry, twin_kind(kind), name, name.utf8.count, &element) != TWIN_OK || tape.chance(8) {
      element.number = tape.choice(upTo: 64)
      element.of = tape.choice(upTo: 64)
      if tape.chance(4) { element.kind = tape.choice(upTo: 9) }
    }
    return element
  }

  mutating func text(_ known: [String]) -> UnsafePointer<CChar> { arena.text(tape.text(known)) }

  mutating func string(_ known: [String]) -> twin_string {
    arena.string(tape.chance(16) ? nil : tape.text(known), isTerminated: tape.chance(4))
  }

  mutating func options() -> twin_options {
    twin_options(
      size: tape.chance(32) ? tape.number(below: 64) : MemoryLayout<twin_options>.size,
      unknown_members: tape.choice(upTo: 1), violation_limit: tape.choice(upTo: 3))
  }

  // MARK: - What calls give

  /// Checks a status against the result and the message that come with it, and frees them.
  func settle(
    _ status: twin_status, _ result: OpaquePointer?, _ message: OpaquePointer?,
    sourceLine: UInt = #line
  ) -> OpaquePointer? {
    precondition((Int(TWIN_OK)...Int(TWIN_SEVERAL_PACKAGES)).contains(Int(status)), "no status", line: sourceLine)
    precondition((status == TWIN_OK) == (result != nil), "a result without success, or none with it", line: sourceLine)
    precondition(
      (status == TWIN_OK) == (message == nil), "a message with success, or none without it", line: sourceLine)
    if message != nil { precondition(!take(message).isEmpty, "an empty message", line: sourceLine) }
    return result
  }

  /// The bytes of a text, which is freed.
  func take(_ text: OpaquePointer?) -> [UInt8] {
    let count = twin_text_length(text)
    let start = UnsafeRawPointer(twin_text_bytes(text))
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    precondition(start?.load(fromByteOffset: count, as: UInt8.self) == 0, "no NUL byte ends a text")
    var place = text
    precondition(twin_text_free(&place) == TWIN_OK && place == nil, "a text is not freed")
    return bytes
  }

  /// Reads a text that the library lends.
  func read(_ text: twin_string) {
    precondition(text.bytes[text.length] == 0, "no NUL byte ends a text")
    precondition(
      String(validating: UnsafeRawBufferPointer(start: text.bytes, count: text.length), as: UTF8.self) != nil,
      "a text is no UTF-8")
  }
}

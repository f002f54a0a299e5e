import TwinModel

extension CheckRun {
  /// Whether a value is true or false.
  fileprivate func isBoolean(_ value: ValueSpec) -> Bool {
    if case .primitive(.boolean) = model.resolved(value.type).type { true } else { false }
  }
}

let booleanName = Check(
  "boolean-name", "The name of what is true or false says what is so when it is true.",
  selection: .values, parameters: [.texts("except", [], "Words that read as a statement here.")]
) { run in
  let words = run.facts.words
  let excepted = WordSet(run.options.texts("except"), in: words)
  let verbs = WordSet(Statements.verbs, in: words)
  var conditions = [Bool?](repeating: nil, count: words.count)
  for named in run.namedValues where run.isBoolean(named.value) {
    let reads = words.of(named.name).contains { word in
      if verbs.contains(word) || excepted.contains(word) { return true }
      let isCondition = conditions[Int(word.rawValue)] ?? Statements.isCondition(words.text(word))
      conditions[Int(word.rawValue)] = isCondition
      return isCondition
    }
    if !reads { run.report(named.element) }
  }
}

let negatedBoolean = Check(
  "negated-boolean", "The name of what is true or false says what is so, not what is not.",
  selection: .values, values: ["negation", "positive"]
) { run in
  let words = run.facts.words
  let verbs = WordSet(Statements.verbs, in: words)
  let negations = WordSet(Statements.negations, in: words)
  for named in run.namedValues where run.isBoolean(named.value) {
    let parts = words.of(named.name)
    guard let index = parts.firstIndex(where: negations.contains), index + 1 < parts.endIndex,
      index == parts.startIndex || verbs.contains(parts[index - 1])
    else { continue }
    // Dropping the word turns the meaning round, so that this is no mend to be made by a machine.
    let positive = run.name(of: parts[..<index] + parts[(index + 1)...], like: named.element)
    run.report(named.element, ["negation": words.text(parts[index]), "positive": positive ?? ""])
  }
}

let nonBooleanStatement = Check(
  "non-boolean-statement", "Only the name of what is true or false begins like a statement.",
  selection: .values,
  parameters: [.texts("verbs", ["is", "are", "can", "should"], "First words of statements.")], values: ["verb", "type"]
) { run in
  let words = run.facts.words
  let verbs = WordSet(run.options.texts("verbs"), in: words)
  for named in run.namedValues where !run.isBoolean(named.value) {
    let parts = words.of(named.name)
    guard parts.count > 1, let verb = parts.first, verbs.contains(verb), !isNoun(parts, words) else { continue }
    run.report(named.element, ["verb": words.text(verb), "type": typeWord(named.value, run.model)])
  }
}

/// Whether a name begins with a noun that reads like a verb: a can, the bus of that name or the protocol above it, as in
/// `canId`, `canVolume` and `canOpenNode` as opposed to `canStart`; or what something should cost.
private func isNoun(_ parts: ArraySlice<Word>, _ words: NameWords) -> Bool {
  let texts = parts.prefix(3).map(words.text)
  switch (texts[0], texts[1]) {
  case ("can", "open"): return texts.count > 2 && nounsBehindCan.contains(texts[2])
  case ("can", let next): return nounsBehindCan.contains(next)
  case ("should", "cost"), ("should", "costs"), ("should", "costing"): return true
  default: return false
  }
}

private let nounsBehindCan: Set<String> = [
  "address", "baud", "baudrate", "bit", "bitrate", "bits", "bus", "channel", "code", "controller", "count", "data",
  "dbc", "device", "diameter", "error", "errors", "fd", "frame", "frames", "gateway", "height", "id", "identifier",
  "ids", "index", "interface", "label", "load", "message", "messages", "mode", "msg", "name", "network", "node",
  "nodes", "number", "payload", "port", "priority", "protocol", "rate", "size", "speed", "state", "status",
  "temperature", "timeout", "type", "utilisation", "utilization", "version", "volume", "weight",
]

/// What people call the type of a value.
private func typeWord(_ value: ValueSpec, _ model: Model) -> String {
  switch model.resolved(value.type).type {
  case .primitive(let primitive): primitive.name
  case .array: "array"
  case .map: "map"
  case .object: "object"
  case .enumeration: "enumeration"
  case .schema: "schema"
  }
}

import TwinChanges
import TwinModel
import TwinReaders
import TwinSource

/// Turns rule files into rules, each held to the check that it names.
struct RuleLoader {
  let checks: [String: Check]
  let isShipped: Bool
  var problems = ConfigurationFindings()

  /// The rule that `declarations` has; nil when it cannot stand. `replaced` is the shipped rule of the same id.
  mutating func rule(_ declarations: Declarations, replacing replaced: Rule? = nil) -> Rule? {
    guard let declared = declarations.rule else { return nil }
    let text = { (symbol: Symbol) in declarations.symbols[symbol] }
    let id = RuleID(text(declared.id.name))
    let place = declarations.place(declared.id.range)
    let before = problems.findings.count
    for expression in [declared.when, declared.require].compactMap({ $0 }) {
      problems.report(
        "config/expression-rule", "`\(id)` has an expression, which this version does not evaluate",
        at: declarations.place(expression.range), notes: ["use `check` with `select` and `options`"], subject: id.name)
    }
    let checkName = declared.check.map { text($0.name) } ?? replaced?.check
    let check = checkName.flatMap { checks[$0] }
    if let declaredCheck = declared.check, check == nil {
      let name = text(declaredCheck.name)
      problems.reportUnknown(
        "config/unknown-check", "there is no check `\(name)`", name, among: checks.keys.sorted(),
        at: declarations.place(declaredCheck.range), otherwise: "`gemel rules checks` lists them", subject: id.name)
    }
    let impact = declared.impact.flatMap { row($0, declarations) } ?? replaced?.impact
    if checkName == nil, impact == nil, !isShipped, replaced == nil, declared.when == nil, declared.require == nil {
      problems.report(
        "config/missing-check", "`\(id)` has no `check`, so that it finds nothing", at: place,
        notes: ["`gemel rules checks` lists what can be checked"], subject: id.name)
    }
    guard problems.findings.count == before else { return nil }

    var options = OptionReader(declarations: declarations)
    let own = ruleOptions(declared.options, of: id, check, replaced, &options)
    let selection = selection(declared.select, check, declarations, id) ?? replaced?.selection ?? check?.selection ?? []
    let values = check.map { CheckRun.commonValues + $0.values } ?? impact.map { _ in ChangeWords.valueNames }
    let message = message(declared, values, declarations, id) ?? replaced?.message
    let notes = declared.notes.map { MessageTemplate(text($0.name)) }
    for (note, reference) in zip(notes, declared.notes) {
      hold(note, to: values, at: declarations.place(reference.range), id)
    }
    if values != nil, message == nil {
      problems.report("config/missing-message", "`\(id)` has no `message`", at: place, subject: id.name)
    }
    let examples = declared.examples.map {
      example($0, own, declarations, id, ofChange: impact != nil, &options)
    }
    problems.findings += options.problems.findings
    guard problems.findings.count == before else { return nil }
    return Rule(
      id: id, summary: text(declared.summary), rationale: text(declared.rationale).paragraph,
      severity: declared.severity, since: text(declared.since),
      status: declared.status.flatMap { RuleStatus(rawValue: text($0.name)) } ?? .stable,
      aliases: declared.aliases.map { RuleID(text($0.name)) }, check: check?.name, selection: selection,
      options: own, impact: impact, message: message, notes: notes.isEmpty ? replaced?.notes ?? [] : notes,
      fix: text(declared.fix).paragraph, examples: examples, unexampled: declared.unexampled.map(text),
      isShipped: isShipped, place: place)
  }

  // MARK: - Parts

  /// The options of a rule: those of its check, with the defaults that the rule gives them.
  private mutating func ruleOptions(
    _ declared: [OptionDeclaration], of id: RuleID, _ check: Check?, _ replaced: Rule?, _ reader: inout OptionReader
  ) -> [RuleOption] {
    guard let check else { return [] }
    var result = check.parameters.map { parameter in
      let earlier = replaced?.options.first { $0.name == parameter.name }
      return RuleOption(
        name: parameter.name, type: parameter.type, words: parameter.words,
        defaultValue: earlier?.defaultValue ?? parameter.defaultValue, summary: earlier?.summary ?? parameter.summary)
    }
    for option in declared {
      let name = reader.declarations.symbols[option.name.name]
      guard let index = result.firstIndex(where: { $0.name == name }) else {
        problems.reportUnknown(
          "config/unknown-option", "the check `\(check.name)` has no option `\(name)`", name,
          among: check.parameters.map(\.name), at: reader.declarations.place(option.name.range),
          otherwise: optionList(check.parameters.map(\.name)), subject: id.name)
        continue
      }
      if let type = option.type, reader.declarations.symbols[type.name] != result[index].type.rawValue {
        problems.report(
          "config/invalid-option", "`\(name)` of the check `\(check.name)` is a \(result[index].type.rawValue)",
          at: reader.declarations.place(type.range), subject: id.name)
      }
      if let literal = option.value,
        let value = reader.value(literal, result[index].type, words: result[index].words, option: name, rule: id)
      {
        result[index].defaultValue = value
      }
      if let summary = option.summary { result[index].summary = reader.declarations.symbols[summary] }
    }
    return result
  }

  private mutating func selection(
    _ declared: [Reference], _ check: Check?, _ declarations: Declarations, _ id: RuleID
  ) -> ElementKinds? {
    guard !declared.isEmpty, let check else { return nil }
    var result: ElementKinds = []
    for reference in declared {
      let word = declarations.symbols[reference.name]
      guard let kind = ElementKinds(word: word), check.selection.contains(kind) else {
        problems.reportUnknown(
          "config/unknown-kind", "the check `\(check.name)` does not look at `\(word)`", word,
          among: check.selection.names, at: declarations.place(reference.range),
          otherwise: "it looks at " + check.selection.names.map { "`\($0)`" }.joined(separator: ", "), subject: id.name)
        continue
      }
      result.insert(kind)
    }
    return result
  }

  private mutating func message(
    _ declared: RuleDeclaration, _ values: [String]?, _ declarations: Declarations, _ id: RuleID
  ) -> MessageTemplate? {
    guard let values, let reference = declared.message else { return nil }
    let template = MessageTemplate(declarations.symbols[reference.name])
    hold(template, to: values, at: declarations.place(reference.range), id)
    return template
  }

  private mutating func hold(_ template: MessageTemplate, to values: [String]?, at place: Place, _ id: RuleID) {
    guard let known = values else { return }
    for name in template.names where !known.contains(name) {
      problems.reportUnknown(
        "config/unknown-value", "`\(id)` reports no `\(name)`", name, among: known, at: place,
        replaces: false, otherwise: "it reports " + known.map { "`\($0)`" }.joined(separator: ", "), subject: id.name)
    }
  }

  /// The row that a file has; nil where a word is missing, which has been told.
  private func row(_ declared: ImpactDeclaration, _ declarations: Declarations) -> Impact? {
    func text(_ reference: Reference?) -> String? { reference.map { declarations.symbols[$0.name] } }
    let effects = declared.effects.compactMap { text($0).flatMap(Effect.init) }
    guard effects.count == 6, let bump = text(declared.bump).flatMap(Bump.init),
      let upgrade = text(declared.upgrade).flatMap(UpgradeOrder.init),
      let migration = text(declared.migration).flatMap(MigrationClass.init), let mirror = text(declared.mirror)
    else { return nil }
    return Impact(
      effects: Effects(
        producers: effects[0], readers: effects[1], graph: effects[2], callers: effects[3], code: effects[4],
        models: effects[5]), bump: bump, upgrade: upgrade, migration: migration, mirror: mirror)
  }

  private mutating func example(
    _ declared: RuleExampleDeclaration, _ options: [RuleOption], _ declarations: Declarations, _ id: RuleID,
    ofChange: Bool, _ reader: inout OptionReader
  ) -> RuleExample {
    var values = Options()
    for declaration in declared.options {
      let name = declarations.symbols[declaration.name.name]
      guard let option = options.first(where: { $0.name == name }) else {
        problems.reportUnknown(
          "config/unknown-option", "`\(id)` has no option `\(name)`", name, among: options.map(\.name),
          at: declarations.place(declaration.name.range), otherwise: optionList(options.map(\.name)), subject: id.name)
        continue
      }
      if let literal = declaration.value {
        values.values[name] = reader.value(literal, option.type, words: option.words, option: name, rule: id)
      }
    }
    let place = declarations.place(declared.range)
    if let bytes = declared.bytes {
      let encoded = declarations.symbols[bytes]
      let decoded = decodedBase64(encoded)
      if decoded == nil {
        problems.report("config/invalid-option", "`bytes` is not base64", at: place, subject: id.name)
      }
      let isJSON =
        declared.expected.contains { declarations.symbols[$0].hasPrefix("dtdl/") }
        || decoded?.first == UInt8(ascii: "{")
      let path = isJSON ? "document.json" : "m/source.yaml"
      var sources = MarkedSources("", path: path)
      if let decoded { sources.files[0].bytes = decoded }
      return RuleExample(
        fails: true, summary: declared.summary.map { declarations.symbols[$0] } ?? "", text: encoded, sources: sources,
        expected: declared.expected.map { RuleID(declarations.symbols[$0]) }, options: values, place: place)
    }
    let text = declared.source.map { declarations.symbols[$0] } ?? ""
    if let former = declared.former.map({ declarations.symbols[$0] }) {
      let dependencies = MarkedSources.dependencies(of: former + text)
      let sources = MarkedSources(text, dependencies: dependencies)
      return RuleExample(
        fails: ofChange || !sources.expectations.isEmpty,
        summary: declared.summary.map { declarations.symbols[$0] } ?? "",
        former: MarkedSources(former, dependencies: dependencies), formerText: former, text: text, sources: sources,
        expected: [],
        options: values, place: place)
    }
    return RuleExample(
      fails: declared.fails, summary: declared.summary.map { declarations.symbols[$0] } ?? "", text: text,
      sources: MarkedSources(text), expected: [], options: values, place: place)
  }
}

/// "its options are `a`, `b`", or that there are none.
func optionList(_ names: [String]) -> String {
  names.isEmpty ? "it has no options" : "its options are " + names.map { "`\($0)`" }.joined(separator: ", ")
}

extension String {
  /// Without the line feed that a block scalar ends with.
  fileprivate var paragraph: String { hasSuffix("\n") ? String(dropLast()) : self }
}

/// The bytes that `text` encodes (RFC 4648 §4); white space is skipped; nil when it is no base64.
func decodedBase64(_ text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  var padding = 0
  for byte in text.utf8 where byte > 0x20 {
    let value: UInt8
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): value = 62
    case UInt8(ascii: "/"): value = 63
    case UInt8(ascii: "="):
      padding += 1
      continue
    default: return nil
    }
    guard padding == 0 else { return nil }
    bits = bits << 6 | UInt32(value)
    count += 1
    if count % 4 != 1 {
      let shift = UInt32([0, 0, 4, 2, 0][count % 4 == 0 ? 4 : count % 4])
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
  }
  return (count + padding) % 4 == 0 ? bytes : nil
}

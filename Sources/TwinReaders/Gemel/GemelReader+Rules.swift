import TwinModel
import TwinSource
import TwinSyntax

/// Rules, packs, settings and waivers: what is said about findings rather than about models.
extension GemelReader {
  // MARK: - Settings

  /// Severities and options by rule id.
  mutating func readRuleSettings(_ node: Node) -> [RuleSettingDeclaration] {
    var settings: [RuleSettingDeclaration] = []
    var next = tree.firstChild(node)
    while let key = next, let value = tree.sibling(after: key, in: node) {
      next = tree.sibling(after: value, in: node)
      guard let rule = readRuleID(key) else { continue }
      var setting = RuleSettingDeclaration(rule: rule)
      if isShorthand(value) {
        setting.severity = readSeverityWord(value)
      } else {
        forEachKey(of: value, .ruleSetting) { reader, key, child in
          switch key {
          case .severity: setting.severity = reader.readSeverityWord(child)
          case .options: setting.options = reader.readOptions(child, areSpelledOut: false)
          default: break
          }
        }
      }
      settings.append(setting)
    }
    return settings
  }

  /// Settings by paths.
  mutating func readOverrides(_ node: Node) -> [OverrideDeclaration] {
    var overrides: [OverrideDeclaration] = []
    forEachElement(of: node, .pathOverride) { reader, element in
      var override = OverrideDeclaration()
      reader.forEachKey(of: element, .pathOverride) { reader, key, value in
        switch key {
        case .paths: override.paths = reader.readReferences(value, .texts)
        case .rules: override.rules = reader.readRuleSettings(value)
        default: break
        }
      }
      overrides.append(override)
    }
    return overrides
  }

  private mutating func readSeverityWord(_ node: Node) -> Reference? {
    readWord(node, ["off"] + Severity.allCases.map(\.name)) == nil ? nil : readReference(node)
  }

  /// A group, a slash, a name, in kebab case; the tail may have capitals where it repeats a keyword of another language.
  private mutating func readRuleID(_ node: Node) -> Reference? {
    let parts = tree.string(node).split(separator: "/", omittingEmptySubsequences: false)
    let isValid =
      parts.count == 2 && tree.string(node).utf8.count <= 100
      && parts.allSatisfy { part in
        part.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
          !word.isEmpty && word.utf8.allSatisfy { isLetter($0) || isDigit($0) }
        }
      } && parts[0].utf8.first.map(isLetter) ?? false && parts[0] == parts[0].lowercased()
      && parts[1].first.map { !$0.isUppercase } ?? false
    if isValid { return readReference(node) }
    report(
      "structure/invalid-name", "`\(excerpt(node))` is not a rule id", at: node,
      notes: ["a group and a name in kebab case, joined by a slash, such as `naming/type-case`"])
    return nil
  }

  /// Options by name: values, or in a rule file mappings that spell them out.
  private mutating func readOptions(_ node: Node, areSpelledOut: Bool) -> [OptionDeclaration] {
    var options: [OptionDeclaration] = []
    var next = tree.firstChild(node)
    while let key = next, let value = tree.sibling(after: key, in: node) {
      next = tree.sibling(after: value, in: node)
      guard readName(key) != nil else { continue }
      var option = OptionDeclaration(name: readReference(key))
      if areSpelledOut, tree.kind(value) == .mapping {
        forEachKey(of: value, .ruleOption) { reader, key, child in
          switch key {
          case .type: option.type = reader.readReference(child)
          case .defaultValue: option.value = reader.readLiteral(child)
          case .words: option.words = reader.readTexts(child)
          case .summary: option.summary = reader.readText(child)
          default: break
          }
        }
      } else {
        option.value = readLiteral(value)
      }
      options.append(option)
    }
    return options
  }

  /// Calls `body` with each element of a list of constructs that is a mapping; a finding for the others.
  mutating func forEachElement(
    of node: Node, _ id: ConstructID, _ body: (inout GemelReader, Node) -> Void
  ) {
    var next = tree.firstChild(node)
    while let element = next {
      next = tree.sibling(after: element, in: node)
      if tree.kind(element) == .mapping {
        body(&self, element)
      } else {
        reportShape(element, "expected a mapping (\(id.name))")
      }
    }
  }

  // MARK: - Rules

  mutating func readRule(_ root: Node?) {
    guard let root else { return reportEmptyFile("a rule needs `id`, `summary`, `rationale`, `fix`") }
    var rule = RuleDeclaration(id: Reference(.empty, ByteRange(0, 0)))
    var hasID = false
    forEachKey(of: root, .rule) { reader, key, value in
      switch key {
      case .id:
        if let id = reader.readRuleID(value) {
          rule.id = id
          hasID = true
        }
      case .summary: rule.summary = reader.readText(value)
      case .rationale: rule.rationale = reader.readText(value)
      case .severity:
        rule.severity =
          reader.readWord(value, Severity.allCases.map(\.name)).map { Severity.allCases[$0] } ?? rule.severity
      case .since: rule.since = reader.readText(value)
      case .status:
        if reader.readWord(value, ["preview", "stable", "deprecated", "removed"]) != nil {
          rule.status = reader.readReference(value)
        }
      case .aliases: rule.aliases = reader.readReferences(value, .texts)
      case .check: rule.check = reader.readReference(value)
      case .select: rule.select = reader.readReferences(value, .texts)
      case .when: rule.when = reader.readReference(value)
      case .require: rule.require = reader.readReference(value)
      case .options: rule.options = reader.readOptions(value, areSpelledOut: true)
      case .impact: rule.impact = reader.readImpact(value)
      case .message: rule.message = reader.readReference(value)
      case .notes: rule.notes = reader.readReferences(value, .texts)
      case .fix: rule.fix = reader.readText(value)
      case .unexampled: rule.unexampled = reader.readText(value)
      case .examples:
        reader.forEachElement(of: value, .ruleExample) { reader, element in
          if let example = reader.readExample(element) { rule.examples.append(example) }
        }
      default: break
      }
    }
    if hasID { declarations.rule = rule }
  }

  private mutating func readExample(_ node: Node) -> RuleExampleDeclaration? {
    var example = RuleExampleDeclaration(fails: true, range: tree.range(node))
    var forms = 0
    var hasNew = false
    forEachKey(of: node, .ruleExample) { reader, key, value in
      switch key {
      case .summary: example.summary = reader.readText(value)
      case .fails, .passes:
        forms += 1
        example.fails = key == .fails
        example.source = reader.readText(value)
      case .old: example.former = reader.readText(value)
      case .new:
        forms += 1
        hasNew = true
        example.source = reader.readText(value)
      case .bytes:
        forms += 1
        example.bytes = reader.readText(value)
      case .expect: example.expected = reader.readTexts(value)
      case .options: example.options = reader.readOptions(value, areSpelledOut: false)
      default: break
      }
    }
    if forms == 1, (example.former == nil) == !hasNew { return example }
    reportShape(node, "an example has one of `fails`, `passes`, `bytes`, or `old` and `new`")
    return nil
  }

  private mutating func readImpact(_ node: Node) -> ImpactDeclaration {
    var impact = ImpactDeclaration()
    forEachKey(of: node, .impact) { reader, key, value in
      func word() -> Reference? { reader.readWord(value, of: key, in: .impact) }
      switch key {
      case .producers: impact.effects[0] = word()
      case .readers: impact.effects[1] = word()
      case .graph: impact.effects[2] = word()
      case .callers: impact.effects[3] = word()
      case .code: impact.effects[4] = word()
      case .models: impact.effects[5] = word()
      case .bump: impact.bump = word()
      case .upgrade: impact.upgrade = word()
      case .migration: impact.migration = word()
      case .mirror: impact.mirror = reader.readReference(value)
      default: break
      }
    }
    return impact
  }

  /// One of the words that the language has for `key`; nil, with a finding, for another.
  mutating func readWord(_ node: Node, of key: Key, in construct: ConstructID) -> Reference? {
    guard case .word(let words)? = LanguageDefinition.construct(construct).definition(of: key)?.shape else {
      return nil
    }
    return readWord(node, words) == nil ? nil : readReference(node)
  }

  mutating func readPack(_ root: Node?) {
    guard let root else { return reportEmptyFile("a pack needs `id`, `summary` and `rules`") }
    var pack = PackDeclaration(id: Reference(.empty, ByteRange(0, 0)))
    var hasID = false
    forEachKey(of: root, .pack) { reader, key, value in
      switch key {
      case .id:
        pack.id = reader.readReference(value)
        hasID = true
      case .summary: pack.summary = reader.readText(value)
      case .target: pack.target = reader.readText(value)
      case .extends: pack.extends = reader.readReferences(value, .texts)
      case .protect: pack.protect = reader.readReferences(value, .texts)
      case .effect: pack.effect = reader.readWord(value, of: key, in: .pack)
      case .rules: pack.rules = reader.readRuleSettings(value)
      default: break
      }
    }
    if hasID { declarations.pack = pack }
  }

  mutating func reportEmptyFile(_ note: String) {
    findings.append(
      Finding(
        "structure/missing-key", .error, "the file is empty", at: Place(tree.file, ByteRange(0, 0)), notes: [note]))
  }

  // MARK: - Waivers

  mutating func readWaivers(_ root: Node) {
    forEachKey(of: root, .waiverFile) { reader, _, value in
      reader.forEachElement(of: value, .waiver) { reader, element in
        var waiver = WaiverDeclaration(
          finding: Reference(.empty, reader.tree.range(element)), range: reader.tree.range(element))
        reader.forEachKey(of: element, .waiver) { reader, key, value in
          let reference = reader.readReference(value)
          switch key {
          case .finding: waiver.finding = reference
          case .rule: waiver.rule = reference
          case .subject: waiver.subject = reference
          case .reason: waiver.reason = reference
          case .owner: waiver.owner = reference
          case .approver: waiver.approver = reference
          case .expires: waiver.expires = reference
          default: break
          }
        }
        reader.declarations.waivers.append(waiver)
      }
    }
  }
}

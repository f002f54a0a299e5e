import TwinModel
import TwinSource

/// Rules, packs, waivers and change records.
extension LanguageDefinition {
  static let severities = Severity.allCases.map(\.name)

  static let ruleSetting = Construct(
    .ruleSetting, "What a pack or a workspace says about one rule.",
    shorthand: (.word(["off"] + severities), "its severity", .severity),
    example: """
      edition: 2026
      workspace:
        packages: [models/hvac]
        rules:
          naming/type-case: error
          naming/too-long: {severity: warning, options: {maximum: 40}}
      """,
    keys: [
      .init(.severity, .word(["off"] + severities), "How much its findings matter; `off` takes it out of force."),
      .init(.options, .annotations, "Options that differ from the rule's own."),
    ])

  static let pathOverride = Construct(
    .pathOverride, "Settings for some paths of a workspace.",
    example: """
      edition: 2026
      workspace:
        packages: [models/hvac]
        overrides:
          - paths: ['models/legacy/**', '**/generated.yaml']
            rules: {governance/undescribed-member: off}
      """,
    keys: [
      .init(
        .paths, .texts,
        "Patterns over paths relative to the workspace: `*` stands for any part of a name, `**` for any directories.",
        isRequired: true),
      .init(.rules, .ruleEntries(.ruleSetting), "What holds there.", isRequired: true),
    ])

  static let rule = Construct(
    .rule, "A rule of a catalogue, in a file of its own.",
    example: """
      id: acme/vendor-prefix
      summary: A twin's name begins with the vendor's
      rationale: Types are shared between vendors, and a name that carries one is misread as belonging to it.
      severity: warning
      check: name-pattern
      select: [twin]
      options: {refused: '(Acme|Initech).*'}
      message: "{kind} `{name}` begins with a vendor's name"
      fix: Leave the vendor out; it belongs into a property.
      examples:
        - fails: |
            twins:
              AcmePump: {}
            # ^^^^^^^^ acme/vendor-prefix: begins with a vendor's name
        - passes: |
            twins:
              Pump: {}
      """,
    keys: [
      .init(.id, .text, "What the rule is called: a group, a slash, the bad thing.", isRequired: true),
      .init(.summary, .text, "What it finds, as a headline.", isRequired: true),
      .init(.rationale, .text, "Why it matters, and to whom.", isRequired: true),
      .init(.severity, .word(severities), "How much a finding matters where no pack or workspace says otherwise."),
      .init(.since, .text, "The version that brought it."),
      .init(.status, .word(["preview", "stable", "deprecated", "removed"]), "How settled it is; by default `stable`."),
      .init(.aliases, .texts, "Earlier ids; they are never given to another rule."),
      .init(.check, .text, "The check that it makes of the model; `gemel rules checks` lists them."),
      .init(.select, .texts, "Kinds of elements that it looks at; by default all that the check can."),
      .init(.when, .text, "Reserved for a condition in the Common Expression Language."),
      .init(.require, .text, "Reserved for a requirement in the Common Expression Language."),
      .init(
        .options, .annotations,
        "Options of the check: values, or mappings with `type`, `default`, `words`, `summary`."),
      .init(.impact, .construct(.impact), "What a change of this kind means; for rules of the impact table."),
      .init(.message, .text, "What a finding says; `{name}` and the like stand for what the check reports."),
      .init(.notes, .texts, "What is said beneath it; a note whose values are absent is left out."),
      .init(.fix, .text, "The way out, in a sentence or two.", isRequired: true),
      .init(.unexampled, .text, "Why there is no example that fails, where none can be shown."),
      .init(.examples, .list(.ruleExample), "Small sources, whole: they are its tests and its documentation."),
    ])

  static let ruleOption = Construct(
    .ruleOption, "An option of a rule, spelled out.",
    example: """
      id: acme/short-names
      summary: A name is too long for a label
      rationale: Labels on switchboards have room for twenty letters.
      check: name-length
      select: [twin]
      options:
        maximum: {type: natural, default: 20, summary: Most characters.}
      message: "`{name}` has {length} characters"
      fix: Shorten it.
      examples:
        - passes: |
            twins: {Fan: {}}
        - fails: |
            twins: {MainSwitchboardOfTheEastWing: {}}
            #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ acme/short-names: has 28 characters
      """,
    keys: [
      .init(
        .type, .word(["boolean", "natural", "text", "texts", "word", "words", "pattern", "map"]), "What it may be.",
        isRequired: true),
      .init(.defaultValue, .literal, "What it is where nobody says otherwise.", isRequired: true),
      .init(.words, .texts, "The words that it may be, for `word` and `words`."),
      .init(.summary, .text, "What it is for.", isRequired: true),
    ])

  static let ruleExample = Construct(
    .ruleExample, "An example of a rule: a whole small source, with the findings that it must have marked in comments.",
    example: """
      id: acme/no-underscore
      summary: A name has an underscore
      rationale: Our message bus takes an underscore for a separator.
      check: name-pattern
      select: [property]
      options: {refused: '.*_.*'}
      message: "`{name}` has an underscore"
      fix: Write it as one word.
      examples:
        - summary: The mark begins under the finding.
          fails: |
            twins:
              Fan:
                properties: {rated_power: double}
            #                ^^^^^^^^^^^ acme/no-underscore
        - passes: |
            twins:
              Fan:
                properties: {ratedPower: double}
      """,
    keys: [
      .init(.summary, .text, "What it shows."),
      .init(.fails, .text, "A source that the rule finds fault with, marked."),
      .init(.passes, .text, "A source that it has nothing to say about."),
      .init(.old, .text, "For what is said of changes: the source before them, together with `new`."),
      .init(
        .new, .text, "For what is said of changes: the source after them, marked where the rule is of no single kind."),
      .init(.bytes, .text, "A file that text cannot hold, in base64, with `expect`."),
      .init(.expect, .texts, "Ids of the rules that `bytes` break."),
      .init(.options, .annotations, "Options of the rule for this example."),
    ])

  static let effects = ["breaks", "conditional", "silent", "safe"]

  static let impact = Construct(
    .impact, "A row of the impact table: what a kind of change means, and to whom.",
    example: """
      id: compatibility/minimum-raised
      summary: The least value allowed is higher
      rationale: Our devices are replaced over years, so that old ones go on sending what they sent.
      impact:
        producers: breaks
        readers: safe
        graph: conditional
        callers: breaks
        code: safe
        models: safe
        bump: major
        upgrade: producers-first
        migration: manual
        mirror: minimum-lowered
      message: "the minimum of {what} is {new}, and was {old}"
      fix: Keep the bound, or add a member with the tighter one.
      examples:
        - old: |
            twins: {Fan: {telemetry: {speed: {type: double, minimum: 0}}}}
          new: |
            twins: {Fan: {telemetry: {speed: {type: double, minimum: 1}}}}
      """,
    keys: [
      .init(.producers, .word(effects), "Devices and pipelines that write data the old way.", isRequired: true),
      .init(.readers, .word(effects), "Those who read new data with the old model.", isRequired: true),
      .init(.graph, .word(effects), "Stored twins and relationships.", isRequired: true),
      .init(.callers, .word(effects), "Clients of commands and writable properties.", isRequired: true),
      .init(.code, .word(effects), "Generated or hand-written source.", isRequired: true),
      .init(.models, .word(effects), "Packages that extend, compose or target the type.", isRequired: true),
      .init(
        .bump, .word(["none", "patch", "minor", "major"]), "The part of the version that it takes.", isRequired: true),
      .init(
        .upgrade, .word(["any", "readers-first", "producers-first", "together"]),
        "Who takes the new model first.", isRequired: true),
      .init(
        .migration, .word(["none", "fill", "mechanical", "manual", "impossible"]),
        "What it takes to bring stored data along.", isRequired: true),
      .init(.mirror, .text, "The kind of change that undoes it.", isRequired: true),
    ])

  static let pack = Construct(
    .pack, "A pack: a named set of rules with severities and options, in a file of its own.",
    example: """
      id: acme
      summary: What all of our models are held to
      extends: [recommended]
      rules:
        naming/type-case: error
        governance/missing-owner: warning
      """,
    keys: [
      .init(.id, .text, "What the pack is called.", isRequired: true),
      .init(.summary, .text, "What it is for, as a headline.", isRequired: true),
      .init(.target, .text, "The service or format whose limits it holds models to."),
      .init(.extends, .texts, "Packs whose rules it takes over."),
      .init(
        .protect, .texts,
        "Audiences that model changes must not harm, which makes the pack a preset for `compatibility`."),
      .init(
        .effect, .word(["conditional", "breaks"]),
        "For a preset: the least effect on them that fails a check; by default `breaks`."),
      .init(.rules, .ruleEntries(.ruleSetting), "Its rules."),
    ])

  static let waiverFile = Construct(
    .waiverFile, "The file `gemel.waivers.yaml` beside a workspace's manifest: findings that are accepted for a time.",
    example: """
      waivers:
        - finding: 8c1f0b7a52d94e63
          rule: naming/type-case
          subject: com.example.hvac.AHU
          reason: The name is printed on 400 switchboards.
          owner: team-hvac
          approver: jane.doe
          expires: 2027-03-31
      """,
    keys: [.init(.waivers, .list(.waiver), "One entry a finding.", isRequired: true)])

  static let waiver = Construct(
    .waiver, "That one finding is accepted: by whom, why, until when. `gemel waive` writes it.",
    example: """
      waivers:
        - finding: 8c1f0b7a52d94e63
          rule: naming/type-case
          subject: com.example.hvac.AHU
          reason: The name is printed on 400 switchboards.
          owner: team-hvac
          approver: jane.doe
          expires: 2027-03-31
      """,
    keys: [
      .init(.finding, .text, "Fingerprint of the finding, as reports show it.", isRequired: true),
      .init(.rule, .text, "The rule that found it.", isRequired: true),
      .init(.subject, .text, "The element that it is about.", isRequired: true),
      .init(.reason, .text, "Why it is accepted.", isRequired: true),
      .init(.owner, .text, "Who answers for it.", isRequired: true),
      .init(.approver, .text, "Who approved it.", isRequired: true),
      .init(.expires, .text, "The last day on which it holds: `2027-03-31`.", isRequired: true),
    ])

  static let recordExample = """
    summary: Fans turn no faster than 2500 a minute
    why: The new bearings stand no more.
    bump: major
    decision: https://decisions.example.com/0042
    author: team-air
    approvedBy: jane.doe
    covers:
      - {rule: compatibility/maximum-lowered, subject: com.example.hvac.Fan/speed}
    migration: Fans that turned faster are replaced; values above 2500 are from them.
    """

  static let changeRecord = Construct(
    .changeRecord,
    "A file in the directory `changes/` of a package: why it changed, who decided. `gemel change` writes it.",
    example: recordExample,
    keys: [
      .init(.summary, .text, "What changed, as a headline of the changelog.", isRequired: true),
      .init(.why, .text, "Why it changed.", isRequired: true),
      .init(
        .bump, .word(["patch", "minor", "major"]),
        "The part of the version that its author believes it takes; the record covers no change that takes more.",
        isRequired: true),
      .init(
        .decision, .text,
        "The decision behind it, as a link: the address of a page, or the path of a file of the workspace."),
      .init(.author, .text, "Who wrote it."),
      .init(.approvedBy, .texts, "Who approved it."),
      .init(
        .covers, .list(.coveredChange),
        "The changes that it is about; by default all of the package's that are not in the baseline and take no more than `bump`."
      ),
      .init(.migration, .text, "What those do who upgrade."),
    ])

  static let coveredChange = Construct(
    .coveredChange,
    "Changes that a change record is about: those of a kind, of an element, or of a kind at an element.",
    example: recordExample,
    keys: [
      .init(.rule, .text, "The kind of change: `compatibility/maximum-lowered`; by default any."),
      .init(.subject, .text, "The element, or what encloses it; by default any of the package."),
    ])
}

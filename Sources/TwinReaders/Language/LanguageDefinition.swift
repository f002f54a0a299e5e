import TwinModel
import TwinSource

/// The source language, edition 2026: one table. The reader's errors, the JSON Schema for editors and the reference page
/// are derived from it; nothing about the language is written twice.
public enum LanguageDefinition {
  /// The editions that this compiler reads.
  public static let editions: ClosedRange<UInt16> = 2026...2026

  /// Every construct, in the order of `ConstructID`, which is that of the reference.
  public static let constructs: [Construct] = [
    manifest, workspace, compatibility, recordPolicy, freeze, dependency, sourceFile, concept, relation, quantity, unit,
    term, point, twin, property, telemetry, event, command, relationship, component, schema, field, enumerationValue,
    deprecation,
    mappings, lineage, ruleSetting, pathOverride, rule, ruleOption, ruleExample, impact, pack, waiverFile, waiver,
    changeRecord, coveredChange,
  ]

  /// The construct `id`.
  public static func construct(_ id: ConstructID) -> Construct { constructs[Int(id.rawValue)] }

  static let keyTable = KeyTable()

  // MARK: - Keys that several constructs share

  /// Metadata: every element may carry it.
  public static let metadataKeys: [KeyDefinition] = [
    .init(.title, .localizedText, "Name for people, in one or more languages."),
    .init(.description, .localizedText, "What it is, in one or more languages. Blank lines part paragraphs."),
    .init(.comment, .text, "A remark for maintainers; it does not reach generated documentation."),
    .init(.id, .text, "Pins an external identity, such as a DTMI or a GUID, that survives renames."),
    .init(.owner, .text, "Who answers for it; by default the owners of what encloses it."),
    .init(.stability, .word(Stability.allCases.map(\.name)), "How settled it is; by default `stable`."),
    .init(.deprecated, .construct(.deprecation), "That it is on its way out, and what to use instead."),
    .init(.formerly, .texts, "Earlier names, the latest first: identity survives the rename."),
    .init(.synonyms, .texts, "Other words for it, found when they are used as names elsewhere."),
    .init(.mappings, .construct(.mappings), "Links to elements of other vocabularies."),
    .init(.annotations, .annotations, "Free-form data, kept as it is."),
    .init(
      .classification, .word(Classification.allCases.map(\.name)), "How confidential its data is, from open to closed."),
    .init(.source, .construct(.lineage), "The system of record its value comes from."),
  ]

  /// What a value is: shape, constraints, quantity and unit.
  public static let valueKeys: [KeyDefinition] = [
    .init(.type, .reference(.type), "A built-in type or the name of a schema."),
    .init(.array, .construct(.field), "The elements of a list."),
    .init(.map, .construct(.field), "The values of a map from strings to values."),
    .init(.keys, .construct(.field), "The keys of a map, where they are constrained or named; strings by default."),
    .init(.object, .entries(.field), "The fields of an object."),
    .init(.enumeration, .enumeration, "The values of an enumeration."),
    .init(.open, .boolean, "Whether an enumeration may grow, so that readers must expect values they do not know."),
    .init(.encoding, .word(["name", "integer", "string"]), "How an enumeration's values are written in data."),
    .init(.quantity, .reference(.quantity), "The kind of quantity a number measures."),
    .init(.unit, .reference(.unit), "The unit a number is in."),
    .init(.minimum, .number, "Smallest value allowed."),
    .init(.maximum, .number, "Largest value allowed."),
    .init(.exclusiveMinimum, .number, "The value must be larger than this."),
    .init(.exclusiveMaximum, .number, "The value must be smaller than this."),
    .init(.multipleOf, .number, "The value must be a whole multiple of this."),
    .init(.precision, .natural, "Digits after the decimal point that are meaningful."),
    .init(.minLength, .natural, "Fewest characters of a string or octets of bytes."),
    .init(.maxLength, .natural, "Most characters of a string or octets of bytes."),
    .init(.pattern, .pattern, "A regular expression that the whole string must match."),
    .init(.minItems, .natural, "Fewest entries of an array or a map."),
    .init(.maxItems, .natural, "Most entries of an array or a map."),
    .init(.uniqueItems, .boolean, "Whether the entries of an array must differ."),
    .init(.const, .literal, "The only value allowed."),
    .init(.defaultValue, .literal, "The value that stands when none is given."),
    .init(.examples, .literals, "Sample values, shown in documentation."),
  ]

  private static let required = KeyDefinition(
    .required, .boolean, "Whether it must be present; by default it need not.")
  private static let writable = KeyDefinition(
    .writable, .boolean, "Whether clients may change it; by default they may not.")
  private static let use = KeyDefinition(
    .use, .reference(.point), "A point of an ontology whose definition it takes; what is said here narrows it.")

  // MARK: - Manifests

  private static let manifest = Construct(
    .manifest, "The file `gemel.yaml`: what a package is, or which packages form a workspace, or both.",
    example: """
      edition: 2026
      package: com.example.hvac
      kind: model
      version: 1.4.0
      summary: Air-side equipment.
      owners: [team-hvac]
      """,
    keys: [
      .init(.edition, .edition, "Edition of the language the sources are written in.", isRequired: true),
      .init(.package, .text, "Reverse-DNS name of the package: the identity of everything inside."),
      .init(
        .kind, .word(PackageKind.allCases.map(\.name)),
        "`ontology` declares meaning, `model` (the default) declares contracts."),
      .init(.version, .version, "Semantic version of the package; by default 0.1.0."),
      .init(.summary, .text, "What the package is for, in a sentence."),
      .init(.owners, .texts, "Who answers for it."),
      .init(.dependencies, .entries(.dependency), "Packages it needs, by name."),
      .init(.workspace, .construct(.workspace), "Makes this the root of a workspace."),
    ] + metadataKeys)

  private static let workspace = Construct(
    .workspace, "Packages that are checked and released together, and the policies over them.",
    example: """
      edition: 2026
      workspace:
        packages: [models/hvac, models/spaces]
        packs: [recommended, dtdl-v3]
        rules:
          naming/type-case: error
          naming/too-long: {options: {maximum: 40}}
        overrides:
          - {paths: ['models/legacy/**'], rules: {naming/type-case: off}}
        compatibility: {protect: all, baseline: latest}
        registry: registry
        keys: keys.yaml
      """,
    keys: [
      .init(.packages, .texts, "Directories of the packages, relative to this file.", isRequired: true),
      .init(.packs, .texts, "Rule packs in force, the later ones over the earlier; by default `recommended`."),
      .init(.rules, .ruleEntries(.ruleSetting), "Severities and options of single rules, over those of the packs."),
      .init(.overrides, .list(.pathOverride), "Settings for some paths, the later ones over the earlier."),
      .init(
        .catalogue, .text,
        "Directory of the workspace's own rules and packs, relative to this file: `<rule>.yaml`, `packs/<pack>.yaml`."),
      .init(
        .compatibility, .construct(.compatibility),
        "What model changes must not break: `gemel check --against` holds them to it."),
      .init(.freezes, .list(.freeze), "Packages that must not change for a time: the emergency brake."),
      .init(
        .registry, .text,
        "Directory of the registry, relative to this file: where `gemel release` publishes, and where packages come from that the workspace lacks."
      ),
      .init(
        .keys, .text,
        "File of the key policy, relative to this one: whose signatures `gemel verify` counts, and how many a release takes."
      ),
    ])

  private static let compatibility = Construct(
    .compatibility, "The policy that model changes are held to.",
    example: """
      edition: 2026
      workspace:
        packages: [models/hvac]
        compatibility: {protect: [producers, readers], baseline: transitive}
      """,
    keys: [
      .init(
        .protect, .texts,
        "Those whom a change must not break: `producers`, `readers`, `graph`, `callers`, `code`, `models`, or one preset.",
        isRequired: true),
      .init(
        .baseline, .text,
        "What `--against policy` compares with: `latest` release, `transitive` (every release of this major version), a git ref, an artifact, a directory, or `registry` (each package's release there); by default `latest`."
      ),
      .init(.records, .construct(.recordPolicy), "What change records must say; by default nothing is asked."),
      .init(
        .version, .word(changeScopes),
        "Which changes the version in a package's manifest must cover, `all` or those that are `breaking`; by default `none`, but for breaking ones that a change record covers."
      ),
      .init(
        .notice, .word(["none", "deprecated", "announced"]),
        "What comes before a removal: a deprecation in the baseline, past its `removeIn` if it has one (`deprecated`), or past the `removeIn` that it must have (`announced`). Asked of what the package declares itself; what goes with a parent, or is declared by another package, is a change that breaks someone like any other. By default `none`."
      ),
      .init(
        .noticeDays, .natural,
        "How many days a deprecation has been out in a release before the removal may be: held where the baseline is a release of the registry, and by `gemel release`. Asks for what `deprecated` does where `notice` says nothing; by default 0."
      ),
      .init(
        .waived, .word(["exempt", "held"]),
        "What is asked of changes that a waiver accepts, for as long as it holds: the version alone (`exempt`), or records and notice as of any other (`held`); by default `exempt`."
      ),
      .init(
        .backdated, .word(["allowed", "refused"]),
        "Whether `gemel release` and `gemel registry rollback` may name a day before today, which counts as the day of the release; by default `refused` where `noticeDays` asks for days, which could be met so, and `allowed` elsewhere."
      ),
    ])

  /// Changes that a policy asks something of.
  private static let changeScopes = ["none", "breaking", "all"]

  private static let recordPolicy = Construct(
    .recordPolicy, "What `gemel check --against` asks of change records.",
    example: """
      edition: 2026
      workspace:
        packages: [models/hvac]
        compatibility:
          protect: service
          records: {required: breaking, decision: breaking, approval: breaking}
          version: all
          notice: announced
          noticeDays: 90
      """,
    keys: [
      .init(
        .required, .word(changeScopes),
        "Which changes take a record: those that are `breaking`, each, or `all`, one for a package that changed; by default `none`."
      ),
      .init(
        .decision, .word(changeScopes),
        "Which records link the decision: those that cover a `breaking` change, or `all`; by default `none`."),
      .init(
        .approval, .word(changeScopes),
        "Which records name their author and who else approved them; by default `none`."),
    ])

  private static let freeze = Construct(
    .freeze, "That packages must not change for a time: `gemel check --against` refuses every change of them.",
    example: """
      edition: 2026
      workspace:
        packages: [models/hvac]
        freezes:
          - packages: [com.example.hvac]
            reason: The plant in Ulm is being moved to the new platform.
            until: 2026-12-31
      """,
    keys: [
      .init(.packages, .texts, "Names of the packages.", isRequired: true),
      .init(.reason, .text, "Why they must not change.", isRequired: true),
      .init(.until, .text, "The last day on which it holds: `2026-12-31`.", isRequired: true),
    ])

  private static let dependency = Construct(
    .dependency, "A package that another one needs.",
    shorthand: (.versionRequirement, "the versions that will do", .version),
    example: """
      edition: 2026
      package: com.example.hvac
      dependencies:
        org.gemel.core: ^1.0.0
        org.gemel.quantities: {version: ^1.0.0, as: q}
      """,
    keys: [
      .init(.version, .versionRequirement, "The versions that will do.", isRequired: true),
      .init(.alias, .text, "First segment of qualified names; by default the last segment of the package's name."),
    ])

  private static let sourceFile = Construct(
    .sourceFile, "Any other `*.yaml` below a package's directory: sections of named declarations.",
    example: """
      twins:
        Fan:
          properties:
            ratedPower: double
      """,
    keys: [
      .init(.concepts, .entries(.concept), "Kinds of things. In ontologies."),
      .init(.relations, .entries(.relation), "What relationships mean. In ontologies."),
      .init(.quantities, .entries(.quantity), "Kinds of quantities. In ontologies."),
      .init(.units, .entries(.unit), "Units of measure. In ontologies."),
      .init(.terms, .entries(.term), "Words that names are composed of. In ontologies."),
      .init(.points, .entries(.point), "Shared member definitions. In ontologies."),
      .init(.twins, .entries(.twin), "Twin types. In models."),
      .init(.schemas, .entries(.schema), "Shared data types. In models."),
    ])

  // MARK: - Ontology

  private static let concept = Construct(
    .concept, "A kind of thing, in a taxonomy.",
    example: """
      concepts:
        Equipment: {description: A thing that does work in a building.}
        Fan:
          broader: [Equipment]
          description: Moves air.
          synonyms: [blower, ventilator]
          mappings: {exact: [brick:Fan]}
      """,
    keys: [.init(.broader, .references(.concept), "Concepts directly above it.")] + metadataKeys)

  private static let relation = Construct(
    .relation, "What a relationship between twins means.",
    example: """
      concepts:
        Equipment: {}
      relations:
        feeds:
          domain: Equipment
          range: Equipment
          inverse: isFedBy
          characteristics: [irreflexive, acyclic]
        isFedBy: {domain: Equipment, range: Equipment, inverse: feeds}
      """,
    keys: [
      .init(.domain, .references(.concept), "Concepts whose twins may be sources; by default any."),
      .init(.range, .references(.concept), "Concepts whose twins may be targets; by default any."),
      .init(.inverse, .reference(.relation), "The relation that reads it backwards."),
      .init(.broader, .references(.relation), "Relations it is a special case of."),
      .init(.characteristics, .words(Characteristics.names), "Its logical properties."),
    ] + metadataKeys)

  private static let quantity = Construct(
    .quantity, "A kind of quantity: what is measured, apart from the unit.",
    example: """
      quantities:
        Length: {dimension: L, coherentUnit: metre}
        Altitude: {broader: [Length]}
      units:
        metre: {symbol: m, quantity: Length}
      """,
    keys: [
      .init(
        .dimension, .dimension,
        "Exponents over the SI base symbols L, M, T, I, Θ, N, J; by default those of the broader kind."),
      .init(.broader, .references(.quantity), "Kinds it is a special case of; their units serve it too."),
      .init(
        .coherentUnit, .reference(.unit),
        "The unit that conversions go through; by default that of the broader kind."),
    ] + metadataKeys)

  private static let unit = Construct(
    .unit, "A unit of measure: value in the coherent unit = value × factor + offset, exactly.",
    example: """
      quantities:
        Temperature: {dimension: Θ, coherentUnit: kelvin}
      units:
        kelvin: {symbol: K, quantity: Temperature}
        degreeFahrenheit: {symbol: °F, quantity: Temperature, factor: 5/9, offset: 45967/180}
      """,
    keys: [
      .init(.symbol, .text, "Symbol for display."),
      .init(.quantity, .reference(.quantity), "The kind of quantity it measures.", isRequired: true),
      .init(.factor, .factor, "Multiplier to the coherent unit; by default 1."),
      .init(.offset, .factor, "Addend after the multiplication, in the coherent unit; by default 0."),
    ] + metadataKeys)

  private static let term = Construct(
    .term, "A word of the controlled vocabulary that names are composed of.",
    example: """
      terms:
        supply: {role: qualifier, description: Flowing toward the served space.}
        setpoint: {role: pointType, abbreviations: [sp, stpt]}
      """,
    keys: [
      .init(
        .role, .text, "Its part in a composed name: qualifier, component, measurement, pointType and the like.",
        isRequired: true),
      .init(.quantity, .reference(.quantity), "The kind of quantity it announces."),
      .init(.abbreviations, .texts, "Short forms that should be written out."),
    ] + metadataKeys)

  private static let point = Construct(
    .point, "A shared member definition, so that one name means one thing everywhere.",
    shorthand: (.reference(.type), "its type", .type),
    example: """
      points:
        occupancy: boolean
        roomCode: {type: string, pattern: '[A-Z]{2}[0-9]{3}', description: Code on the door.}
      """,
    keys: valueKeys + metadataKeys)

  // MARK: - Twins

  private static let twin = Construct(
    .twin, "A twin type: the contract of one kind of digital twin.",
    example: """
      twins:
        Equipment: {abstract: true}
        Fan:
          extends: Equipment
          title: {en: Fan, de: Ventilator}
          properties:
            serialNumber: {type: string, required: true}
          telemetry:
            speed: {type: double, minimum: 0, sampling: 10s}
          relationships:
            feeds: {target: Fan, cardinality: 0..4}
      """,
    keys: [
      .init(.realises, .references(.concept), "The concepts it realises."),
      .init(.extends, .references(.twin), "Types whose members it inherits."),
      .init(.abstract, .boolean, "Whether it has no instances of its own."),
      .init(.sealed, .boolean, "Whether no type may extend it."),
      .init(.properties, .entries(.property), "State that is stored."),
      .init(.telemetry, .entries(.telemetry), "Values that flow."),
      .init(.events, .entries(.event), "Things that happen."),
      .init(.commands, .entries(.command), "Things it can be told to do."),
      .init(.relationships, .entries(.relationship), "Links to other twins."),
      .init(.components, .entries(.component), "Twins that are part of it."),
    ] + metadataKeys)

  private static let property = Construct(
    .property, "A value of a twin's state.", shorthand: (.reference(.type), "its type", .type),
    example: """
      twins:
        Fan:
          properties:
            model: string
            bladeCount: {type: uint8, minimum: 2, maximum: 12, required: true}
            tags: {array: string, uniqueItems: true}
      """,
    keys: [use, required, writable] + valueKeys + metadataKeys)

  private static let telemetry = Construct(
    .telemetry, "A value that a twin sends over and over.", shorthand: (.reference(.type), "its type", .type),
    example: """
      twins:
        Fan:
          telemetry:
            vibration: {type: float, minimum: 0, sampling: 500ms, freshness: 10s}
      """,
    keys: [
      use,
      .init(.sampling, .duration, "Time between samples."),
      .init(.freshness, .duration, "Age after which a value is stale."),
    ] + valueKeys + metadataKeys)

  private static let event = Construct(
    .event, "Something that happens to a twin and is reported once.",
    shorthand: (.reference(.type), "the type of its payload", .payload),
    example: """
      twins:
        Fan:
          events:
            started: {}
            beltBroken: {payload: string, severity: critical}
      """,
    keys: [
      .init(.payload, .construct(.field), "What is reported with it."),
      .init(.severity, .word(["info", "warning", "error", "critical"]), "How much it matters."),
    ] + metadataKeys)

  private static let command = Construct(
    .command, "Something a twin can be told to do.",
    example: """
      twins:
        Fan:
          commands:
            stop: {}
            runAt: {request: {type: double, name: speed}, response: boolean}
      """,
    keys: [
      .init(.request, .construct(.field), "What is sent with it."),
      .init(.response, .construct(.field), "What is answered."),
    ] + metadataKeys)

  private static let relationship = Construct(
    .relationship, "A link from a twin to others.", shorthand: (.reference(.twin), "its target", .target),
    example: """
      twins:
        Zone: {}
        Fan:
          relationships:
            serves: {target: Zone, cardinality: 1..8, properties: {since: date}}
      """,
    keys: [
      .init(.relation, .reference(.relation), "What it means: a relation of an ontology."),
      .init(.target, .references(.twin), "Types it may point at; by default any."),
      .init(.cardinality, .cardinality, "How many targets a source has; by default `0..*`."),
      .init(.inverseCardinality, .cardinality, "How many sources a target has; by default `0..*`."),
      .init(.inverse, .text, "The relationship on the targets that reads it backwards."),
      .init(.properties, .entries(.field), "Properties of the link itself."),
      writable,
    ] + metadataKeys)

  private static let component = Construct(
    .component, "A twin that is part of another and has no life of its own.",
    shorthand: (.reference(.twin), "its type", .type),
    example: """
      twins:
        Motor: {}
        Fan:
          components:
            drive: Motor
      """,
    keys: [.init(.type, .reference(.twin), "Its twin type.")] + metadataKeys)

  // MARK: - Data

  private static let schema = Construct(
    .schema, "A data type shared across twins.", shorthand: (.reference(.type), "the type it renames", .type),
    example: """
      schemas:
        Mode: {enum: {off: 0, heating: 1, cooling: 2}, open: true}
        Position:
          object:
            floor: {type: int16, required: true}
            label: string
      """,
    keys: valueKeys + metadataKeys)

  private static let field = Construct(
    .field, "A field of an object, an element of an array, a value of a map, or what a command or event carries.",
    shorthand: (.reference(.type), "its type", .type),
    example: """
      schemas:
        Readings:
          map: {type: double, name: reading}
          keys: {type: string, name: sensor, maxLength: 40}
      """,
    keys: [
      .init(.name, .text, "Name of an element, key, value or payload, for targets that ask for one."),
      required, writable,
    ] + valueKeys + metadataKeys)

  private static let enumerationValue = Construct(
    .enumerationValue, "A named value of an enumeration.", shorthand: (.literal, "its encoded value", .value),
    example: """
      schemas:
        Mode:
          enum:
            off: 0
            heating: {value: 1, title: {en: Heating, de: Heizen}}
      """,
    keys: [.init(.value, .literal, "How it is written in data; by default its name.")] + metadataKeys)

  // MARK: - Parts of metadata

  private static let deprecation = Construct(
    .deprecation, "That an element is on its way out.", shorthand: (.text, "the reason", .reason),
    example: """
      twins:
        RooftopUnit: {}
        AirHandler:
          deprecated: {since: 1.3.0, removeIn: 2.0.0, replacedBy: RooftopUnit, reason: Split by mounting.}
      """,
    keys: [
      .init(.since, .version, "Version of the package that deprecated it."),
      .init(.removeIn, .version, "Version that may remove it."),
      .init(.replacedBy, .text, "What to use instead: an element of the same kind."),
      .init(.reason, .text, "Why."),
    ])

  private static let mappings = Construct(
    .mappings, "Links to elements of other vocabularies, by how they relate.",
    example: """
      concepts:
        Fan:
          mappings: {exact: ['brick:Fan'], broader: ['ifc:IfcFlowMovingDevice']}
      """,
    keys: [
      .init(.exact, .texts, "Means the same."),
      .init(.close, .texts, "Means almost the same."),
      .init(.broader, .texts, "Means more than this."),
      .init(.narrower, .texts, "Means less than this."),
      .init(.related, .texts, "Has to do with it."),
    ])

  private static let lineage = Construct(
    .lineage, "The system of record that a value comes from.", shorthand: (.text, "the system", .system),
    example: """
      twins:
        Fan:
          properties:
            ratedFlow: {type: double, source: {system: CMMS, field: asset.rated_flow}}
      """,
    keys: [
      .init(.system, .text, "The system.", isRequired: true),
      .init(.field, .text, "The field in it."),
    ])

  // MARK: - Rules, packs, waivers

  private static let severities = Severity.allCases.map(\.name)

  private static let ruleSetting = Construct(
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

  private static let pathOverride = Construct(
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

  private static let rule = Construct(
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

  private static let ruleOption = Construct(
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

  private static let ruleExample = Construct(
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

  private static let effects = ["breaks", "conditional", "silent", "safe"]

  private static let impact = Construct(
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

  private static let pack = Construct(
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

  private static let waiverFile = Construct(
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

  private static let waiver = Construct(
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

  private static let recordExample = """
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

  private static let changeRecord = Construct(
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

  private static let coveredChange = Construct(
    .coveredChange,
    "Changes that a change record is about: those of a kind, of an element, or of a kind at an element.",
    example: recordExample,
    keys: [
      .init(.rule, .text, "The kind of change: `compatibility/maximum-lowered`; by default any."),
      .init(.subject, .text, "The element, or what encloses it; by default any of the package."),
    ])
}

import TwinModel

/// Manifests of packages and workspaces, and what files of sources hold.
extension LanguageDefinition {
  static let manifest = Construct(
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

  static let workspace = Construct(
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

  static let compatibility = Construct(
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
  static let changeScopes = ["none", "breaking", "all"]

  static let recordPolicy = Construct(
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

  static let freeze = Construct(
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

  static let dependency = Construct(
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

  static let sourceFile = Construct(
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
}

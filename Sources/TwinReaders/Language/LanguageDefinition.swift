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
    .init(
      .encoding, .word(["name", "integer", "string"]),
      "How an enumeration's values are written in data: by name where no value has a code, by integer where all codes are integers of 64 bits, by string where they are texts."
    ),
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

  static let required = KeyDefinition(
    .required, .boolean, "Whether it must be present; by default it need not.")
  static let writable = KeyDefinition(
    .writable, .boolean, "Whether clients may change it; by default they may not.")
  static let use = KeyDefinition(
    .use, .reference(.point), "A point of an ontology whose definition it takes; what is said here narrows it.")

  // MARK: - Parts of metadata

  static let deprecation = Construct(
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

  static let mappings = Construct(
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

  static let lineage = Construct(
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
}

import TwinModel

/// Twin types, their members, and the data that those have.
extension LanguageDefinition {
  static let twin = Construct(
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

  static let property = Construct(
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

  static let telemetry = Construct(
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

  static let event = Construct(
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
      .init(.payload, .construct(.field), "What is reported with it, each time: `required` says nothing of it."),
      .init(.severity, .word(["info", "warning", "error", "critical"]), "How much it matters."),
    ] + metadataKeys)

  static let command = Construct(
    .command, "Something a twin can be told to do.",
    example: """
      twins:
        Fan:
          commands:
            stop: {}
            runAt: {request: {type: double, name: speed}, response: boolean}
      """,
    keys: [
      .init(.request, .construct(.field), "What is sent with it; it may be left out unless it is `required`."),
      .init(.response, .construct(.field), "What is answered; it may be left out unless it is `required`."),
    ] + metadataKeys)

  static let relationship = Construct(
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

  static let component = Construct(
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

  static let schema = Construct(
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

  static let field = Construct(
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

  static let enumerationValue = Construct(
    .enumerationValue, "A named value of an enumeration.", shorthand: (.literal, "its encoded value", .value),
    example: """
      schemas:
        Mode:
          enum:
            off: 0
            heating: {value: 1, title: {en: Heating, de: Heizen}}
      """,
    keys: [.init(.value, .literal, "How it is written in data; by default its name.")] + metadataKeys)
}

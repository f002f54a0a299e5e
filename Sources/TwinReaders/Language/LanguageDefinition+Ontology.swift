import TwinModel

/// What ontologies declare.
extension LanguageDefinition {
  static let concept = Construct(
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

  static let relation = Construct(
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

  static let quantity = Construct(
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

  static let unit = Construct(
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

  static let term = Construct(
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

  static let point = Construct(
    .point, "A shared member definition, so that one name means one thing everywhere.",
    shorthand: (.reference(.type), "its type", .type),
    example: """
      points:
        occupancy: boolean
        roomCode: {type: string, pattern: '[A-Z]{2}[0-9]{3}', description: Code on the door.}
      """,
    keys: valueKeys + metadataKeys)
}

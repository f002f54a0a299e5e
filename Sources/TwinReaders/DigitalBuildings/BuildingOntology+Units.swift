internal import TwinModel
internal import TwinSource
internal import TwinSyntax

extension BuildingOntology {
  /// Reads the units of measurements: one is the standard, the others have a multiplier and an offset to it. A measurement
  /// may also be another one by a second name. Early releases list units without conversions.
  mutating func readUnits() {
    var sources: [Declarations] = []
    var taken: Set<String> = []
    for file in files where file.folder == "units" {
      var writer = DeclarationWriter(file.tree.file)
      let entries = entries(file)
      for (key, _) in entries { taken.insert(modelName(file.tree.string(key))) }
      for (key, value) in entries where file.tree.kind(value) != .scalar {
        readMeasurement(key, value, of: file.tree, &writer, &taken)
      }
      for (key, value) in entries where file.tree.kind(value) == .scalar {
        readAlias(key, value, of: file.tree, &writer)
      }
      sources.append(writer.declarations)
    }
    addPackage(
      Self.unitPackage, summary: "Measurements of a building ontology and their units.", dependencies: [], sources)
  }

  private mutating func readMeasurement(
    _ key: SyntaxTree.NodeID, _ value: SyntaxTree.NodeID, of tree: SyntaxTree, _ writer: inout DeclarationWriter,
    _ taken: inout Set<String>
  ) {
    let measurement = tree.string(key)
    let name = modelName(measurement)
    let quantity = Reference(writer.symbol(name), tree.range(key))
    var standard: (spelling: String, name: String, range: ByteRange)?
    let isList = tree.kind(value) == .sequence
    for (key, value) in tree.listing(value) {
      let spelling = tree.string(key)
      var unitName = modelName(spelling)
      // Measurements share the names of some units, such as `no_units`, and each has a unit of its own all the same.
      if spelling == "no_units" || taken.contains(unitName) { unitName = name + "_" + unitName }
      guard taken.insert(unitName).inserted else {
        report(
          "digitalbuildings/repeated-entry", severity: .warning, "unit `\(spelling)` is named twice", at: key, in: tree)
        continue
      }
      var unit = UnitDeclaration(header: writer.header(unitName, at: tree.range(key)), quantity: quantity)
      unit.symbol = writer.symbol(spelling)
      if let value, tree.kind(value) == .scalar, tree.text(value, equals: "STANDARD") {
        standard = standard ?? (spelling, unitName, tree.range(key))
      } else if let value, let factor = number("multiplier", of: value, in: tree), factor != .zero {
        unit.factor = ExactFactor(factor)
        unit.offset = ExactFactor(number("offset", of: value, in: tree) ?? .zero)
      } else if value == nil {
        // Early lists name units without saying how they convert, so nothing may convert them.
        let own = unitName + "_" + name
        var declaration = QuantityDeclaration(header: writer.header(own, at: tree.range(key)))
        declaration.broader = [quantity]
        writer.declarations.quantities.append(declaration)
        taken.insert(own)
        unit.quantity = Reference(writer.symbol(own), tree.range(key))
      } else {
        report(
          "digitalbuildings/invalid-entry", "unit `\(spelling)` is neither `STANDARD` nor has it a `multiplier`",
          at: key, in: tree, notes: ["write both numbers, such as `multiplier: 0.3048` and `offset: 0`"])
      }
      writer.declarations.units.append(unit)
    }
    if standard == nil, !isList {
      report(
        "digitalbuildings/invalid-entry", "measurement `\(measurement)` has no unit that is `STANDARD`", at: key,
        in: tree, notes: ["values are kept in the standard unit, and the others are converted to it"])
    }
    var metadata = Metadata()
    let dimension = standard.flatMap { BuildingDimensions.table[$0.spelling] }.flatMap { Dimension(parsing: $0) }
    if dimension == nil {
      metadata.annotations = writer.annotation("digitalbuildings", [("dimension", .string(writer.symbol("unknown")))])
    }
    var declaration = QuantityDeclaration(header: writer.header(name, at: tree.range(key), metadata))
    declaration.dimension = dimension ?? .one
    declaration.dimensionRange = tree.range(key)
    declaration.coherentUnit = standard.map { Reference(writer.symbol($0.name), $0.range) }
    writer.declarations.quantities.append(declaration)
    measurements[measurement] = (name, standard?.name)
  }

  private mutating func readAlias(
    _ key: SyntaxTree.NodeID, _ value: SyntaxTree.NodeID, of tree: SyntaxTree, _ writer: inout DeclarationWriter
  ) {
    let measurement = tree.string(key)
    guard let target = measurements[tree.string(value)] else {
      return report(
        "digitalbuildings/invalid-entry", "measurement `\(measurement)` has neither units nor those of another one",
        at: key, in: tree, notes: ["list its units, or name a measurement that has some"])
    }
    let name = modelName(measurement)
    var declaration = QuantityDeclaration(header: writer.header(name, at: tree.range(key)))
    declaration.broader = [Reference(writer.symbol(target.quantity), tree.range(value))]
    writer.declarations.quantities.append(declaration)
    measurements[measurement] = (name, target.unit)
  }

  private func number(_ key: StaticString, of node: SyntaxTree.NodeID, in tree: SyntaxTree) -> Number? {
    tree.value(of: key, in: node).flatMap { Number(tree.string($0)) }
  }
}

/// Dimensions of measurements by their standard units, which the format does not state.
enum BuildingDimensions {
  static let table: [String: String] = [
    "meters_per_square_second": "L T-2", "degrees": "1", "joule_seconds": "M L2 T-1", "square_meters": "L2",
    "parts_per_unit": "1", "parts_per_million": "1", "amperes": "I", "no_units": "1", "epa": "1",
    "kilograms_per_cubic_meter": "M L-3", "meters": "L", "farads": "M-1 L-2 T4 I2", "siemens": "M-1 L-2 T3 I2",
    "siemens_per_meter": "M-1 L-3 T3 I2", "amperes_per_square_meter": "L-2 I", "volts_per_meter": "M L T-3 I-1",
    "henrys": "M L2 T-2 I-2", "degrees_phase": "1", "ohm_meters": "M L3 T-3 I-2", "joules": "M L2 T-2",
    "kilojoules_per_kilogram": "L2 T-2", "joules_per_kelvin": "M L2 T-2 Θ-1", "cubic_meters_per_second": "L3 T-1",
    "newton": "M L T-2", "hertz": "T-1", "percent_relative_humidity": "1", "lux": "L-2 J",
    "newton_seconds": "M L T-1", "watts_per_square_meter_irradiance": "M T-3",
    "watt_per_square_metre": "M T-3", "watts_per_square_meter": "M T-3", "meters_per_second": "L T-1",
    "candelas_per_square_meter": "L-2 J", "lumens": "J", "candelas": "J", "amperes_per_meter": "L-1 I",
    "webers": "M L2 T-2 I-1", "teslas": "M T-2 I-1", "ampere_square_meters": "L2 I", "grams": "M",
    "kilograms": "M", "grams_per_second": "M T-1", "kilograms_per_second": "M T-1",
    "percent_obscuration_per_meter": "L-1", "percent": "1", "watts_per_watts": "1", "watts": "M L2 T-3",
    "pascals": "M L-1 T-2", "inv_second": "T-1", "ohms": "M L2 T-3 I-2", "revolutions_per_minute": "T-1",
    "decibels": "1", "joules_per_kilogram": "L2 T-2", "joules_per_kilogram_kelvin": "L2 T-2 Θ-1", "kelvin": "Θ",
    "degrees_celsius": "Θ", "degree_days_kelvin": "T Θ", "watts_per_meter_per_kelvin": "M L T-3 Θ-1",
    "btus_per_pound": "L2 T-2", "watts_per_square_meter_kelvin": "M T-3 Θ-1", "seconds": "T",
    "newton_meters": "M L2 T-2", "volts": "M L2 T-3 I-1", "cubic_meters": "L3", "parts_per_cubic_centimeter": "L-3",
  ]
}

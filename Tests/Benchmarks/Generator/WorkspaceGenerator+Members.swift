import TwinReaders

extension WorkspaceGenerator {
  /// Sections of a twin, in the order in which they are written.
  private static let sections = ["properties", "telemetry", "events", "commands", "relationships", "components"]

  /// Writes `count` members of all kinds; one in ten narrows an inherited one.
  mutating func writeMembers(_ count: Int, of row: inout TwinRow, _ text: inout YAMLText) {
    var perSection = [Int](repeating: 0, count: Self.sections.count)
    for _ in 0..<count { perSection[section(in: row.level)] += 1 }
    var names: Set<String> = []
    let inherited = row.numbers
    for (section, key) in Self.sections.enumerated() where perSection[section] > 0 {
      text.open(key)
      for _ in 0..<perSection[section] {
        if section < 2, random.chance(14), let narrowed = refine(inherited, section, &row, &names, &text) {
          row.numbers[narrowed].section = section
          continue
        }
        switch section {
        case 0: property(&row, &names, &text)
        case 1: telemetry(&row, &names, &text)
        case 2: event(row, &names, &text)
        case 3: command(row, &names, &text)
        case 4: relationship(row, &names, &text)
        default: component(row, &names, &text)
        }
      }
      text.close()
    }
  }

  /// Roots, second parents and parts hold no components, so that no type can come to hold itself.
  private mutating func section(in level: Level) -> Int {
    switch random.below(100) {
    case ..<42: 0
    case ..<72: 1
    case ..<78: 2
    case ..<84: 3
    case ..<95: 4
    default: level == .middle || level == .leaf ? 5 : 0
    }
  }

  /// Narrows one of the inherited numbers; its position, or nil when there is none left.
  private mutating func refine(
    _ inherited: [NumberRow], _ section: Int, _ row: inout TwinRow, _ names: inout Set<String>, _ text: inout YAMLText
  ) -> Int? {
    let candidates = inherited.indices.filter {
      inherited[$0].section == section && !names.contains(inherited[$0].name)
    }
    guard !candidates.isEmpty else { return nil }
    let chosen = random.pick(candidates)
    let number = inherited[chosen]
    names.insert(number.name)
    let step = (number.greatest - number.least) / 8
    row.numbers[chosen].least += step
    row.numbers[chosen].greatest -= step
    text.line("\(number.name): {minimum: \(number.least + step), maximum: \(number.greatest - step)}")
    return chosen
  }

  /// A name that the twin does not have yet, of the words of its level.
  private mutating func name(
    _ level: Level, _ endings: [String], _ names: inout Set<String>
  ) -> String {
    let qualifiers = Vocabulary.qualifiers[level.rawValue]
    var name = random.pick(qualifiers) + random.pick(Vocabulary.media) + random.pick(endings)
    var number = 2
    while !names.insert(name).inserted {
      name = random.pick(qualifiers) + random.pick(Vocabulary.media) + random.pick(endings) + "\(number)"
      number += 1
    }
    return name
  }

  /// Draws the definition of the member `name` with `make`: in a standardised workspace from the name alone.
  private mutating func define(_ name: String, _ make: (inout WorkspaceGenerator) -> Void) {
    guard isStandardised else { return make(&self) }
    let saved = random
    random = SeededRandom(seed: name.utf8.reduce(0) { $0 &* 0x100_0000_01B3 ^ UInt64($1) })
    make(&self)
    random = saved
  }

  /// A member in one line when it is short, otherwise in block style.
  private mutating func write(
    _ construct: ConstructID, _ name: String, _ lines: [String], describedIn percent: Int, _ text: inout YAMLText
  ) {
    let isDescribed = random.chance(percent)
    let lines = inOrder(lines + (isDescribed ? ["description: \(sentence())"] : []), of: construct)
    if !isDescribed, lines.count < 5 {
      text.line("\(name): {\(lines.joined(separator: ", "))}")
      return
    }
    text.open(name)
    for line in lines { text.line(line) }
    text.close()
  }

  /// Lines of a member in the order in which its keys are kept.
  private func inOrder(_ lines: [String], of construct: ConstructID) -> [String] {
    let order = LanguageDefinition.construct(construct).layout.map(\.spelling)
    func rank(_ line: String) -> Int {
      let key = line.prefix { $0 != ":" }
      return order.firstIndex { $0 == key } ?? order.count
    }
    return lines.sorted { rank($0) < rank($1) }
  }

  // MARK: - Properties and telemetry

  private mutating func property(_ row: inout TwinRow, _ names: inout Set<String>, _ text: inout YAMLText) {
    let measurement = random.chance(40) ? random.pick(Vocabulary.measurements) : nil
    let name = name(row.level, measurement.map { [$0.name] } ?? Vocabulary.states, &names)
    if let measurement { row.numbers.append(NumberRow(name: name, section: 0, measurement)) }
    define(name) { generator in
      if measurement == nil, generator.random.chance(20) {
        let type = [("Enabled", "boolean"), ("Count", "int32")].first { name.contains($0.0) }?.1
        text.line("\(name): \(type ?? generator.random.pick(["string", "uuid"]))")
        return
      }
      var lines = measurement.map { generator.number($0) } ?? generator.otherValue(of: name)
      if generator.random.chance(25) { lines.append("required: true") }
      if generator.random.chance(20) { lines.append("writable: true") }
      if generator.random.chance(10) { lines.append("classification: internal") }
      if generator.random.chance(8) { lines.append("source: {system: CMMS, field: asset.\(name)}") }
      generator.write(.property, name, lines, describedIn: 100, &text)
    }
  }

  private mutating func telemetry(_ row: inout TwinRow, _ names: inout Set<String>, _ text: inout YAMLText) {
    let measurement = random.chance(85) ? random.pick(Vocabulary.measurements) : nil
    let name = name(row.level, measurement.map { [$0.name] } ?? Vocabulary.states, &names)
    if let measurement { row.numbers.append(NumberRow(name: name, section: 1, measurement)) }
    define(name) { generator in
      var lines = measurement.map { generator.number($0) } ?? generator.otherValue(of: name)
      if generator.random.chance(60) {
        lines += ["sampling: \(1 + generator.random.below(60))s", "freshness: \(1 + generator.random.below(30))m"]
      }
      generator.write(.telemetry, name, lines, describedIn: 100, &text)
    }
  }

  private mutating func number(_ measurement: Vocabulary.Measurement) -> [String] {
    ["type: double", "quantity: \(measurement.quantity)", "unit: \(measurement.unit)"]
      + (random.chance(50) ? ["minimum: \(measurement.least)", "maximum: \(measurement.greatest)"] : [])
  }

  /// A value that is no measurement, of a type that goes with what its name ends in.
  private mutating func otherValue(of name: String) -> [String] {
    switch Vocabulary.states.first(where: { name.contains($0) }) {
    case "Enabled": ["type: boolean"] + (random.chance(30) ? ["default: false"] : [])
    case "Count": ["type: int32", "minimum: 0", "maximum: \(100 + random.below(9_000))"]
    case "Label": ["type: string", "maxLength: \(16 + random.below(100))"]
    case "Location": ["type: string", "pattern: '[A-Z]{2,4}-[0-9]{4}'", "examples: [AHU-0012]"]
    case "Inspection": ["type: date"]
    case "Position": ["enum: {off: 0, starting: 1, running: 2, fault: 3}"]
    case "Samples": ["array: {type: double, unit: unity, minimum: 0}", "maxItems: \(2 + random.below(60))"]
    case "Schedule": ["type: \(schema(\.objects))"]
    default: ["type: \(schema(\.enumerations))"]
    }
  }

  /// A schema of this package or of one that it depends on.
  private mutating func schema(_ names: KeyPath<PackageRow, [String]>) -> String {
    if let dependency = dependencies.first, random.chance(20) {
      return packages[dependency].alias + "." + random.pick(packages[dependency][keyPath: names])
    }
    return random.pick(package[keyPath: names])
  }

  // MARK: - Other members

  private mutating func event(_ row: TwinRow, _ names: inout Set<String>, _ text: inout YAMLText) {
    let name = name(row.level, Vocabulary.happenings, &names)
    define(name) { generator in
      let severity = generator.random.pick(["info", "warning", "error", "critical"])
      let lines = ["payload: \(generator.schema(\.objects))", "severity: \(severity)"]
      generator.write(.event, name, lines, describedIn: 100, &text)
    }
  }

  private mutating func command(_ row: TwinRow, _ names: inout Set<String>, _ text: inout YAMLText) {
    let name = name(row.level, Vocabulary.actions, &names)
    define(name) { generator in
      let lines = [
        "request: {name: settings, type: \(generator.schema(\.objects))}",
        "response: {name: result, type: \(generator.schema(\.enumerations))}",
      ]
      generator.write(.command, name, lines, describedIn: 100, &text)
    }
  }

  private mutating func relationship(_ row: TwinRow, _ names: inout Set<String>, _ text: inout YAMLText) {
    var targets = [target()]
    if random.chance(30) {
      let second = target()
      if second != targets[0] { targets.append(second) }
    }
    let name = name(row.level, Vocabulary.links, &names)
    define(name) { generator in
      let relation = generator.random.pick(["feeds", "isFedBy", "dependsOn", "backsUp"])
      var lines = ["relation: core.\(relation)", "target: [\(targets.joined(separator: ", "))]"]
      if generator.random.chance(70) {
        lines.append("cardinality: 0..\(generator.random.pick(["1", "4", "64", "*"]))")
      }
      if generator.random.chance(12) {
        lines.append("properties: {since: date, share: {type: double, minimum: 0, maximum: 1}}")
      }
      generator.write(.relationship, name, lines, describedIn: 100, &text)
    }
  }

  private mutating func component(_ row: TwinRow, _ names: inout Set<String>, _ text: inout YAMLText) {
    let part = package.twins[random.pick(package.levels[Level.part.rawValue])].name
    text.line("\(name(row.level, Vocabulary.parts, &names)): {type: \(part), description: '\(sentence())'}")
  }

  /// A twin of this package, or of one that it depends on.
  private mutating func target() -> String {
    if !dependencies.isEmpty, random.chance(30) || package.twins.isEmpty {
      let dependency = random.pick(dependencies)
      return packages[dependency].alias + "." + random.pick(packages[dependency].twins).name
    }
    return package.twins.isEmpty ? twinName(0) : random.pick(package.twins).name
  }

  // MARK: - Schemas

  /// A file of `count` schemas: enumerations and objects by turns.
  mutating func schemas(_ count: Int) -> String {
    var text = YAMLText()
    text.open("schemas")
    for index in 0..<count {
      if index % 2 == 0 {
        let name = "OperatingMode\(index)"
        package.enumerations.append(name)
        text.open(name)
        text.line("description: \(sentence())")
        text.line("enum: {off: 0, heating: 1, cooling: 2, auto: 3, mode\(index): \(4 + index)}")
        text.close()
      } else {
        let name = "StatusReport\(index)"
        package.objects.append(name)
        text.open(name)
        text.line("description: \(sentence())")
        text.open("object")
        text.line("mode: {type: OperatingMode\(index - 1), required: true}")
        text.line("code: {type: int32, minimum: 0, maximum: 65535}")
        text.line("value: {type: double, quantity: Temperature, unit: degreeCelsius}")
        text.line("message: {type: string, maxLength: 200, description: \(random.pick(Vocabulary.clauses))}")
        text.close()
        text.close()
      }
    }
    text.close()
    return text.text
  }
}

extension WorkspaceGenerator.NumberRow {
  fileprivate init(name: String, section: Int, _ measurement: Vocabulary.Measurement) {
    self.init(name: name, section: section, least: measurement.least, greatest: measurement.greatest)
  }
}

import TwinCompiler

/// Makes workspaces of any size that look like those people write, and that check without findings.
///
/// Everything follows from the seed: the same arguments give the same bytes. Each package depends on the shipped
/// ontologies and on up to three packages before it; a twin type stands two to four levels deep.
struct WorkspaceGenerator {
  /// Where a twin type stands in the hierarchy.
  enum Level: Int {
    case root, part, middle, leaf
    /// A second parent.
    case mixin
  }

  /// What later declarations must know of a twin.
  struct TwinRow {
    var name: String
    var level: Level
    /// Numeric members, its own and inherited, with the bounds in force, for types below to narrow.
    var numbers: [NumberRow]
  }

  /// A numeric member and its bounds.
  struct NumberRow {
    var name: String
    var section: Int
    var least: Int
    var greatest: Int
  }

  /// A finished package, as far as later ones must know it.
  struct PackageRow {
    var alias: String
    var twins: [TwinRow] = []
    /// Rows of `twins` by level.
    var levels = [[Int]](repeating: [], count: 5)
    /// Names of its schemas by shape.
    var enumerations: [String] = []
    var objects: [String] = []
  }

  /// Whether members of one name mean the same in every twin, as under a naming standard, down to their descriptions;
  /// otherwise each is drawn by itself. What relationships and components point at differs either way.
  let isStandardised: Bool
  var random: SeededRandom
  var packages: [PackageRow] = []
  /// The package being made, and those it depends on.
  var package = PackageRow(alias: "")
  var dependencies: [Int] = []
  /// How many members more than average the twin before had.
  private var balance = 0

  private init(seed: UInt64, isStandardised: Bool) {
    random = SeededRandom(seed: seed)
    self.isStandardised = isStandardised
  }

  /// A workspace of `twins` twin types with 20 members each on average, in packages of `packageSize`.
  static func workspace(
    twins: Int, packageSize: Int = 1_000, seed: UInt64 = 2026, isStandardised: Bool = false
  ) -> CompilerInput {
    var generator = WorkspaceGenerator(seed: seed, isStandardised: isStandardised)
    var packages: [PackageInput] = []
    var start = 0
    while start < twins {
      let count = min(packageSize, twins - start)
      packages.append(generator.makePackage(twins: count))
      start += count
    }
    return CompilerInput(packages: packages)
  }

  private mutating func makePackage(twins: Int) -> PackageInput {
    let number = packages.count
    package = PackageRow(alias: "area\(number)")
    dependencies = Array(max(0, number - 3)..<number)
    var sources = [InputFile(path: path("schemas"), bytes: Array(schemas(max(8, twins / 20)).utf8))]
    var made = 0
    while made < twins {
      let count = min(25 + random.below(26), twins - made)
      var source = YAMLText()
      source.open("twins")
      for index in made..<made + count { twin(index, of: twins, &source) }
      source.close()
      sources.append(InputFile(path: path("twins/part\(sources.count)"), bytes: Array(source.text.utf8)))
      made += count
    }
    sources.sort { $0.path < $1.path }
    packages.append(package)
    return PackageInput(manifest: InputFile(path: path("gemel"), bytes: Array(manifest().utf8)), sources: sources)
  }

  private func path(_ name: String) -> String { "\(package.alias)/\(name).yaml" }

  private func manifest() -> String {
    var text = YAMLText()
    text.line("edition: 2026")
    text.line("package: com.example.\(package.alias)")
    text.line("kind: model")
    text.line("version: 1.\(dependencies.count).0")
    text.line("summary: Generated equipment of one area of a plant.")
    text.line("owners: [team-\(package.alias)]")
    text.line("classification: internal")
    text.open("dependencies")
    text.line("org.gemel.core: ^1.0.0")
    text.line("org.gemel.quantities: ^1.0.0")
    for dependency in dependencies { text.line("com.example.\(packages[dependency].alias): ^1.0.0") }
    text.close()
    return text.text
  }

  // MARK: - Twins

  /// One in twenty is a root, one in twenty a second parent, three in twenty are parts, the rest stand below.
  private func level(_ index: Int) -> Level {
    switch index % 20 {
    case 0: .root
    case 1: .mixin
    case 2...4: .part
    case 5...11: .middle
    default: .leaf
    }
  }

  private mutating func twin(_ index: Int, of count: Int, _ text: inout YAMLText) {
    let level = level(index)
    var row = TwinRow(name: twinName(index), level: level, numbers: [])
    var parents: [String] = []
    switch level {
    case .root, .mixin: break
    case .part, .middle:
      if let dependency = dependencies.last, random.chance(15) {
        let root = packages[dependency].twins[random.pick(packages[dependency].levels[Level.root.rawValue])]
        parents.append("\(packages[dependency].alias).\(root.name)")
        row.numbers = root.numbers
      } else {
        let root = package.twins[random.pick(package.levels[Level.root.rawValue])]
        parents.append(root.name)
        row.numbers = root.numbers
      }
      if level == .middle, random.chance(25) {
        let mixin = package.twins[random.pick(package.levels[Level.mixin.rawValue])]
        parents.append(mixin.name)
        row.numbers += mixin.numbers
      }
    case .leaf:
      let middle = package.twins[random.pick(package.levels[Level.middle.rawValue])]
      parents.append(middle.name)
      row.numbers = middle.numbers
    }

    text.open(row.name)
    if level == .root || level == .mixin { text.line("abstract: true") }
    if level == .root || level == .mixin { text.line("is: [core.Equipment]") }
    if !parents.isEmpty { text.line("extends: [\(parents.joined(separator: ", "))]") }
    if random.chance(50) { text.line("title: {en: \(row.name) of the area, de: \(row.name) im Bereich}") }
    text.line("description: \(sentence())")
    // Every second twin makes up for the one before it, so that the average is exact.
    balance = index % 2 == 0 ? random.below(17) - 8 : -balance
    writeMembers(20 + balance, of: &row, &text)
    text.close()
    package.levels[level.rawValue].append(package.twins.count)
    package.twins.append(row)
  }

  func twinName(_ index: Int) -> String {
    let things = Vocabulary.things
    let variants = Vocabulary.variants
    let round = index / (things.count * variants.count)
    // Every area has words of its own, so that names of types do not repeat.
    let area = packages.count
    let place = Vocabulary.places[area % 10] + (area < 10 ? "" : Vocabulary.places[area / 10 % 10])
    let name = place + variants[index / things.count % variants.count] + things[index % things.count]
    return round == 0 ? name : name + "\(round + 1)"
  }

  /// A sentence of a description.
  mutating func sentence() -> String {
    "\(random.pick(Vocabulary.subjects)) of the \(random.pick(Vocabulary.media).lowercased()) side, "
      + "\(random.pick(Vocabulary.clauses))."
  }
}

/// Lines of YAML with the indentation that their nesting asks for.
struct YAMLText {
  private(set) var text = ""
  private var indentation = ""

  mutating func line(_ content: String) { text += indentation + content + "\n" }

  /// A key whose value is the mapping that follows.
  mutating func open(_ key: String) {
    line(key + ":")
    indentation += "  "
  }

  mutating func close() { indentation.removeLast(2) }
}

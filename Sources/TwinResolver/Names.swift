import TwinModel
import TwinReaders
import TwinSource

/// All declared names.
struct NameIndex {
  /// Packages by name.
  var packages: [Symbol: ID<Package>] = [:]
  /// Slot of each package's manifest.
  var manifests: [Int] = []
  /// Packages that each package sees: itself, then its dependencies, direct ones first.
  var visible: [[ID<Package>]] = []
  /// Dependencies by package and alias.
  var aliases: [UInt64: ID<Package>] = [:]
  /// Names of dependencies that there are not, by package and what they would be called: their alias, and their name.
  var absent: [UInt64: Symbol] = [:]
  /// Rows by package and name, per kind of element.
  private var rows = [[UInt64: UInt32]](repeating: [:], count: ElementKind.allCases.count)
  /// Rows by pinned external identity, per kind of element.
  private var external = [[Symbol: UInt32]](repeating: [:], count: ElementKind.allCases.count)
  /// What a name that is not one of the package's own means in it, once found, per kind of element.
  private var foreign = [[UInt64: UInt32]](repeating: [:], count: ElementKind.allCases.count)

  static func key(_ package: ID<Package>, _ name: Symbol) -> UInt64 {
    UInt64(package.rawValue) << 32 | UInt64(name.rawValue)
  }

  func row(_ kind: ElementKind, _ name: Symbol, in package: ID<Package>) -> UInt32? {
    rows[kind.position][Self.key(package, name)]
  }

  func row(_ kind: ElementKind, externalID: Symbol) -> UInt32? { external[kind.position][externalID] }

  mutating func insert(_ kind: ElementKind, _ name: Symbol, in package: ID<Package>, row: Int) {
    rows[kind.position][Self.key(package, name)] = UInt32(row)
  }

  /// Pins `externalID` to a row; the row that has it already, if any.
  mutating func pin(_ kind: ElementKind, externalID: Symbol, row: Int) -> UInt32? {
    if let other = external[kind.position][externalID] { return other }
    external[kind.position][externalID] = UInt32(row)
    return nil
  }

  mutating func reserve(_ kind: ElementKind, _ count: Int) { rows[kind.position].reserveCapacity(count) }

  func foreignRow(_ kind: ElementKind, _ name: Symbol, in package: ID<Package>) -> UInt32? {
    foreign[kind.position][Self.key(package, name)]
  }

  mutating func remember(_ kind: ElementKind, _ name: Symbol, in package: ID<Package>, _ row: UInt32) {
    foreign[kind.position][Self.key(package, name)] = row
  }
}

extension ElementKind {
  /// Position among all kinds; a type is looked up as a schema.
  var position: Int {
    switch self {
    case .package: 0
    case .concept: 1
    case .relation: 2
    case .quantity: 3
    case .unit: 4
    case .term: 5
    case .point: 6
    case .twin: 7
    case .schema, .type: 8
    }
  }
}

extension Resolver {
  /// The row that `reference` names, seen from the package of `file`; nil, with a finding, when there is none.
  ///
  /// A plain name is one of the package's own; quantities and units are looked for in all packages it sees. `alias.Name`
  /// is one of a dependency; a name with a colon is a pinned external identity.
  mutating func bind(_ reference: Reference, _ kind: ElementKind, in file: Int, _ subject: Subject) -> UInt32? {
    guard let row = find(reference, kind, in: file, subject) else { return nil }
    if let element = kind.element(row) { note(reference.range, in: file, names: element) }
    return row
  }

  private mutating func find(_ reference: Reference, _ kind: ElementKind, in file: Int, _ subject: Subject) -> UInt32? {
    let name = symbol(reference.name, in: file)
    let package = filePackages[file]
    if let row = names.row(kind, name, in: package) { return row }
    if let row = names.foreignRow(kind, name, in: package) { return row }
    if kind == .quantity || kind == .unit, let row = bindPlain(name, kind, reference, in: file, subject) {
      names.remember(kind, name, in: package, row)
      return row
    }
    let text = model.string(name)
    if let row = names.row(kind, externalID: name), text.contains(":") { return row }
    if let dot = text.lastIndex(of: ".") {
      let row = bindQualified(text, dot, kind, reference, in: file, subject)
      if let row { names.remember(kind, name, in: package, row) }
      return row
    }
    reportUnresolved(text, kind, reference, in: file, subject)
    return nil
  }

  private mutating func bindPlain(
    _ name: Symbol, _ kind: ElementKind, _ reference: Reference, in file: Int, _ subject: Subject
  ) -> UInt32? {
    let seen = names.visible[filePackages[file].index]
    let found = seen.filter { names.row(kind, name, in: $0) != nil }
    guard let first = found.first, let row = names.row(kind, name, in: first) else { return nil }
    if found.count > 1 {
      let packages = found.map { "`\(model.string(model.packages[$0].name))`" }
      report(
        "structure/ambiguous-name",
        "\(kind.rawValue) `\(model.string(name))` is declared by \(packages.joined(separator: " and "))",
        at: reference.range, in: file, notes: ["qualify it with the alias of the package you mean"],
        subject: identity(subject))
    }
    return row
  }

  private mutating func bindQualified(
    _ text: String, _ dot: String.Index, _ kind: ElementKind, _ reference: Reference, in file: Int, _ subject: Subject
  ) -> UInt32? {
    let package = filePackages[file]
    let qualifier = String(text[..<dot])
    let name = String(text[text.index(after: dot)...])
    let symbol = model.symbols.find(qualifier)
    let target =
      symbol.flatMap { names.aliases[NameIndex.key(package, $0)] }
      ?? symbol.flatMap { names.packages[$0] }.flatMap { names.visible[package.index].contains($0) ? $0 : nil }
    if target == nil, let missing = symbol.flatMap({ names.absent[NameIndex.key(package, $0)] }) {
      report(
        "structure/unresolved-name",
        "`\(text)` is of the package `\(model.string(missing))`, which is not there", at: reference.range, in: file,
        notes: ["it is found once the package is; what is wrong with that stands where the manifest names it"],
        subject: identity(subject))
      return nil
    }
    guard let target else {
      let aliases = model.packages[package].dependencies.map { model.string($0.alias) }
      let suggestion = suggest(qualifier, aliases)
      report(
        "structure/unresolved-name", "`\(qualifier)` is not the alias of a dependency", at: reference.range, in: file,
        notes: [
          suggestion.map { "did you mean `\($0)`?" }
            ?? (aliases.isEmpty
              ? "the package has no dependencies; add one under `dependencies` in gemel.yaml"
              : "its dependencies are " + aliases.map { "`\($0)`" }.joined(separator: ", "))
        ], subject: identity(subject))
      return nil
    }
    if let found = model.symbols.find(name), let row = names.row(kind, found, in: target) { return row }
    let suggestion = suggest(name, elementNames(kind, of: target))
    report(
      "structure/unresolved-name",
      "package `\(model.string(model.packages[target].name))` has no \(kind.rawValue) `\(name)`", at: reference.range,
      in: file, notes: suggestion.map { ["did you mean `\(qualifier).\($0)`?"] } ?? [],
      fixIts: suggestion.map {
        [FixIt("write `\(qualifier).\($0)`", [Edit(place(reference.range, in: file), "\(qualifier).\($0)")])]
      } ?? [], subject: identity(subject))
    return nil
  }

  private mutating func reportUnresolved(
    _ text: String, _ kind: ElementKind, _ reference: Reference, in file: Int, _ subject: Subject
  ) {
    let package = filePackages[file]
    var candidates: [String] = []
    if suggestionBudget > 0 {
      candidates = elementNames(kind, of: package)
      if kind == .type { candidates += Primitive.allCases.map(\.name) }
      if kind == .quantity || kind == .unit {
        candidates += names.visible[package.index].dropFirst().flatMap { elementNames(kind, of: $0) }
      }
    }
    var notes: [String] = []
    var fixIts: [FixIt] = []
    let elsewhere = model.packages[package].dependencies.first { dependency in
      model.symbols.find(text).map { names.row(kind, $0, in: dependency.package) != nil } ?? false
    }
    let suggestion =
      elsewhere.map { "\(model.string($0.alias)).\(text)" }
      ?? (kind == .type ? Self.typeSynonyms[text.lowercased()] : nil) ?? suggest(text, candidates)
    if let suggestion {
      notes = ["did you mean `\(suggestion)`?"]
      fixIts = [FixIt("write `\(suggestion)`", [Edit(place(reference.range, in: file), suggestion)])]
    } else if kind == .quantity || kind == .unit, names.visible[package.index].count == 1 {
      notes = ["quantities and units come from ontologies: add `org.gemel.quantities: ^1.0.0` under `dependencies`"]
    } else if let owner = model.packages.ids.first(where: { id in
      model.symbols.find(text).map { names.row(kind, $0, in: id) != nil } ?? false
    }) {
      notes = ["package `\(model.string(model.packages[owner].name))` has one; add it under `dependencies`"]
    }
    report(
      "structure/unresolved-name", "there is no \(kind.rawValue) `\(text)`", at: reference.range, in: file,
      notes: notes, fixIts: fixIts, subject: identity(subject))
  }

  /// The nearest candidate, as long as there is budget for suggestions.
  mutating func suggest(_ word: String, _ candidates: [String]) -> String? {
    suggestionBudget -= candidates.count
    return suggestionBudget > 0 ? nearest(to: word, in: candidates) : nil
  }

  /// Words of other languages for the built-in types.
  private static let typeSynonyms: [String: String] = [
    "int": "int32", "integer": "int32", "long": "int64", "short": "int16", "byte": "uint8", "number": "double",
    "bool": "boolean", "text": "string", "str": "string", "float64": "double", "float32": "float", "real": "double",
    "datetime": "dateTime", "timestamp": "dateTime", "binary": "bytes", "guid": "uuid", "timespan": "duration",
  ]

  private func elementNames(_ kind: ElementKind, of package: ID<Package>) -> [String] {
    let row = model.packages[package]
    let headers: [ElementHeader] =
      switch kind {
      case .package: []
      case .concept: model.concepts[row.concepts].map(\.header)
      case .relation: model.relations[row.relations].map(\.header)
      case .quantity: model.quantities[row.quantities].map(\.header)
      case .unit: model.units[row.units].map(\.header)
      case .term: model.terms[row.terms].map(\.header)
      case .point: model.points[row.points].map(\.header)
      case .twin: model.twins[row.twins].map(\.header)
      case .schema, .type: model.schemas[row.schemas].map(\.header)
      }
    return headers.map { model.string($0.name) }
  }
}

extension RecordedNames {
  /// What one release says of names.
  struct Release: Sendable {
    /// Elements that packages declare, and members: what each became, by what it was.
    private(set) var renamed: [String: String] = [:]
    /// The same by what it became.
    private(set) var formers: [String: String] = [:]
    private(set) var gone: Set<String> = []
    private(set) var added: Set<String> = []
    /// Packages that are called otherwise now.
    private(set) var packages: [String: String] = [:]
    /// Fields by their present place and former name: the present name.
    private(set) var fields: [Place: [String: String]] = [:]
    /// Fields that are gone, by place.
    private(set) var lostFields: Set<Place> = []
    /// Values of enumerations by present place and former name: the present name.
    private(set) var values: [Place: [String: String]] = [:]
    /// Values of enumerations that are gone, and new ones, by place.
    private(set) var lostValues: [Place: Set<String>] = [:]
    private(set) var addedValues: [Place: Set<String>] = [:]
    /// Enumerations of which not all values that are gone are told.
    private(set) var unsureValues: Set<Place> = []
  }

  /// Whether a change of `kind` takes its element away.
  static func isRemoval(_ kind: String) -> Bool { Release.removals.contains(kind) }
}

extension RecordedNames.Release {
  fileprivate static let removals: Set<String> = [
    "twin-removed", "schema-removed", "unit-removed", "quantity-removed", "property-removed", "telemetry-removed",
    "event-removed", "command-removed", "relationship-removed", "component-removed", "announced-removal",
  ]

  private static let additions: Set<String> = [
    "property-added", "property-added-required", "property-added-with-default", "telemetry-added", "event-added",
    "command-added", "relationship-added", "relationship-added-required", "component-added",
  ]

  /// Takes in what `element` says.
  mutating func add(_ element: RecordedElement) {
    for (former, name) in element.renamedValues {
      // Where one value alone is meant, the path leads to it.
      let path = element.path.lastIndex(of: "=").map { String(element.path[..<$0]) } ?? element.path
      values[RecordedNames.Place(owner: element.subject, path: path), default: [:]][former] = name
    }
    if element.path.isEmpty { addElement(element) }
    switch element.kind {
    case "field-renamed":
      // The path leads to the field by its present name.
      guard let former = element.before, let dot = element.path.lastIndex(of: ".") else { return }
      let place = RecordedNames.Place(owner: element.subject, path: String(element.path[..<dot]))
      fields[place, default: [:]][former] = String(element.path[element.path.index(after: dot)...])
    case "field-removed": lostFields.insert(RecordedNames.Place(owner: element.subject, path: element.path))
    default: addValue(element)
    }
  }

  private mutating func addElement(_ element: RecordedElement) {
    if Self.removals.contains(element.kind) { gone.insert(element.subject) }
    if Self.additions.contains(element.kind) { added.insert(element.subject) }
    guard let former = element.former, former != element.subject else { return }
    if element.elementKind == "package" {
      packages[former] = element.subject
    } else {
      renamed[former] = element.subject
      formers[element.subject] = former
    }
  }

  private mutating func addValue(_ element: RecordedElement) {
    let mark = element.path.lastIndex(of: "=")
    let place = RecordedNames.Place(
      owner: element.subject, path: mark.map { String(element.path[..<$0]) } ?? element.path)
    let name = mark.map { String(element.path[element.path.index(after: $0)...]) }
    switch element.kind {
    case "enum-value-renamed", "enum-value-recoded":
      // Several at once are told by the first few, and by `renamedValues`.
      guard let before = element.before, let name else { return }
      values[place, default: [:]][Self.name(before)] = name
    // In an open enumeration a value stays where it has no name, and may have it again.
    case "enum-value-removed":
      if let name { lostValues[place, default: []].insert(name) }
    case "enum-value-added", "open-enum-value-added":
      if let name { addedValues[place, default: []].insert(name) }
    case "enum-encoding-changed": unsureValues.insert(place)
    case "enum-codes-exchanged":
      if name == nil { unsureValues.insert(place) }
      let pairs = zip(Self.names(element.before ?? ""), Self.names(element.after ?? ""))
      // Another value with the code of one that is gone, unless that was renamed.
      for (former, name) in pairs where former != name && element.renamedValues[former] != name {
        lostValues[place, default: []].insert(former)
        addedValues[place, default: []].insert(name)
      }
    default: return
    }
  }

  /// The name of a value as changes show it: where the code is not the name, it stands behind it.
  private static func name(_ shown: some StringProtocol) -> String {
    String(shown.firstRange(of: " = ").map { shown[..<$0.lowerBound] } ?? shown[...])
  }

  /// The names of the first few of several values, as changes show them.
  private static func names(_ shown: String) -> [String] {
    let listed = shown.firstRange(of: " and ").map { shown[..<$0.lowerBound] } ?? shown[...]
    return listed.split(separator: ", ").map { name($0) }
  }
}

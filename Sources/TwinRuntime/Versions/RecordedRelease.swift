extension RecordedNames {
  /// What one release says of names.
  struct Release: Sendable {
    /// The release.
    let version: SemanticVersion
    /// Families of what has changed, by place.
    private(set) var changes: [Place: Set<String>] = [:]
    /// Elements that packages declare, and members: what each became, by what it was.
    private(set) var renamed: [String: String] = [:]
    /// The same by what it became.
    private(set) var formers: [String: String] = [:]
    private(set) var gone: Set<String> = []
    private(set) var added: Set<String> = []
    private(set) var newTypes: Set<String> = []
    /// Changes of members, by the present identity of the type that they are told of.
    private(set) var members: [String: [MemberChange]] = [:]
    private var untold: [(owner: String, isFormer: Bool, change: MemberChange)] = []
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
    /// Values that open enumerations have no name for any more, by place.
    private(set) var namelessValues: [Place: Set<String>] = [:]
    /// Values that have other codes, by place and present name, and enumerations of which some have, whichever they are.
    private(set) var recodedValues: [Place: Set<String>] = [:]
    private(set) var recodedEnumerations: Set<Place> = []
    /// Enumerations of which names may have changed that are not told.
    private(set) var untoldValues: Set<Place> = []
    /// Enumerations of which not all values that are gone are told.
    private(set) var unsureValues: Set<Place> = []

    init(_ version: SemanticVersion) { self.version = version }

    /// What happened to a member, told of a type that has it.
    struct MemberChange: Sendable {
      enum What: Hashable, Sendable {
        case lost(String)
        case gained(String)
        case renamed(String, to: String)
      }

      var what: What
      /// Types that the change reaches, by their present identity, and what is made of them.
      var reach: Set<String>
      /// Whether it is a change by itself. What follows from another one has the reach of all that follows.
      var isCause: Bool
    }
  }

  /// Kinds of change that are about what values may be, with what they are about.
  private static let boundFamilies: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "minimum-raised", "minimum-lowered", "maximum-raised", "maximum-lowered", "step-tightened", "step-loosened",
      "step-changed", "precision-lowered", "precision-raised", "length-tightened", "length-loosened",
      "items-tightened", "items-loosened", "uniqueness-added", "uniqueness-removed", "pattern-added",
      "pattern-changed", "pattern-removed", "const-added", "const-changed", "const-removed", "enum-closed",
      "enum-opened",
    ].map { ($0, String($0.prefix { $0 != "-" })) })

  /// What a change of `kind` is about, whichever way it goes: the same for `minimum-raised` and `minimum-lowered`, for `property-added` and
  /// `property-removed`.
  static func family(of kind: String) -> String {
    if let family = boundFamilies[kind] { return family }
    if kind.hasPrefix("enum-") || kind.hasPrefix("open-enum-") { return "values" }
    for family in ["default", "made", "type", "value-unit", "value-quantity"] where kind.hasPrefix(family + "-") {
      return family
    }
    if kind.hasSuffix("-renamed") { return "name" }
    return isAddition(kind) || isRemoval(kind) || kind == "field-removed" ? "presence" : kind
  }

  /// Whether a change of `kind` brings its element.
  static func isAddition(_ kind: String) -> Bool {
    Release.additions.contains(kind) || kind.hasPrefix("field-added")
      || ["twin-added", "schema-added", "point-added"].contains(kind)
  }

  /// Whether a change of `kind` takes its element away.
  static func isRemoval(_ kind: String) -> Bool { Release.removals.contains(kind) }
}

extension RecordedNames.Release {
  fileprivate static let removals: Set<String> = [
    "twin-removed", "schema-removed", "unit-removed", "quantity-removed", "property-removed", "telemetry-removed",
    "event-removed", "command-removed", "relationship-removed", "component-removed", "announced-removal",
  ]

  fileprivate static let additions: Set<String> = [
    "property-added", "property-added-required", "property-added-with-default", "telemetry-added", "event-added",
    "command-added", "relationship-added", "relationship-added-required", "component-added",
  ]

  private static let recodings: Set<String> = ["enum-value-recoded", "enum-codes-exchanged", "enum-encoding-changed"]

  /// Takes in what `element` says, which is of a change that reaches the types `reach`.
  mutating func add(_ element: RecordedElement, _ reach: Set<String>, isCause: Bool) {
    for (former, name) in element.renamedValues {
      // Where one value alone is meant, the path leads to it.
      let path = element.path.lastIndex(of: "=").map { String(element.path[..<$0]) } ?? element.path
      values[RecordedNames.Place(owner: element.subject, path: path), default: [:]][former] = name
    }
    if element.path.isEmpty {
      addElement(element)
      addMember(element, reach, isCause: isCause)
    }
    // What is told of a value of an enumeration is looked for at the enumeration.
    let path = element.path.lastIndex(of: "=").map { String(element.path[..<$0]) } ?? element.path
    changes[RecordedNames.Place(owner: element.subject, path: path), default: []].insert(
      RecordedNames.family(of: element.kind))
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
    if element.kind == "twin-added" { newTypes.insert(element.subject) }
    guard let former = element.former, former != element.subject else { return }
    if element.elementKind == "package" {
      packages[former] = element.subject
    } else {
      renamed[former] = element.subject
      formers[element.subject] = former
    }
  }

  private mutating func addMember(_ element: RecordedElement, _ reach: Set<String>, isCause: Bool) {
    guard let (owner, name) = Self.parts(element.subject) else { return }
    func add(_ what: MemberChange.What, isFormer: Bool = false) {
      untold.append((owner, isFormer, MemberChange(what: what, reach: reach, isCause: isCause)))
    }
    if Self.removals.contains(element.kind) {
      // What is gone is named as it was, what follows at other types as they are called now.
      add(.lost(name), isFormer: isCause)
    } else if Self.additions.contains(element.kind) {
      add(.gained(name))
    } else if let former = element.former.flatMap(Self.parts)?.name, former != name {
      add(.renamed(former, to: name))
    }
  }

  /// Sorts changes of members by types, when it is known what these are called.
  mutating func settleMembers() {
    for (owner, isFormer, change) in untold {
      members[isFormer ? RecordedNames.present(owner, self) : owner, default: []].append(change)
    }
    untold = []
  }

  /// The type and the name of a member.
  private static func parts(_ id: String) -> (owner: String, name: String)? {
    id.lastIndex(of: "/").map { (String(id[..<$0]), String(id[id.index(after: $0)...])) }
  }

  private mutating func addValue(_ element: RecordedElement) {
    let mark = element.path.lastIndex(of: "=")
    let place = RecordedNames.Place(
      owner: element.subject, path: mark.map { String(element.path[..<$0]) } ?? element.path)
    let name = mark.map { String(element.path[element.path.index(after: $0)...]) }
    if Self.recodings.contains(element.kind) {
      if name == nil, element.renamedValues.isEmpty { untoldValues.insert(place) }
      if let name { recodedValues[place, default: []].insert(name) } else { recodedEnumerations.insert(place) }
    }
    switch element.kind {
    case "enum-value-renamed", "enum-value-recoded":
      // Several at once are told by the first few, and by `renamedValues`.
      guard let before = element.before, let name else { return }
      values[place, default: [:]][Self.name(before)] = name
    case "enum-value-removed":
      if let name { lostValues[place, default: []].insert(name) }
    case "open-enum-value-removed":
      if let name { namelessValues[place, default: []].insert(name) }
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

/// What one release says of the values of one enumeration, wherever it says so.
struct ValueChanges {
  var renamed: [String: String] = [:]
  var formers: [String: String] = [:]
  var added: Set<String> = []
  var nameless: Set<String> = []
  var lost: Set<String> = []
  private var recoded: Set<String> = []
  private var isRecodedSomewhere = false

  init(_ release: RecordedNames.Release, _ places: [RecordedNames.Place]) {
    for place in places {
      for (former, name) in release.values[place] ?? [:] where renamed[former] == nil {
        renamed[former] = name
        formers[name] = former
      }
      added.formUnion(release.addedValues[place] ?? [])
      nameless.formUnion(release.namelessValues[place] ?? [])
      lost.formUnion(release.lostValues[place] ?? [])
      recoded.formUnion(release.recodedValues[place] ?? [])
      if release.recodedEnumerations.contains(place) { isRecodedSomewhere = true }
    }
  }

  /// Whether another value has the name `name` now.
  func isTaken(_ name: String) -> Bool { added.contains(name) || formers[name] != nil }

  /// Whether the value that is called `name` now has another code, or may have.
  func isRecoded(_ name: String) -> Bool { isRecodedSomewhere || recoded.contains(name) }

  /// Whether some code may stand for something else.
  var hasOtherCodes: Bool { isRecodedSomewhere || !recoded.isEmpty || !added.isEmpty }
}

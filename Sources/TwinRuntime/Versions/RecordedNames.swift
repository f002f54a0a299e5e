/// What became of names from one release to a later one, as the records on the way say.
struct RecordedNames: Sendable {
  /// What a record says became of something.
  enum Fate<Value: Hashable & Sendable>: Hashable, Sendable {
    case became(Value)
    case gone
  }

  /// A step into a value, as records name places.
  enum Step: Hashable, Sendable {
    case field(String)
    case element, key, value
    /// What a command is called with, and what it answers.
    case request, response

    /// As a part of a record's path.
    var text: String {
      switch self {
      case .field(let name): "." + name
      case .element: "[]"
      case .key: "{key}"
      case .value: "{}"
      case .request: ".request"
      case .response: ".response"
      }
    }

    /// As a part of an element's name.
    var segment: String {
      switch self {
      case .field(let name): "/" + name
      case .element: "/items"
      case .key: "/keys"
      case .value: "/values"
      case .request: "/request"
      case .response: "/response"
      }
    }
  }

  /// A place inside what an element holds.
  fileprivate struct Place: Hashable {
    var owner: String
    var path: String
  }

  fileprivate struct Release: Sendable {
    /// Elements that packages declare, and members: what each became, by what it was.
    var renamed: [String: String] = [:]
    /// The same by what it became.
    var formers: [String: String] = [:]
    var gone: Set<String> = []
    var added: Set<String> = []
    /// Packages that are called otherwise now.
    var packages: [String: String] = [:]
    /// Fields by their present place and former name: the present name.
    var fields: [Place: [String: String]] = [:]
    /// Fields that are gone, by place.
    var lostFields: Set<Place> = []
    /// Values of enumerations by present place and former name: the present name.
    var values: [Place: [String: String]] = [:]
  }

  private var releases: [Release] = []
  /// Whether nothing is said of any name.
  private(set) var isEmpty = true

  /// What `records`, one after the other, say.
  init(_ records: [RecordedChanges]) {
    for record in records {
      var release = Release()
      for change in record.changes {
        Self.add(change.element, to: &release)
        for consequence in change.consequences { Self.add(consequence, to: &release) }
      }
      releases.append(release)
      if !record.changes.isEmpty { isEmpty = false }
    }
  }

  private static let removals: Set<String> = [
    "twin-removed", "schema-removed", "unit-removed", "quantity-removed", "property-removed", "telemetry-removed",
    "event-removed", "command-removed", "relationship-removed", "component-removed", "announced-removal",
  ]

  /// Whether a change of `kind` takes its element away.
  static func isRemoval(_ kind: String) -> Bool { removals.contains(kind) }

  private static let additions: Set<String> = [
    "property-added", "property-added-required", "property-added-with-default", "telemetry-added", "event-added",
    "command-added", "relationship-added", "relationship-added-required", "component-added",
  ]

  private static func add(_ element: RecordedElement, to release: inout Release) {
    for (former, name) in element.renamedValues {
      // Where one value alone is meant, the path leads to it.
      let path = element.path.lastIndex(of: "=").map { String(element.path[..<$0]) } ?? element.path
      release.values[Place(owner: element.subject, path: path), default: [:]][former] = name
    }
    if element.path.isEmpty {
      if removals.contains(element.kind) { release.gone.insert(element.subject) }
      if additions.contains(element.kind) { release.added.insert(element.subject) }
      if let former = element.former, former != element.subject {
        if element.elementKind == "package" {
          release.packages[former] = element.subject
        } else {
          release.renamed[former] = element.subject
          release.formers[element.subject] = former
        }
      }
    }
    switch element.kind {
    case "field-renamed":
      // The path leads to the field by its present name.
      guard let former = element.before, let dot = element.path.lastIndex(of: ".") else { return }
      let place = Place(owner: element.subject, path: String(element.path[..<dot]))
      release.fields[place, default: [:]][former] = String(element.path[element.path.index(after: dot)...])
    case "field-removed":
      release.lostFields.insert(Place(owner: element.subject, path: element.path))
    case "enum-value-renamed", "enum-value-recoded":
      // Several at once are told by the first few, and by `renamedValues`.
      guard let before = element.before, let mark = element.path.lastIndex(of: "=") else { return }
      let place = Place(owner: element.subject, path: String(element.path[..<mark]))
      // Where the code is not the name, it stands behind it.
      let former = before.firstRange(of: " = ").map { String(before[..<$0.lowerBound]) } ?? before
      release.values[place, default: [:]][former] = String(element.path[element.path.index(after: mark)...])
    default: return
    }
  }

  /// What became of the element `id` that a package declares; nil where nothing is said of it.
  func element(_ id: String) -> Fate<String>? {
    var present = id
    for release in releases {
      if release.gone.contains(present) { return .gone }
      present = Self.present(present, release)
    }
    return present == id ? nil : .became(present)
  }

  fileprivate static func present(_ id: String, _ release: Release) -> String {
    if let renamed = release.renamed[id] { return renamed }
    guard let dot = id.lastIndex(of: "."), let package = release.packages[String(id[..<dot])] else { return id }
    return package + id[dot...]
  }

  /// What the member `name` that the type `owner` declares is called now; nil where nothing is said of it.
  ///
  /// A member that some type lost is gone only where another took its name later: a type that leaves its parent loses what
  /// others keep.
  func member(_ name: String, of owner: String) -> Fate<String>? {
    var (owner, present) = (owner, name)
    var isLost = false
    for release in releases {
      let id = owner + "/" + present
      if isLost, release.added.contains(id) { return .gone }
      if release.gone.contains(id) { isLost = true }
      let type = Self.present(owner, release)
      if let renamed = release.renamed[id], let slash = renamed.lastIndex(of: "/") {
        present = String(renamed[renamed.index(after: slash)...])
      }
      owner = type
    }
    return present == name ? nil : .became(present)
  }

  /// What an element or member is called at both ends, where it is called `id` after the release `index`, or before it; nil at an end
  /// where it is not there, since it came or went on the way.
  func ends(of id: String, at index: Int, isBefore: Bool) -> (first: String?, last: String?) {
    let level = isBefore ? index : index + 1
    var first: String? = id
    for release in releases[..<min(level, releases.count)].reversed() {
      guard let present = first else { break }
      first = release.added.contains(present) ? nil : Self.former(present, release)
    }
    var last: String? = id
    for release in releases[min(level, releases.count)...] {
      guard let present = last else { break }
      last = release.gone.contains(present) ? nil : Self.next(present, release)
    }
    return (first, last)
  }

  /// What `id`, which may be a member's, is called after a release.
  private static func next(_ id: String, _ release: Release) -> String {
    if let renamed = release.renamed[id] { return renamed }
    guard let slash = id.lastIndex(of: "/") else { return present(id, release) }
    return present(String(id[..<slash]), release) + id[slash...]
  }

  /// What `id`, which may be a member's, was called before a release.
  private static func former(_ id: String, _ release: Release) -> String {
    if let former = release.formers[id] { return former }
    if let slash = id.lastIndex(of: "/") { return former(String(id[..<slash]), release) + id[slash...] }
    guard let dot = id.lastIndex(of: "."),
      let package = release.packages.filter({ $0.value == id[..<dot] }).map(\.key).min()
    else { return id }
    return package + id[dot...]
  }

  /// What the field `name` of an object at `addresses` is called now; nil where nothing is said of it.
  func field(_ name: String, at addresses: [Address]) -> Fate<String>? {
    follow(name, addresses) { release, owner, path, name in
      if release.lostFields.contains(Place(owner: owner, path: path + "." + name)) { return .gone }
      return release.fields[Place(owner: owner, path: path)]?[name].map { .became($0) }
    }
  }

  /// What the value `name` of an enumeration at `addresses` is called now; nil where nothing is said of it.
  func value(_ name: String, at addresses: [Address]) -> Fate<String>? {
    follow(name, addresses) { release, owner, path, name in
      release.values[Place(owner: owner, path: path)]?[name].map { .became($0) }
    }
  }

  /// What holds a value.
  enum Owner: Hashable, Sendable {
    case element(String)
    case member(String, of: String)

    /// Its identity.
    var id: String {
      switch self {
      case .element(let id): id
      case .member(let name, let type): type + "/" + name
      }
    }
  }

  /// Where a value is recorded: in what holds it. A change of what is shared is recorded there, so that one value may have several.
  struct Address: Hashable, Sendable {
    var owner: Owner
    /// The way from there.
    var steps: [Step] = []

    func stepping(_ step: Step) -> Address { Address(owner: owner, steps: steps + [step]) }

    /// The same after a release, with its path there.
    fileprivate mutating func follow(_ release: Release) -> String {
      switch owner {
      case .element(let id): owner = .element(RecordedNames.present(id, release))
      case .member(let member, let type):
        let renamed = release.renamed[type + "/" + member].flatMap { id in
          id.lastIndex(of: "/").map { String(id[id.index(after: $0)...]) }
        }
        owner = .member(renamed ?? member, of: RecordedNames.present(type, release))
      }
      // Places in records have present names, the outer ones first.
      var path = ""
      for index in steps.indices {
        if case .field(let field) = steps[index],
          let renamed = release.fields[Place(owner: owner.id, path: path)]?[field]
        {
          steps[index] = .field(renamed)
        }
        path += steps[index].text
      }
      return path
    }
  }

  private func follow(
    _ name: String, _ addresses: [Address],
    _ fate: (_ release: Release, _ owner: String, _ path: String, _ name: String) -> Fate<String>?
  ) -> Fate<String>? {
    var (addresses, present) = (addresses, name)
    for release in releases {
      var found: Fate<String>?
      for index in addresses.indices {
        let path = addresses[index].follow(release)
        found = found ?? fate(release, addresses[index].owner.id, path, present)
      }
      switch found {
      case .gone?: return .gone
      case .became(let next)?: present = next
      case nil: break
      }
    }
    return present == name ? nil : .became(present)
  }
}

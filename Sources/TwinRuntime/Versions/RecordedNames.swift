/// What became of names from one release to a later one, as the records on the way say.
struct RecordedNames: Sendable {
  /// What a record says became of something.
  enum Fate<Value: Hashable & Sendable>: Hashable, Sendable {
    case became(Value)
    /// Some type lost it under this name, which nothing has taken since: it is gone, unless it is there under that name.
    case left(Value)
    case gone

    /// Whether what had the name `value` has another one now, or is gone.
    func isOther(than value: Value) -> Bool {
      switch self {
      case .became(let next), .left(let next): next != value
      case .gone: true
      }
    }
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
  struct Place: Hashable {
    var owner: String
    var path: String
  }

  private(set) var releases: [Release] = []
  /// Packages that there are records of.
  let packages: Set<String>
  /// Whether nothing is said of any name.
  private(set) var isEmpty = true
  /// What is gone, as the earliest version calls it.
  private(set) var removals: [Place: ElementRemoval] = [:]

  /// What `records`, one after the other, say.
  init(_ records: [RecordedChanges]) {
    packages = Set(records.map(\.package))
    for record in records {
      let elements = record.changes.flatMap { change in
        let reach = Set(change.reachedTypes)
        return [(change.element, reach, true)] + change.consequences.map { ($0, reach, false) }
      }
      let formers = Set(elements.filter { $0.0.elementKind == "package" }.compactMap(\.0.former))
      var release = Release(record.version)
      for (element, reach, isCause) in elements {
        let package = Self.package(of: element)
        // What another package has records of is told there; to follow one rename twice would lead somewhere else.
        if package != record.package, packages.contains(package), !formers.contains(package) { continue }
        release.add(element, reach, isCause: isCause)
      }
      release.settleMembers()
      releases.append(release)
      if !record.changes.isEmpty { isEmpty = false }
    }
    removals = Self.removals(in: records, self)
  }

  /// The package that declares what `element` is about.
  private static func package(of element: RecordedElement) -> String {
    element.elementKind == "package" ? element.subject : package(of: element.subject)
  }

  /// The package that declares what is called `id`, or has a part that is.
  private static func package(of id: String) -> String {
    let owner = id.prefix { $0 != "/" }
    return owner.lastIndex(of: ".").map { String(owner[..<$0]) } ?? String(owner)
  }

  /// What became of the element `id` that a package declares; nil where nothing is said of it.
  func element(_ id: String) -> Fate<String>? {
    var present = id
    var isRenamed = false
    for release in releases {
      if release.gone.contains(present) { return .gone }
      let next = Self.present(present, release)
      if next != present { isRenamed = true }
      present = next
    }
    return isRenamed ? .became(present) : nil
  }

  static func present(_ id: String, _ release: Release) -> String {
    if let renamed = release.renamed[id] { return renamed }
    guard let dot = id.lastIndex(of: "."), let package = release.packages[String(id[..<dot])] else { return id }
    return package + id[dot...]
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
  static func former(_ id: String, _ release: Release) -> String {
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
      return Self.fate(of: name, release.fields[Place(owner: owner, path: path)])
    }
  }

  /// What the value `name` of an enumeration at `addresses` is called now; nil where nothing is said of it.
  func value(_ name: String, at addresses: [Address]) -> Fate<String>? {
    // Whether it may be gone without a word: where codes are given anew, the first few values alone are told.
    var isUnsure = false
    // In an open enumeration what is removed stays in data without a name, until another value takes the name.
    var isLost = false
    let fate = follow(name, addresses) { release, owner, path, name in
      let place = Place(owner: owner, path: path)
      if let next = release.values[place]?[name] { return .became(next) }
      if release.lostValues[place]?.contains(name) ?? false { return .gone }
      if isUnsure || isLost, release.addedValues[place]?.contains(name) ?? false { return .gone }
      if release.unsureValues.contains(place) { isUnsure = true }
      if release.namelessValues[place]?.contains(name) ?? false { isLost = true }
      return Self.fate(of: name, release.values[place])
    }
    guard isLost, fate != .gone else { return fate }
    if case .became(let present)? = fate { return .left(present) }
    return .left(name)
  }

  /// Whether the records tell all names of the values of the enumeration at `addresses` that changed.
  func tellsValues(at addresses: [Address]) -> Bool {
    let isRecorded = addresses.allSatisfy { packages.contains(Self.package(of: $0.owner.id)) }
    return isRecorded
      && !zip(releases, places(addresses)).contains { release, places in
        places.contains(where: release.untoldValues.contains)
      }
  }

  /// Whether the records tell that the value that is called `name` in the end came on the way, or was called otherwise.
  func tellsOrigin(ofValue name: String, at addresses: [Address]) -> Bool {
    zip(releases, places(addresses)).contains { ValueChanges($0, $1).isTaken(name) }
  }

  /// The releases, with their places in the order of the records, that changed what the kind `kind` is about, at `addresses`.
  func releases(thatChangedAs kind: String, at addresses: [Address]) -> [(index: Int, version: SemanticVersion)] {
    if addresses.isEmpty { return [] }
    let family = Self.family(of: kind)
    return zip(releases.indices, places(addresses)).compactMap { index, places in
      let release = releases[index]
      return places.contains { release.changes[$0]?.contains(family) ?? false } ? (index, release.version) : nil
    }
  }

  /// What `addresses` are in each record.
  private func places(_ addresses: [Address]) -> [[Place]] {
    var addresses = addresses
    return releases.map { release in
      addresses.indices.map { index in
        let path = addresses[index].follow(release)
        return Place(owner: addresses[index].owner.id, path: path)
      }
    }
  }

  /// Whether the code of the value `name` of an open enumeration at `addresses` may stand for it at the other end of the records, which has
  /// no name for it: it had no other name or code before it lost its name, and nobody took either since. `isBackward` begins with the
  /// later end. Where codes are names, there are no others.
  func keepsCode(_ name: String, at addresses: [Address], isBackward: Bool, codesAreNames: Bool) -> Bool {
    let places = places(addresses)
    var present = name
    var isLost = false
    for index in isBackward ? Array(releases.indices.reversed()) : Array(releases.indices) {
      let says = ValueChanges(releases[index], places[index])
      if isLost {
        if says.isTaken(present) || !codesAreNames && says.hasOtherCodes { return false }
      } else if (isBackward ? says.added : says.nameless).contains(present) {
        if isBackward { break }
        isLost = true
      } else if !isBackward, says.lost.contains(present) {
        // Another value took its code.
        return false
      } else {
        let former = present
        present = (isBackward ? says.formers : says.renamed)[former] ?? former
        if present == former, says.renamed[former] == nil, says.formers[former] != nil { return false }
        if !codesAreNames, says.isRecoded(isBackward ? former : present) { return false }
      }
    }
    return present == name
  }

  /// What became of `name` where some were renamed: one whose name another took is gone.
  private static func fate(of name: String, _ renamed: [String: String]?) -> Fate<String>? {
    guard let renamed else { return nil }
    if let next = renamed[name] { return .became(next) }
    return renamed.values.contains(name) ? .gone : nil
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
    var isRenamed = false
    for release in releases {
      var found: Fate<String>?
      for index in addresses.indices {
        let path = addresses[index].follow(release)
        found = found ?? fate(release, addresses[index].owner.id, path, present)
      }
      switch found {
      case .gone?: return .gone
      case .became(let next)?, .left(let next)?: (present, isRenamed) = (next, true)
      case nil: break
      }
    }
    return isRenamed ? .became(present) : nil
  }
}

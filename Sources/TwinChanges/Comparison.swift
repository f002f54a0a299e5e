public import TwinModel

/// A model and which of its packages are compared; the others, such as those that ship with the tool, are what they refer to.
public struct ModelVersion: Sendable {
  /// The model.
  public var model: Model
  /// The packages that are compared.
  public var packages: [ID<Package>]

  /// The packages of `model` that are compared: by default all.
  public init(_ model: Model, packages: [ID<Package>]? = nil) {
    self.model = model
    self.packages = packages ?? Array(model.packages.ids)
  }
}

/// What changed from one model to another: root causes, in order of package, element and kind, each with what follows from it.
///
/// Both are compared as they take effect: with inheritance laid out, so that a member pulled up to a parent is no change, and
/// with the identity that pinned ids and `formerly` carry. Models may come from any source languages. The result depends on
/// the two models alone.
/// - Complexity: O(rows of both) where little changed; a change of a shared element adds O(what it reaches).
public func changes(from old: ModelVersion, to new: ModelVersion) -> [Change] {
  var comparison = Comparison(old, new)
  comparison.comparePackages()
  comparison.compareOntologies()
  comparison.compareSchemas()
  comparison.compareTwins()
  return comparison.finished()
}

/// The comparison as it goes along. The order of its parts matters: a difference that a shared element explains is folded under
/// that element's change, which has to be there first.
struct Comparison {
  let old: Model
  let new: Model
  let identities: Identities
  var values: ValueComparison
  private let oldIsCompared: [Bool]
  private let newIsCompared: [Bool]

  /// Root causes as they are found.
  private(set) var changes: [Change] = []
  /// What each reaches.
  private var reached: [Reached] = []

  /// Twins and members of the old model that a change reaches.
  struct Reached {
    var types: [ID<Twin>] = []
    var members: [ID<Member>] = []
  }

  /// Differences of shared elements that others repeat: of points and of members that others refine.
  var causes: [ElementRef: [DifferenceKey: Int]] = [:]
  /// Changes of packages that are gone or new, under which their elements are folded.
  var removedPackages: [ID<Package>: Int] = [:]
  var addedPackages: [ID<Package>: Int] = [:]
  lazy var uses = (old: SharedUses(old), new: SharedUses(new))
  lazy var measureUses = (old: MeasureUses(old, uses.old), new: MeasureUses(new, uses.new))
  lazy var holders = (old: Holders(old), new: Holders(new))

  init(_ old: ModelVersion, _ new: ModelVersion) {
    self.old = old.model
    self.new = new.model
    identities = Identities(old.model, new.model)
    values = ValueComparison(old.model, new.model, identities)
    func flags(_ version: ModelVersion) -> [Bool] {
      var flags = [Bool](repeating: false, count: version.model.packages.count)
      for package in version.packages { flags[package.index] = true }
      return flags
    }
    oldIsCompared = flags(old)
    newIsCompared = flags(new)
  }

  /// Whether what is in `package` alone is told.
  func isCompared(old package: ID<Package>) -> Bool { oldIsCompared[package.index] }
  func isCompared(new package: ID<Package>) -> Bool { newIsCompared[package.index] }

  /// Whether an element of `former` is compared with its counterpart in `package`: where both are compared, and where one of them took it
  /// over from, or left it to, a package that is only referred to.
  func areCompared(_ former: ID<Package>, _ package: ID<Package>) -> Bool {
    if identities.packages[old: former] == package { return isCompared(old: former) && isCompared(new: package) }
    return isCompared(old: former) || isCompared(new: package)
  }

  // MARK: - Finding

  /// Records a root cause, and returns its number.
  @discardableResult
  mutating func add(_ change: Change) -> Int {
    changes.append(change)
    reached.append(Reached())
    return changes.count - 1
  }

  /// Records `difference` of two elements that are the same. `owner` is the element with the name, of which the difference may
  /// be a part.
  @discardableResult
  mutating func add(_ difference: Difference, of oldOwner: ElementRef, _ newOwner: ElementRef) -> Int {
    add(change(difference, of: oldOwner, newOwner))
  }

  /// `difference` as a change.
  func change(_ difference: Difference, of oldOwner: ElementRef, _ newOwner: ElementRef) -> Change {
    var change = Change(
      difference.kind, old: difference.new != nil && difference.old == nil ? nil : difference.old ?? oldOwner,
      new: difference.old != nil && difference.new == nil ? nil : difference.new ?? newOwner,
      subject: new.identity(of: newOwner))
    let former = old.identity(of: oldOwner)
    if former != change.subject { change.former = former }
    change.owners = (oldOwner, newOwner)
    change.path = difference.path
    change.before = difference.before
    change.after = difference.after
    change.renamedValues = difference.renamedValues
    change.positions = difference.positions
    change.hint = difference.candidate.map {
      RenameHint(
        element: $0.element, identity: change.subject + ChangeWords.segments($0.path), formerName: $0.formerName,
        isLikely: $0.isLikely)
    }
    return change
  }

  /// An element that is gone: its own kind of change, or the one for what was announced.
  mutating func addRemoval(_ kind: ChangeKind, _ element: ElementRef, in package: ID<Package>) -> Int {
    var change = Change(removalKind(kind, of: element, in: package), old: element, subject: old.identity(of: element))
    change.announcedFor = announcedRemoval(of: element)?.description
    change.before = change.kind == .announcedRemoval ? change.announcedFor : old.string(old.name(of: element))
    return add(change)
  }

  /// The version for which the removal of an old element was announced.
  func announcedRemoval(of element: ElementRef) -> SemanticVersion? {
    old.metadata(of: element).flatMap { old.metadata[$0].deprecation?.removeIn }
  }

  /// `kind`, or `announced-removal` where the element was deprecated and its time has come.
  func removalKind(_ kind: ChangeKind, of element: ElementRef, in package: ID<Package>) -> ChangeKind {
    guard let removal = announcedRemoval(of: element), let counterpart = identities.packages[old: package],
      !(new.packages[counterpart].version < removal)
    else { return kind }
    return .announcedRemoval
  }

  mutating func reach(_ change: Int, _ users: Reached) {
    reached[change].types += users.types
    reached[change].members += users.members
  }
  mutating func reach(_ change: Int, _ twin: ID<Twin>) { reached[change].types.append(twin) }
  mutating func reach(_ change: Int, _ member: ID<Member>) { reached[change].members.append(member) }
  mutating func addConsequence(_ consequence: Change, to change: Int) {
    changes[change].consequences.append(consequence)
  }
  mutating func setHint(_ hint: RenameHint, of change: Int) { changes[change].hint = hint }
  mutating func setPositions(_ positions: ValuePositions, of change: Int) { changes[change].positions = positions }

  // MARK: - Result

  /// The root causes in order, with what they reach spelt out.
  mutating func finished() -> [Change] {
    for index in changes.indices {
      reachHolders(of: index)
      changes[index].reach = reach(reached[index])
      changes[index].consequences.sort(by: Change.inOrder)
    }
    return changes.sorted(by: Change.inOrder)
  }

  /// What is made of a type has what happens to it.
  private mutating func reachHolders(of change: Int) {
    let owner: ID<Twin>
    switch changes[change].oldOwner {
    case .twin(let id)?: owner = id
    case .member(let id)?: owner = old.members[id].twin
    default: return
    }
    let found = holders.old.holders(of: [owner] + reached[change].types, in: old)
    reached[change].types += found.types
    reached[change].members += found.members
  }

  private func reach(_ reached: Reached) -> Reach {
    var reach = Reach()
    var packages: Set<String> = []
    var relationships: Set<String> = []
    var members: Set<String> = []
    for member in Set(reached.members) {
      let row = old.members[member]
      packages.insert(old.string(old.packages[old.twins[row.twin].header.package].name))
      let identity = old.identity(of: row)
      if row.kind == .relationship { relationships.insert(identity) } else { members.insert(identity) }
    }
    var types: Set<String> = []
    for twin in Set(reached.types) {
      packages.insert(old.string(old.packages[old.twins[twin].header.package].name))
      types.insert(identity(of: twin))
    }
    reach.types = types.sorted(by: precedes)
    reach.members = members.sorted(by: precedes)
    reach.relationships = relationships.sorted(by: precedes)
    reach.packages = packages.sorted(by: precedes)
    return reach
  }

  /// Identity of a twin of the old model, as it is called now.
  private func identity(of twin: ID<Twin>) -> String {
    identities.twins[old: twin].map { new.identity(new.twins[$0].header) } ?? old.identity(old.twins[twin].header)
  }
}

/// A difference apart from where it was found, so that it is known when it is found again.
struct DifferenceKey: Hashable {
  var kind: ChangeKind
  var path: String
  var before: String?
  var after: String?

  init(_ difference: Difference) {
    kind = difference.kind
    path = difference.path
    before = difference.before
    after = difference.after
  }
}

extension Change {
  /// By element, then kind, then place inside it.
  static func inOrder(_ a: Change, _ b: Change) -> Bool {
    if a.subject != b.subject { return precedes(a.subject, b.subject) }
    if a.kind != b.kind { return precedes(a.kind.rawValue, b.kind.rawValue) }
    if a.path != b.path { return precedes(a.path, b.path) }
    return precedes(a.before ?? "", b.before ?? "") || (a.before == b.before && precedes(a.after ?? "", b.after ?? ""))
  }
}

/// Order by UTF-8 bytes, as names are sorted everywhere.
func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

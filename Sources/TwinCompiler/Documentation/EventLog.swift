import TwinChanges
import TwinDocs
import TwinModel
import TwinRegistry

/// What became of elements from release to release, under whatever names.
struct EventLog {
  /// What became of one element and of its members, by their names inside it; its own stands under no name.
  private struct Life {
    /// What it is called, or was called at last.
    var identity: String
    var members: [String: [PackageHistory.Event]] = [:]
    /// What became of what is inside it and inside its members, likewise.
    var parts: [String: PartLog] = [:]
    /// What it is, where changes tell.
    var kind: ElementKind?
    /// When it went for good, and the change that took it.
    var end: (moment: PackageHistory.Moment, change: ReleasedChange)?

    var events: [PackageHistory.Event] { members.sorted { $0.key < $1.key }.flatMap(\.value) }
  }

  /// A name that an element had.
  private struct Farewell {
    var life: Int
    /// What became of the element until it had the name no more, that included.
    var events: [PackageHistory.Event]
    var moment: PackageHistory.Moment
    var change: ReleasedChange
    /// The last release that has the name.
    var last: SemanticVersion?
  }

  /// A name in what is told of a moment: what has it then or, where it is a former one, what has it no more from then on.
  private struct ToldName: Hashable {
    var identity: String
    var isFormer: Bool
    var moment: PackageHistory.Moment
  }

  private var lives: [Life] = []
  /// The life of what has a name now.
  private var current: [String: Int] = [:]
  /// Who had a name before, the oldest first.
  private var farewells: [String: [Farewell]] = [:]
  /// The life that each name means where it is told.
  private var meanings: [ToldName: Int] = [:]

  /// What became of the elements of `package` along the line that leads to what is documented. O(changes).
  init(of package: ReleasedPackage) {
    let line = package.line
    for release in line {
      add(release.changes?.changes ?? [], .release(release.version), after: release.changes?.previous?.version)
    }
    add(package.upcoming, .next, after: line.last?.version)
  }

  /// By identity as elements are called in the end. What had the name of an element before has its events in front.
  var events: [String: [PackageHistory.Event]] {
    var result: [String: [PackageHistory.Event]] = [:]
    for (identity, number) in current {
      for (member, events) in lives[number].members {
        result[member.isEmpty ? identity : identity + "/" + member] = events.map(resolved)
      }
      let earlier = earlierEvents(of: identity, but: number)
      if !earlier.isEmpty { result[identity] = earlier.map(resolved) + (result[identity] ?? []) }
    }
    return result
  }

  /// What became of fields and values, as they and what holds them are called in the end.
  var parts: [PackageHistory.Part: [PackageHistory.Event]] {
    var result: [PackageHistory.Part: [PackageHistory.Event]] = [:]
    for (identity, number) in current {
      for (member, log) in lives[number].parts {
        let owner = member.isEmpty ? identity : identity + "/" + member
        for (path, events) in log.events { result[PackageHistory.Part(owner: owner, path: path)] = events }
      }
    }
    return result
  }

  /// The last of each kind that had a name which it has no more.
  var former: [FormerElement] {
    var found: [String: FormerElement] = [:]
    for (identity, farewells) in farewells {
      for farewell in farewells {
        guard let kind = farewell.change.element.lostElement else { continue }
        let life = lives[farewell.life]
        var asking = life.end?.change ?? farewell.change
        // What is gone is asked for by the name that people know; what has another name leads to the last one.
        asking.element.subject = life.end == nil ? life.identity : identity
        found["\(kind) \(identity)"] = FormerElement(
          kind, identity: identity, moment: farewell.moment, name: life.identity == identity ? nil : life.identity,
          removed: life.end?.moment, last: farewell.last,
          steps: MigrationSteps(asking).told { resolved($0, at: life.end?.moment ?? farewell.moment) },
          events: (earlierEvents(of: identity, but: farewell.life) + life.events).map(resolved))
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What became of those that had the name `identity`, without the life `number`.
  private func earlierEvents(of identity: String, but number: Int) -> [PackageHistory.Event] {
    (farewells[identity] ?? []).filter { $0.life != number }.flatMap(\.events)
  }

  private func resolved(_ event: PackageHistory.Event) -> PackageHistory.Event {
    var event = event
    event.names = event.names.mapValues { resolved($0, at: event.moment) }
    return event
  }

  /// What `named`, which is told of `moment`, is called in the end, or was at last.
  func resolved(_ named: NamedElement, at moment: PackageHistory.Moment) -> NamedElement {
    let place = Place(named.identity)
    let told = ToldName(identity: place.owner, isFormer: named.isFormer, moment: moment)
    // A member that has its name no more is nowhere else.
    guard place.member.isEmpty || !named.isFormer, let number = meanings[told] else { return named }
    let life = lives[number]
    let isGone = life.end != nil
    // There is a page for a former name, unless another element of the kind has it: then for the last one.
    if named.isFormer || isGone, !isTaken(place.owner, named.kind, but: number) {
      return NamedElement(named.kind, named.identity, isFormer: true)
    }
    let member = place.member.isEmpty ? "" : "/" + place.member
    return NamedElement(named.kind, life.identity + member, isFormer: isGone)
  }

  /// Whether something else than the life `number` has the name `identity` now, and may be of `kind`.
  private func isTaken(_ identity: String, _ kind: ElementKind?, but number: Int) -> Bool {
    guard let bearer = current[identity], bearer != number else { return false }
    let other = lives[bearer].kind
    return kind == nil || other == nil || kind == other
  }

  /// Adds what became of elements at `moment`, in the release behind `last`. Names change hands all at once: one that is free now may be
  /// given to another element by the same release.
  private mutating func add(_ changes: [ReleasedChange], _ moment: PackageHistory.Moment, after last: SemanticVersion?)
  {
    let names = takeNames(changes, moment, after: last)
    let members = changes.filter { !Place($0.element.subject).member.isEmpty }
    for change in members where change.element.event == .removed { noteRemoval(of: change, moment, names) }
    renameMembers(members, names)
    noteParts(of: changes, moment)
    for change in changes where change.element.event != .removed { note(change, moment) }
    for change in changes where change.element.event == .removed { noteAtUsers(of: change, moment, names) }
    for change in changes { noteReplacement(of: change, moment, names) }
  }

  /// Ends the lives of what was removed, and gives what was renamed its new name; the new names by the old ones.
  private mutating func takeNames(
    _ changes: [ReleasedChange], _ moment: PackageHistory.Moment, after last: SemanticVersion?
  ) -> [String: String] {
    var (left, moved): (Set<String>, [(life: Int, former: String, name: String)]) = ([], [])
    let own = changes.filter { Place($0.element.subject).member.isEmpty }
    // Of what became of an element that was renamed, the renaming is what tells of its name.
    for change in own.filter({ $0.element.lostElement != nil }) + own.filter({ $0.element.lostElement == nil }) {
      let element = change.element
      let former = element.former ?? element.subject
      let isRemoved = element.event == .removed
      guard isRemoved || former != element.subject, left.insert(former).inserted else { continue }
      let life = life(of: former)
      meanings[ToldName(identity: former, isFormer: true, moment: moment)] = life
      farewells[former, default: []].append(
        Farewell(
          life: life, events: lives[life].events + [change.told(moment, .removed)],
          moment: moment, change: change, last: last))
      if isRemoved {
        note(change, moment)
        lives[life].end = (moment, change)
      } else {
        moved.append((life, former, element.subject))
      }
      current[former] = nil
    }
    for (life, _, name) in moved {
      current[name] = life
      lives[life].identity = name
    }
    return moved.reduce(into: [:]) { $0[$1.former] = $1.name }
  }

  /// Gives members their new names; `names` are those of what was renamed, by the old ones.
  private mutating func renameMembers(_ changes: [ReleasedChange], _ names: [String: String]) {
    var moved: [(events: [PackageHistory.Event], parts: PartLog?, to: Place)] = []
    for element in changes.map(\.element) {
      guard let former = element.former else { continue }
      let now = Place(element.subject)
      var before = Place(former)
      before.owner = names[before.owner] ?? before.owner
      guard before != now, let owner = current[before.owner] else { continue }
      let parts = lives[owner].parts.removeValue(forKey: before.member)
      let events = lives[owner].members.removeValue(forKey: before.member)
      if events != nil || parts != nil { moved.append((events ?? [], parts, now)) }
    }
    for (events, parts, place) in moved {
      let life = life(of: place.owner)
      // Another member that had the name before is gone: what became of it stays in the history of the type.
      if !events.isEmpty { lives[life].members[place.member, default: []] += events }
      lives[life].parts[place.member] = parts
    }
  }

  /// Notes what became of fields and values. Elements and members have their new names, by which these changes tell where they are.
  private mutating func noteParts(of changes: [ReleasedChange], _ moment: PackageHistory.Moment) {
    let inside = changes.map(\.element).filter(PartLog.isTold)
    for (place, changes) in Dictionary(grouping: inside, by: { Place($0.subject) }) {
      lives[life(of: place.owner)].parts[place.member, default: PartLog()].add(changes, moment)
    }
  }

  /// Notes a member that is gone: it is told under the name that its type had.
  private mutating func noteRemoval(
    of change: ReleasedChange, _ moment: PackageHistory.Moment, _ names: [String: String]
  ) {
    var place = Place(change.element.subject)
    place.owner = names[place.owner] ?? place.owner
    note(change, moment, at: place)
    // Another one that has its name later has nothing of what was inside it.
    lives[life(of: place.owner)].parts[place.member] = nil
  }

  private mutating func note(_ change: ReleasedChange, _ moment: PackageHistory.Moment, at place: Place? = nil) {
    let element = change.element
    let place = place ?? Place(element.subject)
    let number = life(of: place.owner)
    if place.member.isEmpty, element.path.isEmpty { lives[number].kind = element.elementOrOwner ?? lives[number].kind }
    let isRemoval = element.event == .removed
    let name = ToldName(identity: Place(element.subject).owner, isFormer: isRemoval, moment: moment)
    if !isRemoval || meanings[name] == nil { meanings[name] = number }
    lives[number].members[place.member, default: []].append(change.told(moment, element.event))
  }

  /// With a concept, a schema or the like that is gone, types and members lose it that had it: nothing else tells that of them.
  private mutating func noteAtUsers(
    of change: ReleasedChange, _ moment: PackageHistory.Moment, _ names: [String: String]
  ) {
    guard let kind = change.element.lostElement, kind != .twin else { return }
    for user in change.reach.types + change.reach.members {
      var place = Place(user)
      place.owner = names[place.owner] ?? place.owner
      // What went with it needs no word.
      if current[place.owner] == nil, farewells[place.owner]?.last?.moment == moment { continue }
      lives[life(of: place.owner)].members[place.member, default: []]
        .append(change.told(moment, .changed))
    }
  }

  /// Notes which element takes the place of another one, so that it is found whatever it is called later.
  private mutating func noteReplacement(
    of change: ReleasedChange, _ moment: PackageHistory.Moment, _ names: [String: String]
  ) {
    guard let replacement = change.replacement else { return }
    let place = Place(replacement.identity)
    let told = ToldName(identity: place.owner, isFormer: false, moment: moment)
    guard meanings[told] == nil else { return }
    // A member that is gone is told of under the name that its type had.
    let number = life(of: place.member.isEmpty ? place.owner : names[place.owner] ?? place.owner)
    lives[number].kind = lives[number].kind ?? replacement.kind
    meanings[told] = number
  }

  /// The life of what is called `identity`, which begins here if nothing was said of it.
  private mutating func life(of identity: String) -> Int {
    if let known = current[identity] { return known }
    lives.append(Life(identity: identity))
    current[identity] = lives.count - 1
    return lives.count - 1
  }
}

/// Where a change is: an element, and a member of it or none.
private struct Place: Hashable {
  var owner: String
  var member: String

  init(_ identity: String) {
    let slash = identity.firstIndex(of: "/") ?? identity.endIndex
    owner = String(identity[..<slash])
    member = String(identity[slash...].dropFirst())
  }
}

extension ChangedElement {
  /// What kind of element has its name no more; nil where none has, or a package, a member or a part of a value.
  fileprivate var lostElement: ElementKind? {
    let family = MigrationSteps.Family(kind)
    guard family == .removal || family == .renaming, path.isEmpty else { return nil }
    return ElementKind.allCases.first { $0.wordOfChanges == elementKind }
  }
}

extension MigrationSteps {
  /// What each audience does whom the change may break.
  fileprivate func told(_ resolve: (NamedElement) -> NamedElement) -> [FormerElement.Step] {
    asked.map { audience in
      let words = step(audience)
      return FormerElement.Step(
        audience: audience.title, words: words, names: element.names(in: words).mapValues(resolve))
    }
  }
}

extension ReleasedChange {
  /// What it is in a history, with what takes the place of what it takes away.
  fileprivate func told(_ moment: PackageHistory.Moment, _ event: PackageHistory.Event.Kind) -> PackageHistory.Event {
    var names = element.names(in: element.message)
    if let successor { names.merge(element.names(in: successor)) { told, _ in told } }
    return PackageHistory.Event(
      moment, event, message: [element.message, successor].compactMap(\.self).joined(separator: "; "), names: names)
  }
}

extension ChangedElement {
  /// What it is in the life of the element. What happens at a place inside a value changes it.
  fileprivate var event: PackageHistory.Event.Kind {
    let family = MigrationSteps.Family(kind)
    if !path.isEmpty {
      if kind == .deprecated { return .partDeprecated }
      return family == .words || isNoticeAlone ? .described : .changed
    }
    switch kind {
    case _ where isNoticeAlone: return .described
    case .deprecated: return .deprecated
    case .undeprecated: return .restored
    case .propertyAddedRequired, .relationshipAddedRequired: return .introduced
    // What came from another package is in this one since then.
    case .twinMoved, .twinMovedSameId, .schemaMoved, .pointMoved, .conceptMoved, .relationMoved, .quantityMoved,
      .unitMoved:
      return .introduced
    case .fieldAdded, .fieldAddedRequired, .fieldAddedWithDefault, .fieldRemoved: return .changed
    default: break
    }
    return switch family {
    case .addition: .introduced
    case .removal: .removed
    case .words: .described
    default: .changed
    }
  }
}

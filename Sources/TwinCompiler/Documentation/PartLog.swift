import TwinChanges
import TwinDocs
import TwinRegistry

/// What became of what is inside a value from release to release: of fields, and of values of enumerations. Places are those that they have in
/// the end.
struct PartLog {
  private(set) var events: [String: [PackageHistory.Event]] = [:]

  /// A name that changed, in what holds it.
  private struct Renaming {
    /// Place of what holds it, as that is called now.
    var holder: String
    /// The two names, each with the mark before it.
    var (former, name): (String, String)
  }

  /// Whether `change` is about something inside a value, or about what all of it is.
  static func isTold(_ change: ChangedElement) -> Bool {
    !change.path.isEmpty || remade(by: change) != nil || obscured(by: change) != nil
  }

  /// Adds what became of parts at `moment`. What holds others is named anew before these, since places are told by new names up to the last.
  mutating func add(_ changes: [ChangedElement], _ moment: PackageHistory.Moment) {
    let gone = changes.filter { Self.event($0) == .removed && !$0.path.isEmpty }
    let goneInside = Dictionary(grouping: gone) { Self.holder(of: $0.path) }
    let renamed = Dictionary(grouping: changes.flatMap(Self.renamings), by: \.holder)
    for holder in Set(goneInside.keys).union(renamed.keys).sorted(by: { $0.utf8.count < $1.utf8.count }) {
      for change in goneInside[holder] ?? [] {
        dropInside(change.path)
        events[change.path, default: []].append(PackageHistory.Event(moment, .removed, message: change.message))
      }
      rename(renamed[holder] ?? [])
    }
    for change in changes {
      if let place = Self.remade(by: change) {
        dropInside(place)
        events[place, default: []].append(PackageHistory.Event(moment, .remade, message: change.message))
      }
      if let place = Self.obscured(by: change) {
        events[place, default: []].append(PackageHistory.Event(moment, .obscured, message: change.message))
      }
    }
    for change in changes where !change.path.isEmpty {
      guard let kind = Self.event(change), kind != .removed else { continue }
      events[change.path, default: []].append(PackageHistory.Event(moment, kind, message: change.message))
    }
  }

  /// Gives parts that stand beside each other their new names, all at once: names may change hands.
  private mutating func rename(_ renamings: [Renaming]) {
    var moved: [(place: String, events: [PackageHistory.Event])] = []
    for renaming in renamings {
      let former = renaming.holder + renaming.former
      for place in events.keys where place == former || Self.isInside(place, former) {
        let name =
          renaming.holder + renaming.name + String(decoding: place.utf8.dropFirst(former.utf8.count), as: UTF8.self)
        moved.append((name, events.removeValue(forKey: place) ?? []))
      }
    }
    for (place, told) in moved { events[place, default: []] += told }
  }

  private mutating func dropInside(_ place: String) {
    for inner in events.keys where Self.isInside(inner, place) { events[inner] = nil }
  }

  /// Whether `place` is inside `other`.
  private static func isInside(_ place: String, _ other: String) -> Bool {
    guard place.utf8.starts(with: other.utf8), let mark = place.utf8.dropFirst(other.utf8.count).first else {
      return false
    }
    return ".[{=".utf8.contains(mark)
  }

  /// The place of what holds the field or the value at `path`.
  private static func holder(of path: String) -> String {
    String(path[..<(path.lastIndex { $0 == "." || $0 == "=" } ?? path.startIndex)])
  }

  /// The place of the enumeration that `path`, of one of its values or its own, leads to.
  private static func enumeration(at path: String) -> String { String(path.prefix { $0 != "=" }) }

  private static func renamings(in change: ChangedElement) -> [Renaming] {
    switch change.kind {
    case .fieldRenamed, .enumValueRenamed:
      let mark = change.kind == .fieldRenamed ? "." : "="
      guard let former = change.before, let name = change.after, change.path.hasSuffix(mark + name) else { return [] }
      let holder = String(decoding: change.path.utf8.dropLast((mark + name).utf8.count), as: UTF8.self)
      return [Renaming(holder: holder, former: mark + former, name: mark + name)]
    default:
      return change.renamedValues.map {
        Renaming(holder: enumeration(at: change.path), former: "=" + $0.former, name: "=" + $0.name)
      }
    }
  }

  /// The place inside which all came with `change`.
  private static func remade(by change: ChangedElement) -> String? {
    switch change.kind {
    case .typeChanged, .typeNarrowed, .typeWidened, .enumNamesDropped, .memberKindChanged, .payloadAdded: change.path
    case .requestAdded: ".request"
    case .responseAdded: ".response"
    default: nil
    }
  }

  /// The enumeration of which `change` tells that codes stand for other values: which of these are new is not told then.
  private static func obscured(by change: ChangedElement) -> String? {
    switch change.kind {
    case .enumCodesExchanged, .enumEncodingChanged: enumeration(at: change.path)
    default: nil
    }
  }

  /// What `change` is in the life of the part that it is about; nil for words, which data does not notice.
  private static func event(_ change: ChangedElement) -> PackageHistory.Event.Kind? {
    switch change.kind {
    case .fieldAdded, .fieldAddedRequired, .fieldAddedWithDefault, .enumValueAdded, .openEnumValueAdded: .introduced
    case .fieldRemoved, .enumValueRemoved, .openEnumValueRemoved, .announcedRemoval: .removed
    case .deprecated: .deprecated
    case .undeprecated: .restored
    default: MigrationSteps.Family(change.kind) == .words || change.isNoticeAlone ? nil : .changed
    }
  }
}

/// What data cannot hold since it came after the version that the data is of, release by release.
///
/// Seen from the later end, what a release took away is what comes.
struct LaterElements {
  private let isReaderNewer: Bool
  /// Elements and places in them, as they are called where the walk has come to.
  private var places: Set<String> = []

  /// Kinds that ask for what may be missing, so that they concern data without it.
  private static let demands: Set<String> = ["made-required", "made-required-with-default", "default-removed"]

  /// For each of `records`, whether a change of it is of what data of the version at the other end cannot hold.
  static func tests(of records: [RecordedChanges], isReaderNewer: Bool) -> [(RecordedChange) -> Bool] {
    var later = LaterElements(isReaderNewer: isReaderNewer)
    var tests: [(RecordedChange) -> Bool] = []
    for record in isReaderNewer ? records : records.reversed() {
      let former = later
      for element in Self.elements(of: record) { later.rename(element) }
      let present = later
      // A record calls what it takes away as it was called, and all else as it is called then.
      tests.append { change in
        let isRemoval = RecordedNames.isRemoval(change.element.kind) || change.element.kind == "field-removed"
        return (isReaderNewer && !isRemoval ? present : former).isOfNone(change)
      }
      later.follow(record)
    }
    return isReaderNewer ? tests : tests.reversed()
  }

  private init(isReaderNewer: Bool) { self.isReaderNewer = isReaderNewer }

  // MARK: - Asking

  private func isOfNone(_ change: RecordedChange) -> Bool {
    if places.isEmpty { return false }
    let element = change.element
    let id = element.subject
    // Who asks for links asks it of the twins at the other end too.
    if element.kind.contains("cardinality-") || element.kind.hasPrefix("inverse-") { return false }
    if isInside(id + element.path) { return true }
    if places.contains(id + element.path) { return !Self.demands.contains(element.kind) }
    // What is shared concerns data where something holds it.
    guard !id.contains("/"), !change.reachedMembers.isEmpty, element.elementKind != "package",
      !element.elementKind.hasPrefix("twin")
    else { return false }
    return change.reachedMembers.allSatisfy { places.contains($0) || isInside($0) }
  }

  /// Whether what holds `place` is one of the places.
  private func isInside(_ place: String) -> Bool {
    let bytes = Array(place.utf8)
    return bytes.indices.contains { index in
      Self.isMark(bytes[index]) && index > 0
        && places.contains(String(decoding: bytes[..<index], as: UTF8.self))
    }
  }

  /// Whether a name may end before `byte`.
  private static func isMark(_ byte: UInt8) -> Bool { "/.[{=".utf8.contains(byte) }

  // MARK: - Following

  private static func elements(of record: RecordedChanges) -> [RecordedElement] {
    record.changes.flatMap { [$0.element] + $0.consequences }
  }

  /// Takes in what comes with a release, and out what goes.
  private mutating func follow(_ record: RecordedChanges) {
    for element in Self.elements(of: record) {
      let isRemoval =
        RecordedNames.isRemoval(element.kind) || element.kind == "field-removed"
        || element.kind.hasSuffix("enum-value-removed")
      let isAddition = RecordedNames.isAddition(element.kind) || element.kind.hasSuffix("enum-value-added")
      if isReaderNewer ? isAddition : isRemoval { places.insert(element.subject + element.path) }
      if isReaderNewer ? isRemoval : isAddition { places.remove(element.subject + element.path) }
    }
  }

  /// Calls places by the names beyond a release.
  private mutating func rename(_ element: RecordedElement) {
    if places.isEmpty { return }
    let now = element.subject + element.path
    var former = element.path.isEmpty ? element.former : nil
    if element.kind == "field-renamed" || element.kind == "enum-value-renamed", let before = element.before,
      let mark = now.utf8.lastIndex(where: Self.isMark)
    {
      former = now[...mark] + before
    }
    guard let former, former != now else { return }
    let (from, to) = isReaderNewer ? (former, now) : (now, former)
    let moved = places.filter { place in
      guard place.utf8.starts(with: from.utf8) else { return false }
      return place.utf8.count == from.utf8.count
        || place.utf8.dropFirst(from.utf8.count).first.map(Self.isMark) ?? false
    }
    for place in moved { places.remove(place) }
    for place in moved { places.insert(to + String(decoding: place.utf8.dropFirst(from.utf8.count), as: UTF8.self)) }
  }
}

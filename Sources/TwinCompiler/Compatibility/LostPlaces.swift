import TwinChanges
import TwinModel
import TwinSource

/// Where what is gone from the sources of other languages is shown in the new ones: these have no manifest that could stand for a
/// package, and a reader looks for it where it was.
struct LostPlaces {
  private let old: Compilation
  private let new: Compilation
  private let counterparts: Counterparts
  /// Elements that are still there, by their old file: where they began, and where they are.
  private var survivors: [FileID: [(start: UInt32, place: Place)]] = [:]
  /// The first element of each new file.
  private var firsts: [FileID: Place] = [:]
  /// New files by their paths from the directory that all are in.
  private var files: [Substring: FileID] = [:]
  private let oldRoot: Int

  /// Looks through all elements. O(rows of both).
  init(old: Compilation, new: Compilation) {
    self.old = old
    self.new = new
    counterparts = Counterparts(from: old.model, to: new.model)
    oldRoot = old.foreignRoot
    let newRoot = new.foreignRoot
    for (index, file) in new.files.prefix(new.foreignFileCount).enumerated() {
      files[file.path.dropFirst(newRoot)] = FileID(UInt32(index))
    }
    for element in new.model.namedElements {
      let place = new.model.place(of: element)
      guard new.isForeign(place) else { continue }
      if let first = firsts[place.file], first.range.start <= place.range.start { continue }
      firsts[place.file] = place
    }
    for element in old.model.namedElements {
      let there = old.model.place(of: element)
      guard old.isForeign(there), let counterpart = counterparts.new(element) else { continue }
      let place = new.model.place(of: counterpart)
      if new.isForeign(place) { survivors[there.file, default: []].append((there.range.start, place)) }
    }
  }

  /// The place for `element` of the old model: in the file of the same path, at what stood beside it; else at what stood beside
  /// it, wherever it is now; else at the type that it extended. Nil where there is none of these.
  func place(of element: ElementRef) -> Place? {
    let there = old.model.place(of: element)
    guard old.isForeign(there), Int(there.file.rawValue) < old.files.count else { return nil }
    let beside = survivors[there.file] ?? []
    let path = old.files[Int(there.file.rawValue)].path.dropFirst(oldRoot)
    if let file = files[path], let first = firsts[file] {
      return nearest(to: there.range.start, among: beside.filter { $0.place.file == file }) ?? first
    }
    return nearest(to: there.range.start, among: beside) ?? ancestor(of: element)
  }

  /// What stood last before `start`, or else first after it.
  private func nearest(to start: UInt32, among beside: [(start: UInt32, place: Place)]) -> Place? {
    let before = beside.filter { $0.start < start }.max { $0.start < $1.start }
    return (before ?? beside.min { $0.start < $1.start })?.place
  }

  private func ancestor(of element: ElementRef) -> Place? {
    guard case .twin(let id) = element else { return nil }
    for ancestor in old.model.twins[id].parents + old.model.ancestors(of: id) {
      guard let counterpart = counterparts.new(ancestor) else { continue }
      let place = new.model.twins[counterpart].header.place
      if !place.isNone { return place }
    }
    return nil
  }
}

extension Compilation {
  /// Whether `place` is in a source of another language.
  func isForeign(_ place: Place) -> Bool { !place.isNone && Int(place.file.rawValue) < foreignFileCount }

  /// How many characters of the paths of those sources are the directory that all are in.
  fileprivate var foreignRoot: Int {
    let paths = files.prefix(foreignFileCount).map(\.path)
    guard let first = paths.first else { return 0 }
    let shared = paths.reduce(first.count) { count, path in
      zip(first.prefix(count), path).prefix { $0 == $1 }.count
    }
    return first.prefix(shared).lastIndex(of: "/").map { first.distance(from: first.startIndex, to: $0) + 1 } ?? 0
  }
}

extension Model {
  /// What packages declare by name, by kind.
  fileprivate var namedElements: [ElementRef] {
    var elements = concepts.ids.map { ElementRef.concept($0) }
    elements += relations.ids.map { .relation($0) }
    elements += quantities.ids.map { .quantity($0) }
    elements += units.ids.map { .unit($0) }
    elements += terms.ids.map { .term($0) }
    elements += points.ids.map { .point($0) }
    elements += twins.ids.map { .twin($0) }
    elements += schemas.ids.map { .schema($0) }
    return elements
  }
}

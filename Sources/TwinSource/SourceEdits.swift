/// Edits of any number of files, taken in groups that belong together: a group that does not fit the groups before it is
/// refused whole, so that what comes out never depends on guessing.
public struct SourceEdits: Sendable {
  /// By file: the edits so far, sorted by place; no two overlap.
  private var accepted: [FileID: [Edit]] = [:]

  /// No edits.
  public init() {}

  /// What comes of a group.
  public enum Outcome: Hashable, Sendable {
    /// Its edits fit.
    case accepted
    /// All of its edits were in before, or it has none.
    case alreadyThere
    /// Two edits of the group itself overlap at this place.
    case contradictory(Place)
    /// An edit overlaps one of another group at this place.
    case overlapping(Place)
  }

  /// What adding the edits of `group` would come to. Edits that are the same count once.
  ///
  /// Edits overlap when one changes a byte that the other changes too, or puts something inside of what the other
  /// replaces; so do two insertions at one offset, whose order would be a guess.
  public func check(_ group: [Edit]) -> Outcome {
    let edits = Set(group).sorted { $0.place < $1.place }
    for (edit, next) in zip(edits, edits.dropFirst()) where edit.overlaps(next) { return .contradictory(next.place) }
    let new = edits.filter { !contains($0) }
    guard !new.isEmpty else { return .alreadyThere }
    for edit in new where clashes(edit) { return .overlapping(edit.place) }
    return .accepted
  }

  /// Takes the edits of `group`, or none of them. O(group × edits of a file) in the worst case, as edits are moved to stay
  /// sorted.
  @discardableResult
  public mutating func add(_ group: [Edit]) -> Outcome {
    let outcome = check(group)
    guard outcome == .accepted else { return outcome }
    for edit in group where !contains(edit) {
      let position = position(of: edit)
      accepted[edit.place.file, default: []].insert(edit, at: position)
    }
    return outcome
  }

  /// The files that have edits, in order.
  public var files: [FileID] { accepted.keys.sorted() }

  /// The edits of `file` in order of place.
  public func edits(of file: FileID) -> [Edit] { accepted[file] ?? [] }

  /// `bytes`, the content of `file`, with its edits made. What an edit says of bytes past the end is held to the end.
  public func apply(to bytes: [UInt8], of file: FileID) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64 * edits(of: file).count)
    var position = 0
    for edit in edits(of: file) {
      let start = min(max(Int(edit.place.range.start), position), bytes.count)
      result += bytes[position..<start]
      result += edit.replacement.utf8
      position = min(max(Int(edit.place.range.end), start), bytes.count)
    }
    return result + bytes[position...]
  }

  /// Where in the list of its file `edit` belongs: before the first that does not come before it.
  private func position(of edit: Edit) -> Int {
    let list = edits(of: edit.place.file)
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].place < edit.place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func contains(_ edit: Edit) -> Bool {
    let list = edits(of: edit.place.file)
    let position = position(of: edit)
    return position < list.count && list[position] == edit
  }

  /// Whether `edit` overlaps one that is in. Those that are do not overlap each other, so the neighbours tell.
  private func clashes(_ edit: Edit) -> Bool {
    let list = edits(of: edit.place.file)
    let position = position(of: edit)
    let neighbours = [position - 1, position, position + 1].filter { list.indices.contains($0) }
    return neighbours.contains { list[$0].overlaps(edit) }
  }
}

extension Edit {
  /// Whether this edit and `other` cannot both be made without deciding which goes first.
  func overlaps(_ other: Edit) -> Bool {
    guard place.file == other.place.file else { return false }
    let (one, two) = (place.range, other.place.range)
    if one.count == 0, two.count == 0 { return one.start == two.start }
    return one.start < two.end && two.start < one.end
  }
}

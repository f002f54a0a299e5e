/// What shows of a plan only when all of it is there.
extension MigrationPlan {
  /// Tells what is written where a default stood, and takes back steps about those that are the same in both versions: both show only
  /// when all nodes are there.
  mutating func settle() {
    var used = Set<Int>()
    var idle = Set<Int>()
    var written: [Int: Set<WrittenDefault>] = [:]
    for index in nodes.indices {
      guard case .object(var map) = nodes[index] else { continue }
      map.fills = map.fills.filter { fill in
        guard case .former(let text, let node, let standing, let step) = fill.content else { return true }
        let made = migrated(text, node)
        if let standing, let made, isSame(made, standing) {
          idle.insert(step)
          return false
        }
        used.insert(step)
        written[step, default: []].insert(
          WrittenDefault(
            former: text, made: made, objection: made.flatMap { made in fill.value.flatMap { objection(to: made, $0) } }
          ))
        return true
      }
      nodes[index] = .object(map)
    }
    for const in consts {
      if let former = const.former, let made = migrated(former, const.node), isSame(made, const.standing) {
        idle.insert(const.step)
      } else {
        used.insert(const.step)
      }
    }
    for (step, defaults) in written { tell(defaults, step) }
    arrange(without: idle.subtracting(used))
  }

  /// A default of the old version, and what it becomes; nil where it cannot be brought along.
  private struct WrittenDefault: Hashable {
    var former: [UInt8]
    var made: [UInt8]?
    /// Why the new version does not allow what it becomes.
    var objection: String?

    var isLost: Bool { made == nil || objection != nil }
  }

  /// What is wrong with a default that is written down, by what the new version says of the value.
  private func objection(to made: [UInt8], _ value: ValueType) -> String? {
    value.validate(made, options: ValidationOptions(violationLimit: 1)).first.map {
      "expected \($0.expected), found \($0.actual)"
    }
  }

  /// Ends the message of a step that writes a default down. One step for several of them names none.
  private mutating func tell(_ defaults: Set<WrittenDefault>, _ index: Int) {
    let lost = defaults.filter(\.isLost)
    let only = defaults.count == 1 ? defaults.first : nil
    let value = only.map { ": " + shownDefault($0.made ?? $0.former) } ?? ""
    if only == nil { steps[index].before = nil }
    if lost.isEmpty {
      steps[index].message += " is written down" + value
    } else if lost.count < defaults.count {
      steps[index].message += " is written down where the version allows it; other documents are refused"
      steps[index].class = .conditional
    } else {
      let isRefused = defaults.allSatisfy { $0.made != nil }
      steps[index].message +=
        isRefused
        ? " would be written down and is not allowed any more" + value + (only?.objection.map { " (\($0))" } ?? "")
          + "; write what is meant into documents that lack it"
        : " cannot be brought along" + value
      (steps[index].class, steps[index].isLack) = (.manual, true)
    }
  }

  private func migrated(_ text: [UInt8], _ node: Int) -> [UInt8]? {
    guard let document = try? JSONDocument(text) else { return nil }
    var walk = MigrationWalk(self, document, limit: 1)
    walk.walk(0, node)
    return walk.obstacles.isEmpty ? walk.result : nil
  }

  private func isSame(_ text: [UInt8], _ standing: [UInt8]) -> Bool {
    guard let made = try? JSONDocument(text), let other = try? JSONDocument(standing) else { return false }
    var (one, two): ([UInt8], [UInt8]) = ([], [])
    made.appendCanonical(0, to: &one)
    other.appendCanonical(0, to: &two)
    return one == two
  }

  /// Takes steps out of the list, to which nothing refers, and puts those that releases brought behind the others, in the order of these.
  private mutating func arrange(without gone: Set<Int>) {
    if gone.isEmpty, releaseOrder.isEmpty { return }
    let kept = steps.indices.filter { !gone.contains($0) }
    let recorded = kept.filter { releaseOrder[$0] != nil }.sorted {
      (releaseOrder[$0] ?? 0, $0) < (releaseOrder[$1] ?? 0, $1)
    }
    let order = kept.filter { releaseOrder[$0] == nil } + recorded
    // What is gone has no number; nothing asks for it.
    var numbers = [Int](repeating: 0, count: steps.count)
    for (number, index) in order.enumerated() { numbers[index] = number }
    steps = order.map { steps[$0] }
    impossible = impossible.map { numbers[$0] }
    unexpected = unexpected.map { numbers[$0] }
    missing = missing.map { numbers[$0] }
    for index in nodes.indices { nodes[index].renumber(numbers) }
  }
}

extension MigrationPlan.Node {
  fileprivate mutating func renumber(_ numbers: [Int]) {
    switch self {
    case .pending, .keep, .array, .map: return
    case .refuse(let step): self = .refuse(numbers[step])
    case .convert(var conversion):
      conversion.step = numbers[conversion.step]
      self = .convert(conversion)
    case .enumerate(var map):
      map.values = map.values.mapValues { if case .refused(let step) = $0 { .refused(numbers[step]) } else { $0 } }
      self = .enumerate(map)
    case .object(var map):
      map.slots = map.slots.mapValues { slot in
        guard case .removed(let isDropped, let step) = slot.fate else { return slot }
        return MigrationPlan.Slot(name: slot.name, fate: .removed(isDropped: isDropped, step: numbers[step]))
      }
      map.fills = map.fills.map { fill in
        var fill = fill
        switch fill.content {
        case .former(let text, let node, let standing, let step):
          fill.content = .former(text, node: node, standing: standing, step: numbers[step])
        case .new(let text, let step): fill.content = .new(text, step: numbers[step])
        case .missing(let step): fill.content = .missing(numbers[step])
        }
        return fill
      }
      self = .object(map)
    }
  }
}

/// One reason why a document is not migrated.
public struct MigrationObstacle: Hashable, Sendable {
  /// The value that is in the way, in the document that was given, as a JSON Pointer (RFC 6901); for what is missing, the object that
  /// lacks it.
  public let pointer: String
  /// The kind of change that it cannot follow, as `MigrationStep.kind`; nil where the document breaks a rule of a version.
  public let kind: String?
  /// The element of the step, where there is one.
  public let element: String?
  /// Why, in words. It may hold text of the document: whoever shows it must expect control characters.
  public let reason: String
}

extension MigrationObstacle: CustomStringConvertible {
  /// One line.
  public var description: String {
    (pointer.isEmpty ? "the document" : pointer) + ": " + reason + (kind.map { " [\($0)]" } ?? "")
  }
}

/// Walks one document along a plan and gathers edits of its bytes, and what is in the way. The walk is as deep as the document.
struct MigrationWalk {
  /// Bytes that are put in place of others.
  private struct Edit {
    var range: Range<Int>
    var bytes: [UInt8]
  }

  /// Defaults inside defaults, and how many of them all.
  private static let fillDepthLimit = 16
  private static let fillLimit = 10_000

  private let plan: MigrationPlan
  private let document: JSONDocument
  private let limit: Int
  private var edits: [Edit] = []
  private(set) var obstacles: [MigrationObstacle] = []
  /// Values that are told of with all that is in them, and objects of which it is told that something is missing.
  private(set) var told: Set<String> = []
  private(set) var lacking: Set<String> = []
  /// The way in the document that was given, and in the one that is made.
  private var path: PointerPath
  private var newPath = PointerPath()
  /// Where the two ways part: what the new document calls a value that is renamed.
  private(set) var renames: [(new: String, old: String)] = []
  private var fillDepth: Int
  private var fillsLeft: Int
  /// Bytes that pointers may still take, so that long keys above many values fill no memory.
  private var pointerBudget = 16 << 20

  init(_ plan: MigrationPlan, _ document: JSONDocument, limit: Int) {
    self.init(plan, document, limit: limit, path: PointerPath(), fillDepth: 0, fillsLeft: Self.fillLimit)
  }

  private init(
    _ plan: MigrationPlan, _ document: JSONDocument, limit: Int, path: PointerPath, fillDepth: Int, fillsLeft: Int
  ) {
    self.plan = plan
    self.document = document
    self.limit = max(1, limit)
    self.path = path
    self.fillDepth = fillDepth
    self.fillsLeft = fillsLeft
  }

  /// The document with all edits made.
  var result: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(document.bytes.count)
    var next = 0
    for edit in edits {
      result += document.bytes[next..<max(next, edit.range.lowerBound)]
      result += edit.bytes
      next = max(next, edit.range.upperBound)
    }
    return result + document.bytes[next...]
  }

  private mutating func report(_ step: Int, _ more: String = "") {
    report(plan.steps[step].kind, plan.steps[step].element, plan.steps[step].message + more)
  }

  private mutating func report(_ kind: String, _ element: String?, _ reason: String, isMissing: Bool = false) {
    guard obstacles.count < limit, pointerBudget >= 0 else { return }
    pointerBudget -= path.length
    obstacles.append(MigrationObstacle(pointer: path.pointer, kind: kind, element: element, reason: reason))
    if isMissing { lacking.insert(path.pointer) } else { told.insert(path.pointer) }
  }

  private mutating func edit(_ range: Range<Int>, _ bytes: [UInt8]) { edits.append(Edit(range: range, bytes: bytes)) }

  private func range(_ node: Int) -> Range<Int> { Int(document[node].start)..<Int(document[node].end) }

  // MARK: - Values

  /// Does to the value at `value` what the plan's `node` says.
  mutating func walk(_ value: Int, _ node: Int) {
    switch plan.nodes[node] {
    case .pending, .keep: return
    case .refuse(let step): report(step)
    case .convert(let conversion): convert(value, conversion)
    case .enumerate(let map): enumerate(value, map)
    case .array(let element):
      guard document[value].kind == .array else { return }
      for (index, child) in document.elements(of: value).enumerated() {
        path.push(index)
        newPath.push(index)
        walk(child, element)
        newPath.pop()
        path.pop()
      }
    case .map(let key, let element): walkMap(value, key, element)
    case .object(let map): walkObject(value, map)
    }
  }

  private mutating func convert(_ value: Int, _ conversion: MigrationPlan.Conversion) {
    guard document[value].kind == .number else { return }
    let number = document.number(value)
    guard let result = conversion.units.convert(number, places: conversion.places) else {
      return report(conversion.step, "; \(UnitConversion.limit), and this one is longer")
    }
    guard !conversion.isWhole || result.number.isInteger else {
      return report(
        conversion.step, "; \(document.excerpt(value)) becomes \(result.number), which is no whole number as asked for")
    }
    if result.number != number { edit(range(value), Array(result.number.description.utf8)) }
  }

  private mutating func enumerate(_ value: Int, _ map: MigrationPlan.EnumerationMap) {
    guard document[value].kind == .string || document[value].kind == .number else { return }
    switch map.values[Array(document.scalar(value).utf8)] {
    case .becomes(let text)?: edit(range(value), text)
    case .refused(let step)?: report(step)
    case nil: return
    }
  }

  private mutating func walkMap(_ value: Int, _ keyNode: Int, _ element: Int) {
    guard document[value].kind == .object else { return }
    var names: Set<[UInt8]> = []
    for member in document.members(of: value) {
      let key = document.text(member.key)
      path.push(key)
      var name = key
      if case .enumerate(let map) = plan.nodes[keyNode] {
        switch map.values[Array(document.scalar(member.key).utf8)] {
        case .becomes(let text)? where text.first == UInt8(ascii: "\""):
          edit(range(member.key), text)
          name = decodeJSONString(text[...])
        case .refused(let step)?: report(step)
        default: break
        }
      } else if case .refuse(let step) = plan.nodes[keyNode] {
        report(step)
      }
      if !names.insert(name).inserted {
        report("enum-value-renamed", nil, "two keys become `\(String(decoding: name.prefix(60), as: UTF8.self))`")
      }
      enter(name, isRenamed: name != key)
      walk(member.value, element)
      newPath.pop()
      path.pop()
    }
  }

  /// Goes on to `name` in the new document; the old one's path leads there already.
  private mutating func enter(_ name: [UInt8], isRenamed: Bool) {
    newPath.push(name)
    guard isRenamed, pointerBudget >= 0 else { return }
    pointerBudget -= path.length + newPath.length
    renames.append((newPath.pointer, path.pointer))
  }

  // MARK: - Objects

  private mutating func walkObject(_ value: Int, _ map: MigrationPlan.ObjectMap) {
    guard document[value].kind == .object else { return }
    let members = document.members(of: value)
    let keys = members.map { document.text($0.key) }
    let isKept = keys.map { key in
      if case .removed(isDropped: true, _)? = map.slots[key]?.fate { false } else { true }
    }
    let last = isKept.lastIndex(of: true)
    var names: Set<[UInt8]> = []
    for (index, member) in members.enumerated() {
      guard isKept[index] else {
        // With the comma behind it; what is dropped at the end goes in one piece.
        if let last, index < last {
          edit(Int(document[member.key].start)..<Int(document[members[index + 1].key].start), [])
        }
        continue
      }
      let slot = map.slots[keys[index]]
      path.push(keys[index])
      walkMember(member, keys[index], slot, &names)
      path.pop()
    }
    let added = fills(map, present: Set(keys), names)
    finish(value, members, last, added)
  }

  private mutating func walkMember(
    _ member: (key: Int, value: Int), _ key: [UInt8], _ slot: MigrationPlan.Slot?, _ names: inout Set<[UInt8]>
  ) {
    if case .removed(_, let step)? = slot?.fate { return report(step) }
    let name = slot?.name.map { Array($0.utf8) } ?? key
    if !names.insert(name).inserted {
      report(
        "unknown-member", nil,
        "two members become `\(String(decoding: name.prefix(60), as: UTF8.self))`: one of them is unknown to the version that the document is of"
      )
    }
    if slot?.name != nil { edit(range(member.key), Array(quoteJSON(name).utf8)) }
    enter(name, isRenamed: slot?.name != nil)
    if case .moves(let node)? = slot?.fate { walk(member.value, node) }
    newPath.pop()
  }

  /// What is put into an object that lacks it, by name. What the version does not know and has the name of something new stays.
  private mutating func fills(
    _ map: MigrationPlan.ObjectMap, present: Set<[UInt8]>, _ names: Set<[UInt8]>
  ) -> [(name: String, text: [UInt8])] {
    var added: [(name: String, text: [UInt8])] = []
    for fill in map.fills where !names.contains(Array(fill.name.utf8)) {
      if let former = fill.former, present.contains(former) { continue }
      switch fill.content {
      case .new(let text, _): added.append((fill.name, text))
      case .missing(let step):
        report(plan.steps[step].kind, plan.steps[step].element, plan.steps[step].message, isMissing: true)
      case .former(let text, let node, let standing, let step):
        if let text = migrated(text, node, standing, step, Array(fill.name.utf8)) { added.append((fill.name, text)) }
      }
    }
    return added
  }

  /// What stood for an absent value, as the new version writes it; nil where what stands for it there is the same, or where it
  /// cannot be brought along.
  private mutating func migrated(
    _ text: [UInt8], _ node: Int, _ standing: [UInt8]?, _ step: Int, _ name: [UInt8]
  ) -> [UInt8]? {
    fillsLeft -= 1
    guard fillDepth < Self.fillDepthLimit, fillsLeft > 0 else {
      report(
        plan.steps[step].kind, plan.steps[step].element, "there are too many defaults inside one another",
        isMissing: true)
      return nil
    }
    guard let literal = try? JSONDocument(text) else { return nil }
    var inner = MigrationWalk(
      plan, literal, limit: limit - obstacles.count, path: path, fillDepth: fillDepth + 1, fillsLeft: fillsLeft)
    inner.path.push(name)
    inner.walk(0, node)
    fillsLeft = inner.fillsLeft
    obstacles += inner.obstacles.prefix(max(0, limit - obstacles.count))
    told.formUnion(inner.told)
    lacking.formUnion(inner.lacking)
    let result = inner.result
    if let standing, inner.obstacles.isEmpty, canonical(result) == canonical(standing) { return nil }
    return result
  }

  private func canonical(_ text: [UInt8]) -> [UInt8]? {
    guard let document = try? JSONDocument(text) else { return nil }
    var result: [UInt8] = []
    document.appendCanonical(0, to: &result)
    return result
  }

  /// Puts what is added behind the last member that stays, spaced as the members are, in place of what is dropped there.
  private mutating func finish(
    _ value: Int, _ members: [(key: Int, value: Int)], _ last: Int?, _ added: [(name: String, text: [UInt8])]
  ) {
    guard let first = members.first, let end = members.last else {
      let inside = Int(document[value].start) + 1
      if !added.isEmpty { edit(inside..<inside, joined(added, before: [], between: [UInt8(ascii: ":")])) }
      return
    }
    let before = space(before: Int(document[end.key].start))
    let between = Array(document.bytes[Int(document[end.key].end)..<Int(document[end.value].start)])
    let text = joined(added, before: before, between: between)
    if let last {
      let start = Int(document[members[last].value].end)
      let tail = start..<Int(document[end.value].end)
      if !tail.isEmpty || !text.isEmpty { edit(tail, added.isEmpty ? [] : [UInt8(ascii: ",")] + before + text) }
    } else {
      edit(Int(document[first.key].start)..<Int(document[end.value].end), text)
    }
  }

  private func joined(_ added: [(name: String, text: [UInt8])], before: [UInt8], between: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for (index, (name, value)) in added.enumerated() {
      if index > 0 { text += [UInt8(ascii: ",")] + before }
      text += Array(quoteJSON(Array(name.utf8)).utf8) + between + value
    }
    return text
  }

  /// The white space in front of a byte.
  private func space(before end: Int) -> [UInt8] {
    var start = end
    while start > 0, [0x20, 0x0A, 0x0D, 0x09].contains(document.bytes[start - 1]) { start -= 1 }
    return Array(document.bytes[start..<end])
  }
}

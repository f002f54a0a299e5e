package import TwinOutput
package import TwinRuntime

/// A step into a value, as changes name places: `.limits`, `[]`, `{}`, `{key}`, `=off`.
enum PathStep: Hashable {
  case field(String)
  case element
  case value
  case key
  case enumerationValue

  /// The steps of the place `path` of a change.
  static func steps(_ path: String) -> [PathStep] {
    var steps: [PathStep] = []
    var rest = path[...]
    while let first = rest.first {
      if rest.hasPrefix("[]") {
        steps.append(.element)
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("{}") {
        steps.append(.value)
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("{key}") {
        steps.append(.key)
        rest = rest.dropFirst(5)
      } else if first == "." {
        let name = rest.dropFirst().prefix { !".[{=".contains($0) }
        steps.append(.field(String(name)))
        rest = rest.dropFirst(1 + name.count)
      } else {
        steps.append(.enumerationValue)
        return steps
      }
    }
    return steps
  }
}

/// Makes values of types of a model: the smallest, and those at the lines that this model or another one draws.
///
/// All are tries; whether they are right the runtime says.
package struct Sampler {
  /// Levels of values inside one another.
  private static let depthLimit = 20
  /// Values of one place.
  private static let variantLimit = 240
  /// Entries and characters beyond which a value is no example any more.
  private static let sizeLimit: UInt32 = 4096
  /// Parts of values that may still be made, so that lists of lists fill no memory.
  private var budget = 40_000

  /// A sampler.
  package init() {}

  /// The smallest value of `type` that was found; nil where there is none.
  package mutating func smallest(_ type: ValueType) -> JSONValue? { smallest(type, depth: 0) }

  /// Values of `type`, the smallest first, that lie where `type` or `other`, its counterpart, draws a line.
  package mutating func values(_ type: ValueType, beside other: ValueType?) -> [JSONValue] {
    values(type, beside: other, along: nil, depth: 0)
  }

  mutating func values(_ type: ValueType, beside other: ValueType?, along path: [PathStep]) -> [JSONValue] {
    values(type, beside: other, along: path[...], depth: 0)
  }

  // MARK: - The smallest

  private mutating func smallest(_ type: ValueType, depth: Int) -> JSONValue? {
    budget -= 1
    guard depth < Self.depthLimit, budget > 0 else { return nil }
    let rules = type.allConstraints
    if let const = rules.constLiteral { return value(of: const, as: type) }
    switch type.resolvedShape {
    case .primitive, .enumeration: return scalars(type, beside: nil).first
    case .array(let element):
      return entries(element.value, count: rules.leastItems, isUnique: rules.isUnique, depth: depth).map {
        .array($0)
      }
    case .map(let key, let value):
      let count = Int(rules.leastItems)
      if count == 0 { return .object([]) }
      let keys = keys(key.value, count: count)
      guard keys.count == count, let value = smallest(value.value, depth: depth + 1) else { return nil }
      return .object(keys.map { JSONEntry($0, value) })
    case .object(let fields):
      var members: [JSONEntry] = []
      for field in fields where field.isRequired && !field.value.hasDefault {
        guard let value = smallest(field.value, depth: depth + 1) else { return nil }
        members.append(JSONEntry(field.name, value))
      }
      return .object(members)
    case .schema: return nil
    }
  }

  private mutating func entries(_ type: ValueType, count: UInt32, isUnique: Bool, depth: Int) -> [JSONValue]? {
    if count == 0 { return [] }
    guard count <= Self.sizeLimit else { return nil }
    if isUnique, count > 1 {
      var all = values(type, beside: nil, along: nil, depth: depth + 1).filter {
        type.validate(json($0, layout: .compact)).isEmpty
      }
      if all.count < count, case .primitive(let primitive) = type.resolvedShape {
        for value in primitive.series(Int(count)) where !all.contains(value) {
          if type.validate(json(value, layout: .compact)).isEmpty { all.append(value) }
        }
      }
      return all.count >= count ? Array(all.prefix(Int(count))) : nil
    }
    guard let one = smallest(type, depth: depth + 1) else { return nil }
    budget -= Int(count)
    return Array(repeating: one, count: Int(count))
  }

  /// Keys of a map.
  private func keys(_ type: ValueType, count: Int) -> [String] {
    var found: [String] = []
    for value in scalars(type, beside: nil) {
      if case .string(let key) = value, found.count < count { found.append(key) }
    }
    guard case .primitive(.string) = type.resolvedShape, type.allConstraints.isEmpty else { return found }
    for number in 0..<max(0, count - found.count) { found.append("k\(number)") }
    return found
  }

  // MARK: - At the lines

  private mutating func values(
    _ type: ValueType, beside other: ValueType?, along path: ArraySlice<PathStep>?, depth: Int
  ) -> [JSONValue] {
    budget -= 1
    guard depth < Self.depthLimit, budget > 0 else { return [] }
    let rules = type.allConstraints
    var found = smallest(type, depth: depth).map { [$0] } ?? []
    for literal in rules.literals { if let value = value(of: literal, as: type) { found.append(value) } }
    if let other, other.allConstraints.constLiteral != nil {
      for literal in other.allConstraints.literals {
        if let value = value(of: literal, as: other) { found.append(value) }
      }
    }
    let rest = path?.dropFirst()
    switch (type.resolvedShape, other?.resolvedShape) {
    case (.primitive, _), (.enumeration, _): found += scalars(type, beside: other)
    case (.array(let element), let beside):
      var partner: ValueType?
      if case .array(let element) = beside { partner = element.value }
      found += arrays(of: element.value, beside: partner, rules, other?.allConstraints ?? [], along: rest, depth: depth)
    case (.map(let key, let value), let beside):
      var partner: (ValueType, ValueType)?
      if case .map(let key, let value) = beside { partner = (key.value, value.value) }
      found += maps(
        (key.value, value.value), beside: partner, rules, other?.allConstraints ?? [], along: rest, depth: depth)
    case (.object(let fields), let beside):
      var others: [Field] = []
      if case .object(let fields) = beside { others = fields }
      found += objects(fields, beside: others, along: path, depth: depth)
    case (.schema, _): break
    }
    var unique: [JSONValue] = []
    var seen: Set<JSONValue> = []
    for value in found where unique.count < Self.variantLimit && seen.insert(value).inserted { unique.append(value) }
    return unique
  }

  private mutating func arrays(
    of element: ValueType, beside other: ValueType?, _ rules: [Constraint], _ others: [Constraint],
    along path: ArraySlice<PathStep>?, depth: Int
  ) -> [JSONValue] {
    let all = values(element, beside: other, along: path, depth: depth + 1)
    guard let first = all.first else { return [] }
    let (least, greatest) = (Int(rules.leastItems), Int(min(rules.greatestItems ?? Self.sizeLimit, Self.sizeLimit)))
    // What fills a list must be right by itself.
    let right = all.filter { element.validate(json($0, layout: .compact)).isEmpty }
    func padded(_ values: [JSONValue], to count: Int) -> JSONValue? {
      guard count <= greatest else { return nil }
      var entries = values
      for value in right where entries.count < count && !entries.contains(value) { entries.append(value) }
      if entries.count < count, case .primitive(let primitive) = element.resolvedShape {
        for value in primitive.series(count) where entries.count < count && !entries.contains(value) {
          if element.validate(json(value, layout: .compact)).isEmpty { entries.append(value) }
        }
      }
      while entries.count < count { entries.append(first) }
      return .array(entries)
    }
    var found = [padded([], to: 0)] + all.map { padded([$0], to: max(1, least)) }
    found += [padded([first, first], to: max(2, least))]
    if all.count > 1 { found.append(padded([all[1], first], to: max(2, least))) }
    for count in counts(rules) + counts(others) where count <= 300 && budget > count {
      budget -= count
      found.append(padded([], to: count))
      found.append(.array(Array(repeating: first, count: count)))
    }
    return found.compactMap { $0 }
  }

  private func counts(_ rules: [Constraint]) -> [Int] {
    let bounds = [rules.leastItems, rules.greatestItems].compactMap { $0 }.filter { $0 < Self.sizeLimit }.map(Int.init)
    return bounds.flatMap { [$0, $0 + 1, max(0, $0 - 1)] }
  }

  private mutating func maps(
    _ type: (key: ValueType, value: ValueType), beside other: (key: ValueType, value: ValueType)?,
    _ rules: [Constraint], _ others: [Constraint], along path: ArraySlice<PathStep>?, depth: Int
  ) -> [JSONValue] {
    let inner = values(type.value, beside: other?.value, along: path, depth: depth + 1)
    let names = keys(type.key, count: 12)
    guard let first = inner.first, let name = names.first else { return [] }
    var found: [JSONValue] = [.object([])]
    let least = Int(min(rules.leastItems, Self.sizeLimit))
    func padded(_ entries: [JSONEntry], to count: Int) -> JSONValue {
      var entries = entries
      for key in keys(type.key, count: count + 1)
      where entries.count < count && !entries.contains(where: { $0.key == key }) {
        entries.append(JSONEntry(key, first))
      }
      return .object(entries)
    }
    found += inner.map { padded([JSONEntry(name, $0)], to: least) }
    for value in scalars(type.key, beside: other?.key) {
      if case .string(let key) = value { found.append(padded([JSONEntry(key, first)], to: least)) }
    }
    for count in counts(rules) + counts(others) where count <= 300 { found.append(padded([], to: count)) }
    return found
  }

  private mutating func objects(
    _ fields: [Field], beside others: [Field], along path: ArraySlice<PathStep>?, depth: Int
  ) -> [JSONValue] {
    var smallest: [JSONEntry] = []
    var full: [JSONEntry] = []
    for field in fields {
      let value = self.smallest(field.value, depth: depth + 1)
      if field.isRequired, !field.value.hasDefault {
        guard let value else { return [] }
        smallest.append(JSONEntry(field.name, value))
      }
      if let value { full.append(JSONEntry(field.name, value)) }
    }
    var found: [JSONValue] = [.object(smallest), .object(full)]
    var focus: String?
    if case .field(let name)? = path?.first, fields.contains(where: { $0.name == name }) { focus = name }
    for field in fields where focus == nil || focus == field.name {
      let other = others.first { $0.name == field.name }
      let inner = values(
        field.value, beside: other?.value, along: focus == nil ? nil : path?.dropFirst(), depth: depth + 1)
      for value in inner { found.append(.object(smallest.replacing(field.name, by: value))) }
    }
    return found
  }
}

extension [JSONEntry] {
  /// The same with `value` under `name`, at its place where there is one.
  func replacing(_ name: String, by value: JSONValue) -> [JSONEntry] {
    var entries = self
    if let index = entries.firstIndex(where: { $0.key == name }) {
      entries[index].value = value
    } else {
      entries.append(JSONEntry(name, value))
    }
    return entries
  }
}

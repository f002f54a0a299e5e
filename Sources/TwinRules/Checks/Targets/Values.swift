import TwinModel

let valueType = Check(
  "value-type", "Values are of types that a target has.", selection: [.property, .telemetry, .event, .schema, .field],
  parameters: [
    .words("types", Primitive.allCases.map(\.name) + complexShapes, [], "Types that it does not have."),
    .map("substitutes", [], "What comes nearest to a type in the target, by type."),
  ],
  values: ["type", "substitute"]
) { run in
  let lacking = Set(run.options.texts("types"))
  let substitutes = Dictionary(run.options.map("substitutes").map { ($0.key, $0.value) }) { first, _ in first }
  for carrier in run.valueCarriers where !carrier.isNarrowed {
    let word = run.model.shapeWord(carrier.value.type)
    if lacking.contains(word) {
      run.report(carrier.element, ["type": word, "substitute": substitutes[word] ?? ""], discriminator: word)
    }
  }
}

let valueConstraint = Check(
  "value-constraint", "Values have no constraints that a target cannot hold.",
  selection: [.property, .telemetry, .event, .schema, .field],
  parameters: [.words("constraints", constraintWords, [], "Constraints that it cannot hold.")],
  values: ["constraints"]
) { run in
  let lacking = Set(run.options.texts("constraints"))
  for carrier in run.valueCarriers {
    var found: [String] = []
    for constraint in run.model.constraints[carrier.value.constraints]
    where lacking.contains(constraint.keyword) && !found.contains(constraint.keyword) {
      found.append(constraint.keyword)
    }
    if !found.isEmpty { run.report(carrier.element, ["constraints": found.codeList]) }
  }
}

/// Every constraint by its key, in the order in which a value keeps them.
private let constraintWords = [
  "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "precision", "minLength", "maxLength",
  "pattern", "minItems", "maxItems", "uniqueItems", "const", "default", "examples",
]

extension [String] {
  /// As code, with commas: "`a`, `b`".
  var codeList: String { map { "`\($0)`" }.joined(separator: ", ") }
}

let containedType = Check(
  "contained-type", "Values are not made of types that a target refuses at this place, at any depth.",
  selection: [.property, .telemetry, .event, .field],
  parameters: [
    .words(
      "types", Primitive.allCases.map(\.name) + complexShapes, ["array"], "Types that must not be part of a value.")
  ],
  values: ["type", "way"]
) { run in
  let search = ContainedTypes(run.model, Set(run.options.texts("types")))
  for carrier in run.valueCarriers where !carrier.isNarrowed {
    // Of fields, the properties of relationships: what is inside of members is found from there.
    if case .field(let id) = carrier.element, !run.isEdgeProperty(id) { continue }
    guard let (type, schemas) = search.found(in: carrier.value.type) else { continue }
    let names = schemas.map { run.model.string(run.model.schemas[$0].header.name) }
    run.report(carrier.element, ["type": type, "way": names.codeList])
  }
}

/// Which types are made of wanted ones, at any depth. O(types).
private struct ContainedTypes {
  private let model: Model
  private let wanted: Set<String>
  /// By type: the part through which a wanted one is reached, itself where it is one; nil where none is.
  private var next: [ID<DataType>?]

  init(_ model: Model, _ wanted: Set<String>) {
    self.model = model
    self.wanted = wanted
    next = [ID<DataType>?](repeating: nil, count: model.dataTypes.count)
    var users = [[ID<DataType>]](repeating: [], count: model.dataTypes.count)
    var pending: [ID<DataType>] = []
    for type in model.dataTypes.ids {
      for part in model.parts(of: type) { users[part.index].append(type) }
      if wanted.contains(model.shapeWord(type)) {
        next[type.index] = type
        pending.append(type)
      }
    }
    // From the wanted types outwards: each type is reached once.
    while let type = pending.popLast() {
      for user in users[type.index] where next[user.index] == nil {
        next[user.index] = type
        pending.append(user)
      }
    }
  }

  /// The word of a wanted type inside of `type`, and the schemas on the way to it.
  func found(in type: ID<DataType>) -> (type: String, schemas: [ID<Schema>])? {
    var schemas: [ID<Schema>] = []
    var current = type
    while let following = next[current.index] {
      if following == current { return (model.shapeWord(current), schemas) }
      if case .schema(let schema) = model.dataTypes[current] { schemas.append(schema) }
      current = following
    }
    return nil
  }
}

let valueDepth = Check(
  "value-depth", "Values do not nest deeper than a target allows.",
  selection: [.property, .telemetry, .event, .command, .relationship, .schema],
  parameters: [.natural("maximum", 1_000_000_000, "Most arrays, maps, objects and enums inside one another.")],
  values: ["depth", "maximum"]
) { run in
  let maximum = run.options.natural("maximum")
  let depths = valueDepths(run.model)
  for carrier in run.outermostValues where depths[carrier.value.type.index] > maximum {
    // A schema is told once, not at everything that uses it.
    if case .schema = run.model.dataTypes[carrier.value.type] { continue }
    let depth = depths[carrier.value.type.index]
    run.report(carrier.element, ["depth": "\(depth)", "maximum": "\(maximum)"])
  }
}

extension CheckRun {
  /// Values that stand in no other value: those of members and schemas, payloads, and properties of relationships.
  fileprivate var outermostValues: [ValueCarrier] {
    var result = valueCarriers.filter { !$0.isNarrowed }
    for id in members {
      let fields: [ID<Field>] =
        switch model.members[id].detail {
        case .command(let request, let response): [request, response].compactMap { $0 }
        case .relationship(let row): Array(model.relationshipDetails[row].properties)
        default: []
        }
      result += fields.map { ValueCarrier(element: .field($0), value: model.fields[$0].value) }
    }
    return result
  }
}

/// How many arrays, maps, objects and enums stand inside one another in each type, by row. What contains itself counts up
/// to where it closes.
private func valueDepths(_ model: Model) -> [Int] {
  var depths = [Int?](repeating: nil, count: model.dataTypes.count)
  var stack: [(type: ID<DataType>, parts: [ID<DataType>], next: Int)] = []
  for root in model.dataTypes.ids where depths[root.index] == nil {
    depths[root.index] = 0
    stack.append((root, model.parts(of: root), 0))
    while let top = stack.last {
      if top.next < top.parts.count {
        stack[stack.count - 1].next += 1
        let part = top.parts[top.next]
        if depths[part.index] == nil {
          depths[part.index] = 0
          stack.append((part, model.parts(of: part), 0))
        }
        continue
      }
      let inner = top.parts.map { depths[$0.index] ?? 0 }.max() ?? 0
      switch model.dataTypes[top.type] {
      case .primitive: depths[top.type.index] = 0
      case .schema: depths[top.type.index] = inner
      case .array, .map, .object, .enumeration: depths[top.type.index] = inner + 1
      }
      stack.removeLast()
    }
  }
  return depths.map { $0 ?? 0 }
}

let recursiveValue = Check(
  "recursive-value", "No schema is made of itself, not even through a list that may be empty.", selection: .schema
) { run in
  let isInCircle = schemasInCircles(run.model)
  for id in run.schemas where isInCircle[id.index] { run.report(.schema(id)) }
}

/// Which schemas lead to themselves, by row: those of a strongly connected part of more than one, or with an edge to itself
/// (Tarjan's algorithm, without recursion). O(types).
private func schemasInCircles(_ model: Model) -> [Bool] {
  let count = model.dataTypes.count
  var order = [Int](repeating: -1, count: count)
  var low = [Int](repeating: 0, count: count)
  var isOpen = [Bool](repeating: false, count: count)
  var open: [ID<DataType>] = []
  var result = [Bool](repeating: false, count: model.schemas.count)
  var time = 0
  var stack: [(type: ID<DataType>, parts: [ID<DataType>], next: Int)] = []
  func enter(_ type: ID<DataType>) {
    order[type.index] = time
    low[type.index] = time
    time += 1
    isOpen[type.index] = true
    open.append(type)
    stack.append((type, model.parts(of: type), 0))
  }
  for root in model.dataTypes.ids where order[root.index] < 0 {
    enter(root)
    while let top = stack.last {
      if top.next < top.parts.count {
        stack[stack.count - 1].next += 1
        let part = top.parts[top.next]
        if order[part.index] < 0 {
          enter(part)
        } else if isOpen[part.index] {
          low[top.type.index] = min(low[top.type.index], order[part.index])
        }
        continue
      }
      stack.removeLast()
      if let outer = stack.last?.type { low[outer.index] = min(low[outer.index], low[top.type.index]) }
      guard low[top.type.index] == order[top.type.index] else { continue }
      var circle: [ID<DataType>] = []
      while let type = open.popLast() {
        isOpen[type.index] = false
        circle.append(type)
        if type == top.type { break }
      }
      // No type is its own part: a circle has a schema and what it is made of.
      guard circle.count > 1 else { continue }
      for case .schema(let schema) in circle.map({ model.dataTypes[$0] }) { result[schema.index] = true }
    }
  }
  return result
}

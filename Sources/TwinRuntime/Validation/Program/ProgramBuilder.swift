import TwinValues

/// Reads what a form of documents is held to out of the image, once, into flat tables.
///
/// Values are nodes, and a value that stands in several places is one node, so schemas that lead back to themselves end. What a program
/// holds is bounded by what the image holds, except that every type repeats the members that it inherits: of components past
/// `slotLimit` members the tables are made when one is met.
struct ProgramBuilder {
  /// Members of objects after which no component's tables are made in advance.
  static let slotLimit = 1 << 16
  /// Cells of patterns' tables after which no more are made.
  static let cellLimit = 1 << 22
  /// Patterns that may turn out to need too large a table before no more is tried.
  static let refusedPatternLimit = 64

  private let registry: Registry
  private let slotLimit: Int
  private var nodes: [ProgramNode] = []
  private var exact: [ExactNode] = []
  private var objects: [ProgramObject] = []
  private var slots: [ProgramSlot] = []
  private var required: [UInt64] = []
  private var names = NameTableBuilder()
  private var integers: [Int64] = []
  private var automata: [ProgramAutomaton] = []
  private var classes: [UInt8] = []
  private var runStarts: [UInt32] = []
  private var runClasses: [UInt8] = []
  private var transitions: [UInt16] = []
  private var accepting: [Bool] = []

  private var nodeOfValue: [UInt32: Int] = [:]
  private var nodeOfState: [UInt32: Int] = [:]
  private var automatonOfPattern: [Pattern: UInt32] = [:]
  private var refusedPatterns = 0
  /// Nodes whose rows are not yet made.
  private var pending: [(node: Int, content: ObjectPlan.Content)] = []

  private init(_ registry: Registry, _ slotLimit: Int) {
    self.registry = registry
    self.slotLimit = slotLimit
  }

  /// The program of what `root` says.
  static func program(
    of root: ValidationProgram.Root, in registry: Registry, slotLimit: Int = Self.slotLimit
  ) -> ValidationProgram {
    var isComponent = false
    if case .component = root { isComponent = true }
    var builder = ProgramBuilder(registry, isComponent ? 0 : slotLimit)
    let first: Int
    switch root {
    case .state(let number), .component(let number):
      // The first one is filled whatever the limit is.
      first = builder.objectNode()
      builder.nodeOfState[number] = first
      builder.pending.append((first, .twin(TwinType(registry: registry, number: number))))
    case .value(let row): first = builder.node(of: ValueType(registry: registry, row: row))
    case .telemetry(let number):
      first = builder.objectNode()
      builder.fill(first, with: ObjectPlan(telemetryOf: TwinType(registry: registry, number: number)))
    case .edge(let number, let row):
      first = builder.objectNode()
      builder.fill(first, with: ObjectPlan(edgeOf: Member(registry: registry, typeNumber: number, row: row)))
    }
    while let next = builder.pending.popLast() {
      switch next.content {
      case .value(let value): builder.fill(next.node, as: value)
      case .twin(let type): builder.fill(next.node, with: ObjectPlan(stateOf: type))
      }
    }
    return builder.finished(root: first)
  }

  private func finished(root: Int) -> ValidationProgram {
    ValidationProgram(
      tables: ProgramTables(
        nodes: ProgramTable(nodes), objects: ProgramTable(objects), slots: ProgramTable(slots),
        required: ProgramTable(required), buckets: ProgramTable(names.buckets), entries: ProgramTable(names.entries),
        names: ProgramTable(names.text), integers: ProgramTable(integers), automata: ProgramTable(automata),
        classes: ProgramTable(classes), runStarts: ProgramTable(runStarts), runClasses: ProgramTable(runClasses),
        transitions: ProgramTable(transitions), accepting: ProgramTable(accepting)),
      exact: exact, root: root)
  }

  // MARK: Nodes

  private mutating func append(_ node: ProgramNode, _ shape: ExactShape) -> Int {
    nodes.append(node)
    exact.append(ExactNode(shape: shape))
    return nodes.count - 1
  }

  private mutating func objectNode() -> Int { append(ProgramNode(kind: .object), .object) }

  private mutating func node(of value: ValueType) -> Int {
    if let known = nodeOfValue[value.row] { return known }
    let node = append(ProgramNode(kind: .endless), .endless)
    nodeOfValue[value.row] = node
    pending.append((node, .value(value)))
    return node
  }

  private mutating func node(ofState type: TwinType) -> Int {
    if let known = nodeOfState[type.number] { return known }
    guard slots.count < slotLimit else {
      let node = append(ProgramNode(kind: .deferred, first: type.number), .object)
      nodeOfState[type.number] = node
      return node
    }
    let node = objectNode()
    nodeOfState[type.number] = node
    pending.append((node, .twin(type)))
    return node
  }

  private mutating func fill(_ node: Int, with plan: ObjectPlan) {
    let members = plan.slots.enumerated().map { (name: $1.name, target: UInt32($0)) }
    let firstRequired = required.count
    required += [UInt64](repeating: 0, count: max(1, (plan.slots.count + 63) / 64))
    let firstEntry = names.entries.count
    let table = names.add(members)
    let firstSlot = slots.count
    for (row, slot) in plan.slots.enumerated() {
      if slot.isRequired { required[firstRequired + row / 64] |= 1 << UInt64(row % 64) }
      // Names of one object differ, so each has an entry.
      let entry = names.entries[firstEntry + row]
      slots.append(ProgramSlot(node: 0, nameOffset: entry.offset, nameCount: entry.count))
    }
    objects.append(
      ProgramObject(
        names: table, firstSlot: UInt32(firstSlot), slotCount: UInt32(plan.slots.count),
        firstRequired: UInt32(firstRequired), required: required[firstRequired], hasSystemKeys: plan.hasSystemKeys))
    nodes[node].first = UInt32(objects.count - 1)
    for (row, slot) in plan.slots.enumerated() {
      let inner =
        switch slot.content {
        case .value(let value): self.node(of: value)
        case .twin(let type): self.node(ofState: type)
        }
      slots[firstSlot + row].node = UInt32(inner)
    }
  }

  private mutating func fill(_ number: Int, as value: ValueType) {
    let plan = ValuePlan(value)
    var node = ProgramNode(kind: .endless)
    switch plan.shape {
    case .primitive(let primitive):
      exact[number].shape = .primitive(primitive)
      fill(&node, primitive, plan)
    case .array(let element):
      exact[number].shape = .array
      node.kind = .array
      node.first = UInt32(self.node(of: element))
      boundEntries(&node, plan)
    case .map(let key, let value):
      exact[number].shape = .map
      node.kind = .map
      node.first = UInt32(self.node(of: key))
      node.second = UInt32(self.node(of: value))
      boundEntries(&node, plan)
    case .object(let object):
      exact[number].shape = .object
      node.kind = .object
      fill(number, with: object)
      node.first = nodes[number].first
      boundEntries(&node, plan)
    case .enumeration(let enumeration):
      exact[number].shape = .enumeration(enumeration)
      if case .enumeration(let source) = value.resolvedShape { fill(&node, source, plan) }
    case .endless: break
    }
    exact[number].checks = plan.checks.map { exactCheck($0, value) }
    nodes[number] = node
  }

  private mutating func fill(_ node: inout ProgramNode, _ primitive: Primitive, _ plan: ValuePlan) {
    switch primitive {
    case .boolean:
      node.kind = .boolean
      node.isExact = plan.checks.contains { $0.isConst }
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .float, .double, .decimal:
      node.kind = .number
      boundNumber(&node, primitive, plan)
    case .string:
      node.kind = .text
      boundText(&node, plan)
    case .bytes, .uuid, .date, .time, .dateTime, .duration:
      node.kind = .format
      node.first = UInt32(primitive.rawValue)
      node.isExact = plan.checks.contains { $0.isOfText || $0.isConst }
    case .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon:
      node.kind = .geometry
      boundEntries(&node, plan)
    }
  }

  private mutating func fill(_ node: inout ProgramNode, _ enumeration: Enumeration, _ plan: ValuePlan) {
    node.isOpen = enumeration.isOpen
    if enumeration.encoding == .integer {
      node.kind = .enumeratedNumber
      node.isExact = plan.checks.contains { $0.isOfNumber || $0.isConst }
      node.first = UInt32(integers.count)
      integers += Set(
        enumeration.values.compactMap { value -> Int64? in
          guard case .number(let number) = value.encoded.content else { return nil }
          return JSONNumber(number).scaled(by: 0)
        }
      ).sorted()
      node.second = UInt32(integers.count)
    } else {
      node.kind = .enumeratedText
      node.isExact = plan.checks.contains { $0.isOfText || $0.isConst }
      var known: Set<[UInt8]> = []
      let texts = enumeration.values.compactMap { value -> String? in
        guard case .string(let text) = value.encoded.content, known.insert(Array(text.utf8)).inserted else {
          return nil
        }
        return text
      }
      // Its names stand in a row of the objects that has no slots.
      objects.append(
        ProgramObject(
          names: names.add(texts.map { ($0, 0) }), firstSlot: 0, slotCount: 0, firstRequired: 0, required: 0,
          hasSystemKeys: false))
      node.first = UInt32(objects.count - 1)
    }
  }

  // MARK: Bounds

  private func boundEntries(_ node: inout ProgramNode, _ plan: ValuePlan) {
    for check in plan.checks {
      switch check {
      case .items(.minItems, let count): node.low = max(node.low, Int64(count))
      case .items(_, let count): node.high = min(node.high, Int64(count))
      case .uniqueItems, .const: node.isExact = true
      default: continue
      }
    }
  }

  private mutating func boundText(_ node: inout ProgramNode, _ plan: ValuePlan) {
    for check in plan.checks {
      switch check {
      case .length(.minLength, let count): node.low = max(node.low, Int64(count))
      case .length(_, let count): node.high = min(node.high, Int64(count))
      case .pattern(let pattern):
        if node.first == 0, let row = automaton(of: pattern) {
          node.first = row + 1
        } else {
          node.isExact = true
        }
      case .const: node.isExact = true
      default: continue
      }
    }
  }

  private func boundNumber(_ node: inout ProgramNode, _ primitive: Primitive, _ plan: ValuePlan) {
    let range = primitive.integerRange
    var scale = 9
    if range != nil {
      scale = 0
      node.fraction = 0
    }
    func bound(at scale: Int) -> (low: Int64, high: Int64, step: Int64)? {
      var bounds: (low: Int64, high: Int64, step: Int64) = (.min, .max, 0)
      if let range {
        bounds.low = range.least.scaled(by: 0) ?? .min
        bounds.high = range.greatest.scaled(by: 0) ?? .max
      }
      for check in plan.checks {
        switch check {
        case .bound(let rule, let number):
          guard let value = number.scaled(by: scale) else { return nil }
          switch rule {
          case .minimum: bounds.low = max(bounds.low, value)
          case .maximum: bounds.high = min(bounds.high, value)
          case .exclusiveMinimum: bounds.low = max(bounds.low, value + 1)
          default: bounds.high = min(bounds.high, value - 1)
          }
        case .multipleOf(let step):
          guard bounds.step == 0, let value = JSONNumber(step).scaled(by: scale), value > 0 else { return nil }
          bounds.step = value
        default: continue
        }
      }
      return bounds
    }
    var bounds = bound(at: scale)
    while bounds == nil, scale > 0 {
      scale -= 3
      bounds = bound(at: scale)
    }
    for check in plan.checks {
      if case .precision(let digits) = check { node.fraction = min(node.fraction, UInt8(clamping: digits)) }
    }
    node.isExact = bounds == nil || plan.checks.contains { $0.isConst }
    if let bounds {
      (node.low, node.high, node.step) = bounds
      node.scale = bounds == (.min, .max, 0) ? ProgramNode.unscaled : UInt8(scale)
    }
  }

  private mutating func automaton(of pattern: Pattern) -> UInt32? {
    if let known = automatonOfPattern[pattern] { return known }
    guard transitions.count < Self.cellLimit, refusedPatterns < Self.refusedPatternLimit else { return nil }
    guard let automaton = PatternAutomaton(pattern) else {
      refusedPatterns += 1
      return nil
    }
    automata.append(
      ProgramAutomaton(
        firstClass: UInt32(classes.count), firstRun: UInt32(runStarts.count),
        runCount: UInt32(automaton.runStarts.count), firstTransition: UInt32(transitions.count),
        firstAccepting: UInt32(accepting.count), classCount: UInt32(automaton.classCount)))
    classes += automaton.asciiClasses
    runStarts += automaton.runStarts
    runClasses += automaton.runClasses
    transitions += automaton.transitions
    accepting += automaton.accepting
    let row = UInt32(automata.count - 1)
    automatonOfPattern[pattern] = row
    return row
  }

  // MARK: Exact forms

  private func exactCheck(_ check: ValuePlan.Check, _ value: ValueType) -> ExactCheck {
    switch check {
    case .bound(let rule, let number): return .bound(rule, number)
    case .multipleOf(let step): return .multipleOf(step)
    case .precision(let digits): return .precision(digits)
    case .length(let rule, let count): return .length(rule, count)
    case .pattern(let pattern): return .pattern(pattern)
    case .items(let rule, let count): return .items(rule, count)
    case .uniqueItems: return .uniqueItems
    case .const(let literal):
      if case .enumeration(let source) = value.resolvedShape, case .string(let name) = literal.content {
        let encoding = EnumerationPlan(source).encodings[Array(name.utf8)]
        return .const(.scalar(encoding), words: encoding ?? quoteJSON(Array(name.utf8)))
      }
      switch literal.content {
      case .null: return .const(.anything, words: literal.scalar)
      case .boolean, .number, .string: return .const(.scalar(literal.scalar), words: literal.scalar)
      case .array(let items):
        return .const(
          .structured(literal: literal.row, value: value.row),
          words: "the array of \(items.count) that the model says")
      case .object(let entries):
        return .const(
          .structured(literal: literal.row, value: value.row),
          words: "the object of \(entries.count) that the model says")
      }
    }
  }
}

extension ValuePlan.Check {
  fileprivate var isConst: Bool { if case .const = self { true } else { false } }

  fileprivate var isOfText: Bool {
    switch self {
    case .length, .pattern: true
    default: false
    }
  }

  fileprivate var isOfNumber: Bool {
    switch self {
    case .bound, .multipleOf, .precision: true
    default: false
    }
  }
}

extension JSONNumber {
  /// What it is times a power of ten, where that is whole and has at most 18 digits.
  func scaled(by power: Int) -> Int64? {
    if digits.isEmpty { return 0 }
    let zeros = exponent + power
    guard zeros >= 0, digits.count <= 18, zeros <= 18 - digits.count else { return nil }
    let magnitude = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
    let value = (0..<zeros).reduce(magnitude) { value, _ in value * 10 }
    return isNegative ? -value : value
  }
}

/// Makes the plan of a migration: walks what documents hold in both versions side by side.
struct PlanBuilder {
  /// Nodes of a plan.
  static let nodeLimit = 200_000
  /// Values inside one another without a shared schema between them: more than documents have levels.
  private static let depthLimit = 66
  /// Schemas inside one another that are one in one version alone.
  static let addressLimit = 8

  let correspondence: Correspondence
  /// Whether documents go from the later version to the earlier one.
  let isBackward: Bool
  let options: MigrationOptions
  private(set) var plan = MigrationPlan()
  private(set) var isTooLarge = false
  private var known: [NodeKey: Int] = [:]
  /// Nodes to be made, in order: models lead from schema to schema as far as they like, so that nothing here is recursive.
  private var waiting: [(node: Int, work: Work)] = []

  enum Work {
    case value(ValueType, ValueType, Place)
    case twin(TwinType, TwinType, isTelemetry: Bool)
  }
  private var knownSteps: [MigrationStep: Int] = [:]

  struct NodeKey: Hashable {
    /// Rows of values, or numbers of types.
    var source: UInt32
    var target: UInt32
    var label: String
  }

  /// A place in the models.
  struct Place {
    /// Where records tell of it, by names of the earlier version; the nearest first.
    var addresses: [RecordedNames.Address]
    /// What it is called in the version that documents come from.
    var label: String
    /// What holds the value, which is another place where the value is that of a shared schema: bounds may be said there too.
    var holder: (addresses: [RecordedNames.Address], label: String)

    init(
      _ addresses: [RecordedNames.Address], label: String,
      holder: (addresses: [RecordedNames.Address], label: String)? = nil
    ) {
      self.addresses = addresses
      self.label = label
      self.holder = holder ?? (addresses, label)
    }

    func stepping(_ step: RecordedNames.Step, shown: RecordedNames.Step? = nil) -> Place {
      Place(addresses.map { $0.stepping(step) }, label: label + (shown ?? step).segment)
    }

    /// Steps from the nearest owner.
    var depth: Int { addresses.first?.steps.count ?? 0 }
  }

  init(_ correspondence: Correspondence, isBackward: Bool, options: MigrationOptions) {
    self.correspondence = correspondence
    self.isBackward = isBackward
    self.options = options
  }

  // MARK: - Counterparts

  func isSame(_ source: TwinType, _ target: TwinType) -> Bool { isPaired(source.id, target.id, correspondence.types) }

  private func isPaired(_ source: String, _ target: String, _ pairs: Correspondence.Pairs) -> Bool {
    counterpart(source, pairs) == target
  }

  /// What an element of the version that documents come from is in the other.
  func counterpart(_ source: String, _ pairs: Correspondence.Pairs) -> String? {
    isBackward ? pairs.earlier[source] : pairs.later[source]
  }

  /// Which of two lists are the same, as places in the source's and the target's.
  func paired(_ source: [ListedName], _ target: [ListedName]) -> [(source: Int, target: Int)] {
    isBackward
      ? matched(target, source).map { (source: $0.new, target: $0.old) }
      : matched(source, target).map { (source: $0.old, target: $0.new) }
  }

  /// The counterpart of a member of `source` in `target`, whatever their kinds.
  func counterpart(of member: Member, in target: TwinType) -> Member? {
    let kind = member.kind
    let source = Array(member.type.members).filter { $0.kind == kind }
    let others = Array(target.members).filter { $0.kind == kind }
    var records = MemberRecords(member.type, target, correspondence, isBackward: isBackward)
    let pairs = paired(
      source.map { records.listed($0, isOld: !isBackward) }, others.map { records.listed($0, isOld: isBackward) })
    return pairs.first { source[$0.source].name == member.name }.map { others[$0.target] }
  }

  // MARK: - Steps and nodes

  mutating func step(
    _ kind: String, _ element: String, _ class: MigrationStep.Class, isRemoval: Bool = false, isLack: Bool = false,
    _ message: String, _ facts: StepFacts = StepFacts()
  ) -> Int {
    var step = MigrationStep(
      kind: kind, element: element, message: message, class: `class`, isRemoval: isRemoval, isLack: isLack)
    // What types inherit is met once for each of them.
    if let known = knownSteps[step] { return known }
    knownSteps[step] = plan.steps.count
    (step.before, step.after, step.advice) = (facts.before, facts.after, facts.advice)
    (step.unitBefore, step.unitAfter) = (facts.units?.old.id, facts.units?.new.id)
    step.releases = releases(thatChangedAs: kind, at: facts.addresses).map(\.version)
    plan.steps.append(step)
    return plan.steps.count - 1
  }

  /// The releases that recorded a change of the kind at `addresses`, in their order along the migration.
  func releases(
    thatChangedAs kind: String, at addresses: [RecordedNames.Address]
  ) -> [(index: Int, version: SemanticVersion)] {
    let found = correspondence.names.releases(thatChangedAs: kind, at: addresses)
    return isBackward ? found.reversed() : found
  }

  mutating func add(_ node: MigrationPlan.Node) -> Int {
    plan.nodes.append(node)
    return plan.nodes.count - 1
  }

  /// The node for a pair, of which there is one; it is made when its turn comes.
  mutating func node(_ key: NodeKey, _ work: Work) -> Int {
    if let found = known[key] { return found }
    guard plan.nodes.count < Self.nodeLimit else {
      isTooLarge = true
      return 0
    }
    let index = add(.pending)
    known[key] = index
    waiting.append((index, work))
    return index
  }

  /// Makes all nodes that are asked for.
  mutating func makeNodes() {
    var next = 0
    while next < waiting.count, !isTooLarge {
      let (index, work) = waiting[next]
      next += 1
      let made: MigrationPlan.Node =
        switch work {
        case .value(let source, let target, let place): self.made(source, target, index, at: place)
        case .twin(let source, let target, let isTelemetry): twinNode(source, target, isTelemetry: isTelemetry)
        }
      plan.nodes[index] = made
    }
    waiting = []
  }

  mutating func addConst(_ const: MigrationPlan.Const) { plan.consts.append(const) }

  /// Notes that a step is there because of the release at `order`, counted along the migration.
  mutating func setRelease(_ order: Int?, of step: Int) {
    if let order, plan.releaseOrder[step] == nil { plan.releaseOrder[step] = order }
  }

  mutating func setRoot(_ root: Int) { plan.root = root }
  mutating func setUnexpected(_ step: Int) { plan.unexpected = step }
  mutating func setImpossible(_ step: Int) { plan.impossible = step }
  mutating func setMissing(_ step: Int) { plan.missing = step }

  // MARK: - Values

  /// What is done to values of `source` to make them values of `target`.
  mutating func value(_ source: ValueType, _ target: ValueType, at place: Place) -> Int {
    let place = placeInside(source, target, place)
    guard place.depth <= Self.depthLimit else { return add(.keep) }
    // The same row may stand at several members, and what they say of a shared schema's values is told of each.
    let isBounded = !Self.schemas(of: source).isEmpty && (source.isBounded || target.isBounded)
    let held = isBounded && place.holder.label != place.label ? place : Place(place.addresses, label: place.label)
    let label = held.holder.label == held.label ? held.label : held.label + " at " + held.holder.label
    return node(NodeKey(source: source.row, target: target.row, label: label), .value(source, target, held))
  }

  private mutating func made(_ source: ValueType, _ target: ValueType, _ node: Int, at place: Place)
    -> MigrationPlan.Node
  {
    let (a, b) = (FlatValue(source), FlatValue(target))
    let made = made(a, b, at: place)
    noteTighterBounds(a, b, made, node, at: place)
    return made
  }

  /// Where a shared schema stands, the place is the schema's own.
  private func placeInside(_ source: ValueType, _ target: ValueType, _ place: Place) -> Place {
    let (old, new) = isBackward ? (target, source) : (source, target)
    // A value that was shared for a part of the way is recorded here and there.
    func among(_ values: ValueType..., label: String) -> Place {
      let addresses = Array((values.flatMap(Self.schemas) + place.addresses).prefix(Self.addressLimit))
      return Place(addresses, label: label, holder: (addresses, place.label))
    }
    switch (old.shape, new.shape) {
    case (.schema(let a), .schema(let b)):
      guard correspondence.schemas.later[a.id] == b.id else { return among(old, new, label: a.id + " → " + b.id) }
      let schemas = Self.schemas(of: old)
      let all = Array((place.addresses + schemas).prefix(Self.addressLimit))
      return Place(schemas, label: isBackward ? b.id : a.id, holder: (all, place.label))
    case (.schema(let a), _): return among(old, label: a.id)
    case (_, .schema(let b)): return among(new, label: b.id)
    default: return place
    }
  }

  /// The schemas that `value` is of: one may be no more than another.
  private static func schemas(of value: ValueType) -> [RecordedNames.Address] {
    var found: [RecordedNames.Address] = []
    var next = value
    while case .schema(let schema) = next.shape, found.count < addressLimit {
      found.append(RecordedNames.Address(owner: .element(schema.id)))
      next = schema.value
    }
    return found
  }

  private mutating func made(_ a: FlatValue, _ b: FlatValue, at place: Place) -> MigrationPlan.Node {
    switch (a.shape, b.shape) {
    case (.primitive(let p), .primitive(let q)): return scalar(p, a, q, b, at: place)
    case (.array(let x), .array(let y)): return .array(element: value(x.value, y.value, at: place.stepping(.element)))
    case (.map(let keyX, let x), .map(let keyY, let y)):
      return .map(
        key: value(keyX.value, keyY.value, at: place.stepping(.key)),
        value: value(x.value, y.value, at: place.stepping(.value)))
    case (.object(let x), .object(let y)): return object(fields: x, y, at: place)
    case (.enumeration(let x), .enumeration(let y)): return enumeration(x, y, at: place)
    case (.enumeration(let values), .primitive(let primitive)):
      let isText = values.encoding != .integer
      guard isText ? primitive == .string : primitive.isNumeric else { return typeChanged(a, b, at: place) }
      _ = step(
        values.encoding == .name ? "type-widened" : "enum-names-dropped", place.label, .conditional,
        "values of an enumeration become \(primitive)s; they stay as they stand in data",
        StepFacts(addresses: place.addresses))
      return .keep
    case (.primitive(let primitive), .enumeration(let values)):
      guard values.encoding == .integer ? primitive.isNumeric : primitive == .string else {
        return typeChanged(a, b, at: place)
      }
      _ = step(
        "type-narrowed", place.label, .conditional, "only values of an enumeration stay; others are refused",
        StepFacts(addresses: place.addresses))
      return .keep
    default: return typeChanged(a, b, at: place)
    }
  }

  mutating func typeChanged(_ a: FlatValue, _ b: FlatValue, at place: Place) -> MigrationPlan.Node {
    .refuse(
      step(
        "type-changed", place.label, .manual, "it is \(b.shape.word) in place of \(a.shape.word); write what is meant",
        StepFacts(before: a.shape.name, after: b.shape.name, addresses: place.addresses)))
  }

  private mutating func scalar(
    _ p: Primitive, _ a: FlatValue, _ q: Primitive, _ b: FlatValue, at place: Place
  ) -> MigrationPlan.Node {
    if p != q {
      let isWider = p.isNumeric && q.isNumeric && p.numberRank < q.numberRank || q == .string && p.isText
      guard isWider || p.isNumeric && q.isNumeric || p == .string && q.isText else {
        return typeChanged(a, b, at: place)
      }
      _ = step(
        isWider ? "type-widened" : "type-narrowed", place.label, isWider ? .mechanical : .conditional,
        "\(p) becomes \(q): values stay" + (isWider ? "" : " where they fit, and are refused where they do not"),
        StepFacts(before: "\(p)", after: "\(q)", addresses: place.addresses))
    }
    guard q.isNumeric else { return .keep }
    switch conversion(a, b, at: place) {
    case .none: return .keep
    case .refused(let step): return .refuse(step)
    case .units(let units, let step):
      return .convert(
        MigrationPlan.Conversion(units: units, places: b.precision, isWhole: q.isInteger, step: step))
    }
  }
}

extension ValueType {
  /// Whether it says itself what values may be, whatever a schema that it refers to says.
  fileprivate var isBounded: Bool {
    constraints.contains { constraint in
      switch constraint {
      case .default, .example: false
      default: true
      }
    }
  }
}

/// Makes the plan of a migration: walks what documents hold in both versions side by side.
struct PlanBuilder {
  /// Nodes of a plan.
  static let nodeLimit = 200_000
  /// Values inside one another without a shared schema between them: more than documents have levels.
  private static let depthLimit = 66
  /// Schemas inside one another that are one in one version alone.
  private static let addressLimit = 8

  let correspondence: Correspondence
  /// Whether documents go from the later version to the earlier one.
  let isBackward: Bool
  let options: MigrationOptions
  private(set) var plan = MigrationPlan()
  private(set) var isTooLarge = false
  private var known: [NodeKey: Int] = [:]
  /// Nodes to be made, in order: models lead from schema to schema as far as they like, so that nothing here is recursive.
  private var waiting: [(node: Int, work: Work)] = []

  private enum Work {
    case value(ValueType, ValueType, Place)
    case twin(TwinType, TwinType, isTelemetry: Bool)
  }
  private var knownSteps: [MigrationStep: Int] = [:]

  private struct NodeKey: Hashable {
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

    init(_ addresses: [RecordedNames.Address], label: String) {
      self.addresses = addresses
      self.label = label
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
  private func paired(_ source: [ListedName], _ target: [ListedName]) -> [(source: Int, target: Int)] {
    isBackward
      ? matched(target, source).map { (source: $0.new, target: $0.old) }
      : matched(source, target).map { (source: $0.old, target: $0.new) }
  }

  // MARK: - Steps and nodes

  mutating func step(
    _ kind: String, _ element: String, _ class: MigrationStep.Class, isRemoval: Bool = false, isLack: Bool = false,
    _ message: String
  ) -> Int {
    let step = MigrationStep(
      kind: kind, element: element, message: message, class: `class`, isRemoval: isRemoval, isLack: isLack)
    // What types inherit is met once for each of them.
    if let known = knownSteps[step] { return known }
    knownSteps[step] = plan.steps.count
    plan.steps.append(step)
    return plan.steps.count - 1
  }

  private mutating func add(_ node: MigrationPlan.Node) -> Int {
    plan.nodes.append(node)
    return plan.nodes.count - 1
  }

  /// The node for a pair, of which there is one; it is made when its turn comes.
  private mutating func node(_ key: NodeKey, _ work: Work) -> Int {
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
        case .value(let source, let target, let place): self.made(FlatValue(source), FlatValue(target), at: place)
        case .twin(let source, let target, let isTelemetry): twinNode(source, target, isTelemetry: isTelemetry)
        }
      plan.nodes[index] = made
    }
    waiting = []
  }

  mutating func setRoot(_ root: Int) { plan.root = root }
  mutating func setUnexpected(_ step: Int) { plan.unexpected = step }
  mutating func setMissing(_ step: Int) { plan.missing = step }

  // MARK: - Values

  /// What is done to values of `source` to make them values of `target`.
  mutating func value(_ source: ValueType, _ target: ValueType, at place: Place) -> Int {
    let place = placeInside(source, target, place)
    guard place.depth <= Self.depthLimit else { return add(.keep) }
    return node(
      NodeKey(source: source.row, target: target.row, label: place.label), .value(source, target, place))
  }

  /// Where a shared schema stands, the place is the schema's own.
  private func placeInside(_ source: ValueType, _ target: ValueType, _ place: Place) -> Place {
    let (old, new) = isBackward ? (target, source) : (source, target)
    // A value that was shared for a part of the way is recorded here and there.
    func among(_ schemas: String..., label: String) -> Place {
      let own = schemas.map { RecordedNames.Address(owner: .element($0)) }
      return Place(Array((own + place.addresses).prefix(Self.addressLimit)), label: label)
    }
    switch (old.shape, new.shape) {
    case (.schema(let a), .schema(let b)):
      guard correspondence.schemas.later[a.id] == b.id else { return among(a.id, b.id, label: a.id + " → " + b.id) }
      return Place([RecordedNames.Address(owner: .element(a.id))], label: isBackward ? b.id : a.id)
    case (.schema(let a), _): return among(a.id, label: a.id)
    case (_, .schema(let b)): return among(b.id, label: b.id)
    default: return place
    }
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
        "values of an enumeration become \(primitive)s; they stay as they stand in data")
      return .keep
    case (.primitive(let primitive), .enumeration(let values)):
      guard values.encoding == .integer ? primitive.isNumeric : primitive == .string else {
        return typeChanged(a, b, at: place)
      }
      _ = step("type-narrowed", place.label, .conditional, "only values of an enumeration stay; others are refused")
      return .keep
    default: return typeChanged(a, b, at: place)
    }
  }

  private mutating func typeChanged(_ a: FlatValue, _ b: FlatValue, at place: Place) -> MigrationPlan.Node {
    .refuse(
      step(
        "type-changed", place.label, .manual, "it is \(b.shape.word) in place of \(a.shape.word); write what is meant"))
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
        "\(p) becomes \(q): values stay" + (isWider ? "" : " where they fit, and are refused where they do not"))
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

  // MARK: - Objects

  /// A member or field, as a document holds it.
  struct Part {
    enum Content {
      case value(ValueType)
      case twin(TwinType)
    }

    var listed: ListedName
    var content: Content
    var isRequired: Bool
    /// Its kind of element, as changes call it: `property`, `field`.
    var word: String
    /// What declares it, where it is a member.
    var member: Member?
    /// Whether a default stands for it where it is absent.
    var hasStandingDefault: Bool

    var defaultValue: (literal: Literal, type: ValueType)? {
      guard hasStandingDefault, case .value(let type) = content else { return nil }
      return FlatValue(type).defaultValue.map { ($0, type) }
    }
  }

  private mutating func object(fields source: [Field], _ target: [Field], at place: Place) -> MigrationPlan.Node {
    func parts(_ fields: [Field], isOld: Bool) -> [Part] {
      fields.map { field in
        let fate = isOld ? correspondence.names.field(field.name, at: place.addresses) : nil
        return Part(
          listed: ListedName(field.name, field.metadata, fate: fate), content: .value(field.value),
          isRequired: field.isRequired, word: "field", member: nil, hasStandingDefault: true)
      }
    }
    return object(parts(source, isOld: !isBackward), parts(target, isOld: isBackward), at: place)
  }

  /// What is done to properties of edges.
  mutating func edge(_ source: [Field], _ target: [Field], at place: Place) -> Int {
    let made = object(fields: source, target, at: place)
    return add(made)
  }

  /// What is done to the state of twins, or to telemetry messages.
  mutating func twin(_ source: TwinType, _ target: TwinType, isTelemetry: Bool = false) -> Int {
    let label = isTelemetry ? " telemetry" : " state"
    return node(
      NodeKey(source: source.number, target: target.number, label: label),
      .twin(source, target, isTelemetry: isTelemetry))
  }

  private mutating func twinNode(_ source: TwinType, _ target: TwinType, isTelemetry: Bool) -> MigrationPlan.Node {
    let pair = memberParts(source, target, isTelemetry ? [.telemetry] : [.property, .component])
    let owner = RecordedNames.Owner.element(isBackward ? target.id : source.id)
    let made = object(pair.source, pair.target, at: Place([RecordedNames.Address(owner: owner)], label: source.id))
    guard !isTelemetry, case .object(var map) = made, let metadata = metadata(of: map) else { return made }
    map.slots[Array("$metadata".utf8)] = MigrationPlan.Slot(fate: .moves(metadata))
    return .object(map)
  }

  /// What is done to what Azure Digital Twins keeps of each member of a twin, by its name, in `$metadata`; nil where no name changes.
  private mutating func metadata(of map: MigrationPlan.ObjectMap) -> Int? {
    let changed = map.slots.filter { _, slot in
      switch slot.fate {
      case .moves: slot.name != nil
      // What is not dropped is in the way, and told of where its value is.
      case .removed(let isDropped, _): isDropped
      }
    }
    if changed.isEmpty { return nil }
    let keep = add(.keep)
    let slots = changed.mapValues { slot in
      if case .moves = slot.fate { MigrationPlan.Slot(name: slot.name, fate: .moves(keep)) } else { slot }
    }
    return add(.object(MigrationPlan.ObjectMap(slots: slots)))
  }

  private func memberParts(
    _ source: TwinType, _ target: TwinType, _ kinds: Set<MemberKind>
  ) -> (source: [Part], target: [Part]) {
    func parts(_ type: TwinType, isOld: Bool) -> [Part] {
      type.members.compactMap { member in
        guard kinds.contains(member.kind) else { return nil }
        let content: Part.Content
        if let component = member.component {
          content = .twin(component)
        } else if let value = member.value {
          content = .value(value)
        } else {
          return nil
        }
        return Part(
          listed: listed(member, isOld: isOld), content: content, isRequired: member.isRequired,
          word: "\(member.kind)", member: member, hasStandingDefault: member.kind == .property)
      }
    }
    return (parts(source, isOld: !isBackward), parts(target, isOld: isBackward))
  }

  /// A member with what records say of its name: in the earlier version of what became of it, in the later one of what it was.
  private func listed(_ member: Member, isOld: Bool) -> ListedName {
    isOld
      ? ListedName(member.name, member.metadata, fate: fate(of: member))
      : ListedName(member.name, member.metadata, recordedName: recordedName(of: member))
  }

  /// What records say became of a member of the earlier version; what it refines may have taken it along.
  private func fate(of member: Member) -> RecordedNames.Fate<String>? {
    var next: Member? = member
    var left: RecordedNames.Fate<String>?
    for _ in 0..<Self.addressLimit {
      guard let member = next else { break }
      switch correspondence.names.member(member.name, of: member.declaringType.id) {
      // One that is refined no more may go on as what it refined.
      case .left(let name)?: left = left ?? .left(name)
      case let fate?: return fate
      case nil: break
      }
      next = member.refined
    }
    return left
  }

  /// What records say a member of the later version was called; what it refines may have taken it along.
  private func recordedName(of member: Member) -> String {
    var next: Member? = member
    for _ in 0..<Self.addressLimit {
      guard let member = next else { break }
      let former = correspondence.names.formerName(ofMember: member.name, of: member.declaringType.id)
      if former != member.name { return former }
      next = member.refined
    }
    return member.name
  }

  /// The counterpart of a member of `source` in `target`, whatever their kinds.
  func counterpart(of member: Member, in target: TwinType) -> Member? {
    let kind = member.kind
    let source = Array(member.type.members).filter { $0.kind == kind }
    let others = Array(target.members).filter { $0.kind == kind }
    let pairs = paired(
      source.map { listed($0, isOld: !isBackward) }, others.map { listed($0, isOld: isBackward) })
    return pairs.first { source[$0.source].name == member.name }.map { others[$0.target] }
  }

  private mutating func object(_ source: [Part], _ target: [Part], at place: Place) -> MigrationPlan.Node {
    var map = MigrationPlan.ObjectMap()
    var formers = [Int?](repeating: nil, count: target.count)
    for pair in paired(source.map(\.listed), target.map(\.listed)) { formers[pair.target] = pair.source }
    let kept = Set(formers.compactMap { $0 })
    for (index, part) in source.enumerated() where !kept.contains(index) {
      let label = self.label(part, place)
      let isDropped = options.dropping.includes(label)
      let step = step(
        part.word + "-removed", label, isDropped ? .mechanical : .manual, isRemoval: true,
        isDropped
          ? "`\(part.listed.name)` is dropped"
          : "there is no place for `\(part.listed.name)` any more; have it dropped, or move what it says elsewhere")
      map.slots[Array(part.listed.name.utf8)] = MigrationPlan.Slot(
        fate: .removed(isDropped: isDropped, step: step))
    }
    for (index, part) in target.enumerated() {
      guard let former = formers[index] else {
        if let fill = fill(part, at: place) { map.fills.append(fill) }
        continue
      }
      pair(source[former], part, at: place, &map)
    }
    return .object(map)
  }

  private func label(_ part: Part, _ place: Place) -> String { part.member?.id ?? place.label + "/" + part.listed.name }

  private mutating func pair(_ a: Part, _ b: Part, at place: Place, _ map: inout MigrationPlan.ObjectMap) {
    let label = label(a, place)
    let isRenamed = !a.listed.name.utf8.elementsEqual(b.listed.name.utf8)
    if isRenamed {
      _ = step(
        a.word + "-renamed", label, .mechanical, "`\(a.listed.name)` becomes `\(b.listed.name)`")
    }
    let node: Int
    switch (a.content, b.content) {
    case (.value(let x), .value(let y)):
      node = value(x, y, at: self.place(inside: a, b, place))
      if let fill = fill(a, b, node, at: place) { map.fills.append(fill) }
    case (.twin(let x), .twin(let y)) where isSame(x, y): node = twin(x, y)
    default:
      node = add(
        .refuse(
          step(
            "component-type-changed", label, .manual, "it is a part of another type; write what is meant")))
    }
    map.slots[Array(a.listed.name.utf8)] = MigrationPlan.Slot(
      name: isRenamed ? b.listed.name : nil, fate: .moves(node))
  }

  /// The place of what a member or field holds.
  private func place(inside a: Part, _ b: Part, _ place: Place) -> Place {
    let old = isBackward ? b : a
    if let member = old.member { return Place(Self.addresses(of: member), label: a.member?.id ?? member.id) }
    return place.stepping(.field(old.listed.name), shown: .field(a.listed.name))
  }

  /// Where records tell of what `member` holds: at itself, at the members that it refines, at the points that these use.
  static func addresses(of member: Member) -> [RecordedNames.Address] {
    var found: [RecordedNames.Address] = []
    var next: Member? = member
    while let member = next, found.count < addressLimit {
      found.append(RecordedNames.Address(owner: .member(member.name, of: member.declaringType.id)))
      if let point = member.point { found.append(RecordedNames.Address(owner: .element(point.id))) }
      next = member.refined
    }
    return found
  }

  // MARK: - What is absent

  /// What to do where a member or field of both versions is absent.
  private mutating func fill(_ a: Part, _ b: Part, _ node: Int, at place: Place) -> MigrationPlan.Fill? {
    let label = label(a, place)
    let former = Array(a.listed.name.utf8)
    let standing = b.defaultValue.flatMap { jsonText(of: $0.literal, as: $0.type) }
    if let (literal, type) = a.defaultValue, let text = jsonText(of: literal, as: type) {
      // Whether it is the same when it has been migrated shows when that is done.
      let kind = standing == nil ? "default-removed" : "default-changed"
      let step = step(
        kind, label, .mechanical,
        "where `\(a.listed.name)` is absent, what stood for it is written down: \(shown(text))")
      return MigrationPlan.Fill(
        former: former, name: b.listed.name, content: .former(text, node: node, standing: standing, step: step))
    }
    guard b.isRequired, !a.isRequired, a.word != "telemetry" else { return nil }
    guard let standing else {
      let step = step(
        "made-required", label, .conditional, isLack: true,
        "`\(b.listed.name)` must be there, and has no default to be filled in")
      return MigrationPlan.Fill(former: former, name: b.listed.name, content: .missing(step))
    }
    let step = step(
      "made-required-with-default", label, .mechanical, "where `\(b.listed.name)` is absent, its default is filled in")
    return MigrationPlan.Fill(former: former, name: b.listed.name, content: .new(standing, step: step))
  }

  /// A default for people.
  private func shown(_ text: [UInt8]) -> String { String(decoding: text.prefix(60), as: UTF8.self) }

  /// What to do about a member or field that is new.
  private mutating func fill(_ part: Part, at place: Place) -> MigrationPlan.Fill? {
    guard part.isRequired, case .value = part.content, part.word != "telemetry" else { return nil }
    let label = place.label + "/" + part.listed.name
    guard let (literal, type) = part.defaultValue, let text = jsonText(of: literal, as: type) else {
      let step = step(
        part.word + "-added-required", label, .manual, isLack: true,
        "`\(part.listed.name)` is new, must be there, and has no default to be filled in")
      return MigrationPlan.Fill(former: nil, name: part.listed.name, content: .missing(step))
    }
    let step = step(
      part.word + "-added-with-default", label, .mechanical,
      "`\(part.listed.name)` is new and is filled in with its default, \(shown(text))")
    return MigrationPlan.Fill(former: nil, name: part.listed.name, content: .new(text, step: step))
  }
}

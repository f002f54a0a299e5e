import TwinModel
import TwinSource

let classificationBelowContent = Check(
  "classification-below-content", "What holds data is classified no lower than the data.",
  selection: [.twin, .schema, .members, .point, .field], needsWholeModel: true,
  values: ["classification", "content", "contentClassification"]
) { run in
  let model = run.model
  // Most models classify nothing, or nothing above the lowest.
  guard model.metadata.rows.contains(where: { $0.classification != nil }) else { return }
  var levels = ContentLevels(model)
  for element in run.elements {
    guard let own = model.statedClassification(of: element), let content = levels.content(of: element),
      content.level > own
    else { continue }
    let path = run.facts.path(of: content.witness, in: model)
    let place = model.place(of: content.witness)
    run.report(
      element, at: ["classification"],
      ["classification": own.name, "content": path, "contentClassification": content.level.name],
      discriminator: run.facts.identity(of: content.witness, in: model),
      related: place.isNone ? [] : [RelatedPlace(place, "`\(path)` is \(content.level.name)")])
  }
}

let classificationLowered = Check(
  "classification-lowered", "What inherits is classified no lower than what it inherits from.",
  selection: [.twin, .property, .telemetry, .event, .command, .relationship, .component], needsWholeModel: true,
  values: ["classification", "base", "baseClassification"]
) { run in
  let model = run.model
  for element in run.elements {
    guard let own = model.metadata(of: element).flatMap({ model.metadata[$0].classification }) else { continue }
    let bases: [ElementRef] =
      if case .twin(let id) = element {
        model.twins[id].parents.map { .twin($0) }
      } else {
        Array(model.definitions(of: element).dropFirst())
      }
    let higher = bases.lazy.compactMap { base in
      model.metadata(of: base).flatMap { model.metadata[$0].classification }.map { (base, $0) }
    }.first { $0.1 > own }
    guard let (base, level) = higher else { continue }
    let path = run.facts.path(of: base, in: model)
    run.report(
      element, at: ["classification"],
      ["classification": own.name, "base": path, "baseClassification": level.name],
      discriminator: run.facts.identity(of: base, in: model),
      related: [RelatedPlace(model.place(of: base), "`\(path)` is \(level.name)")])
  }
}

/// The highest classification below types of data and of twins, as far down as the next element that has one of its own:
/// what is below that is compared there.
private struct ContentLevels {
  /// A classification, and the element that gives it.
  struct Level {
    var level: Classification
    var witness: ElementRef
  }

  private enum State {
    case unseen, open
    case done(Level?)
  }

  /// What is looked into: rows of `dataTypes`, then rows of `twins`.
  private typealias Node = Int

  private let model: Model
  private var states: [State]

  init(_ model: Model) {
    self.model = model
    states = [State](repeating: .unseen, count: model.dataTypes.count + model.twins.count)
  }

  /// The highest classification inside `element`; nil when nothing inside has one.
  mutating func content(of element: ElementRef) -> Level? {
    var inside = Inside()
    look(into: element, &inside)
    for node in inside.nodes { settle(node) }
    return highest(inside)
  }

  /// What stands directly inside: levels that are given there, and what has to be looked into.
  private struct Inside {
    var levels: [Level] = []
    var nodes: [Node] = []
  }

  private func node(_ type: ID<DataType>) -> Node { type.index }
  private func node(_ twin: ID<Twin>) -> Node { model.dataTypes.count + twin.index }

  private func look(into element: ElementRef, _ inside: inout Inside) {
    switch element {
    case .twin(let id):
      for member in model.twins[id].members { add(.member(member), &inside) }
      // Inherited members are inside; how the parent itself is classified is another matter.
      for parent in model.twins[id].parents { inside.nodes.append(node(parent)) }
    case .member(let id):
      if let value = model.members[id].value { inside.nodes.append(node(value.type)) }
      switch model.members[id].detail {
      case .command(let request, let response):
        for field in [request, response].compactMap({ $0 }) { add(.field(field), &inside) }
      case .relationship(let row):
        for field in model.relationshipDetails[row].properties { add(.field(field), &inside) }
      case .component(let twin): add(.twin(twin), &inside)
      case .none, .telemetry, .event: break
      }
    case .schema(let id): inside.nodes.append(node(model.schemas[id].value.type))
    case .point(let id): inside.nodes.append(node(model.points[id].value.type))
    case .field(let id): inside.nodes.append(node(model.fields[id].value.type))
    default: break
    }
  }

  /// Adds what `element` is classified as, or what is inside it.
  private func add(_ element: ElementRef, _ inside: inout Inside) {
    if let level = model.statedClassification(of: element) {
      inside.levels.append(Level(level: level, witness: element))
    } else if case .twin(let id) = element {
      inside.nodes.append(node(id))
    } else {
      look(into: element, &inside)
    }
  }

  private func inside(_ node: Node) -> Inside {
    var inside = Inside()
    guard node < model.dataTypes.count else {
      look(into: .twin(ID(node - model.dataTypes.count)), &inside)
      return inside
    }
    switch model.dataTypes.rows[node] {
    case .primitive, .enumeration: break
    case .array(let element): add(.field(element), &inside)
    case .map(let key, let value):
      add(.field(key), &inside)
      add(.field(value), &inside)
    case .object(let fields): for field in fields { add(.field(field), &inside) }
    case .schema(let schema): add(.schema(schema), &inside)
    }
    return inside
  }

  /// Works out `node` after everything inside it. No recursion: types nest as deep as the input says. What leads back to
  /// itself adds nothing to itself.
  private mutating func settle(_ node: Node) {
    var pending = [node]
    while let next = pending.last {
      switch states[next] {
      case .done: pending.removeLast()
      case .unseen:
        states[next] = .open
        for inner in inside(next).nodes {
          if case .unseen = states[inner] { pending.append(inner) }
        }
      case .open:
        states[next] = .done(highest(inside(next)))
        pending.removeLast()
      }
    }
  }

  /// The first of the highest.
  private func highest(_ inside: Inside) -> Level? {
    var result: Level?
    for level in inside.levels where result.map({ $0.level < level.level }) ?? true { result = level }
    for node in inside.nodes {
      if case .done(let level?) = states[node], result.map({ $0.level < level.level }) ?? true { result = level }
    }
    return result
  }
}

import TwinModel
import TwinSource

/// Words that mean what their type makes of them.
private let ordinaryWords = [
  "actual", "amount", "average", "capacity", "category", "class", "code", "content", "count", "current", "data",
  "date", "default", "demand", "description", "desired", "duration", "efficiency", "factor", "first", "flow", "id",
  "identifier", "index", "input", "interval", "key", "kind", "label", "last", "level", "limit", "load", "location",
  "maximum", "measured", "minimum", "mode", "model", "name", "new", "next", "number", "offset", "old", "output",
  "position", "power", "present", "previous", "quantity", "range", "rate", "rating", "raw", "reading", "reference",
  "reported", "result", "schedule", "serial", "set", "setpoint", "setting", "size", "speed", "state", "status",
  "tag", "target", "text", "threshold", "time", "title", "total", "type", "unit", "usage", "value", "version",
]

let twoMeanings = Check(
  "two-meanings", "A name means one thing in all types.", selection: [.point, .property, .telemetry, .field],
  needsWholeModel: true,
  parameters: [
    .words(
      "compare", ["quantity", "unit", "type", "point"], ["quantity", "type", "point"],
      "What must agree where a name is used again."),
    .texts(
      "ordinary", ordinaryWords,
      "Words that mean what their type makes of them: a name of nothing else may measure different things, and a name that "
        + "ends in one may be of different types."),
  ],
  values: ["meaning", "other", "usual"]
) { run in
  let compared = Set(run.options.texts("compare"))
  var meanings = Meanings(run)
  var groups = [[ElementRef]](repeating: [], count: run.model.symbols.count)
  var isTouched = [Bool](repeating: false, count: run.model.symbols.count)
  for element in run.population {
    let name = Int(run.model.name(of: element).rawValue)
    groups[name].append(element)
    if run.covers(element) { isTouched[name] = true }
  }
  for name in groups.indices where isTouched[name] && groups[name].count > 1 {
    meanings.hold(groups[name], compared, &run)
  }
}

/// What one name means in each place, and how the places disagree.
private struct Meanings {
  private let ordinary: Set<Word>
  /// By quantity: it and everything broader.
  private let closures: [[ID<Quantity>]]

  init(_ run: CheckRun) {
    ordinary = Set(run.options.texts("ordinary").compactMap { run.facts.words.find($0) })
    let model = run.model
    closures = model.quantities.ids.map { quantity in
      var found = [quantity]
      var next = 0
      while next < found.count {
        for other in model.quantities[found[next]].broader where !found.contains(other) { found.append(other) }
        next += 1
      }
      return found
    }
  }

  /// Holds all that has one name to what is most usual among it.
  func hold(_ elements: [ElementRef], _ compared: Set<String>, _ run: inout CheckRun) {
    let model = run.model
    guard let first = elements.first else { return }
    let words = run.facts.words(of: first, in: model)
    var isReported = Set<ElementRef>()
    func disagreements(
      _ trait: (ElementRef) -> String?, by key: (ElementRef) -> AnyHashable?, _ differ: (ElementRef, ElementRef) -> Bool
    ) {
      guard let usual = mostFrequent(elements, by: key) else { return }
      for element in elements where element != usual && run.covers(element) && differ(element, usual) {
        guard isReported.insert(element).inserted, let own = trait(element), let other = trait(usual) else { continue }
        let path = run.facts.path(of: usual, in: model)
        run.report(
          element, ["meaning": own, "usual": other, "other": path], discriminator: "",
          related: [.init(model.place(of: usual), "`\(path)` is \(other)")])
      }
    }
    let classes = { (element: ElementRef) in ValueClass(model.value(of: element), in: model) }
    if compared.contains("type"), !(words.last.map(ordinary.contains) ?? true) {
      disagreements({ classes($0).phrase }, by: { classes($0).isPlain ? classes($0) : nil }) {
        classes($0).isPlain && classes($0) != classes($1)
      }
    }
    if compared.contains("quantity"), !words.allSatisfy(ordinary.contains) {
      let quantity = { (element: ElementRef) in model.value(of: element)?.quantity }
      disagreements(
        { quantity($0).map { article(model.string(model.quantities[$0].header.name)) } }, by: { quantity($0) }
      ) {
        guard let a = quantity($0), let b = quantity($1) else { return false }
        return !areKin(a, b)
      }
    }
    if compared.contains("unit") {
      let unit = { (element: ElementRef) in model.value(of: element)?.unit }
      disagreements({ unit($0).map { "in \(model.string(model.units[$0].header.name))" } }, by: { unit($0) }) {
        guard let a = unit($0), let b = unit($1) else { return false }
        return a != b
      }
    }
    if compared.contains("point") {
      disagreements(
        { point(of: $0, model).map { "the point `\(model.string(model.points[$0].header.name))`" } },
        by: { point(of: $0, model) }
      ) {
        guard let a = point(of: $0, model), let b = point(of: $1, model) else { return false }
        return a != b && !isShortFor(a, words, run) && !isShortFor(b, words, run)
      }
    }
  }

  /// Whether two kinds of quantity are one, or special cases of one.
  private func areKin(_ a: ID<Quantity>, _ b: ID<Quantity>) -> Bool {
    closures[a.index].contains { closures[b.index].contains($0) }
  }

  /// Whether the words are some of those of the point: the type that uses it says the rest.
  private func isShortFor(_ point: ID<Point>, _ words: ArraySlice<Word>, _ run: CheckRun) -> Bool {
    let all = run.facts.words(of: .point(point), in: run.model)
    return all.count > words.count && words.allSatisfy(all.contains)
  }
}

/// The point that a member uses; a point is its own.
private func point(of element: ElementRef, _ model: Model) -> ID<Point>? {
  switch element {
  case .member(let id): model.members[id].point
  case .point(let id): id
  default: nil
  }
}

/// `name` with the article that its first letter asks for.
private func article(_ name: String) -> String {
  (name.first.map { "aeiouAEIOU".contains($0) } ?? false ? "an `" : "a `") + name + "`"
}

extension ValueClass {
  /// Whether it can be at odds with another: lists and structures are other ways to write many things.
  fileprivate var isPlain: Bool { self == .boolean || self == .number || self == .text || self == .geometry }
}

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
  let meanings = Meanings(run)
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
    var group = Group(elements: elements)
    if compared.contains("type"), !(words.last.map(ordinary.contains) ?? true) {
      group.hold(
        { ValueClass(model.value(of: $0), in: model).ifPlain }, differ: { $0 != $1 }, phrase: \.phrase, &run)
    }
    if compared.contains("quantity"), !words.allSatisfy(ordinary.contains) {
      group.hold(
        { model.value(of: $0)?.quantity }, differ: { !areKin($0, $1) },
        phrase: { withArticle(model.string(model.quantities[$0].header.name)) }, &run)
    }
    if compared.contains("unit") {
      group.hold(
        { model.value(of: $0)?.unit }, differ: { $0 != $1 },
        phrase: { "in \(model.string(model.units[$0].header.name))" }, &run)
    }
    if compared.contains("point") {
      let facts = run.facts
      func isShort(_ point: ID<Point>) -> Bool {
        isShortFor(facts.words(of: .point(point), in: model), words)
      }
      group.hold(
        { point(of: $0, model) }, differ: { $0 != $1 && !isShort($0) && !isShort($1) },
        phrase: { "the point `\(model.string(model.points[$0].header.name))`" }, &run)
    }
  }

  /// Whether two kinds of quantity are one, or special cases of one.
  private func areKin(_ a: ID<Quantity>, _ b: ID<Quantity>) -> Bool {
    closures[a.index].contains { closures[b.index].contains($0) }
  }

  /// Whether the words are some of those of the point: the type that uses it says the rest.
  private func isShortFor(_ all: ArraySlice<Word>, _ words: ArraySlice<Word>) -> Bool {
    all.count > words.count && words.allSatisfy(all.contains)
  }
}

/// All that has one name.
private struct Group {
  let elements: [ElementRef]
  /// Each is at fault once, however much is different about it.
  private var isReported: Set<ElementRef> = []

  init(elements: [ElementRef]) { self.elements = elements }

  /// Reports elements whose trait differs from the most frequent one; those without one say nothing.
  mutating func hold<Trait: Hashable>(
    _ trait: (ElementRef) -> Trait?, differ: (Trait, Trait) -> Bool, phrase: (Trait) -> String, _ run: inout CheckRun
  ) {
    guard let usual = mostFrequent(elements, by: trait), let expected = trait(usual) else { return }
    for element in elements {
      guard let own = trait(element), own != expected, differ(own, expected), run.covers(element),
        isReported.insert(element).inserted
      else { continue }
      let path = run.facts.path(of: usual, in: run.model)
      run.report(
        element, ["meaning": phrase(own), "usual": phrase(expected), "other": path],
        related: [.init(run.model.place(of: usual), "`\(path)` is \(phrase(expected))")])
    }
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
private func withArticle(_ name: String) -> String {
  (name.first.map { "aeiouAEIOU".contains($0) } ?? false ? "an `" : "a `") + name + "`"
}

extension ValueClass {
  /// Itself, when it can be at odds with another: lists and structures are other ways to write many things.
  fileprivate var ifPlain: ValueClass? {
    self == .boolean || self == .number || self == .text || self == .geometry ? self : nil
  }
}

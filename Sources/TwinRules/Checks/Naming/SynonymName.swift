import TwinModel
import TwinSource

let synonymName = Check(
  "synonym-name", "Things have the names of the vocabulary and not synonyms of them.",
  selection: [.twin, .schema, .point, .property, .telemetry], needsWholeModel: true,
  parameters: [
    .boolean("linked", false, "Whether types that say by `is` to be what the concept is are held too.")
  ],
  values: ["suggestion", "meant"]
) { run in
  let synonyms = Synonyms(run)
  var taken = TakenNames(run.model)
  for element in run.elements {
    guard let meant = synonyms.meant(by: element, run) else { continue }
    let name = run.model.string(run.model.name(of: meant))
    let own = NamePieces(run.model.string(run.model.name(of: element)))
    let suggestion = own.name(of: NamePieces(name).pieces) ?? name
    run.report(
      element, ["suggestion": suggestion, "meant": run.facts.identity(of: meant, in: run.model)],
      discriminator: suggestion,
      related: [.init(run.model.place(of: meant), "\(run.facts.kind(of: meant, in: run.model)) `\(name)`")],
      mends: taken.rename(element, to: suggestion))
  }
}

/// What the synonyms in a model stand for.
private struct Synonyms {
  /// By the words of the synonym: the concepts, or points, that have it.
  private var concepts: [[Word]: [ID<Concept>]] = [:]
  private var points: [[Word]: [ID<Point>]] = [:]
  /// Words of what is a name of its own right.
  private var conceptNames: Set<[Word]> = []
  private var pointNames: Set<[Word]> = []
  /// Packages that each package sees.
  private let visible: [[ID<Package>]]

  init(_ run: CheckRun) {
    let model = run.model
    visible = visiblePackages(model)
    for id in model.concepts.ids {
      conceptNames.insert(Array(run.facts.words(of: .concept(id), in: model)))
      for words in Self.synonyms(of: .concept(id), run) { concepts[words, default: []].append(id) }
    }
    for id in model.points.ids {
      pointNames.insert(Array(run.facts.words(of: .point(id), in: model)))
      for words in Self.synonyms(of: .point(id), run) { points[words, default: []].append(id) }
    }
  }

  /// Synonyms of an element by their words; those with a word that no name has are none that a name could be.
  private static func synonyms(of element: ElementRef, _ run: CheckRun) -> [[Word]] {
    guard let metadata = run.model.metadata(of: element) else { return [] }
    return run.model.metadata[metadata].synonyms.compactMap { synonym in
      let parts = NameWords.of(spacesAsHyphens(run.model.string(synonym)))
      let words = parts.compactMap { run.facts.words.find($0) }
      return words.count == parts.count && !words.isEmpty ? words : nil
    }
  }

  /// The concept or point that the name of `element` is a synonym of, if its package sees one and only one.
  func meant(by element: ElementRef, _ run: CheckRun) -> ElementRef? {
    let words = Array(run.facts.words(of: element, in: run.model))
    guard let package = run.facts.package(of: element, in: run.model) else { return nil }
    let seen = visible[package.index]
    switch element {
    case .twin, .schema:
      guard !conceptNames.contains(words), let all = concepts[words] else { return nil }
      let meant = all.filter { seen.contains(run.model.concepts[$0].header.package) }
      guard meant.count == 1, let concept = meant.first, isPlausible(concept, element, run) else { return nil }
      return .concept(concept)
    default:
      guard !pointNames.contains(words), let all = points[words] else { return nil }
      let meant = all.filter { seen.contains(run.model.points[$0].header.package) && .point($0) != element }
      guard meant.count == 1, let point = meant.first else { return nil }
      return .point(point)
    }
  }

  /// Whether the name of a type is to be held to the concept: one that says to be something else has the word by
  /// coincidence, and one that says to be the concept is found by it whatever it is called.
  private func isPlausible(_ concept: ID<Concept>, _ element: ElementRef, _ run: CheckRun) -> Bool {
    guard case .twin(let twin) = element else { return true }
    let types = [twin] + run.model.ancestors(of: twin)
    let concepts = types.flatMap { run.model.twins[$0].concepts }
    if concepts.contains(where: { run.facts.isConcept($0, within: [concept]) }) { return run.options.boolean("linked") }
    return concepts.isEmpty || concepts.contains { run.facts.isConcept(concept, within: [$0]) }
  }
}

/// Synonyms are written as people say them: `air handler`.
private func spacesAsHyphens(_ text: String) -> String { String(text.map { $0 == " " ? "-" : $0 }) }

import TwinModel

/// For each package: itself and all that it depends on, directly or not. Circles, which have a finding of their own, end.
func visiblePackages(_ model: Model) -> [[ID<Package>]] {
  model.packages.ids.map { package in
    var found = [package]
    var isFound = [Bool](repeating: false, count: model.packages.count)
    isFound[package.index] = true
    var next = 0
    while next < found.count {
      for dependency in model.packages[found[next]].dependencies where !isFound[dependency.package.index] {
        isFound[dependency.package.index] = true
        found.append(dependency.package)
      }
      next += 1
    }
    return found
  }
}

/// The words that some ontologies give to names.
struct Vocabulary {
  /// A term that a name may hold: its words, and what part it plays.
  struct Entry: Hashable {
    var words: [Word]
    var role: Symbol
    var term: ID<Term>
  }

  /// Terms by their first word, the longest first.
  private(set) var entries: [Word: [Entry]] = [:]
  /// By word: whether a term, concept, relation, quantity, unit or point has it in its name.
  private(set) var isKnown: [Bool]
  /// By word: the term that it is short for, or a synonym of.
  private(set) var shortFor: [Word: ID<Term>] = [:]
  /// Words that are synonyms of terms.
  private(set) var synonyms: Set<Word> = []
  /// Whether there are any terms at all.
  var hasTerms: Bool { !entries.isEmpty }

  init(_ packages: [ID<Package>], _ model: Model, _ facts: ModelFacts) {
    isKnown = [Bool](repeating: false, count: facts.words.count)
    for id in packages {
      let package = model.packages[id]
      let names =
        model.concepts[package.concepts].map(\.header.name) + model.relations[package.relations].map(\.header.name)
        + model.quantities[package.quantities].map(\.header.name) + model.units[package.units].map(\.header.name)
        + model.points[package.points].map(\.header.name) + model.terms[package.terms].map(\.header.name)
      for name in names {
        for word in facts.words.of(name) { isKnown[Int(word.rawValue)] = true }
      }
      for term in package.terms { take(term, model, facts) }
    }
    for first in entries.keys { entries[first]?.sort { $0.words.count > $1.words.count } }
  }

  private mutating func take(_ id: ID<Term>, _ model: Model, _ facts: ModelFacts) {
    let term = model.terms[id]
    let words = Array(facts.words.of(term.header.name))
    guard let first = words.first else { return }
    entries[first, default: []].append(Entry(words: words, role: term.role, term: id))
    let synonyms = term.header.metadata.map { model.metadata[$0].synonyms } ?? []
    func word(_ text: Symbol) -> Word? {
      let parts = NameWords.of(model.string(text))
      return parts.count == 1 ? facts.words.find(parts[0]) : nil
    }
    self.synonyms.formUnion(synonyms.compactMap(word))
    for word in (term.abbreviations + synonyms).compactMap(word) where shortFor[word] == nil { shortFor[word] = id }
  }
}

/// The vocabularies of the packages of a model; packages that see the same ontologies share one.
struct Vocabularies {
  private var vocabularies: [Vocabulary] = []
  private var numbers: [Int] = []

  init(_ model: Model, _ facts: ModelFacts) {
    var known: [[ID<Package>]: Int] = [:]
    for packages in visiblePackages(model) {
      let ontologies = packages.filter { model.packages[$0].kind == .ontology }.sorted()
      let number = known[ontologies] ?? vocabularies.count
      if number == vocabularies.count {
        known[ontologies] = number
        vocabularies.append(Vocabulary(ontologies, model, facts))
      }
      numbers.append(number)
    }
  }

  /// The number of the vocabulary that a package sees.
  func number(of package: ID<Package>) -> Int { numbers[package.index] }
  /// A vocabulary by number.
  subscript(number: Int) -> Vocabulary { vocabularies[number] }
  /// How many there are.
  var count: Int { vocabularies.count }
}

import TwinModel
import TwinSource

/// Words that say how their neighbours stand to each other: with them, another order is another meaning.
private let directionWords: Set<String> = [
  "to", "from", "of", "per", "by", "in", "on", "at", "for", "over", "under", "versus", "vs", "above", "below", "before",
  "after", "until", "without", "with", "and", "or", "not", "than", "minus", "into", "onto", "between", "is", "has",
]

/// Words for what is made of two things, the first held against the second: the other way round it is the inverse, or has
/// the other sign.
private let comparisonWords: Set<String> = [
  "ratio", "ratios", "quotient", "proportion", "difference", "differences", "diff", "delta", "gradient", "deviation",
]

let wordOrder = Check(
  "word-order", "The same words stand in the same order wherever a name is made of them.",
  selection: [.point, .twin, .members, .field], needsWholeModel: true,
  parameters: [
    .natural("words", 2, "Names of fewer words are left alone."),
    .texts(
      "grammar", NameGrammar.usual,
      "Roles of terms in the order in which they stand: of two orders, the one that it has is right."),
    .texts(
      "heads", [],
      "Roles and words that make another thing of a name that they end, or where they stand behind a measurement; of "
        + "several words, wherever they stand: `powerSupply`."),
  ],
  values: ["suggestion", "reason"]
) { run in
  let orders = WordOrders(run, least: max(2, run.options.natural("words")))
  guard orders.hasRivals else { return }
  var groups: [WordOrders.Group: [ElementRef]] = [:]
  var inOrder: [WordOrders.Group] = []
  for element in run.population {
    guard let group = orders.group(of: element, run) else { continue }
    if groups[group] == nil { inOrder.append(group) }
    groups[group, default: []].append(element)
  }
  let composer = NameGrammar.read(run.options.texts("grammar")).grammar
    .map { Composer($0, heads: run.options.texts("heads"), run) }
  for group in inOrder {
    let elements = groups[group] ?? []
    let rivals = RivalOrders(elements, elements.contains(where: run.saysNow) ? nil : composer, run)
    rivals.report(&run)
  }
}

/// Which names are made of the same words, each distinct name looked at once.
struct WordOrders {
  /// Things that ought to agree on an order.
  struct Group: Hashable {
    var words: UInt32
    var sort: NameSort
    var value: ValueClass
    /// For names of two words, which are the same thing only when they measure the same.
    var quantity: ID<Quantity>?
  }

  /// By symbol: the number of its set of words.
  private var keys: [UInt32?]
  private var orderCounts: [Int] = []
  /// Whether any set of words stands in two orders.
  var hasRivals: Bool { orderCounts.contains { $0 > 1 } }

  /// Looks at all names of the kinds that the rule selects, of `least` words and more.
  init(_ run: CheckRun, least: Int) {
    keys = [UInt32?](repeating: nil, count: run.model.symbols.count)
    var isSeen = [Bool](repeating: false, count: run.model.symbols.count)
    var numbers: [[WordUnit]: UInt32] = [:]
    var orders: Set<[Word]> = []
    let directions = Set(directionWords.union(comparisonWords).compactMap { run.facts.words.find($0) })
    for element in run.population {
      let name = run.model.name(of: element)
      guard !isSeen[Int(name.rawValue)] else { continue }
      isSeen[Int(name.rawValue)] = true
      let words = run.facts.words.of(name)
      guard words.count >= least, !words.contains(where: directions.contains) else { continue }
      let sorted = units(words, run).sorted()
      let number = numbers[sorted] ?? UInt32(numbers.count)
      if numbers[sorted] == nil {
        numbers[sorted] = number
        orderCounts.append(0)
      }
      keys[Int(name.rawValue)] = number
      // `air_flow` and `airFlow` are one order.
      if orders.insert(Array(words)).inserted { orderCounts[Int(number)] += 1 }
    }
  }

  /// Whether another name has the words of `name` in another order.
  func hasRival(_ name: Symbol) -> Bool { keys[Int(name.rawValue)].map { orderCounts[Int($0)] > 1 } ?? false }

  func group(of element: ElementRef, _ run: CheckRun) -> Group? {
    let name = run.model.name(of: element)
    guard let key = keys[Int(name.rawValue)], orderCounts[Int(key)] > 1 else { return nil }
    let value = run.model.value(of: element)
    let isShort = run.facts.words.of(name).count == 2
    return Group(
      words: key, sort: NameSort(element, in: run.model), value: ValueClass(value, in: run.model),
      quantity: isShort ? value?.quantity : nil)
  }
}

/// A word with the number behind it: `phase1Phase2` and `phase2Phase1` are two orders of the same, `phase1Phase1` is neither.
private struct WordUnit: Hashable, Comparable {
  var word: Word
  var number: Word?

  static func < (a: WordUnit, b: WordUnit) -> Bool {
    a.word == b.word ? (a.number.map(\.rawValue) ?? 0) < (b.number.map(\.rawValue) ?? 0) : a.word < b.word
  }
}

private func units(_ words: ArraySlice<Word>, _ run: CheckRun) -> [WordUnit] {
  var result: [WordUnit] = []
  for word in words {
    let isNumber = run.facts.words.text(word).utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    if isNumber, let last = result.last, last.number == nil {
      result[result.count - 1].number = word
    } else {
      result.append(WordUnit(word: word, number: nil))
    }
  }
  return result
}

/// The orders in which the names of a group have their words.
private struct RivalOrders {
  /// Elements whose names have the words in one order.
  private struct Order {
    var words: [Word]
    var elements: [ElementRef] = []
    /// How often it is used; a shared point outweighs any number of uses.
    var weight = 0
    var standing = Composer.Standing.foreign
  }

  private var orders: [Order] = []

  init(_ elements: [ElementRef], _ composer: Composer?, _ run: CheckRun) {
    var numbers: [[Word]: Int] = [:]
    for element in elements {
      let words = Array(run.facts.words(of: element, in: run.model))
      let number = numbers[words] ?? orders.count
      if number == orders.count {
        numbers[words] = number
        orders.append(Order(words: words))
      }
      orders[number].elements.append(element)
      if case .point = element { orders[number].weight += 1 << 32 } else { orders[number].weight += 1 }
    }
    guard let composer, orders.count > 1 else { return }
    for index in orders.indices {
      guard let package = run.facts.package(of: orders[index].elements[0], in: run.model) else { continue }
      let vocabulary = composer.vocabularies[composer.vocabularies.number(of: package)]
      orders[index].standing = composer.standing(of: orders[index].words, vocabulary)
    }
    // A power supply and supply power are two things.
    orders.removeAll { $0.standing == .ownThing }
  }

  /// Reports the names that do not keep to the order of the grammar, or where it has several or none of them, to the
  /// most frequent. Of two that are equally frequent neither is blamed: it is said once that there are both.
  ///
  /// Which of two names is meant is not for a machine to say, so that there is no mend.
  func report(_ run: inout CheckRun) {
    let composed = orders.filter { $0.standing == .inOrder }
    let candidates = composed.isEmpty ? orders : composed
    guard orders.count > 1, let most = candidates.map(\.weight).max() else { return }
    let best = candidates.filter { $0.weight == most }
    // What cannot be changed here is what the rest is held against.
    let foreign = best.first { !$0.elements.contains(where: run.covers) }
    guard let right = foreign ?? best.first, let model = right.elements.first else { return }
    for order in orders where order.words != right.words {
      let isRival = best.contains { $0.words == order.words }
      let isBroken = order.standing == .outOfOrder && !composed.isEmpty
      let reason = isRival ? Self.undecided : isBroken ? Self.grammatical : most < 1 << 32 ? Self.frequent : Self.shared
      for element in order.elements where run.covers(element) {
        report(element, as: model, reason, &run)
        if isRival { break }
      }
    }
  }

  private static let undecided = "each of the two is used as often as the other; decide for one of them"
  private static let grammatical = "the grammar of names has that order"
  private static let frequent = "that order is the more frequent"
  private static let shared = "a shared point has that order"

  private func report(_ element: ElementRef, as model: ElementRef, _ reason: String, _ run: inout CheckRun) {
    let own = NamePieces(run.model.string(run.model.name(of: element)))
    let usual = run.model.string(run.model.name(of: model))
    let suggestion = own.name(of: NamePieces(usual).pieces) ?? usual
    run.report(
      element, ["suggestion": suggestion, "reason": reason], discriminator: suggestion.lowercased(),
      related: [.init(run.model.place(of: model), "`\(run.facts.path(of: model, in: run.model))`")])
  }
}

/// The first of the elements whose `trait` is the most frequent; a shared point counts more than any number of members.
func mostFrequent<Trait: Hashable>(_ elements: [ElementRef], by trait: (ElementRef) -> Trait?) -> ElementRef? {
  var counts: [Trait: Int] = [:]
  for element in elements {
    guard let trait = trait(element) else { continue }
    if case .point = element { counts[trait, default: 0] += 1 << 32 } else { counts[trait, default: 0] += 1 }
  }
  var best: (element: ElementRef, count: Int)?
  for element in elements {
    guard let trait = trait(element), let count = counts[trait] else { continue }
    if count > best?.count ?? 0 { best = (element, count) }
  }
  return best?.element
}

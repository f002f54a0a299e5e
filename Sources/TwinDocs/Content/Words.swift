import TwinModel
import TwinOutput

/// Says types, constraints and metadata in words. Pure functions of the model.
struct Words: Sendable {
  let model: Model
  let language: String
  /// The package that what is said stands in; types of other ones are told with theirs.
  var package: ID<Package>?

  /// How deep values are inside values at most, as languages bound them.
  static let deepestField = 24

  /// These words on a page about what is in `package`.
  func on(_ package: ID<Package>) -> Words {
    var words = self
    words.package = package
    return words
  }

  /// The first sentence of a description, or its first 140 characters.
  func summary(_ metadata: ID<Metadata>?) -> String {
    guard let text = model.description(metadata, language: language) else { return "" }
    return firstSentence(text)
  }

  /// The unit's symbol, or its name.
  func symbol(_ unit: ID<TwinModel.Unit>) -> String {
    let row = model.units[unit]
    return model.string(row.symbol ?? row.header.name)
  }

  /// The shape of `value`, linked, with its unit.
  func type(_ value: ValueSpec, depth: Int = 0) -> [Inline] {
    var line: [Inline]
    switch model.dataTypes[value.type] {
    case .primitive(let primitive): line = [.code(primitive.name)]
    case .schema(let schema):
      let header = model.schemas[schema].header
      line = [.codeLink(model.string(header.name), .element(Element(schema)))]
      if let package, package != header.package {
        line.append(.muted(" " + model.string(model.packages[header.package].name)))
      }
    case .enumeration(let id): line = [.code("enum"), .muted(model.enumerations[id].isOpen ? " (open)" : "")]
    case .object: line = [.code("object")]
    case .array(let element):
      guard depth < Words.deepestField else { return [.code("array"), .text(" …")] }
      line = [.code("array"), .text(" of ")] + type(model.fields[element].value, depth: depth + 1)
    case .map(let key, let entry):
      guard depth < Words.deepestField else { return [.code("map"), .text(" …")] }
      line = [.code("map"), .text(" of ")] + type(model.fields[key].value, depth: depth + 1)
      line += [.text(" to ")] + type(model.fields[entry].value, depth: depth + 1)
    }
    if let unit = value.unit {
      // Of a unit whose symbol says nothing, the name.
      let symbol = symbol(unit)
      let label = symbol.isEmpty ? model.string(model.units[unit].header.name) : symbol
      line += [.text(" "), .link(label, .element(Element(unit)))]
    }
    return line
  }

  /// What `value` may be, one entry a constraint, in words.
  func constraints(_ value: ValueSpec) -> [[Inline]] {
    var bounds = Bounds()
    var facts: [[Inline]] = []
    var samples: [Inline] = []
    for constraint in model.constraints[value.constraints] {
      switch constraint {
      case .minimum(let number): bounds.low = ("at least ", number.description)
      case .exclusiveMinimum(let number): bounds.low = ("more than ", number.description)
      case .maximum(let number): bounds.high = ("at most ", number.description)
      case .exclusiveMaximum(let number): bounds.high = ("less than ", number.description)
      case .multipleOf(let number): facts.append([.text("multiple of "), .code(number.description)])
      case .precision(let digits): facts.append([.text("\(digits) decimal \(digits == 1 ? "place" : "places")")])
      case .minLength(let length): bounds.shortest = length
      case .maxLength(let length): bounds.longest = length
      case .minItems(let count): bounds.fewest = count
      case .maxItems(let count): bounds.most = count
      case .uniqueItems: facts.append([.text("entries differ")])
      case .pattern(let pattern): facts.append([.text("matches "), .code(model.string(pattern))])
      case .const(let id): facts.append([.text("always ")] + literal(id, as: value.type))
      case .default(let id): facts.append([.text("default ")] + literal(id, as: value.type))
      case .example(let id):
        samples += [.text(samples.isEmpty ? "for example " : ", ")] + literal(id, as: value.type)
      }
    }
    let unit = value.unit.map { " " + symbol($0) } ?? ""
    return bounds.words(unit: unit) + facts + (samples.isEmpty ? [] : [samples])
  }

  /// A value of `type` as documents have it, behind the name by which the source calls it where that is another.
  private func literal(_ id: ID<Literal>, as type: ID<DataType>) -> [Inline] {
    let literal = model.literals[id]
    let encoded = model.encoded(literal, as: type)
    guard case .string(let name) = literal, encoded != literal else { return [.code(model.text(of: encoded))] }
    return [.code(model.string(name)), .text(" (" + model.text(of: encoded) + ")")]
  }

  /// The quantity of `value`, linked.
  func quantity(_ value: ValueSpec) -> [[Inline]] {
    guard let quantity = value.quantity else { return [] }
    return [[.link(model.string(model.quantities[quantity].header.name), .element(Element(quantity)))]]
  }

  /// `facts` on one line.
  func joined(_ facts: [[Inline]]) -> [Inline] { Array(facts.joined(separator: [.text(" · ")])) }

  /// The deprecation of what carries `metadata`.
  func deprecation(_ metadata: ID<Metadata>?) -> Deprecation? { metadata.flatMap { model.metadata[$0].deprecation } }

  /// `since 1.3.0, to be removed in 2.0.0`, or nothing.
  func dates(_ deprecation: Deprecation) -> String {
    let since = deprecation.since.map { " since \($0)" } ?? ""
    let removal = deprecation.removeIn.map { (since.isEmpty ? "" : ",") + " to be removed in \($0)" } ?? ""
    return since + removal
  }

  /// How many of `thing`, in words.
  func words(_ cardinality: Cardinality, _ thing: String) -> String {
    switch (cardinality.minimum, cardinality.maximum) {
    case (0, nil): "any number of " + thing + "s"
    case (0, 1): "at most one " + thing
    case (1, 1): "exactly one " + thing
    case (let low, nil): "at least \(low) " + thing + (low == 1 ? "" : "s")
    case (let low, let high?) where low == high: "exactly \(low) " + thing + "s"
    case (let low, let high?): "\(low) to \(high) " + thing + "s"
    }
  }
}

/// Lower and upper bounds of a value, its length and its entries.
private struct Bounds {
  var low: (words: String, number: String)?
  var high: (words: String, number: String)?
  var shortest: UInt32?
  var longest: UInt32?
  var fewest: UInt32?
  var most: UInt32?

  func words(unit: String) -> [[Inline]] {
    var facts: [[Inline]] = []
    switch (low, high) {
    case (nil, nil): break
    case (let low?, nil): facts.append([.text(low.words), .code(low.number), .text(unit)])
    case (nil, let high?): facts.append([.text(high.words), .code(high.number), .text(unit)])
    case (let low?, let high?) where low.words == "at least " && high.words == "at most ":
      facts.append([.code(low.number), .text(" to "), .code(high.number), .text(unit)])
    case (let low?, let high?):
      facts.append([.text(low.words), .code(low.number), .text(", " + high.words), .code(high.number), .text(unit)])
    }
    if let words = span(shortest, longest) { facts.append([.text("length " + words)]) }
    if let words = span(fewest, most) { facts.append([.text(words + " entries")]) }
    return facts
  }

  private func span(_ low: UInt32?, _ high: UInt32?) -> String? {
    switch (low, high) {
    case (nil, nil): nil
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (let low?, let high?): low == high ? "exactly \(low)" : "\(low) to \(high)"
    }
  }
}

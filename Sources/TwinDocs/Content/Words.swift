import TwinModel
import TwinOutput

/// Says types, constraints and metadata in words. Pure functions of the model.
struct Words: Sendable {
  let model: Model
  let language: String

  /// How deep fields inside fields are listed before the page stops.
  static let deepestField = 6
  /// How many lines of fields one value may take.
  static let longestFieldList = 300

  /// How many values of an enumeration are described where it is used.
  static let longestValueList = 100

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
      line = [.codeLink(model.string(model.schemas[schema].header.name), .element(Element(schema)))]
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

  /// Lines for what is inside `value`: fields of objects, values of enumerations, constraints of elements and entries. It stands at `path` in
  /// that of whose parts `history` tells.
  func inside(_ value: ValueSpec, at path: String = "", _ history: PartHistory?) -> [Line] {
    var lines: [Line] = []
    appendInside(value, depth: 0, Parts(path: path, history: history), to: &lines)
    return lines
  }

  /// Where lines are in a value, and what tells of that.
  struct Parts {
    var path: String
    var history: PartHistory?

    /// What is inside these, behind `step`, which is asked for only where something is told of it.
    func inside(_ step: @autoclosure () -> String) -> Parts {
      history == nil ? self : Parts(path: path + step(), history: history)
    }

    /// When what has `metadata` came, changed and was deprecated.
    func milestones(_ metadata: ID<Metadata>?) -> [[Inline]] { history?.facts(path, metadata) ?? [] }
  }

  private func appendInside(_ value: ValueSpec, depth: Int, _ parts: Parts, to lines: inout [Line]) {
    guard depth < Words.deepestField else { return }
    guard lines.count < Words.longestFieldList else { return }
    switch model.dataTypes[value.type] {
    case .primitive, .schema: return
    case .enumeration(let id): lines += enumeration(id, depth: depth, parts)
    case .object(let fields): for field in fields { append(model.fields[field], depth: depth, parts, to: &lines) }
    case .array(let element):
      appendEntries([("each entry", element, parts.inside("[]"))], depth: depth, to: &lines)
    case .map(let key, let entry):
      appendEntries(
        [("each key", key, parts.inside("{key}")), ("each value", entry, parts.inside("{}"))], depth: depth, to: &lines)
    }
  }

  private func appendEntries(_ entries: [(String, ID<Field>, Parts)], depth: Int, to lines: inout [Line]) {
    for (label, id, parts) in entries {
      let field = model.fields[id]
      let facts = quantity(field.value) + constraints(field.value)
      if !facts.isEmpty { lines.append(Line(.fact, depth: depth, [.text(label + ": ")] + joined(facts))) }
      appendInside(field.value, depth: depth, parts, to: &lines)
    }
  }

  /// A line for `field` of what is at `holder`, and lines for what is inside it.
  func append(_ field: Field, depth: Int, _ holder: Parts, to lines: inout [Line]) {
    guard lines.count < Words.longestFieldList else {
      if lines.count == Words.longestFieldList { lines.append(Line(.field, depth: depth, [.text("…")])) }
      return
    }
    var line: [Inline] = [.code(model.string(field.name)), .text(" ")] + type(field.value)
    if field.isRequired { line += [.text(" "), .badge(Badge(text: "required", style: .plain))] }
    if field.isWritable { line += [.text(" "), .badge(Badge(text: "writable", style: .plain))] }
    line += remarks(field.metadata, on: field.name)
    let parts = holder.inside("." + model.string(field.name))
    let facts = quantity(field.value) + constraints(field.value) + parts.milestones(field.metadata)
    if !facts.isEmpty { line += [.text(" — ")] + joined(facts) }
    lines.append(Line(.field, depth: depth, line))
    if let text = model.description(field.metadata, language: language) {
      lines.append(Line(.description, depth: depth + 1, [.text(text)]))
    }
    appendInside(field.value, depth: depth + 1, parts, to: &lines)
  }

  private func enumeration(_ id: ID<Enumeration>, depth: Int, _ parts: Parts) -> [Line] {
    let enumeration = model.enumerations[id]
    let values = model.enumerationValues[enumeration.values]
    let isTold = values.contains { value in
      isDescribed(value) || parts.history?.tells(of: parts.inside("=" + model.string(value.name)).path) == true
    }
    if isTold { return described(values, of: enumeration, depth: depth, parts) }
    var line: [Inline] = []
    for value in values.prefix(40) {
      if !line.isEmpty { line.append(.text(", ")) }
      line += name(of: value, in: enumeration)
    }
    if enumeration.values.count > 40 { line.append(.text(" and \(enumeration.values.count - 40) more")) }
    return line.isEmpty ? [] : [Line(.fact, depth: depth, [.text("one of ")] + line)]
  }

  private func name(of value: EnumerationValue, in enumeration: Enumeration) -> [Inline] {
    let name = Inline.code(model.string(value.name))
    if enumeration.encoding == .name || value.encoded == .string(value.name) { return [name] }
    return [name, .muted(" = " + model.text(of: value.encoded))]
  }

  private func isDescribed(_ value: EnumerationValue) -> Bool {
    model.description(value.metadata, language: language) != nil || !remarks(value.metadata, on: value.name).isEmpty
  }

  /// A line for each value with what is said of it.
  private func described(
    _ values: ArraySlice<EnumerationValue>, of enumeration: Enumeration, depth: Int, _ parts: Parts
  ) -> [Line] {
    var lines = [Line(.fact, depth: depth, [.text("one of")])]
    for value in values.prefix(Words.longestValueList) {
      var line = name(of: value, in: enumeration) + remarks(value.metadata, on: value.name)
      let milestones = parts.inside("=" + model.string(value.name)).milestones(value.metadata)
      if !milestones.isEmpty { line += [.text(" — ")] + joined(milestones) }
      lines.append(Line(.field, depth: depth, line))
      if let text = model.description(value.metadata, language: language) {
        lines.append(Line(.description, depth: depth + 1, [.text(text)]))
      }
    }
    let rest = values.count - Words.longestValueList
    return rest > 0 ? lines + [Line(.field, depth: depth, [.text("and \(rest) more")])] : lines
  }

  /// Title and deprecation of what is called `name`, as they follow that on its line.
  private func remarks(_ metadata: ID<Metadata>?, on name: Symbol) -> [Inline] {
    var line: [Inline] = []
    if let title = model.title(metadata, language: language), !saysTheSame(title, model.string(name)) {
      line += [.text(" "), .strong(title)]
    }
    guard let deprecation = deprecation(metadata) else { return line }
    line += [.text(" "), .badge(Badge(text: "deprecated", style: .danger)), .text(dates(deprecation))]
    if let replacement = deprecation.replacedBy { line += [.text(", use "), .code(model.string(replacement))] }
    if let reason = deprecation.reason { line.append(.text(": " + model.string(reason))) }
    return line
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

  /// A span of time: `30 s`, `2 min`, `1.5 h`.
  func duration(milliseconds: UInt64) -> String {
    for (name, size) in [("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1_000)] as [(String, UInt64)]
    where milliseconds >= size && milliseconds % size == 0 {
      return "\(milliseconds / size) \(name)"
    }
    return milliseconds >= 1_000 && milliseconds % 100 == 0
      ? "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s" : "\(milliseconds) ms"
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

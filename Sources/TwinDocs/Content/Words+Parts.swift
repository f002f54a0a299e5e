import TwinModel

/// What is inside values, line by line: each part with all that is declared of it.
extension Words {
  /// Lines for what is inside `value`: fields of objects, values of enumerations, elements and entries. It stands at `path` in that of whose
  /// parts `history` tells.
  func inside(_ value: ValueSpec, _ history: PartHistory?, at path: String = "") -> [Line] {
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
    switch model.dataTypes[value.type] {
    case .primitive, .schema: return
    case .enumeration(let id): lines += enumeration(id, depth: depth, parts)
    case .object(let fields): for field in fields { append(model.fields[field], depth: depth, parts, to: &lines) }
    case .array(let element): append("each entry", model.fields[element], depth: depth, parts.inside("[]"), to: &lines)
    case .map(let key, let entry):
      append("each key", model.fields[key], depth: depth, parts.inside("{key}"), to: &lines)
      append("each value", model.fields[entry], depth: depth, parts.inside("{}"), to: &lines)
    }
  }

  /// A line for `field` of what is at `holder`, and lines for what is inside it.
  func append(_ field: Field, depth: Int, _ holder: Parts, to lines: inout [Line]) {
    let parts = holder.inside("." + model.string(field.name))
    var line: [Inline] = [.code(model.string(field.name)), .text(" ")] + type(field.value) + remarks(on: field)
    let facts = quantity(field.value) + constraints(field.value) + parts.milestones(field.metadata)
    if !facts.isEmpty { line += [.text(" — ")] + joined(facts) }
    lines.append(Line(.field, depth: depth, line))
    lines += about(field.metadata, depth: depth + 1)
    appendInside(field.value, depth: depth + 1, parts, to: &lines)
  }

  /// Lines for a part without a key of its own, which `label` says what it is, and for what is inside it. Its type stands elsewhere; of what says
  /// nothing more there is no line.
  func append(_ label: String, _ field: Field, depth: Int, _ parts: Parts, to lines: inout [Line]) {
    let name: [Inline] = field.name.isEmpty ? [] : [.text(" "), .code(model.string(field.name))]
    let remarks = name + remarks(on: field)
    // What came with the value that it is a part of came when that did.
    let milestones = parts.history?.tells(of: parts.path) == true ? parts.milestones(field.metadata) : []
    let facts = quantity(field.value) + constraints(field.value) + milestones
    let about = about(field.metadata, depth: depth + 1)
    let isTold = !remarks.isEmpty || !facts.isEmpty || !about.isEmpty
    if isTold {
      lines.append(
        Line(.fact, depth: depth, [.text(label)] + remarks + (facts.isEmpty ? [] : [.text(": ")]) + joined(facts)))
      lines += about
    }
    appendInside(field.value, depth: isTold ? depth + 1 : depth, parts, to: &lines)
  }

  private func enumeration(_ id: ID<Enumeration>, depth: Int, _ parts: Parts) -> [Line] {
    let enumeration = model.enumerations[id]
    let values = model.enumerationValues[enumeration.values]
    let isTold = values.contains { value in
      isDescribed(value) || parts.history?.tells(of: parts.inside("=" + model.string(value.name)).path) == true
    }
    if isTold { return described(values, of: enumeration, depth: depth, parts) }
    let line = values.map { name(of: $0, in: enumeration) }.joined(separator: [.text(", ")])
    return values.isEmpty ? [] : [Line(.fact, depth: depth, [.text("one of ")] + line)]
  }

  private func name(of value: EnumerationValue, in enumeration: Enumeration) -> [Inline] {
    let name = Inline.code(model.string(value.name))
    if enumeration.encoding == .name || value.encoded == .string(value.name) { return [name] }
    return [name, .muted(" = " + model.text(of: value.encoded))]
  }

  private func isDescribed(_ value: EnumerationValue) -> Bool {
    !about(value.metadata, depth: 0).isEmpty || !remarks(value.metadata, on: value.name).isEmpty
  }

  /// A line for each value with what is said of it.
  private func described(
    _ values: ArraySlice<EnumerationValue>, of enumeration: Enumeration, depth: Int, _ parts: Parts
  ) -> [Line] {
    var lines = [Line(.fact, depth: depth, [.text("one of")])]
    for value in values {
      var line = name(of: value, in: enumeration) + remarks(value.metadata, on: value.name)
      let milestones = parts.inside("=" + model.string(value.name)).milestones(value.metadata)
      if !milestones.isEmpty { line += [.text(" — ")] + joined(milestones) }
      lines.append(Line(.field, depth: depth, line))
      lines += about(value.metadata, depth: depth + 1)
    }
    return lines
  }

  /// Marks, title and deprecation of `field`, as they follow its name and type.
  private func remarks(on field: Field) -> [Inline] {
    var line: [Inline] = []
    if field.isRequired { line += [.text(" "), .badge(Badge(text: "required", style: .plain))] }
    if field.isWritable { line += [.text(" "), .badge(Badge(text: "writable", style: .plain))] }
    return line + remarks(field.metadata, on: field.name)
  }

  /// Marks, title and deprecation of what is called `name`, as they follow that on its line.
  private func remarks(_ metadata: ID<Metadata>?, on name: Symbol) -> [Inline] {
    var line = markLine(metadata)
    if let title = model.title(metadata, language: language), !saysTheSame(title, model.string(name)) {
      line += [.text(" "), .strong(title)]
    }
    guard let deprecation = deprecation(metadata) else { return line }
    line += [.text(" "), .badge(Badge(text: "deprecated", style: .danger)), .text(dates(deprecation))]
    if let replacement = deprecation.replacedBy { line += [.text(", use "), .code(model.string(replacement))] }
    if let reason = deprecation.reason { line.append(.text(": " + model.string(reason))) }
    return line
  }

  /// The description of what has `metadata`, and small facts, below its line.
  private func about(_ metadata: ID<Metadata>?, depth: Int) -> [Line] {
    let description = model.description(metadata, language: language)
    return (description.map { [Line(.description, depth: depth, [.text($0)])] } ?? [])
      + metadataFacts(metadata).map { Line(.fact, depth: depth, $0) }
  }
}

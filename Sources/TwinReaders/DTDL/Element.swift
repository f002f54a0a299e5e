internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// An object of a document, its keys sorted into keywords, terms of the language, and the rest.
struct DTDLElement {
  /// The object.
  var node: SyntaxTree.NodeID
  /// What it is read as.
  var kind: DTDLClass
  /// Its identifier.
  var id: String?
  /// The identifier by which it was named, where it stands elsewhere.
  var reference: String?
  /// Semantic type, with the family of units it takes.
  var semanticType: (name: String, family: String, node: SyntaxTree.NodeID)?
  /// Types that are not the language's own.
  var cotypes: [String] = []
  /// Values by term.
  var values: [String: SyntaxTree.NodeID] = [:]
  /// What is kept as it is, by key as written.
  var kept: [(key: String, value: SyntaxTree.NodeID)] = []
  /// The context, where the element has one of its own.
  var contextNode: SyntaxTree.NodeID?
  /// What is in force.
  var context: DTDLContext

  /// Whether there is something beside the language's own structure, which needs a place to be kept.
  var hasMetadata: Bool {
    id != nil || reference != nil || !cotypes.isEmpty || !kept.isEmpty || values["displayName"] != nil
      || values["description"] != nil
      || values["comment"] != nil
  }
}

extension DTDLReader {
  /// Sorts the keys of the object `node`, which should be one of `kinds`. Nil, with a finding, when it is no object or of
  /// another type. `outer` is the context in force around it.
  ///
  /// An element may be named instead of written out: it is then read again from where it is, without its identifier.
  mutating func element(
    _ node: SyntaxTree.NodeID, _ kinds: [DTDLClass], outer: DTDLContext, where position: String
  ) -> DTDLElement? {
    if isString(node), let id = Optional(tree.string(node)), let target = shared.survey.elements[id] {
      return referred(target, id, node, kinds, outer: outer, where: position)
    }
    guard tree.kind(node) == .mapping else {
      error("dtdl/wrong-value", "\(position) must be \(list(kinds)), an object", node)
      return nil
    }
    var element = DTDLElement(node: node, kind: kinds[0], context: outer)
    if let written = tree.value(of: "@context", in: node) {
      element.contextNode = written
      let isTop = kinds == [.interface] && interfaceID.isEmpty
      if let context = readContext(written, in: isTop ? nil : outer) {
        element.context = context
        if !isTop { judgeNested(context, in: outer, kinds, written) }
      }
    }
    guard readTypes(of: &element, kinds, where: position) else { return nil }
    if let semantic = element.semanticType, !element.kind.takesSemanticType(in: element.context.version) {
      let text = "\(article(element.kind.rawValue)) takes no semantic type"
      error("dtdl/misplaced-semantic-type", text, semantic.node)
    }
    readKeys(of: &element)
    for term in element.kind.requiredTerms where element.values[term] == nil {
      error(RuleID("dtdl/missing-\(term)"), "\(article(element.kind.rawValue)) must have `\(term)`", node)
    }
    return element
  }

  /// Reads the element with identifier `id`, which stands elsewhere in the file, in the place of its name.
  private mutating func referred(
    _ target: DTDLSurvey.Element, _ id: String, _ node: SyntaxTree.NodeID, _ kinds: [DTDLClass],
    outer: DTDLContext, where position: String
  ) -> DTDLElement? {
    // No reference within a reference, and a bound on their number: the work stays in proportion to the input.
    guard target.file == tree.file, target.interface == interfaceID, !outer.isReferred, shared.referenceCount < 1000
    else {
      error("dtdl/not-supported", "\(position) must be written out here; `\(id)` cannot be followed", node)
      return nil
    }
    shared.referenceCount += 1
    var outer = outer
    outer.isReferred = true
    var element = element(target.node, kinds, outer: outer, where: position)
    element?.reference = id
    return element
  }

  /// A nested context may name an older version where the language says so, never a newer one.
  private mutating func judgeNested(
    _ context: DTDLContext, in outer: DTDLContext, _ kinds: [DTDLClass], _ node: SyntaxTree.NodeID
  ) {
    let mayBeOlder = !kinds[0].isTypeOptional && outer.version > .v2
    if context.version > outer.version || (context.version < outer.version && !mayBeOlder) {
      let text =
        "an element of DTDL v\(context.version.rawValue) must not stand here in DTDL v\(outer.version.rawValue)"
      error("dtdl/mixed-versions", text, node)
    }
  }

  /// Reads `@type`. False, with a finding, when the element is none of `kinds`.
  private mutating func readTypes(
    of element: inout DTDLElement, _ kinds: [DTDLClass], where position: String
  ) -> Bool {
    guard let node = tree.value(of: "@type", in: element.node) else {
      if kinds.count == 1, kinds[0].isTypeOptional { return true }
      error("dtdl/missing-type", "\(position) must have `@type`: \(list(kinds))", element.node)
      return kinds.count == 1
    }
    let entries = tree.kind(node) == .sequence ? elements(node) : [node]
    var found: [DTDLClass] = []
    let findingCount = findings.count
    for entry in entries {
      guard isString(entry) else {
        error("dtdl/wrong-value", "`@type` must hold names of types", entry)
        continue
      }
      let text = tree.string(entry)
      let term = dtdlTerm(text, .materialClass)
      if let kind = DTDLVocabulary.classNamed(term, in: element.context.version) {
        if !found.contains(kind) { found.append(kind) }
      } else {
        readCotype(text, entry, of: &element, kinds)
      }
    }
    // A payload may be written as its base class.
    if let payload = found.firstIndex(of: .commandPayload), kinds.count == 1,
      kinds[0] == .commandRequest || kinds[0] == .commandResponse, element.context.version > .v2
    {
      found[payload] = kinds[0]
    }
    if found.count > 1 {
      error("dtdl/several-types", "an element has one type of the language, not \(found.count)", node)
    }
    if let kind = found.first(where: { kinds.contains($0) }) {
      element.kind = kind
      return true
    }
    if let other = found.first {
      error("dtdl/wrong-type", "\(position) must be \(list(kinds)), not \(article(other.rawValue))", node)
      return false
    }
    if kinds.count == 1, kinds[0].isTypeOptional, !element.cotypes.isEmpty || element.semanticType != nil {
      error("dtdl/missing-type", "`@type` must also name \(list(kinds)) when it adds another type", node)
      return true
    }
    // One finding says it all: the type is none of these, perhaps misspelt.
    findings.removeSubrange(findingCount...)
    let names = kinds.map(\.rawValue)
    let hint = entries.compactMap { nearest(to: tree.string($0), in: names) }.first
    error("dtdl/wrong-type", "\(position) must be \(list(kinds))", node, suggestion: hint)
    return false
  }

  /// Takes a type that is no class of the language: a semantic type, or one of an extension.
  private mutating func readCotype(
    _ text: String, _ node: SyntaxTree.NodeID, of element: inout DTDLElement, _ kinds: [DTDLClass]
  ) {
    let context = element.context
    let term = dtdlTerm(text, .semanticType)
    if element.semanticType?.name == term { return }
    if let vocabulary = context.semanticTypes, element.semanticType == nil,
      let family = SemanticTypes.unitFamily(of: term, in: vocabulary)
    {
      element.semanticType = (term, family, node)
      return
    }
    element.cotypes.append(text)
    if let known = element.semanticType, let vocabulary = context.semanticTypes,
      SemanticTypes.unitFamily(of: term, in: vocabulary) != nil
    {
      error("dtdl/several-semantic-types", "an element has one semantic type, here `\(known.name)` already", node)
      return
    }
    let isOther =
      DTDLVocabulary.isOtherClass(dtdlTerm(text, .materialClass)) || text.hasPrefix("dtmi:dtdl:property:")
      || DTDLVocabulary.primitive(dtdlTerm(text, .schema), in: context.version) != nil
      || DTDLVocabulary.isPropertyTerm(text)
    if isOther, !context.hasExtensions {
      error("dtdl/wrong-type", "`\(text)` is not a type that can be given here", node)
    } else if !context.allowsUndefined, !context.hasExtensions {
      let known = DTDLClass.allCases.map(\.rawValue) + SemanticTypes.types(in: context.semanticTypes ?? .extension3)
      var suggestion = nearest(to: text, in: known)
      var notes: [String] = []
      if context.semanticTypes == nil, SemanticTypes.unitFamily(of: term, in: .extension3) != nil {
        suggestion = nil
        notes = ["semantic types need the context `dtmi:dtdl:extension:quantitativeTypes;1`, or a later version of it"]
      }
      error("dtdl/unknown-type", "type `\(text)` is not known", node, notes, suggestion: suggestion)
    } else if !isTermOrIdentifier(text), context.version > .v2 || text.hasPrefix("dtmi:") {
      error("dtdl/invalid-dtmi", "`\(text)` is neither a term nor a valid identifier", node)
    } else if let known = nearest(to: text, in: kinds.map(\.rawValue)) {
      warning("dtdl/unknown-type", "type `\(text)` is not known and kept as it is", node, ["did you mean `\(known)`?"])
    }
  }

  private mutating func readKeys(of element: inout DTDLElement) {
    let kind = element.kind
    for (keyNode, value) in pairs(element.node) {
      let key = tree.string(keyNode)
      if key.hasPrefix("@") {
        readKeyword(key, keyNode, value, of: &element)
        continue
      }
      let term = dtdlTerm(key, .property)
      if term == "unit" || dtdlTerm(key, .unit) == "unit", element.semanticType != nil {
        if element.values["unit"] != nil { error("dtdl/duplicate-term", "`unit` is given twice", keyNode) }
        element.values["unit"] = single(value, "unit")
        continue
      }
      if kind.has(term), term != "nullable" || element.context.version >= .v4 {
        guard element.values[term] == nil else {
          error("dtdl/duplicate-term", "`\(term)` is given twice", keyNode)
          element.kept.append((key, value))
          continue
        }
        element.values[term] = plainValue(value, term, element.context.version)
        continue
      }
      element.kept.append((key, value))
      judgeUndefined(key, term, keyNode, of: element)
    }
  }

  private mutating func readKeyword(
    _ key: String, _ keyNode: SyntaxTree.NodeID, _ value: SyntaxTree.NodeID, of element: inout DTDLElement
  ) {
    switch key {
    case "@type", "@context": return
    case "@id":
      guard isString(value) else {
        error("dtdl/wrong-value", "`@id` must be a string", value)
        return
      }
      let id = tree.string(value)
      if element.context.isReferred { return }
      element.id = id
      judgeIdentifier(id, value, of: element)
    default:
      element.kept.append((key, value))
      if element.context.version > .v2 || key == "@graph" {
        let hint = nearest(to: key, in: ["@id", "@type", "@context"])
        error("dtdl/unknown-keyword", "keyword `\(key)` is not allowed here", keyNode, suggestion: hint)
      }
    }
  }

  private mutating func judgeIdentifier(_ id: String, _ node: SyntaxTree.NodeID, of element: DTDLElement) {
    if DTMI(id, language: element.context.version) == nil {
      let form = element.context.version == .v2 ? "dtmi:com:example:Thermostat;1" : "dtmi:com:example:Thermostat;1.2"
      error("dtdl/invalid-dtmi", "`\(id)` is not a valid identifier", node, ["an identifier looks like `\(form)`"])
    } else if id.hasPrefix("dtmi:dtdl:") || id.hasPrefix("dtmi:standard:") {
      error("dtdl/reserved-id", "identifiers that begin with `dtmi:dtdl:` or `dtmi:standard:` are reserved", node)
    } else if element.kind == .interface, id.utf8.count > 128 {
      error("dtdl/too-long", "an interface's identifier has at most 128 characters", node)
    }
    if let first = shared.identifiers[id] {
      findings.append(
        Finding(
          "dtdl/duplicate-id", .error, "identifier `\(id)` is used twice", at: tree.place(node),
          related: [RelatedPlace(first, "used here first")]))
    } else {
      shared.identifiers[id] = tree.place(node)
    }
  }

  /// A property that nothing defines needs a type that nothing defines: DTDL has it so in every version.
  private mutating func judgeUndefined(
    _ key: String, _ term: String, _ node: SyntaxTree.NodeID, of element: DTDLElement
  ) {
    guard element.cotypes.isEmpty else {
      if element.context.version > .v2, !isTermOrIdentifier(key) {
        error("dtdl/invalid-dtmi", "`\(key)` is neither a term nor a valid identifier", node)
      }
      return
    }
    var suggestion = nearest(to: term, in: element.kind.terms)
    var notes: [String] = []
    if element.kind.has(term) {
      suggestion = nil
      notes = ["`\(term)` exists from DTDL version 4 on"]
    } else if term == "unit" {
      suggestion = nil
      notes = ["a unit goes with a semantic type in `@type`, for example `[\"Telemetry\", \"Temperature\"]`"]
    }
    let reason = DTDLVocabulary.isPropertyTerm(term) ? "has no property" : "does not know"
    error(
      "dtdl/unknown-term", "\(article(element.kind.rawValue)) \(reason) `\(key)`", node, notes, suggestion: suggestion)
  }

  /// Whether an undefined name has one of the two forms that names have.
  private func isTermOrIdentifier(_ text: String) -> Bool {
    text.hasPrefix("dtmi:") ? DTMI(text, language: .v3) != nil : !text.contains(":")
  }

  private func list(_ kinds: [DTDLClass]) -> String {
    let names = kinds.map { article($0.rawValue) }
    guard names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}

/// `text` in backticks with `a` or `an` before it.
func article(_ text: String) -> String {
  ("AEIOU".contains(text.prefix(1)) ? "an `" : "a `") + text + "`"
}

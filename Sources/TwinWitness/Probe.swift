import TwinChanges
package import TwinOutput
package import TwinRuntime

/// What one model says of a document.
struct DocumentVerdict {
  var violations: [Violation] = []
  /// What the model lacks that the document is of: a type, an event, a command.
  var missing: String?

  var isValid: Bool { violations.isEmpty && missing == nil }
}

/// Documents of one form, of a type and perhaps a member, made by one model and judged by both.
struct Probe {
  let registries: [Witness.Side: Registry]
  let site: Site
  let form: Witness.Form
  /// The model that documents are made by.
  let side: Witness.Side

  /// The type by a model: what its data is called there, or what it has become.
  func type(_ side: Witness.Side) -> TwinType? {
    let id = site.typeName ?? (side == .old ? site.oldType : site.newType)
    return id.flatMap { registries[side]?.type($0) }
  }

  /// What the documents call the member: what it is called by the model that makes them.
  var memberName: String? { side == .old ? site.oldMember : site.newMember }

  private func member(_ side: Witness.Side, _ kind: MemberKind) -> Member? {
    guard let name = memberName, let member = type(side)?.member(name), member.kind == kind else { return nil }
    return member
  }

  /// The kind of the member by the model that makes the documents.
  var memberKind: MemberKind? { memberName.flatMap { type(side)?.member($0)?.kind } }

  /// The value of the member by a model.
  func value(_ side: Witness.Side) -> ValueType? {
    let name = side == .old ? site.oldMember : site.newMember
    guard let member = (name ?? memberName).flatMap({ type(side)?.member($0) }) else { return nil }
    return switch form {
    case .request: member.request?.value
    case .response: member.response?.value
    default: member.value
    }
  }

  /// What `side` says of `document`.
  func judge(_ document: [UInt8], by side: Witness.Side, unknown: ValidationOptions.UnknownMembers) -> DocumentVerdict {
    let options = ValidationOptions(unknownMembers: unknown)
    guard let type = type(side) else {
      let id = site.typeName ?? (side == .old ? site.oldType : site.newType) ?? site.oldType ?? site.newType ?? ""
      return DocumentVerdict(missing: "there is no type `\(id)`")
    }
    func missing(_ what: String) -> DocumentVerdict {
      DocumentVerdict(missing: "`\(type.id)` has no \(what) `\(memberName ?? "")`")
    }
    switch form {
    case .state: return DocumentVerdict(violations: type.validate(state: document, options: options))
    case .telemetry: return DocumentVerdict(violations: type.validate(telemetry: document, options: options))
    case .event:
      guard let member = member(side, .event) else { return missing("event") }
      return DocumentVerdict(violations: member.validate(payload: document, options: options))
    case .request:
      guard let member = member(side, .command) else { return missing("command") }
      return DocumentVerdict(violations: member.validate(request: document, options: options))
    case .response:
      guard let member = member(side, .command) else { return missing("command") }
      return DocumentVerdict(violations: member.validate(response: document, options: options))
    case .graph: return DocumentVerdict()
    }
  }

  /// What `side` reads out of `document`.
  func readings(_ document: [UInt8], by side: Witness.Side) -> [Reading] {
    guard let type = type(side) else { return [] }
    return switch form {
    case .state: type.readings(state: document)
    case .telemetry: type.readings(telemetry: document)
    case .event: member(side, .event)?.readings(payload: document) ?? []
    case .request: member(side, .command)?.readings(request: document) ?? []
    case .response: member(side, .command)?.readings(response: document) ?? []
    case .graph: []
    }
  }

  // MARK: - Documents

  /// Documents to try, smallest first.
  func documents() -> [[UInt8]] {
    var sampler = Sampler()
    var found: [[UInt8]] = []
    switch form {
    case .state: found = states(&sampler).map { json($0, layout: .compact) }
    case .telemetry:
      guard memberKind == .telemetry, let name = memberName else { return [Array("{}".utf8)] }
      found = values(&sampler).map { json(.object([JSONEntry(name, $0)]), layout: .compact) }
    case .event, .request, .response:
      guard memberKind == (form == .event ? .event : .command) else { return [] }
      found = [[]] + values(&sampler).map { json($0, layout: .compact) }
    case .graph: return []
    }
    return found.enumerated().sorted { a, b in
      a.element.count == b.element.count ? a.offset < b.offset : a.element.count < b.element.count
    }.map(\.element)
  }

  private var other: Witness.Side { side == .old ? .new : .old }

  private func values(_ sampler: inout Sampler) -> [JSONValue] {
    guard let value = value(side) else { return [] }
    let beside = self.value(other)
    return site.isShared || site.path.isEmpty
      ? sampler.values(value, beside: beside) : sampler.values(value, beside: beside, along: site.path)
  }

  private func states(_ sampler: inout Sampler) -> [JSONValue] {
    guard let type = type(side), let base = sampler.smallest(stateOf: type) else { return [] }
    guard let name = memberName, let member = type.member(name) else { return [.object(base)] }
    var found: [JSONValue] = [.object(base), .object(base.filter { $0.key != name })]
    if member.kind == .component, let component = member.component, let state = sampler.smallest(stateOf: component) {
      found.append(.object(base.replacing(name, by: .object(state))))
      let beside = self.type(other)?.member(name)?.component
      found += sampler.states(component, beside: beside).map { .object(base.replacing(name, by: $0)) }
    }
    found += values(&sampler).map { .object(base.replacing(name, by: $0)) }
    return found
  }
}

extension Sampler {
  /// The members of the smallest document of the state of `type`.
  mutating func smallest(stateOf type: TwinType) -> [JSONEntry]? {
    var members: [JSONEntry] = []
    for member in type.members where member.kind == .property && member.isRequired {
      guard let value = member.value else { continue }
      if value.hasDefault { continue }
      guard let smallest = smallest(value) else { return nil }
      members.append(JSONEntry(member.name, smallest))
    }
    return members
  }

  /// Documents of the state of `type`, the smallest first, each with one member at a line that this model or the other one draws.
  /// Only members that `isVaried` names are.
  package mutating func states(
    _ type: TwinType, beside other: TwinType?, isVaried: (String) -> Bool = { _ in true }
  ) -> [JSONValue] {
    guard let base = smallest(stateOf: type) else { return [] }
    var found: [JSONValue] = [.object(base)]
    for member in type.members where member.kind == .property && isVaried(member.name) {
      guard let value = member.value else { continue }
      for value in values(value, beside: other?.member(member.name)?.value) {
        found.append(.object(base.replacing(member.name, by: value)))
      }
    }
    return found
  }
}

// MARK: - Places

extension Violation {
  /// The tokens of its pointer and, of what is missing, the name.
  var tokens: [String] {
    var tokens = pointerTokens(pointer)
    let opening = "the member `"
    if rule == .required, expected.hasPrefix(opening), expected.hasSuffix("`") {
      tokens.append(String(expected.dropFirst(opening.count).dropLast()))
    }
    return tokens
  }
}

/// The tokens of a JSON Pointer.
func pointerTokens(_ pointer: String) -> [String] {
  pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { token in
    var text = ""
    var isEscape = false
    for character in token {
      if isEscape {
        text.append(character == "1" ? "/" : "~")
        isEscape = false
      } else if character == "~" {
        isEscape = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}

extension Probe {
  /// Whether `tokens` lead to the place of the change; with `inside`, or to something in it.
  func isPlace(_ tokens: [String], inside: Bool) -> Bool {
    var rest = tokens[...]
    if form == .state || form == .telemetry {
      if site.oldMember == nil, site.newMember == nil { return true }
      guard let first = rest.popFirst(), first == site.oldMember || first == site.newMember else { return false }
    }
    let path = site.path.filter { $0 != .enumerationValue }
    if !site.isShared { return leads(rest, along: path, inside: inside) }
    return (0...rest.count).contains { leads(rest.dropFirst($0), along: path, inside: inside) }
  }

  private func leads(_ tokens: ArraySlice<String>, along path: [PathStep], inside: Bool) -> Bool {
    guard inside ? tokens.count >= path.count : tokens.count == path.count else { return false }
    return zip(tokens, path).allSatisfy { token, step in
      if case .field(let name) = step { name == token } else { true }
    }
  }

  /// Whether `tokens` lead to something that the place is in.
  func isAround(_ tokens: [String]) -> Bool {
    guard form == .state || form == .telemetry, let first = tokens.first else { return true }
    return site.oldMember == nil && site.newMember == nil || first == site.oldMember || first == site.newMember
  }
}

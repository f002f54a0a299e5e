public import TwinModel

/// One kind of document that a model describes, and that targets describe or check in their own terms.
public struct EmittedDocument: Hashable, Sendable {
  /// What a document is, as the runtime library tells them apart.
  public enum Form: Hashable, Sendable {
    /// A twin's properties and, as objects inside, its components.
    case state
    /// Values of a type's telemetry by name, any part of it.
    case telemetry
    /// What an event carries.
    case event(ID<Member>)
    /// What a command is called with, and what it answers.
    case request(ID<Member>), response(ID<Member>)
    /// The properties of an edge of a relationship.
    case edge(ID<Member>)
  }

  /// The twin type that has it; members may be inherited.
  public var twin: ID<Twin>
  /// What it is.
  public var form: Form

  /// A document of `twin`.
  public init(_ twin: ID<Twin>, _ form: Form) {
    self.twin = twin
    self.form = form
  }
}

/// The documents of the twin types of `package`, by type, then form: the state of each type, telemetry where it has any, and what events,
/// commands and relationships carry, inherited ones included. Abstract types have no twins and so no documents.
public func emittedDocuments(of package: ID<Package>, in model: Model) -> [EmittedDocument] {
  model.packages[package].twins.filter { !model.twins[$0].isAbstract }.flatMap { emittedDocuments(of: $0, in: model) }
}

/// The documents of `twin`, abstract or not.
public func emittedDocuments(of twin: ID<Twin>, in model: Model) -> [EmittedDocument] {
  let members = model.effectiveMembers(of: twin)
  var forms: [EmittedDocument.Form] = [.state]
  if members.contains(where: { model.members[$0].kind == .telemetry && model.members[$0].value != nil }) {
    forms.append(.telemetry)
  }
  for id in members {
    let member = model.members[id]
    switch member.detail {
    case .command(let request, let response):
      if request != nil { forms.append(.request(id)) }
      if response != nil { forms.append(.response(id)) }
    case .relationship(let detail):
      if !model.relationshipDetails[detail].properties.isEmpty { forms.append(.edge(id)) }
    default:
      if member.kind == .event, member.value != nil { forms.append(.event(id)) }
    }
  }
  return forms.map { EmittedDocument(twin, $0) }
}

extension EmittedDocument {
  /// The words of its form: `state`, `events` and `filterClogged`, `commands`, `startPurge` and `request`.
  func words(in model: Model) -> [String] {
    func name(_ member: ID<Member>) -> String { model.string(model.members[member].name) }
    return switch form {
    case .state: ["state"]
    case .telemetry: ["telemetry"]
    case .event(let member): ["events", name(member)]
    case .request(let member): ["commands", name(member), "request"]
    case .response(let member): ["commands", name(member), "response"]
    case .edge(let member): ["relationships", name(member)]
    }
  }

  /// The type's identity, and the form: `com.example.hvac.Fan/state`.
  public func identity(in model: Model) -> String {
    ([model.identity(model.twins[twin].header)] + words(in: model)).joined(separator: "/")
  }
}

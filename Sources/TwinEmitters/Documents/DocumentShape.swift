import TwinModel

/// What stands at the top of a document.
enum DocumentShape {
  case members(DocumentObject)
  case value(ValueSpec, ElementRef)
}

/// An object of a document: what it may and must hold.
struct DocumentObject {
  enum Content {
    case value(ValueSpec)
    /// The state of a twin: a component.
    case twin(ID<Twin>)
  }

  struct Slot {
    var name: String
    var content: Content
    /// Whether a document without it is wrong; where a default of its own stands in for it, it is not.
    var isRequired: Bool
    var element: ElementRef
    var metadata: ID<Metadata>?
  }

  private(set) var slots: [Slot] = []
  /// Whether names that begin with `$` belong to the system that keeps the twin, and are left alone.
  var hasSystemKeys = false

  fileprivate mutating func add(_ slot: Slot) {
    // As the runtime does: of two with one name, the first counts.
    if slots.contains(where: { $0.name.utf8.elementsEqual(slot.name.utf8) }) { return }
    slots.append(slot)
  }
}

extension Model {
  /// What `document` is.
  func shape(of document: EmittedDocument) -> DocumentShape {
    func payload(_ field: ID<Field>?) -> DocumentShape {
      // Documents are made of commands that have the payload.
      field.map { .value(fields[$0].value, .field($0)) } ?? .members(DocumentObject())
    }
    switch document.form {
    case .state: return .members(state(of: document.twin))
    case .telemetry: return .members(telemetry(of: document.twin))
    case .event(let id): return members[id].value.map { .value($0, .member(id)) } ?? .members(DocumentObject())
    case .request(let id):
      if case .command(let request, _) = members[id].detail { return payload(request) }
      return payload(nil)
    case .response(let id):
      if case .command(_, let response) = members[id].detail { return payload(response) }
      return payload(nil)
    case .edge(let id):
      guard case .relationship(let detail) = members[id].detail else { return payload(nil) }
      return .members(object(relationshipDetails[detail].properties))
    }
  }

  /// The state of a twin: its properties and components.
  func state(of twin: ID<Twin>) -> DocumentObject {
    var object = DocumentObject()
    object.hasSystemKeys = true
    for id in effectiveMembers(of: twin) {
      let member = members[id]
      let content: DocumentObject.Content
      switch (member.kind, member.detail, member.value) {
      case (.property, _, let value?): content = .value(value)
      case (.component, .component(let type), _): content = .twin(type)
      default: continue
      }
      object.add(slot(member, id, content, isRequired: member.isRequired))
    }
    return object
  }

  private func telemetry(of twin: ID<Twin>) -> DocumentObject {
    var object = DocumentObject()
    for id in effectiveMembers(of: twin) {
      let member = members[id]
      guard member.kind == .telemetry, let value = member.value else { continue }
      object.add(slot(member, id, .value(value), isRequired: false))
    }
    return object
  }

  private func slot(
    _ member: Member, _ id: ID<Member>, _ content: DocumentObject.Content, isRequired: Bool
  ) -> DocumentObject.Slot {
    let hasDefault = member.value.map { defaultValue(of: $0) != nil } ?? false
    return DocumentObject.Slot(
      name: string(member.name), content: content, isRequired: isRequired && !hasDefault, element: .member(id),
      metadata: member.metadata)
  }

  /// An object of fields.
  func object(_ fields: IDRange<Field>) -> DocumentObject {
    var object = DocumentObject()
    for id in fields {
      let field = self.fields[id]
      object.add(
        DocumentObject.Slot(
          name: string(field.name), content: .value(field.value),
          isRequired: field.isRequired && defaultValue(of: field.value) == nil, element: .field(id),
          metadata: field.metadata))
    }
    return object
  }

  /// The default that a value says itself.
  func defaultValue(of value: ValueSpec) -> ID<Literal>? {
    for constraint in constraints[value.constraints] {
      if case .default(let id) = constraint { return id }
    }
    return nil
  }
}

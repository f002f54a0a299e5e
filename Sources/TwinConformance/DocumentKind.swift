public import TwinRuntime

/// What documents of one form of one type are held to, and what was counted of them.
final class DocumentKind {
  let subject: ConformanceCounts.Subject
  /// Nil where the model has no such event or command.
  let validator: DocumentValidator?
  /// Whether the validator tells which members a document has.
  let tellsMembers: Bool
  /// The type, where it is abstract, so that no document can be of it.
  let abstractType: String?
  /// Whether documents are objects of the type's members, which are counted in a table then.
  let table: ConformanceCounts.Table?
  /// The table itself, once it is made.
  var members: MemberTable?
  var counts = ConformanceCounts.Documents()

  init(_ type: TwinType, _ form: RecordForm) {
    subject = ConformanceCounts.Subject(type: type.typeNumber, form: form)
    validator = form.document(of: type).map { DocumentValidator($0) }
    tellsMembers = validator?.memberPlaces != nil
    abstractType = type.isAbstract ? type.id : nil
    table =
      switch form {
      case .state: ConformanceCounts.Table(type: type.typeNumber, isState: true)
      case .telemetry: ConformanceCounts.Table(type: type.typeNumber, isState: false)
      case .event, .request, .response: nil
      }
  }
}

extension RecordForm {
  /// The form of documents of `type`; nil where it has no such event or command.
  public func document(of type: TwinType) -> DocumentForm? {
    func member(_ name: String, _ kind: MemberKind) -> Member? {
      type.member(name).flatMap { $0.kind == kind ? $0 : nil }
    }
    return switch self {
    case .state: .state(type)
    case .telemetry: .telemetry(type)
    case .event(let name): member(name, .event).map { .payload($0) }
    case .request(let name): member(name, .command).map { .request($0) }
    case .response(let name): member(name, .command).map { .response($0) }
    }
  }
}

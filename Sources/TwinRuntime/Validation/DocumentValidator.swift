/// What a document is, and so what it is held to.
public enum DocumentForm: Hashable, Sendable {
  /// A twin's properties and, as objects inside, its components.
  case state(TwinType)
  /// Values of a type's telemetry by name, any part of it.
  case telemetry(TwinType)
  /// What an event carries, or the value of one property or telemetry.
  case payload(Member)
  /// What a command is called with, and what it answers.
  case request(Member), response(Member)
  /// The properties of an edge of a relationship.
  case edgeProperties(Member)
}

/// Judges documents of one form. Made once, used from any number of threads.
public struct DocumentValidator: Sendable {
  /// What documents are held to.
  public let form: DocumentForm
  /// How they are judged.
  public let options: ValidationOptions

  /// A validator of documents of `form`.
  public init(_ form: DocumentForm, options: ValidationOptions = ValidationOptions()) {
    self.form = form
    self.options = options
  }

  /// Whether nothing is wrong with `document`. Stops at what is.
  public func accepts(_ document: Span<UInt8>) -> Bool { violations(in: document).isEmpty }

  /// What is wrong with `document`, in its order, up to the limit of the options.
  public func violations(in document: Span<UInt8>) -> [Violation] {
    let document = document.withUnsafeBytes { [UInt8]($0) }
    return switch form {
    case .state(let type): type.validate(state: document, options: options)
    case .telemetry(let type): type.validate(telemetry: document, options: options)
    case .payload(let member): member.validate(payload: document, options: options)
    case .request(let member): member.validate(request: document, options: options)
    case .response(let member): member.validate(response: document, options: options)
    case .edgeProperties(let member): member.validate(edgeProperties: document, options: options)
    }
  }
}

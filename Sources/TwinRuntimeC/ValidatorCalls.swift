// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

/// What a handle of a validator leads to.
final class ValidatorObject: Handled {
  static let mark: UInt64 = 0x7477_696E_5661_6C69
  let validator: DocumentValidator

  init(_ validator: DocumentValidator) { self.validator = validator }
}

@c @implementation public func twin_validator_new(
  _ registry: OpaquePointer?, _ form: twin_form, _ element: UnsafePointer<twin_element>?,
  _ options: UnsafePointer<twin_options>?, _ validator: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let place = try place(validator)
    let form = try documentForm(Int(form), of: numbered(element, in: registry))
    let options = try validationOptions(options)
    place.pointee = makeHandle(ValidatorObject(DocumentValidator(form, options: options)))
  }
}

@c @implementation public func twin_validator_free(_ validator: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(validator, ValidatorObject.self)
}

@c @implementation public func twin_accepts(
  _ validator: OpaquePointer?, _ document: UnsafeRawPointer?, _ size: Int, _ accepted: UnsafeMutablePointer<Bool>?
) -> twin_status {
  status { () throws(Failure) in
    let validator = try required(validator, ValidatorObject.self).validator
    let place = try place(accepted)
    place.pointee = validator.accepts(try buffer(document, size).span)
  }
}

@c @implementation public func twin_validate(
  _ validator: OpaquePointer?, _ document: UnsafeRawPointer?, _ size: Int,
  _ report: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status { () throws(Failure) in
    let validator = try required(validator, ValidatorObject.self).validator
    let place = try place(report)
    place.pointee = makeHandle(Report(validator.violations(in: try buffer(document, size).span)))
  }
}

/// The form of documents that C means.
func documentForm(_ form: Int, of element: NumberedElement) throws(Failure) -> DocumentForm {
  switch (form, element) {
  case (TWIN_STATE, .type(let type)): return .state(type)
  case (TWIN_TELEMETRY, .type(let type)): return .telemetry(type)
  case (TWIN_PAYLOAD, .member(let member)) where [.event, .property, .telemetry].contains(member.kind):
    return .payload(member)
  case (TWIN_REQUEST, .member(let member)) where member.kind == .command: return .request(member)
  case (TWIN_RESPONSE, .member(let member)) where member.kind == .command: return .response(member)
  case (TWIN_EDGE_PROPERTIES, .member(let member)) where member.kind == .relationship: return .edgeProperties(member)
  default: break
  }
  let owners =
    switch form {
    case TWIN_STATE, TWIN_TELEMETRY: "a twin type"
    case TWIN_PAYLOAD: "an event, a property or telemetry"
    case TWIN_REQUEST, TWIN_RESPONSE: "a command"
    case TWIN_EDGE_PROPERTIES: "a relationship"
    default: throw Failure(TWIN_BAD_ARGUMENT, "there is no form of documents with the number \(form)")
    }
  throw Failure(TWIN_WRONG_KIND, "documents of this form belong to \(owners), and '\(element.element.id)' is none")
}

/// The options that C means; those of the library where it gives none.
func validationOptions(_ options: UnsafePointer<twin_options>?) throws(Failure) -> ValidationOptions {
  guard let options = try given(options) else { return ValidationOptions() }
  return ValidationOptions(
    unknownMembers: try unknownMembers(options.unknown_members), violationLimit: Int(options.violation_limit))
}

/// What becomes of members that the model does not know.
func unknownMembers(_ number: UInt32) throws(Failure) -> ValidationOptions.UnknownMembers {
  switch Int(number) {
  case TWIN_UNKNOWN_REFUSED: return .refused
  case TWIN_UNKNOWN_ALLOWED: return .allowed
  default: throw Failure(TWIN_BAD_ARGUMENT)
  }
}

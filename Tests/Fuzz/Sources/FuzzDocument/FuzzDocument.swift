import Glibc
import TwinValues

@testable import TwinRuntime

/// What documents are of: the types, members and schemas of the image that `GEMEL_FUZZ_IMAGE` names.
private let judges: [(judge: DocumentJudge, reference: @Sendable ([UInt8], ValidationOptions) -> [Violation])] = {
  guard let path = getenv("GEMEL_FUZZ_IMAGE"), let registry = try? Registry(path: String(cString: path)) else {
    // Without an image there is nothing to fuzz: whoever started it has to build it first.
    fatalError("GEMEL_FUZZ_IMAGE has to name the model.image of Tests/Fuzz/Model")
  }
  var forms = registry.types.flatMap { [DocumentForm.state($0), .telemetry($0)] }
  for member in registry.types.flatMap({ Array($0.members) }) {
    switch member.kind {
    case .event: forms.append(.payload(member))
    case .command: forms += [.request(member), .response(member)]
    case .relationship: forms.append(.edgeProperties(member))
    default: continue
    }
  }
  return forms.map { form in (DocumentJudge(form), { ReferenceJudge.violations(in: $0, form, $1) }) }
    + registry.schemas.map(\.value).map { type in
      (DocumentJudge(type), { ReferenceJudge.violations(in: $0, type, $1) })
    }
}()

/// Judges arbitrary bytes in one pass, every read checked, and by the simple judge of the tests; libFuzzer calls it. The first byte says as what and
/// how. Both must find the same, word for word.
@c(LLVMFuzzerTestOneInput)
public func fuzzDocument(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard let start, count > 0 else { return 0 }
  let document = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  let (judge, reference) = judges[Int(start[0] & 0x3F) % judges.count]
  let options = ValidationOptions(
    unknownMembers: start[0] & 0x40 == 0 ? .refused : .allowed, violationLimit: start[0] & 0x80 == 0 ? 100 : 2)
  let expected = reference(document, options)
  document.withUnsafeBytes { bytes in
    precondition(judge.violations(in: bytes, options, CheckedBytes.self) == expected, "other violations: \(expected)")
    precondition(judge.violations(in: bytes, options, UncheckedBytes.self) == expected, "unchecked differs")
    precondition(judge.accepts(bytes, options, CheckedBytes.self) == expected.isEmpty, "another verdict: \(expected)")
    precondition(judge.accepts(bytes, options, UncheckedBytes.self) == expected.isEmpty, "unchecked verdict differs")
  }
  return 0
}

public import TwinRuntime

/// Tells whether bytes are one value of JSON, whatever it is, by the reader that judges documents.
public struct JSONCheck: Sendable {
  private let judge: DocumentValidator

  /// A check; nil where the model has no twin types, so that there is nothing to judge by.
  public init?(_ registry: Registry) {
    guard let any = registry.types.first else { return nil }
    judge = DocumentValidator(.telemetry(any), options: ValidationOptions(unknownMembers: .allowed))
  }

  /// Why `bytes` are no value of JSON, or one that is not read: too deep, or with a name twice. Nil where they are.
  public func problem(in bytes: Span<UInt8>) -> Violation? {
    judge.violations(in: bytes).first { [.syntax, .limit, .duplicateMember].contains($0.rule) }
  }
}

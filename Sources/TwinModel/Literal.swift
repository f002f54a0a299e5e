/// A value written in a source: a default, a const, an example, an annotation.
public indirect enum Literal: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// An exact number.
  case number(Number)
  /// A string.
  case string(Symbol)
  /// Values in order.
  case array([Literal])
  /// Entries in the order written; keys are unique.
  case object([LiteralEntry])
}

/// One entry of an object literal.
public struct LiteralEntry: Hashable, Sendable {
  /// The key.
  public var key: Symbol
  /// The value.
  public var value: Literal

  /// An entry.
  public init(key: Symbol, value: Literal) {
    self.key = key
    self.value = value
  }
}

import Synchronization
import TwinOutput
import TwinRuntime
import TwinValues

/// What is costly to make of types and asked for again by other types that have them. Shared by threads.
final class ExampleMemory: Sendable {
  /// Values of members that are remembered.
  private static let valueLimit = 100_000
  /// Types whose scalars are remembered, and patterns.
  private static let limit = 10_000

  /// A value by its type's row and what it is called.
  struct Key: Hashable {
    var row: UInt32
    var name: String
  }

  private struct Content {
    var values: [Key: (value: JSONValue, parts: Int)] = [:]
    var scalars: [UInt32: [JSONValue]] = [:]
    var patterns: [String: Pattern?] = [:]
  }

  private let content = Mutex(Content())

  /// The value that is remembered for `key`, and of how many parts it was made.
  func value(_ key: Key) -> (value: JSONValue, parts: Int)? { content.withLock { $0.values[key] } }

  func remember(_ value: JSONValue, parts: Int, for key: Key) {
    content.withLock { content in
      if content.values.count < Self.valueLimit { content.values[key] = (value, parts) }
    }
  }

  /// The scalars of `type` that the sampler finds, shortest first.
  func scalars(of type: ValueType) -> [JSONValue] {
    if let known = content.withLock({ $0.scalars[type.row] }) { return known }
    let found = Sampler().scalars(type, beside: nil)
    content.withLock { content in
      if content.scalars.count < Self.limit { content.scalars[type.row] = found }
    }
    return found
  }

  /// Whether `text` matches all `patterns`.
  func matches(_ text: String, _ patterns: [String]) -> Bool {
    patterns.allSatisfy { pattern in
      if let known = content.withLock({ $0.patterns[pattern] }) { return known?.matches(text) == true }
      let made = try? Pattern(pattern)
      content.withLock { content in
        if content.patterns.count < Self.limit { content.patterns[pattern] = made }
      }
      return made?.matches(text) == true
    }
  }
}

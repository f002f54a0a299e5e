/// Parts of a JSON Schema (draft 2020-12), of which the schemas of what commands write are made.
public enum JSONSchemaPart {
  /// What is defined as `name` in the same schema.
  public static func reference(_ name: String) -> JSONValue { .object(["$ref": .string("#/$defs/" + name)]) }

  /// A list of what `items` describes.
  public static func array(_ items: JSONValue) -> JSONValue { .object(["type": "array", "items": items]) }

  /// `schema`, with what it is for.
  public static func described(_ description: String, _ schema: JSONValue) -> JSONValue {
    guard case .object(let entries) = schema else { return schema }
    return .object([JSONEntry("description", .string(description))] + entries)
  }

  /// A closed object, all of whose properties but `optional` are there.
  public static func closed(
    _ description: String, _ properties: KeyValuePairs<String, JSONValue>, optional: Set<String> = []
  ) -> JSONValue {
    .object([
      "description": .string(description), "type": "object",
      "required": .array(properties.map(\.key).filter { !optional.contains($0) }.map { .string($0) }),
      "additionalProperties": false, "properties": .object(properties.map { JSONEntry($0.key, $0.value) }),
    ])
  }
}

public import TwinOutput
import TwinSource

/// The JSON Schema (draft 2020-12) of `provenance.json`. Objects are closed: a key that is not described is an error.
public func provenanceSchema() -> JSONValue {
  .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://gemel.org/schema/provenance-1.json",
    "title": "Provenance of a release",
    "description":
      "How a release came about: from what, by what, held to what. What is empty or not known is left out.",
    "type": "object",
    "required": ["format", "package", "version", "compiler", "edition", "findings"],
    "additionalProperties": false,
    "properties": .object([
      "format": .object(["const": .integer(Int64(Provenance.format))]),
      "package": described("Name of the package.", pattern: "^[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*)+$"),
      "version": described("Version of the package.", pattern: version),
      "commit": described(
        "The commit of the sources; left out where no commit holds them as they were released.",
        pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$"),
      "restores": .object([
        "description": "The release whose model it brings back, and why.", "type": "object",
        "required": ["version", "manifest", "reason"], "additionalProperties": false,
        "properties": .object([
          "version": described("The version.", pattern: version), "manifest": digest, "reason": text,
        ]),
      ]),
      "compiler": described("Version of the compiler.", pattern: "^[^\\n]+$"),
      "edition": .object(["description": "Edition of the language.", "type": "integer", "minimum": 0]),
      "dependencies": list(
        "The releases that it was checked against.", required: ["package", "version", "manifest", "requirement"],
        [
          "package": text, "version": described("The version.", pattern: version),
          "manifest": digest, "requirement": described("Versions that will do.", pattern: "^[^\\n]+$"),
        ]),
      "rulePacks": list(
        "The packs of rules that it was held to, in the order in which they were put in force.",
        required: ["name", "digest"], ["name": text, "digest": digest]),
      "waivers": list(
        "Findings that were accepted for a time.",
        required: ["rule", "subject", "fingerprint", "owner", "reason", "approver", "expires"],
        [
          "rule": text, "subject": .object(["type": "string"]), "fingerprint": text, "owner": text, "reason": text,
          "approver": text, "expires": .object(["type": "string", "format": "date"]),
        ]),
      "changes": list(
        "Its change records.", required: ["name", "digest"], ["name": text, "digest": digest]),
      "findings": .object([
        "description": "How many findings there were, accepted ones included.",
        "type": "object",
        "required": ["severities"],
        "additionalProperties": false,
        "properties": .object([
          "severities": .object([
            "type": "object",
            "required": .array(Severity.allCases.map { .string($0.name) }),
            "additionalProperties": false,
            "properties": .object(Severity.allCases.map { JSONEntry($0.name, count) }),
          ]),
          "rules": .object(["type": "object", "additionalProperties": count]),
        ]),
      ]),
    ]),
  ])
}

private let text = JSONValue.object(["type": "string", "minLength": 1])
private let count = JSONValue.object(["type": "integer", "minimum": 0])
private let version = "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?$"
private let digest = described("SHA-256 of what is meant.", pattern: "^sha256:[0-9a-f]{64}$")

private func described(_ description: String, pattern: String) -> JSONValue {
  .object(["description": .string(description), "type": "string", "pattern": .string(pattern)])
}

/// A list of closed objects, which is left out where it is empty.
private func list(
  _ description: String, required: [String], _ properties: KeyValuePairs<String, JSONValue>
) -> JSONValue {
  .object([
    "description": .string(description), "type": "array", "minItems": 1,
    "items": .object([
      "type": "object", "required": .array(required.map { .string($0) }), "additionalProperties": false,
      "properties": .object(properties.map { JSONEntry($0.key, $0.value) }),
    ]),
  ])
}

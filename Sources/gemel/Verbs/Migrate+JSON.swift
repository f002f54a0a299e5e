import TwinChanges
import TwinCompiler
import TwinOutput
import TwinRuntime

/// The plan of a migration for programs, which `migrationSchema()` describes.
struct MigrationJSON {
  let package: String
  let before: VersionImage
  let after: VersionImage
  let source: DocumentForm

  /// The document of a plan with `steps`; without a target, nothing can be migrated.
  func document(target: DocumentForm?, steps: [JSONValue], _ readability: Readability?) -> JSONValue {
    func end(_ version: VersionImage, _ form: DocumentForm?) -> JSONValue {
      .object(["version": .string("\(version.version)"), "type": form.map { .string($0.type.id) } ?? .null])
    }
    return .object([
      "format": 1, "package": .string(package), "from": end(before, source), "to": end(after, target),
      "steps": .array(steps), "readable": readability.map(Self.readability) ?? .null,
    ])
  }

  /// The plan where there is nothing to migrate to: the element of the form is gone.
  func document(
    withoutTarget element: String, _ removal: ElementRemoval?, message: String, _ readability: Readability?
  ) -> JSONValue {
    let kind = element.contains("/") ? "\(source.memberKind.map { "\($0)" } ?? "property")-removed" : "twin-removed"
    return document(
      target: nil,
      steps: [
        .object([
          "kind": .string(kind), "rule": Self.rule(kind), "class": "manual", "element": .string(element),
          "message": .string(message),
          "releases": .array(removal?.version.map { [.string("\($0)")] } ?? []),
          "advice": removal?.advice.map { .string($0) },
          "isRemoval": true, "isLack": false,
        ])
      ], readability)
  }

  static func step(_ step: MigrationStep) -> JSONValue {
    var unit: JSONValue?
    if let before = step.unitBefore, let after = step.unitAfter {
      unit = .object(["before": .string(before), "after": .string(after)])
    }
    return .object([
      "kind": .string(step.kind), "rule": rule(step.kind), "class": .string(step.class.rawValue),
      "element": .string(step.element), "message": .string(step.message), "before": step.before.map { .string($0) },
      "after": step.after.map { .string($0) }, "unit": unit,
      "releases": .array(step.releases.map { .string("\($0)") }), "advice": step.advice.map { .string($0) },
      "isRemoval": .boolean(step.isRemoval), "isLack": .boolean(step.isLack),
    ])
  }

  /// The rule that changes of the kind are told by; nil for what no rule is about.
  private static func rule(_ kind: String) -> JSONValue? { ChangeKind(rawValue: kind).map { .string("\($0.rule)") } }

  private static func entry(_ entry: Readability.Entry) -> JSONValue {
    let element = entry.change.element
    return .object([
      "version": .string("\(entry.version)"), "kind": .string(element.kind), "rule": rule(element.kind),
      "element": .string(element.subject + element.path), "message": .string(element.message),
      "before": element.before.map { .string($0) }, "after": element.after.map { .string($0) },
    ])
  }

  private static func readability(_ readability: Readability) -> JSONValue {
    .object([
      "verdict": .string("\(readability.verdict)"), "obstacles": .array(readability.obstacles.map(entry)),
      "newMeanings": .array(readability.newMeanings.map(entry)),
      "conditions": .array(readability.conditions.map(entry)),
    ])
  }
}

extension DocumentForm {
  /// The kind of the member that documents are of; nil where they are of a type.
  fileprivate var memberKind: MemberKind? {
    switch self {
    case .state, .telemetry: nil
    case .payload(let member), .request(let member), .response(let member), .edgeProperties(let member): member.kind
    }
  }
}

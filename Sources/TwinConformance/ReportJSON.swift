public import TwinOutput

extension ConformanceReport {
  /// The report as a JSON document of version 1, which `conformanceSchema()` describes.
  /// - Parameters:
  ///   - tool: Version of the tool.
  ///   - minimum: The share that was asked for, as a percentage, and whether it is met; nil where there is nothing to measure.
  public func json(tool: String, minimum: (text: String, isMet: Bool?)) -> JSONValue {
    .object([
      "version": 1,
      "tool": .object(["name": "gemel", "version": .string(tool)]),
      "model": .string(model),
      "packages": .array(
        packages.map {
          .object(["package": .string($0.name), "version": .string($0.version)])
        }),
      "inputs": .array(inputs.map { .string($0) }),
      "minimum": .object(["percentage": .string(minimum.text), "met": minimum.isMet.map { .boolean($0) } ?? .null]),
      "conforming": .object([
        "records": all.json, "messages": messages.json, "twins": twins.json,
        "relationships": graph?.relationships.json, "members": members.json,
      ]),
      "records": .object([
        "conforming": .count(records.conforming), "violating": .count(records.violating),
        "unknownType": .count(records.unknownType), "untyped": .count(records.untyped),
        "unreadable": .count(records.unreadable),
        "missingID": graph == nil ? nil : .count(records.missingID),
        "wrongInGraph": graph == nil ? nil : .count(records.wrongInGraph), "other": .count(records.other),
      ]),
      "graph": graph?.json,
      "documents": .array(documents.map(\.json)),
      "members": .array(
        memberShares.map {
          .object(["type": .string($0.type), "member": .string($0.member), "conforming": $0.share.json])
        }),
      "unknownTypes": unknownTypes.json,
      "unseen": .object([
        "types": .array(unseen.types.map { .string($0) }), "members": .array(unseen.members.map { .string($0) }),
      ]),
      "samples": .array(samples.map(\.json)),
      "unread": .array(unread.map(\.json)),
    ])
  }
}

extension JSONValue {
  static func count(_ count: Int) -> JSONValue { .integer(Int64(count)) }
}

extension Share {
  fileprivate var json: JSONValue {
    .object([
      "conforming": .count(conforming), "total": .count(total),
      "share": text(scale: 1, digits: 6).map { .decimal($0) } ?? .null,
    ])
  }
}

extension ConformanceReport.Place {
  fileprivate var json: JSONValue {
    .object([
      "path": .string(path), "line": .count(line), "element": element.map { .count($0) },
      "offset": .count(offset),
    ])
  }
}

extension ConformanceReport.Value {
  fileprivate var json: JSONValue {
    .object(["line": .count(line), "column": .count(column), "offset": .count(offset)])
  }
}

extension ConformanceReport.Graph {
  fileprivate var json: JSONValue {
    .object([
      "rules": .array(
        rules.map { .object(["rule": .string($0.rule), "violations": .count($0.violations)]) }),
      "undeclared": .array(
        undeclared.map { .object(["relationship": .string($0.relationship), "members": $0.names.json]) }),
      "samples": .array(
        samples.map {
          .object([
            "place": $0.place.json, "subject": .string($0.subject), "rule": .string($0.rule),
            "origin": $0.origin.map { .string($0) }, "pointer": $0.pointer.map { .string($0) },
            "expected": .string($0.expected), "actual": .string($0.actual),
          ])
        }),
    ])
  }
}

extension ConformanceReport.Names {
  fileprivate var json: JSONValue {
    .object([
      "total": .count(total), "complete": .boolean(!isCutShort),
      "names": .array(
        entries.map {
          .object([
            "name": .string($0.name), "count": $0.count.map { .count($0) }, "first": $0.first.json,
            "suggestion": $0.suggestion.map { .string($0) },
          ])
        }),
    ])
  }
}

extension ConformanceReport.Documents {
  fileprivate var json: JSONValue {
    .object([
      "type": .string(type), "form": .string(form), "conforming": share.json,
      "rules": .array(
        rules.map {
          .object([
            "rule": .string($0.rule), "violations": .count($0.violations), "documents": .count($0.documents),
          ])
        }),
      "undeclared": undeclared.json,
    ])
  }
}

extension ConformanceReport.Sample {
  fileprivate var json: JSONValue {
    .object([
      "place": place.json, "value": value.json, "type": type.map { .string($0) }, "form": form.map { .string($0) },
      "rule": .string(rule), "pointer": .string(pointer), "expected": .string(expected), "actual": .string(actual),
    ])
  }
}

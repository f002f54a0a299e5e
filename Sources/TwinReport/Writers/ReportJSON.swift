import TwinModel
public import TwinOutput

extension GovernanceReport {
  /// The report as a JSON document of version 1, which `governanceSchema()` describes. It has all rows.
  public func json(tool: String) -> JSONValue {
    .object([
      "version": 1,
      "tool": .object(["name": "gemel", "version": .string(tool)]),
      "asOf": .string(day.description), "since": since.map { .string($0.description) },
      "workspace": .string(subject.workspace), "packages": .array(subject.packages.map { .string($0) }),
      "registry": subject.registry.map { .string($0) },
      "data": .array(subject.data.map { .string($0) }),
      "figures": .array(figures.map(\.json)), "trends": .array(trends.map(\.json)),
      "problems": .array(problems.map { .string($0) }),
    ])
  }
}

extension Figure {
  fileprivate var json: JSONValue {
    let definition = id.definition
    return .object([
      "id": .string(id.rawValue), "title": .string(definition.title), "meaning": .string(definition.meaning),
      "section": .string(definition.section.rawValue), "unit": .string(definition.unit),
      "better": .string(definition.better.rawValue), "criterion": criterion.map { .string($0) },
      "absence": absence.map { .string($0) },
      "numerator": .integer(Int64(tally.numerator)), "denominator": .integer(Int64(tally.denominator)),
      "share": tally.ratio.map { .decimal($0) } ?? .null,
      "breakdowns": .array(breakdowns.map(\.json)),
      "rows": .object(["of": "all", "entries": .array(rows.map(\.json))]),
    ])
  }
}

extension Breakdown {
  fileprivate var json: JSONValue {
    .object([
      "by": .array(dimensions.map { .string($0.rawValue) }),
      "parts": .array(
        parts.map { part in
          .object([
            "values": .array(part.values.map { .string($0) }), "numerator": .integer(Int64(part.tally.numerator)),
            "denominator": .integer(Int64(part.tally.denominator)),
            "share": part.tally.ratio.map { .decimal($0) } ?? .null,
          ])
        }),
    ])
  }
}

extension FigureRow {
  fileprivate var json: JSONValue {
    .object([
      "counted": .boolean(isCounted), "numerator": tally.map { .integer(Int64($0.numerator)) },
      "denominator": tally.map { .integer(Int64($0.denominator)) }, "element": .string(element),
      "package": .string(package),
      "owners": .array(owners.map { .string($0) }), "place": place.map { .string($0) },
      "day": day.map { .string($0.description) }, "note": .string(note),
    ])
  }
}

extension Trend {
  fileprivate var json: JSONValue {
    .object([
      "figure": .string(figure.rawValue), "over": .string(basis.rawValue),
      "points": .array(
        points.map { point in
          .object([
            "name": .string(point.name), "day": .string(point.day.description),
            "numerator": point.tally.map { .integer(Int64($0.numerator)) },
            "denominator": point.tally.map { .integer(Int64($0.denominator)) },
            "share": point.tally.map { tally in tally.ratio.map { .decimal($0) } ?? .null },
            "problem": point.problem.map { .string($0) },
          ])
        }),
    ])
  }
}

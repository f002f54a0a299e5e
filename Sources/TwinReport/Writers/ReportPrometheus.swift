import TwinModel
public import TwinOutput

extension GovernanceReport {
  /// The report as metrics: for each figure its numerator, its denominator and, where there is something to measure, the share;
  /// the parts of its breakdowns by label.
  public func metrics(tool: String) -> [MetricFamily] {
    var families = [
      MetricFamily(
        MetricName("gemel_report_info"), help: "What wrote the report, and what it is about.",
        samples: [
          .init(
            .integer(1),
            labels: [
              .init(MetricName("version"), tool), .init(MetricName("workspace"), subject.workspace),
            ])
        ]),
      MetricFamily(
        MetricName("gemel_report_day_timestamp_seconds"), help: "The beginning of the day that the report is of, UTC.",
        samples: [.init(.integer(day.daysSinceEpoch * 86_400))]),
      MetricFamily(
        MetricName("gemel_report_problems"), help: "What could not be read, and so is in no figure.",
        samples: [.init(.integer(problems.count))]),
    ]
    for figure in figures where figure.absence == nil { families += figure.metrics }
    return families
  }
}

extension Figure {
  fileprivate var metrics: [MetricFamily] {
    let definition = id.definition
    let base = "gemel_" + id.rawValue.map { $0 == "-" ? "_" : String($0) }.joined()
    let unit = definition.unit
    func family(_ name: String, _ help: String, _ samples: [MetricFamily.Sample]) -> MetricFamily {
      MetricFamily(MetricName(name), help: help, samples: samples)
    }
    var families = [
      family("\(base)_\(unit)", definition.meaning, [.init(.integer(tally.numerator))]),
      family(
        "\(base)_considered_\(unit)", "\(definition.title): what they are counted among.",
        [.init(.integer(tally.denominator))]),
    ]
    if let value = tally.metricValue {
      families.append(family("\(base)_ratio", "\(definition.title): the share, from 0 to 1.", [.init(value)]))
    }
    for breakdown in breakdowns where !breakdown.parts.isEmpty {
      let name = base + "_by_" + breakdown.dimensions.map(\.rawValue).joined(separator: "_")
      let words = breakdown.dimensions.map(\.rawValue).joined(separator: " and ")
      func samples(_ value: (Tally) -> Int) -> [MetricFamily.Sample] {
        breakdown.parts.map { part in
          let labels = zip(breakdown.dimensions, part.values).map {
            MetricFamily.Label(MetricName($0.rawValue), $1)
          }
          return .init(.integer(value(part.tally)), labels: labels)
        }
      }
      families += [
        family("\(name)_\(unit)", "\(definition.title), by \(words).", samples(\.numerator)),
        family(
          "\(name)_considered_\(unit)", "\(definition.title): what they are counted among, by \(words).",
          samples(\.denominator)),
      ]
    }
    return families
  }
}

extension Tally {
  /// The share as a number of a metric.
  fileprivate var metricValue: MetricValue? {
    guard let parts = ratio?.split(separator: "."), parts.count == 2, let whole = Int(parts[0]) else { return nil }
    return .fraction(whole: whole, digits: String(parts[1]))
  }
}

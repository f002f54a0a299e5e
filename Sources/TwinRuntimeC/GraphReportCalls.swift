// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

/// What a handle of a report of a graph leads to.
final class GraphReportObject: Handled {
  static let mark: UInt64 = 0x7477_696E_4772_6570
  let report: GraphReport
  private let texts: RowTexts

  init(_ report: GraphReport) {
    self.report = report
    texts = RowTexts(
      report.violations.map { [$0.origin ?? "", $0.expected, $0.actual, $0.property?.pointer ?? ""] })
  }

  /// The violation at `index`, which is below the count.
  func violation(_ index: Int) -> twin_graph_violation {
    let violation = report.violations[index]
    let property = violation.property
    return twin_graph_violation(
      size: MemoryLayout<twin_graph_violation>.size, subject: twin_subject(violation.subject),
      first: violation.first.map { twin_subject($0) }
        ?? twin_subject(index: 0, kind: twin_subject_kind(TWIN_SUBJECT_NONE)),
      origin: texts[index, 0], expected: texts[index, 1], actual: texts[index, 2], property_pointer: texts[index, 3],
      property_offset: UInt64(clamping: property?.offset ?? 0),
      property_rule: twin_rule(property?.rule.entry.number ?? 0),
      rule: twin_graph_rule(violation.rule.entry.number))
  }
}

extension twin_subject {
  fileprivate init(_ subject: GraphViolation.Subject) {
    switch subject {
    case .twin(let index): self.init(index: UInt64(index), kind: twin_subject_kind(TWIN_SUBJECT_TWIN))
    case .edge(let index): self.init(index: UInt64(index), kind: twin_subject_kind(TWIN_SUBJECT_EDGE))
    }
  }
}

@c @implementation public func twin_graph_report_count(_ report: OpaquePointer?) -> Int {
  object(report, GraphReportObject.self)?.report.violations.count ?? 0
}

@c @implementation public func twin_graph_report_rule_count(_ report: OpaquePointer?, _ rule: twin_graph_rule) -> UInt64
{
  guard let rule = graphRule(rule), let report = object(report, GraphReportObject.self) else { return 0 }
  return UInt64(report.report.counts[rule] ?? 0)
}

@c @implementation public func twin_graph_report_violation(
  _ report: OpaquePointer?, _ index: Int, _ violation: UnsafeMutablePointer<twin_graph_violation>?
) -> twin_status {
  status { () throws(Failure) in
    let report = try required(report, GraphReportObject.self)
    let place = try place(violation, sizedAs: twin_graph_violation.self)
    guard report.report.violations.indices.contains(index) else { throw Failure(TWIN_NOT_FOUND) }
    place.pointee = report.violation(index)
  }
}

@c @implementation public func twin_graph_report_wrong(
  _ report: OpaquePointer?, _ kind: twin_subject_kind, _ isWrong: UnsafeMutablePointer<UInt8>?, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>?
) -> twin_status {
  status { () throws(Failure) in
    let report = try required(report, GraphReportObject.self).report
    let count = try place(count)
    guard capacity >= 0, isWrong != nil || capacity == 0 else { throw Failure(TWIN_BAD_ARGUMENT) }
    let found: [Bool]
    switch Int(kind) {
    case TWIN_SUBJECT_TWIN: found = report.isTwinWrong
    case TWIN_SUBJECT_EDGE: found = report.isEdgeWrong
    default: throw Failure(TWIN_BAD_ARGUMENT)
    }
    count.pointee = found.count
    guard found.count <= capacity else { throw Failure(TWIN_NO_ROOM) }
    guard let isWrong else { return }
    for (index, wrong) in found.enumerated() { isWrong[index] = wrong ? 1 : 0 }
  }
}

@c @implementation public func twin_graph_report_free(_ report: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(report, GraphReportObject.self)
}

@c @implementation public func twin_graph_rule_name(_ rule: twin_graph_rule) -> UnsafePointer<CChar>? {
  (graphRule(rule)?.entry.name ?? "").terminated
}

private func graphRule(_ number: twin_graph_rule) -> GraphRule? {
  GraphRule.allCases.first { $0.entry.number == Int(number) }
}

extension GraphRule {
  /// Its number in the header, and its raw value as a literal.
  var entry: (number: Int, name: StaticString) {
    switch self {
    case .duplicateTwin: (TWIN_GRAPH_DUPLICATE_TWIN, "duplicateTwin")
    case .unknownType: (TWIN_GRAPH_UNKNOWN_TYPE, "unknownType")
    case .abstractType: (TWIN_GRAPH_ABSTRACT_TYPE, "abstractType")
    case .duplicateEdge: (TWIN_GRAPH_DUPLICATE_EDGE, "duplicateEdge")
    case .unknownSource: (TWIN_GRAPH_UNKNOWN_SOURCE, "unknownSource")
    case .unknownTarget: (TWIN_GRAPH_UNKNOWN_TARGET, "unknownTarget")
    case .unknownRelationship: (TWIN_GRAPH_UNKNOWN_RELATIONSHIP, "unknownRelationship")
    case .targetType: (TWIN_GRAPH_TARGET_TYPE, "targetType")
    case .minimumCardinality: (TWIN_GRAPH_MINIMUM_CARDINALITY, "minimumCardinality")
    case .maximumCardinality: (TWIN_GRAPH_MAXIMUM_CARDINALITY, "maximumCardinality")
    case .inverseMinimumCardinality: (TWIN_GRAPH_INVERSE_MINIMUM_CARDINALITY, "inverseMinimumCardinality")
    case .inverseMaximumCardinality: (TWIN_GRAPH_INVERSE_MAXIMUM_CARDINALITY, "inverseMaximumCardinality")
    case .inverse: (TWIN_GRAPH_INVERSE, "inverse")
    case .properties: (TWIN_GRAPH_PROPERTIES, "properties")
    case .irreflexive: (TWIN_GRAPH_IRREFLEXIVE, "irreflexive")
    case .asymmetric: (TWIN_GRAPH_ASYMMETRIC, "asymmetric")
    case .acyclic: (TWIN_GRAPH_ACYCLIC, "acyclic")
    case .containment: (TWIN_GRAPH_CONTAINMENT, "containment")
    case .functional: (TWIN_GRAPH_FUNCTIONAL, "functional")
    case .inverseFunctional: (TWIN_GRAPH_INVERSE_FUNCTIONAL, "inverseFunctional")
    }
  }
}

// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinOutput
import TwinRuntime

/// What a handle of a report leads to.
final class Report: Handled {
  static let mark: UInt64 = 0x7477_696E_5265_706F
  let violations: [Violation]
  /// Pointer, expected and actual of each violation.
  private let texts: RowTexts

  init(_ violations: [Violation]) {
    self.violations = violations
    texts = RowTexts(violations.map { [$0.pointer, $0.expected, $0.actual] })
  }

  /// The violation at `index`, which is below the count.
  func violation(_ index: Int) -> twin_violation {
    let violation = violations[index]
    return twin_violation(
      size: MemoryLayout<twin_violation>.size, pointer: texts[index, 0], expected: texts[index, 1],
      actual: texts[index, 2],
      offset: UInt64(clamping: violation.offset), rule: twin_rule(violation.rule.entry.number))
  }
}

@c @implementation public func twin_report_count(_ report: OpaquePointer?) -> Int {
  object(report, Report.self)?.violations.count ?? 0
}

@c @implementation public func twin_report_violation(
  _ report: OpaquePointer?, _ index: Int, _ violation: UnsafeMutablePointer<twin_violation>?
) -> twin_status {
  status { () throws(Failure) in
    let report = try required(report, Report.self)
    let place = try place(violation, sizedAs: twin_violation.self)
    guard report.violations.indices.contains(index) else { throw Failure(TWIN_NOT_FOUND) }
    place.pointee = report.violation(index)
  }
}

@c @implementation public func twin_report_json(
  _ report: OpaquePointer?, _ text: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status { () throws(Failure) in
    let report = try required(report, Report.self)
    let place = try place(text)
    var writer = JSONWriter(layout: .compact)
    writer.beginArray()
    for violation in report.violations {
      writer.beginObject()
      writer.key("pointer")
      writer.string(violation.pointer)
      writer.key("rule")
      writer.string(violation.rule.rawValue)
      writer.key("expected")
      writer.string(violation.expected)
      writer.key("actual")
      writer.string(violation.actual)
      writer.key("offset")
      writer.integer(Int64(violation.offset))
      writer.endObject()
    }
    writer.endArray()
    place.pointee = makeHandle(Text(writer.finish()))
  }
}

@c @implementation public func twin_report_free(_ report: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(report, Report.self)
}

@c @implementation public func twin_rule_name(_ rule: twin_rule) -> UnsafePointer<CChar>? {
  (ViolationRule.allCases.first { $0.entry.number == Int(rule) }?.entry.name ?? "").terminated
}

extension ViolationRule {
  /// Its number in the header, and its raw value as a literal.
  var entry: (number: Int, name: StaticString) {
    switch self {
    case .syntax: (TWIN_RULE_SYNTAX, "syntax")
    case .limit: (TWIN_RULE_LIMIT, "limit")
    case .duplicateMember: (TWIN_RULE_DUPLICATE_MEMBER, "duplicateMember")
    case .required: (TWIN_RULE_REQUIRED, "required")
    case .unknownMember: (TWIN_RULE_UNKNOWN_MEMBER, "unknownMember")
    case .unexpectedValue: (TWIN_RULE_UNEXPECTED_VALUE, "unexpectedValue")
    case .type: (TWIN_RULE_TYPE, "type")
    case .range: (TWIN_RULE_RANGE, "range")
    case .format: (TWIN_RULE_FORMAT, "format")
    case .geometry: (TWIN_RULE_GEOMETRY, "geometry")
    case .enumeration: (TWIN_RULE_ENUMERATION, "enumeration")
    case .mapKey: (TWIN_RULE_MAP_KEY, "mapKey")
    case .minimum: (TWIN_RULE_MINIMUM, "minimum")
    case .maximum: (TWIN_RULE_MAXIMUM, "maximum")
    case .exclusiveMinimum: (TWIN_RULE_EXCLUSIVE_MINIMUM, "exclusiveMinimum")
    case .exclusiveMaximum: (TWIN_RULE_EXCLUSIVE_MAXIMUM, "exclusiveMaximum")
    case .multipleOf: (TWIN_RULE_MULTIPLE_OF, "multipleOf")
    case .precision: (TWIN_RULE_PRECISION, "precision")
    case .minLength: (TWIN_RULE_MIN_LENGTH, "minLength")
    case .maxLength: (TWIN_RULE_MAX_LENGTH, "maxLength")
    case .pattern: (TWIN_RULE_PATTERN, "pattern")
    case .minItems: (TWIN_RULE_MIN_ITEMS, "minItems")
    case .maxItems: (TWIN_RULE_MAX_ITEMS, "maxItems")
    case .uniqueItems: (TWIN_RULE_UNIQUE_ITEMS, "uniqueItems")
    case .const: (TWIN_RULE_CONST, "const")
    }
  }
}

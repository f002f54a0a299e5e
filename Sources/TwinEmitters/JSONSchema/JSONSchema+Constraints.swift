import TwinModel
import TwinOutput
import TwinValues

extension JSONSchemaWriter {
  /// Says `constraint` of a value of `type`.
  func add(_ constraint: Constraint, of type: DataType, to keywords: inout KeywordSet) {
    switch constraint {
    case .minimum(let bound): keywords.add("minimum", number(bound))
    case .maximum(let bound): keywords.add("maximum", number(bound))
    case .exclusiveMinimum(let bound): keywords.add("exclusiveMinimum", number(bound))
    case .exclusiveMaximum(let bound): keywords.add("exclusiveMaximum", number(bound))
    case .multipleOf(let step):
      // Of zero, zero alone is a multiple; the keyword takes none.
      if step.magnitude == 0 { keywords.add("const", 0) } else { keywords.add("multipleOf", number(step.absolute)) }
    case .precision(let digits):
      guard let step = Number(magnitude: 1, exponent: -Int(digits), isNegative: false) else { return }
      keywords.add("multipleOf", number(step))
    case .minLength(let count):
      if type == .primitive(.bytes) {
        add(atLeast: count, to: &keywords)
      } else {
        keywords.add("minLength", integer(count))
      }
    case .maxLength(let count):
      if type == .primitive(.bytes) {
        add(atMost: count, to: &keywords)
      } else {
        keywords.add("maxLength", integer(count))
      }
    case .pattern(let text):
      // The compiler lets no other pattern into a model.
      guard let pattern = try? Pattern(model.string(text)) else { return }
      keywords.add("pattern", .string(whole(pattern.spelling(.ecmaScript).text)))
    case .minItems(let count): keywords.add(isObject(type) ? "minProperties" : "minItems", integer(count))
    case .maxItems(let count): keywords.add(isObject(type) ? "maxProperties" : "maxItems", integer(count))
    case .uniqueItems: keywords.add("uniqueItems", true)
    case .const, .default, .example: return
    }
  }

  private func number(_ number: Number) -> JSONValue { .decimal(number.description) }
  private func integer(_ count: UInt32) -> JSONValue { .integer(Int64(count)) }

  private func isObject(_ type: DataType) -> Bool {
    switch type {
    case .map, .object: true
    case .primitive(let primitive): primitive.isGeometry
    default: false
    }
  }

  /// At least `octets` in base64: four characters are three octets, or fewer by those that end in `=`.
  private func add(atLeast octets: UInt32, to keywords: inout KeywordSet) {
    let full = Int64(octets / 3) * 4
    switch octets % 3 {
    case 0: if full > 0 { keywords.add("anyOf", either(longer: full, or: full, "[^=]$")) }
    case 1: keywords.add("minLength", .integer(full + 4))
    default: keywords.add("anyOf", either(longer: full + 4, or: full + 4, "[^=].$"))
    }
  }

  private func either(longer: Int64, or length: Int64, _ pattern: String) -> JSONValue {
    [
      .object(["minLength": .integer(longer + 1)]),
      .object(["minLength": .integer(length), "pattern": .string(pattern)]),
    ]
  }

  private func add(atMost octets: UInt32, to keywords: inout KeywordSet) {
    let full = Int64(octets / 3) * 4
    guard octets % 3 > 0 else { return keywords.add("maxLength", .integer(full)) }
    keywords.add(
      "anyOf",
      [
        .object(["maxLength": .integer(full)]),
        .object(["maxLength": .integer(full + 4), "pattern": .string(octets % 3 == 1 ? "==$" : "=$")]),
      ])
  }
}

/// A regular expression that matches whole texts.
func whole(_ pattern: String) -> String { "^(?:" + pattern + ")$" }

extension Number {
  var absolute: Number { Number(magnitude: magnitude, exponent: Int(exponent), isNegative: false) ?? self }
}

extension Primitive {
  /// What there is to say of its values. Formats are asserted by patterns, since `format` is an annotation unless a validator says otherwise.
  var keywords: KeywordSet {
    func text(_ pattern: String, _ more: [JSONEntry] = []) -> KeywordSet {
      KeywordSet([JSONEntry("type", "string")] + more + [JSONEntry("pattern", .string(whole(pattern)))])
    }
    func format(_ name: String) -> [JSONEntry] { [JSONEntry("format", .string(name))] }
    switch self {
    case .boolean: return KeywordSet([JSONEntry("type", "boolean")])
    case .string: return KeywordSet([JSONEntry("type", "string")])
    case .bytes: return text(TextForm.base64, [JSONEntry("contentEncoding", "base64")])
    case .uuid: return text(TextForm.uuid, format("uuid"))
    case .date: return text(TextForm.date, format("date"))
    case .time: return text(TextForm.time, format("time"))
    case .dateTime: return text(TextForm.dateTime, format("date-time"))
    // The format `duration` knows no fractions.
    case .duration: return text(TextForm.duration)
    case .float:
      return KeywordSet([
        JSONEntry("type", "number"), JSONEntry("exclusiveMinimum", .decimal("-" + floatLimit)),
        JSONEntry("exclusiveMaximum", .decimal(floatLimit)),
      ])
    case .double, .decimal: return KeywordSet([JSONEntry("type", "number")])
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64:
      guard let range = integerRange else { return KeywordSet() }
      return KeywordSet([
        JSONEntry("type", "integer"), JSONEntry("minimum", .decimal(range.least.description)),
        JSONEntry("maximum", .decimal(range.greatest.description)),
      ])
    case .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon:
      func degrees(_ limit: Int64) -> JSONValue {
        .object(["type": "number", "minimum": .integer(-limit), "maximum": .integer(limit)])
      }
      var coordinates: JSONValue = .object([
        "type": "array", "minItems": 2, "prefixItems": .array([degrees(180), degrees(90)]),
        "items": .object(["type": "number"]),
      ])
      for level in 0..<geometryLevels {
        let least = level == 0 ? leastPositions : 0
        coordinates = .object([
          "type": "array", "minItems": least == 0 ? nil : .integer(Int64(least)), "items": coordinates,
        ])
      }
      return KeywordSet([
        JSONEntry("type", "object"),
        JSONEntry(
          "properties",
          .object([
            "type": .object(["type": "string", "const": .string(geometryName)]), "coordinates": coordinates,
          ])), JSONEntry("required", ["type", "coordinates"]),
      ])
    }
  }

  /// Arrays around the positions of a geometry.
  var geometryLevels: Int {
    switch self {
    case .lineString, .multiPoint: 1
    case .polygon, .multiLineString: 2
    case .multiPolygon: 3
    default: 0
    }
  }

  /// Positions of a line, and of a ring, of a geometry; none of what is neither.
  var leastPositions: Int {
    switch self {
    case .lineString, .multiLineString: 2
    case .polygon, .multiPolygon: 4
    default: 0
    }
  }

  /// Whether the lines of a geometry are rings, which end where they begin.
  var hasRings: Bool { self == .polygon || self == .multiPolygon }

  /// The word of GeoJSON (RFC 7946 §1.4) for a geometry.
  var geometryName: String { name.prefix(1).uppercased() + name.dropFirst() }
}

/// 2^128 - 2^103: what is as large rounds to infinity as a float (IEEE 754 §4.3.1).
let floatLimit = "340282356779733661637539395458142568448"

import Testing
import TwinRuntime

/// Bounds that are tighter in the new version: steps that are told, and nothing is done about.
@Suite struct MigrationBoundTests {
  private func steps(_ old: String, _ new: String, backward: Bool = false) throws -> [String] {
    let pair = try VersionPair(old, new)
    return try pair.migration(backward: backward).steps.map { step in
      #expect(step.class == .conditional && !step.isRemoval && !step.isLack)
      return "\(step.element) \(step.kind): \(step.message)"
    }
  }

  private func members(_ members: String) -> String { "twins: {T: {properties: {\(members)}}}" }

  @Test(arguments: [
    ("type: double, maximum: 80", "type: double, maximum: 60", "maximum-lowered", "maximum 80 → 60"),
    ("type: double", "type: double, minimum: -0.5", "minimum-raised", "minimum none → -0.5"),
    (
      "type: double, minimum: 1", "type: double, exclusiveMinimum: 1", "minimum-raised",
      "minimum 1 → above 1; a document whose value is 1 or lies below is refused"
    ),
    ("type: int8", "type: int8, minimum: 0", "minimum-raised", "minimum -128 → 0"),
    ("type: double, multipleOf: 2", "type: double, multipleOf: 4", "step-tightened", "multiples of 2 → 4"),
    ("type: double, multipleOf: 2", "type: double, multipleOf: 3", "step-changed", "multiples of 2 → 3"),
    ("type: double", "type: double, multipleOf: 4", "step-tightened", "multiples of any number → 4"),
    ("type: double", "type: double, precision: 1", "precision-lowered", "any number of → 1"),
    ("type: string, maxLength: 9", "type: string, maxLength: 5", "length-tightened", "length 0..9 → 0..5"),
    ("type: string", "type: string, pattern: a+", "pattern-added", "pattern none → a+"),
    ("type: string, pattern: a+", "type: string, pattern: b+", "pattern-changed", "pattern a+ → b+"),
    ("type: string, const: x", "type: string, const: y", "const-changed", "only \"x\" → only \"y\""),
    ("type: int32", "type: int32, const: 5", "const-added", "any value → only 5"),
    ("array: {type: string}", "array: {type: string}, minItems: 1", "items-tightened", "number of items 0..* → 1..*"),
    ("array: {type: string}", "array: {type: string}, uniqueItems: true", "uniqueness-added", "items have to differ"),
    ("enum: [a, b], open: true", "enum: [a, b]", "enum-closed", "the list of values is closed"),
  ])
  func `a bound that is tighter is a step of its kind`(old: String, new: String, kind: String, words: String) throws {
    let found = try steps(members("a: {\(old)}"), members("a: {\(new)}"))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("com.example.T/a \(kind): check by hand: ") ?? false, "\(found)")
    #expect(found.first?.contains(words) ?? false, "\(found)")
    // A bound that is wider asks for nothing.
    let isOneWay = !["step-changed", "pattern-changed", "const-changed"].contains(kind)
    if isOneWay { #expect(try steps(members("a: {\(old)}"), members("a: {\(new)}"), backward: true).isEmpty) }
  }

  @Test func `bounds inside values, and of shared schemas, are told where they are said`() throws {
    let old = """
      schemas: {Temp: {type: double, maximum: 100}}
      twins:
        T:
          properties:
            a: {type: Temp}
            b: {type: Temp, maximum: 90}
            c: {type: Temp, maximum: 90}
            o: {object: {x: {array: {type: int32}}}}
      """
    let new = """
      schemas: {Temp: {type: double, maximum: 95}}
      twins:
        T:
          properties:
            a: {type: Temp}
            b: {type: Temp, maximum: 50}
            c: {type: Temp, maximum: 50}
            o: {object: {x: {array: {type: int32, maximum: 3}}}}
      """
    #expect(
      try steps(old, new).map { String($0.prefix { $0 != ":" }) }.sorted() == [
        "com.example.T/b maximum-lowered", "com.example.T/c maximum-lowered", "com.example.T/o/x/items maximum-lowered",
        "com.example.Temp maximum-lowered",
      ])
  }

  @Test func `bounds in another unit are compared as quantities`() throws {
    let ontology = """
      quantities: {Heat: {dimension: Θ, coherentUnit: kelvin}}
      units:
        kelvin: {quantity: Heat}
        celsius: {quantity: Heat, offset: 273.15}
        fahrenheit: {quantity: Heat, factor: 5/9, offset: 45967/180}
      """
    func told(_ old: String, _ new: String) throws -> [String] {
      let pair = try VersionPair(
        members("t: {type: double, quantity: Heat, \(old)}"), members("t: {type: double, quantity: Heat, \(new)}"),
        ontology: ontology)
      return try pair.migration().steps.filter { $0.class != .mechanical }.map(\.message)
    }
    let celsius = "unit: celsius"
    let fahrenheit = "unit: fahrenheit"
    #expect(try told("\(celsius), maximum: 20", "\(fahrenheit), maximum: 68").isEmpty)
    #expect(
      try told("\(celsius), maximum: 20", "\(fahrenheit), maximum: 60") == [
        "check by hand: maximum 20 celsius → 60 fahrenheit; a document whose value lies above is refused"
      ])
    #expect(try told("\(celsius), const: 20", "\(fahrenheit), const: 68").isEmpty)
    // An integer of the same type holds less in a smaller unit.
    let pair = try VersionPair(
      members("t: {type: int16, quantity: Heat, unit: kelvin}"),
      members("t: {type: int16, quantity: Heat, unit: fahrenheit}"),
      ontology: ontology)
    #expect(
      try pair.migration().steps.filter { $0.class != .mechanical }.map(\.kind) == [
        "minimum-raised", "maximum-lowered",
      ])
    #expect(
      try told("\(celsius), const: 20", "\(fahrenheit), const: 69") == [
        "check by hand: only 20 celsius → only 69 fahrenheit; a document with another value is refused"
      ])
    #expect(
      try told("unit: kelvin, multipleOf: 5", "\(fahrenheit), multipleOf: 5") == [
        "check by hand: multiples of 5 kelvin → 5 fahrenheit; a document with another value is refused"
      ])
  }
}

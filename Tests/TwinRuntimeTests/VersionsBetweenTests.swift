import Testing
import TwinRuntime

/// What only the versions between two had: where migration at once and release by release lead to the same, and where they do not.
@Suite struct VersionsBetweenTests {
  private static let ontology = """
    quantities: {Heat: {dimension: Θ, coherentUnit: kelvin}}
    units:
      kelvin: {quantity: Heat}
      celsius: {quantity: Heat, offset: 273.15}
      fahrenheit: {quantity: Heat, factor: 5/9, offset: 45967/180}
    """

  /// What becomes of a document of the first of `values`, each of which is the property `t` in one version: at once and step by step; nil
  /// where it is refused.
  private func results(_ values: [String], _ document: String) throws -> (direct: String?, stepped: String?) {
    let versions = try values.enumerated().map { index, value in
      try registry(
        "twins: {T: {properties: {t: {\(value)}}}}", version: "\(index + 1).0.0", ontology: Self.ontology)
    }
    func migrate(_ document: String?, _ from: Registry, _ to: Registry) throws -> String? {
      guard let document else { return nil }
      let type = try #require(from.type("com.example.T"))
      let migration = try Migration(of: .state(type), to: to)
      return (try? migration.migrate(Array(document.utf8))).map { String(decoding: $0, as: UTF8.self) }
    }
    let first = try #require(versions.first)
    let last = try #require(versions.last)
    var stepped: String? = document
    for (from, to) in zip(versions, versions.dropFirst()) { stepped = try migrate(stepped, from, to) }
    return (try migrate(document, first, last), stepped)
  }

  private static let celsius = "type: double, quantity: Heat, unit: celsius"
  private static let fahrenheit = "type: double, quantity: Heat, unit: fahrenheit"

  @Test func `a unit that changed and came back leads to the same number, where the way between has an exact one`()
    throws
  {
    for number in ["21.5", "-273.15", "0", "1e3", "0.000000001"] {
      let found = try results([Self.celsius, Self.fahrenheit, Self.celsius], #"{"t":\#(number)}"#)
      let stepped = try #require(found.stepped)
      #expect(found.direct == #"{"t":\#(number)}"#)
      // Written in other digits, as after any conversion, and the same number.
      #expect(Double(stepped.dropFirst(5).dropLast()) == Double(number), "\(stepped)")
    }
    // 1/9 has no end: the number between was rounded, at once nothing is.
    let endless = try results([Self.fahrenheit, Self.celsius, Self.fahrenheit], #"{"t":0.1}"#)
    #expect(endless.direct == #"{"t":0.1}"# && endless.stepped == #"{"t":0.1000000000000004}"#, "\(endless)")
    let other = try results(
      [Self.celsius, Self.fahrenheit, "type: double, quantity: Heat, unit: kelvin"], #"{"t":21.5}"#)
    #expect(other.direct == #"{"t":294.65}"# && other.stepped == other.direct)
  }

  @Test func `what a version between could not hold is lost or refused step by step alone`() throws {
    let celsius = Self.celsius
    for (between, document, stepped) in [
      // A bound, and a type, that were narrower for a while.
      (celsius + ", maximum: 20", #"{"t":21.5}"#, nil), ("type: string", #"{"t":21.5}"#, nil),
      // Nobody told in what unit it was.
      ("type: double", #"{"t":21.5}"#, nil),
      // Fewer digits.
      (Self.fahrenheit + ", precision: 0", #"{"t":21.5}"#, #"{"t":21.666666666666667}"#),
      // A default that stands for what nobody wrote is written down when it goes.
      (celsius + ", default: 5", "{}", #"{"t":5}"#),
    ] as [(String, String, String?)] {
      let found = try results([celsius, between, celsius], document)
      #expect(found.direct == document, "\(between): \(found)")
      #expect(found.stepped == stepped, "\(between): \(found)")
    }
  }
}

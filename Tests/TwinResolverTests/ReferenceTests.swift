import Testing
import TwinModel
import TwinResolver
import TwinSource
import TwinTestSupport

@Suite struct ReferenceTests {
  static let ontology = """
    concepts:
      Thing: {}
      Fan: {broader: Thing, deprecated: {replacedBy: Thing}}
    relations:
      feeds: {domain: Fan, range: [Thing], inverse: fedBy}
      fedBy: {broader: feeds}
    quantities:
      Speed: {dimension: L T-1, coherentUnit: mps}
      Pace: {broader: Speed}
    units:
      mps: {quantity: Speed}
    terms:
      speed: {role: measurement, quantity: Speed}
    points:
      airSpeed: {type: double, unit: mps}
    """
  static let model = """
    schemas:
      Mode: {enum: [low, high]}
      Setting: {object: {mode: Mode}}
    twins:
      Base:
        id: dtmi:com:example:Base;1
        relationships: {fedBy: {target: Fan}}
      Fan:
        is: o.Fan
        extends: [Base]
        properties:
          speed: {use: o.airSpeed, quantity: Speed}
          mode: {type: Mode, default: high}
          setting: {type: com.example.o.Setting2}
          other: {type: Setting, default: {mode: low}}
        relationships:
          feeds: {relation: o.feeds, target: ['dtmi:com:example:Base;1', Fan], inverse: fedBy}
        components: {base: Base}
    """

  /// Each reference as "text → element", in order of place.
  func references(_ ontology: String, _ model: String) -> [String] {
    func manifest(_ name: String, _ rest: String) -> [UInt8] {
      Array("edition: 2026\npackage: com.example.\(name)\nversion: 1.0.0\n\(rest)\n".utf8)
    }
    let packages: [PackageFiles] = [
      [("gemel.yaml", manifest("o", "kind: ontology")), ("o.yaml", Array(ontology.utf8))],
      [("gemel.yaml", manifest("m", "dependencies: {com.example.o: ^1.0.0}")), ("m.yaml", Array(model.utf8))],
    ]
    let resolved = resolveGemel(packages)
    let sources = packages.flatMap { $0 }.map(\.bytes)
    return resolved.references.sorted { $0.place < $1.place }.map { reference in
      let range = reference.place.range
      // `resolveGemel` numbers files from 10,000.
      let bytes = sources[Int(reference.place.file.rawValue) - 10_000]
      let text = String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
      let name = resolved.model.string(resolved.model.name(of: reference.element))
      return "\(text) → \("\(reference.element)".prefix { $0 != "(" }) \(name)"
    }
  }

  @Test func `every place that names an element is noted with what it names`() {
    let model = Self.model.replacing("com.example.o.Setting2", with: "Setting")
    #expect(
      references(Self.ontology, model) == [
        "Thing → concept Thing", "Thing → concept Thing", "Fan → concept Fan", "Thing → concept Thing",
        "fedBy → relation fedBy", "feeds → relation feeds", "mps → unit mps", "Speed → quantity Speed",
        "Speed → quantity Speed", "Speed → quantity Speed", "mps → unit mps",
        "Mode → schema Mode", "Fan → twin Fan", "o.Fan → concept Fan", "Base → twin Base",
        "o.airSpeed → point airSpeed", "Speed → quantity Speed", "Mode → schema Mode",
        "high → enumerationValue high", "Setting → schema Setting", "Setting → schema Setting", "mode → field mode",
        "low → enumerationValue low", "o.feeds → relation feeds", "'dtmi:com:example:Base;1' → twin Base",
        "Fan → twin Fan", "fedBy → member fedBy", "fedBy → member fedBy", "Base → twin Base",
      ])
  }

  @Test func `what is not found is not noted, and hides nothing else`() {
    let found = references(Self.ontology, Self.model)
    #expect(!found.contains { $0.contains("Setting2") })
    #expect(found.contains("o.feeds → relation feeds"))
  }

  @Test func `an inline type that a refinement writes again refers to the original`() {
    let model = """
      twins:
        Base: {properties: {mode: {enum: [low, high]}}, commands: {run: {request: {object: {at: time}, name: plan}}}}
        Fan: {extends: Base, properties: {mode: {enum: [low, high]}}, commands: {run: {request: {object: {at: time}, name: plan}}}}
      """
    #expect(
      references(Self.ontology, model).suffix(5) == [
        "Base → twin Base", "low → enumerationValue low", "high → enumerationValue high",
        "{object: {at: time}, name: plan} → field plan", "at → field at",
      ])
  }
}

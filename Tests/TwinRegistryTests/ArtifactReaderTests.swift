import Foundation
import Testing
import TwinModel
import TwinReaders
import TwinRegistry
import TwinResolver
import TwinSource
import TwinSyntax
import TwinTestSupport

/// Documents read back: what a model was compiled to is that model again.
@Suite struct ArtifactReaderTests {
  static func document(_ package: ID<Package>, _ model: Model) -> [UInt8] {
    modelJSON(of: package, in: model)
  }

  static func documents(_ model: Model) -> [[UInt8]] { model.packages.ids.map { document($0, model) } }

  /// The model that documents make together.
  static func compile(_ documents: [[UInt8]]) -> (model: Model, findings: [Finding]) {
    var sources: [PackageSources] = []
    var findings: [Finding] = []
    for (number, bytes) in documents.enumerated() {
      let parsed = parseJSON(bytes, file: FileID(UInt32(number)), limits: .artifact)
      let read = readArtifact(parsed.tree)
      findings += parsed.findings + read.findings
      if read.declarations.package != nil { sources.append(PackageSources(manifest: read.declarations, sources: [])) }
    }
    let resolved = resolve(sources)
    return (resolved.model, findings + resolved.findings)
  }

  /// What goes wrong when `model` is written, read, and written again.
  static func differences(_ model: Model) -> [String] {
    let before = documents(model)
    let (again, findings) = compile(before)
    let messages = findings.filter { $0.severity == .error }.map { "\($0.rule): \($0.message) (\($0.subject))" }
    let after = documents(again)
    let changed = zip(before, after).enumerated().filter { $0.element.0 != $0.element.1 }.map { index, pair in
      let common = zip(pair.0, pair.1).prefix { $0 == $1 }.count
      func excerpt(_ bytes: [UInt8]) -> String {
        String(decoding: bytes[max(0, common - 300)..<min(bytes.count, common + 80)], as: UTF8.self)
      }
      return "document \(index): \(excerpt(pair.0)) ≠ \(excerpt(pair.1))"
    }
    return Array(messages.prefix(10)) + changed.prefix(3)
      + (before.count == after.count ? [] : ["\(before.count) documents became \(after.count)"])
  }

  private static func shipped() throws -> [PackageFiles] {
    let root = repository.appending(path: "Ontologies")
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    let manifests = all.filter { $0.lastPathComponent == "gemel.yaml" }.sorted { $0.path < $1.path }
    return try manifests.map { try packageFiles(in: $0.deletingLastPathComponent()) }.filter { files in
      files.count { $0.path.hasSuffix("gemel.yaml") } == 1
        && files.contains {
          $0.path == "gemel.yaml" && String(decoding: $0.bytes, as: UTF8.self).contains("package:")
        }
    }
  }

  // MARK: - The same model

  @Test func `every shipped package is the same document when it is read back`() throws {
    let resolved = resolveGemel(try Self.shipped())
    #expect(resolved.model.packages.count >= 6)
    #expect(Self.differences(resolved.model) == [])
  }

  @Test(
    .enabled(if: corpora != nil, "needs the corpus realestatecore-dtdl"),
    arguments: ["2021-09-11", "2021-12-16", "2022-09-01"])
  func `RealEstateCore is the same document when it is read back`(date: String) throws {
    let folder = try #require(corpora).appending(path: "realestatecore-dtdl/\(date)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    let documents = (files ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    let trees = try documents.enumerated().map { number, file in
      parseJSON([UInt8](try Data(contentsOf: file)), file: FileID(UInt32(number))).tree
    }
    let read = readDTDL(trees)
    let package = PackageSources(manifest: read.declarations[0], sources: Array(read.declarations.dropFirst()))
    let resolved = resolveGemel(try Self.shipped(), beside: [package])
    #expect(resolved.model.twins.count > documents.count)
    #expect(Self.differences(resolved.model) == [])
  }

  @Test func `whatever a source can say comes back`() throws {
    let resolved = resolveGemel(Self.everything)
    #expect(resolved.findings.map { "\($0.rule): \($0.message)" } == [])
    #expect(Self.differences(resolved.model) == [])
    // Nothing but places tells the models apart either, for all that is reachable from elements.
    let (again, _) = Self.compile(Self.documents(resolved.model))
    #expect(again.members.count == resolved.model.members.count)
    #expect(again.effectiveMembers.count == resolved.model.effectiveMembers.count)
  }

  @Test func `random models come back, but for what the compiler refuses`() {
    for seed in 0..<60 as Range<UInt64> {
      let model = Self.tamed(randomModel(seed: seed))
      let before = Self.documents(model)
      let after = Self.documents(Self.withoutEffectiveMembers(Self.compile(before).model))
      let differing = zip(before, after).first { $0 != $1 }.map { pair in
        let common = zip(pair.0, pair.1).prefix { $0 == $1 }.count
        return [pair.0, pair.1].map { String(decoding: $0[max(0, common - 200)...].prefix(260), as: UTF8.self) }
      }
      #expect(differing == nil && before.count == after.count, "seed \(seed): \(differing ?? [])")
    }
  }

  /// `model` without the lists of effective members, whose order the random models do not have.
  private static func withoutEffectiveMembers(_ model: Model) -> Model {
    var model = model
    for id in model.twins.ids { model.twins[id].effectiveMembers = .empty }
    return model
  }

  /// A random model without what contradicts itself: members and bounds that narrow nothing, units that do not fit, literals
  /// of other types, names of things that are not there.
  private static func tamed(_ model: Model) -> Model {
    var model = model
    func tame(_ value: inout ValueSpec) {
      value.quantity = nil
      value.unit = nil
    }
    for id in model.fields.ids { tame(&model.fields[id].value) }
    for id in model.points.ids { tame(&model.points[id].value) }
    for id in model.schemas.ids { tame(&model.schemas[id].value) }
    for id in model.metadata.ids {
      model.metadata[id].externalID = nil
      model.metadata[id].deprecation?.replacedBy = nil
    }
    for id in model.quantities.ids {
      model.quantities[id].broader = []
      model.quantities[id].coherentUnit = nil
    }
    for id in model.twins.ids { model.twins[id].isSealed = false }
    for id in model.constraints.ids where model.constraints[id].rank >= Constraint.const(ID(0)).rank {
      model.constraints[id] = .minLength(1)
    }
    // Members stand by kind.
    for range in model.twins.rows.map(\.members) {
      let members = model.members[range].sorted { $0.kind.rawValue < $1.kind.rawValue }
      for (id, member) in zip(range, members) { model.members[id] = member }
    }
    for id in model.members.ids {
      model.members[id].name = model.symbols.intern("m\(id.index)")
      model.members[id].refines = nil
      model.members[id].point = nil
      if model.members[id].kind == .relationship || model.members[id].kind == .component {
        model.members[id].value = nil
      }
      if var value = model.members[id].value {
        tame(&value)
        model.members[id].value = value
      }
    }
    for id in model.relationshipDetails.ids { model.relationshipDetails[id].inverse = nil }
    return withoutEffectiveMembers(model)
  }

  private static let everything: [PackageFiles] = [
    [
      (
        "gemel.yaml",
        Array(
          """
          edition: 2026
          package: com.acme.terms
          kind: ontology
          version: 1.2.3-rc.1
          summary: Terms.
          owners: [ada, bob]
          description: {en: Words., de: Wörter.}
          annotations: {big: 12345678901234567890, tagged: {$number: x}, list: [1, "1", true, null, {a: {}}]}
          """.utf8)
      ),
      (
        "all.yaml",
        Array(
          """
          concepts:
            Thing: {synonyms: [object], mappings: {exact: ["brick:Thing"]}}
            Pump: {broader: Thing, formerly: [Pumpe]}
          relations:
            feeds: {domain: Pump, range: Thing, inverse: fedBy, characteristics: [asymmetric, irreflexive]}
            fedBy: {domain: Thing, range: Pump}
            pumpsInto: {broader: feeds}
          quantities:
            Angle: {dimension: "1", coherentUnit: rad}
            Tilt: {broader: Angle}
          units:
            rad: {quantity: Angle, symbol: rad}
            degree: {quantity: Angle, factor: pi/180}
            odd: {quantity: Angle, factor: 1/3/pi, offset: 45967/180}
          terms:
            tilt: {role: measurement, quantity: Tilt, abbreviations: [tlt]}
          points:
            tilt: {type: double, quantity: Tilt, unit: degree, minimum: 0, maximum: 90}
          """.utf8)
      ),
    ],
    [
      (
        "gemel.yaml",
        Array(
          """
          edition: 2026
          package: com.acme.plant
          version: 2.0.0
          dependencies:
            com.acme.terms: {version: ">=1.0.0-a", as: t}
          """.utf8)
      ),
      (
        "all.yaml",
        Array(
          """
          schemas:
            Mode: {enum: {off: 0, on: 1}, open: true}
            Word: {enum: [yes, no]}
            Code: {enum: {a: "1", b: "x y"}}
            Slope: {type: double, unit: degree, precision: 2}
            Slant: {type: Slope, maximum: 45}
            Shape:
              object:
                at: {type: point, required: true}
                names: {map: {type: string, maxLength: 9}, keys: {type: string, pattern: "[a-z]+"}}
                list: {array: {array: {type: Slant}, minItems: 1}, uniqueItems: true}
                mode: {type: Mode, description: How., title: {en: Mode}}
          twins:
            Base:
              abstract: true
              is: t.Thing
              id: "dtmi:com:acme:Base;1"
              properties:
                tilt: {use: t.tilt, writable: true}
                big: {type: int64, default: 9223372036854775807, examples: [1, -5]}
                text: {type: string, const: "true", minLength: 1}
                shape: {type: Shape, default: {at: {type: Point, coordinates: [1, 2.50]}, mode: on}}
                inline: {object: {a: {enum: {x: 1}, description: Inside.}}, classification: restricted}
                slant: {type: Slant, stability: experimental}
              telemetry:
                level: {type: float, unit: rad, sampling: 10s, freshness: 1m}
              events:
                tripped: {payload: {type: Mode}, severity: error}
                stopped: {}
              commands:
                start: {request: {object: {force: {type: boolean, required: true}}}, response: {type: string}}
                stop: {}
              relationships:
                feeds: {relation: t.feeds, target: Base, cardinality: 0..3, inverse: feeds, properties: {since: {type: date, writable: true}}}
                near: {}
            Pump:
              is: t.Pump
              extends: Base
              sealed: true
              deprecated: {since: 1.0.0, removeIn: 3.0.0, replacedBy: Base, reason: Old.}
              properties:
                tilt: {required: true, maximum: 45, exclusiveMaximum: 44.5}
                own: {type: decimal, multipleOf: 0.000000000000000001, source: {system: SAP, field: F1}}
              telemetry:
                level: {sampling: 5s}
              relationships:
                feeds: {target: Pump, cardinality: 1..2}
              components:
                motor: {type: Motor}
            Motor: {comment: Small., owner: eve}
          """.utf8)
      ),
    ],
    [
      (
        "gemel.yaml",
        Array(
          """
          edition: 2026
          package: com.acme.site
          version: 1.0.0
          dependencies: {com.acme.plant: ^2.0.0, com.acme.terms: ^1.2.3-rc.1}
          """.utf8)
      ),
      (
        "all.yaml",
        Array(
          """
          schemas:
            Far: {type: plant.Slant}
          twins:
            Roof:
              extends: plant.Motor
              properties: {slope: {type: Far, unit: degree}, mode: {type: plant.Mode, default: off}}
          """.utf8)
      ),
    ],
  ]

  // MARK: - Documents that are not read

  private static let small = #"""
    {"format":1,"package":{"edition":2026,"kind":"model","name":"com.acme.a","version":"1.0.0"},"twins":[{"id":"com.acme.a.A","members":[{"id":"com.acme.a.A/p","kind":"property","name":"p","value":{"type":"double"}}],"name":"A"}]}
    """#

  /// Findings of the small document with a text replaced.
  private func findings(_ old: String, _ new: String) -> [String] {
    #expect(Self.small.contains(old))
    let text = Self.small.replacingOccurrences(of: old, with: new)
    return Self.compile([Array(text.utf8)]).findings.map { "\($0.rule): \($0.message)" }
  }

  @Test func `documents that cannot be read say why`() {
    #expect(findings(":", ":") == [])
    #expect(findings(#""format":1"#, #""format":2"#).first?.contains("the document is of format 2") == true)
    #expect(findings(#""format":1,"#, "").first?.contains("no `format`") == true)
    #expect(findings(#""type":"double""#, #""type":"real""#).first?.hasPrefix("structure/invalid-value") == true)
    #expect(findings(#""type":"double""#, #""kind":"double""#).count == 2)
    #expect(findings(#""version":"1.0.0""#, #""version":"1""#).first?.contains("expected a version") == true)
    #expect(findings("com.acme.a\"", "../../etc\"").first?.contains("the name of a package") == true)
    #expect(findings(#""name":"p""#, #""name":"p/q""#).first?.hasPrefix("structure/invalid-name") == true)
    #expect(findings("]}", "").first?.hasPrefix("syntax/") == true)
    #expect(findings(#""name":"A""#, #""name":"A","extends":["com.acme.b.B"]"#).first?.contains("com.acme.b") == true)
    #expect(readableArtifactFormat == Int(modelDocumentVersion))
  }

  @Test func `hostile documents are read to the end`() {
    let deep = String(repeating: #"{"array":{"value":{"type":"#, count: 60) + #""double""#
    let nested = deep + String(repeating: "}}}", count: 60)
    #expect(findings(#""double""#, nested).contains { $0.hasPrefix("structure/too-deep-value") })
    // Every part of a document, replaced by every other kind of value, and every document cut at every place.
    let tokens = ["{}", "[]", "null", "1e999", "-1", #""""#, #"{"$number":"x"}"#, "[[1]]", #"{"enum":{}}"#]
    let bytes = Array(Self.small.utf8)
    for start in bytes.indices where bytes[start] == UInt8(ascii: ":") {
      for token in tokens {
        let rest = bytes[(start + 1)...]
        let end = rest.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") } ?? rest.endIndex
        _ = Self.compile([Array(bytes[...start]) + Array(token.utf8) + Array(bytes[end...])])
      }
      _ = Self.compile([Array(bytes[..<start])])
    }
  }
}

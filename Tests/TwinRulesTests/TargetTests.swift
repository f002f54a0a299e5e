import Foundation
import Testing
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

/// Target profiles, against the facts that they are taken from and against models that the targets take.
@Suite struct TargetTests {
  static let digest = corpora?.appending(path: "dtdl-reference/dtdl_digest.json")
  static let hasDigest = digest.map { FileManager.default.fileExists(atPath: $0.path) } ?? false
  static let realEstateCore = corpora?.appending(path: "realestatecore-dtdl")
  static let hasRealEstateCore = realEstateCore.map { FileManager.default.fileExists(atPath: $0.path) } ?? false
  static let conformance = corpora?.appending(path: "dtdl-conformance")
  static let hasConformance = conformance.map { FileManager.default.fileExists(atPath: $0.path) } ?? false

  // MARK: - Facts

  /// The machine-readable specification.
  static func readDigest() throws -> [String: Any] {
    var data = try Data(contentsOf: try #require(digest))
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = data.dropFirst(3) }
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The rules of the profile `name`, by id, as they stand for everything.
  static func profile(_ name: String) -> [String: RuleInForce] {
    var findings: [Finding] = []
    let configuration = RuleConfiguration(
      catalogue: CatalogueTests.catalogue, manifest: nil, extraPacks: [name], findings: &findings)
    #expect(findings.isEmpty)
    let all = configuration.rulesInForce(for: [(FileID(0), "model.json")]).filter { $0.target != nil }
    return Dictionary(all.map { ($0.rule.id.name, $0) }) { first, _ in first }
  }

  @Test(.enabled(if: hasDigest, "dtdl-reference is not there"), arguments: [2, 3, 4])
  func `the limits of DTDL are those of its machine-readable specification`(version: Int) throws {
    let digest = Digest(try Self.readDigest(), version)
    let rules = Self.profile("dtdl-v\(version)")
    func limit(_ rule: String, _ option: String = "maximum") -> Int? {
      rules["target/" + rule]?.options.natural(option)
    }
    func property(_ kind: String, _ name: String, _ fact: String) -> Int? { digest.property(kind, name)[fact] as? Int }

    #expect(limit("name-length") == digest.length("Property", "name"))
    #expect(
      rules["target/name-pattern"]?.options.text("pattern") == digest.property("Property", "name")["pattern"] as? String
    )
    #expect(limit("text-length", "title") == digest.length("Interface", "displayName"))
    #expect(limit("text-length", "description") == digest.length("Interface", "description"))
    #expect(limit("text-length", "comment") == digest.length("Interface", "comment"))
    #expect(limit("too-many-parents") == property("Interface", "extends", "maxCount"))
    #expect(limit("too-many-members") == property("Interface", "contents", "maxCount"))
    #expect(limit("too-many-fields") == property("Object", "fields", "maxCount"))
    #expect(limit("too-many-enum-values") == property("Enum", "enumValues", "maxCount"))
    #expect(limit("too-many-edge-properties") == property("Relationship", "properties", "maxCount"))
    #expect(limit("several-targets") == property("Relationship", "target", "maxCount"))
    #expect(limit("minimum-cardinality", "highest") == property("Relationship", "minMultiplicity", "maxInclusive"))
    #expect(limit("maximum-cardinality", "lowest") == property("Relationship", "maxMultiplicity", "minInclusive"))
    let highest = property("Relationship", "maxMultiplicity", "maxInclusive") ?? 1_000_000_000
    #expect(limit("maximum-cardinality", "highest") == highest)
    #expect(limit("too-deep") == digest.control("Interface", "extends", "maxDepth"))
    #expect(limit("too-many-ancestors") == digest.control("Interface", "extends", "maxCount"))
    #expect(limit("schema-depth") == digest.control("ComplexSchema", "elementSchema", "maxDepth"))
    #expect((rules["target/recursive-schema"] == nil) == digest.allowsRecursion)
    #expect((rules["target/array-in-property"] == nil) == !digest.refusesArrays)
    #expect(limit("identity-length") == digest.identityLength)
    #expect(rules["target/identity-pattern"]?.options.text("pattern") == digest.identityPattern)
    #expect(rules["target/unknown-unit"].map { Set($0.options.texts("words")) } == digest.units)
    #expect(rules["target/unknown-quantity"].map { Set($0.options.texts("words")) } == digest.quantities)
  }

  @Test(arguments: ["dtdl-v2", "dtdl-v3", "dtdl-v4", "adt", "twinmaker"])
  func `a profile warns before the limits that it has`(name: String) throws {
    let rules = Self.profile(name)
    let headroom = try #require(rules["target/headroom"])
    let limits = [
      "name", "parents", "ancestors", "depth", "members", "fields", "enumValues", "edgeProperties", "targets",
    ]
    for what in limits where headroom.options.natural(what) > 0 {
      let rule = rules.values.first { $0.rule.check == "count-limit" && $0.options.text("what") == what }
      #expect(rule?.options.natural("maximum") == headroom.options.natural(what), "\(what)")
    }
    for rule in rules.values { #expect(rule.target != nil && rule.rule.pass == "target", "\(rule.rule.id)") }
  }

  // MARK: - Models that the targets take

  /// What the profile `name` says of `compilation`.
  static func findings(_ name: String, in compilation: Compilation) -> [Finding] {
    var problems: [Finding] = []
    let configuration = RuleConfiguration(
      catalogue: CatalogueTests.catalogue, manifest: nil, extraPacks: [name], findings: &problems)
    let files = (0..<compilation.givenFileCount).map { (FileID(UInt32($0)), compilation.files[$0].path) }
    let rules = configuration.rulesInForce(for: files).filter { $0.target != nil }
    return CompilerPipeline(isParallel: false).findings(of: rules, in: compilation)
  }

  @Test(
    .enabled(if: hasRealEstateCore, "realestatecore-dtdl is not there"),
    arguments: [("2021-09-11", "dtdl-v2"), ("2021-12-16", "dtdl-v2"), ("2022-09-01", "dtdl-v3")])
  func `RealEstateCore is within the limits of its version of DTDL`(date: String, profile: String) throws {
    let folder = try #require(Self.realEstateCore).appending(path: date)
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "json" }
    let inputs = try files.sorted { $0.path < $1.path }.map {
      InputFile(path: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0)))
    }
    let compilation = CompilerPipeline(isParallel: false).compile(CompilerInput(packages: [], dtdl: inputs))
    #expect(!compilation.hasErrors)
    let findings = Self.findings(profile, in: compilation)
    let counts = Dictionary(grouping: findings, by: \.rule.name).mapValues(\.count)
    print("\(date) under \(profile): \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
    #expect(findings.filter { $0.severity == .error }.map(\.message) == [])
    #expect(findings.flatMap(styleFaults) == [])
  }

  @Test(.enabled(if: hasConformance, "dtdl-conformance is not there"), arguments: [2, 3, 4])
  func `a valid document has no error under the profile of its version`(version: Int) throws {
    var checked = 0
    for file in try Self.conformanceFiles() {
      var data = try Data(contentsOf: file)
      if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = data.dropFirst(3) }
      let json = try JSONSerialization.jsonObject(with: data)
      for entry in (json as? [[String: Any]]) ?? [json as? [String: Any] ?? [:]] where entry["valid"] as? Bool == true {
        guard let input = entry["input"] as? [Any], entry["resolution"] == nil else { continue }
        let documents = try input.map { try JSONSerialization.data(withJSONObject: $0, options: [.fragmentsAllowed]) }
        let text = documents.map { String(decoding: $0, as: UTF8.self) }.joined()
        // A document of several versions holds what the oldest of them refuses.
        let isPure = (2...4).allSatisfy { text.contains("dtmi:dtdl:context;\($0)") == ($0 == version) }
        guard isPure, !text.contains("#limitless"), !text.contains("limits") else {
          continue
        }
        let inputs = documents.enumerated().map { InputFile(path: "\($0.offset).json", bytes: [UInt8]($0.element)) }
        let compilation = CompilerPipeline(isParallel: false).compile(CompilerInput(packages: [], dtdl: inputs))
        if compilation.hasErrors { continue }
        checked += 1
        let errors = Self.findings("dtdl-v\(version)", in: compilation).filter { $0.severity == .error }
        #expect(errors.map { "\($0.rule): \($0.message)" } == [], "\(file.lastPathComponent)")
      }
    }
    print("\(checked) documents of DTDL v\(version)")
    #expect(checked > 70)
  }

  /// The generated cases and the examples of the documentation.
  static func conformanceFiles() throws -> [URL] {
    let root = try #require(conformance)
    let files = try ["doc-examples", "generated"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(at: root.appending(path: folder), includingPropertiesForKeys: nil)
    }
    return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }

  // MARK: - Hostile models

  @Test func `deep and wide models are measured in linear time and memory`() {
    var lines = ["twins:", "  T0: {}"]
    for index in 1..<60 { lines.append("  T\(index): {extends: T\(index - 1)}") }
    lines.append("  Wide:")
    lines.append("    properties:")
    for index in 0..<5_000 { lines.append("      p\(index): {object: {a: {array: {map: uint8}}}}") }
    lines.append("schemas:")
    for index in 0..<2_000 { lines.append("  S\(index): {object: {next: {array: S\((index + 1) % 2_000)}}}") }
    let manifest = InputFile(
      path: "m/gemel.yaml", bytes: Array("edition: 2026\npackage: com.example.m\nversion: 1.0.0\n".utf8))
    let source = InputFile(path: "m/source.yaml", bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    let package = PackageInput(manifest: manifest, sources: [source])
    let compilation = CompilerPipeline(isParallel: false).compile(CompilerInput(packages: [package]))
    let findings = Self.findings("dtdl-v2", in: compilation)
    let counts = Dictionary(grouping: findings, by: \.rule.name).mapValues(\.count)
    #expect(counts["target/too-deep"] == 1)
    #expect(counts["target/too-many-members"] == 1)
    #expect(counts["target/array-in-property"] == 5_000)
    #expect(counts["target/recursive-schema"] == 2_000)
    #expect(counts["target/unsupported-type"] == 5_000)
    let again = Self.findings("dtdl-v2", in: compilation)
    #expect(findings.map(\.message) == again.map(\.message))
  }
}

/// Facts of one version of DTDL.
private struct Digest {
  private let root: [String: Any]
  private let version: String

  init(_ root: [String: Any], _ version: Int) {
    self.root = root
    self.version = "\(version)"
  }

  func property(_ kind: String, _ name: String) -> [String: Any] {
    let classes = root["materialClasses"] as? [String: [String: Any]]
    let properties = classes?[kind]?["properties"] as? [String: [String: Any]]
    return properties?[name]?[version] as? [String: Any] ?? [:]
  }

  func length(_ kind: String, _ name: String) -> Int? { core(property(kind, name)["maxLength"]) }

  /// The value without a context of limits.
  private func core(_ value: Any?) -> Int? { (value as? [String: Int])?[""] }

  private var controls: [[String: Any]] {
    let all = root["descendantControls"] as? [[String: Any]] ?? []
    return all.filter { "\($0["dtdlVersion"] ?? "")" == version }
  }

  func control(_ kind: String, _ property: String, _ fact: String) -> Int? {
    let matching = controls.filter {
      $0["rootClass"] as? String == kind && ($0["properties"] as? [String])?.contains(property) ?? false
    }
    return matching.filter { ($0["properties"] as? [String])?.count ?? 9 <= 2 }.compactMap { core($0[fact]) }.first
  }

  var allowsRecursion: Bool {
    controls.first { $0["rootClass"] as? String == "ComplexSchema" }?["allowSelf"] as? Bool ?? false
  }

  var refusesArrays: Bool { controls.contains { $0["excludeType"] as? String == "Array" } }

  private var identifiers: [String: [String: Any]] {
    (root["identifierDefinition"] as? [String: [String: Any]]) ?? [:]
  }
  var identityLength: Int? { core((identifiers["Interface"]?[version] as? [String: Any])?["maxLength"]) }
  var identityPattern: String? { identifiers[version]?["pattern"] as? String }

  private var context: String {
    switch version {
    case "2": "dtmi:dtdl:context;2"
    case "3": "dtmi:dtdl:extension:quantitativeTypes;2"
    default: "dtmi:dtdl:extension:quantitativeTypes;3"
    }
  }
  var units: Set<String>? {
    (root["units"] as? [String: [String: [String]]])?[context].map { Set($0.values.joined()) }
  }
  var quantities: Set<String>? {
    (root["quantitativeTypes"] as? [String: [String: String]])?[context].map { Set($0.keys) }
  }
}

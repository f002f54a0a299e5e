import Foundation
import Testing
import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax

@Suite struct DTDLReaderTests {
  /// What raw JSON and declarations say differently about an interface, and how much was compared.
  static func losses(_ texts: [Data], _ reading: DTDLReading) throws -> (losses: [String], count: Int) {
    var raw = RawInterfaces()
    for data in texts {
      let data = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
      raw.add(try JSONSerialization.jsonObject(with: data))
    }
    let declared = DeclaredInterfaces(reading.declarations).interfaces()
    var losses = Set(raw.interfaces.keys).symmetricDifference(declared.keys).sorted()
    for (id, interface) in raw.interfaces where declared[id] != interface {
      losses.append("\(id)\n  raw      \(interface)\n  declared \(declared[id] ?? .null)")
    }
    return (losses, raw.interfaces.values.reduce(0) { $0 + $1.count })
  }

  @Test(arguments: DTDLFixtures.choices)
  func `every construct is read without a finding and nothing is lost`(names: [String]) throws {
    let documents = names.compactMap { DTDLFixtures.named[$0] }
    let reading = readDTDL(documents)
    #expect(reading.findings.map { "\($0.rule): \($0.message)" } == [])
    let (losses, _) = try Self.losses(documents.map { Data($0.utf8) }, reading)
    #expect(losses == [])
  }

  @Test(
    .enabled(if: Corpora.folder("realestatecore-dtdl") != nil, "realestatecore-dtdl is not there"),
    arguments: DTDLCorpusTests.dates)
  func `nothing of RealEstateCore is lost`(date: String) throws {
    let folder = try #require(Corpora.folder("realestatecore-dtdl")?.appending(path: date))
    let files = try Corpora.jsonFiles(in: folder).map { try Data(contentsOf: $0) }
    let (losses, count) = try Self.losses(files, readDTDL(bytes: files.map { [UInt8]($0) }))
    #expect(losses.prefix(3) == [])
    #expect(count > 12_000)
  }

  @Test(.enabled(if: Corpora.folder("dtdl-conformance") != nil, "dtdl-conformance is not there"))
  func `nothing of the documentation's examples is lost`() throws {
    var failures: [String] = []
    for item in try DTDLConformanceTests.cases("doc-examples", versions: ["2", "3"]) where item.isValid {
      let reading = readDTDL(item.documents, allowsUndefined: item.allowsUndefined)
      let (losses, _) = try Self.losses(item.documents.map { Data($0.utf8) }, reading)
      failures += losses.map { item.name + ": " + $0 }
    }
    #expect(failures.prefix(3) == [])
  }

  @Test func `a key of a later version is said to be one, not suggested for itself`() {
    let source = DTDLFixtures.v4.replacing("dtmi:dtdl:context;4", with: "dtmi:dtdl:context;3")
    #expect(source != DTDLFixtures.v4)
    let findings = readDTDL([source]).findings.filter { $0.rule == "dtdl/unknown-term" }
    #expect(findings.map(\.notes) == [["`nullable` exists from DTDL version 4 on"]])
    #expect(findings.flatMap(\.fixIts).isEmpty)
  }

  @Test func `twins and schemas are named by the last segments that tell them apart, their identifiers pinned`() {
    func interface(_ id: String, _ rest: String = "") -> String {
      #"{"@context": "dtmi:dtdl:context;3", "@id": "\#(id)", "@type": "Interface"\#(rest)}"#
    }
    let reading = readDTDL([
      interface("dtmi:com:acme:hvac:Fan;1"), interface("dtmi:com:acme:plant:Fan;1"),
      interface("dtmi:com:acme:plant:Fan;3"),
      interface("dtmi:com:acme:plant:Pump;2"), interface("dtmi:com:acme:plant:Pump;10"),
      interface("dtmi:com:acme:string;1"),
      interface(
        "dtmi:com:acme:Tank;1",
        #", "schemas": [{"@id": "dtmi:com:acme:Pump;1", "@type": "Array", "elementSchema": "string"}]"#),
    ])
    #expect(reading.findings.isEmpty)
    let names = reading.declarations.flatMap { file in
      file.twins.map { file.symbols[$0.header.name] } + file.schemas.map { file.symbols[$0.header.name] }
    }
    #expect(names == ["HvacFan", "PlantFan", "PlantFanV3", "Pump", "PumpV10", "AcmeString", "Tank", "AcmePump"])
    let file = reading.declarations[2]
    #expect(
      file.twins[0].header.metadata.flatMap { file.metadata[$0].externalID }.map { file.symbols[$0] }
        == "dtmi:com:acme:plant:Fan;3")
  }

  @Test func `the package is named by what the identifiers have in common`() {
    func name(_ ids: String...) -> String? {
      let documents = ids.map { #"{"@context": "dtmi:dtdl:context;3", "@id": "\#($0)", "@type": "Interface"}"# }
      let file = readDTDL(documents).declarations.first
      return file?.package.map { package in file?.symbols[package.header.name] ?? "" }
    }
    #expect(
      name("dtmi:digitaltwins:rec_3_3:asset:Bed;1", "dtmi:digitaltwins:rec_3_3:core:Asset;1") == "digitaltwins.rec_3_3")
    #expect(name("dtmi:com:example:Thermostat;1") == "com.example")
    #expect(name("dtmi:acme:Thermostat;1") == "imported.acme")
    #expect(name("dtmi:acme:Thermostat;1", "dtmi:other:Thermostat;1") == "imported.dtdl")
    let file = readDTDL([DTDLFixtures.v2], packageName: "my.own").declarations[0]
    #expect(file.package.map { file.symbols[$0.header.name] } == "my.own")
    #expect(file.package?.dependencies.map { file.symbols[$0.package.name] } == ["org.gemel.quantities"])
  }

  @Test func `each mistake has its rule and its place, and hides no other`() throws {
    let head = #""@context": "dtmi:dtdl:context;3", "@id": "dtmi:a:B;1", "@type": "Interface""#
    func content(_ text: String) -> String { "{\(head), \"contents\": [\(text)]}" }
    let cases: [(source: String, rule: String, text: String)] = [
      ("[1]", "dtdl/not-an-interface", "1"),
      (
        #"{"@id": "dtmi:a:B;1", "@type": "Interface"}"#, "dtdl/missing-context",
        #"{"@id": "dtmi:a:B;1", "@type": "Interface"}"#
      ),
      (
        #"{"@context": "dtmi:dtdl:context;7", "@id": "dtmi:a:B;1", "@type": "Interface"}"#, "dtdl/unknown-version",
        #""dtmi:dtdl:context;7""#
      ),
      (
        #"{"@context": "dtmi:dtdl:context;3", "@type": "Interface"}"#, "dtdl/missing-id",
        #"{"@context": "dtmi:dtdl:context;3", "@type": "Interface"}"#
      ),
      (
        #"{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:a:B;1"}"#, "dtdl/missing-type",
        #"{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:a:B;1"}"#
      ),
      (
        #"{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:a:B;0", "@type": "Interface"}"#, "dtdl/invalid-dtmi",
        #""dtmi:a:B;0""#
      ),
      (
        #"{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:a:B;1", "@type": "Interfaces"}"#, "dtdl/wrong-type",
        #""Interfaces""#
      ),
      (content(#"{"@type": "Property", "name": "a_", "schema": "string"}"#), "dtdl/invalid-name", #""a_""#),
      (
        content(#"{"@type": "Property", "schema": "string"}"#), "dtdl/missing-name",
        #"{"@type": "Property", "schema": "string"}"#
      ),
      (content(#"{"@type": "Property", "name": "a"}"#), "dtdl/missing-schema", #"{"@type": "Property", "name": "a"}"#),
      (content(#"{"@type": "Property", "name": "a", "schema": "strng"}"#), "dtdl/unknown-schema", #""strng""#),
      (
        content(#"{"@type": "Property", "name": "a", "schema": "string", "writeable": true}"#), "dtdl/unknown-term",
        #""writeable""#
      ),
      (
        content(#"{"@type": "Property", "name": "a", "schema": "string", "writable": "yes"}"#), "dtdl/wrong-value",
        #""yes""#
      ),
      (
        content(#"{"@type": "Property", "name": "a", "schema": "string", "@foo": 1}"#), "dtdl/unknown-keyword",
        #""@foo""#
      ),
      (
        content(
          #"{"@type": "Telemetry", "name": "a", "schema": "date"}, {"@type": "Property", "name": "a", "schema": "date"}"#
        ), "dtdl/duplicate-name", #""a""#
      ),
      (
        content(#"{"@type": ["Telemetry", "Temperature"], "name": "a", "schema": "double", "unit": "kelvin"}"#),
        "dtdl/unknown-type", #""Temperature""#
      ),
      (content(#"{"@type": "Relationship", "name": "a", "minMultiplicity": 1}"#), "dtdl/out-of-range", "1"),
      (content(#"{"@type": "Relationship", "name": "a", "target": "Room"}"#), "dtdl/invalid-dtmi", #""Room""#),
      (
        content(
          #"{"@type": "Property", "name": "a", "schema": {"@type": "Enum", "valueSchema": "integer", "enumValues": [{"name": "x", "enumValue": "1"}]}}"#
        ), "dtdl/wrong-value", #""1""#
      ),
      (
        content(
          #"{"@type": "Property", "name": "a", "schema": {"@type": "Enum", "valueSchema": "integer", "enumValues": [{"name": "x", "enumValue": 1}, {"name": "y", "enumValue": 1}]}}"#
        ), "dtdl/duplicate-value", "1"
      ),
      (
        content(#"{"@type": "Property", "name": "a", "@id": "dtmi:a:B;1", "schema": "string"}"#), "dtdl/duplicate-id",
        #""dtmi:a:B;1""#
      ),
      (
        content(#"{"@type": "Property", "name": "a", "schema": "string", "displayName": {"English": "x"}}"#),
        "dtdl/invalid-language", #""English""#
      ),
    ]
    for (source, rule, text) in cases {
      let reading = readDTDL([source])
      #expect(reading.findings.map(\.rule.name) == [rule], "\(source)")
      #expect(reading.findings.first.map { reading.text(at: $0.place) } == text, "\(source)")
    }
    let quantitative =
      #""@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1"], "@id": "dtmi:a:B;1", "@type": "Interface""#
    let unit = readDTDL([
      "{\(quantitative), \"contents\": {\"@type\": [\"Telemetry\", \"Temperature\"], \"name\": \"t\", \"schema\": \"double\", \"unit\": \"degreeCelcius\"}}"
    ])
    #expect(unit.findings.map(\.rule.name) == ["dtdl/unknown-unit"])
    #expect(unit.findings.first?.notes == ["did you mean `degreeCelsius`?"])
    #expect(unit.findings.first?.fixIts.first?.edits.first?.replacement == "\"degreeCelsius\"")
    let two = readDTDL(cases.prefix(10).map(\.source))
    #expect(Set(cases.prefix(10).map(\.rule)).isSubset(of: two.rules))
  }

  @Test func `hostile documents come to an end`() {
    let deep =
      String(repeating: #"{"@type": "Array", "elementSchema": "#, count: 60) + #""string""#
      + String(repeating: "}", count: 60)
    let head = #"{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:a:B;1", "@type": "Interface", "contents": "#
    let selfReference =
      head
      + #"{"@type": "Property", "name": "p", "schema": {"@type": "Object", "fields": [{"@id": "dtmi:a:f;1", "name": "f", "schema": {"@type": "Object", "fields": ["dtmi:a:f;1", "dtmi:a:f;1"]}}]}}}"#
    let many = (0..<3000).map {
      "\"dtmi:a:f;1\", {\"@id\": \"dtmi:a:f\($0)\", \"name\": \"f\($0)\", \"schema\": \"string\"}"
    }
    let references =
      head
      + "{\"@type\": \"Property\", \"name\": \"p\", \"schema\": {\"@type\": \"Object\", \"fields\": [{\"@id\": \"dtmi:a:f;1\", \"name\": \"f\", \"schema\": \"string\"}, \(many.joined(separator: ", "))]}}}"
    for text in ["", "{", "[]", "null", "\"x\"", head + deep + "}", selfReference, references, "[" + head + "[]}]"] {
      _ = readDTDL([text])
    }
    let chain = (0..<3000).map {
      "{\"@id\": \"dtmi:a:S\($0);1\", \"@type\": \"Array\", \"elementSchema\": \"dtmi:a:S\(($0 + 1) % 3000);1\"}"
    }
    let circle = readDTDL([
      "{\"@context\": \"dtmi:dtdl:context;3\", \"@id\": \"dtmi:a:B;1\", \"@type\": \"Interface\", \"schemas\": [\(chain.joined(separator: ", "))]}"
    ])
    #expect(circle.rules == ["dtdl/recursive-schema"])
    let family = (0..<3000).map {
      "{\"@context\": \"dtmi:dtdl:context;3\", \"@id\": \"dtmi:a:B\($0);1\", \"@type\": \"Interface\", \"extends\": \"dtmi:a:B\(($0 + 1) % 3000);1\"}"
    }
    #expect(readDTDL(["[" + family.joined(separator: ", ") + "]"]).rules == ["dtdl/too-deep"])
    let nameless = String(repeating: #"{"@type": "Array", "elementSchema": "string"}, "#, count: 3000)
    let crowd = readDTDL([
      "{\"@context\": \"dtmi:dtdl:context;3\", \"@id\": \"dtmi:a:B;1\", \"@type\": \"Interface\", \"schemas\": [\(nameless) {}]}"
    ])
    #expect(crowd.rules == ["dtdl/missing-id", "dtdl/missing-type"])
    let bytes = Array(DTDLFixtures.v2.utf8)
    // Every prefix of a hundred lengths, and single bytes replaced: none may trap.
    for step in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 100)) {
      _ = readDTDL(bytes: [Array(bytes[..<step])])
      var broken = bytes
      broken[step] = UInt8(ascii: "{")
      _ = readDTDL(bytes: [broken])
    }
  }

  @Test func `DTDL is told from other JSON`() {
    func looks(_ text: String) -> Bool { looksLikeDTDL(parseJSON(Array(text.utf8), file: FileID(0)).tree) }
    #expect(looks(DTDLFixtures.v2) && looks(DTDLFixtures.v3) && looks(DTDLFixtures.asset))
    #expect(looks(#"{"@id": "dtmi:a:B;1", "@type": "Interface"}"#))
    #expect(looks(#"{"@id": "dtmi:a:B;1", "@type": "Interfaces"}"#) && looks(#"{"@type": ["Interface"]}"#))
    #expect(looks(#"[{"@context": ["dtmi:dtdl:contxt;2"]}]"#) && looks(#"{"@context": "dtmi:DTDL:context;2"}"#))
    #expect(!looks(#"{"@id": "https://example.com/a", "@type": "Class"}"#) && !looks(#"{"id": "dtmi:a:B;1"}"#))
    #expect(!looks("{}") && !looks("[]") && !looks("") && !looks("3") && !looks(#"{"@context": "https://schema.org"}"#))
    #expect(!looks(#"{"name": "package", "version": "1.0.0"}"#))
  }
}

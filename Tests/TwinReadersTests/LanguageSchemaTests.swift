import Foundation
import Testing
import TwinModel
import TwinOutput
import TwinSource
import TwinSyntax
import TwinTestSupport

@testable import TwinReaders

@Suite struct LanguageSchemaTests {
  // MARK: - Without a validator

  @Test func `every construct and key of the table is in the schema, with its sentence`() {
    let texts = LanguageDocument.allCases.map {
      String(decoding: json(languageSchema(for: $0), layout: .compact), as: UTF8.self)
    }
    // An option of a rule may be any value, so that a schema says nothing of those that are spelled out.
    let roots: [ConstructID] = [.rule, .pack, .waiverFile, .changeRecord]
    for construct in LanguageDefinition.constructs where construct.id != .ruleOption {
      #expect(roots.contains(construct.id) || definition(construct.id) != nil, "\(construct.id)")
      let schema =
        definition(construct.id).map { String(decoding: json($0, layout: .compact), as: UTF8.self) } ?? texts.joined()
      for key in construct.keys {
        #expect(schema.contains("\"\(key.key.spelling)\":"), "\(construct.id).\(key.key.spelling)")
        let sentence = String(decoding: json(.string(key.summary), layout: .compact), as: UTF8.self)
        #expect(texts.contains { $0.contains(sentence) }, "\(key.summary)")
      }
    }
    #expect(texts[0].contains("\"workspace\":") && !texts[0].contains("\"twins\":"))
    #expect(texts[1].contains("\"twins\":") && !texts[1].contains("\"workspace\":"))
    for text in texts { #expect(Set(references(in: text)).isSubset(of: definitionNames(in: text))) }
  }

  private func definition(_ id: ConstructID) -> JSONValue? {
    for document in [LanguageDocument.any, .rule, .pack, .waivers, .change] {
      guard case .object(let root) = languageSchema(for: document),
        case .object(let definitions)? = root.first(where: { $0.key == "definitions" })?.value,
        let definition = definitions.first(where: { $0.key == "\(id)" })
      else { continue }
      return definition.value
    }
    return nil
  }

  private func references(in text: String) -> [String] {
    text.components(separatedBy: "\"#/definitions/").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  private func definitionNames(in text: String) -> Set<String> {
    let root = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return Set((root?["definitions"] as? [String: Any])?.keys.map(\.self) ?? [])
  }

  @Test func `the forms of scalars say what the reader says`() throws {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "1", "0", "2", "10", "a", "B", "_", "-", ".", "..", "*", "/", " ", "pi", "^", "~", ">=", "=", "1.2.3", "e", "+",
      "ms", "s",
      "m", "h", "d", "L", "M", "Θ", "T", "é", "\n",
    ]
    let forms: [(form: String, reads: (String) -> Bool)] = [
      (LanguageForm.version, { SemanticVersion($0) != nil }),
      (LanguageForm.versionRequirement, { VersionRequirement($0) != nil }),
      (LanguageForm.factor, { ExactFactor(parsing: $0) != nil }),
      (LanguageForm.cardinality, { Cardinality($0) != nil }),
      (LanguageForm.dimension, { Dimension(parsing: $0) != nil }),
      (
        LanguageForm.duration,
        { reads("telemetry: {t: {type: double, sampling: \(quoted($0))}}", in: "twins: {T: {", "}}") }
      ),
      (LanguageForm.name, { reads("\(quoted($0)): {}", in: "twins: {", "}") }),
      (LanguageForm.packageName, { reads("package: \(quoted($0))", in: "edition: 2026\n", "") }),
      (LanguageForm.languageTag, { reads("title: {\(quoted($0)): x}", in: "twins: {T: {", "}}") }),
    ]
    for (form, reads) in forms {
      let pattern = try Pattern(form)
      var accepted = 0
      for _ in 0..<4_000 {
        let text = (0...random.below(5)).map { _ in pieces[random.below(pieces.count)] }.joined()
        let isRead = reads(text)
        accepted += isRead ? 1 : 0
        // What the reader takes must have the form. The other way, only what an expression cannot say may differ:
        // numbers out of range or order, division by zero, a symbol twice.
        if isRead { #expect(pattern.matches(text), "\(form) should match \(text.debugDescription)") }
        if !isRead, pattern.matches(text) {
          #expect(isBeyondForm(text), "\(form) should not match \(text.debugDescription)")
        }
      }
      #expect(accepted > 10, "\(form) was never read")
    }
  }

  private func isBeyondForm(_ text: String) -> Bool {
    text.contains("..") || text.contains("/") || text.contains("*") || text.count > 9
      || Dimension.symbols.contains { text.components(separatedBy: $0).count > 2 }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\n", with: "\\n") + "\""
  }

  private func reads(_ text: String, in head: String, _ tail: String) -> Bool {
    let tree = parseYAML(Array((head + text + tail).utf8), file: FileID(0))
    let read = head.hasPrefix("edition") ? readGemelManifest(tree.tree) : readGemelSource(tree.tree)
    return tree.findings.isEmpty && read.findings.isEmpty
  }

  // MARK: - With jsonschema

  static let python = OutsideTool("python3", probe: ["-c", "import jsonschema, yaml"])

  private static let script = """
    import json, re, sys
    import jsonschema, yaml

    class Loader(yaml.SafeLoader):
        \"\"\"YAML 1.2's core schema, and keys as they are written, as editors read them.\"\"\"
        yaml_implicit_resolvers = {}

        def construct_mapping(self, node, deep=False):
            return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    for tag, form, first in [
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
        ("float", r"^[-+]?(?:\\\\.[0-9]+|[0-9]+(?:\\\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
    ]:
        Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(form), first)
    Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))
    Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))
    Loader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))

    request = json.load(open(sys.argv[1]))
    validators = {}
    for name, schema in request["schemas"].items():
        jsonschema.Draft7Validator.check_schema(schema)
        validators[name] = jsonschema.Draft7Validator(schema)
    verdicts = []
    for case in request["cases"]:
        instance = yaml.load(case["yaml"], Loader) if "yaml" in case else case["instance"]
        error = next(validators[case["schema"]].iter_errors(instance), None)
        verdicts.append("" if error is None else "/".join(map(str, error.absolute_path)) + ": " + error.message[:300])
    json.dump(verdicts, sys.stdout)
    """.replacing("\\\\", with: "\\")

  private struct Case {
    var schema: LanguageDocument
    var yaml: String?
    var instance: JSONValue?
  }

  /// Empty for what validates, otherwise the first error.
  private func validate(_ cases: [Case]) throws -> [String] {
    let request = JSONValue.object([
      JSONEntry("schemas", .object(LanguageDocument.allCases.map { JSONEntry($0.rawValue, languageSchema(for: $0)) })),
      JSONEntry(
        "cases",
        .array(
          cases.map {
            .object([
              "schema": .string($0.schema.rawValue), "yaml": $0.yaml.map { .string($0) }, "instance": $0.instance,
            ])
          })),
    ])
    let output = try #require(Self.python).run(["-c", Self.script], input: Data(json(request, layout: .compact)))
    let verdicts = try #require(JSONSerialization.jsonObject(with: output) as? [String])
    #expect(verdicts.count == cases.count)
    return verdicts
  }

  @Test(.enabled(if: python != nil, "python3 has no jsonschema and yaml"))
  func `every example and every shipped ontology validates`() throws {
    var cases: [Case] = []
    var names: [String] = []
    for construct in LanguageDefinition.constructs {
      let own = document(construct.id)
      for schema in own == .manifest || own == .source ? [own, .any] : [own] {
        cases.append(Case(schema: schema, yaml: construct.example))
        names.append("\(construct.id)")
      }
    }
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Ontologies").standardized
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "yaml" {
      let isRecord = file.deletingLastPathComponent().lastPathComponent == "changes"
      let schema: LanguageDocument =
        file.lastPathComponent == "gemel.yaml" ? .manifest : isRecord ? .change : .source
      cases.append(Case(schema: schema, yaml: try String(contentsOf: file, encoding: .utf8)))
      names.append(file.lastPathComponent)
    }
    #expect(cases.count > 70)
    for (name, verdict) in zip(names, try validate(cases)) { #expect(verdict.isEmpty, "\(name): \(verdict)") }
  }

  @Test(.enabled(if: python != nil, "python3 has no jsonschema and yaml"))
  func `what breaks a key's shape validates no more, and the reader says so too`() throws {
    var cases: [Case] = []
    var names: [String] = []
    // An option may be spelled out or be a plain value, which may be anything: a schema cannot tell them apart.
    for construct in LanguageDefinition.constructs where construct.id != .ruleOption {
      var makers = InstanceMaker(seed: 12)
      let unknown = makers.minimal(construct, adding: JSONEntry("nonsense", 1))
      cases.append(Case(schema: document(construct.id), instance: makers.document(holding: unknown, as: construct.id)))
      names.append("\(construct.id).nonsense")
      for required in construct.required {
        guard case .object(let entries) = makers.minimal(construct) else { continue }
        let rest = JSONValue.object(entries.filter { $0.key != required.spelling })
        cases.append(Case(schema: document(construct.id), instance: makers.document(holding: rest, as: construct.id)))
        names.append("\(construct.id) without \(required.spelling)")
      }
      for key in construct.keys {
        for wrong in wrongValues(key.shape) {
          let value = makers.minimal(construct, adding: JSONEntry(key.key.spelling, wrong))
          cases.append(
            Case(schema: document(construct.id), instance: makers.document(holding: value, as: construct.id)))
          names.append(
            "\(construct.id).\(key.key.spelling): \(String(decoding: json(wrong, layout: .compact), as: UTF8.self))")
        }
      }
    }
    #expect(cases.count > 1_000)
    for ((name, one), verdict) in zip(zip(names, cases), try validate(cases)) {
      #expect(!verdict.isEmpty, "\(name) validates")
      #expect(!isAccepted(one), "the reader accepts \(name)")
    }
  }

  @Test(.enabled(if: python != nil, "python3 has no jsonschema and yaml"))
  func `what the reader accepts validates`() throws {
    var maker = InstanceMaker(seed: 13)
    let cases = (0..<1_500).map { index in
      let root: ConstructID = index % 5 == 0 ? .manifest : .sourceFile
      return Case(schema: document(root), instance: maker.value(.construct(root), depth: 0))
    }
    var accepted = 0
    for (one, verdict) in zip(cases, try validate(cases)) where isAccepted(one) {
      accepted += 1
      #expect(
        verdict.isEmpty,
        "\(verdict) in \(String(decoding: json(one.instance ?? .null, layout: .compact), as: UTF8.self))")
    }
    #expect(accepted > 300, "\(accepted) of \(cases.count) were accepted")
  }

  private func isAccepted(_ one: Case) -> Bool {
    let tree = parseYAML(Array(flow(one.instance ?? .null).utf8), file: FileID(0))
    let read =
      switch one.schema {
      case .manifest: readGemelManifest(tree.tree)
      case .rule: readGemelRule(tree.tree)
      case .pack: readGemelPack(tree.tree)
      case .waivers: readGemelWaivers(tree.tree)
      case .change: readGemelChangeRecord(tree.tree)
      case .source, .any: readGemelSource(tree.tree)
      }
    return tree.findings.isEmpty && read.findings.isEmpty
  }

  /// YAML's flow style, in which `null` is written as nothing.
  private func flow(_ value: JSONValue) -> String {
    switch value {
    case .null: return ""
    case .array(let elements): return "[" + elements.map(flow).joined(separator: ", ") + "]"
    case .object(let entries):
      return "{" + entries.map { flow(.string($0.key)) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
    default: return String(decoding: json(value, layout: .compact), as: UTF8.self)
    }
  }

  private func document(_ id: ConstructID) -> LanguageDocument {
    switch id {
    case .manifest, .workspace, .compatibility, .recordPolicy, .freeze, .dependency, .ruleSetting, .pathOverride:
      .manifest
    case .rule, .ruleOption, .ruleExample, .impact: .rule
    case .pack: .pack
    case .waiverFile, .waiver: .waivers
    case .changeRecord, .coveredChange: .change
    default: .source
    }
  }

  /// Values that a key of `shape` cannot have.
  private func wrongValues(_ shape: Shape) -> [JSONValue] {
    let list: JSONValue = []
    let map = JSONValue.object([])
    switch shape {
    case .text, .pattern: return [list, map]
    case .localizedText: return [list, .object(["plain English": "x"]), .object(["en": []])]
    case .texts: return [map, [[]], .array([map])]
    case .boolean: return ["yes", "true", 1, list, map]
    case .natural: return [-1, .number(1.5), "3", 4_294_967_296, true, list]
    case .number: return ["1", true, list, map]
    case .version: return ["1.0", "v1.0.0", "1.0.0+b", "01.0.0", .number(1.5), list]
    case .versionRequirement: return ["1.x", "^1", "<1.0.0", 1, list]
    case .edition: return [2025, "twenty", list]
    case .duration: return ["30", 30, "1w", "", "s", "-1s", "1.5s", list]
    case .cardinality: return ["1..", "*", "-1", "..5", "a", -1, true, "1...2", map]
    case .factor: return ["x", "1/", "", "1 2", "e", true, list]
    case .dimension: return ["X", "L0", "", 2, "l", list]
    case .word: return ["nonsense", 1, list]
    case .words: return ["acyclic", ["nonsense"], map]
    case .reference: return [list, map]
    case .references: return [map, [[]], .array([map])]
    case .literal: return []
    case .literals: return [1, "x", map]
    case .annotations: return [1, list]
    case .construct(let id):
      return LanguageDefinition.construct(id).shorthand == nil ? [list, "scalar"] : [list]
    case .entries: return [1, list, .object(["not a name": map]), .object(["": map])]
    case .ruleEntries: return [1, list, .object(["nonsense": "off"]), .object(["a/b": "loud"])]
    case .list: return [1, map, ["x"]]
    case .enumeration: return [1, .object(["1x": 0]), ["1x"], [[]]]
    }
  }
}

/// Makes documents by the table: mostly well-formed, at times not.
private struct InstanceMaker {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A mapping with the keys that must be there, and `entry`.
  mutating func minimal(_ construct: Construct, adding entry: JSONEntry? = nil) -> JSONValue {
    var entries = entry.map { [$0] } ?? []
    for key in construct.keys where key.isRequired && key.key.spelling != entry?.key {
      entries.append(JSONEntry(key.key.spelling, sample(key.shape)))
    }
    if construct.id == .manifest, entry?.key != "package" { entries.append(JSONEntry("package", "com.example")) }
    return .object(entries)
  }

  private func sample(_ shape: Shape) -> JSONValue {
    switch shape {
    case .edition: 2026
    case .versionRequirement: "^1.0.0"
    default: "x"
    }
  }

  /// `value` as a construct `id`, inside whatever leads to one.
  mutating func document(holding value: JSONValue, as id: ConstructID) -> JSONValue {
    if [.manifest, .sourceFile, .rule, .pack, .waiverFile, .changeRecord].contains(id) { return value }
    for parent in LanguageDefinition.constructs {
      for key in parent.keys where key.shape.constructs.contains(id) && parent.id != id {
        let name = id == .dependency ? "com.example.other" : "someName"
        let held: JSONValue =
          switch key.shape {
          case .construct: value
          case .list: [value]
          case .ruleEntries: .object([JSONEntry("naming/type-case", value)])
          default: .object([JSONEntry(name, value)])
          }
        return document(holding: minimal(parent, adding: JSONEntry(key.key.spelling, held)), as: parent.id)
      }
    }
    return .null
  }

  mutating func value(_ shape: Shape, depth: Int) -> JSONValue {
    if random.below(400) == 0 {
      // The reader takes any scalar for a name and leaves it to be found unknown.
      switch shape {
      case .reference, .references, .construct: return pick([[], .object([])])
      default: return pick([1, "x", true, [], .object([])])
      }
    }
    switch shape {
    case .text, .pattern: return pick(["text", "a.b", "", 7, .number(1.5), true, "no", "Θ"])
    case .localizedText:
      return pick(["text", 3, .object(["en": "a", "de-AT": "b"]), .object(["no": "x", "zh-Hant-TW": 5]), .object([])])
    case .texts: return pick(["one", ["one", "two"], [], [1, true], 5])
    case .boolean: return pick([true, false])
    case .natural: return pick([0, 7, 4_294_967_295])
    case .number: return pick([0, -7, .number(0.25), .number(1e30), 12])
    case .version: return pick(["1.2.3", "0.0.0-rc.1"])
    case .versionRequirement: return pick(["^1.2.3", "~0.1.0", ">= 1.0.0", "=1.0.0", "2.0.0"])
    case .edition: return pick([2026, "2026"])
    case .duration: return pick(["500ms", "30s", "2m", "1h", "007d"])
    case .cardinality: return pick([1, "1", "0..64", "1..*", 0])
    case .factor: return pick([1, .number(0.3048), "5/9", "pi/180", " 2 * pi ", "1e-3", "-4"])
    case .dimension: return pick([1, "1", "L", "M L2 T-3", "Θ-1", " N "])
    case .word(let words): return .string(words[random.below(words.count)])
    case .words(let words): return .array((0..<random.below(3)).map { _ in .string(words[random.below(words.count)]) })
    case .reference: return pick(["double", "core.Fan", "x", "dtmi:com:example;1"])
    case .references: return pick(["Fan", ["Fan", "core.Pump"], []])
    case .literal: return pick(["x", 1, true, [1, ["x"]], .object(["a": 1]), .number(0.5), "null"])
    case .literals: return pick([[], [1, "x", .object(["a": []])]])
    case .annotations: return pick([.object(["any key at all": [1, .null]]), .object([]), .null])
    case .enumeration:
      return pick([
        .object(["off": 0, "on": .object(["value": 1, "title": "On"])]), ["a", "b", true],
        .object(["x": .null, "y": "z"]),
        .null,
      ])
    case .ruleEntries(let id):
      return .object([JSONEntry("naming/type-case", value(.construct(id), depth: depth + 1))])
    case .list(let id): return [value(.construct(id), depth: depth + 1)]
    case .entries(let id):
      let names = id == .dependency ? ["com.example.a", "org.b-c"] : ["aName", "B_2", "no"]
      let count = depth == 0 ? 2 : random.below(3)
      return .object(names.prefix(count).map { JSONEntry($0, value(.construct(id), depth: depth + 1)) })
    case .construct(let id): return construct(LanguageDefinition.construct(id), depth: depth)
    }
  }

  private mutating func construct(_ construct: Construct, depth: Int) -> JSONValue {
    if let shorthand = construct.shorthand, depth > 4 || random.below(3) == 0 {
      if case .literal = shorthand.shape { return pick([0, "x", true]) }
      return value(shorthand.shape, depth: depth + 1)
    }
    if construct.required.isEmpty, depth > 0, random.below(8) == 0 { return .null }
    var keys = construct.keys.filter { $0.isRequired || random.below(10) < (depth < 2 ? 4 : 1) }
    // One key at most may give a value its type.
    let shapes = keys.filter { [.type, .array, .map, .object, .enumeration].contains($0.key) }.map(\.key)
    let belonging: [Key] = [.keys, .open, .encoding, .name]
    keys.removeAll { shapes.dropFirst().contains($0.key) || belonging.contains($0.key) && random.below(4) > 0 }
    if construct.id == .manifest { keys.removeAll { $0.key == .package } }
    var entries = keys.map { JSONEntry($0.key.spelling, value($0.shape, depth: depth + 1)) }
    if construct.id == .manifest { entries.append(JSONEntry("package", "com.example.made")) }
    return .object(entries)
  }

  private mutating func pick(_ choices: [JSONValue]) -> JSONValue { choices[random.below(choices.count)] }
}

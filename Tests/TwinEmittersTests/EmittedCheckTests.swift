import Foundation
import Testing
import TwinEmitters
import TwinModel
import TwinOutput
import TwinRegistry
import TwinResolver
import TwinRuntime
import TwinSource
import TwinTestSupport

/// What was emitted, run by programs that know nothing of this one, on the same ten thousand documents that the runtime judges.
@Suite struct EmittedCheckTests {
  static func python(_ modules: String) -> OutsideTool? { OutsideTool("python3", probe: ["-c", "import \(modules)"]) }
  static let duckDB = python("duckdb")
  static let spark = OutsideTool("java", probe: ["-version"]) == nil ? nil : python("pyspark")
  static let jsonSchema = python("jsonschema_rs")
  static let avro = python("fastavro")

  @Test(.enabled(if: duckDB != nil, "needs python3 with duckdb"))
  func `DuckDB finds in ten thousand documents what the runtime finds`() throws {
    try compare(.duckdb, #require(Self.duckDB))
  }

  @Test(.enabled(if: duckDB != nil, "needs python3 with duckdb"))
  func `names with quotes, backticks and line feeds are names to DuckDB, and run nothing`() throws {
    let sample = try EmittedSample.shared.get()
    var kind = try #require(sample.kinds.first { $0.path.contains("DROP%20TABLE") })
    let name = "'); DROP TABLE payloads;\n--\r\u{2028}\""
    let key = String(decoding: json(.string(name), layout: .compact), as: UTF8.self)
    kind.documents = [
      "{\"flag\": true, \(key): 9}", "{\"flag\": true, \(key): 10}", "{\"flag\": true}",
      "{\"flag\": true, \(key): 1, \(key): 1}",
      "{\"flag\": true, \(key): 1, \"*/ ';\\n\": 1}",
    ].map { EmittedSample.Document(text: $0, violations: []) }
    let told = try sample.run(.duckdb, #require(Self.duckDB), on: [kind])[kind.path]
    #expect(
      told == [
        [], [["maximum", "/" + name]], [["required", ""]], [["duplicateMember", "/" + name]],
        [["unknownMember", "/*~1 ';\n"]],
      ])
  }

  @Test(.enabled(if: spark != nil, "needs python3 with pyspark, and java"))
  func `Spark finds in ten thousand documents what the runtime finds`() throws {
    try compare(.spark, #require(Self.spark))
  }

  @Test(.enabled(if: spark != nil, "needs python3 with pyspark, and java"))
  func `Spark tries patterns on texts of as many characters as the ledger says`() throws {
    let sample = try EmittedSample.shared.get()
    var kind = try #require(sample.kinds.first { $0.path.hasSuffix("/Plant/state") })
    kind.documents = [999, 1000, 1001].map { count in
      let text = String(repeating: "a", count: count - 1) + "c"
      return EmittedSample.Document(text: "{\"longText\": \"\(text)\"}", violations: [])
    }
    let told = try sample.run(.spark, #require(Self.spark), on: [kind])[kind.path]
    #expect(told?.map { $0.contains(["pattern", "/longText"]) } == [true, true, false])
    let loss = sample.emission(.spark).ledger.losses.first { $0.limit.instead.contains("1000 characters at most") }
    #expect(loss != nil)
  }

  @Test(.enabled(if: jsonSchema != nil, "needs python3 with jsonschema-rs"))
  func `jsonschema-rs refuses of ten thousand documents those that the runtime refuses`() throws {
    try compare(.jsonSchema, #require(Self.jsonSchema))
  }

  @Test(.enabled(if: avro != nil, "needs python3 with fastavro"))
  func `fastavro writes and reads back every valid document`() throws {
    let sample = try EmittedSample.shared.get()
    let verdicts = try sample.run(.avro, #require(Self.avro), onlyValid: true)
    for kind in sample.kinds {
      let valid = kind.valid
      #expect(verdicts[kind.path]?.count == valid.count)
      for (document, verdict) in zip(valid, verdicts[kind.path] ?? []) where !verdict.isEmpty {
        Issue.record("\(kind.path): \(verdict) for \(document.text.prefix(300))")
      }
    }
  }

  @Test func `the documents break every rule`() throws {
    let sample = try EmittedSample.shared.get()
    #expect(sample.kinds.reduce(0) { $0 + $1.documents.count } == 10_000)
    var counts: [ViolationRule: Int] = [:]
    for violation in sample.kinds.flatMap(\.documents).flatMap(\.violations) { counts[violation.rule, default: 0] += 1 }
    // What has no value at all has no document.
    for rule in ViolationRule.allCases where rule != .unexpectedValue {
      #expect(counts[rule, default: 0] >= 50, "\(rule.rawValue): \(counts[rule, default: 0])")
    }
    let valid = sample.kinds.flatMap(\.documents).count { $0.violations.isEmpty }
    #expect(valid > 4_000 && valid < 6_000, "\(valid)")
  }

  /// Holds what `target` says to what the runtime says: the same, but for what the ledger says is lost.
  private func compare(_ target: EmitTarget, _ python: OutsideTool) throws {
    let sample = try EmittedSample.shared.get()
    let verdicts = try sample.run(target, python)
    let losses = KnownLosses(sample.emission(target).ledger, in: sample.model)
    var failures: [String] = []
    var (violations, excused) = (0, 0)
    for kind in sample.kinds {
      let found = try #require(verdicts[kind.path])
      #expect(found.count == kind.documents.count)
      for (document, told) in zip(kind.documents, found) {
        let expected = document.violations.filter { !losses.excuse($0, of: document, kind.document) }
        violations += document.violations.count
        excused += document.violations.count - expected.count
        let agrees: Bool
        if target == .jsonSchema {
          // A validator that reads numbers as doubles may refuse one that has more digits.
          let mayRefuse = !document.violations.isEmpty || losses.excuseRefusal(of: document)
          agrees = told.isEmpty ? expected.isEmpty : mayRefuse
        } else {
          // Rules and places, each once.
          let wanted = Set(expected.map { [$0.rule.rawValue, $0.pointer] })
          let all = Set(document.violations.map { [$0.rule.rawValue, $0.pointer] })
          agrees = wanted.isSubset(of: told) && all.isSuperset(of: told)
        }
        if !agrees { failures.append("\(kind.path): \(told) for \(document)") }
      }
    }
    // Parsers of JSON find what breaks three rules of twenty-three.
    let share = Double(excused) / Double(violations)
    #expect(share < (target == .jsonSchema ? 0.25 : 0.02), "\(excused) of \(violations) are known to be lost")
    #expect(failures.isEmpty, "\(failures.count) differ: \(failures.prefix(5).joined(separator: "\n"))")
  }
}

/// Documents of a model, what the runtime says of them, and what was emitted for it.
struct EmittedSample: Sendable {
  struct Document: Sendable, CustomStringConvertible {
    var text: String
    var violations: [Violation]
    var description: String {
      "\(violations.map { "\($0.rule.rawValue) \($0.pointer)" }) in \(text.prefix(400))"
    }
  }
  struct Kind: Sendable {
    var document: EmittedDocument
    var path: String
    var documents: [Document]
    /// Those that are right, where there is one at all.
    var valid: [Document] { documents.filter { $0.violations.isEmpty && !$0.text.allSatisfy(\.isWhitespace) } }
  }

  var model: Model
  var documents: [EmittedDocument]
  var kinds: [Kind] = []

  static let shared = Result { try EmittedSample(seed: 7) }
  static let folder = repository.appending(path: "Tests/EmittedChecks")

  init(seed: UInt64) throws {
    let resolved = resolveGemel([try packageFiles(in: Self.folder.appending(path: "model"))])
    #expect(resolved.findings.filter { $0.severity == .error }.map(\.message) == [])
    model = resolved.model
    model.giveHostileNames()
    let package = try #require(model.packages.ids.first)
    documents = emittedDocuments(of: package, in: model)
    let registry = try Registry(bytes: runtimeImage(of: package, in: model))
    var generator = DocumentGenerator(model, seed: seed)
    let names = EmittedNames(of: model)
    let shares = ["Plant/state": 6_000, "Plant/telemetry": 1_000, "Fan/state": 600]
    let rest = documents.count - shares.count
    for (index, document) in documents.enumerated() {
      let path = names.path(of: document)
      let validator = DocumentValidator(try document.form(in: registry, model))
      let share = shares.first { path.hasSuffix($0.key) }?.value
      let count = share ?? 2_400 / rest + (index == documents.count - 1 ? 2_400 % rest : 0)
      var made: [Document] = []
      for number in 0..<count {
        let rules = ViolationRule.allCases
        let rule = number % 5 < 2 ? nil : rules[(number / 5 * 3 + number % 5) % rules.count].rawValue
        let text = number % 97 == 96 ? " \n" : generator.document(document, breaking: rule)
        made.append(Document(text: text, violations: validator.violations(in: text.utf8Span.span)))
      }
      kinds.append(Kind(document: document, path: path, documents: made))
    }
  }

  func emission(_ target: EmitTarget) -> Emission { emit(documents, for: target, in: model) }

  /// What the target says of each document, by path.
  func run(
    _ target: EmitTarget, _ python: OutsideTool, on kinds: [Kind]? = nil, onlyValid: Bool = false
  ) throws -> [String: [[[String]]]] {
    let directory = FileManager.default.temporaryDirectory.appending(path: "gemel-emitted-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    for file in emission(target).files {
      let url = directory.appending(path: file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    let manifest = JSONValue.object([
      "directory": .string(directory.path),
      "kinds": .array(
        (kinds ?? self.kinds).map { kind in
          .object([
            "path": .string(kind.path),
            "payloads": .array((onlyValid ? kind.valid : kind.documents).map { .string($0.text) }),
          ])
        }),
    ])
    let output = try python.run(
      [Self.folder.appending(path: "judge.py").path, target.rawValue], input: Data(json(manifest, layout: .compact)))
    let last = try #require(output.split(separator: UInt8(ascii: "\n")).last)
    return try JSONDecoder().decode([String: [[[String]]]].self, from: Data(last))
  }
}

extension Model {
  /// Names that a model read by the compiler cannot have, and one made otherwise can: they end literals, comments and paths where they are not quoted.
  mutating func giveHostileNames() {
    let names = [
      "odd1": "b-c.d", "odd2": "d'e", "odd3": "it\"s a \\ b`c ${HOME} --/* é",
      "odd4": "'); DROP TABLE payloads;\n--\r\u{2028}\"",
      "kept": "$kept", "Odd": "*/ `x` \" ' ;\nDROP TABLE payloads;\n-- \\",
    ]
    for id in members.ids {
      if let name = names[string(members[id].name)] { members[id].name = symbols.intern(name) }
    }
    for id in fields.ids {
      if let name = names[string(fields[id].name)] { fields[id].name = symbols.intern(name) }
    }
    for id in twins.ids {
      if let name = names[string(twins[id].header.name)] { twins[id].header.name = symbols.intern(name) }
    }
  }
}

extension EmittedDocument {
  /// The same kind of document for the runtime.
  func form(in registry: Registry, _ model: Model) throws -> DocumentForm {
    let type = try #require(registry.type(model.identity(model.twins[twin].header)))
    func member(_ id: ID<TwinModel.Member>) throws -> TwinRuntime.Member {
      try #require(type.member(model.string(model.members[id].name)))
    }
    return switch form {
    case .state: .state(type)
    case .telemetry: .telemetry(type)
    case .event(let id): .payload(try member(id))
    case .request(let id): .request(try member(id))
    case .response(let id): .response(try member(id))
    case .edge(let id): .edgeProperties(try member(id))
    }
  }
}

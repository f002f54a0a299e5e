import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinTestSupport

@testable import TwinRuntime

/// The pass over the bytes finds what the simple judge finds: the same violations, word for word, in the same order.
@Suite struct ReferenceAgreementTests {
  /// What was compared.
  private struct Tally {
    var right = 0
    var wrong = 0
    var broken = 0
    var differences: [String] = []
  }

  private static let choices = [
    ValidationOptions(), ValidationOptions(unknownMembers: .allowed), ValidationOptions(violationLimit: 1),
    ValidationOptions(unknownMembers: .allowed, violationLimit: 3),
  ]

  private func compare(
    _ document: [UInt8], _ judge: DocumentJudge, _ tally: inout Tally, _ what: String,
    _ reference: (ValidationOptions) -> [Violation]
  ) {
    let all = reference(ValidationOptions(violationLimit: .max))
    let counted = document.withUnsafeBytes { judge.tally($0, [], harmless: nil, examples: 3) }
    let isAlike =
      Dictionary(counted.rules.map { ($0.rule, $0.count) }, uniquingKeysWith: +)
      == Dictionary(all.map { ($0.rule, 1) }, uniquingKeysWith: +)
      && Dictionary(counted.rules.map { ($0.rule, $0.examples) }, uniquingKeysWith: +)
        == Dictionary(grouping: all, by: \.rule).mapValues { Array($0.prefix(3)) }
      && counted.unknownMembers.values.reduce(counted.unnamedMembers, +) == all.count { $0.rule == .unknownMember }
    if !isAlike, tally.differences.count < 5 {
      tally.differences.append(
        "\(what) counted: \(String(decoding: document, as: UTF8.self)): \(counted.rules), not \(all)")
    }
    for options in Self.choices {
      let expected = reference(options)
      document.withUnsafeBytes { bytes in
        let found = judge.violations(in: bytes, options, CheckedBytes.self)
        let alike =
          found == expected && judge.violations(in: bytes, options, UncheckedBytes.self) == expected
          && judge.accepts(bytes, options, CheckedBytes.self) == expected.isEmpty
          && judge.accepts(bytes, options, UncheckedBytes.self) == expected.isEmpty
        if !alike, tally.differences.count < 5 {
          tally.differences.append(
            "\(what) \(options): \(String(decoding: document, as: UTF8.self)): \(found), not \(expected)")
        }
      }
      if options == ValidationOptions() {
        if expected.isEmpty {
          tally.right += 1
        } else if expected.contains(where: { $0.rule == .syntax || $0.rule == .limit }) {
          tally.broken += 1
        } else {
          tally.wrong += 1
        }
      }
    }
  }

  private func compare(_ form: DocumentForm, _ maker: inout DocumentMaker, _ count: Int, _ tally: inout Tally) {
    let judge = DocumentJudge(form)
    for _ in 0..<count {
      let document = maker.document(form)
      for bytes in [document, maker.broken(document)] {
        compare(bytes, judge, &tally, "\(form)") { ReferenceJudge.violations(in: bytes, form, $0) }
      }
    }
  }

  private func compare(_ type: ValueType, _ maker: inout DocumentMaker, _ count: Int, _ tally: inout Tally) {
    let judge = DocumentJudge(type)
    for _ in 0..<count {
      let document = maker.document(type)
      for bytes in [document, maker.broken(document)] {
        compare(bytes, judge, &tally, "row \(type.row)") { ReferenceJudge.violations(in: bytes, type, $0) }
      }
    }
  }

  /// All forms of documents that `registry` has.
  private func compareForms(_ registry: Registry, _ maker: inout DocumentMaker, _ count: Int, _ tally: inout Tally) {
    for type in registry.types {
      compare(.state(type), &maker, count, &tally)
      // Components by tables that are made when they are met.
      let late = DocumentJudge(stateOf: type, slotLimit: 0)
      for _ in 0..<count {
        let document = maker.document(.state(type))
        compare(document, late, &tally, "late \(type)") { ReferenceJudge.violations(in: document, .state(type), $0) }
      }
      compare(.telemetry(type), &maker, count, &tally)
      for member in type.members {
        switch member.kind {
        case .event, .telemetry, .property: compare(.payload(member), &maker, 1, &tally)
        case .command:
          compare(.request(member), &maker, count, &tally)
          compare(.response(member), &maker, count, &tally)
        case .relationship: compare(.edgeProperties(member), &maker, count, &tally)
        case .component: continue
        }
      }
    }
    for schema in registry.schemas { compare(schema.value, &maker, count, &tally) }
  }

  @Test func `random models and random documents`() throws {
    var tally = Tally()
    for seed in 0..<24 as Range<UInt64> {
      let model = randomModel(seed: seed)
      var maker = DocumentMaker(seed: seed)
      for package in model.packages.ids {
        compareForms(try Registry(bytes: runtimeImage(of: package, in: model)), &maker, 3, &tally)
      }
    }
    #expect(tally.differences == [])
    #expect(tally.right > 500 && tally.wrong > 500 && tally.broken > 500, "\(tally)")
  }

  @Test func `every type and constraint of the language`() throws {
    let source = try String(contentsOf: repository.appending(path: "Tests/Fuzz/Model/model.yaml"), encoding: .utf8)
    let registry = try registry(source)
    var tally = Tally()
    var maker = DocumentMaker(seed: 99)
    for round in 0..<6 {
      maker.wrong = round % 3 == 0 ? 0 : 2 * round
      compareForms(registry, &maker, 25, &tally)
    }
    #expect(tally.differences == [])
    #expect(tally.right > 500 && tally.wrong > 500 && tally.broken > 500, "\(tally)")
  }

  @Test func `objects with many members, known and unknown`() throws {
    let names = (0..<200).map { "temperatureSensor\($0)Reading" } + (0..<30).map { "n\($0)" }
    let fields = names.enumerated().map { index, name in
      "\(name): {type: int16, required: \(index % 50 == 0 ? "true" : "false")}"
    }
    let registry = try registry("schemas: {Wide: {object: {\(fields.joined(separator: ", "))}}, Bag: {map: int16}}")
    let types = ["Wide", "Bag"].compactMap { registry.schema("com.example.\($0)")?.value }
    var tally = Tally()
    var random = SeededGenerator(seed: 5)
    for type in types {
      let judge = DocumentJudge(type)
      for _ in 0..<120 {
        var keys = names.filter { _ in random.chance(90) }
        if random.chance(40) { keys += (0..<random.below(40)).map { "strange\($0 % 37)" } }
        if random.chance(40) { keys.append(names[random.below(names.count)]) }
        let members = keys.shuffled(using: &random).map { "\"\($0)\":\(random.below(32_800))" }
        let document = Array("{\(members.joined(separator: ","))}".utf8)
        compare(document, judge, &tally, "\(type.row)") { ReferenceJudge.violations(in: document, type, $0) }
      }
    }
    #expect(tally.differences == [])
    #expect(tally.right > 10 && tally.wrong > 10, "\(tally)")
  }
}

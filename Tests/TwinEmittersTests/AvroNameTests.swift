import Testing
import TwinModel
import TwinOutput
import TwinSource

@testable import TwinEmitters

/// Names and defaults as Avro takes them (specification 1.11, "Names" and "Complex Types").
@Suite struct AvroNameTests {
  @Test func `names are made of letters, digits and underscores of ASCII`() {
    let facts = [
      "speed": "speed", "_x1": "_x1", "1x": "_1x", "a-b.c": "a_b_c", "é": "_", "": "_", "a b": "a_b", "x\n": "x_",
    ]
    for (name, expected) in facts { #expect(legal(name) == expected, "\(name.debugDescription)") }
  }

  @Test func `names of one record stay different, and legal ones stay what they are`() {
    #expect(legal(["a-b", "a_b", "a.b"]) == ["a_b_2", "a_b", "a_b_3"])
    #expect(legal(["a_b_2", "a-b", "a_b"]) == ["a_b_2", "a_b_3", "a_b"])
    #expect(legal(["é", "ü", ""]) == ["_", "__2", "__3"])
  }

  @Test func `defaults are written as Avro has them, or told of as lost`() throws {
    let text = """
      schemas:
        Mode: {enum: {off: 0, standBy: 1}}
        Alarm: {enum: [low, high], open: true}
      twins:
        Pump:
          properties:
            flag: {type: boolean, default: true}
            count: {type: int16, default: 12}
            ratio: {type: double, default: 0.50}
            name: {type: string, default: 'it"s'}
            mode: {type: Mode, default: standBy}
            alarm: {type: Alarm, default: high}
            list: {array: int8, default: [1, 2]}
            sizes: {map: double, default: {a: 1.5}}
            day: {type: date, default: '2026-01-31'}
            total: {type: uint64, default: 5}
            data: {type: bytes, default: AAE=}

      """
    let model = try EmittedFilesTests.model(text)
    var written: [String: String] = [:]
    for id in model.members.ids {
      let member = model.members[id]
      guard let value = member.value, let literal = model.defaultValue(of: value) else { continue }
      let form = model.avroDefault(model.literals[literal], of: value)
      written[model.string(member.name)] =
        form.map { String(decoding: json($0, layout: .compact), as: UTF8.self) } ?? "-"
    }
    #expect(
      written == [
        "flag": "true", "count": "12", "ratio": "0.5", "name": "\"it\\\"s\"", "mode": "\"standBy\"",
        "alarm": "\"high\"", "list": "[1,2]", "sizes": "{\"a\":1.5}", "day": "-", "total": "-", "data": "-",
      ])
    let losses = try EmittedFilesTests.emission(text, .avro).ledger.losses
    #expect(
      losses.filter { $0.aspect == .unwrittenDefault }.map(\.element)
        == ["data", "day", "total"].map { "com.example.air.Pump/" + $0 })
  }
}

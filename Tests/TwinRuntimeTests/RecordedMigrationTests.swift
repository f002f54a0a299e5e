import Testing
import TwinRuntime

/// Migration by what releases recorded, where the models alone do not tell.
@Suite struct RecordedMigrationTests {
  /// The `changes.json` of a release.
  private static func record(_ version: String, after previous: String, _ changes: [String]) throws -> RecordedChanges {
    let text = """
      {"format":1,"package":"com.example","version":"\(version)","previous":{"version":"\(previous)"},"changes":[
      \(changes.joined(separator: ","))]}
      """
    return try RecordedChanges(Array(text.utf8))
  }

  private static func change(_ kind: String, _ subject: String, _ more: String = "") -> String {
    """
    {"kind":"\(kind)","message":"","elementKind":"\(kind.prefix { $0 != "-" })","subject":"com.example.\(subject)",\
    "effects":{"producers":"breaks","readers":"breaks","graph":"breaks","callers":"safe","code":"breaks","models":"safe"},\
    "migration":"mechanical"\(more)}
    """
  }

  private static func renamed(
    _ kind: String, _ former: String, _ subject: String, reaching type: String? = nil
  ) -> String {
    let reach = type.map { #","reach":{"types":["com.example.\#($0)"]}"# } ?? ""
    return change(kind + "-renamed", subject, #","former":"com.example.\#(former)""# + reach)
  }

  private func pair(_ old: String, _ new: String, _ records: [RecordedChanges]) throws -> VersionPair {
    var pair = try VersionPair(old, new)
    pair.history = try ChangeHistory(records)
    return pair
  }

  @Test func `names are followed from release to release, where no model has them any more`() throws {
    let pair = try pair(
      """
      schemas: {S: {object: {low: {type: int32}, in: {object: {x: {type: int32}}}}}}
      twins: {T: {properties: {a: {type: S}, mode: {enum: [up, down]}}}}
      """,
      """
      schemas: {R: {object: {least: {type: int32}, inside: {object: {z: {type: int32}}}}}}
      twins: {V: {properties: {c: {type: R}, mode: {enum: [raised, down]}}}}
      """,
      [
        Self.record(
          "1.1.0", after: "1.0.0",
          [
            Self.renamed("twin", "T", "U"), Self.renamed("property", "T/a", "U/b"),
            Self.change("field-renamed", "S", #","path":".inside","before":"in","after":"inside""#),
            Self.change("field-renamed", "S", #","path":".inside.y","before":"x","after":"y""#),
            Self.change("enum-value-recoded", "U/mode", #","path":"=higher","before":"up","after":"higher""#),
          ]),
        Self.record(
          "2.0.0", after: "1.1.0",
          [
            Self.renamed("twin", "U", "V"), Self.renamed("property", "U/b", "V/c"), Self.renamed("schema", "S", "R"),
            Self.change("field-renamed", "R", #","path":".least","before":"low","after":"least""#),
            Self.change("field-renamed", "R", #","path":".inside.z","before":"y","after":"z""#),
            Self.change("enum-value-recoded", "V/mode", #","path":"=raised","before":"higher","after":"raised""#),
          ]),
      ])
    let old = #"{"a":{"low":1,"in":{"x":2}},"mode":"up"}"#
    let new = #"{"c":{"least":1,"inside":{"z":2}},"mode":"raised"}"#
    #expect(try pair.migration().text(old) == new)
    #expect(try pair.migration(backward: true, "V").text(new) == old)
  }

  @Test func `values that get other names and codes in each release are followed, recorded one by one or together`()
    throws
  {
    let old = "twins: {T: {properties: {mode: {enum: {off: 0, on: 1}}, kind: {enum: [low, high]}}}}"
    let new = """
      twins:
        T:
          properties:
            mode: {enum: {resting: {value: 20, formerly: [idle]}, running: {value: 21, formerly: [busy]}}}
            kind: {enum: {least: {formerly: [lower]}, most: {formerly: [upper]}}}
      """
    func renamed(_ names: String) -> String { #","before":"several","after":"several","renamedValues":{\#(names)}"# }
    let first = try Self.record(
      "1.1.0", after: "1.0.0",
      [
        Self.change("enum-codes-exchanged", "T/mode", renamed(#""off":"idle","on":"busy""#)),
        Self.change("enum-value-recoded", "T/kind", renamed(#""low":"lower","high":"upper""#)),
      ])
    let told = try Self.record(
      "2.0.0", after: "1.1.0",
      [
        Self.change("enum-value-recoded", "T/mode", renamed(#""idle":"resting","busy":"running""#)),
        Self.change("enum-encoding-changed", "T/kind", renamed(#""lower":"least","upper":"most""#)),
      ])
    // The last release's own `formerly` says the same.
    let untold = try Self.record("2.0.0", after: "1.1.0", [Self.change("enum-value-recoded", "T/mode")])
    for last in [told, untold] {
      let pair = try pair(old, new, [first, last])
      let (before, after) = (#"{"mode":1,"kind":"low"}"#, #"{"mode":21,"kind":"least"}"#)
      #expect(try pair.migration().text(before) == after)
      #expect(try pair.migration(backward: true).text(after) == before)
    }
  }

  @Test func `what was renamed in something shared is followed in all that has it, also where it is shared no more`()
    throws
  {
    let inline = "twins: {T: {properties: {a: {object: {x: {type: int32}}}, b: {object: {x: {type: int32}}}}}}"
    let shared = """
      schemas: {S: {object: {z: {type: int32}}}}
      twins: {T: {properties: {a: S, b: {object: {z: {type: int32}}}}}}
      """
    let first = try Self.record(
      "1.1.0", after: "1.0.0",
      [
        Self.change("field-renamed", "T/a", #","path":".y","before":"x","after":"y""#),
        Self.change("field-renamed", "T/b", #","path":".z","before":"x","after":"z""#),
      ])
    let second = try Self.record(
      "2.0.0", after: "1.1.0", [Self.change("field-renamed", "S", #","path":".z","before":"y","after":"z""#)])
    let pair = try pair(inline, shared, [first, second])
    #expect(try pair.migration().text(#"{"a":{"x":1},"b":{"x":2}}"#) == #"{"a":{"z":1},"b":{"z":2}}"#)
    #expect(
      try pair.migration(backward: true).text(#"{"a":{"z":1},"b":{"z":2}}"#) == #"{"a":{"x":1},"b":{"x":2}}"#)
  }

  @Test func `what a point or an inherited member was renamed to is followed in those that use and refine it`() throws {
    func model(_ member: String) -> String {
      """
      twins:
        B: {properties: {\(member): {array: {type: int32}}}}
        T: {extends: [B], properties: {\(member): {array: {type: int32}, maxItems: 3}, m: {use: meaning.mode}}}
      """
    }
    func ontology(_ values: String) -> String { "points: {mode: {enum: {\(values)}}}" }
    let old = try registry(model("a"), version: "1.0.0", ontology: ontology("off: 0, on: 1"))
    let new = try registry(model("c"), version: "2.0.0", ontology: ontology("rest: 10, run: 11"))
    func values(_ names: String) -> String {
      Self.change("enum-value-recoded", "mode", #","renamedValues":{\#(names)}"#)
        .replacing("com.example.mode", with: "org.example.meaning.mode")
    }
    let history = try ChangeHistory([
      Self.record(
        "1.1.0", after: "1.0.0",
        [Self.renamed("property", "B/a", "B/b", reaching: "T"), values(#""off":"idle","on":"busy""#)]),
      Self.record(
        "2.0.0", after: "1.1.0",
        [Self.renamed("property", "B/b", "B/c", reaching: "T"), values(#""idle":"rest","busy":"run""#)]),
    ])
    let (one, other) = (try #require(old.type("com.example.T")), try #require(new.type("com.example.T")))
    let (before, after) = (#"{"a":[1],"m":1}"#, #"{"c":[1],"m":11}"#)
    #expect(try Migration(of: .state(one), to: new, history: history).text(before) == after)
    #expect(try Migration(of: .state(other), to: old, history: history).text(after) == before)
  }

  @Test func `what took the name of something that is gone is not the same`() throws {
    let model = "twins: {T: {properties: {a: {type: int32}}}}"
    let gone = try Self.record("1.1.0", after: "1.0.0", [Self.change("property-removed", "T/a")])
    let again = try Self.record("2.0.0", after: "1.1.0", [Self.change("property-added", "T/a")])
    #expect(try pair(model, model, [gone, again]).migration().reasons(#"{"a":1}"#) == ["/a property-removed"])
    // Another type lost it: this one has it still.
    let other = try Self.record("2.0.0", after: "1.1.0", [])
    #expect(try pair(model, model, [gone, other]).migration().text(#"{"a":1}"#) == #"{"a":1}"#)
  }

  @Test func `a value that an open enumeration lost is not the one that has its name or code later`() throws {
    func model(_ values: String) -> String { "twins: {T: {properties: {m: {enum: {\(values)}, open: true}}}}" }
    let old = model("a: 0, b: 1")
    let removed = Self.change("open-enum-value-removed", "T/m", #","path":"=b","before":"1""#)
    func pair(_ values: String, _ first: [String], _ second: [String]) throws -> VersionPair {
      try self.pair(
        old, model(values),
        [Self.record("1.1.0", after: "1.0.0", first), Self.record("2.0.0", after: "1.1.0", second)])
    }
    let added = Self.change("open-enum-value-added", "T/m", #","path":"=b","after":"1""#)
    let again = try pair("a: 0, b: 1", [removed], [added])
    #expect(try again.migration().reasons(#"{"m":1}"#) == ["/m enum-codes-exchanged"])
    #expect(try again.migration(backward: true).reasons(#"{"m":1}"#) == ["/m enum-codes-exchanged"])
    #expect(try again.migration().text(#"{"m":7}"#) == #"{"m":7}"#)
    // Nothing has the name: it stays, as whatever else has none.
    #expect(try pair("a: 0", [removed], []).migration().text(#"{"m":1}"#) == #"{"m":1}"#)
    // What its code was when it was removed is not known.
    let recoded = Self.change("enum-value-recoded", "T/m", #","path":"=b","before":"b = 1","after":"b = 5""#)
    #expect(try pair("a: 0", [recoded], [removed]).migration().reasons(#"{"m":1}"#) == ["/m enum-value-removed"])
  }

  @Test func `a gap in the records is refused`() throws {
    let only = try Self.record("2.0.0", after: "1.1.0", [])
    let pair = try pair("twins: {T: {}}", "twins: {T: {}}", [only])
    do {
      _ = try pair.migration()
      Issue.record("the gap is not noticed")
    } catch let error as MigrationError {
      #expect("\(error)".contains("nothing is recorded of `com.example` 1.1.0"), "\(error)")
    }
  }

  @Test func `all reasons are told at once, wherever they are`() throws {
    let pair = try VersionPair(
      "twins: {T: {properties: {a: {type: int32}, b: {array: {type: int32}}, c: {object: {d: {type: string}}}}}}",
      """
      twins:
        T:
          properties:
            a: {type: string}
            b: {array: {type: int32, maximum: 5}, maxItems: 2}
            c: {object: {e: {type: string, required: true}}}
            f: {type: string, required: true}
      """)
    #expect(
      try pair.migration().reasons(#"{"a":1,"b":[1,9,7],"c":{"d":""}}"#).sorted() == [
        " property-added-required", "/a type-changed", "/b -", "/b/1 -", "/b/2 -", "/c field-added-required",
        "/c/d field-removed",
      ])
    let limited = try pair.migration("T", MigrationOptions(reasonLimit: 2))
    #expect(limited.reasons(#"{"a":1,"b":[1,9,7],"c":{"d":""}}"#).count == 2)
  }

  @Test func `a long chain of schemas takes no stack, and steps have one order`() throws {
    let count = 1_500
    func model(_ field: String) -> String {
      let schemas = (0..<count).map { "  S\($0): {object: {next: {type: S\($0 + 1)}}}" }.joined(separator: "\n")
      return "schemas:\n\(schemas)\n  S\(count): {object: {\(field)}}\ntwins: {T: {properties: {s: {type: S0}}}}\n"
    }
    let pair = try VersionPair(model("a: {type: int32}"), model("b: {type: int32, formerly: [a]}"))
    let steps = try pair.migration().steps
    #expect(steps.map(\.element) == ["com.example.S\(count)/a"])
    #expect(try pair.migration().steps == steps)
  }

  @Test func `defaults that lead back to themselves come to an end`() throws {
    func model(_ value: Int) -> String {
      """
      schemas: {S: {object: {n: {type: int32, default: \(value)}, again: {type: S, default: {}}}}}
      twins: {T: {properties: {s: {type: S}}}}
      """
    }
    let pair = try VersionPair(model(1), model(2))
    let reasons = try pair.migration().reasons(#"{"s":{}}"#)
    #expect(reasons.allSatisfy { $0.hasSuffix("default-changed") } && !reasons.isEmpty, "\(reasons)")
  }

  @Test func `what records say of the removal is told, under the name that it had`() throws {
    let advice = #","advice":["use `b` in its place; the reason is `Too coarse.`"]"#
    let pair = try pair(
      "twins: {T: {properties: {a: {type: int32}}}, V: {properties: {x: {type: int32}}}}",
      "twins: {T: {properties: {b: {type: int32}}}}",
      [
        Self.record("1.1.0", after: "1.0.0", [Self.renamed("property", "T/a", "T/c"), Self.renamed("twin", "V", "W")]),
        Self.record(
          "2.0.0", after: "1.1.0",
          [
            Self.change("property-added", "T/b"), Self.change("property-removed", "T/c", advice),
            Self.change("twin-removed", "W", #","advice":["use `T` in its place"]"#),
          ]),
      ])
    let step = try #require(try pair.migration().steps.first)
    #expect(step.element == "com.example.T/a" && step.advice == "use `b` in its place; the reason is `Too coarse.`")
    #expect(step.releases.map { "\($0)" } == ["2.0.0"])
    do {
      _ = try pair.migration("V")
      Issue.record("a type that is gone has a migration")
    } catch {
      #expect(
        "\(error)"
          == "`com.example.V` has no counterpart in `com.example` 2.0.0: it was removed in 2.0.0; use `T` in its place")
    }
  }

  @Test func `steps name the releases that recorded them, and what stood and stands`() throws {
    let pair = try pair(
      "twins: {T: {properties: {a: {type: int32, maximum: 9, default: 1}, mode: {enum: {up: 1}}}}}",
      "twins: {T: {properties: {b: {type: int32, maximum: 5, default: 2, formerly: [a]}, mode: {enum: {up: 2}}}}}",
      [
        Self.record(
          "1.1.0", after: "1.0.0",
          [Self.renamed("property", "T/a", "T/b"), Self.change("maximum-lowered", "T/b")]),
        Self.record(
          "2.0.0", after: "1.1.0",
          [
            Self.change("default-changed", "T/b"), Self.change("maximum-lowered", "T/b"),
            Self.change("enum-value-recoded", "T/mode", #","path":"=up","before":"up = 1","after":"up = 2""#),
          ]),
      ])
    let found = try pair.migration().steps.map { step in
      "\(step.kind) \(step.before ?? "") → \(step.after ?? "") in \(step.releases.map { "\($0)" }.joined(separator: ", "))"
    }
    #expect(
      found.sorted() == [
        "default-changed 1 → 2 in 2.0.0", "enum-value-recoded 1 → 2 in 2.0.0",
        "maximum-lowered 9 → 5 in 1.1.0, 2.0.0", "property-renamed a → b in 1.1.0",
      ])
    let back = try pair.migration(backward: true).steps
    #expect(back.contains { $0.kind == "property-renamed" && $0.releases.map { "\($0)" } == ["1.1.0"] })
  }

  @Test func `what came after the data is not in the way of a reader`() throws {
    let old = "twins: {T: {properties: {a: {type: int32}}}}"
    let new = """
      twins: {T: {properties: {a: {type: int32, maximum: 5}, y: {type: int32, maximum: 5, required: true}, o: {object: {g: {type: int32, maximum: 1}}}}}}
      """
    let pair = try pair(
      old, new,
      [
        Self.record(
          "1.1.0", after: "1.0.0", [Self.change("property-added", "T/x"), Self.change("property-added", "T/o")]),
        Self.record(
          "1.2.0", after: "1.1.0",
          [
            Self.renamed("property", "T/x", "T/y"), Self.change("maximum-lowered", "T/y"),
            Self.change("field-added", "T/o", #","path":".f""#),
          ]),
        Self.record(
          "2.0.0", after: "1.2.0",
          [
            Self.change("maximum-lowered", "T/y"), Self.change("made-required", "T/y"),
            Self.change("field-renamed", "T/o", #","path":".g","before":"f","after":"g""#),
            Self.change("maximum-lowered", "T/o", #","path":".g""#), Self.change("maximum-lowered", "T/a"),
          ]),
      ])
    let found = try pair.history.readability(of: pair.old, by: pair.new, type: "com.example.T")
    #expect(
      found.obstacles.map { "\($0.change.element.kind) \($0.change.element.subject)" } == [
        "property-added com.example.T/x", "property-added com.example.T/o", "made-required com.example.T/y",
        "maximum-lowered com.example.T/a",
      ])
    // What comes to an element makes it no other one.
    let parent = try self.pair(
      old, "twins: {B: {abstract: true}, T: {extends: B, properties: {a: {type: int32, maximum: 5}}}}",
      [
        Self.record("1.1.0", after: "1.0.0", [Self.change("parent-added", "T"), Self.change("mapping-added", "T/a")]),
        Self.record("2.0.0", after: "1.1.0", [Self.change("maximum-lowered", "T/a")]),
      ])
    #expect(
      try parent.history.readability(of: parent.old, by: parent.new).obstacles.map(\.change.element.kind).contains(
        "maximum-lowered"))
    #expect(
      try parent.migration().steps.map { $0.releases.map { "\($0)" } } == [["2.0.0"]])
    // The other way, what was removed later is what data of the end lacks.
    let back = try self.pair(
      "twins: {T: {properties: {a: {type: int32}, x: {type: int32}}}}", old,
      [
        Self.record("1.1.0", after: "1.0.0", [Self.change("maximum-raised", "T/x")]),
        Self.record("2.0.0", after: "1.1.0", [Self.change("property-removed", "T/x")]),
      ])
    #expect(
      try back.history.readability(of: back.new, by: back.old).obstacles.map(\.change.element.kind) == [
        "property-removed"
      ])
  }
}

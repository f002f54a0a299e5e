import Foundation
import Testing
import TwinCompiler
import TwinModel
import TwinReaders
import TwinRules
import TwinSource
import TwinTestSupport

/// Keys, members and their order, written into sources of every layout.
@Suite struct SetTests {
  @Test func `a key goes into a mapping of any layout`() throws {
    let text = try mend(
      """
      twins:
        Block:
          # above
          description: In a block.   # beside
          properties:
            speed:
              type: double   # the last, with a remark

            # This belongs to what follows.
            power: {type: double}
          # Trailing.
        Members:
          properties: {speed: double}
        Remarked:
          # About the properties.
          properties: {speed: double}
        Flow: {description: 'In brackets, with a comma'}
        Empty: {}
        Nothing:
        Bare:   # only a remark
        Padded: { description: With blanks. }
        Lines: {
          description: One line each,   # remark
          abstract: true
        }
      # The end.
      """
    ) { mending in
      try ["Block", "Members", "Remarked", "Flow", "Empty", "Nothing", "Bare", "Padded", "Lines"].map {
        .set(.twin(try mending.twin($0)), key: "owner", value: .text("team: fans"))
      } + [
        .set(try mending.member("Block", "speed"), key: "minimum", value: .text("-1.5")),
        .set(try mending.member("Block", "power"), key: "synonyms", value: .list(["load", "a, b"])),
      ]
    }
    #expect(
      text == """
        twins:
          Block:
            # above
            description: In a block.   # beside
            owner: 'team: fans'
            properties:
              speed:
                type: double   # the last, with a remark
                minimum: -1.5

              # This belongs to what follows.
              power: {type: double, synonyms: [load, 'a, b']}
            # Trailing.
          Members:
            owner: 'team: fans'
            properties: {speed: double}
          Remarked:
            # About the properties.
            properties: {speed: double}
            owner: 'team: fans'
          Flow: {description: 'In brackets, with a comma', owner: 'team: fans'}
          Empty: {owner: 'team: fans'}
          Nothing: {owner: 'team: fans'}
          Bare: {owner: 'team: fans'}   # only a remark
          Padded: { description: With blanks., owner: 'team: fans' }
          Lines: {
            description: One line each,   # remark
            abstract: true,
            owner: 'team: fans'
          }
        # The end.
        """)
  }

  @Test func `what is written in short becomes a mapping`() throws {
    let text = try mend(
      """
      schemas:
        Flow: double   # remark
        Mode: {enum: {off: 0, 'on': 1}}
        Level:
          enum:
            - low
            - high   # remark
        Side: {enum: [left, right]}
      twins:
        Fan:
          properties:
            tag: string
            quoted: "Flow"
            folded: >-
              double
          events: {tripped: string}
          relationships: {feeds: Fan}
          components:
            drive: Motor
        Motor: {}
      """
    ) { mending in
      let owned: [ElementRef] = [
        try mending.schema("Flow"), try mending.value("off"), try mending.value("high"), try mending.value("left"),
        try mending.member("Fan", "tag"), try mending.member("Fan", "quoted"), try mending.member("Fan", "folded"),
        try mending.member("Fan", "tripped"), try mending.member("Fan", "feeds"), try mending.member("Fan", "drive"),
      ]
      return owned.map { .set($0, key: "owner", value: .text("fans")) }
    }
    #expect(
      text == """
        schemas:
          Flow: {type: double, owner: fans}   # remark
          Mode: {enum: {off: {value: 0, owner: fans}, 'on': 1}}
          Level:
            enum:
                low: {}
                high: {owner: fans}   # remark
          Side: {enum: {left: {owner: fans}, right: {}}}
        twins:
          Fan:
            properties:
              tag: {type: string, owner: fans}
              quoted: {type: "Flow", owner: fans}
              folded: {type: double, owner: fans}
            events: {tripped: {payload: string, owner: fans}}
            relationships: {feeds: {target: Fan, owner: fans}}
            components:
              drive: {type: Motor, owner: fans}
          Motor: {}
        """)
  }

  @Test func `a value is changed in place and keeps its quotes`() throws {
    let text = try mend(
      """
      twins:
        Fan:
          owner: "team-a"   # who
          description: 'It''s a fan.'
          comment: >-
            Of several
            lines.
          properties:
            speed: {type: double, minimum: 0, quantity: AngularVelocity}
            flow: double
            tag:
              type: string
              deprecated:   # why
          relationships:
            feeds: {target: [Fan]}
      """
    ) { mending in
      let fan = ElementRef.twin(try mending.twin("Fan"))
      return [
        .set(fan, key: "owner", value: .text("team \"b\"")), .set(fan, key: "description", value: .text("It's yours.")),
        .set(fan, key: "comment", value: .text("Of one: line.")),
        .set(try mending.member("Fan", "speed"), key: "minimum", value: .text("10")),
        .set(try mending.member("Fan", "speed"), key: "quantity", value: .text("quantities.AngularVelocity")),
        .set(try mending.member("Fan", "flow"), key: "type", value: .text("float")),
        .set(try mending.member("Fan", "feeds"), key: "target", value: .text("Fan")),
        .set(try mending.member("Fan", "tag"), key: "deprecated", value: .text("Not used.")),
      ]
    }
    #expect(
      text == """
        twins:
          Fan:
            owner: "team \\"b\\""   # who
            description: 'It''s yours.'
            comment: 'Of one: line.'
            properties:
              speed: {type: double, minimum: 10, quantity: quantities.AngularVelocity}
              flow: float
              tag:
                type: string
                deprecated: Not used.   # why
            relationships:
              feeds: {target: Fan}
        """)
  }

  @Test func `a list gets what it lacks`() throws {
    let text = try mend(
      """
      twins:
        A: {synonyms: [fan]}
        B: {synonyms: fan}
        C:
          synonyms:
            - fan   # known
            # what about vents?
          abstract: true
        D: {synonyms: []}
        E:
          synonyms:
          - fan
        F: {synonyms: [
          fan,   # known
          vent,
        ]}
      """
    ) { mending in
      try ["A", "B", "C", "D", "E", "F"].map {
        .set(.twin(try mending.twin($0)), key: "synonyms", value: .list(["fan", "blower"]))
      }
    }
    #expect(
      text == """
        twins:
          A: {synonyms: [fan, blower]}
          B: {synonyms: [fan, blower]}
          C:
            synonyms:
              - fan   # known
              - blower
              # what about vents?
            abstract: true
          D: {synonyms: [fan, blower]}
          E:
            synonyms:
            - fan
            - blower
          F: {synonyms: [
            fan,   # known
            vent,
            blower,
          ]}
        """)
  }

  @Test(arguments: ["\n", "\r\n"]) func `line breaks are those of the file, and a file need not end with one`(
    _ feed: String
  ) throws {
    func lines(_ text: String) -> String { text.replacingOccurrences(of: "\n", with: feed) }
    var mending = Mending(lines("twins:\n  Fan:\n    abstract: true"))
    let report = mending.apply([
      .set(.twin(try mending.twin("Fan")), key: "owner", value: .text("fans")),
      .declare(.relationship, name: "feeds", of: try mending.twin("Fan"), entries: [MendEntry("target", .text("Fan"))]),
    ])
    // Both would go to the end: the second waits for another run.
    #expect(report.applied.count == 1)
    #expect(mending.text(after: report) == lines("twins:\n  Fan:\n    abstract: true\n    owner: fans"))
    var again = Mending(mending.mended(report))
    let second = again.apply([
      .declare(.relationship, name: "feeds", of: try again.twin("Fan"), entries: [MendEntry("target", .text("Fan"))])
    ])
    #expect(
      again.text(after: second)
        == lines(
          "twins:\n  Fan:\n    abstract: true\n    owner: fans\n    relationships:\n      feeds: {target: Fan}"))
  }

  @Test func `members are declared in the section of their kind, which is made where there is none`() throws {
    let text = try mend(
      """
      twins:
        Fan:
          properties:
            tag: string
          components:
            drive: Motor
        Motor: {abstract: true}
        Hall:
          relationships:
        Room:
          relationships: {cooledBy: Fan}
        Store:
        Vent:
          relationships:
            cooledBy: Fan
      """
    ) { mending in
      let entries = [MendEntry("target", .text("Fan")), MendEntry("cardinality", .text("0..1"))]
      return try ["Fan", "Motor", "Hall", "Room", "Store"].map {
        .declare(.relationship, name: "servedBy", of: try mending.twin($0), entries: entries)
      } + [
        .declare(.property, name: "label", of: try mending.twin("Vent"), entries: [MendEntry("type", .text("string"))])
      ]
    }
    #expect(
      text == """
        twins:
          Fan:
            properties:
              tag: string
            relationships:
              servedBy: {target: Fan, cardinality: 0..1}
            components:
              drive: Motor
          Motor: {abstract: true, relationships: {servedBy: {target: Fan, cardinality: 0..1}}}
          Hall:
            relationships: {servedBy: {target: Fan, cardinality: 0..1}}
          Room:
            relationships: {cooledBy: Fan, servedBy: {target: Fan, cardinality: 0..1}}
          Store: {relationships: {servedBy: {target: Fan, cardinality: 0..1}}}
          Vent:
            properties:
              label: {type: string}
            relationships:
              cooledBy: Fan
        """)
  }

  @Test func `keys are put in order, with their comments`() throws {
    let text = try mend(
      """
      twins:
        Fan:
          # What it is called.
          title: Fan   # in English

          # Its members.
          # Two of them.
          properties:
            tag: string
            # Not a number.
            code: string
            # (a remark below them)

          extends: Equipment   # the parent

          # Nothing follows.
        Equipment: {}
      """
    ) { [.orderKeys(.twin(try $0.twin("Fan"))), .orderKeys(.twin(try $0.twin("Equipment")))] }
    #expect(
      text == """
        twins:
          Fan:
            extends: Equipment   # the parent

            # What it is called.
            title: Fan   # in English

            # Its members.
            # Two of them.
            properties:
              tag: string
              # Not a number.
              code: string
              # (a remark below them)

            # Nothing follows.
          Equipment: {}
        """)
  }

  @Test func `keys with a comment by itself between them are left for people to order`() throws {
    let text = "twins:\n  Fan:\n    properties: {tag: string}\n\n    # Which is this about?\n\n    title: Fan\n"
    var mending = Mending(text)
    let report = mending.apply([.orderKeys(.twin(try mending.twin("Fan")))])
    #expect(report.files.isEmpty)
    #expect(report.refused.map(\.reason.reason).first?.hasPrefix("a comment stands by itself") == true)
  }

  @Test func `a comment right below the last key keeps it where it is`() throws {
    let comment = "    # Is this about the title?\n"
    let wrong = "twins:\n  Fan:\n    properties: {tag: string}\n    title: Fan\n"
    for text in [wrong + comment, wrong + comment + "  Pump: {}\n"] {
      var mending = Mending(text)
      let report = mending.apply([.orderKeys(.twin(try mending.twin("Fan")))])
      #expect(report.files.isEmpty)
      #expect(report.refused.map(\.reason.reason).first?.hasPrefix("a comment stands right below") == true)
    }
    // Where the last key stays the last, what is below it stays below it.
    let text = try mend(
      "twins:\n  Fan:\n    title: Fan\n    extends: Pump\n    properties: {tag: string}\n" + comment + "  Pump: {}\n"
    ) { [.orderKeys(.twin(try $0.twin("Fan")))] }
    #expect(
      text == "twins:\n  Fan:\n    extends: Pump\n    title: Fan\n    properties: {tag: string}\n" + comment
        + "  Pump: {}\n")
  }

  @Test func `manifests are mended too`() throws {
    let text = try mend(
      """
      #=== m/gemel.yaml
      # The package.
      edition: 2026
      package: com.example.m
      version: 1.0.0   # soon 2
      #=== m/source.yaml
      twins: {Fan: {}}
      """, path: "m/gemel.yaml"
    ) { mending in
      let package = try #require(
        mending.model.packages.ids.first { mending.model.string(mending.model.packages[$0].name) == "com.example.m" })
      return [.set(.package(package), key: "owners", value: .list(["fans"]))]
    }
    #expect(
      text == "# The package.\nedition: 2026\npackage: com.example.m\nversion: 1.0.0   # soon 2\nowners: [fans]")
  }

  @Test func `what would need a guess is refused`() throws {
    let sources = """
      twins:
        Fan:
          title: {en: Fan}
          description: |+
            Kept blank lines.

        ? Hall
        : {}
        Room: {annotations: {x: 1}}
      """
    let reasons = try refusals(sources) { mending in
      let fan = ElementRef.twin(try mending.twin("Fan"))
      return [
        .set(fan, key: "title", value: .text("Blower")), .set(fan, key: "owner", value: .text("fans")),
        .set(fan, key: "minimum", value: .text("1")), .orderKeys(.twin(try mending.twin("Room"))),
        .declare(.property, name: "1st", of: try mending.twin("Fan"), entries: []),
      ]
    }
    #expect(
      reasons == [
        "its value is written over several lines", "a text before it keeps the blank lines after it (`|+`)",
        "a twin has no key `minimum`", "`1st` is not a name",
      ])
  }

  @Test func `fix-its of findings are made as they are`() throws {
    var mending = Mending("twins:\n  Fan:\n    propertes: {speed: duble}   # twice wrong\n")
    let report = applyMends(
      mending.compilation.findings.map { MendProposal($0) }, to: mending.model,
      references: mending.compilation.references, sources: &mending.trees)
    #expect(mending.text(after: report) == "twins:\n  Fan:\n    properties: {speed: duble}   # twice wrong\n")
    var again = Mending(mending.mended(report))
    let second = applyMends(
      again.compilation.findings.map { MendProposal($0) }, to: again.model, references: again.compilation.references,
      sources: &again.trees)
    #expect(again.text(after: second) == "twins:\n  Fan:\n    properties: {speed: double}   # twice wrong\n")
    let last = Mending(again.mended(second))
    #expect(last.compilation.findings.isEmpty)
  }

  @Test func `keys and values of an element are found by their path`() throws {
    let source =
      "twins:\n  Fan:\n    relationships:\n      feeds: {target: Fan, properties: {since: date}}\n      to: Fan\n"
    var mending = Mending(source)
    func text(_ place: Place?) -> String? {
      place.map { String(decoding: Array(source.utf8)[Int($0.range.start)..<Int($0.range.end)], as: UTF8.self) }
    }
    let feeds = mending.model.place(of: try mending.member("Fan", "feeds"))
    let short = mending.model.place(of: try mending.member("Fan", "to"))
    #expect(text(mending.trees.place(of: feeds, path: ["target"])) == "Fan")
    #expect(text(mending.trees.place(of: feeds, path: ["target", "=Fan"])) == "Fan")
    #expect(text(mending.trees.place(of: feeds, path: ["properties"])) == "properties")
    #expect(text(mending.trees.valuePlace(of: feeds, path: ["properties", "since"])) == "date")
    #expect(text(mending.trees.valuePlace(of: short, path: ["target"], in: .relationship)) == "Fan")
    #expect(mending.trees.valuePlace(of: short, path: ["target"]) == nil)
    #expect(mending.trees.valuePlace(of: short, path: ["inverse"], in: .relationship) == nil)
    #expect(mending.trees.place(of: feeds, path: ["inverse"]) == nil)
  }
}

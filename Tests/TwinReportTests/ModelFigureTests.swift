import Testing
import TwinCompiler
import TwinModel
import TwinReport

/// Figures about models, each worked out by hand.
@Suite struct ModelFigureTests {
  private static let base = SourcePackage(
    "com.example.base", "version: 2.0.0\nowners: [team-base]\ndependencies: {org.gemel.quantities: ^1.0.0}\n",
    """
    twins:
      Machine:
        description: What every machine has.
        properties:
          serial: {type: string, description: On the plate., classification: internal}
          power: {type: double, unit: kilowatt}
          count: {type: int32}
          gone: {type: string, deprecated: {since: 1.5.0, removeIn: 2.0.0, reason: Nobody reads it.}}
      Old:
        deprecated: {since: 1.5.0, removeIn: 3.0.0, replacedBy: Machine, reason: Use the other.}
    schemas:
      Mode: {enum: [off, on]}
    """)
  private static let air = SourcePackage(
    "com.example.air", "version: 1.0.0\nowners: [team-air]\ndependencies: {com.example.base: ^2.0.0}\n",
    """
    twins:
      Fan:
        extends: base.Machine
        owner: team-fan
        classification: confidential
        properties: {mode: base.Mode, spare: {type: string}}
        relationships: {replaces: {target: base.Old}}
    """)
  private static let alone = SourcePackage("com.example.alone", "version: 1.0.0\n", "twins: {Door: {}}")

  private func figures(_ figures: [Figure]) -> [FigureID: Figure] {
    Dictionary(uniqueKeysWithValues: figures.map { ($0.id, $0) })
  }

  @Test func `coverage counts what should be said and lists what is not`() throws {
    let model = reported(try compiled([Self.base, Self.air, Self.alone]))
    let found = figures(coverageFigures(model))
    // Machine, Old, Mode, Fan, Door; serial, power, count, gone; mode, spare, replaces; off, on.
    #expect(found[.described]?.tally == Tally(2, of: 14))
    #expect(
      found[.described]?.parts([.package]) == ["com.example.air 0/4", "com.example.alone 0/1", "com.example.base 2/9"])
    #expect(found[.measured]?.tally == Tally(1, of: 2))
    #expect(found[.measured]?.brief == ["-com.example.base.Machine/count", "+com.example.base.Machine/power"])
    #expect(found[.measured]?.shownRows.map(\.element) == ["com.example.base.Machine/count"])
    #expect(found[.owned]?.tally == Tally(4, of: 5))
    #expect(found[.owned]?.brief.first == "-com.example.alone.Door" && found[.owned]?.rows.count == 5)
    #expect(found[.classified]?.tally == Tally(3, of: 6))
    #expect(found[.classified]?.parts([.owner]) == ["team-base 1/4", "team-fan 2/2"])
    let row = try #require(found[.measured]?.rows.first)
    #expect(row.owners == ["team-base"] && row.place == "com.example.base/model.yaml" && row.note == "property")
    // The same without rows.
    let tallies = coverageTallies(of: model.model, packages: model.packages)
    #expect(tallies.map(\.tally) == [.described, .measured, .owned, .classified].map { found[$0]?.tally })
  }

  @Test func `numbers count inside values too, each where it is declared`() throws {
    let pump = SourcePackage(
      "com.example.pump", "version: 1.0.0\ndependencies: {org.gemel.quantities: ^1.0.0}\n",
      """
      schemas:
        Limits: {object: {low: {type: double, unit: kilowatt}, high: double, name: string}}
        Plain: {type: double, unit: kilowatt}
      twins:
        Pump:
          properties:
            limits: Limits
            other: Limits
            plain: Plain
            list: {array: {type: float, unit: kilowatt}}
            table: {map: {array: {object: {deep: {object: {core: int8}}}}}}
          commands:
            start: {request: {type: double}, response: {object: {took: double, mode: {enum: [a, b]}}}}
          relationships:
            feeds: {target: Pump, properties: {share: double, since: date}}
        SmallPump:
          extends: Pump
          properties: {list: {maxItems: 3}}
      """)
    let found = figures(coverageFigures(reported(try compiled([pump]))))
    #expect(
      found[.measured]?.brief.sorted() == [
        "+com.example.pump.Limits/low", "+com.example.pump.Pump/list", "+com.example.pump.Pump/plain",
        "+com.example.pump.SmallPump/list", "-com.example.pump.Limits/high", "-com.example.pump.Pump/feeds/share",
        "-com.example.pump.Pump/start/request", "-com.example.pump.Pump/start/response/took",
        "-com.example.pump.Pump/table/values/items/deep/core",
      ])
    #expect(found[.measured]?.tally == Tally(4, of: 9))
  }

  @Test func `descriptions count inside values too, each where it is declared, and none is asked of what has no name`()
    throws
  {
    let pump = SourcePackage(
      "com.example.pump", "version: 1.0.0\n",
      """
      schemas:
        Limits: {object: {low: {type: double, description: The least.}, high: double}}
        Mode: {enum: {off: {value: 0, description: Does nothing.}, on: 1}}
      twins:
        Pump:
          properties:
            limits: Limits
            table: {map: {array: {object: {deep: {enum: [a]}}}}}
          commands:
            start: {request: {type: double}, response: {object: {took: double}}}
          relationships:
            feeds: {target: Pump, properties: {share: {type: double, description: n/a}}}
        SmallPump:
          extends: Pump
          properties: {limits: {required: true}}
      """)
    let found = figures(coverageFigures(reported(try compiled([pump]))))
    let inside = ["Limits/", "Mode/", "Pump/table/", "Pump/start/", "Pump/feeds/"].map { "com.example.pump." + $0 }
    let rows = found[.described]?.brief.filter { row in inside.contains { row.dropFirst().hasPrefix($0) } }
    #expect(
      rows?.sorted() == [
        "+com.example.pump.Limits/low", "+com.example.pump.Mode/off", "-com.example.pump.Limits/high",
        "-com.example.pump.Mode/on", "-com.example.pump.Pump/feeds/share", "-com.example.pump.Pump/start/response/took",
        "-com.example.pump.Pump/table/values/items/deep", "-com.example.pump.Pump/table/values/items/deep/a",
      ], "\(rows ?? [])")
  }

  @Test func `a description that is a placeholder is none, by the words of the rule`() throws {
    for (text, isThere) in [("n/a", 0), ("TBD", 0), ("'TODO: ask the plant'", 0), ("Lets people in.", 1)] {
      let door = SourcePackage("com.example.alone", "version: 1.0.0\n", "twins: {Door: {description: \(text)}}")
      let found = figures(coverageFigures(reported(try compiled([door]))))
      #expect(found[.described]?.tally == Tally(isThere, of: 1), "\(text)")
    }
  }

  @Test func `an owner that names nobody is none`() throws {
    var (base, air) = (Self.base, Self.air)
    base.manifest = base.manifest.replacing("team-base", with: "n/a")
    air.source = air.source.replacing("team-fan", with: "TBD")
    let model = reported(try compiled([base, air, Self.alone])).model
    let owners = model.packages.ids.flatMap { model.owners(of: $0) }
    #expect(owners.contains("team-air") && !owners.contains("n/a"))
    #expect(model.twins.rows.allSatisfy { model.owner($0.header.metadata) == nil })
    let found = figures(coverageFigures(reported(try compiled([base, air, Self.alone]))))
    #expect(found[.owned]?.brief.filter { $0.hasPrefix("+") } == ["+com.example.air.Fan"])
    #expect(found[.owned]?.rows.flatMap(\.owners) == ["team-air"])
  }

  @Test func `a deprecation is due once the version is reached, and is told with who still uses it`() throws {
    let model = reported(try compiled([Self.base, Self.air]))
    let found = figures(deprecationFigures(model, ReferenceMap([model])))
    #expect(found[.deprecationsDue]?.tally == Tally(1, of: 2))
    #expect(found[.deprecationsDue]?.brief == ["+com.example.base.Machine/gone", "-com.example.base.Old"])
    #expect(
      found[.deprecationsDue]?.rows.first?.note == "to go in 2.0.0, and the version is 2.0.0; nothing refers to it")
    #expect(found[.deprecationsInUse]?.brief == ["+com.example.base.Old", "-com.example.base.Machine/gone"])
    #expect(
      found[.deprecationsInUse]?.rows.first?.note == "used: com.example.air.Fan/replaces leads to it; use Machine")
  }

  @Test func `a value that a default or a fixed value names is used`() throws {
    let modes = SourcePackage(
      "com.example.modes", "version: 1.0.0\n",
      """
      schemas:
        Mode: {enum: {off: 0, idle: {value: 1, deprecated: {since: 0.9.0}}, on: {value: 2, deprecated: {since: 0.9.0}}}}
        Pair: {object: {first: Mode, second: Mode}}
      twins:
        Fan: {properties: {mode: {type: Mode, default: "on"}, pairs: {array: Pair, default: [{first: idle, second: "off"}]}}}
      """)
    let model = reported(try compiled([modes]))
    let found = figures(deprecationFigures(model, ReferenceMap([model])))
    #expect(
      found[.deprecationsInUse]?.rows.map(\.note).sorted() == [
        "used: com.example.modes.Fan/mode defaults to it", "used: com.example.modes.Fan/pairs defaults to it",
      ])
  }

  @Test func `who uses what is deprecated is found in other models too`() throws {
    let workspace = reported(try compiled([Self.base]))
    let other = try compiled([Self.base, Self.air])
    let air = other.model.packages.ids.filter { other.model.string(other.model.packages[$0].name) == "com.example.air" }
    let alone = figures(deprecationFigures(workspace, ReferenceMap([workspace])))
    #expect(alone[.deprecationsInUse]?.tally == Tally(0, of: 2))
    let both = ReferenceMap([workspace, ReportedModel(other.model, packages: air)])
    let found = figures(deprecationFigures(workspace, both))
    #expect(found[.deprecationsInUse]?.brief == ["+com.example.base.Old", "-com.example.base.Machine/gone"])
  }

  @Test func `a package is reused when another owner's package depends on it, by as many references`() throws {
    let same = SourcePackage(
      "com.example.same", "version: 1.0.0\nowners: [Team-Base]\ndependencies: {com.example.base: ^2.0.0}\n",
      "twins: {Pump: {extends: base.Machine}}")
    let model = reported(try compiled([Self.base, Self.air, Self.alone, same]))
    let found = figures(reuseFigures([model], ReferenceMap([model]), shipped: Set(ShippedOntologies.names)))
    // Of a package without owners nobody can say who is another team.
    #expect(found[.reusedPackages]?.tally == Tally(1, of: 3))
    let base = try #require(found[.reusedPackages]?.rows.first { $0.package == "com.example.base" })
    // Fan extends Machine, its mode holds Mode, what it replaces leads to Old.
    #expect(
      base.note == """
        2 packages, 1 other team: com.example.air (team-air; 3 references), com.example.same (Team-Base; 1 reference)
        """)
    // Those who answer for a type reuse what it builds on, as those of its package do.
    #expect(found[.reusingTeams]?.tally == Tally(2, of: 4))
    #expect(found[.reusingTeams]?.rows.filter(\.isCounted).map(\.owners) == [["team-air"], ["team-fan"]])
  }

  @Test func `where nothing names an owner there is no reuse to measure`() throws {
    let model = reported(try compiled([Self.alone]))
    let found = figures(reuseFigures([model], ReferenceMap([model]), shipped: []))
    for id in [FigureID.reusedPackages, .reusingTeams] {
      #expect(found[id]?.tally == Tally() && found[id]?.absence?.contains("`owners` in gemel.yaml") == true)
    }
  }

  @Test func `a type that extends another one refers to it, and what it narrows of it is no more of that`() throws {
    let base = SourcePackage(
      "com.example.base", "version: 1.0.0\nowners: [a]\n",
      "twins: {Machine: {properties: {power: {type: double}, mode: {type: string}}}}")
    let user = SourcePackage(
      "com.example.user", "version: 1.0.0\nowners: [b]\ndependencies: {com.example.base: ^1.0.0}\n",
      """
      twins:
        Fan:
          extends: base.Machine
          properties: {power: {minimum: 0}, mode: {maxLength: 8}}
          relationships: {drives: {target: base.Machine}}
      """)
    let model = reported(try compiled([base, user]))
    #expect(model.model.members.rows.filter { $0.refines != nil }.count == 2)
    let found = figures(reuseFigures([model], ReferenceMap([model]), shipped: []))
    // Fan extends Machine, and what it drives leads to it.
    #expect(found[.reusedPackages]?.rows.first { $0.isCounted }?.note.contains("(b; 2 references)") == true)
  }

  @Test func `near-duplicates are found whether their rule is in force or not`() throws {
    let members = (1...6).map { "      m\($0): {type: double}" }.joined(separator: "\n")
    let one = SourcePackage(
      "com.example.one", "version: 1.0.0\n", "twins:\n  Pump:\n    properties:\n\(members)\n  Door: {}\n")
    let two = SourcePackage("com.example.two", "version: 1.0.0\n", "twins:\n  Pumpe:\n    properties:\n\(members)\n")
    let compilation = try compiled([one, two])
    let figure = duplicateFigure(compilation, reported(compilation))
    // The door has too few members to be looked at.
    #expect(figure.tally == Tally(1, of: 2))
    #expect(figure.brief == ["+com.example.two.Pumpe", "-com.example.one.Pump"])
    #expect(figure.shownRows.map(\.element) == ["com.example.two.Pumpe"])
    #expect(figure.rows.first?.note.contains("com.example.one.Pump") ?? false)
  }

  @Test func `the share of a near-duplicate is rounded, and that of one with a member of its own is not all`() throws {
    func note(_ common: Int, of total: Int) throws -> String? {
      let members = (1...common).map { "      m\($0): {type: double}" }.joined(separator: "\n")
      func own(_ name: String) -> String {
        (common..<total).map { "\n      \(name)\($0): {type: string}" }.joined()
      }
      let compilation = try compiled([
        SourcePackage(
          "com.example.one", "version: 1.0.0\n",
          "twins:\n  Pump:\n    properties:\n\(members)\(own("fuel"))\n  Pumpe:\n    properties:\n\(members)\(own("grid"))\n"
        )
      ])
      return duplicateFigure(compilation, reported(compilation)).rows.first { $0.isCounted }?.note
    }
    #expect(try note(6, of: 7)?.hasPrefix("86 % of `") == true)
    #expect(try note(300, of: 301)?.hasPrefix("99 % of `") == true)
    #expect(try note(149, of: 200) == nil, "74.5 % are not 75 %")
  }

  @Test func `near-duplicates are found within a package too`() throws {
    let members = (1...6).map { "      m\($0): {type: double}" }.joined(separator: "\n")
    let own = SourcePackage(
      "com.example.one", "version: 1.0.0\n",
      "twins:\n  Pump:\n    properties:\n\(members)\n  Pumpe:\n    properties:\n\(members)\n  Door: {}\n")
    let compilation = try compiled([own])
    let figure = duplicateFigure(compilation, reported(compilation))
    #expect(figure.tally == Tally(1, of: 2))
    #expect(figure.rows.first { $0.isCounted }?.note.contains("6 members") == true)
    #expect(
      figure.criterion == "at least 75 % of a type's members, and 5 members or more, are in another type too")
  }

  @Test func `types of four members are too few to be looked at for near-duplicates, as the definition says`() throws {
    func figure(_ members: Int) throws -> Figure {
      let list = (1...members).map { "      m\($0): {type: double}" }.joined(separator: "\n")
      let compilation = try compiled([
        SourcePackage(
          "com.example.one", "version: 1.0.0\n",
          "twins:\n  Pump:\n    properties:\n\(list)\n  Kettle:\n    properties:\n\(list)\n")
      ])
      return duplicateFigure(compilation, reported(compilation))
    }
    #expect(try figure(4).tally == Tally() && figure(5).tally == Tally(1, of: 2))
    let meaning = FigureID.nearDuplicates.definition.meaning
    #expect(meaning.contains("75 % of their members") && meaning.contains("at least 5"))
  }
}

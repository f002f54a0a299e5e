import Testing
import TwinModel
import TwinOutput
import TwinResolver
import TwinSource
import TwinTestSupport

@testable import TwinEmitters

/// What is emitted for a small model, and what the ledgers say of it.
@Suite struct EmittedFilesTests {
  static let small = """
    schemas:
      Mode: {enum: {off: 0, on: {value: 1, title: Running}}, formerly: [State]}
      Alarm: {enum: [low, highPressure], open: true}
      Speed: {type: double, minimum: 0, maximum: 120.5}
    twins:
      Fan:
        title: Fan
        description: Moves air.
        formerly: [Blower]
        properties:
          assetTag: {type: string, required: true, pattern: 'FAN-\\d{4}', examples: [FAN-0001], formerly: [tag]}
          mode: {type: Mode, default: off}
          limits: {map: Speed, maxItems: 2}
        telemetry:
          speed: Speed
        events:
          failed: {payload: Alarm}
        commands:
          start: {request: {object: {at: {type: dateTime, required: true}}}}

    """

  static func model(_ text: String) throws -> Model {
    let manifest = """
      edition: 2026
      package: com.example.air
      version: 1.0.0
      kind: model
      summary: A fan.
      owners: [team-air]

      """
    let resolved = resolveGemel([[("gemel.yaml", Array(manifest.utf8)), ("models.yaml", Array(text.utf8))]])
    #expect(resolved.findings.filter { $0.severity == .error }.map(\.message) == [])
    return resolved.model
  }

  static func emission(_ text: String, _ target: EmitTarget) throws -> Emission {
    let model = try model(text)
    let package = try #require(model.packages.ids.first)
    return emit(emittedDocuments(of: package, in: model), for: target, in: model)
  }

  /// What is lost of each element.
  private static func losses(_ text: String, _ target: EmitTarget) throws -> [String: Set<DocumentAspect>] {
    try Dictionary(grouping: emission(text, target).ledger.losses, by: \.element).mapValues { Set($0.map(\.aspect)) }
  }

  @Test(arguments: EmitTarget.allCases)
  func `files of a small model are as they were reviewed`(target: EmitTarget) throws {
    let emission = try Self.emission(Self.small, target)
    for file in emission.files { try expectGolden(file.bytes, "emitted/\(target.rawValue)/" + file.path) }
    let ledger = json(emission.ledger.document, layout: .pretty)
    try expectGolden(ledger, "emitted/\(target.rawValue)/losses.json")
    let again = try Self.emission(Self.small, target)
    #expect(emission.files.map(\.path) == again.files.map(\.path))
    #expect(emission.files.map(\.bytes) == again.files.map(\.bytes))
    #expect(ledger == json(again.ledger.document, layout: .pretty))
  }

  /// What views and files are called, by the document.
  private static func names(_ packages: [(String, String)]) throws -> [String: (view: String, path: String)] {
    let resolved = resolveGemel(
      packages.map { name, twins in
        [
          ("gemel.yaml", Array("edition: 2026\npackage: \(name)\nversion: 1.0.0\n".utf8)),
          ("models.yaml", Array(twins.utf8)),
        ]
      })
    #expect(resolved.findings.filter { $0.severity == .error }.map(\.message) == [])
    let names = EmittedNames(of: resolved.model)
    let documents = resolved.model.packages.ids.flatMap { emittedDocuments(of: $0, in: resolved.model) }
    return Dictionary(
      uniqueKeysWithValues: documents.map {
        ($0.identity(in: resolved.model), (names.view(of: $0), names.path(of: $0)))
      })
  }

  @Test func `no two documents have one view or one file, where case is ignored too, and others keep their names`()
    throws
  {
    let twins = """
      twins:
        T: {events: {failed: {payload: string}}}
        Y: {events: {failed: {payload: string}, Failed: {payload: string}}}
        y: {}
        a_T: {}
        a__T: {}

      """
    let names = try Self.names([
      ("com.x", "twins: {y_T: {}, T_events_state: {}, T: {events: {state: {payload: string}}}}\n"),
      ("com.x.y", twins), ("com.x.y.a", "twins: {T: {}}\n"), ("com.x_y", "twins: {T: {}}\n"),
      ("com.x_y.a", "twins: {T: {}}\n"),
    ])
    #expect(names.count == 15)
    #expect(Set(names.values.map { $0.view.lowercased() }).count == names.count)
    #expect(Set(names.values.map { $0.path.lowercased() }).count == names.count)
    #expect(names["com.x.y_T/state"]?.view == "com_x__y_T__state_violations")
    #expect(names["com.x.y.T/state"]?.view == "com_x_y__T__state_violations")
    #expect(names["com.x_y.a.T/state"]?.view == "com___x_y___a__T__state_violations")
    #expect(names["com.x.y.T/events/failed"]?.view == "com_x_y__T__events__failed_violations")
    #expect(names["com.x.y.T/events/failed"]?.path == "com.x.y/1.0.0/T/events/failed")
    #expect(names["com.x.y.Y/state"]?.path == "com.x.y/1.0.0/Y~7891007530fecbac/state")
    // Another type changes no names but those that would be its own.
    let fewer = try Self.names([("com.x.y", twins.replacing("  y: {}\n", with: ""))])
    #expect(fewer["com.x.y.Y/state"]?.view == "com_x_y__Y__state_violations")
    for (identity, name) in fewer where !identity.hasPrefix("com.x.y.Y/") {
      #expect(names[identity]?.view == name.view && names[identity]?.path == name.path, "\(identity)")
    }
  }

  @Test(arguments: [EmitTarget.duckdb, .spark])
  func `values that nest deeper than is compared are told of, and others are compared`(target: EmitTarget) throws {
    func arrays(_ levels: Int) -> String {
      (0..<levels).reduce("int8") { type, _ in "{array: \(type)}" }.dropLast() + ", uniqueItems: true}"
    }
    let text = """
      schemas:
        Tree: {object: {children: {array: Tree}}}
      twins:
        Deep:
          properties:
            four: \(arrays(4))
            five: \(arrays(5))
            trees: {array: Tree, uniqueItems: true}
            shapes: {array: {object: {site: point}}, uniqueItems: true}
            tree: {type: Tree, const: {children: []}}
            site: {type: point, const: {type: Point, coordinates: [1, 2]}}

      """
    let losses = try Self.losses(text, target)
    let lost = { (name: String) in losses["com.example.air.Deep/" + name] ?? [] }
    #expect(lost("four") == [])
    #expect(lost("five") == [.deepUniqueItems])
    #expect(lost("trees") == [.deepUniqueItems])
    #expect(lost("shapes") == [.geometryUniqueItems])
    #expect(lost("tree") == [.deepConst])
    #expect(lost("site").contains(.geometryConst))
    let sql = String(decoding: try #require(Self.emission(text, target).files.first).bytes, as: UTF8.self)
    for (name, isCompared) in [("four", true), ("five", false), ("trees", false), ("shapes", false)] {
      #expect(sql.contains("'uniqueItems /\(name)'") == isCompared, "\(name)")
    }
  }

  @Test func `a decimal whose digits are known has its precision in Avro`() throws {
    let text = """
      schemas: {Money: {type: decimal, minimum: -9999.99, maximum: 9999.99}}
      twins:
        Pump:
          properties:
            money: {type: decimal, minimum: -9999.99, maximum: 9999.99, precision: 2}
            named: {type: Money, precision: 2}
            open: {type: decimal, precision: 2}
            wide: {type: decimal, minimum: 0, maximum: 1e37, precision: 2}
            real: {type: double, minimum: 0, maximum: 1, precision: 2}

      """
    let losses = try Self.losses(text, .avro)
    let lost = { (name: String) in losses["com.example.air.Pump/" + name] ?? [] }
    for name in ["money", "named"] { #expect(lost(name).isDisjoint(with: [.precision, .unboundedDecimal]), "\(name)") }
    for name in ["open", "wide"] { #expect(lost(name).isSuperset(of: [.precision, .unboundedDecimal]), "\(name)") }
    #expect(lost("real").contains(.precision))
    let emitted = try Self.emission(text, .avro).files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(emitted.contains(#""precision": 6"#) && emitted.contains(#""scale": 2"#), "\(emitted)")
  }

  @Test func `what JSON Schema leaves to validators and callers is told of by element`() throws {
    let text = """
      twins:
        Pump:
          properties:
            step: {type: double, multipleOf: 0.25}
            whole: {type: int8, multipleOf: 5}
            cents: {type: decimal, precision: 2}
            clock: time
            code: {type: string, pattern: '[A-Z]+'}
          commands:
            start: {request: {type: int8, name: level}}
            stop: {request: {type: int8, name: level, required: true}}

      """
    let losses = try Self.losses(text, .jsonSchema)
    let lost = { (name: String) in losses["com.example.air.Pump/" + name] ?? [] }
    #expect(lost("step") == [.fractionalStep, .doubleRange])
    #expect(lost("whole") == [])
    #expect(lost("cents") == [.fractionalStep])
    #expect(lost("clock") == [.leapSecond, .formatEnd])
    #expect(lost("code") == [.patternEnd])
    #expect(lost("commands/start/request").contains(.absentPayload))
    #expect(!lost("commands/stop/request").contains(.absentPayload))
    #expect(
      lost("state").isSuperset(of: [.syntax, .encoding, .limit, .duplicateMember, .foreignDuplicate, .longNumber]))
  }

  @Test func `a ledger tells where right documents may be refused, and what no model can do without`() throws {
    func refusing(_ target: EmitTarget) throws -> Set<DocumentAspect> {
      let text = """
        twins:
          Pump:
            properties: {step: {type: double, multipleOf: 0.25}, clock: time, site: polygon, open: {enum: [a], open: true}}
            commands: {start: {request: {type: int8, name: level}}}

        """
      let losses = try Self.emission(text, target).ledger.losses
      return Set(losses.filter(\.limit.mayRefuse).map(\.aspect))
    }
    #expect(try refusing(.jsonSchema) == [.longNumber, .fractionalStep, .absentPayload])
    for target in [EmitTarget.avro, .duckdb, .spark] { #expect(try refusing(target) == [], "\(target)") }
    // Losses of documents that hold nothing are those of the format, and no others.
    for target in EmitTarget.allCases {
      let bare = try Self.emission("twins: {Bare: {}}", target).ledger
      #expect(bare.lossesOfModel == [] && !bare.losses.isEmpty, "\(target)")
      let flag = try Self.emission("twins: {Bare: {properties: {flag: boolean}}}", target).ledger
      #expect(flag.lossesOfModel == [], "\(target)")
    }
    let site = try Self.emission("twins: {Bare: {properties: {site: polygon}}}", .jsonSchema).ledger
    #expect(site.lossesOfModel.map(\.aspect) == [.closedRing])
  }

  @Test func `second 60 in UTC is taken at the end of months, as the runtime does`() throws {
    let pattern = try Pattern(TextForm.dateTime)
    for year in ["1900", "2000", "2023", "2024", "2100", "0000", "0400", "1996", "9999"] {
      for month in 1...12 {
        for day in 27...31 {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day)T23:59:60Z"
          #expect(pattern.matches(text.utf8Span.span) == isDateTime(text.utf8Span.span), "\(text)")
        }
      }
    }
  }

  @Test func `patterns that RE2 does not take are told of, and are no part of the check`() throws {
    let text = """
      twins:
        Pump:
          properties:
            short: {type: string, pattern: '[a-z]{2,40}', examples: [ab]}
            large: {type: string, pattern: '(?:[a-z]{1,60}-){1,60}', examples: [ab-]}

      """
    let duckDB = try Self.losses(text, .duckdb)
    #expect(duckDB["com.example.air.Pump/short"] == nil)
    #expect(duckDB["com.example.air.Pump/large"] == [.largePattern])
    let spark = try Self.losses(text, .spark)
    #expect(spark["com.example.air.Pump/large"] == [.longText])
    let sql = String(decoding: try #require(Self.emission(text, .duckdb).files.first).bytes, as: UTF8.self)
    #expect(sql.contains("'pattern /short'") && !sql.contains("'pattern /large'"))
  }

  @Test func `every reason and every substitute is a sentence`() {
    for target in EmitTarget.allCases {
      for (aspect, limit) in target.limits {
        for text in [limit.reason, limit.instead] {
          #expect(text.hasSuffix("."), "\(target.rawValue) \(aspect.rawValue)")
        }
      }
    }
  }
}

import Testing
import TwinEmitters
import TwinModel
import TwinResolver
import TwinSource
import TwinTestSupport

@Suite struct GemelSourcesTests {
  /// Packages that use everything the language has, spelled the way the printer spells it.
  static let vocabulary: [(path: String, text: String)] = [
    (
      "concepts.yaml",
      """
      concepts:
        Equipment: {}
        Fan:
          broader: [Equipment]
          title: {de: Ventilator, en: Fan}
          description: Moves air.
          comment: 'Checked: twice.'
          owner: team-air
          stability: experimental
          classification: public
          synonyms: [blower, 'no', air mover]
          formerly: [Blower]
          deprecated: {since: 1.0.0, removeIn: 2.0.0, replacedBy: Equipment, reason: Split by mounting.}
          mappings:
            exact: ['brick:Fan', 'rec:Fan']
            close: ['ifc:IfcFan']
            broader: ['brick:Equipment']
            narrower: [x]
            related: ['y']
          annotations:
            list: [1, '1', true, 'true', null, 'null', -2.5e-10, {a: {}, b: []}]
            text: |
              first line

                indented
              last line

      """
    ),
    (
      "gemel.yaml",
      """
      edition: 2026
      package: com.example.vocabulary
      kind: ontology
      version: 1.2.3-beta.1
      title: Words
      summary: Everything an ontology may hold.
      owners: [team-a, team-b]
      annotations: {origin: test}

      """
    ),
    (
      "points.yaml",
      """
      points:
        code: {type: string, minLength: 2, maxLength: 8, pattern: '[A-Z]{2}[0-9]*', examples: [AB1, AB2]}
        occupancy: boolean
        temperature:
          type: double
          quantity: Temperature
          unit: degreeCelsius
          minimum: -50
          maximum: 120
          precision: 1
          description: Temperature of the air.

      """
    ),
    (
      "quantities.yaml",
      """
      quantities:
        AirTemperature: {broader: [Temperature]}
        Angle: {dimension: 1, coherentUnit: radian}
        Power: {dimension: L2 M T-3, description: Energy by time.}
        Temperature: {dimension: Θ, coherentUnit: kelvin}

      """
    ),
    (
      "relations.yaml",
      """
      relations:
        feeds:
          domain: [Fan]
          range: [Equipment, Fan]
          inverse: isFedBy
          characteristics: [asymmetric, transitive, irreflexive, acyclic]
        isFedBy: {inverse: feeds}
        suppliesAir: {broader: [feeds]}

      """
    ),
    (
      "terms.yaml",
      """
      terms:
        supply: {role: qualifier}
        temperature: {role: measurement, quantity: Temperature, abbreviations: [temp, tmp]}

      """
    ),
    (
      "units.yaml",
      """
      units:
        degree: {symbol: °, quantity: Angle, factor: pi/180}
        degreeCelsius: {symbol: °C, quantity: Temperature, offset: 273.15}
        degreeFahrenheit: {symbol: °F, quantity: Temperature, factor: 5/9, offset: 45967/180}
        kelvin: {symbol: K, quantity: Temperature}
        radian: {quantity: Angle}

      """
    ),
  ]

  static let hvac: [(path: String, text: String)] = [
    (
      "gemel.yaml",
      """
      edition: 2026
      package: com.example.hvac
      kind: model
      version: 1.4.0
      dependencies:
        com.example.vocabulary: {version: '>=1.2.3-beta.1', as: v}

      """
    ),
    (
      "schemas.yaml",
      """
      schemas:
        Area: {type: polygon, id: 'dtmi:com:example:Area;1'}
        Code: {enum: {low: 1, high: {value: 2, title: High}}, open: true, default: low}
        Empty: {enum: {}, encoding: string}
        Heat: {type: float, quantity: AirTemperature, unit: kelvin}
        Limits: {object: {low: double, high: double}}
        Mode: {enum: ['off', heating, 'on']}
        Named: {enum: {alpha: {description: The first.}, beta: {}}}
        Readings:
          array:
            object:
              at: {type: dateTime, required: true}
              by: {map: Heat, minItems: 1, maxItems: 9}
              tags: {array: {type: string, name: tag}, uniqueItems: true}
              inner:
                object:
                  x: int8
                  'y': {type: uint64, writable: true, multipleOf: 5}
                default: {x: -1, 'y': 10}
          maxItems: 100
        Table:
          map: {type: decimal, name: amount, exclusiveMinimum: 0, exclusiveMaximum: 1e+30}
          keys: {type: string, name: product, maxLength: 40}
        Text: {enum: {a: '1', b: two}, const: a}

      """
    ),
    (
      "twins/Base.yaml",
      """
      twins:
        Base:
          abstract: true
          properties:
            label: string
            limit:
              type: double
              quantity: Temperature
              unit: kelvin
              minimum: 0
              maximum: 400
              default: 300
            code: {use: v.code, required: true}
            shape: {type: Area, writable: true}
          telemetry:
            heat: {use: v.temperature, maximum: 90, sampling: 30s, freshness: 2m}
          events:
            failed: {payload: {type: string, maxLength: 80}, severity: critical}
            started: {}
          commands:
            reset: {}
            set: {request: {type: double, name: level, required: true}, response: Mode}
          relationships:
            feeds:
              relation: v.feeds
              target: [Base, Fan]
              cardinality: 0..64
              inverseCardinality: 1
              inverse: fedBy
              properties:
                since: {type: date, required: true}
                share: {type: float, writable: true}
              description: Where the air goes.
            fedBy: {}
            near: Base
            outside: dtmi:org:other:Thing;1

      """
    ),
    (
      "twins/Fan.yaml",
      """
      twins:
        Fan:
          id: dtmi:com:example:Fan;1
          is: v.Fan
          extends: Base
          sealed: true
          properties:
            limit: {required: true, maximum: 350}
            mode: {type: Mode, writable: true, default: 'off', source: {system: CMMS, field: fan.mode}}
          telemetry:
            heat: {minimum: 5, sampling: 90s}
            speed: {type: double, sampling: 1500ms, classification: restricted, source: SCADA}
          events:
            failed: {description: The belt is broken.}
          commands:
            set: {title: {en: Set}}
          relationships:
            feeds: {target: Fan, cardinality: 1..4}
          components:
            drive: Motor
            guard: {type: Motor, comment: spare}

      """
    ),
    ("twins/Motor.yaml", "twins:\n  Motor: {}\n"),
  ]

  static func files(_ texts: [(path: String, text: String)]) -> PackageFiles {
    texts.map { ($0.path, Array($0.text.utf8)) }
  }

  @Test func `sources in the printer's own spelling are printed as they are`() throws {
    let resolved = resolveGemel([Self.files(Self.vocabulary), Self.files(Self.hvac)])
    #expect(resolved.findings.map { "\($0.rule): \($0.message) (\($0.subject))" } == [])
    let expected = [Self.hvac, Self.vocabulary]
    for (id, texts) in zip(resolved.model.packages.ids, expected) {
      let printed = gemelSources(of: id, in: resolved.model)
      #expect(printed.map(\.path) == texts.map(\.path))
      for (file, text) in zip(printed, texts) {
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = text.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines == wanted, "\(file.path)")
      }
    }
    #expect(GemelRoundTripTests.differences(resolved.model) == [])
  }

  @Test func `a difference in any property of a row is seen`() {
    let model = resolveGemel([Self.files(Self.vocabulary), Self.files(Self.hvac)]).model
    let before = dump(model)
    func isSeen(_ change: (inout Model) -> Void) -> Bool {
      var changed = model
      change(&changed)
      return !dumpDifference(before, dump(changed)).isEmpty
    }
    #expect(!isSeen { _ in })
    #expect(isSeen { $0.twins.rows[0].isAbstract.toggle() })
    #expect(isSeen { $0.members.rows[0].isWritable.toggle() })
    #expect(isSeen { $0.units.rows[0].offset = .one })
    #expect(isSeen { $0.texts.rows[0].text = .empty })
    #expect(isSeen { $0.constraints.rows[0] = .uniqueItems })
    #expect(isSeen { $0.literals.rows[0] = .null })
    #expect(isSeen { $0.enumerationValues.rows[0].metadata = ID(0) })
    #expect(isSeen { $0.relationshipDetails.rows[0].inverse = nil })
    #expect(isSeen { $0.telemetryDetails.rows[0].freshness = 7 })
    #expect(isSeen { $0.fields.rows[0].isRequired.toggle() })
    #expect(isSeen { $0.metadata.rows[0].comment = .empty })
    #expect(isSeen { $0.effectiveMembers.rows.swapAt(0, 1) })
    #expect(isSeen { $0.packages.rows[0].edition += 1 })
    #expect(isSeen { $0.enumerations.rows[0].isOpen.toggle() })
    #expect(!isSeen { $0.twins.rows[0].header.place = .none })
  }
}

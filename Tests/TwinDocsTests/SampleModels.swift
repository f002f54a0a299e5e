import TwinModel

/// A number from its text.
private func number(_ text: String) -> Number { Number(text) ?? .zero }

/// A small building model: two ontologies and two model packages with something of everything.
func buildingModel() -> Model {
  ModelBuilder.build([
    .init(
      name: "org.gemel.core", kind: .ontology, summary: "Things, places and what connects them.",
      concepts: [
        .init(name: "Entity", about: .text("Anything that a twin can stand for.")),
        .init(
          name: "Equipment", broader: ["Entity"],
          about: .init(
            title: ["en": "Equipment", "de": "Anlage"],
            description: [
              "en": "A made thing that does work.\n\nNot the space around it.",
              "de": "Eine Anlage, die Arbeit leistet.",
            ],
            synonyms: ["machine"],
            mappings: [
              (.exact, "brick:Equipment"), (.close, "https://example.com/ns#Asset"), (.related, "javascript:alert(1)"),
            ])
        ),
        .init(name: "Space", broader: ["Entity"], about: .text("A bounded part of a building.")),
      ],
      relations: [
        .init(
          name: "feeds", domain: ["Equipment"], range: ["Equipment", "Space"], inverse: "isFedBy",
          characteristics: [.transitive, .irreflexive], about: .text("Delivers a medium to.")),
        .init(name: "isFedBy", domain: ["Equipment", "Space"], range: ["Equipment"], inverse: "feeds"),
      ]),
    .init(
      name: "org.gemel.quantities", kind: .ontology, summary: "Kinds of quantity and their units.",
      quantities: [
        .init(
          name: "Temperature", dimension: "Θ",
          units: [
            ("kelvin", "K", "1", "0"), ("degreeCelsius", "°C", "1", "273.15"),
            ("degreeFahrenheit", "°F", "5/9", "45967/180"),
          ], about: .text("How hot something is.")),
        .init(
          name: "VolumeFlowRate", dimension: "L3 T-1",
          units: [("cubicMetrePerSecond", "m³/s", "1", "0"), ("cubicMetrePerHour", "m³/h", "1/3600", "0")]),
      ],
      terms: [
        .init(name: "supply", role: "qualifier", about: .text("Flowing toward the served space.")),
        .init(name: "temperature", role: "measurement", quantity: "Temperature", abbreviations: ["temp", "tmp"]),
      ],
      points: [
        (
          "supplyAirTemperature",
          .primitive(
            .double, [.minimum(number("-50")), .maximum(number("120"))], quantity: "Temperature", unit: "degreeCelsius")
        )
      ]),
    .init(
      name: "com.example.site", summary: "Buildings and their rooms.", needs: ["org.gemel.core"],
      twins: [
        .init(
          name: "Zone", concepts: ["Space"],
          members: [
            .init(kind: .property, name: "name", shape: .primitive(.string, [.maxLength(64)]), isRequired: true)
          ],
          about: .text("A part of a floor that is conditioned together."))
      ]),
    .init(
      name: "com.example.hvac", summary: "Air-side HVAC equipment.",
      needs: ["org.gemel.core", "org.gemel.quantities", "com.example.site"],
      twins: hvacTwins(),
      schemas: [
        ("OperatingMode", .enumeration(["off", "heating", "cooling", "auto"])),
        (
          "PurgeRequest",
          .object([
            ("duration", .primitive(.duration), .text("How long to purge.")),
            ("steps", .array(.object([("speed", .primitive(.int32, [.minimum(.zero)]), .init())])), .init()),
          ])
        ),
      ]),
  ])
}

private func hvacTwins() -> [ModelBuilder.TwinSource] {
  [
    .init(
      name: "HvacEquipment", concepts: ["Equipment"], isAbstract: true,
      members: [
        .init(
          kind: .property, name: "serialNumber", shape: .primitive(.string, [.minLength(1), .maxLength(32)]),
          isRequired: true, about: .text("As on the plate.")),
        .init(
          kind: .property, name: "installedOn", shape: .primitive(.date),
          about: .init(source: ("CMMS", "asset.install_date"))),
      ], about: .text("What all air-side equipment has.")),
    .init(
      name: "AirHandlingUnit", parents: ["HvacEquipment"], concepts: ["Equipment"],
      members: airHandlingUnitMembers(),
      about: .init(
        title: ["en": "Air handling unit", "de": "Lüftungsgerät"],
        description: [
          "en": "Conditions and circulates air for one or more zones.\n\nIt has a supply fan, coils and filters.",
          "de": "Bereitet Luft für eine oder mehrere Zonen auf.",
        ], synonyms: ["AHU", "air handler"], mappings: [(.exact, "brick:AHU"), (.close, "ifc:IfcUnitaryEquipment")],
        externalID: "dtmi:com:example:hvac:AirHandlingUnit;1", stability: .stable, formerly: ["AirHandler"],
        annotations: [("ui.icon", "fan")])),
    .init(
      name: "RooftopUnit", parents: ["AirHandlingUnit"],
      members: [
        .init(
          kind: .property, name: "ratedAirflow",
          shape: .primitive(
            .double, [.minimum(number("100")), .maximum(number("50000"))], quantity: "VolumeFlowRate",
            unit: "cubicMetrePerHour"), isRequired: true, about: .text("Smaller than its parent's."))
      ], about: .text("An air handling unit in a case for the roof.")),
    .init(
      name: "Fan", parents: ["HvacEquipment"],
      members: [
        .init(kind: .telemetry, name: "speed", shape: .primitive(.double), sampling: 5_000),
        .init(kind: .relationship, name: "feeds", targets: ["Zone"], relation: "feeds"),
      ], about: .init(description: ["": "Moves air."], stability: .experimental)),
    .init(
      name: "VavBox", parents: ["HvacEquipment"],
      members: [
        .init(kind: .relationship, name: "feeds", targets: ["Zone"], relation: "feeds", cardinality: .init(1, 1))
      ],
      about: .init(
        description: ["": "Varies the flow into a zone."],
        deprecation: ("1.2.0", "RooftopUnit", "Boxes are modelled with their unit."))),
  ]
}

private func airHandlingUnitMembers() -> [ModelBuilder.MemberSource] {
  [
    .init(
      kind: .property, name: "ratedAirflow",
      shape: .primitive(
        .double, [.minimum(.zero), .maximum(number("200000"))], quantity: "VolumeFlowRate", unit: "cubicMetrePerHour"),
      isRequired: true,
      about: .init(
        description: ["": "Air flow at the rating point."], classification: .internal,
        source: ("CMMS", "asset.rated_flow"))),
    .init(
      kind: .property, name: "operatingMode", shape: .schema("OperatingMode"), isWritable: true,
      about: .text("What the unit is asked to do.")),
    .init(
      kind: .property, name: "flow", shape: .primitive(.double),
      about: .init(deprecation: ("1.3.0", "ratedAirflow", "It was never clear which flow."))),
    .init(
      kind: .property, name: "tags", shape: .map(.primitive(.string, [.maxLength(40)])), about: .text("Free labels.")),
    .init(
      kind: .telemetry, name: "supplyAirTemperature",
      shape: .primitive(
        .double, [.minimum(number("-50")), .maximum(number("120"))], quantity: "Temperature", unit: "degreeCelsius"),
      point: "supplyAirTemperature", sampling: 30_000),
    .init(
      kind: .event, name: "filterClogged",
      shape: .object([("pressure", .primitive(.double), .text("Across the filter."))]), severity: "warning"),
    .init(kind: .command, name: "startPurge", shape: .schema("PurgeRequest"), response: .primitive(.boolean)),
    .init(
      kind: .relationship, name: "feeds", targets: ["VavBox", "Zone"], relation: "feeds",
      cardinality: .init(0, 64), edge: [("since", .primitive(.dateTime))],
      about: .text("What the unit delivers air to.")),
    .init(kind: .component, name: "supplyFan", targets: ["Fan"]),
  ]
}

/// A package of `count` twins with `members` members each below a base type; every other one leads to the base.
func largeModel(twins count: Int, members: Int) -> Model {
  var twins: [ModelBuilder.TwinSource] = [
    .init(name: "Base", members: [.init(kind: .property, name: "id", shape: .primitive(.string), isRequired: true)])
  ]
  for index in 0..<count {
    var list = (0..<members - 1).map { member in
      ModelBuilder.MemberSource(
        kind: member % 2 == 0 ? .property : .telemetry, name: "measuredValue\(member)",
        shape: .primitive(
          .double, [.minimum(.zero), .maximum(number("100"))], quantity: "Temperature", unit: "kelvin"),
        about: .text("The value that the device reports for channel \(member)."))
    }
    list.append(.init(kind: .relationship, name: "belongsTo", targets: [index % 2 == 0 ? "Base" : "Device0"]))
    twins.append(
      .init(
        name: "Device\(index)", parents: ["Base"], members: list,
        about: .text("A device of kind \(index) that measures and reports what it measures.")))
  }
  return ModelBuilder.build([
    .init(
      name: "com.example.large", needs: [],
      quantities: [.init(name: "Temperature", dimension: "Θ", units: [("kelvin", "K", "1", "0")])], twins: twins)
  ])
}

/// A package of `count` twins with names of several words, six members each, half of them with a title and a synonym; all are described,
/// have an identity elsewhere and extend one of 440 of them, and some members had another name.
func namedModel(twins count: Int) -> Model {
  let sides = ["North", "South", "Upper", "Lower", "Inner"]
  let builds = ["Basic", "Modular", "Standby", "Indoor", "Compact", "Rooftop", "Packaged", "Split"]
  let things = ["Pump", "Fan", "Chiller", "Boiler", "Valve", "Damper", "Meter", "Battery", "Tank", "Mixer", "Filter"]
  let places = [
    "primary", "secondary", "leaving", "entering", "supply", "return", "outer", "bearing", "shaft", "total",
  ]
  let media = ["Water", "Air", "Steam", "Brine", "Oil", "Gas", "Refrigerant", "Coil", "Zone"]
  let values = [
    "Temperature", "Pressure", "Flow", "Current", "Humidity", "Location", "Count", "Mode", "Label", "Limit",
  ]
  func thing(_ index: Int) -> String {
    sides[index % 5] + builds[index / 5 % 8] + things[index / 40 % 11] + "\(index / 440)"
  }
  func sentence(_ index: Int) -> String {
    let (thing, medium) = (things[index / 40 % 11].lowercased(), media[index % 9].lowercased())
    let purpose = ["heats", "moves", "measures", "keeps", "mixes", "conditions", "distributes"][index % 7]
    let room = ["offices", "laboratories", "theatres", "garages", "kitchens", "wards", "classrooms"][index / 7 % 7]
    return
      "A \(thing) that \(purpose) the \(medium) for \(room) of series r\(index / 3), near riser \(index % 97). It has more."
  }
  let twins = (0..<count).map { index in
    let members = (0..<6).map { member in
      let number = index &* 31 &+ member &* 17
      let name =
        places[number % 10] + media[number / 10 % 9] + values[number / 90 % 10] + (index % 3 == 0 ? "\(index)" : "")
      return ModelBuilder.MemberSource(
        kind: member % 2 == 0 ? .property : .telemetry, name: name, shape: .primitive(.double),
        about: .init(formerly: (index + member) % 10 == 0 ? ["former\(member)Reading\(index)"] : []))
    }
    var about = ModelBuilder.About(
      description: ["": sentence(index)], externalID: "dtmi:com:example:named:\(thing(index));1")
    if index % 2 == 0 {
      about.title = ["en": "Machine number \(index)"]
      about.synonyms = ["tag \(index)"]
    }
    return ModelBuilder.TwinSource(
      name: thing(index), parents: index < 440 ? [] : [thing(index % 440)], members: members, about: about)
  }
  return ModelBuilder.build([.init(name: "com.example.named", twins: twins)])
}

/// Types that are found by what they and their members are called elsewhere, and by what they are said to be.
func calledModel() -> Model {
  func value(_ kind: MemberKind, _ name: String, _ about: ModelBuilder.About = .init()) -> ModelBuilder.MemberSource {
    .init(kind: kind, name: name, shape: .primitive(.double), about: about)
  }
  let blade = ModelBuilder.About(
    title: ["en": "Blade setting", "de": "Schaufelwinkel"], synonyms: ["incidence"],
    externalID: "dtmi:com:example:Fan:blade;2",
    formerly: ["bladePitch"])
  return ModelBuilder.build([
    .init(
      name: "com.example.called",
      concepts: [.init(name: "BLR", about: .text("What boilers have in common.\n\nNot a furnace."))],
      twins: [
        .init(name: "Machine", members: [value(.property, "hours")]),
        .init(name: "Rotating", parents: ["Machine"], members: [value(.telemetry, "rotationalSpeed")]),
        .init(
          name: "Fan", parents: ["Rotating"], members: [value(.property, "bladeAngle", blade)],
          about: .init(description: ["": "Moves air."], externalID: "dtmi:com:example:called:Fan;1")),
        .init(name: "Propeller", parents: ["Rotating"], members: [value(.property, "bladeAngle")]),
        .init(name: "FanRoom", members: [value(.property, "area")]),
        .init(
          name: "AHU", members: [value(.property, "outsideAirRequirement")],
          about: .init(
            description: ["": "Tag for air-handling units."], mappings: [(.exact, "https://example.com/ns#AirHandler")],
            externalID: "9f2c1d34-5e6f-4a7b-8c9d-0123456789ab")),
        .init(name: "AirHandle", about: .text("Where a door is held.")),
      ])
  ])
}

/// A type with `count` members, two of which lead to a type with as many, and a type below it with two more.
func wideModel(members count: Int) -> Model {
  let members = (0..<count).map { number in
    ModelBuilder.MemberSource(
      kind: number % 2 == 0 ? .property : .telemetry, name: "channelNumber\(number)", shape: .primitive(.double),
      about: .text("What the device measures at the contact of that number, unless it is switched off."))
  }
  let link = ModelBuilder.MemberSource(
    kind: .relationship, name: "next", targets: ["Wide"], inverse: "previous")
  let back = ModelBuilder.MemberSource(
    kind: .relationship, name: "previous", targets: ["Wide"], inverse: "next")
  let own = ["first", "second"].map {
    ModelBuilder.MemberSource(kind: .component, name: $0, targets: ["Wide"])
  }
  return ModelBuilder.build([
    .init(
      name: "com.example.wide",
      twins: [
        .init(name: "Wide", members: members + [link, back]), .init(name: "WideChild", parents: ["Wide"], members: own),
      ])
  ])
}

/// Points and terms on several pages, a term and members that had other names.
func numberedModel() -> Model {
  let blade = ModelBuilder.MemberSource(
    kind: .property, name: "bladeAngle", shape: .primitive(.double),
    about: .init(formerly: ["bladePitch", "blade_angle"]))
  return ModelBuilder.build([
    .init(
      name: "com.example.numbered", kind: .ontology,
      terms: (100..<240).map {
        .init(name: "word\($0)", role: "qualifier", about: .init(formerly: ["former\($0)"]))
      },
      points: (100..<240).map { ("point\($0)", .primitive(.double)) },
      twins: [.init(name: "Fan", members: [blade]), .init(name: "Propeller", parents: ["Fan"])])
  ])
}

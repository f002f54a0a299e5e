import Foundation
import Testing
import TwinCompiler
import TwinModel
import TwinReaders
import TwinSource

@Suite struct VSSReaderTests {
  static let units = (
    path: "units.yaml",
    text: """
    km/h: {definition: Speed, unit: kilometer per hour, quantity: velocity}
    m/s: {definition: Speed, unit: meters per second, quantity: velocity}
    percent: {definition: Parts, unit: percent, quantity: relation}
    dBm: {definition: Level, unit: decibel milliwatt, quantity: relation}
    """
  )

  static func read(_ text: String) -> Compilation {
    compileForeign([("Vehicle.vspec", "Vehicle: {type: branch, description: Root}\n" + text), units])
  }

  @Test func `kinds of signals become kinds of members with datatype, unit and bounds`() {
    let compilation = Self.read(
      """
      Vehicle.Speed: {type: sensor, datatype: float, unit: km/h, min: -50, max: 250.5, description: Over ground}
      Vehicle.IsOpen: {type: actuator, datatype: boolean, default: False, description: Open}
      Vehicle.Doors: {type: attribute, datatype: uint8, default: 4, description: Doors}
      Vehicle.Rows: {type: attribute, datatype: 'uint8[]', max: 5, arraysize: 2, default: [2, 3], description: Seats}
      """)
    #expect(compilation.errors == [])
    #expect(
      compilation.members(of: "Vehicle") == [
        "IsOpen property boolean default=false writable", "Doors property uint8 default=4",
        "Rows property [uint8 <=5] items>=2 maxItems default=[2,3]", "Speed telemetry float km_per_h >=-50 <=250.5",
      ])
  }

  @Test func `allowed values become enumerations, encoded as they are written`() {
    let compilation = Self.read(
      """
      Vehicle.Gear: {type: sensor, datatype: string, allowed: [P, R], default: P, description: Gear}
      Vehicle.Code: {type: sensor, datatype: string, allowed: ['01', '4A', 'a b'], default: '4A', description: Code}
      Vehicle.Mode: {type: sensor, datatype: int8, allowed: [-1, 2], description: Mode}
      Vehicle.Modes: {type: sensor, datatype: 'string[]', allowed: [ON, OFF], description: Modes}
      Vehicle.Step: {type: sensor, datatype: float, allowed: [0.5, 1], description: Step}
      """)
    #expect(compilation.errors == [])
    #expect(
      compilation.members(of: "Vehicle") == [
        "Gear telemetry {P,R} default=P", "Code telemetry {v01=01,v4A=4A,a_b=a b} default=v4A",
        "Mode telemetry {minus1=-1,v2=2}", "Modes telemetry [{ON,OFF}]", "Step telemetry float",
      ])
  }

  @Test func `instances become components by the names of data paths`() {
    let compilation = Self.read(
      """
      Vehicle.Door: {type: branch, instances: ['Row[1,2]', [Left, Right]], description: Door}
      Vehicle.Door.IsOpen: {type: sensor, datatype: boolean, description: Open}
      Vehicle.Mirror: {type: branch, instances: [Left, Right], description: Mirror}
      Vehicle.Axle: {type: branch, instances: 'Row[1,2]', description: Axle}
      Vehicle.Axle.Wheel: {type: branch, instances: [[Left], [A, B]], description: Wheel}
      """)
    #expect(compilation.errors == [])
    #expect(
      compilation.members(of: "Vehicle") == [
        "DoorRow1Left component VehicleDoor", "DoorRow1Right component VehicleDoor",
        "DoorRow2Left component VehicleDoor", "DoorRow2Right component VehicleDoor",
        "MirrorLeft component VehicleMirror", "MirrorRight component VehicleMirror",
        "AxleRow1 component VehicleAxle", "AxleRow2 component VehicleAxle",
      ])
    #expect(
      compilation.members(of: "VehicleAxle") == [
        "WheelLeftA component VehicleAxleWheel", "WheelLeftB component VehicleAxleWheel",
      ])
    let member = compilation.twin("Vehicle").flatMap { compilation.model.members[$0.members].first }
    #expect(compilation.annotations(member?.metadata) == "vss={path:Door.Row1.Left}")
  }

  @Test func `a file that is included twice is read below each branch, with places of its own`() throws {
    let compilation = compileForeign([
      (
        "spec/Vehicle.vspec",
        """
        Vehicle:
          type: branch
          description: Root
        Vehicle.Hood: {type: branch, description: Hood}
        #include Parts/Lid.vspec Vehicle.Hood
        Vehicle.Trunk: {type: branch, description: Trunk}
          #include Parts/Lid.vspec   Vehicle.Trunk
        """
      ), ("spec/Parts/Lid.vspec", "#include common/Base.vspec\nIsLocked: {type: sensor, datatype: boolean}\n"),
      ("spec/common/Base.vspec", "IsOpen: {type: sensor, datatype: boolean}\n"),
    ])
    #expect(compilation.errors == [])
    for name in ["VehicleHood", "VehicleTrunk"] {
      #expect(compilation.members(of: name) == ["IsOpen telemetry boolean", "IsLocked telemetry boolean"])
    }
    let trunk = try #require(compilation.twin("VehicleTrunk"))
    #expect(compilation.source(at: trunk.header.place) == "spec/Vehicle.vspec: Vehicle.Trunk")
    #expect(
      compilation.model.members[trunk.members].map { compilation.source(at: $0.place) } == [
        "spec/common/Base.vspec: IsOpen", "spec/Parts/Lid.vspec: IsLocked",
      ])
  }

  @Test func `structs become schemas that signals name by path or by what tells them apart`() {
    let compilation = compileForeign([
      (
        "VehicleSignalSpecification.vspec",
        "Vehicle: {type: branch}\nVehicle.P: {type: sensor, datatype: Types.Position}"
      ),
      (
        "Types.vspec",
        """
        Types: {type: branch, description: Types}
        Types.Position: {type: struct, description: Place}
        Types.Position.Latitude: {type: property, datatype: double, min: -90, max: 90}
        Types.Route: {type: struct, description: Places}
        Types.Route.Stops: {type: property, datatype: 'Position[]'}
        """
      ),
    ])
    #expect(compilation.errors == [])
    #expect(compilation.members(of: "Vehicle") == ["P telemetry TypesPosition"])
    #expect(
      compilation.model.schemas.rows.map { compilation.text($0.value).joined(separator: " ") } == [
        "(Latitude)", "(Stops)",
      ])
    #expect(compilation.twin("Types") == nil)
  }

  @Test func `metadata is kept: deprecations, former names, identifiers, and keys of other tools`() throws {
    let compilation = Self.read(
      """
      Vehicle.Speed:
        type: sensor
        datatype: float
        description: Over ground
        comment: By wheels
        deprecation: v5.1 moved to Motion.Speed
        fka: [Vehicle.Velocity, Vehicle.Old.Speed, Pace]
        constUID: '0x1A'
        instantiate: false
        x-owner: {team: motion}
      Vehicle.Cabin:
        type: branch
        description: Cabin
        fka: Vehicle.Interior
      """)
    #expect(compilation.errors == [])
    let twin = try #require(compilation.twin("Vehicle"))
    let member = try #require(compilation.model.members[twin.members].first)
    let metadata = compilation.model.metadata[try #require(member.metadata)]
    let text = compilation.model.string
    #expect(metadata.deprecation?.since == SemanticVersion(5, 1, 0))
    #expect(metadata.deprecation?.reason.map(text) == "v5.1 moved to Motion.Speed")
    #expect(metadata.formerly.map(text) == ["Velocity", "Pace"])
    #expect(metadata.externalID.map(text) == "vss:0x1A")
    #expect(metadata.comment.map(text) == "By wheels")
    #expect(
      compilation.annotations(member.metadata)
        == "vss={fka:[Vehicle.Velocity,Vehicle.Old.Speed,Pace],instantiate:false,x-owner:{team:motion}}")
    let cabin = try #require(compilation.twin("VehicleCabin")?.header.metadata)
    #expect(compilation.model.metadata[cabin].formerly.map(text) == ["VehicleInterior"])
  }

  @Test func `units share a quantity where their conversion is known, and have one of their own where not`() throws {
    let compilation = Self.read("")
    #expect(compilation.errors == [])
    let units = compilation.model.units.rows.map { unit in
      let quantity = compilation.model.string(compilation.model.quantities[unit.quantity].header.name)
      return "\(compilation.model.string(unit.header.name)) \(quantity) \(unit.factor)"
    }
    #expect(
      units == [
        "dBm quantity_of_dBm 1", "km_per_h velocity 1/3.6", "m_per_s velocity 1", "percent relation 0.01",
      ])
  }

  @Test func `a unit keeps its name, and a quantity that is called like it is numbered`() {
    let compilation = compileForeign([
      ("V.vspec", "Vehicle: {type: branch}\nVehicle.A: {type: sensor, datatype: float, unit: blip/km}"),
      ("quantities.yaml", "blip/km: {definition: Change of length}\nangle: {definition: Angle}"),
      ("units.yaml", "blip/km: {definition: Change, quantity: blip/km}\ndegree: {definition: Angle, quantity: angle}"),
    ])
    #expect(compilation.errors == [])
    #expect(compilation.members(of: "Vehicle") == ["A telemetry float blip_per_km"])
    let model = compilation.model
    #expect(
      model.quantities.rows.map { "\(model.string($0.header.name)) \(compilation.annotations($0.header.metadata))" }
        == [
          "angle ", "blip_per_km_2 vss={dimension:unknown}",
          "quantity_of_blip_per_km vss={dimension:unknown,quantity:blip/km}",
        ])
  }

  @Test func `the older form of units, and no units at all, are read`() {
    let older = compileForeign([
      ("V.vspec", "Vehicle: {type: branch}\nVehicle.A: {type: sensor, datatype: float, unit: degree}"),
      ("units.yaml", "units:\n  degree: {label: degree, description: Angle, domain: angle}"),
    ])
    #expect(older.errors == [])
    #expect(older.members(of: "Vehicle") == ["A telemetry float degree"])
    let none = compileForeign([
      ("V.vspec", "Vehicle: {type: branch}\nVehicle.A: {type: sensor, datatype: float, unit: furlong}")
    ])
    #expect(none.errors == [])
    #expect(none.members(of: "Vehicle") == ["A telemetry float furlong"])
  }

  @Test func `the model has the version that the specification gives itself`() {
    let compilation = Self.read(
      """
      Vehicle.VersionVSS: {type: branch, description: Version}
      Vehicle.VersionVSS.Major: {type: attribute, datatype: uint32, default: 5}
      Vehicle.VersionVSS.Minor: {type: attribute, datatype: uint32, default: 2}
      """)
    let packages = compilation.givenPackages.map { compilation.model.packages[$0] }
    #expect(packages.map { compilation.model.string($0.name) } == ["vss.vehicle", "vss.vehicle.units"])
    #expect(packages.map(\.version) == [SemanticVersion(5, 2, 0), SemanticVersion(5, 2, 0)])
    #expect(packages.allSatisfy { $0.isVersioned })
  }

  @Test func `inclusions that multiply end at a limit`() {
    var files = [("V.vspec", "Vehicle: {type: branch}\n#include L0.vspec Vehicle.A\n#include L0.vspec Vehicle.B")]
    for level in 0..<20 {
      let next = "#include L\(level + 1).vspec"
      files.append(("L\(level).vspec", "N: {type: branch}\n\(next) X\n\(next) Y\n\(next) Z"))
    }
    files.append(("L20.vspec", "S: {type: sensor, datatype: float}"))
    let compilation = compileForeign(files)
    #expect(compilation.findings.filter { $0.rule == "vss/endless-include" }.count == 1)
    #expect(compilation.model.twins.count <= 200_000)
  }

  @Test func `files that make no sense have findings and nothing else`() {
    for text in [
      "- a", "text", "A: 1", "A: {type: [x]}", "A.: {type: branch}", "1: {type: branch}", "#include", "#include x",
    ] {
      let compilation = compileForeign([("V.vspec", text)])
      #expect(compilation.errors.allSatisfy { $0.hasPrefix("vss/") }, "\(text): \(compilation.errors)")
    }
  }

  @Test(
    .enabled(if: Corpora.folder("vss") != nil, "vss is not there"),
    arguments: [("v4.0", 649, 1_197), ("v5.0", 738, 1_411)])
  func `every release of the catalogue reads without an error`(release: String, nodes: Int, paths: Int) throws {
    let folder = try #require(Corpora.folder("vss")?.appending(path: release))
    let compilation = compileForeign(try foreignFiles(in: folder))
    #expect(compilation.errors == [])
    #expect(compilation.findings.filter { $0.rule.name.hasPrefix("vss/") }.map(\.message) == [])
    let model = compilation.model
    #expect(model.members.rows.filter { $0.kind != .component }.count + model.twins.count == nodes)
    let root = try #require(model.twins.ids.first { model.string(model.twins[$0].header.name) == "Vehicle" })
    #expect(1 + dataPaths(below: root, of: compilation) == paths)
  }

  /// How many data paths there are below a branch when its instances are written out, those of instances included.
  private func dataPaths(below twin: ID<Twin>, of compilation: Compilation) -> Int {
    let model = compilation.model
    var total = 0
    var instances: Set<String> = []
    for member in model.members[model.twins[twin].members] {
      guard case .component(let part) = member.detail else {
        total += 1
        continue
      }
      let written = compilation.annotations(member.metadata)
      let path = written.isEmpty ? model.string(member.name) : String(written.dropFirst("vss={path:".count).dropLast())
      var prefix = ""
      for label in path.split(separator: ".") {
        prefix += "." + label
        instances.insert(prefix)
      }
      total += dataPaths(below: part, of: compilation)
    }
    return total + instances.count
  }
}

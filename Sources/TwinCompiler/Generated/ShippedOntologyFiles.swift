// swift-format-ignore-file
// Made from Ontologies/ by `make generate`.

/// The files of the ontologies that ship with the compiler, sorted by path.
let shippedOntologyFiles: [(path: StaticString, text: StaticString)] = [
  (
    "building/concepts/airSide.yaml",
    ##"""
# Equipment that moves and conditions air.
concepts:
  AirHandlingUnit:
    title: {en: Air handling unit, de: Lüftungsgerät}
    broader: [core.HvacEquipment]
    description: Conditions and circulates air for one or more zones.
    synonyms: [AHU, air handler]
    mappings: {exact: ['brick:AHU'], close: ['ifc:IfcUnitaryEquipment']}

  RooftopUnit:
    title: {en: Rooftop unit, de: Dachgerät}
    broader: [AirHandlingUnit]
    description: Air handling unit in one weatherproof case, with its own cooling, for mounting on a roof.
    synonyms: [RTU]
    mappings: {exact: ['brick:RTU']}

  MakeupAirUnit:
    title: {en: Makeup air unit, de: Zuluftgerät}
    broader: [AirHandlingUnit]
    description: Air handling unit that supplies outdoor air only.
    synonyms: [MAU]
    mappings: {exact: ['brick:MAU']}

  DedicatedOutdoorAirSystem:
    title: {en: Dedicated outdoor air system, de: Außenluftgerät}
    broader: [AirHandlingUnit]
    description: Air handling unit that ventilates with outdoor air while other equipment heats and cools the spaces.
    synonyms: [DOAS]
    mappings: {exact: ['brick:DOAS']}

  TerminalUnit:
    title: {en: Terminal unit, de: Endgerät}
    broader: [core.HvacEquipment]
    description: Equipment at the end of a duct or pipe that conditions the space it stands in or serves.
    mappings: {exact: ['brick:Terminal_Unit']}

  VariableAirVolumeBox:
    title: {en: Variable air volume box, de: VAV-Box}
    broader: [TerminalUnit]
    description: Terminal unit that throttles the supply air of a zone.
    synonyms: [VAV, VAV box]
    mappings: {exact: ['brick:VAV'], close: ['ifc:IfcAirTerminalBox']}

  ReheatVariableAirVolumeBox:
    title: {en: Reheat variable air volume box, de: VAV-Box mit Nacherhitzer}
    broader: [VariableAirVolumeBox]
    description: Variable-air-volume box that can also heat the air.
    synonyms: [RVAV]
    mappings: {exact: ['brick:RVAV']}

  ConstantAirVolumeBox:
    title: {en: Constant air volume box, de: CAV-Box}
    broader: [TerminalUnit]
    description: Terminal unit that holds the supply air of a zone at one flow.
    synonyms: [CAV]
    mappings: {exact: ['brick:CAV']}

  FanCoilUnit:
    title: {en: Fan coil unit, de: Gebläsekonvektor}
    broader: [TerminalUnit]
    description: Terminal unit with a fan and a coil that recirculates room air.
    synonyms: [FCU]
    mappings: {exact: ['brick:FCU']}

  ChilledBeam:
    title: {en: Chilled beam, de: Kühlbalken}
    broader: [TerminalUnit]
    description: Terminal unit under the ceiling in which air sinks past cooled fins.
    mappings: {exact: ['brick:Chilled_Beam']}

  InductionUnit:
    title: {en: Induction unit, de: Induktionsgerät}
    broader: [TerminalUnit]
    description: Terminal unit in which a jet of primary air draws room air over a coil.
    mappings: {exact: ['brick:Induction_Unit']}

  SupplyFan:
    title: {en: Supply fan, de: Zuluftventilator}
    broader: [core.Fan]
    description: Fan that drives air toward the served spaces.
    mappings: {exact: ['brick:Supply_Fan']}

  ReturnFan:
    title: {en: Return fan, de: Abluftventilator}
    broader: [core.Fan]
    description: Fan that draws air back from the served spaces.
    mappings: {exact: ['brick:Return_Fan']}

  ExhaustFan:
    title: {en: Exhaust fan, de: Fortluftventilator}
    broader: [core.Fan]
    description: Fan that drives air outdoors.
    mappings: {exact: ['brick:Exhaust_Fan']}

  Damper:
    title: {en: Damper, de: Klappe}
    broader: [core.HvacEquipment]
    description: Blade or set of blades that opens, closes or throttles a duct.
    mappings: {exact: ['brick:Damper', 'ifc:IfcDamper']}

  FireDamper:
    title: {en: Fire damper, de: Brandschutzklappe}
    broader: [Damper]
    description: Damper that closes to keep fire from spreading through a duct.

  Coil:
    title: {en: Coil, de: Register}
    broader: [core.HeatExchanger]
    description: Heat exchanger of finned tubes in a stream of air.
    mappings: {exact: ['brick:Coil', 'ifc:IfcCoil']}

  HeatingCoil:
    title: {en: Heating coil, de: Heizregister}
    broader: [Coil]
    description: Coil that heats air.
    mappings: {exact: ['brick:Heating_Coil']}

  CoolingCoil:
    title: {en: Cooling coil, de: Kühlregister}
    broader: [Coil]
    description: Coil that cools air and may dry it.
    mappings: {exact: ['brick:Cooling_Coil']}

  AirFilter:
    title: {en: Air filter, de: Luftfilter}
    broader: [core.Filter]
    description: Filter that holds back particles from a stream of air.

  HeatRecoveryWheel:
    title: {en: Heat recovery wheel, de: Rotationswärmeübertrager}
    broader: [core.HeatExchanger]
    description: Rotor that carries heat from exhaust to supply air.
    mappings: {exact: ['brick:Heat_Wheel']}

  Humidifier:
    title: {en: Humidifier, de: Befeuchter}
    broader: [core.HvacEquipment]
    description: Equipment that adds moisture to air.
    mappings: {exact: ['brick:Humidifier', 'ifc:IfcHumidifier']}

  Diffuser:
    title: {en: Diffuser, de: Luftdurchlass}
    broader: [core.HvacEquipment]
    description: Outlet that spreads air into a space.
    mappings: {close: ['ifc:IfcAirTerminal']}

"""##
  ),
  (
    "building/concepts/roomsAndFittings.yaml",
    ##"""
# Control in the room, light, water, transport, safety; and the spaces that a building is divided into.
concepts:
  Thermostat:
    title: {en: Thermostat, de: Thermostat}
    broader: [core.Controller]
    description: Controller that holds the temperature of a room.
    mappings: {exact: ['brick:Thermostat']}

  RoomController:
    title: {en: Room controller, de: Raumregler}
    broader: [core.Controller]
    description: >-
      Controller of the comfort of a room: climate, light, shading.

  Luminaire:
    title: {en: Luminaire, de: Leuchte}
    broader: [core.LightingEquipment]
    description: Complete unit that holds lamps, spreads their light and connects them.
    synonyms: [light fixture]
    mappings: {exact: ['brick:Luminaire', 'ifc:IfcLightFixture']}

  LightingControl:
    title: {en: Lighting control, de: Lichtsteuerung}
    broader: [core.LightingEquipment]
    description: Equipment that switches or dims luminaires.

  ShadingDevice:
    title: {en: Shading device, de: Verschattung}
    broader: [core.Equipment]
    description: Blind, awning or glass whose effect against the sun can be set.
    mappings: {close: ['brick:Shading_Equipment', 'ifc:IfcShadingDevice']}

  Elevator:
    title: {en: Elevator, de: Aufzug}
    broader: [core.TransportEquipment]
    description: Car that carries people or goods between storeys.
    synonyms: [lift]
    mappings: {exact: ['brick:Elevator']}

  Escalator:
    title: {en: Escalator, de: Fahrtreppe}
    broader: [core.TransportEquipment]
    description: Moving stair.

  SmokeDetector:
    title: {en: Smoke detector, de: Rauchmelder}
    broader: [core.FireSafetyEquipment, core.SensingDevice]
    description: Device that detects smoke.
    mappings: {exact: ['brick:Smoke_Detector']}

  FireAlarmPanel:
    title: {en: Fire alarm panel, de: Brandmeldezentrale}
    broader: [core.FireSafetyEquipment]
    description: Equipment that gathers fire detectors and raises the alarm.
    mappings: {exact: ['brick:Fire_Control_Panel']}

  SprinklerHead:
    title: {en: Sprinkler head, de: Sprinkler}
    broader: [core.FireSafetyEquipment]
    description: Nozzle that opens in heat and sprays water.
    mappings: {close: ['ifc:IfcFireSuppressionTerminal']}

  AccessReader:
    title: {en: Access reader, de: Zutrittsleser}
    broader: [core.SecurityEquipment]
    description: Device that reads a credential at a door.
    mappings: {exact: ['brick:Access_Reader']}

  Camera:
    title: {en: Camera, de: Kamera}
    broader: [core.SecurityEquipment]
    description: Device that takes pictures for watching a space.
    mappings: {exact: ['brick:Camera']}

  AirQualitySensor:
    title: {en: Air quality sensor, de: Luftqualitätssensor}
    broader: [core.SensingDevice]
    description: Device that measures what makes indoor air good or bad to breathe.
    mappings: {close: ['rec:IAQSensorEquipment']}

  OccupancySensor:
    title: {en: Occupancy sensor, de: Präsenzmelder}
    broader: [core.SensingDevice]
    description: Device that detects whether people are present.
    mappings: {close: ['rec:OccupancySensorEquipment']}

  WeatherStation:
    title: {en: Weather station, de: Wetterstation}
    broader: [core.SensingDevice]
    description: Device that measures temperature, wind, sun and rain outdoors.
    mappings: {exact: ['brick:Weather_Station']}

  HvacZone:
    title: {en: HVAC zone, de: Klimazone}
    broader: [core.Zone]
    description: Zone whose climate is controlled as one.
    mappings: {exact: ['rec:HVACZone'], close: ['brick:HVAC_Zone']}

  LightingZone:
    title: {en: Lighting zone, de: Beleuchtungszone}
    broader: [core.Zone]
    description: Zone whose light is controlled as one.
    mappings: {close: ['brick:Lighting_Zone']}

  FireZone:
    title: {en: Fire zone, de: Brandabschnitt}
    broader: [core.Zone]
    description: Zone that is kept apart so that fire does not spread beyond it.
    mappings: {close: ['brick:Fire_Zone']}

  AccessZone:
    title: {en: Access zone, de: Zutrittszone}
    broader: [core.Zone]
    description: Zone that a credential opens as one.
    mappings: {close: ['rec:AccessControlZone']}

  Office:
    title: {en: Office, de: Büro}
    broader: [core.Room]
    description: Room for desk work.
    mappings: {exact: ['rec:Office'], close: ['brick:Office']}

  MeetingRoom:
    title: {en: Meeting room, de: Besprechungsraum}
    broader: [core.Room]
    description: Room for meetings and conferences.
    mappings: {exact: ['rec:ConferenceRoom'], close: ['brick:Conference_Room']}

  Classroom:
    title: {en: Classroom, de: Unterrichtsraum}
    broader: [core.Room]
    description: Room for teaching a class.
    mappings: {exact: ['rec:Classroom']}

  Laboratory:
    title: {en: Laboratory, de: Labor}
    broader: [core.Room]
    description: Room for experiments, analyses and tests.
    mappings: {exact: ['rec:Laboratory'], close: ['brick:Laboratory']}

  Auditorium:
    title: {en: Auditorium, de: Hörsaal}
    broader: [core.Room]
    description: Room for lectures before many.
    mappings: {exact: ['rec:Auditorium'], close: ['brick:Auditorium']}

  Kitchen:
    title: {en: Kitchen, de: Küche}
    broader: [core.Room]
    description: Room where food is prepared.

  RestRoom:
    title: {en: Rest room, de: WC}
    broader: [core.Room]
    description: Room with toilets.
    mappings: {close: ['brick:Restroom']}

  StorageRoom:
    title: {en: Storage room, de: Lagerraum}
    broader: [core.Room]
    description: Room where things are kept.
    mappings: {close: ['brick:Storage_Room']}

  MechanicalRoom:
    title: {en: Mechanical room, de: Technikraum}
    broader: [core.Room]
    description: Room for building plant.
    mappings: {close: ['brick:Mechanical_Room']}

  ElectricalRoom:
    title: {en: Electrical room, de: Elektroraum}
    broader: [core.Room]
    description: Room for electrical plant.
    mappings: {close: ['brick:Electrical_Room']}

  ServerRoom:
    title: {en: Server room, de: Serverraum}
    broader: [core.Room]
    description: Room for computing and network equipment.
    mappings: {close: ['brick:Server_Room']}

  Corridor:
    title: {en: Corridor, de: Flur}
    broader: [core.Room, core.CirculationSpace]
    description: Passage that gives access to rooms.
    mappings: {exact: ['rec:Hallway'], close: ['brick:Hallway']}

  Stairwell:
    title: {en: Stairwell, de: Treppenhaus}
    broader: [core.Room, core.CirculationSpace]
    description: Room that a stair runs through.
    mappings: {exact: ['rec:Stairwell']}

  Lobby:
    title: {en: Lobby, de: Foyer}
    broader: [core.Room, core.CirculationSpace]
    description: Room at an entrance where people arrive and wait.
    mappings: {exact: ['rec:Lobby'], close: ['brick:Lobby']}

  Garage:
    title: {en: Garage, de: Garage}
    broader: [core.Room]
    description: Room for parking vehicles.
    mappings: {exact: ['rec:Garage']}

  Roof:
    title: {en: Roof, de: Dach}
    broader: [core.BuildingElement]
    description: Building element that covers a building at the top.
    mappings: {exact: ['rec:Roof', 'ifc:IfcRoof']}

  Wall:
    title: {en: Wall, de: Wand}
    broader: [core.BuildingElement]
    description: Upright building element that bounds a space.
    mappings: {exact: ['rec:Wall', 'ifc:IfcWall']}

  Slab:
    title: {en: Slab, de: Decke}
    broader: [core.BuildingElement]
    description: Flat, level building element that bears or covers.
    mappings: {exact: ['rec:Slab', 'ifc:IfcSlab']}

  Door:
    title: {en: Door, de: Tür}
    broader: [core.BuildingElement]
    description: Building element that opens and closes a way through.
    mappings: {exact: ['rec:Door', 'ifc:IfcDoor']}

  Window:
    title: {en: Window, de: Fenster}
    broader: [core.BuildingElement]
    description: Building element that lets in light and often air.
    mappings: {exact: ['rec:Window', 'ifc:IfcWindow']}

"""##
  ),
  (
    "building/concepts/waterSide.yaml",
    ##"""
# Plant that makes and distributes heat and cold.
concepts:
  Boiler:
    title: {en: Boiler, de: Kessel}
    broader: [core.HvacEquipment, core.EnergyConverter]
    description: Plant that heats water or raises steam by burning fuel or with electricity.
    mappings: {exact: ['brick:Boiler', 'ifc:IfcBoiler']}

  Chiller:
    title: {en: Chiller, de: Kältemaschine}
    broader: [core.HvacEquipment, core.EnergyConverter]
    description: Plant that cools water by a refrigeration cycle.
    mappings: {exact: ['brick:Chiller', 'ifc:IfcChiller']}

  HeatPump:
    title: {en: Heat pump, de: Wärmepumpe}
    broader: [core.HvacEquipment, core.EnergyConverter]
    description: Plant that lifts heat from a colder to a warmer place.

  CoolingTower:
    title: {en: Cooling tower, de: Kühlturm}
    broader: [core.HvacEquipment]
    description: Plant that gives heat off to outdoor air by letting water evaporate.
    mappings: {exact: ['brick:Cooling_Tower', 'ifc:IfcCoolingTower']}

  DryCooler:
    title: {en: Dry cooler, de: Trockenkühler}
    broader: [core.HvacEquipment]
    description: Plant that gives heat off to outdoor air through dry coils.
    mappings: {exact: ['brick:Dry_Cooler']}

  CirculationPump:
    title: {en: Circulation pump, de: Umwälzpumpe}
    broader: [core.Pump]
    description: Pump that keeps water moving in a closed circuit.
    mappings: {exact: ['brick:Circulator_Pump']}

  ControlValve:
    title: {en: Control valve, de: Regelventil}
    broader: [core.Valve]
    description: Valve whose opening a controller sets.

  ThermalStorageTank:
    title: {en: Thermal storage tank, de: Wärmespeicher}
    broader: [core.Tank]
    description: Tank that stores heat or cold.
    mappings: {exact: ['brick:Thermal_Energy_Storage_Tank']}

  Radiator:
    title: {en: Radiator, de: Heizkörper}
    broader: [TerminalUnit]
    description: Terminal unit that gives heat off by radiation and free convection.
    mappings: {exact: ['brick:Radiator'], close: ['ifc:IfcSpaceHeater']}

  RadiantPanel:
    title: {en: Radiant panel, de: Flächentemperierung}
    broader: [TerminalUnit]
    description: Surface of a room that is heated or cooled by water within it.
    mappings: {exact: ['brick:Radiant_Panel']}

  WaterHeater:
    title: {en: Water heater, de: Warmwasserbereiter}
    broader: [core.PlumbingEquipment]
    description: Equipment that heats water for washing and drinking.

  HeatMeter:
    title: {en: Heat meter, de: Wärmezähler}
    broader: [core.Meter]
    description: Meter of heat or cold carried by a fluid.
    mappings: {exact: ['brick:Thermal_Power_Meter']}

  WaterMeter:
    title: {en: Water meter, de: Wasserzähler}
    broader: [core.Meter]
    description: Counts the water that flows through a pipe.
    mappings: {exact: ['brick:Water_Meter']}

"""##
  ),
  (
    "building/gemel.yaml",
    ##"""
edition: 2026
package: org.gemel.building
kind: ontology
version: 1.0.0
title: {en: Buildings, de: Gebäude}
summary: Equipment, rooms, zones and points of buildings.
description: >-
  What stands, runs and is measured in buildings: air and water plant, room control, light, transport, fire
  safety, kinds of rooms and zones.
owners: [gemel]
dependencies:
  org.gemel.core: ^1.0.0
  org.gemel.quantities: ^1.0.0

"""##
  ),
  (
    "building/points.yaml",
    ##"""
# Points of building plant and rooms; those that are not of buildings alone are in org.gemel.core.
points:
  # Air side
  supplyAirTemperature:
    title: {en: Supply air temperature, de: Zulufttemperatur}
    description: Temperature of the air leaving the unit toward the served spaces.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -50
    maximum: 120
  returnAirTemperature:
    title: {en: Return air temperature, de: Ablufttemperatur}
    description: Temperature of the air coming back from the served spaces.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -50
    maximum: 80
  mixedAirTemperature:
    title: {en: Mixed air temperature, de: Mischlufttemperatur}
    description: Temperature after outdoor and return air have joined.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -50
    maximum: 80
  exhaustAirTemperature:
    title: {en: Exhaust air temperature, de: Fortlufttemperatur}
    description: Temperature of the air that leaves for the outdoors.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -50
    maximum: 80
  outdoorAirTemperature:
    title: {en: Outdoor air temperature, de: Außenlufttemperatur}
    description: Temperature of the open air.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -60
    maximum: 60
  supplyAirTemperatureSetpoint:
    title: {en: Supply air temperature setpoint, de: Sollwert Zulufttemperatur}
    description: Temperature that the air leaving the unit is held at.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: 5
    maximum: 60
  supplyAirHumidity:
    title: {en: Supply air humidity, de: Zuluftfeuchte}
    description: Relative humidity of the air leaving the unit.
    type: double
    quantity: RelativeHumidity
    unit: percent
    minimum: 0
    maximum: 100
  supplyAirFlowRate:
    title: {en: Supply air flow rate, de: Zuluftvolumenstrom}
    description: Volume of air that leaves the unit per time.
    type: double
    quantity: VolumeFlowRate
    unit: cubicMetrePerHour
    minimum: 0
    maximum: 500000
  supplyAirFlowRateSetpoint:
    title: {en: Supply air flow rate setpoint, de: Sollwert Zuluftvolumenstrom}
    description: Volume of air per time that the unit is to supply.
    type: double
    quantity: VolumeFlowRate
    unit: cubicMetrePerHour
    minimum: 0
    maximum: 500000
  outdoorAirFlowRate:
    title: {en: Outdoor air flow rate, de: Außenluftvolumenstrom}
    description: Volume of outdoor air that is taken in per time.
    type: double
    quantity: VolumeFlowRate
    unit: cubicMetrePerHour
    minimum: 0
    maximum: 500000
  supplyAirStaticPressure:
    title: {en: Supply air static pressure, de: Statischer Zuluftdruck}
    description: Static pressure in the supply duct against the surroundings.
    type: double
    quantity: PressureDifference
    unit: pascal
    minimum: -1000
    maximum: 5000
  filterDifferentialPressure:
    title: {en: Filter differential pressure, de: Filterdifferenzdruck}
    description: Pressure lost across the filter; rises as it clogs.
    type: double
    quantity: PressureDifference
    unit: pascal
    minimum: -100
    maximum: 2000
  fanSpeed:
    title: {en: Fan speed, de: Ventilatordrehzahl}
    description: Speed of the fan as a share of its full speed.
    type: double
    quantity: Throttle
    unit: percent
    minimum: 0
    maximum: 100
  damperPosition:
    title: {en: Damper position, de: Klappenstellung}
    description: Opening of the damper; 0 is closed.
    type: double
    quantity: Throttle
    unit: percent
    minimum: 0
    maximum: 100
  heatingValvePosition:
    title: {en: Heating valve position, de: Stellung Heizventil}
    description: Opening of the valve of the heating coil.
    type: double
    quantity: Throttle
    unit: percent
    minimum: 0
    maximum: 100
  coolingValvePosition:
    title: {en: Cooling valve position, de: Stellung Kühlventil}
    description: Opening of the valve of the cooling coil.
    type: double
    quantity: Throttle
    unit: percent
    minimum: 0
    maximum: 100

  # Water side
  hotWaterSupplyTemperature:
    title: {en: Hot water supply temperature, de: Heizwasser-Vorlauftemperatur}
    description: Temperature of the heating water toward its users.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: 0
    maximum: 200
  hotWaterReturnTemperature:
    title: {en: Hot water return temperature, de: Heizwasser-Rücklauftemperatur}
    description: Temperature of the heating water coming back.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: 0
    maximum: 200
  chilledWaterSupplyTemperature:
    title: {en: Chilled water supply temperature, de: Kaltwasser-Vorlauftemperatur}
    description: Temperature of the chilled water toward its users.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -20
    maximum: 40
  chilledWaterReturnTemperature:
    title: {en: Chilled water return temperature, de: Kaltwasser-Rücklauftemperatur}
    description: Temperature of the chilled water coming back.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -20
    maximum: 50
  chilledWaterFlowRate:
    title: {en: Chilled water flow rate, de: Kaltwasservolumenstrom}
    description: Volume of chilled water that circulates per time.
    type: double
    quantity: VolumeFlowRate
    unit: cubicMetrePerHour
    minimum: 0
    maximum: 20000
  domesticHotWaterTemperature:
    title: {en: Domestic hot water temperature, de: Warmwassertemperatur}
    description: Temperature of the water for washing and drinking where it leaves the heater.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: 0
    maximum: 100
  thermalPerformance:
    title: {en: Thermal performance, de: Momentane Leistungszahl}
    description: Heat moved per electricity used at this moment.
    type: double
    quantity: CoefficientOfPerformance
    unit: unity
    minimum: 0
    maximum: 50

  # Room
  zoneAirTemperature:
    title: {en: Zone air temperature, de: Raumlufttemperatur}
    description: What a thermostat at head height reads, not what the supply air brings in.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -20
    maximum: 60
  zoneAirTemperatureSetpoint:
    title: {en: Zone air temperature setpoint, de: Sollwert Raumlufttemperatur}
    description: Temperature that the zone is to have now.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: 5
    maximum: 40
  occupiedHeatingSetpoint:
    title: {en: Occupied heating setpoint, de: Heizsollwert bei Belegung}
    description: Temperature below which the zone is heated while people are expected.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: 5
    maximum: 35
  occupiedCoolingSetpoint:
    title: {en: Occupied cooling setpoint, de: Kühlsollwert bei Belegung}
    description: Temperature above which the zone is cooled while people are expected.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: 15
    maximum: 40
  lightingLevel:
    title: {en: Lighting level, de: Dimmwert}
    description: Light output as a share of the full output.
    type: double
    quantity: Throttle
    unit: percent
    minimum: 0
    maximum: 100
  blindPosition:
    title: {en: Blind position, de: Behangstellung}
    description: How far the blind covers the window; 100 is fully covered.
    type: double
    quantity: Throttle
    unit: percent
    minimum: 0
    maximum: 100

"""##
  ),
  (
    "building/relations.yaml",
    ##"""
relations:
  conditions:
    inverse: isConditionedBy
    broader: [core.serves]
    domain: [core.HvacEquipment, core.HvacSystem]
    range: [core.Space]
    characteristics: [irreflexive]
    description: Keeps the climate of.
  isConditionedBy:
    inverse: conditions
    broader: [core.isServedBy]
    domain: [core.Space]
    range: [core.HvacEquipment, core.HvacSystem]
    characteristics: [irreflexive]
    description: Has its climate kept by.
  illuminates:
    inverse: isIlluminatedBy
    broader: [core.serves]
    domain: [core.LightingEquipment, core.LightingSystem]
    range: [core.Space]
    characteristics: [irreflexive]
    description: Gives light to.
  isIlluminatedBy:
    inverse: illuminates
    broader: [core.isServedBy]
    domain: [core.Space]
    range: [core.LightingEquipment, core.LightingSystem]
    characteristics: [irreflexive]
    description: Gets light from.
  coversRoom:
    inverse: isCoveredByZone
    domain: [core.Zone]
    range: [core.Room, core.OutdoorSpace]
    description: >-
      Includes a room, or part of it, in what is controlled or counted as one. A room may lie in several zones.
    mappings: {close: ['brick:hasPart']}
  isCoveredByZone:
    inverse: coversRoom
    domain: [core.Room, core.OutdoorSpace]
    range: [core.Zone]
    description: Is included, in whole or in part, in a zone.
  bounds:
    inverse: isBoundedBy
    domain: [core.BuildingElement]
    range: [core.Space]
    description: Forms part of the enclosure of.
  isBoundedBy:
    inverse: bounds
    domain: [core.Space]
    range: [core.BuildingElement]
    description: Is enclosed in part by.

"""##
  ),
  (
    "core/concepts/agents.yaml",
    ##"""
# Who acts and who answers.
concepts:
  Person:
    title: {en: Person, de: Person}
    broader: [Agent]
    description: Human being.
    mappings: {exact: ['rec:Person'], close: ['ifc:IfcPerson']}

  Organization:
    title: {en: Organization, de: Organisation}
    broader: [Agent]
    description: Group of people with a purpose, rules and a name.
    synonyms: [organisation]
    mappings: {exact: ['rec:Organization'], close: ['ifc:IfcOrganization']}

  Company:
    title: {en: Company, de: Unternehmen}
    broader: [Organization]
    description: Organization that does business.
    mappings: {exact: ['rec:Company']}

  OrganizationalUnit:
    title: {en: Organizational unit, de: Organisationseinheit}
    broader: [Organization]
    description: Part of an organization with a task of its own.
    synonyms: [department, team]
    mappings: {close: ['rec:Department']}

  SoftwareAgent:
    title: {en: Software agent, de: Softwareagent}
    broader: [Agent]
    description: Program that acts on behalf of somebody.

  Role:
    title: {en: Role, de: Rolle}
    broader: [Entity]
    description: Function that an agent holds for a time, with its rights and duties.

"""##
  ),
  (
    "core/concepts/assets.yaml",
    ##"""
# Assets by what they are for. Each discipline has one root here; the domain ontologies add what lies below.
concepts:
  Equipment:
    title: {en: Equipment, de: Ausrüstung}
    broader: [Asset]
    description: >-
      Device or machine that does something: converts, moves, measures, controls or protects.
    synonyms: [device, machine]
    mappings: {exact: ['brick:Equipment'], close: ['saref:Device']}

  HvacEquipment:
    title: {en: HVAC equipment, de: HLK-Anlage}
    broader: [Equipment]
    description: Equipment that heats, cools, ventilates or conditions air and spaces.
    mappings: {exact: ['brick:HVAC_Equipment']}

  ElectricalEquipment:
    title: {en: Electrical equipment, de: Elektrische Anlage}
    broader: [Equipment]
    description: Equipment that generates, transforms, distributes, switches or stores electricity.
    mappings: {exact: ['brick:Electrical_Equipment']}

  LightingEquipment:
    title: {en: Lighting equipment, de: Beleuchtungsanlage}
    broader: [Equipment]
    description: Equipment that gives light or controls it.
    mappings: {exact: ['brick:Lighting_Equipment']}

  PlumbingEquipment:
    title: {en: Plumbing equipment, de: Sanitäranlage}
    broader: [Equipment]
    description: Equipment that supplies, stores, heats or drains water, other than for conditioning air.

  FireSafetyEquipment:
    title: {en: Fire safety equipment, de: Brandschutzanlage}
    broader: [Equipment]
    description: Equipment that detects, signals, contains or fights fire and smoke.
    mappings: {exact: ['brick:Fire_Safety_Equipment']}

  SecurityEquipment:
    title: {en: Security equipment, de: Sicherheitsanlage}
    broader: [Equipment]
    description: Equipment that watches, controls access or detects intruders.
    mappings: {exact: ['brick:Security_Equipment']}

  TransportEquipment:
    title: {en: Transport equipment, de: Förderanlage}
    broader: [Equipment]
    description: Equipment that moves people or goods within a site.
    mappings: {close: ['ifc:IfcTransportElement']}

  IctEquipment:
    title: {en: ICT equipment, de: IKT-Anlage}
    broader: [Equipment]
    description: Equipment that computes, stores data or carries it.
    mappings: {exact: ['brick:ICT_Equipment', 'rec:ICTEquipment']}

  ManufacturingEquipment:
    title: {en: Manufacturing equipment, de: Fertigungseinrichtung}
    broader: [Equipment]
    description: Equipment that shapes, joins, assembles, handles or inspects goods.

  ProcessEquipment:
    title: {en: Process equipment, de: Verfahrenstechnische Anlage}
    broader: [Equipment]
    description: >-
      Equipment that treats bulk material or fluids: reacts, separates, mixes, stores.

  LaboratoryEquipment:
    title: {en: Laboratory equipment, de: Laborgerät}
    broader: [Equipment]
    description: Equipment for experiments, analyses and tests.

  MedicalEquipment:
    title: {en: Medical equipment, de: Medizingerät}
    broader: [Equipment]
    description: Equipment for diagnosis, therapy or care.

  SafetyEquipment:
    title: {en: Safety equipment, de: Sicherheitsausrüstung}
    broader: [Equipment]
    description: Equipment that protects people in an emergency, other than from fire.
    mappings: {exact: ['brick:Safety_Equipment']}

  Meter:
    title: {en: Meter, de: Zähler}
    broader: [Equipment]
    description: Equipment that measures and accumulates a quantity at a boundary, often for billing.
    mappings: {exact: ['brick:Meter'], close: ['saref:Meter', 'ifc:IfcFlowMeter']}

  SensingDevice:
    title: {en: Sensing device, de: Messgerät}
    broader: [Equipment]
    description: Equipment with at least one sensing element. The reading it gives is a Sensor point.
    synonyms: [transmitter]
    mappings: {close: ['ifc:IfcSensor', 'rec:SensorEquipment']}

  Actuator:
    title: {en: Actuator, de: Stellantrieb}
    broader: [Equipment]
    description: Equipment that turns a signal into motion or a switched state.
    mappings: {exact: ['saref:Actuator'], close: ['ifc:IfcActuator']}

  Controller:
    title: {en: Controller, de: Regler}
    broader: [Equipment]
    description: Equipment that computes commands from readings and setpoints.
    synonyms: [PLC, DDC]
    mappings: {exact: ['brick:Controller'], close: ['ifc:IfcController', 'rec:Controller']}

  Gateway:
    title: {en: Gateway, de: Gateway}
    broader: [IctEquipment]
    description: Equipment that carries data between networks of different protocol.
    mappings: {exact: ['brick:Gateway'], close: ['rec:Gateway']}

  EnergyConverter:
    title: {en: Energy converter, de: Energiewandler}
    broader: [Equipment]
    description: Equipment whose purpose is to turn one form of energy into another.

  Drive:
    title: {en: Drive, de: Antrieb}
    broader: [Equipment]
    description: Equipment that sets something in motion, with its control.

  Motor:
    title: {en: Motor, de: Motor}
    broader: [Drive]
    description: Drive that turns electricity, a fluid or fuel into rotation or linear motion.
    mappings: {exact: ['brick:Motor'], close: ['ifc:IfcElectricMotor']}

  Pump:
    title: {en: Pump, de: Pumpe}
    broader: [Equipment]
    description: Equipment that moves a liquid by raising its pressure.
    mappings: {exact: ['brick:Pump', 'ifc:IfcPump']}

  Fan:
    title: {en: Fan, de: Ventilator}
    broader: [Equipment]
    description: Equipment that moves a gas with a small rise in pressure.
    mappings: {exact: ['brick:Fan', 'ifc:IfcFan']}

  Compressor:
    title: {en: Compressor, de: Verdichter}
    broader: [Equipment]
    description: Equipment that moves a gas with a large rise in pressure.
    mappings: {exact: ['brick:Compressor', 'ifc:IfcCompressor']}

  Valve:
    title: {en: Valve, de: Ventil}
    broader: [Equipment]
    description: Equipment that opens, closes or throttles a pipe.
    mappings: {exact: ['brick:Valve', 'ifc:IfcValve']}

  HeatExchanger:
    title: {en: Heat exchanger, de: Wärmeübertrager}
    broader: [Equipment]
    description: Equipment that passes heat from one stream to another without mixing them.
    mappings: {exact: ['brick:Heat_Exchanger', 'ifc:IfcHeatExchanger']}

  Filter:
    title: {en: Filter, de: Filter}
    broader: [Equipment]
    description: Equipment that holds back particles or substances from a stream.
    mappings: {exact: ['brick:Filter', 'ifc:IfcFilter']}

  Tank:
    title: {en: Tank, de: Behälter}
    broader: [Equipment]
    description: Equipment that stores a liquid or gas.
    synonyms: [vessel]
    mappings: {exact: ['brick:Tank', 'ifc:IfcTank']}

  Furniture:
    title: {en: Furniture, de: Möbel}
    broader: [Asset]
    description: Movable asset that people sit on, lie on, work at or store things in.
    mappings: {exact: ['rec:Furniture'], close: ['ifc:IfcFurniture', 'brick:Furniture']}

  Vehicle:
    title: {en: Vehicle, de: Fahrzeug}
    broader: [Asset]
    description: Asset that moves under its own power or is towed and carries people or goods.
    mappings: {close: ['ifc:IfcVehicle']}

  Tool:
    title: {en: Tool, de: Werkzeug}
    broader: [Asset]
    description: Asset that is held or clamped to work on something and wears out in doing so.

  BuildingElement:
    title: {en: Building element, de: Bauteil}
    broader: [Asset]
    description: Fixed part of a construction work.
    mappings: {exact: ['rec:BuildingElement'], close: ['bot:Element', 'ifc:IfcBuildingElement']}

  InfrastructureAsset:
    title: {en: Infrastructure asset, de: Infrastruktur}
    broader: [Asset]
    description: >-
      Fixed asset of a network beyond single buildings: road, bridge, pipe, cable, mast.

  Sensor:
    title: {en: Sensor, de: Messwert}
    broader: [Point]
    description: Point that reports a measured value.
    mappings: {exact: ['brick:Sensor'], close: ['saref:Sensor']}

  Setpoint:
    title: {en: Setpoint, de: Sollwert}
    broader: [Point]
    description: Point that holds a value which a control tries to reach.
    synonyms: [SP]
    mappings: {exact: ['brick:Setpoint']}

  Command:
    title: {en: Command, de: Stellbefehl}
    broader: [Point]
    description: Point that tells equipment what to do now.
    mappings: {exact: ['brick:Command'], close: ['saref:Command']}

  Status:
    title: {en: Status, de: Status}
    broader: [Point]
    description: Point that reports the state of something, on one of a few named values.
    mappings: {exact: ['brick:Status'], close: ['saref:State']}

  Alarm:
    title: {en: Alarm, de: Alarm}
    broader: [Point]
    description: Point that reports a state which somebody must know of or act on.
    mappings: {exact: ['brick:Alarm'], close: ['ifc:IfcAlarm']}

  Parameter:
    title: {en: Parameter, de: Parameter}
    broader: [Point]
    description: Point that configures how something behaves and seldom changes.
    mappings: {exact: ['brick:Parameter']}

  Limit:
    title: {en: Limit, de: Grenzwert}
    broader: [Parameter]
    description: Parameter that bounds a value from above or below.
    mappings: {exact: ['brick:Limit']}

  Accumulator:
    title: {en: Accumulator, de: Zählwert}
    broader: [Sensor]
    description: Sensor whose value only ever rises until it is reset or rolls over, such as a meter reading.
    synonyms: [totalizer]

  CalculatedPoint:
    title: {en: Calculated point, de: Berechneter Wert}
    broader: [Point]
    description: Point whose value is worked out from other points.
    synonyms: [virtual point]

"""##
  ),
  (
    "core/concepts/entities.yaml",
    ##"""
# The roots of the taxonomy. Everything that a model describes is an Entity of one of these kinds.
concepts:
  Entity:
    title: {en: Entity, de: Objekt}
    description: Anything that a model describes and that can be told apart from others of its kind.
    mappings: {close: ['brick:Entity']}

  Asset:
    title: {en: Asset, de: Anlagegut}
    broader: [Entity]
    description: Physical thing that somebody owns, looks after and accounts for over its life.
    mappings: {exact: ['rec:Asset']}

  Space:
    title: {en: Space, de: Raum}
    broader: [Entity]
    description: Part of the physical world with an extent, bounded by walls or by agreement.
    synonyms: [spatial unit]
    mappings: {exact: ['rec:Space'], close: ['brick:Space']}

  System:
    title: {en: System, de: System}
    broader: [Entity]
    description: Set of assets that work together for a purpose which none of them serves alone.
    mappings: {exact: ['brick:System'], close: ['ifc:IfcSystem']}

  Point:
    title: {en: Point, de: Datenpunkt}
    broader: [Entity]
    description: >-
      Single source or sink of data about an entity: something read, set, commanded or reported.
    synonyms: [data point, tag]
    mappings: {exact: ['brick:Point']}

  Agent:
    title: {en: Agent, de: Akteur}
    broader: [Entity]
    description: Somebody or something that can act, own or be responsible.
    mappings: {exact: ['rec:Agent'], close: ['ifc:IfcActor']}

  InformationObject:
    title: {en: Information object, de: Informationsobjekt}
    broader: [Entity]
    description: Recorded information that stays the same thing whatever carries it.
    mappings: {close: ['rec:Information']}

  Event:
    title: {en: Event, de: Ereignis}
    broader: [Entity]
    description: Something that happens at an instant or over a span of time.
    mappings: {exact: ['rec:Event'], close: ['ifc:IfcEvent']}

  Activity:
    title: {en: Activity, de: Tätigkeit}
    broader: [Entity]
    description: Work that is planned or carried out, with a start, an end and a result.

  Collection:
    title: {en: Collection, de: Sammlung}
    broader: [Entity]
    description: Entities grouped for a reason other than making up a whole.
    mappings: {exact: ['rec:Collection'], close: ['brick:Collection', 'ifc:IfcGroup']}

  Substance:
    title: {en: Substance, de: Stoff}
    broader: [Entity]
    description: Matter or energy carrier that flows, is stored or is measured.
    synonyms: [medium]
    mappings: {close: ['brick:Substance']}

  Product:
    title: {en: Product, de: Produkt}
    broader: [Entity]
    description: Thing that is made, sold or delivered; as a kind or as a single piece.

"""##
  ),
  (
    "core/concepts/information.yaml",
    ##"""
# What is recorded, what happens, what is done.
concepts:
  Document:
    title: {en: Document, de: Dokument}
    broader: [InformationObject]
    description: Information kept as a file or on paper and read as a whole.
    mappings: {exact: ['rec:Document']}

  Manual:
    title: {en: Manual, de: Anleitung}
    broader: [Document]
    description: Document that tells how to use or maintain something.

  Drawing:
    title: {en: Drawing, de: Zeichnung}
    broader: [Document]
    description: Document that shows shape, layout or wiring.

  Certificate:
    title: {en: Certificate, de: Zertifikat}
    broader: [Document]
    description: Document in which somebody attests a fact.

  Contract:
    title: {en: Contract, de: Vertrag}
    broader: [Document]
    description: Document that binds parties.

  Agreement:
    title: {en: Agreement, de: Vereinbarung}
    broader: [InformationObject]
    description: What parties owe each other, whether written or not.

  Specification:
    title: {en: Specification, de: Spezifikation}
    broader: [InformationObject]
    description: Statement of what something must be or do.

  Schedule:
    title: {en: Schedule, de: Zeitplan}
    broader: [InformationObject]
    description: Statement of what is to happen when, once or again and again.

  Address:
    title: {en: Address, de: Adresse}
    broader: [InformationObject]
    description: Where to find or write to somebody or something.
    mappings: {close: ['rec:PostalAddress']}

  Tariff:
    title: {en: Tariff, de: Tarif}
    broader: [InformationObject]
    description: Rule by which use turns into a price.

  Observation:
    title: {en: Observation, de: Beobachtung}
    broader: [Event]
    description: Event in which a value is measured, estimated or counted.
    mappings: {exact: ['rec:ObservationEvent'], close: ['saref:Measurement']}

  Actuation:
    title: {en: Actuation, de: Betätigung}
    broader: [Event]
    description: Event in which something is set or switched.
    mappings: {exact: ['rec:ActuationEvent']}

  StateChange:
    title: {en: State change, de: Zustandswechsel}
    broader: [Event]
    description: Event in which something passes from one state to another.

  AlarmEvent:
    title: {en: Alarm event, de: Alarmereignis}
    broader: [Event]
    description: Event that somebody must know of or act on.
    mappings: {close: ['rec:ExceptionEvent']}

  Failure:
    title: {en: Failure, de: Ausfall}
    broader: [Event]
    description: Event by which something loses the ability to do what it should.

  Incident:
    title: {en: Incident, de: Vorfall}
    broader: [Event]
    description: Event that harmed people, property or operation, or could have.

  MaintenanceActivity:
    title: {en: Maintenance activity, de: Instandhaltung}
    broader: [Activity]
    description: Activity that keeps or restores the condition of an asset.

  Inspection:
    title: {en: Inspection, de: Inspektion}
    broader: [MaintenanceActivity]
    description: Activity that finds out the condition of an asset.

  Repair:
    title: {en: Repair, de: Reparatur}
    broader: [MaintenanceActivity]
    description: Activity that restores a failed or worn asset.

  Calibration:
    title: {en: Calibration, de: Kalibrierung}
    broader: [MaintenanceActivity]
    description: Activity that compares an instrument with a standard.

  WorkOrder:
    title: {en: Work order, de: Arbeitsauftrag}
    broader: [InformationObject]
    description: Order to carry out an activity.
    mappings: {exact: ['rec:WorkOrder']}

  Portfolio:
    title: {en: Portfolio, de: Portfolio}
    broader: [Collection]
    description: Sites, buildings or assets that are managed together.
    mappings: {exact: ['rec:Portfolio'], close: ['brick:Portfolio']}

  Fleet:
    title: {en: Fleet, de: Flotte}
    broader: [Collection]
    description: Vehicles or machines of a kind that are managed together.

  PointGroup:
    title: {en: Point group, de: Datenpunktgruppe}
    broader: [Collection]
    description: Points that are read, shown or kept together.
    mappings: {close: ['brick:Point_Collection']}

  Air:
    title: {en: Air, de: Luft}
    broader: [Substance]
    description: Mixture of gases that surrounds the earth, conditioned or not.
    mappings: {exact: ['brick:Air']}

  Water:
    title: {en: Water, de: Wasser}
    broader: [Substance]
    description: Water in liquid form, of any temperature and purity.
    mappings: {exact: ['brick:Water']}

  Steam:
    title: {en: Steam, de: Dampf}
    broader: [Substance]
    description: Water as a gas.
    mappings: {exact: ['brick:Steam']}

  Refrigerant:
    title: {en: Refrigerant, de: Kältemittel}
    broader: [Substance]
    description: Fluid that carries heat by boiling and condensing in a cycle.
    mappings: {exact: ['brick:Refrigerant']}

  Fuel:
    title: {en: Fuel, de: Brennstoff}
    broader: [Substance]
    description: Substance that is burnt for its heat.

  Electricity:
    title: {en: Electricity, de: Elektrizität}
    broader: [Substance]
    description: Electrical energy as a carrier that is distributed, metered and traded.

  Data:
    title: {en: Data, de: Daten}
    broader: [Substance]
    description: Information in a form that machines carry and process.

"""##
  ),
  (
    "core/concepts/spaces.yaml",
    ##"""
# Spaces from the region down to the desk. `contains` joins a space to those within it.
concepts:
  Region:
    title: {en: Region, de: Region}
    broader: [Space]
    description: Space of political, economic or natural unity that holds sites.
    mappings: {exact: ['rec:Region'], close: ['brick:Region']}

  Site:
    title: {en: Site, de: Standort}
    broader: [Space]
    description: Piece of land under one responsibility, with what stands on it.
    synonyms: [premises, property]
    mappings: {exact: ['rec:Site', 'bot:Site', 'ifc:IfcSite'], close: ['brick:Site']}

  Campus:
    title: {en: Campus, de: Campus}
    broader: [Site]
    description: Site with several buildings of one organisation.
    mappings: {exact: ['rec:Campus']}

  Structure:
    title: {en: Structure, de: Bauwerk}
    broader: [Space]
    description: Space that a construction work makes, roofed or not.

  Building:
    title: {en: Building, de: Gebäude}
    broader: [Structure]
    description: Roofed construction work that people can enter and use.
    mappings: {exact: ['rec:Building', 'bot:Building', 'ifc:IfcBuilding'], close: ['brick:Building']}

  BuildingPart:
    title: {en: Building part, de: Gebäudeteil}
    broader: [Structure]
    description: Part of a building that is managed or entered by itself, such as a wing.
    mappings: {close: ['brick:Wing', 'rec:Wing']}

  Storey:
    title: {en: Storey, de: Geschoss}
    broader: [Space]
    description: All spaces of a building on one level.
    synonyms: [level, floor]
    mappings: {exact: ['rec:Level', 'bot:Storey', 'ifc:IfcBuildingStorey'], close: ['brick:Storey']}

  Room:
    title: {en: Room, de: Raum im Gebäude}
    broader: [Space]
    description: Space inside a building that is enclosed by walls or used as if it were.
    mappings: {exact: ['rec:Room'], close: ['bot:Space', 'ifc:IfcSpace', 'brick:Room']}

  OutdoorSpace:
    title: {en: Outdoor space, de: Freifläche}
    broader: [Space]
    description: Space under the open sky.
    mappings: {exact: ['rec:OutdoorSpace'], close: ['brick:Outdoor_Area']}

  CirculationSpace:
    title: {en: Circulation space, de: Verkehrsfläche}
    broader: [Space]
    description: >-
      Space for moving between others: corridor, stair, lobby.

  Shaft:
    title: {en: Shaft, de: Schacht}
    broader: [Space]
    description: Space that passes vertically through storeys.

  ParkingSpace:
    title: {en: Parking space, de: Stellplatz}
    broader: [Space]
    description: Space for one vehicle.
    mappings: {exact: ['rec:ParkingSpace'], close: ['brick:Parking_Space']}

  Workplace:
    title: {en: Workplace, de: Arbeitsplatz}
    broader: [Space]
    description: Space where one person works.
    mappings: {close: ['rec:Workspace']}

  Zone:
    title: {en: Zone, de: Zone}
    broader: [Space]
    description: Space that is defined by what is controlled, served or counted in it; may cut across rooms.
    mappings: {exact: ['rec:Zone'], close: ['bot:Zone', 'ifc:IfcZone', 'brick:Zone']}

  ProductionArea:
    title: {en: Production area, de: Produktionsbereich}
    broader: [Space]
    description: Space where goods are made or handled.

"""##
  ),
  (
    "core/concepts/systems.yaml",
    ##"""
# Systems by what they deliver.
concepts:
  DistributionSystem:
    title: {en: Distribution system, de: Verteilsystem}
    broader: [System]
    description: System that brings a substance or energy from sources to users.
    mappings: {close: ['ifc:IfcDistributionSystem']}

  HvacSystem:
    title: {en: HVAC system, de: HLK-System}
    broader: [System]
    description: System that heats, cools or ventilates.
    mappings: {exact: ['brick:HVAC_System']}

  ElectricalSystem:
    title: {en: Electrical system, de: Elektrisches System}
    broader: [DistributionSystem]
    description: System that supplies electricity.
    mappings: {exact: ['brick:Electrical_System']}

  LightingSystem:
    title: {en: Lighting system, de: Beleuchtungssystem}
    broader: [System]
    description: System that lights spaces.
    mappings: {exact: ['brick:Lighting_System']}

  WaterSystem:
    title: {en: Water system, de: Wassersystem}
    broader: [DistributionSystem]
    description: System that supplies, circulates or drains water.
    mappings: {exact: ['brick:Water_System']}

  GasSystem:
    title: {en: Gas system, de: Gassystem}
    broader: [DistributionSystem]
    description: System that supplies a gas.
    mappings: {exact: ['brick:Gas_System']}

  FireSafetySystem:
    title: {en: Fire safety system, de: Brandschutzsystem}
    broader: [System]
    description: System that detects, signals or fights fire.
    mappings: {exact: ['brick:Fire_Safety_System']}

  SecuritySystem:
    title: {en: Security system, de: Sicherheitssystem}
    broader: [System]
    description: System that guards people and property.

  TransportSystem:
    title: {en: Transport system, de: Fördersystem}
    broader: [System]
    description: System that moves people or goods within a site.

  AutomationSystem:
    title: {en: Automation system, de: Automationssystem}
    broader: [System]
    description: System that measures, controls and supervises others.
    synonyms: [BMS, SCADA]

  NetworkSystem:
    title: {en: Network system, de: Datennetz}
    broader: [System]
    description: System that carries data.

  ProductionSystem:
    title: {en: Production system, de: Produktionssystem}
    broader: [System]
    description: System that makes goods.

"""##
  ),
  (
    "core/gemel.yaml",
    ##"""
edition: 2026
package: org.gemel.core
kind: ontology
version: 1.0.0
title: {en: Core, de: Kern}
summary: Concepts, relations, words and shared points that every domain needs.
description: >-
  What a digital twin is about in any field: assets, spaces, systems, points, agents, information, events;
  how they relate; the words that names are made of; and points whose meaning should be the same everywhere.
owners: [gemel]
dependencies:
  org.gemel.quantities: ^1.0.0

"""##
  ),
  (
    "core/points.yaml",
    ##"""
# Shared members: `use: core.airTemperature` gives a twin's member its type, quantity, unit, range and meaning. A twin
# may narrow the range, never widen it. The ranges hold any plausible reading and catch the sensor that is broken.
points:
  # Air and comfort
  airTemperature:
    title: {en: Air temperature, de: Lufttemperatur}
    description: Temperature of the air at the place of the sensor.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -50
    maximum: 60
  surfaceTemperature:
    title: {en: Surface temperature, de: Oberflächentemperatur}
    description: Temperature of the outside of a body.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -60
    maximum: 300
  dewPointTemperature:
    title: {en: Dew point temperature, de: Taupunkttemperatur}
    description: Temperature to which air must cool for its vapour to condense.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -80
    maximum: 60
  wetBulbTemperature:
    title: {en: Wet bulb temperature, de: Feuchtkugeltemperatur}
    description: Reading of a thermometer whose bulb is kept moist in moving air.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -50
    maximum: 60
  relativeHumidity:
    title: {en: Relative humidity, de: Relative Luftfeuchte}
    description: Moisture of the air as a share of saturation.
    type: double
    quantity: RelativeHumidity
    unit: percent
    minimum: 0
    maximum: 100
  absoluteHumidity:
    title: {en: Absolute humidity, de: Absolute Luftfeuchte}
    description: Mass of water vapour per volume of air.
    type: double
    quantity: Humidity
    unit: gramPerCubicMetre
    minimum: 0
    maximum: 150
  airPressure:
    title: {en: Air pressure, de: Luftdruck}
    description: Pressure of the atmosphere at the place of the sensor, not reduced to sea level.
    type: double
    quantity: AbsolutePressure
    unit: hectopascal
    minimum: 300
    maximum: 1100
  co2Concentration:
    title: {en: CO₂ concentration, de: CO₂-Konzentration}
    description: Share of carbon dioxide in the air.
    type: double
    quantity: CarbonDioxideConcentration
    unit: partsPerMillion
    minimum: 0
    maximum: 10000
  vocConcentration:
    title: {en: VOC concentration, de: VOC-Konzentration}
    description: Share of volatile organic compounds in the air, all taken together.
    type: double
    quantity: VolatileOrganicCompoundConcentration
    unit: partsPerBillion
    minimum: 0
    maximum: 60000
  pm25Concentration:
    title: {en: PM2.5 concentration, de: 'Feinstaub PM2,5'}
    description: Mass of airborne particles below 2.5 µm.
    type: double
    quantity: ParticulateMatterConcentration
    unit: microgramPerCubicMetre
    minimum: 0
    maximum: 1000
  pm10Concentration:
    title: {en: PM10 concentration, de: Feinstaub PM10}
    description: Mass of airborne particles below 10 µm.
    type: double
    quantity: ParticulateMatterConcentration
    unit: microgramPerCubicMetre
    minimum: 0
    maximum: 2000
  radonConcentration:
    title: {en: Radon concentration, de: Radonkonzentration}
    description: Radioactivity of radon in the air.
    type: double
    quantity: ActivityConcentration
    unit: becquerelPerCubicMetre
    minimum: 0
    maximum: 100000
  illuminance:
    title: {en: Illuminance, de: Beleuchtungsstärke}
    description: Light that falls on the sensor.
    type: double
    quantity: Illuminance
    unit: lux
    minimum: 0
    maximum: 150000
  solarIrradiance:
    title: {en: Solar irradiance, de: Solare Bestrahlungsstärke}
    description: Radiant power of the sun that falls on the plane of the sensor.
    type: double
    quantity: Irradiance
    unit: wattPerSquareMetre
    minimum: 0
    maximum: 1500
  soundLevel:
    title: {en: Sound level, de: Schallpegel}
    description: Level of sound at the sensor.
    type: double
    quantity: SoundPressure
    unit: decibel
    minimum: 0
    maximum: 140
  windSpeed:
    title: {en: Wind speed, de: Windgeschwindigkeit}
    description: Speed of the outdoor air.
    type: double
    quantity: Velocity
    unit: metrePerSecond
    minimum: 0
    maximum: 120
  windDirection:
    title: {en: Wind direction, de: Windrichtung}
    description: Bearing that the wind comes from, clockwise from true north.
    type: double
    quantity: Angle
    unit: degreeOfArc
    minimum: 0
    maximum: 360

  # Presence and safety
  occupancyCount:
    title: {en: Occupancy count, de: Personenzahl}
    description: Number of people in the space.
    type: uint32
    quantity: Count
    unit: item
    minimum: 0
    maximum: 100000
  occupancyStatus:
    title: {en: Occupancy status, de: Belegung}
    description: Whether anybody is in the space.
    enum: {unoccupied: 0, occupied: 1, unknown: 2}
  motionStatus:
    title: {en: Motion status, de: Bewegung}
    description: True while the detector sees movement.
    type: boolean
  doorStatus:
    title: {en: Door status, de: Türstellung}
    description: Whether the door is open.
    enum: {closed: 0, open: 1}
  windowStatus:
    title: {en: Window status, de: Fensterstellung}
    description: Whether the window is open.
    enum: {closed: 0, open: 1}
  smokeAlarm:
    title: {en: Smoke alarm, de: Rauchalarm}
    description: True while smoke is detected.
    type: boolean
  leakAlarm:
    title: {en: Leak alarm, de: Leckagealarm}
    description: True while an unwanted escape of a fluid is detected.
    type: boolean

  # Electricity
  activePower:
    title: {en: Active power, de: Wirkleistung}
    description: Active power of all phases; positive when taken from the network.
    type: double
    quantity: Power
    unit: kilowatt
    minimum: -1000000
    maximum: 1000000
  apparentPower:
    title: {en: Apparent power, de: Scheinleistung}
    description: Apparent power of all phases.
    type: double
    quantity: ApparentPower
    unit: kilovoltAmpere
    minimum: 0
    maximum: 1000000
  reactivePower:
    title: {en: Reactive power, de: Blindleistung}
    description: Reactive power of all phases; positive for an inductive load.
    type: double
    quantity: ReactivePower
    unit: kilovoltAmpereReactive
    minimum: -1000000
    maximum: 1000000
  powerFactor:
    title: {en: Power factor, de: Leistungsfaktor}
    description: Active as a share of apparent power, negative when power is given to the network.
    type: double
    quantity: PowerFactor
    unit: unity
    minimum: -1
    maximum: 1
  lineVoltage:
    title: {en: Line voltage, de: Leiterspannung}
    description: Effective voltage between two phase conductors.
    type: double
    quantity: Voltage
    unit: volt
    minimum: 0
    maximum: 1000000
  phaseVoltage:
    title: {en: Phase voltage, de: Strangspannung}
    description: Effective voltage between a phase conductor and neutral.
    type: double
    quantity: Voltage
    unit: volt
    minimum: 0
    maximum: 600000
  phaseCurrent:
    title: {en: Phase current, de: Strangstrom}
    description: Effective current in a phase conductor.
    type: double
    quantity: Current
    unit: ampere
    minimum: 0
    maximum: 100000
  neutralCurrent:
    title: {en: Neutral current, de: Neutralleiterstrom}
    description: Effective current in the neutral conductor.
    type: double
    quantity: Current
    unit: ampere
    minimum: 0
    maximum: 100000
  gridFrequency:
    title: {en: Grid frequency, de: Netzfrequenz}
    description: Frequency of the alternating-current network.
    type: double
    quantity: Frequency
    unit: hertz
    minimum: 40
    maximum: 70
  voltageHarmonicDistortion:
    title: {en: Voltage harmonic distortion, de: Oberschwingungsgehalt der Spannung}
    description: Harmonics of the voltage as a share of its fundamental.
    type: double
    quantity: HarmonicDistortion
    unit: percent
    minimum: 0
    maximum: 100
  importActiveEnergy:
    title: {en: Import active energy, de: Bezogene Wirkenergie}
    description: Meter reading of active energy taken from the network.
    type: double
    quantity: Energy
    unit: kilowattHour
    minimum: 0
  exportActiveEnergy:
    title: {en: Export active energy, de: Gelieferte Wirkenergie}
    description: Meter reading of active energy given to the network.
    type: double
    quantity: Energy
    unit: kilowattHour
    minimum: 0
  importReactiveEnergy:
    title: {en: Import reactive energy, de: Bezogene Blindenergie}
    description: Meter reading of reactive energy taken from the network.
    type: double
    quantity: ReactiveEnergy
    unit: kilovoltAmpereReactiveHour
    minimum: 0
  peakActivePower:
    title: {en: Peak active power, de: Spitzenleistung}
    description: Highest average active power of a metering interval since the last reset.
    type: double
    quantity: Power
    unit: kilowatt
    minimum: 0
    maximum: 1000000
  batteryCharge:
    title: {en: Battery charge, de: Ladezustand}
    description: Energy left in the battery that powers a device, as a share of what it holds when full.
    type: double
    quantity: StateOfCharge
    unit: percent
    minimum: 0
    maximum: 100

  # Heat, water, gas
  thermalPower:
    title: {en: Thermal power, de: Wärmeleistung}
    description: Heat transferred per time; negative when heat is withdrawn.
    type: double
    quantity: HeatFlowRate
    unit: kilowatt
    minimum: -1000000
    maximum: 1000000
  thermalEnergy:
    title: {en: Thermal energy, de: Wärmemenge}
    description: Meter reading of heat transferred.
    type: double
    quantity: Energy
    unit: kilowattHour
    minimum: 0
  fluidTemperature:
    title: {en: Fluid temperature, de: Fluidtemperatur}
    description: Temperature of the fluid in a pipe or vessel.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -100
    maximum: 600
  fluidPressure:
    title: {en: Fluid pressure, de: Fluiddruck}
    description: Pressure of the fluid against the atmosphere.
    type: double
    quantity: GaugePressure
    unit: kilopascal
    minimum: -101.325
    maximum: 100000
  differentialPressure:
    title: {en: Differential pressure, de: Differenzdruck}
    description: Pressure at the first place less that at the second.
    type: double
    quantity: PressureDifference
    unit: pascal
    minimum: -1000000
    maximum: 1000000
  volumeFlowRate:
    title: {en: Volume flow rate, de: Volumenstrom}
    description: Volume that passes per time.
    type: double
    quantity: VolumeFlowRate
    unit: cubicMetrePerHour
    minimum: 0
    maximum: 1000000
  massFlowRate:
    title: {en: Mass flow rate, de: Massenstrom}
    description: Mass that passes per time.
    type: double
    quantity: MassFlowRate
    unit: kilogramPerHour
    minimum: 0
    maximum: 10000000
  waterVolume:
    title: {en: Water volume, de: Wasservolumen}
    description: Meter reading of water passed.
    type: double
    quantity: Volume
    unit: cubicMetre
    minimum: 0
  gasVolume:
    title: {en: Gas volume, de: Gasvolumen}
    description: Meter reading of gas passed, at the conditions of the meter.
    type: double
    quantity: Volume
    unit: cubicMetre
    minimum: 0
  tankLevel:
    title: {en: Tank level, de: Füllstand}
    description: Filling of a tank as a share of its usable height.
    type: double
    quantity: RelativeMeasure
    unit: percent
    minimum: 0
    maximum: 100

  # Motion and condition
  rotationalSpeed:
    title: {en: Rotational speed, de: Drehzahl}
    description: Speed of a rotating part.
    type: double
    quantity: AngularVelocity
    unit: revolutionPerMinute
    minimum: 0
    maximum: 100000
  vibrationVelocity:
    title: {en: Vibration velocity, de: Schwinggeschwindigkeit}
    description: Effective velocity of vibration of the housing.
    type: double
    quantity: Velocity
    unit: millimetrePerSecond
    minimum: 0
    maximum: 200
  torque:
    title: {en: Torque, de: Drehmoment}
    description: Turning effect on the shaft.
    type: double
    quantity: Torque
    unit: newtonMetre
    minimum: -1000000
    maximum: 1000000
  valvePosition:
    title: {en: Valve position, de: Ventilstellung}
    description: Opening of a valve as a share of its travel; 0 is closed.
    type: double
    quantity: Throttle
    unit: percent
    minimum: 0
    maximum: 100
  operatingHours:
    title: {en: Operating hours, de: Betriebsstunden}
    description: Time in service since commissioning or the last reset.
    type: double
    quantity: TimeSpan
    unit: hour
    minimum: 0
  starts:
    title: {en: Starts, de: Anzahl Starts}
    description: Number of starts since commissioning or the last reset.
    type: uint64
    quantity: Count
    unit: item
    minimum: 0
  operatingStatus:
    title: {en: Operating status, de: Betriebszustand}
    description: What the equipment is doing.
    enum: {stopped: 0, starting: 1, running: 2, stopping: 3, fault: 4}
  operatingMode:
    title: {en: Operating mode, de: Betriebsart}
    description: Who decides what the equipment does.
    enum: {off: 0, manual: 1, automatic: 2}
  faultStatus:
    title: {en: Fault status, de: Störung}
    description: True while the equipment reports a failure.
    type: boolean
  faultCode:
    title: {en: Fault code, de: Störungscode}
    description: Manufacturer's code of the present failure; empty when there is none.
    type: string

  # Identity and size
  serialNumber:
    title: {en: Serial number, de: Seriennummer}
    description: Number or text by which the manufacturer tells this piece from others.
    type: string
  firmwareVersion:
    title: {en: Firmware version, de: Firmware-Version}
    description: Edition of the software that the device runs.
    type: string
  installationDate:
    title: {en: Installation date, de: Einbaudatum}
    description: Day on which the asset was put in place.
    type: date
  floorArea:
    title: {en: Floor area, de: Bodenfläche}
    description: Floor area inside the enclosing walls.
    type: double
    quantity: Area
    unit: squareMetre
    minimum: 0
    maximum: 1000000
  grossFloorArea:
    title: {en: Gross floor area, de: Bruttogrundfläche}
    description: Floor area including walls, over all storeys.
    type: double
    quantity: Area
    unit: squareMetre
    minimum: 0
    maximum: 10000000
  ratedPower:
    title: {en: Rated power, de: Nennleistung}
    description: Power that the manufacturer states for continuous service.
    type: double
    quantity: Power
    unit: kilowatt
    minimum: 0
    maximum: 1000000
  occupancyCapacity:
    title: {en: Occupancy capacity, de: Personenkapazität}
    description: Number of people that may be in the space.
    type: uint32
    quantity: Count
    unit: item
    minimum: 0
    maximum: 100000

"""##
  ),
  (
    "core/relations.yaml",
    ##"""
# Relations come in pairs. The inverse is declared on both sides and agrees: domain and range swap, and so do
# `functional` and `inverseFunctional`.
relations:
  # Wholes and parts, places and what is in them
  hasPart:
    inverse: isPartOf
    domain: [Entity]
    range: [Entity]
    characteristics: [transitive, irreflexive, asymmetric, acyclic]
    description: Has as a component that helps to make up the whole.
    mappings: {exact: ['brick:hasPart', 'rec:hasPart']}
  isPartOf:
    inverse: hasPart
    domain: [Entity]
    range: [Entity]
    characteristics: [transitive, irreflexive, asymmetric, acyclic]
    description: Is a component that helps to make up.
    mappings: {exact: ['brick:isPartOf', 'rec:isPartOf']}
  contains:
    inverse: isContainedIn
    broader: [hasPart]
    domain: [Space]
    range: [Space]
    # One parent only: a containment forms a tree, which is what navigation and roll-ups rely on.
    characteristics: [irreflexive, asymmetric, acyclic, containment, inverseFunctional]
    description: Holds another space within its bounds, as a building holds its storeys; each space is held by one.
    mappings: {close: ['bot:containsZone']}
  isContainedIn:
    inverse: contains
    broader: [isPartOf]
    domain: [Space]
    range: [Space]
    characteristics: [irreflexive, asymmetric, acyclic, functional]
    description: Lies within the bounds of another space.
  locatedIn:
    inverse: isLocationOf
    domain: [Asset, Agent, System, Collection, Event, Activity]
    range: [Space]
    description: Is to be found in, now or as a rule.
    mappings: {exact: ['rec:locatedIn', 'brick:hasLocation']}
  isLocationOf:
    inverse: locatedIn
    domain: [Space]
    range: [Asset, Agent, System, Collection, Event, Activity]
    description: Is the place of.
    mappings: {exact: ['rec:isLocationOf', 'brick:isLocationOf']}
  mountedOn:
    inverse: isMountOf
    domain: [Asset]
    range: [Asset]
    characteristics: [irreflexive, asymmetric, acyclic]
    description: Is fixed to another asset that bears it.
    mappings: {close: ['rec:mountedOn']}
  isMountOf:
    inverse: mountedOn
    domain: [Asset]
    range: [Asset]
    characteristics: [irreflexive, asymmetric, acyclic]
    description: Bears another asset that is fixed to it.
  adjacentTo:
    domain: [Space, BuildingElement]
    range: [Space, BuildingElement]
    characteristics: [symmetric, irreflexive]
    description: Shares a boundary with.
    mappings: {close: ['bot:adjacentZone']}
  accessibleFrom:
    inverse: givesAccessTo
    domain: [Space]
    range: [Space]
    characteristics: [irreflexive]
    description: Can be entered directly from.
  givesAccessTo:
    inverse: accessibleFrom
    domain: [Space]
    range: [Space]
    characteristics: [irreflexive]
    description: Lets one enter directly.

  # Flows and services
  connectedTo:
    domain: [Asset, System]
    range: [Asset, System]
    characteristics: [symmetric, irreflexive]
    description: Is joined by a pipe, duct, wire, shaft or the like; says nothing on which way anything flows.
  feeds:
    inverse: isFedBy
    domain: [Equipment, System]
    range: [Equipment, System, Space]
    characteristics: [transitive, irreflexive]
    description: Delivers a substance or energy to, directly or through others. Circuits may close, so cycles are legal.
    mappings: {exact: ['brick:feeds']}
  isFedBy:
    inverse: feeds
    domain: [Equipment, System, Space]
    range: [Equipment, System]
    characteristics: [transitive, irreflexive]
    description: Receives a substance or energy from, directly or through others.
    mappings: {exact: ['brick:isFedBy']}
  serves:
    inverse: isServedBy
    domain: [Equipment, System]
    range: [Space, Agent, Equipment, System]
    characteristics: [irreflexive]
    description: Provides its benefit to; what the equipment or system is there for.
  isServedBy:
    inverse: serves
    domain: [Space, Agent, Equipment, System]
    range: [Equipment, System]
    characteristics: [irreflexive]
    description: Gets the benefit of.
  conveys:
    inverse: isConveyedBy
    domain: [Equipment, System]
    range: [Substance]
    description: Moves or passes on a substance.
  isConveyedBy:
    inverse: conveys
    domain: [Substance]
    range: [Equipment, System]
    description: Is moved or passed on by.
  backsUp:
    inverse: isBackedUpBy
    domain: [Equipment, System]
    range: [Equipment, System]
    characteristics: [irreflexive]
    description: Takes over when another fails or is out of service.
  isBackedUpBy:
    inverse: backsUp
    domain: [Equipment, System]
    range: [Equipment, System]
    characteristics: [irreflexive]
    description: Is replaced in service by another when it fails.
  dependsOn:
    inverse: isRequiredBy
    domain: [Equipment, System, Activity]
    range: [Equipment, System, Space, Activity]
    characteristics: [transitive, irreflexive]
    description: Cannot do its work without.
  isRequiredBy:
    inverse: dependsOn
    domain: [Equipment, System, Space, Activity]
    range: [Equipment, System, Activity]
    characteristics: [transitive, irreflexive]
    description: Is something that another cannot do its work without.

  # Points, measuring and control
  hasPoint:
    inverse: isPointOf
    domain: [Asset, Space, System]
    range: [Point]
    characteristics: [inverseFunctional, asymmetric]
    description: Has as one of its sources or sinks of data.
    mappings: {exact: ['brick:hasPoint', 'rec:hasPoint']}
  isPointOf:
    inverse: hasPoint
    domain: [Point]
    range: [Asset, Space, System]
    characteristics: [functional, asymmetric]
    description: Is a source or sink of data about.
    mappings: {exact: ['brick:isPointOf']}
  controls:
    inverse: isControlledBy
    domain: [Controller, AutomationSystem, Agent, Point]
    range: [Equipment, System, Space, Point]
    characteristics: [irreflexive]
    description: Decides what another does or which value it takes.
    mappings: {exact: ['brick:controls']}
  isControlledBy:
    inverse: controls
    domain: [Equipment, System, Space, Point]
    range: [Controller, AutomationSystem, Agent, Point]
    characteristics: [irreflexive]
    description: Does what another decides.
    mappings: {exact: ['brick:isControlledBy']}
  actuates:
    inverse: isActuatedBy
    domain: [Actuator, Drive]
    range: [Equipment, BuildingElement]
    characteristics: [irreflexive, asymmetric]
    description: Moves or switches mechanically.
  isActuatedBy:
    inverse: actuates
    domain: [Equipment, BuildingElement]
    range: [Actuator, Drive]
    characteristics: [irreflexive, asymmetric]
    description: Is moved or switched mechanically by.
  measures:
    inverse: isMeasuredBy
    domain: [SensingDevice, Meter, Sensor]
    range: [Asset, Space, System, Substance]
    description: Determines a quantity of.
  isMeasuredBy:
    inverse: measures
    domain: [Asset, Space, System, Substance]
    range: [SensingDevice, Meter, Sensor]
    description: Has a quantity determined by.
  meters:
    inverse: isMeteredBy
    broader: [measures]
    domain: [Meter]
    range: [Asset, Space, System]
    description: Accumulates the consumption or production of.
    mappings: {exact: ['brick:meters']}
  isMeteredBy:
    inverse: meters
    broader: [isMeasuredBy]
    domain: [Asset, Space, System]
    range: [Meter]
    description: Has its consumption or production accumulated by.
    mappings: {exact: ['brick:isMeteredBy']}
  hasSubMeter:
    inverse: isSubMeterOf
    domain: [Meter]
    range: [Meter]
    characteristics: [irreflexive, asymmetric, acyclic, inverseFunctional]
    description: Measures a flow of which another meter measures a part.
    mappings: {exact: ['brick:hasSubMeter']}
  isSubMeterOf:
    inverse: hasSubMeter
    domain: [Meter]
    range: [Meter]
    characteristics: [irreflexive, asymmetric, acyclic, functional]
    description: Measures a part of the flow that another meter measures.
    mappings: {exact: ['brick:isSubMeterOf']}
  monitors:
    inverse: isMonitoredBy
    domain: [Equipment, System, Agent]
    range: [Entity]
    description: Watches the state of, to notice changes that matter.
  isMonitoredBy:
    inverse: monitors
    domain: [Entity]
    range: [Equipment, System, Agent]
    description: Has its state watched by.

  # Responsibility
  owns:
    inverse: isOwnedBy
    domain: [Agent]
    range: [Asset, Space, System, InformationObject, Collection]
    description: Holds as property.
    mappings: {exact: ['rec:owns']}
  isOwnedBy:
    inverse: owns
    domain: [Asset, Space, System, InformationObject, Collection]
    range: [Agent]
    description: Is the property of.
    mappings: {exact: ['rec:ownedBy']}
  operates:
    inverse: isOperatedBy
    domain: [Agent]
    range: [Asset, Space, System]
    description: Runs day by day and answers for doing so.
  isOperatedBy:
    inverse: operates
    domain: [Asset, Space, System]
    range: [Agent]
    description: Is run day by day by.
    mappings: {exact: ['rec:operatedBy']}
  maintains:
    inverse: isMaintainedBy
    domain: [Agent]
    range: [Asset, Space, System]
    description: Keeps in working condition.
  isMaintainedBy:
    inverse: maintains
    domain: [Asset, Space, System]
    range: [Agent]
    description: Is kept in working condition by.
    mappings: {close: ['rec:servicedBy']}
  manufactures:
    inverse: isManufacturedBy
    domain: [Organization]
    range: [Asset, Product]
    description: Made, or makes.
  isManufacturedBy:
    inverse: manufactures
    domain: [Asset, Product]
    range: [Organization]
    description: Was made by.
  uses:
    inverse: isUsedBy
    domain: [Agent, Activity]
    range: [Asset, Space, System]
    description: Makes use of.
  isUsedBy:
    inverse: uses
    domain: [Asset, Space, System]
    range: [Agent, Activity]
    description: Is made use of by.
  hasRole:
    inverse: isRoleOf
    domain: [Agent]
    range: [Role]
    description: Holds a function, with its rights and duties.
  isRoleOf:
    inverse: hasRole
    domain: [Role]
    range: [Agent]
    description: Is a function held by.
  reportsTo:
    inverse: supervises
    domain: [Person, OrganizationalUnit]
    range: [Person, Organization]
    characteristics: [irreflexive, acyclic]
    description: Answers to in the organization.
  supervises:
    inverse: reportsTo
    domain: [Person, Organization]
    range: [Person, OrganizationalUnit]
    characteristics: [irreflexive, acyclic]
    description: Directs, and takes the answers of.

  # Groups, information, events
  hasMember:
    inverse: memberOf
    domain: [Collection, Organization]
    range: [Entity]
    characteristics: [irreflexive]
    description: Counts among those it groups.
    mappings: {close: ['rec:includes']}
  memberOf:
    inverse: hasMember
    domain: [Entity]
    range: [Collection, Organization]
    characteristics: [irreflexive]
    description: Is one of those that another groups.
    mappings: {close: ['rec:isMemberOf']}
  documents:
    inverse: isDocumentedBy
    domain: [InformationObject]
    range: [Entity]
    characteristics: [irreflexive]
    description: Records facts about.
    mappings: {close: ['rec:documentTopic']}
  isDocumentedBy:
    inverse: documents
    domain: [Entity]
    range: [InformationObject]
    characteristics: [irreflexive]
    description: Has facts recorded in.
    mappings: {close: ['rec:documentation']}
  concerns:
    inverse: isSubjectOf
    domain: [Event, Activity, InformationObject]
    range: [Entity]
    description: Happens to, is done to or is about.
  isSubjectOf:
    inverse: concerns
    domain: [Entity]
    range: [Event, Activity, InformationObject]
    description: Is what an event, an activity or a piece of information is about.
  causes:
    inverse: isCausedBy
    domain: [Event, Activity]
    range: [Event, Activity]
    characteristics: [transitive, irreflexive, acyclic]
    description: Brings about.
  isCausedBy:
    inverse: causes
    domain: [Event, Activity]
    range: [Event, Activity]
    characteristics: [transitive, irreflexive, acyclic]
    description: Is brought about by.
  precedes:
    inverse: follows
    domain: [Event, Activity]
    range: [Event, Activity]
    characteristics: [transitive, irreflexive, acyclic]
    description: Ends before another begins.
  follows:
    inverse: precedes
    domain: [Event, Activity]
    range: [Event, Activity]
    characteristics: [transitive, irreflexive, acyclic]
    description: Begins after another has ended.
  replaces:
    inverse: isReplacedBy
    domain: [Asset, System, Document]
    range: [Asset, System, Document]
    characteristics: [irreflexive, acyclic]
    description: Has taken the place of.
  isReplacedBy:
    inverse: replaces
    domain: [Asset, System, Document]
    range: [Asset, System, Document]
    characteristics: [irreflexive, acyclic]
    description: Has given its place to.
  governs:
    inverse: isGovernedBy
    domain: [Specification, Agreement, Schedule, Contract]
    range: [Entity]
    characteristics: [irreflexive]
    description: Sets the rules or times for.
  isGovernedBy:
    inverse: governs
    domain: [Entity]
    range: [Specification, Agreement, Schedule, Contract]
    characteristics: [irreflexive]
    description: Follows the rules or times of.

"""##
  ),
  (
    "core/terms.yaml",
    ##"""
# The words that names are composed of, in the order aggregation, qualifiers, component, measurement, point type:
# `average supply air temperature setpoint` becomes averageSupplyAirTemperatureSetpoint. The abbreviations are those
# that people use instead; a name check suggests the full word. Other words for the same are synonyms. Short forms that
# drawings have for a compound, such as chw, belong to the compound.
terms:
  # aggregation
  average:
    role: aggregation
    description: Arithmetic mean over a period or over several sources.
    abbreviations: [avg]
    synonyms: [mean]
  minimum:
    role: aggregation
    description: Lowest value over a period or over several sources.
    abbreviations: [min]
  maximum:
    role: aggregation
    description: Highest value over a period or over several sources.
    abbreviations: [max]
  total:
    role: aggregation
    description: Sum over all parts, phases or sources.
    abbreviations: [tot]
  accumulated:
    role: aggregation
    description: Summed since a starting point, rising until it is reset.
    abbreviations: [accum]
    synonyms: [cumulative]
  peak:
    role: aggregation
    description: Highest value since a reset or within a billing period.
    abbreviations: [pk]
  median:
    role: aggregation
    description: Value that as many values exceed as fall below.
  daily:
    role: aggregation
    description: Over the day that has just ended or still runs.
  monthly:
    role: aggregation
    description: Over the month that has just ended or still runs.
  yearly:
    role: aggregation
    description: Over the year that has just ended or still runs.
    synonyms: [annual]
  instantaneous:
    role: aggregation
    description: At this moment, without averaging.
    abbreviations: [inst]

  # qualifier
  supply:
    role: qualifier
    description: Flowing toward what is served.
    abbreviations: [sup, sply]
  return:
    role: qualifier
    description: Flowing back from what is served.
    abbreviations: [ret, rtn]
  exhaust:
    role: qualifier
    description: Leaving for good, to the outdoors or to waste.
    abbreviations: [exh]
  discharge:
    role: qualifier
    description: Leaving the piece of equipment that is described.
    abbreviations: [disch]
  mixed:
    role: qualifier
    description: After streams have joined.
  outdoor:
    role: qualifier
    description: In or from the open air.
    synonyms: [outside]
  indoor:
    role: qualifier
    description: Within a building.
    synonyms: [inside]
  ambient:
    role: qualifier
    description: Of the immediate surroundings.
    abbreviations: [amb]
  zone:
    role: qualifier
    description: Of the zone that is controlled.
    abbreviations: [zn]
  room:
    role: qualifier
    description: Of the room that is controlled or observed.
    abbreviations: [rm]
  space:
    role: qualifier
    description: Of the space that is controlled or observed.
  entering:
    role: qualifier
    description: At the point where a stream goes in.
    abbreviations: [ent]
    synonyms: [inlet]
  leaving:
    role: qualifier
    description: At the point where a stream comes out.
    abbreviations: [lvg]
    synonyms: [outlet]
  primary:
    role: qualifier
    description: On the side of the source or of first rank.
    abbreviations: [pri]
  secondary:
    role: qualifier
    description: On the side of the user or of second rank.
    abbreviations: [sec]
  upper:
    role: qualifier
    description: Toward the top of a range or place.
  lower:
    role: qualifier
    description: Toward the bottom of a range or place.
  high:
    role: qualifier
    description: Above the normal range.
    abbreviations: [hi]
  low:
    role: qualifier
    description: Below the normal range.
  import:
    role: qualifier
    description: Taken from the network.
    abbreviations: [imp]
  export:
    role: qualifier
    description: Given to the network.
    abbreviations: [exp]
  active:
    role: qualifier
    description: Doing work, as opposed to reactive; of programs and the like, in use at present.
  reactive:
    role: qualifier
    description: Swinging between source and load without doing work.
    abbreviations: [react]
  apparent:
    role: qualifier
    description: Product of effective voltage and current.
    abbreviations: [app]
  direct:
    role: qualifier
    description: Of current that does not alternate.
  differential:
    role: qualifier
    description: Difference between two places.
    abbreviations: [diff]
    synonyms: [delta]
  static:
    role: qualifier
    description: Of a fluid, apart from its motion.
    abbreviations: [stat]
  relative:
    role: qualifier
    description: As a share of a reference of the same kind.
    abbreviations: [rel]
  absolute:
    role: qualifier
    description: Counted from the natural zero.
    abbreviations: [abs]
  rated:
    role: qualifier
    description: As the manufacturer states for normal service.
    abbreviations: [nom]
    synonyms: [nominal]
  design:
    role: qualifier
    description: As the planner assumed.
  effective:
    role: qualifier
    description: In force after all overrides and limits.
    abbreviations: [eff]
  manual:
    role: qualifier
    description: Set by a person.
  automatic:
    role: qualifier
    description: Set by a control.
    abbreviations: [auto]
  occupied:
    role: qualifier
    description: While people are expected.
    abbreviations: [occ]
  unoccupied:
    role: qualifier
    description: While nobody is expected.
    abbreviations: [unocc]
  standby:
    role: qualifier
    description: Ready but not in service.
    abbreviations: [stby]
  emergency:
    role: qualifier
    description: For use when the normal means fail.
    abbreviations: [emerg]
  heating:
    role: qualifier
    description: Serving to raise temperature.
    abbreviations: [htg]
  cooling:
    role: qualifier
    description: Serving to lower temperature.
    abbreviations: [clg]
  ventilation:
    role: qualifier
    description: Serving to renew air.
  domestic:
    role: qualifier
    description: For drinking, washing and the like.
    abbreviations: [dom]
  chilled:
    role: qualifier
    description: Cooled below ambient for cooling.
  hot:
    role: qualifier
    description: Heated for heating or washing.
  cold:
    role: qualifier
    description: At or below ambient, not heated.
  condenser:
    role: qualifier
    description: On the side of a refrigeration cycle that gives off heat.
    abbreviations: [cond]
  evaporator:
    role: qualifier
    description: On the side of a refrigeration cycle that takes up heat.
  lighting:
    role: qualifier
    description: Serving to give light.
    abbreviations: [ltg]
  air:
    role: qualifier
    description: Concerning air.
  water:
    role: qualifier
    description: Concerning water.
    abbreviations: [wtr]
  steam:
    role: qualifier
    description: Concerning steam.
    abbreviations: [stm]
  gas:
    role: qualifier
    description: Concerning combustible gas unless another is named.
  oil:
    role: qualifier
    description: Concerning oil.
  fuel:
    role: qualifier
    description: Concerning what is burnt.
  refrigerant:
    role: qualifier
    description: Concerning the working fluid of a refrigeration cycle.
    abbreviations: [refr]
  heat:
    role: qualifier
    description: Concerning heat as an energy carrier.
  electric:
    role: qualifier
    description: Concerning electricity.
    abbreviations: [elec]
    synonyms: [electrical]
  grid:
    role: qualifier
    description: Concerning the public network.
  solar:
    role: qualifier
    description: Concerning the sun or what is gained from it.
  battery:
    role: qualifier
    description: Concerning an electric store.
    abbreviations: [batt, bat]
  storage:
    role: qualifier
    description: Concerning a store.
  line:
    role: qualifier
    description: Between two phase conductors, or of the feeding line.
  phase:
    role: qualifier
    description: Of a single phase conductor.
  neutral:
    role: qualifier
    description: Of the neutral conductor.
    abbreviations: [neut]
  surface:
    role: qualifier
    description: On the outside of a body.
    abbreviations: [surf]
  plane:
    role: qualifier
    description: In the plane of what is described.
  module:
    role: qualifier
    description: Of a photovoltaic module.
  dewPoint:
    role: qualifier
    description: At the change from vapour to water.
    abbreviations: [dewpoint]
  wetBulb:
    role: qualifier
    description: With a moistened sensing element.
    abbreviations: [wb]
  co2:
    role: qualifier
    description: Concerning carbon dioxide.
    synonyms: [carbon dioxide]
  voc:
    role: qualifier
    description: Concerning volatile organic compounds.
    synonyms: [tvoc]
  pm10:
    role: qualifier
    description: Concerning particles below 10 micrometres.
  pm25:
    role: qualifier
    description: Concerning particles below 2.5 micrometres.
    abbreviations: [pm2_5]
  radon:
    role: qualifier
    description: Concerning radon.
  smoke:
    role: qualifier
    description: Concerning smoke.
  leak:
    role: qualifier
    description: Concerning the unwanted escape of a fluid.
  motion:
    role: qualifier
    description: Concerning movement in view of a detector.
  gross:
    role: qualifier
    description: Before deductions.
  net:
    role: qualifier
    description: After deductions.
  floor:
    role: qualifier
    description: Concerning a storey or its surface.
  operating:
    role: qualifier
    description: While in service.
    abbreviations: [oper]
  wind:
    role: qualifier
    description: Concerning moving outdoor air.
  fluid:
    role: qualifier
    description: Concerning whatever liquid or gas flows.
  vibration:
    role: qualifier
    description: Concerning mechanical oscillation.
    abbreviations: [vib]
  rotational:
    role: qualifier
    description: Concerning turning about an axis.
    abbreviations: [rot]
  mass:
    role: qualifier
    description: Reckoned by mass.
  volume:
    role: qualifier
    description: Reckoned by volume; alone, the extent of a space.
    abbreviations: [vol]
  thermal:
    role: qualifier
    description: Concerning heat.
    abbreviations: [therm]
  sound:
    role: qualifier
    description: Concerning sound.
  fault:
    role: qualifier
    description: Concerning failure.
  generated:
    role: qualifier
    description: Put out by a generator.
  charging:
    role: qualifier
    description: Going into a store.
  discharging:
    role: qualifier
    description: Coming out of a store.
  compressed:
    role: qualifier
    description: Under raised pressure.
  process:
    role: qualifier
    description: Concerning the process that is controlled.
    abbreviations: [proc]
  feed:
    role: qualifier
    description: Concerning the advance of a tool.
  clamping:
    role: qualifier
    description: Concerning holding closed.
  serial:
    role: qualifier
    description: Numbered one by one.
    abbreviations: [ser]
  firmware:
    role: qualifier
    description: Concerning built-in software.
  installation:
    role: qualifier
    description: Concerning putting in place.
  program:
    role: qualifier
    description: Concerning the program that runs.
    abbreviations: [prog]
  stop:
    role: qualifier
    description: Concerning bringing to a halt.
  good:
    role: qualifier
    description: To specification.
  scrap:
    role: qualifier
    description: Given up as unfit.
  equipment:
    role: qualifier
    description: Of the equipment as a whole.
    abbreviations: [equip]
  machine:
    role: qualifier
    description: Of the machine as a whole.
  tool:
    role: qualifier
    description: Of the tool that is held.
  production:
    role: qualifier
    description: Concerning the making of goods.

  # qualifier: streams by the short forms that drawings have
  chilledWater:
    role: qualifier
    description: Concerning the water that carries cold.
    abbreviations: [chw]
  chilledWaterSupply:
    role: qualifier
    description: Chilled water on its way to what is cooled.
    abbreviations: [chws]
  chilledWaterReturn:
    role: qualifier
    description: Chilled water on its way back.
    abbreviations: [chwr]
  hotWater:
    role: qualifier
    description: Concerning the water that carries heat.
    abbreviations: [hw]
  hotWaterSupply:
    role: qualifier
    description: Hot water on its way to what is heated.
    abbreviations: [hws]
  hotWaterReturn:
    role: qualifier
    description: Hot water on its way back.
    abbreviations: [hwr]
  domesticHotWater:
    role: qualifier
    description: Concerning heated water for washing and the like.
    abbreviations: [dhw]
  condenserWater:
    role: qualifier
    description: Concerning the water that takes heat from a condenser.
  condenserWaterSupply:
    role: qualifier
    description: Condenser water on its way to the condenser.
    abbreviations: [cws]
  condenserWaterReturn:
    role: qualifier
    description: Condenser water on its way back.
    abbreviations: [cwr]
  outdoorAir:
    role: qualifier
    description: Concerning air from outside.
    abbreviations: [oa]

  # component
  fan:
    role: component
    description: Part that moves a gas.
  pump:
    role: component
    description: Part that moves a liquid.
    abbreviations: [pmp]
  valve:
    role: component
    description: Part that throttles a pipe.
    abbreviations: [vlv]
  damper:
    role: component
    description: Part that throttles a duct.
    abbreviations: [dmpr, dpr]
  coil:
    role: component
    description: Part that passes heat between air and a fluid.
  filter:
    role: component
    description: Part that holds back particles.
    abbreviations: [filt]
  compressor:
    role: component
    description: Part that compresses a gas.
    abbreviations: [cmpr]
  motor:
    role: component
    description: Part that drives another.
  burner:
    role: component
    description: Part that burns fuel.
    abbreviations: [brnr]
  humidifier:
    role: component
    description: Part that adds moisture to air.
  exchanger:
    role: component
    description: Part that passes heat between streams.
    abbreviations: [hx]
  wheel:
    role: component
    description: Rotating heat exchanger.
    abbreviations: [whl]
  breaker:
    role: component
    description: Part that interrupts a faulty circuit.
    abbreviations: [brkr]
  transformer:
    role: component
    description: Part that changes voltage.
    abbreviations: [xfmr]
  inverter:
    role: component
    description: Part that turns direct into alternating current.
    abbreviations: [inv]
  charger:
    role: component
    description: Part that fills an electric store.
    abbreviations: [chgr]
  meter:
    role: component
    description: Part that measures and accumulates.
  lamp:
    role: component
    description: Part that gives light.
  door:
    role: component
    description: Part that closes an opening for people or goods.
  window:
    role: component
    description: Part that closes an opening for light and air.
  blind:
    role: component
    description: Part that shades a window.
  tank:
    role: component
    description: Part that stores a fluid.
  spindle:
    role: component
    description: Rotating shaft that carries a tool or workpiece.
    abbreviations: [spdl]
  axis:
    role: component
    description: Direction along which or about which a machine moves.
  conveyor:
    role: component
    description: Part that carries goods along.
  gripper:
    role: component
    description: Part that holds a workpiece.

  # measurement
  temperature:
    role: measurement
    description: Degree of hotness.
    abbreviations: [temp, tmp]
    quantity: Temperature
  humidity:
    role: measurement
    description: Moisture of air.
    abbreviations: [humid]
    quantity: RelativeHumidity
  relativeHumidity:
    role: measurement
    description: Moisture of air as a share of what it can hold.
    abbreviations: [rh]
    quantity: RelativeHumidity
  pressure:
    role: measurement
    description: Force per area of a fluid.
    abbreviations: [press, prs]
    quantity: Pressure
  differentialPressure:
    role: measurement
    description: Difference of the pressures at two places.
    abbreviations: [dp]
    quantity: Pressure
  flowRate:
    role: measurement
    description: Amount that passes per time.
    abbreviations: [flow]
  velocity:
    role: measurement
    description: Rate of motion.
    abbreviations: [vel]
    quantity: Velocity
  speed:
    role: measurement
    description: Rate of motion or rotation, without direction.
    abbreviations: [spd]
  power:
    role: measurement
    description: Energy per time.
    abbreviations: [pwr]
  energy:
    role: measurement
    description: Capacity to do work, as consumed or delivered.
    abbreviations: [nrg]
  current:
    role: measurement
    description: Flow of electric charge.
    abbreviations: [cur, curr]
    quantity: Current
  voltage:
    role: measurement
    description: Difference of electric potential.
    quantity: Voltage
  frequency:
    role: measurement
    description: Cycles per time.
    abbreviations: [freq]
    quantity: Frequency
  factor:
    role: measurement
    description: Ratio of two like quantities, as in power factor.
    abbreviations: [fac]
  harmonicDistortion:
    role: measurement
    description: Departure of a wave from its fundamental.
    quantity: HarmonicDistortion
  totalHarmonicDistortion:
    role: measurement
    description: All harmonics of a wave together, as a share of its fundamental.
    abbreviations: [thd]
    quantity: HarmonicDistortion
  concentration:
    role: measurement
    description: Share of a constituent.
    abbreviations: [conc]
  illuminance:
    role: measurement
    description: Light on a surface.
    abbreviations: [illum]
    quantity: Illuminance
  irradiance:
    role: measurement
    description: Radiant power on a surface.
    abbreviations: [irrad]
    quantity: Irradiance
  level:
    role: measurement
    description: Height, amount or intensity relative to a range.
    abbreviations: [lvl]
  position:
    role: measurement
    description: Place, or opening as a share of the travel.
    abbreviations: [pos]
  angle:
    role: measurement
    description: Amount of rotation.
    abbreviations: [ang]
    quantity: Angle
  torque:
    role: measurement
    description: Turning effect.
    abbreviations: [trq]
    quantity: Torque
  force:
    role: measurement
    description: Push or pull.
    quantity: Force
  load:
    role: measurement
    description: Power or force that is taken, as a share of what is possible.
    abbreviations: [ld]
  area:
    role: measurement
    description: Extent of a surface.
    quantity: Area
  height:
    role: measurement
    description: Extent upward.
    abbreviations: [ht]
    quantity: Length
  length:
    role: measurement
    description: Extent in a direction.
    abbreviations: [len]
    quantity: Length
  weight:
    role: measurement
    description: Mass as scales show it.
    abbreviations: [wt]
    quantity: Mass
  duration:
    role: measurement
    description: Length of time.
    abbreviations: [dur]
    quantity: TimeSpan
  time:
    role: measurement
    description: Instant at which something is or happens.
  hours:
    role: measurement
    description: Length of time counted in hours.
    abbreviations: [hrs]
    quantity: TimeSpan
  starts:
    role: measurement
    description: Number of times that something was started.
    quantity: Count
  charge:
    role: measurement
    description: Electricity in a store.
    abbreviations: [chg]
  direction:
    role: measurement
    description: Compass bearing that something comes from or points to.
    abbreviations: [dir]
    quantity: Angle
  occupancy:
    role: measurement
    description: Presence or number of people.
    abbreviations: [occup]
  efficiency:
    role: measurement
    description: Useful output as a share of input.
    quantity: Efficiency
  effectiveness:
    role: measurement
    description: Output as a share of the ideal.
    quantity: Efficiency
  cycle:
    role: measurement
    description: One run through a repeated sequence.
    abbreviations: [cyc]
  rate:
    role: measurement
    description: Amount per time or per reference.
  quality:
    role: measurement
    description: How good something is, as a share or grade.
    abbreviations: [qual]
  availability:
    role: measurement
    description: Share of the planned time in which something could run.
    abbreviations: [avail]
  performance:
    role: measurement
    description: Output as a share of what was possible or of the effort.
    abbreviations: [perf]
  intensity:
    role: measurement
    description: Amount per reference, such as floor area.
    abbreviations: [intens]
  emission:
    role: measurement
    description: What is released to the environment.
  stateOfCharge:
    role: measurement
    description: Content of a store as a share of its capacity.
    abbreviations: [soc]
    quantity: StateOfCharge
  stateOfHealth:
    role: measurement
    description: Capacity of a store as a share of what it was when new.
    abbreviations: [soh]
  wear:
    role: measurement
    description: Loss of substance or life in use.
  count:
    role: measurement
    description: Number of things or occurrences.
    abbreviations: [cnt]
    quantity: Count

  # pointType
  sensor:
    role: pointType
    description: Measured value.
    abbreviations: [sen, sns]
  setpoint:
    role: pointType
    description: Value that a control tries to reach.
    abbreviations: [sp, stpt, setpt]
  command:
    role: pointType
    description: Order to act.
    abbreviations: [cmd]
  status:
    role: pointType
    description: State as reported.
    abbreviations: [sts]
  alarm:
    role: pointType
    description: State that somebody must know of.
    abbreviations: [alm]
  mode:
    role: pointType
    description: Way of working that is selected.
  limit:
    role: pointType
    description: Bound that is not to be passed.
    abbreviations: [lim]
  deadband:
    role: pointType
    description: Range about a setpoint in which a control does nothing.
  offset:
    role: pointType
    description: Amount that is added to another value.
    abbreviations: [ofs]
  override:
    role: pointType
    description: Value that takes precedence while it is set.
    abbreviations: [ovrd]
  state:
    role: pointType
    description: Condition, out of a few named ones.
  code:
    role: pointType
    description: Value that stands for something listed elsewhere.
  number:
    role: pointType
    description: Identifying number or text.
    abbreviations: [num, 'no']
  name:
    role: pointType
    description: What something is called.
  date:
    role: pointType
    description: Calendar day.
  version:
    role: pointType
    description: Edition of a thing that changes over time.
    abbreviations: [ver]
  capacity:
    role: pointType
    description: Largest amount that can be held or delivered.
    abbreviations: [cap]
  demand:
    role: pointType
    description: Amount that is asked for.
    abbreviations: [dmd]
  reading:
    role: pointType
    description: What a meter shows.
    abbreviations: [rdg]

"""##
  ),
  (
    "energy/concepts/electricity.yaml",
    ##"""
# From the generator to the socket.
concepts:
  ElectricityMeter:
    title: {en: Electricity meter, de: Stromzähler}
    broader: [core.Meter, core.ElectricalEquipment]
    description: Meter of electrical energy and power.
    synonyms: [electric meter]
    mappings: {exact: ['brick:Electrical_Meter']}

  Transformer:
    title: {en: Transformer, de: Transformator}
    broader: [core.ElectricalEquipment]
    description: Equipment that changes the voltage of alternating current.
    mappings: {exact: ['brick:Transformer', 'ifc:IfcTransformer']}

  Switchgear:
    title: {en: Switchgear, de: Schaltanlage}
    broader: [core.ElectricalEquipment]
    description: Assembly of switches that feeds and protects circuits.
    mappings: {exact: ['brick:Switchgear']}

  DistributionBoard:
    title: {en: Distribution board, de: Verteiler}
    broader: [core.ElectricalEquipment]
    description: Board where a supply branches into protected circuits.
    synonyms: [panel board]
    mappings: {exact: ['brick:Breaker_Panel'], close: ['ifc:IfcElectricDistributionBoard']}

  CircuitBreaker:
    title: {en: Circuit breaker, de: Leistungsschalter}
    broader: [core.ElectricalEquipment]
    description: Switch that interrupts a faulty circuit by itself.
    mappings: {exact: ['brick:Circuit_Breaker']}

  Circuit:
    title: {en: Circuit, de: Stromkreis}
    broader: [core.ElectricalSystem]
    description: Conductors and loads behind one protective device.
    mappings: {close: ['ifc:IfcDistributionCircuit']}

  Inverter:
    title: {en: Inverter, de: Wechselrichter}
    broader: [core.ElectricalEquipment, core.EnergyConverter]
    description: Equipment that turns direct into alternating current.
    mappings: {exact: ['brick:Inverter']}

  Rectifier:
    title: {en: Rectifier, de: Gleichrichter}
    broader: [core.ElectricalEquipment, core.EnergyConverter]
    description: Equipment that turns alternating into direct current.

  UninterruptiblePowerSupply:
    title: {en: Uninterruptible power supply, de: USV}
    broader: [core.ElectricalEquipment]
    description: Equipment that bridges an outage from a store without a gap.
    synonyms: [UPS]

  GridConnection:
    title: {en: Grid connection, de: Netzanschluss}
    broader: [core.ElectricalEquipment]
    description: Place where a site meets the public network.
    synonyms: [point of common coupling]

  MicroGrid:
    title: {en: Micro grid, de: Mikronetz}
    broader: [core.ElectricalSystem]
    description: Local network with its own generation that can run apart from the public one.

  ChargingStation:
    title: {en: Charging station, de: Ladestation}
    broader: [core.ElectricalEquipment]
    description: Equipment that charges electric vehicles.
    synonyms: [EVSE]
    mappings: {exact: ['brick:Electric_Vehicle_Charging_Station']}

  ChargingPoint:
    title: {en: Charging point, de: Ladepunkt}
    broader: [core.ElectricalEquipment]
    description: Outlet of a charging station for one vehicle at a time.
    mappings: {exact: ['brick:Electric_Vehicle_Charging_Port']}

"""##
  ),
  (
    "energy/concepts/generationAndStorage.yaml",
    ##"""
# Where energy comes from and where it waits.
concepts:
  Generator:
    title: {en: Generator, de: Generator}
    broader: [core.ElectricalEquipment, core.EnergyConverter]
    description: Equipment that turns mechanical or chemical energy into electricity.
    mappings: {close: ['ifc:IfcElectricGenerator']}

  PhotovoltaicModule:
    title: {en: Photovoltaic module, de: Photovoltaikmodul}
    broader: [Generator]
    description: Panel of cells that turn sunlight into electricity.
    synonyms: [solar panel]
    mappings: {exact: ['brick:PV_Panel'], close: ['ifc:IfcSolarDevice']}

  PhotovoltaicArray:
    title: {en: Photovoltaic array, de: Photovoltaikanlage}
    broader: [core.ElectricalSystem]
    description: Modules wired together with their inverters.
    mappings: {exact: ['brick:PV_Array']}

  WindTurbine:
    title: {en: Wind turbine, de: Windenergieanlage}
    broader: [Generator]
    description: Generator that the wind turns.

  CombinedHeatAndPowerUnit:
    title: {en: Combined heat and power unit, de: Blockheizkraftwerk}
    broader: [Generator]
    description: Generator whose waste heat is used.
    synonyms: [CHP]

  FuelCell:
    title: {en: Fuel cell, de: Brennstoffzelle}
    broader: [Generator]
    description: Generator that turns hydrogen or gas into electricity without burning it.

  SolarThermalCollector:
    title: {en: Solar thermal collector, de: Solarkollektor}
    broader: [core.EnergyConverter]
    description: Panel that turns sunlight into heat.
    mappings: {exact: ['brick:Solar_Thermal_Collector']}

  Electrolyser:
    title: {en: Electrolyser, de: Elektrolyseur}
    broader: [core.EnergyConverter, core.ProcessEquipment]
    description: Equipment that splits water into hydrogen and oxygen.

  EnergyStorage:
    title: {en: Energy storage, de: Energiespeicher}
    broader: [core.Equipment]
    description: Equipment that takes energy in and gives it back later.
    mappings: {exact: ['brick:Energy_Storage']}

  Battery:
    title: {en: Battery, de: Batterie}
    broader: [EnergyStorage, core.ElectricalEquipment]
    description: Electrochemical store of electricity.
    mappings: {exact: ['brick:Battery']}

  BatteryStorageSystem:
    title: {en: Battery storage system, de: Batteriespeichersystem}
    broader: [core.ElectricalSystem]
    description: Batteries with inverter and control, run as one.
    synonyms: [BESS]
    mappings: {exact: ['brick:Battery_Energy_Storage_System']}

  ThermalStorage:
    title: {en: Thermal storage, de: Wärmespeicher}
    broader: [EnergyStorage]
    description: Store of heat or cold.

  DistrictHeatingSubstation:
    title: {en: District heating substation, de: Fernwärmeübergabestation}
    broader: [core.Equipment]
    description: Equipment that hands heat from a district network over to a building.

  GasMeter:
    title: {en: Gas meter, de: Gaszähler}
    broader: [core.Meter]
    description: Meter of combustible gas.
    mappings: {exact: ['brick:Gas_Meter']}

"""##
  ),
  (
    "energy/concepts/market.yaml",
    ##"""
# Contracts, signals and accounts of energy.
concepts:
  EnergyContract:
    title: {en: Energy contract, de: Energieliefervertrag}
    broader: [core.Contract]
    description: Contract for the supply or purchase of energy.

  EnergyTariff:
    title: {en: Energy tariff, de: Energietarif}
    broader: [core.Tariff]
    description: Rule by which energy, power and time turn into a price.

  DemandResponseEvent:
    title: {en: Demand response event, de: Lastmanagement-Ereignis}
    broader: [core.Event]
    description: Event in which users are asked to change their demand.

  PowerOutage:
    title: {en: Power outage, de: Stromausfall}
    broader: [core.Failure]
    description: Event in which the supply of electricity fails.

  LoadProfile:
    title: {en: Load profile, de: Lastprofil}
    broader: [core.InformationObject]
    description: Demand or generation over time, measured or assumed.

  Forecast:
    title: {en: Forecast, de: Prognose}
    broader: [core.InformationObject]
    description: Statement of what demand, generation or price will be.

  EnergyCommunity:
    title: {en: Energy community, de: Energiegemeinschaft}
    broader: [core.Organization]
    description: Organization of members who share energy that they generate.

  GridOperator:
    title: {en: Grid operator, de: Netzbetreiber}
    broader: [core.Company]
    description: Company that runs a public network.

  EnergySupplier:
    title: {en: Energy supplier, de: Energielieferant}
    broader: [core.Company]
    description: Company that sells energy to users.

  BalancingGroup:
    title: {en: Balancing group, de: Bilanzkreis}
    broader: [core.Collection]
    description: Feed-in and demand that are accounted together toward the network.

  Flexibility:
    title: {en: Flexibility, de: Flexibilität}
    broader: [core.Entity]
    description: Demand or generation that can be moved in time or changed in size on request.

"""##
  ),
  (
    "energy/gemel.yaml",
    ##"""
edition: 2026
package: org.gemel.energy
kind: ontology
version: 1.0.0
title: {en: Energy, de: Energie}
summary: Generation, storage, distribution and trade of energy.
description: >-
  Where energy comes from, how it is stored, carried, measured and paid for, with electricity in the
  foreground.
owners: [gemel]
dependencies:
  org.gemel.core: ^1.0.0
  org.gemel.quantities: ^1.0.0

"""##
  ),
  (
    "energy/points.yaml",
    ##"""
# Points of energy plant; those that are not of energy alone are in org.gemel.core.
points:
  generatedActivePower:
    title: {en: Generated active power, de: Erzeugte Wirkleistung}
    description: Active power that is generated at this moment.
    type: double
    quantity: Power
    unit: kilowatt
    minimum: 0
    maximum: 1000000
  generatedActiveEnergy:
    title: {en: Generated active energy, de: Erzeugte Energie}
    description: Meter reading of electrical energy generated.
    type: double
    quantity: Energy
    unit: kilowattHour
    minimum: 0
  generatedThermalPower:
    title: {en: Generated thermal power, de: Erzeugte Wärmeleistung}
    description: Heat that is generated at this moment.
    type: double
    quantity: HeatFlowRate
    unit: kilowatt
    minimum: 0
    maximum: 1000000
  directCurrentVoltage:
    title: {en: Direct current voltage, de: Gleichspannung}
    description: Voltage on the direct-current side.
    type: double
    quantity: Voltage
    unit: volt
    minimum: 0
    maximum: 5000
  directCurrent:
    title: {en: Direct current, de: Gleichstrom}
    description: Current on the direct-current side; positive when it charges.
    type: double
    quantity: Current
    unit: ampere
    minimum: -20000
    maximum: 20000
  moduleTemperature:
    title: {en: Module temperature, de: Modultemperatur}
    description: Temperature of the back of a photovoltaic module.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -50
    maximum: 120
  planeIrradiance:
    title: {en: Plane irradiance, de: Einstrahlung in Modulebene}
    description: Radiant power of the sun in the plane of the modules.
    type: double
    quantity: Irradiance
    unit: wattPerSquareMetre
    minimum: 0
    maximum: 1600
  stateOfCharge:
    title: {en: State of charge, de: Ladezustand}
    description: Energy left in the store as a share of what it holds when full.
    type: double
    quantity: StateOfCharge
    unit: percent
    minimum: 0
    maximum: 100
  stateOfHealth:
    title: {en: State of health, de: Alterungszustand}
    description: Capacity of the store as a share of what it was when new.
    type: double
    quantity: RelativeMeasure
    unit: percent
    minimum: 0
    maximum: 110
  storageCapacity:
    title: {en: Storage capacity, de: Speicherkapazität}
    description: Energy that the store gives between full and empty.
    type: double
    quantity: Energy
    unit: kilowattHour
    minimum: 0
    maximum: 10000000
  chargingPower:
    title: {en: Charging power, de: Ladeleistung}
    description: Power that goes into the store.
    type: double
    quantity: Power
    unit: kilowatt
    minimum: 0
    maximum: 1000000
  dischargingPower:
    title: {en: Discharging power, de: Entladeleistung}
    description: Power that comes out of the store.
    type: double
    quantity: Power
    unit: kilowatt
    minimum: 0
    maximum: 1000000
  chargingStatus:
    title: {en: Charging status, de: Ladestatus}
    description: What the charging point is doing.
    enum: {available: 0, preparing: 1, charging: 2, suspended: 3, finishing: 4, reserved: 5, fault: 6}
  breakerStatus:
    title: {en: Breaker status, de: Schalterstellung}
    description: Position of the breaker; tripped means opened by itself on a fault.
    enum: {open: 0, closed: 1, tripped: 2}
  averageActivePowerDemand:
    title: {en: Average active power demand, de: Mittlere Wirkleistung des Messintervalls}
    description: Active power averaged over the metering interval that has just ended.
    type: double
    quantity: Power
    unit: kilowatt
    minimum: 0
    maximum: 1000000
  currentHarmonicDistortion:
    title: {en: Current harmonic distortion, de: Oberschwingungsgehalt des Stroms}
    description: Harmonics of the current as a share of its fundamental.
    type: double
    quantity: HarmonicDistortion
    unit: percent
    minimum: 0
    maximum: 500
  emissionFactor:
    title: {en: Emission factor, de: Emissionsfaktor}
    description: Greenhouse gases, as carbon dioxide, released per electrical energy used.
    type: double
    quantity: EmissionFactor
    unit: gramPerKilowattHour
    minimum: 0
    maximum: 2000
  energyIntensity:
    title: {en: Energy intensity, de: Energiekennwert}
    description: Energy used over a year per floor area.
    type: double
    quantity: EnergyPerArea
    unit: kilowattHourPerSquareMetre
    minimum: 0
    maximum: 5000
  powerLimit:
    title: {en: Power limit, de: Leistungsbegrenzung}
    description: Bound that a control keeps the active power below.
    type: double
    quantity: Power
    unit: kilowatt
    minimum: 0
    maximum: 1000000
  phaseCount:
    title: {en: Phase count, de: Phasenzahl}
    description: Number of phase conductors that are connected.
    type: uint8
    quantity: Count
    unit: item
    minimum: 1
    maximum: 3

"""##
  ),
  (
    "energy/relations.yaml",
    ##"""
relations:
  powers:
    inverse: isPoweredBy
    broader: [core.feeds]
    domain: [core.ElectricalEquipment, core.ElectricalSystem]
    range: [core.Equipment, core.System, core.Space]
    characteristics: [transitive, irreflexive, asymmetric]
    description: Supplies with electricity, directly or through others.
  isPoweredBy:
    inverse: powers
    broader: [core.isFedBy]
    domain: [core.Equipment, core.System, core.Space]
    range: [core.ElectricalEquipment, core.ElectricalSystem]
    characteristics: [transitive, irreflexive, asymmetric]
    description: Is supplied with electricity by, directly or through others.
  charges:
    inverse: isChargedBy
    domain: [core.Equipment, core.System]
    range: [EnergyStorage, core.Vehicle]
    characteristics: [irreflexive]
    description: Puts energy into the store of.
  isChargedBy:
    inverse: charges
    domain: [EnergyStorage, core.Vehicle]
    range: [core.Equipment, core.System]
    characteristics: [irreflexive]
    description: Has energy put into its store by.
  protects:
    inverse: isProtectedBy
    domain: [CircuitBreaker, Switchgear]
    range: [Circuit, core.ElectricalEquipment]
    characteristics: [irreflexive, asymmetric]
    description: Interrupts when a fault occurs in.
  isProtectedBy:
    inverse: protects
    domain: [Circuit, core.ElectricalEquipment]
    range: [CircuitBreaker, Switchgear]
    characteristics: [irreflexive, asymmetric]
    description: Is cut off by when a fault occurs.
  offersFlexibility:
    inverse: isFlexibilityOf
    domain: [core.Equipment, core.System, core.Space, core.Collection]
    range: [Flexibility]
    characteristics: [irreflexive]
    description: Can change its demand or generation by.
  isFlexibilityOf:
    inverse: offersFlexibility
    domain: [Flexibility]
    range: [core.Equipment, core.System, core.Space, core.Collection]
    characteristics: [irreflexive]
    description: Is a change of demand or generation that something can make.
  billedUnder:
    inverse: isBasisOfBilling
    domain: [core.Meter, GridConnection]
    range: [EnergyContract, EnergyTariff]
    description: Has its readings priced by.
  isBasisOfBilling:
    inverse: billedUnder
    domain: [EnergyContract, EnergyTariff]
    range: [core.Meter, GridConnection]
    description: Prices the readings of.

"""##
  ),
  (
    "manufacturing/concepts/equipment.yaml",
    ##"""
# The levels of a plant follow the equipment hierarchy of IEC 62264: enterprise, site, area, line, cell.
concepts:
  ManufacturingEnterprise:
    title: {en: Manufacturing enterprise, de: Fertigungsunternehmen}
    broader: [core.Company]
    description: Company that makes goods on one or more sites.

  Plant:
    title: {en: Plant, de: Werk}
    broader: [core.Site]
    description: Site where goods are made.

  ProductionLine:
    title: {en: Production line, de: Fertigungslinie}
    broader: [core.ProductionSystem]
    description: Production system that takes goods through fixed steps in order.
    synonyms: [line]

  WorkCell:
    title: {en: Work cell, de: Fertigungszelle}
    broader: [core.ProductionSystem]
    description: Production system of machines and people that does one group of steps.
    synonyms: [cell]

  WorkStation:
    title: {en: Work station, de: Arbeitsstation}
    broader: [core.ProductionArea]
    description: Place where one step is done.

  StorageArea:
    title: {en: Storage area, de: Lagerbereich}
    broader: [core.ProductionArea]
    description: Place where materials or goods wait.

  MachineTool:
    title: {en: Machine tool, de: Werkzeugmaschine}
    broader: [core.ManufacturingEquipment]
    description: Machine that shapes workpieces by removing, forming or joining material.

  MillingMachine:
    title: {en: Milling machine, de: Fräsmaschine}
    broader: [MachineTool]
    description: Machine tool that removes material with a rotating cutter.

  Lathe:
    title: {en: Lathe, de: Drehmaschine}
    broader: [MachineTool]
    description: Machine tool that removes material from a rotating workpiece.

  GrindingMachine:
    title: {en: Grinding machine, de: Schleifmaschine}
    broader: [MachineTool]
    description: Machine tool that removes material with an abrasive.

  Press:
    title: {en: Press, de: Presse}
    broader: [MachineTool]
    description: Machine tool that forms material by force between dies.

  InjectionMouldingMachine:
    title: {en: Injection moulding machine, de: Spritzgießmaschine}
    broader: [core.ManufacturingEquipment]
    description: Machine that forces molten plastic into a mould.

  AdditiveMachine:
    title: {en: Additive machine, de: Additive Fertigungsanlage}
    broader: [core.ManufacturingEquipment]
    description: Machine that builds workpieces up in layers.
    synonyms: [3D printer]

  WeldingMachine:
    title: {en: Welding machine, de: Schweißanlage}
    broader: [core.ManufacturingEquipment]
    description: Machine that joins parts by melting them together.

  Robot:
    title: {en: Robot, de: Roboter}
    broader: [core.ManufacturingEquipment]
    description: Machine with several axes that moves tools or goods along programmed paths.

  Gripper:
    title: {en: Gripper, de: Greifer}
    broader: [core.ManufacturingEquipment]
    description: Device at the end of a robot that holds goods.

  Conveyor:
    title: {en: Conveyor, de: Förderer}
    broader: [core.TransportEquipment]
    description: Equipment that carries goods along a fixed path.

  AutomatedGuidedVehicle:
    title: {en: Automated guided vehicle, de: Fahrerloses Transportfahrzeug}
    broader: [core.Vehicle, core.TransportEquipment]
    description: Driverless vehicle that carries goods within a site.
    synonyms: [AGV]

  InspectionStation:
    title: {en: Inspection station, de: Prüfstation}
    broader: [core.ManufacturingEquipment]
    description: Equipment that decides whether goods meet their specification.

  PackagingMachine:
    title: {en: Packaging machine, de: Verpackungsmaschine}
    broader: [core.ManufacturingEquipment]
    description: Machine that fills, wraps, closes or labels packages.

  Spindle:
    title: {en: Spindle, de: Spindel}
    broader: [core.Drive]
    description: Drive that turns a tool or a workpiece.

  Axis:
    title: {en: Axis, de: Achse}
    broader: [core.Drive]
    description: Drive that moves part of a machine along or about one direction.

  Furnace:
    title: {en: Furnace, de: Ofen}
    broader: [core.ProcessEquipment]
    description: Equipment that heats material to change it.

  Reactor:
    title: {en: Reactor, de: Reaktor}
    broader: [core.ProcessEquipment]
    description: Vessel in which substances react.

  Mixer:
    title: {en: Mixer, de: Mischer}
    broader: [core.ProcessEquipment]
    description: Equipment that makes several substances into one.

  AirCompressorStation:
    title: {en: Air compressor station, de: Druckluftstation}
    broader: [core.ProductionSystem]
    description: System that supplies compressed air.

  Mould:
    title: {en: Mould, de: Form}
    broader: [core.Tool]
    description: Tool whose cavity gives molten or soft material its shape.

  CuttingTool:
    title: {en: Cutting tool, de: Zerspanwerkzeug}
    broader: [core.Tool]
    description: Tool with an edge that removes material.

"""##
  ),
  (
    "manufacturing/concepts/production.yaml",
    ##"""
# What is made, from what, and the work of making it.
concepts:
  Material:
    title: {en: Material, de: Material}
    broader: [core.Product]
    description: Product that goes into making another.

  RawMaterial:
    title: {en: Raw material, de: Rohstoff}
    broader: [Material]
    description: Material that no step of the maker has worked on yet.

  WorkInProcess:
    title: {en: Work in process, de: Unfertiges Erzeugnis}
    broader: [Material]
    description: Material between the first and the last step.

  FinishedGood:
    title: {en: Finished good, de: Fertigerzeugnis}
    broader: [core.Product]
    description: Product that is ready for the customer.

  MaterialLot:
    title: {en: Material lot, de: Charge}
    broader: [core.Collection]
    description: Amount of a material that was made or delivered as one and is traced as one.
    synonyms: [batch]

  ProductionOrder:
    title: {en: Production order, de: Fertigungsauftrag}
    broader: [core.WorkOrder]
    description: Order to make an amount of a product by a time.

  Recipe:
    title: {en: Recipe, de: Rezept}
    broader: [core.Specification]
    description: Specification of the steps, materials and settings that make a product.

  BillOfMaterials:
    title: {en: Bill of materials, de: Stückliste}
    broader: [core.Specification]
    description: Specification of what a product consists of.
    synonyms: [BOM]

  ProductionRun:
    title: {en: Production run, de: Produktionslauf}
    broader: [core.Activity]
    description: Activity of making one order or lot on one line.

  ProductionStep:
    title: {en: Production step, de: Arbeitsgang}
    broader: [core.Activity]
    description: Activity that changes, moves or checks goods at one place.

  Changeover:
    title: {en: Changeover, de: Umrüstung}
    broader: [core.Activity]
    description: Activity that readies equipment for another product.

  QualityCheck:
    title: {en: Quality check, de: Qualitätsprüfung}
    broader: [core.Inspection]
    description: Activity that compares goods with their specification.

  Downtime:
    title: {en: Downtime, de: Stillstand}
    broader: [core.Event]
    description: Event during which equipment that should run does not.

  Scrap:
    title: {en: Scrap, de: Ausschuss}
    broader: [core.Event]
    description: Event in which goods are found unfit and given up.

"""##
  ),
  (
    "manufacturing/gemel.yaml",
    ##"""
edition: 2026
package: org.gemel.manufacturing
kind: ontology
version: 1.0.0
title: {en: Manufacturing, de: Fertigung}
summary: Machines, lines, materials and points of making goods.
description: >-
  What makes goods, what they are made of, and how well it goes: machines, lines, materials, orders, and the
  measures of production.
owners: [gemel]
dependencies:
  org.gemel.core: ^1.0.0
  org.gemel.quantities: ^1.0.0

"""##
  ),
  (
    "manufacturing/points.yaml",
    ##"""
# Points of machines and lines; those that are not of manufacturing alone are in org.gemel.core.
points:
  machineStatus:
    title: {en: Machine status, de: Maschinenzustand}
    description: >-
      What the machine is doing. Blocked: it cannot hand goods on; starved: it lacks goods.
    enum: {offline: 0, idle: 1, setup: 2, running: 3, blocked: 4, starved: 5, fault: 6, maintenance: 7}
  cycleDuration:
    title: {en: Cycle duration, de: Zykluszeit}
    description: Length of the last complete cycle.
    type: double
    quantity: TimeSpan
    unit: second
    minimum: 0
    maximum: 86400
  goodCount:
    title: {en: Good count, de: Gutstückzahl}
    description: Pieces made to specification since the last reset.
    type: uint64
    quantity: Count
    unit: item
    minimum: 0
  scrapCount:
    title: {en: Scrap count, de: Ausschusszahl}
    description: Pieces given up as unfit since the last reset.
    type: uint64
    quantity: Count
    unit: item
    minimum: 0
  productionRate:
    title: {en: Production rate, de: Ausbringung}
    description: Pieces made per time.
    type: double
    quantity: CountRate
    unit: itemPerHour
    minimum: 0
    maximum: 1000000
  availabilityFactor:
    title: {en: Availability factor, de: Verfügbarkeit}
    description: Time in production as a share of the planned time.
    type: double
    quantity: Efficiency
    unit: percent
    minimum: 0
    maximum: 100
  performanceFactor:
    title: {en: Performance factor, de: Leistungsgrad}
    description: Output as a share of what the time in production allows at the ideal cycle.
    type: double
    quantity: Efficiency
    unit: percent
    minimum: 0
    maximum: 150
  qualityFactor:
    title: {en: Quality factor, de: Qualitätsgrad}
    description: Good pieces as a share of all pieces.
    type: double
    quantity: Efficiency
    unit: percent
    minimum: 0
    maximum: 100
  equipmentEffectiveness:
    title: {en: Equipment effectiveness, de: Gesamtanlageneffektivität}
    description: Availability times performance times quality (OEE).
    type: double
    quantity: Efficiency
    unit: percent
    minimum: 0
    maximum: 100
  spindleSpeed:
    title: {en: Spindle speed, de: Spindeldrehzahl}
    description: Rotational speed of the spindle.
    type: double
    quantity: AngularVelocity
    unit: revolutionPerMinute
    minimum: 0
    maximum: 200000
  spindleLoad:
    title: {en: Spindle load, de: Spindelauslastung}
    description: Power of the spindle as a share of its rated power.
    type: double
    quantity: RelativeMeasure
    unit: percent
    minimum: 0
    maximum: 200
  feedVelocity:
    title: {en: Feed velocity, de: Vorschubgeschwindigkeit}
    description: Velocity of the tool along its path.
    type: double
    quantity: Velocity
    unit: metrePerMinute
    minimum: 0
    maximum: 1000
  axisPosition:
    title: {en: Axis position, de: Achsposition}
    description: Place of an axis from its reference point.
    type: double
    quantity: Length
    unit: millimetre
    minimum: -100000
    maximum: 100000
  axisAngle:
    title: {en: Axis angle, de: Achswinkel}
    description: Angle of a rotary axis from its reference point.
    type: double
    quantity: Angle
    unit: degreeOfArc
    minimum: -100000
    maximum: 100000
  toolWear:
    title: {en: Tool wear, de: Werkzeugverschleiß}
    description: Share of the tool's life that is used up.
    type: double
    quantity: RelativeMeasure
    unit: percent
    minimum: 0
    maximum: 100
  processTemperature:
    title: {en: Process temperature, de: Prozesstemperatur}
    description: Temperature of the material or medium in the process.
    type: double
    quantity: Temperature
    unit: degreeCelsius
    minimum: -200
    maximum: 3000
  processPressure:
    title: {en: Process pressure, de: Prozessdruck}
    description: Absolute pressure in the process.
    type: double
    quantity: AbsolutePressure
    unit: bar
    minimum: 0
    maximum: 10000
  clampingForce:
    title: {en: Clamping force, de: Schließkraft}
    description: Force that keeps a mould or workpiece closed.
    type: double
    quantity: Force
    unit: kilonewton
    minimum: 0
    maximum: 100000
  conveyorSpeed:
    title: {en: Conveyor speed, de: Fördergeschwindigkeit}
    description: Speed of the carrying surface.
    type: double
    quantity: Velocity
    unit: metrePerSecond
    minimum: 0
    maximum: 50
  compressedAirPressure:
    title: {en: Compressed air pressure, de: Druckluftdruck}
    description: Pressure of the compressed air supply against the atmosphere.
    type: double
    quantity: GaugePressure
    unit: bar
    minimum: 0
    maximum: 50
  emergencyStopStatus:
    title: {en: Emergency stop status, de: Not-Halt}
    description: True while an emergency stop is active.
    type: boolean
  activeProgramName:
    title: {en: Active program name, de: Aktives Programm}
    description: Name of the program that the machine is running.
    type: string

"""##
  ),
  (
    "manufacturing/relations.yaml",
    ##"""
relations:
  produces:
    inverse: isProducedBy
    domain: [core.ManufacturingEquipment, core.ProcessEquipment, core.ProductionSystem, core.Activity]
    range: [core.Product, MaterialLot]
    characteristics: [irreflexive]
    description: Makes, as its result.
  isProducedBy:
    inverse: produces
    domain: [core.Product, MaterialLot]
    range: [core.ManufacturingEquipment, core.ProcessEquipment, core.ProductionSystem, core.Activity]
    characteristics: [irreflexive]
    description: Is the result of.
  consumes:
    inverse: isConsumedBy
    domain: [core.ManufacturingEquipment, core.ProcessEquipment, core.ProductionSystem, core.Activity]
    range: [Material, MaterialLot, core.Substance]
    description: Uses up.
  isConsumedBy:
    inverse: consumes
    domain: [Material, MaterialLot, core.Substance]
    range: [core.ManufacturingEquipment, core.ProcessEquipment, core.ProductionSystem, core.Activity]
    description: Is used up by.
  suppliesMaterialTo:
    inverse: receivesMaterialFrom
    broader: [core.feeds]
    domain: [core.ManufacturingEquipment, core.TransportEquipment, core.ProductionSystem]
    range: [core.ManufacturingEquipment, core.TransportEquipment, core.ProductionSystem]
    characteristics: [irreflexive]
    description: Hands goods on to, as the next place in the flow.
  receivesMaterialFrom:
    inverse: suppliesMaterialTo
    broader: [core.isFedBy]
    domain: [core.ManufacturingEquipment, core.TransportEquipment, core.ProductionSystem]
    range: [core.ManufacturingEquipment, core.TransportEquipment, core.ProductionSystem]
    characteristics: [irreflexive]
    description: Is handed goods by, as the place before in the flow.
  performs:
    inverse: isPerformedBy
    domain: [core.ManufacturingEquipment, core.ProcessEquipment, core.ProductionSystem, core.Agent]
    range: [core.Activity]
    description: Carries out.
  isPerformedBy:
    inverse: performs
    domain: [core.Activity]
    range: [core.ManufacturingEquipment, core.ProcessEquipment, core.ProductionSystem, core.Agent]
    description: Is carried out by.
  equippedWith:
    inverse: isEquipmentOf
    domain: [core.ManufacturingEquipment]
    range: [core.Tool]
    characteristics: [irreflexive, inverseFunctional]
    description: Holds a tool at present; a tool is in one machine at a time.
  isEquipmentOf:
    inverse: equippedWith
    domain: [core.Tool]
    range: [core.ManufacturingEquipment]
    characteristics: [irreflexive, functional]
    description: Is at present in a machine.
  derivedFrom:
    inverse: isSourceOf
    domain: [MaterialLot, core.Product]
    range: [MaterialLot, core.Product]
    characteristics: [transitive, irreflexive, acyclic]
    description: Was made out of; the trace of a product back to its materials.
  isSourceOf:
    inverse: derivedFrom
    domain: [MaterialLot, core.Product]
    range: [MaterialLot, core.Product]
    characteristics: [transitive, irreflexive, acyclic]
    description: Went into.

"""##
  ),
  (
    "quantities/electricity.yaml",
    ##"""
# Electricity and magnetism.
quantities:
  Current:
    title: {en: Current, de: Stromstärke}
    dimension: I
    coherentUnit: ampere
    description: Electric charge that passes a cross-section per time.
    mappings: {exact: ['dtdl:Current', 'quantitykind:ElectricCurrent']}

  Voltage:
    title: {en: Voltage, de: Spannung}
    dimension: M L2 T-3 I-1
    coherentUnit: volt
    description: Difference of electric potential between two points.
    mappings: {exact: ['dtdl:Voltage', 'quantitykind:Voltage']}

  ElectricCharge:
    title: {en: Electric charge, de: Elektrische Ladung}
    dimension: T I
    coherentUnit: coulomb
    description: Amount of electricity, as stored in a battery or moved by a current.
    mappings: {exact: ['dtdl:ElectricCharge', 'quantitykind:ElectricCharge']}

  Resistance:
    title: {en: Resistance, de: Widerstand}
    dimension: M L2 T-3 I-2
    coherentUnit: ohm
    description: Voltage across a conductor per current through it.
    mappings: {exact: ['dtdl:Resistance', 'quantitykind:Resistance']}

  Conductance:
    title: {en: Conductance, de: Leitwert}
    dimension: M-1 L-2 T3 I2
    coherentUnit: siemens
    description: Reciprocal of resistance.
    mappings: {exact: ['quantitykind:Conductance']}

  Conductivity:
    title: {en: Conductivity, de: Elektrische Leitfähigkeit}
    dimension: M-1 L-3 T3 I2
    coherentUnit: siemensPerMetre
    description: >-
      Conductance of a material per length and cross-section; for water a measure of dissolved salts.
    mappings: {exact: ['quantitykind:ElectricConductivity']}

  Capacitance:
    title: {en: Capacitance, de: Kapazität}
    dimension: M-1 L-2 T4 I2
    coherentUnit: farad
    description: Electric charge that a body stores per voltage.
    mappings: {exact: ['dtdl:Capacitance', 'quantitykind:Capacitance']}

  Inductance:
    title: {en: Inductance, de: Induktivität}
    dimension: M L2 T-2 I-2
    coherentUnit: henry
    description: Magnetic flux that a circuit produces per current.
    mappings: {exact: ['dtdl:Inductance', 'quantitykind:Inductance']}

  MagneticFlux:
    title: {en: Magnetic flux, de: Magnetischer Fluss}
    dimension: M L2 T-2 I-1
    coherentUnit: weber
    description: Magnetic induction summed over the area that it passes.
    mappings: {exact: ['dtdl:MagneticFlux', 'quantitykind:MagneticFlux']}

  MagneticInduction:
    title: {en: Magnetic induction, de: Magnetische Flussdichte}
    dimension: M T-2 I-1
    coherentUnit: tesla
    description: Strength of a magnetic field, as the force that it exerts on a moving charge (flux density).
    mappings: {exact: ['dtdl:MagneticInduction', 'quantitykind:MagneticFluxDensity']}

  ApparentPower:
    title: {en: Apparent power, de: Scheinleistung}
    dimension: M L2 T-3
    coherentUnit: voltAmpere
    description: >-
      Product of effective voltage and effective current of an alternating-current circuit; what conductors
      and transformers are rated for.
    mappings: {exact: ['dtdl:ApparentPower', 'quantitykind:ApparentPower']}

  ReactivePower:
    title: {en: Reactive power, de: Blindleistung}
    dimension: M L2 T-3
    coherentUnit: voltAmpereReactive
    description: Power that swings between source and load without doing work. Positive for an inductive load.
    mappings: {exact: ['dtdl:ReactivePower', 'quantitykind:ReactivePower']}

  ApparentEnergy:
    title: {en: Apparent energy, de: Scheinenergie}
    dimension: M L2 T-2
    coherentUnit: voltAmpereSecond
    description: Apparent power summed over time.
    mappings: {exact: ['dtdl:ApparentEnergy']}

  ReactiveEnergy:
    title: {en: Reactive energy, de: Blindenergie}
    dimension: M L2 T-2
    coherentUnit: voltAmpereReactiveSecond
    description: Reactive power summed over time, as network operators bill it.
    mappings: {exact: ['dtdl:ReactiveEnergy']}

units:
  # Current
  ampere:
    title: ampere
    symbol: A
    quantity: Current
    factor: 1
    mappings: {exact: [ucum:A, qudt:A, dtdl:ampere]}
  kiloampere:
    title: kiloampere
    symbol: kA
    quantity: Current
    factor: 1000
    mappings: {exact: [ucum:kA, qudt:KiloA, dtdl:kiloampere]}
  milliampere:
    title: milliampere
    symbol: mA
    quantity: Current
    factor: 1/1000
    mappings: {exact: [ucum:mA, qudt:MilliA, dtdl:milliampere]}
  microampere:
    title: microampere
    symbol: µA
    quantity: Current
    factor: 1e-6
    mappings: {exact: [ucum:uA, qudt:MicroA, dtdl:microampere]}
  nanoampere:
    title: nanoampere
    symbol: nA
    quantity: Current
    factor: 1e-9
    mappings: {exact: [ucum:nA, qudt:NanoA, dtdl:nanoampere]}
  picoampere:
    title: picoampere
    symbol: pA
    quantity: Current
    factor: 1e-12
    mappings: {exact: [ucum:pA, qudt:PicoA, dtdl:picoampere]}

  # Voltage
  volt:
    title: volt
    symbol: V
    quantity: Voltage
    factor: 1
    mappings: {exact: [ucum:V, qudt:V, dtdl:volt]}
  microvolt:
    title: microvolt
    symbol: µV
    quantity: Voltage
    factor: 1e-6
    mappings: {exact: [ucum:uV, qudt:MicroV, dtdl:microvolt]}
  millivolt:
    title: millivolt
    symbol: mV
    quantity: Voltage
    factor: 1/1000
    mappings: {exact: [ucum:mV, qudt:MilliV, dtdl:millivolt]}
  kilovolt:
    title: kilovolt
    symbol: kV
    quantity: Voltage
    factor: 1000
    mappings: {exact: [ucum:kV, qudt:KiloV, dtdl:kilovolt]}
  megavolt:
    title: megavolt
    symbol: MV
    quantity: Voltage
    factor: 1e6
    mappings: {exact: [ucum:MV, qudt:MegaV, dtdl:megavolt]}

  # ElectricCharge
  coulomb:
    title: coulomb
    symbol: C
    quantity: ElectricCharge
    factor: 1
    mappings: {exact: [ucum:C, qudt:C, dtdl:coulomb]}
  ampereHour:
    title: ampere-hour
    symbol: Ah
    quantity: ElectricCharge
    factor: 3600
    mappings: {exact: [ucum:A.h, qudt:A-HR, dtdl:ampereHour]}
  milliampereHour:
    title: milliampere-hour
    symbol: mAh
    quantity: ElectricCharge
    factor: 3.6
    mappings: {exact: [ucum:mA.h, qudt:MilliA-HR, dtdl:milliampereHour]}

  # Resistance
  ohm:
    title: ohm
    symbol: Ω
    quantity: Resistance
    factor: 1
    mappings: {exact: [ucum:Ohm, qudt:OHM, dtdl:ohm]}
  milliohm:
    title: milliohm
    symbol: mΩ
    quantity: Resistance
    factor: 1/1000
    mappings: {exact: [ucum:mOhm, qudt:MilliOHM, dtdl:milliohm]}
  kiloohm:
    title: kiloohm
    symbol: kΩ
    quantity: Resistance
    factor: 1000
    mappings: {exact: [ucum:kOhm, qudt:KiloOHM, dtdl:kiloohm]}
  megaohm:
    title: megaohm
    symbol: MΩ
    quantity: Resistance
    factor: 1e6
    mappings: {exact: [ucum:MOhm, qudt:MegaOHM, dtdl:megaohm]}

  # Conductance
  siemens:
    title: siemens
    symbol: S
    quantity: Conductance
    factor: 1
    mappings: {exact: [ucum:S, qudt:S]}

  # Conductivity
  siemensPerMetre:
    title: siemens per metre
    symbol: S/m
    quantity: Conductivity
    factor: 1
    mappings: {exact: [ucum:S/m, qudt:S-PER-M]}
  microsiemensPerCentimetre:
    title: microsiemens per centimetre
    symbol: µS/cm
    quantity: Conductivity
    factor: 1e-4
    mappings: {exact: [ucum:uS/cm, qudt:MicroS-PER-CentiM]}

  # Capacitance
  farad:
    title: farad
    symbol: F
    quantity: Capacitance
    factor: 1
    mappings: {exact: [ucum:F, qudt:FARAD, dtdl:farad]}
  millifarad:
    title: millifarad
    symbol: mF
    quantity: Capacitance
    factor: 1/1000
    mappings: {exact: [ucum:mF, qudt:MilliFARAD, dtdl:millifarad]}
  microfarad:
    title: microfarad
    symbol: µF
    quantity: Capacitance
    factor: 1e-6
    mappings: {exact: [ucum:uF, qudt:MicroFARAD, dtdl:microfarad]}
  nanofarad:
    title: nanofarad
    symbol: nF
    quantity: Capacitance
    factor: 1e-9
    mappings: {exact: [ucum:nF, qudt:NanoFARAD, dtdl:nanofarad]}
  picofarad:
    title: picofarad
    symbol: pF
    quantity: Capacitance
    factor: 1e-12
    mappings: {exact: [ucum:pF, qudt:PicoFARAD, dtdl:picofarad]}

  # Inductance
  henry:
    title: henry
    symbol: H
    quantity: Inductance
    factor: 1
    mappings: {exact: [ucum:H, qudt:H, dtdl:henry]}
  millihenry:
    title: millihenry
    symbol: mH
    quantity: Inductance
    factor: 1/1000
    mappings: {exact: [ucum:mH, qudt:MilliH, dtdl:millihenry]}
  microhenry:
    title: microhenry
    symbol: µH
    quantity: Inductance
    factor: 1e-6
    mappings: {exact: [ucum:uH, qudt:MicroH, dtdl:microhenry]}

  # MagneticFlux
  weber:
    title: weber
    symbol: Wb
    quantity: MagneticFlux
    factor: 1
    mappings: {exact: [ucum:Wb, qudt:WB, dtdl:weber]}
  maxwell:
    title: maxwell
    symbol: Mx
    quantity: MagneticFlux
    factor: 1e-8
    mappings: {exact: [ucum:Mx, qudt:MX, dtdl:maxwell]}

  # MagneticInduction
  tesla:
    title: tesla
    symbol: T
    quantity: MagneticInduction
    factor: 1
    mappings: {exact: [ucum:T, qudt:T, dtdl:tesla]}
  gauss:
    title: gauss
    symbol: G
    quantity: MagneticInduction
    factor: 1e-4
    mappings: {exact: [ucum:G, qudt:GAUSS, dtdl:gauss]}

  # ApparentPower
  voltAmpere:
    title: volt-ampere
    symbol: VA
    quantity: ApparentPower
    factor: 1
    mappings: {exact: [ucum:V.A, qudt:V-A, dtdl:voltAmpere]}
  millivoltAmpere:
    title: millivolt-ampere
    symbol: mVA
    quantity: ApparentPower
    factor: 1/1000
    mappings: {exact: [ucum:mV.A, qudt:MilliV-A, dtdl:millivoltAmpere]}
  kilovoltAmpere:
    title: kilovolt-ampere
    symbol: kVA
    quantity: ApparentPower
    factor: 1000
    mappings: {exact: [ucum:kV.A, qudt:KiloV-A, dtdl:kilovoltAmpere]}
  megavoltAmpere:
    title: megavolt-ampere
    symbol: MVA
    quantity: ApparentPower
    factor: 1e6
    mappings: {exact: [ucum:MV.A, qudt:MegaV-A, dtdl:megavoltAmpere]}
  gigavoltAmpere:
    title: gigavolt-ampere
    symbol: GVA
    quantity: ApparentPower
    factor: 1e9
    mappings: {exact: [ucum:GV.A, qudt:GigaV-A, dtdl:gigavoltAmpere]}

  # ReactivePower
  voltAmpereReactive:
    title: volt-ampere reactive
    symbol: var
    quantity: ReactivePower
    factor: 1
    mappings: {exact: [ucum:V.A, qudt:V-A_Reactive, dtdl:voltAmpereReactive]}
  millivoltAmpereReactive:
    title: millivolt-ampere reactive
    symbol: mvar
    quantity: ReactivePower
    factor: 1/1000
    mappings: {exact: [ucum:mV.A, qudt:MilliV-A_Reactive, dtdl:millivoltAmpereReactive]}
  kilovoltAmpereReactive:
    title: kilovolt-ampere reactive
    symbol: kvar
    quantity: ReactivePower
    factor: 1000
    mappings: {exact: [ucum:kV.A, qudt:KiloV-A_Reactive, dtdl:kilovoltAmpereReactive]}
  megavoltAmpereReactive:
    title: megavolt-ampere reactive
    symbol: Mvar
    quantity: ReactivePower
    factor: 1e6
    mappings: {exact: [ucum:MV.A, qudt:MegaV-A_Reactive, dtdl:megavoltAmpereReactive]}
  gigavoltAmpereReactive:
    title: gigavolt-ampere reactive
    symbol: Gvar
    quantity: ReactivePower
    factor: 1e9
    mappings: {exact: [ucum:GV.A, qudt:GigaV-A_Reactive, dtdl:gigavoltAmpereReactive]}

  # ApparentEnergy
  voltAmpereSecond:
    title: volt-ampere second
    symbol: VAs
    quantity: ApparentEnergy
    factor: 1
    mappings: {exact: [ucum:V.A.s]}
  voltAmpereHour:
    title: volt-ampere hour
    symbol: VAh
    quantity: ApparentEnergy
    factor: 3600
    mappings: {exact: [ucum:V.A.h, qudt:V-A-HR, dtdl:voltAmpereHour]}
  millivoltAmpereHour:
    title: millivolt-ampere hour
    symbol: mVAh
    quantity: ApparentEnergy
    factor: 3.6
    mappings: {exact: [ucum:mV.A.h, dtdl:millivoltAmpereHour]}
  kilovoltAmpereHour:
    title: kilovolt-ampere hour
    symbol: kVAh
    quantity: ApparentEnergy
    factor: 3600000
    mappings: {exact: [ucum:kV.A.h, qudt:KiloV-A-HR, dtdl:kilovoltAmpereHour]}
  megavoltAmpereHour:
    title: megavolt-ampere hour
    symbol: MVAh
    quantity: ApparentEnergy
    factor: 3600*1e6
    mappings: {exact: [ucum:MV.A.h, qudt:MegaV-A-HR, dtdl:megavoltAmpereHour]}
  gigavoltAmpereHour:
    title: gigavolt-ampere hour
    symbol: GVAh
    quantity: ApparentEnergy
    factor: 3600*1e9
    mappings: {exact: [ucum:GV.A.h, dtdl:gigavoltAmpereHour]}

  # ReactiveEnergy
  voltAmpereReactiveSecond:
    title: volt-ampere reactive second
    symbol: vars
    quantity: ReactiveEnergy
    factor: 1
    mappings: {exact: [ucum:V.A.s]}
  voltAmpereReactiveHour:
    title: volt-ampere reactive hour
    symbol: varh
    quantity: ReactiveEnergy
    factor: 3600
    mappings: {exact: [ucum:V.A.h, qudt:V-A_Reactive-HR, dtdl:voltAmpereReactiveHour]}
  kilovoltAmpereReactiveHour:
    title: kilovolt-ampere reactive hour
    symbol: kvarh
    quantity: ReactiveEnergy
    factor: 3600000
    mappings: {exact: [ucum:kV.A.h, qudt:KiloV-A_Reactive-HR, dtdl:kilovoltAmpereReactiveHour]}
  megavoltAmpereReactiveHour:
    title: megavolt-ampere reactive hour
    symbol: Mvarh
    quantity: ReactiveEnergy
    factor: 3600*1e6
    mappings: {exact: [ucum:MV.A.h, qudt:MegaV-A_Reactive-HR, dtdl:megavoltAmpereReactiveHour]}
  gigavoltAmpereReactiveHour:
    title: gigavolt-ampere reactive hour
    symbol: Gvarh
    quantity: ReactiveEnergy
    factor: 3600*1e9
    mappings: {exact: [ucum:GV.A.h, dtdl:gigavoltAmpereReactiveHour]}

"""##
  ),
  (
    "quantities/energy.yaml",
    ##"""
# Energy and power in all forms. Electrical active, apparent and reactive power share a dimension and stay apart: see
# electricity.yaml.
quantities:
  Energy:
    title: {en: Energy, de: Energie}
    dimension: M L2 T-2
    coherentUnit: joule
    description: >-
      Capacity to do work or give off heat, stored or transferred. It shares its dimension with torque and
      is never interchangeable with it.
    mappings: {exact: ['dtdl:Energy', 'quantitykind:Energy']}

  Power:
    title: {en: Power, de: Leistung}
    dimension: M L2 T-3
    coherentUnit: watt
    description: >-
      Energy transferred or converted per time. In an alternating-current circuit it is the active power.
    mappings: {exact: ['dtdl:Power', 'quantitykind:Power']}

  EnergyRate:
    title: {en: Energy rate, de: Energiestrom}
    dimension: M L2 T-3
    coherentUnit: watt
    broader: [Power]
    description: >-
      Energy delivered or used per time, seen as a stream over a boundary, often metered per hour or year.
    mappings: {exact: ['dtdl:EnergyRate']}

  HeatFlowRate:
    title: {en: Heat flow rate, de: Wärmestrom}
    dimension: M L2 T-3
    coherentUnit: watt
    broader: [Power]
    description: Heat transferred per time, such as heating output or cooling load.
    mappings: {exact: ['quantitykind:HeatFlowRate']}

  Luminosity:
    title: {en: Luminosity, de: Leuchtkraft}
    dimension: M L2 T-3
    coherentUnit: watt
    broader: [Power]
    description: Total power that a body radiates over all wavelengths.
    mappings: {exact: ['dtdl:Luminosity']}

  PowerPerArea:
    title: {en: Power per area, de: Flächenleistung}
    dimension: M T-3
    coherentUnit: wattPerSquareMetre
    description: Power per area of a surface.
    mappings: {exact: ['quantitykind:PowerPerArea']}

  Irradiance:
    title: {en: Irradiance, de: Bestrahlungsstärke}
    dimension: M T-3
    coherentUnit: wattPerSquareMetre
    broader: [PowerPerArea]
    description: Radiant power that falls on a surface per area, such as sunshine on a roof.
    mappings: {exact: ['dtdl:Irradiance', 'quantitykind:Irradiance']}

  HeatFlux:
    title: {en: Heat flux, de: Wärmestromdichte}
    dimension: M T-3
    coherentUnit: wattPerSquareMetre
    broader: [PowerPerArea]
    description: Heat that crosses a surface per time and area.

  EnergyPerArea:
    title: {en: Energy per area, de: Flächenbezogene Energie}
    dimension: M T-2
    coherentUnit: joulePerSquareMetre
    description: Energy per area, such as the yearly consumption of a building per floor area.
    mappings: {exact: ['quantitykind:EnergyPerArea']}

  EmissionFactor:
    title: {en: Emission factor, de: Emissionsfaktor}
    dimension: L-2 T2
    coherentUnit: kilogramPerJoule
    description: Mass of a pollutant or greenhouse gas released per energy produced or used.

units:
  # Energy
  joule:
    title: joule
    symbol: J
    quantity: Energy
    factor: 1
    mappings: {exact: [ucum:J, qudt:J, dtdl:joule]}
  kilojoule:
    title: kilojoule
    symbol: kJ
    quantity: Energy
    factor: 1000
    mappings: {exact: [ucum:kJ, qudt:KiloJ, dtdl:kilojoule]}
  megajoule:
    title: megajoule
    symbol: MJ
    quantity: Energy
    factor: 1e6
    mappings: {exact: [ucum:MJ, qudt:MegaJ, dtdl:megajoule]}
  gigajoule:
    title: gigajoule
    symbol: GJ
    quantity: Energy
    factor: 1e9
    mappings: {exact: [ucum:GJ, qudt:GigaJ, dtdl:gigajoule]}
  terajoule:
    title: terajoule
    symbol: TJ
    quantity: Energy
    factor: 1e12
    mappings: {exact: [ucum:TJ, qudt:TeraJ]}
  wattHour:
    title: watt-hour
    symbol: Wh
    quantity: Energy
    factor: 3600
    mappings: {exact: [ucum:W.h, qudt:W-HR, dtdl:wattHour]}
  milliwattHour:
    title: milliwatt-hour
    symbol: mWh
    quantity: Energy
    factor: 3.6
    mappings: {exact: [ucum:mW.h, dtdl:milliwattHour]}
  kilowattHour:
    title: kilowatt-hour
    symbol: kWh
    quantity: Energy
    factor: 3600000
    mappings: {exact: [ucum:kW.h, qudt:KiloW-HR, dtdl:kilowattHour]}
  megawattHour:
    title: megawatt-hour
    symbol: MWh
    quantity: Energy
    factor: 3600*1e6
    mappings: {exact: [ucum:MW.h, qudt:MegaW-HR, dtdl:megawattHour]}
  gigawattHour:
    title: gigawatt-hour
    symbol: GWh
    quantity: Energy
    factor: 3600*1e9
    mappings: {exact: [ucum:GW.h, qudt:GigaW-HR, dtdl:gigawattHour]}
  terawattHour:
    title: terawatt-hour
    symbol: TWh
    quantity: Energy
    factor: 3600*1e12
    mappings: {exact: [ucum:TW.h, qudt:TeraW-HR, dtdl:terawattHour]}
  electronvolt:
    title: electronvolt
    symbol: eV
    quantity: Energy
    factor: 1.602176634e-19
    description: Exact since the 2019 revision of the SI.
    mappings: {exact: [ucum:eV, qudt:EV, dtdl:electronvolt]}
  megaelectronvolt:
    title: megaelectronvolt
    symbol: MeV
    quantity: Energy
    factor: 1.602176634e-13
    mappings: {exact: [ucum:MeV, qudt:MegaEV, dtdl:megaelectronvolt]}
  calorie:
    title: calorie
    symbol: cal
    quantity: Energy
    factor: 4.184
    description: Thermochemical calorie, exactly 4.184 J; the International Table calorie is 4.1868 J.
    mappings: {exact: [ucum:cal_th, qudt:CAL_TH]}
  kilocalorie:
    title: kilocalorie
    symbol: kcal
    quantity: Energy
    factor: 4184
    description: Thermochemical.
    mappings: {exact: [ucum:kcal_th, qudt:KiloCAL_TH]}
  britishThermalUnit:
    title: British thermal unit
    symbol: Btu
    quantity: Energy
    factor: 1055.05585262
    description: International Table Btu, exactly 1055.05585262 J; the thermochemical one is 0.07 % smaller.
    mappings: {exact: ['ucum:[Btu_IT]', qudt:BTU_IT, dtdl:britishThermalUnit]}
  kiloBritishThermalUnit:
    title: thousand British thermal units
    symbol: kBtu
    quantity: Energy
    factor: 1055055.85262
    description: International Table.
    mappings: {exact: ['ucum:10*3.[Btu_IT]', qudt:KiloBTU_IT, dtdl:kiloBritishThermalUnit]}
  therm:
    title: therm
    symbol: thm
    quantity: Energy
    factor: 105505585.262
    description: >-
      100000 International Table Btu (EC therm); the US therm is 0.02 % smaller. QUDT gives a value rounded
      to six digits.
    mappings: {exact: ['ucum:10*5.[Btu_IT]'], close: [qudt:THM_EEC]}

  # Power
  watt:
    title: watt
    symbol: W
    quantity: Power
    factor: 1
    mappings: {exact: [ucum:W, qudt:W, dtdl:watt]}
  microwatt:
    title: microwatt
    symbol: µW
    quantity: Power
    factor: 1e-6
    mappings: {exact: [ucum:uW, qudt:MicroW, dtdl:microwatt]}
  milliwatt:
    title: milliwatt
    symbol: mW
    quantity: Power
    factor: 1/1000
    mappings: {exact: [ucum:mW, qudt:MilliW, dtdl:milliwatt]}
  kilowatt:
    title: kilowatt
    symbol: kW
    quantity: Power
    factor: 1000
    mappings: {exact: [ucum:kW, qudt:KiloW, dtdl:kilowatt]}
  megawatt:
    title: megawatt
    symbol: MW
    quantity: Power
    factor: 1e6
    mappings: {exact: [ucum:MW, qudt:MegaW, dtdl:megawatt]}
  gigawatt:
    title: gigawatt
    symbol: GW
    quantity: Power
    factor: 1e9
    mappings: {exact: [ucum:GW, qudt:GigaW, dtdl:gigawatt]}
  joulePerSecond:
    title: joule per second
    symbol: J/s
    quantity: Power
    factor: 1
    mappings: {exact: [ucum:J/s, qudt:J-PER-SEC, dtdl:joulePerSecond]}
  joulePerHour:
    title: joule per hour
    symbol: J/h
    quantity: Power
    factor: 1/3600
    mappings: {exact: [ucum:J/h, qudt:J-PER-HR, dtdl:joulePerHour]}
  kilojoulePerSecond:
    title: kilojoule per second
    symbol: kJ/s
    quantity: Power
    factor: 1000
    mappings: {exact: [ucum:kJ/s, qudt:KiloJ-PER-SEC, dtdl:kilojoulePerSecond]}
  kilojoulePerHour:
    title: kilojoule per hour
    symbol: kJ/h
    quantity: Power
    factor: 1/3.6
    mappings: {exact: [ucum:kJ/h, qudt:KiloJ-PER-HR, dtdl:kilojoulePerHour]}
  megajoulePerHour:
    title: megajoule per hour
    symbol: MJ/h
    quantity: Power
    factor: 1000/3.6
    mappings: {exact: [ucum:MJ/h, qudt:MegaJ-PER-HR, dtdl:megajoulePerHour]}
  gigajoulePerHour:
    title: gigajoule per hour
    symbol: GJ/h
    quantity: Power
    factor: 1e6/3.6
    mappings: {exact: [ucum:GJ/h, qudt:GigaJ-PER-HR, dtdl:gigajoulePerHour]}
  kilowattHourPerYear:
    title: kilowatt-hour per year
    symbol: kWh/yr
    quantity: Power
    factor: 3600000/31557600
    description: Per Julian year of 365.25 days.
    mappings: {exact: [ucum:kW.h/a, dtdl:kilowattHourPerYear]}
  horsepower:
    title: horsepower
    symbol: hp
    quantity: Power
    factor: 550*0.3048*0.45359237*9.80665
    description: Mechanical horsepower of 550 foot-pounds-force per second; the metric one is 1.4 % smaller.
    mappings: {exact: ['ucum:[HP]', qudt:HP, dtdl:horsepower]}
  britishThermalUnitPerHour:
    title: British thermal unit per hour
    symbol: Btu/h
    quantity: Power
    factor: 1055.05585262/3600
    description: International Table Btu.
    mappings: {exact: ['ucum:[Btu_IT]/h', qudt:BTU_IT-PER-HR, dtdl:britishThermalUnitPerHour]}
  kiloBritishThermalUnitPerHour:
    title: thousand British thermal units per hour
    symbol: kBtu/h
    quantity: Power
    factor: 1055055.85262/3600
    description: International Table Btu.
    mappings: {exact: ['ucum:10*3.[Btu_IT]/h', qudt:KiloBTU_IT-PER-HR, dtdl:kiloBritishThermalUnitPerHour]}
  tonOfRefrigeration:
    title: ton of refrigeration
    symbol: TR
    quantity: Power
    factor: 12000*1055.05585262/3600
    description: 12000 International Table Btu per hour.
    mappings: {exact: ['ucum:12000.[Btu_IT]/h', qudt:TON_FG, dtdl:tonOfRefrigeration]}

  # PowerPerArea
  wattPerSquareMetre:
    title: watt per square metre
    symbol: W/m²
    quantity: PowerPerArea
    factor: 1
    mappings: {exact: [ucum:W/m2, qudt:W-PER-M2, dtdl:wattPerSquareMetre]}
  wattPerSquareFoot:
    title: watt per square foot
    symbol: W/ft²
    quantity: PowerPerArea
    factor: 1/0.3048/0.3048
    mappings: {exact: ['ucum:W/[sft_i]', qudt:W-PER-FT2]}

  # EnergyPerArea
  joulePerSquareMetre:
    title: joule per square metre
    symbol: J/m²
    quantity: EnergyPerArea
    factor: 1
    mappings: {exact: [ucum:J/m2, qudt:J-PER-M2]}
  kilowattHourPerSquareMetre:
    title: kilowatt-hour per square metre
    symbol: kWh/m²
    quantity: EnergyPerArea
    factor: 3600000
    mappings: {exact: [ucum:kW.h/m2, qudt:KiloW-HR-PER-M2]}
  kiloBritishThermalUnitPerSquareFoot:
    title: thousand British thermal units per square foot
    symbol: kBtu/ft²
    quantity: EnergyPerArea
    factor: 1055055.85262/0.3048/0.3048
    description: International Table Btu.
    mappings: {exact: ['ucum:10*3.[Btu_IT]/[sft_i]', qudt:KiloBTU_IT-PER-FT2]}

  # EmissionFactor
  kilogramPerJoule:
    title: kilogram per joule
    symbol: kg/J
    quantity: EmissionFactor
    factor: 1
    mappings: {exact: [ucum:kg/J, qudt:KiloGM-PER-J]}
  kilogramPerKilowattHour:
    title: kilogram per kilowatt-hour
    symbol: kg/kWh
    quantity: EmissionFactor
    factor: 1/3600000
    mappings: {exact: [ucum:kg/(kW.h)]}
  gramPerKilowattHour:
    title: gram per kilowatt-hour
    symbol: g/kWh
    quantity: EmissionFactor
    factor: 1/3600/1e6
    mappings: {exact: [ucum:g/(kW.h)]}

"""##
  ),
  (
    "quantities/gemel.yaml",
    ##"""
edition: 2026
package: org.gemel.quantities
kind: ontology
version: 1.0.0
title: {en: Quantities and units, de: Größen und Einheiten}
summary: Quantity kinds and units of measure with exact conversions.
description: >-
  Every quantity kind and unit that DTDL names in any version, under the same names, and some more for buildings,
  energy and manufacturing. A quantity kind says what is measured; kinds of equal dimension stay apart, so that energy
  never converts to torque. A unit converts by value in the coherent unit = value × factor + offset, exactly. Mappings
  name the unit in UCUM (ucum:), QUDT (qudt:, its unit vocabulary; quantitykind: for kinds) and DTDL (dtdl:); a close
  mapping marks a code whose tabulated value is rounded or differs by convention.
owners: [gemel]

"""##
  ),
  (
    "quantities/information.yaml",
    ##"""
# Amounts and rates of data. Binary prefixes are powers of 1024, decimal ones powers of 1000. A factor's numerator and
# denominator hold 19 digits each, so the larger powers divide by 2^-10 (9.765625e-4) or 2^-20 (9.5367431640625e-7).
quantities:
  DataSize:
    title: {en: Data size, de: Datenmenge}
    dimension: 1
    coherentUnit: bit
    description: Amount of data stored or transferred.
    mappings: {exact: ['dtdl:DataSize']}

  DataRate:
    title: {en: Data rate, de: Datenrate}
    dimension: T-1
    coherentUnit: bitPerSecond
    description: Amount of data transferred per time.
    mappings: {exact: ['dtdl:DataRate', 'quantitykind:DataRate']}

units:
  # DataSize
  bit:
    title: bit
    symbol: bit
    quantity: DataSize
    factor: 1
    mappings: {exact: [ucum:bit, qudt:BIT, dtdl:bit]}
  byte:
    title: byte
    symbol: B
    quantity: DataSize
    factor: 8
    description: Eight bits.
    mappings: {exact: [ucum:By, qudt:BYTE, dtdl:byte]}
  kibibit:
    title: kibibit
    symbol: Kibit
    quantity: DataSize
    factor: 1024
    mappings: {exact: [ucum:Kibit, qudt:KibiBIT, dtdl:kibibit]}
  mebibit:
    title: mebibit
    symbol: Mibit
    quantity: DataSize
    factor: 1048576
    mappings: {exact: [ucum:Mibit, qudt:MebiBIT, dtdl:mebibit]}
  gibibit:
    title: gibibit
    symbol: Gibit
    quantity: DataSize
    factor: 1073741824
    mappings: {exact: [ucum:Gibit, qudt:GibiBIT, dtdl:gibibit]}
  tebibit:
    title: tebibit
    symbol: Tibit
    quantity: DataSize
    factor: 1099511627776
    mappings: {exact: [ucum:Tibit, qudt:TebiBIT, dtdl:tebibit]}
  exbibit:
    title: exbibit
    symbol: Eibit
    quantity: DataSize
    factor: 1073741824*1073741824
    mappings: {exact: [qudt:ExbiBIT, dtdl:exbibit]}
  zebibit:
    title: zebibit
    symbol: Zibit
    quantity: DataSize
    factor: 1073741824*1073741824/9.765625e-4
    mappings: {exact: [dtdl:zebibit]}
  yobibit:
    title: yobibit
    symbol: Yibit
    quantity: DataSize
    factor: 1073741824*1073741824/9.5367431640625e-7
    mappings: {exact: [dtdl:yobibit]}
  kibibyte:
    title: kibibyte
    symbol: KiB
    quantity: DataSize
    factor: 8*1024
    mappings: {exact: [ucum:KiBy, qudt:KibiBYTE, dtdl:kibibyte]}
  mebibyte:
    title: mebibyte
    symbol: MiB
    quantity: DataSize
    factor: 8*1048576
    mappings: {exact: [ucum:MiBy, qudt:MebiBYTE, dtdl:mebibyte]}
  gibibyte:
    title: gibibyte
    symbol: GiB
    quantity: DataSize
    factor: 8*1073741824
    mappings: {exact: [ucum:GiBy, qudt:GibiBYTE, dtdl:gibibyte]}
  tebibyte:
    title: tebibyte
    symbol: TiB
    quantity: DataSize
    factor: 8*1099511627776
    mappings: {exact: [ucum:TiBy, qudt:TebiBYTE, dtdl:tebibyte]}
  exbibyte:
    title: exbibyte
    symbol: EiB
    quantity: DataSize
    factor: 8*1073741824*1073741824
    mappings: {exact: [qudt:ExbiBYTE, dtdl:exbibyte]}
  zebibyte:
    title: zebibyte
    symbol: ZiB
    quantity: DataSize
    factor: 8*1073741824*1073741824/9.765625e-4
    mappings: {exact: [dtdl:zebibyte]}
  yobibyte:
    title: yobibyte
    symbol: YiB
    quantity: DataSize
    factor: 8*1073741824*1073741824/9.5367431640625e-7
    mappings: {exact: [dtdl:yobibyte]}

  # DataRate
  bitPerSecond:
    title: bit per second
    symbol: bit/s
    quantity: DataRate
    factor: 1
    mappings: {exact: [ucum:bit/s, qudt:BIT-PER-SEC, dtdl:bitPerSecond]}
  kilobitPerSecond:
    title: kilobit per second
    symbol: kbit/s
    quantity: DataRate
    factor: 1000
    mappings: {exact: [ucum:kbit/s, qudt:KiloBIT-PER-SEC]}
  megabitPerSecond:
    title: megabit per second
    symbol: Mbit/s
    quantity: DataRate
    factor: 1e6
    mappings: {exact: [ucum:Mbit/s, qudt:MegaBIT-PER-SEC]}
  gigabitPerSecond:
    title: gigabit per second
    symbol: Gbit/s
    quantity: DataRate
    factor: 1e9
    mappings: {exact: [ucum:Gbit/s, qudt:GigaBIT-PER-SEC]}
  bytePerSecond:
    title: byte per second
    symbol: B/s
    quantity: DataRate
    factor: 8
    mappings: {exact: [ucum:By/s, qudt:BYTE-PER-SEC, dtdl:bytePerSecond]}
  kibibitPerSecond:
    title: kibibit per second
    symbol: Kibit/s
    quantity: DataRate
    factor: 1024
    mappings: {exact: [ucum:Kibit/s, dtdl:kibibitPerSecond]}
  mebibitPerSecond:
    title: mebibit per second
    symbol: Mibit/s
    quantity: DataRate
    factor: 1048576
    mappings: {exact: [ucum:Mibit/s, dtdl:mebibitPerSecond]}
  gibibitPerSecond:
    title: gibibit per second
    symbol: Gibit/s
    quantity: DataRate
    factor: 1073741824
    mappings: {exact: [ucum:Gibit/s, dtdl:gibibitPerSecond]}
  tebibitPerSecond:
    title: tebibit per second
    symbol: Tibit/s
    quantity: DataRate
    factor: 1099511627776
    mappings: {exact: [ucum:Tibit/s, dtdl:tebibitPerSecond]}
  exbibitPerSecond:
    title: exbibit per second
    symbol: Eibit/s
    quantity: DataRate
    factor: 1073741824*1073741824
    mappings: {exact: [dtdl:exbibitPerSecond]}
  zebibitPerSecond:
    title: zebibit per second
    symbol: Zibit/s
    quantity: DataRate
    factor: 1073741824*1073741824/9.765625e-4
    mappings: {exact: [dtdl:zebibitPerSecond]}
  yobibitPerSecond:
    title: yobibit per second
    symbol: Yibit/s
    quantity: DataRate
    factor: 1073741824*1073741824/9.5367431640625e-7
    mappings: {exact: [dtdl:yobibitPerSecond]}
  kibibytePerSecond:
    title: kibibyte per second
    symbol: KiB/s
    quantity: DataRate
    factor: 8*1024
    mappings: {exact: [ucum:KiBy/s, dtdl:kibibytePerSecond]}
  mebibytePerSecond:
    title: mebibyte per second
    symbol: MiB/s
    quantity: DataRate
    factor: 8*1048576
    mappings: {exact: [ucum:MiBy/s, dtdl:mebibytePerSecond]}
  gibibytePerSecond:
    title: gibibyte per second
    symbol: GiB/s
    quantity: DataRate
    factor: 8*1073741824
    mappings: {exact: [ucum:GiBy/s, dtdl:gibibytePerSecond]}
  tebibytePerSecond:
    title: tebibyte per second
    symbol: TiB/s
    quantity: DataRate
    factor: 8*1099511627776
    mappings: {exact: [ucum:TiBy/s, dtdl:tebibytePerSecond]}
  exbibytePerSecond:
    title: exbibyte per second
    symbol: EiB/s
    quantity: DataRate
    factor: 8*1073741824*1073741824
    mappings: {exact: [dtdl:exbibytePerSecond]}
  zebibytePerSecond:
    title: zebibyte per second
    symbol: ZiB/s
    quantity: DataRate
    factor: 8*1073741824*1073741824/9.765625e-4
    mappings: {exact: [dtdl:zebibytePerSecond]}
  yobibytePerSecond:
    title: yobibyte per second
    symbol: YiB/s
    quantity: DataRate
    factor: 8*1073741824*1073741824/9.5367431640625e-7
    mappings: {exact: [dtdl:yobibytePerSecond]}

"""##
  ),
  (
    "quantities/light.yaml",
    ##"""
# Light, sound and radiation.
quantities:
  LuminousIntensity:
    title: {en: Luminous intensity, de: Lichtstärke}
    dimension: J
    coherentUnit: candela
    description: Visible light that a source emits in a direction, per solid angle.
    mappings: {exact: ['dtdl:LuminousIntensity', 'quantitykind:LuminousIntensity']}

  LuminousFlux:
    title: {en: Luminous flux, de: Lichtstrom}
    dimension: J
    coherentUnit: lumen
    description: Visible light that a source emits in all directions together.
    mappings: {exact: ['dtdl:LuminousFlux', 'quantitykind:LuminousFlux']}

  Luminance:
    title: {en: Luminance, de: Leuchtdichte}
    dimension: L-2 J
    coherentUnit: candelaPerSquareMetre
    description: >-
      Visible light that a surface emits in a direction per apparent area: how bright it looks.
    mappings: {exact: ['dtdl:Luminance', 'quantitykind:Luminance']}

  Illuminance:
    title: {en: Illuminance, de: Beleuchtungsstärke}
    dimension: L-2 J
    coherentUnit: lux
    description: Visible light that falls on a surface per area.
    mappings: {exact: ['dtdl:Illuminance', 'quantitykind:Illuminance']}

  LuminousEfficacy:
    title: {en: Luminous efficacy, de: Lichtausbeute}
    dimension: M-1 L-2 T3 J
    coherentUnit: lumenPerWatt
    description: Visible light that a lamp gives per power that it takes.
    mappings: {exact: ['quantitykind:LuminousEfficacy']}

  SoundPressure:
    title: {en: Sound pressure, de: Schalldruckpegel}
    dimension: 1
    coherentUnit: bel
    description: >-
      Level of sound: the logarithm of effective sound pressure against 20 µPa. The name is DTDL's; the
      units make it a level, so values convert between bel and decibel but not to pascal.
    mappings: {exact: ['dtdl:SoundPressure']}

  Radioactivity:
    title: {en: Radioactivity, de: Aktivität}
    dimension: T-1
    coherentUnit: becquerel
    description: Number of nuclear decays per time.
    mappings: {exact: ['dtdl:Radioactivity', 'quantitykind:Activity']}

  ActivityConcentration:
    title: {en: Activity concentration, de: Aktivitätskonzentration}
    dimension: L-3 T-1
    coherentUnit: becquerelPerCubicMetre
    description: Radioactivity per volume, such as radon in indoor air.
    mappings: {exact: ['quantitykind:ActivityConcentration']}

  IonizingRadiationDose:
    title: {en: Ionizing radiation dose, de: Strahlendosis}
    dimension: L2 T-2
    coherentUnit: gray
    description: >-
      Energy that ionizing radiation leaves per mass. DTDL puts absorbed dose (gray) and dose equivalent
      (sievert) under this one kind; they convert one to one only for radiation of weight 1.
    mappings: {exact: ['dtdl:IonizingRadiationDose']}

units:
  # LuminousIntensity
  candela:
    title: candela
    symbol: cd
    quantity: LuminousIntensity
    factor: 1
    mappings: {exact: [ucum:cd, qudt:CD, dtdl:candela]}

  # LuminousFlux
  lumen:
    title: lumen
    symbol: lm
    quantity: LuminousFlux
    factor: 1
    mappings: {exact: [ucum:lm, qudt:LM, dtdl:lumen]}

  # Luminance
  candelaPerSquareMetre:
    title: candela per square metre
    symbol: cd/m²
    quantity: Luminance
    factor: 1
    mappings: {exact: [ucum:cd/m2, qudt:CD-PER-M2, dtdl:candelaPerSquareMetre]}

  # Illuminance
  lux:
    title: lux
    symbol: lx
    quantity: Illuminance
    factor: 1
    mappings: {exact: [ucum:lx, qudt:LUX, dtdl:lux]}
  footcandle:
    title: foot-candle
    symbol: fc
    quantity: Illuminance
    factor: 1/0.3048/0.3048
    description: One lumen per square foot.
    mappings: {exact: ['ucum:lm/[sft_i]', qudt:FC, dtdl:footcandle]}

  # LuminousEfficacy
  lumenPerWatt:
    title: lumen per watt
    symbol: lm/W
    quantity: LuminousEfficacy
    factor: 1
    mappings: {exact: [ucum:lm/W, qudt:LM-PER-W]}

  # SoundPressure
  bel:
    title: bel
    symbol: B
    quantity: SoundPressure
    factor: 1
    description: Ten decibels; a level relative to 20 µPa.
    mappings: {exact: ['ucum:B[SPL]', qudt:B, dtdl:bel]}
  decibel:
    title: decibel
    symbol: dB
    quantity: SoundPressure
    factor: 1/10
    description: Tenth of a bel; a level relative to 20 µPa.
    mappings: {exact: ['ucum:dB[SPL]', qudt:DeciB, dtdl:decibel]}

  # Radioactivity
  becquerel:
    title: becquerel
    symbol: Bq
    quantity: Radioactivity
    factor: 1
    mappings: {exact: [ucum:Bq, qudt:BQ, dtdl:becquerel]}
  kilobecquerel:
    title: kilobecquerel
    symbol: kBq
    quantity: Radioactivity
    factor: 1000
    mappings: {exact: [ucum:kBq, qudt:KiloBQ, dtdl:kilobecquerel]}
  megabecquerel:
    title: megabecquerel
    symbol: MBq
    quantity: Radioactivity
    factor: 1e6
    mappings: {exact: [ucum:MBq, qudt:MegaBQ, dtdl:megabecquerel]}
  gigabecquerel:
    title: gigabecquerel
    symbol: GBq
    quantity: Radioactivity
    factor: 1e9
    mappings: {exact: [ucum:GBq, qudt:GigaBQ, dtdl:gigabecquerel]}

  # ActivityConcentration
  becquerelPerCubicMetre:
    title: becquerel per cubic metre
    symbol: Bq/m³
    quantity: ActivityConcentration
    factor: 1
    mappings: {exact: [ucum:Bq/m3, qudt:BQ-PER-M3]}

  # IonizingRadiationDose
  gray:
    title: gray
    symbol: Gy
    quantity: IonizingRadiationDose
    factor: 1
    mappings: {exact: [ucum:Gy, qudt:GRAY, dtdl:gray]}
  milligray:
    title: milligray
    symbol: mGy
    quantity: IonizingRadiationDose
    factor: 1/1000
    mappings: {exact: [ucum:mGy, qudt:MilliGRAY, dtdl:milligray]}
  microgray:
    title: microgray
    symbol: µGy
    quantity: IonizingRadiationDose
    factor: 1e-6
    mappings: {exact: [ucum:uGy, qudt:MicroGRAY, dtdl:microgray]}
  sievert:
    title: sievert
    symbol: Sv
    quantity: IonizingRadiationDose
    factor: 1
    mappings: {exact: [ucum:Sv, qudt:SV, dtdl:sievert]}
  millisievert:
    title: millisievert
    symbol: mSv
    quantity: IonizingRadiationDose
    factor: 1/1000
    mappings: {exact: [ucum:mSv, qudt:MilliSV, dtdl:millisievert]}
  microsievert:
    title: microsievert
    symbol: µSv
    quantity: IonizingRadiationDose
    factor: 1e-6
    mappings: {exact: [ucum:uSv, qudt:MicroSV, dtdl:microsievert]}

"""##
  ),
  (
    "quantities/mechanics.yaml",
    ##"""
# Length, area, volume, mass, force, pressure, flow and viscosity. Imperial lengths and masses follow the 1959
# international yard and pound agreement (1 ft = 0.3048 m, 1 lb = 0.45359237 kg); volumes are of the United States.
quantities:
  Length:
    title: {en: Length, de: Länge}
    dimension: L
    coherentUnit: metre
    description: One-dimensional extent of a thing, from one end to the other.
    mappings: {exact: ['dtdl:Length', 'quantitykind:Length']}

  Distance:
    title: {en: Distance, de: Abstand}
    dimension: L
    coherentUnit: metre
    broader: [Length]
    description: Length of the path or straight line between two places.
    mappings: {exact: ['dtdl:Distance', 'quantitykind:Distance']}

  ReciprocalLength:
    title: {en: Reciprocal length, de: Kehrwert der Länge}
    dimension: L-1
    coherentUnit: reciprocalMetre
    description: Count or phase per unit of length, such as a wavenumber, an optical power or a pixel density.
    mappings: {exact: ['dtdl:ReciprocalLength', 'quantitykind:InverseLength']}

  Area:
    title: {en: Area, de: Fläche}
    dimension: L2
    coherentUnit: squareMetre
    description: Extent of a surface.
    mappings: {exact: ['dtdl:Area', 'quantitykind:Area']}

  Volume:
    title: {en: Volume, de: Volumen}
    dimension: L3
    coherentUnit: cubicMetre
    description: Extent of a space or of the matter that fills it.
    mappings: {exact: ['dtdl:Volume', 'quantitykind:Volume']}

  SpecificVolume:
    title: {en: Specific volume, de: Spezifisches Volumen}
    dimension: M-1 L3
    coherentUnit: cubicMetrePerKilogram
    description: Volume that a unit of mass occupies; the reciprocal of density.
    mappings: {exact: ['quantitykind:SpecificVolume']}

  Mass:
    title: {en: Mass, de: Masse}
    dimension: M
    coherentUnit: kilogram
    description: Amount of matter, as a balance compares it; not the force that gravity exerts on it.
    mappings: {exact: ['dtdl:Mass', 'quantitykind:Mass']}

  Density:
    title: {en: Density, de: Dichte}
    dimension: M L-3
    coherentUnit: kilogramPerCubicMetre
    description: Mass per volume of a substance, or of one substance within a mixture.
    mappings: {exact: ['dtdl:Density', 'quantitykind:Density']}

  Humidity:
    title: {en: Humidity, de: Absolute Feuchte}
    dimension: M L-3
    coherentUnit: kilogramPerCubicMetre
    broader: [Density]
    description: Mass of water vapour per volume of moist air (absolute humidity).
    mappings: {exact: ['dtdl:Humidity', 'quantitykind:AbsoluteHumidity']}

  MassConcentration:
    title: {en: Mass concentration, de: Massenkonzentration}
    dimension: M L-3
    coherentUnit: kilogramPerCubicMetre
    broader: [Density]
    description: Mass of one constituent per volume of the mixture, such as fine dust in air or salt in water.
    mappings: {exact: ['quantitykind:MassConcentration']}

  ParticulateMatterConcentration:
    title: {en: Particulate matter concentration, de: Feinstaubkonzentration}
    dimension: M L-3
    coherentUnit: kilogramPerCubicMetre
    broader: [MassConcentration]
    description: Mass of airborne particles below a stated diameter per volume of air.

  MassFlowRate:
    title: {en: Mass flow rate, de: Massenstrom}
    dimension: M T-1
    coherentUnit: kilogramPerSecond
    description: Mass that passes a cross-section per time.
    mappings: {exact: ['dtdl:MassFlowRate', 'quantitykind:MassFlowRate']}

  VolumeFlowRate:
    title: {en: Volume flow rate, de: Volumenstrom}
    dimension: L3 T-1
    coherentUnit: cubicMetrePerSecond
    description: Volume that passes a cross-section per time.
    mappings: {exact: ['dtdl:VolumeFlowRate', 'quantitykind:VolumeFlowRate']}

  Velocity:
    title: {en: Velocity, de: Geschwindigkeit}
    dimension: L T-1
    coherentUnit: metrePerSecond
    description: Rate at which a position changes; also the magnitude alone, as speed.
    mappings: {exact: ['dtdl:Velocity', 'quantitykind:Velocity']}

  Acceleration:
    title: {en: Acceleration, de: Beschleunigung}
    dimension: L T-2
    coherentUnit: metrePerSecondSquared
    description: Rate at which a velocity changes.
    mappings: {exact: ['dtdl:Acceleration', 'quantitykind:Acceleration']}

  Force:
    title: {en: Force, de: Kraft}
    dimension: M L T-2
    coherentUnit: newton
    description: Interaction that changes a body's motion or shape.
    mappings: {exact: ['dtdl:Force', 'quantitykind:Force']}

  Thrust:
    title: {en: Thrust, de: Schub}
    dimension: M L T-2
    coherentUnit: newton
    broader: [Force]
    description: Force by which an engine, fan or propeller pushes along its axis.
    mappings: {exact: ['dtdl:Thrust', 'quantitykind:Thrust']}

  Torque:
    title: {en: Torque, de: Drehmoment}
    dimension: M L2 T-2
    coherentUnit: newtonMetre
    description: >-
      Turning effect of a force about an axis. It shares its dimension with energy and is never
      interchangeable with it.
    mappings: {exact: ['dtdl:Torque', 'quantitykind:Torque']}

  Pressure:
    title: {en: Pressure, de: Druck}
    dimension: M L-1 T-2
    coherentUnit: pascal
    description: >-
      Force per area that a fluid or a solid exerts at right angles to a surface. Unless a narrower kind
      says so, it is open whether the reference is vacuum or the surroundings.
    mappings: {exact: ['dtdl:Pressure', 'quantitykind:Pressure']}

  AbsolutePressure:
    title: {en: Absolute pressure, de: Absolutdruck}
    dimension: M L-1 T-2
    coherentUnit: pascal
    broader: [Pressure]
    description: Pressure measured against vacuum.

  GaugePressure:
    title: {en: Gauge pressure, de: Überdruck}
    dimension: M L-1 T-2
    coherentUnit: pascal
    broader: [Pressure]
    description: Pressure measured against the surrounding atmosphere; negative below it.
    mappings: {exact: ['quantitykind:GaugePressure']}

  PressureDifference:
    title: {en: Pressure difference, de: Druckdifferenz}
    dimension: M L-1 T-2
    coherentUnit: pascal
    broader: [Pressure]
    description: Difference between the pressures at two places, such as across a filter or a fan.

  MechanicalStress:
    title: {en: Mechanical stress, de: Mechanische Spannung}
    dimension: M L-1 T-2
    coherentUnit: newtonPerSquareMetre
    description: Force per area inside a loaded solid. It has a direction, which pressure has not.
    mappings: {exact: ['quantitykind:Stress']}

  DynamicViscosity:
    title: {en: Dynamic viscosity, de: Dynamische Viskosität}
    dimension: M L-1 T-1
    coherentUnit: pascalSecond
    description: >-
      Resistance of a fluid to shear: shear stress per velocity gradient.
    mappings: {exact: ['dtdl:DynamicViscosity', 'quantitykind:DynamicViscosity']}

  KinematicViscosity:
    title: {en: Kinematic viscosity, de: Kinematische Viskosität}
    dimension: L2 T-1
    coherentUnit: squareMetrePerSecond
    description: >-
      Dynamic viscosity divided by density: how fast momentum diffuses through a fluid.
    mappings: {exact: ['dtdl:KinematicViscosity', 'quantitykind:KinematicViscosity']}

  GasLeakageRate:
    title: {en: Gas leakage rate, de: Gasleckrate}
    dimension: M L2 T-3
    coherentUnit: pascalCubicMetrePerSecond
    description: >-
      Flow of gas through a leak as pressure times volume per time. It shares its dimension with power.
    mappings: {exact: ['dtdl:GasLeakageRate', 'quantitykind:GasLeakRate']}

units:
  # Length
  metre:
    title: metre
    symbol: m
    quantity: Length
    factor: 1
    mappings: {exact: [ucum:m, qudt:M, dtdl:metre]}
  centimetre:
    title: centimetre
    symbol: cm
    quantity: Length
    factor: 1/100
    mappings: {exact: [ucum:cm, qudt:CentiM, dtdl:centimetre]}
  millimetre:
    title: millimetre
    symbol: mm
    quantity: Length
    factor: 1/1000
    mappings: {exact: [ucum:mm, qudt:MilliM, dtdl:millimetre]}
  micrometre:
    title: micrometre
    symbol: µm
    quantity: Length
    factor: 1e-6
    mappings: {exact: [ucum:um, qudt:MicroM, dtdl:micrometre]}
  nanometre:
    title: nanometre
    symbol: nm
    quantity: Length
    factor: 1e-9
    mappings: {exact: [ucum:nm, qudt:NanoM, dtdl:nanometre]}
  kilometre:
    title: kilometre
    symbol: km
    quantity: Length
    factor: 1000
    mappings: {exact: [ucum:km, qudt:KiloM, dtdl:kilometre]}
  inch:
    title: inch
    symbol: in
    quantity: Length
    factor: 0.0254
    description: International inch of exactly 25.4 mm.
    mappings: {exact: ['ucum:[in_i]', qudt:IN, dtdl:inch]}
  foot:
    title: foot
    symbol: ft
    quantity: Length
    factor: 0.3048
    description: International foot, not the US survey foot.
    mappings: {exact: ['ucum:[ft_i]', qudt:FT, dtdl:foot]}
  yard:
    title: yard
    symbol: yd
    quantity: Length
    factor: 0.9144
    description: International yard of exactly 0.9144 m.
    mappings: {exact: ['ucum:[yd_i]', qudt:YD]}
  mile:
    title: mile
    symbol: mi
    quantity: Length
    factor: 1609.344
    description: International (statute) mile of 5280 international feet.
    mappings: {exact: ['ucum:[mi_i]', qudt:MI, dtdl:mile]}
  nauticalMile:
    title: nautical mile
    symbol: M
    quantity: Length
    factor: 1852
    description: International nautical mile.
    mappings: {exact: ['ucum:[nmi_i]', qudt:MI_N, dtdl:nauticalMile]}
  astronomicalUnit:
    title: astronomical unit
    symbol: AU
    quantity: Length
    factor: 149597870700
    description: >-
      Exact by the 2012 resolution of the International Astronomical Union; UCUM still carries the older
      measured value.
    mappings: {exact: [qudt:AU, dtdl:astronomicalUnit], close: [ucum:AU]}

  # ReciprocalLength
  reciprocalMetre:
    title: reciprocal metre
    symbol: 1/m
    quantity: ReciprocalLength
    factor: 1
    mappings: {exact: [ucum:/m, qudt:PER-M, dtdl:reciprocalMetre]}
  reciprocalCentimetre:
    title: reciprocal centimetre
    symbol: 1/cm
    quantity: ReciprocalLength
    factor: 100
    mappings: {exact: [ucum:/cm, qudt:PER-CentiM, dtdl:reciprocalCentimetre]}
  reciprocalMillimetre:
    title: reciprocal millimetre
    symbol: 1/mm
    quantity: ReciprocalLength
    factor: 1000
    mappings: {exact: [ucum:/mm, qudt:PER-MilliM, dtdl:reciprocalMillimetre]}
  reciprocalMicrometre:
    title: reciprocal micrometre
    symbol: 1/µm
    quantity: ReciprocalLength
    factor: 1e6
    mappings: {exact: [ucum:/um, qudt:PER-MicroM, dtdl:reciprocalMicrometre]}
  reciprocalNanometre:
    title: reciprocal nanometre
    symbol: 1/nm
    quantity: ReciprocalLength
    factor: 1e9
    mappings: {exact: [ucum:/nm, qudt:PER-NanoM, dtdl:reciprocalNanometre]}
  reciprocalKilometre:
    title: reciprocal kilometre
    symbol: 1/km
    quantity: ReciprocalLength
    factor: 1/1000
    mappings: {exact: [ucum:/km, qudt:PER-KiloM, dtdl:reciprocalKilometre]}

  # Area
  squareMetre:
    title: square metre
    symbol: m²
    quantity: Area
    factor: 1
    mappings: {exact: [ucum:m2, qudt:M2, dtdl:squareMetre]}
  squareCentimetre:
    title: square centimetre
    symbol: cm²
    quantity: Area
    factor: 1e-4
    mappings: {exact: [ucum:cm2, qudt:CentiM2, dtdl:squareCentimetre]}
  squareMillimetre:
    title: square millimetre
    symbol: mm²
    quantity: Area
    factor: 1e-6
    mappings: {exact: [ucum:mm2, qudt:MilliM2, dtdl:squareMillimetre]}
  squareKilometre:
    title: square kilometre
    symbol: km²
    quantity: Area
    factor: 1e6
    mappings: {exact: [ucum:km2, qudt:KiloM2, dtdl:squareKilometre]}
  hectare:
    title: hectare
    symbol: ha
    quantity: Area
    factor: 10000
    mappings: {exact: [ucum:har, qudt:HA, dtdl:hectare]}
  squareFoot:
    title: square foot
    symbol: ft²
    quantity: Area
    factor: 0.3048*0.3048
    mappings: {exact: ['ucum:[sft_i]', qudt:FT2, dtdl:squareFoot]}
  squareInch:
    title: square inch
    symbol: in²
    quantity: Area
    factor: 0.0254*0.0254
    mappings: {exact: ['ucum:[sin_i]', qudt:IN2, dtdl:squareInch]}
  acre:
    title: acre
    symbol: ac
    quantity: Area
    factor: 43560*0.3048*0.3048
    description: >-
      International acre of 43560 square international feet; the US survey acre is about four parts per
      million larger.
    mappings: {exact: ['ucum:43560.[sft_i]', qudt:AC, dtdl:acre]}

  # Volume
  cubicMetre:
    title: cubic metre
    symbol: m³
    quantity: Volume
    factor: 1
    mappings: {exact: [ucum:m3, qudt:M3, dtdl:cubicMetre]}
  cubicCentimetre:
    title: cubic centimetre
    symbol: cm³
    quantity: Volume
    factor: 1e-6
    mappings: {exact: [ucum:cm3, qudt:CentiM3, dtdl:cubicCentimetre]}
  litre:
    title: litre
    symbol: l
    quantity: Volume
    factor: 1/1000
    mappings: {exact: [ucum:L, qudt:L, dtdl:litre]}
  millilitre:
    title: millilitre
    symbol: ml
    quantity: Volume
    factor: 1e-6
    mappings: {exact: [ucum:mL, qudt:MilliL, dtdl:millilitre]}
  cubicFoot:
    title: cubic foot
    symbol: ft³
    quantity: Volume
    factor: 0.3048*0.3048*0.3048
    mappings: {exact: ['ucum:[cft_i]', qudt:FT3, dtdl:cubicFoot]}
  cubicInch:
    title: cubic inch
    symbol: in³
    quantity: Volume
    factor: 0.0254*0.0254*0.0254
    mappings: {exact: ['ucum:[cin_i]', qudt:IN3, dtdl:cubicInch]}
  fluidOunce:
    title: fluid ounce
    symbol: fl oz
    quantity: Volume
    factor: 231*0.0254*0.0254*0.0254/128
    description: US customary fluid ounce, one 128th of the US gallon; the imperial one is about 4 % smaller.
    mappings: {exact: ['ucum:[foz_us]', qudt:OZ_VOL_US, dtdl:fluidOunce]}
  gallon:
    title: gallon
    symbol: gal
    quantity: Volume
    factor: 231*0.0254*0.0254*0.0254
    description: US liquid gallon of 231 cubic inches; the imperial gallon is about 20 % larger.
    mappings: {exact: ['ucum:[gal_us]', qudt:GAL_US, dtdl:gallon]}

  # SpecificVolume
  cubicMetrePerKilogram:
    title: cubic metre per kilogram
    symbol: m³/kg
    quantity: SpecificVolume
    factor: 1
    mappings: {exact: [ucum:m3/kg, qudt:M3-PER-KiloGM]}

  # Mass
  kilogram:
    title: kilogram
    symbol: kg
    quantity: Mass
    factor: 1
    mappings: {exact: [ucum:kg, qudt:KiloGM, dtdl:kilogram]}
  gram:
    title: gram
    symbol: g
    quantity: Mass
    factor: 1/1000
    mappings: {exact: [ucum:g, qudt:GM, dtdl:gram]}
  milligram:
    title: milligram
    symbol: mg
    quantity: Mass
    factor: 1e-6
    mappings: {exact: [ucum:mg, qudt:MilliGM, dtdl:milligram]}
  microgram:
    title: microgram
    symbol: µg
    quantity: Mass
    factor: 1e-9
    mappings: {exact: [ucum:ug, qudt:MicroGM, dtdl:microgram]}
  tonne:
    title: tonne
    symbol: t
    quantity: Mass
    factor: 1000
    description: Metric ton of 1000 kg.
    mappings: {exact: [ucum:t, qudt:TONNE, dtdl:tonne]}
  slug:
    title: slug
    symbol: slug
    quantity: Mass
    factor: 0.45359237*9.80665/0.3048
    description: Mass that one pound-force accelerates by one foot per second squared.
    mappings: {exact: ['ucum:[lbf_av].s2/[ft_i]', qudt:SLUG, dtdl:slug]}
  massPound:
    title: pound (mass)
    symbol: lb
    quantity: Mass
    factor: 0.45359237
    description: International avoirdupois pound as a mass; the force of that name is `pound`.
    mappings: {exact: ['ucum:[lb_av]', qudt:LB, dtdl:massPound]}

  # Density
  kilogramPerCubicMetre:
    title: kilogram per cubic metre
    symbol: kg/m³
    quantity: Density
    factor: 1
    mappings: {exact: [ucum:kg/m3, qudt:KiloGM-PER-M3, dtdl:kilogramPerCubicMetre]}
  gramPerCubicMetre:
    title: gram per cubic metre
    symbol: g/m³
    quantity: Density
    factor: 1/1000
    mappings: {exact: [ucum:g/m3, qudt:GM-PER-M3, dtdl:gramPerCubicMetre]}
  milligramPerCubicMetre:
    title: milligram per cubic metre
    symbol: mg/m³
    quantity: Density
    factor: 1e-6
    mappings: {exact: [ucum:mg/m3, qudt:MilliGM-PER-M3, dtdl:milligramPerCubicMetre]}
  microgramPerCubicMetre:
    title: microgram per cubic metre
    symbol: µg/m³
    quantity: Density
    factor: 1e-9
    mappings: {exact: [ucum:ug/m3, qudt:MicroGM-PER-M3, dtdl:microgramPerCubicMetre]}
  milligramPerLitre:
    title: milligram per litre
    symbol: mg/l
    quantity: Density
    factor: 1/1000
    mappings: {exact: [ucum:mg/L, qudt:MilliGM-PER-L]}

  # MassFlowRate
  kilogramPerSecond:
    title: kilogram per second
    symbol: kg/s
    quantity: MassFlowRate
    factor: 1
    mappings: {exact: [ucum:kg/s, qudt:KiloGM-PER-SEC, dtdl:kilogramPerSecond]}
  kilogramPerMinute:
    title: kilogram per minute
    symbol: kg/min
    quantity: MassFlowRate
    factor: 1/60
    mappings: {exact: [ucum:kg/min, qudt:KiloGM-PER-MIN]}
  kilogramPerHour:
    title: kilogram per hour
    symbol: kg/h
    quantity: MassFlowRate
    factor: 1/3600
    mappings: {exact: [ucum:kg/h, qudt:KiloGM-PER-HR, dtdl:kilogramPerHour]}
  gramPerSecond:
    title: gram per second
    symbol: g/s
    quantity: MassFlowRate
    factor: 1/1000
    mappings: {exact: [ucum:g/s, qudt:GM-PER-SEC, dtdl:gramPerSecond]}
  gramPerHour:
    title: gram per hour
    symbol: g/h
    quantity: MassFlowRate
    factor: 1/3600000
    mappings: {exact: [ucum:g/h, qudt:GM-PER-HR, dtdl:gramPerHour]}
  massPoundPerHour:
    title: pound (mass) per hour
    symbol: lb/h
    quantity: MassFlowRate
    factor: 0.45359237/3600
    mappings: {exact: ['ucum:[lb_av]/h', qudt:LB-PER-HR, dtdl:massPoundPerHour]}

  # VolumeFlowRate
  cubicMetrePerSecond:
    title: cubic metre per second
    symbol: m³/s
    quantity: VolumeFlowRate
    factor: 1
    mappings: {exact: [ucum:m3/s, qudt:M3-PER-SEC, dtdl:cubicMetrePerSecond]}
  cubicMetrePerMinute:
    title: cubic metre per minute
    symbol: m³/min
    quantity: VolumeFlowRate
    factor: 1/60
    mappings: {exact: [ucum:m3/min, qudt:M3-PER-MIN, dtdl:cubicMetrePerMinute]}
  cubicMetrePerHour:
    title: cubic metre per hour
    symbol: m³/h
    quantity: VolumeFlowRate
    factor: 1/3600
    mappings: {exact: [ucum:m3/h, qudt:M3-PER-HR, dtdl:cubicMetrePerHour]}
  cubicCentimetrePerSecond:
    title: cubic centimetre per second
    symbol: cm³/s
    quantity: VolumeFlowRate
    factor: 1e-6
    mappings: {exact: [ucum:cm3/s, qudt:CentiM3-PER-SEC, dtdl:cubicCentimetrePerSecond]}
  cubicCentimetrePerMinute:
    title: cubic centimetre per minute
    symbol: cm³/min
    quantity: VolumeFlowRate
    factor: 1e-6/60
    mappings: {exact: [ucum:cm3/min, qudt:CentiM3-PER-MIN, dtdl:cubicCentimetrePerMinute]}
  cubicFootPerMinute:
    title: cubic foot per minute
    symbol: cfm
    quantity: VolumeFlowRate
    factor: 0.3048*0.3048*0.3048/60
    description: >-
      Actual volume at the conditions of the stream; not standardised to a reference temperature and
      pressure.
    mappings: {exact: ['ucum:[cft_i]/min', qudt:FT3-PER-MIN, dtdl:cubicFootPerMinute]}
  litrePerSecond:
    title: litre per second
    symbol: l/s
    quantity: VolumeFlowRate
    factor: 1/1000
    mappings: {exact: [ucum:L/s, qudt:L-PER-SEC, dtdl:litrePerSecond]}
  litrePerMinute:
    title: litre per minute
    symbol: l/min
    quantity: VolumeFlowRate
    factor: 1/60000
    mappings: {exact: [ucum:L/min, qudt:L-PER-MIN, dtdl:litrePerMinute]}
  litrePerHour:
    title: litre per hour
    symbol: l/h
    quantity: VolumeFlowRate
    factor: 1/3600000
    mappings: {exact: [ucum:L/h, qudt:L-PER-HR, dtdl:litrePerHour]}
  millilitrePerSecond:
    title: millilitre per second
    symbol: ml/s
    quantity: VolumeFlowRate
    factor: 1e-6
    mappings: {exact: [ucum:mL/s, qudt:MilliL-PER-SEC, dtdl:millilitrePerSecond]}
  millilitrePerMinute:
    title: millilitre per minute
    symbol: ml/min
    quantity: VolumeFlowRate
    factor: 1e-6/60
    mappings: {exact: [ucum:mL/min, qudt:MilliL-PER-MIN, dtdl:millilitrePerMinute]}
  millilitrePerHour:
    title: millilitre per hour
    symbol: ml/h
    quantity: VolumeFlowRate
    factor: 1e-6/3600
    mappings: {exact: [ucum:mL/h, qudt:MilliL-PER-HR, dtdl:millilitrePerHour]}
  gallonPerMinute:
    title: gallon per minute
    symbol: gpm
    quantity: VolumeFlowRate
    factor: 231*0.0254*0.0254*0.0254/60
    description: US liquid gallon.
    mappings: {exact: ['ucum:[gal_us]/min', qudt:GAL_US-PER-MIN, dtdl:gallonPerMinute]}
  gallonPerHour:
    title: gallon per hour
    symbol: gph
    quantity: VolumeFlowRate
    factor: 231*0.0254*0.0254*0.0254/3600
    description: US liquid gallon.
    mappings: {exact: ['ucum:[gal_us]/h', qudt:GAL_US-PER-HR, dtdl:gallonPerHour]}

  # Velocity
  metrePerSecond:
    title: metre per second
    symbol: m/s
    quantity: Velocity
    factor: 1
    mappings: {exact: [ucum:m/s, qudt:M-PER-SEC, dtdl:metrePerSecond]}
  metrePerMinute:
    title: metre per minute
    symbol: m/min
    quantity: Velocity
    factor: 1/60
    mappings: {exact: [ucum:m/min, qudt:M-PER-MIN]}
  metrePerHour:
    title: metre per hour
    symbol: m/h
    quantity: Velocity
    factor: 1/3600
    mappings: {exact: [ucum:m/h, qudt:M-PER-HR, dtdl:metrePerHour]}
  centimetrePerSecond:
    title: centimetre per second
    symbol: cm/s
    quantity: Velocity
    factor: 1/100
    mappings: {exact: [ucum:cm/s, qudt:CentiM-PER-SEC, dtdl:centimetrePerSecond]}
  millimetrePerSecond:
    title: millimetre per second
    symbol: mm/s
    quantity: Velocity
    factor: 1/1000
    mappings: {exact: [ucum:mm/s, qudt:MilliM-PER-SEC, dtdl:millimetrePerSecond]}
  kilometrePerHour:
    title: kilometre per hour
    symbol: km/h
    quantity: Velocity
    factor: 1/3.6
    mappings: {exact: [ucum:km/h, qudt:KiloM-PER-HR, dtdl:kilometrePerHour]}
  kilometrePerSecond:
    title: kilometre per second
    symbol: km/s
    quantity: Velocity
    factor: 1000
    mappings: {exact: [ucum:km/s, qudt:KiloM-PER-SEC, dtdl:kilometrePerSecond]}
  footPerMinute:
    title: foot per minute
    symbol: fpm
    quantity: Velocity
    factor: 0.3048/60
    mappings: {exact: ['ucum:[ft_i]/min', qudt:FT-PER-MIN]}
  knot:
    title: knot
    symbol: kn
    quantity: Velocity
    factor: 1852/3600
    description: One international nautical mile per hour.
    mappings: {exact: ['ucum:[kn_i]', qudt:KN, dtdl:knot]}
  milePerHour:
    title: mile per hour
    symbol: mph
    quantity: Velocity
    factor: 1609.344/3600
    mappings: {exact: ['ucum:[mi_i]/h', qudt:MI-PER-HR, dtdl:milePerHour]}
  milePerSecond:
    title: mile per second
    symbol: mi/s
    quantity: Velocity
    factor: 1609.344
    mappings: {exact: ['ucum:[mi_i]/s', qudt:MI-PER-SEC, dtdl:milePerSecond]}

  # Acceleration
  metrePerSecondSquared:
    title: metre per second squared
    symbol: m/s²
    quantity: Acceleration
    factor: 1
    mappings: {exact: [ucum:m/s2, qudt:M-PER-SEC2, dtdl:metrePerSecondSquared]}
  centimetrePerSecondSquared:
    title: centimetre per second squared
    symbol: cm/s²
    quantity: Acceleration
    factor: 1/100
    mappings: {exact: [ucum:cm/s2, qudt:CentiM-PER-SEC2, dtdl:centimetrePerSecondSquared]}
  millimetrePerSecondSquared:
    title: millimetre per second squared
    symbol: mm/s²
    quantity: Acceleration
    factor: 1/1000
    mappings: {exact: [ucum:mm/s2, qudt:MilliM-PER-SEC2, dtdl:millimetrePerSecondSquared]}
  kilometrePerSecondSquared:
    title: kilometre per second squared
    symbol: km/s²
    quantity: Acceleration
    factor: 1000
    mappings: {exact: [ucum:km/s2, qudt:KiloM-PER-SEC2, dtdl:kilometrePerSecondSquared]}
  gForce:
    title: g-force
    symbol: g
    quantity: Acceleration
    factor: 9.80665
    description: Standard acceleration of free fall, exactly 9.80665 m/s².
    mappings: {exact: ['ucum:[g]', qudt:G, dtdl:gForce]}

  # Force
  newton:
    title: newton
    symbol: 'N'
    quantity: Force
    factor: 1
    mappings: {exact: [ucum:N, qudt:N, dtdl:newton]}
  kilonewton:
    title: kilonewton
    symbol: kN
    quantity: Force
    factor: 1000
    mappings: {exact: [ucum:kN, qudt:KiloN]}
  pound:
    title: pound (force)
    symbol: lbf
    quantity: Force
    factor: 0.45359237*9.80665
    description: >-
      Pound-force: the weight of one avoirdupois pound under standard gravity. The mass of that name is
      `massPound`.
    mappings: {exact: ['ucum:[lbf_av]', qudt:LB_F, dtdl:pound]}
  ounce:
    title: ounce (force)
    symbol: ozf
    quantity: Force
    factor: 0.45359237*9.80665/16
    description: Ounce-force, one sixteenth of the pound-force; a force because DTDL lists it under Force.
    mappings: {exact: ['ucum:[oz_av].[g]', qudt:OZ_F, dtdl:ounce]}
  ton:
    title: ton (force)
    symbol: tonf
    quantity: Force
    factor: 2000*0.45359237*9.80665
    description: >-
      Short (US) ton-force of 2000 pounds-force; a force because DTDL lists it under Force. The metric mass
      is `tonne`.
    mappings: {exact: ['ucum:[ston_av].[g]', qudt:TON_F_US, dtdl:ton]}

  # Torque
  newtonMetre:
    title: newton-metre
    symbol: N·m
    quantity: Torque
    factor: 1
    mappings: {exact: [ucum:N.m, qudt:N-M, dtdl:newtonMetre]}
  kilonewtonMetre:
    title: kilonewton-metre
    symbol: kN·m
    quantity: Torque
    factor: 1000
    mappings: {exact: [ucum:kN.m, qudt:KiloN-M]}
  poundFoot:
    title: pound-foot
    symbol: lbf·ft
    quantity: Torque
    factor: 0.45359237*9.80665*0.3048
    mappings: {exact: ['ucum:[lbf_av].[ft_i]', qudt:LB_F-FT]}

  # Pressure
  pascal:
    title: pascal
    symbol: Pa
    quantity: Pressure
    factor: 1
    mappings: {exact: [ucum:Pa, qudt:PA, dtdl:pascal]}
  decapascal:
    title: decapascal
    symbol: daPa
    quantity: Pressure
    factor: 10
    mappings: {exact: [ucum:daPa, qudt:DecaPA, dtdl:decapascal]}
  hectopascal:
    title: hectopascal
    symbol: hPa
    quantity: Pressure
    factor: 100
    mappings: {exact: [ucum:hPa, qudt:HectoPA, dtdl:hectopascal]}
  kilopascal:
    title: kilopascal
    symbol: kPa
    quantity: Pressure
    factor: 1000
    mappings: {exact: [ucum:kPa, qudt:KiloPA, dtdl:kilopascal]}
  megapascal:
    title: megapascal
    symbol: MPa
    quantity: Pressure
    factor: 1e6
    mappings: {exact: [ucum:MPa, qudt:MegaPA]}
  bar:
    title: bar
    symbol: bar
    quantity: Pressure
    factor: 100000
    mappings: {exact: [ucum:bar, qudt:BAR, dtdl:bar]}
  millibar:
    title: millibar
    symbol: mbar
    quantity: Pressure
    factor: 100
    mappings: {exact: [ucum:mbar, qudt:MilliBAR, dtdl:millibar]}
  atmosphere:
    title: standard atmosphere
    symbol: atm
    quantity: Pressure
    factor: 101325
    mappings: {exact: [ucum:atm, qudt:ATM]}
  millimetresOfMercury:
    title: millimetre of mercury
    symbol: mmHg
    quantity: Pressure
    factor: 133.322387415
    description: >-
      Conventional: mercury of 13595.1 kg/m³ under standard gravity. UCUM rounds the metre of mercury to
      133.322 kPa.
    mappings: {exact: [qudt:MilliM_HG, dtdl:millimetresOfMercury], close: ['ucum:mm[Hg]']}
  inchesOfMercury:
    title: inch of mercury
    symbol: inHg
    quantity: Pressure
    factor: 25.4*133.322387415
    description: >-
      25.4 conventional millimetres of mercury; gauges calibrated at 60 °F read about 0.3 % apart. UCUM
      rounds the metre of mercury.
    mappings: {exact: [qudt:IN_HG, dtdl:inchesOfMercury], close: ['ucum:[in_i''Hg]']}
  inchesOfWater:
    title: inch of water
    symbol: inH₂O
    quantity: Pressure
    factor: 0.0254*9806.65
    description: >-
      Conventional: water of 1000 kg/m³ under standard gravity. QUDT tabulates the column of water at 4 °C
      or 60 °F instead.
    mappings: {exact: ['ucum:[in_i''H2O]', dtdl:inchesOfWater], close: [qudt:IN_H2O]}
  poundPerSquareInch:
    title: pound per square inch
    symbol: psi
    quantity: Pressure
    factor: 0.45359237*9.80665/0.0254/0.0254
    mappings: {exact: ['ucum:[psi]', qudt:PSI, dtdl:poundPerSquareInch]}

  # MechanicalStress
  newtonPerSquareMetre:
    title: newton per square metre
    symbol: N/m²
    quantity: MechanicalStress
    factor: 1
    mappings: {exact: [ucum:N/m2, qudt:N-PER-M2]}
  newtonPerSquareMillimetre:
    title: newton per square millimetre
    symbol: N/mm²
    quantity: MechanicalStress
    factor: 1e6
    mappings: {exact: [ucum:N/mm2, qudt:N-PER-MilliM2]}

  # DynamicViscosity
  pascalSecond:
    title: pascal-second
    symbol: Pa·s
    quantity: DynamicViscosity
    factor: 1
    mappings: {exact: [ucum:Pa.s, qudt:PA-SEC, dtdl:pascalSecond]}
  millipascalSecond:
    title: millipascal-second
    symbol: mPa·s
    quantity: DynamicViscosity
    factor: 1/1000
    mappings: {exact: [ucum:mPa.s, qudt:MilliPA-SEC, dtdl:millipascalSecond]}
  poise:
    title: poise
    symbol: P
    quantity: DynamicViscosity
    factor: 1/10
    mappings: {exact: [ucum:P, qudt:POISE, dtdl:poise]}
  centipoise:
    title: centipoise
    symbol: cP
    quantity: DynamicViscosity
    factor: 1/1000
    mappings: {exact: [ucum:cP, qudt:CentiPOISE, dtdl:centipoise]}
  millipoise:
    title: millipoise
    symbol: mP
    quantity: DynamicViscosity
    factor: 1e-4
    mappings: {exact: [ucum:mP, dtdl:millipoise]}

  # KinematicViscosity
  squareMetrePerSecond:
    title: square metre per second
    symbol: m²/s
    quantity: KinematicViscosity
    factor: 1
    mappings: {exact: [ucum:m2/s, qudt:M2-PER-SEC, dtdl:squareMetrePerSecond]}
  stokes:
    title: stokes
    symbol: St
    quantity: KinematicViscosity
    factor: 1e-4
    mappings: {exact: [ucum:St, qudt:ST, dtdl:stokes]}
  centistokes:
    title: centistokes
    symbol: cSt
    quantity: KinematicViscosity
    factor: 1e-6
    mappings: {exact: [ucum:cSt, qudt:CentiST, dtdl:centistokes]}

  # GasLeakageRate
  pascalCubicMetrePerSecond:
    title: pascal cubic metre per second
    symbol: Pa·m³/s
    quantity: GasLeakageRate
    factor: 1
    mappings: {exact: [ucum:Pa.m3/s, qudt:PA-M3-PER-SEC, dtdl:pascalCubicMetrePerSecond]}
  decapascalCubicMetrePerSecond:
    title: decapascal cubic metre per second
    symbol: daPa·m³/s
    quantity: GasLeakageRate
    factor: 10
    mappings: {exact: [ucum:daPa.m3/s, dtdl:decapascalCubicMetrePerSecond]}
  hectopascalCubicMetrePerSecond:
    title: hectopascal cubic metre per second
    symbol: hPa·m³/s
    quantity: GasLeakageRate
    factor: 100
    mappings: {exact: [ucum:hPa.m3/s, qudt:HectoPA-M3-PER-SEC, dtdl:hectopascalCubicMetrePerSecond]}
  kilopascalCubicMetrePerSecond:
    title: kilopascal cubic metre per second
    symbol: kPa·m³/s
    quantity: GasLeakageRate
    factor: 1000
    mappings: {exact: [ucum:kPa.m3/s, dtdl:kilopascalCubicMetrePerSecond]}

"""##
  ),
  (
    "quantities/ratio.yaml",
    ##"""
# Ratios, shares and other numbers of dimension one, and chemistry.
quantities:
  RelativeMeasure:
    title: {en: Relative measure, de: Relatives Maß}
    dimension: 1
    coherentUnit: unity
    description: Value as a proportion of a reference of the same kind. The root of all ratios here.
    mappings: {exact: ['dtdl:RelativeMeasure', 'quantitykind:DimensionlessRatio']}

  Concentration:
    title: {en: Concentration, de: Konzentration}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Share of one constituent in a mixture, by volume, mass or amount as the member says.
    mappings: {exact: ['dtdl:Concentration']}

  CarbonDioxideConcentration:
    title: {en: Carbon dioxide concentration, de: Kohlendioxidkonzentration}
    dimension: 1
    coherentUnit: unity
    broader: [Concentration]
    description: Share of carbon dioxide in air by volume.

  VolatileOrganicCompoundConcentration:
    title: {en: Volatile organic compound concentration, de: VOC-Konzentration}
    dimension: 1
    coherentUnit: unity
    broader: [Concentration]
    description: Share of volatile organic compounds in air by volume.

  RelativeHumidity:
    title: {en: Relative humidity, de: Relative Feuchte}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: >-
      Partial pressure of water vapour as a share of its saturation pressure at the same temperature.
    mappings: {exact: ['dtdl:RelativeHumidity', 'quantitykind:RelativeHumidity']}

  HumidityRatio:
    title: {en: Humidity ratio, de: Feuchtegehalt der Luft}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Mass of water vapour per mass of the dry air that carries it.

  MoistureContent:
    title: {en: Moisture content, de: Materialfeuchte}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Mass of water in a material as a share of the mass of the dry material.

  RelativeDensity:
    title: {en: Relative density, de: Relative Dichte}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Density of a substance divided by that of a reference, usually water at 4 °C.
    mappings: {exact: ['dtdl:RelativeDensity']}

  Efficiency:
    title: {en: Efficiency, de: Wirkungsgrad}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Useful output as a share of input.
    mappings: {exact: ['dtdl:Efficiency', 'quantitykind:Efficiency']}

  CoefficientOfPerformance:
    title: {en: Coefficient of performance, de: Leistungszahl}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Heat moved by a heat pump or chiller per work put in; usually above one.
    mappings: {exact: ['quantitykind:CoefficientOfPerformance']}

  PowerFactor:
    title: {en: Power factor, de: Leistungsfaktor}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Active power as a share of apparent power.
    mappings: {exact: ['quantitykind:PowerFactor']}

  HarmonicDistortion:
    title: {en: Harmonic distortion, de: Oberschwingungsgehalt}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Effective value of all harmonics of a wave as a share of its fundamental.

  StateOfCharge:
    title: {en: State of charge, de: Ladezustand}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Energy or charge left in a store as a share of what it holds when full.
    mappings: {exact: ['quantitykind:StateOfCharge']}

  Scale:
    title: {en: Scale, de: Skalierung}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Factor by which a value or an image is enlarged or reduced.
    mappings: {exact: ['dtdl:Scale']}

  Throttle:
    title: {en: Throttle, de: Drosselstellung}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Setting of an actuator between closed or idle and fully open, as a share of its travel.
    mappings: {exact: ['dtdl:Throttle']}

  Strain:
    title: {en: Strain, de: Dehnung}
    dimension: 1
    coherentUnit: unity
    broader: [RelativeMeasure]
    description: Change of a length as a share of the original length.
    mappings: {exact: ['quantitykind:Strain']}

  AmountOfSubstance:
    title: {en: Amount of substance, de: Stoffmenge}
    dimension: 'N'
    coherentUnit: mole
    description: Number of particles of a substance, counted in moles.
    mappings: {exact: ['quantitykind:AmountOfSubstance']}

  Acidity:
    title: {en: Acidity, de: Säuregrad}
    dimension: 1
    coherentUnit: potentialOfHydrogen
    description: >-
      How acid or alkaline a solution is: the negative decimal logarithm of its hydrogen-ion activity.
    mappings: {exact: ['quantitykind:Acidity']}

units:
  # RelativeMeasure
  unity:
    title: unity
    symbol: ''
    quantity: RelativeMeasure
    factor: 1
    description: >-
      The plain number: 0.25 is a quarter.
    mappings: {exact: [ucum:1, qudt:UNITLESS, dtdl:unity]}
  percent:
    title: percent
    symbol: '%'
    quantity: RelativeMeasure
    factor: 1/100
    mappings: {exact: ['ucum:%', qudt:PERCENT, dtdl:percent]}
  partsPerMillion:
    title: part per million
    symbol: ppm
    quantity: RelativeMeasure
    factor: 1e-6
    mappings: {exact: ['ucum:[ppm]', qudt:PPM, dtdl:partsPerMillion]}
  partsPerBillion:
    title: part per billion
    symbol: ppb
    quantity: RelativeMeasure
    factor: 1e-9
    description: >-
      Short scale: one in 10⁹.
    mappings: {exact: ['ucum:[ppb]', qudt:PPB, dtdl:partsPerBillion]}
  partsPerTrillion:
    title: part per trillion
    symbol: ppt
    quantity: RelativeMeasure
    factor: 1e-12
    description: >-
      Short scale: one in 10¹².
    mappings: {exact: ['ucum:[pptr]', qudt:PPT, dtdl:partsPerTrillion]}
  partsPerQuadrillion:
    title: part per quadrillion
    symbol: ppq
    quantity: RelativeMeasure
    factor: 1e-15
    description: >-
      Short scale: one in 10¹⁵.
    mappings: {exact: ['ucum:10*-15', qudt:PPQ, dtdl:partsPerQuadrillion]}
  perMille:
    title: per mille
    symbol: ‰
    quantity: RelativeMeasure
    factor: 1/1000
    mappings: {exact: ['ucum:[ppth]', qudt:PPTH]}
  gramPerKilogram:
    title: gram per kilogram
    symbol: g/kg
    quantity: RelativeMeasure
    factor: 1/1000
    mappings: {exact: [ucum:g/kg, qudt:GM-PER-KiloGM]}
  kilogramPerKilogram:
    title: kilogram per kilogram
    symbol: kg/kg
    quantity: RelativeMeasure
    factor: 1
    mappings: {exact: [ucum:kg/kg, qudt:KiloGM-PER-KiloGM]}

  # AmountOfSubstance
  mole:
    title: mole
    symbol: mol
    quantity: AmountOfSubstance
    factor: 1
    description: Exactly 6.02214076 × 10²³ particles. UCUM treats the mole as a pure number.
    mappings: {exact: [qudt:MOL], close: [ucum:mol]}

  # Acidity
  potentialOfHydrogen:
    title: potential of hydrogen
    symbol: pH
    quantity: Acidity
    factor: 1
    description: Logarithmic; converts to no other unit.
    mappings: {exact: ['ucum:[pH]', qudt:PH]}

"""##
  ),
  (
    "quantities/spaceAndTime.yaml",
    ##"""
# Angle, rotation, time, frequency and rates of counting.
quantities:
  Angle:
    title: {en: Angle, de: Winkel}
    dimension: 1
    coherentUnit: radian
    description: Amount of rotation between two directions.
    mappings: {exact: ['dtdl:Angle', 'quantitykind:Angle']}

  Latitude:
    title: {en: Latitude, de: Breitengrad}
    dimension: 1
    coherentUnit: radian
    broader: [Angle]
    description: >-
      Angle between the equatorial plane and the normal at a place on the reference ellipsoid; north is
      positive.
    mappings: {exact: ['dtdl:Latitude']}

  Longitude:
    title: {en: Longitude, de: Längengrad}
    dimension: 1
    coherentUnit: radian
    broader: [Angle]
    description: Angle between the prime meridian and the meridian of a place; east is positive.
    mappings: {exact: ['dtdl:Longitude']}

  AngularVelocity:
    title: {en: Angular velocity, de: Winkelgeschwindigkeit}
    dimension: T-1
    coherentUnit: radianPerSecond
    description: Angle turned per time. A rotation per second is 2π rad/s, which is why this is no frequency.
    mappings: {exact: ['dtdl:AngularVelocity', 'quantitykind:AngularVelocity']}

  AngularAcceleration:
    title: {en: Angular acceleration, de: Winkelbeschleunigung}
    dimension: T-2
    coherentUnit: radianPerSecondSquared
    description: Rate at which an angular velocity changes.
    mappings: {exact: ['dtdl:AngularAcceleration', 'quantitykind:AngularAcceleration']}

  TimeSpan:
    title: {en: Time span, de: Zeitspanne}
    dimension: T
    coherentUnit: second
    description: Length of time between two instants; not an instant itself.
    mappings: {exact: ['dtdl:TimeSpan', 'quantitykind:Time']}

  Frequency:
    title: {en: Frequency, de: Frequenz}
    dimension: T-1
    coherentUnit: hertz
    description: Number of cycles of a periodic process per time.
    mappings: {exact: ['dtdl:Frequency', 'quantitykind:Frequency']}

  ReciprocalTime:
    title: {en: Reciprocal time, de: Kehrwert der Zeit}
    dimension: T-1
    coherentUnit: reciprocalSecond
    description: >-
      Events or fraction per time where the process need not be periodic, such as a decay or sampling rate.
    mappings: {exact: ['dtdl:ReciprocalTime', 'quantitykind:InverseTime']}

  AirChangeRate:
    title: {en: Air change rate, de: Luftwechselrate}
    dimension: T-1
    coherentUnit: reciprocalSecond
    broader: [ReciprocalTime]
    description: >-
      How often the air of a space is replaced per time: volume flow divided by the volume of the space.

  Count:
    title: {en: Count, de: Anzahl}
    dimension: 1
    coherentUnit: item
    description: Number of like things, such as people in a room or parts in a box.
    mappings: {exact: ['quantitykind:Count']}

  CountRate:
    title: {en: Count rate, de: Stückrate}
    dimension: T-1
    coherentUnit: itemPerSecond
    description: Number of like things that are made, pass or occur per time.

units:
  # Angle
  radian:
    title: radian
    symbol: rad
    quantity: Angle
    factor: 1
    mappings: {exact: [ucum:rad, qudt:RAD, dtdl:radian]}
  degreeOfArc:
    title: degree of arc
    symbol: °
    quantity: Angle
    factor: pi/180
    mappings: {exact: [ucum:deg, qudt:DEG, dtdl:degreeOfArc]}
  minuteOfArc:
    title: minute of arc
    symbol: ′
    quantity: Angle
    factor: pi/10800
    mappings: {exact: ['ucum:''', qudt:ARCMIN, dtdl:minuteOfArc]}
  secondOfArc:
    title: second of arc
    symbol: ″
    quantity: Angle
    factor: pi/648000
    mappings: {exact: ['ucum:''''', qudt:ARCSEC, dtdl:secondOfArc]}
  turn:
    title: turn
    symbol: tr
    quantity: Angle
    factor: 2*pi
    description: One full revolution.
    mappings: {exact: [ucum:circ, qudt:REV, dtdl:turn]}

  # AngularVelocity
  radianPerSecond:
    title: radian per second
    symbol: rad/s
    quantity: AngularVelocity
    factor: 1
    mappings: {exact: [ucum:rad/s, qudt:RAD-PER-SEC, dtdl:radianPerSecond]}
  degreePerSecond:
    title: degree per second
    symbol: °/s
    quantity: AngularVelocity
    factor: pi/180
    mappings: {exact: [ucum:deg/s, qudt:DEG-PER-SEC, dtdl:degreePerSecond]}
  revolutionPerSecond:
    title: revolution per second
    symbol: rps
    quantity: AngularVelocity
    factor: 2*pi
    mappings: {exact: [ucum:circ/s, qudt:REV-PER-SEC, dtdl:revolutionPerSecond]}
  revolutionPerMinute:
    title: revolution per minute
    symbol: rpm
    quantity: AngularVelocity
    factor: pi/30
    mappings: {exact: [ucum:circ/min, qudt:REV-PER-MIN, dtdl:revolutionPerMinute]}

  # AngularAcceleration
  radianPerSecondSquared:
    title: radian per second squared
    symbol: rad/s²
    quantity: AngularAcceleration
    factor: 1
    mappings: {exact: [ucum:rad/s2, qudt:RAD-PER-SEC2, dtdl:radianPerSecondSquared]}

  # TimeSpan
  second:
    title: second
    symbol: s
    quantity: TimeSpan
    factor: 1
    mappings: {exact: [ucum:s, qudt:SEC, dtdl:second]}
  millisecond:
    title: millisecond
    symbol: ms
    quantity: TimeSpan
    factor: 1/1000
    mappings: {exact: [ucum:ms, qudt:MilliSEC, dtdl:millisecond]}
  microsecond:
    title: microsecond
    symbol: µs
    quantity: TimeSpan
    factor: 1e-6
    mappings: {exact: [ucum:us, qudt:MicroSEC, dtdl:microsecond]}
  nanosecond:
    title: nanosecond
    symbol: ns
    quantity: TimeSpan
    factor: 1e-9
    mappings: {exact: [ucum:ns, qudt:NanoSEC, dtdl:nanosecond]}
  minute:
    title: minute
    symbol: min
    quantity: TimeSpan
    factor: 60
    mappings: {exact: [ucum:min, qudt:MIN, dtdl:minute]}
  hour:
    title: hour
    symbol: h
    quantity: TimeSpan
    factor: 3600
    mappings: {exact: [ucum:h, qudt:HR, dtdl:hour]}
  day:
    title: day
    symbol: d
    quantity: TimeSpan
    factor: 86400
    description: 24 hours; a calendar day with a leap second or a change of clock differs.
    mappings: {exact: [ucum:d, qudt:DAY, dtdl:day]}
  week:
    title: week
    symbol: wk
    quantity: TimeSpan
    factor: 604800
    mappings: {exact: [ucum:wk, qudt:WK]}
  year:
    title: year
    symbol: yr
    quantity: TimeSpan
    factor: 31557600
    description: >-
      Julian year of 365.25 days, as UCUM and QUDT define it; neither a calendar nor a tropical year.
    mappings: {exact: [ucum:a, qudt:YR, dtdl:year]}

  # Frequency
  hertz:
    title: hertz
    symbol: Hz
    quantity: Frequency
    factor: 1
    mappings: {exact: [ucum:Hz, qudt:HZ, dtdl:hertz]}
  millihertz:
    title: millihertz
    symbol: mHz
    quantity: Frequency
    factor: 1/1000
    mappings: {exact: [ucum:mHz, qudt:MilliHZ, dtdl:millihertz]}
  kilohertz:
    title: kilohertz
    symbol: kHz
    quantity: Frequency
    factor: 1000
    mappings: {exact: [ucum:kHz, qudt:KiloHZ, dtdl:kilohertz]}
  megahertz:
    title: megahertz
    symbol: MHz
    quantity: Frequency
    factor: 1e6
    mappings: {exact: [ucum:MHz, qudt:MegaHZ, dtdl:megahertz]}
  gigahertz:
    title: gigahertz
    symbol: GHz
    quantity: Frequency
    factor: 1e9
    mappings: {exact: [ucum:GHz, qudt:GigaHZ, dtdl:gigahertz]}

  # ReciprocalTime
  reciprocalSecond:
    title: reciprocal second
    symbol: 1/s
    quantity: ReciprocalTime
    factor: 1
    mappings: {exact: [ucum:/s, qudt:PER-SEC, dtdl:reciprocalSecond]}
  reciprocalMinute:
    title: reciprocal minute
    symbol: 1/min
    quantity: ReciprocalTime
    factor: 1/60
    mappings: {exact: [ucum:/min, qudt:PER-MIN, dtdl:reciprocalMinute]}
  reciprocalHour:
    title: reciprocal hour
    symbol: 1/h
    quantity: ReciprocalTime
    factor: 1/3600
    mappings: {exact: [ucum:/h, qudt:PER-HR]}

  # Count
  item:
    title: item
    symbol: ''
    quantity: Count
    factor: 1
    mappings: {exact: [ucum:1, qudt:NUM]}

  # CountRate
  itemPerSecond:
    title: item per second
    symbol: 1/s
    quantity: CountRate
    factor: 1
    mappings: {exact: [ucum:/s, qudt:NUM-PER-SEC]}
  itemPerMinute:
    title: item per minute
    symbol: 1/min
    quantity: CountRate
    factor: 1/60
    mappings: {exact: [ucum:/min, qudt:NUM-PER-MIN]}
  itemPerHour:
    title: item per hour
    symbol: 1/h
    quantity: CountRate
    factor: 1/3600
    mappings: {exact: [ucum:/h, qudt:NUM-PER-HR]}

"""##
  ),
  (
    "quantities/thermal.yaml",
    ##"""
# Temperature and heat. Temperatures on a scale and differences of temperature are separate kinds: only the first has
# an offset.
quantities:
  Temperature:
    title: {en: Temperature, de: Temperatur}
    dimension: Θ
    coherentUnit: kelvin
    description: >-
      Degree of hotness, as a place on the thermodynamic scale. For a difference of two temperatures see
      TemperatureDifference.
    mappings: {exact: ['dtdl:Temperature', 'quantitykind:Temperature']}

  ColorTemperature:
    title: {en: Color temperature, de: Farbtemperatur}
    dimension: Θ
    coherentUnit: kelvin
    broader: [Temperature]
    description: Temperature of the black body whose light has the same colour as a source.

  TemperatureDifference:
    title: {en: Temperature difference, de: Temperaturdifferenz}
    dimension: Θ
    coherentUnit: kelvinDifference
    description: >-
      Difference between two temperatures, such as a control deviation or the spread between supply and
      return. It has no zero point to convert.
    mappings: {exact: ['quantitykind:TemperatureDifference']}

  TemperatureRate:
    title: {en: Temperature rate, de: Temperaturänderungsrate}
    dimension: Θ T-1
    coherentUnit: kelvinPerSecond
    description: How fast a temperature changes.
    mappings: {exact: ['quantitykind:TemperaturePerTime']}

  HeatCapacity:
    title: {en: Heat capacity, de: Wärmekapazität}
    dimension: M L2 T-2 Θ-1
    coherentUnit: joulePerKelvin
    description: Heat that raises the temperature of a body by one unit.
    mappings: {exact: ['quantitykind:HeatCapacity']}

  SpecificHeatCapacity:
    title: {en: Specific heat capacity, de: Spezifische Wärmekapazität}
    dimension: L2 T-2 Θ-1
    coherentUnit: joulePerKilogramKelvin
    description: Heat that raises the temperature of a unit of mass by one unit.
    mappings: {exact: ['quantitykind:SpecificHeatCapacity']}

  SpecificEnthalpy:
    title: {en: Specific enthalpy, de: Spezifische Enthalpie}
    dimension: L2 T-2
    coherentUnit: joulePerKilogram
    description: Heat content per mass of a substance, counted from a stated reference state.
    mappings: {exact: ['quantitykind:SpecificEnthalpy']}

  ThermalConductivity:
    title: {en: Thermal conductivity, de: Wärmeleitfähigkeit}
    dimension: M L T-3 Θ-1
    coherentUnit: wattPerMetreKelvin
    description: Heat flow that a material lets through per thickness and difference of temperature.
    mappings: {exact: ['quantitykind:ThermalConductivity']}

  ThermalTransmittance:
    title: {en: Thermal transmittance, de: Wärmedurchgangskoeffizient}
    dimension: M T-3 Θ-1
    coherentUnit: wattPerSquareMetreKelvin
    description: Heat flow through a building part per area and difference of temperature (U-value).
    mappings: {exact: ['quantitykind:ThermalTransmittance']}

  ThermalConductance:
    title: {en: Thermal conductance, de: Wärmeleitwert}
    dimension: M L2 T-3 Θ-1
    coherentUnit: wattPerKelvin
    description: Heat flow through a body or exchanger as a whole per difference of temperature (UA-value).
    mappings: {exact: ['quantitykind:ThermalConductance']}

units:
  # Temperature
  kelvin:
    title: kelvin
    symbol: K
    quantity: Temperature
    factor: 1
    mappings: {exact: [ucum:K, qudt:K, dtdl:kelvin]}
  degreeCelsius:
    title: degree Celsius
    symbol: °C
    quantity: Temperature
    factor: 1
    offset: 273.15
    mappings: {exact: [ucum:Cel, qudt:DEG_C, dtdl:degreeCelsius]}
  degreeFahrenheit:
    title: degree Fahrenheit
    symbol: °F
    quantity: Temperature
    factor: 5/9
    offset: 45967/180
    mappings: {exact: ['ucum:[degF]', qudt:DEG_F, dtdl:degreeFahrenheit]}

  # TemperatureDifference
  kelvinDifference:
    title: kelvin (difference)
    symbol: K
    quantity: TemperatureDifference
    factor: 1
    mappings: {exact: [ucum:K, qudt:K]}
  degreeCelsiusDifference:
    title: degree Celsius (difference)
    symbol: Δ°C
    quantity: TemperatureDifference
    factor: 1
    description: Same size as a kelvin.
    mappings: {exact: [ucum:K, qudt:K]}
  degreeFahrenheitDifference:
    title: degree Fahrenheit (difference)
    symbol: Δ°F
    quantity: TemperatureDifference
    factor: 5/9
    description: Five ninths of a kelvin, the size of a degree Rankine.
    mappings: {exact: ['ucum:[degR]', qudt:DEG_R]}

  # TemperatureRate
  kelvinPerSecond:
    title: kelvin per second
    symbol: K/s
    quantity: TemperatureRate
    factor: 1
    mappings: {exact: [ucum:K/s, qudt:K-PER-SEC]}
  kelvinPerMinute:
    title: kelvin per minute
    symbol: K/min
    quantity: TemperatureRate
    factor: 1/60
    mappings: {exact: [ucum:K/min, qudt:K-PER-MIN]}
  kelvinPerHour:
    title: kelvin per hour
    symbol: K/h
    quantity: TemperatureRate
    factor: 1/3600
    mappings: {exact: [ucum:K/h, qudt:K-PER-HR]}

  # HeatCapacity
  joulePerKelvin:
    title: joule per kelvin
    symbol: J/K
    quantity: HeatCapacity
    factor: 1
    mappings: {exact: [ucum:J/K, qudt:J-PER-K]}

  # SpecificHeatCapacity
  joulePerKilogramKelvin:
    title: joule per kilogram kelvin
    symbol: J/(kg·K)
    quantity: SpecificHeatCapacity
    factor: 1
    mappings: {exact: [ucum:J/(kg.K), qudt:J-PER-KiloGM-K]}
  kilojoulePerKilogramKelvin:
    title: kilojoule per kilogram kelvin
    symbol: kJ/(kg·K)
    quantity: SpecificHeatCapacity
    factor: 1000
    mappings: {exact: [ucum:kJ/(kg.K), qudt:KiloJ-PER-KiloGM-K]}

  # SpecificEnthalpy
  joulePerKilogram:
    title: joule per kilogram
    symbol: J/kg
    quantity: SpecificEnthalpy
    factor: 1
    mappings: {exact: [ucum:J/kg, qudt:J-PER-KiloGM]}
  kilojoulePerKilogram:
    title: kilojoule per kilogram
    symbol: kJ/kg
    quantity: SpecificEnthalpy
    factor: 1000
    mappings: {exact: [ucum:kJ/kg, qudt:KiloJ-PER-KiloGM]}
  britishThermalUnitPerPound:
    title: British thermal unit per pound
    symbol: Btu/lb
    quantity: SpecificEnthalpy
    factor: 2326
    description: International Table Btu per avoirdupois pound, exactly 2326 J/kg.
    mappings: {exact: ['ucum:[Btu_IT]/[lb_av]', qudt:BTU_IT-PER-LB]}

  # ThermalConductivity
  wattPerMetreKelvin:
    title: watt per metre kelvin
    symbol: W/(m·K)
    quantity: ThermalConductivity
    factor: 1
    mappings: {exact: [ucum:W/(m.K), qudt:W-PER-M-K]}

  # ThermalTransmittance
  wattPerSquareMetreKelvin:
    title: watt per square metre kelvin
    symbol: W/(m²·K)
    quantity: ThermalTransmittance
    factor: 1
    mappings: {exact: [ucum:W/(m2.K), qudt:W-PER-M2-K]}

  # ThermalConductance
  wattPerKelvin:
    title: watt per kelvin
    symbol: W/K
    quantity: ThermalConductance
    factor: 1
    mappings: {exact: [ucum:W/K, qudt:W-PER-K]}

"""##
  ),
]

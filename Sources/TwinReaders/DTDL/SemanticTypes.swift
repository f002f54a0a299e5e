/// Semantic types of DTDL and the units that go with them, by the vocabulary that introduced them.
///
/// Facts of the DTDL v2 context and of the `quantitativeTypes` feature extension (versions 1 and 2 agree, 3 adds). A
/// semantic type's name is the name of a quantity kind of `org.gemel.quantities`, a unit's name that of a unit.
enum SemanticTypes {
  /// Vocabularies, each a superset of the one before.
  enum Vocabulary: Int, Comparable, Sendable {
    /// Built into DTDL v2.
    case v2
    /// `dtmi:dtdl:extension:quantitativeTypes;1` and `;2`.
    case extension1
    /// `dtmi:dtdl:extension:quantitativeTypes;3`.
    case extension3

    static func < (a: Vocabulary, b: Vocabulary) -> Bool { a.rawValue < b.rawValue }
  }

  /// Family of units that `type` takes; nil where `vocabulary` does not know the type.
  static func unitFamily(of type: String, in vocabulary: Vocabulary) -> String? {
    guard let entry = families[type], entry.since <= vocabulary else { return nil }
    return entry.family
  }

  /// Whether `unit` is one of `family` in `vocabulary`.
  static func isUnit(_ unit: String, of family: String, in vocabulary: Vocabulary) -> Bool {
    guard let since = units[family]?[unit] else { return false }
    return since <= vocabulary
  }

  /// All units of `family` in `vocabulary`, sorted.
  static func units(of family: String, in vocabulary: Vocabulary) -> [String] {
    (units[family] ?? [:]).filter { $0.value <= vocabulary }.keys.sorted()
  }

  /// All semantic types of `vocabulary`, sorted.
  static func types(in vocabulary: Vocabulary) -> [String] {
    families.filter { $0.value.since <= vocabulary }.keys.sorted()
  }

  private static let families: [String: (family: String, since: Vocabulary)] = {
    var families: [String: (family: String, since: Vocabulary)] = [:]
    for (vocabulary, text) in [
      (Vocabulary.v2, typesOfV2), (.extension1, typesOfExtension1), (.extension3, typesOfExtension3),
    ] {
      for pair in text.split(whereSeparator: { $0.isWhitespace }) {
        let parts = pair.split(separator: "=")
        if parts.count == 2 { families[String(parts[0])] = (String(parts[1]), vocabulary) }
      }
    }
    return families
  }()

  private static let units: [String: [String: Vocabulary]] = {
    var units: [String: [String: Vocabulary]] = [:]
    for (vocabulary, text) in [
      (Vocabulary.v2, unitsOfV2), (.extension1, unitsOfExtension1), (.extension3, unitsOfExtension3),
    ] {
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").map { String($0) }
        for unit in words.dropFirst() { units[words[0], default: [:]][unit] = vocabulary }
      }
    }
    return units
  }()

  private static let typesOfV2 = """
    Acceleration=AccelerationUnit Angle=AngleUnit AngularAcceleration=AngularAccelerationUnit
    AngularVelocity=AngularVelocityUnit Area=AreaUnit Capacitance=CapacitanceUnit Current=CurrentUnit
    DataRate=DataRateUnit DataSize=DataSizeUnit Density=DensityUnit Distance=LengthUnit
    ElectricCharge=ChargeUnit Energy=EnergyUnit Force=ForceUnit Frequency=FrequencyUnit Humidity=DensityUnit
    Illuminance=IlluminanceUnit Inductance=InductanceUnit Latitude=AngleUnit Length=LengthUnit
    Longitude=AngleUnit Luminance=LuminanceUnit Luminosity=PowerUnit LuminousFlux=LuminousFluxUnit
    LuminousIntensity=LuminousIntensityUnit MagneticFlux=MagneticFluxUnit
    MagneticInduction=MagneticInductionUnit Mass=MassUnit MassFlowRate=MassFlowRateUnit Power=PowerUnit
    Pressure=PressureUnit RelativeHumidity=Unitless Resistance=ResistanceUnit SoundPressure=SoundPressureUnit
    Temperature=TemperatureUnit Thrust=ForceUnit TimeSpan=TimeUnit Torque=TorqueUnit Velocity=VelocityUnit
    Voltage=VoltageUnit Volume=VolumeUnit VolumeFlowRate=VolumeFlowRateUnit
    """

  private static let typesOfExtension1 = """
    ApparentEnergy=ApparentEnergyUnit ApparentPower=ApparentPowerUnit Concentration=Unitless
    EnergyRate=PowerUnit IonizingRadiationDose=IonizingRadiationDoseUnit Irradiance=IrradianceUnit
    Radioactivity=RadioactivityUnit ReactiveEnergy=ReactiveEnergyUnit ReactivePower=ReactivePowerUnit
    RelativeDensity=Unitless
    """

  private static let typesOfExtension3 = """
    DynamicViscosity=DynamicViscosityUnit Efficiency=Unitless GasLeakageRate=GasLeakageRateUnit
    KinematicViscosity=KinematicViscosityUnit ReciprocalLength=ReciprocalLengthUnit
    ReciprocalTime=ReciprocalTimeUnit RelativeMeasure=Unitless Scale=Unitless Throttle=Unitless
    """

  private static let unitsOfV2 = """
    AccelerationUnit centimetrePerSecondSquared gForce metrePerSecondSquared
    AngleUnit degreeOfArc minuteOfArc radian secondOfArc turn
    AngularAccelerationUnit radianPerSecondSquared
    AngularVelocityUnit degreePerSecond radianPerSecond revolutionPerMinute revolutionPerSecond
    AreaUnit acre hectare squareCentimetre squareFoot squareInch squareKilometre squareMetre squareMillimetre
    CapacitanceUnit farad microfarad millifarad nanofarad picofarad
    ChargeUnit coulomb
    CurrentUnit ampere microampere milliampere
    DataRateUnit bitPerSecond bytePerSecond exbibitPerSecond exbibytePerSecond gibibitPerSecond
    DataRateUnit gibibytePerSecond
    DataRateUnit kibibitPerSecond kibibytePerSecond mebibitPerSecond mebibytePerSecond tebibitPerSecond
    DataRateUnit tebibytePerSecond
    DataRateUnit yobibitPerSecond yobibytePerSecond zebibitPerSecond zebibytePerSecond
    DataSizeUnit bit byte exbibit exbibyte gibibit gibibyte kibibit kibibyte mebibit mebibyte tebibit tebibyte
    DataSizeUnit yobibit
    DataSizeUnit yobibyte zebibit zebibyte
    DensityUnit gramPerCubicMetre kilogramPerCubicMetre
    EnergyUnit electronvolt gigajoule joule kilojoule kilowattHour megaelectronvolt megajoule
    ForceUnit newton ounce pound ton
    FrequencyUnit gigahertz hertz kilohertz megahertz
    IlluminanceUnit footcandle lux
    InductanceUnit henry microhenry millihenry
    LengthUnit astronomicalUnit centimetre foot inch kilometre metre micrometre mile millimetre nanometre
    LengthUnit nauticalMile
    LuminanceUnit candelaPerSquareMetre
    LuminousFluxUnit lumen
    LuminousIntensityUnit candela
    MagneticFluxUnit maxwell weber
    MagneticInductionUnit tesla
    MassFlowRateUnit gramPerHour gramPerSecond kilogramPerHour kilogramPerSecond
    MassUnit gram kilogram microgram milligram slug tonne
    PowerUnit gigawatt horsepower kilowatt kilowattHourPerYear megawatt microwatt milliwatt watt
    PressureUnit bar inchesOfMercury inchesOfWater kilopascal millibar millimetresOfMercury pascal
    PressureUnit poundPerSquareInch
    ResistanceUnit kiloohm megaohm milliohm ohm
    SoundPressureUnit bel decibel
    TemperatureUnit degreeCelsius degreeFahrenheit kelvin
    TimeUnit day hour microsecond millisecond minute nanosecond second year
    TorqueUnit newtonMetre
    Unitless percent unity
    VelocityUnit centimetrePerSecond kilometrePerHour kilometrePerSecond knot metrePerHour metrePerSecond
    VelocityUnit milePerHour
    VelocityUnit milePerSecond
    VoltageUnit kilovolt megavolt microvolt millivolt volt
    VolumeFlowRateUnit litrePerHour litrePerSecond millilitrePerHour millilitrePerSecond
    VolumeUnit cubicCentimetre cubicFoot cubicInch cubicMetre fluidOunce gallon litre millilitre
    """

  private static let unitsOfExtension1 = """
    ApparentEnergyUnit gigavoltAmpereHour kilovoltAmpereHour megavoltAmpereHour voltAmpereHour
    ApparentPowerUnit gigavoltAmpere kilovoltAmpere megavoltAmpere millivoltAmpere voltAmpere
    ChargeUnit ampereHour milliampereHour
    CurrentUnit kiloampere
    DensityUnit microgramPerCubicMetre milligramPerCubicMetre
    EnergyUnit britishThermalUnit gigawattHour kiloBritishThermalUnit megawattHour milliwattHour terawattHour
    EnergyUnit wattHour
    FrequencyUnit millihertz
    IonizingRadiationDoseUnit gray microgray microsievert milligray millisievert sievert
    IrradianceUnit wattPerSquareMetre
    MagneticInductionUnit gauss
    MassFlowRateUnit massPoundPerHour
    MassUnit massPound
    PowerUnit britishThermalUnitPerHour gigajoulePerHour joulePerHour joulePerSecond
    PowerUnit kiloBritishThermalUnitPerHour
    PowerUnit kilojoulePerHour kilojoulePerSecond megajoulePerHour tonOfRefrigeration
    PressureUnit decapascal hectopascal
    RadioactivityUnit becquerel gigabecquerel kilobecquerel megabecquerel
    ReactiveEnergyUnit gigavoltAmpereReactiveHour kilovoltAmpereReactiveHour megavoltAmpereReactiveHour
    ReactiveEnergyUnit voltAmpereReactiveHour
    ReactivePowerUnit gigavoltAmpereReactive kilovoltAmpereReactive megavoltAmpereReactive
    ReactivePowerUnit millivoltAmpereReactive
    ReactivePowerUnit voltAmpereReactive
    Unitless partsPerBillion partsPerMillion partsPerQuadrillion partsPerTrillion
    VolumeFlowRateUnit cubicFootPerMinute cubicMetrePerHour cubicMetrePerMinute cubicMetrePerSecond
    VolumeFlowRateUnit gallonPerHour gallonPerMinute
    VolumeFlowRateUnit litrePerMinute millilitrePerMinute
    """

  private static let unitsOfExtension3 = """
    AccelerationUnit kilometrePerSecondSquared millimetrePerSecondSquared
    ApparentEnergyUnit millivoltAmpereHour
    CurrentUnit nanoampere picoampere
    DynamicViscosityUnit centipoise millipascalSecond millipoise pascalSecond poise
    GasLeakageRateUnit decapascalCubicMetrePerSecond hectopascalCubicMetrePerSecond
    GasLeakageRateUnit kilopascalCubicMetrePerSecond
    GasLeakageRateUnit pascalCubicMetrePerSecond
    KinematicViscosityUnit centistokes squareMetrePerSecond stokes
    ReciprocalLengthUnit reciprocalCentimetre reciprocalKilometre reciprocalMetre reciprocalMicrometre
    ReciprocalLengthUnit reciprocalMillimetre
    ReciprocalLengthUnit reciprocalNanometre
    ReciprocalTimeUnit reciprocalMinute reciprocalSecond
    VelocityUnit millimetrePerSecond
    VolumeFlowRateUnit cubicCentimetrePerMinute cubicCentimetrePerSecond
    """
}

/// Grammatical number of English nouns, as far as rules and exceptions reach.
enum EnglishNumber {
  /// The singular of `word`, in small letters, when it is a plural; nil when it is none, or when it may be either.
  static func singular(_ word: String) -> String? {
    if let irregular = irregularPlurals[word] { return irregular }
    // Three letters with an s at the end are acronyms or singular: bus, gas, gps, ups.
    guard word.utf8.count > 3, word.utf8.last == UInt8(ascii: "s"), word.utf8.allSatisfy({ $0 < 0x80 }),
      !singularInS.contains(word)
    else { return nil }
    if word.hasSuffix("ss") || word.hasSuffix("is") { return nil }
    if word.hasSuffix("us") { return pluralInUs.contains(word) ? String(word.dropLast()) : nil }
    if word.hasSuffix("ies") { return word.utf8.count > 4 ? String(word.dropLast(3)) + "y" : String(word.dropLast()) }
    for ending in ["ches", "shes", "sses", "xes", "zes", "oes", "uses"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(2))
      // Causes, houses and fuses have an e of their own; buses, statuses and gases have none.
      if ending == "uses", !singularInS.contains(stem), !stem.hasSuffix("tus"), !stem.hasSuffix("pus") { break }
      return endsInE.contains(word) ? String(word.dropLast()) : stem
    }
    if word.hasSuffix("ses"), singularInS.contains(String(word.dropLast(2))) { return String(word.dropLast(2)) }
    return String(word.dropLast())
  }

  /// Words that end in s and are no plurals, or that have no singular, or whose singular means another thing.
  private static let singularInS = Set(
    tableWords(
      """
      access alias analytics apparatus arms atlas barracks bellows bems bias bus canvas chaos chassis compass contents cosmos
      diagnostics dynamics earnings economics electrics electronics ethics gallows gas gasworks glasses goods graphics
      grounds headquarters hydraulics kinematics lens logistics mains mathematics means mechanics mems metrics news optics
      physics plus pneumatics premises process quarters robotics sales savings scissors series sms species stairs statics
      statistics status surroundings telematics thanks thermodynamics waterworks wireless works yes always does this was
      https apis asbestos ethos corps crossroads steelworks ironworks brickworks siemens kubernetes customs proceeds tweezers
      pliers goggles pants trousers clothes remains overalls
      """))

  /// Plurals in -us of words in -u.
  private static let pluralInUs: Set<String> = ["ahus", "cpus", "fcus", "gpus", "menus", "ptus", "rtus"]

  /// Plurals in -xes and the like whose singular ends in e.
  private static let endsInE: Set<String> = ["axes", "gauzes", "sizes", "shoes", "toes", "causes", "caches", "breezes"]

  private static let irregularPlurals = [
    "analyses": "analysis", "appendices": "appendix", "children": "child", "criteria": "criterion", "feet": "foot",
    "geese": "goose", "halves": "half", "indices": "index", "knives": "knife", "leaves": "leaf", "lives": "life",
    "matrices": "matrix", "men": "man", "mice": "mouse", "movies": "movie", "calories": "calorie",
    "phenomena": "phenomenon", "shelves": "shelf", "teeth": "tooth", "vertices": "vertex", "women": "woman",
    "axes": "axis", "buses": "bus", "gases": "gas", "lenses": "lens", "busbars": "busbar",
  ]

  /// Whether `word` stands for several things though it is no plural: `history`, `profile`, `data`.
  static func isCollective(_ word: String) -> Bool { collectives.contains(word) || singular(word) != nil }

  private static let collectives = Set(
    tableWords(
      """
      address advice apparel array batch bitmap body bounds boundary buffer bundle cabling cargo catalog catalogue chain
      clothing collection color colour content contents coordinate curve data database dataset dimension directory
      distribution document documentation equipment evidence feedback file firmware footprint freight fuel furniture
      geometry glazing gradient graph group grid guidance hardware hierarchy histogram history image index info information
      infrastructure inventory jewellery key knowledge layout lighting line list literature location log lookup luggage
      baggage cattle cladding crew ductwork fleet flooring insulation livestock pipework plumbing racking roofing shelving
      steel steelwork storage telemetry timber tooling machinery map mask material matrix media merchandise metadata mix orientation outline package packaging
      palette path payload people personnel piping pollution polygon polyline pose position profile program programme queue
      range raster record recipe region research ring route row sample schedule sequence series set shape signal signature
      signage software spectrum stack staff stationery stock stream string table team template tensor text timeline trace
      track traffic trail transport tree trend tubing tuple vector ventilation waste waveform weather wiring
      """))
}

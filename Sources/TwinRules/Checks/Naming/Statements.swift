/// How names of truth values are told from others.
enum Statements {
  /// Verbs that begin a statement: `isOpen`, `hasHeater`, `supportsCooling`.
  static let verbs = words(
    """
    accepts allows are can contains could did do does had has have includes is may must needs provides requires shall
    should supports uses was were will would
    """)

  /// Words after which a name says what is not so.
  static let negations = words("cannot hasnt isnt neither never no non nor not without")

  /// Last words that say something is so or not, beside those told by their endings.
  static let conditions = words(
    """
    absence absent active alarm alert alive auto automatic available away bad bypass call clean closed cold command
    confirmation contact critical dead defect detection dirty disable down dry dusk dawn empty enable error exclusive
    failure fault feedback flag free full good healthy high home hot idle indication indicator interlock leak live local
    lock lockout loss low maintenance manual mandatory motion night normal occupancy off offline ok on online open
    override permission permissive presence presets private proof public ready release remote request reset run safe
    secure shutdown silent start state status stop switch tamper test trip true unknown unsafe up urgent valid value
    virtual warning wet
    """)

  /// Endings of participles and of adjectives: `enabled`, `running`, `visible`, `optional`.
  static let endings = [
    "ed", "en", "ing", "able", "ible", "ive", "ful", "less", "al", "ent", "ant", "ory", "ary", "ous", "ic",
  ]

  /// Whether a name that ends with `word` says that something is so.
  static func isCondition(_ word: String) -> Bool {
    conditions.contains(word) || endings.contains { word.utf8.count > $0.utf8.count + 1 && word.hasSuffix($0) }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(tableWords(text))
  }
}

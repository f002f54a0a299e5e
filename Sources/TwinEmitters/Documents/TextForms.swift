/// The lexical forms of texts as regular expressions that ECMA-262, RE2 and Java read alike, without what makes them match whole texts. They say
/// what `TwinValues` says of each, but for the seconds of `leapSecond`.
enum TextForm {
  private static let monthDay =
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
  private static let leapYear = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
  /// Two digits that are no multiple of four.
  private static let oddPair = "(?:[02468][1235679]|[13579][01345789])"
  private static let commonYear = "(?:[0-9]{2}\(oddPair)|\(oddPair)00)"
  private static let lastDay =
    "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-31|(?:0[469]|11)-30)|\(commonYear)-02-28|\(leapYear)-02-29)"
  private static let minute = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
  private static let fraction = "(?:\\.[0-9]+)?"
  private static let offset = "[+\\-]\(minute)"

  static let date = "(?:[0-9]{4}-(?:\(monthDay))|\(leapYear)-02-29)"
  /// A leap second in UTC is told exactly; with another offset, second 60 stands at any minute.
  static let time =
    "(?:\(minute):[0-5][0-9]\(fraction)(?:[Zz]|\(offset))|23:59:60\(fraction)[Zz]|\(minute):60\(fraction)\(offset))"
  static let dateTime =
    "(?:\(date)[Tt](?:\(minute):[0-5][0-9]\(fraction)(?:[Zz]|\(offset))|\(minute):60\(fraction)\(offset))"
    + "|\(lastDay)[Tt]23:59:60\(fraction)[Zz])"
  static let uuid = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
  static let base64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
  static let duration: String = {
    let whole = "[0-9]+"
    let part = "[0-9]+[.,][0-9]+"
    func units(_ a: String, _ b: String, _ c: String) -> String {
      "\(whole)\(a)(?:\(whole)\(b))?(?:\(whole)\(c))?|\(whole)\(b)(?:\(whole)\(c))?|\(whole)\(c)"
        + "|\(part)\(a)|(?:\(whole)\(a))?\(part)\(b)|(?:\(whole)\(a))?(?:\(whole)\(b))?\(part)\(c)"
    }
    let days = "(?:\(whole)Y)?(?:\(whole)M)?(?:\(whole)D)?"
    return "P(?:\(whole)(?:[.,][0-9]+)?W|\(units("Y", "M", "D"))|\(days)T(?:\(units("H", "M", "S"))))"
  }()
}

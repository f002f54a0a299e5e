/// A language or service that models are turned into, with the words that it keeps for itself: those that cannot be used as
/// a plain name. Words that are special in some places only, such as `type` in Swift, are not among them.
struct ReservedWords {
  /// The word in rule files.
  var target: String
  /// What people call it.
  var title: String
  /// Whether `Select` is as reserved as `select`.
  var ignoresCase = false
  /// The words.
  var words: [String]

  /// All targets, by the order of their words in rule files.
  static let all = [
    ReservedWords(
      target: "swift", title: "Swift",
      words: list(
        """
        Any Self as associatedtype break case catch class continue default defer deinit do else enum extension
        fallthrough false fileprivate for func guard if import in init inout internal is let nil operator precedencegroup
        private protocol public repeat rethrows return self static struct subscript super switch throw throws true try
        typealias var where while
        """)),
    ReservedWords(
      target: "java", title: "Java",
      words: list(
        """
        abstract assert boolean break byte case catch char class const continue default do double else enum extends false
        final finally float for goto if implements import instanceof int interface long native new null package private
        protected public return short static strictfp super switch synchronized this throw throws transient true try void
        volatile while
        """)),
    ReservedWords(
      target: "python", title: "Python",
      words: list(
        """
        False None True and as assert async await break class continue def del elif else except finally for from global if
        import in is lambda nonlocal not or pass raise return try while with yield
        """)),
    ReservedWords(
      target: "csharp", title: "C#",
      words: list(
        """
        abstract as base bool break byte case catch char checked class const continue decimal default delegate do double
        else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal
        is lock long namespace new null object operator out override params private protected public readonly ref return
        sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked
        unsafe ushort using virtual void volatile while
        """)),
    ReservedWords(
      target: "typescript", title: "TypeScript",
      words: list(
        """
        await break case catch class const continue debugger default delete do else enum export extends false finally for
        function if implements import in instanceof interface let new null package private protected public return static
        super switch this throw true try typeof var void while with yield
        """)),
    ReservedWords(
      target: "kotlin", title: "Kotlin",
      words: list(
        """
        as break class continue do else false for fun if in interface is null object package return super this throw true
        try typealias typeof val var when while
        """)),
    ReservedWords(
      target: "sql", title: "SQL", ignoresCase: true,
      words: list(
        """
        all alter and any array as asymmetric authorization between both by call case cast check collate column commit
        connect constraint create cross cube current cursor cycle date day deallocate declare default delete describe
        distinct double drop dynamic each element else end escape except exec execute exists external false fetch filter
        float for foreign free from full function get global grant group grouping having hold hour identity in indicator
        inner inout insert int integer intersect interval into is join language large lateral leading left like local
        localtime localtimestamp match member merge method minute modifies module month multiset natural new no none not
        null numeric of old on only open or order out outer over overlaps parameter partition position power precision
        prepare primary procedure range rank reads real recursive ref references referencing release result return returns
        revoke right rollback rollup row rows savepoint scroll search second select sensitive set similar smallint some
        specific sql start static submultiset symmetric system table then time timestamp to trailing translation treat
        trigger true union unique unknown unnest update user using value values varying when whenever where window with
        within without year
        """)),
    ReservedWords(
      target: "graphql", title: "GraphQL",
      words: list("Boolean Float ID Int Mutation Query String Subscription false null true")),
    // Legal as names; but documents that have them read as if they spoke of the language.
    ReservedWords(
      target: "dtdl", title: "DTDL",
      words: list(
        """
        Array Command CommandPayload CommandRequest CommandResponse Component Entity Enum EnumValue Field Interface Map
        MapKey MapValue Object Property Relationship Schema Telemetry
        """)),
  ]

  private static func list(_ text: String) -> [String] { tableWords(text) }
}

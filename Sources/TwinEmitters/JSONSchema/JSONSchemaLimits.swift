/// What JSON Schema 2020-12 does not say. Everything else that a document may break, the emitted schemas say exactly: whole numbers may be written
/// with a fraction of zeros there, too (§6.3 of its core).
let jsonSchemaLimits: [DocumentAspect: TargetLimit] = [
  .patternEnd: finalLineFeed, .formatEnd: finalLineFeed,
  .syntax: TargetLimit(
    "A schema describes values that a parser has read.", instead: "Nothing; a strict parser refuses what is no JSON."),
  .encoding: TargetLimit(
    "A schema describes values that a parser has read.", instead: "Nothing; a strict parser refuses what is no UTF-8."),
  .absentPayload: TargetLimit(
    "A schema describes a value, and there is none.",
    instead: "The value where there is one; whoever finds no payload has nothing to check.", mayRefuse: true),
  .limit: TargetLimit(
    "A schema says nothing of a document's size and depth.", instead: "Nothing; the parser's own limits hold."),
  .duplicateMember: TargetLimit(
    "An object has each name once when a schema sees it.",
    instead: "Nothing; a strict parser refuses names that stand twice."),
  .repeatedValue: TargetLimit(
    "An object has each name once when a schema sees it.",
    instead: "What one of the values is held to, by the parser the last one."),
  .closedRing: TargetLimit(
    "A schema does not compare two parts of a value.", instead: "Rings of four positions or more, closed or not."),
  .foreignDuplicate: TargetLimit(
    "An object has each name once when a schema sees it.",
    instead: "Nothing; a strict parser refuses names that stand twice."),
  .longNumber: TargetLimit(
    "Validators compare numbers as their parser reads them, mostly as doubles.",
    instead:
      "Exact bounds; a validator that keeps all digits and exponents decides as the runtime does, another may take or refuse numbers of more than 15 digits, and those beyond the exponents of a double, such as 1e-400, which it reads as 0.",
    mayRefuse: true),
  .fractionalStep: TargetLimit(
    "Validators that divide doubles find remainders where there are none.",
    instead:
      "The exact step; a validator that divides decimals decides as the runtime does, another may refuse multiples of it.",
    mayRefuse: true),
  .doubleRange: TargetLimit(
    "The bound of a double is no number that every parser reads.",
    instead: "`number`; numbers that are infinite as a double are left to the parser."),
  .leapSecond: TargetLimit(
    "Where second 60 may stand depends on the offset, and a pattern would have to list every one.",
    instead:
      "A pattern that takes second 60 with `Z` where the runtime does, at the end of any month; with another offset, at any minute."
  ),
]

private let finalLineFeed = TargetLimit(
  "The `$` of ECMA-262, by which patterns are read (§6.4 of the core), is the end of the text; that of Python, Perl and PCRE is before a final line feed, too.",
  instead:
    "`$`; a validator that reads patterns as ECMA-262 does decides as the runtime does, one that hands them to such an engine takes one line feed more at the end."
)

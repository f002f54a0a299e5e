import Testing
import TwinModel
import TwinReaders
import TwinReport
import TwinSource
import TwinSyntax

/// Figures about waivers and about data, each worked out by hand.
@Suite struct WaiverFigureTests {
  private func waiver(_ subject: String, _ owner: String, _ expires: String, since: String? = nil) throws
    -> ReportedWaiver
  {
    let text = """
      waivers:
        - finding: '00000000000000\(subject.utf8.count + 10)'
          rule: naming/type-case
          subject: com.example.air.\(subject)
          reason: printed
          owner: \(owner)
          approver: grace
          expires: '\(expires)'
      """
    let read = readGemelWaivers(parseYAML(Array(text.utf8), file: FileID(0)).tree)
    let found = ReportedWaiver.all(
      in: read.declarations, packages: ["com.example", "com.example.air"], findings: [],
      place: { _ in "gemel.waivers.yaml:1" })
    var waiver = try #require(found.first)
    waiver.since = since.flatMap { CalendarDay($0) }
    return waiver
  }

  @Test func `waivers are told by owner and age, expired and expiring ones first`() throws {
    let waivers = try [
      waiver("A", "team-b", "2027-03-01", since: "2026-11-01"),
      waiver("BB", "team-a", "2026-12-01", since: "2026-07-01"),
      waiver("CCC", "team-a", "2026-11-26", since: "2025-01-01"), waiver("DDDD", "team-b", "2026-11-27"),
    ]
    let figures = waiverFigures(waivers, asOf: try day("2026-11-27"))
    let force = try #require(figures.first { $0.id == .waiversInForce })
    #expect(force.tally == Tally(3, of: 4))
    #expect(force.brief.map { $0.replacing("com.example.air.", with: "") } == ["-CCC", "+DDDD", "+BB", "+A"])
    #expect(force.parts([.owner]) == ["team-a 1/2", "team-b 2/2"])
    #expect(
      force.parts([.age]) == ["0 to 30 days 1/1", "91 to 365 days 1/1", "more than 365 days 0/1", "not known 1/1"])
    #expect(force.rows.first?.note == "naming/type-case: expired 1 day ago, 695 days old: printed")
    #expect(force.rows.first?.package == "com.example.air")
    #expect(
      force.rows.map(\.day) == (try ["2026-11-26", "2026-11-27", "2026-12-01", "2027-03-01"].map { try day($0) }))
    let expiring = try #require(figures.first { $0.id == .waiversExpiring })
    #expect(expiring.tally == Tally(2, of: 3))
    #expect(expiring.rows.map(\.note).first?.contains("expires today") ?? false)
  }

  @Test func `a waiver without a day is in force on none`() throws {
    let figures = waiverFigures([try waiver("A", "team-a", "soon")], asOf: try day("2026-11-27"))
    #expect(figures.first?.tally == Tally(0, of: 1))
    #expect(figures.first?.rows.first?.note.contains("`soon` is not a date") ?? false)
  }

  @Test func `a waiver that the check refuses is in force on no day, and its row says why`() throws {
    var refused = try waiver("A", "team-a", "2027-03-01")
    refused.refusal = "unused: it accepts nothing"
    let figures = waiverFigures([refused, try waiver("BB", "team-a", "2026-12-01")], asOf: try day("2026-11-27"))
    #expect(figures.map(\.tally) == [Tally(1, of: 2), Tally(1, of: 1)])
    #expect(
      figures.first?.rows.first { !$0.isCounted }?.note == "naming/type-case: unused: it accepts nothing: printed")
  }

  // MARK: - Data

  private func read(_ text: String) throws -> DataReport { try readDataReport(Array(text.utf8), name: "r.json") }

  /// A workspace whose package `com.a`, of team-a, has the types B and C; C is of team-c.
  private func types() throws -> ReportedTypes {
    let package = SourcePackage(
      "com.a", "version: 1.0.0\nowners: [team-a]\n", "twins:\n  B: {}\n  C: {owner: team-c}\n")
    return ReportedTypes(reported(try compiled([package])))
  }

  private static let documents = """
    "documents": [
      {"type": "com.a.B", "form": "state", "conforming": {"conforming": 5, "total": 6}},
      {"type": "com.a.C", "form": "state", "conforming": {"conforming": 6, "total": 6}}]
    """

  @Test func `the validation pass rate is the sum of its rows, and each record is in one of them`() throws {
    let one = try read(
      """
      {"version": 1, "model": "one", "conforming": {"records": {"conforming": 11, "total": 20}}, \(Self.documents),
       "records": {"unknownType": 5, "untyped": 2, "unreadable": 1},
       "unknownTypes": {"names": [{"name": "com.a.Gone", "count": 3}, {"name": "b.Far", "count": 1}, {"name": "many"}]}}
      """)
    let two = try read(
      #"{"version": 1, "model": "two", "conforming": {"records": {"conforming": 0, "total": 0}}, "documents": []}"#)
    let figure = dataFigure([one, two, one], of: try types())
    #expect(figure.tally == Tally(11, of: 20))
    let rows = figure.rows.map { "\($0.isCounted ? "+" : "-")\($0.element) \($0.owners.joined()) \($0.note)" }
    #expect(
      rows == [
        "-r.json  it is named twice, and counts once", "-com.a.B team-a 5 of 6 state, in r.json, held to one",
        "-com.a.Gone team-a 3 records of a type that one does not have, in r.json",
        "-b.Far  1 record of a type that one does not have, in r.json",
        "-r.json  1 record of other types that one does not have", "-r.json  2 records without a type",
        "-r.json  1 record that cannot be read", "+com.a.C team-c 6 of 6 state, in r.json, held to one",
        "+r.json  no record, held to two",
      ])
    #expect(figure.rows.compactMap(\.tally?.denominator).reduce(0, +) == 20)
    #expect(figure.parts([.package]) == [" 0/5", "com.a 11/15"])
    #expect(figure.parts([.owner]) == [" 0/5", "team-a 5/9", "team-c 6/6"])
    #expect(dataFigure([], of: try types()).absence != nil)
  }

  @Test func `rows of data tell the version that it was held to, where the report tells`() throws {
    let report = try read(
      """
      {"version": 1, "model": "one", "conforming": {"records": {"conforming": 11, "total": 12}}, \(Self.documents),
       "packages": [{"package": "com.a", "version": "0.9.0"}, {"package": "com.b", "version": "3.0.0"}]}
      """)
    let notes = dataFigure([report], of: try types()).rows.map(\.note)
    #expect(
      notes == [
        "5 of 6 state, in r.json, held to one, version 0.9.0", "6 of 6 state, in r.json, held to one, version 0.9.0",
      ])
  }

  @Test func `twins that are wrong in a graph, and relationships, are in rows too`() throws {
    let report = try read(
      """
      {"version": 1, "model": "one", \(Self.documents),
       "conforming": {"records": {"conforming": 11, "total": 16}, "relationships": {"conforming": 3, "total": 4}},
       "records": {"missingID": 1, "wrongInGraph": 3}}
      """)
    let figure = dataFigure([report], of: try types())
    #expect(figure.tally == Tally(11, of: 16))
    #expect(
      figure.rows.map(\.note) == [
        "0 of 1 state, in r.json, held to one",
        "8 of 11 twins that are right by themselves; 1 without an id, 2 wrong in the graph", "3 of 4 relationships",
      ])
  }

  @Test func `a report is of the workspace when its model has types of it and none of strangers`() throws {
    func reason(_ types: String...) throws -> String? {
      let list = types.map { "\"\($0)\"" }.joined(separator: ", ")
      return try self.types().foreignReason(
        try read(
          """
          {"version": 1, "model": "m", "conforming": {"records": {"conforming": 0, "total": 0}}, "unseen": {"types": [\(list)]}}
          """))
    }
    // Gone is of another version.
    #expect(try reason("com.a.B", "com.a.Gone") == nil)
    #expect(try reason("com.a.B", "com.ab.B")?.contains("`m` has the type `com.ab.B`") == true)
    #expect(try reason() == "`m` has no type of a package of the workspace")
  }

  @Test(arguments: [
    ("", "not JSON"), ("[]", "no report"), ("{", "not JSON"),
    (#"{"version": 2, "model": "m", "conforming": {}}"#, "version 2"),
    (#"{"version": 1, "model": "m", "conforming": {"records": {"conforming": 3, "total": 2}}}"#, "how many"),
    (#"{"version": 1, "model": "m", "conforming": {"records": {"conforming": "1", "total": 2}}}"#, "how many"),
    (#"{"version": 1, "model": "m", "conforming": {"records": {"conforming": -1, "total": 2}}}"#, "how many"),
    (
      #"{"version": 1, "model": "m", "conforming": {"records": {"conforming": 1, "total": 99999999999999999999}}}"#,
      "how many"
    ),
    (#"{"version": 1, "model": "m", "conforming": {"records": {"conforming": 1, "total": 2}}}"#, "its parts are not"),
    (
      #"{"version": 1, "model": "m", "conforming": {"records": {"conforming": 1, "total": 1}}, "records": {"wrongInGraph": 2}}"#,
      "its parts are not"
    ),
  ])
  func `what is no report on data is refused with the reason`(text: String, reason: String) throws {
    let problem = #expect(throws: DataReportProblem.self) { try read(text) }
    #expect(problem?.reason.contains(reason) ?? false, "\(problem?.reason ?? "")")
  }
}

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
      in: read.declarations, packages: ["com.example", "com.example.air"], place: { _ in "gemel.waivers.yaml:1" })
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

  // MARK: - Data

  private func read(_ text: String) throws -> DataReport { try readDataReport(Array(text.utf8), name: "r.json") }

  @Test func `the validation pass rate is the sum of what reports say, with what does not conform`() throws {
    func text(_ model: String, _ conforming: Int, _ total: Int) -> String {
      """
      {"version": 1, "model": "\(model)", "conforming": {"records": {"conforming": \(conforming), "total": \(total)}},
       "documents": [
         {"type": "a.B", "form": "state", "conforming": {"conforming": 5, "total": 6}},
         {"type": "a.C", "form": "state", "conforming": {"conforming": 6, "total": 6}}]}
      """
    }
    let figure = dataFigure([try read(text("one", 11, 12)), try read(text("two", 0, 0))])
    #expect(figure.tally == Tally(11, of: 12))
    #expect(figure.brief == ["-r.json", "-a.B", "+r.json", "-a.B"])
    #expect(figure.rows[1].note == "5 of 6 state, in r.json")
    #expect(dataFigure([]).absence != nil)
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
  ])
  func `what is no report on data is refused with the reason`(text: String, reason: String) throws {
    let problem = #expect(throws: DataReportProblem.self) { try read(text) }
    #expect(problem?.reason.contains(reason) ?? false, "\(problem?.reason ?? "")")
  }
}

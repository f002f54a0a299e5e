import Foundation
import Testing

/// What `gemel report --format json` wrote, as far as tests look at it.
struct ReportedFigures: Decodable {
  struct Figure: Decodable {
    struct Rows: Decodable {
      struct Row: Decodable {
        var counted: Bool
        var element: String
        var package: String
        var note: String
        var numerator: Int?
        var denominator: Int?
        var day: String?
        var place: String?
      }
      var of: String
      var entries: [Row]
    }
    struct Breakdown: Decodable {
      struct Part: Decodable {
        var values: [String]
        var numerator: Int
        var denominator: Int
      }
      var by: [String]
      var parts: [Part]
    }
    var id: String
    var numerator: Int
    var denominator: Int
    var share: Double?
    var absence: String?
    var rows: Rows
    var breakdowns: [Breakdown]

    /// `+com.example.hvac.Fan/noise 2.0.0: …`, `-` where a row does not count.
    var lines: [String] { rows.entries.map { ($0.counted ? "+" : "-") + $0.element + " " + $0.note } }
  }
  struct Trend: Decodable {
    struct Point: Decodable {
      var name: String
      var day: String
      var numerator: Int?
      var denominator: Int?
      var problem: String?
    }
    var figure: String
    var over: String
    var points: [Point]
  }
  var figures: [Figure]
  var trends: [Trend]
  var problems: [String]

  init(readFrom path: String, _ sandbox: Sandbox) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(try sandbox.read(path).utf8))
  }

  func figure(_ id: String) throws -> Figure { try #require(figures.first { $0.id == id }) }
  func counts(_ id: String) throws -> [Int] { [try figure(id).numerator, try figure(id).denominator] }
  func trend(_ id: String, _ basis: String) throws -> [Trend.Point] {
    try #require(trends.first { $0.figure == id && $0.over == basis }).points
  }
}

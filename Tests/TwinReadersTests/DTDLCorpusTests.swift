import Foundation
import Testing
import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax

@Suite struct DTDLCorpusTests {
  static let dates = ["2021-09-11", "2021-12-16", "2022-09-01"]

  @Test(
    .enabled(if: Corpora.folder("realestatecore-dtdl") != nil, "realestatecore-dtdl is not there"), arguments: dates)
  func `every date of RealEstateCore reads without a finding`(date: String) throws {
    let folder = try #require(Corpora.folder("realestatecore-dtdl")?.appending(path: date))
    let files = try Corpora.jsonFiles(in: folder).map { [UInt8](try Data(contentsOf: $0)) }
    let reading = readDTDL(bytes: files)
    #expect(reading.findings.map { "\($0.rule): \($0.message) \(reading.text(at: $0.place).prefix(80))" } == [])
    #expect(reading.declarations.map(\.twins.count).reduce(0, +) == files.count)
    #expect(reading.declarations.first?.package != nil)
  }
}

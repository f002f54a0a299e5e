import Foundation
import Testing
import TwinValues
import TwinTestSupport

@Suite struct FormatsTests {
  private func check(_ name: String, _ isValid: (String) -> Bool, yes: [String], no: [String]) {
    for text in yes { #expect(isValid(text), "\(text) should be a \(name)") }
    for text in no { #expect(!isValid(text), "\(text) should not be a \(name)") }
    // Nothing that is valid stays so with something before or after it.
    for text in yes where !text.isEmpty {
      #expect(!isValid(text + " ") && !isValid(" " + text) && !isValid(text + "\n") && !isValid(text + "\u{0}"))
    }
  }

  @Test func `dates have a day that their month has`() {
    check(
      "date", isDate,
      yes: ["2026-01-01", "2024-02-29", "2000-02-29", "0000-02-29", "9999-12-31", "2026-04-30"],
      no: [
        "", "2026-1-1", "2026-02-29", "1900-02-29", "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32",
        "2026-04-31",
        "2026/01/01", "20260101", "+2026-01-01", "-026-01-01", "12026-01-01", "2026-01-01T", "2026-01", "2026-W01-1",
        "２０２６-01-01", "2026-001",
      ])
    // Every date of four centuries, against days counted by the calendar.
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var valid = 0
    for year in 1900..<2100 {
      for month in 0...13 {
        let length =
          (1...12).contains(month)
          ? calendar.range(
            of: .day, in: .month,
            for: calendar.date(from: DateComponents(year: year, month: month)) ?? .distantPast)?.count ?? 0
          : 0
        for day in 0...32 {
          let text = pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
          let expected = (1...max(1, length)).contains(day) && length > 0
          valid += expected ? 1 : 0
          #expect(isDate(text) == expected, "\(text)")
        }
      }
    }
    #expect(valid == 73_049)
  }

  private func pad(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  @Test func `times have an offset, and leap seconds stand at the end of a day in UTC`() {
    check(
      "time", isTime,
      yes: [
        "00:00:00Z", "23:59:59Z", "12:30:00.123456789Z", "08:30:06z", "08:30:06+00:00", "08:30:06-23:59", "23:59:60Z",
        "23:59:60.5Z", "15:59:60-08:00", "00:29:60+00:30", "01:29:60+01:30", "23:29:60-00:30",
      ],
      no: [
        "", "12:00:00", "24:00:00Z", "12:60:00Z", "12:00:61Z", "12:00Z", "1:00:00Z", "12:00:00.Z", "12:00:00,5Z",
        "12:00:00+24:00", "12:00:00+00:60", "12:00:00+0000", "12:00:00+00", "22:59:60Z", "23:58:60Z", "23:59:60+01:00",
        "12:00:00 Z", "T12:00:00Z", "12:00:00ZZ", "12:00:0٠Z", "08:30:06#00:20",
      ])
  }

  @Test func `moments join a date and a time`() {
    check(
      "dateTime", isDateTime,
      yes: [
        "1963-06-19T08:30:06.283185Z", "1963-06-19t08:30:06z", "1990-12-31T15:59:50.123-08:00", "1998-12-31T23:59:60Z",
        "1998-12-31T15:59:60.123-08:00", "1999-01-01T00:59:60+01:00", "1998-12-30T23:59:59Z", "2012-06-30T23:59:60Z",
        "2012-07-01T08:59:60+09:00", "2024-02-29T23:59:60Z",
      ],
      no: [
        "", "1990-02-31T15:59:59Z", "1990-12-31T15:59:59-24:00", "1963-06-19T08:30:06.28123+01:00Z",
        "06/19/1963 08:30:06",
        "2013-350T01:01:01", "1963-06-19 08:30:06Z", "1963-06-19T08:30:06", "1998-12-31T23:58:60Z",
        "1998-12-31T22:59:60Z",
        "1998-12-30T23:59:60Z", "1998-12-31T00:59:60+01:00", "1999-01-01T23:59:60Z", "1998-12-31T24:00:00Z",
        "1963-06-1৪T00:00:00Z", "1998-12-31", "1998-12-31T",
      ])
  }

  @Test func `durations run from large units to small ones`() {
    check(
      "duration", isDuration,
      yes: [
        "P4DT12H30M5S", "P1Y", "P1M", "PT1M", "PT0S", "P0D", "P2W", "P1Y2M3DT4H5M6.7S", "PT36H", "P1DT12H", "P1Y2D",
        "PT1H5S", "PT0.5S", "PT0,5S", "P0.5Y", "PT1.5H", "P1.5W", "P99999999999999999999Y", "P1DT0.5M",
      ],
      no: [
        "", "P", "PT", "P1", "1D", "P1DT", "PT1D", "P2D1Y", "P1D2H", "P2S", "P1Y2W", "P1W2D", "P2WT1H", "p1d", "P1d",
        "-P1D",
        "P-1D", "P+1D", "P1.D", "P.5D", "P1.5DT1H", "PT1.5H5S", "PT0.5.5S", "P1Y1Y", "PT1H1H", "PT1S1M", "PTT1S",
        "P1DT1HT1M",
        "P 1D", "P1D ", "PT1", "P１D", "PT1H30", "P1.5W1D", "P1Y2W3D",
      ])
  }

  @Test func `UUIDs are groups of hexadecimal digits`() {
    check(
      "UUID", isUUID,
      yes: [
        "00000000-0000-0000-0000-000000000000", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "ffffffff-ffff-ffff-ffff-ffffffffffff",
      ],
      no: [
        "", "f81d4fae7dec11d0a76500a0c91e6bf6", "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf67", "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "f81d4fae_7dec-11d0-a765-00a0c91e6bf6", "f81d4fa-e7dec-11d0-a765-00a0c91e6bf6",
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6b–f",
      ])
    for _ in 0..<200 { #expect(isUUID(UUID().uuidString)) }
  }

  @Test func `Base64 is padded, and bits that stand for nothing may be set`() {
    check(
      "Base64", isBase64,
      yes: [
        "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy", "+/+/", "AA==", "Zh==",
        "Zm9=", "2+1=",
      ],
      no: [
        "Z", "Zg", "Zg=", "Zm8", "====", "A===", "=AAA", "Zg==Zg==", "Zm-_", "Zm9\n", "Zm 9", "Zm9vé",
        "AA=A",
        "AAAA====", "A=A=",
      ])
    var random = SeededGenerator(seed: 9)
    for _ in 0..<3_000 {
      let data = Data((0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
      #expect(isBase64(data.base64EncodedString()))
      // A byte changed at random: valid exactly when it decodes, and encoding again changes nothing but the last character before the padding.
      var text = Array(data.base64EncodedString().utf8)
      if text.isEmpty { continue }
      text[random.below(text.count)] = UInt8(random.below(128))
      let changed = String(decoding: text, as: UTF8.self)
      let again = Data(base64Encoded: changed)?.base64EncodedString()
      let isSame = again.map { text in
        let padding = text.reversed().prefix { $0 == "=" }.count
        return padding == 0
          ? text == changed
          : changed.hasSuffix(String(repeating: "=", count: padding)) && changed.count == text.count
            && text.dropLast(padding + 1) == changed.dropLast(padding + 1)
      }
      #expect(isBase64(changed) == (isSame ?? false), "\(changed)")
    }
  }

  @Test func `random bytes are judged without a trap`() {
    var random = SeededGenerator(seed: 10)
    let pieces = [
      "2026", "-", "01", "T", ":", "59", "60", "Z", "+", ".", "P", "Y", "W", "S", "9", "=", "é", "\u{0}", "A",
    ]
    for _ in 0..<50_000 {
      let text = (0..<random.below(14)).map { _ in pieces[random.below(pieces.count)] }.joined()
      // A moment's halves are a date and a time.
      if isDateTime(text) {
        #expect(isDate(String(text.prefix(10))) && isTime(String(text.dropFirst(11))))
      }
      if isTime(text) || isDate(text) { #expect(!isDuration(text) && !isUUID(text)) }
      _ = isBase64(text)
    }
  }
}

import TwinModel

extension Repository {
  /// The days on which the lines of the file at `path`, relative to the root, came to what the last commit has, with their texts; none
  /// where it has no such file.
  func datedLines(of path: String) throws -> [(text: String, day: CalendarDay)] {
    guard let root else { return [] }
    let found = try run(["-C", root, "blame", "--line-porcelain", "HEAD", "--", path])
    guard found.code == 0 else { return [] }
    var lines: [(text: String, day: CalendarDay)] = []
    var day: CalendarDay?
    let mark = Array("committer-time ".utf8)
    for line in found.output.split(separator: 0x0A) {
      if line.first == 0x09 {
        if let day { lines.append((String(decoding: line.dropFirst(), as: UTF8.self), day)) }
        day = nil
      } else if line.starts(with: mark), let seconds = Int(String(decoding: line.dropFirst(mark.count), as: UTF8.self)),
        (0..<253_402_300_800).contains(seconds)
      {
        day = CalendarDay(daysSinceEpoch: seconds / 86_400)
      }
    }
    return lines
  }
}

/// Since when waivers are known: by the commit that wrote the line with their finding, or the first release that had them.
struct WaiverDays {
  private var days: [String: CalendarDay] = [:]

  /// Notes that the waiver of the finding `fingerprint` was there on `day`.
  mutating func note(_ fingerprint: String, on day: CalendarDay) {
    days[fingerprint] = days[fingerprint].map { min($0, day) } ?? day
  }

  /// Notes what git tells of the waivers `fingerprints` in the file at `path`. Without a repository it tells nothing.
  mutating func noteCommits(of fingerprints: [String], in path: String) {
    guard !fingerprints.isEmpty, let place = FileSystem.absolute(path),
      let repository = try? Repository.around(FileSystem.parent(place)), let name = repository.path(of: place),
      let lines = try? repository.datedLines(of: name)
    else { return }
    let wanted = Set(fingerprints)
    for line in lines {
      // A fingerprint stands by itself or in quotes.
      for word in line.text.split(whereSeparator: { !$0.isHexDigit }) where wanted.contains(String(word)) {
        note(String(word), on: line.day)
      }
    }
  }

  /// The day since which the waiver of the finding `fingerprint` is known.
  subscript(fingerprint: String) -> CalendarDay? { days[fingerprint] }
}

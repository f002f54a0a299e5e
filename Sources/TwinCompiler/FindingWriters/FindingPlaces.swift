import TwinOutput
import TwinSource

/// A place as people count it.
struct FindingSpan: Hashable {
  /// A point in a file; lines and columns start at 1.
  struct Position: Hashable {
    var line: Int
    /// Column in Unicode scalars.
    var column: Int
    /// Column in bytes of UTF-8.
    var byteColumn: Int
    /// Offset in bytes, from 0.
    var offset: Int
  }

  /// Path of the file, as it was given.
  var path: String
  var start: Position
  /// Just past the last byte.
  var end: Position

  /// The last line that holds anything of it: a span that takes a whole line ends at the start of the next one.
  var lastLine: Int { end.column == 1 && end.line > start.line ? end.line - 1 : end.line }
}

/// Places of findings in lines and columns. Each file is indexed once, and only when a finding points into it.
struct FindingPlaces {
  let files: [InputFile]
  private var indexes: [FileID: LineIndex] = [:]

  /// Places in `files`; `add(_:)` comes before looking a finding's places up.
  init(files: [InputFile]) { self.files = files }

  /// All places of a report.
  init(_ report: FindingReport) {
    files = report.files
    for finding in report.findings { add(finding) }
  }

  /// Indexes the files that `finding` points into.
  mutating func add(_ finding: Finding) {
    add(finding.place)
    for related in finding.related { add(related.place) }
    for fixIt in finding.fixIts {
      for edit in fixIt.edits { add(edit.place) }
    }
  }

  private mutating func add(_ place: Place) {
    guard indexes[place.file] == nil, let file = file(place.file) else { return }
    indexes[place.file] = LineIndex(file.bytes)
  }

  /// The file called `id`; nil when it is none, or none of these.
  func file(_ id: FileID) -> InputFile? {
    id != .none && Int(id.rawValue) < files.count ? files[Int(id.rawValue)] : nil
  }

  /// The lines of the file of `place`; nil when it is in no file.
  func lineIndex(_ place: Place) -> LineIndex? { indexes[place.file] }

  /// `place` in lines and columns; nil when it is in no file. What lies past the end of a file is shown at its end.
  func span(_ place: Place) -> FindingSpan? {
    guard let file = file(place.file), let index = indexes[place.file] else { return nil }
    func position(_ offset: UInt32) -> FindingSpan.Position {
      let offset = min(Int(offset), file.bytes.count)
      let line = index.line(of: offset)
      return FindingSpan.Position(
        line: line + 1, column: index.scalarColumn(of: offset) + 1,
        byteColumn: offset - index.start(ofLine: line) + 1, offset: offset)
    }
    return FindingSpan(path: file.path, start: position(place.range.start), end: position(place.range.end))
  }

  /// A file of the repository for findings that stand in none, on platforms that take no others: a manifest if there is
  /// one.
  var anchorPath: String {
    let paths = files.compactMap { repositoryPath($0.path) }
    return paths.first { $0 == "gemel.yaml" || $0.hasSuffix("/gemel.yaml") } ?? paths.first ?? "gemel.yaml"
  }
}

/// `path` as a path inside the directory where the command was started, or the repository: no `.`, no `..`, no doubled
/// slashes. Nil when it leads out of it, is absolute, or names a file that ships with the compiler.
func repositoryPath(_ path: String) -> String? {
  guard !path.hasPrefix("/"), !path.hasPrefix("<"), !path.isEmpty else { return nil }
  var parts: [Substring] = []
  for part in path.split(separator: "/") where part != "." {
    guard part == ".." else {
      parts.append(part)
      continue
    }
    guard parts.popLast() != nil else { return nil }
  }
  return parts.isEmpty ? nil : parts.joined(separator: "/")
}

extension FindingSpan {
  /// "m/fans.yaml:3:7", for texts. Of a document that a compiler wrote in one line the path is all: a column in it leads nobody anywhere, and
  /// the element is named beside.
  var description: String {
    if start.line == 1, start.column > 200, path.hasSuffix(".json") { return path }
    return "\(path):\(start.line):\(start.column)"
  }
}

/// Where a finding is for platforms that show files of the repository and no others.
struct RepositoryPlace {
  /// The file in the repository; nil when the finding is in none, or in one elsewhere.
  var path: String?
  /// The place, wherever it is.
  var span: FindingSpan?

  /// The place as text, when it is in a file that the platform cannot show.
  var elsewhere: String? { path == nil ? span?.description : nil }
}

extension FindingPlaces {
  /// Where a finding at `place` is shown.
  func repositoryPlace(_ place: Place) -> RepositoryPlace {
    let span = span(place)
    return RepositoryPlace(path: span.flatMap { repositoryPath($0.path) }, span: span)
  }

  /// The finding as lines of text: message, a place that is elsewhere, notes, explaining places, fixes. Neutralised.
  func lines(of finding: Finding) -> [String] {
    var lines = [finding.message]
    if let elsewhere = repositoryPlace(finding.place).elsewhere { lines.append("at " + elsewhere) }
    lines += finding.notes.map { "note: " + $0 }
    lines += finding.related.map { related in
      "see: " + related.label + (span(related.place).map { " (\($0.description))" } ?? "")
    }
    lines += finding.fixIts.map { "fix: " + $0.summary }
    return lines.map { neutralised($0) }
  }
}

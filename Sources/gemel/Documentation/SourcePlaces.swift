import TwinCompiler
import TwinDocs
import TwinOutput
import TwinSource

/// Where declarations can be read: paths relative to the workspace, addresses, and the lines of an element.
struct SourcePlaces: Sendable {
  /// A file that was given.
  private struct File: Sendable {
    /// As pages show it.
    var label: String
    /// As addresses have it, with what an address cannot have escaped.
    var path: String
    var bytes: [UInt8]
    var lineStarts: [Int]
    /// Nil where the lines of an element are not told apart.
    var language: SourceReference.Language?
  }

  /// Lines and bytes of a source that a page shows.
  private static let lineLimit = 80
  private static let byteLimit = 6_000

  private let files: [File]
  private let address: String?

  /// The places of `compilation`. `address` is `https://…/{path}#L{line}`, or `git` for that of the remote `origin`.
  init(of compilation: Compilation, _ workspace: Workspace, address: String?) throws {
    let home = SourceCommit.home(of: workspace)
    let root =
      workspace.input.workspaces.first.map { FileSystem.parent($0.manifest.path) }.map { $0.isEmpty ? "." : $0 } ?? home
    let base = FileSystem.absolute(root) ?? root
    let repository = address == nil ? nil : try? Repository.around(home)
    self.address = try address.map { try Self.template($0, repository) }
    let given = compilation.files.prefix(compilation.givenFileCount)
    files = parallelMap(given.count) { index in
      let file = given[index]
      let place = FileSystem.absolute(file.path) ?? file.path
      let label = FileSystem.isBelow(place, base) ? String(place.dropFirst(base.count + 1)) : file.path
      return File(
        label: label, path: escaped(repository?.path(of: place) ?? label), bytes: file.bytes,
        lineStarts: lineStarts(file.bytes),
        language: hasExtension(file.path, ["yaml", "yml", "vspec"])
          ? .yaml : hasExtension(file.path, ["json"]) ? .json : nil)
    }
  }

  /// The template that `text` stands for.
  private static func template(_ text: String, _ repository: Repository?) throws -> String {
    var template = text
    if text == "git" {
      guard let repository, let web = try repository.webAddress() else {
        throw CommandFailure.usage(
          "the remote `origin` has no http or https address; write where sources are shown, as in"
            + " --source-url 'https://example.com/models/blob/main/{path}#L{line}'")
      }
      template = web + "/blob/HEAD/{path}#L{line}"
    }
    guard template.contains("{path}"), Link.external(sample(template)) != nil, !template.hasPrefix("mailto:") else {
      throw CommandFailure.usage(
        "--source-url: `\(text)` is no address of sources; write an http or https address with {path}, and {line} if you like, or `git`"
      )
    }
    return template
  }

  private static func sample(_ template: String) -> String {
    template.replacing("{path}", with: "p").replacing("{line}", with: "1")
  }

  /// Where `place` can be read; nil for what ships with the compiler or comes from a registry.
  func reference(to place: Place) -> SourceReference? {
    guard Int(place.file.rawValue) < files.count else { return nil }
    let file = files[Int(place.file.rawValue)]
    let line = self.line(of: Int(place.range.start), in: file)
    return SourceReference(
      label: "\(file.label):\(line + 1)",
      address: address?.replacing("{path}", with: file.path).replacing("{line}", with: "\(line + 1)"),
      excerpt: file.language.flatMap { $0 == .json ? object(around: line, of: file) : excerpt(from: line, of: file) },
      language: file.language ?? .yaml)
  }

  /// The last line that begins at or before `offset`.
  private func line(of offset: Int, in file: File) -> Int {
    var (low, high) = (0, file.lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if file.lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func content(_ line: Int, of file: File) -> ArraySlice<UInt8> {
    let end = line + 1 < file.lineStarts.count ? file.lineStarts[line + 1] - 1 : file.bytes.count
    var content = file.bytes[file.lineStarts[line]..<max(end, file.lineStarts[line])]
    if line == 0, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    return content.last == 0x0D ? content.dropLast() : content
  }

  /// The line at `first` and all that stands deeper below it, moved to the left.
  private func excerpt(from first: Int, of file: File) -> String {
    let margin = indent(content(first, of: file))
    return shown(from: first, of: file, margin: margin, cut: "# …") { indent($0) <= margin ? .before : nil }
  }

  /// The object of JSON around the key at `line`, where each key has a line of its own: from the brace that stands further to the left to the
  /// one that ends it. Nil where it is written otherwise.
  private func object(around line: Int, of file: File) -> String? {
    let own = indent(content(line, of: file))
    var first = line
    while first > 0, line - first < 1_000, indent(content(first, of: file)) >= own || isBlank(content(first, of: file))
    {
      first -= 1
    }
    let opening = content(first, of: file)
    let margin = indent(opening)
    guard first < line, margin < own, opening.last(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") else {
      return nil
    }
    return shown(from: first, of: file, margin: margin, cut: "…") { indent($0) <= margin ? .behind : nil }
  }

  private enum End { case before, behind }

  /// The lines of `file` from `first` on, without `margin` spaces, as far as there is room and before or behind the first one that ends them.
  private func shown(
    from first: Int, of file: File, margin: Int, cut: String, _ end: (ArraySlice<UInt8>) -> End?
  ) -> String {
    var lines: [String] = []
    var blanks = 0
    var size = 0
    for line in first..<file.lineStarts.count {
      let content = content(line, of: file)
      if isBlank(content) {
        blanks += 1
        continue
      }
      let end = line > first ? end(content) : nil
      if end == .before { break }
      guard lines.count + blanks < Self.lineLimit, size < Self.byteLimit else {
        lines.append(cut)
        break
      }
      lines += Array(repeating: "", count: blanks)
      blanks = 0
      size += content.count
      lines.append(String(decoding: content.dropFirst(margin).prefix(2_000), as: UTF8.self))
      if end == .behind { break }
    }
    return lines.joined(separator: "\n")
  }
}

private func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == 0x20 } }

/// How far `line` is moved to the right.
private func indent(_ line: ArraySlice<UInt8>) -> Int { line.prefix { $0 == 0x20 || $0 == 0x09 }.count }

/// Where lines of `bytes` begin.
private func lineStarts(_ bytes: [UInt8]) -> [Int] {
  var starts = [0]
  for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
  return starts
}

/// `path` for an address.
private func escaped(_ path: String) -> String {
  var result = ""
  for byte in path.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: result += String(UnicodeScalar(byte))
    default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}

extension Repository {
  /// The address of the remote `origin` in a browser, without names and passwords in it; nil where it is none of the web.
  func webAddress() throws -> String? {
    let found = try run(["remote", "get-url", "origin"], limit: 64 << 10)
    guard found.code == 0 else { return nil }
    let text = String(decoding: found.output, as: UTF8.self).prefix { !$0.isNewline }
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      var rest = text.dropFirst(scheme.count)
      let host = rest.prefix { $0 != "/" }
      if let at = host.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
      while rest.hasSuffix("/") { rest.removeLast() }
      if rest.hasSuffix(".git") { rest = rest.dropLast(4) }
      return scheme + rest.prefix { $0 != "?" && $0 != "#" }
    }
    return nil
  }
}

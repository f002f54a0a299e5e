import TwinCompiler
import TwinDocs
import TwinOutput
import TwinSource

/// Where declarations can be read: paths relative to the workspace, addresses, and the lines of an element in YAML.
struct SourcePlaces: Sendable {
  /// A file that was given.
  private struct File: Sendable {
    /// As pages show it.
    var label: String
    /// As addresses have it, with what an address cannot have escaped.
    var path: String
    var bytes: [UInt8]
    var lineStarts: [Int]
    var isYAML: Bool
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
        lineStarts: lineStarts(file.bytes), isYAML: hasExtension(file.path, ["yaml", "yml", "vspec"]))
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
        "`\(text)` is no address of sources; write an http or https address with {path}, and {line} if you like, or `git`"
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
      excerpt: file.isYAML ? excerpt(from: line, of: file) : nil)
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

  /// The line at `first` and all that stands deeper below it, moved to the left.
  private func excerpt(from first: Int, of file: File) -> String {
    func content(_ line: Int) -> ArraySlice<UInt8> {
      let end = line + 1 < file.lineStarts.count ? file.lineStarts[line + 1] - 1 : file.bytes.count
      let content = file.bytes[file.lineStarts[line]..<max(end, file.lineStarts[line])]
      return content.last == 0x0D ? content.dropLast() : content
    }
    func indent(_ content: ArraySlice<UInt8>) -> Int { content.prefix { $0 == 0x20 }.count }
    let margin = indent(content(first))
    var lines: [String] = []
    var blanks = 0
    var size = 0
    for line in first..<file.lineStarts.count {
      let content = content(line)
      if content.allSatisfy({ $0 == 0x20 }) {
        blanks += 1
        continue
      }
      if line > first, indent(content) <= margin { break }
      guard lines.count + blanks < Self.lineLimit, size < Self.byteLimit else {
        lines.append("# …")
        break
      }
      lines += Array(repeating: "", count: blanks)
      blanks = 0
      size += content.count
      lines.append(String(decoding: content.dropFirst(margin).prefix(2_000), as: UTF8.self))
    }
    return lines.joined(separator: "\n")
  }
}

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

import Foundation
import Testing
import TwinTestSupport

/// The README, the guide and the page of the architecture, as people follow them.
@Suite struct GuideTests {
  /// The pages, relative to the repository.
  static func pages() throws -> [String] {
    let guide = try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Sources/Guide").path)
    return ["README.md", "Sources/ARCHITECTURE.md", "Ontologies/examples/campus/README.md"]
      + guide.filter { $0.hasSuffix(".md") }.sorted().map { "Sources/Guide/" + $0 }
  }

  private func text(_ page: String) throws -> String {
    try String(contentsOf: repository.appending(path: page), encoding: .utf8)
  }

  /// What a page says outside of its blocks of code.
  private func prose(_ page: String) throws -> String {
    try text(page).components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
  }

  /// The anchors of the headings of a page, as git hosts make them.
  private func anchors(_ page: String) throws -> Set<String> {
    let headings = try prose(page).split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(
      headings.map { heading in
        heading.drop { $0 == "#" }.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.output.1 }
          .trimmingCharacters(in: .whitespaces).lowercased().replacing(" ", with: "-").filter {
            $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
          }
      })
  }

  @Test func `every link of the guide leads somewhere`() throws {
    let pages = try Self.pages()
    try #require(pages.count > 6)
    var count = 0
    for page in pages {
      for link in try prose(page).matches(of: /\]\(([^)\s]+)\)/).map({ String($0.output.1) }) {
        guard !link.contains(":") else { continue }
        count += 1
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let home = URL(filePath: page, relativeTo: repository).deletingLastPathComponent()
        let target = parts[0].isEmpty ? page : home.appending(path: parts[0]).standardizedFileURL.path
        let file = parts[0].isEmpty ? repository.appending(path: page).path : target
        #expect(FileManager.default.fileExists(atPath: file), "\(page): \(link)")
        guard parts.count == 2, file.hasSuffix(".md") else { continue }
        let relative = file.replacing(repository.path, with: "").drop { $0 == "/" }
        #expect(try anchors(String(relative)).contains(parts[1]), "\(page): \(link)")
      }
    }
    #expect(count > 20)
  }

  @Test func `every page of the guide is reached from the README`() throws {
    let readme = try text("README.md")
    for page in try Self.pages() where page.hasPrefix("Sources/") {
      #expect(readme.contains("](\(page))"), "\(page)")
    }
  }
}

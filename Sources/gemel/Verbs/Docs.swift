import ArgumentParser
import TwinCompiler
import TwinDocs

/// `gemel docs`.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Writes the documentation of a model: a site, or Markdown.",
    discussion: """
      The site is static and self-contained: it works from a directory, without network. What the model depends on is \
      documented with it, so that every link leads somewhere. Files that have not changed are left alone; those that an earlier run \
      wrote (OUTPUT/.gemel-docs lists them) and this one does not are removed.
      """)

  @Argument(help: "Workspace, package or directory of another source language.", completion: .directory)
  var path: String = "."

  @Option(name: [.short, .long], help: "Directory to write to.", completion: .directory)
  var output: String

  @Option(help: "What to write: site or markdown.")
  var format: Format = .site

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case site, markdown
  }

  @OptionGroup var dependencies: DependencyOptions

  func run() throws {
    let compilation = try compileWithoutErrors([path], dependencies.terms)
    let documentation =
      format == .site
      ? documentationSite(of: compilation.model) : documentationMarkdown(of: compilation.model)
    var progress = Progress()
    var written = 0
    // Pages are made in runs, on all cores, so that neither all of them nor one at a time is in memory.
    let run = 256
    for start in stride(from: 0, to: documentation.pages.count, by: run) {
      let pages = documentation.pages[start..<min(start + run, documentation.pages.count)]
      progress.show("writing page \(start) of \(documentation.pages.count)")
      for (page, bytes) in zip(pages, parallelMap(pages.count) { documentation.render(pages[start + $0]) }) {
        let path = FileSystem.join(output, page.path)
        if (try? FileSystem.read(path)) == bytes { continue }
        try FileSystem.write(bytes, to: path)
        written += 1
      }
    }
    progress.finish()
    let removed = try OutputList(directory: output, name: ".gemel-docs").finish(
      written: documentation.pages.map(\.path))
    Terminal.note(
      "documented \(inventory(compilation)): \(documentation.pages.count) files in \(output), \(written) of them changed"
        + (removed == 0 ? "" : ", \(removed) stale ones removed"))
  }
}

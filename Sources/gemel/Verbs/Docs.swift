import ArgumentParser
import TwinCompiler
import TwinDocs
import TwinModel
import TwinOutput
import TwinSource
import TwinStore

/// `gemel docs`.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Writes the documentation of a model, a site or Markdown, or serves it.",
    discussion: """
      The site is static and self-contained: it works from a directory, without network. What the model depends on is \
      documented with it, so that every link leads somewhere; so are the rules, the source language and, where a registry is named \
      (--registry, or `registry` of the workspace), the releases: what each changed, for whom, and what to do. Files that have not changed \
      are left alone; those that an earlier run wrote (OUTPUT/.gemel-docs lists them) and this one does not are removed. Others are never \
      replaced, and a directory with sources in it is refused.

      The same sources, registry and day give the same bytes. With --check nothing is written: files that are missing, differ or are stale \
      are told, with what differs, and end in exit code 1.

      With --serve nothing is written either: browsers of this machine get the site of what is on disk now, and load their page anew when that \
      changes. While the sources have errors they keep the last site, and show the errors on it.
      """)

  @Argument(help: "Workspace, package or directory of another source language.", completion: .directory)
  var path: String = "."

  @Option(
    name: [.short, .long], help: "Directory to write to; it is made where it is missing.", completion: .directory)
  var output: String?

  @Option(help: "What to write: site or markdown.")
  var format: Format = .site

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case site, markdown
  }

  @Flag(help: "Write nothing; fail where the files in OUTPUT are not what would be written.")
  var check = false

  @Flag(help: "Write nothing; serve the site to browsers, and build it anew when sources change, until Ctrl-C.")
  var serve = false

  @Option(
    parsing: .unconditional, help: "The port to serve at; 0 for one that is free. 8000 by default.",
    transform: wholeNumber(from: 0, to: Int(UInt16.max), example: "--port 8080"))
  var port: Int?

  @Option(
    help: ArgumentHelp(
      "The address to serve at: 127.0.0.1 by default, which only this machine reaches.",
      discussion:
        "0.0.0.0 lets everybody in the network read the documentation. There are no passwords and no encryption."))
  var host: String?

  @Option(
    help: ArgumentHelp(
      "Name of the whole, on every page.",
      discussion:
        "By default the title of the package, or its name; of several packages what their names begin with in common."))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Where sources are shown: an address with {path}, from the root of the repository, and {line}.",
      discussion: "As https://example.com/models/blob/main/{path}#L{line}; `git` makes one of the remote `origin`.",
      valueName: "address"))
  var sourceUrl: String?

  @Option(
    help: ArgumentHelp(
      "The day that releases, waivers and freezes are looked at; today by default.", valueName: "yyyy-mm-dd"))
  var asOf: String?

  @OptionGroup var dependencies: DependencyOptions

  /// The title that was given, without blanks around it.
  private var trimmedTitle: String? {
    title.map { text in
      let start = text.drop(while: \.isWhitespace)
      return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }
  }

  func validate() throws {
    if let title, isBlank(title) { throw ValidationError("--title says nothing: leave it out, or name the whole") }
    if serve {
      guard output == nil, !check, format == .site else {
        throw ValidationError("--serve writes nothing: leave out --output, --check and --format")
      }
    } else {
      guard port == nil, host == nil else { throw ValidationError("--port and --host go with --serve") }
      guard output != nil else {
        throw ValidationError(
          "Name the directory to write to with --output, or use --serve to look at the site in a browser")
      }
    }
  }

  func run() throws {
    var terms = dependencies.terms
    terms.day = try .asked(asOf)
    guard let output else {
      let service = DocsService(
        path: path, terms: terms, day: asOf == nil ? nil : terms.day, sourceAddress: sourceUrl, title: trimmedTitle)
      return try service.run(host: host ?? "127.0.0.1", port: UInt16(clamping: port ?? 8_000))
    }
    if check { terms.writesLock = false }
    let workspace = try Workspace.load([path], terms)
    let compilation = try workspace.compileWithoutErrors()
    var facts = DocumentationFacts(workspace, compilation, terms, sourceAddress: sourceUrl, title: trimmedTitle)
    let options = try facts.options()
    let documentation =
      format == .site
      ? documentationSite(of: compilation.model, options: options)
      : documentationMarkdown(of: compilation.model, options: options)
    let files = DocumentationFiles(documentation: documentation, directory: output)
    let about = "\(inventory(compilation, fromFiles: true)): \(documentation.pages.count) files in \(output)"
    let read = try ReadPlaces(compilation, workspace, terms)
    try read.refuse(files.places)
    try read.refuseSources(in: output)
    try files.refuseOthers()
    if check {
      let drifted = try files.check()
      Terminal.note("checked the documentation of \(about), \(drifted) of them not up to date")
      if drifted > 0 {
        throw CommandFailure(
          code: CommandFailure.findings,
          message: "the documentation is not what the model says; write it with `gemel docs` without --check")
      }
    } else {
      let (written, removed) = try files.write()
      Terminal.note(
        "documented \(about), \(written) of them changed"
          + (removed == 0 ? "" : ", \(removed) stale ones removed"))
    }
    for error in facts.unreadable { Terminal.note(neutralised("gemel: \(error)")) }
    if !facts.unreadable.isEmpty { throw CommandFailure.hasFindings }
  }
}

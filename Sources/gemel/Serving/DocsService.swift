import TwinCompiler
import TwinDocs
import TwinModel
import TwinOutput
import TwinSource

/// `gemel docs --serve`: the site of what is on disk now, for browsers. Nothing is written.
struct DocsService {
  /// Errors that pages show.
  private static let shownFindings = 40

  let path: String
  let terms: DependencyTerms
  /// The day that was asked for; without one, that of each build.
  let day: CalendarDay?
  let sourceAddress: String?
  /// Name of the whole; nil for one that the packages give.
  let title: String?

  /// What became of the sources.
  private enum Build {
    case site(Documentation, about: String)
    /// Why there is none, in lines fit for a terminal; they were shown already where `isShown`.
    case failure(String, isShown: Bool)
  }

  /// Serves until it is told to stop.
  func run(host: String, port: UInt16) throws {
    var watch = SourceWatch(try roots())
    let stop = try StopSignals()
    let socket = try ListeningSocket(host: host, port: port)
    if !socket.isLoopback {
      Terminal.note("gemel: whoever can reach \(socket.address) can read this documentation")
    }
    let site = ServedSite(start: String(steadyMilliseconds()))
    var server = SiteServer(site, at: socket, host: host, until: stop)
    build(&server)
    Terminal.note("serving at http://\(socket.address)/ and building anew when sources change; Ctrl-C ends it")
    while server.serve(for: watch.milliseconds) {
      guard watch.hasChanged() else { continue }
      build(&server)
      server.tell()
    }
    Terminal.note("stopped serving")
  }

  /// What is watched: the workspace around the path, or the path, and the registry.
  private func roots() throws -> [String] {
    let root = try Workspace.root(around: path) ?? path
    // What is wrong with the sources now is told by the first build.
    let registry = (try? Workspace.sources([path])).flatMap { try? RegistryOptions.directoryIfNamed(terms, for: $0) }
    // One that is not there yet is seen when it comes.
    guard let registry else { return [root] }
    let isInside = FileSystem.absolute(registry).flatMap { inner in
      FileSystem.absolute(root).map { FileSystem.isBelow(inner, $0) }
    }
    return isInside == true ? [root] : [root, registry]
  }

  private func build(_ server: inout SiteServer) {
    switch made(generation: server.site.nextGeneration) {
    case .site(let documentation, let about):
      Terminal.note("documented \(about): \(documentation.pages.count) files")
      server.site.replace(with: documentation)
    case .failure(let reason, let isShown):
      if !isShown { Terminal.note("gemel: " + neutralised(reason, keepingLines: true)) }
      Terminal.note("the last site that could be made is served until that is mended")
      server.site.fail(reason)
    }
  }

  /// Findings as a page shows them; all of them are in the terminal.
  private func text(of report: FindingReport) -> String {
    var first = report
    first.findings = Array(report.findings.prefix(Self.shownFindings))
    var text: [UInt8] = []
    FindingFormat.text.write(first, usesColour: false) { text += $0 }
    let rest = report.findings.count - first.findings.count
    if rest > 0 { text += Array("and \(rest) more, which are in the terminal\n".utf8) }
    return String(decoding: text, as: UTF8.self)
  }

  private func made(generation: String) -> Build {
    do {
      var terms = terms
      if let day { terms.day = day } else { terms.day = .today }
      let workspace = try Workspace.load([path], terms)
      let compilation = workspace.compile()
      guard !compilation.hasErrors else {
        let errors = compilation.findings.filter { $0.severity == .error }
        let report = FindingReport(errors, of: compilation, summary: "cannot go on with errors in the model")
        try FindingOutput().write(report)
        return .failure(text(of: report), isShown: true)
      }
      var facts = DocumentationFacts(
        workspace, compilation, terms, sourceAddress: sourceAddress, title: title)
      var options = try facts.options()
      options.generation = generation
      for error in facts.unreadable { Terminal.note(neutralised("gemel: \(error)")) }
      return .site(documentationSite(of: compilation.model, options: options), about: inventory(compilation))
    } catch let failure as CommandFailure {
      let isShown = failure.message.isEmpty
      return .failure(isShown ? "The reason is in the terminal." : failure.message, isShown: isShown)
    } catch {
      return .failure("\(error)", isShown: false)
    }
  }
}

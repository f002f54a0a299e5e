import TwinDocs
import TwinOutput

/// What a server answers with: the newest site that could be made, its pages made when they are asked for, and what is wrong with the sources
/// since then.
struct ServedSite {
  /// Where pages listen for the next one, and the script that they do it with.
  static let eventsPath = "/~events"
  private static let scriptPath = "/" + reloadScriptPath

  /// What tells this site from those before it, and from those of earlier servers at the same address.
  private(set) var generation: String
  /// Findings and reasons, as a terminal shows them.
  private(set) var failure: String?
  private var documentation: Documentation?
  private var pages: [String: Documentation.Page] = [:]
  private let start: String
  private var number = 0

  /// Nothing yet. `start` is digits that no other server has at this address.
  init(start: String) {
    self.start = start
    generation = start + "-0"
  }

  /// The generation of the next site.
  var nextGeneration: String { start + "-\(number + 1)" }

  /// Has another site from now on, made for `nextGeneration`.
  mutating func replace(with documentation: Documentation) {
    turn()
    self.documentation = documentation
    pages = documentation.pages.reduce(into: [:]) { $0["/" + $1.path] = $1 }
    failure = nil
  }

  /// Keeps its site, and says why there is no other.
  mutating func fail(_ reason: String) {
    // Where there are no pages but those that tell the reason, they are others now.
    if documentation == nil { turn() }
    failure = reason
  }

  private mutating func turn() {
    generation = nextGeneration
    number += 1
  }

  /// What pages are told that listen.
  var event: [UInt8] {
    let state = JSONValue.object(["generation": .string(generation), "failure": failure.map { .string($0) }])
    return Array("event: state\ndata: ".utf8) + json(state, layout: .compact) + Array("\n\n".utf8)
  }

  /// The answer to who asks for `path`. Paths are looked up among those of the site, so none leads to a file.
  func response(to path: String) -> HTTPResponse {
    if path == Self.scriptPath { return HTTPResponse(.ok, .script, Array("\(reloadScript)".utf8)) }
    let file = path.hasSuffix("/") ? path + "index.html" : path
    if let documentation, let page = pages[file] {
      return HTTPResponse(.ok, HTTPResponse.Content(ofFile: file), documentation.render(page))
    }
    if path == "/site.css" { return HTTPResponse(.ok, .css, Array("\(siteStylesheet)".utf8)) }
    guard documentation != nil else {
      return notice(.unavailable, "There is no site yet", failure ?? "The first one is being made.")
    }
    if pages[file + "/index.html"] != nil {
      return HTTPResponse(.moved, .text, [], location: file + "/")
    }
    return notice(
      .notFound, "There is no such page", "What stood here may have been renamed or removed; the search may find it.")
  }

  private func notice(_ status: HTTPStatus, _ title: String, _ text: String) -> HTTPResponse {
    HTTPResponse(status, .html, noticePage(title: title, text: text, generation: generation))
  }
}

import TwinOutput

/// Writes content as pages of the site. A class, so that what all pages share is passed on at the cost of one reference.
final class SiteRenderer: Sendable {
  let builder: ContentBuilder
  let plan: SitePlan

  init(builder: ContentBuilder, plan: SitePlan) {
    self.builder = builder
    self.plan = plan
  }

  static let stylesheetPath = "site.css"
  static let scriptPath = "site.js"
  static let searchIndexPath = "search.js"
  static let shippedSearchPath = "search-shipped.js"

  func render(_ page: Documentation.Page) -> [UInt8] {
    switch page.content {
    case .stylesheet: Array("\(siteStylesheet)\(diagramStylesheet)".utf8)
    case .script: Array(siteScript.utf8)
    case .searchIndex: searchIndex(builder, plan)
    case .shippedSearch: shippedSearch(builder, plan)
    case .subject(let subject): PageRenderer(site: self, path: page.path, subject: subject).page()
    }
  }
}

/// Writes the content of one page.
struct PageRenderer {
  let site: SiteRenderer
  let path: String
  let subject: PageSubject

  private var options: DocumentationOptions { site.builder.options }

  func page() -> [UInt8] {
    page(site.plan.parted.content(subject) ?? site.builder.content(subject, addresses: site.plan.addresses))
  }

  /// The bytes of the page if it says `content`.
  func page(_ content: Content) -> [UInt8] {
    var writer = HTMLWriter(.page)
    writer.element(.html) { html in
      html.set(.text(.lang, "en"))
      html.element(.head) { writeHead(content, to: &$0) }
      html.element(.body) { writeBody(content, to: &$0) }
    }
    return writer.finish()
  }

  /// How many bytes `block` takes on the page.
  func size(of block: Block) -> Int {
    var writer = HTMLWriter(.page)
    writer.element(.div) { write(block, to: &$0) }
    return writer.finish().count
  }

  private func writeHead(_ content: Content, to head: inout HTMLWriter) {
    head.element(.meta) { $0.set(.text(.charset, "utf-8")) }
    head.element(.meta) {
      $0.set(.text(.name, "viewport"))
      $0.set(.text(.content, "width=device-width, initial-scale=1"))
    }
    head.element(.title, text: site.builder.windowTitle(content, subject))
    if !content.summary.isEmpty {
      head.element(.meta) {
        $0.set(.text(.name, "description"))
        $0.set(.text(.content, descriptionLine(content.summary).plainText))
      }
    }
    head.element(.link) {
      $0.set(.text(.rel, "stylesheet"))
      $0.set(.href(.site(SiteRenderer.stylesheetPath, from: path)))
    }
    let root = relativePath("", from: path)
    head.element(.script) {
      $0.set(.source(.site(SiteRenderer.scriptPath, from: path)))
      $0.set(.text(.dataRoot, root))
    }
    if let generation = options.generation { head.write(listeningScript(generation, root: root)) }
  }

  private func writeBody(_ content: Content, to body: inout HTMLWriter) {
    body.element(.a) {
      $0.set(.class("skip"))
      $0.set(.href(.anchor("main")))
      $0.text("Skip to content")
    }
    body.write(header)
    body.element(.div) { layout in
      layout.set(.class("layout"))
      writeMain(content, to: &layout)
      Sidebar(page: self).write(content, to: &layout)
    }
  }

  private var header: HTMLNode {
    node(
      .header, .class("top"),
      content: [
        node(.a, .class("brand"), .href(.site(site.plan.path(.home), from: path)), text: options.title),
        node(
          .div, .class("search"), .text(.role, "search"), .flag(.hidden),
          content: [
            node(
              .input, .id("search"), .text(.type, "search"), .text(.placeholder, "Search  ( / )"),
              .text(.ariaLabel, "Search"), .text(.role, "combobox"), .text(.ariaAutocomplete, "list"),
              .text(.ariaControls, "results"), .text(.ariaExpanded, "false"), .text(.autocomplete, "off"),
              .text(.spellcheck, "false")),
            node(.div, .id("results"), .text(.role, "listbox"), .text(.ariaLabel, "Search results"), .flag(.hidden)),
          ]),
        node(.a, .class("menu"), .href(.anchor("contents")), text: "Contents"),
        node(.button, .id("theme"), .text(.type, "button"), .flag(.hidden), text: "Theme"),
      ])
  }

  private func writeMain(_ content: Content, to layout: inout HTMLWriter) {
    layout.element(.main) { main in
      main.set(.id("main"))
      main.set(.text(.tabindex, "-1"))
      if !content.trail.isEmpty { main.element(.nav) { writeTrail(content.trail, to: &$0) } }
      main.element(.h1) { heading in
        if let kind = content.kind {
          heading.element(.span, .class("kind"), text: kind)
          heading.text(" ")
        }
        heading.element(.span) {
          $0.set(.class("name"))
          writeBreakable(content.title, to: &$0)
        }
      }
      if !content.badges.isEmpty {
        main.element(.p) { badges in
          badges.set(.class("badges"))
          for (index, badge) in content.badges.enumerated() {
            if index > 0 { badges.text(" ") }
            write(badge, to: &badges)
          }
        }
      }
      for block in content.blocks { write(block, to: &main) }
    }
  }

  private func writeTrail(_ trail: [Inline], to nav: inout HTMLWriter) {
    nav.set(.class("trail"))
    nav.set(.text(.ariaLabel, "Breadcrumb"))
    for (index, step) in trail.enumerated() {
      if index > 0 {
        nav.element(.span) {
          $0.set(.class("sep"))
          $0.set(.text(.ariaHidden, "true"))
          $0.text(" / ")
        }
      }
      if case .codeLink(let text, let target) = step {
        write(.link(text, target), to: &nav)
      } else {
        write(step, to: &nav)
      }
    }
  }

  func link(_ target: Target) -> Link {
    guard let place = site.plan.place(of: target, on: subject) else { return .anchor("main") }
    return .site(place.path, from: path, anchor: place.anchor)
  }
}

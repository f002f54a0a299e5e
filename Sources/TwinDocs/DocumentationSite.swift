public import TwinModel

/// A set of files whose paths are known and whose bytes are made one by one, so that ten thousand pages need not be in
/// memory at once and may be made in parallel.
public struct Documentation: Sendable {
  /// A file to be.
  public struct Page: Sendable, Hashable {
    /// Path relative to the root of the site: ASCII letters, digits, `.`, `_`, `-`, `~` and `/`; distinct without regard
    /// to case.
    public let path: String
    let content: PageContent
  }

  /// The files, in a fixed order.
  public let pages: [Page]
  private let renderer: Renderer

  init(pages: [Page], renderer: Renderer) {
    self.pages = pages
    self.renderer = renderer
  }

  /// The same with those files alone that `isIncluded` wants.
  public func filtered(_ isIncluded: (Page) -> Bool) -> Documentation {
    Documentation(pages: pages.filter(isIncluded), renderer: renderer)
  }

  /// The bytes of `page`. Independent of all other pages; linear in its size.
  public func render(_ page: Page) -> [UInt8] { renderer.render(page) }
}

/// What a file holds.
enum PageContent: Sendable, Hashable {
  case subject(PageSubject)
  case stylesheet, script, searchIndex, shippedSearch
}

/// How pages are written.
enum Renderer: Sendable {
  case site(SiteRenderer)
  case markdown(MarkdownRenderer)

  func render(_ page: Documentation.Page) -> [UInt8] {
    switch self {
    case .site(let renderer): renderer.render(page)
    case .markdown(let renderer): renderer.render(page)
    }
  }
}

/// The documentation of `model` as a static site: pages, one stylesheet, one script and what the search needs. Links are relative,
/// nothing is fetched from elsewhere, pages can be read without the script, and there is neither inline script nor inline
/// style, so a host may forbid both. Making the site walks the model once; pages are made when rendered.
public func documentationSite(
  of model: Model, options: DocumentationOptions = DocumentationOptions()
) -> Documentation {
  let builder = ContentBuilder(model: model, options: options)
  var plan = SitePlan(of: builder, fileExtension: ".html")
  let subjects = plan.subjects(builder.index)
  plan.parted = PartedPages(of: subjects, SiteRenderer(builder: builder, plan: plan))
  let pages = subjects.flatMap { [$0] + plan.parted.pages(after: $0) }.map {
    Documentation.Page(path: plan.path($0), content: .subject($0))
  }
  // First, since the index takes as long as hundreds of pages.
  let assets = [
    Documentation.Page(path: SiteRenderer.stylesheetPath, content: .stylesheet),
    Documentation.Page(path: SiteRenderer.scriptPath, content: .script),
    Documentation.Page(path: SiteRenderer.searchIndexPath, content: .searchIndex),
    Documentation.Page(path: SiteRenderer.shippedSearchPath, content: .shippedSearch),
  ]
  return Documentation(pages: assets + pages, renderer: .site(SiteRenderer(builder: builder, plan: plan)))
}

/// The documentation of `model` as Markdown files (CommonMark with tables), with the same pages and anchors as the site.
public func documentationMarkdown(
  of model: Model, options: DocumentationOptions = DocumentationOptions()
) -> Documentation {
  let builder = ContentBuilder(model: model, options: options)
  let plan = SitePlan(of: builder, fileExtension: ".md")
  let pages = plan.subjects(builder.index).map {
    Documentation.Page(path: plan.path($0), content: .subject($0))
  }
  return Documentation(pages: pages, renderer: .markdown(MarkdownRenderer(builder: builder, plan: plan)))
}

extension ContentBuilder {
  /// The content of the page about `subject`.
  func content(_ subject: PageSubject, addresses: Addresses) -> Content {
    switch subject {
    case .home: home()
    case .package(let id): package(id)
    case .listing(let id, let kind, let chunk): listing(id, kind, chunk: chunk, addresses: addresses)
    case .uses(let element, let aspect, let chunk): uses(element, aspect, chunk: chunk)
    case .members(let id, let page): members(id, page: page)
    case .article(let index, let part): article(index, part: part)
    case .former(let position): former(position)
    case .formerPackage(let position): formerPackage(position)
    case .further(let base, _, _): content(base, addresses: addresses)
    case .element(let element):
      switch element.kind {
      case .twin: twin(ID(element.row))
      case .schema: schema(ID(element.row))
      case .concept: concept(ID(element.row))
      case .relation: relation(ID(element.row))
      case .quantity: quantity(ID(element.row))
      case .unit: unit(ID(element.row))
      case .term: term(ID(element.row))
      case .point: point(ID(element.row))
      }
    }
  }
}

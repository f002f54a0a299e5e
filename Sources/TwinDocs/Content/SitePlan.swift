import TwinModel

/// What a page is about.
indirect enum PageSubject: Sendable, Hashable {
  case home
  case package(ID<Package>)
  case listing(ID<Package>, ElementKind, Int)
  case element(Element)
  /// One of the elements that are gone.
  case former(Int)
  /// A further page with members of a type.
  case members(ID<Twin>, Int)
  case uses(Element, Aspect, Int)
  /// One of the articles, and one of its parts.
  case article(Int, Int)
  /// A package that is not in the workspace.
  case formerPackage(Int)
  /// A further page of one that is too long: of what, with which of its sections, and the how manieth.
  case further(PageSubject, section: String, Int)
}

/// Which pages there are and where they stand; the same for the site and the Markdown but for the extension.
struct SitePlan: Sendable {
  let model: Model
  let addresses: Addresses
  let articles: [Article]
  let formerPackages: [FormerPackage]
  let former: FormerElements
  let memberPages: MemberPages
  let fileExtension: String
  /// Pages that are too long for one.
  var parted = PartedPages()

  init(of builder: ContentBuilder, fileExtension: String) {
    model = builder.model
    articles = builder.options.articles
    formerPackages = builder.options.formerPackages
    memberPages = builder.memberPages
    self.fileExtension = fileExtension
    former = builder.references.former
    addresses = Addresses(
      of: model, articles: articles.map(\.subject), former: former, builder.options)
  }

  /// Entries on one page of a long list of uses.
  static let usesSize = 200

  /// Entries on one listing page.
  static func listingSize(_ kind: ElementKind) -> Int {
    switch kind {
    case .term, .point: 60
    case .unit: 160
    default: 250
    }
  }

  /// `rows` in pieces of `size`.
  static func chunks(of rows: Range<Int>, size: Int) -> [Range<Int>] {
    stride(from: rows.lowerBound, to: rows.upperBound, by: size).map { $0..<min($0 + size, rows.upperBound) }
  }

  /// Whether a package with `count` elements of `kind` has listing pages for them.
  static func hasListing(_ kind: ElementKind, count: Int) -> Bool {
    count > 0 && (kind.hasOwnLists || count > ContentBuilder.longestPackageSection)
  }

  /// All pages, in a fixed order.
  func subjects(_ index: ReverseIndex) -> [PageSubject] {
    var subjects: [PageSubject] = [.home]
    for id in model.packages.ids {
      let package = model.packages[id]
      subjects.append(.package(id))
      for kind in ElementKind.allCases {
        let rows = model.rows(of: kind, in: package)
        if Self.hasListing(kind, count: rows.count) {
          let chunks = Self.chunks(of: rows, size: Self.listingSize(kind)).count
          subjects += (0..<chunks).map { .listing(id, kind, $0) }
        }
        for row in rows {
          let element = Element(kind, UInt32(row))
          subjects.append(.element(element))
          if kind == .twin {
            let twin = ID<Twin>(element.row)
            subjects += (1..<memberPages.count(of: twin)).map { .members(twin, $0) }
          }
          for aspect in Aspect.allCases where aspect.kind == kind {
            subjects += (0..<usePages(index.uses(of: element, aspect).count, aspect)).map { .uses(element, aspect, $0) }
          }
        }
      }
    }
    subjects += former.entries.indices.map { .former($0) }
    subjects += formerPackages.indices.map { .formerPackage($0) }
    for (index, article) in articles.enumerated() where addresses.stem(ofArticle: index) != nil {
      subjects += article.parts.indices.map { .article(index, $0) }
    }
    return subjects
  }

  private func usePages(_ count: Int, _ aspect: Aspect) -> Int {
    return !aspect.hasPages || count <= ContentBuilder.shortList ? 0 : (count + Self.usesSize - 1) / Self.usesSize
  }

  /// Where the page about `subject` stands.
  func path(_ subject: PageSubject) -> String {
    switch subject {
    case .home: "index" + fileExtension
    case .package(let id): addresses.folder(id) + "/index" + fileExtension
    case .listing(let id, let kind, let chunk):
      addresses.folder(id) + "/" + kind.folder + "/index" + Self.suffix(chunk) + fileExtension
    case .element(let element): addresses.stem(element) + fileExtension
    case .former(let position): addresses.stem(ofFormer: position) + fileExtension
    case .members(let twin, let page):
      addresses.stem(Element(twin)) + (page == 0 ? "" : "~members" + Self.suffix(page)) + fileExtension
    case .uses(let element, let aspect, let chunk):
      addresses.stem(element) + "~" + aspect.slug + Self.suffix(chunk) + fileExtension
    case .article(let index, let part):
      (addresses.stem(ofArticle: index) ?? "index") + Self.suffix(part) + fileExtension
    case .formerPackage(let position): addresses.folder(.former(position)) + "/index" + fileExtension
    case .further(let base, let section, let page):
      path(base).dropLast(fileExtension.count) + "~" + Self.slug(ofSection: section) + Self.suffix(page) + fileExtension
    }
  }

  /// What tells a section's further pages from each other; not what tells lists of uses and pages of members.
  private static func slug(ofSection id: String) -> String {
    let isTaken = id == "members" || Aspect.allCases.contains { $0.slug == id }
    return shortSlug(isTaken ? "more-" + id : id)
  }

  private static func suffix(_ chunk: Int) -> String { chunk == 0 ? "" : "~\(chunk + 1)" }

  /// Page and anchor that `target`, as the page about `current` has it, means; nil for a section that stands on no known page.
  func place(of target: Target, on current: PageSubject? = nil) -> (path: String, anchor: String?)? {
    guard let (subject, anchor) = page(of: target, on: current) else { return nil }
    guard let anchor else { return (path(subject), nil) }
    return (path(parted.page(with: anchor, of: subject)), anchor)
  }

  private func page(of target: Target, on current: PageSubject?) -> (subject: PageSubject, anchor: String?)? {
    switch target {
    case .home: return (.home, nil)
    case .package(let id): return (.package(id), nil)
    case .listing(let id, let kind):
      let count = model.rows(of: kind, in: model.packages[id]).count
      if Self.hasListing(kind, count: count) { return (.listing(id, kind, 0), nil) }
      return (.package(id), count == 0 ? nil : kind.folder)
    case .listingPage(let id, let kind, let chunk): return (.listing(id, kind, chunk), nil)
    case .element(let element): return (.element(element), nil)
    case .history(let element): return (.element(element), "history")
    case .former(let position): return (.former(position), nil)
    case .member(let twin, let name):
      return (memberPage(memberPages.page(of: name, in: twin), of: twin), memberAnchor(model.string(name)))
    case .members(let twin, let page): return (memberPage(page, of: twin), nil)
    case .uses(let element, let aspect): return (.uses(element, aspect, 0), nil)
    case .usesPage(let element, let aspect, let chunk): return (.uses(element, aspect, chunk), nil)
    case .article(let index, let part): return (.article(index, part), nil)
    case .page(let subject): return (subject, nil)
    case .section(let id): return current.map { ($0, id) }
    }
  }

  /// The page of `twin` with these of its members; the first is its own.
  private func memberPage(_ page: Int, of twin: ID<Twin>) -> PageSubject {
    page == 0 ? .element(Element(twin)) : .members(twin, page)
  }
}

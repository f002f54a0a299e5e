import TwinModel

/// Where everything stands in the site. Paths are made of ASCII letters, digits, `.`, `_` and `-`, differ from each other
/// even where case is ignored, and depend on nothing but names: of names that a file system would confuse, the first in
/// byte order keeps its own and the others get a hash behind it. `~` is kept for pages that continue others.
struct Addresses: Sendable {
  /// Folder of each package.
  private var packages: [String]
  /// File name of each element without extension, by kind and row.
  private var elements: [[String]]
  /// Path of each element without extension, by kind and row.
  private var stems: [[String]]
  /// Path of each article without extension; empty where it is about a package that is not in the model.
  private var articles: [String]
  /// Path of each element that is gone without extension.
  private var former: [String]

  init(of model: Model, articles subjects: [Article.Subject], former gone: FormerElements) {
    packages = distinctSlugs(
      model.packages.rows.map { model.string($0.name) },
      reserved: [
        "search.js", "search-shipped.js", "site.css", "site.js", "index.html", "index.md", "rules", "language",
      ])
    (articles, former) = ([], [])
    elements = ElementKind.allCases.map { kind in
      var slugs = [String](repeating: "", count: model.count(of: kind))
      for package in model.packages.rows {
        let rows = model.rows(of: kind, in: package)
        let names = rows.map { model.name(Element(kind, UInt32($0))) }
        for (row, slug) in zip(rows, distinctSlugs(names, reserved: ["index"])) { slugs[row] = slug }
      }
      return slugs
    }
    stems = []
    for kind in ElementKind.allCases {
      stems.append(
        elements[Int(kind.rawValue)].enumerated().map { row, slug in
          let package = model.header(Element(kind, UInt32(row))).package
          return packages[package.index] + "/" + kind.folder + "/" + slug
        })
    }
    articles = stems(of: subjects, in: model)
    former = stems(of: gone, in: model)
  }

  /// What is gone stands where it stood, unless something else has that address now.
  private func stems(of gone: FormerElements, in model: Model) -> [String] {
    struct Folder: Hashable {
      var package: ID<Package>
      var kind: ElementKind
    }
    var stems = [String](repeating: "", count: gone.entries.count)
    let folders = Dictionary(grouping: gone.entries.indices) { position in
      Folder(package: gone.entries[position].package, kind: gone.entries[position].element.kind)
    }
    for (folder, positions) in folders {
      let taken = model.rows(of: folder.kind, in: model.packages[folder.package])
        .map { elements[Int(folder.kind.rawValue)][$0].lowercased() }
      let slugs = distinctSlugs(positions.map { gone.entries[$0].name }, reserved: Set(taken + ["index"]))
      for (position, slug) in zip(positions, slugs) {
        stems[position] = packages[folder.package.index] + "/" + folder.kind.folder + "/" + slug
      }
    }
    return stems
  }

  /// Rules stand below their pass, releases below their package.
  private func stems(of subjects: [Article.Subject], in model: Model) -> [String] {
    var stems = [String](repeating: "", count: subjects.count)
    var folders: [String: [(index: Int, name: String)]] = [:]
    let packages = model.packages.ids.reduce(into: [String: ID<Package>]()) {
      $0[model.string(model.packages[$1].name)] = $1
    }
    for (index, subject) in subjects.enumerated() {
      switch subject {
      case .rules: stems[index] = "rules/index"
      case .language: stems[index] = "language/index"
      case .rule(let id):
        let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
        let folder = parts.count == 2 ? "rules/" + TwinDocs.slug(parts[0]) : "rules"
        folders[folder, default: []].append((index, parts.last ?? id))
      case .release(let package, let version):
        guard let found = packages[package] else { continue }
        folders[folder(found) + "/releases", default: []].append((index, version))
      }
    }
    for (folder, entries) in folders {
      for (entry, slug) in zip(entries, distinctSlugs(entries.map(\.name), reserved: ["index"])) {
        stems[entry.index] = folder + "/" + slug
      }
    }
    return stems
  }

  /// Path of an article without extension; nil where it has no page.
  func stem(ofArticle index: Int) -> String? { articles[index].isEmpty ? nil : articles[index] }

  /// Path of an element that is gone without extension.
  func stem(ofFormer position: Int) -> String { former[position] }

  /// Folder of `package`.
  func folder(_ package: ID<Package>) -> String { packages[package.index] }

  /// Path of `element`'s page without extension.
  func stem(_ element: Element) -> String { stems[Int(element.kind.rawValue)][Int(element.row)] }

  /// File name of `element` without extension; its anchor where it shares a page.
  func slug(_ element: Element) -> String { elements[Int(element.kind.rawValue)][Int(element.row)] }
}

/// The anchor of a member called `name`. A function of the name alone, so that links into the site survive.
func memberAnchor(_ name: String) -> String { "member-" + slug(name) }

/// File names for `names`, in their order, different from each other and from `reserved` without regard to case.
private func distinctSlugs(_ names: [String], reserved: Set<String>) -> [String] {
  var taken = reserved
  var slugs = [String](repeating: "", count: names.count)
  for (index, name) in names.enumerated() {
    var slug = slug(name)
    if taken.contains(slug.lowercased()) { slug = hashedSlug(name) }
    var attempt = 2
    var candidate = slug
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = slug + "_" + String(attempt)
      attempt += 1
    }
    slugs[index] = candidate
  }
  return slugs
}

/// `name` itself where every file system and address takes it as it is, else its safe part and a hash of all of it.
func slug(_ name: String) -> String {
  let isPlain =
    !name.isEmpty && name.utf8.count <= 96 && name.utf8.allSatisfy(isSlugByte) && name.utf8.first != 0x2E
    && name.utf8.last != 0x2E && !isDeviceName(name)
  return isPlain ? name : hashedSlug(name)
}

private func hashedSlug(_ name: String) -> String {
  let safe = name.utf8.prefix(48).map { isSlugByte($0) && $0 != 0x2E ? $0 : 0x2D }
  let hash = String(fnv1a(name.utf8), radix: 16)
  return String(decoding: safe, as: UTF8.self) + "-" + String(repeating: "0", count: 16 - hash.count) + hash
}

private func isSlugByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
  default: false
  }
}

/// Names that Windows keeps for devices, whatever the extension.
private func isDeviceName(_ name: String) -> Bool {
  let stem = name.utf8.prefix(5).prefix { $0 != 0x2E }
  guard stem.count == 3 || stem.count == 4 else { return false }
  let word = String(decoding: stem, as: UTF8.self).lowercased()
  if stem.count == 3 { return word == "con" || word == "prn" || word == "aux" || word == "nul" }
  return (word.hasPrefix("com") || word.hasPrefix("lpt")) && word.last?.isNumber == true
}

/// FNV-1a, 64 bits.
private func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

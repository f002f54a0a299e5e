import TwinModel

/// Where everything stands in the site. Paths are made of ASCII letters, digits, `.`, `_` and `-`, and differ from each other
/// even where case is ignored. An address is the name, so that it stays when other names come. Of names that differ in case alone, the one
/// that was released first, or else has the fewest capitals, is its own address, and the others have digests of themselves behind them. `~`
/// is kept for pages that continue others.
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
  /// Folder of each package that is not in the workspace.
  private var formerPackages: [String]

  init(
    of model: Model, articles subjects: [Article.Subject], former gone: FormerElements, _ options: DocumentationOptions
  ) {
    let folders = distinctSlugs(
      model.packages.rows.map { model.string($0.name) } + options.formerPackages.map(\.name),
      reserved: [
        "search.js", "search-shipped.js", "site.css", "site.js", "index.html", "index.md", "rules", "language",
      ])
    packages = Array(folders.prefix(model.packages.count))
    formerPackages = Array(folders.dropFirst(model.packages.count))
    (articles, former) = ([], [])
    let known = options.histories.reduce(into: [String: PackageHistory]()) { $0[$1.package] = $1 }
    elements = ElementKind.allCases.map { kind in
      var slugs = [String](repeating: "", count: model.count(of: kind))
      for package in model.packages.rows {
        let rows = model.rows(of: kind, in: package)
        let names = rows.map { model.name(Element(kind, UInt32($0))) }
        let history = known[model.string(package.name)]
        let found = distinctSlugs(names, reserved: ["index"]) { index in
          let identity = model.identity(Element(kind, UInt32(rows.lowerBound + index)))
          return history?.milestones(of: identity).since
        }
        for (row, slug) in zip(rows, found) { slugs[row] = slug }
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
    articles = stems(of: subjects, in: model, options.formerPackages)
    former = stems(of: gone, in: model)
  }

  /// What is gone stands where it stood, unless something else has that address now.
  private func stems(of gone: FormerElements, in model: Model) -> [String] {
    struct Folder: Hashable {
      var package: PackageHome
      var kind: ElementKind
    }
    var stems = [String](repeating: "", count: gone.entries.count)
    let folders = Dictionary(grouping: gone.entries.indices) { position in
      Folder(package: gone.entries[position].package, kind: gone.entries[position].element.kind)
    }
    for (folder, positions) in folders {
      var taken: [String] = []
      if case .present(let package) = folder.package {
        taken = model.rows(of: folder.kind, in: model.packages[package])
          .map { elements[Int(folder.kind.rawValue)][$0].lowercased() }
      }
      let slugs = distinctSlugs(
        positions.map { gone.entries[$0].name }, reserved: ["index"], occupied: Set(taken))
      for (position, slug) in zip(positions, slugs) {
        stems[position] = self.folder(folder.package) + "/" + folder.kind.folder + "/" + slug
      }
    }
    return stems
  }

  /// Rules stand below their pass, releases below their package.
  private func stems(
    of subjects: [Article.Subject], in model: Model, _ formerPackages: [FormerPackage]
  ) -> [String] {
    var stems = [String](repeating: "", count: subjects.count)
    var folders: [String: [(index: Int, name: String)]] = [:]
    var packages = formerPackages.enumerated().reduce(into: [String: PackageHome]()) {
      $0[$1.element.name] = .former($1.offset)
    }
    for id in model.packages.ids { packages[model.string(model.packages[id].name)] = .present(id) }
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

  /// Folder of `package`, in the model or not.
  func folder(_ package: PackageHome) -> String {
    switch package {
    case .present(let id): packages[id.index]
    case .former(let position): formerPackages[position]
    }
  }

  /// Folder of `package`.
  func folder(_ package: ID<Package>) -> String { packages[package.index] }

  /// Path of `element`'s page without extension.
  func stem(_ element: Element) -> String { stems[Int(element.kind.rawValue)][Int(element.row)] }

  /// File name of `element` without extension; its anchor where it shares a page.
  func slug(_ element: Element) -> String { elements[Int(element.kind.rawValue)][Int(element.row)] }
}

/// The anchor of a member called `name`. A function of the name alone, so that links into the site survive.
func memberAnchor(_ name: String) -> String { "member-" + slug(name) }

/// File names for `names`, in their order, different from each other, from `reserved` and from what is `occupied` without regard to case. Of names
/// that only case tells apart, the one that is there the longest keeps its own.
private func distinctSlugs(
  _ names: [String], reserved: Set<String>, occupied: Set<String> = [],
  since: (Int) -> PackageHistory.Moment? = { _ in nil }
) -> [String] {
  var slugs = names.map { slug($0) }
  let alike = Dictionary(grouping: names.indices) { slugs[$0].lowercased() }
  for (key, indices) in alike where indices.count > 1 || reserved.contains(key) || occupied.contains(key) {
    let isReserved = reserved.contains(key)
    let others = isReserved || occupied.contains(key) ? indices : withoutOldest(indices, of: names, since)
    for index in others where slugs[index] == names[index] {
      slugs[index] = isReserved ? hashedSlug(names[index]) : markedSlug(names[index])
    }
  }
  // Digests may be alike, and a name may say what is somebody's digest.
  var taken = reserved.union(occupied)
  for index in names.indices {
    let slug = slugs[index]
    var attempt = 2
    while !taken.insert(slugs[index].lowercased()).inserted {
      slugs[index] = slug + "_" + String(attempt)
      attempt += 1
    }
  }
  return slugs
}

/// `indices` of `names` without that of the one that was released first or, of those that came together, has the fewest capitals.
private func withoutOldest(
  _ indices: [Int], of names: [String], _ since: (Int) -> PackageHistory.Moment?
) -> [Int] {
  func capitals(_ index: Int) -> Int { names[index].utf8.count { $0 >= 0x41 && $0 <= 0x5A } }
  func isOlder(_ a: Int, _ b: Int) -> Bool {
    switch (since(a), since(b)) {
    case (.release(let first)?, .release(let second)?) where first != second: return first < second
    case (.release?, .release?): break
    case (.release?, _): return true
    case (_, .release?): return false
    default: break
    }
    return (capitals(a), a) < (capitals(b), b)
  }
  let oldest = indices.min(by: isOlder)
  return indices.filter { $0 != oldest }
}

/// A name that is a file name by itself, with a short digest behind it.
private func markedSlug(_ name: String) -> String {
  let digest = String(UInt32(truncatingIfNeeded: fnv1a(name.utf8) >> 32 ^ fnv1a(name.utf8)), radix: 16)
  return name + "-" + String(repeating: "0", count: 8 - digest.count) + digest
}

/// `name` itself where every file system and address takes it as it is, else its safe part and a hash of all of it.
func slug(_ name: String) -> String {
  let isPlain =
    !name.isEmpty && name.utf8.count <= 96 && name.utf8.allSatisfy(isSlugByte) && name.utf8.first != 0x2E
    && name.utf8.last != 0x2E && !isDeviceName(name)
  return isPlain ? name : hashedSlug(name)
}

/// The same for a name that is a part of a file name: a long one is cut.
func shortSlug(_ name: String) -> String { name.utf8.count > 40 ? hashedSlug(name) : slug(name) }

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

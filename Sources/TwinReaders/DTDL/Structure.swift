internal import TwinSource

/// What the rules across elements need to know of a package, collected while its files are read.
struct DTDLStructure {
  /// An interface in outline.
  struct Interface {
    var version: DTDLVersion
    var place: Place
    var parents: [String] = []
    var contents: [(name: String, place: Place)] = []
    /// Components: the interface that is embedded.
    var components: [(target: String, place: Place)] = []
  }

  /// Interfaces by identifier.
  var interfaces: [String: Interface] = [:]
  /// Schemas by identifier: the schemas they name, and where they stand.
  var schemas: [String: (version: DTDLVersion, place: Place, targets: Set<String>)] = [:]

  /// Checks what no element shows by itself: depth of inheritance, names that are inherited too, components in
  /// components, schemas made of themselves. O(interfaces × ancestors × contents).
  func findings() -> [Finding] {
    var depths: [String: Int] = [:]
    var findings: [Finding] = []
    for id in interfaces.keys.sorted() {
      guard let interface = interfaces[id] else { continue }
      let limit = interface.version >= .v4 ? 12 : 10
      if depth(of: id, &depths) > limit {
        findings.append(
          Finding(
            "dtdl/too-deep", .error, "the inheritance of `\(id)` is more than \(limit) deep", at: interface.place,
            subject: id))
        continue
      }
      let above = ancestors(of: id)
      findings += repeatedNames(id, interface, above)
      for parent in interface.parents + interface.components.map(\.target) {
        guard let other = interfaces[parent], other.version > interface.version else { continue }
        let text =
          "`\(id)` is of DTDL v\(interface.version.rawValue), `\(parent)` of the later v\(other.version.rawValue)"
        findings.append(
          Finding(
            "dtdl/mixed-versions", .error, text, at: interface.place,
            related: [RelatedPlace(other.place, "the later one")], subject: id))
      }
      for component in interface.components {
        let parts = [component.target] + ancestors(of: component.target)
        guard let inner = parts.compactMap({ interfaces[$0]?.components.first }).first else { continue }
        findings.append(
          Finding(
            "dtdl/nested-component", .error, "`\(component.target)` has components, so it cannot be one",
            at: component.place, related: [RelatedPlace(inner.place, "a component of it")], subject: id))
      }
    }
    return findings + recursiveSchemas()
  }

  private func repeatedNames(_ id: String, _ interface: Interface, _ ancestors: [String]) -> [Finding] {
    var inherited: [String: Place] = [:]
    var findings: [Finding] = []
    var count = interface.contents.count
    for ancestor in ancestors {
      for content in interfaces[ancestor]?.contents ?? [] {
        count += 1
        guard let other = inherited[content.name] else {
          inherited[content.name] = content.place
          continue
        }
        // Reported where the two first meet only: not again for every interface below.
        guard interface.parents.count > 1, !interface.parents.contains(where: { hasBoth(content.name, $0) }) else {
          continue
        }
        findings.append(
          Finding(
            "dtdl/duplicate-name", .error, "`\(id)` inherits content `\(content.name)` twice", at: interface.place,
            related: [RelatedPlace(other, "one of them"), RelatedPlace(content.place, "the other")], subject: id))
      }
    }
    if interface.version == .v2, count > 300 {
      let text = "an interface of DTDL v2 has at most 300 contents, inherited ones included; `\(id)` has \(count)"
      findings.append(Finding("dtdl/too-many", .error, text, at: interface.place, subject: id))
    }
    for content in interface.contents {
      guard let other = inherited[content.name] else { continue }
      findings.append(
        Finding(
          "dtdl/duplicate-name", .error, "content `\(content.name)` is inherited already", at: content.place,
          related: [RelatedPlace(other, "declared here first")], subject: id))
    }
    return findings
  }

  /// Whether `id` alone inherits `name` from two interfaces.
  private func hasBoth(_ name: String, _ id: String) -> Bool {
    ([id] + ancestors(of: id)).count { interfaces[$0]?.contents.contains { $0.name == name } ?? false } > 1
  }

  /// Interfaces above `id`, each once; bounded, so that a hostile package stays cheap.
  private func ancestors(of id: String) -> [String] {
    var seen: Set<String> = [id]
    var result: [String] = []
    var queue = interfaces[id]?.parents ?? []
    var next = 0
    while next < queue.count, result.count < 1024 {
      let ancestor = queue[next]
      next += 1
      guard seen.insert(ancestor).inserted else { continue }
      result.append(ancestor)
      queue += interfaces[ancestor]?.parents ?? []
    }
    return result
  }

  /// Steps on the longest way up from `id`; a circle, which is reported elsewhere, ends it.
  private func depth(of id: String, _ known: inout [String: Int]) -> Int {
    var stack: [(id: String, next: Int)] = [(id, 0)]
    while let top = stack.last {
      let parents = interfaces[top.id]?.parents ?? []
      if known[top.id] == nil { known[top.id] = 0 }
      if top.next < parents.count {
        stack[stack.count - 1].next += 1
        if known[parents[top.next]] == nil { stack.append((parents[top.next], 0)) }
        continue
      }
      known[top.id] = parents.map { (known[$0] ?? 0) + 1 }.max() ?? 0
      stack.removeLast()
    }
    return known[id] ?? 0
  }

  /// Before version 4, no schema is made of itself.
  private func recursiveSchemas() -> [Finding] {
    // Schemas that only lead to an end are taken away first, so that the search below has circles to find.
    var open = schemas.mapValues { $0.targets.filter { schemas[$0] != nil }.count }
    var users: [String: [String]] = [:]
    for (id, schema) in schemas { for target in schema.targets { users[target, default: []].append(id) } }
    var ended = open.filter { $0.value == 0 }.map(\.key)
    while let id = ended.popLast() {
      open[id] = nil
      for user in users[id] ?? [] {
        guard let count = open[user] else { continue }
        open[user] = count - 1
        if count == 1 { ended.append(user) }
      }
    }
    var steps = 0
    return open.keys.sorted().compactMap { id in
      guard let schema = schemas[id], schema.version < .v4 else { return nil }
      var queue = Array(schema.targets)
      var seen = schema.targets
      while let next = queue.popLast(), steps < 1_000_000 {
        steps += 1
        if next == id {
          return Finding(
            "dtdl/recursive-schema", .error, "schema `\(id)` is made of itself", at: schema.place,
            notes: ["DTDL allows it from version 4 on"], subject: id)
        }
        guard open[next] != nil else { continue }
        for target in schemas[next]?.targets ?? [] where seen.insert(target).inserted { queue.append(target) }
      }
      return nil
    }
  }
}

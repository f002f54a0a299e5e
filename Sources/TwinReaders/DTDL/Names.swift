internal import TwinModel

/// Names of a package's twins and schemas, made from their identifiers. The same identifiers give the same names.
struct DTDLNames {
  /// Name by identifier.
  private(set) var names: [String: String] = [:]
  /// Names given away.
  private var taken: Set<String> = []
  /// The last number given to a name that was taken.
  private var counts: [String: Int] = [:]

  /// Names `interfaces` first, then `schemas`, each in order of their identifiers.
  init(interfaces: [String], schemas: [String]) {
    for name in Primitive.allCases.map(\.name) { taken.insert(name) }
    name(interfaces)
    name(schemas)
  }

  /// The name of the interface or schema with `id`.
  func name(of id: String) -> String? { names[id] }

  /// A name nobody has, from `wanted`, which is given away with it.
  mutating func unique(_ wanted: String) -> String {
    if taken.insert(wanted).inserted { return wanted }
    while true {
      let count = counts[wanted, default: 1] + 1
      counts[wanted] = count
      let name = wanted + "_\(count)"
      if taken.insert(name).inserted { return name }
    }
  }

  /// The last segment where it tells the identifiers apart, otherwise as many of the last segments as it takes.
  private mutating func name(_ ids: [String]) {
    var versions: [String: [String]] = [:]
    for id in ids.sorted() { versions[Self.unversioned(id), default: []].append(id) }
    let stems = versions.keys.sorted()
    var lengths = Dictionary(uniqueKeysWithValues: stems.map { ($0, 1) })
    var open = stems
    // An interface's identifier has at most 64 segments; what is longer gets a number.
    for length in 1..<64 where !open.isEmpty {
      let groups = Dictionary(grouping: open) { Self.suffix(of: $0, length) }
      open = groups.values.filter { $0.count > 1 }.joined().filter { Self.segments($0).count > length }
      for stem in open { lengths[stem] = length + 1 }
    }
    for stem in stems {
      let shortest = lengths[stem] ?? 1
      let candidates = (shortest...max(shortest, min(64, Self.segments(stem).count))).lazy.map {
        Self.suffix(of: stem, $0)
      }
      let base = unique(candidates.first { !taken.contains($0) } ?? Self.suffix(of: stem, shortest))
      let ordered = (versions[stem] ?? []).sorted { Self.version($0).lexicographicallyPrecedes(Self.version($1)) }
      for (position, id) in ordered.enumerated() {
        let version = Self.version(id).map { String($0) }.joined(separator: "_")
        names[id] = position == 0 ? base : unique(base + "V" + version)
      }
    }
  }

  private static func unversioned(_ id: String) -> String {
    String((id.hasPrefix("dtmi:") ? id.dropFirst(5) : id[...]).prefix { $0 != ";" })
  }

  private static func segments(_ stem: String) -> [Substring] { stem.split(separator: ":") }

  private static func version(_ id: String) -> [Int] {
    guard let semicolon = id.lastIndex(of: ";") else { return [] }
    return id[id.index(after: semicolon)...].split(separator: ".").compactMap { Int($0) }
  }

  private static func suffix(of stem: String, _ length: Int) -> String {
    let parts = segments(stem).suffix(length)
    let name = parts.count == 1 ? legalName(String(parts.first ?? "")) : upperCamel(parts.map { String($0) })
    return name.isEmpty ? "Unnamed" : name
  }
}

/// The parts, each with a capital first letter, joined.
func upperCamel(_ parts: [String]) -> String {
  legalName(parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined())
}

/// `text` with everything but ASCII letters, digits and underscores left out, and a letter first.
func legalName(_ text: String) -> String {
  let kept = text.utf8.filter {
    ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "_")
  }
  let name = String(decoding: kept, as: UTF8.self)
  guard let first = name.utf8.first else { return "" }
  return first | 0x20 >= 0x61 && first | 0x20 <= 0x7A ? name : "N" + name
}

/// The package name that interfaces with these identifiers suggest: the segments that all of them begin with, the last
/// segment of each left out.
func packageName(ofInterfaces ids: some Sequence<String>) -> String {
  var common: [Substring]?
  for id in ids {
    guard id.hasPrefix("dtmi:") else { continue }
    let segments = id.dropFirst(5).prefix { $0 != ";" }.split(separator: ":").dropLast()
    guard let known = common else {
      common = Array(segments)
      continue
    }
    common = zip(known, segments).prefix { $0.0 == $0.1 }.map { $0.0 }
  }
  let names = (common ?? []).map { legalName(String($0)) }.filter { !$0.isEmpty }
  switch names.count {
  case 0: return "imported.dtdl"
  case 1: return "imported." + names[0]
  default: return names.joined(separator: ".")
  }
}

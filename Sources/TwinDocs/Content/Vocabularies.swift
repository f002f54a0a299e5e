/// Where elements of other vocabularies are explained, by the prefix that mappings use: what stands around the name.
private let vocabularies: [String: (before: String, after: String)] = [
  "bot": ("https://w3id.org/bot#", ""),
  "brick": ("https://brickschema.org/schema/Brick#", ""),
  "ifc": ("https://ifc43-docs.standards.buildingsmart.org/IFC/RELEASE/IFC4x3/HTML/lexical/", ".htm"),
  "quantitykind": ("https://qudt.org/vocab/quantitykind/", ""),
  "qudt": ("https://qudt.org/vocab/unit/", ""),
  "rec": ("https://w3id.org/rec#", ""),
  "s223": ("http://data.ashrae.org/standard223#", ""),
  "saref": ("https://saref.etsi.org/core/", ""),
]

/// A link to an element of another vocabulary, where it is known where that is explained; what is a whole address leads there.
func mappingLink(_ target: String) -> Inline {
  let parts = target.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, let vocabulary = vocabularies[String(parts[0])], !parts[1].isEmpty,
    parts[1].utf8.allSatisfy({
      ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x5F || $0 == 0x2D
    })
  else { return .external(target) }
  return .reference(target, vocabulary.before + parts[1] + vocabulary.after)
}

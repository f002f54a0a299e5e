import TwinImage

/// What an element carries beside its definition.
public struct Metadata: Sendable {
  let registry: Registry
  let row: UInt32

  private func value(_ column: ImageColumn) -> UInt32 { registry.image[column, row] }

  /// The title in `language`.
  ///
  /// Languages fall back as RFC 4647 §3.4 looks them up: `de-AT`, then `de`; then the text in no language, then another variety
  /// of the language (`de-CH`), then the first there is. Nil when there is none at all.
  public func title(in language: String = "en") -> String? { text(.metadataTitle, language) }

  /// The description in `language`, which falls back like the title's.
  public func description(in language: String = "en") -> String? { text(.metadataDescription, language) }

  /// All titles, by language; the language is empty where the source names none.
  public var titles: [(language: String, text: String)] { texts(.metadataTitle) }
  /// All descriptions, by language.
  public var descriptions: [(language: String, text: String)] { texts(.metadataDescription) }
  /// Pinned external identity: a DTMI, a GUID, an IRI.
  public var externalID: String? { registry.image.optionalString(value(.metadataExternalID)) }
  /// Who answers for it; nil means the owners of what encloses it.
  public var owner: String? { registry.image.optionalString(value(.metadataOwner)) }
  /// Whether it is stable (true), experimental (false), or does not say.
  public var isStable: Bool? { value(.metadataStability) == 0 ? nil : value(.metadataStability) == 2 }
  /// How confidential its data is, if it says so.
  public var classification: Classification? {
    let value = value(.metadataClassification)
    return value == 0 ? nil : Classification(rawValue: UInt8(truncatingIfNeeded: value - 1))
  }
  /// Earlier names, the latest first.
  public var formerNames: [String] { registry.strings(value(.metadataFormerly)) }
  /// Links to other vocabularies.
  public var mappings: [(kind: MappingKind, target: String)] {
    let image = registry.image
    return image.run(.mappingListStart, value(.metadataMappings)).compactMap { row in
      MappingKind(rawValue: UInt8(truncatingIfNeeded: image[.mappingKind, row])).map {
        ($0, image.string(image[.mappingTarget, row]))
      }
    }
  }

  /// Whether what it is of is on its way out.
  public var isDeprecated: Bool { value(.metadataDeprecation) > 0 }

  /// The deprecation; `find` looks its replacement up.
  func deprecation<Element>(_ find: (String) -> Element?) -> Deprecation<Element>? {
    let row = value(.metadataDeprecation)
    guard row > 0 else { return nil }
    let image = registry.image
    let name = image.optionalString(image[.deprecationReplacedBy, row - 1])
    return Deprecation(
      since: image.optionalString(image[.deprecationSince, row - 1]),
      removeIn: image.optionalString(image[.deprecationRemoveIn, row - 1]),
      reason: image.optionalString(image[.deprecationReason, row - 1]),
      replacedBy: name, replacement: name.flatMap(find))
  }

  private func texts(_ column: ImageColumn) -> [(language: String, text: String)] {
    let image = registry.image
    return image.run(.textListStart, value(column)).map {
      (image.string(image[.textLanguage, $0]), image.text($0))
    }
  }

  private func text(_ column: ImageColumn, _ language: String) -> String? {
    let image = registry.image
    let run = image.run(.textListStart, value(column))
    if run.isEmpty { return nil }
    let tags = run.map { image.string(image[.textLanguage, $0]).lowercased() }
    var wanted = language.lowercased()
    var chosen = tags.firstIndex(of: wanted)
    while chosen == nil, let hyphen = wanted.lastIndex(of: "-") {
      wanted = String(wanted[..<hyphen])
      chosen = tags.firstIndex(of: wanted)
    }
    chosen = chosen ?? tags.firstIndex(of: "") ?? tags.firstIndex { $0.hasPrefix(wanted + "-") }
    return image.text(run.lowerBound + UInt32(chosen ?? 0))
  }
}

/// How confidential the data under an element is, from open to closed.
public enum Classification: UInt8, Sendable, CaseIterable {
  case `public`, `internal`, confidential, restricted
}

/// How an element of another vocabulary relates to this one (SKOS §10).
public enum MappingKind: UInt8, Sendable, CaseIterable {
  case exact, close, broader, narrower, related
}

/// That something is on its way out.
public struct Deprecation<Element: Hashable & Sendable>: Hashable, Sendable {
  /// Version of the package that deprecated it.
  public let since: String?
  /// Version that may remove it.
  public let removeIn: String?
  /// Why, in words.
  public let reason: String?
  /// What to use instead: an identity, or for members and fields a name beside it.
  public let replacedBy: String?
  /// What `replacedBy` names, if it is there.
  public let replacement: Element?
}

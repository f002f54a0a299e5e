/// Every keyword of the language, in the order of the reference.
public enum Key: UInt8, CaseIterable, Sendable {
  // Manifests
  case edition, package, kind, version, summary, owners, dependencies, workspace
  case packages, packs, rules, overrides, catalogue, paths, compatibility, registry, protect, baseline, alias
  case records, decision, approval, notice, noticeDays, waived, backdated, freezes, until
  // Sections of a source
  case concepts, relations, quantities, units, terms, points, twins, schemas
  // Metadata
  case title, description, comment, id, owner, stability, deprecated, formerly, synonyms, mappings, annotations
  case classification, source
  case since, removeIn, replacedBy, reason
  case exact, close, broader, narrower, related
  case system, field
  // Ontology
  case domain, range, inverse, characteristics
  case dimension, coherentUnit, symbol, quantity, factor, offset
  case role, abbreviations
  // Twins and members
  case realises, extends, abstract, sealed
  case properties, telemetry, events, commands, relationships, components
  case required, writable, use, sampling, freshness, payload, severity, request, response
  case relation, target, cardinality, inverseCardinality
  // Values
  case type, array, map, keys, object, enumeration, open, encoding, unit, name, value
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, precision
  case minLength, maxLength, pattern, minItems, maxItems, uniqueItems
  case const, defaultValue, examples
  // Rules, packs, waivers
  case status, aliases, rationale, check, select, when, require, options, message, notes, fix, unexampled
  case fails, passes, bytes, expect, words, old, new
  case impact, producers, readers, graph, callers, code, models, bump, upgrade, migration, mirror, effect
  case waivers, finding, rule, subject, approver, expires
  // Change records
  case why, author, approvedBy, covers

  /// How it is written in a source.
  public var spelling: String {
    switch self {
    case .alias: "as"
    case .realises: "is"
    case .enumeration: "enum"
    case .defaultValue: "default"
    default: "\(self)"
    }
  }
}

/// Finds the keyword that a scalar spells, without making a string.
struct KeyTable: Sendable {
  private let spellings: [[UInt8]]
  /// Open addressing; zero means free, otherwise raw value + 1.
  private var slots = [UInt8](repeating: 0, count: 512)

  init() {
    spellings = Key.allCases.map { Array($0.spelling.utf8) }
    for (index, spelling) in spellings.enumerated() {
      var slot = Self.hash(spelling.span)
      while slots[slot] != 0 { slot = (slot + 1) & 511 }
      slots[slot] = UInt8(index + 1)
    }
  }

  /// The keyword spelled by `text`, if any. O(length).
  func find(_ text: Span<UInt8>) -> Key? {
    guard text.count > 0, text.count < 32 else { return nil }
    var slot = Self.hash(text)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if matches(index, text) { return Key(rawValue: UInt8(index)) }
      slot = (slot + 1) & 511
    }
    return nil
  }

  private func matches(_ index: Int, _ text: Span<UInt8>) -> Bool {
    guard spellings[index].count == text.count else { return false }
    for position in 0..<text.count where spellings[index][position] != text[position] { return false }
    return true
  }

  private static func hash(_ text: Span<UInt8>) -> Int {
    var hash = UInt32(truncatingIfNeeded: text.count)
    for index in 0..<text.count { hash = (hash ^ UInt32(text[index])) &* 0x0100_0193 }
    return Int((hash ^ (hash >> 15)) & 511)
  }
}

import TwinConformance
import TwinOutput
import TwinRuntime

/// Documents of one form that the command line names, with the names by which they say themselves what they are.
struct NamedDocuments {
  private let migration: Migration
  private let typeKey: String
  private var reader: RecordPartsReader

  init(_ migration: Migration, _ reader: RecordPartsReader, typeKey: String) {
    (self.migration, self.reader, self.typeKey) = (migration, reader, typeKey)
  }

  /// `document` as `migrate` makes it, and what it says of itself as it is called there. Refuses one that says that it is something else.
  mutating func migrate(
    _ document: [UInt8], _ migrate: ([UInt8]) throws -> [UInt8]
  ) throws -> [UInt8] {
    guard let names = reader.names(in: document) else { return try migrate(document) }
    switch migration.source {
    case .edgeProperties(let member): return try migrateEdge(document, names, of: member, migrate)
    case .state, .telemetry:
      if let problem = problem(names) { throw RecordRefusal(problem) }
      let result = try migrate(document)
      return reader.names(in: result).map { replacing(typeNames($0), in: result) } ?? result
    // What a payload holds is its own.
    case .payload, .request, .response: return try migrate(document)
    }
  }

  // MARK: - Twins

  private func problem(_ names: DocumentNames) -> String? {
    if let relationship = names.relationship, !names.isEnclosed {
      return "/$relationshipName: the record is an edge of `\(relationship.text)`; its properties take --form edge:NAME"
    }
    let pointer = "/$metadata/$model"
    if names.hasOtherModel {
      return "\(pointer): expected the name of a type, and --type says `\(migration.source.type.id)`"
    }
    if let model = names.model, let problem = problem(model, at: pointer) { return problem }
    guard let name = typeName(names) else { return nil }
    // Beside `$model`, what names no type is a member like others.
    if names.model != nil, reader.type(called: name.text) == nil { return nil }
    return problem(name, at: "/" + typeKey).map {
      $0 + (typeKey == "type" ? "; where `type` names no type, --type-key says which key does" : "")
    }
  }

  /// That `name` is not of the type that all records are said to be of.
  private func problem(_ name: DocumentNames.Name, at pointer: String) -> String? {
    let type = migration.source.type
    guard let named = reader.type(called: name.text) else {
      let isMigrated = [migration.target.type.id, migration.target.type.metadata.externalID].contains(name.text)
      return
        "\(pointer): there is no type `\(name.text)` at \(type.package.version); --type says `\(type.id)`"
        + (type.metadata.externalID.map { ", which is `\($0)`" } ?? "")
        + (isMigrated
          ? "; a type is called so at \(migration.target.type.package.version): perhaps this is migrated" : "")
    }
    if named.id == type.id { return nil }
    return
      "\(pointer): the record is of `\(named.id)`, and --type says `\(type.id)`; without --type, records are of what they say"
  }

  /// The type at the type key, where that is no member.
  private func typeName(_ names: DocumentNames) -> DocumentNames.Name? {
    let types = [migration.source.type, migration.target.type]
    return types.contains { $0.member(typeKey) != nil } ? nil : names.type
  }

  private func typeNames(_ names: DocumentNames) -> [(Range<Int>, [UInt8])] {
    [names.model, typeName(names)].compactMap { name in
      guard let name, let type = reader.type(called: name.text), type.id == migration.source.type.id else { return nil }
      return (name.range, migration.typeText(json(.string(name.text), layout: .compact)[...]))
    }
  }

  // MARK: - Edges

  private mutating func migrateEdge(
    _ document: [UInt8], _ names: DocumentNames, of member: Member, _ migrate: ([UInt8]) throws -> [UInt8]
  ) throws -> [UInt8] {
    let keys = ["source", "relationship", "target", "properties"]
    let isEnclosed =
      names.isEnclosed && !(member.relationship?.properties ?? []).contains { keys.contains($0.name) }
    guard let relationship = names.relationship, isEnclosed || !names.isEnclosed else { return try migrate(document) }
    guard relationship.text == member.name else {
      throw RecordRefusal(
        "/\(names.isEnclosed ? "relationship" : "$relationshipName"): the record is an edge of `\(relationship.text)`, and"
          + " --form says edge:\(member.name)")
    }
    let name = json(.string(newName(of: member)), layout: .compact)
    guard isEnclosed else {
      let result = try migrate(document)
      guard let range = reader.names(in: result)?.relationship?.range, newName(of: member) != member.name else {
        return result
      }
      return replacing([(range, name)], in: result)
    }
    var edits = newName(of: member) == member.name ? [] : [(relationship.range, name)]
    if let properties = names.properties { edits.append((properties, try migrate(Array(document[properties])))) }
    return replacing(edits, in: document)
  }

  private func newName(of member: Member) -> String {
    if case .edgeProperties(let other) = migration.target { other.name } else { member.name }
  }
}

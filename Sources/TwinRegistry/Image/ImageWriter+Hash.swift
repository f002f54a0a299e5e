import TwinImage
import TwinModel

extension ImageWriter {
  /// Pinned external identities of elements and members; of two that are equal within a kind, the first counts.
  mutating func writeExternals() {
    var seen: Set<Interned.Key> = []
    func write(_ metadata: ID<Metadata>?, kind: UInt8, target: UInt32) {
      guard let metadata, let id = model.metadata[metadata].externalID, !id.isEmpty else { return }
      let text = string(id)
      guard seen.insert(Interned.Key(table: .externals, values: [UInt32(kind), text])).inserted else { return }
      columns.append(.externalID, text)
      columns.append(.externalKind, UInt32(kind))
      columns.append(.externalTarget, target)
    }
    for (element, header) in headers().enumerated() {
      write(header.element.metadata, kind: header.kind.rawValue, target: UInt32(element))
    }
    for twin in numbering.twins.order {
      for member in model.twins[twin].members {
        if let row = memberRows[member] { write(model.members[member].metadata, kind: ImageKey.member, target: row) }
      }
    }
  }

  /// The hash table over identities of elements, names of members, and external ids.
  mutating func writeHash() {
    var keys: [(kind: UInt8, text: [UInt8])] = []
    var seen: Set<[UInt8]> = []
    var entries: [UInt32] = []
    func add(_ kind: UInt8, _ text: [UInt8]) {
      // An external id that is also an identity of the same kind leads nowhere new.
      if seen.insert([kind] + text).inserted { entries.append(UInt32(keys.count)) }
      keys.append((kind, text))
    }
    for header in headers() { add(header.kind.rawValue, Array(model.identity(header.element).utf8)) }
    for name in columns[.memberNameName] { add(ImageKey.memberName, bytes(name)) }
    for (id, kind) in zip(columns[.externalID], columns[.externalKind]) {
      add(UInt8(truncatingIfNeeded: kind), bytes(id))
    }
    let hash = PerfectHash(count: entries.count) { entry, seed in
      let key = keys[Int(entries[Int(entry)])]
      return key.text.withUnsafeBytes { imageHash($0, seed: imageSeed(seed, kind: key.kind)) }
    }
    columns.append(.imageSeed, wide: hash.seed)
    for displacement in hash.displacements { columns.append(.hashDisplacement, UInt32(displacement)) }
    for slot in hash.slots { columns.append(.hashSlot, slot == 0 ? 0 : entries[Int(slot - 1)] + 1) }
    for entry in hash.overflow { columns.append(.hashOverflow, entries[Int(entry)]) }
  }

  private func bytes(_ string: UInt64) -> [UInt8] {
    let text = strings.utf8(Symbol(UInt32(truncatingIfNeeded: string)))
    return (0..<text.count).map { text[$0] }
  }
}

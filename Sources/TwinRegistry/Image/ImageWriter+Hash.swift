import TwinImage
import TwinModel

extension ImageWriter {
  /// Pinned external identities of elements and members; of two that are equal within a kind, the first counts.
  mutating func writeExternals() {
    func write(_ metadata: ID<Metadata>?, kind: UInt8, target: UInt32) {
      guard let metadata, let id = model.metadata[metadata].externalID, !id.isEmpty else { return }
      let text = string(id)
      let row = begin(.externals)
      push(UInt32(kind))
      push(text)
      _ = end(row) { writer, _ in
        writer.columns.append(.externalID, text)
        writer.columns.append(.externalKind, UInt32(kind))
        return writer.columns.append(.externalTarget, target)
      }
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
    // What is looked up by, each a kind and a text.
    let headers = headers()
    let expected = headers.count + columns[.memberNameOffset].count + columns[.externalID].count
    var keys = SymbolTable(minimumCapacity: expected + 1)
    var key: [UInt8] = []
    var entries: [UInt32] = []
    var count: UInt32 = 0
    func add() {
      // An external id that is also an identity of the same kind leads nowhere new.
      if keys.intern(key.span).rawValue > entries.count { entries.append(count) }
      count += 1
      key.removeAll(keepingCapacity: true)
    }
    func append(_ text: Span<UInt8>) { text.withUnsafeBufferPointer { key.append(contentsOf: $0) } }
    for header in headers {
      key.append(header.kind.rawValue)
      append(model.symbols.utf8(model.packages[header.element.package].name))
      key.append(UInt8(ascii: "."))
      append(model.symbols.utf8(header.element.name))
      add()
    }
    for (row, offset) in columns[.memberNameOffset].enumerated() {
      key.append(ImageKey.memberName)
      strings.append(UInt32(row) &+ 1 &+ UInt32(offset), to: &key)
      add()
    }
    for (id, kind) in zip(columns[.externalID], columns[.externalKind]) {
      key.append(UInt8(truncatingIfNeeded: kind))
      strings.append(UInt32(id), to: &key)
      add()
    }
    let hash = PerfectHash(count: entries.count) { entry, seed in
      // The first symbol is the empty string.
      keys.utf8(Symbol(entry + 1)).withUnsafeBytes { key in
        imageHash(UnsafeRawBufferPointer(rebasing: key[1...]), seed: imageSeed(seed, kind: key[0]))
      }
    }
    columns.append(.imageSeed, wide: hash.seed)
    for displacement in hash.displacements { columns.append(.hashDisplacement, UInt32(displacement)) }
    for slot in hash.slots { columns.append(.hashSlot, slot == 0 ? 0 : entries[Int(slot - 1)] + 1) }
    for entry in hash.overflow { columns.append(.hashOverflow, entries[Int(entry)]) }
  }
}

import TwinModel
import TwinSource

/// An element of a taxonomy, whatever its kind.
private struct TaxonomyRow {
  let element: ElementRef
  let header: ElementHeader
  let broader: [Int]
}

extension CheckRun {
  fileprivate func taxonomy<Row>(
    _ table: Table<Row>, _ kind: ElementKinds, _ element: (ID<Row>) -> ElementRef, _ header: (Row) -> ElementHeader,
    _ broader: (Row) -> [ID<Row>]
  ) -> [TaxonomyRow] {
    guard selection.contains(kind) else { return [] }
    return table.ids.map { id in
      TaxonomyRow(element: element(id), header: header(table[id]), broader: broader(table[id]).map(\.index))
    }
  }

  /// Says which broader entries of a row come with another of its entries already.
  fileprivate mutating func reportRedundant(_ rows: [TaxonomyRow]) {
    var marks = [Int](repeating: -1, count: rows.count)
    for (number, row) in rows.enumerated() where row.broader.count > 1 && covers(row.header.place) {
      let entries = Set(row.broader)
      // Everything strictly above an entry, with the entry that it was reached from.
      var via: [Int: Int] = [:]
      var queue = row.broader.flatMap { entry in rows[entry].broader.map { (node: $0, entry: entry) } }
      while let (node, entry) = queue.popLast() {
        guard marks[node] != number else { continue }
        marks[node] = number
        if entries.contains(node) { via[node] = entry }
        queue += rows[node].broader.map { ($0, entry) }
      }
      for entry in row.broader {
        guard let nearer = via[entry], nearer != entry else { continue }
        report(
          row.element, at: ["broader"],
          [
            "broader": name(rows[entry].header, seenFrom: row.header.package),
            "nearer": name(rows[nearer].header, seenFrom: row.header.package),
          ],
          discriminator: model.identity(rows[entry].header),
          related: [RelatedPlace(rows[nearer].header.place, "the nearer one")])
      }
    }
  }
}

let redundantBroader = Check(
  "redundant-broader", "No broader entry is above another one of the same element.",
  selection: [.concept, .relation, .quantity], needsWholeModel: true, values: ["broader", "nearer"]
) { run in
  run.reportRedundant(run.taxonomy(run.model.concepts, .concept, { .concept($0) }, \.header, \.broader))
  run.reportRedundant(run.taxonomy(run.model.relations, .relation, { .relation($0) }, \.header, \.broader))
  run.reportRedundant(run.taxonomy(run.model.quantities, .quantity, { .quantity($0) }, \.header, \.broader))
}

let unconnectedConcept = Check(
  "unconnected-concept", "Concepts have their place in a taxonomy.", selection: .concept, needsWholeModel: true,
  values: ["source"]
) { run in
  let model = run.model
  var isConnected = model.concepts.rows.map { !$0.broader.isEmpty }
  for row in model.concepts.rows {
    for broader in row.broader { isConnected[broader.index] = true }
  }
  for concept in run.concepts where !isConnected[concept.index] {
    let package = model.packages[model.concepts[concept].header.package]
    // A taxonomy of one's own may begin anywhere; beside another, it should join it.
    let other = package.dependencies.first { !model.packages[$0.package].concepts.isEmpty }
    guard let other else { continue }
    run.report(.concept(concept), ["source": model.string(other.alias)])
  }
}

let unitSymbol = Check("unit-symbol", "Units have a symbol.", selection: .unit, needsWholeModel: true) { run in
  for unit in run.units {
    let row = run.model.units[unit]
    // Plain numbers and counts are written without one.
    guard run.model.quantities[row.quantity].dimension != .one, row.symbol.map(\.isEmpty) ?? true else { continue }
    run.report(.unit(unit))
  }
}

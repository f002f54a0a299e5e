import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax

let keyOrder = Check(
  "key-order",
  "The keys of an element stand in one order: what it is, what is said about it, what stands in it.",
  selection: [.declarations, .members], values: ["key", "before"]
) { run in
  let ranks = LanguageDefinition.constructs.map { construct in
    Dictionary(construct.layout.enumerated().map { ($1.spelling, $0) }) { first, _ in first }
  }
  for element in run.elements {
    let place = run.model.place(of: element)
    guard let construct = construct(of: element, in: run.model) else { continue }
    let ranks = ranks[Int(construct.rawValue)]
    var last: (key: String, rank: Int)?
    var fault: (key: String, before: String)?
    for name in run.sources.blockKeys(of: place) where fault == nil {
      guard let rank = ranks[name] else { continue }
      if let last, last.rank > rank { fault = (name, last.key) }
      last = (name, rank)
    }
    if let fault {
      run.report(element, ["key": fault.key, "before": fault.before], mends: [.orderKeys(element)])
    }
  }
}

/// What the language calls an element that has keys of its own.
private func construct(of element: ElementRef, in model: Model) -> ConstructID? {
  switch element {
  case .concept: .concept
  case .relation: .relation
  case .quantity: .quantity
  case .unit: .unit
  case .term: .term
  case .point: .point
  case .twin: .twin
  case .schema: .schema
  case .member(let member): model.members[member].kind.construct
  case .package, .field, .enumerationValue: nil
  }
}

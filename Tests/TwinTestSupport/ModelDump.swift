public import TwinModel
import TwinSource

/// A model as text, every stored property of every row: symbols as strings, ids as identities or, where the row has no
/// identity, as the row itself; places left out. Two models are equal when their dumps are.
///
/// Made by reflection, so that a property added to the model is compared without anybody thinking of it.
public func dump(_ model: Model) -> [String] {
  let dumper = ModelDumper(model: model)
  var lines: [String] = []
  for child in Mirror(reflecting: model).children {
    guard let table = child.value as? any DumpedTable, table.isDumpedByRow else { continue }
    for row in table.anyRows { lines.append("\(child.label ?? ""): \(dumper.text(row))") }
  }
  return lines
}

/// The lines that only one of two dumps has, marked `-` and `+`; empty when they are equal. At most `limit` lines.
public func dumpDifference(_ old: [String], _ new: [String], limit: Int = 20) -> [String] {
  if old == new { return [] }
  let (left, right) = (Set(old), Set(new))
  let lines = old.filter { !right.contains($0) }.map { "- " + $0 } + new.filter { !left.contains($0) }.map { "+ " + $0 }
  return lines.isEmpty ? ["the same lines in another order"] : Array(lines.prefix(limit))
}

private struct ModelDumper {
  let model: Model

  func text(_ value: Any) -> String {
    switch value {
    case let symbol as Symbol: return "\"\(model.string(symbol))\""
    case is Place: return "_"
    case let reference as any DumpedReference: return reference.text(in: self)
    case let string as String: return "\"\(string)\""
    default: break
    }
    let mirror = Mirror(reflecting: value)
    let children = mirror.children.map { child in
      (child.label.map { $0.hasPrefix(".") ? "" : $0 + ": " } ?? "") + text(child.value)
    }
    switch mirror.displayStyle {
    case .optional: return children.first.map { String($0.dropFirst("some: ".count)) } ?? "nil"
    case .collection, .set, .tuple: return "[" + children.joined(separator: ", ") + "]"
    case .enum: return children.isEmpty ? "\(value)" : children.joined()
    default: return children.isEmpty ? "\(value)" : "\(type(of: value))(" + children.joined(separator: ", ") + ")"
    }
  }

  func row<Row>(_ id: ID<Row>) -> String {
    func identity(_ header: ElementHeader) -> String { model.identity(header) }
    let index = id.index
    switch Row.self {
    case is Package.Type: return model.string(model.packages.rows[index].name)
    case is Concept.Type: return identity(model.concepts.rows[index].header)
    case is Relation.Type: return identity(model.relations.rows[index].header)
    case is Quantity.Type: return identity(model.quantities.rows[index].header)
    case is Unit.Type: return identity(model.units.rows[index].header)
    case is Term.Type: return model.identity(ofTerm: model.terms.rows[index])
    case is Point.Type: return identity(model.points.rows[index].header)
    case is Twin.Type: return identity(model.twins.rows[index].header)
    case is Schema.Type: return identity(model.schemas.rows[index].header)
    case is Member.Type: return model.identity(of: model.members.rows[index])
    case is TelemetryDetail.Type: return text(model.telemetryDetails.rows[index])
    case is RelationshipDetail.Type: return text(model.relationshipDetails.rows[index])
    case is DataType.Type: return text(model.dataTypes.rows[index])
    case is Field.Type: return text(model.fields.rows[index])
    case is Enumeration.Type: return text(model.enumerations.rows[index])
    case is EnumerationValue.Type: return text(model.enumerationValues.rows[index])
    case is Constraint.Type: return text(model.constraints.rows[index])
    case is Literal.Type: return text(model.literals.rows[index])
    case is Metadata.Type: return text(model.metadata.rows[index])
    case is LocalizedText.Type: return text(model.texts.rows[index])
    case is ID<Twin>.Type: return row(model.ancestors.rows[index])
    case is ID<Member>.Type: return row(model.effectiveMembers.rows[index])
    default: fatalError("the model has a table of \(Row.self) that the dump does not know")  // A test must not pass.
    }
  }
}

/// An id or a range of ids.
private protocol DumpedReference {
  func text(in dumper: ModelDumper) -> String
}

extension ID: DumpedReference {
  fileprivate func text(in dumper: ModelDumper) -> String { dumper.row(self) }
}

extension IDRange: DumpedReference {
  fileprivate func text(in dumper: ModelDumper) -> String {
    "[" + map { dumper.row($0) }.joined(separator: ", ") + "]"
  }
}

/// A table of the model.
private protocol DumpedTable {
  var anyRows: [Any] { get }
  /// Whether its rows have an identity; the others are dumped where they are referred to.
  var isDumpedByRow: Bool { get }
}

extension Table: DumpedTable {
  fileprivate var anyRows: [Any] { rows }

  fileprivate var isDumpedByRow: Bool {
    switch Row.self {
    case is Package.Type, is Concept.Type, is Relation.Type, is Quantity.Type, is Unit.Type, is Term.Type,
      is Point.Type, is Twin.Type, is Schema.Type, is Member.Type:
      true
    default: false
    }
  }
}

/// `model` as sources of the language say it: their packages have a version, where those of another language may have none.
public func asVersioned(_ model: Model) -> Model {
  var model = model
  for row in model.packages.rows.indices { model.packages.rows[row].isVersioned = true }
  return model
}

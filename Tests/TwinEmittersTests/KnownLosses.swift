import Foundation
import TwinModel
import TwinRuntime

@testable import TwinEmitters

/// What a ledger lets a target miss: violations of the elements that it names, of the aspects that it names.
struct KnownLosses {
  let model: Model
  private var aspects: [String: Set<DocumentAspect>] = [:]

  /// Aspects for which right documents may be refused.
  private var strict: Set<DocumentAspect> = []

  init(_ ledger: LossLedger, in model: Model) {
    self.model = model
    for loss in ledger.losses {
      aspects[loss.element, default: []].insert(loss.aspect)
      if loss.limit.mayRefuse { strict.insert(loss.aspect) }
    }
  }

  /// Whether `violation` is of an element that lost what would have told it.
  func excuse(_ violation: Violation, of document: EmittedSample.Document, _ kind: EmittedDocument) -> Bool {
    let way = ElementWay(to: violation.pointer, in: kind, model)
    if lost(way.steps[0]).contains(where: { $0.excusesDocument(violation, document.text) }) { return true }
    if !way.isForeign, lost(way.steps.last ?? []).contains(where: { $0.excuses(violation, document.text) }) {
      return true
    }
    if violation.rule == .geometry, violation.expected.hasPrefix("a ring that ends") {
      if lost(way.steps.last ?? []).contains(.closedRing) { return true }
    }
    // One of the values of a name that stands twice.
    let isRepeated = document.violations.contains {
      $0.rule == .duplicateMember && (violation.pointer + "/").hasPrefix($0.pointer + "/")
    }
    if isRepeated, violation.rule != .duplicateMember, lost(way.steps[0]).contains(.repeatedValue) { return true }
    if way.isForeign, violation.rule == .duplicateMember {
      return way.steps.contains { lost($0).contains(.foreignDuplicate) }
    }
    // How often the way leads from a schema back into it.
    let returns = way.steps.flatMap(\.self).filter { aspects[$0]?.contains(.recursion) ?? false }
    let mostReturns = Dictionary(grouping: returns) { $0 }.values.map(\.count).max() ?? 0
    return mostReturns > 0 && mostReturns >= SQLChecker.levels(of: kind, in: model)
  }

  /// Whether a validator may refuse a document that the runtime takes.
  func excuseRefusal(of document: EmittedSample.Document) -> Bool {
    strict.contains(.longNumber) && DocumentAspect.hasLongNumber(document.text)
      || strict.contains(.absentPayload) && document.text.allSatisfy(\.isWhitespace)
  }

  private func lost(_ elements: [String]) -> Set<DocumentAspect> {
    elements.reduce(into: []) { $0.formUnion(aspects[$1] ?? []) }
  }
}

/// The elements that a JSON Pointer leads through, by the names that ledgers have for them.
struct ElementWay {
  /// Names of the document, and of each value on the way: its own and those of the schemas that stand for it.
  private(set) var steps: [[String]] = []
  /// Whether it leads to what the model does not know.
  private(set) var isForeign = false

  private enum Place {
    case object(DocumentObject, String)
    case value(ValueSpec, String)
    case foreign
  }

  init(to pointer: String, in document: EmittedDocument, _ model: Model) {
    let name = document.identity(in: model)
    var place: Place
    switch model.shape(of: document) {
    case .members(let object): (place, steps) = (.object(object, name), [[name]])
    case .value(let value, _): (place, steps) = (.value(value, name), [Self.names(of: value, name, model)])
    }
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      place = Self.step(place, String(part).replacing("~1", with: "/").replacing("~0", with: "~"), model)
      switch place {
      case .object(_, let name): steps.append([name])
      case .value(let value, let name): steps.append(Self.names(of: value, name, model))
      case .foreign: isForeign = true
      }
    }
  }

  private static func names(of value: ValueSpec, _ name: String, _ model: Model) -> [String] {
    [name] + model.schemas(passedBy: value).map { model.identity(model.schemas[$0].header) }
  }

  private static func step(_ place: Place, _ key: String, _ model: Model) -> Place {
    let (object, name): (DocumentObject, String)
    switch place {
    case .foreign: return .foreign
    case .object(let inner, let own): (object, name) = (inner, own)
    case .value(let value, let own):
      let base = names(of: value, own, model).last ?? own
      switch model.resolved(value.type).type {
      case .array(let field): return .value(model.fields[field].value, base + "[]")
      case .map(_, let field): return .value(model.fields[field].value, base + "{}")
      case .object(let range): (object, name) = (model.object(range), base)
      default: return .foreign
      }
    }
    guard let slot = object.slots.first(where: { $0.name.utf8.elementsEqual(key.utf8) }) else { return .foreign }
    switch slot.content {
    case .twin(let twin): return .object(model.state(of: twin), model.identity(model.twins[twin].header) + "/state")
    case .value(let value):
      if case .member(let id) = slot.element { return .value(value, model.identity(of: model.members[id])) }
      return .value(value, name + "/" + slot.name)
    }
  }
}

extension SQLChecker {
  /// How often a check follows a schema into itself.
  static func levels(of document: EmittedDocument, in model: Model) -> Int {
    checks(of: document, SQLPatterns(dialect: .re2), EmitOptions(), possessive: "", in: model).levels
  }
}

extension DocumentAspect {
  /// Whether a violation anywhere in a document is one that a target misses which does not say this.
  fileprivate func excusesDocument(_ violation: Violation, _ text: String) -> Bool {
    switch self {
    case .syntax, .limit, .duplicateMember: violation.rule.rawValue == rawValue
    case .longNumber:
      [
        .type, .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .precision, .range, .const,
        .geometry,
      ]
      .contains(
        violation.rule)
        && Self.hasLongNumber(violation.actual)
    default: false
    }
  }

  /// Whether a violation of an element is one that a target misses which does not say this of it.
  fileprivate func excuses(_ violation: Violation, _ text: String) -> Bool {
    switch self {
    case .leapSecond:
      violation.rule == .format
        && (Self.text(at: violation.pointer, in: text).map { $0.contains(":60") && !"Zz".contains($0.last ?? "Z") }
          ?? false)
    case .doubleRange: violation.rule == .range && violation.expected.contains("double")
    case .geometryConst, .deepConst: violation.rule == .const
    case .geometryUniqueItems, .deepUniqueItems: violation.rule == .uniqueItems
    default: false
    }
  }

  /// The string at `pointer` of a document.
  private static func text(at pointer: String, in document: String) -> String? {
    var value = try? JSONSerialization.jsonObject(with: Data(document.utf8), options: .fragmentsAllowed)
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let key = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
      if let object = value as? [String: Any] {
        value = object[key]
      } else if let list = value as? [Any], let index = Int(key), list.indices.contains(index) {
        value = list[index]
      } else {
        return nil
      }
    }
    return value as? String
  }

  /// Whether a number is in `text` that a double does not hold as it is written.
  static func hasLongNumber(_ text: String) -> Bool {
    for match in text.matches(of: /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/) {
      let digits = match.output.prefix { $0 != "e" && $0 != "E" }.filter(\.isNumber).drop { $0 == "0" }
      guard digits.count <= 15, let value = Double(match.output), value.isFinite else { return true }
      if !value.isNormal, digits.contains(where: { $0 != "0" }) { return true }
    }
    return false
  }
}

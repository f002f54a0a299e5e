import TwinModel
import TwinRules

/// Finds what stands inside values by what people call it: fields, elements of collections, values of enumerations.
struct ValueNames {
  private let model: Model
  private let facts: ModelFacts

  init(_ model: Model) {
    self.model = model
    facts = ModelFacts(model)
  }

  /// The one field or enum value called `name`; nil where there is none, or more than one. What a type inherits may be named
  /// by that type. O(fields and enum values).
  func find(_ name: String, _ names: ElementNames) -> ElementRef? {
    let wanted = Self.segments(declared(name, names))
    let all: [ElementRef] =
      model.fields.ids.map { .field($0) } + model.enumerationValues.ids.map { .enumerationValue($0) }
    let found = all.filter { element in
      guard facts.enclosing(element, in: model) != nil else { return false }
      let path = Self.segments(facts.path(of: element, in: model))
      return wanted.count >= path.count && wanted.suffix(path.count) == path
        && (wanted.count == path.count || wanted == Self.segments(facts.identity(of: element, in: model)))
    }
    return found.count == 1 ? found.first : nil
  }

  /// `name` with the member that it begins with named by the type that declares it.
  private func declared(_ name: String, _ names: ElementNames) -> String {
    guard let slash = name.firstIndex(of: "/") else { return name }
    let end = name[name.index(after: slash)...].firstIndex { ".[{=/".contains($0) } ?? name.endIndex
    let found = names.find(String(name[..<end]))
    guard found.count == 1, case .member(let id)? = found.first?.reference else { return name }
    return facts.identity(of: .member(id), in: model) + name[end...]
  }

  /// The names in a path, however they are joined: `Room/state.limits[]` is `Room/state/limits/items`.
  private static func segments(_ path: String) -> [Substring] {
    let plain = path.replacing("[]", with: "/items").replacing("{key}", with: "/keys").replacing("{}", with: "/values")
    return plain.split { $0 == "/" || $0 == "." || $0 == "=" }
  }
}

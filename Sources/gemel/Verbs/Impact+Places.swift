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

  /// The field or enum value called `name`; nil where there is none, and bad usage where there are several. What a type
  /// inherits may be named by that type.
  func thePlace(called name: String, _ names: ElementNames) throws -> ElementRef? {
    let found = find(name, names)
    guard found.count < 2 else {
      let identities = found.map { "  " + facts.identity(of: $0, in: model) }.joined(separator: "\n")
      throw CommandFailure.usage("`\(name)` may be any of\n\(identities)")
    }
    return found.first
  }

  /// Fields and enum values called `name`. O(fields and enum values).
  private func find(_ name: String, _ names: ElementNames) -> [ElementRef] {
    let wanted = Self.segments(declared(name, names))
    let all: [ElementRef] =
      model.fields.ids.map { .field($0) } + model.enumerationValues.ids.map { .enumerationValue($0) }
    return all.filter { element in
      guard facts.enclosing(element, in: model) != nil else { return false }
      let path = Self.segments(facts.path(of: element, in: model))
      return wanted.count >= path.count && wanted.suffix(path.count) == path
        && (wanted.count == path.count || wanted == Self.segments(facts.identity(of: element, in: model)))
    }
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

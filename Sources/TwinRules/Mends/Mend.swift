public import TwinModel
public import TwinSource

/// A mechanical mend in terms of the model. It says what is to be so; `MendWriter` finds the edits of the sources that make
/// it so.
public enum Mend: Hashable, Sendable {
  /// Gives the element another name, keeps the old one under `formerly`, and follows every reference in the workspace.
  case rename(ElementRef, to: String)
  /// Puts `key: value` into the element's mapping, or changes the value that the key has.
  case set(ElementRef, key: String, value: MendValue)
  /// Declares a member of a twin type in the section of its kind.
  case declare(MemberKind, name: String, of: ID<Twin>, entries: [MendEntry])
  /// Puts the keys of the element's mapping in the order of `Construct.layout`.
  case orderKeys(ElementRef)
  /// Replaces source bytes.
  case replace(Place, String)
}

/// A key with its value, to be written.
public struct MendEntry: Hashable, Sendable {
  /// The key.
  public var key: String
  /// The value.
  public var value: MendValue

  /// An entry.
  public init(_ key: String, _ value: MendValue) {
    self.key = key
    self.value = value
  }
}

/// A value to be written into a source.
public enum MendValue: Hashable, Sendable {
  /// A scalar, quoted where YAML asks for it.
  case text(String)
  /// A list of scalars; `set` adds what is missing to a list that is there.
  case list([String])
}

extension Mend {
  /// What it does, as an instruction.
  public func summary(_ model: Model) -> String {
    switch self {
    case .rename(let element, let name):
      "rename `\(model.string(model.name(of: element)))` to `\(name)`, wherever it is used"
    case .set(_, let key, let value):
      switch value {
      case .text(let text): "write `\(key): \(text)`"
      case .list(let texts): "write `\(key): [\(texts.joined(separator: ", "))]`"
      }
    case .declare(let kind, let name, let twin, _):
      "declare the \(kind.name) `\(name)` in `\(model.string(model.twins[twin].header.name))`"
    case .orderKeys: "put the keys in order"
    case .replace(_, let text): "write `\(text)`"
    }
  }
}

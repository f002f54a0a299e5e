public import TwinRuntime

/// What a record says of a twin, by the words of the command line: `state`, `telemetry`, `event:NAME`, `request:NAME`,
/// `response:NAME`.
public enum RecordForm: Hashable, Sendable {
  /// The twin's properties and components.
  case state
  /// Values of its telemetry by name, any part of it.
  case telemetry
  /// What the event of this name carries.
  case event(String)
  /// What the command of this name is called with, and what it answers.
  case request(String), response(String)

  /// Reads one of the words.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count == 2 ? parts[1] : "") {
    case ("state", "") where parts.count == 1: self = .state
    case ("telemetry", "") where parts.count == 1: self = .telemetry
    case ("event", let name) where !name.isEmpty: self = .event(name)
    case ("request", let name) where !name.isEmpty: self = .request(name)
    case ("response", let name) where !name.isEmpty: self = .response(name)
    default: return nil
    }
  }

  /// The word.
  public var text: String {
    switch self {
    case .state: "state"
    case .telemetry: "telemetry"
    case .event(let name): "event:" + name
    case .request(let name): "request:" + name
    case .response(let name): "response:" + name
    }
  }

  /// Whether a record of it is a twin as it is; the others are messages.
  public var isTwin: Bool { self == .state }
}

/// How records say what they are.
///
/// | record | what it is |
/// |---|---|
/// | all, where `type` is given | a document of that type |
/// | `{"$metadata": {"$model": TYPE, …}, …}` | a twin as Azure Digital Twins keeps it: the record is the document |
/// | `{TYPE KEY: TYPE, "state": {…}, …}` | an envelope; so with `telemetry` |
/// | `{TYPE KEY: TYPE, "event": NAME, "payload": …, …}` | an envelope of an event |
/// | `{TYPE KEY: TYPE, "command": NAME, "request": …, …}` | an envelope of a command's request; so with `response` |
/// | `{TYPE KEY: TYPE, DATA KEY: …, …}`, where a data key is given | an envelope of that document |
/// | `{TYPE KEY: TYPE, …}` | the record is the document, but for its type, and its `id` |
/// | `{"$sourceId", "$relationshipName", "$targetId", …}` | a relationship as Azure Digital Twins keeps it; `$dtId` may stand for `$sourceId` |
/// | `{"digitalTwinsGraph": {"digitalTwins": […], "relationships": […]}, …}` | a graph as Azure Digital Twins Explorer exports it: a record for each of these |
/// | `{"source", "relationship", "target", …}` without a type | a relationship; its `properties` are an object |
///
/// A key that names a member of the type is never one of an envelope, but the type key and the data key, which are asked for. A record that says two of
/// these things, or names two types, is read as none; so is one with a part of another envelope beside its own. What Azure Digital Twins keeps says what it
/// is by keys with `$`: all others are members of the twin, and properties of the relationship, whatever they are called.
public struct RecordShape: Hashable, Sendable {
  /// Identity of the type of all records; nil where each says its own.
  public var type: String?
  /// What documents are that do not say it: `state` where nil.
  public var form: RecordForm?
  /// The key whose value is the type.
  public var typeKey: String
  /// The key whose value is the document.
  public var dataKey: String?

  /// A shape; by default every record says its own type.
  public init(type: String? = nil, form: RecordForm? = nil, typeKey: String = "type", dataKey: String? = nil) {
    self.type = type
    self.form = form
    self.typeKey = typeKey
    self.dataKey = dataKey
  }
}

/// Why no data can be judged in the way that is asked for.
public struct ShapeProblem: Error, Hashable, CustomStringConvertible {
  /// The reason and the way out.
  public let description: String
}

extension RecordShape {
  /// Throws where the model of `registry` has not what the shape names.
  public func check(against registry: Registry) throws(ShapeProblem) {
    if registry.types.isEmpty {
      throw ShapeProblem(description: "the model has no twin types, so that no data can be of it")
    }
    guard let name = type else { return }
    guard let type = TypeNames(registry).type(Array(name.utf8)) else {
      let same = registry.types.filter { $0.name == name }.map { "`\($0.id)`" }
      let hint = same.isEmpty ? "" : "; write its whole identity: \(same.prefix(3).joined(separator: " or "))"
      throw ShapeProblem(description: "the model has no twin type `\(name)`\(hint)")
    }
    if type.isAbstract {
      let below = type.subtypes.filter { !$0.isAbstract && $0.id != type.id }.map { "`\($0.id)`" }
      let more = below.count > 3 ? ", …" : ""
      let hint =
        below.isEmpty ? "" : "; name one of those that extend it: \(below.prefix(3).joined(separator: ", "))\(more)"
      throw ShapeProblem(description: "`\(type.id)` is abstract, so that no data is of it\(hint)")
    }
    if let form, form.document(of: type) == nil {
      let known = type.members.flatMap { member -> [String] in
        switch member.kind {
        case .event: ["event:" + member.name]
        case .command: ["request:" + member.name, "response:" + member.name]
        default: []
        }
      }
      let more = known.count > 5 ? ", …" : ""
      let hint = known.isEmpty ? "none" : known.prefix(5).joined(separator: ", ") + more
      throw ShapeProblem(description: "`\(type.id)` has no such event or command as \(form.text); it has \(hint)")
    }
  }
}

extension RecordShape {
  /// What a record has to have so that it is known what it is.
  var expectation: String {
    let data = dataKey.map { " and the document in `\($0)`" } ?? ""
    return type == nil
      ? "an object that names its type in `\(typeKey)` or `$metadata`/`$model`" + data
      : "an object with the document in `\(dataKey ?? "")`"
  }
}

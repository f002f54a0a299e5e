/// One thing that migration does, or cannot do.
public struct MigrationStep: Hashable, Sendable {
  /// Who does it.
  public enum Class: String, Hashable, Sendable {
    /// It is done without a question.
    case mechanical
    /// The value stays as it is, and is refused where the version does not allow it: a bound that is tighter is such a step.
    case conditional
    /// People have to decide: a document that holds such a value is refused.
    case manual
  }

  /// What happens, in the words of the impact table as seen along the migration: `property-renamed`, `value-unit-changed`.
  public let kind: String
  /// Identity of the element in the version that documents come from; for what is new there, of what lacks it, with the name.
  public let element: String
  /// The same in words. It holds names of the models: whoever shows it must expect control characters.
  public internal(set) var message: String
  /// Who does it.
  public internal(set) var `class`: Class
  /// Whether it takes something away, so that it can be dropped where that is asked for.
  public let isRemoval: Bool
  /// Whether it is about documents that lack something, and nothing can be put there for them.
  public internal(set) var isLack: Bool
  /// What stands in the version that documents come from, and differs: a name, a default in JSON, a bound as the model writes it. Nil where
  /// nothing stands there, or all is said by the kind.
  public internal(set) var before: String?
  /// What stands in its place in the version that they go to.
  public internal(set) var after: String?
  /// Identity of the unit that numbers are in before, and of what `before` is in; nil where it is told by nothing or has not changed.
  public internal(set) var unitBefore: String?
  /// Identity of the unit that they are in then.
  public internal(set) var unitAfter: String?
  /// The releases that recorded it, in their order along the migration; none where that is not known.
  public internal(set) var releases: [SemanticVersion] = []
  /// What takes the place of what is gone, and why that had to go, in words, as its deprecation said. It is text of the model.
  public internal(set) var advice: String?

  init(
    kind: String, element: String, message: String, class: Class, isRemoval: Bool = false, isLack: Bool = false
  ) {
    self.kind = kind
    self.element = element
    self.message = message
    self.class = `class`
    self.isRemoval = isRemoval
    self.isLack = isLack
  }
}

/// What a step says beside its words.
struct StepFacts {
  var before: String?
  var after: String?
  /// Where numbers are in another unit.
  var units: (old: UnitOfMeasure, new: UnitOfMeasure)?
  /// Where records tell of it.
  var addresses: [RecordedNames.Address] = []
  var advice: String?
}

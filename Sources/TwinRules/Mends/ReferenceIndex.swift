public import TwinModel
public import TwinResolver
public import TwinSource

/// The references of a model's sources, to be asked from both sides. Made when a mend is to be written: sorting is what
/// resolving does without.
public struct ReferenceIndex: Sendable {
  private let places: [ElementRef: [Place]]
  private let elements: [Place: [ElementRef]]

  /// Indexes `references`; those in no file are left out. O(references × log references).
  public init(_ references: [SourceReference]) {
    let sorted = Set(references).filter { !$0.place.isNone }.sorted { $0.place < $1.place }
    places = Dictionary(grouping: sorted, by: \.element).mapValues { $0.map(\.place) }
    elements = Dictionary(grouping: sorted, by: \.place).mapValues { $0.map(\.element) }
  }

  /// The places that name `element`, in order.
  public func places(naming element: ElementRef) -> [Place] { places[element] ?? [] }

  /// What is named at `place`; in no order that means anything.
  public func elements(namedAt place: Place) -> [ElementRef] { elements[place] ?? [] }
}

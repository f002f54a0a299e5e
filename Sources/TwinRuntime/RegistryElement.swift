import TwinImage

/// What every named thing of a model has: a name, titles and descriptions, an owner, and perhaps a deprecation.
public protocol RegistryElement: Hashable, Sendable, CustomStringConvertible {
  /// The registry it belongs to.
  var registry: Registry { get }
  /// Identity: stable across releases.
  var id: String { get }
  /// Name, without package.
  var name: String { get }
  /// What it carries beside its definition.
  var metadata: Metadata { get }
}

extension RegistryElement {
  /// The title in `language` or the nearest one there is; see `Metadata`.
  public func title(in language: String = "en") -> String? { metadata.title(in: language) }
  /// The description in `language` or the nearest one there is; see `Metadata`.
  public func description(in language: String = "en") -> String? { metadata.description(in: language) }
  /// Pinned external identity: a DTMI, a GUID, an IRI.
  public var externalID: String? { metadata.externalID }
  /// Its identity.
  public var description: String { id }
}

/// An element of a package: a twin type, schema, quantity kind, unit, concept, relation or point.
public protocol PackageElement: RegistryElement {
  /// The package that declares it.
  var package: Package { get }
  /// What it is replaced by and why, if it is on its way out.
  var deprecation: Deprecation<Self>? { get }
}

/// A list of elements, read from the image as it is walked.
public struct ElementList<Element: Sendable>: RandomAccessCollection, Sendable {
  let registry: Registry
  /// The column that holds the elements, or nil where `start` counts them itself.
  let column: ImageColumn?
  let start: UInt32
  let end: UInt32
  let make: @Sendable (Registry, UInt32) -> Element

  init(
    registry: Registry, column: ImageColumn?, start: UInt32, end: UInt32,
    make: @escaping @Sendable (Registry, UInt32) -> Element
  ) {
    self.registry = registry
    self.column = column
    self.start = start
    self.end = Swift.max(start, end)
    self.make = make
  }

  /// Zero.
  public var startIndex: Int { 0 }
  /// Number of elements.
  public var endIndex: Int { Int(end - start) }
  /// The element at `position`.
  public subscript(position: Int) -> Element {
    let row = start &+ UInt32(truncatingIfNeeded: position)
    return make(registry, column.map { registry.image[$0, row] } ?? row)
  }
}

extension Registry {
  /// The twin types of a row of `twinLists`.
  func twins(_ row: UInt32) -> ElementList<TwinType> {
    let run = image.run(.twinListStart, row)
    return ElementList(
      registry: self, column: .twinListItem, start: run.lowerBound, end: run.upperBound, make: TwinType.init)
  }

  /// The concepts of a row of `conceptLists`.
  func concepts(_ row: UInt32) -> ElementList<Concept> {
    let run = image.run(.conceptListStart, row)
    return ElementList(
      registry: self, column: .conceptListItem, start: run.lowerBound, end: run.upperBound, make: Concept.init)
  }

  /// What `element` of `kind` is declared to stand below. All of it has lower numbers, whatever the image says: a walk upwards ends.
  func broader<Element>(
    _ element: UInt32, _ kind: ImageElementKind, _ make: @escaping @Sendable (Registry, UInt32) -> Element
  ) -> ElementList<Element> {
    let first = image.kinds[kind].lowerBound
    let run = element > first ? image.run(.hierarchyBroaderStart, element) : 0..<0
    return ElementList(registry: self, column: .broaderDistance, start: run.lowerBound, end: run.upperBound) {
      make($0, element &- 1 &- min($1, element &- 1 &- first))
    }
  }

  /// Everything below `element` of `kind`, without itself. Each row once, whatever the image says.
  func below<Element>(_ element: UInt32, _ kind: ImageElementKind, _ make: (Registry, UInt32) -> Element) -> [Element] {
    let last = image.kinds[kind].upperBound
    var all: [Element] = []
    func append(_ from: UInt32, _ to: UInt32) {
      for row in from..<max(from, min(to, last)) { all.append(make(self, row)) }
    }
    append(element + 1, element + 1 + min(image[.hierarchyBelow, element], last))
    var next: UInt32 = 0
    for interval in image.run(.intervalListStart, image[.hierarchyMore, element]) {
      append(max(next, image[.intervalFrom, interval]), image[.intervalTo, interval])
      next = max(next, image[.intervalTo, interval])
    }
    return all
  }

  func elementName(_ element: UInt32) -> String { image.string(image[.elementName, element]) }

  func elementID(_ element: UInt32) -> String {
    image.string(image[.packageName, image[.elementPackage, element]]) + "." + elementName(element)
  }

  func elementPackage(_ element: UInt32) -> Package { Package(registry: self, row: image[.elementPackage, element]) }

  func elementMetadata(_ element: UInt32) -> Metadata {
    Metadata(registry: self, row: image[.elementMetadata, element])
  }

  func elementDeprecation<Element>(_ element: UInt32, _ find: (String) -> Element?) -> Deprecation<Element>? {
    elementMetadata(element).deprecation { find($0) }
  }

  func strings(_ list: UInt32) -> [String] {
    image.run(.stringListStart, list).map { image.string(image[.stringListItem, $0]) }
  }
}

import TwinImage

/// A compiled model, opened: packages, twin types, members, schemas, quantities, units, concepts and relations, looked up by
/// identity and read in place.
///
/// ```swift
/// let registry = try Registry(path: "model.image")
/// let fan = registry.type("com.example.hvac.Fan")
/// for member in fan?.members ?? .none { print(member.name, member.unit?.symbol ?? "") }
/// ```
///
/// Opening checks the whole image, so that nothing afterwards can fail on its content. What lookups return are small values
/// that keep the registry alive; strings are made when they are asked for. Registries are immutable and may be shared by threads.
///
/// - Important: A mapped file must not be cut short or written to while it is open: the system then ends the process
///   (SIGBUS). Publish images under a new name and `rename` or `link` them into place; pass
///   `copying: true` where somebody else may write to the file.
public final class Registry: Sendable {
  let image: Image
  /// What documents were held to so far.
  let programs = ProgramCache()
  /// Factors and offsets of units that decimals were converted with so far.
  let exactUnits = ExactUnits()

  /// Opens the image at `path`.
  /// - Parameters:
  ///   - path: The `model.image` of an artifact. Symbolic links are followed; anything but a file is refused.
  ///   - copying: Whether to read the file into memory instead of mapping it.
  /// - Complexity: O(size of the file), about 50 µs for a megabyte: a third more than reading it takes.
  public convenience init(path: String, copying: Bool = false) throws(ImageError) {
    self.init(try Image(ImageStorage(path: path, copying: copying)))
  }

  /// Opens an image in memory. The bytes are copied.
  public convenience init(bytes: [UInt8]) throws(ImageError) {
    self.init(try Image(ImageStorage(copying: bytes)))
  }

  private init(_ image: Image) { self.image = image }

  /// The bytes with which every image begins.
  package static var imageMark: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: ImageHeader.magic >> (8 * $0)) } }

  /// Size of the image in bytes.
  public var byteCount: Int { image.byteCount }

  /// The package that the image was made of; the others are what it depends on.
  public var package: Package { Package(registry: self, row: image[.imagePackage, 0]) }

  /// All packages, by name.
  public var packages: [Package] {
    (0..<image[.packageName].count).map { Package(registry: self, row: $0) }
  }

  /// All twin types, by package, then name.
  public var types: ElementList<TwinType> { list(.twin, TwinType.init) }
  /// All schemas, by package, then name.
  public var schemas: ElementList<Schema> { list(.schema, Schema.init) }
  /// All quantity kinds, by package, then name.
  public var quantities: ElementList<Quantity> { list(.quantity, Quantity.init) }
  /// All units, by package, then name.
  public var units: ElementList<UnitOfMeasure> { list(.unit, UnitOfMeasure.init) }
  /// All concepts, by package, then name.
  public var concepts: ElementList<Concept> { list(.concept, Concept.init) }
  /// All relations, by package, then name.
  public var relations: ElementList<Relation> { list(.relation, Relation.init) }
  /// All points, by package, then name.
  public var points: ElementList<Point> { list(.point, Point.init) }

  private func list<Element>(
    _ kind: ImageElementKind, _ make: @escaping @Sendable (Registry, UInt32) -> Element
  ) -> ElementList<Element> {
    let packages = image[.packageName].count
    let first = UInt32(kind.rawValue) * packages
    let start = image[.packageElementsStart, first]
    let end = image[.packageElementsStart, first + packages]
    return ElementList(registry: self, column: .elementsByName, start: start, end: end, make: make)
  }
}

extension Registry {
  /// The package with this name.
  /// - Complexity: O(log packages).
  public func package(_ name: String) -> Package? {
    var low: UInt32 = 0
    var high = image[.packageName].count
    while low < high {
      let middle = low + (high - low) / 2
      let other = image.string(image[.packageName, middle])
      if other.utf8.elementsEqual(name.utf8) { return Package(registry: self, row: middle) }
      if other.utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The twin type with this identity (`com.example.hvac.Fan`) or pinned external id (a DTMI).
  /// - Complexity: O(length of `id`): one probe of a perfect hash.
  @inlinable
  public func type(_ id: String) -> TwinType? {
    // Made where it is asked for, so that one who keeps the registry pays no reference count.
    guard let number = twin(id) else { return nil }
    return TwinType(registry: self, number: number)
  }

  @usableFromInline
  func twin(_ id: String) -> UInt32? { element(.twin, id) }

  /// The schema with this identity or external id.
  public func schema(_ id: String) -> Schema? { element(.schema, id).map { Schema(registry: self, number: $0) } }

  /// The quantity kind with this identity or external id.
  public func quantity(_ id: String) -> Quantity? {
    element(.quantity, id).map { Quantity(registry: self, number: $0) }
  }

  /// The unit with this identity or external id.
  public func unit(_ id: String) -> UnitOfMeasure? {
    element(.unit, id).map { UnitOfMeasure(registry: self, number: $0) }
  }

  /// The concept with this identity or external id.
  public func concept(_ id: String) -> Concept? { element(.concept, id).map { Concept(registry: self, number: $0) } }

  /// The relation with this identity or external id.
  public func relation(_ id: String) -> Relation? {
    element(.relation, id).map { Relation(registry: self, number: $0) }
  }

  /// The shared member definition with this identity or external id.
  public func point(_ id: String) -> Point? { element(.point, id).map { Point(registry: self, number: $0) } }

  /// The member with this identity, own or inherited (`com.example.hvac.Fan/speed`; before the last slash, the type's identity or
  /// external id), or with this pinned external id.
  /// - Complexity: O(length of `id` + members of the type).
  @inlinable
  public func member(_ id: String) -> Member? {
    guard let (type, row) = memberRow(id) else { return nil }
    return Member(registry: self, typeNumber: type, row: row)
  }

  @usableFromInline
  func memberRow(_ id: String) -> (type: UInt32, row: UInt32)? {
    let span = id.utf8Span.span
    return span.withUnsafeBytes { key in
      if let (type, name) = splitAtLastSlash(key), let found = image.member(name, ofType: type) { return found }
      return image.member(externalID: key).map { (image.owner(ofMember: $0), $0) }
    }
  }

  /// What stands before and behind the last slash; nil where there is none, or nothing before it.
  @inline(__always)
  private func splitAtLastSlash(
    _ key: UnsafeRawBufferPointer
  ) -> (UnsafeRawBufferPointer, UnsafeRawBufferPointer)? {
    guard let base = key.baseAddress, let slash = lastSlash(key), slash > 0 else { return nil }
    return (
      UnsafeRawBufferPointer(start: base, count: slash),
      UnsafeRawBufferPointer(start: base + slash + 1, count: key.count - slash - 1)
    )
  }

  /// Where the last slash stands: eight bytes at a time from the end.
  @inline(__always)
  private func lastSlash(_ key: UnsafeRawBufferPointer) -> Int? {
    let slashes: UInt64 = 0x2F2F_2F2F_2F2F_2F2F
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var end = key.count
    while end >= 8 {
      let word = UInt64(littleEndian: key.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self)) ^ slashes
      // The highest bit of each byte that is zero now, and no other.
      let found = ~(((word & low) &+ low) | word | low)
      if found != 0 { return end &- 1 &- found.leadingZeroBitCount / 8 }
      end &-= 8
    }
    while end > 0 {
      end &-= 1
      if key[end] == UInt8(ascii: "/") { return end }
    }
    return nil
  }

  private func element(_ kind: ImageElementKind, _ id: String) -> UInt32? {
    let span = id.utf8Span.span
    return span.withUnsafeBytes { image.element(kind, $0) }
  }
}

/// A twin type's number in one image: what to keep where millions of lookups a second matter, since it costs no reference
/// count. Numbers change with every build; a number of another image means nothing and does no harm.
public struct TypeNumber: Hashable, Sendable {
  let rawValue: UInt32
}

extension Registry {
  /// The number of the twin type whose identity or external id these UTF-8 bytes are.
  public func typeNumber(_ id: Span<UInt8>) -> TypeNumber? {
    id.withUnsafeBytes { image.element(.twin, $0) }.map { TypeNumber(rawValue: $0) }
  }

  /// The twin type with this number.
  public func type(_ number: TypeNumber) -> TwinType? {
    image.kinds[.twin].contains(number.rawValue) ? TwinType(registry: self, number: number.rawValue) : nil
  }

  /// Whether `type` is `ancestor` or below it. Constant time.
  public func isSubtype(_ type: TypeNumber, of ancestor: TypeNumber) -> Bool {
    let types = image.kinds[.twin]
    return types.contains(type.rawValue) && types.contains(ancestor.rawValue)
      && image.isBelow(type.rawValue, ancestor.rawValue)
  }
}

// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

@c @implementation public func twin_find(
  _ registry: OpaquePointer?, _ kind: twin_kind, _ id: UnsafePointer<CChar>?, _ length: Int,
  _ element: UnsafeMutablePointer<twin_element>?
) -> twin_status {
  status { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let place = try place(element)
    guard let kind = NumberedElement.Kind(rawValue: kind), let id else { throw Failure(TWIN_BAD_ARGUMENT) }
    let text: String?
    if UInt(bitPattern: length) == UInt.max {
      text = String(validatingCString: id)
    } else {
      text = String(validating: try buffer(id, length), as: UTF8.self)
    }
    guard let text, let found = NumberedElement(in: registry, kind: kind, id: text) else {
      throw Failure(TWIN_NOT_FOUND)
    }
    place.pointee = twin_element(found, in: registry)
  }
}

@c @implementation public func twin_elements(
  _ registry: OpaquePointer?, _ element: UnsafePointer<twin_element>?, _ list: twin_list,
  _ elements: UnsafeMutablePointer<twin_element>?, _ capacity: Int, _ count: UnsafeMutablePointer<Int>?
) -> twin_status {
  status { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let count = try place(count)
    guard capacity >= 0, elements != nil || capacity == 0 else { throw Failure(TWIN_BAD_ARGUMENT) }
    let found =
      if element == nil {
        try registry.elements(Int(list))
      } else {
        try numbered(element, in: registry).elements(Int(list))
      }
    count.pointee = found.count
    if let elements {
      for (index, element) in found.prefix(capacity).enumerated() {
        elements[index] = twin_element(element, in: registry)
      }
    }
    guard found.count <= capacity else { throw Failure(TWIN_NO_ROOM) }
  }
}

@c @implementation public func twin_element_text(
  _ registry: OpaquePointer?, _ element: UnsafePointer<twin_element>?, _ kind: twin_text_kind,
  _ language: UnsafePointer<CChar>?, _ text: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let place = try place(text)
    let element = try numbered(element, in: registry)
    guard let language = language.map({ String(validatingCString: $0) }) ?? "en" else {
      throw Failure(TWIN_BAD_ARGUMENT)
    }
    guard let text = try element.text(Int(kind), language: language) else { throw Failure(TWIN_NOT_FOUND) }
    place.pointee = makeHandle(Text(text))
  }
}

@c @implementation public func twin_element_number(
  _ registry: OpaquePointer?, _ element: UnsafePointer<twin_element>?, _ kind: twin_number_kind,
  _ number: UnsafeMutablePointer<Int64>?
) -> twin_status {
  status { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let place = try place(number)
    guard let number = try numbered(element, in: registry).number(Int(kind)) else { throw Failure(TWIN_NOT_FOUND) }
    place.pointee = number
  }
}

@c @implementation public func twin_is_subtype(
  _ registry: OpaquePointer?, _ element: UnsafePointer<twin_element>?, _ of: UnsafePointer<twin_element>?,
  _ isSubtype: UnsafeMutablePointer<Bool>?
) -> twin_status {
  status { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let place = try place(isSubtype)
    switch (try numbered(element, in: registry), try numbered(of, in: registry)) {
    case (.type(let one), .type(let other)): place.pointee = one.isSubtype(of: other)
    case (.concept(let one), .concept(let other)): place.pointee = one.isNarrower(than: other)
    case (.relation(let one), .relation(let other)): place.pointee = one.isNarrower(than: other)
    case (.quantity(let one), .quantity(let other)): place.pointee = one.isNarrower(than: other)
    default: throw Failure(TWIN_WRONG_KIND)
    }
  }
}

extension twin_element {
  init(_ element: NumberedElement, in registry: Registry) {
    let (kind, number, typeNumber) = element.numbers
    self.init(kind: kind.rawValue, number: number, of: typeNumber, registry: registry.stamp)
  }
}

extension Registry {
  /// What tells its elements from those of others: its address, without what all addresses have in common.
  fileprivate var stamp: UInt32 {
    let address = UInt(bitPattern: ObjectIdentifier(self)) >> 4
    return UInt32(truncatingIfNeeded: address ^ address >> 32)
  }
}

/// The element that C means.
func numbered(_ element: UnsafePointer<twin_element>?, in registry: Registry) throws(Failure) -> NumberedElement {
  guard let element = element?.pointee else { throw Failure(TWIN_BAD_ARGUMENT) }
  guard element.registry == registry.stamp else { throw Failure(TWIN_WRONG_REGISTRY) }
  guard let kind = NumberedElement.Kind(rawValue: element.kind),
    let found = NumberedElement(in: registry, kind: kind, number: element.number, typeNumber: element.of)
  else { throw Failure(TWIN_BAD_ARGUMENT) }
  return found
}

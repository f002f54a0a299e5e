// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

@c @implementation public func twin_is_convertible(
  _ registry: OpaquePointer?, _ from: UnsafePointer<twin_element>?, _ to: UnsafePointer<twin_element>?,
  _ isConvertible: UnsafeMutablePointer<Bool>?
) -> twin_status {
  status { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let place = try place(isConvertible)
    place.pointee = try unit(from, in: registry).isConvertible(to: try unit(to, in: registry))
  }
}

@c @implementation public func twin_convert(
  _ registry: OpaquePointer?, _ value: Double, _ from: UnsafePointer<twin_element>?,
  _ to: UnsafePointer<twin_element>?, _ result: UnsafeMutablePointer<Double>?,
  _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let place = try place(result)
    let (from, to) = (try unit(from, in: registry), try unit(to, in: registry))
    do throws(ConversionError) {
      place.pointee = try registry.convert(value, from: from, to: to)
    } catch {
      throw Failure(error)
    }
  }
}

@c @implementation public func twin_convert_decimal(
  _ registry: OpaquePointer?, _ decimal: UnsafePointer<CChar>?, _ length: Int, _ from: UnsafePointer<twin_element>?,
  _ to: UnsafePointer<twin_element>?, _ result: UnsafeMutablePointer<OpaquePointer?>?,
  _ isExact: UnsafeMutablePointer<Bool>?, _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let place = try place(result)
    let (from, to) = (try unit(from, in: registry), try unit(to, in: registry))
    guard let decimal = try bytes(twin_string(bytes: decimal, length: length)) else { throw Failure(TWIN_BAD_ARGUMENT) }
    do throws(ConversionError) {
      // What is no UTF-8 is no number with replacement characters either.
      let converted = try registry.convert(decimal: String(decoding: decimal, as: UTF8.self), from: from, to: to)
      place.pointee = makeHandle(Text(converted.text))
      isExact?.pointee = converted.isExact
    } catch {
      throw Failure(error)
    }
  }
}

extension Failure {
  fileprivate init(_ error: ConversionError) {
    let status =
      switch error {
      case .differentQuantities: TWIN_DIFFERENT_QUANTITIES
      case .outOfRange: TWIN_OUT_OF_RANGE
      }
    self.init(status, error.description)
  }
}

/// The unit that C means.
private func unit(_ element: UnsafePointer<twin_element>?, in registry: Registry) throws(Failure) -> UnitOfMeasure {
  let element = try numbered(element, in: registry)
  guard case .unit(let unit) = element else {
    throw Failure(TWIN_WRONG_KIND, "'\(element.element.id)' is no unit")
  }
  return unit
}

// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

@c @implementation public func twin_choose_version(
  _ range: UnsafePointer<CChar>?, _ versions: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int,
  _ withdrawn: UnsafePointer<UnsafePointer<CChar>?>?, _ withdrawnCount: Int, _ locked: UnsafePointer<CChar>?,
  _ index: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let place = try place(index)
    let range = try required(range)
    let offered = try texts(versions, count)
    let (withdrawn, locked) = (try texts(withdrawn, withdrawnCount), try text(locked))
    do throws(VersionChoiceError) {
      let chosen = try chooseVersion(range, of: offered, withdrawn: withdrawn, locked: locked)
      // What is chosen is one of them, and each is written in one way.
      place.pointee = offered.firstIndex(of: chosen) ?? 0
    } catch {
      throw Failure(error)
    }
  }
}

@c @implementation public func twin_choose_registry(
  _ range: UnsafePointer<CChar>?, _ registries: UnsafePointer<OpaquePointer?>?, _ count: Int,
  _ withdrawn: UnsafePointer<UnsafePointer<CChar>?>?, _ withdrawnCount: Int, _ index: UnsafeMutablePointer<Int>?,
  _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let place = try place(index)
    let range = try required(range)
    var offered: [Registry] = []
    for handle in try array(registries, count) { offered.append(try required(handle, Registry.self)) }
    let withdrawn = try texts(withdrawn, withdrawnCount)
    do throws(VersionChoiceError) {
      let chosen = try Registry.choose(range, of: offered, withdrawn: withdrawn)
      place.pointee = offered.firstIndex { $0 === chosen } ?? 0
    } catch {
      throw Failure(error)
    }
  }
}

extension Failure {
  fileprivate init(_ error: VersionChoiceError) {
    let status =
      switch error {
      case .invalidRange, .invalidVersion: TWIN_NOT_A_VERSION
      case .noneFits: TWIN_NONE_FITS
      case .severalPackages: TWIN_SEVERAL_PACKAGES
      }
    self.init(status, error.description)
  }
}

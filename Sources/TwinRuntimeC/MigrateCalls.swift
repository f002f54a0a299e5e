// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

/// What a handle of a refusal leads to.
final class RefusalObject: Handled {
  static let mark: UInt64 = 0x7477_696E_5265_6675
  let refusal: MigrationRefusal
  private let texts: RowTexts

  init(_ refusal: MigrationRefusal) {
    self.refusal = refusal
    texts = RowTexts(refusal.obstacles.map { [$0.pointer, $0.kind ?? "", $0.element ?? "", $0.reason] })
  }

  /// The obstacle at `index`, which is below the count.
  func obstacle(_ index: Int) -> twin_obstacle {
    twin_obstacle(
      size: MemoryLayout<twin_obstacle>.size, pointer: texts[index, 0], kind: texts[index, 1], element: texts[index, 2],
      reason: texts[index, 3])
  }
}

@c @implementation public func twin_migrate(
  _ migration: OpaquePointer?, _ document: UnsafeRawPointer?, _ size: Int,
  _ result: UnsafeMutablePointer<OpaquePointer?>?, _ refusal: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status { () throws(Failure) in
    refusal?.pointee = nil
    let migration = try required(migration, MigrationObject.self).migration
    let place = try place(result)
    let document = try buffer(document, size)
    do throws(MigrationRefusal) {
      place.pointee = makeHandle(Text(try migration.migrate(Array(document))))
    } catch {
      refusal?.pointee = makeHandle(RefusalObject(error))
      throw Failure(TWIN_REFUSED)
    }
  }
}

@c @implementation public func twin_refusal_is_invalid_before(_ refusal: OpaquePointer?) -> Bool {
  object(refusal, RefusalObject.self)?.refusal.isInvalidBefore ?? false
}

@c @implementation public func twin_refusal_count(_ refusal: OpaquePointer?) -> Int {
  object(refusal, RefusalObject.self)?.refusal.obstacles.count ?? 0
}

@c @implementation public func twin_refusal_obstacle(
  _ refusal: OpaquePointer?, _ index: Int, _ obstacle: UnsafeMutablePointer<twin_obstacle>?
) -> twin_status {
  status { () throws(Failure) in
    let refusal = try required(refusal, RefusalObject.self)
    let place = try place(obstacle, sizedAs: twin_obstacle.self)
    guard refusal.refusal.obstacles.indices.contains(index) else { throw Failure(TWIN_NOT_FOUND) }
    place.pointee = refusal.obstacle(index)
  }
}

@c @implementation public func twin_refusal_free(_ refusal: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(refusal, RefusalObject.self)
}

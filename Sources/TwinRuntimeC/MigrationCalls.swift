// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

/// What a handle of a migration leads to.
final class MigrationObject: Handled {
  static let mark: UInt64 = 0x7477_696E_4D69_6772
  let migration: Migration
  private let texts: RowTexts

  init(_ migration: Migration) {
    self.migration = migration
    texts = RowTexts(migration.steps.map { [$0.kind, $0.element, $0.message] })
  }

  /// The step at `index`, which is below the count.
  func step(_ index: Int) -> twin_step {
    let step = migration.steps[index]
    let stepClass =
      switch step.class {
      case .mechanical: TWIN_STEP_MECHANICAL
      case .conditional: TWIN_STEP_CONDITIONAL
      case .manual: TWIN_STEP_MANUAL
      }
    return twin_step(
      size: MemoryLayout<twin_step>.size, kind: texts[index, 0], element: texts[index, 1], message: texts[index, 2],
      step_class: twin_step_class(stepClass), is_removal: step.isRemoval, is_lack: step.isLack)
  }
}

@c @implementation public func twin_migration_new(
  _ registry: OpaquePointer?, _ form: twin_form, _ element: UnsafePointer<twin_element>?, _ target: OpaquePointer?,
  _ history: OpaquePointer?, _ options: UnsafePointer<twin_migration_options>?,
  _ migration: UnsafeMutablePointer<OpaquePointer?>?, _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let registry = try required(registry, Registry.self)
    let target = try required(target, Registry.self)
    let place = try place(migration)
    let form = try documentForm(Int(form), of: numbered(element, in: registry))
    let history = history == nil ? ChangeHistory() : try required(history, HistoryObject.self).history
    let options = try migrationOptions(options)
    do throws(MigrationError) {
      let made = try Migration(of: form, to: target, history: history, options: options)
      place.pointee = makeHandle(MigrationObject(made))
    } catch {
      let status =
        switch error {
        case .history: TWIN_NO_HISTORY
        case .noCounterpart, .otherPackage, .tooLarge: TWIN_NO_MIGRATION
        }
      throw Failure(status, error.description)
    }
  }
}

@c @implementation public func twin_migration_free(_ migration: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(migration, MigrationObject.self)
}

@c @implementation public func twin_migration_target(
  _ migration: OpaquePointer?, _ target: OpaquePointer?, _ element: UnsafeMutablePointer<twin_element>?
) -> twin_status {
  status { () throws(Failure) in
    let form = try required(migration, MigrationObject.self).migration.target
    let target = try required(target, Registry.self)
    let place = try place(element)
    guard form.type.registry === target else { throw Failure(TWIN_WRONG_REGISTRY) }
    let found: NumberedElement =
      switch form {
      case .state(let type), .telemetry(let type): .type(type)
      case .payload(let member), .request(let member), .response(let member), .edgeProperties(let member):
        .member(member)
      }
    place.pointee = twin_element(found, in: target)
  }
}

@c @implementation public func twin_migration_step_count(_ migration: OpaquePointer?) -> Int {
  object(migration, MigrationObject.self)?.migration.steps.count ?? 0
}

@c @implementation public func twin_migration_step(
  _ migration: OpaquePointer?, _ index: Int, _ step: UnsafeMutablePointer<twin_step>?
) -> twin_status {
  status { () throws(Failure) in
    let migration = try required(migration, MigrationObject.self)
    let place = try place(step, sizedAs: twin_step.self)
    guard migration.migration.steps.indices.contains(index) else { throw Failure(TWIN_NOT_FOUND) }
    place.pointee = migration.step(index)
  }
}

private func migrationOptions(_ options: UnsafePointer<twin_migration_options>?) throws(Failure) -> MigrationOptions {
  guard let options = try given(options) else { return MigrationOptions() }
  let dropping: MigrationOptions.Dropping
  switch Int(options.dropping) {
  case TWIN_DROP_NOTHING: dropping = .nothing
  case TWIN_DROP_EVERYTHING: dropping = .everything
  case TWIN_DROP_ELEMENTS: dropping = .elements(Set(try texts(options.dropped, options.dropped_count)))
  default: throw Failure(TWIN_BAD_ARGUMENT)
  }
  return MigrationOptions(
    dropping: dropping, unknownMembers: try unknownMembers(options.unknown_members),
    reasonLimit: Int(options.reason_limit))
}

import CLibTwinRuntime

extension Session {
  mutating func makeMigration() {
    let (registry, target) = (handleOfRegistry(), handleOfRegistry())
    var element = element(of: registry)
    let dropped: [UnsafePointer<CChar>?] = (0..<tape.number(below: 3)).map { _ in text(Models.names) }
    let form = tape.choice(upTo: 6)
    var (migration, message): (OpaquePointer?, OpaquePointer?)
    let refuses = tape.chance(2)
    let status = dropped.withUnsafeBufferPointer { names in
      var options = twin_migration_options(
        size: MemoryLayout<twin_migration_options>.size,
        unknown_members: UInt32(refuses ? TWIN_UNKNOWN_REFUSED : TWIN_UNKNOWN_ALLOWED),
        reason_limit: tape.choice(upTo: 9), dropping: tape.choice(upTo: 2), reserved: 0, dropped: names.baseAddress,
        dropped_count: names.count)
      return twin_migration_new(registry, form, &element, target, handle(histories), &options, &migration, &message)
    }
    guard let migration = settle(status, migration, message), let target else { return }
    migrations.append((migration, target, form, refuses))
    var step = twin_step()
    step.size = MemoryLayout<twin_step>.size
    let count = twin_migration_step_count(migration)
    for index in 0..<min(count, 64) {
      precondition(twin_migration_step(migration, index, &step) == TWIN_OK, "a step is missing")
      for text in [step.kind, step.element, step.message] { read(text) }
    }
    precondition(twin_migration_step(migration, count, &step) == TWIN_NOT_FOUND, "a step too many")
  }

  mutating func migrate() {
    guard !migrations.isEmpty else { return }
    let migration = migrations[tape.number(below: migrations.count)]
    let document = tape.text(Models.documents)
    var (result, refusal): (OpaquePointer?, OpaquePointer?)
    let status = twin_migrate(migration.handle, document, document.count, &result, &refusal)
    precondition((status == TWIN_OK) == (result != nil) && (status == TWIN_REFUSED) == (refusal != nil), "no outcome")
    if refusal != nil {
      let count = twin_refusal_count(refusal)
      precondition(count > 0, "no reason")
      var obstacle = twin_obstacle()
      obstacle.size = MemoryLayout<twin_obstacle>.size
      for index in 0..<min(count, 64) {
        precondition(twin_refusal_obstacle(refusal, index, &obstacle) == TWIN_OK, "a reason is missing")
        for text in [obstacle.pointer, obstacle.kind, obstacle.element, obstacle.reason] { read(text) }
      }
      precondition(twin_refusal_obstacle(refusal, count, &obstacle) == TWIN_NOT_FOUND, "a reason too many")
      precondition(twin_refusal_free(&refusal) == TWIN_OK && refusal == nil, "a refusal is not freed")
    }
    guard result != nil else { return }
    let migrated = take(result)
    var element = twin_element()
    precondition(
      twin_migration_target(migration.handle, migration.target, &element) == TWIN_OK, "a migration leads nowhere")
    var options = twin_options(
      size: MemoryLayout<twin_options>.size,
      unknown_members: UInt32(migration.refuses ? TWIN_UNKNOWN_REFUSED : TWIN_UNKNOWN_ALLOWED), violation_limit: 1)
    var validator: OpaquePointer?
    precondition(
      twin_validator_new(migration.target, migration.form, &element, &options, &validator, nil) == TWIN_OK,
      "a migration leads to what has no documents")
    var isAccepted = false
    precondition(twin_accepts(validator, migrated, migrated.count, &isAccepted) == TWIN_OK && isAccepted, "invalid")
    precondition(twin_validator_free(&validator) == TWIN_OK, "a validator is not freed")
  }

  mutating func judge() {
    let registry = handleOfRegistry()
    var element = element(of: registry)
    if validators.isEmpty || tape.chance(2) {
      var options = options()
      var (validator, message): (OpaquePointer?, OpaquePointer?)
      let status = twin_validator_new(registry, tape.choice(upTo: 6), &element, &options, &validator, &message)
      if let validator = settle(status, validator, message) { validators.append(validator) }
    }
    let validator = handle(validators)
    let document = tape.text(Models.documents)
    var report: OpaquePointer?
    var isAccepted = false
    let status = twin_accepts(validator, document, document.count, &isAccepted)
    precondition(twin_validate(validator, document, document.count, &report) == status, "two statuses")
    if status == TWIN_OK {
      precondition(isAccepted == (twin_report_count(report) == 0), "two verdicts")
      var text: OpaquePointer?
      precondition(twin_report_json(report, &text) == TWIN_OK, "no JSON of a report")
      _ = take(text)
      precondition(twin_report_free(&report) == TWIN_OK, "a report is not freed")
    }
    var counts = twin_line_counts()
    counts.size = MemoryLayout<twin_line_counts>.size
    var verdicts = [UInt8](repeating: 9, count: tape.number(below: 8))
    let room = verdicts.count
    let lines = twin_accepts_lines(validator, document, document.count, &verdicts, room, &counts)
    if lines == TWIN_OK {
      precondition(counts.lines == counts.accepted + counts.refused + counts.blank, "lines do not add up")
      precondition(verdicts.count { $0 != 9 } == Int(counts.lines), "a verdict is missing")
    } else if lines == TWIN_NO_ROOM {
      precondition(Int(counts.lines) > room && verdicts.allSatisfy { $0 == 9 }, "there was room")
    }
  }
}

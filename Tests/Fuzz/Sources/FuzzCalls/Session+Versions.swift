import CLibTwinRuntime

extension Session {
  mutating func convert() {
    let registry = handleOfRegistry()
    var (from, to) = (element(of: registry), element(of: registry))
    let decimal = tape.text(Models.decimals)
    var (result, message): (OpaquePointer?, OpaquePointer?)
    var isExact = false
    let length = tape.chance(4) ? -1 : decimal.count
    let status = twin_convert_decimal(registry, arena.text(decimal), length, &from, &to, &result, &isExact, &message)
    guard let text = settle(status, result, message) else { return }
    let converted = take(text)
    // What comes out may go in again.
    (result, message) = (nil, nil)
    let back = twin_convert_decimal(
      registry, arena.text(converted), converted.count, &to, &to, &result, &isExact, &message)
    if let same = settle(back, result, message) { _ = take(same) }
    precondition(back == TWIN_OK || back == TWIN_OUT_OF_RANGE, "a converted decimal is none")
  }

  private mutating func versions() -> [UnsafePointer<CChar>?] {
    (0..<tape.number(below: 5)).map { _ in tape.chance(32) ? nil : text(Models.versions) }
  }

  mutating func chooseVersion() {
    let (offered, gone) = (versions(), versions())
    let locked = tape.chance(3) ? text(Models.versions) : nil
    var index = -1
    var message: OpaquePointer?
    let status = twin_choose_version(
      text(Models.ranges), offered, offered.count, gone, gone.count, locked, &index, &message)
    _ = settle(status, status == TWIN_OK ? Models.registries[0] : nil, message)
    precondition(status == TWIN_OK ? offered.indices.contains(index) : index == -1, "no place of a version")
  }

  mutating func chooseRegistry() {
    let offered: [OpaquePointer?] = (0..<tape.number(below: 4)).map { _ in handleOfRegistry() }
    let gone = versions()
    var index = -1
    var message: OpaquePointer?
    let status = twin_choose_registry(text(Models.ranges), offered, offered.count, gone, gone.count, &index, &message)
    _ = settle(status, status == TWIN_OK ? Models.registries[0] : nil, message)
    precondition(status == TWIN_OK ? offered.indices.contains(index) : index == -1, "no place of a registry")
  }

  mutating func makeHistory() {
    let records = (0..<tape.number(below: 3)).map { _ in string(Models.records) }
    var (history, message): (OpaquePointer?, OpaquePointer?)
    let status = twin_history_new(records, records.count, &history, &message)
    if let history = settle(status, history, message) { histories.append(history) }
  }

  private mutating func note(_ status: twin_status, _ readability: OpaquePointer?, _ message: OpaquePointer?) {
    guard let readability = settle(status, readability, message) else { return }
    readabilities.append(readability)
    let count = twin_readability_count(readability)
    precondition((1...3).contains(twin_readability_verdict(readability)), "no verdict")
    precondition((count == 0) == (twin_readability_verdict(readability) == TWIN_READABLE), "a verdict without a change")
    var change = twin_recorded_change()
    change.size = MemoryLayout<twin_recorded_change>.size
    for index in 0..<min(count, 16) {
      precondition(twin_readability_change(readability, index, &change) == TWIN_OK, "a change is missing")
      for text in [change.version, change.kind, change.element, change.path, change.message] { read(text) }
    }
    precondition(twin_readability_change(readability, count, &change) == TWIN_NOT_FOUND, "a change too many")
  }

  mutating func askVersions() {
    var (readability, message): (OpaquePointer?, OpaquePointer?)
    let status = twin_readability_of_versions(
      handle(histories), text(["com.example.fuzz"]), text(Models.versions), text(Models.versions),
      tape.chance(2) ? text(Models.names) : nil, tape.chance(2) ? handleOfRegistry() : nil, tape.choice(upTo: 4),
      &readability, &message)
    note(status, readability, message)
  }

  mutating func askImages() {
    var (readability, message): (OpaquePointer?, OpaquePointer?)
    let status = twin_readability_of_images(
      handle(histories), handleOfRegistry(), handleOfRegistry(), tape.chance(2) ? text(Models.names) : nil,
      tape.choice(upTo: 4), &readability, &message)
    note(status, readability, message)
  }

  mutating func askForm() {
    let registry = handleOfRegistry()
    var element = element(of: registry)
    var (readability, message): (OpaquePointer?, OpaquePointer?)
    let status = twin_readability_of_form(
      handle(histories), registry, tape.choice(upTo: 6), &element, handleOfRegistry(), &readability, &message)
    note(status, readability, message)
  }
}

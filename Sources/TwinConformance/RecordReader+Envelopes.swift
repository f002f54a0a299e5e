import TwinRuntime

/// What a record is by the keys of an envelope: `state`, `telemetry`, `event`, `command`.
extension RecordReader {
  /// The text at `key` of an envelope; nil where there is none, or the key names a member of the type.
  private func name(_ bytes: BlockBytes, _ key: Key, _ isTaken: Bool) -> [UInt8]? {
    guard !isTaken, let entry = member(key), bytes.all[entry.value.lowerBound] == 0x22 else { return nil }
    return bytes.string(entry.value)
  }

  /// The keys of an envelope by which a record says that it is two things.
  func contradiction(_ bytes: BlockBytes) -> String? {
    let taken = last.taken
    let isState = !taken.state && member(.state) != nil
    let isTelemetry = !taken.telemetry && member(.telemetry) != nil
    // What is no text names no event, and says all the same that the record is one.
    let isEvent = !taken.event && member(.event) != nil
    let isCommand = !taken.command && member(.command) != nil
    let said = (isState ? 1 : 0) + (isTelemetry ? 1 : 0) + (isEvent ? 1 : 0) + (isCommand ? 1 : 0)
    if said > 1 {
      let keys = [(Key.state, isState), (.telemetry, isTelemetry), (.event, isEvent), (.command, isCommand)]
      return keys.filter(\.1).map { "`\($0.0.name)`" }.joined(separator: " and ")
    }
    if isCommand, member(.request) != nil, member(.response) != nil { return "`request` and `response`" }
    guard said == 1, let part = partOfAnother(isEvent: isEvent, isCommand: isCommand) else { return nil }
    let own: Key = isState ? .state : isTelemetry ? .telemetry : isEvent ? .event : .command
    return "`\(own.name)` and `\(part.name)`"
  }

  /// Whether the record, which is no envelope, has what only one of an event or command carries, beside what is no name of one.
  func isUnnamedMessage(_ bytes: BlockBytes) -> Bool {
    !last.taken.event && member(.event) != nil && member(.payload) != nil
      || !last.taken.command && member(.command) != nil && (member(.request) != nil || member(.response) != nil)
  }

  /// What only another envelope carries than the one that the record has.
  private func partOfAnother(isEvent: Bool, isCommand: Bool) -> Key? {
    if !isEvent, member(.payload) != nil { return .payload }
    if isCommand { return nil }
    return member(.request) != nil ? .request : member(.response) != nil ? .response : nil
  }

  /// The document that the record carries by the keys of an envelope; nil where it has none that the type leaves free.
  func envelope(
    _ bytes: BlockBytes, of type: TypeNumber, _ typeName: Range<Int>, _ range: Range<Int>
  ) -> RecordDocument? {
    /// The document under `key`, whatever it is: what is no object is told by whoever judges it.
    func part(_ key: Key, _ isTaken: Bool) -> MemberScan.Entry? { isTaken ? nil : member(key) }
    func document(_ form: RecordForm, _ entry: MemberScan.Entry?, named: Key? = nil) -> RecordDocument {
      // What is not there is read as nothing at the end of the record.
      let place = entry?.value ?? range.upperBound..<range.upperBound
      return RecordDocument(
        type: type, form: form, range: place, typeName: typeName, memberName: named.flatMap { member($0)?.value },
        isEnclosed: true)
    }
    let taken = last.taken
    if let state = part(.state, taken.state) { return document(.state, state) }
    if let telemetry = part(.telemetry, taken.telemetry) { return document(.telemetry, telemetry) }
    if let name = name(bytes, .event, taken.event) {
      return document(.event(String(decoding: name, as: UTF8.self)), member(.payload), named: .event)
    }
    if let name = name(bytes, .command, taken.command) {
      let name = String(decoding: name, as: UTF8.self)
      if let response = member(.response) { return document(.response(name), response, named: .command) }
      return document(.request(name), member(.request), named: .command)
    }
    return nil
  }

  /// The keys of an envelope of `form`, the one first that says what it is.
  static func keys(of form: RecordForm) -> [Key] {
    switch form {
    case .state: [.state]
    case .telemetry: [.telemetry]
    case .event: [.event, .payload]
    case .request, .response: [.command, .request, .response]
    }
  }

  /// A member of the type that stands beside the envelope of `document`, where nobody would look at it, and the envelope. A text in `id` tells the twin.
  func memberBeside(_ bytes: BlockBytes, _ document: RecordDocument) -> String? {
    guard let type = types.type(document.type) else { return nil }
    let own = Self.keys(of: document.form)
    for index in 0..<scan.count {
      if index == places[typeKey] || own.contains(where: { places[$0.rawValue] == index }) { continue }
      let entry = scan[index]
      if index == places[Key.id.rawValue], bytes.all[entry.value.lowerBound] == 0x22 { continue }
      if index == places[Key.component.rawValue], !last.taken.component { continue }
      guard let name = bytes.decoded(entry.key),
        let member = type.member(String(decoding: name, as: UTF8.self)),
        [.property, .telemetry, .component].contains(member.kind)
      else { continue }
      return "`\(own[0].name)` and the member `\(member.name)` of `\(type.id)`"
    }
    return nil
  }

  /// `document`, of the component that the record names where it is a message of one: by name, or by a path of names in components.
  func ofComponent(_ bytes: BlockBytes, _ document: RecordDocument) -> RecordReading {
    guard !document.form.isTwin, !last.taken.component, member(.component) != nil else { return .document(document) }
    let owner = types.type(document.type)
    // What is no text names no component either: the message is not its type's own.
    let path = name(bytes, .component, false)?.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let component = path?.reduce(owner) { type, name in
      type?.member(String(decoding: name, as: UTF8.self))?.component
    }
    guard let type = component ?? nil else { return .unknownComponent(owner?.id ?? "") }
    var document = document
    (document.type, document.isOfComponent) = (type.typeNumber, true)
    return .document(document)
  }
}

// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

/// What a handle of a readability leads to.
final class ReadabilityObject: Handled {
  static let mark: UInt64 = 0x7477_696E_5265_6164
  let verdict: Readability.Verdict
  /// The changes that count, with the number of what each does.
  let entries: [(entry: Readability.Entry, effect: Int)]
  private let texts: RowTexts

  init(_ readability: Readability) {
    verdict = readability.verdict
    entries =
      readability.obstacles.map { ($0, TWIN_EFFECT_BREAKS) } + readability.newMeanings.map { ($0, TWIN_EFFECT_SILENT) }
      + readability.conditions.map { ($0, TWIN_EFFECT_CONDITIONAL) }
    texts = RowTexts(
      entries.map { entry, _ in
        let element = entry.change.element
        return [entry.version.description, element.kind, element.subject, element.path, element.message]
      })
  }

  /// The change at `index`, which is below the count.
  func change(_ index: Int) -> twin_recorded_change {
    let (entry, effect) = entries[index]
    return twin_recorded_change(
      size: MemoryLayout<twin_recorded_change>.size, version: texts[index, 0], kind: texts[index, 1],
      element: texts[index, 2], path: texts[index, 3], message: texts[index, 4], effect: twin_effect(effect),
      audience: twin_audience(entry.audience.number))
  }
}

@c @implementation public func twin_readability_of_versions(
  _ history: OpaquePointer?, _ package: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?,
  _ reader: UnsafePointer<CChar>?, _ type: UnsafePointer<CChar>?, _ registry: OpaquePointer?, _ kind: twin_data_kind,
  _ readability: UnsafeMutablePointer<OpaquePointer?>?, _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  answer(readability, message, history) { history throws(Failure) in
    let registry = registry == nil ? nil : try required(registry, Registry.self)
    let (package, type, kind) = (try required(package), try text(type), try dataKind(kind))
    let (data, reader) = (try version(data), try version(reader))
    do throws(HistoryError) {
      return try history.readability(
        ofDataAt: data, byReaderAt: reader, of: package, type: type, in: registry, kind: kind)
    } catch {
      throw Failure(TWIN_NO_HISTORY, error.description)
    }
  }
}

@c @implementation public func twin_readability_of_images(
  _ history: OpaquePointer?, _ data: OpaquePointer?, _ reader: OpaquePointer?, _ type: UnsafePointer<CChar>?,
  _ kind: twin_data_kind, _ readability: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  answer(readability, message, history) { history throws(Failure) in
    let (data, reader) = (try required(data, Registry.self), try required(reader, Registry.self))
    let (type, kind) = (try text(type), try dataKind(kind))
    do throws(HistoryError) {
      return try history.readability(of: data, by: reader, type: type, kind: kind)
    } catch {
      throw Failure(TWIN_NO_HISTORY, error.description)
    }
  }
}

@c @implementation public func twin_readability_of_form(
  _ history: OpaquePointer?, _ registry: OpaquePointer?, _ form: twin_form, _ element: UnsafePointer<twin_element>?,
  _ reader: OpaquePointer?, _ readability: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  answer(readability, message, history) { history throws(Failure) in
    let registry = try required(registry, Registry.self)
    let reader = try required(reader, Registry.self)
    let form = try documentForm(Int(form), of: numbered(element, in: registry))
    do throws(HistoryError) {
      return try history.readability(of: form, by: reader)
    } catch {
      throw Failure(TWIN_NO_HISTORY, error.description)
    }
  }
}

@c @implementation public func twin_readability_verdict(_ readability: OpaquePointer?) -> twin_verdict {
  guard let readability = object(readability, ReadabilityObject.self) else { return 0 }
  let verdict =
    switch readability.verdict {
    case .readable: TWIN_READABLE
    case .conditional: TWIN_CONDITIONALLY_READABLE
    case .unreadable: TWIN_UNREADABLE_DATA
    }
  return twin_verdict(verdict)
}

@c @implementation public func twin_readability_count(_ readability: OpaquePointer?) -> Int {
  object(readability, ReadabilityObject.self)?.entries.count ?? 0
}

@c @implementation public func twin_readability_change(
  _ readability: OpaquePointer?, _ index: Int, _ change: UnsafeMutablePointer<twin_recorded_change>?
) -> twin_status {
  status { () throws(Failure) in
    let readability = try required(readability, ReadabilityObject.self)
    let place = try place(change, sizedAs: twin_recorded_change.self)
    guard readability.entries.indices.contains(index) else { throw Failure(TWIN_NOT_FOUND) }
    place.pointee = readability.change(index)
  }
}

@c @implementation public func twin_readability_free(_ readability: UnsafeMutablePointer<OpaquePointer?>?)
  -> twin_status
{
  free(readability, ReadabilityObject.self)
}

/// Gives C the answer that `body` has from a history.
private func answer(
  _ readability: UnsafeMutablePointer<OpaquePointer?>?, _ message: UnsafeMutablePointer<OpaquePointer?>?,
  _ history: OpaquePointer?, _ body: (ChangeHistory) throws(Failure) -> Readability
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let history = try required(history, HistoryObject.self).history
    let place = try place(readability)
    place.pointee = makeHandle(ReadabilityObject(try body(history)))
  }
}

private func version(_ text: UnsafePointer<CChar>?) throws(Failure) -> SemanticVersion {
  let text = try required(text)
  guard let version = SemanticVersion(text) else {
    throw Failure(TWIN_NOT_A_VERSION, VersionChoiceError.invalidVersion(text).description)
  }
  return version
}

private func dataKind(_ number: twin_data_kind) throws(Failure) -> DataKind {
  switch Int(number) {
  case TWIN_DATA_STATE: return .state
  case TWIN_DATA_STREAM: return .stream
  case TWIN_DATA_REQUEST: return .request
  case TWIN_DATA_RESPONSE: return .response
  default: throw Failure(TWIN_BAD_ARGUMENT, "there is no kind of data with the number \(number)")
  }
}

extension RecordedAudience {
  /// Its number in the header.
  var number: Int {
    switch self {
    case .producers: TWIN_PRODUCERS
    case .readers: TWIN_READERS
    case .graph: TWIN_STORED_GRAPH
    case .callers: TWIN_CALLERS
    case .code: TWIN_CODE
    case .models: TWIN_MODELS
    }
  }
}

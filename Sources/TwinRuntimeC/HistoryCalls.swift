// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime
import TwinRuntime

/// What a handle of a history leads to.
final class HistoryObject: Handled {
  static let mark: UInt64 = 0x7477_696E_4869_7374
  let history: ChangeHistory

  init(_ history: ChangeHistory) { self.history = history }
}

@c @implementation public func twin_history_new(
  _ records: UnsafePointer<twin_string>?, _ count: Int, _ history: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<OpaquePointer?>?
) -> twin_status {
  status(telling: message) { () throws(Failure) in
    let place = try place(history)
    var changes: [RecordedChanges] = []
    for (index, record) in try array(records, count).enumerated() {
      let record = try bytes(record)
      do throws(RecordedChangesError) {
        changes.append(try RecordedChanges(record.map { Array($0) } ?? []))
      } catch {
        throw Failure(TWIN_NOT_CHANGES, "record \(index): \(error)")
      }
    }
    do throws(HistoryError) {
      place.pointee = makeHandle(HistoryObject(try ChangeHistory(changes)))
    } catch {
      throw Failure(TWIN_NO_HISTORY, error.description)
    }
  }
}

@c @implementation public func twin_history_free(_ history: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(history, HistoryObject.self)
}

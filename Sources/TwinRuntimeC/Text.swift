// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime

/// Bytes with a NUL byte behind them, at one place as long as the object lives.
final class Text: Handled {
  static let mark: UInt64 = 0x7477_696E_5465_7874

  private let bytes: UnsafeMutableBufferPointer<CChar>

  /// A copy of bytes that are UTF-8.
  init(_ utf8: some Collection<UInt8>) {
    bytes = .allocate(capacity: utf8.count + 1)
    // The buffer has room for all of them, and one more.
    let end = bytes.initialize(fromContentsOf: utf8.lazy.map { CChar(bitPattern: $0) })
    bytes.initializeElement(at: end, to: 0)
  }

  /// A copy of a string.
  convenience init(_ string: String) { self.init(string.utf8) }

  deinit { bytes.deallocate() }

  /// The first byte.
  var start: UnsafePointer<CChar>? { UnsafePointer(bytes.baseAddress) }
  /// Number of bytes, without the NUL byte.
  var length: Int { bytes.count - 1 }
}

/// Texts that C borrows, some for each row of a list. They stay where they are as long as the object that holds them.
struct RowTexts {
  private let rows: [[Text]]

  init(_ rows: [[String]]) { self.rows = rows.map { $0.map { Text($0) } } }

  subscript(row: Int, column: Int) -> twin_string {
    let text = rows[row][column]
    return twin_string(bytes: text.start, length: text.length)
  }
}

extension StaticString {
  /// Its bytes, behind which the compiler puts a NUL byte. Every text of this module is literal, so that there is a pointer.
  var terminated: UnsafePointer<CChar> { UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self) }
}

@c @implementation public func twin_text_bytes(_ text: OpaquePointer?) -> UnsafePointer<CChar>? {
  object(text, Text.self)?.start ?? ("" as StaticString).terminated
}

@c @implementation public func twin_text_length(_ text: OpaquePointer?) -> Int { object(text, Text.self)?.length ?? 0 }

@c @implementation public func twin_text_free(_ text: UnsafeMutablePointer<OpaquePointer?>?) -> twin_status {
  free(text, Text.self)
}

/// The words of a table that is written as text, apart by spaces and line breaks.
func tableWords(_ text: String) -> [String] {
  text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { String(decoding: $0, as: UTF8.self) }
}

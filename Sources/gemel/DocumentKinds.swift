import Glibc
import TwinReaders
import TwinSource
import TwinSyntax

/// Whether `name` ends in a dot and one of `extensions`, in upper or lower case.
func hasExtension(_ name: String, _ extensions: [String]) -> Bool {
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
  return extensions.contains(name[name.index(after: dot)...].lowercased())
}

/// Whether `bytes` are a DTDL document, in whatever encoding: what is not UTF-8 is refused where it is read, not passed over.
func isDTDL(_ bytes: [UInt8]) -> Bool {
  let text = decoded(bytes)
  return mayBeDTDL(text) && looksLikeDTDL(parseJSON(text, file: .none).tree)
}

/// `bytes` as UTF-8, from UTF-16 where they begin like that; what is neither becomes replacement characters.
private func decoded(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.count >= 2 else { return bytes }
  let isLittle = (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] != 0 && bytes[1] == 0)
  let isBig = (bytes[0] == 0xFE && bytes[1] == 0xFF) || (bytes[0] == 0 && bytes[1] != 0)
  guard isLittle || isBig else {
    return mayBeDTDL(bytes) ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
  }
  let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
    isLittle
      ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8 : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
  }
  return Array(String(decoding: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self).utf8)
}

/// False when `bytes` cannot be a DTDL document, without parsing: all have a DTMI or the word Interface, written out or
/// with escapes.
private func mayBeDTDL(_ bytes: [UInt8]) -> Bool {
  let words: [StaticString] = ["dtmi:", "Interface", "\\u"]
  return words.contains { contains(bytes, $0) }
}

/// Whether `bytes` hold `text`.
private func contains(_ bytes: [UInt8], _ text: StaticString) -> Bool {
  bytes.withUnsafeBytes { bytes in
    guard var next = bytes.baseAddress else { return false }
    let end = next + bytes.count
    while let found = memchr(next, Int32(text.utf8Start.pointee), end - next) {
      let start = UnsafeRawPointer(found)
      guard end - start >= text.utf8CodeUnitCount else { return false }
      if memcmp(start, text.utf8Start, text.utf8CodeUnitCount) == 0 { return true }
      next = start + 1
    }
    return false
  }
}

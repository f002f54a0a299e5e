/// The content of a JSON string with its quotes, known to be well-formed.
func decodeJSONString(_ source: ArraySlice<UInt8>) -> [UInt8] {
  let inner = source.dropFirst().dropLast()
  guard inner.contains(0x5C) else { return Array(inner) }
  return inner.withUnsafeBufferPointer { decodedJSONText($0) } ?? []
}

/// What is written between the quotes of a JSON string, its escapes resolved (RFC 8259 §7); nil where an escape is none.
package func decodedJSONText(_ inner: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  var result: [UInt8] = []
  result.reserveCapacity(inner.count)
  var index = 0
  while index < inner.count {
    let byte = inner[index]
    index += 1
    guard byte == 0x5C else {
      result.append(byte)
      continue
    }
    guard index < inner.count else { return nil }
    let escape = inner[index]
    index += 1
    switch escape {
    case 0x22, 0x5C, 0x2F: result.append(escape)
    case 0x62: result.append(0x08)
    case 0x66: result.append(0x0C)
    case 0x6E: result.append(0x0A)
    case 0x72: result.append(0x0D)
    case 0x74: result.append(0x09)
    case 0x75:
      guard var value = hexadecimalUnit(inner, at: index) else { return nil }
      index += 4
      if value & 0xFC00 == 0xD800 {
        guard inner.count - index >= 6, inner[index] == 0x5C, inner[index + 1] == 0x75,
          let low = hexadecimalUnit(inner, at: index + 2), low & 0xFC00 == 0xDC00
        else { return nil }
        value = 0x1_0000 + (value & 0x3FF) << 10 + low & 0x3FF
        index += 6
      }
      guard let scalar = Unicode.Scalar(value) else { return nil }
      result += Array(String(scalar).utf8)
    default: return nil
    }
  }
  return result
}

/// The number that four hexadecimal digits write.
func hexadecimalUnit<Bytes: RandomAccessCollection>(_ bytes: Bytes, at start: Int) -> UInt32?
where Bytes.Element == UInt8, Bytes.Index == Int {
  guard start >= bytes.startIndex, bytes.endIndex - start >= 4 else { return nil }
  var value: UInt32 = 0
  for byte in bytes[start..<(start + 4)] {
    switch byte {
    case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
    default: return nil
    }
  }
  return value
}

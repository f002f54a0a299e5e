/// `bytes` in base64 (RFC 4648 §4), padded.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
    bits <<= 8
    for index in 0..<4 {
      text.append(index <= group.count ? alphabet[Int(bits >> 26)] : UInt8(ascii: "="))
      bits <<= 6
    }
  }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes that padded base64 stands for; nil for anything else.
func decodedBase64(_ text: String) -> [UInt8]? {
  let digits = Array(text.utf8)
  guard digits.count.isMultiple(of: 4) else { return nil }
  let padding = digits.reversed().prefix { $0 == UInt8(ascii: "=") }.count
  guard padding <= 2 else { return nil }
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  for (index, digit) in digits.dropLast(padding).enumerated() {
    guard let value = value(ofBase64: digit) else { return nil }
    bits = bits << 6 | UInt32(value)
    if index % 4 == 3 { bytes += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)] }
  }
  switch padding {
  case 1: bytes += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)]
  case 2: bytes.append(UInt8(bits >> 4 & 255))
  default: break
  }
  return bytes
}

private func value(ofBase64 digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A")
  case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 26
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0") + 52
  case UInt8(ascii: "+"): 62
  case UInt8(ascii: "/"): 63
  default: nil
  }
}

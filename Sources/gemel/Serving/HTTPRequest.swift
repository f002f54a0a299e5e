/// What a browser asks for: as much of HTTP/1.1 (RFC 9112) as a server needs that has pages and nothing else.
struct HTTPRequest: Equatable {
  /// The longest head that is read, in bytes, and the most fields in it.
  static let headLimit = 16 << 10
  static let fieldLimit = 100

  /// `GET` or another method, as it was written.
  var method: String
  /// The path without its query, escapes undone: `/com.example/index.html`.
  var path: String
  /// What the field `Host` says.
  var host: String

  /// What the bytes that came so far are.
  enum Head: Equatable {
    /// The beginning of a head.
    case incomplete
    case request(HTTPRequest)
    /// No request that is answered, with the status that says why.
    case refused(HTTPStatus)
  }

  /// Reads the head of a request. Total; O(bytes).
  static func head(_ bytes: [UInt8]) -> Head {
    // Empty lines before a request are passed over.
    let start = bytes.firstIndex { $0 != 0x0D && $0 != 0x0A } ?? bytes.endIndex
    guard let lines = headLines(bytes[start...]) else {
      return bytes.count > headLimit ? .refused(.headTooLong) : .incomplete
    }
    guard let lines, lines.count <= fieldLimit + 1, bytes.count <= headLimit else {
      return .refused(lines == nil ? .badRequest : .headTooLong)
    }
    let parts = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].utf8.allSatisfy(isTokenByte) else {
      return .refused(.badRequest)
    }
    guard parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0" else {
      return .refused(parts[2].hasPrefix("HTTP/") ? .unknownVersion : .badRequest)
    }
    var hosts: [String] = []
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), colon != line.startIndex, line[..<colon].utf8.allSatisfy(isTokenByte)
      else { return .refused(.badRequest) }
      if line[..<colon].lowercased() == "host" { hosts.append(trimmed(line[line.index(after: colon)...])) }
    }
    guard hosts.count == 1, let path = path(parts[1]) else { return .refused(.badRequest) }
    return .request(HTTPRequest(method: String(parts[0]), path: path, host: hosts[0]))
  }

  /// The lines before the first empty one, nil where there is none yet; nil inside where they hold what no line may.
  private static func headLines(_ bytes: ArraySlice<UInt8>) -> [String]?? {
    var lines: [String] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      var line = bytes[start..<end]
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty { return .some(lines) }
      guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { return .some(nil) }
      lines.append(String(decoding: line, as: UTF8.self))
      start = end + 1
    }
    return nil
  }

  /// The path that the target of a request means; nil for what is none.
  private static func path(_ target: Substring) -> String? {
    var rest = target.utf8.prefix { $0 != 0x3F && $0 != 0x23 }
    // Servers have to take whole addresses as well.
    if target.lowercased().hasPrefix("http://") {
      rest = rest.dropFirst(7)
      rest = rest.drop { $0 != 0x2F }
      if rest.isEmpty { return "/" }
    }
    guard rest.first == 0x2F else { return nil }
    var bytes: [UInt8] = []
    var index = rest.startIndex
    while index < rest.endIndex {
      var byte = rest[index]
      rest.formIndex(after: &index)
      if byte == 0x25 {
        let digits = rest[index...].prefix(2)
        guard digits.count == 2, digits.allSatisfy({ isHexDigit($0) }),
          let value = UInt8(String(Substring(digits)), radix: 16)
        else { return nil }
        byte = value
        index = digits.endIndex
      }
      guard byte >= 0x20, byte != 0x7F else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Statuses that are answered.
enum HTTPStatus: Int {
  case ok = 200
  case moved = 301
  case badRequest = 400
  case notFound = 404
  case methodNotAllowed = 405
  case misdirected = 421
  case headTooLong = 431
  case unavailable = 503
  case unknownVersion = 505

  /// The words of RFC 9110.
  var reason: String {
    switch self {
    case .ok: "OK"
    case .moved: "Moved Permanently"
    case .badRequest: "Bad Request"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .misdirected: "Misdirected Request"
    case .headTooLong: "Request Header Fields Too Large"
    case .unavailable: "Service Unavailable"
    case .unknownVersion: "HTTP Version Not Supported"
    }
  }
}

private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
  default: false
  }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while let last = text.last, last == " " || last == "\t" { text.removeLast() }
  return String(text.drop { $0 == " " || $0 == "\t" })
}

/// An answer: its head, and the bytes of it.
struct HTTPResponse {
  /// What an answer holds.
  enum Content: String {
    case html = "text/html; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case script = "text/javascript; charset=utf-8"
    case text = "text/plain; charset=utf-8"
    case events = "text/event-stream"

    /// What the file at `path` holds, by its name.
    init(ofFile path: String) {
      self =
        if path.hasSuffix(".html") { .html } else if path.hasSuffix(".css") { .css } else if path.hasSuffix(".js") {
          .script
        } else {
          .text
        }
    }
  }

  var status: HTTPStatus
  var content: Content
  var bytes: [UInt8]
  /// Where to ask instead.
  var location: String?

  init(_ status: HTTPStatus, _ content: Content, _ bytes: [UInt8], location: String? = nil) {
    self.status = status
    self.content = content
    self.bytes = bytes
    self.location = location
  }

  /// A sentence as an answer.
  init(_ status: HTTPStatus, _ sentence: String) { self.init(status, .text, Array((sentence + "\n").utf8)) }

  /// What pages may do: nothing but what they are made to, and nobody else's pages may read them, frame them or run their scripts.
  private static let policy = [
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
      + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
    "Cache-Control: no-store", "Connection: close",
  ]

  /// As it is sent; without its bytes where only its head was asked for. Events have no length: they end with the connection.
  func sent(withBytes: Bool) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status.rawValue) \(status.reason)", "Content-Type: \(content.rawValue)"]
    if content != .events { lines.append("Content-Length: \(bytes.count)") }
    if status == .methodNotAllowed { lines.append("Allow: GET, HEAD") }
    if let location { lines.append("Location: \(location)") }
    return Array(((lines + Self.policy).joined(separator: "\r\n") + "\r\n\r\n").utf8) + (withBytes ? bytes : [])
  }
}

import CLibCurl
import Glibc
import TwinRemote

/// Sends requests by libcurl, one after another over connections that stay open. Redirects, repetition and credentials are not its
/// business; time and size are bounded here.
final class CurlTransport {
  /// What holds for every request.
  struct Settings {
    /// Certificates of those whose signature is trusted, in PEM; those of the system where nil.
    var authorities: String?
    /// Seconds in which a connection has to stand, and for which a transfer may be slower than `slowest`.
    var patience: Int
  }

  /// Bytes a second below which a transfer counts as stalled.
  private static let slowest = 1024
  /// Bytes of the head of an answer.
  private static let headLimit = 256 << 10

  private let handle: UnsafeMutableRawPointer
  private let settings: Settings
  private let message: UnsafeMutablePointer<CChar>

  init?(_ settings: Settings) {
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.settings = settings
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(handle)
    message.deallocate()
  }

  /// What a request has come to, while curl calls back.
  private final class Exchange {
    let request: HTTPRequest
    var sent = 0
    var response = HTTPResponse(0)
    var headLength = 0
    var received = 0
    /// Why it was ended from here.
    var failure: TransportFailure?

    init(_ request: HTTPRequest) { self.request = request }

    /// Takes a line of the head; false to end it.
    func takeHead(_ line: UnsafeRawBufferPointer) -> Bool {
      headLength += line.count
      guard headLength <= CurlTransport.headLimit else {
        failure = .refused("the head of the answer has more than \(CurlTransport.headLimit) bytes")
        return false
      }
      let text = String(decoding: line, as: UTF8.self).filter { !$0.isNewline }
      if text.hasPrefix("HTTP/") {
        // Also after an interim answer, which does not count.
        response = HTTPResponse(text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0)
      } else if let colon = text.firstIndex(of: ":") {
        let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        response.headers.append(HTTPHeader(String(text[..<colon]), String(value)))
      } else if text.isEmpty, response.isSuccess, request.method != .head,
        let length = response.value("Content-Length").flatMap({ Int($0) }), length > request.limit
      {
        failure = .tooLong
        return false
      }
      return true
    }

    /// Takes a piece of the body; false to end it.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
      received += bytes.count
      guard response.isSuccess else {
        response.body += bytes.prefix(max(0, HTTPRequest.failureLimit - response.body.count))
        // Nobody needs the rest, but a little of it keeps the connection.
        return received <= 4 * HTTPRequest.failureLimit
      }
      guard received <= request.limit else {
        failure = .tooLong
        return false
      }
      guard let receiver = request.receiver else {
        response.body += bytes
        return true
      }
      do {
        try receiver.take(bytes)
        return true
      } catch {
        failure = .receiver(error)
        return false
      }
    }

    /// Gives the next piece of what is sent; nil to end it.
    func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int? {
      guard let body = request.body else { return 0 }
      let wanted = min(buffer.count, body.length - sent)
      let count = body.read(sent, UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
      guard count == wanted else {
        failure = .refused("what should be sent cannot be read")
        return nil
      }
      sent += count
      return count
    }
  }

  /// Sends a request and gives the answer.
  func send(_ request: HTTPRequest) throws(TransportFailure) -> HTTPResponse {
    let exchange = Exchange(request)
    curl_easy_reset(handle)
    set(request)
    var lines: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(lines) }
    // Without the question whether to go on, for which some servers have no answer.
    for header in request.headers + [HTTPHeader("Expect", "")] {
      lines = curl_slist_append(lines, header.value.isEmpty ? "\(header.name):" : "\(header.name): \(header.value)")
    }
    _ = gemel_set_pointer(handle, CURLOPT_HTTPHEADER, lines)
    message.pointee = 0
    let code = withExtendedLifetime(exchange) {
      let context = Unmanaged.passUnretained(exchange).toOpaque()
      for option in [CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_READDATA] {
        _ = gemel_set_pointer(handle, option, context)
      }
      return curl_easy_perform(handle)
    }
    if let failure = exchange.failure { throw failure }
    if code == CURLE_OK { return exchange.response }
    // What ended after enough of a failure's text came is an answer all the same.
    if code == CURLE_WRITE_ERROR, exchange.response.status >= 300 { return exchange.response }
    throw failure(code)
  }

  private func set(_ request: HTTPRequest) {
    func number(_ option: CURLoption, _ value: Int) { _ = gemel_set_long(handle, option, value) }
    func text(_ option: CURLoption, _ value: String) { _ = value.withCString { gemel_set_pointer(handle, option, $0) } }
    text(CURLOPT_URL, request.url.text)
    text(CURLOPT_PROTOCOLS_STR, "http,https")
    number(CURLOPT_FOLLOWLOCATION, 0)
    number(CURLOPT_PATH_AS_IS, 1)
    number(CURLOPT_NOSIGNAL, 1)
    number(CURLOPT_CONNECTTIMEOUT, settings.patience)
    number(CURLOPT_LOW_SPEED_LIMIT, Self.slowest)
    number(CURLOPT_LOW_SPEED_TIME, settings.patience)
    text(CURLOPT_USERAGENT, "gemel")
    if request.url.origin.isLoopback { text(CURLOPT_NOPROXY, "*") }
    if let authorities = settings.authorities { text(CURLOPT_CAINFO, authorities) }
    _ = gemel_set_pointer(handle, CURLOPT_ERRORBUFFER, message)
    let length = request.body?.length ?? 0
    switch request.method {
    case .get: number(CURLOPT_HTTPGET, 1)
    case .head: number(CURLOPT_NOBODY, 1)
    case .post:
      number(CURLOPT_POST, 1)
      _ = gemel_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(length))
    case .put:
      number(CURLOPT_UPLOAD, 1)
      _ = gemel_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(length))
    }
    _ = gemel_set_transfer(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      CurlTransport.exchange(context)?.takeHead(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? false
        ? size * count : 0
    }
    _ = gemel_set_transfer(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      // Nothing is a success as well, and zero would mean failure only for something.
      CurlTransport.exchange(context)?.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? false
        ? size * count : 0
    }
    _ = gemel_set_transfer(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
      CurlTransport.exchange(context)?.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        ?? Int(CURL_READFUNC_ABORT)
    }
  }

  private static func exchange(_ context: UnsafeMutableRawPointer?) -> Exchange? {
    context.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }

  private func failure(_ code: CURLcode) -> TransportFailure {
    let said = String(cString: message)
    let text = said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
    switch code {
    case CURLE_OPERATION_TIMEDOUT:
      return .interrupted("it took longer than \(settings.patience) seconds, or stalled for as long")
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_FAIL_REWIND,
      CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return .interrupted(text)
    case CURLE_SSL_CONNECT_ERROR: return .handshake(text)
    default: return .refused(text)
    }
  }
}

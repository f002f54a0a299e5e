/// A request as it is sent.
public struct HTTPRequest {
  /// What is asked for.
  public enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
  }

  /// What is asked for.
  public var method: Method
  /// Of whom.
  public var url: RemoteURL
  /// Names and values, which hold no control characters.
  public var headers: [HTTPHeader]
  /// What is sent.
  public var body: HTTPBody?
  /// What takes the body of a success, piece by piece; it is part of the answer where nil.
  public var receiver: HTTPReceiver?
  /// Bytes of body that are taken from a success. More are an error.
  public var limit: Int

  /// A request.
  public init(
    _ method: Method, _ url: RemoteURL, _ headers: [HTTPHeader] = [], body: HTTPBody? = nil,
    receiver: HTTPReceiver? = nil, limit: Int = 64 << 10
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.receiver = receiver
    self.limit = limit
  }

  /// Bytes of body that are taken from an answer that is no success; the rest is let go.
  public static let failureLimit = 64 << 10
}

/// A line of the head of a message.
public struct HTTPHeader: Hashable, Sendable {
  /// Its name, in whatever case.
  public var name: String
  /// Its value.
  public var value: String

  /// A header.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What is sent, readable more than once: a request may have to be repeated.
public struct HTTPBody {
  /// Its length in bytes.
  public let length: Int
  /// Reads from an offset into a buffer, and gives the count; fewer than asked for at the end only, and -1 for failure.
  public let read: (_ offset: Int, _ buffer: UnsafeMutableRawBufferPointer) -> Int

  /// What `read` reads.
  public init(length: Int, read: @escaping (_ offset: Int, _ buffer: UnsafeMutableRawBufferPointer) -> Int) {
    self.length = length
    self.read = read
  }

  /// `bytes`.
  public init(_ bytes: [UInt8]) {
    self.init(length: bytes.count) { offset, buffer in
      let count = max(0, min(buffer.count, bytes.count - offset))
      buffer.copyBytes(from: bytes[offset..<offset + count])
      return count
    }
  }
}

/// What takes a body as it comes. It may come from the beginning again.
public struct HTTPReceiver {
  /// Forgets what it has taken.
  public let restart: () throws -> Void
  /// Takes the next piece.
  public let take: (UnsafeRawBufferPointer) throws -> Void

  /// A receiver.
  public init(restart: @escaping () throws -> Void, take: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.restart = restart
    self.take = take
  }
}

/// An answer.
public struct HTTPResponse: Hashable, Sendable {
  /// The number that says how it went.
  public var status: Int
  /// Lines of the head, in order.
  public var headers: [HTTPHeader]
  /// The body, where nothing else took it.
  public var body: [UInt8]

  /// An answer.
  public init(_ status: Int, _ headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The values of a header, in order.
  public func values(_ name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  /// The value of a header that stands once; nil where it is missing or stands more often.
  public func value(_ name: String) -> String? {
    let values = values(name)
    return values.count == 1 ? values[0] : nil
  }

  /// Whether the body goes to a receiver.
  public var isSuccess: Bool { (200..<300).contains(status) }
}

/// How a request got no answer.
public enum TransportFailure: Error {
  /// No connection, or one that ended or stalled: it may work the next time.
  case interrupted(String)
  /// The other side did not speak TLS as it should.
  case handshake(String)
  /// It would end the same way again.
  case refused(String)
  /// The answer is longer than was asked for.
  case tooLong
  /// What takes the body could not.
  case receiver(any Error)
}

/// Sends a request and gives the answer, whatever its status: follows nothing, repeats nothing, knows no credentials.
public typealias HTTPTransport = (HTTPRequest) throws(TransportFailure) -> HTTPResponse

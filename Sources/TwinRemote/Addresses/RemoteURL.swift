/// An address of HTTP, taken apart: what a request goes to, and what decides who may see credentials.
public struct RemoteURL: Hashable, Sendable {
  /// How it is reached.
  public enum Scheme: String, Sendable {
    case http, https

    var defaultPort: Int { self == .http ? 80 : 443 }
  }

  /// Who answers: what credentials are for.
  public struct Origin: Hashable, Sendable {
    /// How it is reached.
    public var scheme: Scheme
    /// Name or number of the host, in lower case; numbers of IPv6 in brackets.
    public var host: String
    /// The port.
    public var port: Int

    /// Whether it is this machine itself.
    public var isLoopback: Bool {
      if host == "localhost" || host == "[::1]" { return true }
      let parts = host.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The host, and the port where it is not the usual one: what people call a registry.
    public var name: String { port == scheme.defaultPort ? host : "\(host):\(port)" }
  }

  /// Who answers.
  public var origin: Origin
  /// Begins with a slash.
  public var path: String
  /// What stands after `?`, without it.
  public var query: String?

  /// An address.
  public init(_ origin: Origin, path: String, query: String? = nil) {
    self.origin = origin
    self.path = path
    self.query = query
  }

  /// Reads an absolute address of `http` or `https`; nil for anything else, and for one that holds a name and password.
  public init?(_ text: String) {
    guard text.utf8.count <= 16 << 10, text.utf8.allSatisfy(Self.isAllowed), let separator = text.firstRange(of: "://"),
      let scheme = Scheme(rawValue: text[..<separator.lowerBound].lowercased())
    else { return nil }
    let rest = text[separator.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard let origin = Self.origin(authority, scheme) else { return nil }
    self.init(origin, target: rest.dropFirst(authority.count))
  }

  private init(_ origin: Origin, target: Substring) {
    let path = target.prefix { $0 != "?" }
    let query = target.dropFirst(path.count)
    self.init(origin, path: path.isEmpty ? "/" : String(path), query: query.isEmpty ? nil : String(query.dropFirst()))
  }

  /// What may stand in an address as it is.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
  }

  private static func origin(_ authority: Substring, _ scheme: Scheme) -> Origin? {
    var host = authority
    var port = scheme.defaultPort
    if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      let digits = authority[authority.index(after: colon)...]
      guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(digits),
        (1...65_535).contains(number)
      else { return nil }
      (host, port) = (authority[..<colon], number)
    }
    return isHost(host) ? Origin(scheme: scheme, host: host.lowercased(), port: port) : nil
  }

  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      return host.dropFirst().dropLast().utf8.allSatisfy { byte in
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || isHexadecimal(byte)
      }
    }
    return !host.isEmpty && host.utf8.count <= 253
      && host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        !label.isEmpty
          && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      }
  }

  /// The address that `location` means in an answer from here, absolute or relative (RFC 3986 §5, dots kept as they are); nil
  /// where it is none of HTTP.
  public func resolving(_ location: String) -> RemoteURL? {
    guard location.utf8.count <= 16 << 10, location.utf8.allSatisfy(Self.isAllowed) else { return nil }
    let location = location.prefix { $0 != "#" }
    if location.hasPrefix("//") { return RemoteURL(origin.scheme.rawValue + ":" + location) }
    if location.hasPrefix("/") { return RemoteURL(origin, target: location) }
    if location.hasPrefix("?") { return RemoteURL(origin, target: Substring(path + location)) }
    if location.prefix(while: { $0 != "/" && $0 != "?" }).contains(":") { return RemoteURL(String(location)) }
    let directory = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
    return RemoteURL(origin, target: Substring(directory + location))
  }

  /// The same address with more in its query.
  public func adding(_ name: String, _ value: String) -> RemoteURL {
    var url = self
    let item = percentEncoded(name) + "=" + percentEncoded(value)
    url.query = query.map { $0.isEmpty || $0.hasSuffix("&") ? $0 + item : $0 + "&" + item } ?? item
    return url
  }

  /// All of it, as it is sent.
  public var text: String { place + (query.map { "?" + $0 } ?? "") }

  /// All but the query, which may hold what is nobody's business: for people.
  public var place: String { "\(origin.scheme.rawValue)://\(origin.name)\(path)" }
}

/// `text` as part of a query or a form: letters, digits, `-`, `.`, `_` and `~` as they are (RFC 3986 §2.3).
func percentEncoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if isLetterOrDigit(byte) || "-._~".utf8.contains(byte) {
      bytes.append(byte)
    } else {
      bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

func isHexadecimal(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}

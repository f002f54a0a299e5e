import Glibc

/// A socket that waits for connections.
struct ListeningSocket {
  let descriptor: Int32
  /// Its address as a browser has it: `127.0.0.1:8000`, `[::1]:8000`.
  let address: String
  /// Whether only programs of this machine reach it.
  let isLoopback: Bool

  /// Listens at `port` of the address that `host` names; port 0 means one that is free.
  init(host: String, port: UInt16) throws {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE
    var found: UnsafeMutablePointer<addrinfo>?
    let failure = getaddrinfo(host, String(port), &hints, &found)
    defer { if let found { freeaddrinfo(found) } }
    guard failure == 0, let first = found?.pointee, let place = first.ai_addr else {
      throw CommandFailure.usage(
        "--host: `\(host)` is no address of this machine: \(String(cString: gai_strerror(failure)))")
    }
    descriptor = socket(
      first.ai_family, first.ai_socktype | Int32(SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), first.ai_protocol)
    guard descriptor >= 0 else { throw FileError("open", "a socket") }
    // A server that was ended a moment ago leaves its port in use otherwise.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard bind(descriptor, place, first.ai_addrlen) == 0, listen(descriptor, 64) == 0 else {
      let reason = errno
      close(descriptor)
      if reason == EADDRINUSE {
        throw CommandFailure(
          code: CommandFailure.couldNotRun,
          message: "port \(port) of \(host) is taken; name another with --port, or a free one with --port 0")
      }
      throw FileError("listen at", "\(host), port \(port)", reason)
    }
    (address, isLoopback) = Self.place(of: descriptor)
  }

  /// Where `socket` is bound.
  private static func place(of socket: Int32) -> (address: String, isLoopback: Bool) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &storage) { buffer in
      guard let base = buffer.baseAddress else { return ("", false) }
      let place = base.assumingMemoryBound(to: sockaddr.self)
      guard getsockname(socket, place, &length) == 0 else { return ("", false) }
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      var service = [CChar](repeating: 0, count: Int(NI_MAXSERV))
      guard
        getnameinfo(
          place, length, &name, socklen_t(name.count), &service, socklen_t(service.count),
          NI_NUMERICHOST | NI_NUMERICSERV)
          == 0
      else { return ("", false) }
      let host = text(name)
      let isLoopback = host.hasPrefix("127.") || host == "::1"
      return ((host.contains(":") ? "[\(host)]" : host) + ":" + text(service), isLoopback)
    }
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Whether a request that names `host` was meant for this server. A page from elsewhere whose name was made to lead to this machine (DNS
/// rebinding) names its own; an address in figures, or a name that only this machine has, cannot be made to lead elsewhere.
func isOwnHost(_ host: String, asked: String) -> Bool {
  var name = host.lowercased()
  if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
    let rest = name[name.index(after: end)...]
    guard rest.isEmpty || isPort(rest) else { return false }
    return isAddress(String(name[name.index(after: name.startIndex)..<end]), family: AF_INET6)
  }
  if let colon = name.lastIndex(of: ":") {
    guard isPort(name[colon...]) else { return false }
    name = String(name[..<colon])
  }
  return name == "localhost" || name.hasSuffix(".localhost") || name == asked.lowercased()
    || isAddress(name, family: AF_INET)
}

private func isPort(_ text: Substring) -> Bool {
  text.first == ":" && text.utf8.count <= 6 && text.utf8.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}

private func isAddress(_ text: String, family: Int32) -> Bool {
  var storage = in6_addr()
  return inet_pton(family, text, &storage) == 1
}

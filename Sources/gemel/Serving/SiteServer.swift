import Glibc

/// Answers browsers, on one thread: whatever waits is waited for together, nothing waits for one slow client, and nobody's bytes are kept beyond
/// a bound. Each connection is for one request.
struct SiteServer {
  /// Connections at once; beyond, pages that listen are the first to go.
  private static let connectionLimit = 128
  /// Milliseconds that a client has to ask, to take its answer, and to go.
  private static let patience: UInt64 = 10_000
  private static let farewell: UInt64 = 1_000
  /// Milliseconds after which pages that listen are shown that the server is there.
  private static let pulse: UInt64 = 15_000
  /// Bytes that wait for a page that listens, at most, and bytes of a body that are passed over.
  private static let backlog = 4 << 20

  private struct Connection {
    enum Phase { case reading, writing, leaving, listening, over }

    let socket: Int32
    var phase = Phase.reading
    var head: [UInt8] = []
    var output: [UInt8] = []
    var sent = 0
    var passedOver = 0
    /// Whether it goes on to listen when what it has is sent.
    var listens = false
    var deadline: UInt64

    var interest: pollfd {
      let events =
        switch phase {
        case .writing: POLLOUT
        case .listening where sent < output.count: POLLIN | POLLOUT
        case .listening, .reading, .leaving, .over: POLLIN
        }
      return pollfd(fd: socket, events: Int16(events), revents: 0)
    }
  }

  /// What it answers with.
  var site: ServedSite
  private let listening: ListeningSocket
  /// The host that it was asked to listen at.
  private let host: String
  private let stop: StopSignals
  private var connections: [Connection] = []

  init(_ site: ServedSite, at listening: ListeningSocket, host: String, until stop: StopSignals) {
    self.site = site
    self.listening = listening
    self.host = host
    self.stop = stop
  }

  /// Answers who asks within `milliseconds`, or returns sooner. False when it is to stop.
  mutating func serve(for milliseconds: Int32) -> Bool {
    var waiting = [
      pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: listening.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    waiting += connections.map(\.interest)
    _ = poll(&waiting, nfds_t(waiting.count), connections.isEmpty ? milliseconds : min(milliseconds, 250))
    guard waiting[0].revents == 0 else { return false }
    let now = steadyMilliseconds()
    for index in connections.indices {
      if waiting[index + 2].revents != 0 { advance(&connections[index], now) }
      if connections[index].deadline <= now { expire(&connections[index], now) }
    }
    for connection in connections where connection.phase == .over { close(connection.socket) }
    connections.removeAll { $0.phase == .over }
    if waiting[1].revents != 0 { accept(now) }
    return true
  }

  /// Tells pages that listen what the site is now.
  mutating func tell() {
    let event = site.event
    for index in connections.indices where connections[index].phase == .listening {
      // Who takes nothing for so long asks anew when it is awake.
      let waits = connections[index].output.count - connections[index].sent > Self.backlog
      if waits { connections[index].deadline = 0 } else { connections[index].output += event }
    }
  }

  // MARK: - Connections

  private mutating func accept(_ now: UInt64) {
    while true {
      let socket = Glibc.accept(listening.descriptor, nil, nil)
      guard socket >= 0 else { return }
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      _ = fcntl(socket, F_SETFL, O_NONBLOCK)
      if connections.count >= Self.connectionLimit {
        let oldest = connections.firstIndex { $0.phase == .listening } ?? 0
        close(connections.remove(at: oldest).socket)
      }
      connections.append(Connection(socket: socket, deadline: now + Self.patience))
    }
  }

  private func advance(_ connection: inout Connection, _ now: UInt64) {
    switch connection.phase {
    case .reading: read(&connection, now)
    case .writing: write(&connection, now)
    case .leaving: passOver(&connection)
    case .listening:
      passOver(&connection)
      if connection.phase == .listening { write(&connection, now) }
    case .over: break
    }
  }

  private func expire(_ connection: inout Connection, _ now: UInt64) {
    guard connection.phase == .listening else { return connection.phase = .over }
    // A comment, which pages pass over.
    connection.output += Array(":\n\n".utf8)
    connection.deadline = now + Self.pulse
    if connection.output.count - connection.sent > Self.backlog { connection.phase = .over }
  }

  private func read(_ connection: inout Connection, _ now: UInt64) {
    var chunk = [UInt8](repeating: 0, count: 4 << 10)
    let count = recv(connection.socket, &chunk, chunk.count, 0)
    guard count > 0 else {
      if count == 0 || (errno != EAGAIN && errno != EINTR) { connection.phase = .over }
      return
    }
    connection.head += chunk[..<count]
    // Without the end of a line there is nothing new to be read in it.
    guard chunk[..<count].contains(0x0A) || connection.head.count > HTTPRequest.headLimit else { return }
    switch HTTPRequest.head(connection.head) {
    case .incomplete: return
    case .refused(let status):
      connection.output = HTTPResponse(status, status.reason).sent(withBytes: true)
    case .request(let request):
      let response = response(to: request)
      connection.listens = response.content == .events && request.method == "GET"
      connection.output = response.sent(withBytes: request.method != "HEAD")
    }
    connection.head = []
    connection.phase = .writing
    connection.deadline = now + Self.patience
    write(&connection, now)
  }

  private func response(to request: HTTPRequest) -> HTTPResponse {
    guard isOwnHost(request.host, asked: host) else {
      return HTTPResponse(
        .misdirected, "This server is not the host that was asked for; open http://\(listening.address)/")
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      return HTTPResponse(.methodNotAllowed, "Pages can be read, and nothing else")
    }
    if request.path == ServedSite.eventsPath { return HTTPResponse(.ok, .events, site.event) }
    return site.response(to: request.path)
  }

  private func write(_ connection: inout Connection, _ now: UInt64) {
    while connection.sent < connection.output.count {
      let count = connection.output[connection.sent...].withUnsafeBytes {
        send(connection.socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else {
        if errno != EAGAIN, errno != EINTR { connection.phase = .over }
        return
      }
      connection.sent += count
      connection.deadline = now + Self.patience
    }
    connection.output = []
    connection.sent = 0
    if connection.listens {
      connection.phase = .listening
      connection.deadline = now + Self.pulse
    } else {
      // What was sent would be lost where the connection is closed before what came is read.
      shutdown(connection.socket, Int32(SHUT_WR))
      connection.phase = .leaving
      connection.deadline = now + Self.farewell
    }
  }

  /// Reads what nobody asked for, until the client has gone.
  private func passOver(_ connection: inout Connection) {
    var chunk = [UInt8](repeating: 0, count: 16 << 10)
    let count = recv(connection.socket, &chunk, chunk.count, 0)
    if count > 0 {
      connection.passedOver += count
      if connection.passedOver > Self.backlog { connection.phase = .over }
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      connection.phase = .over
    }
  }
}

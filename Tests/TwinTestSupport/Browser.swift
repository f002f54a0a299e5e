import Foundation
import Glibc

/// A Chromium without a window (Debian: chromium-headless-shell), spoken to by the DevTools protocol over two pipes: no port is opened.
///
/// Everything waits in the calling thread, with a deadline; what the browser tells meanwhile is kept.
public final class Browser {
  /// Whether this machine has one.
  public static let isThere = OutsideTool(program) != nil
  private static let program = "chromium-headless-shell"
  /// Seconds that a reply may take.
  private static let patience = 30.0

  /// What went wrong between the test and the browser.
  public struct Failure: Error, CustomStringConvertible {
    /// It in words.
    public let description: String
  }

  /// Something that the browser told by itself.
  public struct Event {
    /// Its name: `Network.requestWillBeSent`.
    public var method: String
    /// What it is about.
    public var parameters: [String: Any]
  }

  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private let profile: URL
  private var buffer: [UInt8] = []
  private var lastID = 0
  fileprivate var events: [(session: String, event: Event)] = []

  /// Starts one with an empty profile.
  public init() throws {
    profile = FileManager.default.temporaryDirectory.appending(path: "gemel-browser-\(UUID().uuidString)")
    var toBrowser: [Int32] = [0, 0]
    var fromBrowser: [Int32] = [0, 0]
    guard pipe(&toBrowser) == 0, pipe(&fromBrowser) == 0 else { throw Failure(description: "no pipes: \(errno)") }
    for end in toBrowser + fromBrowser { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // It reads 3 and writes 4. Copies first, for the ends may have those very numbers.
    let (reads, writes) = (fcntl(toBrowser[0], F_DUPFD_CLOEXEC, 10), fcntl(fromBrowser[1], F_DUPFD_CLOEXEC, 10))
    close(toBrowser[0])
    close(fromBrowser[1])
    defer {
      close(reads)
      close(writes)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, reads, 3)
    posix_spawn_file_actions_adddup2(&actions, writes, 4)
    // A group of its own, for it starts others that have to end with it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let arguments = [
      Self.program, "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
      "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--hide-scrollbars",
      "--user-data-dir=" + profile.path, "about:blank",
    ]
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for argument in argv { free(argument) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, Self.program, &actions, &attributes, &argv, environ) == 0 else {
      throw Failure(description: "\(Self.program) does not start")
    }
    self.process = process
    input = toBrowser[1]
    output = fromBrowser[0]
  }

  deinit {
    close(input)
    close(output)
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
    try? FileManager.default.removeItem(at: profile)
  }

  /// A new page, with everything that it tells turned on.
  public func page() throws -> BrowserPage {
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    guard let session = attached["sessionId"] as? String else { throw Failure(description: "no session") }
    for domain in ["Page", "Runtime", "Log", "Network", "Performance"] {
      _ = try call(domain + ".enable", session: session)
    }
    return BrowserPage(browser: self, session: session)
  }

  // MARK: - Messages

  /// Calls a method and waits for what it answers.
  func call(_ method: String, _ parameters: [String: Any] = [:], session: String = "") throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    if !session.isEmpty { message["sessionId"] = session }
    try send(Array(try JSONSerialization.data(withJSONObject: message)) + [0])
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while true {
      guard let answer = try receive(before: deadline) else {
        throw Failure(description: "\(method): no answer")
      }
      guard let id = answer["id"] as? Int else {
        keep(answer)
        continue
      }
      guard id == lastID else { continue }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// Waits for an event of `session` that was not seen before.
  func wait(for method: String, of session: String, since: Int, seconds: Double = patience) throws {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while !events[since...].contains(where: { $0.session == session && $0.event.method == method }) {
      guard let message = try receive(before: deadline) else { throw Failure(description: "no \(method)") }
      keep(message)
    }
  }

  private func keep(_ message: [String: Any]) {
    guard let method = message["method"] as? String else { return }
    let event = Event(method: method, parameters: message["params"] as? [String: Any] ?? [:])
    events.append((message["sessionId"] as? String ?? "", event))
  }

  private func send(_ bytes: [UInt8]) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(description: "the browser has gone") }
      offset += count
    }
  }

  /// The next message; nil when there is none in time.
  private func receive(before deadline: Date) throws -> [String: Any]? {
    while true {
      if let end = buffer.firstIndex(of: 0) {
        let message = Data(buffer[..<end])
        buffer.removeSubrange(...end)
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      let left = deadline.timeIntervalSinceNow
      var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&ready, 1, Int32(left * 1_000) + 1) > 0 else { return nil }
      var chunk = [UInt8](repeating: 0, count: 64 << 10)
      let count = read(output, &chunk, chunk.count)
      guard count > 0 else { throw Failure(description: "the browser has gone") }
      buffer += chunk[..<count]
    }
  }
}

/// A page of a browser.
public struct BrowserPage {
  let browser: Browser
  let session: String

  /// Goes to `address` and waits until all of it is loaded.
  public func open(_ address: String) throws {
    let since = browser.events.count
    let answer = try browser.call("Page.navigate", ["url": address], session: session)
    if let error = answer["errorText"] { throw Browser.Failure(description: "\(address): \(error)") }
    // Another place of the same page loads nothing.
    guard answer["loaderId"] != nil else { return }
    try browser.wait(for: "Page.loadEventFired", of: session, since: since)
  }

  /// What `expression` gives, once it is settled where it is a promise: values that JSON has.
  @discardableResult
  public func evaluate(_ expression: String) throws -> Any? {
    let answer = try browser.call(
      "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true], session: session)
    if let thrown = answer["exceptionDetails"] { throw Browser.Failure(description: "\(expression): \(thrown)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// How many seconds the page's thread has worked for; nil where the browser does not tell. What else runs on the machine is not in it.
  public func threadSeconds() throws -> Double? {
    let metrics = try browser.call("Performance.getMetrics", session: session)["metrics"] as? [[String: Any]] ?? []
    return metrics.first { $0["name"] as? String == "ThreadTime" }.flatMap { ($0["value"] as? NSNumber)?.doubleValue }
  }

  /// The same as text.
  public func text(_ expression: String) throws -> String { try evaluate(expression) as? String ?? "" }

  /// Asks until `expression` is true.
  public func wait(until expression: String, seconds: Double = 15) throws {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while try evaluate("!!(\(expression))") as? Bool != true {
      guard deadline.timeIntervalSinceNow > 0 else { throw Browser.Failure(description: "never: \(expression)") }
      usleep(20_000)
    }
  }

  /// Presses and releases a key that stands for no text: `ArrowDown`.
  public func press(_ key: String) throws {
    let codes = ["Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "Tab": 9]
    for type in ["rawKeyDown", "keyUp"] {
      let event: [String: Any] = ["type": type, "key": key, "code": key, "windowsVirtualKeyCode": codes[key] ?? 0]
      _ = try browser.call("Input.dispatchKeyEvent", event, session: session)
    }
  }

  /// Types `text`, key by key.
  public func type(_ text: String) throws {
    for character in text {
      let key = String(character)
      for event in [["type": "keyDown", "key": key, "text": key], ["type": "keyUp", "key": key]] {
        _ = try browser.call("Input.dispatchKeyEvent", event, session: session)
      }
    }
  }

  /// A screen of that size, as of a phone where it is `mobile`.
  public func resize(width: Int, height: Int, mobile: Bool = false) throws {
    let screen: [String: Any] = ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile]
    _ = try browser.call("Emulation.setDeviceMetricsOverride", screen, session: session)
  }

  /// Turns scripts of pages that are opened from now on off, or on.
  public func setScripts(_ isOn: Bool) throws {
    _ = try browser.call("Emulation.setScriptExecutionDisabled", ["value": !isOn], session: session)
  }

  /// What this page told, in order.
  public var events: [Browser.Event] { browser.events.filter { $0.session == session }.map(\.event) }

  /// What this page complained about or was made to say: errors, messages to the console, dialogs.
  public var complaints: [String] {
    events.compactMap { event in
      switch event.method {
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening":
        "\(event.method) \(event.parameters)"
      default: nil
      }
    }
  }

  /// Addresses that this page asked for.
  public var requests: [String] {
    events.filter { $0.method == "Network.requestWillBeSent" }
      .compactMap { ($0.parameters["request"] as? [String: Any])?["url"] as? String }
  }
}

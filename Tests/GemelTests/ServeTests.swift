import Foundation
import Testing
import TwinTestSupport

/// `gemel docs --serve`, asked over real sockets and by a real browser.
@Suite(.serialized) struct ServeTests {
  @Test func `pages are answered with what they are, and nothing but pages`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      try sandbox.write("secret", to: "models/secret.txt")
      let served = try ServedDocs(in: sandbox)
      let first = try served.get("/")
      #expect(first.status == 200 && first.fields["content-type"] == "text/html; charset=utf-8")
      #expect(first.fields["content-length"] == "\(first.body.utf8.count)" && first.body.hasSuffix("</html>\n"))
      #expect(first.fields["connection"] == "close" && first.fields["cache-control"] == "no-store")
      #expect(first.fields["x-content-type-options"] == "nosniff")
      #expect(first.fields["cross-origin-resource-policy"] == "same-origin")
      #expect(first.fields["content-security-policy"]?.contains("default-src 'none'") == true)
      for (path, type) in [
        ("/site.js", "text/javascript"), ("/search.js", "text/javascript"), ("/site.css", "text/css"),
      ] {
        let answer = try served.get(path + "?x=1")
        #expect(answer.status == 200 && answer.fields["content-type"] == type + "; charset=utf-8", "\(path)")
      }
      let head = try served.get("/index.html", method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.fields["content-length"] == "\(try served.get("/index.html").body.utf8.count)")
      let moved = try served.get("/rules")
      #expect(moved.status == 301 && moved.fields["location"] == "/rules/")
      #expect(try served.get("/rules/").body.contains("Rules"))
      #expect(try served.get("/%72ules/index.html").status == 200)
      #expect(try served.get("http://127.0.0.1/rules/").status == 200)
      let lost = try served.get("/no/such<b>.html")
      #expect(lost.status == 404 && lost.body.contains("There is no such page") && !lost.body.contains("<b>"))
      for path in [
        "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "//etc/passwd", "/secret.txt", "/gemel.yaml",
      ] {
        let answer = try served.get(path)
        #expect(answer.status == 404 && !answer.body.contains("secret"), "\(path)")
      }
      #expect(served.end(SIGINT) == 0)
      #expect(served.output.hasSuffix("stopped serving\n"))
      #expect(try sandbox.run("find models -newer models/gemel.yaml -name '*.html'").output == "")
    }
  }

  @Test func `requests that mean nothing or ask too much are refused`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let served = try ServedDocs(in: sandbox)
      let host = "Host: localhost:\(served.port)\r\n"
      let refused: [(String, Int)] = [
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 3\r\n\r\nabc", 405), ("DELETE / HTTP/1.1\r\n\(host)\r\n", 405),
        ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\(host)\(host)\r\n", 400), ("GET /\r\n\r\n", 400),
        ("GET  / HTTP/1.1\r\n\(host)\r\n", 400), ("GET index.html HTTP/1.1\r\n\(host)\r\n", 400),
        ("GET /%00 HTTP/1.1\r\n\(host)\r\n", 400), ("GET /%zz HTTP/1.1\r\n\(host)\r\n", 400),
        ("GET /% HTTP/1.1\r\n\(host)\r\n", 400),
        ("GET / HTTP/1.1\r\n\(host) folded\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\(host)Na me: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\(host)X: a\u{0}b\r\n\r\n", 400), ("GET / HTTP/2.0\r\n\(host)\r\n", 505),
        ("\u{16}\u{3}\u{1}\r\n\r\n", 400),
        ("GET /" + String(repeating: "a", count: 20_000) + " HTTP/1.1\r\n\(host)\r\n", 431),
        ("GET / HTTP/1.1\r\n\(host)" + String(repeating: "X: y\r\n", count: 200) + "\r\n", 431),
      ]
      for (text, status) in refused { #expect(try served.answer(text).status == status, "\(text.prefix(60))") }
      #expect(try served.get("/", method: "POST").fields["allow"] == "GET, HEAD")
      // Names that somebody else may have made to lead here.
      for name in [
        "evil.example", "evil.example:\(served.port)", "127.0.0.1.evil.example", "localhost.evil.example", "",
        "127.0.0.1:x", "[::1",
      ] {
        let answer = try served.get("/", host: name)
        #expect(answer.status == 421 && !answer.body.contains("<html"), "\(name)")
      }
      for name in ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:\(served.port)", "docs.localhost", "192.0.2.7:80"] {
        #expect(try served.get("/", host: name).status == 200, "\(name)")
      }
      // Empty lines before a request, lines without a return, and one that comes byte by byte beside one that never comes.
      let idle = try SocketConnection(port: served.port)
      idle.send("GET / HT")
      #expect(try served.answer("\r\n\r\nGET / HTTP/1.0\nHost: localhost\n\n").status == 200)
      let slow = try SocketConnection(port: served.port)
      for character in "GET / HTTP/1.1\r\n\(host)\r\n" {
        slow.send(String(character))
        usleep(1_000)
      }
      #expect(HTTPAnswer(slow.read { _ in false }).status == 200)
      #expect(served.end(SIGTERM) == 0)
    }
  }

  @Test func `pages are told of the next site, and of errors while the last one stays`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let served = try ServedDocs(in: sandbox)
      let page = try served.get("/index.html").body
      let listening = try SocketConnection(port: served.port)
      listening.send("GET /~events HTTP/1.1\r\nHost: localhost\r\n\r\n")
      func state() throws -> [String: String] {
        let text = listening.read { $0.contains("\n\n") && $0.contains("data: ") }
        let data = try #require(text.components(separatedBy: "data: ").last).prefix { $0 != "\n" }
        return try #require(JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: String])
      }
      let first = try state()
      #expect(try page.contains("~reload.js?" + #require(first["generation"])), "\(first)")
      #expect(try served.get("/~reload.js").fields["content-type"] == "text/javascript; charset=utf-8")
      let source = try sandbox.read("models/models/twins.yaml")
      try sandbox.write(source + "  Added:\n    description: Came later.\n", to: "models/models/twins.yaml")
      let second = try state()
      #expect(second["generation"] != first["generation"] && second["failure"] == nil, "\(second)")
      #expect(try served.get("/search.js").body.contains("Added"))
      try sandbox.write(source + "  Added:\n    extends: [Nothing<b>]\n", to: "models/models/twins.yaml")
      let broken = try state()
      #expect(broken["generation"] == second["generation"])
      #expect(try #require(broken["failure"]).contains("Nothing<b>"), "\(broken)")
      #expect(try served.get("/search.js").body.contains("Added"))
      #expect(
        served.output.contains("Nothing<b>") && served.output.contains("the last site that could be made is served"))
      try sandbox.write(source, to: "models/models/twins.yaml")
      let mended = try state()
      #expect(mended["generation"] != second["generation"] && mended["failure"] == nil)
      #expect(try !served.get("/search.js").body.contains("Added"))
      #expect(served.end(SIGINT) == 0)
    }
  }

  @Test func `sources that cannot be read at first are told, and served once they can be`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let source = try sandbox.read("models/models/twins.yaml")
      try sandbox.write("twins: [", to: "models/models/twins.yaml")
      let served = try ServedDocs(in: sandbox)
      let notice = try served.get("/index.html")
      #expect(
        notice.status == 503 && notice.body.contains("There is no site yet") && notice.body.contains("twins.yaml"))
      #expect(try served.get("/site.css").status == 200)
      try sandbox.write(source, to: "models/models/twins.yaml")
      var status = 503
      for _ in 0..<200 where status == 503 {
        usleep(50_000)
        status = try served.get("/index.html").status
      }
      #expect(status == 200)
    }
  }

  @Test func `what cannot be served is said`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      for (arguments, text) in [
        ("--serve -o out", "--serve writes nothing"), ("--serve --check", "--serve writes nothing"),
        ("--port 80 -o out", "go with --serve"), ("", "--output"),
        ("--serve --host nowhere.invalid", "no address of this machine"),
        ("--serve --port 99999", "port"),
      ] {
        let run = try sandbox.run("gemel docs models \(arguments)")
        #expect(run.code == 2 && run.output.contains(text), "\(arguments): \(run.output)")
      }
      let served = try ServedDocs(in: sandbox)
      #expect(!served.output.contains("whoever"))
      let taken = try sandbox.run("gemel docs models --serve --port \(served.port)")
      #expect(taken.code == 3 && taken.output.contains("--port 0"), "\(taken.output)")
      let open = try ServedDocs(["--host", "0.0.0.0"], in: sandbox)
      #expect(open.output.contains("whoever can reach 0.0.0.0:\(open.port) can read this documentation"))
      #expect(try open.get("/", host: "192.0.2.7:\(open.port)").status == 200)
      #expect(try open.get("/", host: "evil.example").status == 421)
    }
  }

  @Test(.enabled(if: Browser.isThere))
  func `a page in a browser loads itself anew, shows errors, and reports none of its own`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let served = try ServedDocs(in: sandbox)
      let source = try sandbox.read("models/models/twins.yaml")
      let page = try Browser().page()
      try page.open("http://127.0.0.1:\(served.port)/")
      try page.evaluate("document.getElementById('search').focus()")
      try page.wait(until: "globalThis.gemelFind")
      try sandbox.write(source + "  Added:\n    extends: [<b>Nothing</b>]\n", to: "models/models/twins.yaml")
      try page.wait(until: "document.querySelector('.failure')?.textContent.includes('<b>Nothing</b>')")
      #expect(try page.evaluate("document.querySelectorAll('.failure *').length") as? Int == 0)
      try sandbox.write(source + "  Added:\n    description: Came later.\n", to: "models/models/twins.yaml")
      try page.wait(
        until: "!document.querySelector('.failure') && !globalThis.gemelFind && document.readyState === 'complete'")
      try page.evaluate("document.getElementById('search').focus()")
      try page.wait(until: "globalThis.gemelFind?.('Added')[0]?.name === 'Added'")
      #expect(page.complaints == [])
      #expect(page.requests.filter { !$0.hasPrefix("http://127.0.0.1:\(served.port)/") } == [])
      try sandbox.write(source, to: "models/models/twins.yaml")
      try page.wait(until: "document.readyState === 'complete' && !globalThis.gemelFind")
      #expect(served.end(SIGINT) == 0)
    }
  }

  @Test func `a site that is written holds nothing of serving`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let run = try sandbox.run(
        "gemel docs models -o out && ls out && grep -rl -e reload -e EventSource out --include='*.js'")
      #expect(run.output.contains("site.js") && !run.output.contains("~reload") && run.code == 1, "\(run.output)")
    }
  }
}

import Testing
import TwinModel
import TwinRegistry

@testable import TwinRemote

/// Addresses, names of registries, repositories and tags.
@Suite struct AddressTests {
  @Test(arguments: [
    ("https://Registry.Example.org/a/b?c=d#e", "https://registry.example.org/a/b?c=d"),
    ("HTTP://127.0.0.1:5000", "http://127.0.0.1:5000/"), ("https://[::1]:443/x", "https://[::1]/x"),
    ("http://h:80?q", "http://h/?q"),
  ])
  func `addresses are read`(text: String, read: String) { #expect(RemoteURL(text)?.text == read) }

  @Test(arguments: [
    "", "registry.example.org", "file:///etc/passwd", "https://user:secret@host/", "https://host:0/",
    "https://host:99999/",
    "https:///x", "https://ho st/", "https://host/\u{1B}[2J", "https://host/\n", "https://höst/", "ftp://host/",
    "https://a..b/",
    "https://[::1/", "https://host:+5/",
  ])
  func `what is no address of HTTP is none`(text: String) { #expect(RemoteURL(text) == nil) }

  @Test(arguments: [
    ("/v2/x?_state=1", "https://h:5/v2/x?_state=1"), ("http://other/y", "http://other/y"),
    ("//other/y", "https://other/y"),
    ("up?a", "https://h:5/v2/a/up?a"), ("?n=2", "https://h:5/v2/a/b?n=2"), ("a/b:c", "https://h:5/v2/a/a/b:c"),
  ])
  func `locations are resolved`(location: String, resolved: String) throws {
    let base = try #require(RemoteURL("https://h:5/v2/a/b?old=1"))
    #expect(base.resolving(location)?.text == resolved)
  }

  @Test(arguments: ["file:///etc/passwd", "javascript:1", "gopher:x", "http://a b/", "https://u@h/", "data:,x"])
  func `locations elsewhere than in HTTP are refused`(location: String) throws {
    #expect(try #require(RemoteURL("https://h/v2/")).resolving(location) == nil)
  }

  @Test(arguments: [
    ("localhost", true), ("127.0.0.1", true), ("127.9.8.7", true), ("[::1]", true), ("127.0.0.1.example.org", false),
    ("127.0.0.256", false), ("10.0.0.1", false), ("localhost.example.org", false),
  ])
  func `only this machine is this machine`(host: String, isLoopback: Bool) throws {
    #expect(try #require(RemoteURL("http://\(host)/")).origin.isLoopback == isLoopback)
  }

  @Test func `a registry has a host and a path`() throws {
    let name = try RemoteName("registry.example.org:5000/team/models/")
    #expect(name.origin == .init(scheme: .https, host: "registry.example.org", port: 5000))
    #expect(name.prefix == "team/models" && name.text == "registry.example.org:5000/team/models")
    #expect(name.credentialNames == ["registry.example.org:5000"])
    #expect(try RemoteName("http://127.0.0.1:5055").repository(of: package("com.example.HVAC")) == "com.example.hvac")
    #expect(try name.repository(of: package("com.example.air-handling_2")) == "team/models/com.example.air-handling_2")
    let hub = try RemoteName("docker.io/team")
    #expect(hub.origin.host == "registry-1.docker.io" && hub.credentialNames.first == "https://index.docker.io/v1/")
  }

  @Test(arguments: [
    ("http://registry.example.org/x", "plain HTTP"), ("registry.example.org/Team", "cannot be the name"),
    ("registry.example.org/a//b", "cannot be the name"), ("registry.example.org/a/../b", "cannot be the name"),
    ("registry.example.org/a?x", "not the name"), ("https://ada:secret@h/x", "no password"), ("", "its name is empty"),
    ("ftp://h/x", "not the name"),
  ])
  func `what is no name of a registry is refused`(text: String, reason: String) {
    #expect { try RemoteName(text) } throws: { error in
      let error = error as? RemoteError
      return error?.kind == .usage && error?.reason.contains(reason) ?? false
        && error.map { !"\($0)".contains("secret") } ?? false
    }
  }

  @Test func `plain HTTP elsewhere has to be allowed`() throws {
    #expect(try RemoteName("http://registry.example.org/x", allowsPlainHTTP: true).origin.scheme == .http)
    #expect(try RemoteName("http://localhost:5000/x").origin.scheme == .http)
  }

  @Test(arguments: [
    ("a", true), ("a.b", true), ("a_b", true), ("a__b", true), ("a---b", true), ("1", true), ("a___b", false),
    ("a._b", false), (".a", false), ("a-", false), ("", false), ("A", false), ("a..b", false), ("é", false),
  ])
  func `parts of repositories follow the grammar`(text: String, isPart: Bool) {
    #expect(isRepositoryPart(text[...]) == isPart)
  }

  @Test func `a package whose name no repository can have is refused`() throws {
    let name = try RemoteName("h/x")
    for text in ["com.example.a___b", "com.example.a-", "com.a_.b"] {
      #expect(throws: RemoteError.self) { try name.repository(of: package(text)) }
    }
    #expect(throws: RemoteError.self) {
      try RemoteName("h/" + String(repeating: "a/", count: 120) + "a").repository(of: package("com.example.long.name"))
    }
  }

  @Test(arguments: ["1.0.0", "1.0.0-rc.1", "10.20.30-a-b.7"])
  func `versions are tags and back`(text: String) throws {
    let version = try #require(SemanticVersion(text))
    let tag = RemoteTag.version(version)
    #expect(RemoteTag.version(of: tag) == version)
  }

  @Test(arguments: [
    "latest", "record-1.0.0", "status.1-1.0.0", "sha256-00", "1.0", "1.0.0+x", "1.0.0_x", "01.0.0", "v1.0.0", "",
  ])
  func `other tags are no versions`(tag: String) { #expect(RemoteTag.version(of: tag) == nil) }

  private func package(_ text: String) throws -> PackageName { try #require(PackageName(text)) }
}

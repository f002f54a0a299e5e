import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore

@testable import TwinRemote
@testable import registry_fault

/// A registry in memory that answers as the distribution specification says, and as a test wants it to.
final class FakeRegistry {
  struct Manifest: Equatable {
    var type: String
    var bytes: [UInt8]
  }

  var manifests: [String: [String: Manifest]] = [:]
  var blobs: [String: [ContentDigest: [UInt8]]] = [:]
  /// Every request that came, in order.
  var requests: [HTTPRequest] = []
  var listsReferrers = false
  /// Asked before each request, with its number from 1: an answer in place of the registry's.
  var before: (HTTPRequest, Int) throws(TransportFailure) -> HTTPResponse? = { _, _ in nil }
  /// What becomes of each answer.
  var after: (HTTPRequest, HTTPResponse) -> HTTPResponse = { $1 }
  private var uploads = 0

  /// A session with it, as `models` on this machine.
  func session(
    _ name: String = "http://127.0.0.1:5000/models", retries: Int = 0, secrets: Secrets = Secrets(),
    credential: Credential? = nil, waits: @escaping (Int) -> Void = { _ in }
  ) throws -> RemoteSession {
    RemoteSession(
      with: try RemoteName(name), writes: true, secrets: secrets, retry: RetryPolicy(count: retries),
      credential: { credential }, wait: waits, transport: { request throws(TransportFailure) in try self.send(request) }
    )
  }

  /// Does what a transport does.
  func send(_ request: HTTPRequest) throws(TransportFailure) -> HTTPResponse {
    requests.append(request)
    var response = after(request, try before(request, requests.count) ?? answer(request))
    guard response.isSuccess, request.method != .head else { return response }
    guard response.body.count <= request.limit else { throw .tooLong }
    guard let receiver = request.receiver else { return response }
    do {
      for start in stride(from: 0, to: response.body.count, by: 100_000) {
        try response.body[start..<min(start + 100_000, response.body.count)].withUnsafeBytes { try receiver.take($0) }
      }
    } catch {
      throw .receiver(error)
    }
    response.body = []
    return response
  }

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    let parts = request.url.path.split(separator: "/").map(String.init)
    guard parts.first == "v2", parts.count >= 4 else { return HTTPResponse(404) }
    let body = request.body.map(Self.bytes) ?? []
    if parts.suffix(2) == ["tags", "list"] {
      let names = (manifests[parts.dropFirst().dropLast(2).joined(separator: "/")] ?? [:]).keys.filter {
        !$0.contains(":")
      }
      return HTTPResponse(200, body: Array(#"{"tags":[\#(names.map { "\"\($0)\"" }.joined(separator: ","))]}"#.utf8))
    }
    if parts.suffix(2) == ["blobs", "uploads"] {
      uploads += 1
      return HTTPResponse(202, [HTTPHeader("Location", "\(request.url.path)\(uploads)?_state=a%2Fb")])
    }
    let repository = parts.dropFirst().dropLast(parts[parts.count - 2] == "uploads" ? 3 : 2).joined(separator: "/")
    let last = parts[parts.count - 1]
    switch parts[parts.count - 2] {
    case "uploads":
      guard let text = request.url.query?.split(separator: "=").last.map(String.init),
        let digest = ContentDigest(text.replacing("%3A", with: ":"))
      else { return HTTPResponse(400) }
      guard ContentDigest(of: body) == digest else {
        return HTTPResponse(400, body: Array(#"{"errors":[{"code":"DIGEST_INVALID","message":"no"}]}"#.utf8))
      }
      blobs[repository, default: [:]][digest] = body
      return HTTPResponse(201)
    case "blobs":
      guard let bytes = ContentDigest(last).flatMap({ blobs[repository]?[$0] }) else { return HTTPResponse(404) }
      return HTTPResponse(
        200, [HTTPHeader("Content-Length", "\(bytes.count)")], body: request.method == .head ? [] : bytes)
    case "manifests" where request.method == .put:
      let manifest = Manifest(
        type: request.headers.first { $0.name == "Content-Type" }?.value ?? "", bytes: body)
      let digest = ContentDigest(of: body)
      manifests[repository, default: [:]][last] = manifest
      manifests[repository, default: [:]][digest.description] = manifest
      let subject = listsReferrers ? Attachment.contents(ofManifest: body)?.subject : nil
      return HTTPResponse(201, subject.map { [HTTPHeader("OCI-Subject", "\($0)")] } ?? [])
    case "manifests":
      guard let manifest = manifests[repository]?[last] else { return HTTPResponse(404) }
      return HTTPResponse(
        200,
        [
          HTTPHeader("content-type", manifest.type + "; charset=utf-8"),
          HTTPHeader("Docker-Content-Digest", "\(ContentDigest(of: manifest.bytes))"),
        ], body: manifest.bytes)
    case "referrers" where listsReferrers:
      let entries = (manifests[repository] ?? [:]).filter { reference, manifest in
        reference.contains(":") && Attachment.contents(ofManifest: manifest.bytes)?.subject == ContentDigest(last)
      }.sorted { $0.key < $1.key }.compactMap { readJSON($0.value.bytes)?["artifactType"]?.text }
      let list = entries.map { #"{"artifactType":"\#($0)"}"# }.joined(separator: ",")
      return HTTPResponse(200, body: Array(#"{"manifests":[\#(list)]}"#.utf8))
    default: return HTTPResponse(404)
    }
  }

  /// What is under tags.
  var tagged: [String: [String: Manifest]] { manifests.mapValues { $0.filter { !$0.key.contains(":") } } }

  static func bytes(_ body: HTTPBody) -> [UInt8] {
    // By pieces of odd length, as a network takes them.
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 77_777)
    while bytes.count < body.length {
      let count = buffer.withUnsafeMutableBytes { body.read(bytes.count, $0) }
      guard count > 0 else { return [] }
      bytes += buffer[..<count]
    }
    return bytes
  }
}

/// A directory of its own, removed afterwards.
func withDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let directory = FileManager.default.temporaryDirectory.appending(path: "gemel-remote-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try body(directory)
}

/// A registry with two packages, of which one needs the other, and something said of a release and signed about it.
struct SampleRegistry {
  let directory: URL
  let registry: RegistryDirectory
  let base: ReleaseRecord
  let hvac: ReleaseRecord

  init(in directory: URL) throws {
    self.directory = directory
    registry = try RegistryDirectory.create(directory.appending(path: "here").path)
    let base = SampleRelease.make("com.example.base", "1.0.0-beta.7", seed: 1)
    _ = try registry.publish(base.content, base.record)
    self.base = base.record
    let requirement = try #require(VersionRequirement("^1.0.0-beta.1"))
    let needs = ReleaseDependency(
      release: base.record.release, manifest: base.record.manifest, requirement: requirement)
    let hvac = SampleRelease.make("com.example.hvac", "2.0.0-rc.1", dependencies: [needs])
    _ = try registry.publish(hvac.content, hvac.record)
    self.hvac = hvac.record
    for (kind, reason) in [(StatusRecord.Kind.deprecated, "Old."), (.yanked, "Leaks.")] {
      _ = try registry.append(
        kind, to: hvac.record.release, reason: reason, date: hvac.record.released, publisher: "ada@example.com")
    }
    for seed in [1, 2] as [UInt8] {
      _ = try registry.attest(SampleRelease.envelope(seed: seed), to: hvac.record.release)
    }
  }

  /// Another registry beside it.
  func another(_ name: String = "there") throws -> RegistryDirectory {
    try RegistryDirectory.create(directory.appending(path: name).path)
  }
}

/// Every file of a registry but the derived ones, by path.
func files(of registry: RegistryDirectory) throws -> [String: Data] {
  let root = URL(filePath: registry.path)
  var files: [String: Data] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: registry.path) {
    var isDirectory: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isDirectory)
    if !isDirectory.boolValue, !["oci-layout", "index.json"].contains(path) {
      files[path] = try Data(contentsOf: root.appending(path: path))
    }
  }
  return files
}

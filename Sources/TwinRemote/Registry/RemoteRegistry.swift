import TwinOutput
import TwinRegistry

/// A registry that speaks the OCI distribution specification (1.1): what its calls ask and what their answers mean. What it says
/// is held against digests here, whatever its headers say.
struct RemoteRegistry {
  var session: RemoteSession

  var name: RemoteName { session.name }

  /// Bytes of a manifest, as the specification has it.
  static let manifestLimit = 4 << 20
  /// Tags that are listed.
  static let tagLimit = 100_000
  /// Pages that lists of them have.
  static let pageLimit = 1000

  private func url(_ repository: String, _ path: String) -> RemoteURL {
    RemoteURL(name.origin, path: "/v2/\(repository)/\(path)")
  }

  // MARK: - Manifests

  /// The manifest under a tag or a digest, of the type `mediaType`; nil where there is none.
  mutating func manifest(
    _ repository: String, _ reference: String, _ mediaType: String = OCIMediaType.manifest
  ) throws -> (bytes: [UInt8], digest: ContentDigest)? {
    let request = HTTPRequest(
      .get, url(repository, "manifests/\(reference)"), [HTTPHeader("Accept", mediaType)], limit: Self.manifestLimit)
    let response = try session.send(request, about: repository)
    if response.status == 404 { return nil }
    guard response.status == 200 else { throw session.failure(request, response) }
    let found = response.value("Content-Type").map { type in
      String(type.prefix { $0 != ";" }).lowercased().trimmed
    }
    guard found == mediaType else {
      throw damaged(request, "it is of the type `\(excerpt(found ?? "", 80))`, and not \(mediaType)")
    }
    let digest = ContentDigest(of: response.body)
    if let claimed = response.value("Docker-Content-Digest"), claimed.hasPrefix("sha256:"),
      claimed != digest.description
    {
      throw damaged(request, "the registry calls it \(excerpt(claimed, 80)), and it is \(digest)")
    }
    if let wanted = ContentDigest(reference), wanted != digest { throw damaged(request, "it is \(digest)") }
    return (response.body, digest)
  }

  /// Puts a manifest under a tag or its digest. Gives whether the registry lists by itself what refers to something.
  ///
  /// While several send the same content, a registry may refuse a manifest over content that it just said it has: `resend` is told the
  /// digests of what it names, none where it names nothing, and the manifest is put again.
  mutating func put(
    _ repository: String, _ reference: String, _ manifest: [UInt8], _ mediaType: String = OCIMediaType.manifest,
    resend: ((inout RemoteRegistry, Set<ContentDigest>) throws -> Void)? = nil
  ) throws -> Bool {
    let request = HTTPRequest(
      .put, url(repository, "manifests/\(reference)"), [HTTPHeader("Content-Type", mediaType)],
      body: HTTPBody(manifest))
    var attempt = 0
    while true {
      let response = try session.send(request, about: repository)
      if response.status == 201 || response.status == 200 { return response.value("OCI-Subject") != nil }
      let refusal = Refusal(response)
      guard let resend, refusal.isOfContent, session.pause(attempt) else { throw session.failure(request, response) }
      attempt += 1
      try resend(&self, refusal.digests)
    }
  }

  /// What a registry says when it refuses something (distribution specification 1.1, error codes).
  private struct Refusal {
    /// Whether it is about content that it lacks, or that got mixed up on the way: both pass when it is sent again.
    var isOfContent: Bool
    /// The content that it names.
    var digests: Set<ContentDigest>

    init(_ response: HTTPResponse) {
      let errors = [400, 404].contains(response.status) ? readJSON(response.body)?["errors"]?.elements ?? [] : []
      let passing: Set = ["MANIFEST_BLOB_UNKNOWN", "BLOB_UNKNOWN", "DIGEST_INVALID", "BLOB_UPLOAD_UNKNOWN"]
      isOfContent = errors.contains { $0["code"]?.text.map { passing.contains($0) } ?? false }
      digests = Set(
        errors.compactMap { error in
          let detail = error["detail"]
          return (detail?.text ?? detail?["digest"]?.text ?? detail?["Digest"]?.text).flatMap { ContentDigest($0) }
        })
    }
  }

  /// Whether the registry lists by itself what refers to some content.
  mutating func listsReferrers(_ repository: String, _ digest: ContentDigest) throws -> Bool {
    try referrers(repository, digest) != nil
  }

  /// The list of what refers to some content, of which a registry may leave out what is not of `type`; nil where it keeps none.
  mutating func referrers(_ repository: String, _ digest: ContentDigest, type: String? = nil) throws -> [UInt8]? {
    let address = url(repository, "referrers/\(digest)")
    let request = HTTPRequest(
      .get, type.map { address.adding("artifactType", $0) } ?? address, [HTTPHeader("Accept", OCIMediaType.index)],
      limit: Self.manifestLimit)
    let response = try session.send(request, about: repository)
    return response.status == 200 ? response.body : nil
  }

  /// The tags of a repository; none where there is no such repository. Where one is `enough`, those of the pages up to it.
  mutating func tags(_ repository: String, enough: (String) -> Bool = { _ in false }) throws -> [String] {
    var tags: Set<String> = []
    var pages = 0
    var next: RemoteURL? = url(repository, "tags/list").adding("n", "1000")
    while let url = next {
      let request = HTTPRequest(.get, url, limit: Self.manifestLimit)
      let response = try session.send(request, about: repository)
      if response.status == 404, tags.isEmpty { return [] }
      guard response.status == 200 else { throw session.failure(request, response) }
      guard let document = readJSON(response.body), case .object = document else {
        throw damaged(request, "it is no list of tags")
      }
      let count = tags.count
      let page = document["tags"]?.elements.compactMap(\.text) ?? []
      tags.formUnion(page)
      pages += 1
      guard tags.count <= Self.tagLimit, pages <= Self.pageLimit else {
        throw damaged(request, "it lists more than \(Self.tagLimit) tags, or on more than \(Self.pageLimit) pages")
      }
      // A page that brings nothing new would go on for ever.
      next = tags.count > count && !page.contains(where: enough) ? try nextPage(response, request) : nil
    }
    return tags.sorted()
  }

  private func nextPage(_ response: HTTPResponse, _ request: HTTPRequest) throws(RemoteError) -> RemoteURL? {
    guard let link = response.value("Link"), link.contains("rel=\"next\"") || link.contains("rel=next"),
      let start = link.firstIndex(of: "<"), let end = link.firstIndex(of: ">"), start < end
    else { return nil }
    guard let page = request.url.resolving(String(link[link.index(after: start)..<end])), page.origin == name.origin
    else { throw damaged(request, "the next page of the list would be elsewhere") }
    return page
  }

  // MARK: - Content

  /// Whether the registry has content of that digest and length.
  mutating func hasBlob(_ repository: String, _ digest: ContentDigest, size: Int) throws -> Bool {
    let request = HTTPRequest(.head, url(repository, "blobs/\(digest)"))
    let response = try session.send(request, about: repository)
    if response.status == 404 { return false }
    guard response.status == 200 else { throw session.failure(request, response) }
    return response.value("Content-Length").map { $0 == String(size) } ?? true
  }

  /// Sends content in one piece; from the beginning where that is interrupted.
  mutating func upload(_ repository: String, _ digest: ContentDigest, _ body: HTTPBody) throws {
    let attempts = 3
    var (attempt, refusals) = (0, 0)
    while true {
      attempt += 1
      let start = HTTPRequest(.post, url(repository, "blobs/uploads/"), body: HTTPBody([]))
      let started = try session.send(start, about: repository)
      if started.status == 201 { return }
      guard started.status == 202 else { throw session.failure(start, started) }
      let target = try session.location(of: started, start).adding("digest", digest.description)
      let request = HTTPRequest(
        .put, target, [HTTPHeader("Content-Type", "application/octet-stream")], body: body)
      do {
        let response = try session.send(request, about: repository, repeats: false)
        if response.status == 201 { return }
        // Two who send the same content at once may get into each other's way.
        if Refusal(response).isOfContent, session.pause(refusals) {
          refusals += 1
          attempt = 0
          continue
        }
        let isPassing = RetryPolicy.isPassing(response.status) || response.status == 404
        guard isPassing, attempt < attempts else { throw session.failure(request, response) }
      } catch let error as RemoteError where error.kind == .unavailable && attempt < attempts {
        continue
      }
    }
  }

  /// Takes content from the registry, as it comes. Whether it is what the digest says is the receiver's to see.
  mutating func download(
    _ repository: String, _ digest: ContentDigest, size: Int, to receiver: HTTPReceiver
  ) throws {
    let request = HTTPRequest(.get, url(repository, "blobs/\(digest)"), receiver: receiver, limit: size)
    let response = try session.send(request, about: repository)
    if response.status == 404 { throw damaged(request, "content is missing in the registry") }
    guard response.status == 200 else { throw session.failure(request, response) }
  }

  /// Small content, checked against its digest.
  mutating func blob(_ repository: String, _ digest: ContentDigest, size: Int) throws -> [UInt8] {
    let request = HTTPRequest(.get, url(repository, "blobs/\(digest)"), limit: size)
    let response = try session.send(request, about: repository)
    if response.status == 404 { throw damaged(request, "content is missing in the registry") }
    guard response.status == 200 else { throw session.failure(request, response) }
    let found = ContentDigest(of: response.body)
    guard found == digest, response.body.count == size else {
      throw damaged(request, "what came is \(found) with \(response.body.count) bytes, and should have \(size)")
    }
    return response.body
  }

  private func damaged(_ request: HTTPRequest, _ reason: String) -> RemoteError {
    RemoteError(
      .damaged, session.secrets.scrubbed(request.url.place), session.secrets.scrubbed(reason),
      wayOut:
        "nothing was taken from it; ask those who run the registry, or push it again from a registry that is intact")
  }
}

extension String {
  /// Without spaces and tabs around it.
  fileprivate var trimmed: String {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}

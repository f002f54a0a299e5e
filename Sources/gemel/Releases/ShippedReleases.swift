import TwinCompiler
import TwinModel
import TwinRegistry
import TwinStore

/// Releases of what ships with this compiler, as it publishes them beside what needs them.
struct ShippedReleases {
  /// Digests of their manifests.
  private let manifests: [ReleaseID: ContentDigest]

  /// Makes them ready, which takes as long as compiling them.
  init() throws {
    let model = CompilerPipeline().compile(CompilerInput(packages: ShippedOntologies.packages)).model
    var manifests: [ReleaseID: ContentDigest] = [:]
    for package in model.packages.ids {
      let row = model.packages[package]
      guard let release = PackageName(model.string(row.name)).flatMap({ ReleaseID($0, row.version) }) else { continue }
      manifests[release] = try ReleaseContent.of(release, artifact(of: package, in: model)).digest
    }
    self.manifests = manifests
  }

  /// Whether the release of `record` has just the content that ships, and so has all that it needs.
  func holds(_ record: ReleaseRecord) -> Bool {
    manifests[record.release] == record.manifest
      && record.dependencies.allSatisfy { manifests[$0.release] == $0.manifest }
  }
}

extension [VerifiedRelease] {
  /// Accepts those that nobody signed and that need no key, since this compiler has the same content itself: releases of what ships with
  /// it, where no rule of `policy` means them. A rule for all packages (`*`) is about those that people make.
  mutating func acceptShipped(_ policy: KeyPolicy) throws {
    let names = Set(ShippedOntologies.names)
    let open = indices.filter { index in
      let release = self[index].release.package
      return self[index].lacksSignaturesOnly && names.contains(release.text) && !policy.names(release)
    }
    guard !open.isEmpty else { return }
    let shipped = try ShippedReleases()
    for index in open {
      self[index].isShipped = self[index].record.map(shipped.holds) ?? false
      if !self[index].isShipped { self[index].tellOtherCompiler() }
    }
  }
}

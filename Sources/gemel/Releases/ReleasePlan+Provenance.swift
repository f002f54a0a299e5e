import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRules
import TwinSource

extension ReleasePlanner {
  /// The file of a release that says how it came about.
  func provenanceFile(
    of package: ID<Package>, _ release: ReleaseID, _ dependencies: [ReleaseDependency], _ waivers: [WaivedFinding]
  ) -> ArtifactFile {
    let row = compilation.model.packages[package]
    let name = release.package.text
    let provenance = Provenance(
      release: release, commit: terms.commit, compiler: Gemel.version, edition: Int(row.edition),
      dependencies: dependencies, rulePacks: rulePacks(inForceAt: row.place), waivers: waivers,
      changes: compilation.changeRecords.filter { $0.package == name }.map { record in
        Provenance.Named(name: record.name, digest: ContentDigest(of: record.bytes))
      },
      findings: Provenance.Findings(of: sourceFindings(about: name)))
    return provenance.file
  }

  /// The packs that the file of `place` is held to, in order, with the digests of their files.
  private func rulePacks(inForceAt place: Place) -> [Provenance.Named] {
    let rules = checked.configurations.first { $0.files.contains(place.file) }
    return (rules?.configuration.packs ?? []).compactMap { pack in
      packFile(pack).map { Provenance.Named(name: pack.name, digest: ContentDigest(of: $0)) }
    }
  }

  private func packFile(_ pack: Pack) -> [UInt8]? {
    if pack.isShipped { return ShippedRules.packText(pack.name).map { Array($0.utf8) } }
    let index = Int(pack.place.file.rawValue)
    return index < compilation.files.count ? compilation.files[index].bytes : nil
  }

  /// What was found about the package called `name` by its sources. What the day decides is left out: that a waiver ends, or a freeze
  /// has ended, says nothing of them.
  private func sourceFindings(about name: String) -> [Finding] {
    findings(about: name).filter { finding in
      !["waiver/", "config/", "change/"].contains(where: finding.rule.name.hasPrefix)
    }
  }
}

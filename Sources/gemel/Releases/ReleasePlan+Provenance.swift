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
      findings: Provenance.Findings(of: findings(about: name)))
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

  /// What was found about the elements of the package called `name`. What the day decides is left out: that a waiver ends, or a
  /// freeze has ended, says nothing of the sources.
  private func findings(about name: String) -> [Finding] {
    let names = compilation.givenPackages.map { compilation.model.string(compilation.model.packages[$0].name) }
    return checked.findings.filter { finding in
      if ["waiver/", "config/", "change/"].contains(where: finding.rule.name.hasPrefix) { return false }
      let subject = finding.subject
      // Of packages whose names begin alike, the longest is meant.
      return names.filter { subject == $0 || subject.hasPrefix($0 + ".") }.max { $0.utf8.count < $1.utf8.count } == name
    }
  }
}

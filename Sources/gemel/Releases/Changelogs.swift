import TwinCompiler
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource
import TwinStore

extension RegistryModels {
  /// The changelog of `package` as it stood on `day`, written from its releases alone.
  func changelog(of package: PackageName, on day: CalendarDay) throws -> Changelog {
    try changelog(of: package, from: registry.releases(of: package, on: day), on: day)
  }

  /// The changelog of `package` with all releases that there are, as they stand today.
  func changelog(of package: PackageName) throws -> Changelog {
    try changelog(of: package, from: registry.with { try $0.releases(of: package) }, on: .today)
  }

  private func changelog(
    of package: PackageName, from releases: [RegisteredRelease], on day: CalendarDay
  ) throws -> Changelog {
    let entries = try releases.reversed().map { release in
      ChangelogEntry(
        version: release.record.release.version, day: release.record.released, changes: try changes(of: release.record),
        standing: release.standing(on: day), comingSunset: release.comingSunset(on: day),
        restores: release.record.restores, restoreReason: release.record.restoreReason)
    }
    return Changelog(package: package, entries: entries)
  }
}

/// Changelogs beside the manifests of packages.
struct ChangelogFiles {
  private let compilation: Compilation
  private let registry: LocalRegistry

  init(of compilation: Compilation, in registry: LocalRegistry) {
    self.compilation = compilation
    self.registry = registry
  }

  /// Writes the changelogs of `packages`. The releases are out already, so that a file that cannot be written is told and fails
  /// nothing, and neither does one that people write, which is left alone.
  func write(_ packages: [ID<Package>]) {
    for package in packages {
      guard let (name, path) = file(of: package) else { continue }
      do {
        let bytes = try RegistryModels(registry: registry).changelog(of: name).bytes
        let old = try FileSystem.hasFile(path) ? FileSystem.read(path) : nil
        guard old?.starts(with: Changelog.mark.utf8) ?? true else {
          Terminal.note(
            neutralised(
              "\(path) was not written by gemel and stays as it is; `gemel registry changelog \(name)` prints what it would be"
            ))
          continue
        }
        if old == bytes { continue }
        if let old, let lost = Changelog.versions(in: old).first(where: { !Changelog.versions(in: bytes).contains($0) })
        {
          Terminal.note(
            neutralised(
              "\(path) tells of \(lost), which the registry \(registry.path) does not have, and stays as it is;"
                + " `gemel registry changelog \(name)` prints what it would be"))
          continue
        }
        if old == nil { try FileSystem.write(bytes, to: path) } else { try FileSystem.rewrite(path, with: bytes) }
        Terminal.note(neutralised("\(path): written from the releases; commit it"))
      } catch let failure as CommandFailure {
        Terminal.note(neutralised("\(path) is as it was: \(failure.message)"))
      } catch {
        Terminal.note(neutralised("\(path) is as it was: \(error)"))
      }
    }
  }

  /// The name of a package of Gemel sources and the changelog beside its manifest.
  private func file(of package: ID<Package>) -> (PackageName, path: String)? {
    let row = compilation.model.packages[package]
    let place = row.place
    guard !place.isNone, place.file.rawValue >= UInt32(compilation.foreignFileCount),
      Int(place.file.rawValue) < compilation.givenFileCount, let name = PackageName(compilation.model.string(row.name))
    else { return nil }
    let manifest = compilation.files[Int(place.file.rawValue)].path
    guard manifest == "gemel.yaml" || manifest.hasSuffix("/gemel.yaml") else { return nil }
    return (name, FileSystem.join(FileSystem.parent(manifest), Changelog.file))
  }
}

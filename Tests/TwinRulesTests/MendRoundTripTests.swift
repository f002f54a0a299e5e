import Foundation
import Testing
import TwinCompiler
import TwinEmitters
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

@testable import gemel_bench

/// Mends of whole workspaces: what comes out compiles, is the same model but for what was meant, and the same text but
/// where it was meant.
@Suite struct MendRoundTripTests {
  /// A workspace in one of the layouts that sources have.
  enum Layout: String, CaseIterable, CustomTestStringConvertible {
    /// As people wrote it.
    case written
    /// The same with lines that end as on Windows, and without a final line break.
    case returned
    /// As the compiler prints it.
    case printed
    /// Made by the seeded generator.
    case generated

    var testDescription: String { rawValue }

    func input() throws -> CompilerInput {
      let written = CompilerInput(packages: try packages(below: "Ontologies"))
      switch self {
      case .written: return written
      case .returned: return mapped(written) { returned($0) }
      case .printed: return printed(CompilerPipeline().compile(written))
      case .generated: return WorkspaceGenerator.workspace(twins: 120, packageSize: 40, seed: 5)
      }
    }

    private func mapped(_ input: CompilerInput, _ change: (InputFile) -> InputFile) -> CompilerInput {
      CompilerInput(
        packages: input.packages.map { PackageInput(manifest: change($0.manifest), sources: $0.sources.map(change)) })
    }

    private func returned(_ file: InputFile) -> InputFile {
      var text = String(decoding: file.bytes, as: UTF8.self).replacingOccurrences(of: "\n", with: "\r\n")
      while text.hasSuffix("\r\n") { text.removeLast() }
      return InputFile(path: file.path, bytes: Array(text.utf8))
    }

    private func printed(_ compilation: Compilation) -> CompilerInput {
      CompilerInput(
        packages: compilation.givenPackages.map { package in
          let folder = compilation.model.string(compilation.model.packages[package].name) + "/"
          let files = gemelSources(of: package, in: compilation.model).map { file in
            InputFile(path: folder + file.path, bytes: file.bytes)
          }
          let isManifest: (InputFile) -> Bool = { $0.path == folder + "gemel.yaml" }
          let manifest = files.first(where: isManifest) ?? InputFile(path: folder + "gemel.yaml", bytes: [])
          return PackageInput(manifest: manifest, sources: files.filter { !isManifest($0) })
        })
    }
  }

  /// Every element that was given and has a name of its own.
  static func elements(of mending: Mending) -> [ElementRef] {
    let model = mending.model
    var all: [ElementRef] = []
    all += model.concepts.ids.map { .concept($0) } + model.relations.ids.map { .relation($0) }
    all += model.quantities.ids.map { .quantity($0) } + model.units.ids.map { .unit($0) }
    all += model.terms.ids.map { .term($0) } + model.points.ids.map { .point($0) }
    all += model.twins.ids.map { .twin($0) } + model.schemas.ids.map { .schema($0) }
    all += model.members.ids.map { .member($0) } + model.fields.ids.map { .field($0) }
    all += model.enumerationValues.ids.map { .enumerationValue($0) }
    let given = UInt32(mending.compilation.givenFileCount)
    return all.filter { model.place(of: $0).file.rawValue < given && !model.name(of: $0).isEmpty }
  }

  static func errors(_ compilation: Compilation) -> [String] {
    compilation.findings.filter { $0.severity == .error }.prefix(5).map {
      "\(compilation.files[Int($0.place.file.rawValue)].path): \($0.message)"
    }
  }

  /// Comments of a source, as lines have them after a blank or at their start.
  static func comments(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .compactMap { line in
        line.firstRange(of: /(^|\s)#.*/).map { String(line[$0]).trimmingCharacters(in: .whitespaces) }
      }
      .sorted()
  }

  /// What is not as it was: comments that are gone, and lines that are new and do not have one of `words`.
  static func surprises(_ mending: Mending, _ report: MendReport, _ words: [String]) -> [String] {
    report.files.flatMap { file, bytes in
      let old = mending.compilation.files[Int(file.rawValue)].bytes
      let known = Set(String(decoding: old, as: UTF8.self).split(whereSeparator: \.isNewline))
      let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        .filter { line in !known.contains(line) && !words.contains { line.contains($0) } }
      return (comments(old) == comments(bytes) ? [] : ["comments of file \(file.rawValue)"]) + lines.map(String.init)
    }
  }

  // MARK: - Renames

  /// `model` with `change` made to the metadata of every element, which it is given with the element's name; metadata that
  /// says nothing then is taken away.
  static func cleaned(_ model: Model, _ change: (inout Metadata, String) -> Void) -> Model {
    var model = model
    func clean(_ metadata: inout ID<Metadata>?, _ name: Symbol) {
      guard let row = metadata else { return }
      change(&model.metadata[row], model.string(name))
      // An empty range of texts may begin anywhere.
      if model.metadata[row].title.isEmpty { model.metadata[row].title = .empty }
      if model.metadata[row].description.isEmpty { model.metadata[row].description = .empty }
      if model.metadata[row] == Metadata() { metadata = nil }
    }
    func cleanAll<Row>(
      _ table: WritableKeyPath<Model, Table<Row>>, _ metadata: WritableKeyPath<Row, ID<Metadata>?>,
      _ name: KeyPath<Row, Symbol>
    ) {
      for id in model[keyPath: table].ids {
        var row = model[keyPath: table][id]
        clean(&row[keyPath: metadata], row[keyPath: name])
        model[keyPath: table][id] = row
      }
    }
    cleanAll(\.concepts, \.header.metadata, \.header.name)
    cleanAll(\.relations, \.header.metadata, \.header.name)
    cleanAll(\.quantities, \.header.metadata, \.header.name)
    cleanAll(\.units, \.header.metadata, \.header.name)
    cleanAll(\.terms, \.header.metadata, \.header.name)
    cleanAll(\.points, \.header.metadata, \.header.name)
    cleanAll(\.twins, \.header.metadata, \.header.name)
    cleanAll(\.schemas, \.header.metadata, \.header.name)
    cleanAll(\.members, \.metadata, \.name)
    cleanAll(\.fields, \.metadata, \.name)
    cleanAll(\.enumerationValues, \.metadata, \.name)
    return model
  }

  /// The dump of `model` with the renames taken back: `renamed7x` is called `names[7]` and was never called otherwise.
  static func dumpBeforeRenames(_ model: Model, _ names: [String]) -> [String] {
    let cleaned = cleaned(model) { metadata, name in
      if name.hasPrefix("renamed"), !metadata.formerly.isEmpty { metadata.formerly.removeFirst() }
    }
    return normalised(
      dump(cleaned).map { line in
        line.replacing(/renamed(\d+)x/) { match in Int(match.1).map { names[$0] } ?? "" }
      })
  }

  /// Rows are sorted by name, which renames change: lines in order, and what a package lists in order.
  static func normalised(_ lines: [String]) -> [String] {
    lines.map { line in
      guard line.hasPrefix("packages:") else { return line }
      return line.replacing(/[\[\]]/, with: ", ").components(separatedBy: ", ").sorted().joined(separator: ", ")
    }.sorted()
  }

  @Test(arguments: Layout.allCases)
  func `random renames leave the model and the text what they are`(_ layout: Layout) throws {
    var mending = Mending(try layout.input())
    #expect(Self.errors(mending.compilation) == [])
    var random = SeededGenerator(seed: 1)
    let chosen = Array(Self.elements(of: mending).shuffled(using: &random).prefix(150))
    let names = chosen.map { mending.model.string(mending.model.name(of: $0)) }
    let report = mending.apply(chosen.enumerated().map { .rename($1, to: "renamed\($0)x") })

    let allowed = ["another mend", "the same word also names"]
    let unexpected = report.refused.map(\.reason.reason).filter { reason in
      !allowed.contains { reason.hasPrefix($0) }
    }
    #expect(unexpected == [])
    #expect(report.applied.count > 75)

    let after = CompilerPipeline().compile(mending.mended(report))
    #expect(Self.errors(after) == [])
    let before = Self.normalised(dump(mending.model))
    #expect(dumpDifference(before, Self.dumpBeforeRenames(after.model, names), limit: 4) == [])
    #expect(Self.surprises(mending, report, ["renamed", "formerly: ["]).prefix(4) == [])

    // What was renamed has its name now: the same mends over what came out change nothing.
    var again = Mending(mending.mended(report))
    let done = Self.elements(of: again).filter { again.model.string(again.model.name(of: $0)).hasPrefix("renamed") }
    #expect(done.count >= report.applied.count)
    let second = again.apply(done.map { .rename($0, to: again.model.string(again.model.name(of: $0))) })
    #expect(second.files.isEmpty)
    #expect(second.refused.isEmpty)
  }

  @Test(arguments: Layout.allCases) func `renamed there and back, the model is what it was`(_ layout: Layout) throws {
    var mending = Mending(try layout.input())
    var random = SeededGenerator(seed: 3)
    let chosen = Array(Self.elements(of: mending).shuffled(using: &random).prefix(60))
    let names = chosen.map { mending.model.string(mending.model.name(of: $0)) }
    let there = mending.apply(chosen.enumerated().map { .rename($1, to: "renamed\($0)x") })
    var again = Mending(mending.mended(there))
    let back = again.apply(
      Self.elements(of: again).compactMap { element in
        let name = again.model.string(again.model.name(of: element))
        return (try? /renamed(\d+)x/.wholeMatch(in: name)).flatMap { Int($0.1) }.map { .rename(element, to: names[$0]) }
      })
    #expect(back.refused.map(\.reason.reason).filter { !$0.hasPrefix("another mend") } == [])
    let after = CompilerPipeline().compile(again.mended(back))
    #expect(Self.errors(after) == [])
    let left = after.model.metadata.rows.filter { row in
      row.formerly.contains { after.model.string($0).hasPrefix("renamed") }
    }
    #expect(left.count >= back.applied.count / 2)
    #expect(after.model.members.count == mending.model.members.count)
  }

  // MARK: - Keys

  @Test(arguments: Layout.allCases) func `keys that are set are there, and nothing else is changed`(_ layout: Layout)
    throws
  {
    var mending = Mending(try layout.input())
    var random = SeededGenerator(seed: 4)
    let model = mending.model
    // A name that is written again in a refinement has a copy without metadata of its own.
    let chosen = Array(Self.elements(of: mending).shuffled(using: &random).prefix(300)).filter { element in
      if case .field = element { return false }
      return model.metadata(of: element).map { model.metadata[$0].comment == nil } ?? true
    }
    let report = mending.apply(chosen.map { .set($0, key: "comment", value: .text("note: set")) })
    #expect(report.refused.map(\.reason.reason).filter { !$0.hasPrefix("another mend") } == [])
    #expect(report.applied.count > chosen.count * 2 / 3)

    let after = CompilerPipeline().compile(mending.mended(report))
    #expect(Self.errors(after) == [])
    let noted = after.model.metadata.rows.count { row in
      row.comment.map { after.model.string($0) == "note: set" } ?? false
    }
    #expect(noted == report.applied.count)
    let without = Self.cleaned(after.model) { metadata, _ in
      if let comment = metadata.comment, after.model.string(comment) == "note: set" { metadata.comment = nil }
    }
    #expect(dumpDifference(dump(model), dump(without), limit: 4) == [])
    #expect(Self.surprises(mending, report, ["note: set", ": {}"]).prefix(4) == [])

    var again = Mending(mending.mended(report))
    let same = Self.elements(of: again).filter { element in
      again.model.metadata(of: element).flatMap { again.model.metadata[$0].comment }
        .map { again.model.string($0) == "note: set" } ?? false
    }
    #expect(again.apply(same.map { .set($0, key: "comment", value: .text("note: set")) }).files.isEmpty)
  }

  @Test(arguments: Layout.allCases) func `keys in the order of the reference mean what they meant`(_ layout: Layout)
    throws
  {
    var mending = Mending(try layout.input())
    let twins = Self.elements(of: mending).filter { element in
      if case .twin = element { return true }
      return false
    }
    let report = mending.apply(twins.map { .orderKeys($0) })
    #expect(report.refused.map(\.reason.reason).filter { $0 != "the keys stand on one line, in brackets" } == [])
    let after = CompilerPipeline().compile(mending.mended(report))
    #expect(Self.errors(after) == [])
    #expect(dumpDifference(dump(mending.model), dump(after.model), limit: 4) == [])
    for (file, bytes) in report.files {
      let old = mending.compilation.files[Int(file.rawValue)].bytes
      #expect(
        bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }).map(Array.init).sorted {
          $0.lexicographicallyPrecedes($1)
        }
          == old.split(whereSeparator: { $0 == 10 || $0 == 13 }).map(Array.init).sorted {
            $0.lexicographicallyPrecedes($1)
          })
    }
    var again = Mending(mending.mended(report))
    #expect(
      again.apply(Self.elements(of: again).compactMap { if case .twin = $0 { .orderKeys($0) } else { nil } }).files
        .isEmpty)
  }
}

import Foundation
import Testing
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

/// Sources with what mending them needs.
struct Mending {
  let input: CompilerInput
  let compilation: Compilation
  var trees: SourceTrees

  init(_ input: CompilerInput) {
    self.input = input
    compilation = CompilerPipeline().compile(input)
    let given = compilation.givenFileCount
    trees = SourceTrees(
      compilation.files.enumerated().map { index, file in
        SourceTrees.Source(
          bytes: file.bytes, syntax: file.path.hasSuffix(".json") ? .dtdl : .gemel, isEditable: index < given)
      })
  }

  /// A small set of sources, written like a fixture.
  init(_ text: String) { self.init(Fixture(text).input) }

  var model: Model { compilation.model }

  /// A finding that stands at what `mend` is about, so that mends are tried in that order.
  static func proposal(_ mend: Mend, at place: Place = .none) -> MendProposal {
    MendProposal(Finding("test/mend", .warning, "mend it", at: place), [mend])
  }

  mutating func apply(_ mends: [Mend]) -> MendReport {
    let proposals = mends.enumerated().map { index, mend in
      Self.proposal(mend, at: Place(.none, ByteRange(UInt32(index), UInt32(index))))
    }
    return applyMends(proposals, to: model, references: compilation.references, sources: &trees)
  }

  /// The input with the files of `report` in the place of the old ones.
  func mended(_ report: MendReport) -> CompilerInput {
    var byPath: [String: [UInt8]] = [:]
    for (file, bytes) in report.files { byPath[compilation.files[Int(file.rawValue)].path] = bytes }
    var result = input
    func change(_ file: inout InputFile) { file.bytes = byPath[file.path] ?? file.bytes }
    for package in result.packages.indices {
      change(&result.packages[package].manifest)
      for source in result.packages[package].sources.indices { change(&result.packages[package].sources[source]) }
    }
    return result
  }

  /// The text of the file `path` after `report`.
  func text(_ path: String = "m/source.yaml", after report: MendReport) -> String {
    let index = compilation.files.firstIndex { $0.path == path } ?? 0
    let changed = report.files.first { Int($0.file.rawValue) == index }
    return String(decoding: changed?.bytes ?? compilation.files[index].bytes, as: UTF8.self)
  }

  // MARK: - Elements by name

  func twin(_ name: String) throws -> ID<Twin> {
    try #require(model.twins.ids.first { model.string(model.twins[$0].header.name) == name })
  }

  func schema(_ name: String) throws -> ElementRef {
    .schema(try #require(model.schemas.ids.first { model.string(model.schemas[$0].header.name) == name }))
  }

  func member(_ twin: String, _ name: String) throws -> ElementRef {
    let members = model.twins[try self.twin(twin)].members
    return .member(try #require(members.first { model.string(model.members[$0].name) == name }))
  }

  func value(_ name: String) throws -> ElementRef {
    .enumerationValue(
      try #require(model.enumerationValues.ids.first { model.string(model.enumerationValues[$0].name) == name }))
  }

  func field(_ name: String) throws -> ElementRef {
    .field(try #require(model.fields.ids.first { model.string(model.fields[$0].name) == name }))
  }
}

/// Compiles the source `text`, mends it, and gives the source that comes out, which must compile without errors.
func mend(_ text: String, path: String = "m/source.yaml", _ mends: (Mending) throws -> [Mend]) throws -> String {
  var mending = Mending(text)
  let errors = mending.compilation.findings.filter { $0.severity == .error }.map(\.message)
  #expect(errors == [])
  let report = mending.apply(try mends(mending))
  #expect(report.refused.map(\.reason.reason) == [])
  let after = CompilerPipeline().compile(mending.mended(report)).findings.filter { $0.severity == .error }
  let text = mending.text(path, after: report)
  #expect(after.map(\.message) == [], "\(text)")
  return text
}

/// Why the mends of the source `text` are refused.
func refusals(_ text: String, _ mends: (Mending) throws -> [Mend]) throws -> [String] {
  var mending = Mending(text)
  return mending.apply(try mends(mending)).refused.map(\.reason.reason)
}

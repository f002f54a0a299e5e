import Foundation
import TwinCompiler
import TwinModel
import TwinReaders
import TwinSource
import TwinTestSupport

/// Compiles files of other source languages, which their paths tell apart.
func compileForeign(_ files: [(path: String, text: String)]) -> Compilation {
  compileForeign(files.map { InputFile(path: $0.path, bytes: Array($0.text.utf8)) })
}

func compileForeign(_ files: [InputFile]) -> Compilation {
  let languages = ForeignLanguage.languages(of: files.map(\.path))
  return CompilerPipeline().compile(
    CompilerInput(
      packages: [], vss: zip(files, languages).filter { $1 == .vss }.map(\.0),
      digitalBuildings: zip(files, languages).filter { $1 == .digitalBuildings }.map(\.0)))
}

/// All YAML and vspec files below a folder, by their paths from there.
func foreignFiles(in folder: URL) throws -> [InputFile] {
  let root = folder.standardizedFileURL.path + "/"
  let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return try (all?.compactMap { $0 as? URL } ?? []).filter { ForeignLanguage.mayBeOne($0.path) }
    .map {
      InputFile(
        path: String($0.standardizedFileURL.path.dropFirst(root.count)), bytes: [UInt8](try Data(contentsOf: $0)))
    }
    .sorted { $0.path < $1.path }
}

extension Compilation {
  /// The rules of the errors that were found, with their messages.
  var errors: [String] { findings.filter { $0.severity == .error }.map { "\($0.rule): \($0.message)" } }

  /// The twin called `name` in the package called `package`.
  func twin(_ name: String, in package: String? = nil) -> Twin? {
    model.twins.rows.first { twin in
      model.string(twin.header.name) == name
        && package.map { model.string(model.packages[twin.header.package].name) == $0 } ?? true
    }
  }

  /// The members of a twin, inherited ones included, each in a line: name, kind, type, unit, bounds.
  func members(of name: String, in package: String? = nil) -> [String] {
    guard let twin = twin(name, in: package) else { return ["there is no twin \(name)"] }
    return model.members[twin.members].map(line) + inherited(twin)
  }

  private func inherited(_ twin: Twin) -> [String] {
    let own = Set(model.members[twin.members].map(\.name))
    return model.effectiveMembers[twin.effectiveMembers].map { model.members[$0] }.filter { !own.contains($0.name) }
      .map { "(" + line($0) + ")" }
  }

  private func line(_ member: Member) -> String {
    var words = [model.string(member.name), member.kind.name]
    if let value = member.value { words += text(value) }
    if case .component(let part) = member.detail { words.append(model.string(model.twins[part].header.name)) }
    if member.isWritable { words.append("writable") }
    if member.isRequired { words.append("required") }
    return words.joined(separator: " ")
  }

  func text(_ value: ValueSpec) -> [String] {
    var words = [text(value.type)]
    if let unit = value.unit { words.append(model.string(model.units[unit].header.name)) }
    for constraint in model.constraints[value.constraints] {
      switch constraint {
      case .minimum(let number): words.append(">=\(number)")
      case .maximum(let number): words.append("<=\(number)")
      case .minItems(let count): words.append("items>=\(count)")
      case .default(let row): words.append("default=\(text(model.literals[row]))")
      default: words.append(constraint.keyword)
      }
    }
    return words
  }

  private func text(_ type: ID<DataType>) -> String {
    switch model.dataTypes[type] {
    case .primitive(let primitive): return primitive.name
    case .array(let element): return "[" + text(model.fields[element].value).joined(separator: " ") + "]"
    case .enumeration(let row):
      let values = model.enumerationValues[model.enumerations[row].values]
      return "{"
        + values.map { value in
          let name = model.string(value.name)
          let code = text(value.encoded)
          return code == name ? name : name + "=" + code
        }.joined(separator: ",") + "}"
    case .schema(let schema): return model.string(model.schemas[schema].header.name)
    case .object(let fields):
      return "(" + model.fields[fields].map { model.string($0.name) }.joined(separator: ",") + ")"
    case .map: return "map"
    }
  }

  func text(_ literal: Literal) -> String {
    switch literal {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let number): "\(number)"
    case .string(let symbol): model.string(symbol)
    case .array(let elements): "[" + elements.map(text).joined(separator: ",") + "]"
    case .object(let entries):
      "{" + entries.map { model.string($0.key) + ":" + text($0.value) }.joined(separator: ",") + "}"
    }
  }

  /// The annotations of a header or member, in one line.
  func annotations(_ metadata: ID<Metadata>?) -> String {
    (metadata.map { model.metadata[$0].annotations } ?? [])
      .map { model.string($0.key) + "=" + text($0.value) }.joined(separator: " ")
  }

  /// The source text at a place.
  func source(at place: Place) -> String {
    guard Int(place.file.rawValue) < files.count else { return "" }
    let file = files[Int(place.file.rawValue)]
    let range = Int(place.range.start)..<min(Int(place.range.end), file.bytes.count)
    return file.path + ": " + String(decoding: file.bytes[range], as: UTF8.self)
  }
}

import TwinCompiler
import TwinReaders

/// Files of source languages that are known by their paths, each once.
struct ForeignSources {
  private var files: [ForeignLanguage: [String: InputFile]] = [:]

  var isEmpty: Bool { files.isEmpty }
  var vss: [InputFile] { files(.vss) }
  var digitalBuildings: [InputFile] { files(.digitalBuildings) }

  /// Adds a file, which `location` tells from others, unless it is there.
  mutating func add(_ file: InputFile, _ language: ForeignLanguage, at location: String) {
    if files[language]?[location] == nil { files[language, default: [:]][location] = file }
  }

  private func files(_ language: ForeignLanguage) -> [InputFile] {
    (files[language] ?? [:]).values.sorted { $0.path < $1.path }
  }
}

import Foundation
import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax
import TwinTestSupport

/// The real models that tests read in place; nil when they are not there.
enum Corpora {
  /// The folder `name`, when it is there.
  static func folder(_ name: String) -> URL? {
    guard let folder = corpora?.appending(path: name), FileManager.default.fileExists(atPath: folder.path) else {
      return nil
    }
    return folder
  }

  /// All JSON files below `folder`, sorted by path.
  static func jsonFiles(in folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }
}

/// What a DTDL package was read to, with its sources.
struct DTDLReading {
  var sources: [[UInt8]]
  var declarations: [Declarations]
  var findings: [Finding]

  var errors: [Finding] { findings.filter { $0.severity == .error } }
  /// The distinct rules of the findings, sorted.
  var rules: [String] { Set(findings.map(\.rule.name)).sorted() }

  /// The source bytes at a finding's place.
  func text(at place: Place) -> String {
    let bytes = sources[Int(place.file.rawValue)]
    return String(decoding: bytes[Int(place.range.start)..<Int(place.range.end)], as: UTF8.self)
  }
}

/// Reads JSON texts as one DTDL package.
func readDTDL(_ texts: [String], packageName: String? = nil, allowsUndefined: Bool? = nil) -> DTDLReading {
  readDTDL(bytes: texts.map { Array($0.utf8) }, packageName: packageName, allowsUndefined: allowsUndefined)
}

/// Reads JSON files as one DTDL package, parse findings included.
func readDTDL(bytes: [[UInt8]], packageName: String? = nil, allowsUndefined: Bool? = nil) -> DTDLReading {
  let files = bytes.enumerated().map { parseJSON($0.element, file: FileID(UInt32($0.offset))) }
  let read = readDTDL(files.map(\.tree), packageName: packageName, allowsUndefined: allowsUndefined)
  return DTDLReading(
    sources: bytes, declarations: read.declarations, findings: files.flatMap(\.findings) + read.findings)
}

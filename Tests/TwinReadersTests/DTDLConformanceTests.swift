import Foundation
import Testing
import TwinSource
import TwinTestSupport

/// The public conformance cases of DTDL, as far as they use no feature extension but quantitative types.
@Suite struct DTDLConformanceTests {
  /// A case: documents that are submitted together, and whether they are valid.
  struct Case {
    var name: String
    var isValid: Bool
    var allowsUndefined: Bool?
    var documents: [String]
  }

  /// The cases of `folder` for versions 2 and 3 (or 4), those that need a resolver or another extension left out.
  static func cases(_ folder: String, versions: [String]) throws -> [Case] {
    guard let root = Corpora.folder("dtdl-conformance")?.appending(path: folder) else { return [] }
    var cases: [Case] = []
    for file in Corpora.jsonFiles(in: root) {
      var data = try Data(contentsOf: file)
      if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = data.dropFirst(3) }
      let json = try JSONSerialization.jsonObject(with: data)
      for (number, entry) in ((json as? [[String: Any]]) ?? [json as? [String: Any] ?? [:]]).enumerated() {
        guard let isValid = entry["valid"] as? Bool, let input = entry["input"] as? [Any], entry["resolution"] == nil,
          (entry["quirks"] as? [Any] ?? []).isEmpty, (entry["requiredContexts"] as? [Any] ?? []).isEmpty
        else { continue }
        let documents = try input.map {
          String(decoding: try JSONSerialization.data(withJSONObject: $0, options: [.fragmentsAllowed]), as: UTF8.self)
        }
        let text = documents.joined().replacingOccurrences(of: "\\/", with: "/")
        let extended = text.replacingOccurrences(of: "dtmi:dtdl:extension:quantitativeTypes", with: "")
        guard !extended.contains("dtmi:dtdl:extension:"), !extended.contains("dtmi:iot"),
          versions.contains(where: { text.contains("dtmi:dtdl:context;\($0)") }),
          !["2", "3", "4"].contains(where: { !versions.contains($0) && text.contains("dtmi:dtdl:context;\($0)") })
        else { continue }
        let options = entry["options"] as? [String] ?? []
        let allows: Bool? =
          options.contains("AllowUndefinedExtensions")
          ? true : options.contains("DisallowUndefinedExtensions") ? false : nil
        let name = "\(folder)/\(file.deletingPathExtension().lastPathComponent)#\(number)"
        cases.append(Case(name: name, isValid: isValid, allowsUndefined: allows, documents: documents))
      }
    }
    return cases
  }

  /// Reads `cases` and returns the names of those whose verdict differs, with the rules that spoke.
  static func failures(_ cases: [Case]) -> (valid: [String], invalid: [String]) {
    var valid: [String] = []
    var invalid: [String] = []
    for item in cases {
      let reading = readDTDL(item.documents, allowsUndefined: item.allowsUndefined)
      #expect(reading.findings.flatMap(styleFaults) == [], "\(item.name)")
      if item.isValid, !reading.errors.isEmpty {
        valid.append("\(item.name): \(reading.errors.map { "\($0.rule) \($0.message)" }.prefix(2))")
      } else if !item.isValid, reading.errors.isEmpty {
        invalid.append(item.name)
      }
    }
    return (valid, invalid)
  }

  @Test(.enabled(if: Corpora.folder("dtdl-conformance") != nil, "dtdl-conformance is not there"))
  func `most valid documents of version 4 give no error`() throws {
    for folder in ["doc-examples", "generated", "specification"] {
      let cases = try Self.cases(folder, versions: ["2", "3", "4"]).filter {
        $0.documents.joined().contains("context;4")
      }
      let (valid, invalid) = Self.failures(cases)
      let validCount = cases.count { $0.isValid }
      print("\(folder) v4: valid \(validCount - valid.count)/\(validCount)")
      print("\(folder) v4: invalid \(cases.count - validCount - invalid.count)/\(cases.count - validCount)")
      if let path = ProcessInfo.processInfo.environment["DTDL_FAILURES"] {
        try (valid + invalid.map { "INVALID " + $0 }).joined(separator: "\n").write(
          toFile: "\(path)-v4-\(folder).txt", atomically: true, encoding: .utf8)
      }
      #expect(valid.count * 20 <= validCount, "\(folder)")
    }
  }

  @Test(
    .enabled(if: Corpora.folder("dtdl-conformance") != nil, "dtdl-conformance is not there"),
    arguments: ["doc-examples", "generated", "specification"])
  func `valid documents of versions 2 and 3 give no error, most invalid ones do`(folder: String) throws {
    let cases = try Self.cases(folder, versions: ["2", "3"])
    let (valid, invalid) = Self.failures(cases)
    let validCount = cases.count { $0.isValid }
    let invalidCount = cases.count - validCount
    print("\(folder) v2, v3: valid \(validCount - valid.count)/\(validCount)")
    print("\(folder) v2, v3: invalid \(invalidCount - invalid.count)/\(invalidCount)")
    if let path = ProcessInfo.processInfo.environment["DTDL_FAILURES"] {
      try (valid + invalid.map { "INVALID " + $0 }).joined(separator: "\n").write(
        toFile: "\(path)-\(folder).txt", atomically: true, encoding: .utf8)
    }
    #expect(valid == [])
    #expect(invalid.count * 20 <= invalidCount)
  }
}

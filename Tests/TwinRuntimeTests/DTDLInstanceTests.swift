import Foundation
import Testing
import TwinModel
import TwinRuntime
import TwinTestSupport

/// The values that the public conformance cases of DTDL have for its primitive schemas, as far as they agree on what a value is.
@Suite struct DTDLInstanceTests {
  /// The types by the names that DTDL has for them.
  private static let types: [String: String] = [
    "boolean": "boolean", "byte": "int8", "short": "int16", "integer": "int32", "long": "int64",
    "unsignedByte": "uint8", "unsignedShort": "uint16", "unsignedInteger": "uint32", "unsignedLong": "uint64",
    "float": "float", "double": "double", "decimal": "decimal", "string": "string", "bytes": "bytes", "uuid": "uuid",
    "date": "date", "time": "time", "dateTime": "dateTime", "duration": "duration",
  ]

  /// Those that are judged otherwise here: numbers are judged by value, and not by how they are written, and RFC 3339 has a year 0.
  private static let accepted: [String: Set<String>] = [
    "0.0": ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"],
    "-0.0": ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"],
    "-0": ["uint8", "uint16", "uint32", "uint64"], "\"0000-01-01\"": ["date"],
  ]

  private static var folder: URL? {
    guard let folder = corpora?.appending(path: "dtdl-conformance/generated"),
      FileManager.default.fileExists(atPath: folder.path)
    else { return nil }
    return folder
  }

  @Test(.enabled(if: folder != nil, "the DTDL conformance cases are not there"))
  func `values of primitive schemas get the verdicts of the reference, but for numbers by value and the year 0`() throws
  {
    let folder = try #require(Self.folder)
    let registry = try registry(
      "schemas:\n" + Set(Self.types.values).sorted().map { "  S_\($0): {type: \($0)}\n" }.joined())
    var judged: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      var data = try Data(contentsOf: folder.appending(path: name))
      if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = data.dropFirst(3) }
      guard let test = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { continue }
      for instance in test["instances"] as? [[String: Any]] ?? [] {
        // As in `dtmi:dtdl:instance:Schema:byte;4`.
        let subject = instance["subject"] as? String ?? ""
        guard subject.hasPrefix("dtmi:dtdl:instance:Schema:"),
          let type = Self.types[String(subject.dropFirst(26).prefix { $0 != ";" })],
          let conforms = instance["conforms"] as? Bool, let text = instance["submit"] as? String
        else { continue }
        judged.insert(type)
        let value = try #require(registry.schema("com.example.S_\(type)")?.value)
        let expected = conforms || Self.accepted[text]?.contains(type) == true
        #expect(value.validate(Array(text.utf8)).isEmpty == expected, "\(name): \(type) \(text)")
      }
    }
    #expect(judged.isSuperset(of: ["bytes", "int8", "uint32", "double", "dateTime", "boolean"]))
  }
}

import Foundation
import Testing
import TwinTestSupport

/// The direction of dependencies, held against the sources and the package description.
@Suite struct ArchitectureTests {
  /// What each target may import of the others. The table of `Sources/ARCHITECTURE.md`.
  static let allowed: [String: Set<String>] = [
    "TwinSource": ["Dispatch"], "TwinOutput": ["Glibc"], "TwinImage": ["CVectors"], "TwinValues": [],
    "TwinSyntax": ["TwinSource", "CLibYAML", "Glibc"],
    "TwinModel": ["TwinSource", "TwinValues"],
    "TwinReaders": ["TwinSource", "TwinSyntax", "TwinModel", "TwinOutput"],
    "TwinResolver": ["TwinSource", "TwinModel", "TwinReaders"],
    "TwinChanges": ["TwinSource", "TwinValues", "TwinModel"],
    "TwinRules": [
      "TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinReaders", "TwinResolver", "TwinChanges", "Glibc",
      "Synchronization",
    ],
    "TwinRegistry": [
      "TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinChanges", "TwinImage", "Crypto", "Dispatch",
    ],
    "TwinStore": ["TwinSource", "TwinModel", "TwinRegistry", "Dispatch", "Glibc"],
    "TwinRemote": [
      "TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinRegistry", "TwinStore", "Synchronization",
    ],
    "TwinEmitters": ["TwinSource", "TwinValues", "TwinModel", "TwinOutput"],
    "TwinDocs": ["TwinSource", "TwinModel", "TwinOutput"],
    "TwinCompiler": [
      "TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinReaders", "TwinResolver", "TwinChanges",
      "TwinRules", "TwinRegistry", "TwinEmitters", "TwinDocs", "Synchronization",
    ],
    "TwinRuntime": ["CVectors", "TwinImage", "TwinValues", "Glibc", "Synchronization"],
    "TwinRuntimeC": ["TwinOutput", "TwinRuntime", "CLibTwinRuntime", "Glibc", "Synchronization"],
    "TwinWitness": [
      "TwinSource", "TwinValues", "TwinModel", "TwinOutput", "TwinChanges", "TwinRegistry", "TwinRuntime",
      "Synchronization",
    ],
    "TwinConformance": ["TwinSource", "TwinOutput", "TwinRuntime", "Glibc"],
    "TwinReport": [
      "TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinReaders", "TwinChanges", "TwinRules", "TwinRegistry",
      "TwinDocs", "TwinCompiler",
    ],
    "gemel": [
      "TwinCompiler", "TwinRuntime", "TwinConformance", "CZlib", "TwinSource", "TwinSyntax", "TwinModel", "TwinOutput",
      "TwinReaders",
      "TwinChanges", "TwinWitness", "TwinRules", "TwinRegistry", "TwinStore", "TwinEmitters", "TwinDocs",
      "TwinReport", "ArgumentParser", "Glibc", "Synchronization",
    ],
    "gemel-remote": [
      "TwinRemote", "TwinStore", "TwinRegistry", "TwinModel", "TwinOutput", "CLibCurl", "Glibc",
    ],
  ]

  static func imports(of target: String) throws -> [(file: String, module: String)] {
    let folder = repository.appending(path: "Sources/\(target)")
    var found: [(String, String)] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let pattern =
        /(?m)^(?:@_exported )?(?:public |internal |private |package )?import (?:struct |class |func |enum )?(\w+)/
      for match in text.matches(of: pattern) {
        found.append((path, String(match.1)))
      }
    }
    return found
  }

  @Test func `every target imports only what stands before it in the flow`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: repository.appending(path: "Sources").path)
      .filter {
        !$0.contains(".")
          && !["CLibYAML", "CLibCurl", "CLibTwinRuntime", "CZlib", "CVectors", "PythonTwinRuntime", "Guide"].contains(
            $0)
      }
    #expect(Set(folders) == Set(Self.allowed.keys))
    for target in folders {
      let used = try Self.imports(of: target)
      #expect(!used.isEmpty || Self.allowed[target] == [])
      for (file, module) in used {
        #expect(Self.allowed[target]?.contains(module) ?? false, "\(target)/\(file) imports \(module)")
      }
    }
  }

  @Test func `the package description names no dependency that the table does not`() throws {
    let manifest = try String(contentsOf: repository.appending(path: "Package.swift"), encoding: .utf8)
    var count = 0
    for match in manifest.matches(of: /library\(\s*"(\w+)"(?:,\s*needs: \[([^\]]*)\])?/) {
      count += 1
      let needs = (match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) }
      let surplus = Set(needs).subtracting(Self.allowed[String(match.1)] ?? [])
      #expect(surplus.isEmpty, "\(match.1) must not depend on \(surplus)")
    }
    #expect(count == Self.allowed.keys.count { !$0.hasPrefix("gemel") })
  }

  @Test func `no library imports Foundation`() throws {
    for target in Self.allowed.keys {
      let foundation = try Self.imports(of: target).filter { $0.module.hasPrefix("Foundation") }
      #expect(foundation.isEmpty, "\(target): \(foundation)")
    }
  }
}

import CLibTwinRuntime
import Foundation
import Testing
import TwinTestSupport

@testable import TwinRuntime
@testable import TwinRuntimeC

/// What C sees, from C and beside the header.
@Suite struct CLibraryTests {
  static let compiler = ["cc", "clang"].first { OutsideTool($0) != nil }

  @Test(.enabled(if: compiler != nil, "there is no C compiler"))
  func `a C program gets what the header describes`() throws {
    let built = try BuiltLibrary()
    defer { built.remove() }
    let program = built.file("check").path
    try Run.onPath(
      try #require(Self.compiler),
      [
        "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
        "-I", repository.appending(path: "Sources/CLibTwinRuntime").path,
        repository.appending(path: "Tests/TwinRuntimeCTests/check.c").path, "-o", program, built.library.path,
        "-Wl,-rpath,\(built.products.path)", "-lpthread",
      ]
    ).expectSuccess()
    try Run(URL(filePath: program), [built.releases.path]).expectSuccess()
  }

  @Test func `rules have numbers of their own, and their raw values as names`() {
    #expect(ViolationRule.allCases.map(\.entry.number) == Array(1...ViolationRule.allCases.count))
    for rule in ViolationRule.allCases {
      #expect(rule.entry.name.description == rule.rawValue)
      #expect(twin_rule_name(UInt32(rule.entry.number)).map { String(cString: $0) } == rule.rawValue)
    }
  }

  @Test func `rules of graphs have numbers of their own, and their raw values as names`() {
    #expect(GraphRule.allCases.map(\.entry.number) == Array(1...GraphRule.allCases.count))
    for rule in GraphRule.allCases {
      #expect(rule.entry.name.description == rule.rawValue)
      #expect(twin_graph_rule_name(UInt32(rule.entry.number)).map { String(cString: $0) } == rule.rawValue)
    }
  }

  @Test func `every status of the header has a sentence of its own`() throws {
    let sentences = (TWIN_OK...TWIN_SEVERAL_PACKAGES).map {
      twin_status_text(Int32($0)).map { String(cString: $0) } ?? ""
    }
    #expect(Set(sentences).count == 21 && !sentences.contains("there is no such status"))
  }

  @Test func `kinds of elements and members have the numbers of the header`() {
    let kinds: [(NumberedElement.Kind, Int)] = [
      (.package, TWIN_PACKAGE), (.type, TWIN_TYPE), (.member, TWIN_MEMBER), (.schema, TWIN_SCHEMA),
      (.quantity, TWIN_QUANTITY), (.unit, TWIN_UNIT), (.concept, TWIN_CONCEPT), (.relation, TWIN_RELATION),
      (.point, TWIN_POINT),
    ]
    #expect(kinds.map { Int($0.0.rawValue) } == kinds.map(\.1))
    #expect(kinds.map(\.0) == NumberedElement.Kind.allCases)
    #expect(MemberKind.allCases.map { "\($0.rawValue) \($0)" }.joined(separator: ", ") == Self.memberKinds)
    #expect(Classification.allCases.map { "\($0.rawValue) \($0)" }.joined(separator: ", ") == Self.classifications)
    #expect(RecordedAudience.allCases.map(\.number) == Array(1...6))
  }

  // As the comments of the header say it.
  private static let memberKinds = "0 property, 1 telemetry, 2 event, 3 command, 4 relationship, 5 component"
  private static let classifications = "0 public, 1 internal, 2 confidential, 3 restricted"

  @Test func `the header says what members and classifications are by the numbers that they have`() throws {
    let header = try String(
      contentsOf: repository.appending(path: "Sources/CLibTwinRuntime/twinruntime.h"), encoding: .utf8)
    #expect(header.contains("/** \(Self.memberKinds) [member]. */"))
    #expect(header.contains("if it says so: \(Self.classifications) [any]. */"))
  }

  @Test func `every function of the header has its documentation`() throws {
    let header = try String(
      contentsOf: repository.appending(path: "Sources/CLibTwinRuntime/twinruntime.h"), encoding: .utf8)
    let lines = header.split(separator: "\n", omittingEmptySubsequences: false)
    var count = 0
    for (before, line) in zip(lines, lines.dropFirst()) {
      guard
        let match = line.prefixMatch(
          of: /(?:twin_status|twin_verdict|size_t|bool|u?int(?:32|64)_t|const char \*) ?(twin_\w+)\(/)
      else {
        continue
      }
      count += 1
      #expect(before.hasSuffix("*/"), "\(match.1)")
    }
    #expect(count == 62)
  }

  @Test func `every element of an image is found again by its numbers`() throws {
    let built = try BuiltLibrary()
    defer { built.remove() }
    let registry = try Registry(path: built.image.path)
    var count = 0
    for type in registry.types {
      for member in type.members {
        let (kind, number, typeNumber) = NumberedElement.member(member).numbers
        let found = NumberedElement(in: registry, kind: kind, number: number, typeNumber: typeNumber)
        guard case .member(member)? = found else {
          Issue.record("\(member.id) of \(type.id)")
          continue
        }
        count += 1
      }
    }
    #expect(count == 1 + 22 + 22)
    for list in [TWIN_PACKAGES, TWIN_TYPES, TWIN_SCHEMAS, TWIN_QUANTITIES, TWIN_UNITS, TWIN_CONCEPTS, TWIN_RELATIONS] {
      for element in try registry.elements(list) {
        let (kind, number, _) = element.numbers
        #expect(NumberedElement(in: registry, kind: kind, number: number)?.element.id == element.element.id)
        #expect(NumberedElement(in: registry, kind: kind, id: element.element.id)?.numbers.number == number)
      }
    }
    for kind in NumberedElement.Kind.allCases {
      if NumberedElement(in: registry, kind: kind, number: .max, typeNumber: .max) != nil { Issue.record("\(kind)") }
    }
  }

  @Test func `the version is that of the tool`() throws {
    let built = try BuiltLibrary()
    defer { built.remove() }
    let tool = try Run(built.products.appending(path: "gemel"), ["--version"]).output
    #expect(twin_version().map { String(cString: $0) + "\n" } == tool)
  }
}

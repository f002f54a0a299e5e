import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinSource
import TwinTestSupport

/// The key policy: who may sign what, and when.
@Suite struct KeyPolicyTests {
  private static func block(_ key: VerificationKey) -> String {
    String(decoding: key.pem, as: UTF8.self).split(separator: "\n").map { "      \($0)\n" }.joined()
  }

  private static let first = try? SigningKey().verificationKey
  private static let second = try? SigningKey().verificationKey

  private func whole() throws -> String {
    let (first, second) = (try #require(Self.first), try #require(Self.second))
    return """
      format: 1
      keys:
        - name: bot
          role: publisher
          packages: [com.example.*]
          from: 2026-01-01
          until: 2026-12-31
          key: |
      \(Self.block(first))  - name: grace
          role: approver
          packages: ['*']
          key: |
      \(Self.block(second))require:
        - packages: [com.example.hvac]
          publishers: 1
          approvers: 2
        - packages: ['*']
          approvers: 1

      """
  }

  private func read(_ text: String) -> ReadRecord<KeyPolicy> {
    readKeyPolicy(Array(text.utf8), isJSON: false, file: .none)
  }

  @Test func `a policy says whose signatures count, for what and when`() throws {
    let policy = try #require(read(whole()).value)
    #expect(policy.keys.map(\.name) == ["bot", "grace"] && policy.keys.map(\.role) == [.publisher, .approver])
    #expect(policy.keys.map { $0.from?.description } == ["2026-01-01", nil])
    #expect(policy.keys.map { $0.until?.description } == ["2026-12-31", nil])
    #expect(policy.keys.first?.key == Self.first)
    let hvac = try #require(PackageName("com.example.hvac"))
    let other = try #require(PackageName("org.gemel.core"))
    #expect(policy.requirement(for: hvac).publishers == 1 && policy.requirement(for: hvac).approvers == 2)
    #expect(policy.requirement(for: other).publishers == 1 && policy.requirement(for: other).approvers == 1)
  }

  @Test func `JSON says the same`() throws {
    let key = try #require(Self.first)
    let object: [String: Any] = [
      "format": 1,
      "keys": [
        [
          "name": "bot", "role": "publisher", "packages": ["*"], "key": String(decoding: key.pem, as: UTF8.self),
        ]
      ],
    ]
    let bytes = [UInt8](try JSONSerialization.data(withJSONObject: object))
    let policy = try #require(readKeyPolicy(bytes, isJSON: true, file: .none).value)
    #expect(policy.keys.map(\.key) == [key])
    let name = try #require(PackageName("a.b"))
    #expect(policy.requirement(for: name) == .least)
  }

  @Test func `patterns mean packages by whole segments`() throws {
    func admits(_ pattern: String, _ package: String) throws -> Bool {
      let pattern = try #require(PackagePattern(pattern))
      return pattern.admits(try #require(PackageName(package)))
    }
    #expect(try admits("com.example.*", "com.example.hvac") && admits("com.example.*", "com.example.a.b"))
    #expect(try !admits("com.example.*", "com.examples.hvac") && !admits("com.example.*", "com.example"))
    #expect(try admits("com.example.hvac", "com.example.hvac") && !admits("com.example.hvac", "com.example.hvac.x"))
    #expect(try admits("*", "a.b") && admits("com.*", "com.example") && !admits("com.*", "community.example"))
    for text in ["", "com", ".*", "*.example", "com.*.hvac", "com.example.", "com..*", "**", "com.example*"] {
      #expect(PackagePattern(text) == nil, "\(text)")
    }
  }

  /// Texts to replace in a policy, and what is said then.
  private static let faults: [(from: String, to: String, message: String)] = [
    ("format: 1", "format: 2", "the policy is of format 2"), ("format: 1\n", "", "has no `format`"),
    ("role: approver", "role: auditor", "one of `publisher`, `approver`"),
    ("    role: approver\n", "", "has no `role`"),
    ("packages: [com.example.*]", "packages: [com.*.x]", "a package such as"),
    ("packages: [com.example.*]", "packages: []", "no packages are named"),
    ("2026-12-31", "2025-12-31", "it ends on 2025-12-31, before it begins"),
    ("2026-12-31", "tomorrow", "a day such as"),
    ("name: grace", "name: bot", "two keys are named `bot`"),
    ("name: grace", "name: 'Bot '", "two keys are named `Bot `, the other one `bot`"),
    ("publishers: 1", "publishers: 0", "could be anything"),
    ("approvers: 2", "approvers: many", "a whole number"), ("approvers: 2", "approver: 2", "unknown key `approver`"),
    ("BEGIN PUBLIC", "BEGIN PRIVATE", "this is no public key: it is a private key"),
    ("name: grace", "name: ''", "a text that is not empty"),
  ]

  @Test(arguments: faults)
  func `what makes no sense is a finding`(from: String, to: String, message: String) throws {
    let text = try whole()
    try #require(text.contains(from))
    let read = read(text.replacing(from, with: to))
    #expect(read.value == nil && read.findings.contains { $0.message.contains(message) }, "\(read.findings)")
  }

  @Test func `a key stands once, whatever its name`() throws {
    let (first, second) = (try #require(Self.first), try #require(Self.second))
    let read = read(try whole().replacing(Self.block(second), with: Self.block(first)))
    #expect(read.findings.contains { $0.message == "`grace` is the same key as `bot`" }, "\(read.findings)")
  }

  @Test func `nothing of a private key that stands in a policy is told`() throws {
    let secret = String(decoding: try SigningKey().pem, as: UTF8.self)
    let first = try #require(Self.first)
    let text = try whole().replacing(
      Self.block(first), with: secret.split(separator: "\n").map { "      \($0)\n" }.joined())
    let read = read(text)
    #expect(read.value == nil)
    #expect(!"\(read.findings)".contains(secret.split(separator: "\n")[1]))
  }
}

import Synchronization
public import TwinReaders
public import TwinSource

/// The rules and packs that come with the tool, each read when it is first asked for and then kept.
public final class UnreadCatalogue: Sendable {
  /// What can be told of a rule before it is read: its id, and what it was called earlier.
  public let rules: [(id: RuleID, aliases: [RuleID])]
  /// Names of the packs.
  public let packs: [String]
  private let readRule: @Sendable (Int) -> Declarations
  private let readPack: @Sendable (Int) -> Declarations
  private let known: Mutex<(rules: [Int: Rule], packs: [Int: Pack])> = Mutex(([:], [:]))

  /// Rules and packs, with what reads them by their numbers. Tests hold what ships with the tool to have no findings.
  public init(
    rules: [(id: RuleID, aliases: [RuleID])], packs: [String], readRule: @escaping @Sendable (Int) -> Declarations,
    readPack: @escaping @Sendable (Int) -> Declarations
  ) {
    self.rules = rules
    self.packs = packs
    self.readRule = readRule
    self.readPack = readPack
  }

  /// The rule of that number. Read outside of the lock: two who ask at once read it twice, which does no harm.
  func rule(_ number: Int) -> Rule? {
    if let rule = known.withLock({ $0.rules[number] }) { return rule }
    var loader = RuleLoader(checks: builtInChecksByName, isShipped: true)
    guard let rule = loader.rule(readRule(number)) else { return nil }
    known.withLock { $0.rules[number] = rule }
    return rule
  }

  /// The pack of that number, likewise.
  func pack(_ number: Int) -> Pack? {
    if let pack = known.withLock({ $0.packs[number] }) { return pack }
    var reader = SettingReader(catalogue: Catalogue(unread: self))
    guard let pack = reader.pack(readPack(number), isShipped: true) else { return nil }
    known.withLock { $0.packs[number] = pack }
    return pack
  }
}

import TwinModel
import TwinSource
import TwinSyntax

/// Change records, and what a workspace asks of changes.
extension GemelReader {
  /// Reads a file of a package's `changes/`.
  mutating func readChangeRecord(_ root: Node?) {
    guard let root else { return reportEmptyFile("a change record needs `summary`, `why` and `bump`") }
    var record = ChangeRecordDeclaration()
    let isMapping = forEachKey(of: root, .changeRecord) { reader, key, value in
      switch key {
      case .summary: record.summary = reader.readReference(value)
      case .why: record.why = reader.readReference(value)
      case .bump: record.bump = reader.readWord(value, of: key, in: .changeRecord)
      case .decision: record.decision = reader.readReference(value)
      case .author: record.author = reader.readReference(value)
      case .approvedBy: record.approvedBy = reader.readReferences(value, .texts)
      case .covers: record.covers = reader.readCoveredChanges(value)
      case .migration: record.migration = reader.readReference(value)
      default: break
      }
    }
    if isMapping { declarations.changeRecord = record }
  }

  private mutating func readCoveredChanges(_ node: Node) -> [CoveredChangeDeclaration] {
    var covered: [CoveredChangeDeclaration] = []
    forEachElement(of: node, .coveredChange) { reader, element in
      var change = CoveredChangeDeclaration(range: reader.tree.range(element))
      reader.forEachKey(of: element, .coveredChange) { reader, key, value in
        switch key {
        case .rule: change.rule = reader.readReference(value)
        case .subject: change.subject = reader.readReference(value)
        default: break
        }
      }
      covered.append(change)
    }
    return covered
  }

  /// What a workspace protects, compares with and asks of changes.
  mutating func readCompatibility(_ node: Node, into workspace: inout WorkspaceDeclaration) {
    var declared = workspace
    forEachKey(of: node, .compatibility) { reader, key, value in
      switch key {
      case .protect: declared.protect = reader.readReferences(value, .texts)
      case .baseline: declared.baseline = reader.readReference(value)
      case .version: declared.changePolicy.version = reader.readWord(value, of: key, in: .compatibility)
      case .notice: declared.changePolicy.notice = reader.readWord(value, of: key, in: .compatibility)
      case .noticeDays: declared.changePolicy.noticeDays = reader.readNatural(value)
      case .waived: declared.changePolicy.waived = reader.readWord(value, of: key, in: .compatibility)
      case .backdated: declared.changePolicy.backdated = reader.readWord(value, of: key, in: .compatibility)
      case .records:
        reader.forEachKey(of: value, .recordPolicy) { reader, key, value in
          let word = reader.readWord(value, of: key, in: .recordPolicy)
          switch key {
          case .required: declared.changePolicy.required = word
          case .decision: declared.changePolicy.decision = word
          case .approval: declared.changePolicy.approval = word
          default: break
          }
        }
      default: break
      }
    }
    workspace = declared
  }

  /// Packages that must not change.
  mutating func readFreezes(_ node: Node) -> [FreezeDeclaration] {
    var freezes: [FreezeDeclaration] = []
    forEachElement(of: node, .freeze) { reader, element in
      var freeze = FreezeDeclaration()
      reader.forEachKey(of: element, .freeze) { reader, key, value in
        switch key {
        case .packages: freeze.packages = reader.readReferences(value, .texts)
        case .reason: freeze.reason = reader.readReference(value)
        case .until: freeze.until = reader.readReference(value)
        default: break
        }
      }
      freezes.append(freeze)
    }
    return freezes
  }
}

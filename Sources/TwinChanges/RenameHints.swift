import TwinModel
import TwinSource

/// An addition that may be what is gone under another name, before it is known whose part it is.
struct RenameCandidate: Hashable {
  /// The addition.
  var element: ElementRef
  /// Its place inside the value.
  var path: String
  /// What to write under `formerly` there.
  var formerName: String
  /// Whether it can hardly be anything else.
  var isLikely: Bool
}

/// The addition that is like `row`, which is gone, where there is only one; with whether it can hardly be anything else: nothing
/// beside it that is gone is like the addition, and the names are alike.
func renamed<Row>(
  _ row: ID<Row>, beside lost: [ID<Row>], among gained: [ID<Row>], names: (ID<Row>, ID<Row>) -> (String, String),
  areAlike: (ID<Row>, ID<Row>) -> Bool
) -> (row: ID<Row>, formerName: String, isLikely: Bool)? {
  let candidates = gained.filter { areAlike(row, $0) }
  guard candidates.count == 1, let candidate = candidates.first else { return nil }
  let (former, name) = names(row, candidate)
  return (candidate, former, lost.count { areAlike($0, candidate) } == 1 && areNamesAlike(former, name))
}

extension ValueComparison {
  /// A new field that is like `field`, which is gone from the object at `path`.
  func renameCandidate(
    for field: ID<Field>, beside lost: [ID<Field>], among gained: [ID<Field>], at path: String
  ) -> RenameCandidate? {
    var values = self
    let found = renamed(
      field, beside: lost, among: gained,
      names: { (old.string(old.fields[$0].name), new.string(new.fields[$1].name)) },
      areAlike: { values.areAlike(old.fields[$0].value, new.fields[$1].value) })
    return found.map {
      RenameCandidate(
        element: .field($0.row), path: path + "." + new.string(new.fields[$0.row].name), formerName: $0.formerName,
        isLikely: $0.isLikely)
    }
  }

  /// A new value of an enumeration beside `value`, which is gone. Nothing but their names tells values apart.
  func renameCandidate(
    for value: ID<EnumerationValue>, beside lost: [ID<EnumerationValue>], among gained: [ID<EnumerationValue>],
    at path: String
  ) -> RenameCandidate? {
    let found = renamed(
      value, beside: lost, among: gained,
      names: { (old.string(old.enumerationValues[$0].name), new.string(new.enumerationValues[$1].name)) },
      areAlike: { _, _ in true })
    return found.map {
      RenameCandidate(
        element: .enumerationValue($0.row), path: path + "=" + new.string(new.enumerationValues[$0.row].name),
        formerName: $0.formerName, isLikely: $0.isLikely)
    }
  }
}

/// Whether two names differ in a letter or two, or have a word in common.
func areNamesAlike(_ a: String, _ b: String) -> Bool {
  nearest(to: a, in: [b]) != nil || !words(of: a).isDisjoint(with: words(of: b))
}

/// Whether two names are the same word in another spelling: `DOOR_OPEN` and `doorOpen`. A letter more may turn the meaning round.
func areSpellings(_ a: String, _ b: String) -> Bool {
  func letters(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
  return letters(a) == letters(b) && !letters(a).isEmpty
}

/// The words of a name that say something, in small letters.
private func words(of name: String) -> Set<String> {
  var words: Set<String> = []
  var word = ""
  for character in name {
    if character.isUppercase || !character.isLetter {
      words.insert(word.lowercased())
      word = ""
    }
    if character.isLetter { word.append(character) }
  }
  words.insert(word.lowercased())
  return words.filter { $0.count > 2 }
}

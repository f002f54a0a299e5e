public import TwinChanges
import TwinModel
import TwinReaders
public import TwinSource

/// Whom changes of models must not harm, and from when on it counts as harm.
public struct Protection: Sendable {
  /// Those who are protected.
  public var audiences: Audiences
  /// The least effect on them that fails a check.
  public var effect: Effect
  /// What a preset says of single kinds of change.
  public var settings: [RuleSetting]
  /// The preset that it comes from, if any.
  public var preset: String?

  /// Protects `audiences` from what breaks them, unless said otherwise.
  public init(
    audiences: Audiences, effect: Effect = .breaks, settings: [RuleSetting] = [], preset: String? = nil
  ) {
    self.audiences = audiences
    self.effect = effect
    self.settings = settings
    self.preset = preset
  }

  /// How much effects matter: an error where they fail, a warning where it depends, a note where nobody protected is harmed.
  public func severity(of effects: Effects) -> Severity {
    let worst = effects[audiences]
    if worst >= effect { return .error }
    return worst == .safe ? .note : .warning
  }
}

extension SettingReader {
  /// What a pack protects; nil where it says nothing of it.
  mutating func protection(
    _ declaration: PackDeclaration, _ settings: [RuleSetting], in file: Declarations
  ) -> Protection? {
    guard !declaration.protect.isEmpty else { return nil }
    let effect = declaration.effect.flatMap { Effect(rawValue: file.symbols[$0.name]) } ?? .breaks
    return Protection(
      audiences: audiences(declaration.protect, in: file), effect: effect, settings: settings,
      preset: file.symbols[declaration.id.name])
  }

  /// The audiences that words stand for; a finding for other words.
  private mutating func audiences(_ references: [Reference], in file: Declarations) -> Audiences {
    var audiences: Audiences = []
    for reference in references {
      let word = file.symbols[reference.name]
      if let audience = Audiences(word: word) {
        audiences.insert(audience)
      } else {
        reportUnknownAudience(word, among: Audiences.words, at: file.place(reference.range))
      }
    }
    return audiences
  }

  private mutating func reportUnknownAudience(_ word: String, among words: [String], at place: Place) {
    problems.reportUnknown(
      "config/unknown-audience", "there is no audience or preset `\(word)`", word, among: words, at: place,
      otherwise: "there are " + words.map { "`\($0)`" }.joined(separator: ", "))
  }

  /// What the workspace with `manifest` protects: audiences, or the preset that it names; the preset `service` where it says
  /// nothing.
  mutating func protection(ofWorkspace manifest: Declarations?) -> Protection {
    let declared = manifest?.workspace?.protect ?? []
    if let manifest, let first = declared.first {
      let word = manifest.symbols[first.name]
      // Alone, `graph` is the preset of that name, which protects more than the audience.
      if declared.count == 1, let preset = catalogue.pack(word)?.protection { return preset }
      if declared.count == 1, Audiences(word: word) == nil {
        let presets = catalogue.packs.filter { $0.protection != nil }.map(\.name)
        reportUnknownAudience(word, among: presets + Audiences.words, at: manifest.place(first.range))
      } else {
        return Protection(audiences: audiences(declared, in: manifest))
      }
    }
    return catalogue.pack("service")?.protection ?? Protection(audiences: .all)
  }
}

public import TwinSource

/// Data that shows whom a change harms: a document, or twins and edges, that one model takes and the other refuses, has no place
/// for, or reads as something else. The runtime library said so on the images of both models.
public struct Witness: Hashable, Sendable {
  /// What the data is.
  public enum Form: String, Hashable, Sendable {
    /// A document of a twin's state.
    case state
    /// A telemetry message.
    case telemetry
    /// The payload of an event; no text where there is none.
    case event
    /// A request of a command, or what a command answers.
    case request, response
    /// Twins and edges, one on a line.
    case graph
  }

  /// One of the two models.
  public enum Side: String, Hashable, Sendable {
    case old, new
  }

  /// What the other model makes of the data.
  public enum Outcome: String, Hashable, Sendable {
    /// It is refused.
    case refused
    /// It is refused by those who refuse what they do not know.
    case refusedIfStrict
    /// It holds something that no data holds any more.
    case lost
    /// It is as valid as before and means something else.
    case misread
  }

  /// What one model says of the data, in words; valid where it says nothing.
  public struct Verdict: Hashable, Sendable {
    /// What is wrong with it.
    public var violations: [String]
    /// What is read out of it, where that is the point.
    public var readings: [String]

    /// Whether nothing is wrong.
    public var isValid: Bool { violations.isEmpty }
  }

  /// Who is harmed.
  public var audience: Audiences
  /// What the data is.
  public var form: Form
  /// The type that it is data of: identity, or external id where that is the point.
  public var type: String
  /// The event, command or relationship that it is data of.
  public var member: String?
  /// The data, as small as was found: JSON on one line; of a graph one line for each twin, then for each edge.
  public var text: String
  /// The model that takes it.
  public var side: Side
  /// What the other one makes of it.
  public var outcome: Outcome
  /// What the old model says.
  public var before: Verdict
  /// What the new model says.
  public var after: Verdict
  /// What has to be known beside: what a misread number comes to, what an abstract type stands for.
  public var note: String?
}

extension Witness {
  /// What both models say, in one line: "valid before; after: `/speed`: expected at least 1, found 0".
  public var summary: String {
    func words(_ verdict: Verdict) -> String {
      let parts = verdict.violations.isEmpty ? verdict.readings : verdict.violations
      return parts.joined(separator: "; ")
    }
    let (before, after) = (words(self.before), words(self.after))
    let line =
      switch outcome {
      case .misread: "valid before and after; before: \(before); after: \(after)"
      case .lost: "valid before; after, no data holds it: \(after)"
      case .refused, .refusedIfStrict:
        side == .old ? "valid before; after: \(after)" : "valid after; to those with the old model: \(before)"
      }
    return note.map { "\(line) (\($0))" } ?? line
  }
}

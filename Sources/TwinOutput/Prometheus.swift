/// Metrics in the text format of Prometheus (version 0.0.4), as value trees.
///
/// Names are checked by whoever makes one; texts and values of labels are escaped and neutralised by the printer, so that input can
/// neither end a line nor a quote.
public struct MetricFamily: Hashable, Sendable {
  /// What a number is.
  public enum Kind: String, Hashable, Sendable {
    case gauge, counter
  }

  /// What tells a number from others of its family.
  public struct Label: Hashable, Sendable {
    /// By what they are told apart.
    public var name: MetricName
    /// Text of any kind.
    public var value: String

    /// A label.
    public init(_ name: MetricName, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A number.
  public struct Sample: Hashable, Sendable {
    /// What tells it from others, in the order in which it is printed.
    public var labels: [Label]
    /// The number.
    public var value: MetricValue

    /// A number.
    public init(_ value: MetricValue, labels: [Label] = []) {
      self.labels = labels
      self.value = value
    }
  }

  /// Its name.
  public var name: MetricName
  /// What it counts, in a sentence.
  public var help: String
  /// What its numbers are.
  public var kind: Kind
  /// Its numbers, each with other labels.
  public var samples: [Sample]

  /// A family of metrics.
  public init(_ name: MetricName, help: String, kind: Kind = .gauge, samples: [Sample]) {
    self.name = name
    self.help = help
    self.kind = kind
    self.samples = samples
  }
}

/// The name of a metric or a label: letters, digits and low lines, and no digit first.
public struct MetricName: Hashable, Sendable {
  /// The name.
  public let text: String

  /// `text` with every character that a name cannot have as a low line.
  public init(_ text: String) {
    let safe = text.unicodeScalars.map { scalar -> Character in
      let isAllowed =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
      return isAllowed ? Character(scalar) : "_"
    }
    self.text = safe.first.map { "0"..."9" ~= $0 } ?? true ? "_" + String(safe) : String(safe)
  }
}

/// A number of a metric.
public enum MetricValue: Hashable, Sendable {
  case integer(Int)
  /// Digits, a point, digits.
  case fraction(whole: Int, digits: String)
}

/// Prints `families`, each with its HELP and TYPE before its numbers. Linear in the size of the output.
public func printPrometheus(_ families: [MetricFamily]) -> [UInt8] {
  var text = ""
  for family in families where !family.samples.isEmpty {
    let name = family.name.text
    text += "# HELP \(name) \(escaped(family.help, quotes: false))\n# TYPE \(name) \(family.kind.rawValue)\n"
    for sample in family.samples {
      text += name
      if !sample.labels.isEmpty {
        text +=
          "{" + sample.labels.map { "\($0.name.text)=\"\(escaped($0.value, quotes: true))\"" }.joined(separator: ",")
        text += "}"
      }
      switch sample.value {
      case .integer(let number): text += " \(number)\n"
      case .fraction(let whole, let digits): text += " \(whole).\(digits.filter { "0"..."9" ~= $0 })\n"
      }
    }
  }
  return Array(text.utf8)
}

/// `text` without what would end a line, hide, or, in `quotes`, end the quote: as the format has it, what is escaped is neutralised first.
private func escaped(_ text: String, quotes: Bool) -> String {
  var result = ""
  for character in neutralised(text).unicodeScalars {
    switch character {
    case "\\": result += "\\\\"
    case "\"" where quotes: result += "\\\""
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}

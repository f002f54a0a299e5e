import TwinRuntime
import TwinSource

/// An input, by the name that people gave it.
public struct ConformanceInput: Hashable, Sendable {
  /// Its path, or what stands for it.
  public var name: String
  /// Whether it is one array, so that its records are elements and not lines.
  public var isArray: Bool

  /// An input.
  public init(name: String, isArray: Bool) {
    self.name = name
    self.isArray = isArray
  }
}

/// How many lines, or elements, a block of an input had.
public struct BlockLines: Hashable, Sendable {
  /// The input's number.
  public var input: Int
  /// Lines, or elements.
  public var count: Int
  /// The lines that end before the block begins, where they are not the records.
  public var linesBefore: Int?

  /// A block's lines.
  public init(input: Int, count: Int, linesBefore: Int? = nil) {
    self.input = input
    self.count = count
    self.linesBefore = linesBefore
  }
}

/// What is left of an input that was not read to its end, from the beginning of a block on.
public struct UnreadRest: Hashable, Sendable {
  let block: Int
  let offset: Int
  let lineStart: Int
  let expected: String
  let actual: String

  /// A rest, which begins at `offset` of its input, in a line that begins at `lineStart`.
  public init(block: Int, offset: Int, lineStart: Int, expected: String, actual: String) {
    (self.block, self.offset, self.lineStart) = (block, offset, lineStart)
    (self.expected, self.actual) = (expected, actual)
  }
}

/// How data conforms to a model: values, to be written in one way or another.
public struct ConformanceReport: Sendable {
  /// Where a record stands.
  public struct Place: Hashable, Sendable {
    /// The input's name.
    public var path: String
    /// Its line, from one.
    public var line: Int
    /// Its place in the array, from one; nil where it is in none.
    public var element: Int?
    /// First byte of the record; in what was unpacked, where the input is compressed.
    public var offset: Int
  }

  /// Where a value stands.
  public struct Value: Hashable, Sendable {
    /// Its line, and its first byte there, from one.
    public var line: Int, column: Int
    /// Its first byte in the input, from zero; in what was unpacked, where that is compressed.
    public var offset: Int
  }

  /// What was wrong with a record, as an example.
  public struct Sample: Hashable, Sendable {
    /// Where the record stands.
    public var place: Place
    /// Where the value stands; of what is missing, the object that lacks it.
    public var value: Value
    /// The type of the document; nil where the record is none.
    public var type: String?
    /// Its form, by the word of the command line.
    public var form: String?
    /// The rule that is broken, or why the record is no document: `unreadable`, `untyped`, `missingID`.
    public var rule: String
    /// The value inside the document, as a JSON Pointer; empty for all of it.
    public var pointer: String
    /// What had to be there, in words.
    public var expected: String
    /// What is there. Text of the data.
    public var actual: String
  }

  /// A rule and how often it is broken.
  public struct RuleCount: Hashable, Sendable {
    /// Its word.
    public var rule: String
    /// How often it is broken.
    public var violations: Int
    /// Documents in which it is broken.
    public var documents: Int
  }

  /// Names that data has and the model has not.
  public struct Names: Hashable, Sendable {
    /// A name, how often it occurs and where first.
    public struct Entry: Hashable, Sendable {
      /// Text of the data, shortened.
      public var name: String
      /// Nil where there are too many names to count each.
      public var count: Int?
      /// The first record that has it.
      public var first: Place
      /// What of the model was perhaps meant.
      public var suggestion: String?
    }

    /// Occurrences of all.
    public var total: Int
    /// The first ones, in order.
    public var entries: [Entry]
    /// Whether there are more.
    public var isCutShort: Bool
  }

  /// Documents of one form of one type.
  public struct Documents: Hashable, Sendable {
    /// Identity of the type.
    public var type: String
    /// The form, by the word of the command line; `undeclared` for events and commands that the type does not have.
    public var form: String
    /// Those that conform.
    public var share: Share
    /// `abstractType`, then in the order of `ViolationRule`.
    public var rules: [RuleCount]
    /// Members that the model does not know, by pointer, in which `*` is any number.
    public var undeclared: Names
  }

  /// A member of a type that data is of.
  public struct MemberShare: Hashable, Sendable {
    /// Identity of the type.
    public var type: String
    /// Name of the member.
    public var member: String
    /// Values that are there, and of these those with which nothing is wrong, themselves or inside.
    public var share: Share
  }

  /// What the model has and data has not.
  public struct Unseen: Hashable, Sendable {
    /// Types that have instances of their own, by identity.
    public var types: [String]
    /// Members of types that were seen, as `TYPE/MEMBER`, of the forms that were seen of that type.
    public var members: [String]
  }

  /// What twins and relationships say of each other.
  public struct Graph: Sendable {
    /// A rule of graphs and how often it is broken.
    public struct Rule: Hashable, Sendable {
      /// Its word, by `GraphRule`.
      public var rule: String
      /// How often it is broken.
      public var violations: Int
    }

    /// A twin or a relationship and what is wrong with it.
    public struct Sample: Hashable, Sendable {
      /// Where its record stands.
      public var place: Place
      /// The twin or relationship, by its ids.
      public var subject: String
      /// Its word, by `GraphRule`.
      public var rule: String
      /// Identity of the relationship's member, or of the relation, that says so.
      public var origin: String?
      /// In the properties of a relationship.
      public var pointer: String?
      /// What had to be there, in words.
      public var expected: String
      /// What is there. Text of the data.
      public var actual: String
    }

    /// Relationships with which nothing is wrong.
    public var relationships: Share
    /// In the order of `GraphRule`.
    public var rules: [Rule]
    /// Members of relationships that the model does not know, by identity of the relationship.
    public var undeclared: [(relationship: String, names: Names)]
    /// The first of each rule: twins before relationships.
    public var samples: [Sample]
  }

  /// A package by whose types data was judged.
  public struct JudgedPackage: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its version; 1.0.0 where its sources say none.
    public var version: String
  }

  /// What people call the model.
  public var model: String
  /// The packages of the model that have types, by name.
  public var packages: [JudgedPackage]
  /// Names of the inputs.
  public var inputs: [String]
  /// What became of each record.
  public var records: ConformanceCounts.Records
  /// All records but those that are no data of twins.
  public var all: Share
  /// Telemetry, events, requests and responses.
  public var messages: Share
  /// Documents of state; of a graph, twins with which nothing is wrong in their documents and in the graph, among all, those of unknown types too.
  public var twins: Share
  /// Values of members that are there, as `memberShares` has them; and what events and commands carry, each one value.
  public var members: Share
  /// Nil where no graph was asked for.
  public var graph: Graph?
  /// By type, then form.
  public var documents: [Documents]
  /// Members that are in a record, by type, in the order of the model.
  public var memberShares: [MemberShare]
  /// Types that records name and the model does not have.
  public var unknownTypes: Names
  /// What the model has and no record.
  public var unseen: Unseen
  /// By place.
  public var samples: [Sample]
  /// Inputs of which only what stands before a place was read, and why. What is behind it counts as one record that is unreadable.
  public var unread: [Sample]
}

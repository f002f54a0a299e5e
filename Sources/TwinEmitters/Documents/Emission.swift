public import TwinModel

/// A target that documents are described or checked in.
public enum EmitTarget: String, Hashable, Sendable, CaseIterable {
  case spark, duckdb
  case jsonSchema = "json-schema"
  case avro

  /// What it does not say, and why.
  var limits: [DocumentAspect: TargetLimit] {
    switch self {
    case .spark: sparkLimits
    case .duckdb: duckDBLimits
    case .jsonSchema: jsonSchemaLimits
    case .avro: avroLimits
    }
  }

  /// The end of its files' names, another for each target: several may write to one directory.
  var fileExtension: String {
    switch self {
    case .spark: ".spark.sql"
    case .duckdb: ".duckdb.sql"
    case .jsonSchema: ".schema.json"
    case .avro: ".avsc"
    }
  }
}

/// How documents are described.
public struct EmitOptions: Hashable, Sendable {
  /// Whether members that the model does not know are let pass.
  public var allowsUnknownMembers: Bool

  /// Options; by default unknown members are refused, as the runtime does.
  public init(allowsUnknownMembers: Bool = false) { self.allowsUnknownMembers = allowsUnknownMembers }
}

/// What was made for a target.
public struct Emission: Sendable {
  /// Paths below the output directory, and bytes, by path.
  public var files: [(path: String, bytes: [UInt8])]
  /// What the files do not say.
  public var ledger: LossLedger
}

/// Describes `documents` for `target`: a file for each. The same model gives the same bytes. O(documents × what they hold).
public func emit(
  _ documents: [EmittedDocument], for target: EmitTarget, options: EmitOptions = EmitOptions(), in model: Model
) -> Emission {
  let names = EmittedNames(of: model)
  let files = documents.map { document in
    let bytes =
      switch target {
      case .jsonSchema: jsonSchema(of: document, options, in: model)
      case .avro: avroSchema(of: document, in: model)
      case .spark:
        sqlCheck(
          of: document, called: names.view(of: document), SparkDialect(),
          SQLPatterns(dialect: .java, lengthLimit: sparkPatternLength), options, in: model)
      case .duckdb:
        sqlCheck(
          of: document, called: names.view(of: document), DuckDBDialect(), SQLPatterns(dialect: .re2), options,
          in: model)
      }
    return (path: names.path(of: document) + target.fileExtension, bytes: bytes)
  }
  return Emission(
    files: files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
    ledger: DocumentWalk.losses(documents, target, in: model))
}

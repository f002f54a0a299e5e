/// What Avro does not say. Its data is no JSON text, so that what can be wrong with a text does not arise.
let avroLimits: [DocumentAspect: TargetLimit] = {
  func bare(_ what: String) -> TargetLimit {
    TargetLimit("Avro has types and no \(what).", instead: "The type alone.")
  }
  return [
    .unknownMember: TargetLimit(
      "A record has the fields that it has.", instead: "Nothing; who encodes drops or refuses other members."),
    .absentPayload: TargetLimit(
      "A schema describes a value, and there is none.",
      instead: "The value where there is one; who encodes sends no payload where there is none."),
    .foreignMember: TargetLimit(
      "A record has the fields that it has.", instead: "Nothing; members that the model does not know have no place."),
    .narrowRange: TargetLimit(
      "Avro has integers of 32 and 64 bits with a sign.",
      instead: "The next larger one; for uint64 a decimal of 20 digits."),
    .timeOfDay: TargetLimit("Avro's times of day have no offset.", instead: "A string."),
    .momentDetail: TargetLimit(
      "A timestamp is a count of microseconds in UTC.",
      instead: "timestamp-micros; the offset and digits behind microseconds are not kept."),
    .leapSecond: TargetLimit(
      "A timestamp knows no leap seconds.", instead: "The second after it; of a time of day, any string."),
    .durationDetail: TargetLimit(
      "A duration is months, days and milliseconds, of 32 bits each.",
      instead: "duration; how it was written and digits behind milliseconds are not kept."),
    .openEnumeration: TargetLimit(
      "An enum has the symbols that it has.", instead: "A symbol for values that are not listed, which is the default."),
    .mapKey: TargetLimit("Keys of a map are strings.", instead: "A map of any keys."),
    .minimum: bare("bounds"), .maximum: bare("bounds"), .exclusiveMinimum: bare("bounds"),
    .exclusiveMaximum: bare("bounds"), .multipleOf: bare("steps"), .precision: bare("number of digits for doubles"),
    .positionBounds: TargetLimit(
      "Avro has arrays and no number of their elements, and no bounds.", instead: "Arrays of any number of doubles."),
    .closedRing: TargetLimit("Avro does not compare two parts of a value.", instead: "Rings, closed or not."),
    .minLength: bare("lengths"), .maxLength: bare("lengths"), .octetLength: bare("lengths"),
    .pattern: bare("patterns"), .minItems: bare("numbers of entries"), .maxItems: bare("numbers of entries"),
    .uniqueItems: bare("arrays of different entries"), .const: bare("constants"),
    .namelessRecursion: TargetLimit(
      "Only records, enums and fixed have names, by which something can lead back to itself.",
      instead: "A string that holds the value as JSON."),
    .unboundedDecimal: TargetLimit(
      "A decimal has a number of digits.",
      instead: "A string; with `minimum`, `maximum` and `precision` it would be a decimal."),
    .unwrittenDefault: TargetLimit(
      "Avro's form of the default is not written here.", instead: "Null, or a field without a default."),
  ]
}()

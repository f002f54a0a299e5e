/// Documents that use every construct between them.
enum DTDLFixtures {
  /// The documents by what tests call them.
  static let named = ["v2": v2, "v3": v3, "v4": v4, "asset": asset]
  /// Which are read together.
  static let choices = [["v2", "asset"], ["v3"], ["v4"], ["asset"], ["v2", "v3", "v4", "asset"]]

  /// Everything of version 2.
  static let v2 = """
    {
      "@context": "dtmi:dtdl:context;2",
      "@id": "dtmi:com:example:plant:Pump;1",
      "@type": "Interface",
      "displayName": {"en": "Pump", "de": "Pumpe"},
      "description": "Moves liquid.",
      "comment": "reviewed",
      "extends": [
        "dtmi:com:example:core:Asset;1",
        {"@id": "dtmi:com:example:plant:Machine;1", "@type": "Interface", "displayName": "Machine",
         "contents": {"@type": "Property", "name": "vendor", "schema": "string"}}
      ],
      "schemas": [
        {"@id": "dtmi:com:example:plant:Mode;1", "@type": "Enum", "valueSchema": "integer", "displayName": "mode",
         "enumValues": [
           {"@id": "dtmi:com:example:plant:Mode:off;1", "name": "off", "enumValue": 0, "displayName": {"en": "Off"}},
           {"@type": "EnumValue", "name": "on", "enumValue": 1, "comment": "running", "description": "Runs."}
         ]},
        {"@id": "dtmi:com:example:plant:Limits;1", "@type": "Object", "fields": [
          {"name": "low", "schema": "float"}, {"@type": "Field", "name": "high", "schema": "float", "displayName": "High"}]}
      ],
      "contents": [
        {"@type": ["Property", "Temperature"], "name": "setpoint", "schema": "double", "unit": "degreeCelsius",
         "writable": true, "@id": "dtmi:com:example:plant:Pump:setpoint;1"},
        {"@type": "Property", "name": "mode", "schema": "dtmi:com:example:plant:Mode;1", "writable": false},
        {"@type": "dtmi:dtdl:class:Property;2", "dtmi:dtdl:property:name;2": "lubricants",
         "dtmi:dtdl:property:schema;2": {"@type": "Map", "mapKey": {"name": "product", "schema": "string"},
           "mapValue": {"@type": "MapValue", "name": "amount", "schema": "dtmi:dtdl:instance:Schema:long;2",
                        "description": "In grams."}}},
        {"@type": ["Telemetry", "dtmi:standard:class:Velocity;2"], "name": "flow", "schema": "float",
         "unit": "dtmi:standard:unit:metrePerSecond;2"},
        {"@type": "Telemetry", "name": "spectrum", "schema": {"@type": "Array", "elementSchema": "double"}},
        {"@type": "Telemetry", "name": "position", "schema": "point"},
        {"@type": "Telemetry", "name": "state", "schema": {"@type": "Object", "displayName": "state", "fields": [
          {"name": "at", "schema": "dateTime"},
          {"name": "inner", "schema": {"@type": "Object", "@id": "dtmi:com:example:plant:Inner;1", "fields":
            {"name": "list", "schema": {"@type": "Array", "elementSchema": {"@type": "Map",
              "mapKey": {"name": "k", "schema": "string"}, "mapValue": {"name": "v", "schema": "boolean"}}}}}}]}},
        {"@type": "Command", "name": "purge", "commandType": "synchronous",
         "request": {"@type": "CommandPayload", "name": "span", "schema": "duration", "displayName": "Span"},
         "response": {"name": "done", "schema": "boolean"}},
        {"@type": "Command", "name": "stop"},
        {"@type": "Relationship", "name": "feeds", "target": "dtmi:com:example:plant:Tank;1",
         "minMultiplicity": 0, "maxMultiplicity": 5, "writable": true,
         "properties": [{"@type": "Property", "name": "since", "schema": "date", "writable": true, "comment": "day"}]},
        {"@type": "Relationship", "name": "seeAlso"},
        {"@type": "Component", "name": "drive", "schema": "dtmi:com:example:core:Asset;1", "displayName": "Drive"},
        {"@type": "Component", "name": "cover", "schema":
          {"@id": "dtmi:com:example:plant:Cover;1", "@type": "Interface", "contents": []}},
        {"@type": ["Property", "Annotated"], "name": "odd", "schema": "time", "remark": {"a": [1, 2.5, null, true]},
         "more": "text"}
      ]
    }
    """

  /// A type that version 2 documents point at, as a list of one.
  static let asset = """
    [{"@context": ["dtmi:dtdl:context;2"], "@id": "dtmi:com:example:core:Asset;1", "@type": "Interface"}]
    """

  /// What versions 3 adds.
  static let v3 = """
    {
      "@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1",
                   "dtmi:dtdl:extension:historization;1"],
      "@id": "dtmi:com:example:hall:Sensor;2.1",
      "@type": "Interface",
      "displayName": [{"@value": "Sensor", "@language": "en"}, {"@value": "Fühler", "@language": "de-DE"}],
      "contents": [
        {"@type": ["Telemetry", "Temperature", "Historized"], "name": "value", "schema": "float", "unit": "kelvin"},
        {"@type": "Property", "name": "outline", "schema": "polygon"},
        {"@type": "Property", "name": "level", "schema": {"@type": "Enum", "valueSchema": "string",
           "enumValues": [{"name": "low", "enumValue": "low", "displayName": "Low"}, {"name": "high", "enumValue": "high"}]}},
        {"@type": "Property", "name": "readings", "schema": {"@type": "Array", "elementSchema": {"@type": "Object",
          "fields": [{"@type": ["Field", "Pressure"], "name": "p", "schema": "double", "unit": "pascal"}]}}},
        {"@type": "Property", "name": "byRoom", "schema": {"@type": "Map", "mapKey": {"name": "room", "schema": "string"},
          "mapValue": {"@type": ["MapValue", "RelativeHumidity"], "name": "h", "schema": "integer", "unit": "percent"}}},
        {"@type": "Command", "name": "heat",
         "request": {"@type": ["CommandRequest", "Power"], "name": "by", "schema": "double", "unit": "watt"},
         "response": {"@type": "CommandResponse", "name": "ok", "schema": {"@type": "Enum", "valueSchema": "string",
           "enumValues": [{"name": "yes", "enumValue": "Y"}, {"name": "no", "enumValue": "1"}]}}},
        {"@type": "Relationship", "name": "in", "maxMultiplicity": 1, "target": "dtmi:com:example:hall:Room"},
        {"@type": "Property", "name": "older", "@context": "dtmi:dtdl:context;2", "schema": "string"}
      ]
    }
    """

  /// The primitive types and `nullable` of version 4.
  static let v4 = """
    {
      "@context": "dtmi:dtdl:context;4", "@id": "dtmi:com:example:Gauge", "@type": "Interface",
      "contents": [
        {"@type": "Property", "name": "all", "schema": {"@type": "Object", "fields": [
          {"name": "a", "schema": "byte"}, {"name": "b", "schema": "bytes"}, {"name": "c", "schema": "decimal"},
          {"name": "d", "schema": "short"}, {"name": "e", "schema": "unsignedByte"},
          {"name": "f", "schema": "unsignedInteger"}, {"name": "g", "schema": "unsignedLong"},
          {"name": "h", "schema": "unsignedShort"}, {"name": "i", "schema": "uuid"}]}},
        {"@type": "Command", "name": "reset", "request": {"name": "why", "schema": "string", "nullable": true}}
      ]
    }
    """
}

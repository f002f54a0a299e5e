import CLibTwinRuntime
import Glibc

/// What calls are likely to name, and the two images that they are about: those of the folders `old` and `new` below the directory that
/// `GEMEL_FUZZ_IMAGES` names.
enum Models {
  /// Handles of images, which any thread may use, and which are never freed.
  nonisolated(unsafe) static let registries = [open("old"), open("new")]

  static let elements = [
    (TWIN_TYPE, "com.example.fuzz.Twin"), (TWIN_TYPE, "com.example.fuzz.Part"), (TWIN_TYPE, "com.example.fuzz.Piece"),
    (TWIN_UNIT, "org.gemel.quantities.degreeCelsius"), (TWIN_UNIT, "org.gemel.quantities.degreeFahrenheit"),
    (TWIN_UNIT, "org.gemel.quantities.kelvin"), (TWIN_UNIT, "org.gemel.quantities.metre"),
    (TWIN_MEMBER, "com.example.fuzz.Twin/pitch"), (TWIN_MEMBER, "com.example.fuzz.Twin/angle"),
    (TWIN_SCHEMA, "com.example.fuzz.Limits"), (TWIN_PACKAGE, "com.example.fuzz"),
  ]
  static let names = elements.map(\.1)
  static let versions = ["1.0.0", "2.0.0", "1.5.0", "2.0.0-rc.1", "0.1.0", "18446744073709551615.0.0"]
  static let ranges = ["^1.0.0", "*", ">=1.0.0", ">=1 <3", "~2.0.0", "2.0.0", ">=2.0.0-rc.1"]
  static let decimals = [
    "21.5", "-0", "1e400", "1e-399", "9999999999999999999999999999999999", "0.1", "-459.67", "1E+2", "00",
    "1e999999999999999999",
  ]
  static let documents = [
    #"{"pitch":1.5,"limits":{"low":1,"inner":[{"low":2}]},"mode":1,"word":"low","part":{"serial":"s","gone":""}}"#,
    #"{"angle":294.65,"limits":{"least":1,"must":1},"mode":0,"word":"lower","piece":{"number":"s"}}"#, "{}", "",
    #"{"$metadata":{"$model":"com.example.fuzz.Twin","pitch":{},"part":{}},"pitch":3}"#,
    #"{"speed":70.25}"#, "{\"speed\":1}\n\n{\"speed\":\"x\"}\n{}",
  ]
  static let records = [
    #"{"format":1,"package":"com.example.fuzz","version":"2.0.0","previous":{"version":"1.0.0"},"changes":["#
      + #"{"kind":"property-renamed","message":"m","elementKind":"property","subject":"com.example.fuzz.Twin/angle","#
      + #""former":"com.example.fuzz.Twin/pitch","before":"pitch","after":"angle","effects":{"producers":"breaks","#
      + #""readers":"breaks","graph":"safe","callers":"safe","code":"safe","models":"safe"},"migration":"mechanical","#
      + #""consequences":[]}]}"#,
    #"{"format":1,"package":"com.example.fuzz","version":"2.0.0","previous":{"version":"1.0.0"},"changes":[]}"#,
  ]
  static let ids = ["a", "b", "c", ""]
  static let relationships = ["next", "part", "holds"]

  private static func open(_ name: String) -> OpaquePointer {
    let folder = getenv("GEMEL_FUZZ_IMAGES").map { String(cString: $0) } ?? "images"
    var registry: OpaquePointer?
    let status = "\(folder)/\(name)/model.image".withCString { twin_registry_open($0, 0, &registry, nil) }
    guard status == TWIN_OK, let registry else {
      // Without images there is nothing to fuzz: whoever started it has to build them first.
      fatalError("no image at \(folder)/\(name)/model.image; `make fuzz` makes them")
    }
    return registry
  }
}

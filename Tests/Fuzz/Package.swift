// swift-tools-version: 6.2
// Fuzzers of the parsers, of the judge of documents, of migration, of the opening of images, and of the calls of the library for C, a package of their own: they need unsafe
// flags, which would bar the main package from being a dependency. The sources of the modules are those of the main package, by symbolic
// links.
//
// `make fuzz` builds and runs all of them: `.ci/fuzz` makes the images that they need and gathers the seeds. Any two images of a package do for
// FuzzMigration, in folders `old` and `new` below GEMEL_FUZZ_IMAGES, such as those of releases; GEMEL_FUZZ_TYPE names the type then.
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]

/// A fuzzer: libFuzzer brings `main`.
func fuzzer(_ name: String, of modules: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: modules,
    swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
}

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1"),
    .target(name: "TwinSource", swiftSettings: settings),
    .target(name: "TwinSyntax", dependencies: ["TwinSource", "CLibYAML"], swiftSettings: settings),
    // Tests' view of the runtime: the fuzzer of documents compares with the simple judge, which reads the tree.
    .target(name: "TwinValues", swiftSettings: settings),
    .systemLibrary(name: "CVectors"),
    .target(name: "TwinImage", dependencies: ["CVectors"], swiftSettings: settings),
    .target(
      name: "TwinRuntime", dependencies: ["TwinImage", "TwinValues", "CVectors"], exclude: ["ImageFormat.md"],
      swiftSettings: settings + [.unsafeFlags(["-enable-testing"])]),
    .target(name: "TwinOutput", swiftSettings: settings),
    .systemLibrary(name: "CLibTwinRuntime"),
    .target(
      name: "TwinRuntimeC", dependencies: ["TwinOutput", "TwinRuntime", "CLibTwinRuntime"], swiftSettings: settings),
    fuzzer("FuzzYAML", of: ["TwinSyntax", "TwinSource"]),
    fuzzer("FuzzJSON", of: ["TwinSyntax", "TwinSource"]),
    fuzzer("FuzzDocument", of: ["TwinRuntime", "TwinValues"]),
    fuzzer("FuzzImage", of: ["TwinRuntime", "TwinImage"]),
    fuzzer("FuzzMigration", of: ["TwinRuntime"]),
    fuzzer("FuzzCalls", of: ["TwinRuntimeC", "CLibTwinRuntime"]),
  ]
)

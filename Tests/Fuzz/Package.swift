// swift-tools-version: 6.2
// Fuzzers of the parsers, a package of their own: they need unsafe flags, which would bar the main package from being a
// dependency. The sources of the two modules are those of the main package, by symbolic links.
//
//   swift build -c release --sanitize=fuzzer --product FuzzYAML
//   SWIFT_BACKTRACE=enable=no .build/release/FuzzYAML -max_total_time=300 CORPUS_FOLDER
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]

/// A fuzzer: libFuzzer brings `main`.
func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["TwinSyntax", "TwinSource"],
    swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
}

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1"),
    .target(name: "TwinSource", swiftSettings: settings),
    .target(name: "TwinSyntax", dependencies: ["TwinSource", "CLibYAML"], swiftSettings: settings),
    fuzzer("FuzzYAML"),
    fuzzer("FuzzJSON"),
  ]
)

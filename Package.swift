// swift-tools-version: 6.2
// Targets stand in the order of the data flow: sources → typed model → findings, artifact, docs → runtime.
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
  .treatAllWarnings(as: .error),
]

/// A library target under `Sources/` with the project's settings.
func library(_ name: String, needs: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: needs, exclude: exclude, swiftSettings: settings)
}

/// The test target of `name`, with the shared helpers.
func tests(_ name: String, needs: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TwinTestSupport"] + needs, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "gemel",
  products: [
    .executable(name: "gemel", targets: ["gemel"]),
    .executable(name: "gemel-remote", targets: ["gemel-remote"]),
    .library(name: "TwinRuntime", targets: ["TwinRuntime"]),
    // For other languages; `make runtime-c` makes of the second what needs no Swift.
    .library(name: "twinruntime", type: .dynamic, targets: ["TwinRuntimeC"]),
    .library(name: "twinruntime-static", type: .static, targets: ["TwinRuntimeC"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // libyaml's event parser, from the system (Debian: libyaml-dev).
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // HTTP, from the system (Debian: libcurl4-openssl-dev); for the second executable alone.
    .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    // gzip, from the system (Debian: zlib1g-dev).
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Many bytes at once, in words that Swift does not have: a header alone.
    .systemLibrary(name: "CVectors"),

    // Files, byte ranges, findings, suggestions; work on all cores. Knows no paths, no language.
    library("TwinSource"),
    // Value trees of what is written out (JSON), one printer each; neutralising of text that came from input.
    library("TwinOutput"),
    // Bytes to syntax trees: YAML through libyaml, JSON through our own strict reader.
    library("TwinSyntax", needs: ["TwinSource", "CLibYAML"]),
    // What a text must look like to be a date, a UUID, a match of a pattern; exact fractions: shared by the compiler and the runtime.
    library("TwinValues"),
    // The typed IR: flat tables, typed ids, exact numbers, units.
    library("TwinModel", needs: ["TwinSource", "TwinValues"]),
    // Syntax trees to declarations, one folder per source language; the language definition.
    library("TwinReaders", needs: ["TwinSource", "TwinSyntax", "TwinModel", "TwinOutput"]),
    // Declarations to the model: names bound, inheritance laid out, units and types settled.
    library("TwinResolver", needs: ["TwinSource", "TwinModel", "TwinReaders"]),
    // Model × model to changes: what differs, whom it reaches; the effects on audiences.
    library("TwinChanges", needs: ["TwinSource", "TwinValues", "TwinModel"]),
    // The rule catalogue's format, packs, configuration, checks, waivers, mends: model to findings.
    library(
      "TwinRules",
      needs: ["TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinReaders", "TwinResolver", "TwinChanges"]),
    // Layout of the binary image: shared by its writer and its reader, nothing else.
    library("TwinImage", needs: ["CVectors"]),
    // Model to artifact; what a registry holds: records of releases, OCI manifests, locks, resolution. No files.
    library(
      "TwinRegistry",
      needs: [
        "TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinChanges", "TwinImage",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    // The registry as a directory: publishing by link, reading, verifying. The one library that touches files.
    library("TwinStore", needs: ["TwinSource", "TwinModel", "TwinRegistry"]),
    // Push and pull over the protocol of OCI registries, given what sends one request. Sends nothing itself.
    library(
      "TwinRemote",
      needs: ["TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinRegistry", "TwinStore"]),
    // Model to files of a target, one folder per target.
    library("TwinEmitters", needs: ["TwinSource", "TwinValues", "TwinModel", "TwinOutput"]),
    // Model to documentation: site and Markdown.
    library("TwinDocs", needs: ["TwinSource", "TwinModel", "TwinOutput"]),
    // The page that joins the stages, finding writers, the shipped ontologies.
    library(
      "TwinCompiler",
      needs: [
        "TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinReaders", "TwinResolver", "TwinChanges",
        "TwinRules", "TwinRegistry", "TwinEmitters", "TwinDocs",
      ]),
    // What applications link: maps an image and answers. No YAML, no rules, no Foundation.
    library("TwinRuntime", needs: ["TwinImage", "TwinValues", "CVectors"], exclude: ["ImageFormat.md"]),
    // The header of the runtime for C, with its documentation; what it declares is written in TwinRuntimeC.
    .systemLibrary(name: "CLibTwinRuntime"),
    // The functions of that header, and nothing else that answers: handles, statuses, bounds.
    library("TwinRuntimeC", needs: ["TwinOutput", "TwinRuntime", "CLibTwinRuntime"]),
    // A change to a document, twin or edge that shows whom it harms, checked by the runtime on both images.
    library(
      "TwinWitness",
      needs: ["TwinSource", "TwinValues", "TwinModel", "TwinOutput", "TwinChanges", "TwinRegistry", "TwinRuntime"]),
    // Records of data to counts and a report, by the runtime as judge. No files, no threads.
    library("TwinConformance", needs: ["TwinSource", "TwinOutput", "TwinRuntime"]),
    // A workspace, what a registry holds, reports on data: figures with the rows behind them, trends, four forms of it.
    library(
      "TwinReport",
      needs: [
        "TwinSource", "TwinOutput", "TwinSyntax", "TwinModel", "TwinReaders", "TwinChanges", "TwinRules",
        "TwinRegistry",
        "TwinDocs", "TwinCompiler",
      ]),
    // The command: files, terminal, exit codes. One file per verb.
    .executableTarget(
      name: "gemel",
      dependencies: [
        "TwinCompiler", "TwinRuntime", "TwinConformance", "TwinSource", "TwinSyntax", "TwinModel", "TwinOutput",
        "TwinReaders", "TwinChanges", "TwinWitness", "TwinRules", "TwinRegistry", "TwinStore", "TwinEmitters",
        "TwinDocs", "TwinReport",
        "CZlib",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // What `gemel registry push|pull` starts: libcurl, credentials, progress. Apart, so that the command needs no libraries.
    .executableTarget(
      name: "gemel-remote",
      dependencies: ["TwinRemote", "TwinStore", "TwinRegistry", "TwinModel", "TwinOutput", "CLibCurl"],
      swiftSettings: settings),

    // Helpers of the tests: golden files, corpora, seeded generators, the reflecting model dump.
    .target(
      name: "TwinTestSupport",
      dependencies: [
        "TwinSource", "TwinModel", "TwinSyntax", "TwinReaders", "TwinResolver", "TwinRules", "TwinCompiler",
      ],
      path: "Tests/TwinTestSupport", swiftSettings: settings),
    tests("TwinSource"),
    tests("TwinOutput"),
    tests("TwinSyntax"),
    tests("TwinValues"),
    tests("TwinModel"),
    tests("TwinReaders", needs: ["TwinEmitters", "TwinCompiler"]),
    tests("TwinResolver"),
    tests("TwinChanges", needs: ["TwinCompiler", "TwinModel", "TwinRules", "TwinSource"], exclude: ["Goldens"]),
    tests(
      "TwinRules",
      needs: [
        "TwinCompiler", "TwinModel", "TwinSource", "TwinSyntax", "TwinReaders", "TwinResolver", "TwinEmitters",
        "gemel-bench",
      ],
      exclude: ["Goldens"]),
    tests(
      "TwinRegistry",
      needs: [
        "TwinRuntime", "TwinChanges", "TwinImage", "TwinModel", "TwinOutput", "TwinReaders", "TwinResolver",
        "TwinSource",
        "TwinSyntax",
      ]),
    // Publishes and is killed, or meets a fault, at a step that is asked for.
    .executableTarget(
      name: "registry-fault", dependencies: ["TwinChanges", "TwinModel", "TwinRegistry", "TwinStore"],
      path: "Tests/RegistryFault",
      swiftSettings: settings),
    tests("TwinStore", needs: ["TwinModel", "TwinRegistry", "TwinSource", "registry-fault"]),
    tests("TwinRemote", needs: ["TwinModel", "TwinRegistry", "TwinStore", "registry-fault"]),
    tests(
      "TwinEmitters", needs: ["TwinModel", "TwinOutput", "TwinRegistry", "TwinRuntime", "TwinSource"],
      exclude: ["Goldens"]),
    tests("TwinDocs", exclude: ["Goldens"]),
    tests(
      "TwinRuntime",
      needs: ["CVectors", "TwinRegistry", "TwinImage", "TwinModel", "TwinResolver", "TwinSyntax", "TwinSource"]),
    // A C program and the Python package use the shared library that stands beside the tests.
    tests(
      "TwinRuntimeC", needs: ["TwinRuntime", "CLibTwinRuntime", "gemel"],
      exclude: ["check.c", "releases", "try", "python"]),
    tests(
      "TwinCompiler",
      needs: [
        "TwinChanges", "TwinRegistry", "TwinRuntime", "TwinDocs", "TwinModel", "TwinOutput", "TwinReaders", "TwinRules",
        "TwinSource", "TwinSyntax",
      ], exclude: ["Goldens"]),
    // Ratios to floors measured in the same run; a seeded generator of workspaces.
    .executableTarget(
      name: "gemel-bench",
      dependencies: [
        "TwinSource", "TwinSyntax", "TwinModel", "TwinChanges", "TwinRules", "TwinCompiler", "TwinRegistry",
        "TwinStore", "TwinRuntime",
      ],
      path: "Tests/Benchmarks", exclude: ["validate_peers.py"], swiftSettings: settings),
    .testTarget(
      name: "BenchmarkTests",
      dependencies: [
        "gemel-bench", "TwinCompiler", "TwinDocs", "TwinModel", "TwinRegistry", "TwinRules", "TwinSource",
      ], swiftSettings: settings),
    tests(
      "TwinWitness",
      needs: [
        "TwinChanges", "TwinCompiler", "TwinModel", "TwinOutput", "TwinRegistry", "TwinResolver", "TwinRules",
        "TwinRuntime", "TwinSource",
      ]),
    tests(
      "TwinConformance", needs: ["TwinModel", "TwinOutput", "TwinRegistry", "TwinResolver", "TwinRuntime"],
      exclude: ["Goldens"]),
    tests(
      "TwinReport",
      needs: [
        "TwinChanges", "TwinCompiler", "TwinModel", "TwinOutput", "TwinReaders", "TwinRegistry", "TwinRules",
        "TwinSource",
        "TwinSyntax",
      ], exclude: ["Goldens"]),
    .testTarget(
      name: "GemelTests",
      dependencies: [
        "TwinTestSupport", "gemel", "gemel-remote", "TwinChanges", "TwinCompiler", "TwinModel", "TwinRegistry",
        "TwinSource", "TwinStore",
      ],
      swiftSettings: settings),
  ]
)

// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "memfig",
  products: [
    .executable(name: "memfig", targets: ["MemFigCommand"]),
    .executable(name: "memfig-trace", targets: ["MemFigTrace"]),
    .library(name: "MemFig", targets: ["MemFig"]),
    .library(name: "MemoryModel", targets: ["MemoryModel"]),
    .library(name: "Graphviz", targets: ["Graphviz"]),
  ],
  traits: [
    .trait(name: "Capture", description: "Models of real Rust programs; needs Linux and libdw."),
    .default(enabledTraits: ["Capture"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
  ],
  targets: [
    // What crosses the boundaries.
    .target(name: "Diagnostics"),
    .target(name: "MemoryModel", dependencies: ["Diagnostics"]),

    .target(name: "ProcessSnapshot", dependencies: ["Diagnostics"]),

    // From a Rust program to snapshots.
    .target(name: "CCaptureSupport"),
    .target(name: "RustCapture", dependencies: ["Diagnostics", "ProcessSnapshot", "CCaptureSupport"]),

    // From a running program to a snapshot.
    .systemLibrary(name: "CElfutils", pkgConfig: "libdw", providers: [.apt(["libdw-dev"])]),
    .target(name: "CTraceSupport"),
    .executableTarget(
      name: "MemFigTrace",
      dependencies: [
        "ProcessSnapshot",
        .target(name: "CElfutils", condition: .when(traits: ["Capture"])),
        .target(name: "CTraceSupport", condition: .when(traits: ["Capture"])),
      ]),

    // Into the model.
    .target(name: "MemoryNotation", dependencies: ["Diagnostics", "MemoryModel"]),

    .target(name: "RustDecoding", dependencies: ["ProcessSnapshot", "MemoryModel"]),

    // From the model to a figure.
    .target(
      name: "FigureStyle",
      dependencies: ["Diagnostics", "CFontconfig"],
      resources: [.embedInCode("Styles")]),
    .target(name: "FigureLayout", dependencies: ["Diagnostics", "MemoryModel", "FigureStyle"]),

    // From the figure to bytes.
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CFontconfig", pkgConfig: "fontconfig", providers: [.apt(["libfontconfig-dev"])]),
    .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz-subset", providers: [.apt(["libharfbuzz-dev"])]),
    .target(
      name: "CGraphvizSupport", dependencies: ["CGraphviz", "CCairo"],
      linkerSettings: [
        .linkedLibrary("pangocairo-1.0"), .linkedLibrary("pango-1.0"), .linkedLibrary("pangoft2-1.0"),
        .linkedLibrary("gobject-2.0"),
      ]),
    .target(name: "Graphviz", dependencies: ["Diagnostics", "CGraphviz", "CGraphvizSupport"]),
    .target(
      name: "FigureExport",
      dependencies: ["Diagnostics", "FigureStyle", "FigureLayout", "Graphviz", "CCairo", "CHarfBuzz"]),

    // What people embed, and what they type.
    .target(
      name: "MemFig",
      dependencies: [
        "Diagnostics", "MemoryModel", "MemoryNotation", "FigureStyle", "FigureLayout", "FigureExport",
      ]),
    // Forks and answers signals, which Swift cannot.
    .target(name: "CRenderJobSupport"),
    .target(
      name: "RenderJob",
      dependencies: [
        "Diagnostics", "MemFig", "ProcessSnapshot", "RustCapture", "RustDecoding", "CRenderJobSupport",
      ]),
    .executableTarget(
      name: "MemFigCommand",
      dependencies: [
        "MemFig", "RenderJob", "RustCapture", "RustDecoding",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "MemoryModelTests", dependencies: ["MemoryModel"]),
    .testTarget(
      name: "MemoryNotationTests",
      dependencies: ["MemoryNotation", .product(name: "CustomDump", package: "swift-custom-dump")],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "RustDecodingTests", dependencies: ["RustDecoding", "ProcessSnapshot", "MemoryModel", "MemoryNotation"],
      exclude: ["Goldens", "Programs", "Snapshots"]),
    .testTarget(name: "FigureStyleTests", dependencies: ["FigureStyle", "Diagnostics"]),
    .testTarget(
      name: "FigureLayoutTests", dependencies: ["FigureLayout", "MemoryNotation"], exclude: ["Goldens"]),
    .testTarget(name: "GraphvizTests", dependencies: ["Graphviz"]),
    .testTarget(name: "FigureExportTests", dependencies: ["FigureExport", "MemoryNotation"]),
    .testTarget(name: "MemFigTests", dependencies: ["MemFig"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "CCairo", "Diagnostics", "FigureStyle", "MemFig", "MemFigCommand", "MemoryModel", "MemoryNotation",
        "ProcessSnapshot", "RenderJob", "RustCapture", "RustDecoding",
      ],
      exclude: ["Fonts"]),
    .testTarget(
      name: "RustCaptureTests", dependencies: ["RustCapture", "Diagnostics", "ProcessSnapshot"], exclude: ["Fixtures"]),
    .testTarget(name: "TraceTests", dependencies: ["ProcessSnapshot", "MemFigTrace"], exclude: ["Programs"]),
    .testTarget(
      name: "MovesTests", dependencies: ["RustCapture", "ProcessSnapshot"],
      exclude: ["Golden", "Programs"]),
    .testTarget(name: "PackageTests"),
  ],
  swiftLanguageModes: [.v6]
)

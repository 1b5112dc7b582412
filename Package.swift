// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "VoicePreflight",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "VoicePreflight", targets: ["VoicePreflight"]),
        // FAAD2 is under the GPL, so whoever links this product passes the whole on under the GPL.
        .library(name: "AACDecoding", targets: ["AACDecoding"]),
        .executable(name: "voice-preflight", targets: ["voice-preflight"]),
        .executable(name: "vendor-sandbox", targets: ["vendor-sandbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CSndfile", pkgConfig: "sndfile", providers: [.apt(["libsndfile1-dev"]), .brew(["libsndfile"])]),
        .systemLibrary(
            name: "CMpg123", pkgConfig: "libmpg123", providers: [.apt(["libmpg123-dev"]), .brew(["mpg123"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        // Only its header: the library is opened with the first request.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(name: "CSoxr", pkgConfig: "soxr", providers: [.apt(["libsoxr-dev"]), .brew(["libsoxr"])]),
        .systemLibrary(name: "CLame", providers: [.apt(["libmp3lame-dev"]), .brew(["lame"])]),
        .systemLibrary(name: "CFAAD", providers: [.apt(["libfaad-dev"]), .brew(["faad2"])]),

        .target(name: "PreflightModel"),
        .target(name: "MessageDigests", dependencies: ["CCrypto"]),
        .target(name: "ProcessSignals"),
        // What is exactly known of samples; in C is only what is compiled for several processors.
        .target(name: "SignalKernels"),
        .target(name: "SignalAnalysis", dependencies: ["PreflightModel", "SignalKernels"]),
        // Files and descriptors of the operating system: the only module of ours that opens, reads and writes them.
        .target(name: "SystemFiles", dependencies: ["PreflightModel"]),
        .target(
            name: "AudioMeasurement",
            dependencies: [
                "PreflightModel", "SystemFiles", "MessageDigests", "SignalAnalysis", "SpeechModels", "CSndfile",
                "CMpg123",
            ]),
        // The arithmetic and the weights of the networks that listen.
        .target(name: "CSpeechModels", exclude: ["Weights"]),
        .target(name: "SpeechModels", dependencies: ["PreflightModel", "CSpeechModels"], exclude: ["README.md"]),
        // The installed phone recogniser, in processes of its own; nothing of it is linked.
        .target(name: "SpeechRecognition", dependencies: ["PreflightModel", "SystemFiles"]),
        // GPL by FAAD2: only the command and whoever chooses to may depend on it, never the library VoicePreflight.
        .target(name: "AACDecoding", dependencies: ["AudioMeasurement", "CFAAD"]),
        .target(
            name: "RulesEngine",
            dependencies: [
                "PreflightModel", "MessageDigests", .product(name: "Yams", package: "Yams"),
            ],
            resources: [.embedInCode("Profiles")]),
        .target(
            name: "Reports", dependencies: ["PreflightModel", "MessageDigests"],
            resources: [.embedInCode("Schemas"), .embedInCode("Page")]),
        .target(
            name: "ZipMeasurement", dependencies: ["PreflightModel", "MessageDigests", "AudioMeasurement", "CZip"]),
        .target(
            name: "UploadPackaging",
            dependencies: ["PreflightModel", "SystemFiles", "MessageDigests", "RulesEngine", "CZip"]),
        .target(
            name: "RecordingPreparation",
            dependencies: [
                "PreflightModel", "SystemFiles", "MessageDigests", "SignalAnalysis", "AudioMeasurement", "RulesEngine",
                "CSndfile", "CSoxr", "CLame",
            ]),
        .target(
            name: "VendorClients",
            dependencies: ["PreflightModel", "MessageDigests"]),
        .target(
            name: "UploadStage",
            dependencies: [
                "PreflightModel", "SystemFiles", "MessageDigests", "RulesEngine", "UploadPackaging", "VendorClients",
                "CCurl",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "VoicePreflight",
            dependencies: [
                "PreflightModel", "SystemFiles", "AudioMeasurement", "ZipMeasurement", "RulesEngine",
                "RecordingPreparation", "UploadPackaging", "VendorClients", "UploadStage", "Reports",
                "SpeechRecognition", .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(
            name: "voice-preflight",
            dependencies: [
                "VoicePreflight", "RecordingPreparation", "VendorClients", "AACDecoding", "ProcessSignals",
                "SystemFiles", "SpeechRecognition",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // The vendors simulated on loopback: signatures are computed anew here, so nothing of VendorClients is in it.
        .target(
            name: "VendorSandbox",
            dependencies: [
                "PreflightModel", "SystemFiles", "MessageDigests", "AudioMeasurement", "ZipMeasurement", "RulesEngine",
                "Reports", "UploadPackaging",
                .product(name: "FlyingFox", package: "FlyingFox"),
            ]),
        .executableTarget(
            name: "vendor-sandbox",
            dependencies: [
                "VendorSandbox", "AACDecoding", "ProcessSignals",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Only tests link it: loudness and true peak are held against it.
        .systemLibrary(
            name: "CEbur128", pkgConfig: "libebur128", providers: [.apt(["libebur128-dev"]), .brew(["libebur128"])]),
        .testTarget(name: "SignalAnalysisTests", dependencies: ["SignalAnalysis", "PreflightModel", "CEbur128"]),
        .testTarget(name: "MessageDigestsTests", dependencies: ["MessageDigests", "PreflightModel"]),
        // What all tests have: time limits, and comparisons of what is large.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"]),
        .testTarget(name: "SystemFilesTests", dependencies: ["SystemFiles", "PreflightModel"]),
        .testTarget(name: "PreflightModelTests", dependencies: ["PreflightModel"]),
        .testTarget(
            name: "AudioMeasurementTests",
            dependencies: ["PreflightModel", "AudioMeasurement", "AACDecoding", "Reports"]),
        .testTarget(
            name: "RecordingPreparationTests",
            dependencies: [
                "RecordingPreparation", "AudioMeasurement", "AACDecoding", "PreflightModel", "SystemFiles",
                "MessageDigests", "RulesEngine",
            ]),
        .testTarget(
            name: "SpeechModelsTests", dependencies: ["SpeechModels", "PreflightModel"], exclude: ["Reference"]),
        .testTarget(name: "RulesEngineTests", dependencies: ["RulesEngine", "Reports"]),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "RulesEngine", "PreflightModel"], exclude: ["Golden"]),
        .testTarget(
            name: "ZipMeasurementTests",
            dependencies: ["ZipMeasurement", "AudioMeasurement", "UploadPackaging", "PreflightModel", "Reports"]),
        .testTarget(
            name: "UploadPackagingTests",
            dependencies: [
                "UploadPackaging", "AudioMeasurement", "RulesEngine", "Reports", "PreflightModel", "SystemFiles",
            ]),
        .testTarget(
            name: "VendorClientsTests", dependencies: ["VendorClients", "PreflightModel"], exclude: ["Vectors"]),
        .testTarget(
            name: "UploadStageTests",
            dependencies: [
                "UploadStage", "VendorClients", "VendorSandbox", "UploadPackaging", "RulesEngine", "PreflightModel",
                .product(name: "FlyingFox", package: "FlyingFox"),
            ]),
        .testTarget(
            name: "VendorSandboxTests",
            dependencies: [
                "VendorSandbox", "AudioMeasurement", "UploadPackaging", "PreflightModel", "MessageDigests",
                .product(name: "FlyingFox", package: "FlyingFox"),
            ]),
        .testTarget(name: "VoicePreflightTests", dependencies: ["SystemFiles", "VoicePreflight"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["voice-preflight", "vendor-sandbox", "SpeechRecognition", "PreflightModel"],
            exclude: ["Golden", "Schemas"]),
        .testTarget(name: "AACDecodingTests", dependencies: ["AACDecoding", "AudioMeasurement", "PreflightModel"]),
    ]
)

for target in package.targets where target.type == .test && target.name != "TestSupportTests" {
    target.dependencies.append("TestSupport")
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}

// What takes memory on trust says so. Not in tests, nor in SpeechModels: its networks hand every vector to kernels in C, so
// the word would stand on every line and tell nothing.
for target in package.targets
where [.regular, .executable].contains(target.type) && !["TestSupport", "SpeechModels"].contains(target.name) {
    target.swiftSettings?.append(.strictMemorySafety())
}

// Without optimization, listening is twenty times as slow, and the tests listen to hours of speech and read every byte of many
// files. A package may only set such flags for itself, not as somebody's dependency, so whoever builds the tests asks for them
// (scripts/test does).
if Context.environment["VOICE_PREFLIGHT_OPTIMIZE"] != nil {
    for target in package.targets {
        switch target.name {
        case "SignalKernels", "CSpeechModels": target.cSettings = [.unsafeFlags(["-O2"], .when(configuration: .debug))]
        case "PreflightModel", "SignalAnalysis", "SpeechModels", "AudioMeasurement", "ZipMeasurement",
            "RecordingPreparation":
            target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
        default: break
        }
    }
}

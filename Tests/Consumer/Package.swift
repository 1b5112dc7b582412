// swift-tools-version: 6.2

import PackageDescription

// A stranger's package: it sees of the library what any user sees, and does with it what the command does.
let package = Package(
    name: "Consumer",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "VoicePreflight", path: "../..")],
    targets: [
        .executableTarget(
            name: "consumer", dependencies: [.product(name: "VoicePreflight", package: "VoicePreflight")],
            swiftSettings: [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")])
    ]
)

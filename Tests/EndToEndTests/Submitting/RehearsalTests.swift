import Foundation
import Testing

/// The README's own commands, so that what a new user types first is what is tested.
@Suite("The rehearsals in the README")
struct RehearsalTests {
    @Test("carry the repository's recordings to a voice at every vendor")
    func carry() throws {
        let scratch = try Scratch()
        let commands = try Self.commands()
        #expect(commands.map(\.first) == ["package", "submit", "package", "submit", "package", "submit"])
        for arguments in commands {
            let placed = arguments.map { $0.replacing(/^out\//) { _ in "\(scratch.folder.path)/" } }
            let result = try Command.run(
                placed, environment: ["XDG_STATE_HOME": scratch.folder.appending(path: "state").path])
            try #require(result.status == 0, "\(placed): \(result.output)\(result.errors)")
            if placed.first == "submit" { #expect(result.output.contains("state      succeeded")) }
        }
    }

    @Test("carry a package of a user's own profile, which the vendor's is held against as well")
    func ownProfile() throws {
        let scratch = try Scratch()
        for (id, remove) in [("our-tencent", ""), ("lenient", "remove: [sample-duration]\n")] {
            _ = try scratch.file("\(id).yml", "extends: tencent-vod-clone\nid: \(id)\n\(remove)")
        }
        try scratch.wave("long.wav", frames: 48_000 * 12, rate: 48_000)
        try scratch.wave("short.wav", frames: 48_000 * 3, rate: 48_000)
        func submit(_ recording: String, profile: String) throws -> Command {
            let packed = try Command.run(
                ["package", "--profile", "\(profile).yml", recording, "--output", "\(profile)-\(recording)"]
                    + ["VoiceId=harbour-01", "Text=Hello", "SubAppId=1500000001"].flatMap { ["--parameter", $0] },
                in: scratch.folder)
            try #require(packed.status == 0, "\(packed.output)\(packed.errors)")
            return try Command.run(["submit", "\(profile)-\(recording)", "--sandbox"], in: scratch.folder)
        }
        let carried = try submit("long.wav", profile: "our-tencent")
        #expect(carried.status == 0, "\(carried.output)\(carried.errors)")
        let refused = try submit("short.wav", profile: "lenient")
        #expect(refused.status == 64, "\(refused.output)\(refused.errors)")
        #expect(refused.errors.contains("short.wav: 3.0 s is shorter than the 10 s"))
    }

    /// The arguments of every command of the README that rehearses, or packs for it.
    private static func commands() throws -> [[String]] {
        let readme = try String(contentsOf: Command.root.appending(path: "README.md"), encoding: .utf8)
        return readme.replacing("\\\n", with: "").split(separator: "\n")
            .filter { $0.hasPrefix("scripts/voice-preflight ") && $0.contains(" out/") }
            .map { $0.split(separator: " ").dropFirst().map(String.init) }
    }
}

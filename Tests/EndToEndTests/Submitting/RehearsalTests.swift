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

    /// The arguments of every command of the README that rehearses, or packs for it.
    private static func commands() throws -> [[String]] {
        let readme = try String(contentsOf: Command.root.appending(path: "README.md"), encoding: .utf8)
        return readme.replacing("\\\n", with: "").split(separator: "\n")
            .filter { $0.hasPrefix("scripts/voice-preflight ") && $0.contains(" out/") }
            .map { $0.split(separator: " ").dropFirst().map(String.init) }
    }
}

import Foundation
import VoicePreflight

/// Does every task of the articles with the library alone, and ends with the first that does not come out as it should.
///
/// Usage: consumer FIXTURES VENDOR-SANDBOX    the folder of recordings, and the built program `vendor-sandbox`
@main
struct Consumer {
    /// The program `vendor-sandbox`.
    let sandbox: URL

    static func main() async throws {
        guard CommandLine.arguments.count == 3 else { throw Unexpected("usage: consumer FIXTURES VENDOR-SANDBOX") }
        let fixtures = URL(filePath: CommandLine.arguments[1])
        let consumer = Consumer(sandbox: URL(filePath: CommandLine.arguments[2]))
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "consumer-\(UUID().uuidString)")
        try files.createDirectory(at: folder.appending(path: "takes"), withIntermediateDirectories: true)
        defer { try? files.removeItem(at: folder) }
        for (fixture, name) in [
            ("session/01-harbour.mp3", "takes/01.mp3"), ("session/02-orchard.m4a", "takes/02.m4a"),
            ("wav/pcm-s16.wav", "short.wav"),
        ] {
            try files.copyItem(at: fixtures.appending(path: fixture), to: folder.appending(path: name))
        }
        guard files.changeCurrentDirectoryPath(folder.path) else { throw Unexpected("\(folder) cannot be entered") }
        let tasks: [(String, () async throws -> Void)] = [
            ("measure", consumer.measure), ("measure from memory", consumer.measureFromMemory),
            ("read measurements", consumer.readMeasurements), ("check", consumer.check),
            ("own rules", consumer.ownRules), ("prepare and verify", consumer.prepare),
            ("package and verify", consumer.package),
            ("submit and follow", consumer.submit),
        ]
        for (name, task) in tasks {
            try await task()
            print("consumer: \(name): done")
        }
    }
}

/// Something that did not come out as the articles say.
struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Stops with these words where the condition does not hold.
func expect(_ condition: Bool, _ words: @autoclosure () -> String) throws {
    if !condition { throw Unexpected(words()) }
}

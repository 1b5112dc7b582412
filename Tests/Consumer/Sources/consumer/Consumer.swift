import Foundation
import VoicePreflight

/// Does every task of the articles with the library alone, and ends with the first that does not come out as it should.
///
/// Usage: consumer FIXTURES VENDOR-SANDBOX    the folder of recordings, and the built program `vendor-sandbox`
@main
struct Consumer {
    let fixtures: RecordingPath
    let sandbox: String
    let folder: URL

    static func main() async throws {
        guard CommandLine.arguments.count == 3 else { throw Unexpected("usage: consumer FIXTURES VENDOR-SANDBOX") }
        let folder = FileManager.default.temporaryDirectory.appending(path: "consumer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let consumer = Consumer(
            fixtures: RecordingPath(CommandLine.arguments[1]), sandbox: CommandLine.arguments[2], folder: folder)
        let tasks: [(String, () async throws -> Void)] = [
            ("measure", consumer.measure), ("check", consumer.check), ("own rules", consumer.ownRules),
            ("package and verify", consumer.package), ("submit and follow", consumer.submit),
        ]
        for (name, task) in tasks {
            try await task()
            print("consumer: \(name): done")
        }
    }

    func fixture(_ name: String) -> RecordingPath { fixtures.appending(name.utf8) }
    func path(_ name: String) -> RecordingPath { RecordingPath(folder.appending(path: name).path) }
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

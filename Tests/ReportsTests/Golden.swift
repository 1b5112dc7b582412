import Foundation
import TestSupport
import Testing

/// Texts that somebody has read and found good, as files beside this one.
enum Golden {
    /// Holds the text against the file of that name; `VOICE_PREFLIGHT_UPDATE=1` writes the file first, to be read.
    static func expect(_ text: String, is name: String, _ location: SourceLocation = #_sourceLocation) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["VOICE_PREFLIGHT_UPDATE"] == "1" { try Data(text.utf8).write(to: file) }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(firstDifference(text, from: golden) == nil, sourceLocation: location)
    }
}

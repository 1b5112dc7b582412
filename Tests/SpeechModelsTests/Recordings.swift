import Foundation
import TestSupport

/// The speech of `Fixtures/speech`, and what the reference runtime says of it.
enum Recordings {
    static let names = ["austen-1", "austen-2", "command", "made"]

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

    /// The samples of a recording, full scale being 1.
    static func samples(_ name: String) throws -> [Float] {
        try SpeechFixture.floats(name)
    }

    static func reference<Value: Decodable>(_ file: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: tests.appending(path: "Reference/\(file)")))
    }
}

import Foundation

/// The speech of `Fixtures/speech`, and what the reference runtime says of it.
enum Recordings {
    static let names = ["austen-1", "austen-2", "command", "made"]

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

    /// The samples of a recording, full scale being 1.
    static func samples(_ name: String) throws -> [Float] {
        let folder = tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/speech")
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(name).wav")))
        return stride(from: 44, to: bytes.count - 1, by: 2).map { offset in
            Float(Int16(truncatingIfNeeded: Int(bytes[offset]) | Int(bytes[offset + 1]) << 8)) / 32_768
        }
    }

    static func reference<Value: Decodable>(_ file: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: tests.appending(path: "Reference/\(file)")))
    }
}

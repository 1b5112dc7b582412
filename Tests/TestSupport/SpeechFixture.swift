import Foundation

/// The recordings of `Fixtures/speech`: 16 bit, mono, at 16 kHz.
package enum SpeechFixture {
    /// The samples of a recording by its name without `.wav`.
    package static func samples(_ name: String) throws -> [Int16] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: "Fixtures/speech/\(name).wav")))
        return stride(from: 44, to: bytes.count - 1, by: 2).map { offset in
            Int16(bitPattern: UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8)
        }
    }

    /// The same with full scale as 1.
    package static func floats(_ name: String) throws -> [Float] { try samples(name).map { Float($0) / 32_768 } }
}
